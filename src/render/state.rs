//! What has become of a resolution, in a word by which resolutions may be chosen.
//!
//! Takes a resolution and the atlas; gives its states, as far as the record tells them. A resolution may have several:
//! amended, with an action outstanding.

use super::atlas::Atlas;
use crate::model::meeting::Resolution;
use crate::model::record::Effect;
use crate::proceedings::{Source, TaskState};

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
        let is_done =
            |how: Effect| atlas.ledger().register().later(&resolution.id).iter().any(|later| later.how == how);
        match self {
            Self::Amended => is_done(Effect::Amends),
            Self::Rescinded => is_done(Effect::Rescinds),
            Self::Completed => is_done(Effect::Completes),
            Self::Outstanding | Self::Overdue => Self::of_actions(resolution, atlas) == Some(self),
        }
    }

    /// What is still to be done for a resolution: nothing, or that there are actions, perhaps overdue ones.
    pub fn of_actions(resolution: &Resolution, atlas: &Atlas) -> Option<Self> {
        let open = atlas.ledger().tasks_of(&resolution.id);
        let open = open.filter(|task| task.is_open() && !task.is_stale(atlas.public.as_of()));
        let worst = open.filter(|task| task.source == Source::Typed || task.state == TaskState::Outstanding);
        worst.map(|task| task.state).min().map(|state| match state {
            TaskState::Overdue => Self::Overdue,
            TaskState::Outstanding | TaskState::Done(_) | TaskState::Withdrawn => Self::Outstanding,
        })
    }
}
