//! What is asked of a watch.

use std::path::PathBuf;

use jiff::civil::Date;

use super::Editor;

/// What is asked of a watch, beside the options of the build.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The name or address to listen at, instead of this machine's own; nothing keeps others out.
    pub host: Option<String>,
    /// The port to listen at, or to begin to look for a free one at.
    pub port: u16,
    /// What the browser may be shown.
    pub shows: Shows,
    /// How saved files are noticed.
    pub watching: Watching,
    /// The folder to publish to after each clean build.
    pub publish: Option<PathBuf>,
    /// How a link opens a paper.
    pub editor: Option<Editor>,
    /// The day whose public view is shown.
    pub day: Day,
}

/// What the browser may be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shows {
    /// Drafts, and for comparison what the public sees.
    Drafts,
    /// What the public sees, and nothing else.
    Public,
}

/// How saved files are noticed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Watching {
    /// The system says so.
    Events,
    /// We look, again and again.
    Polling,
}

/// The day whose public view is shown.
#[derive(Debug, Clone, Copy)]
pub enum Day {
    /// That day, whatever happens.
    Fixed(Date),
    /// The day it is, which passes; the clock is asked from outside.
    Today(fn() -> Date),
}

impl Day {
    /// The day it is now.
    pub(super) fn now(self) -> Date {
        match self {
            Self::Fixed(date) => date,
            Self::Today(clock) => clock(),
        }
    }
}
