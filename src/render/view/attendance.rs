//! Attendance: of a person by committee, as counts with the meetings; of a committee by meeting, as a chart with its
//! table. Never a share of a hundred: what a count is of stands beside it.

use std::sync::Arc;

use serde::Serialize;

use super::parts::Date;
use super::title::Link;
use crate::model::committee::{Committee, Person, Role};
use crate::model::identity::CommitteeId;
use crate::model::meeting::Meeting;
use crate::proceedings::{Attended, parts};
use crate::render::frame::Frame;
use crate::render::language;

/// What the minutes of a committee say of a person.
#[derive(Serialize)]
pub(super) struct OfPerson<'a> {
    committee: Link<'a>,
    /// How many meetings have minutes that name them, or should.
    count: usize,
    parts: Vec<Part<'a>>,
}

/// The meetings at which a person was present, sent apologies and so on.
#[derive(Serialize)]
struct Part<'a> {
    words: &'static str,
    count: usize,
    meetings: Vec<Link<'a>>,
}

/// The attendance of a committee at its latest meetings.
#[derive(Serialize)]
pub(super) struct OfCommittee<'a> {
    rows: Vec<Row<'a>>,
    /// The size of the picture.
    width: usize,
    height: usize,
    /// The line on which the bars stand.
    foot: usize,
    caption: String,
}

/// A meeting in the table, and its bar in the picture.
#[derive(Serialize)]
struct Row<'a> {
    meeting: Link<'a>,
    date: Date,
    present: usize,
    of: Option<usize>,
    substitutes: usize,
    apologies: usize,
    absent: usize,
    bar: Bar,
}

/// A bar of the picture: the members present before the seats.
#[derive(Serialize)]
struct Bar {
    x: usize,
    width: usize,
    y: usize,
    height: usize,
    seats_y: usize,
    seats_height: usize,
    middle: usize,
}

/// The meetings of one committee that somebody attended.
type MeetingsOf<'a> = (&'a CommitteeId, Vec<&'a (Arc<Meeting>, Attended)>);

impl<'a> OfPerson<'a> {
    /// By committee, in the order of the list of committees.
    pub fn list(person: &Person, frame: &'a Frame<'a>) -> Vec<Self> {
        let attended = frame.atlas.ledger().attendances().of_person(&person.id);
        let mut committees: Vec<MeetingsOf> = Vec::new();
        for one in attended.iter().rev() {
            let committee = &one.0.committee;
            match committees.iter_mut().find(|(known, _)| *known == committee) {
                Some((_, meetings)) => meetings.push(one),
                None => committees.push((committee, vec![one])),
            }
        }
        let place = |id: &CommitteeId| frame.atlas.public.committees().iter().position(|committee| committee.id == *id);
        committees.sort_by_key(|(committee, _)| place(committee));
        let of_committee = |(committee, meetings): MeetingsOf<'a>| Self {
            committee: Link::committee(committee, frame),
            count: meetings.len(),
            parts: Part::list(&meetings, frame),
        };
        committees.into_iter().map(of_committee).collect()
    }
}

impl<'a> Part<'a> {
    fn list(meetings: &[&'a (Arc<Meeting>, Attended)], frame: &Frame<'a>) -> Vec<Self> {
        let sorts = [
            Attended::Present,
            Attended::Substitute,
            Attended::Apologies,
            Attended::Absent,
            Attended::InAttendance,
            Attended::NotNamed,
        ];
        let part = |sort: Attended| {
            let of_sort = meetings.iter().filter(|(_, attended)| *attended == sort);
            let meetings: Vec<Link<'a>> = of_sort.map(|(meeting, _)| Link::day(meeting, frame)).collect();
            (!meetings.is_empty()).then(|| Self { words: language::attended(sort), count: meetings.len(), meetings })
        };
        sorts.into_iter().filter_map(part).collect()
    }
}

impl<'a> OfCommittee<'a> {
    /// How many meetings are shown.
    const MOST: usize = 12;
    /// How wide the place of a bar is, how wide the bar, how high the highest.
    const SLOT: usize = 30;
    const BAR: usize = 18;
    const HIGHEST: usize = 80;
    const TOP: usize = 18;

    /// The latest meetings whose attendance is there, the earliest first; nothing when there is none.
    pub fn of(committee: &'a Committee, frame: &Frame<'a>) -> Option<Self> {
        let recorded = frame.atlas.meetings_of(&committee.id).iter().rev();
        let recorded = recorded.filter(|meeting| !meeting.attendance.present.is_empty());
        let mut meetings: Vec<&Arc<Meeting>> = recorded.take(Self::MOST).collect();
        meetings.reverse();
        let counts: Vec<Counts> = meetings.iter().map(|meeting| Counts::of(meeting, committee)).collect();
        let most = counts.iter().map(|counts| counts.present.max(counts.of)).max().filter(|most| *most > 0)?;
        let row = |(index, (meeting, counts)): (usize, (&&Arc<Meeting>, &Counts))| {
            let high = |count: usize| count * Self::HIGHEST / most;
            let x = index * Self::SLOT + (Self::SLOT - Self::BAR) / 2;
            let foot = Self::TOP + Self::HIGHEST;
            let (height, seats_height) = (high(counts.present), high(counts.of));
            Row {
                meeting: Link::day(meeting, frame),
                date: meeting.date.into(),
                present: counts.present,
                of: (counts.of > 0).then_some(counts.of),
                substitutes: counts.substitutes,
                apologies: counts.apologies,
                absent: counts.absent,
                bar: Bar {
                    x,
                    width: Self::BAR,
                    y: foot - height,
                    height,
                    seats_y: foot - seats_height,
                    seats_height,
                    middle: x + Self::BAR / 2,
                },
            }
        };
        let rows: Vec<Row<'a>> = meetings.iter().zip(&counts).enumerate().map(row).collect();
        Some(Self {
            width: rows.len() * Self::SLOT,
            height: Self::TOP + Self::HIGHEST + 18,
            foot: Self::TOP + Self::HIGHEST,
            caption: caption(&counts),
            rows,
        })
    }
}

/// How many were where at a meeting.
struct Counts {
    present: usize,
    of: usize,
    substitutes: usize,
    apologies: usize,
    absent: usize,
}

impl Counts {
    fn of(meeting: &Meeting, committee: &Committee) -> Self {
        let attendance = &meeting.attendance;
        let not_named = parts(meeting, Some(committee)).iter().filter(|(_, part)| *part == Attended::NotNamed).count();
        // Who came for another stands in one list or in both.
        let is_listed = |one: &&crate::model::record::Substitute| {
            attendance.present.iter().any(|attendee| {
                attendee.who.typed.value == one.member.typed.value
                    || (one.member.person.is_some() && attendee.who.person == one.member.person)
            })
        };
        let beside = attendance.substitutes.iter().filter(|one| !is_listed(one)).count();
        let seats =
            committee.seats.iter().filter(|seat| seat.role != Role::Substitute && seat.is_held_on(meeting.date));
        Self {
            present: attendance.present.len() + beside,
            of: seats.count(),
            substitutes: attendance.substitutes.len(),
            apologies: attendance.apologies.len(),
            absent: attendance.absent.len() + not_named,
        }
    }
}

/// "Between 7 and 9 members were present at the last 8 meetings with minutes."
fn caption(counts: &[Counts]) -> String {
    let present = || counts.iter().map(|counts| counts.present);
    let (least, most) = (present().min().unwrap_or(0), present().max().unwrap_or(0));
    let members = match (least, most) {
        (1, 1) => "1 member was".to_owned(),
        (least, most) if least == most => format!("{most} members were"),
        (least, most) => format!("Between {least} and {most} members were"),
    };
    match counts.len() {
        1 => format!("{members} present at the last meeting with minutes."),
        meetings => format!("{members} present at each of the last {meetings} meetings with minutes."),
    }
}
