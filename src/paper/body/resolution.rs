//! The words that lead resolutions: "RESOLVED:", "It was RESOLVED that", "**Recommended** – That …".
//!
//! Precision comes first. A lead stands at the start of its line or is the whole of it, and what follows must look like
//! a resolution; "the Board resolved that" in the middle of a sentence is a sentence.

use unicode_normalization::UnicodeNormalization;

use super::flow::Understands;
use crate::model::body::{Block, Inline, plain};
use crate::model::each_block;

/// The words of the settings that lead resolutions, each split into its parts.
#[derive(Debug)]
pub(super) struct Leads {
    words: Vec<Vec<String>>,
}

/// What a heading or a paragraph leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lead {
    /// To what follows it.
    Whole,
    /// To its own rest, from this byte of its plain words on.
    Before(usize),
}

/// What may stand before the word and say no more than it: "it was then unanimously".
const BEFORE: &[&str] = &[
    "it",
    "was",
    "is",
    "were",
    "be",
    "been",
    "has",
    "have",
    "had",
    "hereby",
    "then",
    "therefore",
    "thereupon",
    "and",
    "so",
    "accordingly",
    "unanimously",
    "duly",
    "also",
    "further",
];

/// Who resolves: "the Parish Council".
const BODIES: &[&str] = &[
    "the",
    "board",
    "council",
    "councillors",
    "committee",
    "sub-committee",
    "subcommittee",
    "cabinet",
    "panel",
    "members",
    "trustees",
    "governors",
    "executive",
    "meeting",
    "group",
    "forum",
    "assembly",
    "commission",
    "authority",
    "parish",
    "town",
    "city",
    "county",
    "borough",
    "district",
    "community",
    "full",
    "working",
    "scrutiny",
    "joint",
    "planning",
];

/// What may stand between the word and what was resolved: "unanimously", "by a majority", "as follows".
const AFTER: &[&str] = &[
    "unanimously",
    "nem",
    "con",
    "nemine",
    "contradicente",
    "accordingly",
    "as",
    "follows",
    "by",
    "a",
    "majority",
    "vote",
    "show",
    "of",
    "hands",
];

/// A paragraph longer than this that ends with a lead is prose.
const LONGEST: usize = 400;

/// So many words are enough to see what a long paragraph begins with.
const FAR: usize = 40;

/// A word of some text: its bytes.
#[derive(Clone, Copy)]
struct Token {
    start: usize,
    end: usize,
}

impl Leads {
    /// The leads of a site.
    pub(super) fn new(words: &[String]) -> Self {
        let parts = |words: &String| tokens(words).map(|token| fold(&words[token.start..token.end])).collect();
        Self { words: words.iter().map(parts).filter(|parts: &Vec<String>| !parts.is_empty()).collect() }
    }

    /// What words lead to, if anything; `text` is their plain text.
    pub(super) fn read(&self, words: &[Inline], text: &str, within: Understands) -> Option<Lead> {
        let tokens: Vec<Token> = if may_end(text) {
            tokens(text).collect()
        } else if self.may_begin(text) {
            tokens(text).take(FAR).collect()
        } else {
            return None;
        };
        let line = Line { words, text, tokens };
        self.at_start(&line, within).or_else(|| self.at_end(&line))
    }

    /// Could a lead begin so? Most paragraphs are told apart by their first word.
    fn may_begin(&self, text: &str) -> bool {
        tokens(text).next().is_some_and(|token| {
            let word = fold(&text[token.start..token.end]);
            let begins =
                |parts: &Vec<String>| parts[0] == word || word.strip_suffix('s').is_some_and(|word| parts[0] == word);
            BEFORE.contains(&word.as_str()) || BODIES.contains(&word.as_str()) || self.words.iter().any(begins)
        })
    }

    /// The lead at the start of a line.
    fn at_start(&self, line: &Line, within: Understands) -> Option<Lead> {
        let mut first = 0;
        let mut names_a_body = false;
        let after = loop {
            if let Some(after) = self.after(line, first) {
                break after;
            }
            let token = line.folded(first)?;
            names_a_body |= BODIES.contains(&token.as_str());
            if !BEFORE.contains(&token.as_str()) && !BODIES.contains(&token.as_str()) {
                return None;
            }
            first += 1;
        };
        let is_marked = line.is_marked(first);
        let (next, end) = line.skip_after(after);
        let rest = &line.text[end..];
        let between = rest.len() - rest.trim_start_matches(is_between).len();
        let points = rest[..between].contains([':', '–', '—', '-']);
        let Some(token) = line.tokens.get(next).filter(|token| token.start <= end + between) else {
            let asks = rest.contains(['?', '!']) || (rest.contains('.') && !is_marked);
            let is_whole = next == line.tokens.len() && !asks;
            return match () {
                () if is_whole => Some(Lead::Whole),
                () if points && line.is_in_capitals(first) => Some(Lead::Before(end + between)),
                () => None,
            };
        };
        let (is_that, is_to) = (line.is(next, "that"), line.is(next, "to"));
        if (is_that || is_to) && next + 1 == line.tokens.len() {
            return Some(Lead::Whole);
        }
        let leads = match () {
            () if is_that => is_marked || (!names_a_body && (points || (first == 0 && within == Understands::Record))),
            () if is_to => line.is_in_capitals(first),
            () => points && line.is_in_capitals(first),
        };
        leads.then_some(Lead::Before(token.start))
    }

    /// The lead at the end of a line: "Moved by Councillor Webb, seconded by Councillor Hale and RESOLVED:".
    fn at_end(&self, line: &Line) -> Option<Lead> {
        let mut last = line.tokens.len();
        if !may_end(line.text) {
            return None;
        }
        while last > 0 && (line.is(last - 1, "that") || line.is(last - 1, "to") || line.is_one_of(last - 1, AFTER)) {
            last -= 1;
        }
        let lengths = self.words.iter().map(Vec::len);
        let first = lengths
            .filter_map(|length| last.checked_sub(length))
            .find(|first| self.after(line, *first) == Some(last))?;
        (first > 0 && line.is_marked(first)).then_some(Lead::Whole)
    }

    /// Where the line goes on after a resolved word that begins at its `first` word.
    fn after(&self, line: &Line, first: usize) -> Option<usize> {
        let is_here = |parts: &&Vec<String>| {
            let last = parts.len() - 1;
            parts.iter().enumerate().all(|(index, part)| {
                line.folded(first + index).is_some_and(|token| {
                    token == *part || (index == last && token.strip_suffix('s').is_some_and(|token| token == part))
                })
            })
        };
        self.words.iter().find(is_here).map(|parts| first + parts.len())
    }
}

/// A line and its words.
struct Line<'a> {
    words: &'a [Inline],
    text: &'a str,
    tokens: Vec<Token>,
}

impl Line<'_> {
    fn typed(&self, index: usize) -> Option<&str> {
        self.tokens.get(index).map(|token| &self.text[token.start..token.end])
    }

    fn folded(&self, index: usize) -> Option<String> {
        self.typed(index).map(fold)
    }

    fn is(&self, index: usize, word: &str) -> bool {
        self.typed(index).is_some_and(|token| token.eq_ignore_ascii_case(word))
    }

    fn is_one_of(&self, index: usize, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(index, word))
    }

    /// In capitals, or stressed.
    fn is_marked(&self, index: usize) -> bool {
        self.is_in_capitals(index) || self.is_stressed(index)
    }

    fn is_in_capitals(&self, index: usize) -> bool {
        self.typed(index).is_some_and(|token| token.chars().count() > 3 && token.chars().all(char::is_uppercase))
    }

    fn is_stressed(&self, index: usize) -> bool {
        let Some(token) = self.tokens.get(index) else { return false };
        let mut end = 0;
        let inline = self.words.iter().find(|inline| {
            end += plain(std::slice::from_ref(inline)).len();
            token.start < end
        });
        matches!(inline, Some(Inline::Strong(_) | Inline::Emphasis(_)))
    }

    /// Passes over "unanimously", "(nem con)" and the like; gives the next word and where the passed ones end.
    fn skip_after(&self, mut next: usize) -> (usize, usize) {
        let mut end = self.tokens[next - 1].end;
        loop {
            if let Some(inner) = self.text[end..].trim_start().strip_prefix('(')
                && let Some(length) = inner.find(')')
            {
                end = self.text.len() - inner.len() + length + 1;
                next = self.tokens.partition_point(|token| token.start < end);
            } else if self.is_one_of(next, AFTER) {
                end = self.tokens[next].end;
                next += 1;
            } else {
                return (next, end);
            }
        }
    }
}

/// Could a paragraph end with a lead? Most end with a full stop.
fn may_end(text: &str) -> bool {
    let ends = |end: char| end.is_alphanumeric() || matches!(end, ':' | '–' | '—' | '-');
    text.len() <= LONGEST && text.trim_end().ends_with(ends)
}

fn is_between(character: char) -> bool {
    character.is_whitespace() || ":–—-.,".contains(character)
}

fn tokens(text: &str) -> impl Iterator<Item = Token> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(char::is_alphanumeric)?;
        let is_part = |character: char| character.is_alphanumeric() || is_joint(character);
        let word = &text[start..];
        let word = &word[..word.find(|character| !is_part(character)).unwrap_or(word.len())];
        let end = start + word.trim_end_matches(['-', '\'', '’']).len();
        at = end;
        Some(Token { start, end })
    })
}

/// What joins the parts of a word, combining marks among them.
fn is_joint(character: char) -> bool {
    matches!(character, '-' | '\'' | '’' | '\u{300}'..='\u{36f}')
}

fn fold(word: &str) -> String {
    if word.is_ascii() { word.to_ascii_lowercase() } else { word.nfc().collect::<String>().to_lowercase() }
}

/// Numbers the resolutions from 1 on, in the order of the page; those typed without a number show theirs.
pub(crate) fn renumber(blocks: &mut [Block]) {
    let mut number = 0;
    each_block(blocks, &mut |block| {
        if let Block::Resolutions(block) = block {
            for resolution in &mut block.resolutions {
                number += 1;
                resolution.number = number;
                if !block.numbered {
                    resolution.shown = u64::from(number);
                }
            }
        }
    });
}
