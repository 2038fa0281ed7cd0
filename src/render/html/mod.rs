//! The words of a paper as HTML.
//!
//! Takes [`Words`] and the [`Setting`] in which they stand on a page; gives one string, made in one pass: headings
//! fitted to the page's outline, anchors unique on the page, footnotes gathered at the end. Nothing a clerk
//! typed is passed through as mark-up, and no word is left out.

mod blocks;
pub(super) mod escape;
mod facts;
mod inlines;
mod notes;
mod present;
mod resolutions;
mod standing;

use std::sync::Arc;

use super::frame::{Anchors, Frame};
use crate::model::body::Block;
use crate::model::meeting::{Item, Resolution};
use crate::model::record::Declaration;
use crate::model::{Words, any_block};

/// Where some words stand on a page.
#[derive(Clone, Copy)]
pub(super) struct Setting<'a> {
    /// The page.
    pub frame: &'a Frame<'a>,
    /// What stands before each anchor, where several papers share the page (`ict-reprovision/`).
    pub prefix: &'a str,
    /// The level of the heading above the words.
    pub level: u8,
    /// The item whose minute this is, for what is known of its resolutions.
    pub item: Option<&'a Item>,
    /// The language of the words, where that is not the site's.
    pub language: Option<&'a str>,
}

/// The words as HTML; empty when there are none.
pub(super) fn words(words: &Words, setting: Setting<'_>, anchors: &mut Anchors) -> String {
    let mut writer = Writer::new(&words.links, setting, anchors);
    writer.reserve(words);
    writer.blocks(&words.body.blocks);
    writer.footnotes(&words.body.footnotes);
    writer.spoken()
}

/// A name that is not in the language of the site, as HTML.
pub(super) fn in_language(name: &str, language: &str) -> String {
    let mut html = String::from("<span lang=\"");
    escape::attribute(language, &mut html);
    html.push_str("\">");
    escape::text(name, &mut html);
    html.push_str("</span>");
    html
}

/// Appends words as HTML, in a language where that is not the site's.
pub(super) fn said(words: &str, language: Option<&str>, html: &mut String) {
    match language {
        Some(language) => html.push_str(&in_language(words, language)),
        None => escape::text(words, html),
    }
}

/// A sentence of ours as HTML, in which each of some names says its language; nothing where none of them stands in it.
pub(super) fn naming(sentence: &str, names: &[(&str, &str)]) -> Option<String> {
    let mut html = String::new();
    let mut rest = sentence;
    let next = |rest: &str| {
        let found = names.iter().filter(|(name, _)| !name.is_empty());
        let is_whole =
            |at: usize, name: &str| !rest[at + name.len()..].chars().next().is_some_and(char::is_alphanumeric);
        let found = found.filter_map(|(name, language)| {
            let (at, _) = rest.match_indices(name).find(|(at, _)| is_whole(*at, name))?;
            Some((at, *name, *language))
        });
        found.min_by_key(|(at, name, _)| (*at, usize::MAX - name.len()))
    };
    while let Some((at, name, language)) = next(rest) {
        escape::text(&rest[..at], &mut html);
        html += &in_language(name, language);
        rest = &rest[at + name.len()..];
    }
    if html.is_empty() {
        return None;
    }
    escape::text(rest, &mut html);
    Some(html)
}

/// The minute of an item, and the anchors of its paragraphs in their order.
pub(super) fn minute(item: &Item, setting: Setting<'_>, anchors: &mut Anchors) -> (String, Vec<Arc<str>>) {
    let mut writer = Writer::new(&item.minute.links, setting, anchors);
    writer.reserve(&item.minute);
    writer.cites = true;
    writer.blocks(&item.minute.body.blocks);
    writer.cites = false;
    writer.footnotes(&item.minute.body.footnotes);
    let paragraphs = std::mem::take(&mut writer.paragraphs);
    (writer.spoken(), paragraphs)
}

/// The resolutions of an item that stand in files of their own and not in its minute.
pub(super) fn filed_resolutions(item: &Item, setting: Setting<'_>, anchors: &mut Anchors) -> String {
    let mut html = String::new();
    for resolution in item.resolutions.iter().filter(|resolution| !resolution.is_in_minute) {
        let mut writer = Writer::new(&resolution.words.links, setting, anchors);
        writer.reserve(&resolution.words);
        writer.filed_resolution(resolution);
        html += &writer.spoken();
    }
    html
}

/// What is known of a resolution beside its words: how it ended, who moved it, the vote, the actions.
pub(super) fn resolution_facts(resolution: &Resolution, setting: Setting<'_>, anchors: &mut Anchors) -> String {
    let mut writer = Writer::new(&[], setting, anchors);
    writer.resolution_facts(resolution);
    writer.spoken()
}

/// What members declared under an item, save what its minute itself says.
pub(super) fn declarations(item: &Item, setting: Setting<'_>, anchors: &mut Anchors) -> String {
    let mut writer = Writer::new(&[], setting, anchors);
    let said = |declaration: &Declaration| {
        let is_it = |block: &Block| matches!(block, Block::Declaration(said) if **said == *declaration);
        any_block(&item.minute.body.blocks, &mut |block| is_it(block))
    };
    let declarations = item.declarations.iter().filter(|declaration| !said(declaration));
    declarations.for_each(|declaration| writer.declaration(declaration));
    writer.spoken()
}

/// What an item asks for beside its resolutions, save what its minute itself says.
pub(super) fn actions(item: &Item, setting: Setting<'_>, anchors: &mut Anchors) -> String {
    let mut writer = Writer::new(&[], setting, anchors);
    let actions = item.actions.iter().filter(|action| !resolutions::says_action(item, action));
    actions.for_each(|action| writer.action(action));
    writer.spoken()
}

/// Writes the blocks of one body.
struct Writer<'a, 'b> {
    html: String,
    links: &'a [crate::model::Link],
    setting: Setting<'a>,
    anchors: &'b mut Anchors,
    /// The levels, as typed, of the headings that the next block stands under.
    outline: Vec<u8>,
    /// What is written next is a paragraph that has an anchor of its own.
    cites: bool,
    /// The anchors of such paragraphs so far.
    paragraphs: Vec<Arc<str>>,
}

impl<'a, 'b> Writer<'a, 'b> {
    fn new(links: &'a [crate::model::Link], setting: Setting<'a>, anchors: &'b mut Anchors) -> Self {
        Self { html: String::new(), links, setting, anchors, outline: Vec::new(), cites: false, paragraphs: Vec::new() }
    }

    /// What was written, in an element that says its language where that is not the site's.
    fn spoken(self) -> String {
        let Some(language) = self.setting.language.filter(|_| !self.html.is_empty()) else { return self.html };
        let mut html = String::from("<div lang=\"");
        escape::attribute(language, &mut html);
        html.push_str("\">\n");
        html.push_str(&self.html);
        html.push_str("</div>\n");
        html
    }

    /// Appends the language of the site, for what we say ourselves between words of another.
    fn ours(&mut self) {
        if self.setting.language.is_some() {
            self.attribute("lang", &self.setting.frame.atlas.public.settings().language);
        }
    }

    /// Appends what somebody typed, between what we say ourselves.
    fn typed(&mut self, words: &str) {
        self.said(words, self.setting.language);
    }

    /// Appends what is in a language, if that is not the site's.
    fn said(&mut self, words: &str, language: Option<&str>) {
        said(words, language, &mut self.html);
    }

    /// Keeps the anchors that resolutions and footnotes always have, so that no heading takes one.
    fn reserve(&mut self, words: &Words) {
        let prefix = self.setting.prefix;
        for resolution in self.setting.item.iter().flat_map(|item| &item.resolutions) {
            self.anchors.reserve(&format!("{prefix}resolution-{}", resolution.number));
        }
        for footnote in &words.body.footnotes {
            self.anchors.reserve(&format!("{prefix}footnote-{}", footnote.number));
        }
    }

    /// The anchor of the next paragraph of a minute, as an attribute; nothing for words that are not cited by it.
    fn paragraph_anchor(&mut self, cites: bool) {
        if cites {
            let wanted = format!("{}paragraph-{}", self.setting.prefix, self.paragraphs.len() + 1);
            let anchor = self.anchors.claim(&wanted);
            self.attribute("id", &anchor);
            self.paragraphs.push(anchor);
        }
    }

    fn push(&mut self, html: &str) {
        self.html.push_str(html);
    }

    fn text(&mut self, words: &str) {
        escape::text(words, &mut self.html);
    }

    /// Appends ` name="value"`.
    fn attribute(&mut self, name: &str, value: &str) {
        self.push(" ");
        self.push(name);
        self.push("=\"");
        escape::attribute(value, &mut self.html);
        self.push("\"");
    }

    /// Appends an element with nothing in it but words.
    fn element(&mut self, name: &str, class: &str, words: &str) {
        self.push("<");
        self.push(name);
        if !class.is_empty() {
            self.attribute("class", class);
        }
        self.push(">");
        self.text(words);
        self.push("</");
        self.push(name);
        self.push(">");
    }
}
