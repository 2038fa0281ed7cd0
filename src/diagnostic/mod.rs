//! What is wrong with the content, and what to type instead.
//!
//! Takes facts from the rooms that find them; gives [`Diagnostic`]s: a stable [`Code`], a severity,
//! one sentence, a [`Place`] in a file, and a hint. Every room may use it; it uses none.
//! Colours, the terminal and files are left to `cli`.

mod code;
mod collector;
mod consequence;
mod nearest;
mod position;
mod saying;

pub use code::{Code, Severity};
pub use collector::Diagnostics;
pub use nearest::nearest;
pub use position::{BYTE_ORDER_MARK, Position, within};

use std::ops::Range;
use std::sync::Arc;

use saying::Saying;
pub use saying::sentence_in;

/// A place in one file: the bytes of its text that a message is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Place {
    /// The file, relative to the site's folder, with forward slashes (`content/people/r-parker.md`).
    pub file: Arc<str>,
    /// The bytes within the file's text. Empty for "here", and `0..0` for the file as a whole.
    pub range: Range<usize>,
}

impl Place {
    /// The file as a whole.
    pub fn file(file: impl Into<Arc<str>>) -> Self {
        Self { file: file.into(), range: 0..0 }
    }

    /// Some bytes of a file.
    pub fn new(file: impl Into<Arc<str>>, range: Range<usize>) -> Self {
        Self { file: file.into(), range }
    }
}

/// A value and the place where somebody typed it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Placed<T> {
    /// What was typed, read.
    pub value: T,
    /// Where it stands.
    pub place: Place,
}

impl<T> Placed<T> {
    /// A value at a place.
    pub fn new(value: T, place: Place) -> Self {
        Self { value, place }
    }
}

/// One thing that is wrong: what, where, and what to type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which rule speaks; names a page of the manual.
    pub code: Code,
    /// How grave it is, after the settings had their say.
    pub severity: Severity,
    /// One fact, lower case, no full stop, names in backticks.
    pub message: String,
    /// Where; the first is the one that is reported, the others explain it.
    pub labels: Vec<Label>,
    /// What to type instead.
    pub hint: Option<String>,
    /// The words that it is about, where nobody knows yet where in the file they stand.
    saying: Option<Box<Saying>>,
}

/// A place and what there is to say about it ("this one", "and this one"); the words may be empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub place: Place,
    /// A few words shown beside the place.
    pub words: String,
}

impl Diagnostic {
    /// A message of `code`'s usual severity about `place`.
    pub fn new(code: Code, place: Place, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.usual_severity(),
            message: message.into(),
            labels: vec![Label { place, words: String::new() }],
            hint: None,
            saying: None,
        }
    }

    /// Adds what to type instead.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Names the words that it is about and the sentence that they stand in. [`Diagnostics::locate`] finds them, from the
    /// beginning of its place on.
    pub fn about(mut self, words: impl Into<String>, sentence: impl Into<String>) -> Self {
        self.saying = Some(Box::new(Saying { words: words.into(), sentence: sentence.into() }));
        self
    }

    /// Says a few words at the first place.
    pub fn label(mut self, words: impl Into<String>) -> Self {
        self.labels[0].words = words.into();
        self
    }

    /// Adds a second place that explains the first.
    pub fn also(mut self, place: Place, words: impl Into<String>) -> Self {
        self.labels.push(Label { place, words: words.into() });
        self
    }

    /// Where the message is about.
    pub fn place(&self) -> &Place {
        &self.labels[0].place
    }
}
