//! Lists that were pasted from a word processor, where a no-break space stands behind the number.
//!
//! Markdown knows no list without a plain space there. Takes the text of a body; gives a text of as many bytes in
//! which the first no-break space behind a number or a bullet is two plain ones, so that places stay what they are.

use std::borrow::Cow;
use std::ops::Range;

use crate::model::body::{Block, Inline};

const NO_BREAK_SPACE: char = '\u{a0}';

/// The text with plain spaces behind the numbers and bullets of `range`.
pub(super) fn with_plain_lists(text: &str, range: Range<usize>) -> Cow<'_, str> {
    if !text[range.clone()].contains(NO_BREAK_SPACE) {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    plain.push_str(&text[..range.start]);
    for line in text[range.clone()].split_inclusive('\n') {
        match marker(line) {
            Some(end) => {
                plain.push_str(&line[..end]);
                plain.push_str("  ");
                plain.push_str(&line[end + NO_BREAK_SPACE.len_utf8()..]);
            }
            None => plain.push_str(line),
        }
    }
    plain.push_str(&text[range.end..]);
    Cow::Owned(plain)
}

/// Where the number or bullet ends that a line begins with, if a no-break space stands behind it.
fn marker(line: &str) -> Option<usize> {
    let start = line.len() - line.trim_start_matches(' ').len();
    let rest = &line[start..];
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let length = match rest.as_bytes().get(digits)? {
        b'.' | b')' if (1..10).contains(&digits) => digits + 1,
        b'-' | b'*' | b'+' if digits == 0 => 1,
        _ => return None,
    };
    rest[length..].starts_with(NO_BREAK_SPACE).then_some(start + length)
}

/// Takes away the no-break spaces with which the words of an entry begin.
pub(super) fn trim(blocks: &mut [Block]) {
    if let Some(Block::Paragraph(words)) = blocks.first_mut()
        && let Some(Inline::Text(text)) = words.first_mut()
        && text.starts_with(NO_BREAK_SPACE)
    {
        *text = text.trim_start_matches([NO_BREAK_SPACE, ' ']).into();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_no_break_space_behind_a_number_is_plain_and_others_stay() {
        let plain = |text: &str| with_plain_lists(text, 0..text.len()).into_owned();
        assert_eq!(plain("1.\u{a0} \u{a0}That\n-\u{a0}x\n"), "1.   \u{a0}That\n-  x\n");
        assert_eq!(plain("10\u{a0}km and 2.\u{a0}b\n"), "10\u{a0}km and 2.\u{a0}b\n");
        assert_eq!(plain("é 1.\u{a0}a\n  12)\u{a0}a"), "é 1.\u{a0}a\n  12)  a");
    }
}
