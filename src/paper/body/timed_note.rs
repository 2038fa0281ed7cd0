//! Timed notes: "10:50am – Councillor R Wootten entered the meeting."
//!
//! Only what plainly says so is one: a time at the start, names, and a verb of coming or going behind them. All else
//! stays a paragraph.

use super::clock;
use super::cut::cut;
use super::movement::movements;
use crate::diagnostic::{Place, Placed};
use crate::model::body::{Inline, TimedNote};
use crate::model::record::{Movement, Named};

/// The note that a paragraph is, if it is one. `text` is its plain text, `typed` its source, which stands at `place`.
pub(super) fn read(words: &[Inline], text: &str, typed: &str, place: &Place) -> Option<TimedNote> {
    let first = text.trim_start().chars().next()?;
    if !(first.is_ascii_digit() || "([aAnNmM".contains(first)) {
        return None;
    }
    let (time, end) = clock::read(text)?;
    let said =
        text[end..].trim_start_matches(|character: char| character.is_whitespace() || "-–—,:.*)]".contains(character));
    let movements = movements(said);
    if movements.is_empty() {
        return None;
    }
    let mut finder = Finder { typed, at: 0, place };
    let movements = movements.into_iter().map(|(name, sort)| Movement { who: finder.named(name), sort }).collect();
    let (before, after) = cut(words.to_vec(), end);
    if !is_only_text(&before) {
        return None;
    }
    Some(TimedNote { typed: text[..end].trim_start().into(), time, words: after, movements, place: place.clone() })
}

/// Is nothing in it but words, plain or stressed? A link or a footnote would be lost with the time it stands at.
fn is_only_text(words: &[Inline]) -> bool {
    words.iter().all(|inline| match inline {
        Inline::Text(_) => true,
        Inline::Emphasis(words) | Inline::Strong(words) => is_only_text(words),
        Inline::Struck(_)
        | Inline::Code(_)
        | Inline::Link { .. }
        | Inline::Image { .. }
        | Inline::Footnote { .. }
        | Inline::RawHtml(_)
        | Inline::SoftBreak
        | Inline::HardBreak => false,
    })
}

/// Finds where names were typed, one after the other.
struct Finder<'a> {
    typed: &'a str,
    at: usize,
    place: &'a Place,
}

impl Finder<'_> {
    fn named(&mut self, name: &str) -> Named {
        // A name through which mark-up runs is not found letter by letter: the note as a whole is its place.
        let place = match self.typed[self.at..].find(name) {
            Some(found) => {
                let start = self.at + found;
                self.at = start + name.len();
                let start = self.place.range.start + start;
                Place::new(self.place.file.clone(), start..start + name.len())
            }
            None => self.place.clone(),
        };
        Named::typed(Placed::new(name.into(), place))
    }
}
