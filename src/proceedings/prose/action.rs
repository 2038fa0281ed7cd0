//! What a sentence asks of somebody: "That the Clerk be asked to write to …", "the Clerk to write to …", "That the
//! principles be shared with the Board by the end of September 2018".

use jiff::civil::Date;

use super::due;
use super::known::Known;
use super::mark::{self, Marked, Strength};
use super::sentence::{Sentence, Word};
use super::vocabulary::{ASKED, DONE, MORE_TASKS, NO_OFFICE, NO_TASK, NOBODY, OFFICES, TASKS, TITLES, UNCERTAIN};
use crate::diagnostic::{Place, Placed};
use crate::model::reading::Meaning;
use crate::model::record::Named;

/// The longest that the name of an office is, in words.
const LONGEST: usize = 12;

/// What a sentence of a resolution asks for.
pub(super) fn resolved(sentence: &Sentence<'_>, place: &Place, meeting: Date) -> Option<Meaning> {
    if sentence.text.ends_with('?') {
        return None;
    }
    let start = first(sentence);
    let due = due::find(sentence, meeting);
    if let Some(owner) = owner(sentence, start) {
        return Some(Meaning::Action { owner: Some(named(owner, place)), due: due.map(|found| found.due) });
    }
    let found = due?;
    let is_uncertain = (start..found.at).any(|at| sentence.is(at, UNCERTAIN));
    // What is to be done by the date must stand just before it, and nothing that was decided in between.
    let verb = (start..found.at).rev().find(|at| sentence.is(*at, &["be"]))?;
    let is_task =
        sentence.is(verb + 1, DONE) || (sentence.small(verb + 1).ends_with("ly") && sentence.is(verb + 2, DONE));
    (!is_uncertain && is_task).then_some(Meaning::Action { owner: None, due: Some(found.due) })
}

/// What a line asks for that says itself that it is an action.
pub(super) fn marked(marked: Marked<'_>, place: &Place, meeting: Date) -> Option<Meaning> {
    let task = marked.task;
    let sentences = Sentence::of(task);
    let first = sentences.first();
    let asked = || first.and_then(|sentence| owner(sentence, 0).or_else(|| somebody(sentence)));
    let owner = marked
        .owner
        .or_else(|| mark::name_in_brackets(task))
        .or_else(asked)
        .or_else(|| mark::name_at_end(task).filter(|_| marked.strength == Strength::Plain));
    let needs_nobody = marked.strength == Strength::Plain && says_what(task);
    if owner.is_none() && !needs_nobody {
        return None;
    }
    let due = first.and_then(|sentence| due::find(sentence, meeting)).map(|found| found.due);
    Some(Meaning::Action { owner: owner.map(|owner| named(owner, place)), due })
}

/// What a sentence asks for, of which a mark says who is to do it.
pub(super) fn of(owner: &str, sentence: &str, place: &Place, meeting: Date) -> Meaning {
    let sentences = Sentence::of(sentence);
    let due = sentences.first().and_then(|sentence| due::find(sentence, meeting)).map(|found| found.due);
    Meaning::Action { owner: Some(named(owner, place)), due }
}

/// What a sentence of a minute asks of somebody who is known: "The Clerk to write to the school."
pub(super) fn asked(sentence: &Sentence<'_>, place: &Place, meeting: Date, known: &Known) -> Option<Meaning> {
    if sentence.text.ends_with('?') {
        return None;
    }
    let start = first(sentence);
    let begins = start + usize::from(sentence.is(start, &["the"]));
    // Behind "It was agreed that" it is a decision; else it must be the sentence's own beginning.
    let is_agreed = (0..start).any(|at| sentence.is(at, &["agreed", "resolved"]));
    if start > 0 && !is_agreed {
        return None;
    }
    let at = (begins + 1..(begins + LONGEST).min(sentence.words.len()))
        .find(|at| if is_agreed { asks(sentence, *at) } else { asks_plainly(sentence, *at) })?;
    // "The Chair mentioned it and asked the Clerk to" names an office, and somebody else's deed.
    let tells = (begins..at).any(|at| sentence.small(at).ends_with("ed"));
    let is_said = sentence.behind(at - 1).contains(':');
    let owner = whose(sentence, begins, at).filter(|_| !tells && !is_said).or_else(|| {
        let name = sentence.typed(begins, at);
        let is_whole = (begins..at).all(|at| sentence.behind(at).trim().is_empty());
        (is_whole && known.knows(name)).then_some(name)
    })?;
    let due = due::find(sentence, meeting).map(|found| found.due);
    Some(Meaning::Action { owner: Some(named(owner, place)), due })
}

/// Does a request begin at this word that is one in a minute too: "to write", "will write", "was asked to write"? What
/// somebody will be or have is none, and of what somebody was asked only what takes time.
fn asks_plainly(sentence: &Sentence<'_>, at: usize) -> bool {
    match sentence.small(at) {
        "to" => sentence.words.get(at + 1).is_some_and(|word| is_small(word) && !NO_TASK.contains(&&*word.small)),
        "is" | "are" => sentence.is(at + 1, &["to"]) && sentence.is(at + 2, TASKS),
        "will" | "shall" => sentence.is(at + 1, TASKS) || makes_enquiries(sentence, at + 1),
        // What somebody took upon themselves: "Councillor Hale agreed to write to the school."
        "agreed" | "volunteered" => {
            sentence.is(at + 1, &["to"]) && (sentence.is(at + 2, TASKS) || makes_enquiries(sentence, at + 2))
        }
        "was" | "were" => sentence.is(at + 1, ASKED) && sentence.is(at + 2, &["to"]) && sentence.is(at + 3, TASKS),
        _ => false,
    }
}

/// "make enquiries", "make arrangements".
fn makes_enquiries(sentence: &Sentence<'_>, at: usize) -> bool {
    let what = at + 1 + usize::from(sentence.is(at + 1, &["further", "the", "necessary"]));
    sentence.is(at, &["make"]) && sentence.is(what, &["enquiries", "inquiries", "arrangements"])
}

/// Does what stands behind "Action:" begin as a task does that is asked of nobody: "Obtain three quotations"?
fn says_what(task: &str) -> bool {
    let first: String = task.chars().take_while(|letter| letter.is_alphabetic()).collect();
    let first = first.to_lowercase();
    let is_task = TASKS.contains(&first.as_str()) || MORE_TASKS.contains(&first.as_str());
    is_task && task.split_whitespace().count() > 2 && !task.ends_with('?')
}

/// Are all of these names those of people or offices: "Clerk", "Councillor A Hale", "SB and Ann"?
pub(super) fn is_somebody(names: &str, known: &Known) -> bool {
    let is_one = |name: &str| {
        let small = name.to_lowercase();
        let words: Vec<&str> = small.split_whitespace().collect();
        let ends = words.iter().position(|word| matches!(*word, "of" | "to")).unwrap_or(words.len());
        let is_office = words[..ends].last().is_some_and(|word| OFFICES.contains(word)) || small == "chief executive";
        let is_titled = words.len() > 1 && TITLES.contains(&words[0].trim_end_matches('.'));
        let are_initials = name.chars().count() <= 3 && name.chars().all(char::is_uppercase);
        is_office || is_titled || are_initials || known.knows(name) || matches!(small.as_str(), "all" | "everyone")
    };
    let mut parts = names.split(['/', ',', '&']).flat_map(|part| part.split(" and ")).map(str::trim).peekable();
    parts.peek().is_some() && parts.all(|part| !part.is_empty() && is_one(part))
}

/// Does a line say itself that what it asks for was done?
pub(super) fn is_done(line: &str) -> bool {
    let end = line.trim_end_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase();
    ["(done", "- done", "– done", "(completed", ": done", "(closed"].iter().any(|mark| end.ends_with(mark))
}

fn named(name: &str, place: &Place) -> Named {
    Named::typed(Placed::new(name.to_owned(), place.clone()))
}

/// The place of the first word that says something: behind "RESOLVED that", "It was agreed that", "(a)".
fn first(sentence: &Sentence<'_>) -> usize {
    let mut at = 0;
    while sentence.is(
        at,
        &[
            "that",
            "it",
            "was",
            "be",
            "is",
            "hereby",
            "resolved",
            "agreed",
            "recommended",
            "and",
            "also",
            "further",
            "accordingly",
        ],
    ) || (at == 0 && sentence.small(0).chars().count() == 1)
    {
        at += 1;
    }
    at
}

/// Whoever is asked to do something, when the sentence begins with them.
fn owner<'a>(sentence: &Sentence<'a>, start: usize) -> Option<&'a str> {
    let begins = start + usize::from(sentence.is(start, &["the"]));
    for at in begins + 1..(begins + LONGEST).min(sentence.words.len()) {
        if asks(sentence, at) {
            return whose(sentence, begins, at);
        }
    }
    None
}

/// Does a request begin at this word: "be asked to write", "to write", "will write"?
fn asks(sentence: &Sentence<'_>, at: usize) -> bool {
    let is_task =
        |at: usize| sentence.words.get(at).is_some_and(|word| is_small(word) && !NO_TASK.contains(&&*word.small));
    match sentence.small(at) {
        "be" | "is" | "are" if sentence.is(at + 1, ASKED) => sentence.is(at + 2, &["to"]) && is_task(at + 3),
        "is" | "are" => sentence.is(at + 1, &["to"]) && is_task(at + 2),
        "will" | "shall" | "to" => is_task(at + 1),
        _ => false,
    }
}

fn is_small(word: &Word<'_>) -> bool {
    word.typed.starts_with(char::is_lowercase)
}

/// The office or the person between two places, if it is one.
fn whose<'a>(sentence: &Sentence<'a>, from: usize, to: usize) -> Option<&'a str> {
    // "the Clerk, in consultation with the Chair, be asked to": the first is meant.
    let comma = (from..to).find(|at| sentence.behind(*at).contains(','));
    let end = comma.map_or(to, |at| at + 1);
    if comma.is_some() && !sentence.is(end, &["in", "with", "together", "through"]) {
        return None;
    }
    // What stands behind a colon is another thought.
    if (from..to).any(|at| sentence.behind(at).contains([':', '('])) {
        return None;
    }
    let words = &sentence.words[from..end];
    if words.iter().any(|word| NO_OFFICE.contains(&&*word.small)) {
        return None;
    }
    let is_titled = words.first().is_some_and(|word| TITLES.contains(&&*word.small));
    let are_names = words[1..].iter().all(|word| !is_small(word) || word.small == "and");
    let is_person = is_titled && words.len() > 1 && are_names;
    let last = words.iter().position(|word| matches!(&*word.small, "of" | "to")).unwrap_or(words.len());
    // "Director of Place spoke": behind the name of a field another word is not of the office.
    let mut field = words[last..].iter().skip_while(|word| is_small(word));
    if field.any(|word| is_small(word) && !matches!(&*word.small, "and" | "of" | "for" | "the")) {
        return None;
    }
    let is_office =
        words[..last].last().is_some_and(|word| OFFICES.contains(&&*word.small)) || words[..last].ends_with_office();
    (is_person || is_office).then(|| sentence.typed(from, end))
}

trait EndsWithOffice {
    fn ends_with_office(&self) -> bool;
}

impl EndsWithOffice for [Word<'_>] {
    /// "Chief Executive", which is an office of two words.
    fn ends_with_office(&self) -> bool {
        matches!(self, [.., first, last] if first.small == "chief" && last.small == "executive")
    }
}

/// Whoever is named at the beginning of a marked line: "Brian Warner to update the list".
fn somebody<'a>(sentence: &Sentence<'a>) -> Option<&'a str> {
    const MOST: usize = 4;
    let end = (1..=MOST).find(|at| asks(sentence, *at))?;
    // "all to read it" asks everybody.
    if end == 1 && sentence.is(0, &["all", "everybody", "everyone", "members"]) {
        return Some(sentence.typed(0, 1));
    }
    let are_names = sentence.words[..end].iter().all(|word| !is_small(word) || word.small == "and");
    if sentence.is(0, NOBODY) {
        return None;
    }
    // "Eric Voit (EV)" and "[Kurt]" are names; "[Kurt] Outreach to make sure" is somebody and a task.
    let bracket = (0..end - 1).find(|at| !sentence.behind(*at).trim().is_empty());
    let end = match bracket {
        Some(at) if sentence.behind(at).trim() == "(" && sentence.behind(end - 1).starts_with(')') => at + 1,
        Some(_) => return None,
        None => end,
    };
    let has_letters = sentence.words[..end].iter().all(|word| word.typed.starts_with(char::is_alphabetic));
    (are_names && has_letters).then(|| sentence.typed(0, end))
}
