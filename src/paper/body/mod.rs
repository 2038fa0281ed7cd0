//! The body of a paper: Markdown read into blocks.
//!
//! Takes the text under the front matter; gives a [`ReadBody`]: the words in blocks, and beside them the links,
//! still as typed. What clerks type is understood where it stands: resolutions, timed notes, fenced facts. No word
//! is ever dropped and nothing here is HTML. Tying links and names to papers and people is left to `load`.

mod anchor;
mod clock;
mod cut;
mod fence;
mod fenced;
mod flow;
mod footnote;
mod hours;
mod inline;
mod lines;
mod map;
mod movement;
mod pasted;
mod reader;
mod resolution;
mod run;
mod stray;
mod table;
mod timed_note;

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostics, Place};
use crate::model::body::{Block, Body};
use crate::model::each_block;

pub use hours::hours;

pub(crate) use resolution::renumber;

/// A body as it was read: the words, and beside them the links, still as typed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ReadBody {
    /// The words.
    pub body: Arc<Body>,
    /// What each link or picture of the body was typed to lead to, by the index that it carries.
    pub links: Vec<TypedLink>,
    /// Where each block of the body stands.
    pub extents: Vec<Extent>,
}

/// Where a block stands in its file's text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Extent {
    /// All of it.
    pub range: Range<usize>,
    /// The entries of a list.
    pub entries: Vec<Range<usize>>,
}

/// A link or a picture as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypedLink {
    /// The address or path as typed, Markdown escapes undone (`../06-ict/item.md#costs`); for a `[[…]]` link the
    /// id between the brackets.
    pub target: Arc<str>,
    /// How it was typed.
    pub sort: LinkSort,
    /// It stands in a part that only some may read.
    pub is_exempt: bool,
    /// Where it was typed.
    pub place: Place,
}

/// How a link was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkSort {
    /// `[words](target)`, `<target>`, a bare URL, or a reference.
    Link,
    /// `[[id]]` or `[[id|words]]`.
    Id,
    /// `![alt](target)`.
    Image,
}

/// What a site's settings say about how bodies are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BodyRules {
    /// The words that lead resolutions (`Resolved`, `Recommended`, …).
    pub resolved_words: Vec<String>,
}

/// Reads the Markdown in `text[range]` of the paper `file`; places are bytes of `text`.
pub fn read_body(file: &Arc<str>, text: &str, range: Range<usize>, rules: &BodyRules) -> (ReadBody, Diagnostics) {
    let plain = pasted::with_plain_lists(text, range.clone());
    let (mut read, diagnostics) = reader::read(file, &plain, range, rules);
    if let Some(body) = Arc::get_mut(&mut read.body) {
        tidy(body);
    }
    (read, diagnostics)
}

/// Takes away the spaces that pasted entries begin with, and gives back the room that was kept for words that did
/// not come: ten thousand papers are held at once.
fn tidy(body: &mut Body) {
    let footnotes = body.footnotes.iter_mut().map(|footnote| &mut footnote.blocks);
    for blocks in footnotes.chain([&mut body.blocks]) {
        blocks.shrink_to_fit();
        each_block(blocks, &mut |block| match block {
            Block::Paragraph(words) | Block::Heading { words, .. } => words.shrink_to_fit(),
            Block::List(list) => {
                list.entries.shrink_to_fit();
                for entry in &mut list.entries {
                    pasted::trim(&mut entry.blocks);
                    entry.blocks.shrink_to_fit();
                }
            }
            Block::Quote { blocks, .. } | Block::Exempt { blocks, .. } | Block::Summary(blocks) => {
                blocks.shrink_to_fit();
            }
            Block::Resolutions(block) => {
                block.resolutions.shrink_to_fit();
                for resolution in &mut block.resolutions {
                    let blocks = &mut Arc::make_mut(&mut resolution.body).blocks;
                    pasted::trim(blocks);
                    blocks.shrink_to_fit();
                }
            }
            Block::Table(table) => {
                table.head.iter_mut().chain(table.rows.iter_mut().flatten()).for_each(Vec::shrink_to_fit);
            }
            Block::TimedNote(note) => note.words.shrink_to_fit(),
            Block::Code { .. }
            | Block::Rule
            | Block::RawHtml(_)
            | Block::Vote(_)
            | Block::Action(_)
            | Block::Declaration(_)
            | Block::Withheld { .. } => {}
        });
    }
}
