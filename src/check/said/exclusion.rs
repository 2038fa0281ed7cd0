//! The resolution to exclude the public against the items that it names: the paragraphs, the schedule, the Act.

use super::super::scene::Scene;
use super::passages::Passage;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::any_block;
use crate::model::body::Block;
use crate::model::meeting::{Access, Item};
use crate::proceedings::Sentence;

/// Names sentences that exclude the public under other paragraphs than their items are exempt by.
pub(super) fn paragraphs(scene: &Scene, passage: &Passage, diagnostics: &mut Diagnostics) {
    if !passage.is_record || !passage.text.contains("xclu") {
        return;
    }
    for sentence in passage.sentences() {
        let Some(said) = Exclusion::of(&sentence) else { continue };
        for (message, words) in wrong(scene, &said) {
            diagnostics.push(
                Diagnostic::new(Code::ExclusionWordsDiffer, passage.place.clone(), message)
                    .about(words, sentence.text)
                    .hint("correct the words of the resolution, or the front matter of the item"),
            );
        }
    }
}

/// What a sentence that excludes the public says.
struct Exclusion {
    items: Vec<u32>,
    paragraphs: Vec<u32>,
    schedule: Option<String>,
    /// The name of the Act and its year.
    act: Option<(String, String)>,
}

impl Exclusion {
    fn of(sentence: &Sentence<'_>) -> Option<Self> {
        let excludes = (0..sentence.words.len()).any(|at| sentence.is(at, &["excluded", "exclude", "excluding"]));
        let mut said = Self { items: Vec::new(), paragraphs: Vec::new(), schedule: None, act: None };
        for at in 0..sentence.words.len() {
            match sentence.small(at) {
                "item" | "items" if said.items.is_empty() => said.items = numbers(sentence, at + 1),
                "paragraph" | "paragraphs" if said.paragraphs.is_empty() => {
                    said.paragraphs = numbers(sentence, at + 1);
                }
                "schedule" if said.schedule.is_none() => {
                    said.schedule = sentence.words.get(at + 1).map(|word| word.typed.to_owned());
                }
                // The Act that has the schedule stands behind it; one before may be another.
                "act" if said.act.is_none() && said.schedule.is_some() => {
                    let capitals = (0..at).rev().take_while(|before| {
                        sentence.words[*before].typed.starts_with(char::is_uppercase)
                            && sentence.behind(*before).trim().is_empty()
                    });
                    let from = capitals.last().unwrap_or(at);
                    let year = sentence.words.get(at + 1).filter(|year| is_year(year.typed));
                    said.act = year.map(|year| (sentence.typed(from, at + 1).to_owned(), year.typed.to_owned()));
                }
                _ => {}
            }
        }
        let speaks_of_law = said.schedule.is_some() && !said.paragraphs.is_empty();
        (excludes && speaks_of_law).then_some(said)
    }
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// "3", "1, 2 and 5", "3 to 5".
fn numbers(sentence: &Sentence<'_>, from: usize) -> Vec<u32> {
    let mut numbers: Vec<u32> = Vec::new();
    let mut at = from + usize::from(sentence.is(from, &["no", "nos", "number", "numbers"]));
    let mut spans = false;
    while at < sentence.words.len() {
        // "9.1" is no number of ours.
        if sentence.behind(at) == "." && at + 1 < sentence.words.len() {
            return Vec::new();
        }
        match (sentence.small(at).parse::<u32>(), sentence.small(at)) {
            (Ok(number), _) if number < 1000 => {
                let first = numbers.last().filter(|last| spans && **last < number).map_or(number, |last| last + 1);
                numbers.extend(first..=number);
                spans = false;
            }
            (_, "to") => spans = true,
            (_, "and" | "or") => {}
            _ => break,
        }
        at += 1;
    }
    numbers
}

/// What is wrong with what a sentence says, each with the words that say it.
fn wrong(scene: &Scene, said: &Exclusion) -> Vec<(String, String)> {
    let mut wrong = Vec::new();
    let Some(scheme) = &scene.rules.exemptions else { return wrong };
    // "Local Government Act 1972, Schedule 12A", as our rules have it.
    let cited =
        scheme.cite.split_once(", Schedule ").and_then(|(act, schedule)| Some((act.rsplit_once(' ')?, schedule)));
    if let (Some(((act, year), schedule)), Some((said_act, said_year))) = (cited, &said.act)
        && act == said_act.trim_start_matches("The ")
    {
        if year != said_year {
            let message = format!("the words cite the {act} {said_year}, and exempt information is in that of {year}");
            wrong.push((message, format!("{act} {said_year}")));
        }
        if let Some(typed) = said.schedule.as_ref().filter(|typed| *typed != schedule) {
            let message = format!("the words cite Schedule {typed}, and exempt information is in Schedule {schedule}");
            wrong.push((message, format!("Schedule {typed}")));
        }
    } else if said.act.is_some() {
        // Another Act has paragraphs of its own.
        return wrong;
    }
    for paragraph in said.paragraphs.iter().filter(|paragraph| !scheme.paragraphs.contains_key(paragraph)) {
        let message = format!("the words name paragraph {paragraph}, and {} has none of that number", scheme.cite);
        wrong.push((message, format!("paragraph {paragraph}")));
    }
    if !wrong.is_empty() {
        return wrong;
    }
    let has_numbers = scene.meeting.items.iter().any(|item| item.number.is_some());
    for number in said.items.iter().filter(|_| has_numbers) {
        wrong.extend(item_differs(scene, *number, said).map(|message| (message, format!("item {number}"))));
    }
    wrong
}

fn item_differs(scene: &Scene, number: u32, said: &Exclusion) -> Option<String> {
    let has_it = |item: &&Item| item.number.as_ref().is_some_and(|typed| typed.value == number.to_string());
    let Some(item) = scene.meeting.items.iter().find(has_it) else {
        return Some(format!("the words exclude the public during item {number}, and there is none of that number"));
    };
    let theirs = paragraphs_of(item);
    if theirs.is_empty() {
        // What was to be taken in private may have been left out here, and nothing need be exempt then.
        return None;
    }
    let named = |list: &[u32]| list.iter().map(u32::to_string).collect::<Vec<_>>().join(", ");
    let is_missing = theirs.iter().any(|paragraph| !said.paragraphs.contains(paragraph));
    let is_alone = said.items.len() == 1;
    let is_more = is_alone && said.paragraphs.iter().any(|paragraph| !theirs.contains(paragraph));
    (is_missing || is_more).then(|| {
        let (words, front) = (named(&said.paragraphs), named(&theirs));
        format!("the words give paragraph {words} for item {number}, and its papers are exempt by {front}")
    })
}

/// Every paragraph that an item or a paper of it is exempt by.
fn paragraphs_of(item: &Item) -> Vec<u32> {
    let reports = item.reports.iter().map(|report| &report.access);
    let documents = item.documents.iter().map(|document| &document.access);
    let shut = item.shut_reports.iter().map(|report| &report.access);
    let mut all: Vec<u32> = Vec::new();
    for access in [&item.access].into_iter().chain(reports).chain(documents).chain(shut) {
        if let Access::Exempt(exemption) = access {
            all.extend(exemption.paragraphs.iter().map(|paragraph| paragraph.value));
        }
    }
    for words in item.reports.iter().map(|report| &report.words).chain([&item.minute]) {
        any_block(&words.body.blocks, &mut |block| {
            if let Block::Exempt { paragraphs, .. } = block {
                all.extend(paragraphs);
            }
            false
        });
    }
    all.sort_unstable();
    all.dedup();
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The items, the paragraphs, the schedule and the Act that some words name.
    fn said(words: &str) -> String {
        let sentences = Sentence::of(words);
        let Some(said) = sentences.iter().find_map(Exclusion::of) else { return "nothing".into() };
        let act = said.act.map_or(String::new(), |(act, year)| format!(" of {act} {year}"));
        format!("{:?} {:?} {}{act}", said.items, said.paragraphs, said.schedule.unwrap_or_default())
    }

    #[test]
    fn exclusions_are_read_as_councils_word_them() {
        assert_eq!(
            said(
                "That, under Section 100A(4) of the Local Government Act 1972, the public be excluded from the meeting \
                 for the following item of business on the grounds that it involves the likely disclosure of exempt \
                 information as defined in Paragraphs 1 and 2 of Part 1 of Schedule 12A of the Act."
            ),
            "[] [1, 2] 12A"
        );
        assert_eq!(
            said(
                "That, as section 21 of the Local Government Act 2000 has it, the press and public be excluded during \
                 items 9 to 11 and 13 under paragraph 3 of Schedule 12A to the Local Government Act 1972."
            ),
            "[9, 10, 11, 13] [3] 12A of Local Government Act 1972"
        );
        assert_eq!(
            said("That the public be excluded during item 9.1 under paragraph 3 of Schedule 12A."),
            "[] [3] 12A"
        );
        assert_eq!(said("Paragraph 3 of Schedule 12A is about money."), "nothing");
    }
}
