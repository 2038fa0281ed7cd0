//! The second proof: every byte that would be published, compared with all that is withheld, and what a person would
//! not see on the pages of attachments.
//!
//! Reads words as people read them, whatever the case, the accents and the mark-up, so that a sentence is found inside
//! another page; opens files of every kind to get at the words inside ([`read`]). Never decides what is withheld, never
//! touches the disk, publishes nothing.

mod decode;
mod document;
mod eight;
pub mod file;
mod filter;
pub mod finding;
mod fold;
pub mod gather;
pub mod index;
mod limits;
mod look_alike;
mod pasted;
mod pattern;
pub mod proof;
pub mod read;
pub mod report;
mod runs;
pub mod seam;
mod sentence;
mod table;
mod vocabulary;
mod weigh;
mod window;
mod words;
pub mod xray;

pub use limits::Limits;
