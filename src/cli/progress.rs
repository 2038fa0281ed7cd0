//! Progress: one line on a terminal that counts, and is gone when the work is done.

use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

use super::terminal::Look;
use crate::build::Progress;

/// Work shorter than this shows nothing: a line that flickers helps nobody.
const PATIENCE: Duration = Duration::from_millis(300);

/// A line on standard error; nothing when that is not a terminal.
pub(super) struct Line {
    bar: ProgressBar,
    begun: Instant,
}

impl Line {
    /// A line that fits the stream.
    pub(super) fn on(look: Look) -> Self {
        let bar = if look.is_terminal { ProgressBar::no_length() } else { ProgressBar::hidden() };
        let style = ProgressStyle::with_template("{pos} of {len} {msg}").expect("the template is well-formed");
        bar.set_style(style);
        Self { bar, begun: Instant::now() }
    }

    /// Takes the line off the terminal.
    pub(super) fn clear(&self) {
        self.bar.finish_and_clear();
    }
}

impl Progress for Line {
    fn at(&self, stage: &'static str, done: usize, total: usize) {
        if self.bar.is_hidden() || self.begun.elapsed() < PATIENCE {
            return;
        }
        self.bar.set_message(stage);
        self.bar.set_length(total as u64);
        self.bar.set_position(done as u64);
    }
}
