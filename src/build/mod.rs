//! The conductor: calls the stages in order, so that a newcomer reads the sentence here.
//!
//! Takes [`Options`]; gives an [`Outcome`]: what is wrong, what was published, how much work it was.
//! Prints nothing and watches nothing.

mod doors;

pub use doors::{Error, TemplateInfo, build, copy_template, templates, view};

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use jiff::civil::Date;

use crate::diagnostic::Diagnostics;

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
    /// Replace a folder that minutebook did not make.
    pub force: bool,
}

/// What came of a build.
#[derive(Debug, Default)]
pub struct Outcome {
    /// What is wrong, in file order.
    pub diagnostics: Diagnostics,
    /// The text of each file that a diagnostic speaks of.
    pub sources: BTreeMap<Arc<str>, Arc<str>>,
    /// What was published; nothing when there is an error, or nothing was to be.
    pub published: Option<Published>,
    /// How much was done.
    pub work: Work,
}

/// What changed in the published folder.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Published {
    /// Pages (HTML files) in the new site.
    pub pages: usize,
    /// Files that were not there before.
    pub new: usize,
    /// Files whose bytes changed.
    pub changed: usize,
    /// Files that are gone.
    pub removed: usize,
}

/// How much was done, and how long each stage took.
#[derive(Debug, Default, Clone)]
pub struct Work {
    /// Papers read and parsed.
    pub papers: usize,
    /// Pages rendered.
    pub pages: usize,
    /// The stages in order, and how long each took.
    pub stages: Vec<(&'static str, Duration)>,
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
