//! Publication: a meeting of which the public would see nothing, because nobody gave a date.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::meeting::{Meeting, Status};
use crate::model::settings::Settings;

/// Asks for the day of publication of an agenda or of minutes that have none.
pub(super) fn dates(meeting: &Meeting, settings: &Settings, diagnostics: &mut Diagnostics) {
    if meeting.draft || settings.undated_is_open {
        return;
    }
    let called = matches!(meeting.status, Some(Status::Called | Status::Held | Status::Adjourned));
    if called && meeting.agenda.published.is_none() {
        diagnostics.push(
            Diagnostic::new(
                Code::PublicationDateMissing,
                meeting.place.clone(),
                "nothing of this agenda is public: it has no date of publication",
            )
            .hint("add `agenda: { published: 2026-01-31 }` with the day it was published, or `draft: true`"),
        );
    }
    if meeting.minutes.as_ref().is_some_and(|minutes| minutes.published.is_none()) {
        diagnostics.push(
            Diagnostic::new(
                Code::PublicationDateMissing,
                meeting.place.clone(),
                "nothing of these minutes is public: they have no date of publication",
            )
            .hint("add `published: 2026-01-31` inside `minutes:` with the day they were published"),
        );
    }
}
