//! What follows from the record: which number a minute has, where minutes were confirmed, what has become of each
//! resolution, what is still to be done, who was at which meeting.
//!
//! Takes the words and facts of the [`crate::model`]; gives facts that nobody typed. Meetings are given as they stand
//! in a site, whole or public: what is asked of public meetings knows only what is public. Never touches the disk,
//! YAML or HTML, and says nothing of what is wrong: that is left to `check`.

mod actions;
mod attendance;
mod confirmation;
mod next;
mod numbers;
mod prose;
mod register;

pub use actions::{DueBy, Task, TaskState, actions};
pub use attendance::{Attendances, Attended, parts};
pub use confirmation::{confirming_item, correction, is_about_minutes};
pub use next::{Matter, NextAgenda, Outstanding, next_agenda};
pub use numbers::{NumberFault, NumberFaultSort, Numbers};
pub use prose::{marked_actions, read};
pub use register::{Cites, Decided, EffectFault, EffectFaultSort, Later, Register, Source, Spot};
