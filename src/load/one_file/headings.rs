//! Headings, and the lines in bold that stand for them: their words, their number, what they hold beside a title.

use std::sync::Arc;

use super::Piece;
use super::rules::fold;
use crate::model::body::{Block, Inline, plain};

/// The words of a heading, or of a line in bold that stands for one.
pub(super) fn words(block: &Block) -> Option<&[Inline]> {
    let (Block::Heading { words, .. } | Block::Paragraph(words)) = block else { return None };
    Some(words)
}

/// The level of a heading.
pub(super) fn level(block: &Block) -> Option<u8> {
    let Block::Heading { level, .. } = block else { return None };
    Some(*level)
}

/// The anchor of a heading.
pub(super) fn anchor(block: &Block) -> Option<Arc<str>> {
    let Block::Heading { anchor, .. } = block else { return None };
    Some(anchor.clone())
}

/// The plain words of a heading.
pub(super) fn title(block: &Block) -> String {
    let title = words(block).map(plain).unwrap_or_default();
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let bare = title.trim_matches('*').trim().trim_end_matches(':');
    if bare.is_empty() { title } else { bare.to_owned() }
}

/// What a heading holds beside the words that its title keeps: links, pictures and mentions of footnotes.
pub(super) fn more_than_a_title(heading: &Piece) -> Option<Piece> {
    let mut more = Vec::new();
    for inline in more_than_words(words(&heading.0)?) {
        if !more.is_empty() {
            more.push(Inline::Text(" ".into()));
        }
        more.push(inline);
    }
    (!more.is_empty()).then(|| (Block::Paragraph(more), heading.1.clone()))
}

fn more_than_words(words: &[Inline]) -> Vec<Inline> {
    let mut more = Vec::new();
    for inline in words {
        match inline {
            Inline::Link { .. } | Inline::Image { .. } | Inline::Footnote { .. } => more.push(inline.clone()),
            Inline::Emphasis(words) | Inline::Strong(words) | Inline::Struck(words) => {
                more.extend(more_than_words(words));
            }
            Inline::Text(_) | Inline::Code(_) | Inline::RawHtml(_) | Inline::SoftBreak | Inline::HardBreak => {}
        }
    }
    more
}

/// A paragraph that is but one line in bold, as those type it who have no headings.
pub(super) fn is_bold_line(block: &Block) -> bool {
    let Block::Paragraph(words) = block else { return false };
    let mut said = words.iter().filter(|inline| !matches!(inline, Inline::Text(text) if text.trim().is_empty()));
    let text = plain(words);
    let text = text.trim();
    let is_bold = match (said.next(), said.next()) {
        (Some(Inline::Strong(_)), None) => true,
        (Some(Inline::Emphasis(inner)), None) => matches!(inner.as_slice(), [Inline::Strong(_)]),
        // `** Next item **` is not bold to Markdown, for the spaces; it was meant to be.
        (Some(Inline::Text(_)), None) => text.len() > 4 && text.starts_with("**") && text.ends_with("**"),
        _ => false,
    };
    is_bold
        && (1..=12).contains(&text.split_whitespace().count())
        && !text.trim_end_matches('*').ends_with(['.', '!', '?'])
}

/// Is a line in bold the title of an item, and not a remark ("ACTION: …")?
pub(super) fn is_bold_title(block: &Block) -> bool {
    let is_stressed_twice = match block {
        Block::Paragraph(words) => {
            words.iter().any(|inline| match inline {
                Inline::Emphasis(_) => true,
                Inline::Strong(inner) => matches!(inner.as_slice(), [Inline::Emphasis(_)]),
                _ => false,
            }) || plain(words).trim().starts_with("***")
        }
        _ => true,
    };
    is_bold_line(block) && !is_stressed_twice && !fold(&title(block)).starts_with("action:")
}

/// The number before a title: "6. Accounts", "6a) Accounts", "Item 6: Accounts", "1.2 Accounts"; and the title.
pub(super) fn numbered(title: &str) -> Option<(&str, &str)> {
    let lower = title.to_lowercase();
    let named = ["agenda item ", "item ", "point ", "eitem ", "top "].iter().find(|word| lower.starts_with(**word));
    let rest = title.get(named.map_or(0, |word| word.len())..)?;
    let end = rest.find(|character: char| !(character.is_ascii_digit() || character == '.')).unwrap_or(rest.len());
    let digits = rest[..end].trim_end_matches('.');
    if !digits.starts_with(|first: char| first.is_ascii_digit()) || digits.len() > 7 {
        return None;
    }
    let mut behind = rest[digits.len()..].chars();
    let letter =
        behind.next().filter(|letter| letter.is_ascii_lowercase() && matches!(behind.next(), Some('.' | ')' | ':')));
    let number = &rest[..digits.len() + letter.map_or(0, char::len_utf8)];
    let behind = &rest[number.len()..];
    let is_parted = match behind.chars().next() {
        Some('.' | ')' | ':') => behind[1..].starts_with(char::is_whitespace),
        Some(' ' | '\u{a0}') => number.contains('.') || named.is_some(),
        Some('–' | '—') => true,
        _ => false,
    };
    let title = behind.trim_start_matches(['.', ')', ':', ' ', '\u{a0}', '–', '—', '-']);
    (is_parted && !title.is_empty()).then_some((number, title))
}
