//! Searching: what is in the index, and whether people find what they ask for.
//!
//! The questions in `tests/search/*.txt` are asked with the very script of the search page, run by Node; where Node is
//! not at hand, those tests say so and ask nothing. Questions of real minutes are asked of those in
//! `../shared/corpora`, which skip in the same way.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod support;

#[path = "support/assembled.rs"]
mod assembled;
#[path = "search/index.rs"]
mod index;
#[path = "search/questions.rs"]
mod questions;
