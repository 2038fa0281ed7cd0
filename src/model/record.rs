//! The facts of a record, as they are typed and as they stand in the site: votes, actions,
//! declarations, movements, attendance.

use std::sync::Arc;

use jiff::civil::{Date, Time};

use super::identity::{PersonId, ResolutionId};
use crate::diagnostic::{Place, Placed};

/// A person as a paper names them: the words as typed, and who that is once `load` has tied them.
#[derive(Debug, Clone, PartialEq)]
pub struct Named {
    /// The name or id, as typed.
    pub typed: Placed<String>,
    /// The person with a file, where there is one. Empty until `load` has tied the names.
    pub person: Option<PersonId>,
}

impl Named {
    /// A name as typed, not tied yet.
    pub fn typed(typed: Placed<String>) -> Self {
        Self { typed, person: None }
    }
}

/// Somebody in a list of attendance.
#[derive(Debug, Clone, PartialEq)]
pub struct Attendee {
    /// Who.
    pub who: Named,
    /// What stands in brackets behind the name: an office, a firm, a body.
    pub affiliation: Option<String>,
    /// Attended from elsewhere by telephone or video.
    pub remote: bool,
    /// When they came and went, where the list itself says so.
    pub hours: Hours,
    /// The heading the name stood under, where the paper has its own ("Voting members of the Board").
    pub under: Option<Arc<str>>,
}

/// When somebody came and went, as a list of attendance says it: "(joined at 2.19pm, left at 2.40pm)".
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Hours {
    /// Came then, after the meeting had begun.
    pub from: Option<Time>,
    /// Left then, before it ended.
    pub until: Option<Time>,
}

/// A substitute and the member they stand in for.
#[derive(Debug, Clone, PartialEq)]
pub struct Substitute {
    /// Who came.
    pub member: Named,
    /// For whom.
    pub instead_of: Named,
}

/// Who was there and who was not.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Attendance {
    /// Who chaired.
    pub chair: Option<Named>,
    /// Members present.
    pub present: Vec<Attendee>,
    /// Members who came for others.
    pub substitutes: Vec<Substitute>,
    /// Members who sent apologies.
    pub apologies: Vec<Attendee>,
    /// Members who were not there and sent none.
    pub absent: Vec<Attendee>,
    /// Officers and others in the room.
    pub in_attendance: Vec<Attendee>,
}

impl Attendance {
    /// Is nobody named?
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Everybody's name, as typed.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let Self { chair, present, substitutes, apologies, absent, in_attendance } = self;
        let attendees = [present, apologies, absent, in_attendance].into_iter().flatten().map(|attendee| &attendee.who);
        let substitutes = substitutes.iter().flat_map(|substitute| [&substitute.member, &substitute.instead_of]);
        chair.iter().chain(attendees).chain(substitutes).map(|named| named.typed.value.as_str())
    }

    /// Adds those of `other` whom this does not name yet.
    pub fn complete(&mut self, other: Attendance) {
        fn add(list: &mut Vec<Attendee>, others: Vec<Attendee>) {
            let known: Vec<String> = list.iter().map(|attendee| attendee.who.typed.value.clone()).collect();
            list.extend(others.into_iter().filter(|other| !known.contains(&other.who.typed.value)));
        }
        self.chair = self.chair.take().or(other.chair);
        add(&mut self.present, other.present);
        add(&mut self.apologies, other.apologies);
        add(&mut self.absent, other.absent);
        add(&mut self.in_attendance, other.in_attendance);
        self.substitutes.extend(other.substitutes);
    }
}

/// How a vote went: on each side a count, and the names where they were taken.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Vote {
    /// In favour.
    pub in_favour: Side,
    /// Against.
    pub against: Side,
    /// Abstained.
    pub abstained: Side,
    /// All three sides are given, so that every member in the room with a vote should stand on one.
    pub is_whole: bool,
    /// Who gave a casting vote, if anybody did.
    pub casting: Option<Named>,
    /// Which resolution of the minute it was on, where the paper says so.
    pub resolution: Option<u32>,
    /// Where it was typed.
    pub place: Option<Place>,
}

/// One side of a vote.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Side {
    /// How many.
    pub count: u32,
    /// Who, where the vote was by name.
    pub names: Vec<Named>,
}

/// How a minute gets its number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum MinuteNumber {
    /// It is the next, where the committee's minutes are numbered.
    #[default]
    Counted,
    /// The paper says it.
    Pinned(Placed<String>),
    /// The paper says that it has none.
    Unnumbered,
}

impl MinuteNumber {
    /// The number that the paper gives.
    pub fn pinned(&self) -> Option<&str> {
        match self {
            Self::Pinned(typed) => Some(&typed.value),
            Self::Counted | Self::Unnumbered => None,
        }
    }
}

/// Something a report was written from.
#[derive(Debug, Clone, PartialEq)]
pub struct BackgroundPaper {
    /// What it is called.
    pub title: String,
    /// Where it is found.
    pub location: Option<String>,
}

/// Something a resolution asks of someone by a date.
#[derive(Debug, Clone, PartialEq)]
pub struct Action {
    /// What is to be done.
    pub what: String,
    /// By whom.
    pub owner: Option<Named>,
    /// By when.
    pub due: Option<Date>,
    /// When it was done.
    pub done: Option<Date>,
}

/// An interest that a member declared.
#[derive(Debug, Clone, PartialEq)]
pub struct Declaration {
    /// Who declared it.
    pub member: Named,
    /// What kind of interest it is.
    pub sort: InterestSort,
    /// What it is.
    pub nature: Option<String>,
    /// The member left the room for the item.
    pub left: bool,
    /// The dispensation that let the member stay.
    pub dispensation: Option<String>,
}

/// The kinds of interest that a member declares (Localism Act 2011, sections 30 and 31).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InterestSort {
    /// A disclosable pecuniary interest.
    Pecuniary,
    /// Any other interest.
    Other,
}

/// What a note says that somebody did.
#[derive(Debug, Clone, PartialEq)]
pub struct Movement {
    /// Who.
    pub who: Named,
    /// Came or went.
    pub sort: MovementSort,
    /// When, where the words say so, and where they do; else the note's own time.
    pub time: Option<Placed<Time>>,
}

/// Coming and going, and taking the chair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MovementSort {
    /// Entered, arrived, joined.
    Came,
    /// Returned, rejoined: had been there before.
    Returned,
    /// Left, withdrew, retired, lost the connection.
    Went,
    /// Left and did not return.
    WentForGood,
    /// Was out of the room while the item was considered.
    WentForItem,
    /// Took the chair.
    TookChair,
    /// Left the chair, and stayed in the room.
    LeftChair,
}

/// How a resolution ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the words of the committee room")]
pub enum Outcome {
    Carried,
    Lost,
    Noted,
    Deferred,
    Withdrawn,
    Referred,
}

impl Outcome {
    /// All of them, in the order in which they are listed.
    pub const ALL: [Self; 6] =
        [Self::Carried, Self::Lost, Self::Noted, Self::Deferred, Self::Withdrawn, Self::Referred];

    /// The word for it in papers and in addresses.
    pub fn word(self) -> &'static str {
        match self {
            Self::Carried => "carried",
            Self::Lost => "lost",
            Self::Noted => "noted",
            Self::Deferred => "deferred",
            Self::Withdrawn => "withdrawn",
            Self::Referred => "referred",
        }
    }
}

/// What a resolution does to an earlier one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the words of the committee room")]
pub enum Effect {
    Amends,
    Rescinds,
    Completes,
}

/// How the intention to make a key decision was announced.
#[derive(Debug, Clone, PartialEq)]
pub struct KeyNotice {
    /// The day on which the notice of it was published.
    pub published: Option<Date>,
    /// Why it was impracticable to give it in time (the general exception).
    pub general_exception: Option<String>,
    /// Who agreed that it could not wait, and why (special urgency).
    pub special_urgency: Option<String>,
    /// Where that was typed.
    pub place: Place,
}

/// What a resolution does to an earlier one.
#[derive(Debug, Clone, PartialEq)]
pub struct Affect {
    /// The earlier one.
    pub resolution: ResolutionId,
    /// Amends, rescinds or completes it.
    pub how: Effect,
    /// Where that was typed.
    pub place: Place,
}
