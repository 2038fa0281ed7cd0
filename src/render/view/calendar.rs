//! A year at a glance: its twelve months, and the meetings in each.

use serde::Serialize;

use super::parts::status;
use super::title::Title;
use crate::model::address::Address;
use crate::model::meeting::Meeting;
use crate::render::frame::Frame;
use crate::render::language;

/// A year and all of its months.
#[derive(Serialize)]
pub(super) struct Calendar<'a> {
    year: i16,
    months: Vec<Month<'a>>,
}

/// A month, with or without meetings.
#[derive(Serialize)]
struct Month<'a> {
    title: &'static str,
    short: &'static str,
    meetings: Vec<Sitting<'a>>,
}

/// A meeting in a month.
#[derive(Serialize)]
struct Sitting<'a> {
    number: i8,
    day: String,
    href: String,
    who: Title<'a>,
    status: &'static str,
    is_coming: bool,
}

impl<'a> Calendar<'a> {
    /// The year of some meetings, which are sorted by date and all in it.
    pub fn of(year: i16, meetings: &[&'a Meeting], frame: &Frame<'a>) -> Self {
        let in_month = |number: i8| meetings.iter().filter(move |meeting| meeting.date.month() == number);
        let months = language::months().zip(1..).map(|(title, number)| Month {
            title,
            short: &title[..3],
            meetings: in_month(number).map(|meeting| Sitting::of(meeting, frame)).collect(),
        });
        Self { year, months: months.collect() }
    }
}

impl<'a> Sitting<'a> {
    fn of(meeting: &'a Meeting, frame: &Frame<'a>) -> Self {
        let committee = frame.atlas.committee(&meeting.committee);
        Self {
            number: meeting.date.day(),
            day: language::day(meeting.date),
            href: frame.href(&Address::meeting(&meeting.id)),
            who: committee.map_or_else(
                || meeting.committee.as_str().into(),
                |known| Title::short(known).unwrap_or_else(|| Title::of_committee(known)),
            ),
            status: status(meeting, frame),
            is_coming: meeting.date >= frame.atlas.public.as_of(),
        }
    }
}
