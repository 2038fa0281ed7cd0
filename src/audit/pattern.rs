//! What is looked for of a withheld text: runs of its words, whole titles, names.
//!
//! Takes a [`Secret`]; calls back with each [`Pattern`], as the hash that [`Window`] gives for those words wherever they
//! stand.

use std::sync::LazyLock;

use super::fold::{Shape, Word, each_word};
use super::gather::Secret;
use super::sentence::{Gauge, Measure, Whole, sentences, title_ends};
use super::window::{LONGEST, Window};
use crate::model::prose::PassageSort;

/// Words to be looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pattern {
    /// The hash of the words.
    pub run: u64,
    /// How many they are.
    pub length: usize,
    /// The hash of the last of them.
    pub last: u64,
    /// What they are.
    pub sort: PatternSort,
    /// Which passage they end in.
    pub passage: usize,
    /// How much of it is prose, for whoever asks whether they were pasted.
    pub measure: Measure,
}

/// What the words of a pattern are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PatternSort {
    /// As many words as a run has at most, from anywhere.
    Run,
    /// A whole title, value or sentence that is shorter.
    Whole,
    /// A name that somebody typed as one, looked for like a rare word.
    Name,
    /// Words that a clerk planted to be looked for.
    Canary,
    /// Words that are written with capitals, or that name a file: looked for only where one of them stands in no public
    /// text.
    Rare,
}

/// How many words a whole sentence has at least; shorter ones are said by many.
const SENTENCE: usize = 4;

/// How many words a whole title has at least.
const TITLE: usize = 3;

/// How many letters a word has at least that is looked for on its own.
const LETTERS: u32 = 4;

/// Calls back with all patterns of a withheld paper, and with each of its words.
pub fn patterns(secret: &Secret, found: &mut dyn FnMut(Pattern, &[Word]), each: &mut dyn FnMut(Word)) {
    let mut window = Window::default();
    let mut movers = Movers::default();
    let mut gauge = Gauge::default();
    for (passage, (sort, text)) in secret.passages.iter().enumerate() {
        // Names follow each other in the same order in many lists.
        if *sort == PassageSort::Name {
            window.clear();
        }
        let sentences = sentences(text);
        let all: Vec<Word> = sentences.iter().flat_map(|sentence| sentence.words.clone()).collect();
        gauge.begin(*sort, &sentences);
        for sentence in &sentences {
            for (at, word) in sentence.words.iter().enumerate() {
                each(*word);
                window.push(word.hash);
                movers.push(word.hash);
                gauge.push(sentence.in_link[at]);
                if let Some(run) = window.last(LONGEST).filter(|_| !movers.are_named()) {
                    let (whole, telling) = match sort {
                        PassageSort::Title => title_ends(&all, gauge.of_text()),
                        PassageSort::Words | PassageSort::Row | PassageSort::Decision => sentence.ends(at),
                        PassageSort::Name | PassageSort::Address | PassageSort::Declared | PassageSort::Label => {
                            (None, Vec::new())
                        }
                    };
                    let measure = gauge.measure(whole);
                    let pattern =
                        Pattern { run, length: LONGEST, last: word.hash, sort: PatternSort::Run, passage, measure };
                    found(pattern, &telling);
                }
            }
        }
        if *sort == PassageSort::Name {
            window.clear();
        }
        let mut say = |sort: PatternSort, words: &[Word], whole: Option<Whole>, telling: &[Word]| {
            if let (Some(run), Some(last)) = (run_of(words), words.last()) {
                let measure = Measure { whole, ..Measure::default() };
                found(Pattern { run, length: words.len(), last: last.hash, sort, passage, measure }, telling);
            }
        };
        match sort {
            PassageSort::Words | PassageSort::Row | PassageSort::Decision => {
                for sentence in &sentences {
                    let words = &sentence.words;
                    if Movers::of(words).are_named() {
                        continue;
                    }
                    if (SENTENCE..LONGEST).contains(&words.len()) {
                        let (whole, telling) = sentence.ends(words.len() - 1);
                        say(PatternSort::Whole, words, whole, &telling);
                    } else if words.len() > 1 && words.len() < SENTENCE {
                        say(PatternSort::Rare, words, None, words);
                    }
                    capitals(words, &mut |words| say(PatternSort::Rare, words, None, words));
                }
                if let [word] = all[..]
                    && word.length >= LETTERS
                    && word.shape != Shape::Number
                {
                    say(PatternSort::Rare, &all, None, &all);
                }
            }
            PassageSort::Title => {
                if all.len() >= TITLE {
                    let (whole, telling) = title_ends(&all, all.len());
                    say(PatternSort::Whole, &all, whole, &telling);
                } else if all.len() > 1 || all.iter().all(|word| word.length >= LETTERS) {
                    say(PatternSort::Rare, &all, None, &all);
                }
                for sentence in &sentences {
                    capitals(&sentence.words, &mut |words| say(PatternSort::Rare, words, None, words));
                }
            }
            PassageSort::Name => {
                if all.len() > 1 {
                    say(PatternSort::Name, &all, None, &all);
                }
                if all.len() > 2 {
                    let last = &all[all.len() - 2..];
                    say(PatternSort::Name, last, None, last);
                }
                if let Some(last) = all.last().filter(|word| word.length >= LETTERS) {
                    say(PatternSort::Rare, &[*last], None, &[*last]);
                }
            }
            PassageSort::Address => {
                if all.len() > 1 || all.iter().all(|word| word.length >= LETTERS) {
                    say(PatternSort::Rare, &all, None, &all);
                }
                // Without the ending of a file's name.
                if all.len() > 2 && text.contains('.') {
                    let name = &all[..all.len() - 1];
                    say(PatternSort::Rare, name, None, name);
                }
            }
            PassageSort::Declared | PassageSort::Label => {}
        }
    }
}

/// Whether the last words say who moved and who seconded: pages say that of every resolution, in the same words.
#[derive(Default)]
struct Movers {
    /// How many words ago each of the two was said, from 1.
    ago: [usize; 2],
}

impl Movers {
    fn of(words: &[Word]) -> Self {
        let mut movers = Self::default();
        words.iter().for_each(|word| movers.push(word.hash));
        movers
    }

    fn push(&mut self, word: u64) {
        static WORDS: LazyLock<[u64; 2]> = LazyLock::new(|| ["moved", "seconded"].map(hash_of));
        for (ago, known) in self.ago.iter_mut().zip(*WORDS) {
            *ago = if word == known { 1 } else { *ago + usize::from(*ago > 0) };
        }
    }

    fn are_named(&self) -> bool {
        self.ago.iter().all(|ago| (1..=LONGEST).contains(ago))
    }
}

/// The hash of a word.
fn hash_of(word: &str) -> u64 {
    let mut hash = 0;
    each_word(word, |word| hash = word.hash);
    hash
}

/// The runs of words with capitals in a sentence; the first word of a sentence has one anyway, so a run that begins
/// there is also taken without it.
fn capitals(sentence: &[Word], found: &mut dyn FnMut(&[Word])) {
    let mut at = 0;
    while at < sentence.len() {
        let length = sentence[at..].iter().take_while(|word| word.shape == Shape::Capital).count();
        let run = &sentence[at..at + length];
        for run in [run, run.get(1..).filter(|_| at == 0).unwrap_or_default()] {
            if (2..LONGEST).contains(&run.len()) {
                found(run);
            }
        }
        at += length.max(1);
    }
}

/// The hash of some words, if they are no more than a run may have.
pub fn run_of(words: &[Word]) -> Option<u64> {
    if words.is_empty() || words.len() > LONGEST {
        return None;
    }
    let mut window = Window::default();
    words.iter().for_each(|word| window.push(word.hash));
    window.last(words.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::fold::each_word;
    use crate::diagnostic::Place;
    use crate::model::prose::Standing;

    fn found(sort: PassageSort, text: &str) -> Vec<(PatternSort, usize)> {
        let passages = vec![(sort, text.to_owned())];
        let secret = Secret { place: Place::file("a.md"), standing: Standing::Draft, passages };
        let mut all = Vec::new();
        patterns(&secret, &mut |pattern, _| all.push((pattern.sort, pattern.length)), &mut |_| ());
        all
    }

    #[test]
    fn a_long_text_is_looked_for_by_its_runs() {
        let text = "one two three four five six seven eight nine";
        assert_eq!(found(PassageSort::Words, text), [(PatternSort::Run, 8), (PatternSort::Run, 8)]);
    }

    #[test]
    fn a_short_sentence_is_looked_for_whole() {
        assert_eq!(found(PassageSort::Words, "they will buy it"), [(PatternSort::Whole, 4)]);
        assert_eq!(found(PassageSort::Words, "noted"), [(PatternSort::Rare, 1)]);
        assert_eq!(found(PassageSort::Title, "purchase of land"), [(PatternSort::Whole, 3)]);
    }

    #[test]
    fn a_name_is_looked_for_without_what_stands_before_it() {
        let found = found(PassageSort::Name, "Councillor O Quarrington");
        assert_eq!(found, [(PatternSort::Name, 3), (PatternSort::Name, 2), (PatternSort::Rare, 1)]);
    }

    #[test]
    fn a_run_is_what_a_window_sees() {
        let mut words = Vec::new();
        each_word("Barle Reach", |word| words.push(word));
        let mut window = Window::default();
        each_word("the land at Barle Reach", |word| window.push(word.hash));
        assert_eq!(run_of(&words), window.last(2));
    }
}
