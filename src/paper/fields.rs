//! A form of keys and values, read key by key; whatever is left over is an unknown key.
//!
//! Takes a [`Node`]; gives typed values with their places, and says all that is wrong at once: keys that stand
//! twice, that are missing, that nobody asked for, and values of the wrong kind. What cannot be read is said and
//! then treated as not given, except where silence would open what should be closed: see [`Fields::closing_flag`].

mod finish;

use std::cell::RefCell;
use std::ops::Range;
use std::sync::Arc;

use jiff::civil::{Date, Time};

use super::values;
use super::yaml::{Key, Node, Value};
use unicode_normalization::UnicodeNormalization;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, Placed, nearest};
use crate::model::record::Named;
use crate::model::{Moment, date_meant};

/// The paper that is being read, and what is wrong with it so far.
pub(super) struct Source<'a> {
    /// The paper's file.
    pub file: &'a Arc<str>,
    /// Its text.
    pub text: &'a str,
    /// What is wrong with it.
    pub diagnostics: RefCell<Diagnostics>,
}

impl<'a> Source<'a> {
    /// A paper of which nothing has been read yet.
    pub fn new(file: &'a Arc<str>, text: &'a str) -> Self {
        Self { file, text, diagnostics: RefCell::default() }
    }

    /// A place in the paper.
    pub fn place(&self, range: &Range<usize>) -> Place {
        Place::new(self.file.clone(), range.clone())
    }

    /// Says what is wrong.
    pub fn say(&self, diagnostic: Diagnostic) {
        self.diagnostics.borrow_mut().push(diagnostic);
    }
}

/// A form that is being read.
pub(super) struct Fields<'a> {
    source: &'a Source<'a>,
    /// What the form is, for messages ("an agenda item").
    pub what: &'static str,
    place: Place,
    entries: Vec<(&'a Key, &'a Node)>,
    asked: Vec<&'static str>,
    /// The keys that have to be there and are not, and what to type.
    missing: Vec<(&'static str, String)>,
    shape: Shape<'a>,
}

/// What stands where a form should.
#[derive(Debug, Clone, Copy)]
enum Shape<'a> {
    /// A form, or nothing.
    Form,
    /// A value of another kind.
    Other(&'a Node),
    /// A paper without front matter.
    NoFrontMatter,
}

impl<'a> Fields<'a> {
    /// The keys of a node; none, and a message, when it is not a form. An empty node is a form without keys.
    pub fn of(source: &'a Source<'a>, what: &'static str, node: &'a Node) -> Self {
        let mut fields = Self { place: source.place(&node.range), ..Self::none(source, what) };
        fields.shape = Shape::Form;
        match &node.value {
            Value::Empty => {}
            Value::Form(entries) => entries.iter().for_each(|(key, value)| fields.add(key, value)),
            Value::Flag(_) | Value::Text(_) | Value::List(_) => fields.shape = Shape::Other(node),
        }
        fields
    }

    /// Where the form stands.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// A paper without front matter.
    pub fn none(source: &'a Source<'a>, what: &'static str) -> Self {
        let place = source.place(&(0..0));
        let (entries, asked, missing) = (Vec::new(), Vec::new(), Vec::new());
        Self { source, what, place, entries, asked, missing, shape: Shape::NoFrontMatter }
    }

    fn add(&mut self, key: &'a Key, value: &'a Node) {
        if let Some((first, _)) = self.entries.iter().find(|(first, _)| first.name == key.name) {
            let message = format!("`{}` stands twice", key.name);
            self.source.say(
                Diagnostic::new(Code::KeyTwice, self.source.place(&key.range), message)
                    .label("this one")
                    .also(self.source.place(&first.range), "and this one")
                    .hint("keep the right one and delete the other"),
            );
            return;
        }
        self.entries.push((key, value));
    }

    /// The place of a key, or of the form when the key is not there.
    pub fn key_place(&self, name: &str) -> Place {
        let key = self.entries.iter().find(|(key, _)| key.name == name);
        key.map_or_else(|| self.place.clone(), |(key, _)| self.source.place(&key.range))
    }

    /// Does the key stand there at all, with a value or without?
    pub fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|(key, _)| key.name == name)
    }

    /// The value of a key, empty or not.
    pub fn node(&mut self, name: &'static str) -> Option<&'a Node> {
        if !self.asked.contains(&name) {
            self.asked.push(name);
        }
        self.entries.iter().find(|(key, _)| key.name == name).map(|(_, value)| *value)
    }

    /// The value of a key that is not empty.
    fn filled(&mut self, name: &'static str) -> Option<&'a Node> {
        self.node(name).filter(|node| node.value != Value::Empty)
    }

    /// Says that the value of a key is not of the kind it should be.
    fn wrong_type(&self, name: &str, node: &Node, should_be: &str, hint: impl Into<String>) {
        let message = format!("`{name}` should be {should_be}");
        self.source.say(Diagnostic::new(Code::ValueType, self.source.place(&node.range), message).hint(hint));
    }

    /// Words.
    pub fn text(&mut self, name: &'static str) -> Option<Placed<String>> {
        let node = self.filled(name)?;
        if let Some(text) = scalar(node) {
            return Some(text)
                .filter(|text| !text.is_empty())
                .map(|text| Placed::new(text, self.source.place(&node.range)));
        }
        self.wrong_type(name, node, "words", format!("type `{name}: \"…\"`"));
        None
    }

    /// Words, where the place does not matter.
    pub fn words(&mut self, name: &'static str) -> Option<String> {
        self.text(name).map(|text| text.value)
    }

    /// Words that have to be there.
    pub fn required_text(&mut self, name: &'static str, example: &str) -> Option<Placed<String>> {
        let text = self.text(name);
        let is_wrong = || {
            self.entries.iter().any(|(key, node)| {
                key.name == name && scalar(node).is_none_or(|text| !text.is_empty()) && node.value != Value::Empty
            })
        };
        if text.is_none() && !is_wrong() {
            self.missing.push((name, format!("{name}: {example}")));
        }
        text
    }

    /// `true` or `false`; false when not given.
    pub fn flag(&mut self, name: &'static str) -> Option<bool> {
        let node = self.filled(name)?;
        if let Value::Flag(flag) = node.value {
            return Some(flag);
        }
        self.wrong_type(name, node, "`true` or `false`", format!("type `{name}: true` or `{name}: false`"));
        None
    }

    /// A flag that closes something to the public (`draft`): whatever is there and is not plainly `false` closes it.
    pub fn closing_flag(&mut self, name: &'static str) -> bool {
        let Some(node) = self.node(name) else { return false };
        if node.value == Value::Empty {
            self.wrong_type(name, node, "`true` or `false`", format!("type `{name}: true`, or take the line away"));
            return true;
        }
        self.flag(name).unwrap_or(true)
    }

    /// A value read by `read` from its words, with a diagnostic of `code` when it cannot be.
    pub fn read_with<T>(
        &mut self,
        name: &'static str,
        code: Code,
        (what, hint): (&str, &str),
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<Placed<T>> {
        let node = self.filled(name)?;
        let place = self.source.place(&node.range);
        let Some(text) = scalar(node) else {
            self.wrong_type(name, node, what, hint);
            return None;
        };
        let value = read(&text);
        if value.is_none() {
            self.source.say(Diagnostic::new(code, place.clone(), format!("`{text}` is not {what}")).hint(hint));
        }
        value.map(|value| Placed::new(value, place))
    }

    /// A date.
    pub fn date(&mut self, name: &'static str) -> Option<Date> {
        let meant = self.filled(name).and_then(scalar).and_then(|typed| date_meant(&typed));
        let hint = match meant {
            Some(date) => format!("type `{date}`"),
            None => "type year, month and day: `2018-08-30`".to_owned(),
        };
        self.read_with(name, Code::DateUnreadable, ("a date", &hint), values::date).map(|date| date.value)
    }

    /// A date, and where it stands.
    pub fn placed_date(&mut self, name: &'static str) -> Option<Placed<Date>> {
        let place = self.filled(name).map(|node| self.source.place(&node.range))?;
        self.date(name).map(|date| Placed::new(date, place))
    }

    /// A date, with a time of day behind it or without: `2018-08-21`, `2018-08-21 16:30`.
    pub fn moment(&mut self, name: &'static str) -> Option<Placed<Moment>> {
        let node = self.filled(name)?;
        let typed = scalar(node).unwrap_or_default();
        let Some((day, clock)) = typed.split_once([' ', 'T']).filter(|(day, _)| values::date(day).is_some()) else {
            return self.placed_date(name).map(|date| Placed::new(Moment { date: date.value, time: None }, date.place));
        };
        let place = self.source.place(&node.range);
        let time = values::time(clock.trim());
        if time.is_none() {
            self.source.say(
                Diagnostic::new(Code::TimeUnreadable, place.clone(), format!("`{clock}` is not a time of day"))
                    .hint(format!("type it like `{day} 16:30` or `{day} 4.30pm`")),
            );
        }
        values::date(day).map(|date| Placed::new(Moment { date, time }, place))
    }

    /// A time of day.
    pub fn time(&mut self, name: &'static str) -> Option<Time> {
        let hint = "type it like `19:30`, `7.30pm`, `10am` or `noon`";
        self.read_with(name, Code::TimeUnreadable, ("a time of day", hint), values::time).map(|time| time.value)
    }

    /// A language.
    pub fn language(&mut self) -> Option<String> {
        let typed = self.filled("language").and_then(scalar).unwrap_or_default();
        let hint = values::language_hint(&typed);
        let what = ("the code of a language", &*hint);
        self.read_with("language", Code::LanguageUnreadable, what, values::language).map(|language| language.value)
    }

    /// A whole number.
    pub fn count(&mut self, name: &'static str) -> Option<Placed<u32>> {
        let hint = "type a whole number, like `3`";
        self.read_with(name, Code::NumberUnreadable, ("a whole number", hint), |text| text.parse().ok())
    }

    /// A value of a kind of its own, read by `read`.
    pub fn value<T>(
        &mut self,
        name: &'static str,
        code: Code,
        what: (&str, &str),
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        self.read_with(name, code, what, read).map(|value| value.value)
    }

    /// One of some words.
    pub fn one_of<T: Copy>(&mut self, name: &'static str, choices: &[(&str, T)]) -> Option<T> {
        let node = self.filled(name)?;
        let words: Vec<&str> = choices.iter().map(|(word, _)| *word).collect();
        let Some(text) = scalar(node) else {
            self.wrong_type(name, node, "one word", format!("use one of {}", values::listed(&words)));
            return None;
        };
        let word = text.trim().to_lowercase().replace([' ', '_'], "-");
        if let Some((_, choice)) = choices.iter().find(|(choice, _)| *choice == word) {
            return Some(*choice);
        }
        let hint = match nearest(&word, words.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("use one of {}", values::listed(&words)),
        };
        let message = format!("`{name}` cannot be `{text}`");
        self.source.say(Diagnostic::new(Code::ValueUnknown, self.source.place(&node.range), message).hint(hint));
        None
    }

    /// Several values, where one alone need not be a list.
    pub fn nodes(&mut self, name: &'static str) -> Vec<&'a Node> {
        match self.filled(name) {
            None => Vec::new(),
            Some(Node { value: Value::List(list), .. }) => list.iter().collect(),
            Some(node) => vec![node],
        }
    }

    /// Several words or phrases.
    pub fn texts(&mut self, name: &'static str) -> Vec<Placed<String>> {
        let mut texts = Vec::new();
        for node in self.nodes(name) {
            match scalar(node) {
                Some(text) => texts.push(Placed::new(text, self.source.place(&node.range))),
                None => self.wrong_type(name, node, "a list of words", format!("type `{name}: [first, second]`")),
            }
        }
        texts
    }

    /// A person's name or id.
    pub fn named(&mut self, name: &'static str) -> Option<Named> {
        let text = self.text(name)?;
        self.name_of(text)
    }

    /// Several people's names or ids.
    pub fn names(&mut self, name: &'static str) -> Vec<Named> {
        self.texts(name).into_iter().filter_map(|text| self.name_of(text)).collect()
    }

    /// Checks that some words can be a name at all.
    pub fn name_of(&self, text: Placed<String>) -> Option<Named> {
        if text.value.chars().any(char::is_alphabetic) {
            return Some(Named::typed(text));
        }
        let message = format!("`{}` is not a name", text.value);
        self.source.say(
            Diagnostic::new(Code::NameUnreadable, text.place, message)
                .hint("type a name (`Councillor R Parker`) or the name of a file in `people/` (`r-parker`)"),
        );
        None
    }

    /// A person's name or id that has to be there.
    pub fn required_named(&mut self, name: &'static str) -> Option<Named> {
        let text = self.required_text(name, "r-parker")?;
        self.name_of(text)
    }

    /// A form within this one.
    pub fn form<T>(
        &mut self,
        name: &'static str,
        what: &'static str,
        read: impl FnOnce(&mut Fields<'a>) -> T,
    ) -> Option<T> {
        let node = self.filled(name)?;
        Some(self.read_form(what, node, read))
    }

    /// Several forms within this one.
    pub fn forms<T>(
        &mut self,
        name: &'static str,
        what: &'static str,
        read: impl Fn(&mut Fields<'a>) -> Option<T>,
    ) -> Vec<T> {
        let nodes = self.nodes(name);
        nodes.into_iter().filter_map(|node| self.read_form(what, node, &read)).collect()
    }

    /// Reads a node as a form of its own.
    pub fn read_form<T>(&self, what: &'static str, node: &'a Node, read: impl FnOnce(&mut Fields<'a>) -> T) -> T {
        let mut fields = Fields::of(self.source, what, node);
        let value = read(&mut fields);
        fields.finish();
        value
    }

    /// The paper this form is in.
    pub fn source(&self) -> &'a Source<'a> {
        self.source
    }
}

/// The words of a value that is words, a number or a flag, as typed, each letter spelled in the one way (NFC) in which
/// the names of files are.
pub(super) fn scalar(node: &Node) -> Option<String> {
    match &node.value {
        Value::Text(text) => Some(text.trim().nfc().collect()),
        Value::Flag(flag) => Some(flag.to_string()),
        Value::Empty | Value::List(_) | Value::Form(_) => None,
    }
}
