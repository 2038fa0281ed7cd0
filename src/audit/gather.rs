//! What is withheld: the texts of a site that the public view of it does not have.
//!
//! Takes the passages of both, a meeting at a time; gives the withheld ones as [`Secret`]s. What a paper itself says is
//! withheld counts as such even if the public view has it, so that a mistake of the gate is found and not shared.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use crate::diagnostic::Place;
use crate::model::prose::{Passage, PassageSort, Standing};

/// A withheld paper, or the withheld part of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Secret {
    /// Where it stands.
    pub place: Place,
    /// Why it is withheld.
    pub standing: Standing,
    /// What it says, in order.
    pub passages: Vec<(PassageSort, String)>,
}

/// What a meeting, or all that is outside meetings, withholds.
#[derive(Debug, Clone, Default)]
pub struct Withheld {
    /// The papers.
    pub secrets: Vec<Arc<Secret>>,
    /// The phrases of them that are public already.
    pub allowed: Vec<String>,
    /// Texts that their papers close and that the public view has all the same, by hash.
    contradicted: Arc<HashSet<u64>>,
}

/// Something that calls back with its passages.
pub type Passages<'a> = &'a dyn Fn(&mut dyn FnMut(Passage));

/// Compares what the papers say with what the public view of them says; `public` says nothing where there is none.
///
/// `allowed` are the phrases that the papers say are public already.
pub fn withheld(papers: Passages<'_>, public: Passages<'_>, allowed: Vec<String>) -> Withheld {
    let mut shown = HashSet::new();
    public(&mut |passage| {
        shown.insert(hash(passage.text));
    });
    let mut secrets: Vec<Secret> = Vec::new();
    let (mut open, mut closed) = (HashSet::new(), HashSet::new());
    papers(&mut |passage| {
        let text = hash(passage.text);
        let standing = if passage.standing.is_closed() {
            closed.insert(text);
            passage.standing
        } else if shown.contains(&text) {
            open.insert(text);
            return;
        } else {
            &Standing::Later
        };
        match passage.sort {
            PassageSort::Label | PassageSort::Declared => {}
            PassageSort::Words
            | PassageSort::Row
            | PassageSort::Decision
            | PassageSort::Title
            | PassageSort::Name
            | PassageSort::Address => {
                keep(&mut secrets, passage, standing);
            }
        }
    });
    closed.retain(|text| shown.contains(text) && !open.contains(text));
    Withheld { secrets: secrets.into_iter().map(Arc::new).collect(), allowed, contradicted: Arc::new(closed) }
}

/// The same for papers that are their own public view, so that only what they say themselves is withheld.
pub fn closed(papers: Passages<'_>) -> Withheld {
    let mut secrets: Vec<Secret> = Vec::new();
    let mut closed = HashSet::new();
    papers(&mut |passage| {
        if passage.standing.is_closed() {
            closed.insert(hash(passage.text));
            keep(&mut secrets, passage, passage.standing);
        }
    });
    let secrets = secrets.into_iter().map(Arc::new).collect();
    Withheld { secrets, allowed: Vec::new(), contradicted: Arc::new(closed) }
}

/// Adds a passage to the paper that it is of, which is nearly always the one before.
fn keep(secrets: &mut Vec<Secret>, passage: Passage, standing: &Standing) {
    let is_of = |secret: &Secret| secret.place == *passage.place && secret.standing == *standing;
    let text = (passage.sort, passage.text.to_owned());
    match secrets.iter_mut().rev().find(|secret| is_of(secret)) {
        Some(secret) => secret.passages.push(text),
        None => {
            secrets.push(Secret { place: passage.place.clone(), standing: standing.clone(), passages: vec![text] });
        }
    }
}

impl Secret {
    /// How many bytes it has.
    pub fn size(&self) -> usize {
        self.passages.iter().map(|(_, text)| text.len()).sum()
    }
}

impl Withheld {
    /// Adds what nobody reads but who opens the file: the comments in the front matter of papers that are withheld.
    pub fn add_comments(&mut self, text: &(dyn Fn(&Arc<str>) -> Option<String> + Sync)) {
        for secret in self.secrets.iter_mut().filter(|secret| secret.standing.is_closed()) {
            if secret.place.range != (0..0) {
                continue;
            }
            let comments = text(&secret.place.file).map(|text| comments(&text)).unwrap_or_default();
            if !comments.is_empty() {
                let passages = &mut Arc::make_mut(secret).passages;
                // Where it ends, a sentence ends.
                passages.extend(comments.into_iter().map(|comment| (PassageSort::Words, comment + ".")));
            }
        }
    }

    /// Is a passage of the public view public in truth?
    pub fn leaves_open(&self, passage: &Passage) -> bool {
        self.contradicted.is_empty() || !self.contradicted.contains(&hash(passage.text))
    }
}

/// The comments in the front matter of a paper, those of lines that follow each other as one.
fn comments(text: &str) -> Vec<String> {
    let is_rule = |line: &&str| matches!(line.trim_start_matches('\u{feff}').trim_end(), "---" | "...");
    let mut lines = text.lines().skip_while(|line| line.trim_start_matches('\u{feff}').trim().is_empty());
    if !lines.next().as_ref().is_some_and(is_rule) {
        return Vec::new();
    }
    let mut comments: Vec<String> = Vec::new();
    let mut goes_on = false;
    for line in lines.take_while(|line| !is_rule(line)) {
        let comment = comment(line);
        match (comment, comments.last_mut()) {
            (Some(comment), Some(last)) if goes_on => *last = format!("{last} {comment}"),
            (Some(comment), _) => comments.push(comment.to_owned()),
            (None, _) => {}
        }
        goes_on = comment.is_some();
    }
    comments
}

/// The comment in a line: behind a `#` at its beginning or after a space. One in a text that is quoted over several lines
/// is withheld as well.
fn comment(line: &str) -> Option<&str> {
    let (mut quote, mut before) = (None, ' ');
    for (at, letter) in line.char_indices() {
        match (letter, quote) {
            ('#', None) if before.is_whitespace() => return Some(line[at + 1..].trim()),
            ('"' | '\'', None) if !before.is_alphanumeric() => quote = Some(letter),
            (_, Some(open)) if letter == open => quote = None,
            _ => {}
        }
        before = letter;
    }
    None
}

fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_found_in_front_matter_alone() {
        let text = "---\ntitle: \"Item # 6\" # they ask\n  # too much\nnote: it's # so\nurl: a#b\n---\n# Heading\n";
        assert_eq!(comments(text), ["they ask too much so"]);
        assert_eq!(comments("# Heading\n"), Vec::<String>::new());
        assert_eq!(comments("\u{feff}---\r\n# one\r\na: b\r\n#two\r\n---\r\n"), ["one", "two"]);
    }
}
