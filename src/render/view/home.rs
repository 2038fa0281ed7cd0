//! The home page: what comes next, what was decided last, who meets.

use serde::Serialize;

use super::actions;
use super::committee::Row;
use super::decisions::latest;
use super::parts::{Brief, DecidedAt, Html};
use crate::render::frame::{Anchors, Frame};
use crate::render::html::{self, Setting};

/// The home page.
#[derive(Serialize)]
pub(super) struct Home<'a> {
    title: &'a str,
    words: Option<Html>,
    next: Vec<Brief<'a>>,
    latest: Vec<DecidedAt<'a>>,
    actions: actions::Count,
    committees: Vec<Row<'a>>,
}

impl<'a> Home<'a> {
    /// How many of the next meetings are shown.
    const NEXT: usize = 4;
    /// How many of the latest decisions are shown.
    const LATEST: usize = 6;

    pub fn of(frame: &'a Frame<'a>) -> Self {
        let home = frame.atlas.public.home();
        let setting = Setting { frame, prefix: "", level: 1, item: None, language: home.language.as_deref() };
        let committees = frame.atlas.public.committees().iter();
        Self {
            title: &home.title,
            words: Html::some(&html::words(&home.words, setting, &mut Anchors::default())),
            next: Brief::next(Self::NEXT, frame),
            latest: latest(Self::LATEST, frame),
            actions: actions::Count::of(frame),
            committees: committees.map(|committee| Row::of(committee, frame)).collect(),
        }
    }
}
