//! The words of a paper: what a clerk typed under the front matter, read into blocks.
//!
//! Nothing here is HTML: `paper` reads Markdown into these types and `render` writes them out.
//! No word of the source is ever dropped; what the software understands (resolutions, timed notes,
//! fenced facts) stands in its place between the other blocks.

use std::sync::Arc;

use super::record::{Action, Declaration, Movement, Vote};
use crate::diagnostic::{Place, Placed};
use jiff::civil::Time;

/// The words of one paper, in order.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Body {
    /// The blocks, as they stand on the page.
    pub blocks: Vec<Block>,
    /// The footnotes, in the order of their first mention; the ones never mentioned come last.
    pub footnotes: Vec<Footnote>,
}

/// One block of a body. What is rare and large is boxed: a site holds half a million paragraphs at once.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs, reason = "each variant says what its fields hold")]
pub enum Block {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A heading of level 1 to 6, as typed, with its anchor (unique in the body).
    Heading { level: u8, anchor: Arc<str>, words: Vec<Inline> },
    /// A numbered or bulleted list.
    List(List),
    /// A quotation, or an alert (`> [!NOTE]`).
    Quote { alert: Option<Alert>, blocks: Vec<Block> },
    /// Code, or a fence that we do not know, shown letter by letter.
    Code { language: String, text: String },
    /// A table.
    Table(Table),
    /// A rule across the page.
    Rule,
    /// Raw HTML as it was typed; shown as text.
    RawHtml(String),
    /// One or more resolutions.
    Resolutions(ResolutionBlock),
    /// Somebody came or went.
    TimedNote(Box<TimedNote>),
    /// A fence `vote`: a vote on the resolutions before it.
    Vote(Box<Vote>),
    /// A fence `action`.
    Action(Box<Action>),
    /// A fence `declaration`.
    Declaration(Box<Declaration>),
    /// A fence `exempt`: part of an open paper that the public may not read. The gate turns it
    /// into [`Block::Withheld`]. The place is the line that begins it.
    Exempt { paragraphs: Vec<u32>, blocks: Vec<Block>, place: Place },
    /// What the public sees in place of an exempt part: that there is one, and by which paragraphs.
    Withheld { paragraphs: Vec<u32> },
    /// A fence `summary`: the public summary of what is exempt.
    Summary(Vec<Block>),
}

/// A list; each entry keeps the number that was typed.
#[derive(Debug, Clone, PartialEq)]
pub struct List {
    /// Numbered, or bulleted.
    pub numbered: bool,
    /// No blank lines between entries: their paragraphs need no space.
    pub tight: bool,
    /// The entries.
    pub entries: Vec<Entry>,
}

/// One entry of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The number shown; 0 in a bulleted list.
    pub number: u64,
    /// In a task list: ticked or not.
    pub ticked: Option<bool>,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// The kinds of alert that Markdown writers use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are the words that are typed")]
pub enum Alert {
    Note,
    Tip,
    Important,
    Warning,
    Caution,
}

/// A table: a head and rows of cells.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// How each column is set.
    pub columns: Vec<Column>,
    /// The first row.
    pub head: Vec<Vec<Inline>>,
    /// The other rows.
    pub rows: Vec<Vec<Vec<Inline>>>,
}

/// How a column of a table is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "plain words")]
pub enum Column {
    Plain,
    Left,
    Centre,
    Right,
}

/// Resolutions as they stand in a minute: the words that lead, then each one.
#[derive(Debug, Clone, PartialEq)]
pub struct ResolutionBlock {
    /// The words that lead ("RESOLVED:"), as typed.
    pub lead: Vec<Inline>,
    /// The lead was typed as a heading of this level.
    pub heading: Option<u8>,
    /// Typed as a numbered list (and not as one paragraph).
    pub numbered: bool,
    /// The resolutions, in order.
    pub resolutions: Vec<TypedResolution>,
}

/// One resolution within a minute.
#[derive(Debug, Clone, PartialEq)]
pub struct TypedResolution {
    /// Its number within the item: 1, 2, ... through all blocks of the minute; makes its anchor `resolution-<n>`.
    pub number: u32,
    /// The number shown before it, as typed.
    pub shown: u64,
    /// What was resolved; shared with the register.
    pub body: Arc<Body>,
    /// Where it stands.
    pub place: Place,
}

/// A paragraph that says that somebody came or went, and mostly at what time.
#[derive(Debug, Clone, PartialEq)]
pub struct TimedNote {
    /// The time as typed before the words ("10:50am", "At 12.30pm"); empty when it stands among them, or nowhere.
    pub typed: String,
    /// The time as read, and where it stands; where there is none, the note's place in the record says when.
    pub time: Option<Placed<Time>>,
    /// All the words after the time, as typed, with the dash or comma before them.
    pub words: Vec<Inline>,
    /// Who did what, as far as the words say.
    pub movements: Vec<Movement>,
    /// Where it stands.
    pub place: Place,
}

/// A footnote: its label as typed, its number on the page, what it says.
#[derive(Debug, Clone, PartialEq)]
pub struct Footnote {
    /// The label as typed (`[^1]` gives `1`).
    pub label: Arc<str>,
    /// The number shown.
    pub number: u32,
    /// How many times it is mentioned; each mention gets a link back.
    pub mentions: u32,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// A run of words.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs, reason = "each variant says what its fields hold")]
pub enum Inline {
    /// Words.
    Text(Box<str>),
    /// Stressed words.
    Emphasis(Vec<Inline>),
    /// Strongly stressed words.
    Strong(Vec<Inline>),
    /// Words struck out.
    Struck(Vec<Inline>),
    /// Words of a computer.
    Code(Box<str>),
    /// A link; where it leads stands in the list beside the body at this index.
    Link { destination: usize, title: Box<str>, words: Vec<Inline> },
    /// A picture; where it is stands in the list beside the body at this index.
    Image { destination: usize, title: Box<str>, alt: Box<str> },
    /// A mention of a footnote: its number, and which mention of it this is (from 1).
    Footnote { number: u32, mention: u32 },
    /// Raw HTML as typed; shown as text.
    RawHtml(Box<str>),
    /// The end of a line in the source; a space on the page.
    SoftBreak,
    /// A new line on the page.
    HardBreak,
}

/// Appends the plain words of some inlines to `words`.
pub fn write_plain(inlines: &[Inline], words: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Code(text) | Inline::RawHtml(text) => words.push_str(text),
            Inline::Emphasis(inner)
            | Inline::Strong(inner)
            | Inline::Struck(inner)
            | Inline::Link { words: inner, .. } => write_plain(inner, words),
            Inline::Image { alt, .. } => words.push_str(alt),
            Inline::Footnote { .. } => {}
            Inline::SoftBreak | Inline::HardBreak => words.push(' '),
        }
    }
}

/// Returns the plain words of some inlines.
pub fn plain(inlines: &[Inline]) -> String {
    let mut words = String::new();
    write_plain(inlines, &mut words);
    words
}

/// Returns the plain words of some blocks, a space between blocks; facts in fences say nothing.
pub fn plain_blocks(blocks: &[Block]) -> String {
    let mut words = String::new();
    write_plain_blocks(blocks, &mut words);
    words
}

fn write_plain_blocks(blocks: &[Block], words: &mut String) {
    for block in blocks {
        if !words.is_empty() && !words.ends_with(' ') {
            words.push(' ');
        }
        match block {
            Block::Paragraph(inlines) | Block::Heading { words: inlines, .. } => write_plain(inlines, words),
            Block::List(list) => list.entries.iter().for_each(|entry| write_plain_blocks(&entry.blocks, words)),
            Block::Quote { blocks, .. } | Block::Summary(blocks) | Block::Exempt { blocks, .. } => {
                write_plain_blocks(blocks, words);
            }
            Block::Code { text, .. } | Block::RawHtml(text) => words.push_str(text),
            Block::Table(table) => {
                for cell in std::iter::once(&table.head).chain(&table.rows).flatten() {
                    write_plain(cell, words);
                    words.push(' ');
                }
            }
            Block::Resolutions(block) => {
                write_plain(&block.lead, words);
                block.resolutions.iter().for_each(|resolution| write_plain_blocks(&resolution.body.blocks, words));
            }
            Block::TimedNote(note) => {
                words.push_str(&note.typed);
                write_plain(&note.words, words);
            }
            Block::Rule | Block::Vote(_) | Block::Action(_) | Block::Declaration(_) | Block::Withheld { .. } => {}
        }
    }
}

/// A place in a page that a link may lead to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Anchor {
    /// A heading, by its anchor.
    Heading(Arc<str>),
    /// A resolution in a minute, by its number; its anchor is `resolution-<n>`.
    Resolution(u32),
}

impl Anchor {
    /// What an anchor may stand for as it is typed in a link: a heading, or also the resolution of that number.
    pub fn typed(anchor: &str) -> impl Iterator<Item = Self> + use<> {
        let number = anchor.strip_prefix("resolution-").and_then(|number| number.parse().ok());
        let resolution = number.filter(|number| *anchor == *resolution_anchor(*number)).map(Self::Resolution);
        [Self::Heading(anchor.into())].into_iter().chain(resolution)
    }
}

/// Calls `found` with the anchor of each heading and each resolution, however deep.
pub fn each_anchor(blocks: &[Block], found: &mut dyn FnMut(Anchor)) {
    super::any_block(blocks, &mut |block| {
        if let Block::Heading { anchor, .. } = block {
            found(Anchor::Heading(anchor.clone()));
        }
        if let Block::Resolutions(block) = block {
            block.resolutions.iter().for_each(|resolution| found(Anchor::Resolution(resolution.number)));
        }
        false
    });
}

/// The anchor of the resolution of that number in its item's page.
pub fn resolution_anchor(number: u32) -> Arc<str> {
    format!("resolution-{number}").into()
}
