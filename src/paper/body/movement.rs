//! Coming and going in a sentence: "Councillors A Webb and B Hale left the meeting".
//!
//! Takes the words behind a time; gives who did what. Precision comes first: names, a verb right behind them, and
//! nothing behind the verb but the room, or how and why.

use std::ops::Range;

use crate::model::record::MovementSort;

/// The verbs, and which way they go.
const VERBS: &[(&str, MovementSort)] = &[
    ("entered", MovementSort::Came),
    ("re-entered", MovementSort::Came),
    ("arrived", MovementSort::Came),
    ("joined", MovementSort::Came),
    ("rejoined", MovementSort::Came),
    ("re-joined", MovementSort::Came),
    ("returned", MovementSort::Came),
    ("reconnected", MovementSort::Came),
    ("left", MovementSort::Went),
    ("withdrew", MovementSort::Went),
    ("retired", MovementSort::Went),
    ("departed", MovementSort::Went),
    ("disconnected", MovementSort::Went),
    ("lost", MovementSort::Went),
];

/// What may stand between a name and its verb.
const ADVERBS: &[&str] = &[
    "had",
    "has",
    "have",
    "then",
    "also",
    "both",
    "all",
    "briefly",
    "temporarily",
    "again",
    "now",
    "each",
    "having",
    "was",
    "were",
];

/// What is entered, joined and left.
const PLACES: &[&str] = &[
    "meeting",
    "room",
    "chamber",
    "call",
    "session",
    "hall",
    "table",
    "dais",
    "gallery",
    "conference",
    "chambers",
    "proceedings",
    "building",
    "videoconference",
    "teleconference",
];

/// What may describe a place: "the virtual meeting", "the council chamber".
const DESCRIPTIONS: &[&str] = &[
    "the",
    "this",
    "council",
    "committee",
    "meeting",
    "virtual",
    "remote",
    "online",
    "video",
    "zoom",
    "teams",
    "public",
    "board",
    "conference",
    "telephone",
];

/// What may follow the verb at once and says no more than how, why or when.
const MANNERS: &[&str] = &[
    "at",
    "during",
    "for",
    "due",
    "because",
    "while",
    "whilst",
    "before",
    "after",
    "early",
    "late",
    "remotely",
    "online",
    "virtually",
    "temporarily",
    "permanently",
    "briefly",
    "again",
    "by",
    "via",
    "as",
    "having",
    "prior",
    "shortly",
    "and",
    "when",
    "until",
    "in",
    "on",
    "following",
    "with",
];

/// Words with a capital that begin a sentence and name nobody.
const NOBODY: &[&str] = &[
    "the",
    "a",
    "an",
    "all",
    "members",
    "member",
    "officers",
    "officer",
    "councillors",
    "cllrs",
    "nobody",
    "everyone",
    "everybody",
    "some",
    "several",
    "two",
    "three",
    "four",
    "five",
    "both",
    "staff",
    "public",
    "press",
    "it",
    "he",
    "she",
    "they",
    "we",
    "there",
    "this",
    "that",
    "these",
    "those",
    "representatives",
    "following",
    "after",
    "when",
    "as",
    "at",
    "members'",
    "guests",
    "observers",
    "no",
    "one",
    "applicants",
    "residents",
];

/// Titles of several people at once: they are no part of the first one's name.
const TITLES_OF_MANY: &[&str] = &["councillors", "cllrs", "aldermen", "messrs", "drs", "mesdames", "doctors", "ald"];

/// Who did what, as far as the words plainly say.
pub(super) fn movements(text: &str) -> Vec<(&str, MovementSort)> {
    let mut movements = Vec::new();
    let mut rest = text;
    while let Some((names, sort, after)) = clause(rest) {
        movements.extend(names.into_iter().map(|name| (name, sort)));
        let next = after.find(['.', ',', ';']).map(|at| &after[at + 1..]);
        let and = find_word(after, "and").map(|range| &after[range.end..]);
        let longer =
            [next, and].into_iter().flatten().filter(|rest| clause(rest).is_some()).max_by_key(|rest| rest.len());
        let Some(next) = longer else { break };
        rest = next;
    }
    movements
}

/// Names, a verb, and what follows it.
fn clause(text: &str) -> Option<(Vec<&str>, MovementSort, &str)> {
    let (verb, sort) = words(text).find_map(|range| {
        let word = &text[range.clone()];
        VERBS.iter().find(|(verb, _)| verb.eq_ignore_ascii_case(word)).map(|(_, sort)| (range, *sort))
    })?;
    let names = names(&text[..verb.start])?;
    let after = &text[verb.end..];
    let goes =
        if text[verb.clone()].eq_ignore_ascii_case("lost") { loses_connection(after) } else { is_to_a_place(after) };
    goes.then_some((names, sort, after))
}

/// The names before a verb: "Councillors A Webb, B Hale and Mr C Dunn (Head of ICT)".
fn names(subject: &str) -> Option<Vec<&str>> {
    let mut subject = subject.trim();
    while let Some(last) = words(subject).last()
        && ADVERBS.contains(&subject[last.clone()].to_lowercase().as_str())
    {
        subject = subject[..last.start].trim_end();
    }
    let mut names = Vec::new();
    for part in split_names(subject) {
        let part = part.trim_matches(|character: char| character.is_whitespace() || ",;:–—-".contains(character));
        if part.is_empty() {
            continue;
        }
        let mut words_of_name = words(part).map(|range| &part[range]);
        let first = words_of_name.next()?;
        let title_of_many = TITLES_OF_MANY.contains(&first.to_lowercase().as_str());
        let name = if title_of_many { part[first.len()..].trim_start_matches(['.', ' ', '\u{a0}']) } else { part };
        if !is_name(name) {
            return None;
        }
        names.push(name);
    }
    (!names.is_empty()).then_some(names)
}

/// Splits at commas, "and" and "&", but not within brackets. What stands in brackets belongs to no name.
fn split_names(subject: &str) -> Vec<&str> {
    let (mut parts, mut start, mut depth) = (Vec::new(), 0, 0_u32);
    let mut at = 0;
    while let Some(character) = subject[at..].chars().next() {
        let end = at + character.len_utf8();
        match character {
            '(' | '[' => {
                if depth == 0 {
                    parts.push(&subject[start..at]);
                }
                depth += 1;
            }
            ')' | ']' => {
                depth = depth.saturating_sub(1);
                start = end;
            }
            ',' | ';' | '&' if depth == 0 => {
                parts.push(&subject[start..at]);
                start = end;
            }
            'a' if depth == 0 && is_the_word_and(subject, at) => {
                parts.push(&subject[start..at]);
                start = at + 3;
            }
            _ => {}
        }
        at = end;
    }
    if depth == 0 {
        parts.push(&subject[start..]);
    }
    parts
}

fn is_the_word_and(text: &str, at: usize) -> bool {
    let stands_alone = |neighbour: Option<char>| neighbour.is_none_or(char::is_whitespace);
    text[at..].starts_with("and")
        && stands_alone(text[..at].chars().next_back())
        && stands_alone(text[at + 3..].chars().next())
}

/// A few words, each with a capital but for small ones such as "de".
fn is_name(name: &str) -> bool {
    let mut count = 0;
    for (index, range) in words(name).enumerate() {
        let word = &name[range];
        let is_small = matches!(
            word,
            "de" | "van" | "von" | "der" | "den" | "ap" | "y" | "la" | "le" | "da" | "di" | "bin" | "al"
        );
        let begins_small = word.chars().next().is_some_and(|first| first.is_lowercase() || first.is_numeric());
        // "A Webb" is a name, "A Member" is not.
        let is_initial = index == 0 && word == "A" && words(name).count() > 1;
        let must_name = index == 0 && !is_initial || index == 1 && name.starts_with("A ");
        if begins_small && !(is_small && index > 0) || must_name && NOBODY.contains(&word.to_lowercase().as_str()) {
            return false;
        }
        count += 1;
    }
    (1..=6).contains(&count) && !name.contains(['.', ':']) | only_dots_of_initials(name)
}

/// Are the dots in it those of initials and titles ("Mr. R. Parker") and not the end of a sentence?
fn only_dots_of_initials(name: &str) -> bool {
    !name.contains(':')
        && name.split_inclusive('.').rev().skip(1).all(|part| {
            let last = part.trim_end_matches('.').rsplit(char::is_whitespace).next().unwrap_or_default();
            last.chars().count() <= 4
        })
}

fn is_to_a_place(after: &str) -> bool {
    let after = after.trim_start();
    let mut said = words(after).map(|range| after[range].to_lowercase());
    let starts_a_word = after.starts_with(char::is_alphanumeric);
    if !starts_a_word {
        return true;
    }
    let Some(mut word) = said.next() else { return true };
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

fn loses_connection(after: &str) -> bool {
    words(after).take(4).any(|range| {
        let word = after[range].to_lowercase();
        matches!(word.as_str(), "connection" | "connectivity" | "signal" | "contact" | "link" | "internet")
    })
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
