//! By when: "by the end of September 2018", "within 28 days", "to the next meeting".

use jiff::ToSpan;
use jiff::civil::Date;

use super::sentence::Sentence;
use crate::model::reading::Due;

pub(super) const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const NUMBERS: [&str; 12] =
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// A due date, and where in the sentence the words for it begin.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    pub due: Due,
    pub at: usize,
}

/// The due date that a sentence of a meeting of that day gives; nothing when it gives several.
pub(super) fn find(sentence: &Sentence<'_>, meeting: Date) -> Option<Found> {
    let mut found: Option<Found> = None;
    for at in 0..sentence.words.len() {
        let Some(due) = at_word(sentence, at, meeting) else { continue };
        if found.is_some_and(|before| before.due != due) {
            return None;
        }
        found = found.or(Some(Found { due, at }));
    }
    found.filter(|found| match found.due {
        Due::On(date) => date >= meeting,
        Due::NextMeeting => true,
    })
}

fn at_word(sentence: &Sentence<'_>, at: usize, meeting: Date) -> Option<Due> {
    match sentence.small(at) {
        "by" | "before" | "than" => by(sentence, at, meeting),
        "within" => within(sentence, at + 1, meeting).map(Due::On),
        "to" | "at" | "for" | "until" => next_meeting(sentence, at + 1),
        _ => None,
    }
}

/// "by the end of September 2018", "by Friday 28 September", "no later than 28 September 2018", "before 1 October".
fn by(sentence: &Sentence<'_>, at: usize, meeting: Date) -> Option<Due> {
    let word = sentence.small(at);
    if word == "than" && !(sentence.is(at.checked_sub(1)?, &["later"])) {
        return None;
    }
    let mut next = at + 1;
    while sentence.is(next, &["no", "not", "later", "than", "noon", "midnight", "on", "or"]) {
        next += 1;
    }
    if word == "by" && sentence.is(next, &["the"]) && sentence.is(next + 1, &["next"]) {
        return next_meeting(sentence, next);
    }
    let after_article = next + usize::from(sentence.is(next, &["the"]));
    if word != "before" && sentence.is(after_article, &["end"]) && sentence.is(after_article + 1, &["of"]) {
        return end_of(sentence, after_article + 2, meeting).map(Due::On);
    }
    let (date, _) = date(sentence, next, meeting)?;
    Some(Due::On(if word == "before" { date.saturating_sub(1.day()) } else { date }))
}

/// The last day of "September 2018", "September", "the month", "this month".
fn end_of(sentence: &Sentence<'_>, at: usize, meeting: Date) -> Option<Date> {
    if sentence.is(at, &["the", "this"]) && sentence.is(at + 1, &["month"]) {
        return Some(meeting.last_of_month());
    }
    let month = month(sentence.small(at))?;
    let first = match year(sentence, at + 1) {
        Some(year) => Date::new(year, month, 1).ok()?,
        None => coming(Date::new(meeting.year(), month, 1).ok()?.last_of_month(), meeting)?,
    };
    Some(first.last_of_month())
}

/// "28 days", "four weeks of this meeting", "3 months"; not "three years of the date of this permission".
fn within(sentence: &Sentence<'_>, at: usize, meeting: Date) -> Option<Date> {
    let start = at + usize::from(sentence.is(at, &["the"])) + usize::from(sentence.is(at + 1, &["next"]));
    let count = number(sentence.small(start))?;
    let after = start + 2;
    let span = match sentence.small(start + 1) {
        "day" | "days" => count.days(),
        "week" | "weeks" => count.weeks(),
        "month" | "months" => count.months(),
        _ => return None,
    };
    let is_counted_from_now = match sentence.small(after) {
        "of" | "from" => {
            sentence.is(after + 1, &["this", "the"]) && sentence.is(after + 2, &["meeting", "decision", "resolution"])
                || sentence.is(after + 1, &["today"])
        }
        "after" | "following" | "before" | "prior" => false,
        _ => true,
    };
    is_counted_from_now.then(|| meeting.saturating_add(span))
}

/// "the next meeting", "its next ordinary meeting"; not the next meeting of somebody else.
fn next_meeting(sentence: &Sentence<'_>, at: usize) -> Option<Due> {
    if !(sentence.is(at, &["the", "its", "our", "their"]) && sentence.is(at + 1, &["next"])) {
        return None;
    }
    let meeting = at + 2 + usize::from(sentence.is(at + 2, &["ordinary", "scheduled", "regular", "full", "available"]));
    if !sentence.is(meeting, &["meeting"]) {
        return None;
    }
    let is_ours = match sentence.small(meeting + 1) {
        "of" => {
            let body = meeting + 2 + usize::from(sentence.is(meeting + 2, &["the", "this"]));
            sentence.is(body, &["committee", "board", "panel", "sub-committee"])
                && sentence.behind(body).contains(['.', ',', ';'])
        }
        "with" | "between" | "on" => false,
        _ => true,
    };
    is_ours.then_some(Due::NextMeeting)
}

/// A date, and the place of the word behind it: "28 September 2018", "Friday 28th September", "September 28, 2018",
/// "2018-09-28". Without a year it is the next such day after the meeting.
pub(super) fn date(sentence: &Sentence<'_>, at: usize, meeting: Date) -> Option<(Date, usize)> {
    let (date, end, has_year) = any_date(sentence, at, meeting.year())?;
    if has_year {
        return Some((date, end));
    }
    coming(date, meeting).map(|date| (date, end))
}

/// A date with its year.
pub(super) fn full_date(sentence: &Sentence<'_>, at: usize) -> Option<(Date, usize)> {
    any_date(sentence, at, 2000).filter(|(_, _, has_year)| *has_year).map(|(date, end, _)| (date, end))
}

fn any_date(sentence: &Sentence<'_>, at: usize, usual: i16) -> Option<(Date, usize, bool)> {
    let mut at = at + usize::from(sentence.small(at).ends_with("day"));
    at += usize::from(sentence.is(at, &["the"]));
    if let Ok(date) = sentence.small(at).parse::<Date>() {
        return Some((date, at + 1, true));
    }
    let (day_at, month_at, end) = match (day(sentence.small(at)), month(sentence.small(at))) {
        (Some(_), _) => {
            let month_at = at + 1 + usize::from(sentence.is(at + 1, &["of"]));
            (at, month_at, month_at + 1)
        }
        (None, Some(_)) => (at + 1, at, at + 2),
        (None, None) => return None,
    };
    let (day, month) = (day(sentence.small(day_at))?, month(sentence.small(month_at))?);
    let year = year(sentence, end);
    let date = Date::new(year.unwrap_or(usual), month, day).ok()?;
    Some((date, end + usize::from(year.is_some()), year.is_some()))
}

/// The same day this year or the next, whichever is not before the meeting.
fn coming(date: Date, meeting: Date) -> Option<Date> {
    if date >= meeting { Some(date) } else { date.checked_add(1.year()).ok() }
}

fn month(word: &str) -> Option<i8> {
    let is_it = |month: &&str| **month == *word || (word.len() >= 3 && word != "mar" && month[..3] == *word);
    let at = MONTHS.iter().position(is_it)?;
    i8::try_from(at + 1).ok()
}

fn day(word: &str) -> Option<i8> {
    let digits = word.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    let is_ordinal = matches!(&word[digits.len()..], "" | "st" | "nd" | "rd" | "th");
    digits.parse().ok().filter(|day| is_ordinal && (1..=31).contains(day))
}

pub(super) fn year(sentence: &Sentence<'_>, at: usize) -> Option<i16> {
    sentence.small(at).parse().ok().filter(|year| (1900..2200).contains(year))
}

fn number(word: &str) -> Option<i64> {
    let in_words = NUMBERS.iter().position(|number| *number == word).and_then(|at| i64::try_from(at + 1).ok());
    word.parse().ok().filter(|number| (1..1000).contains(number)).or(in_words)
}
