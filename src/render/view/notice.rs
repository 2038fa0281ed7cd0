//! The notice that a meeting's papers gave: how much, of how much, and the days one by one.

use serde::Serialize;

use super::parts::Date;
use crate::law::notice::{self, Given};
use crate::law::{Counted, Share};
use crate::model::meeting::{Meeting, Supplement};
use crate::render::frame::Frame;
use crate::render::language;

/// The longest table of days; a longer one would be the calendar of a year, which nobody counts.
const LONGEST: usize = 60;

/// How much notice a publication gave.
#[derive(Serialize)]
pub(super) struct Notice<'a> {
    /// "Published 8 clear working days before the meeting".
    words: String,
    /// "5 clear working days".
    required: String,
    enough: bool,
    /// Where the rule stands in the law.
    cite: &'a str,
    /// Why it was less.
    urgent: Option<&'a str>,
    days: Vec<Day>,
}

/// A day between publication and meeting.
#[derive(Serialize)]
struct Day {
    date: Date,
    /// "1", "6 h 30 min"; nothing when the day does not count.
    counted: Option<String>,
    /// Why it does not.
    why: Option<String>,
}

impl<'a> Notice<'a> {
    /// The notice of the agenda, where the rules ask for some.
    pub fn of_agenda(meeting: &'a Meeting, frame: &Frame<'a>) -> Option<Self> {
        let given = notice::agenda(meeting, &frame.atlas.law)?;
        Some(Self::of(&given, meeting, meeting.agenda.urgent.as_deref()))
    }

    /// The notice of a supplement, where the rules ask for some.
    pub fn of_supplement(meeting: &Meeting, supplement: &'a Supplement, frame: &Frame<'a>) -> Option<Self> {
        let given = notice::supplement(meeting, supplement, &frame.atlas.law)?;
        Some(Self::of(&given, meeting, supplement.urgent.as_deref()))
    }

    fn of(given: &Given<'a>, meeting: &Meeting, urgent: Option<&'a str>) -> Self {
        let count = &given.count;
        Self {
            words: language::capitalised(&given.words(meeting.date)),
            required: given.notice.words(count.required),
            enough: count.is_enough,
            cite: &given.notice.cite,
            urgent,
            days: count.days[count.days.len().saturating_sub(LONGEST)..].iter().map(Day::of).collect(),
        }
    }
}

impl Day {
    fn of(counted: &Counted) -> Self {
        let is_counted = match counted.share {
            Share::None => None,
            Share::Day => Some("1".to_owned()),
            Share::Minutes(minutes) => Some(hours(minutes)),
        };
        let why = is_counted.is_none().then(|| language::capitalised(&counted.why.to_string()));
        Self { date: counted.date.into(), counted: is_counted, why }
    }
}

/// "24 h", "6 h 30 min".
fn hours(minutes: i64) -> String {
    match (minutes / 60, minutes % 60) {
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}
