//! Facts in fences: a vote, an action, a declaration, typed as YAML.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::Diagnostics;
use crate::model::record::{Action, Declaration, Vote};

/// Reads the vote in `text[range]` of the paper `file`.
pub fn vote(file: &Arc<str>, text: &str, range: Range<usize>) -> (Option<Vote>, Diagnostics) {
    let _ = (file, text, range);
    (None, Diagnostics::new())
}

/// Reads the action in `text[range]` of the paper `file`.
pub fn action(file: &Arc<str>, text: &str, range: Range<usize>) -> (Option<Action>, Diagnostics) {
    let _ = (file, text, range);
    (None, Diagnostics::new())
}

/// Reads the declaration in `text[range]` of the paper `file`.
pub fn declaration(file: &Arc<str>, text: &str, range: Range<usize>) -> (Option<Declaration>, Diagnostics) {
    let _ = (file, text, range);
    (None, Diagnostics::new())
}
