//! The words of a meeting, passage by passage: paragraphs, headings, entries of lists, cells, titles.

use std::sync::Arc;

use crate::diagnostic::Place;
use crate::model::body::{Block, Body, plain};
use crate::model::meeting::{Item, Meeting};
use crate::model::{Words, any_block};
use crate::proceedings::Sentence;

/// A passage and where its paper, or it itself, stands.
pub(in super::super) struct Passage {
    pub text: String,
    pub place: Place,
    /// It is part of the record, and not of a report or of the agenda.
    pub is_record: bool,
}

impl Passage {
    pub(super) fn sentences(&self) -> Vec<Sentence<'_>> {
        Sentence::of(&self.text)
    }
}

/// The passages of a meeting that have a figure in them, or a count in words.
pub(in super::super) fn passages(meeting: &Meeting) -> Vec<Passage> {
    let mut gathered = Gathered::default();
    for words in [&meeting.introduction, &meeting.closing] {
        gathered.words(words, &meeting.place, true);
    }
    for item in &meeting.items {
        gathered.item(item);
    }
    gathered.passages
}

#[derive(Default)]
struct Gathered {
    passages: Vec<Passage>,
}

impl Gathered {
    fn item(&mut self, item: &Item) {
        self.text(item.title.clone(), &item.place, false);
        self.words(&item.agenda, &item.place, false);
        self.words(&item.minute, &item.place, true);
        for report in &item.reports {
            self.text(report.title.clone(), &report.place, false);
            self.words(&report.words, &report.place, false);
            for recommendation in &report.recommendations {
                self.words(recommendation, &report.place, false);
            }
        }
        // What stands in the minute was read there.
        for resolution in item.resolutions.iter().filter(|resolution| !resolution.is_in_minute) {
            self.words(&resolution.words, &resolution.place, true);
        }
    }

    fn words(&mut self, words: &Words, place: &Place, is_record: bool) {
        self.body(&words.body, place, is_record);
    }

    fn body(&mut self, body: &Arc<Body>, place: &Place, is_record: bool) {
        let footnotes = body.footnotes.iter().map(|footnote| &footnote.blocks);
        for blocks in [&body.blocks].into_iter().chain(footnotes) {
            self.blocks(blocks, place, is_record);
        }
    }

    fn blocks(&mut self, blocks: &[Block], place: &Place, is_record: bool) {
        any_block(blocks, &mut |block| {
            match block {
                Block::Paragraph(words) | Block::Heading { words, .. } => self.text(plain(words), place, is_record),
                Block::TimedNote(note) => self.text(plain(&note.words), &note.place, is_record),
                Block::Table(table) => {
                    let cells = table.head.iter().chain(table.rows.iter().flatten());
                    cells.for_each(|cell| self.text(plain(cell), place, is_record));
                }
                Block::List(_)
                | Block::Quote { .. }
                | Block::Code { .. }
                | Block::Rule
                | Block::RawHtml(_)
                | Block::Resolutions(_)
                | Block::Vote(_)
                | Block::Action(_)
                | Block::Declaration(_)
                | Block::Exempt { .. }
                | Block::Withheld { .. }
                | Block::Summary(_) => {}
            }
            false
        });
    }

    fn text(&mut self, text: String, place: &Place, is_record: bool) {
        let is_counted = || text.contains("present");
        if text.bytes().any(|byte| byte.is_ascii_digit()) || is_counted() {
            self.passages.push(Passage { text, place: place.clone(), is_record });
        }
    }
}
