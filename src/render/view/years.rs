//! Meetings as they are listed by calendar year.

use serde::Serialize;

use super::calendar::Calendar;
use super::parts::Brief;
use crate::model::address::Address;
use crate::model::meeting::Meeting;
use crate::render::frame::Frame;
use crate::render::language;

/// The years with meetings, and the next meetings.
#[derive(Serialize)]
pub(super) struct Meetings<'a> {
    next: Vec<Brief<'a>>,
    calendars: Vec<Calendar<'a>>,
    years: Vec<YearLink>,
}

/// A year in a list, and how much there is in it.
#[derive(Serialize)]
pub(super) struct YearLink {
    pub year: i16,
    pub href: String,
    pub count: usize,
}

/// The meetings of a year.
#[derive(Serialize)]
pub(super) struct MeetingsOfYear<'a> {
    year: i16,
    count: usize,
    months: Vec<Month<Brief<'a>>>,
    previous: Option<YearLink>,
    next: Option<YearLink>,
}

/// A month with something in it.
#[derive(Serialize)]
pub(super) struct Month<T> {
    title: &'static str,
    anchor: String,
    meetings: Vec<T>,
}

impl<'a> Meetings<'a> {
    /// How many of the next meetings are shown.
    const NEXT: usize = 12;
    /// How many meetings are shown at a glance: the latest years, as far as they fit.
    const AT_A_GLANCE: usize = 500;

    pub fn of(frame: &Frame<'a>) -> Self {
        Self {
            next: Brief::next(Self::NEXT, frame),
            calendars: calendars(Self::AT_A_GLANCE, frame),
            years: frame.atlas.years().rev().map(|(year, _)| YearLink::of_meetings(year, frame)).collect(),
        }
    }
}

/// The latest years at a glance, the latest first: as many as have at most so many meetings, but at least one.
fn calendars<'a>(most: usize, frame: &Frame<'a>) -> Vec<Calendar<'a>> {
    let mut shown = 0;
    let years = frame.atlas.years().rev();
    let years = years.take_while(|(_, count)| {
        let is_first = shown == 0;
        shown += count;
        is_first || shown <= most
    });
    let years: Vec<i16> = years.map(|(year, _)| year).collect();
    let calendar = |year: i16| {
        let meetings: Vec<&Meeting> = frame.atlas.meetings_in(year).iter().map(|meeting| &**meeting).collect();
        Calendar::of(year, &meetings, frame)
    };
    years.into_iter().map(calendar).collect()
}

impl YearLink {
    fn of_meetings(year: i16, frame: &Frame<'_>) -> Self {
        let count = frame.atlas.meetings_in(year).len();
        Self { year, href: frame.href(&Address::meetings_in(year)), count }
    }
}

impl<'a> MeetingsOfYear<'a> {
    pub fn of(year: i16, frame: &Frame<'a>) -> Self {
        let meetings = frame.atlas.meetings_in(year);
        let (previous, next) = beside(year, frame.atlas.years().map(|(year, _)| year));
        Self {
            year,
            count: meetings.len(),
            months: months(meetings.iter().map(|meeting| (&**meeting, Brief::of(meeting, frame)))),
            previous: previous.map(|year| YearLink::of_meetings(year, frame)),
            next: next.map(|year| YearLink::of_meetings(year, frame)),
        }
    }
}

/// The years just before and just after, among those there are.
pub(super) fn beside(year: i16, years: impl DoubleEndedIterator<Item = i16>) -> (Option<i16>, Option<i16>) {
    let years: Vec<i16> = years.collect();
    let before = years.iter().rev().find(|other| **other < year);
    (before.copied(), years.iter().find(|other| **other > year).copied())
}

/// Puts what is sorted by date under the months.
pub(super) fn months<'a, T>(dated: impl Iterator<Item = (&'a Meeting, T)>) -> Vec<Month<T>> {
    let mut months: Vec<Month<T>> = Vec::new();
    for (meeting, row) in dated {
        let title = language::month(meeting.date);
        if months.last().is_none_or(|last| last.title != title) {
            months.push(Month { title, anchor: title.to_lowercase(), meetings: Vec::new() });
        }
        if let Some(last) = months.last_mut() {
            last.meetings.push(row);
        }
    }
    months
}
