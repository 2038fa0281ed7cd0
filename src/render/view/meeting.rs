//! A meeting: its facts, what was decided, who was there, and the whole agenda or minutes.

use std::sync::Arc;

use serde::Serialize;

use super::item::{Item, Neighbour};
use super::notice::Notice;
use super::parts::{Date, Decision, Document, Draft, Html, Shows, Time, confirming, own_title, sort, status};
use super::room::Room;
use super::title::{Link, Title};
use crate::model::Moment;
use crate::model::address::Address;
use crate::model::meeting::{Meeting as ModelMeeting, MinutesState, Supplement as ModelSupplement};
use crate::model::record::{Attendance as ModelAttendance, Attendee as ModelAttendee};
use crate::proceedings::{confirming_item, correction};
use crate::render::atlas::decisions;
use crate::render::frame::{Anchors, Frame, Name};
use crate::render::html::{self, Setting};

/// The page of a meeting.
#[derive(Serialize)]
pub(super) struct Meeting<'a> {
    committee: Link<'a>,
    title: Option<Title<'a>>,
    date: Date,
    start: Option<Time>,
    end: Option<Time>,
    venue: Option<&'a str>,
    status: &'static str,
    sort: &'static str,
    shows: Shows,
    draft: Option<Draft<'a>>,
    confirmed: Option<Confirmed<'a>>,
    note: Option<Title<'a>>,
    webcast: Option<&'a str>,
    is_coming: bool,
    place: Option<Place<'a>>,
    questions_by: Option<Deadline>,
    agenda_published: Option<Date>,
    notice: Option<Notice<'a>>,
    minutes_published: Option<Date>,
    supplements: Vec<Supplement<'a>>,
    introduction: Option<Html>,
    decisions: Vec<Decision<'a>>,
    attendance: Option<Attendance<'a>>,
    room: Option<Room<'a>>,
    items: Vec<Item<'a>>,
    closing: Option<Html>,
    documents: Vec<Document<'a>>,
    previous: Option<Link<'a>>,
    next: Option<Link<'a>>,
}

/// Where a meeting is held, as far as the settings know.
#[derive(Serialize)]
struct Place<'a> {
    address: Option<&'a str>,
    map: Option<&'a str>,
}

/// The last moment for something.
#[derive(Serialize)]
struct Deadline {
    date: Date,
    time: Option<Time>,
    /// Its day has gone by.
    is_past: bool,
}

/// That minutes were confirmed, and by which meeting.
#[derive(Serialize)]
struct Confirmed<'a> {
    at: Option<Link<'a>>,
    correction: Option<String>,
}

/// Papers published after the agenda.
#[derive(Serialize)]
struct Supplement<'a> {
    published: Date,
    items: Vec<Neighbour<'a>>,
    urgent: Option<&'a str>,
    notice: Option<Notice<'a>>,
}

/// Who was there and who was not.
#[derive(Serialize)]
#[allow(clippy::struct_field_names, reason = "the words of the committee room")]
struct Attendance<'a> {
    chair: Option<Name<'a>>,
    present: Vec<Attendee<'a>>,
    substitutes: Vec<Substitute<'a>>,
    apologies: Vec<Attendee<'a>>,
    absent: Vec<Attendee<'a>>,
    in_attendance: Vec<Attendee<'a>>,
}

/// Somebody in a list of attendance.
#[derive(Serialize)]
struct Attendee<'a> {
    who: Name<'a>,
    affiliation: Option<&'a str>,
    remote: bool,
    /// The paper's own heading above this name and those after it.
    under: Option<&'a str>,
}

/// A member who came for another.
#[derive(Serialize)]
struct Substitute<'a> {
    member: Name<'a>,
    instead_of: Name<'a>,
}

impl<'a> Meeting<'a> {
    /// The items stand under headings of this level.
    const ITEM_LEVEL: u8 = 3;

    pub fn of(meeting: &'a ModelMeeting, frame: &'a Frame<'a>) -> Self {
        let mut anchors = Anchors::default();
        meeting.items.iter().for_each(|item| anchors.reserve(item.id.name()));
        let around = Setting { frame, prefix: "", level: 2, item: None, language: meeting.language.as_deref() };
        let introduction = html::words(&meeting.introduction, around, &mut anchors);
        let items = meeting.items.iter();
        let items = items.map(|item| Item::in_meeting(item, meeting, Self::ITEM_LEVEL, frame, &mut anchors)).collect();
        let closing = html::words(&meeting.closing, Setting { prefix: "closing/", ..around }, &mut anchors);
        let (previous, next) = frame.atlas.neighbours(meeting);
        let minutes = meeting.minutes.as_ref();
        let confirmed = minutes.filter(|minutes| minutes.state == MinutesState::Confirmed);
        Self {
            committee: Link::committee(&meeting.committee, frame),
            title: own_title(meeting, frame),
            date: meeting.date.into(),
            start: meeting.start.map(Time::from),
            end: meeting.end.map(Time::from),
            venue: meeting.venue.as_deref(),
            status: status(meeting, frame),
            sort: sort(meeting),
            shows: Shows::of(meeting, frame),
            draft: Draft::of(meeting, frame),
            confirmed: confirmed.map(|_| Confirmed::of(meeting, frame)),
            note: meeting.note.as_deref().map(|note| Title::of(note, meeting.language.as_deref())),
            webcast: meeting.webcast.as_deref(),
            is_coming: meeting.date >= frame.atlas.public.as_of(),
            place: Place::of(meeting, frame),
            questions_by: meeting.questions_by.map(|deadline| Deadline::of(deadline, frame)),
            agenda_published: meeting.agenda.published.map(Date::from),
            notice: Notice::of_agenda(meeting, frame),
            minutes_published: minutes.and_then(|minutes| minutes.published).map(Date::from),
            supplements: Supplement::list(meeting, frame),
            introduction: Html::some(&introduction),
            decisions: decisions(meeting)
                .map(|decided| {
                    let anchor = format!("{}/resolution-{}", decided.item.id.name(), decided.resolution.number);
                    Decision::of(decided, frame.href_to_anchor(frame.address, &anchor), frame)
                })
                .collect(),
            attendance: Attendance::of(&meeting.attendance, frame),
            room: Room::of(meeting, frame),
            items,
            closing: Html::some(&closing),
            documents: Document::list(&meeting.documents, frame),
            previous: previous.map(|meeting| Link::day(meeting, frame)),
            next: next.map(|meeting| Link::day(meeting, frame)),
        }
    }
}

impl<'a> Confirmed<'a> {
    /// The meeting that confirmed the minutes, by the item under which it did, and what it corrected.
    fn of(meeting: &'a ModelMeeting, frame: &Frame<'a>) -> Self {
        let at = meeting.minutes.as_ref().and_then(|minutes| minutes.confirmed_at.as_ref()).map(|id| &id.value);
        let item = at.and_then(|id| frame.atlas.meeting(id)).and_then(|later| confirming_item(later, meeting));
        let mut link = confirming(at, frame);
        if let (Some(link), Some(item)) = (&mut link, item) {
            link.href = frame.href(&Address::item(&item.id));
        }
        Self { at: link, correction: item.and_then(correction) }
    }
}

impl<'a> Place<'a> {
    fn of(meeting: &ModelMeeting, frame: &Frame<'a>) -> Option<Self> {
        let venue = frame.atlas.public.settings().venue(meeting.venue.as_deref()?)?;
        Some(Self { address: venue.address.as_deref(), map: venue.map.as_deref() })
    }
}

impl Deadline {
    fn of(deadline: Moment, frame: &Frame<'_>) -> Self {
        let is_past = deadline.date < frame.atlas.public.as_of();
        Self { date: deadline.date.into(), time: deadline.time.map(Time::from), is_past }
    }
}

impl<'a> Supplement<'a> {
    fn list(meeting: &'a ModelMeeting, frame: &Frame<'a>) -> Vec<Self> {
        let supplement = |supplement: &'a ModelSupplement| Self {
            published: supplement.published.into(),
            items: meeting
                .items
                .iter()
                .filter(|item| supplement.items.contains(&item.id))
                .map(Neighbour::in_meeting)
                .collect(),
            urgent: supplement.urgent.as_deref(),
            notice: Notice::of_supplement(meeting, supplement, frame),
        };
        meeting.agenda.supplements.iter().map(supplement).collect()
    }
}

impl<'a> Attendance<'a> {
    fn of(attendance: &'a ModelAttendance, frame: &Frame<'a>) -> Option<Self> {
        let list = |attendees: &'a [ModelAttendee]| {
            let before = std::iter::once(None).chain(attendees.iter().map(|one| one.under.as_ref()));
            attendees.iter().zip(before).map(|(one, before)| Attendee::of(one, before, frame)).collect()
        };
        let substitutes = attendance.substitutes.iter().map(|substitute| Substitute {
            member: frame.name(&substitute.member),
            instead_of: frame.name(&substitute.instead_of),
        });
        (!attendance.is_empty()).then(|| Self {
            chair: attendance.chair.as_ref().map(|chair| frame.name(chair)),
            present: list(&attendance.present),
            substitutes: substitutes.collect(),
            apologies: list(&attendance.apologies),
            absent: list(&attendance.absent),
            in_attendance: list(&attendance.in_attendance),
        })
    }
}

impl<'a> Attendee<'a> {
    fn of(attendee: &'a ModelAttendee, before: Option<&Arc<str>>, frame: &Frame<'a>) -> Self {
        let under = attendee.under.as_ref().filter(|under| before != Some(*under));
        Self {
            who: frame.name(&attendee.who),
            affiliation: attendee.affiliation.as_deref(),
            remote: attendee.remote,
            under: under.map(AsRef::as_ref),
        }
    }
}
