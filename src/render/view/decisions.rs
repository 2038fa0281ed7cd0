//! The register of resolutions: the latest, those of a year, and those that something has become of.

use serde::Serialize;

use super::parts::DecidedAt;
use super::title::{Link, Title};
use super::years::{Month, YearLink, beside, months};
use crate::model::address::Address;
use crate::model::committee::Committee;
use crate::model::meeting::Meeting;
use crate::model::record::Outcome;
use crate::proceedings::Decided;
use crate::render::atlas::decisions;
use crate::render::frame::Frame;
use crate::render::language;
use crate::render::state::State;

/// The most decisions that one page lists; of more, only their meetings are listed.
const MOST: usize = 2_000;

/// The latest resolutions, and how many there are of which year, outcome and state.
#[derive(Serialize)]
pub(super) struct Register<'a> {
    latest: Vec<DecidedAt<'a>>,
    outcomes: Vec<&'static str>,
    years: Vec<YearOfDecisions>,
    states: Vec<StateLink>,
}

/// A year of the register, and how its resolutions ended.
#[derive(Serialize)]
struct YearOfDecisions {
    year: i16,
    href: String,
    count: usize,
    /// One for each outcome that there is in any year.
    outcomes: Vec<Ended>,
}

/// How many resolutions of a year ended in one way.
#[derive(Serialize)]
struct Ended {
    title: &'static str,
    /// Their page; nothing where there are none.
    href: Option<String>,
    count: usize,
}

/// How many resolutions one thing has become of.
#[derive(Serialize)]
struct StateLink {
    title: &'static str,
    href: String,
    count: usize,
}

/// Which of the resolutions of a year are listed.
#[derive(Clone, Copy)]
pub(super) enum Listed<'a> {
    /// All of them.
    All,
    /// Those of one committee.
    Of(&'a Committee),
    /// Those that ended in one way.
    Ended(Outcome),
}

/// The resolutions of a year.
#[derive(Serialize)]
pub(super) struct ResolutionsOfYear<'a> {
    year: i16,
    /// The committee whose resolutions alone these are.
    committee: Option<Link<'a>>,
    /// How these alone of all ended.
    outcome: Option<&'static str>,
    count: usize,
    committees: Vec<Link<'a>>,
    outcomes: Vec<Ended>,
    months: Vec<Month<DecidedAt<'a>>>,
    previous: Option<YearLink>,
    next: Option<YearLink>,
}

/// The resolutions that one thing has become of, the latest year and the latest meeting first.
#[derive(Serialize)]
pub(super) struct ResolutionsBecome<'a> {
    title: &'static str,
    count: usize,
    years: Vec<YearIn<'a>>,
    states: Vec<StateLink>,
}

/// A year with such resolutions.
#[derive(Serialize)]
struct YearIn<'a> {
    year: i16,
    meetings: Vec<DecidedAt<'a>>,
}

impl<'a> Register<'a> {
    /// How many of the latest decisions are shown.
    const LATEST: usize = 12;

    pub fn of(frame: &Frame<'a>) -> Self {
        let years: Vec<i16> = frame.atlas.years_of_decisions().rev().collect();
        let is_there = |outcome: &Outcome| years.iter().any(|year| frame.atlas.ended_in(*year, *outcome) > 0);
        let outcomes: Vec<Outcome> = Outcome::ALL.into_iter().filter(is_there).collect();
        let of_year = |year: &i16| {
            let outcomes = outcomes.iter().map(|outcome| Ended::of(*year, *outcome, frame)).collect();
            YearOfDecisions {
                year: *year,
                href: frame.href(&Address::resolutions_in(*year)),
                count: frame.atlas.count_decided_in(*year),
                outcomes,
            }
        };
        Self {
            latest: latest(Self::LATEST, frame),
            outcomes: outcomes.iter().map(|outcome| language::outcome(*outcome)).collect(),
            years: years.iter().map(of_year).collect(),
            states: StateLink::list(frame),
        }
    }
}

impl Ended {
    fn of(year: i16, outcome: Outcome, frame: &Frame<'_>) -> Self {
        let count = frame.atlas.ended_in(year, outcome);
        let href = (count > 0).then(|| frame.href(&Address::resolutions_ended(year, outcome)));
        Self { title: language::outcome(outcome), href, count }
    }
}

impl StateLink {
    fn list(frame: &Frame<'_>) -> Vec<Self> {
        let link = |(state, count): (State, usize)| Self {
            title: language::state(state),
            href: frame.href(&Address::resolutions_become(state.word())),
            count,
        };
        frame.atlas.become_of().map(link).into()
    }
}

impl<'a> ResolutionsOfYear<'a> {
    pub fn of(year: i16, listed: Listed<'a>, frame: &Frame<'a>) -> Self {
        let (committee, outcome) = match listed {
            Listed::All => (None, None),
            Listed::Of(committee) => (Some(&committee.id), None),
            Listed::Ended(outcome) => (None, Some(outcome)),
        };
        let fits = |decided: Decided<'_>| {
            committee.is_none_or(|only| *only == decided.meeting.committee)
                && outcome.is_none_or(|only| decided.resolution.outcome == Some(only))
        };
        let decided = frame.atlas.decided_in(year).iter().map(|meeting| &**meeting);
        let meetings: Vec<(&Meeting, usize)> = fitting(decided, &fits);
        let count = meetings.iter().map(|(_, count)| count).sum();
        let most = if count > MOST { 0 } else { count };
        let (previous, next) = match listed {
            Listed::All => beside(year, frame.atlas.years_of_decisions()),
            Listed::Of(_) | Listed::Ended(_) => (None, None),
        };
        let link = |year: i16| YearLink {
            year,
            href: frame.href(&Address::resolutions_in(year)),
            count: frame.atlas.count_decided_in(year),
        };
        let deciding = frame.atlas.committees_deciding_in(year).into_iter();
        let listed_at = meetings.iter().map(|(meeting, _)| (*meeting, DecidedAt::among(meeting, most, &fits, frame)));
        Self {
            year,
            committee: committee.map(|id| Link::committee(id, frame)),
            outcome: outcome.map(language::outcome),
            count,
            committees: deciding
                .map(|committee| Link {
                    title: Title::of_committee(committee),
                    href: frame.href(&Address::resolutions_of(year, &committee.id)),
                })
                .collect(),
            // Only the page of the whole year leads to them.
            outcomes: match listed {
                Listed::All => frame.atlas.outcomes_in(year).map(|outcome| Ended::of(year, outcome, frame)).collect(),
                Listed::Of(_) | Listed::Ended(_) => Vec::new(),
            },
            months: months(listed_at),
            previous: previous.map(link),
            next: next.map(link),
        }
    }
}

impl<'a> ResolutionsBecome<'a> {
    pub fn of(state: State, frame: &Frame<'a>) -> Self {
        let fits = |decided: Decided<'_>| state.is_of(decided.resolution, frame.atlas);
        let of_year = |year: i16| {
            let decided = frame.atlas.decided_in(year).iter().rev().map(|meeting| &**meeting);
            (year, fitting(decided, &fits))
        };
        let years: Vec<_> = frame.atlas.years_of_decisions().rev().map(of_year).collect();
        let count = years.iter().flat_map(|(_, meetings)| meetings).map(|(_, count)| count).sum();
        let most = if count > MOST { 0 } else { count };
        let listed = |meeting: &'a Meeting| DecidedAt::among(meeting, most, &fits, frame);
        let years = years.into_iter().filter(|(_, meetings)| !meetings.is_empty()).map(|(year, meetings)| YearIn {
            year,
            meetings: meetings.into_iter().map(|(meeting, _)| listed(meeting)).collect(),
        });
        Self { title: language::decisions_become(state), count, years: years.collect(), states: StateLink::list(frame) }
    }
}

/// The meetings with decisions that fit, and how many of them do.
fn fitting<'a>(
    meetings: impl Iterator<Item = &'a Meeting>,
    fits: &impl Fn(Decided<'_>) -> bool,
) -> Vec<(&'a Meeting, usize)> {
    let counted = meetings.map(|meeting| (meeting, decisions(meeting).filter(|decided| fits(*decided)).count()));
    counted.filter(|(_, count)| *count > 0).collect()
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
