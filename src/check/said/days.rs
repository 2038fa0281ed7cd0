//! Days in words: weekdays that the day was not, days that no month has, and the meeting's own day.

use jiff::civil::{Date, Weekday};

use super::passages::Passage;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::model::body::{Block, plain};
use crate::model::meeting::{Meeting, Status};
use crate::proceedings::{SaidDay, Sentence, days as days_of};

/// Words before which a day stands as a day, and is no number of something else.
const BEFORE_DAYS: &[&str] =
    &["on", "of", "by", "to", "until", "till", "from", "since", "before", "after", "dated", "held", "for"];

/// Names days of a passage that are not in the calendar as it says.
pub(super) fn days(passage: &Passage, meeting: Date, diagnostics: &mut Diagnostics) {
    if !may_name_a_day(&passage.text) {
        return;
    }
    for sentence in passage.sentences() {
        for day in days_of(&sentence) {
            let found = impossible(&sentence, &day, &passage.place).or_else(|| weekday(&day, meeting, &passage.place));
            diagnostics.push_some(found.map(|found| found.about(day.typed, sentence.text)));
        }
    }
}

/// Does a figure stand just before or behind the first letters of a month? Most words are told apart so, before they are
/// taken apart: ten thousand papers are checked at once.
pub(in super::super) fn may_name_a_day(text: &str) -> bool {
    const MONTHS: [&[u8; 3]; 12] =
        [b"Jan", b"Feb", b"Mar", b"Apr", b"May", b"Jun", b"Jul", b"Aug", b"Sep", b"Oct", b"Nov", b"Dec"];
    const NEAR: usize = 14;
    let bytes = text.as_bytes();
    let has_figure = |bytes: &[u8]| bytes.iter().any(u8::is_ascii_digit);
    (0..bytes.len().saturating_sub(2)).filter(|at| bytes[*at].is_ascii_uppercase()).any(|at| {
        let is_month = || MONTHS.iter().any(|month| bytes[at..].starts_with(*month));
        let near = at.saturating_sub(NEAR)..(at + NEAR).min(bytes.len());
        is_month() && has_figure(&bytes[near])
    })
}

/// There is no 31 June; 33 is no day at all, and mostly another number unless a word before it says so.
fn impossible(sentence: &Sentence<'_>, day: &SaidDay<'_>, place: &Place) -> Option<Diagnostic> {
    const LEAP: i16 = 2000;
    if day.in_year(day.year.unwrap_or(LEAP)).is_some() {
        return None;
    }
    let is_after = |words: &[&str]| day.from.checked_sub(1).is_some_and(|before| sentence.is(before, words));
    let is_day =
        day.weekday.is_some() || is_after(BEFORE_DAYS) || (day.year.is_some() && (day.day <= 31 || day.from == 0));
    let message = format!("there is no day `{}`", day.typed);
    let found = Diagnostic::new(Code::DateImpossible, place.clone(), message);
    is_day.then(|| found.hint("correct the day, the month or the year"))
}

fn weekday(day: &SaidDay<'_>, meeting: Date, place: &Place) -> Option<Diagnostic> {
    let said = day.weekday?;
    let message = if day.year.is_some() {
        let date = day.date().filter(|date| date.weekday() != said)?;
        format!("`{}`: that day was a {}", day.typed, name(date.weekday()))
    } else {
        // Any of the years around may be meant.
        let years = [meeting.year() - 1, meeting.year(), meeting.year() + 1];
        let dates: Vec<Date> = years.iter().filter_map(|year| day.in_year(*year)).collect();
        let in_year = day.in_year(meeting.year())?;
        if dates.iter().any(|date| date.weekday() == said) {
            return None;
        }
        format!("`{}`: that day of {} was a {}", day.typed, meeting.year(), name(in_year.weekday()))
    };
    let found = Diagnostic::new(Code::WeekdayDiffers, place.clone(), message);
    Some(found.hint("correct the day of the week, or the date, whichever is wrong"))
}

fn name(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

/// Holds the meeting's day against its title, its first words and the address of its webcast.
pub(super) fn of_meeting(meeting: &Meeting, diagnostics: &mut Diagnostics) {
    let day = meeting.date.strftime("%-d %B %Y");
    let mut differs = |what: String, words: &str, sentence: &str| {
        let message = format!("{what}, and this is the meeting of {day}");
        diagnostics.push(
            Diagnostic::new(Code::MeetingDateDiffers, meeting.place.clone(), message)
                .about(words, sentence)
                .hint("correct the words, or the date in the name of the meeting's folder or file"),
        );
    };
    if meeting.status == Some(Status::Adjourned) {
        return;
    }
    if let Some(title) = &meeting.title
        && let Some(other) = other_day(title, meeting.date)
    {
        differs(format!("the title says `{other}`"), &other, title);
    }
    let first = meeting.introduction.body.blocks.iter().find_map(|block| match block {
        Block::Paragraph(words) => Some(plain(words)),
        _ => None,
    });
    let opens = first.filter(|words| is_of_a_meeting(words));
    if let Some(words) = opens
        && let Some(other) = other_day(&words, meeting.date)
    {
        differs(format!("the first words say that it was held on `{other}`"), &other, &words);
    }
    let webcast = meeting.webcast.as_deref().unwrap_or_default();
    let dates =
        (0..webcast.len()).filter_map(|at| webcast.get(at..at + 10)).filter_map(|part| part.parse::<Date>().ok());
    let dates: Vec<Date> = dates.collect();
    if let [date] = dates[..]
        && date != meeting.date
    {
        differs(format!("the address of the webcast has `{date}` in it"), webcast, webcast);
    }
}

/// The only day that some words name in full, if it is another.
fn other_day(words: &str, date: Date) -> Option<String> {
    let sentences = Sentence::of(words);
    let days: Vec<SaidDay<'_>> = sentences.iter().flat_map(days_of).filter(|day| day.year.is_some()).collect();
    let [day] = days[..] else { return None };
    let small = words.to_lowercase();
    let is_of_others = ["adjourned", "resumed", "postponed", "next", "previous", "last", "cancelled", "rescheduled"];
    let speaks_of_others = is_of_others.iter().any(|word| small.contains(word));
    (day.date() != Some(date) && !speaks_of_others).then(|| day.typed.to_owned())
}

/// "Minutes of the meeting held on …", "At a meeting of the Board held …".
fn is_of_a_meeting(words: &str) -> bool {
    let small = words.to_lowercase();
    let begins = small.starts_with("minutes") || small.starts_with("at a meeting");
    begins && small.contains("meeting") && small.contains("held")
}
