//! One page: each letter that nobody sees, and why.
//!
//! A letter is seen where the last thing painted over it lets it through and what lies behind it has another colour. Where
//! that cannot be known for certain (behind a pattern, a picture, a slanted or see-through shape) it is taken to be seen:
//! a clerk must be able to believe what is said here. The text that a scanner lays invisibly over its picture is usual;
//! it is looked at like the words in the picture.

use std::collections::HashMap;

use crate::audit::read::Budget;
use crate::audit::read::pdf::{Colour, Drawing, Glyph, Hand, Layers, Mode, Paint, Rect};
use crate::audit::xray::finding::{counted, first_words, is_telling, words};
use crate::audit::xray::{Finding, Unreadable};
use crate::diagnostic::Code;

/// Why a letter is not seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Why {
    /// A box lies over it.
    Box,
    /// A box that was drawn as a comment lies over it.
    Mark,
    /// A picture lies over it.
    Picture,
    /// It stands beside the page.
    Outside,
    /// It is cut off where it stands.
    Cut,
    /// It has the colour of what is behind it.
    Colour,
    /// It is drawn with no ink at all.
    Invisible,
    /// It is too small to be read.
    Tiny,
    /// It is in a layer that is switched off.
    Layer(usize),
}

/// Looks at a page.
pub(super) fn look(
    drawing: &Drawing,
    number: usize,
    layers: &Layers,
    at: &str,
    budget: &mut Budget,
    findings: &mut Vec<Finding>,
) -> Result<(), Unreadable> {
    let mut hidden: Vec<(Why, Vec<&Glyph>)> = Vec::new();
    let page = Page::of(drawing);
    let mut last = None;
    for glyph in &drawing.glyphs {
        if !drawing.letters(glyph).chars().any(is_telling) {
            // Spaces and marks go with the letters before them.
            if let Some((_, glyphs)) = last.and_then(|why| hidden.iter_mut().find(|(known, _)| *known == why)) {
                glyphs.push(glyph);
            }
            continue;
        }
        last = page.why_unseen(glyph, budget)?;
        if let Some(why) = last {
            match hidden.iter_mut().find(|(known, _)| *known == why) {
                Some((_, glyphs)) => glyphs.push(glyph),
                None => hidden.push((why, vec![glyph])),
            }
        }
    }
    hidden.sort_by_key(|(why, _)| *why);
    for (why, glyphs) in hidden {
        let text = drawing.words(glyphs.into_iter().filter(|glyph| page.is_seen_nowhere(glyph)));
        // A single stroke is a mark of a drawing, not a word.
        if text.chars().filter(|letter| is_telling(*letter)).count() > 1 {
            findings.push(said(why, number, &text, layers, at));
        }
    }
    Ok(())
}

/// A page that is looked at.
struct Page<'a> {
    drawing: &'a Drawing,
    /// What hides what lies below it, in the order of drawing.
    covers: Vec<&'a Paint>,
    pictures: Vec<&'a Paint>,
    /// Where each text is written, and the last time.
    written: HashMap<(&'a str, i64, i64), usize>,
}

/// Text that is written again less than that far away is the same.
const NEAR: f64 = 4.0;

impl<'a> Page<'a> {
    fn of(drawing: &'a Drawing) -> Self {
        let area = drawing.page.map_or(f64::INFINITY, Rect::area);
        let mut written = HashMap::new();
        for glyph in drawing.glyphs.iter().filter(|glyph| glyph.layer.is_none() && glyph.mode != Mode::Invisible) {
            let (x, y) = cell(glyph);
            written.insert((drawing.letters(glyph), x, y), glyph.order);
        }
        // A picture of the whole page is a scan, and what lies below it are its words.
        let is_cover = |paint: &&Paint| paint.is_cover && !(paint.is_picture && paint.place.area() > 0.5 * area);
        Self {
            drawing,
            covers: drawing.paints.iter().filter(is_cover).collect(),
            pictures: drawing.paints.iter().filter(|paint| paint.is_picture).collect(),
            written,
        }
    }

    /// Why a letter is not seen; nothing if it is, or may be.
    fn why_unseen(&self, glyph: &Glyph, budget: &mut Budget) -> Result<Option<Why>, Unreadable> {
        if let Some(layer) = glyph.layer {
            return Ok(Some(Why::Layer(layer)));
        }
        if glyph.place.is_empty() {
            return Ok(None);
        }
        if self.drawing.page.is_some_and(|page| !page.touches(glyph.place)) {
            return Ok(Some(Why::Outside));
        }
        if glyph.is_cut_off {
            return Ok(Some(Why::Cut));
        }
        let is_scanned = self.is_scanned(glyph, budget)?;
        if let Some(why) = self.covered(glyph, is_scanned, budget)? {
            return Ok(Some(why));
        }
        if is_scanned {
            return Ok(None);
        }
        if glyph.mode == Mode::Invisible || glyph.is_faint {
            return Ok(Some(Why::Invisible));
        }
        if glyph.size < 1.0 {
            return Ok(Some(Why::Tiny));
        }
        if glyph.mode == Mode::Filled && glyph.colour.looks_like(self.behind(glyph, budget)?) {
            return Ok(Some(Why::Colour));
        }
        Ok(None)
    }

    /// Is it text that a scanner laid over its picture, or under it?
    fn is_scanned(&self, glyph: &Glyph, budget: &mut Budget) -> Result<bool, Unreadable> {
        budget.steps(self.pictures.len())?;
        let is_invisible = glyph.mode == Mode::Invisible || glyph.is_faint;
        Ok(self.pictures.iter().any(|picture| {
            (is_invisible || picture.order > glyph.order) && picture.place.touches(glyph.place) && {
                is_invisible || self.drawing.page.is_some_and(|page| picture.place.area() > 0.5 * page.area())
            }
        }))
    }

    /// What lies over a letter and lets nothing through.
    fn covered(&self, glyph: &Glyph, is_scanned: bool, budget: &mut Budget) -> Result<Option<Why>, Unreadable> {
        // The words of a scan are those of its picture, which was there before any box.
        let from = if is_scanned { 0 } else { self.covers.partition_point(|cover| cover.order <= glyph.order) };
        let later = &self.covers[from..];
        budget.steps(later.len())?;
        let slack = 0.15 * glyph.size;
        let over =
            later.iter().find(|cover| cover.place.holds(glyph.place, slack) && !(is_scanned && cover.is_picture));
        Ok(over.filter(|cover| !is_scanned || self.is_over_its_picture(glyph, cover)).map(|cover| match cover.hand {
            Hand::Annotation => Why::Mark,
            Hand::Page if cover.is_picture => Why::Picture,
            Hand::Page => Why::Box,
        }))
    }

    /// Is a box painted over the picture that a scanned letter belongs to?
    fn is_over_its_picture(&self, glyph: &Glyph, cover: &Paint) -> bool {
        let picture =
            self.pictures.iter().filter(|picture| picture.place.touches(glyph.place)).map(|it| it.order).max();
        picture.is_some_and(|picture| picture < cover.order)
    }

    /// The colour that a letter stands on.
    fn behind(&self, glyph: &Glyph, budget: &mut Budget) -> Result<Colour, Unreadable> {
        let before = self.drawing.paints.partition_point(|paint| paint.order < glyph.order);
        budget.steps(before / 4)?;
        let below = self.drawing.paints[..before].iter().rev().find(|paint| paint.place.touches(glyph.place));
        Ok(match below {
            None => Colour::WHITE,
            Some(paint) if paint.is_cover && paint.place.holds(glyph.place, 0.0) => paint.colour,
            Some(_) => Colour::Unknown,
        })
    }

    /// Is the same text not written once more at the same place, where it may be seen?
    fn is_seen_nowhere(&self, glyph: &Glyph) -> bool {
        let (x, y) = cell(glyph);
        let text = self.drawing.letters(glyph);
        !(-1..=1).any(|right| {
            (-1..=1).any(|up| self.written.get(&(text, x + right, y + up)).is_some_and(|order| *order > glyph.order))
        })
    }
}

fn cell(glyph: &Glyph) -> (i64, i64) {
    #[allow(clippy::cast_possible_truncation, reason = "places on a page are small numbers, and others do not matter")]
    let cell = |at: f64| (at / NEAR).round() as i64;
    (cell(glyph.place.left), cell(glyph.place.bottom))
}

fn said(why: Why, number: usize, text: &str, layers: &Layers, at: &str) -> Finding {
    let count = counted(words(text).max(1), "word");
    let first = first_words(text);
    let page = format!("page {number} has {count}");
    let (code, message, hint) = match why {
        Why::Box => (
            Code::AttachmentCoveredText,
            format!("{page} under a filled box ({first})"),
            "delete the words in the original and make the PDF anew, or use `Redact` in Acrobat: a box over words hides nothing",
        ),
        Why::Mark => (
            Code::AttachmentCoveredText,
            format!("{page} under a box that anyone can take away, for it is a comment ({first})"),
            "delete the words in the original and make the PDF anew, or use `Redact` in Acrobat: a box over words hides nothing",
        ),
        Why::Picture => (
            Code::AttachmentCoveredText,
            format!("{page} under a picture ({first})"),
            "take the words or the picture away in the original, and make the PDF anew",
        ),
        Why::Outside => (
            Code::AttachmentTextOutside,
            format!("{page} outside the part that is shown ({first})"),
            "delete them in the original and make the PDF anew; in Acrobat, `Redact`, `Sanitize document` removes what was cut off",
        ),
        Why::Cut => (
            Code::AttachmentHiddenText,
            format!("{page} cut off so that nothing of them is seen ({first})"),
            "delete them in the original, or make room for them, and make the PDF anew",
        ),
        Why::Colour => (
            Code::AttachmentHiddenText,
            format!("{page} in the colour of what is behind ({first})"),
            "delete them in the original, or give them a colour that can be seen, and make the PDF anew",
        ),
        Why::Invisible => (
            Code::AttachmentHiddenText,
            format!("{page} drawn without ink ({first})"),
            "in Acrobat use `Redact`, `Remove hidden information`, or print the original to a new PDF",
        ),
        Why::Tiny => (
            Code::AttachmentHiddenText,
            format!("{page} too small to be read ({first})"),
            "delete them in the original, or make them larger, and make the PDF anew",
        ),
        Why::Layer(layer) => {
            let name = layers.names.get(layer).map(|name| first_words(name)).unwrap_or_default();
            (
                Code::AttachmentHiddenLayer,
                format!("{page} in the layer {name}, which is switched off ({first})"),
                "delete the layer in the program that drew it, or in Acrobat `Layers`, `Flatten layers`, and look again",
            )
        }
    };
    Finding::new(code, at, message, hint)
}
