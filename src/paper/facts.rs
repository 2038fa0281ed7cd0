//! Facts that prose cannot carry: a vote, an action, a declaration; in front matter and in fenced blocks.

use std::ops::Range;
use std::sync::Arc;

use super::fields::{Fields, Source, scalar};
use super::yaml::{self, Value};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Placed};
use crate::model::record::{Action, Declaration, InterestSort, Side, Vote};

/// Reads the YAML of a fence `vote` in `text[range]`.
pub fn vote(file: &Arc<str>, text: &str, range: Range<usize>) -> (Option<Vote>, Diagnostics) {
    read(file, text, range, "a vote", |fields| Some(read_vote(fields)))
}

/// Reads the YAML of a fence `action`.
pub fn action(file: &Arc<str>, text: &str, range: Range<usize>) -> (Option<Action>, Diagnostics) {
    read(file, text, range, "an action", read_action)
}

/// Reads the YAML of a fence `declaration`.
pub fn declaration(file: &Arc<str>, text: &str, range: Range<usize>) -> (Option<Declaration>, Diagnostics) {
    read(file, text, range, "a declaration", read_declaration)
}

fn read<T>(
    file: &Arc<str>,
    text: &str,
    range: Range<usize>,
    what: &'static str,
    read: impl FnOnce(&mut Fields) -> Option<T>,
) -> (Option<T>, Diagnostics) {
    let source = Source::new(file, text);
    let fact = match yaml::read(file, text, range) {
        Err(diagnostic) => {
            source.say(diagnostic);
            None
        }
        Ok(node) => {
            let mut fields = Fields::of(&source, what, &node);
            let fact = read(&mut fields);
            fields.finish();
            fact
        }
    };
    (fact, source.diagnostics.into_inner())
}

pub(super) fn read_vote(fields: &mut Fields) -> Vote {
    Vote {
        is_whole: ["for", "against", "abstained"].iter().all(|side| fields.node(side).is_some()),
        in_favour: read_side(fields, "for"),
        against: read_side(fields, "against"),
        abstained: read_side(fields, "abstained"),
        casting: fields.named("casting"),
        resolution: fields.count("resolution").map(|number| number.value),
        place: Some(fields.place().clone()),
    }
}

/// One side: a count, or the names of those on it.
fn read_side(fields: &mut Fields, name: &'static str) -> Side {
    let Some(node) = fields.node(name) else { return Side::default() };
    match &node.value {
        Value::Empty => Side::default(),
        Value::List(_) => {
            let names = fields.names(name);
            Side { count: u32::try_from(names.len()).unwrap_or(u32::MAX), names }
        }
        Value::Text(_) | Value::Flag(_) | Value::Form(_) => {
            let typed = scalar(node).unwrap_or_default();
            if let Ok(count) = typed.parse() {
                return Side { count, names: Vec::new() };
            }
            let in_words = count_in_words(&typed);
            if typed.chars().any(char::is_alphabetic) && in_words.is_none() {
                let name = fields.name_of(Placed::new(typed, fields.source().place(&node.range)));
                return Side { count: 1, names: name.into_iter().collect() };
            }
            let message = format!("`{name}` is neither a count nor names");
            let count = in_words.unwrap_or(9);
            fields.source().say(
                Diagnostic::new(Code::NumberUnreadable, fields.source().place(&node.range), message)
                    .hint(format!("type `{name}: {count}`, or the names: `{name}: [r-parker, a-bridges]`")),
            );
            Side::default()
        }
    }
}

/// Numbers in words, from nought on; as a name each would be counted as one member.
const IN_WORDS: &[&str] =
    &["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// Words that are no name either.
const NO_NAMES: &[&str] = &["all", "everybody", "everyone", "unanimous", "unanimously", "yes", "true", "false"];

/// The figure for a number in words; for "all" and the like, one to begin with.
fn count_in_words(typed: &str) -> Option<usize> {
    let word = typed.to_lowercase();
    match word.as_str() {
        "none" | "nil" | "no" | "nobody" => Some(0),
        _ if NO_NAMES.contains(&word.as_str()) => Some(9),
        _ => IN_WORDS.iter().position(|number| *number == word),
    }
}

pub(super) fn read_action(fields: &mut Fields) -> Option<Action> {
    let what = fields.required_text("what", "\"Write to the contractor\"");
    let owner = fields.named("owner");
    let (due, done) = (fields.date("due"), fields.date("done"));
    Some(Action { what: what?.value, owner, due, done })
}

pub(super) fn read_declaration(fields: &mut Fields) -> Option<Declaration> {
    let member = fields.required_named("member");
    let sort = fields.one_of("sort", &[("pecuniary", InterestSort::Pecuniary), ("other", InterestSort::Other)]);
    let nature = fields.words("nature");
    let left = fields.flag("left").unwrap_or(false);
    let dispensation = fields.words("dispensation");
    Some(Declaration { member: member?, sort: sort.unwrap_or(InterestSort::Other), nature, left, dispensation })
}
