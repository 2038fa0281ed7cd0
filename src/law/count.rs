//! Time counted day by day: how much notice was given, and the latest moment at which it would have been enough.
//!
//! Pure: takes a rule, a calendar, a time zone and two moments. Each day says whether it counted, and why or why not.

use std::fmt;
use std::sync::Arc;

use jiff::civil::{Date, Time, Weekday};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan};

use super::calendar::{Calendar, easter};
use crate::model::Moment;
use crate::model::rules::{Counting, Notice, Skip, Unit};

/// Notice, counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    /// The days from publication to the meeting, or from the meeting to publication, each with why it counted.
    pub days: Vec<Counted>,
    /// How many days or hours the rule asks for.
    pub required: u32,
    /// How many there were; of hours, whole ones. For a time that runs from the meeting, how many were used.
    pub given: u32,
    /// Is that enough?
    pub is_enough: bool,
    /// The latest moment at which it would have been.
    pub latest: Moment,
}

/// A day, and whether it counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// The day.
    pub date: Date,
    /// How much of it counted.
    pub share: Share,
    /// Why, or why not.
    pub why: Why,
}

/// How much of a day counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Share {
    /// Nothing.
    None,
    /// The day.
    Day,
    /// So many minutes of it, where hours are counted.
    Minutes(i64),
}

/// Why a day counted or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// Nothing was against it.
    Counts,
    /// Something was published on it.
    Published,
    /// Something was published on it after this time, and counts as published the next day.
    PublishedAfter(Time),
    /// What was published late on the day before counts as published on it.
    CountsAsPublished,
    /// Something was published on it, and nobody says when, so that hours begin with the next day.
    NoTime,
    /// It is the day of the meeting.
    Meeting,
    /// It is that day of the week.
    Weekday(Weekday),
    /// It is that holiday.
    Holiday(Arc<str>),
    /// It is in the Christmas break.
    ChristmasBreak,
    /// It is in the Easter break.
    EasterBreak,
}

/// Counts the notice from a publication to a meeting.
pub fn count(notice: &Notice, calendar: &Calendar, timezone: &TimeZone, published: Moment, meeting: Moment) -> Count {
    let rule = Counter { notice, calendar, timezone };
    let latest = rule.latest(meeting);
    match (notice.unit, notice.counts) {
        (Unit::Hours, Counting::Clear | Counting::Before | Counting::FromMeeting) => {
            rule.hours(published, meeting, latest)
        }
        (Unit::Days, Counting::FromMeeting) => rule.since_meeting(published, meeting, latest),
        (Unit::Days, Counting::Clear | Counting::Before) => rule.days(published, meeting, latest),
    }
}

/// The latest moment at which a publication gives enough notice of a meeting.
///
/// A day that does not count is not named as the last one, though the law might let it: the offices are closed.
pub fn latest(notice: &Notice, calendar: &Calendar, timezone: &TimeZone, meeting: Moment) -> Moment {
    Counter { notice, calendar, timezone }.latest(meeting)
}

/// Days are looked at no further away than this, whatever a site's own rules skip.
const FURTHEST: u32 = 4000;

struct Counter<'a> {
    notice: &'a Notice,
    calendar: &'a Calendar,
    timezone: &'a TimeZone,
}

impl Counter<'_> {
    /// Why a day does not count, if it does not.
    fn skipped(&self, date: Date) -> Option<Why> {
        self.notice.skip.iter().find_map(|skip| match skip {
            Skip::Weekday(weekday) => (date.weekday() == *weekday).then_some(Why::Weekday(*weekday)),
            Skip::Holidays => self.calendar.holiday(date).cloned().map(Why::Holiday),
            Skip::ChristmasBreak => self.is_in_christmas_break(date).then_some(Why::ChristmasBreak),
            Skip::EasterBreak => {
                let day = easter(date.year());
                let is_in = day.saturating_sub(3.days()) <= date && date <= day.saturating_add(2.days());
                is_in.then_some(Why::EasterBreak)
            }
        })
    }

    /// From the last weekday before Christmas Day to the first one after it that is no bank holiday; a Saturday is a
    /// weekday here (Local Government Act 1972, section 243).
    fn is_in_christmas_break(&self, date: Date) -> bool {
        let Ok(christmas) = Date::new(date.year(), 12, 25) else { return false };
        let is_weekday = |date: Date| date.weekday() != Weekday::Sunday;
        let mut first = christmas.saturating_sub(1.day());
        while !is_weekday(first) {
            first = first.saturating_sub(1.day());
        }
        let mut last = christmas.saturating_add(1.day());
        while (!is_weekday(last) || self.calendar.holiday(last).is_some()) && last.year() == date.year() {
            last = last.saturating_add(1.day());
        }
        first <= date && date <= last
    }

    fn days(&self, published: Moment, meeting: Moment, latest: Moment) -> Count {
        let late = self.notice.cutoff.filter(|cutoff| published.time.is_some_and(|time| time > *cutoff));
        let begins = if late.is_some() { published.date.saturating_add(1.day()) } else { published.date };
        let last = meeting.date.max(published.date);
        let days: Vec<Counted> = each_day(published.date, last)
            .map(|date| {
                let why = if date == meeting.date {
                    Why::Meeting
                } else if let Some(cutoff) = late.filter(|_| date == published.date) {
                    Why::PublishedAfter(cutoff)
                } else if date == begins && self.notice.counts == Counting::Clear {
                    if late.is_some() { Why::CountsAsPublished } else { Why::Published }
                } else if date > meeting.date {
                    Why::Published
                } else {
                    self.skipped(date).unwrap_or(Why::Counts)
                };
                Counted { date, share: if why == Why::Counts { Share::Day } else { Share::None }, why }
            })
            .collect();
        let given = days.iter().filter(|day| day.share == Share::Day).count();
        let given = u32::try_from(given).unwrap_or(u32::MAX);
        let required = self.notice.amount;
        Count { days, required, given, is_enough: given >= required && begins <= meeting.date, latest }
    }

    fn hours(&self, published: Moment, meeting: Moment, latest: Moment) -> Count {
        let mut begins = self.last_instant(published);
        let mut why_nothing = if published.time.is_none() { Why::NoTime } else { Why::Published };
        if let Some(cutoff) = self.notice.cutoff.filter(|cutoff| published.time.is_some_and(|time| time > *cutoff)) {
            begins = self.last_instant(Moment::new(published.date, None));
            why_nothing = Why::PublishedAfter(cutoff);
        }
        let ends = self.first_instant(meeting);
        let last = meeting.date.max(published.date);
        let days: Vec<Counted> = each_day(published.date, last)
            .map(|date| {
                let (from, until) = self.bounds(date);
                let minutes = minutes(begins.max(from), ends.min(until));
                if let Some(why) = self.skipped(date) {
                    Counted { date, share: Share::None, why }
                } else if minutes > 0 {
                    Counted { date, share: Share::Minutes(minutes), why: Why::Counts }
                } else {
                    let why = if date == published.date { why_nothing.clone() } else { Why::Meeting };
                    Counted { date, share: Share::None, why }
                }
            })
            .collect();
        let given: i64 = days.iter().map(|day| if let Share::Minutes(minutes) = day.share { minutes } else { 0 }).sum();
        let required = self.notice.amount;
        Count {
            days,
            required,
            given: u32::try_from(given / 60).unwrap_or(u32::MAX),
            is_enough: given >= i64::from(required) * 60 && begins <= ends,
            latest,
        }
    }

    fn since_meeting(&self, published: Moment, meeting: Moment, latest: Moment) -> Count {
        let late = self.notice.cutoff.is_some_and(|cutoff| published.time.is_some_and(|time| time > cutoff));
        let out = if late { published.date.saturating_add(1.day()) } else { published.date };
        let last = out.max(latest.date);
        let days: Vec<Counted> = each_day(meeting.date, last)
            .map(|date| {
                let why = self.skipped(date).unwrap_or(Why::Counts);
                Counted { date, share: if why == Why::Counts { Share::Day } else { Share::None }, why }
            })
            .collect();
        let used = days.iter().filter(|day| day.share == Share::Day && day.date <= out).count();
        let given = u32::try_from(used).unwrap_or(u32::MAX);
        Count { days, required: self.notice.amount, given, is_enough: out <= latest.date, latest }
    }

    fn latest(&self, meeting: Moment) -> Moment {
        match (self.notice.unit, self.notice.counts) {
            (Unit::Hours, Counting::Clear | Counting::Before | Counting::FromMeeting) => self.latest_hour(meeting),
            (Unit::Days, Counting::FromMeeting) => {
                let counting = (0..FURTHEST).map(|ahead| meeting.date.saturating_add(i64::from(ahead).days()));
                let mut counting = counting.filter(|date| self.skipped(*date).is_none());
                let last = (self.notice.amount as usize).checked_sub(1).and_then(|before| counting.nth(before));
                Moment::new(last.unwrap_or(meeting.date), self.notice.cutoff)
            }
            (Unit::Days, Counting::Clear | Counting::Before) => {
                let before = (1..FURTHEST).map(|ago| meeting.date.saturating_sub(i64::from(ago).days()));
                let mut counting = before.filter(|date| self.skipped(*date).is_none());
                // The day of publication is the one before the days that count, or the first of them.
                let ago = match self.notice.counts {
                    Counting::Clear => self.notice.amount as usize,
                    Counting::Before | Counting::FromMeeting => (self.notice.amount as usize).saturating_sub(1),
                };
                Moment::new(counting.nth(ago).unwrap_or(meeting.date), self.notice.cutoff)
            }
        }
    }

    fn latest_hour(&self, meeting: Moment) -> Moment {
        let ends = self.first_instant(meeting);
        let mut missing = i64::from(self.notice.amount) * 60;
        for ago in 0..FURTHEST {
            let date = meeting.date.saturating_sub(i64::from(ago).days());
            if self.skipped(date).is_some() {
                continue;
            }
            let (from, until) = self.bounds(date);
            let until = ends.min(until);
            let there = minutes(from, until);
            if there >= missing {
                let latest = until.saturating_sub(SignedDuration::from_mins(missing)).unwrap_or(until);
                let latest = latest.to_zoned_datetime(self.timezone.clone());
                let time = self.notice.cutoff.map_or(latest.time(), |cutoff| latest.time().min(cutoff));
                return Moment::new(latest.date(), Some(time));
            }
            missing -= there;
        }
        meeting
    }

    /// The first instant of a day, and that of the next.
    fn bounds(&self, date: Date) -> (Timestamp, Timestamp) {
        (self.instant(date, Time::midnight()), self.instant(date.saturating_add(1.day()), Time::midnight()))
    }

    /// The first instant that a moment may be.
    fn first_instant(&self, moment: Moment) -> Timestamp {
        self.instant(moment.date, moment.time.unwrap_or(Time::midnight()))
    }

    /// The last instant that a moment may be: the end of the day, where nobody says when.
    fn last_instant(&self, moment: Moment) -> Timestamp {
        moment.time.map_or_else(|| self.bounds(moment.date).1, |time| self.instant(moment.date, time))
    }

    /// The instant that clocks show so. One that they show twice is the first; one that they skip is as long after the
    /// change as it is behind the hour that was skipped.
    fn instant(&self, date: Date, time: Time) -> Timestamp {
        let zoned = self.timezone.to_ambiguous_zoned_datetime(date.to_datetime(time)).compatible();
        zoned.map_or(Timestamp::MAX, |zoned| zoned.timestamp())
    }
}

/// The minutes between two instants; none when the second is the earlier one.
fn minutes(from: Timestamp, until: Timestamp) -> i64 {
    (until.duration_since(from).as_secs() / 60).max(0)
}

fn each_day(first: Date, last: Date) -> impl Iterator<Item = Date> {
    first.series(1.day()).take_while(move |date| *date <= last)
}

impl Why {
    /// Why, as a sentence goes on after the day.
    pub fn words(&self) -> String {
        self.to_string()
    }
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Counts => f.write_str("counts"),
            Self::Published => f.write_str("the day of publication"),
            Self::PublishedAfter(cutoff) => write!(f, "published after {}", cutoff.strftime("%H:%M")),
            Self::CountsAsPublished => f.write_str("counts as the day of publication"),
            Self::NoTime => f.write_str("the day of publication, at a time that is not given"),
            Self::Meeting => f.write_str("the day of the meeting"),
            Self::Weekday(weekday) => write!(f, "a {}", weekday_name(*weekday)),
            Self::Holiday(name) => f.write_str(name),
            Self::ChristmasBreak => f.write_str("the Christmas break"),
            Self::EasterBreak => f.write_str("the Easter break"),
        }
    }
}

fn weekday_name(weekday: Weekday) -> &'static str {
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
