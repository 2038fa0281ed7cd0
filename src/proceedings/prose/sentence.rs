//! Sentences and words: what the words of a decision are taken apart into before they are read.

use std::borrow::Cow;

use crate::model::body::{Block, List, plain};

/// A sentence and its words.
#[derive(Debug)]
pub struct Sentence<'a> {
    /// The sentence, as typed.
    pub text: &'a str,
    /// Its words.
    pub words: Vec<Word<'a>>,
}

/// A word of a sentence.
#[derive(Debug, Clone)]
pub struct Word<'a> {
    /// As typed.
    pub typed: &'a str,
    /// In small letters.
    pub small: Cow<'a, str>,
    /// Where it begins in the sentence.
    pub start: usize,
}

/// Words before whose full stop no sentence ends.
const SHORT: &[&str] = &[
    "cllr", "cllrs", "cr", "mr", "mrs", "ms", "dr", "no", "nos", "st", "rev", "prof", "hon", "e.g", "i.e", "etc",
    "para",
];

impl<'a> Sentence<'a> {
    /// The sentences of a line.
    pub fn of(line: &'a str) -> Vec<Self> {
        let mut sentences = Vec::new();
        let mut start = 0;
        for (at, mark) in line.char_indices().filter(|(_, letter)| matches!(letter, '.' | ';' | '!' | '?')) {
            if ends_here(&line[start..at], mark, &line[at + mark.len_utf8()..]) {
                sentences.extend(Self::whole(&line[start..at + mark.len_utf8()]));
                start = at + mark.len_utf8();
            }
        }
        sentences.extend(Self::whole(&line[start..]));
        sentences
    }

    fn whole(text: &'a str) -> Option<Self> {
        let text = text.trim();
        let words = words(text);
        (words.len() > 2).then_some(Self { text, words })
    }

    /// The word at a place, in small letters; nothing beyond the end.
    pub fn small(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| &word.small)
    }

    /// Is the word at a place one of these?
    pub fn is(&self, at: usize, any: &[&str]) -> bool {
        any.contains(&self.small(at))
    }

    /// What stands between a word and the next: spaces, commas, brackets.
    pub fn behind(&self, at: usize) -> &str {
        let Some(word) = self.words.get(at) else { return "" };
        let start = word.start + word.typed.len();
        let end = self.words.get(at + 1).map_or(self.text.len(), |next| next.start);
        &self.text[start..end]
    }

    /// The words from one place to before another, as typed, with what stands between them.
    pub fn typed(&self, from: usize, to: usize) -> &'a str {
        let (Some(first), Some(last)) = (self.words.get(from), to.checked_sub(1).and_then(|at| self.words.get(at)))
        else {
            return "";
        };
        self.text.get(first.start..last.start + last.typed.len()).unwrap_or_default()
    }
}

fn ends_here(before: &str, mark: char, after: &str) -> bool {
    if after.trim().is_empty() {
        return false;
    }
    if !after.starts_with(char::is_whitespace) {
        return false;
    }
    let last = before.rsplit(|letter: char| letter.is_whitespace() || letter == '(').next().unwrap_or_default();
    let is_short = SHORT.contains(&last.to_lowercase().as_str()) || last.chars().count() <= 1;
    mark != '.' || !is_short
}

fn words(text: &str) -> Vec<Word<'_>> {
    let is_part = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '/' | '\'' | '’');
    // English has a space after every fifth letter or so.
    let mut words = Vec::with_capacity(text.len() / 5);
    let mut at = 0;
    while let Some(found) = text[at..].find(is_part) {
        let start = at + found;
        let end = text[start..].find(|letter| !is_part(letter)).map_or(text.len(), |length| start + length);
        let typed = text[start..end].trim_end_matches(['-', '/', '\'', '’']);
        if typed.starts_with(char::is_alphanumeric) {
            words.push(Word { typed, small: small(typed), start });
        }
        at = end;
    }
    words
}

/// A word in small letters: most are typed so.
fn small(typed: &str) -> Cow<'_, str> {
    if typed.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        Cow::Borrowed(typed)
    } else {
        Cow::Owned(typed.to_lowercase())
    }
}

/// The lines of a resolution: its paragraphs, and what a list says together with the words that lead to it.
pub(super) fn lines(blocks: &[Block]) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph(words) => lines.push(plain(words)),
            Block::List(list) => match lines.last_mut().filter(|lead| leads(lead)) {
                Some(lead) => add_entries(lead, list),
                None => lines.extend(list.entries.iter().flat_map(|entry| self::lines(&entry.blocks))),
            },
            Block::Heading { .. }
            | Block::Quote { .. }
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
    lines
}

/// Does a line lead to what stands under it ("That the Clerk be asked to:")?
fn leads(line: &str) -> bool {
    let line = line.trim_end();
    line.ends_with(':') || line.ends_with(" to") || line.ends_with(" that")
}

fn add_entries(lead: &mut String, list: &List) {
    for (index, entry) in list.entries.iter().enumerate() {
        lead.push_str(if index == 0 { " " } else { ", " });
        let said = lines(&entry.blocks).join(" ");
        lead.push_str(said.trim().trim_end_matches(['.', ';', ',']).trim_end_matches("; and"));
    }
}
