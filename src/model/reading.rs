//! What the software read in a sentence: something to be done, another decision that is cited, somebody who came or went.
//!
//! A reading stands beside the words and never in place of them; whoever shows one says that it was read.

use jiff::civil::{Date, Time};

use super::record::{Effect, MovementSort, Named};
use crate::diagnostic::Place;

/// One thing that a sentence plainly says.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The sentence, as typed.
    pub sentence: String,
    /// Where its paragraph stands.
    pub place: Place,
    /// What it says.
    pub meaning: Meaning,
}

/// What a sentence says.
#[derive(Debug, Clone, PartialEq)]
pub enum Meaning {
    /// Something is to be done.
    Action {
        /// By whom, where it says so.
        owner: Option<Named>,
        /// By when, where it says so.
        due: Option<Due>,
    },
    /// It names an earlier decision.
    Citation(Citation),
    /// Somebody came or went, or took or left the chair.
    Movement {
        /// Who.
        who: Named,
        /// What they did.
        sort: MovementSort,
        /// When, where it says so.
        time: Option<Time>,
    },
}

/// By when something is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// By the end of that day.
    On(Date),
    /// At the committee's next meeting, whenever that is.
    NextMeeting,
}

/// An earlier decision, as a sentence names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// What is cited.
    pub what: Cited,
    /// The day of the meeting that made it, where the sentence says it.
    pub date: Option<Date>,
    /// What is done to it, where the sentence says so.
    pub how: Option<Effect>,
}

/// What a sentence cites.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cited {
    /// A minute by its number, as shown (`32`, `32/18`).
    Minute(String),
    /// A resolution by its number within its item.
    Resolution(u32),
}
