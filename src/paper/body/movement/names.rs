//! Names in a sentence: "Councillors A Webb, B Hale and Mr C Dunn (Head of ICT)".

use super::vocabulary::ADVERBS;
use super::words;

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
    "if",
    "unless",
    "whether",
    "had",
];

/// Titles of several people at once: they are no part of the first one's name.
const TITLES_OF_MANY: &[&str] = &["councillors", "cllrs", "aldermen", "messrs", "drs", "mesdames", "doctors", "ald"];

/// What may follow a comma behind a name and names nobody: "Councillor A Webb, having declared an interest, left".
const ASIDES: &[&str] = &["having", "who", "being", "as", "because", "after"];

/// Offices that stand for a name.
const OFFICES: &[&str] = &[
    "the chair",
    "the chairman",
    "the chairwoman",
    "the chairperson",
    "the vice-chair",
    "the vice-chairman",
    "the vice-chairwoman",
    "the vice-chairperson",
];

/// The names before a verb: "Councillors A Webb, B Hale and Mr C Dunn (Head of ICT)".
pub(super) fn names(subject: &str) -> Option<Vec<&str>> {
    let mut subject = subject.trim();
    // In brackets it is an aside of a list: "J Doe (joined at 7pm)".
    if subject.matches('(').count() > subject.matches(')').count() && !subject.starts_with('(') {
        return None;
    }
    while let Some(last) = words(subject).last()
        && ADVERBS.contains(&subject[last.clone()].to_lowercase().as_str())
    {
        subject = subject[..last.start].trim_end();
    }
    if let Some(office) = OFFICES.iter().find(|office| office.eq_ignore_ascii_case(subject)) {
        return Some(vec![&subject[..office.len()]]);
    }
    let mut names = Vec::new();
    for part in split_names(without_asides(subject)) {
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

/// The subject without what only says why: "Having declared an interest, Councillor A Webb, who was unwell,".
fn without_asides(subject: &str) -> &str {
    let begins_aside = |text: &str| {
        let word = text.split(|character: char| !character.is_alphabetic()).find(|word| !word.is_empty());
        word.is_some_and(|word| ASIDES.contains(&word.to_lowercase().as_str()))
    };
    let mut subject = subject;
    if begins_aside(subject)
        && let Some((_, rest)) = subject.split_once(',')
    {
        subject = rest.trim_start();
    }
    match subject.find(',').filter(|comma| begins_aside(&subject[comma + 1..])) {
        Some(comma) => &subject[..comma],
        None => subject,
    }
}

/// The name that the text begins with, up to where small words go on: "Councillor B Hale and withdrew".
pub(super) fn leading_name(text: &str) -> Option<&str> {
    let mut end = 0;
    for range in words(text) {
        let word = &text[range.clone()];
        let between = &text[end..range.start];
        let is_small = word.chars().next().is_none_or(|first| !first.is_uppercase());
        let breaks = between.contains([',', ';', ':', '(', ')', '–', '—']) || (between.contains(". ") && end > 6);
        if is_small || (end > 0 && breaks) {
            break;
        }
        end = range.end;
    }
    let name = text.get(..end)?.trim();
    (!name.is_empty() && is_name(name)).then_some(name)
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
