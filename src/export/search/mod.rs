//! The index by which the search page finds papers, in small files that any server can hand out.
//!
//! Takes a [`PublicSite`]; gives the files below `search/`, which `themes/default/assets/search-index.js` reads.
//! [`plan`] gives one [`Part`] for each meeting, and one for what belongs to none. [`Part::terms`] reads the words of
//! one part: it is pure, so parts may be read in any order and at once, and remembered. [`outputs`] puts the terms of
//! all parts together. `docs/search.md` describes the files and how papers are ranked.
//!
//! All files are text that people can read. Their names hold a hash of their bytes, save that of the first one: so a
//! browser never mixes the files of two builds.

mod fold;
mod hash;
mod index;
mod numbers;
mod papers;
mod parts;
mod people;
mod shards;
mod stem;
mod terms;
mod words;

use crate::model::PublicSite;
use crate::output::Output;

pub use parts::Part;
pub use terms::Terms;

/// The folder of the index in the published site; its page stands there too.
pub const FOLDER: &str = "search/";

/// The parts of a site, in the order in which their papers are numbered: by date, and at last what has none.
pub fn plan(public: &PublicSite) -> Vec<Part<'_>> {
    parts::plan(public)
}

/// The files of the index; `terms` holds those of each part, in the order of [`plan`].
pub fn outputs<'t>(public: &PublicSite, terms: impl IntoIterator<Item = &'t Terms>) -> Vec<Output> {
    index::outputs(public, terms)
}

/// All that the index knows a text by: its words, and what was written as one.
///
/// The script of the search page cuts what a visitor types in the same way, which a test holds it to.
pub fn words_of(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    fold::Cutter::default().cut(text, &mut |token| {
        words.push(match token {
            fold::Token::Word { folded, .. } => folded.to_owned(),
            fold::Token::Whole(whole) => whole.to_owned(),
        });
    });
    words
}
