//! Committees, their seats, and the people who sit on them.

use std::sync::Arc;

use jiff::civil::Date;

use super::identity::{CommitteeId, PersonId};
use super::record::Named;
use super::words::Words;
use crate::diagnostic::Place;

/// Any body that meets.
#[derive(Debug, Clone, PartialEq)]
pub struct Committee {
    /// Its id.
    pub id: CommitteeId,
    /// Its name.
    pub title: String,
    /// Its short name (`OSMB`).
    pub short: Option<String>,
    /// The language of its name and its remit, where that is not the site's.
    pub language: Option<String>,
    /// What sort of body it is.
    pub sort: Option<CommitteeSort>,
    /// How many must be there to decide, where its paper says so.
    pub quorum: Option<Quorum>,
    /// How many the law asks for.
    pub quorum_by_law: Option<QuorumByLaw>,
    /// What the law says of members who attend from elsewhere, where it speaks of this body.
    pub remote_by_law: Vec<RemoteByLaw>,
    /// Who sits on it, in the order typed.
    pub seats: Vec<Seat>,
    /// The places on it that nobody holds, in the order typed.
    pub vacancies: Vec<Vacancy>,
    /// The items that stand on every agenda, for new meetings; where none are typed, the usual ones.
    pub standing: Vec<StandingItem>,
    /// The committee above it.
    pub parent: Option<CommitteeId>,
    /// Its remit.
    pub remit: Words,
    /// Not public yet.
    pub draft: bool,
    /// Its file.
    pub place: Place,
}

/// The sorts of committee, in the order in which they are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the words of the committee room")]
pub enum CommitteeSort {
    Council,
    Executive,
    Scrutiny,
    Regulatory,
    Advisory,
    Joint,
}

/// How many must be there to decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quorum {
    /// So many members.
    Count(u32),
    /// A fraction of the voting seats, rounded up.
    Fraction {
        /// Above the line.
        numerator: u32,
        /// Below the line; never 0.
        denominator: u32,
    },
}

/// How many must be there by the law of the authority, whatever its own rules say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuorumByLaw {
    /// How many.
    pub quorum: Quorum,
    /// Never fewer than these.
    pub least: u32,
    /// What counts instead where many places are vacant.
    pub where_vacant: Option<WhereVacant>,
    /// Where the law says so.
    pub cite: Arc<str>,
}

/// A quorum of the members who remain, where many places are vacant (Local Government (Scotland) Act 1973, Schedule 7).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WhereVacant {
    /// It counts where more than one place in so many is vacant.
    pub over_one_in: u32,
    /// Never fewer than one in so many of all places.
    pub least_one_in: u32,
}

/// Whether the law counts members who attend from elsewhere among those present, and at which meetings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemoteByLaw {
    /// What it says.
    pub standing: RemoteStanding,
    /// The first day of meetings that it speaks of.
    pub from: Option<Date>,
    /// The last one.
    pub until: Option<Date>,
    /// Where it says so.
    pub cite: Arc<str>,
}

/// How those count who attend from elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RemoteStanding {
    /// As those in the room.
    Present,
    /// They are heard, and count neither for the quorum nor for a vote.
    NotPresent,
}

impl Committee {
    /// What the law says of those who attend a meeting of that day from elsewhere; the first that applies.
    pub fn remote_on(&self, day: Date) -> Option<&RemoteByLaw> {
        let applies = |rule: &&RemoteByLaw| {
            rule.from.is_none_or(|from| from <= day) && rule.until.is_none_or(|until| day <= until)
        };
        self.remote_by_law.iter().find(applies)
    }
}

/// A person's place on a committee.
#[derive(Debug, Clone, PartialEq)]
pub struct Seat {
    /// Who sits there.
    pub member: Named,
    /// In what role.
    pub role: Role,
    /// With a vote.
    pub voting: bool,
    /// From this day, where it is known.
    pub from: Option<Date>,
    /// To this day, where it has ended.
    pub until: Option<Date>,
}

/// A place on a committee that nobody holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vacancy {
    /// For what role.
    pub role: Role,
    /// With a vote.
    pub voting: bool,
    /// From this day, where it is known.
    pub from: Option<Date>,
    /// To this day, where it has ended.
    pub until: Option<Date>,
}

/// An item that stands on every agenda of a committee.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandingItem {
    /// Its title.
    pub title: String,
    /// What the agenda says about it.
    pub agenda: Option<String>,
}

impl Vacancy {
    /// Is nobody in the place on that day?
    pub fn is_open_on(&self, date: Date) -> bool {
        self.from.is_none_or(|from| from <= date) && self.until.is_none_or(|until| date <= until)
    }
}

impl Seat {
    /// Is the seat held on that day?
    pub fn is_held_on(&self, date: Date) -> bool {
        self.from.is_none_or(|from| from <= date) && self.until.is_none_or(|until| date <= until)
    }
}

/// The roles on a committee, in the order in which they are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the words of the committee room")]
pub enum Role {
    Chair,
    ViceChair,
    Member,
    CoOpted,
    Substitute,
}

/// A member or an officer who has a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Person {
    /// Their id.
    pub id: PersonId,
    /// Their name without a title (`R Parker`).
    pub name: String,
    /// The language of their name, where that is not the site's.
    pub language: Option<String>,
    /// How they are addressed (`Councillor`); none for people without a title.
    pub honorific: Option<String>,
    /// The office an officer holds.
    pub officer: Option<String>,
    /// The party a member belongs to.
    pub party: Option<String>,
    /// The ward a member sits for.
    pub ward: Option<String>,
    /// The register of interests.
    pub interests: Vec<Interest>,
    /// In office from.
    pub from: Option<Date>,
    /// In office until.
    pub until: Option<Date>,
    /// A short biography.
    pub biography: Words,
    /// Not public yet.
    pub draft: bool,
    /// Their file.
    pub place: Place,
}

impl Person {
    /// The name as the record writes it: "Councillor R Parker".
    pub fn full_name(&self) -> String {
        match &self.honorific {
            Some(honorific) => format!("{honorific} {}", self.name),
            None => self.name.clone(),
        }
    }
}

/// An entry of the register of interests.
#[derive(Debug, Clone, PartialEq)]
pub struct Interest {
    /// Its kind (`employment`).
    pub category: String,
    /// What it is.
    pub text: String,
}
