//! Attachments: what is read inside them, and what is said of what nobody sees on their pages.

#![allow(clippy::unwrap_used, reason = "these are tests")]

mod corpora;
mod found;
mod hostile;
#[path = "../support/attachments.rs"]
mod made;
mod office;
mod pdf;
#[path = "../support/pictures.rs"]
mod pictures;
mod pictures_said;
mod read;
mod site;
#[path = "../support/mod.rs"]
mod support;
mod swapped;
