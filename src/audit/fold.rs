//! Words as they are compared: without case, accents, hyphens that do not show and spaces that have no width.
//!
//! Takes letters one by one, from wherever they were decoded; gives each word as a hash as soon as it ends. Two words
//! that a reader would take for the same have the same hash.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A word, folded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// The same for all spellings that read the same.
    pub hash: u64,
    /// How many letters and digits it has.
    pub length: u32,
    /// How it was written.
    pub shape: Shape,
}

/// How a word was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// With a capital letter at its beginning.
    Capital,
    /// With a small letter at its beginning.
    Small,
    /// With digits only.
    Number,
}

/// Gathers letters into words.
#[derive(Debug, Clone)]
pub struct Folder {
    hash: u64,
    length: u32,
    is_capital: bool,
    has_letter: bool,
    hyphen: Hyphen,
}

/// Whether a word may go on behind a hyphen: at the end of a line it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hyphen {
    /// There is none.
    None,
    /// There is one just behind its letters.
    Typed,
    /// The line ended behind it.
    AtEnd,
}

/// The beginning and the factor of the hash (FNV-1a), which is taken letter by letter.
const SEED: u64 = 0xcbf2_9ce4_8422_2325;
const FACTOR: u64 = 0x0100_0000_01b3;

impl Default for Folder {
    fn default() -> Self {
        Self { hash: SEED, length: 0, is_capital: false, has_letter: false, hyphen: Hyphen::None }
    }
}

impl Folder {
    /// Takes the next character; gives the word that it ends.
    #[inline]
    pub fn push(&mut self, character: char) -> Option<Word> {
        if self.hyphen != Hyphen::None {
            return self.behind_hyphen(character);
        }
        if character.is_ascii() { self.ascii(character as u8) } else { self.beyond_ascii(character) }
    }

    /// Takes the next character, which is ASCII.
    #[inline]
    pub fn ascii(&mut self, byte: u8) -> Option<Word> {
        if byte.is_ascii_alphabetic() {
            if self.length == 0 {
                self.is_capital = byte.is_ascii_uppercase();
            }
            self.has_letter = true;
            self.letter(u32::from(byte.to_ascii_lowercase()));
            None
        } else if byte.is_ascii_digit() {
            self.letter(u32::from(byte));
            None
        } else if byte == b'\'' {
            None
        } else if byte == b'-' && self.has_letter {
            self.hyphen = Hyphen::Typed;
            None
        } else {
            self.end()
        }
    }

    /// Takes what stands behind a hyphen: small letters on the next line are the rest of the word.
    fn behind_hyphen(&mut self, character: char) -> Option<Word> {
        match (self.hyphen, character) {
            (_, '\n' | '\r') => {
                self.hyphen = Hyphen::AtEnd;
                return None;
            }
            (Hyphen::AtEnd, character) if character.is_whitespace() => return None,
            (Hyphen::AtEnd, character) if character.is_lowercase() => {
                self.hyphen = Hyphen::None;
                return self.push(character);
            }
            (Hyphen::None | Hyphen::Typed | Hyphen::AtEnd, _) => {}
        }
        let ended = self.end();
        self.push(character).or(ended)
    }

    /// Ends the word, if there is one.
    #[inline]
    pub fn end(&mut self) -> Option<Word> {
        if self.length == 0 {
            return None;
        }
        let shape = match (self.has_letter, self.is_capital) {
            (false, _) => Shape::Number,
            (true, true) => Shape::Capital,
            (true, false) => Shape::Small,
        };
        let word = Word { hash: self.hash, length: self.length, shape };
        *self = Self::default();
        Some(word)
    }

    #[inline]
    fn letter(&mut self, letter: u32) {
        self.hash = (self.hash ^ u64::from(letter)).wrapping_mul(FACTOR);
        self.length += 1;
    }

    fn beyond_ascii(&mut self, character: char) -> Option<Word> {
        if is_unseen(character) || matches!(character, '’' | '‘' | 'ʼ') {
            return None;
        }
        if matches!(character, '\u{2010}' | '\u{2011}') && self.has_letter {
            self.hyphen = Hyphen::Typed;
            return None;
        }
        let mut ended = None;
        for part in std::iter::once(character).nfkd() {
            if is_combining_mark(part) {
                continue;
            }
            if part.is_ascii() {
                ended = self.ascii(part as u8).or(ended);
            } else if part.is_alphanumeric() {
                if self.length == 0 {
                    self.is_capital = part.is_uppercase();
                }
                self.has_letter |= part.is_alphabetic();
                part.to_lowercase().for_each(|letter| self.letter(u32::from(look_alike(letter))));
            } else {
                ended = self.end().or(ended);
            }
        }
        ended
    }
}

/// The letter of our own alphabet that a small letter of another looks like, on paper or as a capital; else the letter.
fn look_alike(letter: char) -> char {
    match letter {
        'а' | 'α' => 'a',
        'в' | 'β' => 'b',
        'с' => 'c',
        'ԁ' => 'd',
        'е' | 'ε' => 'e',
        'ɡ' => 'g',
        'н' | 'һ' | 'η' => 'h',
        'і' | 'ι' | 'ı' => 'i',
        'ј' => 'j',
        'к' | 'κ' => 'k',
        'ӏ' => 'l',
        'м' | 'μ' => 'm',
        'ν' => 'n',
        'о' | 'ο' => 'o',
        'р' | 'ρ' => 'p',
        'ԛ' => 'q',
        'ѕ' => 's',
        'т' | 'τ' => 't',
        'ԝ' => 'w',
        'х' | 'χ' => 'x',
        'у' | 'υ' => 'y',
        'ζ' => 'z',
        other => other,
    }
}

/// Does a character take no room on the page, so that the letters around it read as one word?
pub fn is_unseen(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
        || is_combining_mark(character)
}

/// Calls `seen` with each word of a text.
pub fn each_word(text: &str, mut seen: impl FnMut(Word)) {
    let mut folder = Folder::default();
    for character in text.chars() {
        if let Some(word) = folder.push(character) {
            seen(word);
        }
    }
    if let Some(word) = folder.end() {
        seen(word);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<u64> {
        let mut words = Vec::new();
        each_word(text, |word| words.push(word.hash));
        words
    }

    #[test]
    fn what_reads_the_same_is_the_same() {
        for other in [
            "the clerks café",
            "THE CLERK’S CAFÉ",
            "The clerk's cafe\u{301}",
            "the, clerk\u{2019}s — ca\u{ad}fé.",
            "the clerks c\u{200b}afé",
            "ｔｈｅ clerks cafe",
            "the\u{a0}clerks\tcafé",
            "the cl-\nerks ca\u{2010}\n  fé",
            "tһе сlеrkѕ саfе",
        ] {
            assert_eq!(words(other), words("the clerks cafe"), "{other}");
        }
        assert_eq!(words("tax-payer"), words("tax payer"));
        assert_eq!(words("tax -payer - and-\nPayer-7-\n8-"), words("tax payer and Payer 7 8"));
        assert_ne!(words("taxpayer"), words("tax payer"));
        assert_eq!(words("ﬁnance"), words("finance"));
    }

    #[test]
    fn a_word_knows_how_it_was_written() {
        let mut shapes = Vec::new();
        each_word("Élan and 45,000 B2", |word| shapes.push(word.shape));
        assert_eq!(shapes, [Shape::Capital, Shape::Small, Shape::Number, Shape::Number, Shape::Capital]);
    }
}
