//! The lines of a minute, in order: what a clerk typed on a line of its own, and how deep in lists it stands.

use crate::model::body::{Block, Inline, plain};

/// A line of a minute.
#[derive(Debug)]
pub(super) struct Line {
    /// Its plain words.
    pub text: String,
    /// In how many lists it stands.
    pub depth: usize,
    /// What it is.
    pub sort: LineSort,
}

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LineSort {
    /// A heading.
    Heading,
    /// A paragraph or a part of it.
    Words,
    /// An entry of a task list that is ticked.
    Ticked,
}

/// All lines of some blocks. `begins` says of the first words of a line in the middle of a paragraph whether it is one
/// of its own.
pub(super) fn lines(blocks: &[Block], begins: &dyn Fn(&str) -> bool) -> Vec<Line> {
    let mut gathered = Vec::new();
    gather(blocks, 0, LineSort::Words, begins, &mut gathered);
    gathered
}

fn gather(blocks: &[Block], depth: usize, sort: LineSort, begins: &dyn Fn(&str) -> bool, lines: &mut Vec<Line>) {
    for block in blocks {
        match block {
            Block::Paragraph(words) => {
                let parts = paragraph(words, begins).into_iter();
                lines.extend(parts.map(|words| Line { text: plain(words), depth, sort }));
            }
            Block::Heading { words, .. } => {
                lines.push(Line { text: plain(words), depth, sort: LineSort::Heading });
            }
            Block::List(list) => {
                for entry in &list.entries {
                    let sort = if entry.ticked == Some(true) { LineSort::Ticked } else { LineSort::Words };
                    gather(&entry.blocks, depth + 1, sort, begins, lines);
                }
            }
            Block::Quote { .. }
            | Block::Code { .. }
            | Block::Table(_)
            | Block::Rule
            | Block::RawHtml(_)
            | Block::Resolutions(_)
            | Block::TimedNote(_)
            | Block::Vote(_)
            | Block::Action(_)
            | Block::Declaration(_)
            | Block::Exempt { .. }
            | Block::Withheld { .. }
            | Block::Summary(_) => {}
        }
    }
}

/// The lines of a paragraph: where it was broken on purpose, and where the words behind a break begin one.
fn paragraph<'a>(words: &'a [Inline], begins: &dyn Fn(&str) -> bool) -> Vec<&'a [Inline]> {
    let (mut parts, mut start) = (Vec::new(), 0);
    for (at, inline) in words.iter().enumerate() {
        let ends = match inline {
            Inline::HardBreak => true,
            Inline::SoftBreak => first_text(&words[at + 1..]).is_some_and(begins),
            Inline::Text(_)
            | Inline::Emphasis(_)
            | Inline::Strong(_)
            | Inline::Struck(_)
            | Inline::Code(_)
            | Inline::Link { .. }
            | Inline::Image { .. }
            | Inline::Footnote { .. }
            | Inline::RawHtml(_) => false,
        };
        if ends {
            parts.push(&words[start..at]);
            start = at + 1;
        }
    }
    parts.push(&words[start..]);
    parts
}

/// The text that some words begin with, in whatever stress.
fn first_text(words: &[Inline]) -> Option<&str> {
    match words.first()? {
        Inline::Text(text) => Some(text),
        Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link { words: inner, .. } => first_text(inner),
        Inline::Struck(_)
        | Inline::Code(_)
        | Inline::Image { .. }
        | Inline::Footnote { .. }
        | Inline::RawHtml(_)
        | Inline::SoftBreak
        | Inline::HardBreak => None,
    }
}
