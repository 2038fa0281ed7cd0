//! Publication: a meeting of which the public would see nothing, because nobody gave a date.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::meeting::{Meeting, Status};
use crate::model::settings::Settings;

/// Names papers that came out on the wrong side of the meeting: a supplement after it, minutes before it.
pub(super) fn order(meeting: &Meeting, diagnostics: &mut Diagnostics) {
    let day = |date: Date| date.strftime("%-d %B %Y").to_string();
    for supplement in meeting.agenda.supplements.iter().filter(|supplement| supplement.published > meeting.date) {
        let message = format!("this supplement was published on {}, after the meeting", day(supplement.published));
        diagnostics.push(
            Diagnostic::new(Code::PublishedOutOfOrder, supplement.place.clone(), message)
                .hint("correct `published:`, or leave the supplement out if members did not have it at the meeting"),
        );
    }
    let published = meeting.minutes.as_ref().and_then(|minutes| minutes.published);
    if let Some(published) = published.filter(|published| *published < meeting.date) {
        let message = format!("these minutes were published on {}, before the meeting", day(published));
        diagnostics.push(
            Diagnostic::new(Code::PublishedOutOfOrder, meeting.place.clone(), message)
                .about(published.to_string(), format!("minutes: published: {published}"))
                .hint("correct `published:` inside `minutes:`, most often its year or its month"),
        );
    }
}

/// Asks for the day of publication of an agenda or of minutes that have none.
pub(super) fn dates(meeting: &Meeting, settings: &Settings, diagnostics: &mut Diagnostics) {
    if meeting.draft || settings.undated_is_open {
        return;
    }
    let called = matches!(meeting.status, Some(Status::Called | Status::Held | Status::Adjourned));
    let minutes = meeting.minutes.as_ref();
    let is_all_in_the_minutes = meeting.is_one_file() && minutes.is_some();
    let mut say = |message: &str, hint: String| {
        diagnostics.push(Diagnostic::new(Code::PublicationDateMissing, meeting.place.clone(), message).hint(hint));
    };
    if called && meeting.agenda.published.is_none() && !is_all_in_the_minutes {
        let week_before = meeting.date.saturating_sub(7.days());
        say(
            "nothing of this agenda is public: it has no date of publication",
            format!("add `agenda: {{ published: {week_before} }}` with the day it was published, or `draft: true`"),
        );
    }
    let day = meeting.date;
    match minutes {
        Some(minutes) if minutes.published.is_none() => say(
            "nothing of these minutes is public: they have no date of publication",
            format!("add `published: {day}` inside `minutes:` with the day they were published"),
        ),
        None if meeting.is_recorded() && meeting.status != Some(Status::Cancelled) => {
            let top = if meeting.is_one_file() { ", at the top of the file between two lines of `---`" } else { "" };
            say(
                "nothing of these minutes is public: nobody says that they are published",
                format!("add `minutes: {{ published: {day} }}` with the day they were published{top}"),
            );
        }
        Some(_) | None => {}
    }
}
