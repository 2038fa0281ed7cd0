//! The body of a paper: Markdown read into blocks.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostics, Place};
use crate::model::body::Body;

/// A body as it was read: the words, and beside them the links, still as typed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ReadBody {
    /// The words.
    pub body: Arc<Body>,
    /// What each link or picture of the body was typed to lead to, by the index that it carries.
    pub links: Vec<TypedLink>,
}

/// A link or a picture as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypedLink {
    /// The address or path as typed, Markdown escapes undone (`../06-ict/item.md#costs`); for a `[[…]]` link the
    /// id between the brackets.
    pub target: Arc<str>,
    /// How it was typed.
    pub sort: LinkSort,
    /// Where it was typed.
    pub place: Place,
}

/// How a link was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkSort {
    /// `[words](target)`, `<target>`, a bare URL, or a reference.
    Link,
    /// `[[id]]` or `[[id|words]]`.
    Id,
    /// `![alt](target)`.
    Image,
}

/// What a site's settings say about how bodies are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BodyRules {
    /// The words that lead resolutions (`Resolved`, `Recommended`, …).
    pub resolved_words: Vec<String>,
}

/// Reads the Markdown in `text[range]` of the paper `file`; places are bytes of `text`.
pub fn read_body(file: &Arc<str>, text: &str, range: Range<usize>, rules: &BodyRules) -> (ReadBody, Diagnostics) {
    let _ = (file, text, range, rules);
    todo!()
}
