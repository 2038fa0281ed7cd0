//! The words of withheld texts, and which of them stand side by side there.
//!
//! Nearly all that is published says nothing of what is withheld. Where two words that follow each other do so in no
//! withheld text, no run of withheld words can hold both: nothing longer has to be looked up.

use super::fold::Word;
use super::table::Table;
use super::window::Window;

/// The words of withheld texts.
#[derive(Debug, Clone)]
pub struct Vocabulary {
    /// Each with a number.
    words: Table,
    /// A bit for each pair that stands side by side, and for some that do not.
    pairs: Vec<u64>,
}

impl Vocabulary {
    /// A vocabulary with room for so many words of text.
    pub fn with_room(count: usize) -> Self {
        let bits = (count * 16).next_power_of_two().max(1 << 12);
        Self { words: Table::with_room(count / 4), pairs: vec![0; bits / 64] }
    }

    /// Takes the next word of a withheld text; gives its number.
    pub fn learn(&mut self, window: &mut Window, word: &Word) -> u32 {
        window.push(word.hash);
        if let Some(pair) = window.last(2) {
            let (at, bit) = self.bit(pair);
            self.pairs[at] |= bit;
        }
        let next = u32::try_from(self.words.len()).expect("a site has fewer than four thousand million words");
        self.words.insert(word.hash, next)
    }

    /// The number of a word.
    pub fn number(&self, word: &Word) -> Option<u32> {
        self.words.get(word.hash)
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Lets a word of a public text into the window, which begins anew wherever no withheld text goes on so.
    #[inline]
    pub fn follow(&self, window: &mut Window, word: &Word) -> Option<u32> {
        let Some(number) = self.words.get(word.hash) else {
            window.clear();
            return None;
        };
        window.push(word.hash);
        if let Some(pair) = window.last(2) {
            let (at, bit) = self.bit(pair);
            if self.pairs[at] & bit == 0 {
                window.clear();
                window.push(word.hash);
            }
        }
        Some(number)
    }

    #[inline]
    fn bit(&self, pair: u64) -> (usize, u64) {
        let words = self.pairs.len() as u64;
        let at = (pair >> 6) & (words - 1);
        (usize::try_from(at).expect("a filter fits in memory"), 1 << (pair & 63))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::fold::each_word;

    #[test]
    fn a_window_begins_anew_where_no_withheld_text_goes_on_so() {
        let mut vocabulary = Vocabulary::with_room(10);
        let mut window = Window::default();
        each_word("the land at Barle Reach", |word| {
            vocabulary.learn(&mut window, &word);
        });
        let longest = |text: &str| {
            let mut window = Window::default();
            each_word(text, |word| {
                vocabulary.follow(&mut window, &word);
            });
            (1..=8).rev().find(|length| window.last(*length).is_some())
        };
        assert_eq!(longest("of the land at Barle"), Some(4));
        assert_eq!(longest("the land Barle Reach"), Some(2));
        assert_eq!(longest("the land of"), None);
    }
}
