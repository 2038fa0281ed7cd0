//! One paper: text to typed front matter and body, and back to text.
//!
//! Takes the text of one file and its [`Kind`]; gives a [`Paper`]: what it says, typed but not tied. Names,
//! references and links are as they were typed; tying them is left to `load`. Knows neither other papers nor
//! the disk nor the clock.

mod access;
pub mod body;
mod committee;
pub mod facts;
mod fields;
mod front_matter;
mod holidays;
mod item;
mod meeting;
mod page;
mod rules;
mod settings;
mod values;
mod yaml;

pub use access::{DocumentEntry, TypedAccess};
pub use committee::{CommitteePaper, PersonPaper};
pub use holidays::read_calendar;
pub use item::{ItemPaper, Prose, ReportPaper, ResolutionPaper, TypedAffect, TypedNumber};
pub use meeting::{MeetingPaper, TypedMinutes, TypedSupplement};
pub use page::PagePaper;
pub use rules::read_rules;
pub use settings::{Headings, SettingsPaper, read_settings};
pub use values::{listed, time};

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostics, Place};
use body::{BodyRules, ReadBody, read_body};
use fields::{Fields, Source};

/// The kinds of paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the words of the committee room")]
pub enum Kind {
    Page,
    Person,
    Committee,
    Meeting,
    Item,
    Report,
    Resolution,
}

impl Kind {
    /// The kinds as they are typed after `kind:`.
    const TYPED: &[(&str, Kind)] = &[
        ("page", Kind::Page),
        ("person", Kind::Person),
        ("committee", Kind::Committee),
        ("meeting", Kind::Meeting),
        ("item", Kind::Item),
        ("report", Kind::Report),
        ("resolution", Kind::Resolution),
    ];

    /// What a paper of this kind is, for messages.
    fn what(self) -> &'static str {
        match self {
            Kind::Page => "a page",
            Kind::Person => "a person",
            Kind::Committee => "a committee",
            Kind::Meeting => "a meeting",
            Kind::Item => "an agenda item",
            Kind::Report => "a report",
            Kind::Resolution => "a resolution",
        }
    }
}

/// What one file says.
#[derive(Debug, Clone, PartialEq)]
pub struct Paper {
    /// The file as a whole.
    pub place: Place,
    /// What its front matter says.
    pub front: Front,
    /// Its words.
    pub body: ReadBody,
    /// The first line of its words.
    pub words: Place,
    /// It has front matter at all; a foreign file often has none.
    pub has_front_matter: bool,
}

/// The front matter of a paper, by kind.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs, reason = "each names the kind it belongs to")]
pub enum Front {
    Page(PagePaper),
    Person(PersonPaper),
    Committee(CommitteePaper),
    Meeting(Box<MeetingPaper>),
    Item(Box<ItemPaper>),
    Report(Box<ReportPaper>),
    Resolution(Box<ResolutionPaper>),
}

/// Reads one paper. `kind` is what its place and name say; `kind:` in the front matter wins.
///
/// A paper that is broken still gives what could be read of it.
pub fn read(file: &Arc<str>, text: &str, kind: Kind, rules: &BodyRules) -> (Paper, Diagnostics) {
    let source = Source::new(file, text);
    let mut is_whole = true;
    let halves = front_matter::split(file, text).unwrap_or_else(|diagnostic| {
        source.say(diagnostic);
        is_whole = false;
        front_matter::Halves { front: None, body: text.len()..text.len() }
    });
    let node = halves
        .front
        .clone()
        .and_then(|range| yaml::read_form(file, text, range).map_err(|diagnostic| source.say(diagnostic)).ok());
    is_whole &= node.is_some() == halves.front.is_some();
    let mut fields = match &node {
        Some(node) => Fields::of(&source, kind.what(), node),
        None => Fields::none(&source, kind.what()),
    };
    let kind = fields.one_of("kind", Kind::TYPED).unwrap_or(kind);
    fields.what = kind.what();
    let front = match kind {
        Kind::Page => Front::Page(page::read(&mut fields)),
        Kind::Person => Front::Person(committee::read_person(&mut fields)),
        Kind::Committee => Front::Committee(committee::read(&mut fields)),
        Kind::Meeting => Front::Meeting(Box::new(meeting::read(&mut fields))),
        Kind::Item => Front::Item(Box::new(item::read(&mut fields, rules))),
        Kind::Report => Front::Report(Box::new(item::read_report(&mut fields, rules))),
        Kind::Resolution => Front::Resolution(Box::new(item::read_resolution(&mut fields))),
    };
    // What is missing may well stand in front matter that could not be read.
    if is_whole {
        fields.finish();
    }
    front_matter::key_among_words(file, text, &halves.body).into_iter().for_each(|said| source.say(said));
    let words = source.place(&first_line(text, halves.body.clone()));
    let (body, wrong) = read_body(file, text, halves.body, rules);
    let mut diagnostics = source.diagnostics.into_inner();
    diagnostics.append(wrong);
    let paper =
        Paper { place: Place::file(file.clone()), front, body, words, has_front_matter: halves.front.is_some() };
    (paper, diagnostics)
}

/// The first line in a range that is not blank.
fn first_line(text: &str, range: Range<usize>) -> Range<usize> {
    let words = text[range.clone()].trim_start();
    let start = range.end - words.len();
    start..start + words.lines().next().unwrap_or_default().trim_end().len()
}

/// Reads Markdown that stands in a value of the front matter at `range`.
///
/// Places are exact where the value stands in the file letter by letter, and the value as a whole where it was
/// folded or escaped.
fn read_value_body(source: &Source, value: &str, range: &Range<usize>, rules: &BodyRules) -> ReadBody {
    let typed = &source.text[range.clone()];
    let (mut body, wrong) = match typed.find(value) {
        Some(at) => read_body(source.file, source.text, range.start + at..range.start + at + value.len(), rules),
        None => read_body(source.file, value, 0..value.len(), rules),
    };
    let is_exact = typed.contains(value);
    if !is_exact {
        body.links.iter_mut().for_each(|link| link.place = source.place(range));
    }
    for diagnostic in &wrong {
        let mut diagnostic = diagnostic.clone();
        if !is_exact {
            diagnostic.labels.iter_mut().for_each(|label| label.place = source.place(range));
        }
        source.say(diagnostic);
    }
    body
}
