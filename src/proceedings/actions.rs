//! Actions: what is still to be done across all meetings, by whom and by when.
//!
//! Takes meetings by date, the register and a day; gives every action, typed or read from the words, with what has
//! become of it by that day. What was typed wins: where an action was, nothing is read from the words of its resolution.

use std::sync::Arc;

use jiff::ToSpan;
use jiff::civil::Date;

use super::register::{Register, Source, Spot};
use crate::model::body::Block;
use crate::model::meeting::{Item, Meeting, Resolution, Status};
use crate::model::reading::{Due, Meaning, Reading};
use crate::model::record::{Action, Effect, Named, Outcome};

/// Something that is to be done.
#[derive(Debug, Clone)]
pub struct Task {
    /// What, in words.
    pub what: String,
    /// By whom.
    pub owner: Option<Named>,
    /// By when.
    pub due: Option<DueBy>,
    /// What has become of it.
    pub state: TaskState,
    /// Typed, or read from the words.
    pub source: Source,
    /// The item or the resolution that asks for it.
    pub at: Spot,
}

/// By when something is to be done.
#[derive(Debug, Clone)]
pub enum DueBy {
    /// By that day.
    Day(Date),
    /// At that meeting.
    Meeting(Arc<Meeting>),
    /// At the next meeting, of which nobody knows the day yet.
    NextMeeting,
}

/// What has become of an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TaskState {
    /// Its day has gone by, and nobody has said that it was done.
    Overdue,
    /// It is still to be done.
    Outstanding,
    /// It was done; on that day, where the record says so.
    Done(Option<Date>),
    /// A later resolution took back the one that asked for it.
    Withdrawn,
}

impl DueBy {
    /// The day, where it is known.
    pub fn day(&self) -> Option<Date> {
        match self {
            Self::Day(date) => Some(*date),
            Self::Meeting(meeting) => Some(meeting.date),
            Self::NextMeeting => None,
        }
    }
}

impl Task {
    /// Is it still to be done?
    pub fn is_open(&self) -> bool {
        matches!(self.state, TaskState::Overdue | TaskState::Outstanding)
    }

    /// The day by which it is to be done, where that is known.
    pub fn day(&self) -> Option<Date> {
        self.due.as_ref().and_then(DueBy::day)
    }

    /// Is it too old to be listed? What was only read is not known to be undone for ever: where the record has been
    /// silent for a year, so are we.
    pub fn is_stale(&self, as_of: Date) -> bool {
        let day = self.day().unwrap_or(self.at.meeting.date);
        self.source == Source::Read && day.saturating_add(1.year()) < as_of
    }
}

/// Every action of some meetings, which stand by date, in the order in which they were asked for.
pub fn actions(meetings: &[Arc<Meeting>], register: &Register, as_of: Date) -> Vec<Task> {
    meetings.iter().flat_map(|meeting| actions_of(meeting, meetings, register, as_of)).collect()
}

/// Every action of one of some meetings, which stand by date.
pub fn actions_of(meeting: &Arc<Meeting>, meetings: &[Arc<Meeting>], register: &Register, as_of: Date) -> Vec<Task> {
    let mut tasks = Vec::new();
    for (item_at, item) in meeting.items.iter().enumerate() {
        for (at, resolution) in item.resolutions.iter().enumerate() {
            if resolution.actions.is_empty() && resolution.readings.is_empty() {
                continue;
            }
            let spot = Spot::of_resolution(meeting, item_at, at);
            let asked = Asked { spot, end: end(register, resolution), as_of };
            tasks.extend(resolution.actions.iter().map(|action| asked.typed(action)));
            tasks.extend(resolution.readings.iter().filter_map(|reading| asked.read(reading, meetings)));
        }
        let asked = Asked { spot: Spot::of_item(meeting, item_at), end: None, as_of };
        tasks.extend(unresolved(item).map(|action| asked.typed(action)));
        tasks.extend(item.readings.iter().filter_map(|reading| asked.read(reading, meetings)));
    }
    tasks
}

/// The actions of an item that belong to no resolution: those of its front matter, and fences before any resolution.
fn unresolved(item: &Item) -> impl Iterator<Item = &Action> {
    let in_fences = item.minute.body.blocks.iter().filter_map(|block| match block {
        Block::Action(action) => Some(&**action),
        _ => None,
    });
    let is_resolved = |action: &&Action| item.resolutions.iter().any(|resolution| resolution.actions.contains(action));
    item.actions.iter().chain(in_fences.filter(move |action| !is_resolved(action) && !item.actions.contains(action)))
}

/// How a later resolution ended what one asked for.
fn end(register: &Register, resolution: &Resolution) -> Option<TaskState> {
    // Only a fact ends an action; what was read from words is shown, and leaves it open.
    let typed = register.later(&resolution.id).iter().filter(|later| later.source == Source::Typed);
    let mut ends = typed.filter_map(|later| match later.how {
        Effect::Completes => Some(TaskState::Done(Some(later.by.meeting.date))),
        Effect::Rescinds => Some(TaskState::Withdrawn),
        Effect::Amends => None,
    });
    ends.next_back()
}

/// Where something is asked for.
struct Asked {
    spot: Spot,
    end: Option<TaskState>,
    as_of: Date,
}

impl Asked {
    fn typed(&self, action: &Action) -> Task {
        let due = action.due.map(DueBy::Day);
        let state = match (action.done, self.end) {
            (Some(done), _) if done <= self.as_of => TaskState::Done(Some(done)),
            (_, Some(end)) => end,
            _ => self.state(due.as_ref()),
        };
        let (what, owner) = (action.what.clone(), action.owner.clone());
        Task { what, owner, due, state, source: Source::Typed, at: self.spot.clone() }
    }

    fn read(&self, reading: &Reading, meetings: &[Arc<Meeting>]) -> Option<Task> {
        let Meaning::Action { owner, due } = &reading.meaning else { return None };
        let outcome = self.spot.resolution().and_then(|resolution| resolution.outcome);
        if matches!(outcome, Some(Outcome::Lost | Outcome::Withdrawn | Outcome::Deferred)) {
            return None;
        }
        let due = due.map(|due| match due {
            Due::On(date) => DueBy::Day(date),
            Due::NextMeeting => {
                let next = after(&self.spot.meeting, meetings);
                next.map_or(DueBy::NextMeeting, |next| DueBy::Meeting(Arc::clone(next)))
            }
        });
        let state = self.end.unwrap_or_else(|| self.state(due.as_ref()));
        let what = reading.sentence.split_whitespace().collect::<Vec<_>>().join(" ");
        Some(Task { what, owner: owner.clone(), due, state, source: Source::Read, at: self.spot.clone() })
    }

    fn state(&self, due: Option<&DueBy>) -> TaskState {
        let is_over = due.and_then(DueBy::day).is_some_and(|day| day < self.as_of);
        if is_over { TaskState::Overdue } else { TaskState::Outstanding }
    }
}

/// The next meeting of the same committee that takes place.
fn after<'a>(meeting: &Meeting, meetings: &'a [Arc<Meeting>]) -> Option<&'a Arc<Meeting>> {
    let later = &meetings[meetings.partition_point(|other| other.date <= meeting.date)..];
    let is_next =
        |other: &&Arc<Meeting>| other.committee == meeting.committee && other.status != Some(Status::Cancelled);
    later.iter().find(is_next)
}
