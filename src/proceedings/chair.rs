//! Who was in the chair, step by step.

use super::people::{Participant, find};
use super::steps::{Step, What};
use crate::model::committee::Role;
use crate::model::meeting::Meeting;
use crate::model::record::MovementSort;

/// Who was in the chair at each step: the participant's index, where the record tells.
///
/// Whoever a note says took the chair; else the one who the meeting's paper says chaired; else the committee's chair,
/// and the vice-chair while the chair is out of the room.
pub(super) fn work_out(meeting: &Meeting, people: &[Participant], steps: &[Step]) -> Vec<Option<usize>> {
    let with_role = |role| {
        let holds = move |participant: &Participant| participant.seat.is_some_and(|seat| seat.role == role);
        people.iter().enumerate().filter(move |(_, participant)| holds(participant)).map(|(index, _)| index)
    };
    let named = meeting.attendance.chair.as_ref().and_then(|chair| find(people, chair));
    let line: Vec<usize> = named.into_iter().chain(with_role(Role::Chair)).chain(with_role(Role::ViceChair)).collect();
    let is_in = |who: usize, step: usize| {
        people[who].intervals.iter().any(|interval| (interval.from..interval.to).contains(&step))
    };
    let (mut taken, mut left): (Option<usize>, Option<usize>) = (None, None);
    let mut chairs = Vec::with_capacity(steps.len());
    for (index, step) in steps.iter().enumerate() {
        match step.what {
            What::Moves(who, MovementSort::TookChair) => (taken, left) = (Some(who), None),
            What::Moves(who, MovementSort::LeftChair) => {
                left = Some(who);
                taken = taken.filter(|taken| *taken != who);
            }
            What::Moves(..)
            | What::Hour(..)
            | What::Opens
            | What::Begins
            | What::Decides(_)
            | What::Ends
            | What::Closes => {}
        }
        let next = || line.iter().copied().find(|who| is_in(*who, index) && left != Some(*who));
        chairs.push(taken.filter(|who| is_in(*who, index)).or_else(next));
    }
    chairs
}
