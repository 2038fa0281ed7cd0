//! The stylesheets that a page names: its name for one holds a hash, and is other whenever the stylesheet is.
//!
//! A stylesheet is exchanged where the page stands; so its hash is no part of what makes a page another one.

use std::hash::{Hash, Hasher};
use std::ops::Range;

/// What a stylesheet's name ends with.
const ENDING: &[u8] = b".css";

/// So many digits has a hash in the name of a file of the theme.
const DIGITS: usize = 10;

/// The hashes in the names of stylesheets, in their order.
fn hashes(page: &[u8]) -> impl Iterator<Item = Range<usize>> + '_ {
    let ends = page.windows(ENDING.len()).enumerate().filter(|(_, bytes)| *bytes == ENDING).map(|(at, _)| at);
    ends.filter_map(|end| {
        let begin = end.checked_sub(DIGITS)?;
        let is_hash = page[begin..end].iter().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'));
        (is_hash && page[..begin].ends_with(b".")).then_some(begin..end)
    })
}

/// Takes all of a page for its mark, but for the hashes in the names of its stylesheets.
pub(super) fn hash(page: &[u8], hasher: &mut impl Hasher) {
    let mut begin = 0;
    for digits in hashes(page) {
        page[begin..digits.start].hash(hasher);
        begin = digits.end;
    }
    page[begin..].hash(hasher);
}

/// The addresses of its stylesheets, as they are written in it.
pub(super) fn addresses(page: &[u8]) -> Vec<String> {
    let begins = |end: usize| {
        let is_outside = |byte: &u8| matches!(byte, b'"' | b'\'' | b'=' | b'(' | b'>') || byte.is_ascii_whitespace();
        page[..end].iter().rposition(is_outside).map_or(0, |at| at + 1)
    };
    let ranges = hashes(page).map(|digits| begins(digits.start)..digits.end + ENDING.len());
    ranges.map(|range| String::from_utf8_lossy(&page[range]).into_owned()).collect()
}

#[cfg(test)]
mod tests {
    use std::hash::DefaultHasher;

    use super::*;

    const PAGE: &[u8] = b"<link rel=stylesheet href=\"../assets/style.0123456789.css\"><p>style.css</p>";

    fn mark(page: &[u8]) -> u64 {
        let mut hasher = DefaultHasher::new();
        hash(page, &mut hasher);
        hasher.finish()
    }

    fn changed(from: &str, to: &str) -> Vec<u8> {
        String::from_utf8_lossy(PAGE).replace(from, to).into_bytes()
    }

    #[test]
    fn another_stylesheet_makes_no_other_page() {
        assert_eq!(mark(PAGE), mark(&changed("0123456789", "abcdef0123")));
        for (from, to) in
            [("style.0", "print.0"), ("<p>", "<p> "), ("0123456789.css", "0123456789.js"), ("style.css", "")]
        {
            assert_ne!(mark(PAGE), mark(&changed(from, to)), "{from}");
        }
    }

    #[test]
    fn its_address_is_read_as_it_is_written() {
        assert_eq!(addresses(PAGE), ["../assets/style.0123456789.css"]);
        assert_eq!(addresses(b"href=/a.0123456789.css>"), ["/a.0123456789.css"]);
        assert!(addresses(b"0123456789.css .css style.012345678X.css").is_empty());
    }
}
