//! The tally of what was decided: how many resolutions there are, and how many ended in each way.
//!
//! Takes meetings, or tallies to add up; gives numbers. Of each meeting it is made once, so that nobody goes through all
//! resolutions to count them.

use super::atlas::decisions;
use crate::model::meeting::Meeting;
use crate::model::record::Outcome;

/// How many resolutions there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Tally {
    /// All of them.
    pub all: usize,
    /// Those that ended in each way, in the order of [`Outcome::ALL`].
    ended: [usize; Outcome::ALL.len()],
}

impl Tally {
    /// The tally of a meeting.
    pub fn of(meeting: &Meeting) -> Self {
        let mut tally = Self::default();
        for decided in decisions(meeting) {
            tally.all += 1;
            for (count, outcome) in tally.ended.iter_mut().zip(Outcome::ALL) {
                *count += usize::from(decided.resolution.outcome == Some(outcome));
            }
        }
        tally
    }

    /// How many ended in one way.
    pub fn ended(&self, outcome: Outcome) -> usize {
        self.ended.iter().zip(Outcome::ALL).filter(|(_, other)| *other == outcome).map(|(count, _)| count).sum()
    }

    /// Adds another.
    pub fn add(&mut self, other: &Self) {
        self.all += other.all;
        self.ended.iter_mut().zip(other.ended).for_each(|(count, more)| *count += more);
    }
}
