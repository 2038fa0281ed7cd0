//! A part of a body that stands on its own: its footnotes, links and resolutions counted from the start.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::Piece;
use crate::model::body::{Block, Body, Footnote, Inline};
use crate::model::each_inline;
use crate::paper::body::{ReadBody, renumber};

/// Makes parts of a body.
pub(super) struct Parts<'a> {
    read: &'a ReadBody,
    /// The footnotes that some part has, by their old number.
    placed: HashSet<u32>,
}

impl<'a> Parts<'a> {
    pub(super) fn new(read: &'a ReadBody) -> Self {
        Self { read, placed: HashSet::new() }
    }

    /// The part that these blocks are.
    pub(super) fn body(&mut self, pieces: Vec<Piece>) -> ReadBody {
        self.with(pieces, &[])
    }

    /// The last part: it holds the footnotes that no other has.
    pub(super) fn last(&mut self, pieces: Vec<Piece>) -> ReadBody {
        let numbers = self.read.body.footnotes.iter().map(|footnote| footnote.number);
        let left: Vec<u32> = numbers.filter(|number| !self.placed.contains(number)).collect();
        self.with(pieces, &left)
    }

    fn with(&mut self, pieces: Vec<Piece>, left: &[u32]) -> ReadBody {
        let (mut blocks, extents): (Vec<Block>, Vec<_>) = pieces.into_iter().unzip();
        let mut counted = Counted { read: self.read, links: HashMap::new(), kept: Vec::new(), footnotes: Vec::new() };
        counted.count(&mut blocks);
        renumber(&mut blocks);
        for number in left {
            counted.footnote(*number);
        }
        let mut next = 0;
        while next < counted.footnotes.len() {
            let mut blocks = std::mem::take(&mut counted.footnotes[next].1.blocks);
            counted.count(&mut blocks);
            counted.footnotes[next].1.blocks = blocks;
            next += 1;
        }
        self.placed.extend(counted.footnotes.iter().map(|(old, _)| *old));
        let footnotes = counted.footnotes.into_iter().map(|(_, footnote)| footnote).collect();
        let links = counted.kept.into_iter().map(|index| self.read.links[index].clone()).collect();
        ReadBody { body: Arc::new(Body { blocks, footnotes }), links, extents }
    }
}

/// What the blocks of a part mention, counted anew.
struct Counted<'a> {
    read: &'a ReadBody,
    /// The new index of each link, by its old one.
    links: HashMap<usize, usize>,
    /// The old index of each link, by its new one.
    kept: Vec<usize>,
    /// The footnotes in their new order, with their old number.
    footnotes: Vec<(u32, Footnote)>,
}

impl Counted<'_> {
    fn count(&mut self, blocks: &mut [Block]) {
        each_inline(blocks, &mut |inline| match inline {
            Inline::Link { destination, .. } | Inline::Image { destination, .. } => {
                *destination = *self.links.entry(*destination).or_insert_with(|| {
                    self.kept.push(*destination);
                    self.kept.len() - 1
                });
            }
            Inline::Footnote { number, mention } => {
                if let Some(index) = self.footnote(*number) {
                    let footnote = &mut self.footnotes[index].1;
                    footnote.mentions += 1;
                    *number = footnote.number;
                    *mention = footnote.mentions;
                }
            }
            Inline::Text(_)
            | Inline::Emphasis(_)
            | Inline::Strong(_)
            | Inline::Struck(_)
            | Inline::Code(_)
            | Inline::RawHtml(_)
            | Inline::SoftBreak
            | Inline::HardBreak => {}
        });
    }

    /// The new index of the footnote of that old number.
    fn footnote(&mut self, old: u32) -> Option<usize> {
        if let Some(index) = self.footnotes.iter().position(|(number, _)| *number == old) {
            return Some(index);
        }
        let footnote = self.read.body.footnotes.iter().find(|footnote| footnote.number == old)?;
        let number = u32::try_from(self.footnotes.len() + 1).unwrap_or(u32::MAX);
        self.footnotes.push((old, Footnote { number, mentions: 0, ..footnote.clone() }));
        Some(self.footnotes.len() - 1)
    }
}
