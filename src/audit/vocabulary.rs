//! The words of withheld texts, and which of them stand side by side there.
//!
//! Nearly all that is published says nothing of what is withheld. Where two words that follow each other do so in no
//! withheld text, no run of withheld words can hold both: nothing longer has to be looked up.

use super::filter::Filter;
use super::fold::Word;
use super::table::Table;
use super::window::Window;

/// The words of withheld texts.
#[derive(Debug, Clone)]
pub struct Vocabulary {
    words: Filter,
    /// Each pair that stands side by side.
    pairs: Filter,
    /// The words of which it is asked who says them: names and numbers, each with a number of its own.
    telling: Table,
}

/// How many words there are at most that a text of any length has, nearly all of them over and over.
const MOST: usize = 1 << 16;

impl Vocabulary {
    /// A vocabulary with room for so many words of text.
    pub fn with_room(count: usize) -> Self {
        // One word in four follows one that it has not followed before.
        let (words, pairs) = (Filter::with_room(count.min(MOST)), Filter::with_room(count / 4));
        Self { words, pairs, telling: Table::default() }
    }

    /// Takes the next word of a withheld text.
    pub fn learn(&mut self, window: &mut Window, word: &Word) {
        self.words.insert(word.hash);
        window.pair_with(word.hash).into_iter().for_each(|pair| self.pairs.insert(pair));
        window.push(word.hash);
    }

    /// The number of a word of which it will be asked who says it.
    pub fn number(&mut self, word: &Word) -> u32 {
        let next = u32::try_from(self.telling.len()).expect("a site has fewer than four thousand million words");
        self.telling.insert(word.hash, next)
    }

    /// The number of a word, if it is asked who says it.
    #[inline]
    pub fn telling(&self, word: &Word) -> Option<u32> {
        self.telling.get(word.hash)
    }

    /// How many words are numbered.
    pub fn len(&self) -> usize {
        self.telling.len()
    }

    /// Lets a word of a public text into the window, which begins anew wherever no withheld text goes on so. Gives whether
    /// a withheld text may have that word.
    #[inline]
    pub fn follow(&self, window: &mut Window, word: &Word) -> bool {
        if !self.words.may_have(word.hash) {
            window.clear();
            return false;
        }
        if window.pair_with(word.hash).is_some_and(|pair| !self.pairs.may_have(pair)) {
            window.clear();
        }
        window.push(word.hash);
        true
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
        each_word("the land at Barle Reach", |word| vocabulary.learn(&mut window, &word));
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
