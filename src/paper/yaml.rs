//! YAML, read into nodes that know where they stand; the one place that knows the YAML library.
//!
//! Takes the front matter of a paper, or a whole YAML file; gives a [`Node`], or a diagnostic in a clerk's words.
//! Numbers stay as typed (`1.10` is not 1.1), `yes` and `no` are words, keys that stand twice are all there, and
//! anchors and merge keys are refused: a paper is a form, not a program.

mod words;

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use serde_saphyr::options::{DuplicateKeyPolicy, MergeKeyPolicy};
use serde_saphyr::{Location, Spanned};

use crate::diagnostic::{Code, Diagnostic, Place};
use words::{NO_KEYS, NO_SPACE, in_plain_words};

/// A value, and where it stands in the paper.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Node {
    /// What it is.
    pub value: Value,
    /// The bytes of the paper that it takes up; of a list or a form only where it begins.
    pub range: Range<usize>,
}

/// What a value is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    /// Nothing after the colon.
    Empty,
    /// `true` or `false`.
    Flag(bool),
    /// Words or a number, as typed.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// Keys and their values, in order; a key may stand twice.
    Form(Vec<(Key, Node)>),
}

/// A key, and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Key {
    /// The key.
    pub name: String,
    /// The bytes of the paper that it takes up.
    pub range: Range<usize>,
}

/// Reads the YAML in `text[range]` of the paper `file`.
pub(super) fn read(file: &Arc<str>, text: &str, range: Range<usize>) -> Result<Node, Diagnostic> {
    let yaml = &*with_plain_spaces(&text[range.clone()]);
    let options = serde_saphyr::options! {
        strict_booleans: true,
        leading_zero_numbers_as_strings: true,
        underscored_numbers_as_strings: true,
        duplicate_keys: DuplicateKeyPolicy::PassThrough,
        merge_keys: MergeKeyPolicy::AsOrdinary,
        with_snippet: false,
        budget: serde_saphyr::budget! { max_anchors: 0 },
    };
    match serde_saphyr::from_str_with_options::<Spanned<Raw>>(yaml, options) {
        Ok(raw) => {
            let node = place(raw, yaml, range.start);
            lost_words(&node, file, text).map_or(Ok(node), Err)
        }
        Err(error) => {
            let at = error.location().map_or(0, |location| byte_of(yaml, location));
            let end = at + yaml[at..].chars().next().filter(|character| *character != '\n').map_or(0, char::len_utf8);
            let (message, hint) = in_plain_words(&error.to_string(), yaml, at);
            let place = Place::new(file.clone(), range.start + at..range.start + end);
            Err(Diagnostic::new(Code::YamlSyntax, place, message).hint(hint))
        }
    }
}

/// Reads YAML that should be keys and values, as front matter is.
pub(super) fn read_form(file: &Arc<str>, text: &str, range: Range<usize>) -> Result<Node, Diagnostic> {
    let node = read(file, text, range)?;
    let (message, hint) = match &node.value {
        Value::Form(_) | Value::Empty => return Ok(node),
        Value::Text(typed) if typed.contains(':') => NO_SPACE,
        Value::Text(_) | Value::Flag(_) | Value::List(_) => NO_KEYS,
    };
    let place = Place::new(file.clone(), node.range);
    Err(Diagnostic::new(Code::YamlSyntax, place, message).hint(hint))
}

/// A value as the library gives it.
enum Raw {
    Empty,
    Flag(bool),
    Number,
    Text(String),
    List(Vec<Spanned<Raw>>),
    Form(Vec<(Spanned<String>, Spanned<Raw>)>),
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw;

    fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Raw, E> {
        Ok(Raw::Empty)
    }

    fn visit_none<E>(self) -> Result<Raw, E> {
        Ok(Raw::Empty)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Raw, E> {
        Ok(Raw::Flag(flag))
    }

    fn visit_i64<E>(self, _: i64) -> Result<Raw, E> {
        Ok(Raw::Number)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Raw, E> {
        Ok(Raw::Number)
    }

    fn visit_i128<E>(self, _: i128) -> Result<Raw, E> {
        Ok(Raw::Number)
    }

    fn visit_u128<E>(self, _: u128) -> Result<Raw, E> {
        Ok(Raw::Number)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Raw, E> {
        Ok(Raw::Number)
    }

    fn visit_str<E>(self, text: &str) -> Result<Raw, E> {
        Ok(Raw::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut entries: A) -> Result<Raw, A::Error> {
        let mut list = Vec::new();
        while let Some(entry) = entries.next_element()? {
            list.push(entry);
        }
        Ok(Raw::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Raw, A::Error> {
        let mut form = Vec::new();
        while let Some(key) = entries.next_key()? {
            form.push((key, entries.next_value()?));
        }
        Ok(Raw::Form(form))
    }
}

/// Turns what the library gives into nodes placed in the paper, whose YAML begins at `base`.
fn place(raw: Spanned<Raw>, yaml: &str, base: usize) -> Node {
    let range = range_of(yaml, raw.defined);
    let value = match raw.value {
        Raw::Empty => Value::Empty,
        Raw::Flag(flag) => Value::Flag(flag),
        Raw::Number => Value::Text(yaml[range.clone()].trim().to_owned()),
        Raw::Text(text) => Value::Text(text),
        Raw::List(list) => Value::List(list.into_iter().map(|entry| place(entry, yaml, base)).collect()),
        Raw::Form(form) => {
            Value::Form(form.into_iter().map(|(key, value)| place_entry(key, value, yaml, base)).collect())
        }
    };
    Node { value, range: base + range.start..base + range.end }
}

fn place_entry(key: Spanned<String>, value: Spanned<Raw>, yaml: &str, base: usize) -> (Key, Node) {
    let range = range_of(yaml, key.defined);
    let mut node = place(value, yaml, base);
    if node.value == Value::Empty && node.range.is_empty() {
        // An empty value has no place of its own: it is where its key is.
        node.range = base + range.start..base + range.end;
    }
    (Key { name: key.value, range: base + range.start..base + range.end }, node)
}

/// The bytes of a scalar; without the line end that closes a block of lines.
fn range_of(yaml: &str, location: Location) -> Range<usize> {
    let start = byte_of(yaml, location);
    let length = location.span().byte_len().and_then(|length| usize::try_from(length).ok()).unwrap_or(0);
    let end = (start + length).min(yaml.len());
    start..start + yaml.get(start..end).unwrap_or_default().trim_end().len()
}

/// The byte at which a location begins; errors know it only in characters.
fn byte_of(yaml: &str, location: Location) -> usize {
    let span = location.span();
    let byte = span.byte_offset().and_then(|byte| usize::try_from(byte).ok());
    let byte = byte.filter(|byte| yaml.is_char_boundary(*byte));
    byte.unwrap_or_else(|| {
        let characters = usize::try_from(span.offset()).unwrap_or(usize::MAX);
        yaml.char_indices().nth(characters).map_or(yaml.len(), |(byte, _)| byte)
    })
}

/// The YAML with plain spaces for the no-break spaces that Word puts behind a colon and before a line, of as many bytes.
fn with_plain_spaces(yaml: &str) -> Cow<'_, str> {
    if !yaml.contains('\u{a0}') {
        return yaml.into();
    }
    let lines = yaml.split_inclusive('\n').map(|line| {
        let begin = line.len() - line.trim_start_matches([' ', '\u{a0}', '-']).len();
        let key = line[begin..].find(|letter: char| !letter.is_ascii_lowercase() && letter != '_').unwrap_or(0);
        let value = &line[begin + key..];
        let end = match value.strip_prefix(':') {
            Some(value) => line.len() - value.trim_start_matches([' ', '\u{a0}']).len(),
            None => begin,
        };
        line[..end].replace('\u{a0}', "  ") + &line[end..]
    });
    lines.collect::<String>().into()
}

/// Words behind a `#` that was meant as a number, as in `title: Plot #4`: YAML takes them for a remark.
fn lost_words(node: &Node, file: &Arc<str>, text: &str) -> Option<Diagnostic> {
    match &node.value {
        Value::List(nodes) => nodes.iter().find_map(|node| lost_words(node, file, text)),
        Value::Form(entries) => entries.iter().find_map(|(_, node)| lost_words(node, file, text)),
        Value::Text(_) if !text[node.range.clone()].starts_with(['"', '\'', '>', '|']) => {
            let line = text[node.range.end..].lines().next().unwrap_or_default().trim_end();
            let remark = line.trim_start();
            let is_meant = remark.strip_prefix('#').is_some_and(|word| word.starts_with(char::is_alphanumeric));
            let end = node.range.end + line.len();
            let place = Place::new(file.clone(), end - remark.len()..end);
            let message = "what stands behind a `#` is a remark, and is not published";
            is_meant.then(|| {
                Diagnostic::new(Code::YamlSyntax, place, message).hint(format!(
                    "put the value between quotes: `\"{}{line}\"`; or, for a remark, a space behind the `#`",
                    text[node.range.clone()].replace('\\', "\\\\").replace('"', "\\\"")
                ))
            })
        }
        Value::Empty | Value::Flag(_) | Value::Text(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_break_spaces_are_spaces_where_words_have_not_begun() {
        let yaml = "title:\u{a0}Two\u{a0}words: more\n\u{a0}- a:\u{a0}b\n";
        let plain = with_plain_spaces(yaml);
        assert_eq!(plain, "title:  Two\u{a0}words: more\n  - a:  b\n");
        assert_eq!(plain.len(), yaml.len());
    }
}
