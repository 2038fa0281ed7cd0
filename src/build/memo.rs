//! What is remembered between builds: folders by their listing, papers by their text, meetings by all that they were
//! tied from, and what was made of each.
//!
//! What is remembered never changes and depends only on what its key was made of. Messages are part of it, so that a
//! warm build says exactly what a cold one says. What is of the site as a whole is short, and made anew each time.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use super::attachments::Looked;
use crate::check::Told;
use crate::diagnostic::Diagnostics;
use crate::files::{Shelf, Stamp};
use crate::law::Law;
use crate::load::{Assembly, Files, Outline, Plan};
use crate::model::Passages;
use crate::model::meeting::Meeting;
use crate::paper::Paper;
use crate::paper::body::BodyRules;
use crate::proceedings::Numbers;
use crate::render::{Plans, Theme, ThemeFile};

/// What is remembered.
#[derive(Default)]
pub(super) struct Memo {
    /// The folders of `content/`.
    pub shelf: Shelf,
    /// What each file is.
    pub plan: Plan,
    /// The law, under a hash of the settings and the site's own law.
    pub law: Option<(u64, Arc<Law>, Diagnostics)>,
    /// How bodies were read; with other rules no paper is the same.
    pub rules: Option<BodyRules>,
    /// The papers that belong to no meeting, by their files.
    pub papers: HashMap<Arc<str>, Arc<ReadPaper>>,
    /// The papers of each meeting, by its id.
    pub read: Vec<Arc<ReadMeeting>>,
    /// All that stands above the meetings, with the key that it was tied under.
    pub assembly: Option<(u64, Arc<Assembly>, Diagnostics)>,
    /// The meetings by id, each with the key that it was tied and checked under.
    pub tied: Vec<Arc<Tied>>,
    /// The numbers of minutes.
    pub numbers: Arc<Numbers>,
    /// The meetings that went through the gate.
    pub passages: Passages,
    /// The theme, the name and the files that it was made of, and what is wrong with it.
    pub theme: Option<(String, Vec<ThemeFile>, Arc<Theme>, Diagnostics)>,
    /// The outputs that were planned for meetings.
    pub plans: Plans,
    /// What was found in attachments.
    pub looked: Looked,
}

impl Memo {
    /// Forgets the papers: what was made of them is enough for one build.
    pub(super) fn forget_papers(&mut self) {
        self.papers.clear();
        self.read.clear();
        self.assembly = None;
        self.tied.clear();
    }
}

/// A paper as it was read.
#[derive(Debug, Clone)]
pub(super) struct ReadPaper {
    /// The stamp of its file when it was read.
    pub stamp: Stamp,
    /// Tells its text from any other.
    pub identity: u64,
    /// What it says; nothing when its file holds no text.
    pub paper: Option<Paper>,
    /// What is wrong with it.
    pub wrong: Diagnostics,
}

/// The papers of a meeting as they were read.
pub(super) struct ReadMeeting {
    /// The files that they were read from.
    pub files: Arc<Files>,
    /// A hash of the settings that say how they are put together.
    pub settings: u64,
    /// The papers, in the order of the files.
    pub papers: Vec<Arc<ReadPaper>>,
    /// What the rest of the site has to know of it.
    pub outline: Arc<Outline>,
    /// A hash of that.
    pub outline_key: u64,
    /// A hash of all that its files and the settings say.
    pub key: u64,
    /// What is wrong with it.
    pub wrong: Diagnostics,
}

/// A meeting, tied and checked.
pub(super) struct Tied {
    /// Hashes of all that it depends on: what its papers say, and all that stands above the meetings.
    pub key: (u64, u64),
    /// The meeting.
    pub meeting: Arc<Meeting>,
    /// What it says of others.
    pub told: Told,
    /// What is wrong with it.
    pub wrong: Diagnostics,
}

/// A hash of anything.
pub(super) fn hash(of: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    hasher.finish()
}

impl ReadMeeting {
    /// Was it read from these very files, under these settings?
    pub(super) fn is_of(&self, files: &Arc<Files>, settings: u64) -> bool {
        self.settings == settings && Arc::ptr_eq(&self.files, files)
    }
}
