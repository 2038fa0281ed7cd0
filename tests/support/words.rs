//! The words that a reader of a body finds, to see that none of the source is lost.

use std::fmt::Write;

use minutebook::model::body::{Block, Inline};
use minutebook::paper::body::ReadBody;

/// Runs of letters and digits.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// The words on the page, and those of the links' targets.
pub fn shown(read: &ReadBody) -> String {
    let mut text = String::new();
    for link in &read.links {
        text.extend([&link.target, " "]);
    }
    blocks(&mut text, &read.body.blocks);
    for footnote in &read.body.footnotes {
        text.extend([" ", &footnote.label, " "]);
        blocks(&mut text, &footnote.blocks);
    }
    text
}

fn blocks(text: &mut String, all: &[Block]) {
    for block in all {
        text.push(' ');
        match block {
            Block::Paragraph(words) | Block::Heading { words, .. } => inlines(text, words),
            Block::List(list) => {
                for entry in &list.entries {
                    let ticked = entry.ticked.map_or("", |ticked| if ticked { "x X" } else { "" });
                    write!(text, " {} {ticked}", entry.number).expect("memory");
                    blocks(text, &entry.blocks);
                }
            }
            Block::Quote { alert, blocks: inner } => {
                text.push_str(&alert.map_or(String::new(), |alert| format!("{alert:?}").to_uppercase()));
                blocks(text, inner);
            }
            Block::Code { language, text: code } => text.extend([language, " ", code]),
            Block::Table(table) => {
                for cell in std::iter::once(&table.head).chain(&table.rows).flatten() {
                    inlines(text, cell);
                    text.push(' ');
                }
            }
            Block::RawHtml(html) => text.push_str(html),
            Block::Resolutions(block) => {
                inlines(text, &block.lead);
                for resolution in &block.resolutions {
                    write!(text, " {}", resolution.shown).expect("memory");
                    blocks(text, &resolution.body.blocks);
                }
            }
            Block::TimedNote(note) => {
                text.push_str(&note.typed);
                inlines(text, &note.words);
            }
            Block::Exempt { paragraphs, blocks: inner, .. } => {
                write!(text, "exempt {paragraphs:?}").expect("memory");
                blocks(text, inner);
            }
            Block::Summary(inner) => {
                text.push_str("summary");
                blocks(text, inner);
            }
            Block::Rule | Block::Vote(_) | Block::Action(_) | Block::Declaration(_) | Block::Withheld { .. } => {}
        }
    }
}

fn inlines(text: &mut String, all: &[Inline]) {
    for inline in all {
        match inline {
            Inline::Text(words) | Inline::Code(words) | Inline::RawHtml(words) => text.push_str(words),
            Inline::Emphasis(words) | Inline::Strong(words) | Inline::Struck(words) => inlines(text, words),
            Inline::Link { title, words, .. } => {
                inlines(text, words);
                if !title.is_empty() {
                    text.extend([" ", title, " "]);
                }
            }
            Inline::Image { title, alt, .. } => text.extend([" ", alt, " ", title, " "]),
            Inline::Footnote { number, .. } => write!(text, " {number} ").expect("memory"),
            Inline::SoftBreak | Inline::HardBreak => text.push(' '),
        }
    }
}
