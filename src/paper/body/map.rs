//! Where a text that was put together of stretches stands in the text that it was taken from.
//!
//! The body of a paper is one stretch of its file. What stands inside a fence may be many: in a list or a quotation
//! each line begins behind its own indent. So may a run of words, in which escapes were undone.

use std::ops::Range;

/// Tells for each byte of a text where it was taken from.
#[derive(Debug, Clone, Default)]
pub(super) struct Map {
    /// In order; together they are the whole text.
    stretches: Vec<Stretch>,
}

#[derive(Debug, Clone)]
struct Stretch {
    inner: Range<usize>,
    outer: Range<usize>,
}

impl Stretch {
    /// Letter for letter what was typed? `&amp;` is not.
    fn is_as_typed(&self) -> bool {
        self.inner.len() == self.outer.len()
    }
}

impl Map {
    /// The text is this stretch.
    pub(super) fn of(outer: Range<usize>) -> Self {
        Self { stretches: vec![Stretch { inner: 0..outer.len(), outer }] }
    }

    /// The text goes on for `length` bytes with this stretch.
    pub(super) fn add(&mut self, length: usize, outer: Range<usize>) {
        let start = self.stretches.last().map_or(0, |last| last.inner.end);
        self.stretches.push(Stretch { inner: start..start + length, outer });
    }

    /// The text is empty again.
    pub(super) fn clear(&mut self) {
        self.stretches.clear();
    }

    /// Where some bytes of the text were taken from.
    pub(super) fn range(&self, inner: &Range<usize>) -> Range<usize> {
        let Some(last) = self.stretches.last() else { return inner.clone() };
        let first = self.stretches.partition_point(|stretch| stretch.inner.end <= inner.start);
        let start = self.stretches.get(first).map_or(last.outer.end, |stretch| {
            let within = inner.start - stretch.inner.start;
            stretch.outer.start + if stretch.is_as_typed() { within } else { 0 }
        });
        let first = self.stretches.partition_point(|stretch| stretch.inner.end < inner.end);
        let end = self.stretches.get(first).map_or(last.outer.end, |stretch| {
            let left = stretch.inner.end - inner.end;
            stretch.outer.end - if stretch.is_as_typed() { left } else { 0 }
        });
        start..end.max(start)
    }
}
