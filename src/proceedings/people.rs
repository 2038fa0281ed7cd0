//! Everybody who has to do with a meeting: those listed, those who hold a seat, those whom a note names.
//!
//! Takes the attendance and the committee; gives [`Participant`]s, each once, however often and in whatever spelling
//! they are named.

use crate::diagnostic::Place;
use crate::model::committee::{Committee, RemoteByLaw, RemoteStanding, Role};
use crate::model::meeting::Meeting;
use crate::model::record::{Attendance, Attendee, Hours, Named};
use crate::model::{bare_name, first_names_agree};

use super::Interval;

/// Somebody who has to do with a meeting.
#[derive(Debug, Clone, PartialEq)]
pub struct Participant {
    /// Who.
    pub who: Named,
    /// The list that they stand in.
    pub listed: Listed,
    /// What brings them there.
    pub part: Part,
    /// Their seat on the day of the meeting, substitutes' seats left out.
    pub seat: Option<HeldSeat>,
    /// Has a vote when they are in the room.
    pub has_vote: bool,
    /// Would have one, if they had not attended from elsewhere; see [`RemoteByLaw`].
    pub is_barred: bool,
    /// Attended from elsewhere by telephone or video.
    pub remote: bool,
    /// When they came and went, where the list itself says so.
    pub hours: Hours,
    /// What stands in brackets behind the name.
    pub affiliation: Option<String>,
    /// When they were in the room, in order; never two that touch.
    pub intervals: Vec<Interval>,
}

/// The list of attendance that somebody stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listed {
    /// Among the members present.
    Present,
    /// Among the substitutes.
    Substitute,
    /// Only as the one who chaired.
    Chair,
    /// Among those in attendance.
    InAttendance,
    /// Among those who sent apologies.
    Apologies,
    /// Among those absent.
    Absent,
    /// In none.
    Nowhere,
}

impl Listed {
    /// Does the list say that they were in the room?
    pub fn is_in_the_room(self) -> bool {
        match self {
            Self::Present | Self::Substitute | Self::Chair | Self::InAttendance => true,
            Self::Apologies | Self::Absent | Self::Nowhere => false,
        }
    }
}

/// What brings somebody to a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Sits on the committee, or is listed as one who does.
    Member,
    /// Stands in for a member: the participant of that index.
    SubstituteFor(Option<usize>),
    /// Has other business there: an officer, a visitor.
    Other,
}

/// A seat held on the day of the meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HeldSeat {
    /// In what role.
    pub role: Role,
    /// With a vote.
    pub voting: bool,
}

/// Somebody named in two lists, or twice in one.
#[derive(Debug, Clone, PartialEq)]
pub struct TwoLists {
    /// Who.
    pub who: usize,
    /// The first list and the place there.
    pub first: (Listed, Place),
    /// The second.
    pub second: (Listed, Place),
}

/// Everybody, while they are gathered.
pub(super) struct People {
    pub all: Vec<Participant>,
    pub two_lists: Vec<TwoLists>,
    /// How many seats with a vote there are on the day.
    pub places: u32,
    /// Somebody holds a seat on the day, so that a seat can be asked for.
    pub seats_are_known: bool,
    /// By law, those who attend from elsewhere have no vote.
    pub remote_by_law: Option<RemoteByLaw>,
}

impl People {
    /// Those listed, and those who hold a seat.
    pub(super) fn of(meeting: &Meeting, committee: Option<&Committee>) -> Self {
        let remote_by_law = committee.and_then(|committee| committee.remote_on(meeting.date)).cloned();
        let mut people =
            Self { all: Vec::new(), two_lists: Vec::new(), places: 0, seats_are_known: false, remote_by_law };
        people.listed(&meeting.attendance);
        people.seated(meeting, committee);
        people.give_votes();
        people
    }

    /// The participant whom a name means.
    pub(super) fn find(&self, named: &Named) -> Option<usize> {
        find(&self.all, named)
    }

    /// The participant whom a note names; added when nobody has listed them.
    pub(super) fn find_or_add(&mut self, named: &Named) -> usize {
        if let Some(known) = self.find(named) {
            return known;
        }
        let is_member = !self.seats_are_known && has_title_of_a_member(&named.typed.value);
        let part = if is_member { Part::Member } else { Part::Other };
        self.all.push(Participant { part, has_vote: is_member, ..participant(named, Listed::Nowhere) });
        self.all.len() - 1
    }

    fn listed(&mut self, attendance: &Attendance) {
        let Attendance { chair, present, substitutes, apologies, absent, in_attendance } = attendance;
        if let Some(chair) = chair {
            self.all.push(participant(chair, Listed::Chair));
        }
        present.iter().for_each(|attendee| self.attendee(attendee, Listed::Present));
        for substitute in substitutes {
            let index = self.add(&substitute.member, Listed::Substitute);
            self.all[index].part = Part::SubstituteFor(None);
        }
        apologies.iter().for_each(|attendee| self.attendee(attendee, Listed::Apologies));
        absent.iter().for_each(|attendee| self.attendee(attendee, Listed::Absent));
        in_attendance.iter().for_each(|attendee| self.attendee(attendee, Listed::InAttendance));
        for substitute in substitutes {
            let Some(index) = self.find(&substitute.member) else { continue };
            let instead_of = match self.find(&substitute.instead_of) {
                Some(known) => known,
                None => self.add(&substitute.instead_of, Listed::Nowhere),
            };
            self.all[index].part = Part::SubstituteFor(Some(instead_of).filter(|other| *other != index));
        }
    }

    fn attendee(&mut self, attendee: &Attendee, listed: Listed) {
        let index = self.add(&attendee.who, listed);
        let participant = &mut self.all[index];
        participant.remote |= attendee.remote;
        if listed.is_in_the_room() {
            participant.hours = attendee.hours;
        }
        participant.affiliation = participant.affiliation.take().or_else(|| attendee.affiliation.clone());
    }

    /// Adds somebody whom a list names. Whoever is in the room by one list is so, whatever another says.
    fn add(&mut self, named: &Named, listed: Listed) -> usize {
        let Some(index) = self.all.iter().position(|participant| is_the_same(&participant.who, named)) else {
            self.all.push(participant(named, listed));
            return self.all.len() - 1;
        };
        let known = &mut self.all[index];
        let goes_together = matches!(
            (known.listed, listed),
            (Listed::Chair, Listed::Present | Listed::Substitute | Listed::InAttendance)
                | (Listed::Present, Listed::Substitute)
        );
        if !goes_together {
            let first = (known.listed, known.who.typed.place.clone());
            let second = (listed, named.typed.place.clone());
            self.two_lists.push(TwoLists { who: index, first, second });
        }
        if goes_together || (listed.is_in_the_room() && !known.listed.is_in_the_room()) {
            known.listed = listed;
            known.who = named.clone();
        }
        index
    }

    fn seated(&mut self, meeting: &Meeting, committee: Option<&Committee>) {
        let seats = committee.map(|committee| committee.seats.as_slice()).unwrap_or_default();
        for seat in seats.iter().filter(|seat| seat.is_held_on(meeting.date) && seat.role != Role::Substitute) {
            self.seats_are_known = true;
            let index = self.find(&seat.member).unwrap_or_else(|| {
                self.all.push(participant(&seat.member, Listed::Nowhere));
                self.all.len() - 1
            });
            let participant = &mut self.all[index];
            // Who holds two seats has one place; the first is the one that counts.
            if participant.seat.is_none() {
                participant.seat = Some(HeldSeat { role: seat.role, voting: seat.voting });
                self.places += u32::from(seat.voting);
            }
            if participant.part == Part::Other {
                participant.part = Part::Member;
            }
        }
    }

    fn give_votes(&mut self) {
        let votes: Vec<bool> = self.all.iter().map(|participant| self.gives_vote(participant)).collect();
        for (participant, has_vote) in self.all.iter_mut().zip(votes) {
            let bars = |rule: &RemoteByLaw| rule.standing == RemoteStanding::NotPresent;
            participant.is_barred = has_vote && participant.remote && self.remote_by_law.as_ref().is_some_and(bars);
            participant.has_vote = has_vote && !participant.is_barred;
        }
    }

    fn gives_vote(&self, participant: &Participant) -> bool {
        if let Some(seat) = participant.seat {
            return seat.voting;
        }
        match participant.part {
            Part::SubstituteFor(other) => {
                let seat = other.and_then(|other| self.all[other].seat);
                seat.map_or(!self.seats_are_known || other.is_none(), |seat| seat.voting)
            }
            Part::Member => !self.seats_are_known,
            Part::Other => false,
        }
    }
}

/// The participant whom a name means: by their file, by the whole name, else by a surname that one of them alone has.
pub(super) fn find(people: &[Participant], named: &Named) -> Option<usize> {
    if let Some(known) = people.iter().position(|participant| is_the_same(&participant.who, named)) {
        return Some(known);
    }
    let name = bare_name(&named.typed.value);
    if let Some(role) = office(&name) {
        return people.iter().position(|participant| participant.seat.is_some_and(|seat| seat.role == role));
    }
    let (first, surname) = name.rsplit_once(' ').unwrap_or(("", &name));
    let mut meant = people.iter().enumerate().filter(|(_, participant)| {
        let theirs = bare_name(&participant.who.typed.value);
        let (their_first, their_surname) = theirs.rsplit_once(' ').unwrap_or(("", &theirs));
        let are_two = participant.who.person.is_some() && named.person.is_some();
        !are_two && surname == their_surname && first_names_agree(first, their_first)
    });
    let (only, _) = meant.next()?;
    meant.next().is_none().then_some(only)
}

/// The office that stands for a name: "the Vice-Chairman".
fn office(name: &str) -> Option<Role> {
    let (vice, rest) = match name.strip_prefix("vice-").or_else(|| name.strip_prefix("vice ")) {
        Some(rest) => (true, rest),
        None => (false, name),
    };
    let is_chair = matches!(rest, "chair" | "chairman" | "chairwoman" | "chairperson");
    is_chair.then_some(if vice { Role::ViceChair } else { Role::Chair })
}

fn is_the_same(one: &Named, other: &Named) -> bool {
    match (&one.person, &other.person) {
        (Some(one), Some(other)) => one == other,
        (None, None) => bare_name(&one.typed.value) == bare_name(&other.typed.value),
        (Some(_), None) | (None, Some(_)) => false,
    }
}

fn participant(named: &Named, listed: Listed) -> Participant {
    Participant {
        who: named.clone(),
        listed,
        part: match listed {
            Listed::InAttendance => Part::Other,
            Listed::Substitute => Part::SubstituteFor(None),
            Listed::Present | Listed::Chair | Listed::Apologies | Listed::Absent | Listed::Nowhere => Part::Member,
        },
        seat: None,
        has_vote: false,
        is_barred: false,
        remote: false,
        hours: Hours::default(),
        affiliation: None,
        intervals: Vec::new(),
    }
}

/// Does the name begin as only a member's does?
fn has_title_of_a_member(typed: &str) -> bool {
    let title = typed.split(['.', ' ', '\u{a0}']).next().unwrap_or_default().to_lowercase();
    matches!(title.as_str(), "councillor" | "cllr" | "alderman" | "ald")
}
