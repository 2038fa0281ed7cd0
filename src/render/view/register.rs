//! What has become of a resolution, where it stands in a list.

use serde::Serialize;

use super::title::{Link, Title};
use crate::model::address::Address;
use crate::model::meeting::Resolution;
use crate::proceedings::{Decided, Source, Spot};
use crate::render::frame::Frame;
use crate::render::language::{self, room};

/// What a later resolution did to one: "Rescinded by resolution 1 of 10 July 2018".
#[derive(Debug, Clone, Serialize)]
pub(super) struct Standing {
    words: &'static str,
    link: Link<'static>,
    /// It was read from the text, and not typed.
    read: bool,
}

impl Standing {
    /// What later ones did to a resolution, the earliest first.
    pub fn list(resolution: &Resolution, frame: &Frame<'_>) -> Vec<Self> {
        let later = frame.atlas.ledger().register().later(&resolution.id).iter();
        let standing = later.map(|later| Self {
            words: language::affected(later.how),
            link: decided(&later.by, frame),
            read: later.source == Source::Read,
        });
        standing.collect()
    }
}

/// How many members were present for a decision, with a link to who; nothing where the record does not say.
pub(super) fn present(decided: Decided<'_>, frame: &Frame<'_>) -> Option<Link<'static>> {
    let proceedings = frame.atlas.proceedings(decided.meeting);
    let item = decided.meeting.items.iter().position(|item| item.id == decided.item.id)?;
    let number = decided.resolution.number;
    let count = proceedings.count(proceedings.decided(item, number)?);
    (proceedings.is_recorded && count > 0).then(|| Link {
        title: room::present_in_list(count, proceedings.places).into(),
        href: frame.href_to_anchor(&Address::item(&decided.item.id), &Address::anchor_of_present(number)),
    })
}

/// A link to a decision away from its meeting: "resolution 1 of 10 July 2018", or the title of its item.
pub(super) fn decided(spot: &Spot, frame: &Frame<'_>) -> Link<'static> {
    let address = Address::item(&spot.item().id);
    let day = language::day(spot.meeting.date);
    match spot.resolution() {
        Some(resolution) => Link {
            title: format!("resolution {} of {day}", resolution.number).into(),
            href: frame.href_to_anchor(&address, &format!("resolution-{}", resolution.number)),
        },
        None => Link { title: Title::of_item_and(spot.item(), &format!(", {day}")), href: frame.href(&address) },
    }
}
