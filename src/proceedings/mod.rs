//! What follows from the record: who was in the room, had a vote and was in the chair; which number a minute has, where
//! minutes were confirmed, what has become of each resolution, what is still to be done, who was at which meeting.
//!
//! Takes a [`Meeting`] and its [`Committee`] and gives [`Proceedings`], worked out from the lists of attendance, the notes
//! of who came and went, and the declarations, in the order in which the items were taken. A moment has its place by
//! the order of the items and of the words in them; a clock time is shown and checked, and not needed.
//!
//! Takes all meetings, as they stand in a site, whole or public, and gives what runs through them: [`Numbers`], the
//! [`Register`], [`actions`], [`Attendances`]. What is asked of public meetings knows only what is public.
//!
//! Judges nothing: what does not fit together is noted, and `check` says it. Never touches the disk, YAML or HTML.

mod actions;
mod attendance;
mod chair;
mod confirmation;
mod hours;
mod next;
mod numbers;
mod order;
mod people;
mod presence;
mod prose;
mod quorum;
mod register;
mod steps;

use std::ops::Range;

use crate::model::committee::Committee;
use crate::model::meeting::Meeting;
use crate::model::record::Named;

use people::People;

pub use actions::{DueBy, Task, TaskState, actions, actions_of};
pub use attendance::{Attendances, Attended, parts};
pub use confirmation::{confirming_item, correction, is_about_minutes};
pub use next::{Matter, NextAgenda, Outstanding, next_agenda};
pub use numbers::{NumberFault, NumberFaultSort, Numbers};
pub use order::order_taken;
pub use people::{HeldSeat, Listed, Part, Participant, TwoLists};
pub use presence::{By, Interval, Oddity, Passage, Remark, Way};
pub use prose::{Known, SaidDay, Sentence, Word, asked_in_minute, days, noted, read};
pub use quorum::Required;
pub use register::{Cites, Decided, EffectFault, EffectFaultSort, Later, Register, Source, Spot, Unmet, speaking};
pub use steps::{Clock, Interest, Step, What};

/// What follows from the record of one meeting.
#[derive(Debug, Clone, PartialEq)]
pub struct Proceedings {
    /// Everybody who was there or should have been: members first, in the order of the lists.
    pub people: Vec<Participant>,
    /// What happened, in order.
    pub steps: Vec<Step>,
    /// Who came and went, in order.
    pub passages: Vec<Passage>,
    /// Who was in the chair at each step.
    pub chairs: Vec<Option<usize>>,
    /// How many seats with a vote there are on the day; 0 where the committee's paper has none.
    pub places: u32,
    /// How many members with a vote must be there.
    pub quorum: Option<Required>,
    /// A seat is held by somebody on the day, so that everybody's seat can be asked for.
    pub seats_are_known: bool,
    /// The interests that members declared.
    pub interests: Vec<Interest>,
    /// What does not fit together.
    pub remarks: Vec<Remark>,
    /// Who is named in two lists.
    pub two_lists: Vec<TwoLists>,
    /// The record says who was there.
    pub is_recorded: bool,
}

/// How much of an item somebody was in the room for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// All of it.
    Whole,
    /// Some of it.
    Part,
    /// None of it.
    Nothing,
}

/// Works out what follows from the record of a meeting.
pub fn of(meeting: &Meeting, committee: Option<&Committee>) -> Proceedings {
    let mut people = People::of(meeting, committee);
    let walk = steps::walk(meeting, &mut people);
    let presence = presence::work_out(&walk, &mut people);
    let chairs = chair::work_out(meeting, &people.all, &walk.steps);
    let attendance = &meeting.attendance;
    Proceedings {
        quorum: committee.and_then(|committee| quorum::required(committee, people.places, meeting.date)),
        chairs,
        places: people.places,
        seats_are_known: people.seats_are_known,
        interests: walk.interests,
        passages: presence.passages,
        remarks: presence.remarks,
        two_lists: people.two_lists,
        is_recorded: !attendance.present.is_empty() || !attendance.substitutes.is_empty(),
        people: people.all,
        steps: walk.steps,
    }
}

impl Proceedings {
    /// The participant whom a name means.
    pub fn find(&self, named: &Named) -> Option<usize> {
        people::find(&self.people, named)
    }

    /// Was the participant in the room at a step? Whoever comes at a step is in, whoever goes at it is out.
    pub fn is_in(&self, who: usize, step: usize) -> bool {
        self.people[who].intervals.iter().any(|interval| (interval.from..interval.to).contains(&step))
    }

    /// Those in the room with a vote at a step.
    pub fn voters(&self, step: usize) -> impl Iterator<Item = usize> + '_ {
        (0..self.people.len()).filter(move |who| self.people[*who].has_vote && self.is_in(*who, step))
    }

    /// How many were in the room with a vote at a step.
    pub fn count(&self, step: usize) -> u32 {
        u32::try_from(self.voters(step).count()).unwrap_or(u32::MAX)
    }

    /// The step at which an item's resolution was decided.
    pub fn decided(&self, item: usize, resolution: u32) -> Option<usize> {
        self.steps.iter().position(|step| step.item == Some(item) && step.what == What::Decides(resolution))
    }

    /// The steps of an item, from its beginning to its end.
    pub fn steps_of(&self, item: usize) -> Range<usize> {
        let is_of = |step: &Step| step.item == Some(item);
        let from = self.steps.iter().position(is_of).unwrap_or(0);
        from..from + self.steps[from..].iter().take_while(|step| is_of(step)).count()
    }

    /// How much of an item a participant was in the room for.
    pub fn extent(&self, who: usize, item: usize) -> Extent {
        let steps = self.steps_of(item);
        // An item ends at its last step: whoever comes back there was not in the room for it.
        let last = steps.end.saturating_sub(1);
        let mut during = steps.start..last.max(steps.start + 1);
        match (during.clone().any(|step| self.is_in(who, step)), during.all(|step| self.is_in(who, step))) {
            (_, true) => Extent::Whole,
            (true, false) => Extent::Part,
            (false, false) => Extent::Nothing,
        }
    }

    /// Is it quorate at a step? So it is where nobody says how many must be there.
    pub fn is_quorate(&self, step: usize) -> bool {
        self.quorum.is_none_or(|quorum| self.count(step) >= quorum.count)
    }
}
