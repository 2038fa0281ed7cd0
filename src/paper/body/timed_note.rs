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
    let mut finder = Finder { typed, at: 0, place, found: Vec::new() };
    let clock = finder.place(text[..end].trim_start());
    let movements = finder.named_all(movements(said, Some(time)));
    if movements.is_empty() {
        return None;
    }
    let (before, after) = cut(words.to_vec(), end);
    if !is_only_text(&before) {
        return None;
    }
    let time = Some(Placed::new(time, clock));
    Some(TimedNote { typed: text[..end].trim_start().into(), time, words: after, movements, place: place.clone() })
}

/// "Councillor R Wootten left the meeting." and nothing else.
fn without_time(words: &[Inline], text: &str, typed: &str, place: &Place) -> Option<TimedNote> {
    if text.len() > LONGEST {
        return None;
    }
    let movements = Finder { typed, at: 0, place, found: Vec::new() }.named_all(only_movements(text));
    if movements.is_empty() {
        return None;
    }
    Some(TimedNote { typed: String::new(), time: None, words: words.to_vec(), movements, place: place.clone() })
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

/// Finds where names and times were typed, one after the other.
struct Finder<'a> {
    typed: &'a str,
    at: usize,
    place: &'a Place,
    /// The names found so far: one person may do more than one thing.
    found: Vec<(String, Place)>,
}

impl Finder<'_> {
    /// The movements, with the places of their names and times.
    fn named_all(&mut self, moved: Vec<Moved<'_>>) -> Vec<Movement> {
        let mut movements = Vec::with_capacity(moved.len());
        for Moved { name, sort, time } in moved {
            let who = self.named(name);
            // Several who went at one time are named before it.
            let time = time.map(|(time, typed)| Placed::new(time, self.ahead(typed).0));
            movements.push(Movement { who, sort, time });
        }
        movements
    }

    fn named(&mut self, name: &str) -> Named {
        if let Some((_, place)) = self.found.iter().find(|(found, _)| found == name) {
            return Named::typed(Placed::new(name.into(), place.clone()));
        }
        let place = self.place(name);
        self.found.push((name.to_owned(), place.clone()));
        Named::typed(Placed::new(name.into(), place))
    }

    /// Where the next such words stand; those after them are looked for behind them.
    fn place(&mut self, words: &str) -> Place {
        let (place, end) = self.ahead(words);
        self.at = end;
        place
    }

    /// Where the next such words stand, and where they end.
    fn ahead(&self, words: &str) -> (Place, usize) {
        // Words through which mark-up runs are not found letter by letter: the note as a whole is their place.
        let Some(found) = self.typed[self.at..].find(words) else { return (self.place.clone(), self.at) };
        let (start, end) = (self.at + found, self.at + found + words.len());
        let before = self.place.range.start;
        (Place::new(self.place.file.clone(), before + start..before + end), end)
    }
}
