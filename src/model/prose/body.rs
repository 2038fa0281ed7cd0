//! The passages of a body: paragraphs, rows, facts in fences, footnotes, and where links lead.

use super::super::body::{
    Block, Body, Entry, Footnote, Inline, List, ResolutionBlock, Table, TimedNote, TypedResolution, plain,
};
use super::super::record::{Action, Declaration, Movement, Side, Vote};
use super::super::walk::each_run;
use super::super::words::{Destination, Link, Words};
use super::{PassageSort, Standing, Walk};
use crate::diagnostic::Place;

impl Walk<'_> {
    /// All that a body says.
    pub(super) fn body(&mut self, words: &Words, standing: &Standing, place: &Place) {
        let Words { body, links } = words;
        let Body { blocks, footnotes } = &**body;
        self.blocks(blocks, standing, place);
        self.beside(footnotes, links, standing, place);
    }

    /// What a withheld minute says: its summaries are for the public.
    pub(super) fn withheld_minute(&mut self, words: &Words, standing: &Standing, place: &Place) {
        let Words { body, links } = words;
        let Body { blocks, footnotes } = &**body;
        for block in blocks {
            match block {
                Block::Summary(blocks) => self.declared(blocks, standing, place),
                other => self.blocks(std::slice::from_ref(other), standing, place),
            }
        }
        self.beside(footnotes, links, &Standing::Open, place);
    }

    /// What stands beside the blocks. Whether a note is public follows from who mentions it, which only the gate knows.
    fn beside(&mut self, footnotes: &[Footnote], links: &[Link], standing: &Standing, place: &Place) {
        for footnote in footnotes {
            let Footnote { label: _, number: _, mentions: _, blocks } = footnote;
            self.blocks(blocks, standing, place);
        }
        for link in links {
            let Link { destination, place: _, id: _ } = link;
            match destination {
                Destination::Outside(url) => self.say(url, PassageSort::Address, standing, place),
                Destination::Page(..) | Destination::File(_) | Destination::Nowhere => {}
            }
        }
    }

    /// A public summary: its words may be published whatever else is withheld.
    fn declared(&mut self, blocks: &[Block], standing: &Standing, place: &Place) {
        let seen = &mut *self.seen;
        let mut declared = |passage: super::Passage| {
            let is_open = !passage.standing.is_closed();
            let sort = if is_open { PassageSort::Declared } else { passage.sort };
            seen(super::Passage { sort, standing: if is_open { standing } else { passage.standing }, ..passage });
        };
        Walk { seen: &mut declared, as_of: self.as_of }.blocks(blocks, &Standing::Open, place);
    }

    fn blocks(&mut self, blocks: &[Block], standing: &Standing, place: &Place) {
        for block in blocks {
            match block {
                Block::Paragraph(words) | Block::Heading { level: _, anchor: _, words } => {
                    self.inlines(words, standing, place);
                }
                Block::List(List { numbered: _, tight: _, entries }) => {
                    for Entry { number: _, ticked: _, blocks } in entries {
                        self.blocks(blocks, standing, place);
                    }
                }
                Block::Quote { alert: _, blocks } | Block::Summary(blocks) => self.blocks(blocks, standing, place),
                Block::Code { language, text } => {
                    self.say(language, PassageSort::Address, standing, place);
                    self.say(text, PassageSort::Words, standing, place);
                }
                Block::Table(Table { columns: _, head, rows }) => {
                    for row in std::iter::once(head).chain(rows) {
                        let cells: Vec<String> = row.iter().map(|cell| plain(cell)).collect();
                        self.say(&cells.join(" "), PassageSort::Row, standing, place);
                        row.iter().for_each(|cell| self.hidden(cell, standing, place));
                    }
                }
                Block::RawHtml(text) => self.say(text, PassageSort::Words, standing, place),
                Block::Resolutions(ResolutionBlock { lead, heading: _, numbered: _, resolutions }) => {
                    self.inlines(lead, standing, place);
                    for TypedResolution { number: _, shown: _, body, place: _ } in resolutions {
                        let Body { blocks, footnotes } = &**body;
                        self.decided(|walk| {
                            walk.blocks(blocks, standing, place);
                            walk.beside(footnotes, &[], standing, place);
                        });
                    }
                }
                Block::TimedNote(note) => self.timed_note(note, standing, place),
                Block::Vote(vote) => self.vote(vote, standing, place),
                Block::Action(action) => self.action(action, standing, place),
                Block::Declaration(declaration) => self.declaration(declaration, standing, place),
                Block::Exempt { paragraphs, blocks, place } => {
                    self.blocks(blocks, &Standing::Exempt(paragraphs.clone()), place);
                }
                Block::Rule | Block::Withheld { paragraphs: _ } => {}
            }
        }
    }

    fn timed_note(&mut self, note: &TimedNote, standing: &Standing, place: &Place) {
        let TimedNote { typed, time: _, words, movements, place: _ } = note;
        self.say(&(typed.clone() + " " + &plain(words)), PassageSort::Words, standing, place);
        self.hidden(words, standing, place);
        for Movement { who, sort: _, time: _ } in movements {
            self.name(who, standing, place);
        }
    }

    pub(super) fn vote(&mut self, vote: &Vote, standing: &Standing, place: &Place) {
        let Vote { in_favour, against, abstained, casting, is_whole: _, resolution: _, place: _ } = vote;
        for Side { count: _, names } in [in_favour, against, abstained] {
            names.iter().for_each(|named| self.name(named, standing, place));
        }
        casting.iter().for_each(|named| self.name(named, standing, place));
    }

    pub(super) fn action(&mut self, action: &Action, standing: &Standing, place: &Place) {
        let Action { what, owner, due: _, done: _ } = action;
        self.say(what, PassageSort::Words, standing, place);
        owner.iter().for_each(|named| self.name(named, standing, place));
    }

    pub(super) fn declaration(&mut self, declaration: &Declaration, standing: &Standing, place: &Place) {
        let Declaration { member, sort: _, nature, left: _, dispensation } = declaration;
        self.name(member, standing, place);
        self.words(nature.as_ref(), standing, place);
        self.words(dispensation.as_ref(), standing, place);
    }

    fn inlines(&mut self, words: &[Inline], standing: &Standing, place: &Place) {
        self.say(&plain(words), PassageSort::Words, standing, place);
        self.hidden(words, standing, place);
    }

    /// What the words hold beside themselves: the titles of links and pictures.
    fn hidden(&mut self, words: &[Inline], standing: &Standing, place: &Place) {
        each_run(words, &mut |inline| {
            if let Inline::Link { title, .. } | Inline::Image { title, .. } = inline {
                self.say(title, PassageSort::Words, standing, place);
            }
        });
    }
}
