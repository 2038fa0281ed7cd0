//! Numbers as people say them, and the nearest spelling of a word.

use std::time::Duration;

/// "1 page", "2 pages".
pub(super) fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// "0.09 s"; what took less than a hundredth took a hundredth.
pub(super) fn seconds(duration: Duration) -> String {
    format!("{:.2} s", duration.as_secs_f64().max(0.01))
}
