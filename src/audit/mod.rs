//! The second proof: every byte that would be published, compared with all that is withheld.
//!
//! Reads words as people read them, whatever the case, the accents and the mark-up, so that a sentence is found inside
//! another page. Never decides what is withheld, never touches the disk, publishes nothing.

pub mod fold;
pub mod window;
