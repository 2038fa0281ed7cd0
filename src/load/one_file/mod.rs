//! A whole meeting in one file, as most people keep minutes, taken apart.
//!
//! Takes the body of such a file; gives a [`OneFile`]: its title, who was there, its items, and the words before and
//! after them. The rule is written down for clerks in `docs/one-file-meetings.md`. Every word of the body is in one of
//! the parts, in its order; only names that a list of those present holds, and nothing more about them, are taken out
//! of it. Tying names, numbers and links is left to the rest of `load`.

mod headings;
mod outline;
mod part;
mod people;
mod person;
mod roll;
mod roster;
mod rules;

use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;

use crate::diagnostic::{Place, Placed};
use crate::model::body::Block;
use crate::model::record::Attendance;
use crate::model::{Names, folder_name, slug};
use crate::paper::body::{Extent, ReadBody};
use outline::{Outline, Section, Sort};
use part::Parts;
use roll::Roll;

pub use rules::OneFileRules;

/// A meeting in one file, taken apart; names and links as typed.
#[derive(Debug, Clone, PartialEq)]
pub struct OneFile {
    /// Its title.
    pub title: Option<String>,
    /// The words before the first item.
    pub introduction: ReadBody,
    /// Who was there and who was not.
    pub attendance: Attendance,
    /// The items, in the order of the file.
    pub items: Vec<OneFileItem>,
    /// The words after the last item.
    pub closing: ReadBody,
}

/// An item of a meeting in one file.
#[derive(Debug, Clone, PartialEq)]
pub struct OneFileItem {
    /// Its name, made of its title; no other item of the file has it.
    pub name: String,
    /// Its number, as typed before its title.
    pub number: Option<Placed<String>>,
    /// What it is about.
    pub title: String,
    /// What stands under its heading.
    pub minute: ReadBody,
    /// Its heading.
    pub place: Place,
    /// The anchor by which links of the file lead to its heading.
    pub anchor: Option<Arc<str>>,
}

/// A block and where it stands.
type Piece = (Block, Extent);

/// Takes the body of the file `file` apart.
pub fn split(file: &Arc<str>, read: &ReadBody, rules: &OneFileRules) -> OneFile {
    let pieces = read.body.blocks.iter().cloned().zip(read.extents.iter().cloned()).collect();
    let Outline { title, sections } = outline::outline(pieces, rules);
    let mut roll = Roll::new(file, rules);
    let mut sections: Vec<Section> = sections.into_iter().map(|section| roll.take(section)).collect();
    make_an_item_if_there_is_none(&mut sections);
    let first = sections.iter().position(|section| section.sort == Sort::Item).unwrap_or(sections.len());
    let last = sections.iter().rposition(|section| section.sort == Sort::Item).unwrap_or(sections.len());

    let (mut introduction, mut minutes, mut closing) = (Vec::new(), Vec::new(), Vec::new());
    introduction.extend(title.iter().filter_map(headings::more_than_a_title));
    for (index, section) in sections.into_iter().enumerate() {
        match section.sort {
            Sort::Lead if section.pieces.is_empty() => introduction.extend(roll.minute(section).heading),
            _ if index < first => introduction.extend(roll.whole(section)),
            _ if index > last && section.sort != Sort::Agenda => closing.extend(roll.whole(section)),
            _ => minutes.push(roll.minute(section)),
        }
    }
    let mut parts = Parts::new(read);
    let mut names = Names::default();
    OneFile {
        title: title.map(|(block, _)| headings::title(&block)).filter(|title| !title.is_empty()),
        introduction: parts.body(introduction),
        items: minutes.into_iter().map(|section| item(file, section, &mut names, &mut parts)).collect(),
        closing: parts.last(closing),
        attendance: roll.attendance(),
    }
}

/// Where no section is an item, an agenda without headings is one.
fn make_an_item_if_there_is_none(sections: &mut [Section]) {
    if sections.iter().all(|section| section.sort != Sort::Item)
        && let Some(agenda) = sections.iter_mut().rfind(|section| section.sort == Sort::Agenda)
    {
        agenda.sort = Sort::Item;
    }
}

fn item(file: &Arc<str>, section: Section, names: &mut Names, parts: &mut Parts) -> OneFileItem {
    let Section { heading, mut pieces, .. } = section;
    let (anchor, range, title) = match &heading {
        Some((block, extent)) => (headings::anchor(block), extent.range.clone(), headings::title(block)),
        None => (None, 0..0, String::new()),
    };
    if let Some(links) = heading.as_ref().and_then(headings::more_than_a_title) {
        pieces.insert(0, links);
    }
    let (number, title) = match headings::numbered(&title) {
        Some((number, title)) => (Some(number.to_owned()), title.to_owned()),
        None => (None, title),
    };
    let place = Place::new(file.clone(), range);
    OneFileItem {
        name: names.claim(folder_name(&slug(&title.nfc().collect::<String>()))).to_string(),
        number: number.map(|number| Placed::new(number, place.clone())),
        title,
        minute: parts.body(pieces),
        place,
        anchor,
    }
}
