//! How many members with a vote must be in the room.

use jiff::civil::Date;

use crate::model::committee::{Committee, Quorum};

/// How many must be there, and what says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Required {
    /// How many members with a vote.
    pub count: u32,
    /// The law asks for so many, and the committee's paper for fewer or for none.
    pub by_law: bool,
}

/// How many of so many places must be filled; nothing where nobody says, or where a fraction has no whole.
///
/// The committee's own fraction is one of the seats that somebody holds. The law speaks of the whole number of members,
/// and vacant places count in it (Local Government Act 1972, Schedule 12).
pub(super) fn required(committee: &Committee, places: u32, date: Date) -> Option<Required> {
    let vacant = committee.vacancies.iter().filter(|vacancy| vacancy.voting && vacancy.is_open_on(date)).count();
    let whole = places.saturating_add(u32::try_from(vacant).unwrap_or(u32::MAX));
    let own = committee.quorum.and_then(|quorum| count(quorum, places)).unwrap_or(0);
    let by_law = committee.quorum_by_law.as_ref();
    let law = by_law.map_or(0, |law| count(law.quorum, whole).unwrap_or(0).max(law.least));
    let required = Required { count: own.max(law), by_law: law > own };
    (required.count > 0).then_some(required)
}

/// A fraction is rounded up: a third of 10 is 4.
fn count(quorum: Quorum, places: u32) -> Option<u32> {
    match quorum {
        Quorum::Count(count) => Some(count),
        Quorum::Fraction { .. } if places == 0 => None,
        Quorum::Fraction { numerator, denominator } => {
            let whole = u64::from(numerator) * u64::from(places);
            u32::try_from(whole.div_ceil(u64::from(denominator.max(1)))).ok()
        }
    }
}
