//! A public paper or file, read word by word: what it says of what is withheld, and where.

use std::sync::Arc;

use jiff::civil::Date;

use super::fold::Word;
use super::index::Index;
use super::weigh::day_of;
use super::window::Window;

/// What one public paper or attachment says of what is withheld.
#[derive(Debug)]
pub(super) struct Document {
    pub(super) file: Arc<str>,
    pub(super) sort: DocumentSort,
    /// Entries, and behind which word of the document each ends; in the order of the document.
    pub(super) hits: Vec<(u32, u32)>,
    /// Those of them that it says as a title or as what was decided.
    pub(super) quotable: Vec<u32>,
    pub(super) window: Window,
    pub(super) position: u32,
}

/// The kinds of public text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DocumentSort {
    /// A paper.
    Paper,
    /// A file beside a paper.
    Attachment,
}

impl Document {
    pub(super) fn new(file: Arc<str>, sort: DocumentSort) -> Self {
        let (hits, quotable) = Default::default();
        Self { file, sort, hits, quotable, window: Window::default(), position: 0 }
    }

    /// The day of its meeting.
    pub(super) fn day(&self) -> Option<Date> {
        day_of(&self.file)
    }

    /// What comes now stands apart from what came before.
    pub(super) fn begin(&mut self) {
        self.window.clear();
        self.position += 1;
    }

    /// Takes the next word; gives whether a withheld text may have it.
    pub(super) fn take(&mut self, index: &Index, word: Word) -> bool {
        let is_known = index.vocabulary.follow(&mut self.window, &word);
        self.position += 1;
        let position = self.position;
        if is_known {
            index.runs.each_end(&self.window, word.hash, |entry, _| self.hits.push((entry, position)));
        }
        is_known
    }

    pub(super) fn append(&mut self, other: Self) {
        let from = self.position + 1;
        self.hits.extend(other.hits.into_iter().map(|(entry, position)| (entry, position + from)));
        self.position = from + other.position;
        self.begin();
    }
}
