//! Words as they are compared: without case, accents, hyphens that do not show and spaces that have no width.
//!
//! Takes letters one by one, from wherever they were decoded; gives each word as a hash as soon as it ends. Two words
//! that a reader would take for the same have the same hash.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::eight::Eight;
use super::look_alike::look_alike;

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
    /// Of the blocks that are full.
    hash: u64,
    /// The last bytes, which fill no block yet; the first of them lowest.
    block: u64,
    /// How many bits of the block are taken.
    filled: u32,
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

/// The beginning and the factor of the hash, which is taken of eight bytes at a time.
const SEED: u64 = 0xcbf2_9ce4_8422_2325;
const FACTOR: u64 = 0x9fb2_1c65_1e98_df25;

/// How many bits a block has.
const BLOCK: u32 = u64::BITS;

/// The hash with one more block in it.
#[inline]
fn mixed(hash: u64, block: u64) -> u64 {
    let hash = (hash ^ block).wrapping_mul(FACTOR);
    hash ^ (hash >> 32)
}

impl Default for Folder {
    fn default() -> Self {
        let (is_capital, has_letter) = (false, false);
        Self { hash: SEED, block: 0, filled: 0, length: 0, is_capital, has_letter, hyphen: Hyphen::None }
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

    /// Takes the next character, which is ASCII.
    #[inline]
    pub fn ascii(&mut self, byte: u8) -> Option<Word> {
        if byte.is_ascii_alphabetic() {
            if self.length == 0 {
                self.is_capital = byte.is_ascii_uppercase();
            }
            self.has_letter = true;
            self.letter(byte.to_ascii_lowercase());
            None
        } else if byte.is_ascii_digit() {
            self.letter(byte);
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
        let word = self.word();
        *self = Self::default();
        Some(word)
    }

    /// The word as far as it has come.
    #[inline]
    pub fn word(&self) -> Word {
        let shape = match (self.has_letter, self.is_capital) {
            (false, _) => Shape::Number,
            (true, true) => Shape::Capital,
            (true, false) => Shape::Small,
        };
        Word { hash: mixed(self.hash, self.block), length: self.length, shape }
    }

    /// Takes a small letter or a digit of ASCII.
    #[inline]
    fn letter(&mut self, letter: u8) {
        self.byte(letter);
        self.length += 1;
    }

    #[inline]
    fn byte(&mut self, byte: u8) {
        self.block |= u64::from(byte) << self.filled;
        self.filled += u8::BITS;
        if self.filled == BLOCK {
            self.hash = mixed(self.hash, self.block);
            (self.block, self.filled) = (0, 0);
        }
    }

    /// Takes a letter or a digit of any script.
    fn far_letter(&mut self, letter: char) {
        letter.encode_utf8(&mut [0; 4]).bytes().for_each(|byte| self.byte(byte));
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
                part.to_lowercase().for_each(|letter| self.far_letter(look_alike(letter)));
            } else {
                ended = self.end().or(ended);
            }
        }
        ended
    }
}

/// Does a character take no room on the page, so that the letters around it read as one word?
pub fn is_unseen(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
        || is_combining_mark(character)
}

/// Which bytes end a word and are nothing more.
const GAPS: [bool; 256] = {
    let mut gaps = [false; 256];
    let mut sign = 0_u8;
    while sign < 128 {
        // What may stand within a word, and what begins and ends marks.
        let is_more = matches!(sign, b'\'' | b'-' | b'<' | b'>' | b'&');
        gaps[sign as usize] = !sign.is_ascii_alphanumeric() && !is_more;
        sign += 1;
    }
    gaps
};

/// Does a byte stand between words, whatever stands around it?
#[inline]
pub fn is_gap(byte: u8) -> bool {
    GAPS[usize::from(byte)]
}

/// The letters and digits of ASCII that stand together from a place on, and where they end. There must be one.
#[inline]
pub fn run(bytes: &[u8], at: usize) -> (Folder, usize) {
    let mut folder = Folder { is_capital: bytes[at].is_ascii_uppercase(), ..Folder::default() };
    let mut end = at;
    loop {
        let eight = Eight::of(bytes, end);
        folder.has_letter |= eight.has_letter;
        end += eight.count as usize;
        if eight.count < Eight::ALL {
            (folder.block, folder.filled) = (eight.folded, eight.count * u8::BITS);
            folder.length = u32::try_from(end - at).unwrap_or(u32::MAX);
            return (folder, end);
        }
        folder.hash = mixed(folder.hash, eight.folded);
    }
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
                let (begun, end) = run(bytes, at);
                at = end;
                if ends(bytes, end) {
                    seen(begun.word());
                    at += 1;
                } else {
                    folder = begun;
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
            "ᴛʜᴇ ᴄʟᴇʀᴋꜱ ᴄᴀꜰᴇ",
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
