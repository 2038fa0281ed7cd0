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

/// Finds the two halves; a byte order mark and empty lines before them are passed over.
pub(super) fn split(file: &Arc<str>, text: &str) -> Result<Halves, Diagnostic> {
    let start = start(text);
    let mut lines = lines_from(text, start);
    let Some((_, first)) = lines.next().filter(|(_, line)| line.trim_end() == "---") else {
        return match other_rule(&text[start..]) {
            Some(rule) => Err(Diagnostic::new(
                Code::FrontMatterUnclosed,
                Place::new(file.clone(), start..start + rule.len()),
                "front matter begins with `---`, and this is another line",
            )
            .hint("type three hyphens, here and under the last key: `---`")),
            None => Ok(Halves { front: None, body: start..text.len() }),
        };
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

/// Names a key in the first paragraph of the words that would withhold the paper if it stood above them: front matter that
/// was closed too soon would else be published as words.
pub(super) fn key_among_words(file: &Arc<str>, text: &str, body: &Range<usize>) -> Option<Diagnostic> {
    let words = &text[body.clone()];
    let lines = lines_from(words, 0).skip_while(|(_, line)| line.trim().is_empty());
    let mut first = lines.take_while(|(_, line)| !line.trim().is_empty());
    let (at, key) = first.find_map(|(at, line)| {
        let (key, value) = line.split_once(':')?;
        let withholds = matches!(key, "exempt" | "confidential" | "draft");
        (withholds && (value.trim().is_empty() || value.starts_with(' '))).then_some((at, key))
    })?;
    let place = Place::new(file.clone(), body.start + at..body.start + at + key.len());
    let message = format!("`{key}:` stands among the words, where it withholds nothing");
    Some(Diagnostic::new(Code::FrontMatterUnclosed, place, message).hint("move it up, above the second line of `---`"))
}

/// Where the first line begins that is not empty: front matter below an empty line would else be published as words,
/// `draft: true` among them.
fn start(text: &str) -> usize {
    let mark = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let blank = lines_from(text, mark).take_while(|(_, line)| line.trim().is_empty());
    blank.last().map_or(mark, |(at, line)| at + line.len())
}

/// The line above a first key that was meant to be `---`: an editor makes a dash of hyphens, a hand types four.
fn other_rule(text: &str) -> Option<&str> {
    let mut lines = text.lines().map(str::trim_end);
    let rule =
        lines.next().filter(|line| !line.is_empty() && line.chars().all(|mark| matches!(mark, '-' | '–' | '—')))?;
    let (key, value) = lines.next()?.split_once(':')?;
    let is_key = !key.is_empty() && key.chars().all(|mark| mark.is_ascii_lowercase() || mark == '_');
    (is_key && (value.is_empty() || value.starts_with(' '))).then_some(rule)
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
    fn a_key_that_withholds_is_not_taken_for_words() {
        let found = |text: &str| key_among_words(&"x.md".into(), text, &(0..text.len())).map(|said| said.message);
        for text in ["exempt: { paragraphs: [3] }\n---\nwords", "\n\na: b\r\ndraft: true\r\n", "confidential:\n  x"] {
            assert!(found(text).is_some_and(|said| said.contains("withholds nothing")), "{text}");
        }
        for text in ["Exempt: yes", "draft:2", "words\n\ndraft: true", "> draft: true", "the draft: it is long"] {
            assert_eq!(found(text), None, "{text}");
        }
    }

    #[test]
    fn front_matter_stands_between_two_rules() {
        assert_eq!(halves("---\na: b\n---\nwords\n"), Some((Some("a: b\n"), "words\n")));
        assert_eq!(halves("\u{feff}---\r\na: b\r\n--- \r\nwords"), Some((Some("a: b\r\n"), "words")));
        assert_eq!(halves("---\n---\n"), Some((Some(""), "")));
        assert_eq!(halves("\u{feff}\n \r\n---\na: b\n---\n"), Some((Some("a: b\n"), "")));
        assert_eq!(halves("words\n---\n"), Some((None, "words\n---\n")));
        assert_eq!(halves("---\na: b\n"), None);
        assert_eq!(halves("—\ndraft: true\n—\n"), None);
        assert_eq!(halves("----\n\nwords: many\n"), Some((None, "----\n\nwords: many\n")));
    }
}
