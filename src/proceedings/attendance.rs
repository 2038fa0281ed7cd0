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
pub enum Attended {
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
pub struct Attendances {
    by_person: HashMap<PersonId, Vec<(Arc<Meeting>, Attended)>>,
}

impl Attendances {
    /// The attendances of some meetings, which stand by date.
    pub fn of(meetings: &[Arc<Meeting>], committees: &[Committee]) -> Self {
        let committees: HashMap<&CommitteeId, &Committee> =
            committees.iter().map(|committee| (&committee.id, committee)).collect();
        let mut attendances = Self::default();
        for meeting in meetings.iter().filter(|meeting| !meeting.attendance.is_empty()) {
            for (person, part) in parts(meeting, committees.get(&meeting.committee).copied()) {
                attendances.by_person.entry(person.clone()).or_default().push((Arc::clone(meeting), part));
            }
        }
        attendances
    }

    /// The meetings that name a person, by date, each once.
    pub fn of_person(&self, person: &PersonId) -> &[(Arc<Meeting>, Attended)] {
        self.by_person.get(person).map_or(&[], Vec::as_slice)
    }
}

/// Whoever has a file and a part in a meeting; each once, with the part that says most.
pub fn parts<'a>(meeting: &'a Meeting, committee: Option<&'a Committee>) -> Vec<(&'a PersonId, Attended)> {
    let attendance = &meeting.attendance;
    let mut parts: Vec<(&PersonId, Attended)> = Vec::new();
    let mut add = |person: Option<&'a PersonId>, part: Attended| {
        let Some(person) = person else { return };
        if !parts.iter().any(|(known, _)| *known == person) {
            parts.push((person, part));
        }
    };
    let people = |list: &'a [Attendee]| list.iter().map(|attendee| attendee.who.person.as_ref());
    attendance.substitutes.iter().for_each(|one| add(one.member.person.as_ref(), Attended::Substitute));
    people(&attendance.present).for_each(|person| add(person, Attended::Present));
    attendance.chair.iter().for_each(|chair| add(chair.person.as_ref(), Attended::Present));
    people(&attendance.apologies).for_each(|person| add(person, Attended::Apologies));
    people(&attendance.absent).for_each(|person| add(person, Attended::Absent));
    people(&attendance.in_attendance).for_each(|person| add(person, Attended::InAttendance));
    // Whom a substitute came for was not there, whatever else is said.
    attendance.substitutes.iter().for_each(|one| add(one.instead_of.person.as_ref(), Attended::Absent));
    let seats = committee.iter().flat_map(|committee| &committee.seats);
    let held = seats.filter(|seat| seat.role != Role::Substitute && seat.is_held_on(meeting.date));
    held.for_each(|seat| add(seat.member.person.as_ref(), Attended::NotNamed));
    parts
}
