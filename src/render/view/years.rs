//! What is listed by calendar year: meetings, and the register of resolutions.

use std::sync::Arc;

use serde::Serialize;

use super::calendar::Calendar;
use super::parts::{Brief, DecidedAt, Link};
use crate::model::address::Address;
use crate::model::committee::Committee;
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
    /// The committee whose resolutions alone these are.
    committee: Option<Link<'a>>,
    count: usize,
    committees: Vec<Link<'a>>,
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

/// The latest decisions under their meetings, the latest meeting first; at most so many.
pub(super) fn latest<'a>(most: usize, frame: &Frame<'a>) -> Vec<DecidedAt<'a>> {
    let years = frame.atlas.years_of_decisions().rev();
    let meetings = years.flat_map(|year| frame.atlas.decided_in(year).iter().rev());
    latest_of(most, meetings.map(|meeting| &**meeting), frame)
}

/// The latest decisions of some meetings, of which the latest comes first; at most so many.
pub(super) fn latest_of<'a>(
    most: usize,
    meetings: impl Iterator<Item = &'a Meeting>,
    frame: &Frame<'a>,
) -> Vec<DecidedAt<'a>> {
    let mut latest = Vec::new();
    let mut left = most;
    for meeting in meetings {
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

    /// All of a year, or those of one committee.
    pub fn of(year: i16, only: Option<&'a Committee>, frame: &Frame<'a>) -> Self {
        let is_shown = |meeting: &&Arc<Meeting>| only.is_none_or(|only| only.id == meeting.committee);
        let meetings: Vec<&Arc<Meeting>> = frame.atlas.decided_in(year).iter().filter(is_shown).collect();
        let (previous, next) = beside(year, frame.atlas.years_of_decisions());
        let count = meetings.iter().flat_map(|meeting| &meeting.items).map(|item| item.resolutions.len()).sum();
        let most = if count > Self::MOST { 0 } else { count };
        let others = frame.atlas.committees_deciding_in(year).into_iter();
        Self {
            year,
            committee: only.map(|only| Link::committee(&only.id, frame)),
            count,
            committees: others
                .map(|committee| Link {
                    title: committee.title.as_str().into(),
                    href: frame.href(&Address::resolutions_of(year, &committee.id)),
                })
                .collect(),
            months: months(meetings.iter().map(|meeting| (&***meeting, DecidedAt::of(meeting, most, frame)))),
            previous: previous.filter(|_| only.is_none()).map(|year| YearLink::of_decisions(year, frame)),
            next: next.filter(|_| only.is_none()).map(|year| YearLink::of_decisions(year, frame)),
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
