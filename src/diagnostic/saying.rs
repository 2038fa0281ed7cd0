//! Words that a message is about, found again in the text that they were typed in.
//!
//! What is worked out from sentences knows their words, and not where in a file they stand. Between the letters of the
//! text may be marks of writing, ends of lines and other spaces.

use std::ops::Range;

/// Words that a message is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Saying {
    /// The words, as they were typed.
    pub words: String,
    /// The sentence that they stand in.
    pub sentence: String,
}

impl Saying {
    /// Where the words stand in a text, from a byte on: those of their sentence; or else those that stand only once.
    pub fn find(&self, text: &str, from: usize) -> Option<Range<usize>> {
        let text = Bare::of(text, from);
        if let Some(sentence) = text.all(&self.sentence).next() {
            let within = text.all(&self.words).find(|words| sentence.start <= words.start && words.end <= sentence.end);
            return Some(within.unwrap_or(sentence));
        }
        let mut all = text.all(&self.words);
        all.next().filter(|_| all.next().is_none())
    }
}

/// Where a sentence stands in a text, from a byte on.
pub fn sentence_in(text: &str, sentence: &str, from: usize) -> Option<Range<usize>> {
    Bare::of(text, from).all(sentence).next()
}

/// A text without all that is no letter and no digit.
struct Bare<'a> {
    text: &'a str,
    letters: Vec<(usize, char)>,
}

impl<'a> Bare<'a> {
    fn of(text: &'a str, from: usize) -> Self {
        let letters = text.char_indices().skip_while(|(at, _)| *at < from);
        Self { text, letters: letters.filter(|(_, letter)| letter.is_alphanumeric()).collect() }
    }

    /// Each place where some words stand, whole.
    fn all(&self, words: &str) -> impl Iterator<Item = Range<usize>> {
        let sought: Vec<char> = words.chars().filter(|letter| letter.is_alphanumeric()).collect();
        let starts = 0..(self.letters.len() + 1).saturating_sub(sought.len().max(1));
        starts.filter_map(move |at| {
            let found = &self.letters[at..at + sought.len()];
            let (first, last) = (found.first()?, found.last()?);
            let is_it = || found.iter().zip(&sought).all(|((_, letter), sought)| letter == sought);
            let range = first.0..last.0 + last.1.len_utf8();
            let goes_on = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
            let is_whole = || {
                !goes_on(self.text[..range.start].chars().next_back())
                    && !goes_on(self.text[range.end..].chars().next())
            };
            (first.1 == sought[0] && is_it() && is_whole()).then_some(range)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Saying;

    fn found<'a>(text: &'a str, words: &str, sentence: &str) -> Option<&'a str> {
        Saying { words: words.into(), sentence: sentence.into() }.find(text, 0).map(|range| &text[range])
    }

    #[test]
    fn words_are_found_in_their_sentence() {
        let text = "---\ntitle: Item 9\n---\n\nIt met in 2019. Of **19** or\n> 9 members one left.\n";
        assert_eq!(found(text, "9 members", "Of 19 or 9 members one left."), Some("9 members"));
        assert_eq!(found(text, "9", "Of 19 or 9 members one left."), Some("9"));
    }

    #[test]
    fn the_sentence_is_marked_where_the_words_are_not_typed_so() {
        assert_eq!(found("He said *so* then. So.", "nine", "He said so then."), Some("He said *so* then"));
    }

    #[test]
    fn without_their_sentence_only_words_that_stand_once_are_found() {
        assert_eq!(found("On [31 June](x.md) it was so.", "31 June", "On 31 June it was so."), Some("31 June"));
        assert_eq!(found("31 June. And 31 June.", "31 June", "Other words."), None);
        assert_eq!(found("", "", ""), None);
        let saying = Saying { words: "9".into(), sentence: "Item 9 is late.".into() };
        assert_eq!(saying.find("Item 9 is late. Item 9 is late.", 3), Some(21..22));
        assert_eq!(found("a", "Æthel", "Æ"), None);
    }
}
