//! A day, and a time of it where somebody says.

use jiff::civil::{Date, Time};

/// When something was published, or when a meeting begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    /// The day.
    pub date: Date,
    /// The time of day, where it is known.
    pub time: Option<Time>,
}

impl Moment {
    /// A moment of a day.
    pub fn new(date: Date, time: Option<Time>) -> Self {
        Self { date, time }
    }
}
