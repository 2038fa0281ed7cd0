//! Anchors: the names by which links lead to a heading, each once.

use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;

use crate::model::{Names, slug};

/// The anchors that were given so far.
#[derive(Debug, Default)]
pub(crate) struct Anchors(Names);

impl Anchors {
    /// An anchor for a heading of these words that no other heading has, nor any resolution.
    pub(crate) fn give(&mut self, words: &str) -> Arc<str> {
        let slug = slug(&words.nfc().collect::<String>());
        match slug.as_str() {
            "" => self.0.claim("section"),
            // The second one would be `resolution-2`, and each after it a resolution's too.
            "resolution" if self.0.is_given("resolution") => self.0.claim("resolution-heading"),
            _ => {
                if is_of_a_resolution(&slug) {
                    self.0.reserve(&slug);
                }
                self.0.claim(&slug)
            }
        }
    }
}

fn is_of_a_resolution(anchor: &str) -> bool {
    let number = anchor.strip_prefix("resolution-");
    number.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
}
