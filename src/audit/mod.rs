//! The second proof: every byte that would be published, compared with all that is withheld, and what a person would
//! not see on the pages of attachments.
//!
//! Reads words as people read them, whatever the case, the accents and the mark-up, so that a sentence is found inside
//! another page; opens files of every kind to get at the words inside ([`read`]). Never decides what is withheld, never
//! touches the disk, publishes nothing.

pub mod fold;
mod limits;
#[allow(dead_code, unused_imports, reason = "the look behind the page, which is being built on it, uses all of it")]
pub mod read;
pub mod window;

pub use limits::Limits;
