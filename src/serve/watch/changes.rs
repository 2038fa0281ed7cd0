//! What was saved since the last look.

use std::collections::BTreeSet;
use std::time::Instant;

use crate::files::Look;

/// What was saved since the last look, and when it began.
#[derive(Debug, Clone)]
pub(in crate::serve) struct Changes {
    begun: Instant,
    /// From the site's folder, with forward slashes.
    files: BTreeSet<String>,
    reach: Reach,
    have_folders: bool,
    need_polling: bool,
}

/// How far one has to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// Nothing happened, or what happened has names.
    Named,
    /// Anything may have changed.
    Everything,
}

impl Changes {
    /// Nothing happened.
    pub(in crate::serve) fn none(begun: Instant) -> Self {
        Self { begun, files: BTreeSet::new(), reach: Reach::Named, have_folders: false, need_polling: false }
    }

    /// Something may have happened, and nobody knows what.
    pub(in crate::serve) fn unnamed(begun: Instant) -> Self {
        Self { reach: Reach::Everything, ..Self::none(begun) }
    }

    /// Did nothing happen?
    pub(in crate::serve) fn is_none(&self) -> bool {
        self.files.is_empty() && self.reach == Reach::Named
    }

    /// Is there something to say of it? Not of a look for safety's sake.
    pub(in crate::serve) fn are_worth_a_remark(&self) -> bool {
        self.is_none() || !self.files.is_empty()
    }

    /// Where something may have changed.
    pub(in crate::serve) fn look(&self) -> Look {
        match self.reach {
            Reach::Named => Look::At(self.files.clone()),
            Reach::Everything => Look::Everywhere,
        }
    }

    /// When the first of them was noticed.
    pub(in crate::serve) fn begun(&self) -> Instant {
        self.begun
    }

    /// The files, sorted.
    pub(in crate::serve) fn files(&self) -> Vec<String> {
        self.files.iter().cloned().collect()
    }

    /// Adds what happened after these.
    pub(in crate::serve) fn append(&mut self, later: Changes) {
        if self.is_none() {
            self.begun = later.begun;
        }
        self.files.extend(later.files);
        if later.reach == Reach::Everything {
            self.reach = Reach::Everything;
        }
    }

    pub(super) fn add(&mut self, file: String) {
        self.files.insert(file);
    }

    pub(super) fn add_folder(&mut self, file: String) {
        self.files.insert(file);
        self.have_folders = true;
    }

    pub(super) fn look_at_everything(&mut self) {
        self.reach = Reach::Everything;
    }

    /// Notes that the system will not say what happens next.
    pub(super) fn poll_from_now_on(&mut self) {
        self.reach = Reach::Everything;
        self.need_polling = true;
    }

    pub(super) fn have_folders(&self) -> bool {
        self.have_folders
    }

    pub(super) fn need_polling(&self) -> bool {
        self.need_polling
    }
}
