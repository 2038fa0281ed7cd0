//! What to build, and whom to tell while it runs.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;

use crate::paper::SettingsPaper;
use crate::publish::Foreign;

/// What to build.
#[derive(Debug, Clone)]
pub struct Options {
    /// The site's folder, which holds `content/` and perhaps `themes/`.
    pub root: PathBuf,
    /// Where to publish; nowhere for a mere check.
    pub target: Option<PathBuf>,
    /// The theme, instead of the one the settings name.
    pub theme: Option<String>,
    /// Where the site will be found, instead of what the settings say.
    pub base_url: Option<String>,
    /// The day whose public view is built.
    pub as_of: Date,
    /// What to do with a target that minutebook did not make.
    pub foreign: Foreign,
}

impl Options {
    /// What messages call a file: its path from the site's folder, if it lies there.
    pub(super) fn shown(&self, path: &Path) -> Arc<str> {
        let below = path.strip_prefix(&self.root).unwrap_or(path);
        below.to_string_lossy().replace('\\', "/").into()
    }

    /// The settings, with what the options say instead.
    pub(super) fn settings(&self, mut paper: SettingsPaper) -> SettingsPaper {
        if let Some(theme) = &self.theme {
            paper.settings.theme.clone_from(theme);
        }
        if let Some(base_url) = &self.base_url {
            base_url.trim_end_matches('/').clone_into(&mut paper.settings.base_url);
        }
        paper
    }
}

/// What a build tells while it runs.
pub trait Progress: Sync {
    /// `done` of `total` are done in the stage of that name ("papers read").
    fn at(&self, stage: &'static str, done: usize, total: usize);
}

/// Tells nobody.
impl Progress for () {
    fn at(&self, _: &'static str, _: usize, _: usize) {}
}
