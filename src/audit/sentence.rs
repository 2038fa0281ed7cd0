//! The sentences of a withheld text, and how much of a run of words is prose: what tells a pasted paragraph from a list of
//! titles, or of addresses, that a body carries over from meeting to meeting.

use super::fold::{Folder, Shape, Word};
use super::window::LONGEST;
use crate::model::prose::PassageSort;

/// A sentence, a row of a table or an entry of a list.
#[derive(Debug, Clone, Default)]
pub struct Sentence {
    /// Its words.
    pub words: Vec<Word>,
    /// Whether each of them stands in the address of a page somewhere.
    pub in_link: Vec<bool>,
    /// It ends with a full stop, as nothing in a list of titles does.
    is_closed: bool,
    /// It names a sum of money.
    has_sum: bool,
}

/// What is whole when a run of words has been said to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Whole {
    /// How many words it has.
    pub words: u16,
    /// What it is.
    pub sort: WholeSort,
}

/// What is whole when a run of words has been said to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WholeSort {
    /// A title.
    Title,
    /// A sentence.
    Sentence,
    /// A sentence, or a row of a table, that names a sum of money.
    Sum,
}

/// How much of a run of words is prose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Measure {
    /// How many of its words stand in no address of a page.
    pub plain: u8,
    /// How many of those stand in the passage that it ends in, if that is prose.
    pub here: u8,
    /// Whether its last word stands in prose: in a passage with a full stop, or in a table.
    pub in_prose: bool,
    /// Whether its last word stands in no address.
    pub ends_plain: bool,
    /// Whether its last word begins a passage.
    pub begins: bool,
    /// What ends with it.
    pub whole: Option<Whole>,
}

/// Measures the last words of a text.
#[derive(Debug, Clone, Default)]
pub struct Gauge {
    /// The last words: whether each stands in no address, and in how manieth passage it stands; newest at `count % LONGEST`.
    last: [(bool, u32); LONGEST],
    count: usize,
    passage: u32,
    /// The words of this text.
    here: usize,
    in_prose: bool,
    in_table: bool,
    /// The words of this passage, all rows of a table together.
    of_passage: usize,
}

impl Gauge {
    /// What comes now is another passage, of these sentences.
    pub fn begin(&mut self, sort: PassageSort, sentences: &[Sentence]) {
        let in_table = sort == PassageSort::Row;
        // The rows of a table are one passage.
        if !(in_table && self.in_table) {
            self.passage += 1;
            self.of_passage = 0;
        }
        self.here = 0;
        self.in_table = in_table;
        self.in_prose = in_table || sentences.iter().any(|sentence| sentence.is_closed);
    }

    /// Takes the next word.
    pub fn push(&mut self, in_link: bool) {
        self.last[self.count % LONGEST] = (!in_link, self.passage);
        self.count += 1;
        self.here += 1;
        self.of_passage += 1;
    }

    /// How many words of this text there have been.
    pub fn of_text(&self) -> usize {
        self.here
    }

    /// The measure of the last words.
    pub fn measure(&self, whole: Option<Whole>) -> Measure {
        let count = |is_counted: &dyn Fn(&(bool, u32)) -> bool| {
            u8::try_from(self.last.iter().filter(|last| is_counted(last)).count()).expect("a run is short")
        };
        Measure {
            plain: count(&|(is_plain, _)| *is_plain),
            here: count(&|(is_plain, passage)| *is_plain && self.in_prose && *passage == self.passage),
            in_prose: self.in_prose,
            ends_plain: self.last[(self.count + LONGEST - 1) % LONGEST].0,
            begins: self.of_passage == 1,
            whole,
        }
    }
}

/// How many words a sentence has at least that is known again by itself.
const WORDS: usize = 7;

/// How many a sentence with a sum of money has, or a title.
const FEW: usize = 4;

/// How many digits tell something.
const DIGITS: u32 = 3;

/// How many letters a name has at least.
const LETTERS: u32 = 4;

impl Sentence {
    /// What ends with the word at that place, and the words of it that may be in no other text: names and numbers.
    pub fn ends(&self, at: usize) -> (Option<Whole>, Vec<Word>) {
        let words = self.words.len();
        if at + 1 != words || self.in_link.contains(&true) {
            return (None, Vec::new());
        }
        let sort = match (self.has_sum, self.is_closed) {
            (true, _) if words >= FEW => WholeSort::Sum,
            (_, true) if words >= WORDS => WholeSort::Sentence,
            _ => return (None, Vec::new()),
        };
        (Some(Whole { words: u16::try_from(words).unwrap_or(u16::MAX), sort }), telling(&self.words))
    }
}

/// The words that may be in no other text: names and numbers.
fn telling(words: &[Word]) -> Vec<Word> {
    let is_telling = |(at, word): &(usize, &Word)| match word.shape {
        Shape::Number => word.length >= DIGITS,
        Shape::Capital => *at > 0 && word.length >= LETTERS,
        Shape::Small => false,
    };
    words.iter().enumerate().filter(is_telling).map(|(_, word)| *word).collect()
}

/// What ends with the so manieth word of a title, and the words of it that may be in no other text.
pub fn title_ends(all: &[Word], at: usize) -> (Option<Whole>, Vec<Word>) {
    if at != all.len() || at < FEW {
        return (None, Vec::new());
    }
    let words = u16::try_from(at).unwrap_or(u16::MAX);
    (Some(Whole { words, sort: WholeSort::Title }), telling(all))
}

/// The sentences of a text.
pub fn sentences(text: &str) -> Vec<Sentence> {
    let mut sentences = vec![Sentence::default()];
    let mut folder = Folder::default();
    for token in text.split_inclusive(char::is_whitespace) {
        let (bare, in_link) = (token.trim_end(), token.contains("://") || token.starts_with("www."));
        let sentence = sentences.last_mut().expect("there is one from the beginning");
        let mut take = |word: Word| {
            sentence.words.push(word);
            sentence.in_link.push(in_link);
        };
        bare.chars().filter_map(|character| folder.push(character)).for_each(&mut take);
        folder.end().into_iter().for_each(&mut take);
        sentence.has_sum |= names_sum(bare);
        let end = bare.trim_end_matches(['"', '”', '’', '\'', ')', ']', '*', '_']);
        if !bare.is_empty() {
            sentence.is_closed = end.ends_with(['.', '!', '?']);
        }
        let is_end = bare.ends_with(['.', '!', '?', ';']) || token.ends_with('\n') || sentence.is_closed;
        if is_end && !sentence.words.is_empty() {
            sentences.push(Sentence::default());
        }
    }
    sentences
}

/// Does a word hold a sign of money before a number, or behind one?
fn names_sum(word: &str) -> bool {
    word.contains(['£', '€', '$']) && word.contains(|letter: char| letter.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is whole at the end of each sentence, and how many of its words tell something.
    fn wholes(text: &str) -> Vec<(Option<WholeSort>, usize)> {
        let ends = |sentence: &Sentence| sentence.ends(sentence.words.len().saturating_sub(1));
        let ends = sentences(text).iter().filter(|sentence| !sentence.words.is_empty()).map(ends).collect::<Vec<_>>();
        ends.into_iter().map(|(whole, telling)| (whole.map(|whole| whole.sort), telling.len())).collect()
    }

    #[test]
    fn a_sentence_is_closed_and_an_entry_of_a_list_is_not() {
        assert_eq!(wholes("They will buy the land in spring."), [(Some(WholeSort::Sentence), 0)]);
        assert_eq!(wholes("(They will buy it of Yardley in 2019.) So"), [(Some(WholeSort::Sentence), 2), (None, 0)]);
        assert_eq!(wholes("Purchase of land at Barle Reach"), [(None, 0)]);
        assert_eq!(wholes("See https://example.org/a/b for more of it."), [(None, 0)]);
    }

    #[test]
    fn a_row_that_names_a_sum_is_whole() {
        assert_eq!(wholes("Head of ICT £87,400"), [(Some(WholeSort::Sum), 1)]);
    }

    #[test]
    fn what_is_prose_of_a_run_is_measured() {
        let mut gauge = Gauge::default();
        gauge.begin(PassageSort::Words, &sentences("Land."));
        (0..5).for_each(|_| gauge.push(false));
        gauge.begin(PassageSort::Words, &sentences("Land."));
        [false, true, true].into_iter().for_each(|in_link| gauge.push(in_link));
        let measure = gauge.measure(None);
        assert_eq!((measure.plain, measure.here, measure.ends_plain, measure.begins), (6, 1, false, false));
        gauge.begin(PassageSort::Words, &sentences("Purchase of land"));
        gauge.push(false);
        assert_eq!((gauge.measure(None).here, gauge.measure(None).begins), (0, true));
        for begins in [true, false] {
            gauge.begin(PassageSort::Row, &sentences("Head of ICT"));
            gauge.push(false);
            assert_eq!((gauge.measure(None).in_prose, gauge.measure(None).begins), (true, begins));
        }
    }
}
