//! What a session remembers between runs: papers by their text, meetings by all they were tied from.
//!
//! What is remembered never changes and depends only on what its key was made of. Messages are part of it, so that a
//! warm build says exactly what a cold one says.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use crate::diagnostic::Diagnostics;
use crate::files::{Found, Stamp};
use crate::load::{Plan, Slot, typed_resolutions};
use crate::model::Passages;
use crate::model::body::each_anchor;
use crate::model::identity::MeetingId;
use crate::model::meeting::Meeting;
use crate::paper::Paper;
use crate::paper::body::BodyRules;
use crate::render::Plans;

/// What is remembered.
#[derive(Debug, Default)]
pub(super) struct Memo {
    /// How bodies were read; with other rules no paper is the same.
    pub rules: Option<BodyRules>,
    /// The papers, by their files.
    pub papers: HashMap<Arc<str>, Arc<ReadPaper>>,
    /// The meetings, each with the key that it was tied under.
    pub meetings: HashMap<MeetingId, (u64, Arc<Meeting>, Diagnostics)>,
    /// The meetings that went through the gate.
    pub passages: Passages,
    /// The outputs that were planned for them.
    pub plans: Plans,
}

/// A paper as it was read.
#[derive(Debug, Clone)]
pub(super) struct ReadPaper {
    /// The stamp of its file when it was read.
    pub stamp: Stamp,
    /// Tells its text from any other.
    pub identity: u64,
    /// Tells what links to it may lead to; the same while only words change.
    pub shape: u64,
    /// What it says; nothing when its file holds no text.
    pub paper: Option<Paper>,
    /// What is wrong with it.
    pub wrong: Diagnostics,
}

/// The key under which each meeting is tied: a hash of all that tying it depends on.
#[derive(Debug, Default)]
pub(super) struct Keys {
    meetings: HashMap<MeetingId, u64>,
}

/// A hash of anything.
pub(super) fn hash(of: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    hasher.finish()
}

/// A hash of what links to a paper may lead to: the anchors in its words, and the resolutions that stand there openly.
pub(super) fn shape(paper: &Paper) -> u64 {
    let mut hasher = DefaultHasher::new();
    let blocks = &paper.body.body.blocks;
    each_anchor(blocks, &mut |anchor| anchor.hash(&mut hasher));
    typed_resolutions(blocks).for_each(|resolution| resolution.number.hash(&mut hasher));
    hasher.finish()
}

impl Keys {
    /// The keys of the meetings of a plan. `settings` is a hash of the settings, `papers` are those of the plan.
    pub(super) fn of(plan: &Plan, papers: &[Arc<ReadPaper>], settings: u64) -> Self {
        let mut all = DefaultHasher::new();
        settings.hash(&mut all);
        let mut own: HashMap<&MeetingId, DefaultHasher> = HashMap::new();
        for ((found, slot), paper) in plan.papers.iter().zip(papers) {
            // Words do not matter to others, save where they are names, seats or numbers.
            let seen_by_others = match slot {
                Slot::Item(_) | Slot::Page(_) | Slot::Meeting(_) => paper.shape,
                _ => paper.identity,
            };
            (&found.path, seen_by_others).hash(&mut all);
            if let Some(meeting) = slot.meeting() {
                (&found.path, paper.identity).hash(own.entry(meeting).or_default());
            }
        }
        for (Found { path, size, .. }, slot) in &plan.attachments {
            path.hash(&mut all);
            if let Some(meeting) = slot.meeting() {
                (path, size).hash(own.entry(meeting).or_default());
            }
        }
        let all = all.finish();
        let meetings = own.into_iter().map(|(meeting, own)| (meeting.clone(), hash(&(all, own.finish()))));
        Self { meetings: meetings.collect() }
    }

    /// The key of a meeting.
    pub(super) fn get(&self, meeting: &MeetingId) -> Option<u64> {
        self.meetings.get(meeting).copied()
    }
}
