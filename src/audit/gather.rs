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
    /// Is a passage of the public view public in truth?
    pub fn leaves_open(&self, passage: &Passage) -> bool {
        self.contradicted.is_empty() || !self.contradicted.contains(&hash(passage.text))
    }
}

fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}
