//! What came of a build, told to a clerk, to an editor or to GitHub.
//!
//! Takes an [`Outcome`] and where the site's folder is; gives text. Printing it is left to the commands.

mod github;
mod human;
mod json;
mod readings;
mod summary;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::site_folder::SiteFolder;
use crate::build::Outcome;
use crate::diagnostic::{Place, Position};

pub(super) use github::github;
pub(super) use human::human;
pub(super) use json::json;
pub(super) use readings::readings;
pub(super) use summary::{Aim, audited, checked, published, soon_public, verdict, work};

/// The texts that diagnostics speak of, and how their files are opened from here.
struct Sources<'a> {
    texts: &'a BTreeMap<Arc<str>, Arc<str>>,
    folder: &'a SiteFolder,
}

impl<'a> Sources<'a> {
    fn of(outcome: &'a Outcome, folder: &'a SiteFolder) -> Self {
        Self { texts: &outcome.sources, folder }
    }

    fn text(&self, file: &str) -> Option<&'a str> {
        self.texts.get(file).map(AsRef::as_ref)
    }

    fn shown(&self, file: &str) -> String {
        self.folder.shown(file)
    }

    /// Where a place stands as an editor counts; nothing for a file as a whole or one that has no text.
    fn position(&self, place: &Place) -> Option<Position> {
        if place.range == (0..0) {
            return None;
        }
        Some(Position::of(self.text(&place.file)?, &place.range))
    }
}
