//! What is not public, and why: every item that is withheld, under its meeting, the latest first.

use serde::Serialize;

use super::item::{Neighbour, Withheld};
use super::parts::Brief;
use crate::model::meeting::Meeting;
use crate::render::frame::Frame;

/// The list of what is withheld.
#[derive(Serialize)]
pub(super) struct NotPublic<'a> {
    count: usize,
    meetings: Vec<WithheldAt<'a>>,
}

/// A meeting, and its items that the public may not read.
#[derive(Serialize)]
struct WithheldAt<'a> {
    meeting: Brief<'a>,
    items: Vec<WithheldItem<'a>>,
}

/// An item, and why it is withheld.
#[derive(Serialize)]
struct WithheldItem<'a> {
    item: Neighbour<'a>,
    withheld: Withheld<'a>,
}

impl<'a> NotPublic<'a> {
    pub fn of(frame: &Frame<'a>) -> Self {
        let meetings = frame.atlas.public.meetings().iter().rev();
        let meetings: Vec<_> = meetings.filter_map(|meeting| WithheldAt::of(meeting, frame)).collect();
        Self { count: meetings.iter().map(|meeting| meeting.items.len()).sum(), meetings }
    }
}

impl<'a> WithheldAt<'a> {
    fn of(meeting: &'a Meeting, frame: &Frame<'a>) -> Option<Self> {
        let items = meeting.items.iter().filter_map(|item| {
            let withheld = Withheld::of_item(item, frame)?;
            Some(WithheldItem { item: Neighbour::of(item, frame), withheld })
        });
        let items: Vec<_> = items.collect();
        (!items.is_empty()).then(|| Self { meeting: Brief::of(meeting, frame), items })
    }
}
