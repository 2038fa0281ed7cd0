//! The words of a page as a reader sees them, and those that only a machine sees: in tags, comments and attributes.
//!
//! Takes bytes; calls back with each word and where it ends. Entities are read as what they stand for, and tags that do
//! not part words (`<b>`, `<span>`) part none: `can<b>ary</b>` is one word. What stands in a tag is read for itself.

use super::eight::Eight;
use super::fold::{self, Folder, Word};

/// Where a word stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    /// Between tags, or in a text that has none.
    Text,
    /// In a tag or a comment.
    Tag,
    /// In a tag that begins here: what stood in the one before is over.
    NewTag,
}

/// How marks are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// Tags and entities.
    Markup,
    /// Every sign as it stands.
    Plain,
}

/// Calls `seen` with each word and the byte behind it.
pub fn each_word(bytes: &[u8], reading: Reading, seen: impl FnMut(Voice, Word, usize)) {
    let mut words = Words { text: Folder::default(), tag: Folder::default(), in_tag: false, is_new: false, seen };
    let mut at = 0;
    while at < bytes.len() {
        if words.is_idle() {
            at = words.whole(bytes, at);
        }
        let Some(byte) = bytes.get(at).copied() else { break };
        if byte == b'&' && reading == Reading::Markup {
            let (letter, length) = entity(&bytes[at..]).unwrap_or(('&', 1));
            words.mark(letter, &bytes[at + length..], at);
            at += length;
        } else if byte.is_ascii() {
            if reading == Reading::Markup {
                words.mark(char::from(byte), &bytes[at + 1..], at);
            } else {
                words.push(char::from(byte), at);
            }
            at += 1;
        } else {
            let (letter, length) = letter(&bytes[at..]);
            words.push(letter, at);
            at += length;
        }
    }
    words.end(bytes.len());
}

struct Words<S> {
    text: Folder,
    tag: Folder,
    in_tag: bool,
    is_new: bool,
    seen: S,
}

impl<S: FnMut(Voice, Word, usize)> Words<S> {
    /// Is no word begun where the next letter stands?
    #[inline]
    fn is_idle(&self) -> bool {
        if self.in_tag { self.tag.is_idle() } else { self.text.is_idle() }
    }

    /// Says the words from a place on that are plain to read; gives the place of the first sign that is not. No word may be
    /// begun before it; one may be behind it.
    #[inline]
    fn whole(&mut self, bytes: &[u8], mut at: usize) -> usize {
        while let Some(byte) = bytes.get(at) {
            if fold::is_gap(*byte) {
                at += 1;
            } else if byte.is_ascii_alphanumeric() {
                let (begun, end) = fold::run(bytes, at);
                at = end;
                if !fold::ends(bytes, end) {
                    self.resume(begun);
                    break;
                }
                self.say(begun.word(), end);
                at += 1;
            } else {
                break;
            }
        }
        at
    }

    /// Takes letters that stand together as one.
    #[inline]
    fn resume(&mut self, begun: Folder) {
        *(if self.in_tag { &mut self.tag } else { &mut self.text }) = begun;
    }

    #[inline]
    fn push(&mut self, letter: char, at: usize) {
        let word = if self.in_tag { self.tag.push(letter) } else { self.text.push(letter) };
        if let Some(word) = word {
            self.say(word, at);
        }
    }

    /// Says a word of where the next letter stands.
    #[inline]
    fn say(&mut self, word: Word, at: usize) {
        let voice = match (self.in_tag, self.is_new) {
            (false, _) => Voice::Text,
            (true, true) => Voice::NewTag,
            (true, false) => Voice::Tag,
        };
        self.is_new &= !self.in_tag;
        (self.seen)(voice, word, at);
    }

    /// Takes a sign, which may begin or end a tag; `rest` is what stands behind it.
    #[inline]
    fn mark(&mut self, sign: char, rest: &[u8], at: usize) {
        match sign {
            '<' if begins_tag(rest) => {
                self.end_tag(at);
                if !is_inline(rest) {
                    self.end_text(at);
                }
                (self.in_tag, self.is_new) = (true, true);
            }
            '>' if self.in_tag => {
                self.end_tag(at);
                self.in_tag = false;
            }
            _ => self.push(sign, at),
        }
    }

    #[inline]
    fn end_tag(&mut self, at: usize) {
        if let Some(word) = self.tag.end() {
            self.say(word, at);
        }
    }

    #[inline]
    fn end_text(&mut self, at: usize) {
        if let Some(word) = self.text.end() {
            (self.seen)(Voice::Text, word, at);
        }
    }

    fn end(&mut self, at: usize) {
        self.end_tag(at);
        self.end_text(at);
    }
}

/// Does a tag begin with `<` and this? A sign that says "less than" has a space behind it.
fn begins_tag(rest: &[u8]) -> bool {
    matches!(rest.first(), Some(byte) if byte.is_ascii_alphabetic() || matches!(byte, b'/' | b'!' | b'?'))
}

/// Does the tag with this in it leave a word whole that it stands in?
fn is_inline(rest: &[u8]) -> bool {
    let name = Eight::of(rest, usize::from(rest.first() == Some(&b'/')));
    name.count < Eight::ALL && INLINE.contains(&name.folded)
}

/// The tags that leave a word whole, and one without a name, such as a comment.
const INLINE: [u64; 28] = {
    let names: [&str; 28] = [
        "", "a", "b", "span", "em", "strong", "i", "time", "abbr", "code", "small", "sup", "sub", "del", "ins", "mark",
        "q", "s", "u", "bdi", "bdo", "dfn", "font", "kbd", "tspan", "tt", "var", "wbr",
    ];
    let mut all = [0; 28];
    let mut name = 0;
    while name < names.len() {
        let letters = names[name].as_bytes();
        let mut letter = letters.len();
        while letter > 0 {
            letter -= 1;
            all[name] = all[name] << u8::BITS | letters[letter] as u64;
        }
        name += 1;
    }
    all
};

/// The letter that begins here; something that is no letter where the bytes are not UTF-8.
fn letter(bytes: &[u8]) -> (char, usize) {
    let length = match bytes[0] {
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => 1,
    };
    let text = bytes.get(..length).and_then(|bytes| std::str::from_utf8(bytes).ok());
    match text.and_then(|text| text.chars().next()) {
        Some(letter) => (letter, length),
        // Perhaps a letter of Latin-1, as old files have it.
        None => (char::from(bytes[0]), 1),
    }
}

/// What the entity that begins here stands for, and how long it is. One that was escaped again (`&amp;lt;`) is read to
/// its end.
fn entity(bytes: &[u8]) -> Option<(char, usize)> {
    let (letter, length) = one_entity(bytes)?;
    if letter != '&' {
        return Some((letter, length));
    }
    let mut again = vec![b'&'];
    again.extend(bytes[length..].iter().take(40));
    Some(entity(&again).map_or((letter, length), |(letter, inner)| (letter, length + inner - 1)))
}

fn one_entity(bytes: &[u8]) -> Option<(char, usize)> {
    let end = bytes.iter().take(12).position(|byte| *byte == b';')?;
    let name = std::str::from_utf8(&bytes[1..end]).ok()?;
    let letter = if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16).ok()?,
            None => number.parse().ok()?,
        };
        char::from_u32(code)?
    } else {
        named(name)?
    };
    Some((letter, end + 1))
}

/// The entities that stand for letters, or for what is no letter; the accents of letters do not count.
fn named(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" | "rsquo" | "lsquo" => '’',
        "shy" => '\u{ad}',
        "zwj" | "zwnj" => '\u{200d}',
        "nbsp" | "ensp" | "emsp" | "thinsp" | "ndash" | "mdash" | "hellip" | "ldquo" | "rdquo" | "bull" | "middot"
        | "pound" | "euro" | "copy" | "deg" => ' ',
        "szlig" => 'ß',
        "aelig" => 'æ',
        "AElig" => 'Æ',
        "oslash" => 'ø',
        "Oslash" => 'Ø',
        "eth" => 'ð',
        "thorn" => 'þ',
        "oelig" => 'œ',
        _ => {
            let accents = ["acute", "grave", "circ", "uml", "tilde", "cedil", "ring", "caron"];
            let base = accents.iter().find_map(|accent| name.strip_suffix(accent))?;
            let mut letters = base.chars();
            letters.next().filter(|letter| letter.is_ascii_alphabetic() && letters.next().is_none())?
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words of each voice.
    fn read(html: &str, reading: Reading) -> (Vec<u64>, Vec<u64>) {
        let (mut text, mut tag) = (Vec::new(), Vec::new());
        each_word(html.as_bytes(), reading, |voice, word, _| match voice {
            Voice::Text => text.push(word.hash),
            Voice::Tag | Voice::NewTag => tag.push(word.hash),
        });
        (text, tag)
    }

    fn words(text: &str) -> Vec<u64> {
        let mut words = Vec::new();
        fold::each_word(text, |word| words.push(word.hash));
        words
    }

    #[test]
    fn markup_between_is_ignored() {
        for html in [
            "the <b>price</b> agreed",
            "the pr<b>i</b>ce agreed",
            "the</p><p class=\"x\">price<br>agreed",
            "the price <!-- not --> agreed",
            "the&nbsp;pr&#105;ce &#x61;greed",
            "the &lt;b&gt;price&lt;/b&gt; agreed",
            "the &amp;lt;b&amp;gt;price agreed",
            "the pri&shy;ce agr&eacute;ed",
        ] {
            assert_eq!(read(html, Reading::Markup).0, words("the price agreed"), "{html}");
        }
        assert_eq!(read("<td>the</td><td>price", Reading::Markup).0, words("the price"));
        assert_eq!(read("a < b and &c", Reading::Markup).0, words("a b and c"));
    }

    #[test]
    fn what_a_tag_holds_is_read_too() {
        assert_eq!(read("<img alt=\"the price\">", Reading::Markup).1, words("img alt the price"));
        assert_eq!(read("x <!-- the price", Reading::Markup).1, words("the price"));
        assert_eq!(read("the <price> &amp; it", Reading::Plain).0, words("the price amp it"));
    }
}
