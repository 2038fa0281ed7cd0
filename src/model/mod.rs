//! The record: committees, meetings, items, reports, resolutions and people, and who may see what.
//!
//! Takes what `load` assembled from the papers; gives a [`Site`], whole and tied together, and, through
//! the one gate in [`public`], a [`PublicSite`] in which nothing withheld is left. Knows dates, addresses
//! and the committee room's words. Never YAML, templates, the disk, the clock or serialisation.

mod abreast;
pub mod acceptance;
mod access;
pub mod address;
mod alias;
pub mod body;
pub mod committee;
mod day;
mod gate;
pub mod holidays;
pub mod identity;
pub mod meeting;
mod mend;
mod moment;
mod name;
mod next;
mod passage;
mod places;
pub mod prose;
pub mod public;
pub mod reading;
pub mod record;
mod redact;
pub mod rules;
pub mod settings;
mod site;
mod slug;
mod status;
mod walk;
mod words;

pub use abreast::Abreast;
pub use day::date_meant;
pub use moment::Moment;
pub use name::{bare_name, first_names_agree};
pub use next::{Next, next};
pub use passage::Passages;
pub use places::Places;
pub use public::{Audience, PublicSite};
pub use redact::open_record;
pub use site::{Page, Site};
pub use slug::{Names, folder_name, slug};
pub use walk::{each_block, each_inline};
pub use words::{Destination, Link, Words, any_block};
