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

    /// Is no word begun?
    #[inline]
    pub fn is_idle(&self) -> bool {
        self.length == 0 && self.hyphen == Hyphen::None
    }

    /// Takes letters that stand together as one; no word may be begun.
    #[inline]
    pub fn resume(&mut self, word: &Word) {
        let Word { hash, length, shape } = *word;
        let (is_capital, has_letter) = (shape == Shape::Capital, shape != Shape::Number);
        *self = Self { hash, length, is_capital, has_letter, hyphen: Hyphen::None };
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
        // By far the most frequent ones, which are no letters.
        if matches!(character, '£' | '€' | '–' | '—' | '“' | '”' | '\u{a0}' | '·' | '•') {
            return self.end();
        }
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

/// What a byte is to who reads words.
const LETTERS: [u8; 256] = {
    let mut letters = [NEITHER; 256];
    let mut sign = 0_u8;
    while sign < 128 {
        letters[sign as usize] = match sign {
            b'0'..=b'9' | b'a'..=b'z' => sign,
            b'A'..=b'Z' => sign.to_ascii_lowercase(),
            // What may stand within a word, and what begins and ends marks.
            b'\'' | b'-' | b'<' | b'>' | b'&' => NEITHER,
            _ => GAP,
        };
        sign += 1;
    }
    letters
};

/// A byte that may be more than it seems.
const NEITHER: u8 = 0;

/// A byte that ends a word and is nothing more.
const GAP: u8 = 1;

/// Does a byte stand between words, whatever stands around it?
#[inline]
pub fn is_gap(byte: u8) -> bool {
    LETTERS[usize::from(byte)] == GAP
}

/// The letters and digits of ASCII that stand together from a place on, and where they end. There must be one.
#[inline]
pub fn run(bytes: &[u8], at: usize) -> (Word, usize) {
    let (mut hash, mut end, mut has_letter) = (SEED, at, false);
    while let Some(letter) = bytes.get(end).map(|byte| LETTERS[usize::from(*byte)]).filter(|letter| *letter > GAP) {
        hash = (hash ^ u64::from(letter)).wrapping_mul(FACTOR);
        has_letter |= letter > b'9';
        end += 1;
    }
    let shape = match (has_letter, bytes[at].is_ascii_uppercase()) {
        (false, _) => Shape::Number,
        (true, true) => Shape::Capital,
        (true, false) => Shape::Small,
    };
    (Word { hash, length: u32::try_from(end - at).unwrap_or(u32::MAX), shape }, end)
}

/// Does a word that has come to this place end here?
#[inline]
pub fn ends(bytes: &[u8], at: usize) -> bool {
    match bytes.get(at) {
        // A hyphen before a letter.
        Some(b'-') => bytes.get(at + 1).is_some_and(u8::is_ascii_alphanumeric),
        Some(byte) => is_gap(*byte),
        None => true,
    }
}

/// Calls `seen` with each word of a text.
pub fn each_word(text: &str, mut seen: impl FnMut(Word)) {
    let mut folder = Folder::default();
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        if folder.is_idle() {
            if is_gap(*byte) {
                at += 1;
                continue;
            }
            if byte.is_ascii_alphanumeric() {
                let (word, end) = run(bytes, at);
                at = end;
                if ends(bytes, end) {
                    seen(word);
                    at += 1;
                } else {
                    folder.resume(&word);
                }
                continue;
            }
        }
        let character = text[at..].chars().next().expect("there is a byte");
        folder.push(character).into_iter().for_each(&mut seen);
        at += character.len_utf8();
    }
    folder.end().into_iter().for_each(seen);
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

    /// The words of a text, each of its letters taken by itself.
    fn one_by_one(text: &str) -> Vec<Word> {
        let mut folder = Folder::default();
        let mut words: Vec<Word> = text.chars().filter_map(|character| folder.push(character)).collect();
        words.extend(folder.end());
        words
    }

    #[test]
    fn letters_that_are_taken_together_are_the_same_words() {
        let signs = ["a", "B", "9", " ", "-", "'", "\n", "<", "é", "£", ".", "ﬁ", "ab", "\u{ad}"];
        for number in 0..signs.len().pow(4) {
            let text: String = (0..4).map(|place| signs[number / signs.len().pow(place) % signs.len()]).collect();
            let mut together = Vec::new();
            each_word(&text, |word| together.push(word));
            assert_eq!(together, one_by_one(&text), "{text:?}");
        }
    }

    #[test]
    fn a_word_knows_how_it_was_written() {
        let mut shapes = Vec::new();
        each_word("Élan and 45,000 B2", |word| shapes.push(word.shape));
        assert_eq!(shapes, [Shape::Capital, Shape::Small, Shape::Number, Shape::Number, Shape::Capital]);
    }
}
