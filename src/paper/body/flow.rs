//! Blocks as they follow one another, and what they mean together: "RESOLVED:" and the list after it.

use std::ops::Range;
use std::sync::Arc;

use super::Extent;
use super::cut::{cut, trim};
use super::lines::{self, Line, Part};
use super::resolution::{Lead, Leads};
use super::timed_note;
use crate::diagnostic::Place;
use crate::model::body::{Block, Body, Inline, List, ResolutionBlock, TypedResolution, plain};

/// Blocks in order, where each stands in the text that is parsed, and what the last of them began.
pub(super) struct Flow {
    pub(super) blocks: Vec<Block>,
    pub(super) extents: Vec<Extent>,
    /// One of them was typed as a paragraph; the words in a tight list are not.
    pub(super) has_paragraph: bool,
    understands: Understands,
    last: Last,
}

/// What is understood in some blocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Understands {
    /// Resolutions and timed notes.
    Record,
    /// The same in an entry of a list, where notes are taken in half sentences: "Agreed that we look at it".
    Entry,
    /// Nothing: what is quoted, or said in a footnote, was not done at this meeting.
    Words,
}

/// What the last block began.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Last {
    /// Nothing.
    Nothing,
    /// It leads resolutions: what follows may be one.
    Lead,
    /// It is a resolution in a paragraph behind its lead; a next one may follow.
    Resolution,
    /// It is a resolution that ends with a colon: a list that follows belongs to it.
    Colon,
}

impl Flow {
    pub(super) fn new(understands: Understands) -> Self {
        Self { blocks: Vec::new(), extents: Vec::new(), has_paragraph: false, understands, last: Last::Nothing }
    }

    /// Adds a block that is no list. `typed` is its source.
    pub(super) fn add(&mut self, block: Block, range: Range<usize>, place: Place, typed: &str, leads: &Leads) {
        match block {
            Block::Paragraph(words) if self.understands != Understands::Words && !lines::are_several(&words) => {
                self.paragraph(words, range, place, typed, leads);
                return;
            }
            Block::Paragraph(words) if self.understands != Understands::Words => {
                for Part { words, typed: at } in
                    lines::parts(words, typed, |words, typed| line(words, typed, &place, leads))
                {
                    let part = range.start + at.start..range.start + at.end;
                    let place = if place.range.len() == range.len() {
                        let start = place.range.start;
                        Place::new(place.file.clone(), start + at.start..start + at.end)
                    } else {
                        place.clone()
                    };
                    self.paragraph(words, part, place, &typed[at], leads);
                }
                return;
            }
            Block::Heading { level, anchor, words } if self.understands != Understands::Words => {
                match leads.read(&words, &plain(&words), self.understands) {
                    Some(Lead::Before(at)) => self.one_line(words, at, Some(level), range, place),
                    lead => {
                        self.push(Block::Heading { level, anchor, words }, range);
                        self.last = if lead.is_some() { Last::Lead } else { Last::Nothing };
                    }
                }
                return;
            }
            block => self.push(block, range),
        }
        self.last = Last::Nothing;
    }

    fn paragraph(&mut self, words: Vec<Inline>, range: Range<usize>, place: Place, typed: &str, leads: &Leads) {
        let last = std::mem::replace(&mut self.last, Last::Nothing);
        let text = plain(&words);
        let follows = match last {
            Last::Lead => begins_with(&text, "that") || begins_with(&text, "to"),
            Last::Resolution | Last::Colon => is_resolution(&text),
            Last::Nothing => false,
        };
        if follows {
            self.last = if text.trim_end().ends_with(':') { Last::Colon } else { Last::Resolution };
            self.resolve(resolution(0, vec![Block::Paragraph(words)], place), range);
            return;
        }
        match leads.read(&words, &text, self.understands) {
            Some(Lead::Whole) => {
                self.push(Block::Paragraph(words), range);
                self.last = Last::Lead;
            }
            Some(Lead::Before(at)) => self.one_line(words, at, None, range, place),
            None => {
                let block = match timed_note::read(&words, &text, typed, &place) {
                    Some(note) => Block::TimedNote(note.into()),
                    None => Block::Paragraph(words),
                };
                self.push(block, range);
            }
        }
    }

    /// Adds a lead and its resolution, typed on one line.
    fn one_line(&mut self, words: Vec<Inline>, at: usize, heading: Option<u8>, range: Range<usize>, place: Place) {
        let (mut lead, mut words) = cut(words, at);
        trim(&mut lead);
        trim(&mut words);
        let ends_with_colon = plain(&words).trim_end().ends_with(':');
        self.last = if ends_with_colon { Last::Colon } else { Last::Nothing };
        let resolutions = vec![resolution(0, vec![Block::Paragraph(words)], place)];
        self.push(Block::Resolutions(ResolutionBlock { lead, heading, numbered: false, resolutions }), range);
    }

    /// Adds a list; `places` has the place of each entry.
    pub(super) fn add_list(&mut self, list: List, range: Range<usize>, places: Vec<Place>) {
        let last = std::mem::replace(&mut self.last, Last::Nothing);
        let stands_alone = self.understands == Understands::Record && !self.is_led();
        if stands_alone && last == Last::Nothing && list.numbered && every_entry_is(&list, is_resolution) {
            self.push(Block::Resolutions(led_by(Vec::new(), None)), range.clone());
        }
        let leads = last == Last::Lead && (list.numbered || every_entry_is(&list, |text| begins_with(text, "that")));
        if leads || matches!(self.blocks.last(), Some(Block::Resolutions(block)) if block.resolutions.is_empty()) {
            for (entry, place) in list.entries.into_iter().zip(places) {
                self.resolve(resolution(entry.number, entry.blocks, place), range.clone());
            }
            if let Some(Block::Resolutions(block)) = self.blocks.last_mut() {
                block.numbered = list.numbered;
            }
        } else if last == Last::Colon
            && let Some(Block::Resolutions(block)) = self.blocks.last_mut()
            && let Some(resolution) = block.resolutions.last_mut()
        {
            Arc::make_mut(&mut resolution.body).blocks.push(Block::List(list));
            self.extend(&range);
        } else {
            self.blocks.push(Block::List(list));
            self.extents.push(Extent { range, entries: places.into_iter().map(|place| place.range).collect() });
        }
    }

    /// Does the last block lead to what follows it, to be recommended or proposed perhaps?
    fn is_led(&self) -> bool {
        match self.blocks.last() {
            Some(Block::Heading { .. }) => true,
            Some(Block::Paragraph(words)) => plain(words).trim_end().ends_with([':', '–', '—', '-']),
            _ => false,
        }
    }

    /// Adds a resolution to the lead before it.
    fn resolve(&mut self, resolution: TypedResolution, range: Range<usize>) {
        let Some(before) = self.blocks.pop() else { return };
        let mut block = match before {
            Block::Resolutions(block) => block,
            Block::Heading { level, words, .. } => led_by(words, Some(level)),
            Block::Paragraph(words) => led_by(words, None),
            other => unreachable!("only a heading or a paragraph leads resolutions, not {other:?}"),
        };
        block.resolutions.push(resolution);
        self.blocks.push(Block::Resolutions(block));
        self.extend(&range);
    }

    fn push(&mut self, block: Block, range: Range<usize>) {
        self.blocks.push(block);
        self.extents.push(Extent { range, entries: Vec::new() });
    }

    /// The last block reaches to the end of that range.
    fn extend(&mut self, range: &Range<usize>) {
        if let Some(last) = self.extents.last_mut() {
            last.range.end = range.end;
        }
    }
}

/// What a line of a paragraph is, if it does not only go on with the one before.
fn line(words: &[Inline], typed: &str, place: &Place, leads: &Leads) -> Line {
    let text = plain(words);
    let mut first = text.trim_start_matches(['*', '_']).chars();
    let begins_in_capitals =
        first.next().is_some_and(char::is_uppercase) && first.next().is_some_and(char::is_uppercase);
    match () {
        () if begins_in_capitals && leads.read(words, &text, Understands::Entry).is_some() => Line::Begins,
        () if timed_note::read(words, &text, typed, place).is_some() => Line::StandsAlone,
        () => Line::GoesOn,
    }
}

fn led_by(lead: Vec<Inline>, heading: Option<u8>) -> ResolutionBlock {
    ResolutionBlock { lead, heading, numbered: false, resolutions: Vec::new() }
}

/// A resolution; its number is counted at the end, and is shown where none was typed.
fn resolution(shown: u64, blocks: Vec<Block>, place: Place) -> TypedResolution {
    let body = Arc::new(Body { blocks, footnotes: Vec::new() });
    TypedResolution { number: 0, shown, body, place }
}

fn every_entry_is(list: &List, fact: fn(&str) -> bool) -> bool {
    list.entries.iter().all(|entry| match entry.blocks.first() {
        Some(Block::Paragraph(words)) => fact(&plain(words)),
        _ => false,
    })
}

/// "That the report be noted": nobody else writes so.
fn is_resolution(text: &str) -> bool {
    begins_with(text, "that") && text.contains(" be ")
}

/// Is that the first word?
fn begins_with(text: &str, word: &str) -> bool {
    let text = text.trim_start();
    let end = text.find(|character: char| !character.is_alphanumeric()).unwrap_or(text.len());
    text[..end].eq_ignore_ascii_case(word)
}
