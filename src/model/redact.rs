//! Words without what the public may not read.
//!
//! Takes [`Words`]; gives words in which exempt parts, the footnotes that only they mention and the links
//! that only they hold do not exist. Decides nothing: the gate in [`super::public`] does.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use jiff::civil::Date;

use super::body::{Anchor, Block, Body, Inline, each_anchor};
use super::meeting::Meeting;
use super::walk::{each_block, each_inline};
use super::words::{Destination, Words, any_block};

/// The words with each exempt part replaced by a note that there is one.
pub(super) fn without_exempt_parts(words: &Words) -> Words {
    if !words.has_exempt_part() {
        return words.clone();
    }
    keep(words, redact(&words.body.blocks))
}

/// The record of a meeting as far as the public may read it once its minutes are out: no minute and no declaration of
/// what was taken in private, and no exempt part.
pub fn open_record(meeting: &Meeting) -> Meeting {
    let mut open = meeting.clone();
    open.introduction = without_exempt_parts(&open.introduction);
    open.closing = without_exempt_parts(&open.closing);
    for item in &mut open.items {
        if item.access.is_open() {
            item.minute = without_exempt_parts(&item.minute);
        } else {
            item.minute = Words::default();
            item.declarations.clear();
            item.resolutions.clear();
        }
    }
    open
}

/// Only the public summaries among the words.
pub(super) fn only_summaries(words: &Words) -> Words {
    let summaries = words.body.blocks.iter().filter(|block| matches!(block, Block::Summary(_)));
    keep(words, redact(&summaries.cloned().collect::<Vec<_>>()))
}

/// The words in which no action is done that was done after the day.
pub(super) fn without_later(words: Words, as_of: Date) -> Words {
    let is_later = |block: &Block| matches!(block, Block::Action(action) if action.done > Some(as_of));
    if !any_block(&words.body.blocks, &mut |block| is_later(block)) {
        return words;
    }
    let mut body = Body::clone(&words.body);
    each_block(&mut body.blocks, &mut |block| {
        if let Block::Action(action) = block {
            action.done = action.done.filter(|done| *done <= as_of);
        }
    });
    Words { body: Arc::new(body), ..words }
}

/// A body of these blocks, with what they mention of the old body's footnotes and links.
fn keep(words: &Words, blocks: Vec<Block>) -> Words {
    let mut mentioned = Mentioned::default();
    mentioned.blocks(&blocks);
    let mut footnotes = Vec::new();
    let mut pending: Vec<u32> = mentioned.footnotes.iter().copied().collect();
    while let Some(number) = pending.pop() {
        for footnote in words.body.footnotes.iter().filter(|footnote| footnote.number == number) {
            let mut footnote = footnote.clone();
            footnote.blocks = redact(&footnote.blocks);
            let before = mentioned.footnotes.clone();
            mentioned.blocks(&footnote.blocks);
            pending.extend(mentioned.footnotes.difference(&before));
            footnotes.push(footnote);
        }
    }
    footnotes.sort_by_key(|footnote| footnote.number);
    let mut headings = HashSet::new();
    each_anchor(&blocks, &mut |anchor| {
        headings.insert(anchor);
    });
    let mut withheld = HashSet::new();
    each_anchor(&words.body.blocks, &mut |anchor| {
        withheld.extend((!headings.contains(&anchor)).then_some(anchor));
    });
    let mut links = Vec::clone(&words.links);
    for (index, link) in links.iter_mut().enumerate() {
        let leads_to_withheld = match &link.destination {
            Destination::Outside(typed) => {
                let anchors = typed.strip_prefix('#').into_iter().flat_map(Anchor::typed);
                { anchors }.any(|anchor| withheld.contains(&anchor))
            }
            Destination::Page(..) | Destination::File(_) | Destination::Nowhere => false,
        };
        if !mentioned.links.contains(&index) || leads_to_withheld {
            link.destination = Destination::Nowhere;
        }
    }
    let mut body = Body { blocks, footnotes };
    count_mentions(&mut body);
    Words { body: Arc::new(body), links: links.into() }
}

/// Counts the mentions of each footnote anew: those in exempt parts are gone, and a link back would lead nowhere.
fn count_mentions(body: &mut Body) {
    let mut counts: HashMap<u32, u32> = HashMap::new();
    let mut count = |inline: &mut Inline| {
        if let Inline::Footnote { number, mention } = inline {
            let count = counts.entry(*number).or_default();
            *count += 1;
            *mention = *count;
        }
    };
    each_inline(&mut body.blocks, &mut count);
    body.footnotes.iter_mut().for_each(|footnote| each_inline(&mut footnote.blocks, &mut count));
    for footnote in &mut body.footnotes {
        footnote.mentions = counts.get(&footnote.number).copied().unwrap_or(0);
    }
}

fn redact(blocks: &[Block]) -> Vec<Block> {
    blocks.iter().cloned().map(redact_block).collect()
}

fn redact_block(block: Block) -> Block {
    match block {
        Block::Exempt { paragraphs, .. } => Block::Withheld { paragraphs },
        Block::List(mut list) => {
            list.entries.iter_mut().for_each(|entry| entry.blocks = redact(&entry.blocks));
            Block::List(list)
        }
        Block::Quote { alert, blocks } => Block::Quote { alert, blocks: redact(&blocks) },
        Block::Summary(blocks) => Block::Summary(redact(&blocks)),
        Block::Resolutions(mut block) => {
            for resolution in &mut block.resolutions {
                let body = Arc::make_mut(&mut resolution.body);
                body.blocks = redact(&body.blocks);
            }
            Block::Resolutions(block)
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
        | Block::Withheld { .. } => block,
    }
}

/// What some blocks mention: footnotes by number, links by index.
#[derive(Default)]
struct Mentioned {
    footnotes: HashSet<u32>,
    links: HashSet<usize>,
}

impl Mentioned {
    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph(words) | Block::Heading { words, .. } => self.inlines(words),
                Block::List(list) => list.entries.iter().for_each(|entry| self.blocks(&entry.blocks)),
                Block::Quote { blocks, .. } | Block::Summary(blocks) | Block::Exempt { blocks, .. } => {
                    self.blocks(blocks);
                }
                Block::Table(table) => {
                    std::iter::once(&table.head).chain(&table.rows).flatten().for_each(|cell| self.inlines(cell));
                }
                Block::Resolutions(block) => {
                    self.inlines(&block.lead);
                    block.resolutions.iter().for_each(|resolution| self.blocks(&resolution.body.blocks));
                }
                Block::TimedNote(note) => self.inlines(&note.words),
                Block::Code { .. }
                | Block::Rule
                | Block::RawHtml(_)
                | Block::Vote(_)
                | Block::Action(_)
                | Block::Declaration(_)
                | Block::Withheld { .. } => {}
            }
        }
    }

    fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Emphasis(words) | Inline::Strong(words) | Inline::Struck(words) => self.inlines(words),
                Inline::Link { destination, words, .. } => {
                    self.links.insert(*destination);
                    self.inlines(words);
                }
                Inline::Image { destination, .. } => {
                    self.links.insert(*destination);
                }
                Inline::Footnote { number, .. } => {
                    self.footnotes.insert(*number);
                }
                Inline::Text(_) | Inline::Code(_) | Inline::RawHtml(_) | Inline::SoftBreak | Inline::HardBreak => {}
            }
        }
    }
}
