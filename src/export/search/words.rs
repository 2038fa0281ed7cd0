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
    /// Runs of words; no phrase reaches over the end of one.
    pub runs: Vec<(Field, String)>,
}

impl Text {
    /// Adds plain words.
    pub fn push(&mut self, field: Field, words: impl Into<String>) {
        let words = words.into();
        if !words.is_empty() {
            self.runs.push((field, words));
        }
    }

    /// Adds plain words, if there are any.
    pub fn push_some(&mut self, field: Field, words: Option<&str>) {
        self.push(field, words.unwrap_or_default());
    }

    /// Adds the name of a person, as typed.
    pub fn push_name(&mut self, named: &Named) {
        self.push(Field::Words, named.typed.value.as_str());
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
        self.push(field, action.what.as_str());
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
                    let mut words = String::new();
                    write_plain(inlines, &mut words);
                    self.push(field, words);
                }
                Block::List(list) => list.entries.iter().for_each(|entry| self.blocks(field, &entry.blocks)),
                Block::Quote { blocks, .. } | Block::Summary(blocks) | Block::Exempt { blocks, .. } => {
                    self.blocks(field, blocks);
                }
                Block::Code { text, .. } | Block::RawHtml(text) => self.push(field, text.as_str()),
                Block::Table(table) => {
                    for row in std::iter::once(&table.head).chain(&table.rows) {
                        let mut words = String::new();
                        for cell in row {
                            write_plain(cell, &mut words);
                            words.push_str(" | ");
                        }
                        self.push(field, words);
                    }
                }
                Block::Resolutions(block) => {
                    let mut lead = String::new();
                    write_plain(&block.lead, &mut lead);
                    self.push(field, lead);
                    let resolutions = block.resolutions.iter();
                    resolutions.for_each(|resolution| self.blocks(Field::Decision, &resolution.body.blocks));
                }
                Block::TimedNote(note) => {
                    let mut words = note.typed.clone();
                    write_plain(&note.words, &mut words);
                    self.push(field, words);
                }
                Block::Vote(vote) => self.push_vote(vote),
                Block::Action(action) => self.push_action(field, action),
                Block::Declaration(declaration) => self.push_declaration(declaration),
                Block::Rule | Block::Withheld { .. } => {}
            }
        }
    }
}
