//! Words put together by hand, block by block.

use std::sync::Arc;

use minutebook::diagnostic::{Place, Placed};
use minutebook::model::body::{
    Block, Body, Column, Entry, Footnote, Inline, List, ResolutionBlock, Table, TimedNote, TypedResolution,
};
use minutebook::model::identity::PersonId;
use minutebook::model::record::Named;
use minutebook::model::{Destination, Link, Words};

/// Any place.
pub fn place() -> Place {
    Place::file("content/paper.md")
}

/// Somebody as typed, without a file.
pub fn typed(name: &str) -> Named {
    Named::typed(Placed::new(name.to_owned(), place()))
}

/// Somebody by the id of their file.
pub fn person(id: &str) -> Named {
    Named { person: Some(PersonId::new(id)), ..typed(id) }
}

/// Words of these blocks.
pub fn words(blocks: Vec<Block>) -> Words {
    linked(blocks, Vec::new())
}

/// Words of these blocks, whose links lead there.
pub fn linked(blocks: Vec<Block>, destinations: Vec<Destination>) -> Words {
    with_notes(blocks, destinations, Vec::new())
}

/// Words of these blocks, with footnotes.
pub fn with_notes(blocks: Vec<Block>, destinations: Vec<Destination>, footnotes: Vec<Footnote>) -> Words {
    let links = destinations
        .into_iter()
        .map(|destination| Link { destination, place: place(), id: None })
        .collect::<Vec<_>>()
        .into();
    Words { body: Arc::new(Body { blocks, footnotes }), links }
}

/// A run of plain words.
pub fn text(words: &str) -> Inline {
    Inline::Text(words.into())
}

/// A link to the destination of that index.
pub fn link(destination: usize, words: &str) -> Inline {
    Inline::Link { destination, title: "".into(), words: vec![text(words)] }
}

/// A paragraph of plain words.
pub fn p(words: &str) -> Block {
    Block::Paragraph(vec![text(words)])
}

/// A heading.
pub fn heading(level: u8, anchor: &str, words: &str) -> Block {
    Block::Heading { level, anchor: anchor.into(), words: vec![text(words)] }
}

/// A numbered list of paragraphs, with these numbers.
pub fn numbered(entries: &[(u64, &str)]) -> Block {
    let entry = |(number, words): &(u64, &str)| Entry { number: *number, ticked: None, blocks: vec![p(words)] };
    Block::List(List { numbered: true, tight: true, entries: entries.iter().map(entry).collect() })
}

/// A bulleted list of paragraphs.
pub fn bullets(entries: &[&str]) -> Block {
    let entry = |words: &&str| Entry { number: 0, ticked: None, blocks: vec![p(words)] };
    Block::List(List { numbered: false, tight: true, entries: entries.iter().map(entry).collect() })
}

/// A task list.
pub fn tasks(entries: &[(bool, &str)]) -> Block {
    let entry = |(ticked, words): &(bool, &str)| Entry { number: 0, ticked: Some(*ticked), blocks: vec![p(words)] };
    Block::List(List { numbered: false, tight: true, entries: entries.iter().map(entry).collect() })
}

/// A table of plain words; the last column is set to the right.
pub fn table(head: &[&str], rows: &[&[&str]]) -> Block {
    let cells = |cells: &[&str]| -> Vec<Vec<Inline>> {
        cells.iter().map(|cell| if cell.is_empty() { vec![] } else { vec![text(cell)] }).collect()
    };
    let mut columns = vec![Column::Plain; head.len()];
    if let Some(last) = columns.last_mut() {
        *last = Column::Right;
    }
    Block::Table(Table { columns, head: cells(head), rows: rows.iter().map(|row| cells(row)).collect() })
}

/// Resolutions as a numbered list, numbered on from `first`.
pub fn resolved(first: u32, resolutions: &[&str]) -> Block {
    let typed = resolutions.iter().zip(first..).map(|(words, number)| TypedResolution {
        number,
        shown: u64::from(number),
        body: Arc::new(Body { blocks: vec![p(words)], footnotes: Vec::new() }),
        place: place(),
    });
    Block::Resolutions(ResolutionBlock {
        lead: vec![text("RESOLVED:")],
        heading: None,
        numbered: true,
        resolutions: typed.collect(),
    })
}

/// One resolution as a paragraph.
pub fn resolved_that(number: u32, lead: &str, words: &str) -> Block {
    let body = Arc::new(Body { blocks: vec![p(words)], footnotes: Vec::new() });
    let resolution = TypedResolution { number, shown: u64::from(number), body, place: place() };
    Block::Resolutions(ResolutionBlock {
        lead: vec![text(lead)],
        heading: None,
        numbered: false,
        resolutions: vec![resolution],
    })
}

/// Somebody came or went.
pub fn when(typed: &str, hour: i8, minute: i8, words: &str) -> Block {
    Block::TimedNote(Box::new(TimedNote {
        typed: typed.to_owned(),
        time: Some(Placed::new(jiff::civil::time(hour, minute, 0, 0), place())),
        words: vec![text(words)],
        movements: Vec::new(),
        place: place(),
    }))
}

/// A footnote of one paragraph.
pub fn footnote(number: u32, mentions: u32, words: &str) -> Footnote {
    Footnote { label: number.to_string().into(), number, mentions, blocks: vec![p(words)] }
}
