//! Words as they are compared: in small letters, without accents, cut at the same places on both sides.
//!
//! Takes text; gives the words in it. The same rules stand in `themes/default/assets/search-words.js`, which reads what a
//! visitor types: `tests/search/words.txt` holds cases that both must agree on. Nothing here depends on a language.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Words longer than this are not words.
const LONGEST: usize = 40;

/// What is found in a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token<'t> {
    /// A word: folded, and in small letters with its accents where folding took more than the size away.
    Word {
        /// As it is compared.
        folded: &'t str,
        /// As it is spelt.
        spelled: Option<&'t str>,
    },
    /// What was written as one, at the place of its first word: `32/18`, `obrien`, `coopted`; and a name after
    /// its initial: `r.wootten`.
    Whole(&'t str),
}

/// Cuts text into words, and keeps what it needs between two texts.
#[derive(Debug, Default)]
pub(super) struct Cutter {
    folded: String,
    spelled: String,
    whole: String,
    /// The initial just before, folded; empty where there is none.
    initial: String,
}

impl Cutter {
    /// Calls `found` with each token, in order. What was written as one comes after the words it is made of.
    pub fn cut(&mut self, text: &str, found: &mut dyn FnMut(Token<'_>)) {
        self.initial.clear();
        let mut rest = text;
        loop {
            let begin = word_begin(rest);
            if !matches!(&rest[..begin], " " | "." | ". " | "\u{a0}" | ".\u{a0}") {
                self.initial.clear();
            }
            rest = &rest[begin..];
            if rest.is_empty() {
                return;
            }
            let end = chunk_end(rest);
            self.chunk(&rest[..end], found);
            rest = &rest[end..];
        }
    }

    /// Words that are joined by a hyphen, a slash or the like, without a space.
    fn chunk(&mut self, chunk: &str, found: &mut dyn FnMut(Token<'_>)) {
        let is_short = chunk.len() <= LONGEST;
        if is_short
            && chunk.len() > 1
            && self.initial.is_empty()
            && chunk.bytes().all(|byte| byte.is_ascii_alphanumeric())
        {
            fold(chunk, &mut self.folded);
            found(Token::Word { folded: &self.folded, spelled: None });
            return;
        }
        if !chunk.contains(is_joint) {
            self.word(chunk, found);
            self.whole.clone_from(&self.folded);
            self.name(chunk, found);
            return;
        }
        let has_digit = chunk.contains(|letter: char| letter.is_ascii_digit());
        let is_whole = (has_digit || !chunk.contains('/')) && !chunk.contains(is_ideograph);
        let mut whole = std::mem::take(&mut self.whole);
        whole.clear();
        let mut after_apostrophe = false;
        for part in chunk.split_inclusive(is_joint) {
            let word = part.trim_end_matches(is_joint);
            if after_apostrophe && matches!(word, "s" | "S" | "t" | "T") {
                fold(word, &mut self.folded);
            } else {
                self.word(word, found);
            }
            if has_digit && !whole.is_empty() {
                whole.push('/');
            }
            whole += &self.folded;
            after_apostrophe = part.ends_with(['\'', '’']);
        }
        if !is_whole || whole.chars().count() > LONGEST {
            whole.clear();
        } else {
            found(Token::Whole(&whole));
        }
        self.whole = whole;
        self.name(chunk, found);
    }

    /// One word; letters that are words by themselves (Chinese, Japanese) each alone.
    fn word(&mut self, word: &str, found: &mut dyn FnMut(Token<'_>)) {
        let mut begin = 0;
        for (at, letter) in word.match_indices(is_ideograph) {
            if at > begin {
                self.simple_word(&word[begin..at], found);
            }
            found(Token::Word { folded: letter, spelled: None });
            begin = at + letter.len();
        }
        if begin == 0 {
            self.simple_word(word, found);
            return;
        }
        if begin < word.len() {
            self.simple_word(&word[begin..], found);
        }
        self.folded.clear();
    }

    fn simple_word(&mut self, word: &str, found: &mut dyn FnMut(Token<'_>)) {
        fold(word, &mut self.folded);
        if self.folded.is_empty() || self.folded.len() > LONGEST && self.folded.chars().count() > LONGEST {
            self.folded.clear();
            return;
        }
        let spelled = if word.is_ascii() {
            None
        } else {
            self.spelled.clear();
            self.spelled.extend(word.chars().flat_map(char::to_lowercase));
            (self.spelled != self.folded).then_some(&*self.spelled)
        };
        found(Token::Word { folded: &self.folded, spelled });
    }

    /// A name behind its initial: `R Wootten`, `R. Wootten`, `R O'Brien`.
    fn name(&mut self, chunk: &str, found: &mut dyn FnMut(Token<'_>)) {
        let mut letters = chunk.chars();
        let is_large = letters.next().is_some_and(char::is_uppercase);
        let is_alone = letters.next().is_none();
        if is_large && !is_alone && !self.initial.is_empty() && !self.whole.is_empty() {
            self.initial.push('.');
            self.initial += &self.whole;
            found(Token::Whole(&self.initial));
        }
        self.initial.clear();
        if is_large && is_alone {
            self.initial += &self.folded;
        }
    }
}

/// The words of a text as they are compared, without what was written as one.
pub(super) fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    Cutter::default().cut(text, &mut |token| match token {
        Token::Word { folded, .. } => words.push(folded.to_owned()),
        Token::Whole(_) => {}
    });
    words
}

/// Puts a word into small letters without accents; what is not a letter or a digit falls away.
pub(super) fn fold(word: &str, folded: &mut String) {
    folded.clear();
    if word.is_ascii() {
        folded.push_str(word);
        folded.make_ascii_lowercase();
        return;
    }
    let small = word.chars().flat_map(char::to_lowercase).nfkd();
    for letter in small.filter(|letter| letter.is_alphanumeric() && !is_combining_mark(*letter)) {
        match letter {
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'þ' => folded.push_str("th"),
            'ø' => folded.push('o'),
            'đ' | 'ð' => folded.push('d'),
            'ł' => folded.push('l'),
            'ħ' => folded.push('h'),
            'ı' => folded.push('i'),
            'ς' => folded.push('σ'),
            _ => folded.push(letter),
        }
    }
}

/// Where the next word begins.
fn word_begin(text: &str) -> usize {
    let gap = text.bytes().take_while(|byte| byte.is_ascii() && !byte.is_ascii_alphanumeric()).count();
    match text.as_bytes().get(gap) {
        Some(byte) if !byte.is_ascii() => text[gap..].find(is_word).map_or(text.len(), |at| gap + at),
        _ => gap,
    }
}

/// Where a run of words ends that are joined by single joints.
fn chunk_end(text: &str) -> usize {
    let bytes = text.as_bytes();
    let ascii = bytes.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    if bytes.get(ascii).is_none_or(|byte| matches!(byte, b' ' | b'\n' | b',' | b'.' | b';' | b')' | b':')) {
        return ascii;
    }
    let mut before = ' ';
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let after = letters.peek().map_or(' ', |(_, after)| *after);
        let joins = match letter {
            '–' => before.is_ascii_digit() && after.is_ascii_digit(),
            _ => is_joint(letter) && is_word(after),
        };
        if !is_word(letter) && !joins {
            return at;
        }
        before = letter;
    }
    text.len()
}

fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || !letter.is_ascii() && is_combining_mark(letter)
}

fn is_joint(letter: char) -> bool {
    matches!(letter, '\'' | '’' | '-' | '‐' | '‑' | '–' | '/')
}

fn is_ideograph(letter: char) -> bool {
    matches!(letter, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}')
}
