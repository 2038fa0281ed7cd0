//! What has become of a resolution, in a word by which resolutions may be chosen.
//!
//! Takes a resolution and the atlas; gives its states, as far as the record tells them. A resolution may have several:
//! amended, with an action outstanding.

use std::collections::HashMap;

use jiff::civil::Date;

use super::atlas::Atlas;
use super::ledger::Ledger;
use crate::model::identity::ResolutionId;
use crate::model::meeting::Resolution;
use crate::model::record::Effect;
use crate::proceedings::{Source, Task, TaskState};

/// What has become of a resolution.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// A later one amends it.
    Amended,
    /// A later one rescinds it.
    Rescinded,
    /// A later one completes it.
    Completed,
    /// Something is still to be done for it.
    Outstanding,
    /// Something should have been done for it by now.
    Overdue,
}

impl State {
    /// All of them, in the order in which they are listed.
    pub const ALL: [Self; 5] = [Self::Amended, Self::Rescinded, Self::Completed, Self::Outstanding, Self::Overdue];

    /// The word for it in addresses.
    pub fn word(self) -> &'static str {
        match self {
            Self::Amended => "amended",
            Self::Rescinded => "rescinded",
            Self::Completed => "completed",
            Self::Outstanding => "outstanding",
            Self::Overdue => "overdue",
        }
    }

    /// Has this become of a resolution?
    pub fn is_of(self, resolution: &Resolution, atlas: &Atlas) -> bool {
        atlas.states().get(&resolution.id).is_some_and(|states| states.contains(&self))
    }

    /// All that has become of resolutions; those of which nothing has are not there.
    pub fn of_all(ledger: &Ledger, as_of: Date) -> HashMap<ResolutionId, Vec<Self>> {
        let mut states: HashMap<ResolutionId, Vec<Self>> = HashMap::new();
        let mut add = |id: &ResolutionId, state| {
            let known = states.entry(id.clone()).or_default();
            if !known.contains(&state) {
                known.push(state);
            }
        };
        for (id, later) in ledger.register().affected() {
            later.iter().for_each(|later| add(id, Self::after(later.how)));
        }
        for meeting in ledger.tasks_by_meeting() {
            let asking = |task: &Task| task.at.resolution().map(|resolution| resolution.id.clone());
            // The actions of a resolution follow one another.
            for tasks in meeting.chunk_by(|one, next| asking(one) == asking(next)) {
                if let (Some(id), Some(state)) = (asking(&tasks[0]), Self::of_tasks(tasks.iter(), as_of)) {
                    add(&id, state);
                }
            }
        }
        states
    }

    /// What a later resolution makes of one.
    fn after(how: Effect) -> Self {
        match how {
            Effect::Amends => Self::Amended,
            Effect::Rescinds => Self::Rescinded,
            Effect::Completes => Self::Completed,
        }
    }

    /// What is still to be done for a resolution: nothing, or that there are actions, perhaps overdue ones.
    pub fn of_actions(resolution: &Resolution, atlas: &Atlas) -> Option<Self> {
        Self::of_tasks(atlas.ledger().tasks_of(&resolution.id), atlas.public.as_of())
    }

    fn of_tasks<'a>(tasks: impl Iterator<Item = &'a Task>, as_of: Date) -> Option<Self> {
        let open = tasks.filter(|task| task.is_open() && !task.is_stale(as_of));
        let worst = open.filter(|task| task.source == Source::Typed || task.state == TaskState::Outstanding);
        worst.map(|task| task.state).min().map(|state| match state {
            TaskState::Overdue => Self::Overdue,
            TaskState::Outstanding | TaskState::Done(_) | TaskState::Withdrawn => Self::Outstanding,
        })
    }
}
