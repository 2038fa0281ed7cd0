//! What has become of a meeting by a day, whatever has become of it since.

use jiff::civil::Date;

use super::meeting::{Meeting, Status};
use super::settings::Settings;

/// A day, and what the settings say of papers without one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Today {
    /// The day.
    pub date: Date,
    /// Papers without a publication date are open.
    undated_is_open: bool,
}

impl Today {
    /// A day under these settings.
    pub(super) fn new(date: Date, settings: &Settings) -> Self {
        Self { date, undated_is_open: settings.undated_is_open }
    }

    /// Has the day of publication come? A paper without one follows the settings.
    pub(super) fn is_out(self, published: Option<Date>) -> bool {
        published.map_or(self.undated_is_open, |published| published <= self.date)
    }

    /// Have the minutes been published?
    pub(super) fn minutes_are_out(self, meeting: &Meeting) -> bool {
        match &meeting.minutes {
            Some(minutes) => self.is_out(minutes.published) && meeting.date <= self.date,
            None => {
                self.undated_is_open
                    && meeting.date <= self.date
                    && matches!(meeting.status, None | Some(Status::Held | Status::Adjourned))
            }
        }
    }

    /// What has become of the meeting by this day.
    pub(super) fn status(self, meeting: &Meeting, agenda_is_out: bool) -> Status {
        let before = if agenda_is_out { Status::Called } else { Status::Planned };
        match meeting.status {
            Some(Status::Cancelled) => Status::Cancelled,
            Some(Status::Held | Status::Adjourned) if meeting.date > self.date => before,
            Some(status) => status,
            None if self.minutes_are_out(meeting) || meeting.date < self.date => Status::Held,
            None => before,
        }
    }
}
