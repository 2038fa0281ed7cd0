//! Words whose links lead somewhere: a body, and beside it the destinations.

use std::sync::Arc;

use super::address::Address;
use super::body::{Block, Body};
use crate::diagnostic::Place;

/// The words of a paper, tied: the body as typed and its links and pictures.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Words {
    /// The words.
    pub body: Arc<Body>,
    /// Where the links lead, by the index that the body's links carry. Shared: a resolution has those of its minute.
    pub links: Arc<Vec<Link>>,
}

impl Words {
    /// Are there none?
    pub fn is_empty(&self) -> bool {
        self.body.blocks.is_empty() && self.body.footnotes.is_empty()
    }

    /// Points links elsewhere: `to` gives the new destination of the link of an index, or nothing where it stays.
    pub(super) fn redirect(&mut self, to: &mut dyn FnMut(usize, &Link) -> Option<Destination>) {
        let moved: Vec<(usize, Destination)> =
            self.links.iter().enumerate().filter_map(|(index, link)| Some((index, to(index, link)?))).collect();
        if moved.is_empty() {
            return;
        }
        let links = Arc::make_mut(&mut self.links);
        for (index, destination) in moved {
            links[index].destination = destination;
        }
    }

    /// Does a part of them say something that only some may read?
    pub fn has_exempt_part(&self) -> bool {
        self.body.has_exempt_part()
    }
}

/// A link or a picture: where it leads, and where it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Where it leads.
    pub destination: Destination,
    /// Where it was typed.
    pub place: Place,
    /// The id between `[[` and `]]`, if it was typed so. Where nothing else was typed, a page shows the title instead.
    pub id: Option<Arc<str>>,
}

/// Where a link or a picture leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Destination {
    /// To another site, to a mail address, or to a heading of the same page (`#costs`).
    Outside(Arc<str>),
    /// To a page of this site, perhaps to a heading in it.
    Page(Address, Option<Arc<str>>),
    /// To an attachment.
    File(Address),
    /// Nowhere that the reader may go: the words stay, the link does not.
    Nowhere,
}

impl Body {
    /// Does a part of it say something that only some may read?
    pub fn has_exempt_part(&self) -> bool {
        any_block(&self.blocks, &mut |block| matches!(block, Block::Exempt { .. }))
            || self
                .footnotes
                .iter()
                .any(|footnote| any_block(&footnote.blocks, &mut |block| matches!(block, Block::Exempt { .. })))
    }
}

/// Does the fact hold for any block, however deep?
pub fn any_block(blocks: &[Block], fact: &mut dyn FnMut(&Block) -> bool) -> bool {
    blocks.iter().any(|block| {
        fact(block)
            || match block {
                Block::List(list) => list.entries.iter().any(|entry| any_block(&entry.blocks, fact)),
                Block::Quote { blocks, .. } | Block::Exempt { blocks, .. } | Block::Summary(blocks) => {
                    any_block(blocks, fact)
                }
                Block::Resolutions(block) => {
                    block.resolutions.iter().any(|resolution| any_block(&resolution.body.blocks, fact))
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
                | Block::Withheld { .. } => false,
            }
    })
}
