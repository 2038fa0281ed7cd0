//! The record: committees, meetings, items, reports, resolutions and people, and who may see what.
//!
//! Takes what `load` assembled from the papers; gives a [`Site`], whole and tied together, and, through
//! the one gate in [`public`], a [`PublicSite`] in which nothing withheld is left. Knows dates, addresses
//! and the committee room's words. Never YAML, templates, the disk, the clock or serialisation.

pub mod body;
pub mod identity;
pub mod record;
