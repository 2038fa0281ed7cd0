//! How many members with a vote must be in the room.

use jiff::civil::Date;

use crate::model::committee::{Committee, Quorum, QuorumByLaw};

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
/// A fraction is one of all seats with a vote, and vacant ones are among them: the law speaks of the whole number of
/// members (Local Government Act 1972, Schedule 12), and so do the usual standing orders.
pub(super) fn required(committee: &Committee, places: u32, date: Date) -> Option<Required> {
    let vacant = committee.vacancies.iter().filter(|vacancy| vacancy.voting && vacancy.is_open_on(date)).count();
    let whole = places.saturating_add(u32::try_from(vacant).unwrap_or(u32::MAX));
    let own = committee.quorum.and_then(|quorum| count(quorum, whole)).unwrap_or(0);
    let by_law = committee.quorum_by_law.as_ref();
    let vacant = whole - places;
    let law = by_law.map_or(0, |law| by_law_of(law, whole, vacant).unwrap_or(0).max(law.least));
    let required = Required { count: own.max(law), by_law: law > own };
    (required.count > 0).then_some(required)
}

fn by_law_of(law: &QuorumByLaw, whole: u32, vacant: u32) -> Option<u32> {
    match law.where_vacant {
        Some(rule) if u64::from(vacant) * u64::from(rule.over_one_in) > u64::from(whole) => {
            let least = count(Quorum::Fraction { numerator: 1, denominator: rule.least_one_in }, whole);
            count(law.quorum, whole - vacant).max(least)
        }
        Some(_) | None => count(law.quorum, whole),
    }
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
