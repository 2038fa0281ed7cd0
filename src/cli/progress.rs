//! Progress: one line on a terminal that counts, and is gone when the work is done.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use indicatif::{ProgressBar, ProgressStyle};

use super::terminal::Look;
use crate::build::Progress;

/// Work shorter than so many milliseconds shows nothing: a line that flickers helps nobody.
const PATIENCE: u64 = 300;

/// So many milliseconds pass before the line is drawn again.
const PAUSE: u64 = 80;

/// A line on standard error; nothing when that is not a terminal.
pub(super) struct Line {
    bar: ProgressBar,
    begun: Instant,
    /// When it may be drawn again, in milliseconds from the beginning.
    due: AtomicU64,
}

impl Line {
    /// A line that fits the stream.
    pub(super) fn on(look: Look) -> Self {
        let bar = if look.is_terminal { ProgressBar::no_length() } else { ProgressBar::hidden() };
        let style = ProgressStyle::with_template("{msg}").expect("the template is well-formed");
        bar.set_style(style);
        Self { bar, begun: Instant::now(), due: AtomicU64::new(PATIENCE) }
    }

    /// Takes the line off the terminal.
    pub(super) fn clear(&self) {
        self.bar.finish_and_clear();
    }
}

impl Progress for Line {
    fn at(&self, stage: &'static str, done: usize, total: usize) {
        if self.bar.is_hidden() {
            return;
        }
        let now = u64::try_from(self.begun.elapsed().as_millis()).unwrap_or(u64::MAX);
        let due = self.due.load(Ordering::Relaxed);
        if now < due {
            return;
        }
        // Of threads that come here at once, one draws.
        let next = now.saturating_add(PAUSE);
        if self.due.compare_exchange(due, next, Ordering::Relaxed, Ordering::Relaxed).is_ok() {
            self.bar.set_message(format!("{done} of {total} {stage}"));
        }
    }
}
