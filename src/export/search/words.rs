//! The plain words of a body, as a reader of its page sees them, and which of them were resolved.

use crate::model::Words;
use crate::model::body::{Block, write_plain};
use crate::model::record::{Action, Declaration, Named, Vote};

/// In which part of a paper words stand: some say more about it than others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    /// Its title.
    Title,
    /// What it says.
    Words,
    /// What was resolved.
    Decision,
    /// What it stands in: the committee, the day.
    Context,
}

/// The text of one paper, field by field, in the order of its page.
#[derive(Debug, Default)]
pub(super) struct Text {
    words: String,
    /// Where each run of words ends; no phrase reaches over that.
    ends: Vec<(Field, usize)>,
}

impl Text {
    /// The runs of words.
    pub fn runs(&self) -> impl Iterator<Item = (Field, &str)> {
        let begins = std::iter::once(0).chain(self.ends.iter().map(|(_, end)| *end));
        self.ends.iter().zip(begins).map(|((field, end), begin)| (*field, &self.words[begin..*end]))
    }

    /// Adds plain words.
    pub fn push(&mut self, field: Field, words: &str) {
        self.words += words;
        self.end(field);
    }

    /// Ends a run, if there is one.
    fn end(&mut self, field: Field) {
        if self.words.len() > self.ends.last().map_or(0, |(_, end)| *end) {
            self.ends.push((field, self.words.len()));
        }
    }

    /// Adds plain words, if there are any.
    pub fn push_some(&mut self, field: Field, words: Option<&str>) {
        self.push(field, words.unwrap_or_default());
    }

    /// Adds the name of a person, as typed.
    pub fn push_name(&mut self, named: &Named) {
        self.push(Field::Words, &named.typed.value);
    }

    /// Adds all that a body says.
    pub fn push_words(&mut self, field: Field, words: &Words) {
        self.blocks(field, &words.body.blocks);
        for footnote in &words.body.footnotes {
            self.blocks(field, &footnote.blocks);
        }
    }

    /// Adds what is to be done, and by whom.
    pub fn push_action(&mut self, field: Field, action: &Action) {
        self.push(field, &action.what);
        action.owner.iter().for_each(|owner| self.push_name(owner));
    }

    /// Adds who declared an interest, and which.
    pub fn push_declaration(&mut self, declaration: &Declaration) {
        self.push_name(&declaration.member);
        self.push_some(Field::Words, declaration.nature.as_deref());
        self.push_some(Field::Words, declaration.dispensation.as_deref());
    }

    /// Adds who voted, where that was taken by name.
    pub fn push_vote(&mut self, vote: &Vote) {
        let sides = [&vote.in_favour, &vote.against, &vote.abstained];
        sides.into_iter().flat_map(|side| &side.names).chain(&vote.casting).for_each(|named| self.push_name(named));
    }

    fn blocks(&mut self, field: Field, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph(inlines) | Block::Heading { words: inlines, .. } => {
                    write_plain(inlines, &mut self.words);
                    self.end(field);
                }
                Block::List(list) => list.entries.iter().for_each(|entry| self.blocks(field, &entry.blocks)),
                Block::Quote { blocks, .. } | Block::Summary(blocks) | Block::Exempt { blocks, .. } => {
                    self.blocks(field, blocks);
                }
                Block::Code { text, .. } | Block::RawHtml(text) => self.push(field, text),
                Block::Table(table) => {
                    for row in std::iter::once(&table.head).chain(&table.rows) {
                        for cell in row {
                            write_plain(cell, &mut self.words);
                            self.words.push_str(" | ");
                        }
                        self.end(field);
                    }
                }
                Block::Resolutions(block) => {
                    write_plain(&block.lead, &mut self.words);
                    self.end(field);
                    let resolutions = block.resolutions.iter();
                    resolutions.for_each(|resolution| self.blocks(Field::Decision, &resolution.body.blocks));
                }
                Block::TimedNote(note) => {
                    self.words += &note.typed;
                    write_plain(&note.words, &mut self.words);
                    self.end(field);
                }
                Block::Vote(vote) => self.push_vote(vote),
                Block::Action(action) => self.push_action(field, action),
                Block::Declaration(declaration) => self.push_declaration(declaration),
                Block::Rule | Block::Withheld { .. } => {}
            }
        }
    }
}
