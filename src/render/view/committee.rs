//! Committees: the list, and one with its members and its meetings.

use serde::Serialize;

use super::attendance;
use super::calendar::Calendar;
use super::decisions::latest_of;
use super::parts::{Brief, Date, DecidedAt, Html};
use super::terms::Term;
use super::title::{Link, Title};
use crate::model::address::Address;
use crate::model::committee::{Committee as ModelCommittee, CommitteeSort, Role, Seat as ModelSeat};
use crate::render::frame::{Anchors, Frame, Name};
use crate::render::html::{self, Setting};
use crate::render::language;

/// The list of committees, by sort.
#[derive(Serialize)]
pub(super) struct Committees<'a> {
    groups: Vec<Group<'a>>,
}

/// The committees of one sort.
#[derive(Serialize)]
struct Group<'a> {
    sort: Option<&'static str>,
    committees: Vec<Row<'a>>,
}

/// A committee in a list.
#[derive(Serialize)]
pub(super) struct Row<'a> {
    title: Title<'a>,
    short: Option<Title<'a>>,
    href: String,
    next: Option<Brief<'a>>,
}

/// The page of a committee.
#[derive(Serialize)]
pub(super) struct Committee<'a> {
    title: Title<'a>,
    short: Option<Title<'a>>,
    sort: Option<&'static str>,
    quorum: Option<String>,
    parent: Option<Link<'a>>,
    children: Vec<Link<'a>>,
    remit: Option<Html>,
    next: Vec<Brief<'a>>,
    latest: Vec<DecidedAt<'a>>,
    calendar: Option<Calendar<'a>>,
    seats: Vec<Seat<'a>>,
    former_seats: Vec<Seat<'a>>,
    terms: Vec<Term<'a>>,
    vacancies: Vec<Vacancy>,
    attendance: Option<attendance::OfCommittee<'a>>,
    decisions: Vec<Link<'a>>,
    years: Vec<Year<'a>>,
}

/// A person's place on the committee.
#[derive(Serialize)]
pub(super) struct Seat<'a> {
    member: Name<'a>,
    role: &'static str,
    voting: bool,
    party: Option<&'a str>,
    ward: Option<&'a str>,
    pub from: Option<Date>,
    pub until: Option<Date>,
}

/// A place that nobody holds.
#[derive(Serialize)]
struct Vacancy {
    role: &'static str,
    from: Option<Date>,
}

/// The committee's meetings in a calendar year, the latest first.
#[derive(Serialize)]
struct Year<'a> {
    year: i16,
    meetings: Vec<Brief<'a>>,
}

impl<'a> Committees<'a> {
    pub fn of(frame: &Frame<'a>) -> Self {
        let mut groups: Vec<(Option<CommitteeSort>, Vec<Row<'a>>)> = Vec::new();
        for committee in frame.atlas.public.committees() {
            let row = Row::of(committee, frame);
            match groups.iter_mut().find(|(sort, _)| *sort == committee.sort) {
                Some((_, rows)) => rows.push(row),
                None => groups.push((committee.sort, vec![row])),
            }
        }
        // Committees that say nothing of their sort come last.
        groups.sort_by_key(|(sort, _)| (sort.is_none(), *sort));
        let group = |(sort, committees): (Option<CommitteeSort>, _)| Group {
            sort: sort.map(language::committee_sort),
            committees,
        };
        Self { groups: groups.into_iter().map(group).collect() }
    }
}

impl<'a> Row<'a> {
    pub fn of(committee: &'a ModelCommittee, frame: &Frame<'a>) -> Self {
        Self {
            title: Title::of_committee(committee),
            short: Title::short(committee),
            href: frame.href(&Address::committee(&committee.id)),
            next: Brief::next_of(&committee.id, 1, frame).pop(),
        }
    }
}

impl<'a> Committee<'a> {
    /// How many of the next meetings are shown.
    const NEXT: usize = 3;
    /// How many of the latest decisions are shown.
    const LATEST: usize = 4;

    pub fn of(committee: &'a ModelCommittee, frame: &'a Frame<'a>) -> Self {
        let today = frame.atlas.public.as_of();
        let setting = Setting { frame, prefix: "", level: 2, item: None, language: committee.language.as_deref() };
        let children = frame.atlas.public.committees().iter();
        let children = children.filter(|other| other.parent.as_ref() == Some(&committee.id));
        let mut seats: Vec<&ModelSeat> = committee.seats.iter().filter(|seat| seat.is_held_on(today)).collect();
        seats.sort_by_key(|seat| seat.role);
        let former = committee.seats.iter().filter(|seat| seat.until.is_some_and(|until| until < today));
        Self {
            title: Title::of_committee(committee),
            short: Title::short(committee),
            sort: committee.sort.map(language::committee_sort),
            quorum: committee.quorum.map(|quorum| language::capitalised(&language::quorum(quorum))),
            parent: committee
                .parent
                .as_ref()
                .filter(|id| frame.atlas.committee(id).is_some())
                .map(|id| Link::committee(id, frame)),
            children: children.map(|child| Link::committee(&child.id, frame)).collect(),
            remit: Html::some(&html::words(&committee.remit, setting, &mut Anchors::default())),
            next: Brief::next_of(&committee.id, Self::NEXT, frame),
            latest: latest_of(
                Self::LATEST,
                frame.atlas.meetings_of(&committee.id).iter().rev().map(|meeting| &**meeting),
                frame,
            ),
            calendar: calendar(committee, frame),
            seats: seats.into_iter().map(|seat| Seat::of(seat, frame)).collect(),
            former_seats: former.map(|seat| Seat::of(seat, frame)).collect(),
            terms: Term::list(committee, frame),
            vacancies: Vacancy::list(committee, frame),
            attendance: attendance::OfCommittee::of(committee, frame),
            decisions: decisions(committee, frame),
            years: Year::list(committee, frame),
        }
    }
}

/// The years in which the committee decided something, the latest first.
fn decisions<'a>(committee: &ModelCommittee, frame: &Frame<'a>) -> Vec<Link<'a>> {
    let years = frame.atlas.years_of_decisions().rev();
    let has_decided =
        |year: &i16| frame.atlas.decided_in(*year).iter().any(|meeting| meeting.committee == committee.id);
    let link = |year: i16| Link {
        title: year.to_string().into(),
        href: frame.href(&Address::resolutions_of(year, &committee.id)),
    };
    years.filter(has_decided).map(link).collect()
}

impl Vacancy {
    fn list(committee: &ModelCommittee, frame: &Frame<'_>) -> Vec<Self> {
        let today = frame.atlas.public.as_of();
        let open = committee.vacancies.iter().filter(|vacancy| vacancy.is_open_on(today));
        open.map(|vacancy| Self { role: language::role(vacancy.role), from: vacancy.from.map(Date::from) }).collect()
    }
}

/// This year of a committee at a glance; the last year with a meeting where there is none in this one.
fn calendar<'a>(committee: &ModelCommittee, frame: &Frame<'a>) -> Option<Calendar<'a>> {
    let meetings = frame.atlas.meetings_of(&committee.id);
    let this = frame.atlas.public.as_of().year();
    let years = meetings.iter().map(|meeting| meeting.date.year());
    let year = years.min_by_key(|year| ((year - this).abs(), *year))?;
    let of_year: Vec<_> =
        meetings.iter().map(|meeting| &**meeting).filter(|meeting| meeting.date.year() == year).collect();
    Some(Calendar::of(year, &of_year, frame))
}

impl<'a> Seat<'a> {
    pub fn of(seat: &'a ModelSeat, frame: &Frame<'a>) -> Self {
        let person = seat.member.person.as_ref().and_then(|id| frame.atlas.person(id));
        Self {
            member: frame.name(&seat.member),
            role: language::role(seat.role),
            // A substitute votes in the place of a member, so only other seats are told apart.
            voting: seat.voting || seat.role == Role::Substitute,
            party: person.and_then(|person| person.party.as_deref()),
            ward: person.and_then(|person| person.ward.as_deref()),
            from: seat.from.map(Date::from),
            until: seat.until.map(Date::from),
        }
    }
}

impl<'a> Year<'a> {
    fn list(committee: &ModelCommittee, frame: &Frame<'a>) -> Vec<Self> {
        let mut years: Vec<Self> = Vec::new();
        for meeting in frame.atlas.meetings_of(&committee.id).iter().rev() {
            let year = meeting.date.year();
            if years.last().is_none_or(|last| last.year != year) {
                years.push(Self { year, meetings: Vec::new() });
            }
            if let Some(last) = years.last_mut() {
                last.meetings.push(Brief::of(meeting, frame));
            }
        }
        years
    }
}
