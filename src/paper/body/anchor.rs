//! Anchors: the names by which links lead to a heading, each once.

use std::collections::HashSet;
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;

use crate::model::slug;

/// The anchors that were given so far.
#[derive(Debug, Default)]
pub(crate) struct Anchors {
    given: HashSet<Arc<str>>,
}

impl Anchors {
    /// An anchor for a heading of these words that no other heading has, nor any resolution.
    pub(crate) fn give(&mut self, words: &str) -> Arc<str> {
        let slug = if words.is_ascii() { slug(words) } else { slug(&words.nfc().collect::<String>()) };
        let slug = if slug.is_empty() { "section" } else { &slug };
        let mut anchor: Arc<str> = slug.into();
        let mut count = 1;
        while is_of_a_resolution(&anchor) || self.given.contains(&anchor) {
            count += 1;
            anchor = format!("{slug}-{count}").into();
        }
        self.given.insert(anchor.clone());
        anchor
    }
}

fn is_of_a_resolution(anchor: &str) -> bool {
    let number = anchor.strip_prefix("resolution-");
    number.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
}
