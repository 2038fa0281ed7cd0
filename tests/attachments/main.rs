//! Attachments: what is read inside them, and what is said of what nobody sees on their pages.

#![allow(clippy::unwrap_used, reason = "these are tests")]

#[path = "../support/attachments.rs"]
mod made;
mod read;
