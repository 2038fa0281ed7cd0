//! Who was in the room: comings and goings, step by step, to intervals.
//!
//! Takes the steps of a meeting; gives each participant their [`Interval`]s, and what does not fit together as
//! [`Remark`]s. An interval never overlaps another of the same person, and who comes in was out.

use super::hours;
use super::people::People;
use super::steps::{Clock, OutForItem, Step, Walk, What};
use crate::model::record::MovementSort;

/// A time in the room: from one step up to, and not with, another. Indices into the steps of the meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    /// The step at which it begins.
    pub from: usize,
    /// The step at which it is over.
    pub to: usize,
}

/// Somebody came or went, as it was worked out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Passage {
    /// Which participant.
    pub who: usize,
    /// At which step.
    pub step: usize,
    /// Which way.
    pub way: Way,
    /// What says so.
    pub by: By,
}

/// Into the room, or out of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "plain words")]
pub enum Way {
    In,
    Out,
}

/// What says that somebody came or went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// A note.
    Note,
    /// That they were out for the item, which begins or ends here.
    Item,
    /// The list of those present, which gives the time.
    List,
}

/// Something in the notes that does not fit together; the record may be right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Remark {
    /// At which step.
    pub step: usize,
    /// What it is.
    pub oddity: Oddity,
}

/// What does not fit together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Oddity {
    /// Somebody comes in who was in the room.
    AlreadyIn,
    /// Somebody goes out or takes the chair who was not in the room.
    AlreadyOut,
    /// Somebody comes or goes who is not in the list of those present.
    Unlisted,
    /// The clock goes back, from this time.
    ClockBack(Clock),
    /// It was before the meeting began, or after it ended.
    OutsideMeeting,
    /// A list gives the time, and nothing says during which item that was.
    Unplaced,
}

/// What was worked out.
pub(super) struct Presence {
    pub passages: Vec<Passage>,
    pub remarks: Vec<Remark>,
}

/// Gives each participant their intervals.
pub(super) fn work_out(walk: &Walk, people: &mut People) -> Presence {
    let mut room = Room {
        steps: &walk.steps,
        out_for: &walk.out_for,
        people,
        since: Vec::new(),
        returns: Vec::new(),
        presence: Presence { passages: Vec::new(), remarks: Vec::new() },
    };
    room.open();
    for step in 0..walk.steps.len() {
        match walk.steps[step].what {
            What::Begins => room.begin(step),
            What::Moves(who, sort) => room.movement(step, who, sort),
            What::Hour(who, way) => room.hour(step, who, way),
            What::Ends => room.end(step),
            What::Opens | What::Decides(_) | What::Closes => {}
        }
    }
    let mut presence = room.close();
    clocks(&walk.steps, &mut presence.remarks);
    presence
}

struct Room<'a> {
    steps: &'a [Step],
    out_for: &'a [OutForItem],
    people: &'a mut People,
    /// Since which step each participant has been in the room; none while they are out.
    since: Vec<Option<usize>>,
    /// Who comes back when the item ends.
    returns: Vec<usize>,
    presence: Presence,
}

impl Room<'_> {
    /// Says who is in the room when the meeting opens.
    fn open(&mut self) {
        for who in 0..self.people.all.len() {
            let listed = self.people.all[who].listed.is_in_the_room();
            let first = self.movements(who, 0..self.steps.len()).next();
            let was_out_for_an_item = |step: usize| {
                let before = |out: &&OutForItem| {
                    self.steps[..=step].iter().any(|step| step.item == Some(out.item) && step.what == What::Begins)
                };
                self.out_for.iter().filter(|out| out.who == who).any(|out| before(&out))
            };
            let is_theirs =
                |step: &&Step| matches!(step.what, What::Moves(other, _) | What::Hour(other, _) if other == who);
            let comes_by_list =
                self.steps.iter().find(is_theirs).is_some_and(|step| step.what == What::Hour(who, Way::In));
            let is_in = match first {
                _ if comes_by_list => false,
                Some((step, MovementSort::Came)) => listed && was_out_for_an_item(step),
                // Who leaves was there, whatever the lists say.
                Some(_) => true,
                None => listed,
            };
            self.since.push(is_in.then_some(0));
            if let (Some((step, _)), false) = (first, listed) {
                self.presence.remarks.push(Remark { step, oddity: Oddity::Unlisted });
            }
        }
    }

    fn movements(
        &self,
        who: usize,
        steps: std::ops::Range<usize>,
    ) -> impl DoubleEndedIterator<Item = (usize, MovementSort)> + '_ {
        steps.filter_map(move |step| match self.steps[step].what {
            What::Moves(mover, sort) if mover == who => Some((step, sort)),
            _ => None,
        })
    }

    /// Sends out those who were out for the item, unless a note says when.
    fn begin(&mut self, step: usize) {
        let item = self.steps[step].item;
        let end = step + self.steps[step..].iter().take_while(|next| next.item == item).count();
        for out in self.out_for.iter().filter(|out| Some(out.item) == item) {
            if self.since[out.who].is_none() || self.returns.contains(&out.who) {
                continue;
            }
            self.returns.push(out.who);
            let leaves_by_note = self
                .movements(out.who, step..end)
                .any(|(_, sort)| matches!(sort, MovementSort::Went | MovementSort::WentForGood));
            if !leaves_by_note {
                self.go(step, out.who, By::Item);
            }
        }
    }

    /// Lets those come back who were out for the item, unless a later note says when.
    fn end(&mut self, step: usize) {
        for who in std::mem::take(&mut self.returns) {
            let comes_later = self
                .movements(who, step..self.steps.len())
                .next()
                .is_some_and(|(_, sort)| matches!(sort, MovementSort::Came | MovementSort::Returned));
            let left_for_good =
                self.movements(who, 0..step).next_back().is_some_and(|(_, sort)| sort == MovementSort::WentForGood);
            if self.since[who].is_none() && !comes_later && !left_for_good {
                self.come(step, who, By::Item);
            }
        }
    }

    fn movement(&mut self, step: usize, who: usize, sort: MovementSort) {
        let is_in = self.since[who].is_some();
        match sort {
            MovementSort::Came | MovementSort::Returned if is_in => {
                self.presence.remarks.push(Remark { step, oddity: Oddity::AlreadyIn });
            }
            MovementSort::Came | MovementSort::Returned => self.come(step, who, By::Note),
            MovementSort::Went | MovementSort::WentForGood if is_in => self.go(step, who, By::Note),
            MovementSort::TookChair | MovementSort::LeftChair if is_in => {}
            MovementSort::Went | MovementSort::WentForGood | MovementSort::TookChair | MovementSort::LeftChair => {
                self.presence.remarks.push(Remark { step, oddity: Oddity::AlreadyOut });
            }
            MovementSort::WentForItem => {}
        }
    }

    fn hour(&mut self, step: usize, who: usize, way: Way) {
        match (way, self.since[who]) {
            (Way::In, None) => self.come(step, who, By::List),
            (Way::Out, Some(_)) => self.go(step, who, By::List),
            (Way::In, Some(_)) | (Way::Out, None) => {}
        }
        if self.people.all[who].has_vote && hours::is_unplaced(self.steps, step) {
            self.presence.remarks.push(Remark { step, oddity: Oddity::Unplaced });
        }
    }

    fn come(&mut self, step: usize, who: usize, by: By) {
        self.since[who] = Some(step);
        self.presence.passages.push(Passage { who, step, way: Way::In, by });
    }

    fn go(&mut self, step: usize, who: usize, by: By) {
        if let Some(from) = self.since[who].take() {
            self.people.all[who].intervals.push(Interval { from, to: step });
            self.presence.passages.push(Passage { who, step, way: Way::Out, by });
        }
    }

    fn close(self) -> Presence {
        for (participant, since) in self.people.all.iter_mut().zip(self.since) {
            if let Some(from) = since {
                participant.intervals.push(Interval { from, to: self.steps.len() });
            }
            // Who comes and goes at one step was not there between.
            participant.intervals.retain(|interval| interval.from < interval.to);
        }
        self.presence
    }
}

/// Says where the clock does not agree with the order of the record.
fn clocks(steps: &[Step], remarks: &mut Vec<Remark>) {
    let opens = steps.first().and_then(|step| step.time);
    let closes = steps.last().and_then(|step| step.time);
    let mut before: Option<Clock> = None;
    for (step, clock) in steps.iter().enumerate().filter_map(|(step, at)| Some((step, at.time?))) {
        let is_early = opens.is_some_and(|opens| clock < opens);
        let is_late = closes.is_some_and(|closes| clock > closes);
        let is_outside = match steps[step].what {
            What::Moves(..) => is_early || is_late,
            What::Hour(..) if is_late => true,
            What::Hour(_, Way::Out) if is_early => true,
            What::Hour(..) | What::Opens | What::Begins | What::Decides(_) | What::Ends | What::Closes => continue,
        };
        if is_outside {
            remarks.push(Remark { step, oddity: Oddity::OutsideMeeting });
        } else if let Some(before) = before.filter(|before| clock < *before) {
            remarks.push(Remark { step, oddity: Oddity::ClockBack(before) });
        }
        before = before.max(Some(clock).filter(|_| !is_outside));
    }
}
