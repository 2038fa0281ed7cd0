//! Timed notes: "10:50am – Councillor R Wootten entered the meeting."
//!
//! Only what plainly says so is one: a time at the start, names, and a verb of coming or going behind them; or, without
//! a time, a paragraph that says nothing else. All else stays a paragraph.

use super::clock;
use super::cut::cut;
use super::movement::{Moved, movements, only_movements};
use crate::diagnostic::{Place, Placed};
use crate::model::body::{Inline, TimedNote};
use crate::model::record::{Movement, Named};

/// The longest that a note without a time at its start is, in bytes.
const LONGEST: usize = 400;

/// The note that a paragraph is, if it is one. `text` is its plain text, `typed` its source, which stands at `place`.
pub(super) fn read(words: &[Inline], text: &str, typed: &str, place: &Place) -> Option<TimedNote> {
    let first = text.trim_start().chars().next()?;
    let may_begin_with_time = first.is_ascii_digit() || "([aAnNmM".contains(first);
    let timed = may_begin_with_time.then(|| with_time(words, text, typed, place)).flatten();
    timed.or_else(|| without_time(words, text, typed, place))
}

/// "10:50am – Councillor R Wootten entered the meeting."
fn with_time(words: &[Inline], text: &str, typed: &str, place: &Place) -> Option<TimedNote> {
    let (time, end) = clock::read(text)?;
    let said =
        text[end..].trim_start_matches(|character: char| character.is_whitespace() || "-–—,:.*)]".contains(character));
    let movements = named(movements(said, Some(time)), typed, place);
    if movements.is_empty() {
        return None;
    }
    let (before, after) = cut(words.to_vec(), end);
    if !is_only_text(&before) {
        return None;
    }
    let time = Some(time);
    Some(TimedNote { typed: text[..end].trim_start().into(), time, words: after, movements, place: place.clone() })
}

/// "Councillor R Wootten left the meeting." and nothing else.
fn without_time(words: &[Inline], text: &str, typed: &str, place: &Place) -> Option<TimedNote> {
    if text.len() > LONGEST {
        return None;
    }
    let movements = named(only_movements(text), typed, place);
    if movements.is_empty() {
        return None;
    }
    Some(TimedNote { typed: String::new(), time: None, words: words.to_vec(), movements, place: place.clone() })
}

/// The movements, with the places of their names.
fn named(moved: Vec<Moved<'_>>, typed: &str, place: &Place) -> Vec<Movement> {
    let mut finder = Finder { typed, at: 0, place, found: Vec::new() };
    let mut movements = Vec::with_capacity(moved.len());
    for Moved { name, sort, time } in moved {
        movements.push(Movement { who: finder.named(name), sort, time });
    }
    movements
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
    /// The names found so far: one person may do more than one thing.
    found: Vec<(String, Place)>,
}

impl Finder<'_> {
    fn named(&mut self, name: &str) -> Named {
        if let Some((_, place)) = self.found.iter().find(|(found, _)| found == name) {
            return Named::typed(Placed::new(name.into(), place.clone()));
        }
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
        self.found.push((name.to_owned(), place.clone()));
        Named::typed(Placed::new(name.into(), place))
    }
}
