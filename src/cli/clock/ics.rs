//! Deadlines as a calendar (RFC 5545): one event each, for the calendar of whoever publishes.
//!
//! The same deadlines give the same bytes: the stamp is the day that was asked about, and an event keeps its identity
//! when its day moves.

use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::named;
use crate::build::{Deadline, Deadlines, Due};

/// The longest line, in bytes, without its end.
const LONGEST: usize = 75;

/// A calendar of what is not out yet.
pub(super) fn calendar(deadlines: &Deadlines, today: Date) -> String {
    let host = deadlines.base_url.split("://").nth(1).and_then(|url| url.split('/').next()).unwrap_or("minutebook");
    let mut lines = vec![
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//minutebook//clock//EN".to_owned(),
        "CALSCALE:GREGORIAN".to_owned(),
    ];
    let open = deadlines.all.iter().filter(|deadline| deadline.published.is_none());
    open.for_each(|deadline| lines.extend(event(deadline, host, today)));
    lines.push("END:VCALENDAR".to_owned());
    lines.iter().map(|line| folded(line)).collect()
}

fn event(deadline: &Deadline, host: &str, today: Date) -> Vec<String> {
    let what = match &deadline.what {
        Due::Agenda => format!("agenda.{}", deadline.meeting),
        Due::KeyDecision(_, report) => format!("key-decision.{report}"),
        Due::Decisions => format!("decisions.{}", deadline.meeting),
    };
    let mut event = vec![
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}", escaped(&format!("{what}@{host}"))),
        format!("DTSTAMP:{}T000000Z", today.strftime("%Y%m%d")),
    ];
    event.extend(start(deadline));
    event.push(format!("SUMMARY:{}", escaped(&format!("Publish {}", named(deadline)))));
    if !deadline.missing.is_empty() {
        event.push(format!("DESCRIPTION:{}", escaped(&deadline.missing.join("\n"))));
    }
    event.extend(["TRANSP:TRANSPARENT".to_owned(), "END:VEVENT".to_owned()]);
    event
}

/// A day, or an instant in universal time, which needs no table of the changes of the clocks.
fn start(deadline: &Deadline) -> Vec<String> {
    let date = deadline.latest.date;
    let instant = deadline.latest.time.and_then(|time| {
        let zoned = deadline.timezone.to_ambiguous_zoned_datetime(date.to_datetime(time)).compatible().ok()?;
        Some(zoned.timestamp().to_zoned_datetime(TimeZone::UTC).strftime("%Y%m%dT%H%M%SZ").to_string())
    });
    match instant {
        Some(instant) => vec![format!("DTSTART:{instant}")],
        None => vec![
            format!("DTSTART;VALUE=DATE:{}", date.strftime("%Y%m%d")),
            format!("DTEND;VALUE=DATE:{}", date.saturating_add(1.day()).strftime("%Y%m%d")),
        ],
    }
}

/// Text with the marks escaped that mean something in a calendar.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n")
}

/// The line with its end, broken where it is too long, and never within a letter.
fn folded(line: &str) -> String {
    let mut folded = String::new();
    let mut length = 0;
    for letter in line.chars() {
        if length + letter.len_utf8() > LONGEST {
            folded.push_str("\r\n ");
            length = 1;
        }
        folded.push(letter);
        length += letter.len_utf8();
    }
    folded + "\r\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_folded_between_letters() {
        let line = folded(&"é".repeat(80));
        assert!(line.split("\r\n").all(|part| part.len() <= LONGEST));
        assert_eq!(line.replace("\r\n ", ""), "é".repeat(80) + "\r\n");
    }

    #[test]
    fn marks_are_escaped() {
        assert_eq!(escaped("a, b; c\\d\ne"), "a\\, b\\; c\\\\d\\ne");
    }
}
