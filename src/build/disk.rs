//! Where papers lie, for whoever has to read one again (their comments, or the line in which something stands), and what
//! attachments were when they were looked into.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use super::attachments::Seals;
use super::{Options, Outcome};

/// Where papers lie.
#[derive(Debug, Clone)]
pub(super) struct Disk {
    root: PathBuf,
    spelled: BTreeMap<Arc<str>, PathBuf>,
    /// What attachments were when they were looked into.
    pub seals: Seals,
}

impl Disk {
    /// The disk of a site.
    pub(super) fn of(options: &Options, outcome: &Outcome, seals: Seals) -> Self {
        Self { root: options.root.clone(), spelled: outcome.spelled.clone(), seals }
    }

    /// The text of a paper; nothing of a file that is no paper, or is not there any more.
    pub(super) fn paper(&self, file: &Arc<str>) -> Option<String> {
        if !file.ends_with(".md") {
            return None;
        }
        let path = self.spelled.get(file).cloned().unwrap_or_else(|| self.root.join(&**file));
        fs::read(path).ok().map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
    }
}
