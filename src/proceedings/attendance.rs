//! Attendance: who was at which meeting, by what the minutes say.
//!
//! Takes meetings; gives for each person with a file the meetings that name them, and how.

use std::collections::HashMap;
use std::sync::Arc;

use crate::model::committee::{Committee, Role};
use crate::model::identity::{CommitteeId, PersonId};
use crate::model::meeting::Meeting;
use crate::model::record::Attendee;

/// How somebody stands in the attendance of a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Among the members present.
    Present,
    /// Came for another member.
    Substitute,
    /// Sent apologies.
    Apologies,
    /// Was not there and sent none.
    Absent,
    /// In the room, and not as a member.
    InAttendance,
    /// Held a seat that day, and the attendance does not name them.
    NotNamed,
}

/// The part of each person in each meeting whose attendance is there.
#[derive(Debug, Default)]
pub struct Attendances<'a> {
    by_person: HashMap<&'a PersonId, Vec<(&'a Meeting, Part)>>,
}

impl<'a> Attendances<'a> {
    /// The attendances of some meetings, which stand by date.
    pub fn of(meetings: &'a [Arc<Meeting>], committees: &'a [Committee]) -> Self {
        let committees: HashMap<&CommitteeId, &Committee> =
            committees.iter().map(|committee| (&committee.id, committee)).collect();
        let mut attendances = Self::default();
        for meeting in meetings.iter().filter(|meeting| !meeting.attendance.is_empty()) {
            for (person, part) in parts(meeting, committees.get(&meeting.committee).copied()) {
                attendances.by_person.entry(person).or_default().push((meeting, part));
            }
        }
        attendances
    }

    /// The meetings that name a person, by date, each once.
    pub fn of_person(&self, person: &PersonId) -> &[(&'a Meeting, Part)] {
        self.by_person.get(person).map_or(&[], Vec::as_slice)
    }
}

/// Whoever has a file and a part in a meeting; each once, with the part that says most.
pub fn parts<'a>(meeting: &'a Meeting, committee: Option<&'a Committee>) -> Vec<(&'a PersonId, Part)> {
    let attendance = &meeting.attendance;
    let mut parts: Vec<(&PersonId, Part)> = Vec::new();
    let mut add = |person: Option<&'a PersonId>, part: Part| {
        let Some(person) = person else { return };
        if !parts.iter().any(|(known, _)| *known == person) {
            parts.push((person, part));
        }
    };
    let people = |list: &'a [Attendee]| list.iter().map(|attendee| attendee.who.person.as_ref());
    attendance.substitutes.iter().for_each(|one| add(one.member.person.as_ref(), Part::Substitute));
    people(&attendance.present).for_each(|person| add(person, Part::Present));
    attendance.chair.iter().for_each(|chair| add(chair.person.as_ref(), Part::Present));
    people(&attendance.apologies).for_each(|person| add(person, Part::Apologies));
    people(&attendance.absent).for_each(|person| add(person, Part::Absent));
    people(&attendance.in_attendance).for_each(|person| add(person, Part::InAttendance));
    // Whom a substitute came for was not there, whatever else is said.
    attendance.substitutes.iter().for_each(|one| add(one.instead_of.person.as_ref(), Part::Absent));
    let seats = committee.iter().flat_map(|committee| &committee.seats);
    let held = seats.filter(|seat| seat.role != Role::Substitute && seat.is_held_on(meeting.date));
    held.for_each(|seat| add(seat.member.person.as_ref(), Part::NotNamed));
    parts
}
