//! Days as sentences name them: "Monday 12 June 2018", "28 August", "June 12, 2018".

use jiff::civil::{Date, Weekday};

use super::due::{MONTHS, year};
use super::sentence::Sentence;

/// A day that a sentence names; there need be none such.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SaidDay<'a> {
    /// As typed.
    pub typed: &'a str,
    /// The day of the week before it.
    pub weekday: Option<Weekday>,
    /// The day of the month.
    pub day: i8,
    /// The month.
    pub month: i8,
    /// The year, where the sentence gives one.
    pub year: Option<i16>,
    /// The words of the sentence that it is made of.
    pub from: usize,
    /// The word behind it.
    pub to: usize,
}

impl SaidDay<'_> {
    /// The date, where the sentence gives a year and there is such a day.
    pub fn date(&self) -> Option<Date> {
        self.in_year(self.year?)
    }

    /// The date in a year, if it has that day.
    pub fn in_year(&self, year: i16) -> Option<Date> {
        Date::new(year, self.month, self.day).ok()
    }
}

/// The days that a sentence names, in order.
pub fn days<'a>(sentence: &Sentence<'a>) -> Vec<SaidDay<'a>> {
    let mut days = Vec::new();
    let mut at = 0;
    while at < sentence.words.len() {
        match day_at(sentence, at) {
            Some(day) => {
                at = day.to;
                days.push(day);
            }
            None => at += 1,
        }
    }
    days
}

fn day_at<'a>(sentence: &Sentence<'a>, from: usize) -> Option<SaidDay<'a>> {
    let is_joined = |at: usize| matches!(sentence.behind(at).trim(), "" | ",");
    let weekday = weekday(sentence.small(from)).filter(|_| is_joined(from));
    let mut at = from + usize::from(weekday.is_some());
    at += usize::from(weekday.is_some() && sentence.is(at, &["the"]));
    let (day, month, last) = match (day(sentence.small(at)), month(sentence, at)) {
        (Some(day), _) if sentence.behind(at).trim().is_empty() => {
            let month_at = at + 1 + usize::from(sentence.is(at + 1, &["of"]));
            (day, month(sentence, month_at)?, month_at)
        }
        (None, Some(month)) if sentence.behind(at).trim().is_empty() => {
            (self::day(sentence.small(at + 1))?, month, at + 1)
        }
        (Some(_) | None, Some(_) | None) => return None,
    };
    let year = year(sentence, last + 1).filter(|_| is_joined(last));
    let to = last + 1 + usize::from(year.is_some());
    Some(SaidDay { typed: sentence.typed(from, to), weekday, day, month, year, from, to })
}

/// "12", "12th"; and 31 to 39, since there is no such day and somebody may have typed one.
fn day(word: &str) -> Option<i8> {
    let digits = word.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    let is_ordinal = matches!(&word[digits.len()..], "" | "st" | "nd" | "rd" | "th");
    digits.parse().ok().filter(|day| is_ordinal && (1..=39).contains(day))
}

fn month(sentence: &Sentence<'_>, at: usize) -> Option<i8> {
    let word = sentence.words.get(at).filter(|word| word.typed.starts_with(char::is_uppercase))?;
    let small = &*word.small;
    let is_it = |month: &&str| {
        **month == *small || (small.len() == 3 && month[..3] == *small) || (small == "sept" && **month == *"september")
    };
    let at = MONTHS.iter().position(is_it)?;
    i8::try_from(at + 1).ok()
}

fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "monday" => Weekday::Monday,
        "tuesday" => Weekday::Tuesday,
        "wednesday" => Weekday::Wednesday,
        "thursday" => Weekday::Thursday,
        "friday" => Weekday::Friday,
        "saturday" => Weekday::Saturday,
        "sunday" => Weekday::Sunday,
        _ => return None,
    })
}
