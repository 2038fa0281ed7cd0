//! The figures of votes in the words of a minute, against the votes that are recorded.

use super::scene::Scene;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::any_block;
use crate::model::body::{Block, plain};
use crate::model::meeting::Item;

/// Numbers in words, from nought on.
const IN_WORDS: &[&str] =
    &["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// Names sentences such as "lost by 3 votes to 4" that no vote of their item agrees with.
pub(super) fn figures(scene: &Scene, diagnostics: &mut Diagnostics) {
    for item in &scene.meeting.items {
        let recorded = recorded(item);
        if recorded.is_empty() {
            continue;
        }
        let mut said = Vec::new();
        any_block(&item.minute.body.blocks, &mut |block| {
            if let Block::Paragraph(words) = block {
                said.extend(read(&plain(words)));
            }
            false
        });
        let is_one = |(in_favour, against): &(u32, u32), (one, other): &(u32, u32)| {
            (in_favour, against) == (one, other) || (against, in_favour) == (one, other)
        };
        // A vote that nobody recorded, on an amendment perhaps, is no contradiction to one that stands in the words.
        let unsaid = recorded.iter().filter(|vote| !said.iter().any(|words| is_one(vote, words))).count();
        let unrecorded = said.iter().filter(|words| !recorded.iter().any(|vote| is_one(vote, words)));
        for words in unrecorded.take(unsaid) {
            diagnostics.push(differs(item, *words, &recorded));
        }
    }
}

/// The figures of the votes of an item, for and against.
fn recorded(item: &Item) -> Vec<(u32, u32)> {
    let votes = item.resolutions.iter().filter_map(|resolution| resolution.vote.as_ref());
    votes.map(|vote| (vote.in_favour.count, vote.against.count)).collect()
}

fn differs(item: &Item, (one, other): (u32, u32), recorded: &[(u32, u32)]) -> Diagnostic {
    let votes: Vec<String> =
        recorded.iter().map(|(in_favour, against)| format!("{in_favour} for and {against} against")).collect();
    let message = format!("the words say {one} votes to {other}, and what is recorded is {}", votes.join(" and "));
    Diagnostic::new(Code::VoteWordsDiffer, item.place.clone(), message).hint("correct the words or the vote")
}

/// The pairs of figures: "by 3 votes to 4", "3 votes for and 4 against"; none of a paragraph that speaks of an
/// amendment, whose vote is seldom recorded.
fn read(words: &str) -> Vec<(u32, u32)> {
    if words.to_lowercase().contains("amendment") {
        return Vec::new();
    }
    let words: Vec<String> = words
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let said: Vec<&str> = words.iter().map(String::as_str).collect();
    let mut pairs = Vec::new();
    for at in 0..said.len() {
        let pair = match said[at..] {
            [one, "votes" | "vote", "to", other, ..]
            | [one, "votes" | "vote", "for", "and" | "to", other, "against", ..]
            | [one, "votes" | "vote", "for", other, "against", ..]
            | [one, "in", "favour", "and", other, "against", ..]
            | [one, "for", "and", other, "against", ..] => number(one).zip(number(other)),
            _ => None,
        };
        pairs.extend(pair);
    }
    pairs
}

fn number(word: &str) -> Option<u32> {
    let in_words = || IN_WORDS.iter().position(|known| *known == word).and_then(|at| u32::try_from(at).ok());
    word.parse().ok().or_else(in_words)
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn figures_are_read_as_clerks_write_them() {
        assert_eq!(read("the motion was lost by 3 votes to 4, with one abstention"), [(3, 4)]);
        assert_eq!(read("It was carried by seven votes to two."), [(7, 2)]);
        assert_eq!(read("There were 3 votes for and 4 against."), [(3, 4)]);
        assert_eq!(read("Staff had made 3 comments to 4 managers."), []);
    }
}
