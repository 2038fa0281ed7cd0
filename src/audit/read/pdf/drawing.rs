//! What is drawn on a page: letters and paint, each with its place in the order of drawing.

use std::ops::Range;

use super::shape::Rect;
use super::state::{Colour, Mode};

/// What is drawn on a page.
#[derive(Debug, Default)]
pub(in crate::audit) struct Drawing {
    /// What the page shows; nothing, if it says nothing.
    pub page: Option<Rect>,
    /// The letters of all glyphs, one behind the other.
    pub letters: String,
    /// The letters, in the order of drawing.
    pub glyphs: Vec<Glyph>,
    /// What is painted, in the order of drawing.
    pub paints: Vec<Paint>,
    /// Words that stand beside the drawing for who does not see it.
    pub spoken: Vec<String>,
}

/// A letter on the page.
#[derive(Debug, Clone)]
pub(in crate::audit) struct Glyph {
    /// Its letters.
    pub letters: Range<usize>,
    /// The middle part of where it is drawn: without the parts below the line and the tops of tall letters.
    pub place: Rect,
    /// Its size on the page.
    pub size: f64,
    /// When it is drawn.
    pub order: usize,
    /// Its colour.
    pub colour: Colour,
    /// How it is drawn.
    pub mode: Mode,
    /// Does its colour hide nothing at all?
    pub is_faint: bool,
    /// Is it wholly outside the part that is drawn upon?
    pub is_cut_off: bool,
    /// The layer that it is in, if that is switched off.
    pub layer: Option<usize>,
}

/// Paint on the page.
#[derive(Debug, Clone)]
pub(in crate::audit) struct Paint {
    /// Where.
    pub place: Rect,
    /// When.
    pub order: usize,
    /// Its colour.
    pub colour: Colour,
    /// Does it hide all that lies below its place?
    pub is_cover: bool,
    /// Is it a picture?
    pub is_picture: bool,
    /// Who painted it.
    pub hand: Hand,
}

/// Who draws.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::audit) enum Hand {
    /// The page.
    Page,
    /// Somebody who marked the page afterwards.
    Annotation,
}

impl Drawing {
    /// The letters of a glyph.
    pub fn letters(&self, glyph: &Glyph) -> &str {
        &self.letters[glyph.letters.clone()]
    }

    /// The words of some glyphs, as they would be read; a gap or another line sets words apart.
    pub fn words<'a>(&self, glyphs: impl IntoIterator<Item = &'a Glyph>) -> String {
        let mut words = String::new();
        let mut last: Option<&Glyph> = None;
        for glyph in glyphs {
            if let Some(last) = last {
                let (gap, size) = (glyph.place.left - last.place.right, last.size.max(glyph.size));
                let drop = (glyph.place.bottom - last.place.bottom).abs();
                if drop > 0.5 * size || gap < -2.0 * size {
                    words.push('\n');
                } else if gap > 0.17 * size && !words.ends_with(' ') {
                    words.push(' ');
                }
            }
            words.push_str(self.letters(glyph));
            last = Some(glyph);
        }
        words
    }

    /// The words as they stand on the page, line by line from left to right, in whatever order they are drawn; letters that
    /// are spread out are put together.
    pub fn words_by_line(&self) -> String {
        let mut glyphs: Vec<&Glyph> =
            self.glyphs.iter().filter(|glyph| !self.letters(glyph).trim().is_empty()).collect();
        glyphs.sort_by(|one, other| other.place.bottom.total_cmp(&one.place.bottom));
        let is_on_line = |one: &&Glyph, next: &&Glyph| one.place.bottom - next.place.bottom <= 0.2 * next.size;
        let lines = glyphs.chunk_by_mut(is_on_line).map(|line| {
            line.sort_by(|one, other| one.place.left.total_cmp(&other.place.left));
            self.words_of_line(line)
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    /// The words of a line from left to right.
    fn words_of_line(&self, line: &[&Glyph]) -> String {
        let gap = |one: &Glyph, next: &Glyph| (next.place.left - one.place.right) / one.size.max(next.size).max(0.1);
        let mut gaps: Vec<f64> = line.windows(2).map(|pair| gap(pair[0], pair[1])).collect();
        gaps.sort_by(f64::total_cmp);
        let usual = gaps.get(gaps.len() / 2).copied().unwrap_or(0.0);
        let apart = if usual > 0.1 { 1.5 * usual } else { 0.17 };
        let mut words = String::new();
        let mut last: Option<&Glyph> = None;
        for glyph in line {
            let gap = last.map_or(0.0, |last| gap(last, glyph));
            // A letter that is drawn twice is fat.
            let is_fat = last.is_some_and(|last| {
                self.letters(last) == self.letters(glyph) && glyph.place.left - last.place.left < 0.1 * glyph.size
            });
            if !is_fat {
                words.push_str(if gap > apart { " " } else { "" });
                words.push_str(self.letters(glyph));
            }
            last = Some(glyph);
        }
        words
    }
}
