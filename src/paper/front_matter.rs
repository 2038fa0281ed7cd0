//! The two halves of a paper: the front matter between two lines of `---`, and the body under it.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Place};

/// Where the two halves of a paper stand in its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Halves {
    /// The YAML, without its two lines of `---`; nothing when the paper has none.
    pub front: Option<Range<usize>>,
    /// The Markdown.
    pub body: Range<usize>,
}

/// Finds the two halves; a byte order mark before them is passed over.
pub(super) fn split(file: &Arc<str>, text: &str) -> Result<Halves, Diagnostic> {
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut lines = lines_from(text, start);
    let Some((_, first)) = lines.next().filter(|(_, line)| line.trim_end() == "---") else {
        return Ok(Halves { front: None, body: start..text.len() });
    };
    let front_start = start + first.len();
    for (at, line) in lines {
        if matches!(line.trim_end(), "---" | "...") {
            return Ok(Halves { front: Some(front_start..at), body: at + line.len()..text.len() });
        }
    }
    Err(Diagnostic::new(
        Code::FrontMatterUnclosed,
        Place::new(file.clone(), start..start + first.trim_end().len()),
        "the front matter that begins here is never closed",
    )
    .hint("type a line of `---` under the last key"))
}

/// The lines from a byte on, each with where it begins and with its line end.
fn lines_from(text: &str, start: usize) -> impl Iterator<Item = (usize, &str)> {
    text[start..].split_inclusive('\n').scan(start, |at, line| {
        let begin = *at;
        *at += line.len();
        Some((begin, line))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn halves(text: &str) -> Option<(Option<&str>, &str)> {
        let halves = split(&"x.md".into(), text).ok()?;
        Some((halves.front.map(|range| &text[range]), &text[halves.body]))
    }

    #[test]
    fn front_matter_stands_between_two_rules() {
        assert_eq!(halves("---\na: b\n---\nwords\n"), Some((Some("a: b\n"), "words\n")));
        assert_eq!(halves("\u{feff}---\r\na: b\r\n--- \r\nwords"), Some((Some("a: b\r\n"), "words")));
        assert_eq!(halves("---\n---\n"), Some((Some(""), "")));
        assert_eq!(halves("words\n---\n"), Some((None, "words\n---\n")));
        assert_eq!(halves("---\na: b\n"), None);
    }
}
