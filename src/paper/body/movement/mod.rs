//! Coming and going in a sentence: "Councillors A Webb and B Hale left the meeting".
//!
//! Takes words; gives who did what. Precision comes first: names, a verb right behind them, and nothing behind the verb
//! but the room or the chair, or how, when and why.

mod names;
mod vocabulary;

use std::ops::Range;

use jiff::civil::Time;

use super::clock;
use crate::model::record::MovementSort;
use names::{leading_name, names};
use vocabulary::{
    ADVERBS, CHAIR, CHAIR_VERBS, DESCRIPTIONS, FOR_GOOD, FOR_THE_ITEM, FOR_THE_REST, MANNERS, PLACES, VERBS,
};

/// What somebody did, as the words say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Moved<'a> {
    /// The name, as typed.
    pub name: &'a str,
    /// What they did.
    pub sort: MovementSort,
    /// When, where the clause itself says so, and how it was typed.
    pub time: Option<(Time, &'a str)>,
}

/// Names, what they did, and what follows it.
struct Clause<'a> {
    moved: Vec<Moved<'a>>,
    after: &'a str,
    /// It names the room or the chair, and does not only say how or when.
    is_explicit: bool,
}

/// The longest that a note without a time goes on behind its last verb, in words.
const LONGEST_REST: usize = 16;

/// Who did what, as far as the words behind the time `lead` plainly say.
pub(super) fn movements(text: &str, lead: Option<Time>) -> Vec<Moved<'_>> {
    read(text, lead).map(|(moved, ..)| moved).unwrap_or_default()
}

/// Who did what, when the words say nothing else: a note without a time at its start.
pub(super) fn only_movements(text: &str) -> Vec<Moved<'_>> {
    let bare = text.trim_matches(|character: char| character.is_whitespace() || "()[]*_".contains(character));
    match read(bare, None) {
        Some((moved, rest, true)) if is_the_end(rest) => moved,
        _ => Vec::new(),
    }
}

/// All clauses, one after the other; what follows the last verb, and whether each names the room, the chair or a time.
fn read(text: &str, lead: Option<Time>) -> Option<(Vec<Moved<'_>>, &str, bool)> {
    let mut clause = clause(text, &[])?;
    let (mut all, mut is_explicit): (Vec<Moved>, bool) = (Vec::new(), true);
    loop {
        // Whom the chair was left to did not leave it.
        let is_heir = |moved: &Moved, index: usize| index > 0 && moved.sort == MovementSort::TookChair;
        let subject = clause.moved.iter().enumerate().filter(|(index, moved)| !is_heir(moved, *index));
        let subject: Vec<&str> = subject.map(|(_, moved)| moved.name).collect();
        let next = next_clause(clause.after, &subject);
        let said = &clause.after[..next.as_ref().map_or(clause.after.len(), |(at, _)| *at)];
        let time = time_in(said);
        is_explicit &= clause.is_explicit || time.is_some();
        all.extend(clause.moved.iter().flat_map(|moved| qualified(*moved, said, time, lead)));
        match next {
            Some((_, next)) => clause = next,
            None => return Some((all, clause.after, is_explicit)),
        }
    }
}

/// The next clause behind a verb, and where it begins.
fn next_clause<'a>(after: &'a str, subject: &[&'a str]) -> Option<(usize, Clause<'a>)> {
    let stop = after.find(['.', ',', ';']).map(|at| at + 1);
    let and = find_word(after, "and").map(|range| range.end);
    let mut starts: Vec<usize> = [stop, and].into_iter().flatten().collect();
    starts.sort_unstable();
    starts.into_iter().find_map(|at| clause(&after[at..], subject).map(|clause| (at, clause)))
}

/// A movement with what the rest of its clause says of it.
fn qualified<'a>(moved: Moved<'a>, said: &str, time: Option<(Time, &'a str)>, lead: Option<Time>) -> Vec<Moved<'a>> {
    let moved = Moved { time, ..moved };
    if moved.sort != MovementSort::Went {
        return vec![moved];
    }
    let said = said.to_lowercase();
    let says = |phrases: &[&str]| phrases.iter().any(|phrase| said.contains(phrase));
    let for_the_item = Moved { sort: MovementSort::WentForItem, ..moved };
    match () {
        () if says(FOR_GOOD) => vec![Moved { sort: MovementSort::WentForGood, ..moved }],
        () if says(FOR_THE_REST) => vec![moved, for_the_item],
        // With a time they left then; without one nobody knows when, and the item is what is said.
        () if says(FOR_THE_ITEM) && time.is_none() && lead.is_none() => vec![for_the_item],
        () => vec![moved],
    }
}

/// Names, a verb, and what follows it. `subject` are the names of the clause before: "left and returned".
fn clause<'a>(text: &'a str, subject: &[&'a str]) -> Option<Clause<'a>> {
    if let Some(clause) = in_the_chair(text) {
        return Some(clause);
    }
    words(text).filter(|range| is_verb(&text[range.clone()])).take(2).find_map(|verb| {
        let before = text[..verb.start].trim();
        let goes_on = words(before).all(|range| is_adverb(&before[range]));
        let names = if goes_on { Some(subject.to_vec()) } else { names(before) };
        let names = names.filter(|names| !names.is_empty())?;
        chair_clause(text, &verb, &names).or_else(|| room_clause(text, &verb, &names))
    })
}

fn is_verb(word: &str) -> bool {
    VERBS.iter().chain(CHAIR_VERBS).any(|(verb, _)| verb.eq_ignore_ascii_case(word))
}

fn is_adverb(word: &str) -> bool {
    ADVERBS.contains(&word.to_lowercase().as_str())
}

/// "left the meeting", "arrived late", "lost connection".
fn room_clause<'a>(text: &'a str, verb: &Range<usize>, names: &[&'a str]) -> Option<Clause<'a>> {
    let word = &text[verb.clone()];
    let (_, sort) = VERBS.iter().find(|(verb, _)| verb.eq_ignore_ascii_case(word))?;
    let after = &text[verb.end..];
    let is_lost = word.eq_ignore_ascii_case("lost");
    // A motion is dropped, too: only who drops off or out of something is gone.
    let drops = word.eq_ignore_ascii_case("dropped");
    if drops && !words(after).next().is_some_and(|next| matches!(&after[next], "off" | "out" | "from")) {
        return None;
    }
    let goes = if is_lost { loses_connection(after) } else { is_to_a_place(after) };
    let is_explicit = is_lost || names_a_place(after);
    let moved = names.iter().map(|name| Moved { name, sort: *sort, time: None }).collect();
    goes.then_some(Clause { moved, after, is_explicit })
}

/// "took the chair", "left the chair to Councillor B Hale".
fn chair_clause<'a>(text: &'a str, verb: &Range<usize>, names: &[&'a str]) -> Option<Clause<'a>> {
    let word = &text[verb.clone()];
    let (_, sort) = CHAIR_VERBS.iter().find(|(verb, _)| verb.eq_ignore_ascii_case(word))?;
    let [name] = names else { return None };
    let after = &text[verb.end..];
    let chair = words(after).take(4).find(|range| CHAIR.contains(&after[range.clone()].to_lowercase().as_str()))?;
    let between = after[..chair.start].to_lowercase();
    if !between.split_whitespace().all(|word| matches!(word, "the" | "over" | "up")) {
        return None;
    }
    let mut moved = vec![Moved { name, sort: *sort, time: None }];
    let mut after = &after[chair.end..];
    let to = ["over to", "to", "in favour of"].iter().find_map(|to| {
        let rest = after.trim_start();
        let rest = rest.get(..to.len()).filter(|begins| begins.eq_ignore_ascii_case(to)).map(|_| &rest[to.len()..])?;
        rest.starts_with(' ').then(|| rest.trim_start())
    });
    if *sort == MovementSort::LeftChair
        && let Some(rest) = to
        && let Some(heir) = leading_name(rest)
    {
        moved.push(Moved { name: heir, sort: MovementSort::TookChair, time: None });
        after = &rest[heir.len()..];
    }
    Some(Clause { moved, after, is_explicit: true })
}

/// "Councillor B Hale in the chair."
fn in_the_chair(text: &str) -> Option<Clause<'_>> {
    let at = text.to_ascii_lowercase().find(" in the chair")?;
    let after = &text[at + " in the chair".len()..];
    let [name] = names(&text[..at])?[..] else { return None };
    let ends = after.trim_start().chars().next().is_none_or(|next| !next.is_alphanumeric());
    let moved = vec![Moved { name, sort: MovementSort::TookChair, time: None }];
    ends.then_some(Clause { moved, after, is_explicit: true })
}

fn is_to_a_place(after: &str) -> bool {
    let after = after.trim_start();
    let mut said = words(after).map(|range| after[range].to_lowercase());
    let starts_a_word = after.starts_with(char::is_alphanumeric);
    if !starts_a_word {
        return true;
    }
    let Some(mut word) = said.next() else { return true };
    // "dropped off the call"
    if matches!(word.as_str(), "off" | "out") {
        let Some(next) = said.next() else { return true };
        word = if next == "of" { said.next().unwrap_or_default() } else { next };
    }
    let leads_to_place = matches!(word.as_str(), "to" | "from" | "into" | "in" | "at");
    if leads_to_place {
        match said.next() {
            Some(next) if matches!(next.as_str(), "the" | "this") => word = next,
            _ => return word == "at",
        }
        if word == "this" || (word == "the" && after.starts_with("at")) {
            return true;
        }
    }
    let is_manner = !leads_to_place && MANNERS.contains(&word.as_str());
    is_manner
        || (DESCRIPTIONS.contains(&word.as_str())
            && said
                .take_while(|next| DESCRIPTIONS.contains(&next.as_str()) || PLACES.contains(&next.as_str()))
                .any(|next| PLACES.contains(&next.as_str())))
}

/// Do the words behind the verb begin with the room: "the meeting", "from the council chamber"?
fn names_a_place(after: &str) -> bool {
    let mut said = words(after).map(|range| after[range].to_lowercase()).peekable();
    said.next_if(|word| matches!(word.as_str(), "off" | "out"));
    said.next_if(|word| matches!(word.as_str(), "to" | "from" | "into" | "in" | "at" | "of"));
    said.next_if(|word| matches!(word.as_str(), "the" | "this")).is_some_and(|_| {
        said.take_while(|word| DESCRIPTIONS.contains(&word.as_str()) || PLACES.contains(&word.as_str()))
            .any(|word| PLACES.contains(&word.as_str()))
    })
}

fn loses_connection(after: &str) -> bool {
    words(after).take(4).any(|range| {
        let word = after[range].to_lowercase();
        matches!(word.as_str(), "connection" | "connectivity" | "signal" | "contact" | "link" | "internet")
    })
}

/// The time in a clause: "at 7.42pm", "(7.42pm)".
fn time_in(said: &str) -> Option<(Time, &str)> {
    let at = words(said).filter(|range| said[range.clone()].eq_ignore_ascii_case("at")).map(|range| range.start);
    let bracket = said.match_indices('(').map(|(at, _)| at);
    at.chain(bracket).find_map(|at| {
        let (time, end) = clock::read(&said[at..])?;
        Some((
            time,
            said[at..at + end].trim_start_matches(|letter: char| letter.is_whitespace() || "([".contains(letter)),
        ))
    })
}

/// Is what follows the last verb no more than the end of its sentence?
fn is_the_end(rest: &str) -> bool {
    let mut sentences = rest.trim().trim_end_matches(['.', ')', ']']).split(". ");
    let (first, second) = (sentences.next().unwrap_or_default(), sentences.next());
    second.is_none() && words(first).count() <= LONGEST_REST
}

fn find_word(text: &str, word: &str) -> Option<Range<usize>> {
    words(text).find(|range| text[range.clone()].eq_ignore_ascii_case(word))
}

fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(char::is_alphanumeric)?;
        let rest = &text[start..];
        let is_part = |character: char| {
            character.is_alphanumeric() || matches!(character, '-' | '\'' | '’' | '\u{300}'..='\u{36f}')
        };
        at = start + rest.find(|character| !is_part(character)).unwrap_or(rest.len());
        Some(start..at)
    })
}
