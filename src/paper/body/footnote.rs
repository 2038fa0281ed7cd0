//! Footnotes: numbered by their first mention on the page, their mentions counted.
//!
//! While a body is read, mentions and footnotes are only gathered, for a footnote may be written anywhere. At the end
//! each mention is given its footnote's number. What an exempt part writes is found only by exempt parts: a mention in
//! the open would publish it.

use std::collections::HashMap;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::model::body::{Block, Footnote, Inline};
use crate::model::each_inline;

/// The footnotes of a body and their mentions, as they were read.
#[derive(Debug, Default)]
pub(super) struct Footnotes {
    mentions: Vec<Mark>,
    written: Vec<(Mark, Vec<Block>)>,
}

/// Where a label was typed.
#[derive(Debug)]
struct Mark {
    label: Arc<str>,
    is_exempt: bool,
    place: Place,
}

impl Footnotes {
    /// Notes a mention; what it gives holds the mention's place in the list of mentions.
    pub(super) fn mention(&mut self, label: Arc<str>, is_exempt: bool, place: Place) -> Inline {
        self.mentions.push(Mark { label, is_exempt, place });
        let number = u32::try_from(self.mentions.len() - 1).unwrap_or(u32::MAX);
        Inline::Footnote { number, mention: 0 }
    }

    /// Notes a footnote.
    pub(super) fn write(&mut self, label: Arc<str>, is_exempt: bool, place: Place, blocks: Vec<Block>) {
        self.written.push((Mark { label, is_exempt, place }, blocks));
    }

    /// Numbers all mentions in `blocks`; gives the footnotes in their order.
    pub(super) fn settle(mut self, blocks: &mut [Block], diagnostics: &mut Diagnostics) -> Vec<Footnote> {
        if self.mentions.is_empty() && self.written.is_empty() {
            return Vec::new();
        }
        let mut numbers = Numbers {
            first: HashMap::new(),
            order: Vec::new(),
            given: vec![0; self.written.len()],
            counts: vec![0; self.written.len()],
        };
        for (index, (mark, _)) in self.written.iter().enumerate() {
            numbers.first.entry((key(&mark.label), mark.is_exempt)).or_insert(index);
        }
        numbers.number(blocks, &self.mentions, diagnostics);
        let (mut next, mut unused) = (0, 0);
        loop {
            while let Some(index) = numbers.order.get(next).copied() {
                next += 1;
                let mut blocks = std::mem::take(&mut self.written[index].1);
                numbers.number(&mut blocks, &self.mentions, diagnostics);
                self.written[index].1 = blocks;
            }
            let Some(index) = (unused..self.written.len()).find(|index| numbers.given[*index] == 0) else { break };
            unused = index;
            let mark = &self.written[unused].0;
            diagnostics.push(
                Diagnostic::new(
                    Code::FootnoteUnused,
                    mark.place.clone(),
                    format!("nothing mentions the footnote `{}`", mark.label),
                )
                .hint(format!("type `[^{}]` where it belongs; until then it stands last", mark.label)),
            );
            numbers.give(unused);
        }
        let footnotes = numbers.order.iter().zip(1..).map(|(index, number)| {
            let (mark, blocks) = &mut self.written[*index];
            let blocks = std::mem::take(blocks);
            Footnote { label: mark.label.clone(), number, mentions: numbers.counts[*index], blocks }
        });
        footnotes.collect()
    }
}

/// Numbers as they are given.
struct Numbers {
    /// The first footnote of each label, in the open and in exempt parts.
    first: HashMap<(String, bool), usize>,
    /// The footnotes that have a number, in order.
    order: Vec<usize>,
    /// The number that each footnote was given; 0 before that.
    given: Vec<u32>,
    /// How many times each footnote was mentioned so far.
    counts: Vec<u32>,
}

impl Numbers {
    fn number(&mut self, blocks: &mut [Block], mentions: &[Mark], diagnostics: &mut Diagnostics) {
        each_inline(blocks, &mut |inline| {
            let Inline::Footnote { number, mention } = inline else { return };
            let Some(mark) = mentions.get(*number as usize) else { return };
            let Some(index) = self.find(mark) else {
                diagnostics.push(missing(mark));
                *inline = Inline::Text(format!("[^{}]", mark.label).into());
                return;
            };
            if self.given[index] == 0 {
                self.give(index);
            }
            self.counts[index] += 1;
            *number = self.given[index];
            *mention = self.counts[index];
        });
    }

    fn give(&mut self, index: usize) {
        self.order.push(index);
        self.given[index] = u32::try_from(self.order.len()).unwrap_or(u32::MAX);
    }

    fn find(&self, mark: &Mark) -> Option<usize> {
        let find = |is_exempt| self.first.get(&(key(&mark.label), is_exempt)).copied();
        if mark.is_exempt { find(true).or_else(|| find(false)) } else { find(false) }
    }
}

fn key(label: &str) -> String {
    label.to_lowercase()
}

fn missing(mark: &Mark) -> Diagnostic {
    let label = &mark.label;
    Diagnostic::new(Code::FootnoteMissing, mark.place.clone(), format!("the footnote `{label}` is nowhere"))
        .hint(format!("write it on a line of its own: `[^{label}]: …`"))
}
