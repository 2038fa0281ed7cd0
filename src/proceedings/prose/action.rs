//! What a sentence asks of somebody: "That the Clerk be asked to write to …", "the Clerk to write to …", "That the
//! principles be shared with the Board by the end of September 2018".

use jiff::civil::Date;

use super::due;
use super::sentence::{Marked, Sentence, Word};
use crate::diagnostic::{Place, Placed};
use crate::model::reading::Meaning;
use crate::model::record::Named;

/// Offices whose holders do what an authority resolves.
const OFFICES: &[&str] = &[
    "clerk",
    "officer",
    "officers",
    "head",
    "director",
    "manager",
    "chair",
    "chairman",
    "chairwoman",
    "chairperson",
    "vice-chair",
    "vice-chairman",
    "leader",
    "secretary",
    "treasurer",
    "solicitor",
    "administrator",
    "engineer",
    "surveyor",
    "accountant",
    "caretaker",
    "co-ordinator",
    "coordinator",
    "bursar",
    "convenor",
    "webmaster",
];

/// Titles with which people are named.
const TITLES: &[&str] =
    &["councillor", "councillors", "cllr", "cllrs", "cr", "mr", "mrs", "ms", "miss", "dr", "alderman"];

/// Words that show that what stands before them is more than the name of an office.
const NO_OFFICE: &[&str] = &[
    "that",
    "which",
    "who",
    "whether",
    "if",
    "unless",
    "report",
    "reports",
    "minister",
    "state",
    "be",
    "is",
    "was",
    "for",
    "from",
    "by",
    "as",
    "authority",
    "power",
    "powers",
    "delegation",
    "appointment",
    "role",
    "post",
    "position",
    "salary",
    "contract",
    "county",
    "government",
    "election",
    "national",
];

/// How somebody is asked: "be asked to", "is requested to".
const ASKED: &[&str] = &["asked", "requested", "instructed", "directed", "required", "tasked", "invited"];

/// Words behind "to" that do not begin a task.
const NO_TASK: &[&str] = &[
    "the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "your", "all",
    "any", "each", "every", "which", "whom", "be", "have", "been", "and", "or", "not", "no", "what", "both", "date",
    "council", "members", "him", "them", "sign",
];

/// What is done in the end, when it is to be done by a date.
const DONE: &[&str] = &[
    "shared",
    "sent",
    "circulated",
    "submitted",
    "presented",
    "reported",
    "brought",
    "prepared",
    "published",
    "completed",
    "provided",
    "issued",
    "produced",
    "written",
    "consulted",
    "reviewed",
    "arranged",
    "undertaken",
    "carried",
    "delivered",
    "installed",
    "implemented",
    "repaired",
    "replaced",
    "removed",
    "obtained",
    "sought",
    "drafted",
    "updated",
    "returned",
    "paid",
    "invited",
    "contacted",
    "notified",
    "informed",
    "investigated",
    "supplied",
    "distributed",
    "developed",
    "finalised",
    "finalized",
    "launched",
    "organised",
    "organized",
    "ordered",
    "purchased",
    "painted",
    "cleared",
    "planted",
    "erected",
    "advertised",
    "commissioned",
    "placed",
    "convened",
    "set",
    "added",
    "posted",
    "forwarded",
    "uploaded",
];

/// Words that make what follows depend on something, or take it back.
const UNCERTAIN: &[&str] =
    &["if", "unless", "provided", "should", "whether", "not", "until", "failing", "otherwise", "could", "might"];

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
    if is_done(marked.line) {
        return None;
    }
    let sentences = Sentence::of(marked.task);
    let first = sentences.first();
    let owner =
        marked.owner.or_else(|| first.and_then(|sentence| owner(sentence, 0).or_else(|| somebody(sentence))))?;
    let due = first.and_then(|sentence| due::find(sentence, meeting)).map(|found| found.due);
    Some(Meaning::Action { owner: Some(named(owner, place)), due })
}

/// Does a line say itself that what it asks for was done?
fn is_done(line: &str) -> bool {
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
    let is_task = |at: usize| {
        sentence.words.get(at).is_some_and(|word| is_small(word) && !NO_TASK.contains(&word.small.as_str()))
    };
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
    let small = |word: &Word<'_>| word.small.clone();
    if words.iter().any(|word| NO_OFFICE.contains(&word.small.as_str())) {
        return None;
    }
    let is_titled = words.first().is_some_and(|word| TITLES.contains(&small(word).as_str()));
    let are_names = words[1..].iter().all(|word| !is_small(word) || word.small == "and");
    let is_person = is_titled && words.len() > 1 && are_names;
    let last = words.iter().position(|word| matches!(word.small.as_str(), "of" | "to")).unwrap_or(words.len());
    let is_office = words[..last].last().is_some_and(|word| OFFICES.contains(&word.small.as_str()))
        || words[..last].ends_with_office();
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
    let are_names = sentence.words[..end].iter().all(|word| !is_small(word) || word.small == "and");
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
