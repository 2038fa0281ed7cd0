//! Walks through blocks in the order of the page.

use std::sync::Arc;

use super::body::{Block, Inline};

/// Changes each block, an outer one before what stands in it.
pub fn each_block(blocks: &mut [Block], change: &mut dyn FnMut(&mut Block)) {
    for block in blocks {
        change(block);
        match block {
            Block::List(list) => list.entries.iter_mut().for_each(|entry| each_block(&mut entry.blocks, change)),
            Block::Quote { blocks, .. } | Block::Exempt { blocks, .. } | Block::Summary(blocks) => {
                each_block(blocks, change);
            }
            Block::Resolutions(block) => {
                for resolution in &mut block.resolutions {
                    each_block(&mut Arc::make_mut(&mut resolution.body).blocks, change);
                }
            }
            Block::Paragraph(_)
            | Block::Heading { .. }
            | Block::Code { .. }
            | Block::Table(_)
            | Block::Rule
            | Block::RawHtml(_)
            | Block::TimedNote(_)
            | Block::Vote(_)
            | Block::Action(_)
            | Block::Declaration(_)
            | Block::Withheld { .. } => {}
        }
    }
}

/// Changes each run of words, in the order of the page.
pub fn each_inline(blocks: &mut [Block], change: &mut dyn FnMut(&mut Inline)) {
    each_block(blocks, &mut |block| match block {
        Block::Paragraph(words) | Block::Heading { words, .. } => in_words(words, change),
        Block::Resolutions(block) => in_words(&mut block.lead, change),
        Block::TimedNote(note) => in_words(&mut note.words, change),
        Block::Table(table) => {
            let cells = std::iter::once(&mut table.head).chain(&mut table.rows).flatten();
            cells.for_each(|cell| in_words(cell, change));
        }
        Block::List(_)
        | Block::Quote { .. }
        | Block::Code { .. }
        | Block::Rule
        | Block::RawHtml(_)
        | Block::Vote(_)
        | Block::Action(_)
        | Block::Declaration(_)
        | Block::Exempt { .. }
        | Block::Withheld { .. }
        | Block::Summary(_) => {}
    });
}

/// Calls `seen` with each run of words, an outer one before what stands in it.
pub(super) fn each_run(words: &[Inline], seen: &mut dyn FnMut(&Inline)) {
    for inline in words {
        seen(inline);
        match inline {
            Inline::Emphasis(words) | Inline::Strong(words) | Inline::Struck(words) | Inline::Link { words, .. } => {
                each_run(words, seen);
            }
            Inline::Text(_)
            | Inline::Code(_)
            | Inline::Image { .. }
            | Inline::Footnote { .. }
            | Inline::RawHtml(_)
            | Inline::SoftBreak
            | Inline::HardBreak => {}
        }
    }
}

fn in_words(words: &mut [Inline], change: &mut dyn FnMut(&mut Inline)) {
    for inline in words {
        change(inline);
        match inline {
            Inline::Emphasis(words) | Inline::Strong(words) | Inline::Struck(words) | Inline::Link { words, .. } => {
                in_words(words, change);
            }
            Inline::Text(_)
            | Inline::Code(_)
            | Inline::Image { .. }
            | Inline::Footnote { .. }
            | Inline::RawHtml(_)
            | Inline::SoftBreak
            | Inline::HardBreak => {}
        }
    }
}
