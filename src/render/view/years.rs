//! What is listed by calendar year: meetings, and the register of resolutions.

use serde::Serialize;

use super::parts::{Brief, DecidedAt};
use crate::model::address::Address;
use crate::model::meeting::Meeting;
use crate::render::frame::Frame;
use crate::render::language;

/// The years with meetings, and the next meetings.
#[derive(Serialize)]
pub(super) struct Meetings<'a> {
    next: Vec<Brief<'a>>,
    years: Vec<YearLink>,
}

/// The years with resolutions, and the latest ones.
#[derive(Serialize)]
pub(super) struct Register<'a> {
    latest: Vec<DecidedAt<'a>>,
    years: Vec<YearLink>,
}

/// A year in a list, and how much there is in it.
#[derive(Serialize)]
struct YearLink {
    year: i16,
    href: String,
    count: usize,
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

/// The resolutions of a year.
#[derive(Serialize)]
pub(super) struct ResolutionsOfYear<'a> {
    year: i16,
    count: usize,
    months: Vec<Month<DecidedAt<'a>>>,
    previous: Option<YearLink>,
    next: Option<YearLink>,
}

/// A month with something in it.
#[derive(Serialize)]
struct Month<T> {
    title: &'static str,
    anchor: String,
    meetings: Vec<T>,
}

impl<'a> Meetings<'a> {
    /// How many of the next meetings are shown.
    const NEXT: usize = 12;

    pub fn of(frame: &Frame<'a>) -> Self {
        Self {
            next: Brief::next(Self::NEXT, frame),
            years: frame.atlas.years().rev().map(|(year, _)| YearLink::of_meetings(year, frame)).collect(),
        }
    }
}

impl<'a> Register<'a> {
    /// How many of the latest decisions are shown.
    const LATEST: usize = 12;

    pub fn of(frame: &Frame<'a>) -> Self {
        Self {
            latest: latest(Self::LATEST, frame),
            years: frame.atlas.years_of_decisions().rev().map(|year| YearLink::of_decisions(year, frame)).collect(),
        }
    }
}

/// The latest decisions under their meetings, the latest meeting first; at most so many.
pub(super) fn latest<'a>(most: usize, frame: &Frame<'a>) -> Vec<DecidedAt<'a>> {
    let mut latest = Vec::new();
    let mut left = most;
    let years = frame.atlas.years_of_decisions().rev();
    for meeting in years.flat_map(|year| frame.atlas.decided_in(year).iter().rev()) {
        if left == 0 {
            break;
        }
        let decisions = DecidedAt::of_business(meeting, left, frame);
        left -= decisions.len();
        if decisions.len() > 0 {
            latest.push(decisions);
        }
    }
    latest
}

impl YearLink {
    fn of_meetings(year: i16, frame: &Frame<'_>) -> Self {
        let count = frame.atlas.meetings_in(year).len();
        Self { year, href: frame.href(&Address::meetings_in(year)), count }
    }

    fn of_decisions(year: i16, frame: &Frame<'_>) -> Self {
        let meetings = frame.atlas.decided_in(year).iter();
        let count = meetings.flat_map(|meeting| &meeting.items).map(|item| item.resolutions.len()).sum();
        Self { year, href: frame.href(&Address::resolutions_in(year)), count }
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

impl<'a> ResolutionsOfYear<'a> {
    /// The most decisions that one page lists; of a year with more, only their meetings are listed.
    const MOST: usize = 2_000;

    pub fn of(year: i16, frame: &Frame<'a>) -> Self {
        let meetings = frame.atlas.decided_in(year);
        let (previous, next) = beside(year, frame.atlas.years_of_decisions());
        let count = YearLink::of_decisions(year, frame).count;
        let most = if count > Self::MOST { 0 } else { count };
        Self {
            year,
            count,
            months: months(meetings.iter().map(|meeting| (&**meeting, DecidedAt::of(meeting, most, frame)))),
            previous: previous.map(|year| YearLink::of_decisions(year, frame)),
            next: next.map(|year| YearLink::of_decisions(year, frame)),
        }
    }
}

/// The years just before and just after, among those there are.
fn beside(year: i16, years: impl DoubleEndedIterator<Item = i16>) -> (Option<i16>, Option<i16>) {
    let years: Vec<i16> = years.collect();
    let before = years.iter().rev().find(|other| **other < year);
    (before.copied(), years.iter().find(|other| **other > year).copied())
}

/// Puts what is sorted by date under the months.
fn months<'a, T>(dated: impl Iterator<Item = (&'a Meeting, T)>) -> Vec<Month<T>> {
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
