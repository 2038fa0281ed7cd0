//! Times that a list of attendance gives ("joined at 2.19pm"), laid among the steps of the meeting by the clock.
//!
//! The list does not say during which item it was. Whoever came is in the room from the first step at which that can
//! have been, and whoever left is so up to the last: in doubt they were there, as the list says.

use jiff::civil::Time;

use super::people::Participant;
use super::presence::Way;
use super::steps::{Clock, Step, What, day_of};
use crate::model::record::MovementSort;

/// Lays the hours of these people among the steps, unless a note says the same.
pub(super) fn lay(steps: &mut Vec<Step>, people: &[Participant]) {
    for (who, participant) in people.iter().enumerate() {
        for (time, way) in [(participant.hours.from, Way::In), (participant.hours.until, Way::Out)] {
            let Some(time) = time.filter(|_| !is_noted(steps, who, way)) else { continue };
            let clock = clock(steps, time);
            // Who came before it began was there from the beginning.
            if way == Way::In && steps.first().and_then(|opens| opens.time).is_some_and(|opens| clock <= opens) {
                continue;
            }
            let (first, last) = bounds(steps, clock);
            let at = match way {
                Way::In => first,
                Way::Out => last,
            };
            let place = participant.who.typed.place.clone();
            let item = steps.get(at.wrapping_sub(1)).filter(|before| before.what != What::Ends);
            let item = item.and_then(|before| before.item);
            let step = Step { item, what: What::Hour(who, way), time: Some(clock), place, time_place: None };
            steps.insert(at, step);
        }
    }
}

/// Is it unknown which side of a decision a time from a list falls on?
pub(super) fn is_unplaced(steps: &[Step], at: usize) -> bool {
    let Some(clock) = steps[at].time else { return false };
    let (first, last) = bounds(steps, clock);
    steps[first..last].iter().any(|step| matches!(step.what, What::Decides(_)))
}

/// Does a note say that somebody came or went so?
fn is_noted(steps: &[Step], who: usize, way: Way) -> bool {
    steps.iter().any(|step| match step.what {
        What::Moves(mover, MovementSort::Came | MovementSort::Returned) => mover == who && way == Way::In,
        What::Moves(mover, MovementSort::Went | MovementSort::WentForGood) => mover == who && way == Way::Out,
        What::Moves(..)
        | What::Hour(..)
        | What::Opens
        | What::Begins
        | What::Decides(_)
        | What::Ends
        | What::Closes => false,
    })
}

fn clock(steps: &[Step], time: Time) -> Clock {
    let opens = steps.first().and_then(|step| step.time);
    Clock { day: day_of(time, opens), time }
}

/// The first and the last place among the steps at which a time can be: behind the last step that is not later, and
/// before the next that is.
fn bounds(steps: &[Step], clock: Clock) -> (usize, usize) {
    let is_told = |step: &Step| !matches!(step.what, What::Hour(..));
    let told = || steps.iter().enumerate().filter(|(_, step)| is_told(step));
    let before = |step: &Step| step.time.is_some_and(|time| time <= clock);
    let last_before = told().filter(|(_, step)| before(step)).map(|(at, _)| at).next_back().unwrap_or(0);
    let after = |step: &Step| step.time.is_some_and(|time| time > clock);
    let next = told().skip_while(|(at, _)| *at <= last_before).find(|(_, step)| after(step)).map(|(at, _)| at);
    let first = (last_before + 1).min(steps.len() - 1);
    (first, next.unwrap_or(steps.len() - 1).max(first))
}
