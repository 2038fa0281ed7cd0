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
                let words = plain(words);
                said.extend(read(&words).into_iter().map(|figures| (figures, words.clone())));
            }
            false
        });
        let is_one = |vote: &Figures, words: &Figures| {
            let is_pair = (vote.one, vote.other) == (words.one, words.other)
                || (vote.other, vote.one) == (words.one, words.other);
            let abstained = vote.abstained.zip(words.abstained);
            is_pair && abstained.is_none_or(|(vote, words)| vote == words)
        };
        // A vote that nobody recorded, on an amendment perhaps, is no contradiction to one that stands in the words.
        let unsaid = recorded.iter().filter(|vote| !said.iter().any(|(words, _)| is_one(vote, words))).count();
        let unrecorded = said.iter().filter(|(words, _)| !recorded.iter().any(|vote| is_one(vote, words)));
        for (words, paragraph) in unrecorded.take(unsaid) {
            diagnostics.push(differs(item, words, &recorded).about(paragraph, paragraph));
        }
    }
}

/// The figures of a vote, for and against, and of those who abstained where somebody counted them.
#[derive(Debug, PartialEq, Eq)]
struct Figures {
    one: u32,
    other: u32,
    abstained: Option<u32>,
}

/// The figures of the votes of an item.
fn recorded(item: &Item) -> Vec<Figures> {
    let votes = item.resolutions.iter().filter_map(|resolution| resolution.vote.as_ref());
    let figures = votes.map(|vote| Figures {
        one: vote.in_favour.count,
        other: vote.against.count,
        abstained: vote.is_whole.then_some(vote.abstained.count),
    });
    figures.collect()
}

fn differs(item: &Item, words: &Figures, recorded: &[Figures]) -> Diagnostic {
    let of_those = |abstained: Option<u32>| match abstained {
        Some(1) => " with 1 abstention".to_owned(),
        Some(count) if count > 0 => format!(" with {count} abstentions"),
        Some(_) | None => String::new(),
    };
    let votes: Vec<String> = recorded
        .iter()
        .map(|vote| format!("{} for and {} against{}", vote.one, vote.other, of_those(vote.abstained)))
        .collect();
    let said = format!("{} votes to {}{}", words.one, words.other, of_those(words.abstained));
    let message = format!("the words say {said}, and what is recorded is {}", votes.join(" and "));
    Diagnostic::new(Code::VoteWordsDiffer, item.place.clone(), message).hint("correct the words or the vote")
}

/// The pairs of figures: "by 3 votes to 4", "3 votes for and 4 against"; none of a paragraph that speaks of an
/// amendment, whose vote is seldom recorded.
fn read(words: &str) -> Vec<Figures> {
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
        pairs.extend(pair.map(|(one, other)| Figures { one, other, abstained: abstained(&said[at + 1..]) }));
    }
    pairs
}

/// "with one abstention", "2 abstained", soon behind the figures.
fn abstained(said: &[&str]) -> Option<u32> {
    let near = &said[..said.len().min(10)];
    near.windows(2).find_map(|two| number(two[0]).filter(|_| two[1].starts_with("abst")))
}

fn number(word: &str) -> Option<u32> {
    let in_words = || IN_WORDS.iter().position(|known| *known == word).and_then(|at| u32::try_from(at).ok());
    word.parse().ok().or_else(in_words)
}

#[cfg(test)]
mod tests {
    use super::{Figures, read};

    fn figures(one: u32, other: u32, abstained: Option<u32>) -> Figures {
        Figures { one, other, abstained }
    }

    #[test]
    fn figures_are_read_as_clerks_write_them() {
        assert_eq!(read("the motion was lost by 3 votes to 4, with one abstention"), [figures(3, 4, Some(1))]);
        assert_eq!(read("It was carried by seven votes to two."), [figures(7, 2, None)]);
        assert_eq!(read("There were 3 votes for and 4 against."), [figures(3, 4, None)]);
        assert_eq!(read("Staff had made 3 comments to 4 managers."), []);
    }
}
