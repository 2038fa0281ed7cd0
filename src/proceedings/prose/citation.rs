//! Earlier decisions that a sentence names: "rescinds minute 32 of 30 August 2018", "in accordance with resolution 2 of
//! 28 June 2018".

use jiff::civil::Date;

use super::due::full_date;
use super::sentence::Sentence;
use crate::model::reading::{Citation, Cited};
use crate::model::record::Effect;

/// How many words may stand between the number and the date: "of the meeting of the Board held on".
const BETWEEN: usize = 10;

/// All that a sentence of a meeting of that day cites.
pub(super) fn all(sentence: &Sentence<'_>, meeting: Date) -> Vec<Citation> {
    let mut citations = Vec::new();
    let mut at = 0;
    while at < sentence.words.len() {
        let Some((what, after)) = cited(sentence, at) else {
            at += 1;
            continue;
        };
        let (date, end) = match date(sentence, after) {
            Some((date, end)) => (Some(date), end),
            None => (None, after),
        };
        // A minute number says by itself which year it is of only when the year stands in it ("32/18").
        let is_plain = match &what {
            Cited::Minute(number) => date.is_some() || number.contains('/'),
            Cited::Resolution(_) => date.is_some(),
        };
        if is_plain && date.is_none_or(|date| date <= meeting) {
            citations.push(Citation { what, date, how: how(sentence, at, end) });
        }
        at = end;
    }
    citations
}

/// "minute 32", "minute no. 32/18", "resolution 2"; and the place of the word behind it.
fn cited(sentence: &Sentence<'_>, at: usize) -> Option<(Cited, usize)> {
    let number_at = at + 1 + usize::from(sentence.is(at + 1, &["no", "number"]));
    let number = sentence.words.get(number_at)?;
    if !number.typed.starts_with(|first: char| first.is_ascii_digit()) {
        return None;
    }
    match sentence.small(at) {
        "minute" => Some((Cited::Minute(number.typed.to_owned()), number_at + 1)),
        "resolution" => Some((Cited::Resolution(number.typed.parse().ok()?), number_at + 1)),
        _ => None,
    }
}

/// The date behind a number, when only words stand between that say whose meeting it was.
fn date(sentence: &Sentence<'_>, after: usize) -> Option<(Date, usize)> {
    if !sentence.is(after, &["of", "from", "made", "passed", "dated", "taken", "on"]) {
        return None;
    }
    for at in after..after + BETWEEN {
        if let Some(found) = full_date(sentence, at) {
            return Some(found);
        }
        let links = [
            "of", "from", "made", "passed", "dated", "taken", "on", "the", "meeting", "held", "at", "this", "minutes",
            "its", "by",
        ];
        let is_name = sentence.words.get(at).is_some_and(|word| word.typed.starts_with(char::is_uppercase));
        if !is_name && !sentence.is(at, &links) {
            return None;
        }
    }
    None
}

/// What is done to it: the word stands just before it, or "be" and the word just behind.
fn how(sentence: &Sentence<'_>, from: usize, end: usize) -> Option<Effect> {
    let before = from - usize::from(from > 0 && sentence.is(from - 1, &["the"]));
    let active = before.checked_sub(1).map_or("", |at| sentence.small(at));
    let is_denied = (0..from).any(|at| sentence.is(at, &["not", "if", "whether"]));
    let passive = if sentence.is(end, &["be", "is"]) {
        sentence.small(end + 1 + usize::from(sentence.is(end + 1, &["hereby"])))
    } else {
        ""
    };
    let effect = match (active, passive) {
        ("rescinds" | "rescind" | "rescinding" | "revokes" | "revoke" | "revoking", _)
        | (_, "rescinded" | "revoked") => Effect::Rescinds,
        ("amends" | "amend" | "amending", _) | (_, "amended") => Effect::Amends,
        _ => return None,
    };
    (!is_denied).then_some(effect)
}
