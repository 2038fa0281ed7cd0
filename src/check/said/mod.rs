//! What words say against what else the record holds: days, counts, titles, exempt paragraphs, appendices, totals.
//!
//! Looks at the papers of one meeting. Says only what contradicts something that stands elsewhere; a figure that stands
//! once cannot be wrong here.

mod appendices;
mod attendance;
mod days;
mod exclusion;
mod interests;
mod passages;
mod tables;
mod titles;

use super::scene::Scene;
use crate::diagnostic::Diagnostics;
pub(super) use days::may_name_a_day;
pub(super) use passages::{Passage, passages};

/// Names words that contradict the record of a meeting.
pub(super) fn said(scene: &Scene, diagnostics: &mut Diagnostics) {
    days::of_meeting(scene.meeting, diagnostics);
    titles::figures(scene.meeting, diagnostics);
    for passage in passages(scene.meeting) {
        days::days(&passage, scene.meeting.date, diagnostics);
        exclusion::paragraphs(scene, &passage, diagnostics);
        interests::items(scene, &passage, diagnostics);
        attendance::counts(scene, &passage, diagnostics);
    }
    for item in &scene.meeting.items {
        appendices::mentions(item, diagnostics);
        tables::totals(item, diagnostics);
    }
}

/// A number in figures or in words up to twelve.
fn number(word: &str) -> Option<u32> {
    const IN_WORDS: [&str; 12] =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let in_words = || IN_WORDS.iter().position(|known| *known == word).and_then(|at| u32::try_from(at + 1).ok());
    word.parse().ok().or_else(in_words)
}
