//! One page: where it stands, and so how it links to others and which anchors it has given away.

use std::borrow::Cow;
use std::sync::Arc;

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use super::atlas::Atlas;
use super::html;
use super::language;
use crate::model::address::{Address, percent_encode};
use crate::model::record::Named;
use crate::model::{Destination, Names};

/// Where a page stands: links are written from here.
pub(super) struct Frame<'a> {
    /// What there is on the site.
    pub atlas: &'a Atlas,
    /// The page's own address.
    pub address: &'a Address,
    /// The way up to the root (`../../`).
    pub root: String,
}

/// A person as a page names them: with a link where they have a page.
#[derive(Debug, Clone)]
pub(super) struct Name<'a> {
    /// The name, with the title before it.
    pub words: Cow<'a, str>,
    /// The language of the name, where that is not the site's.
    pub language: Option<&'a str>,
    /// Their page.
    pub href: Option<String>,
}

impl Name<'_> {
    /// The name without a title before it, which is in the language of the site.
    pub fn bare(&self) -> String {
        language::without_title(&self.words)
    }

    /// The name as HTML, where it is in another language.
    pub fn html(&self) -> Option<String> {
        html::naming(&self.words, &[(&self.bare(), self.language?)])
    }
}

impl Serialize for Name<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut name = serializer.serialize_struct("Name", 2)?;
        match self.html() {
            Some(html) => name.serialize_field("name", &tera::Value::safe_string(&html))?,
            None => name.serialize_field("name", &self.words)?,
        }
        name.serialize_field("href", &self.href)?;
        name.end()
    }
}

impl<'a> Frame<'a> {
    /// A frame for the page at that address.
    ///
    /// The page for addresses that do not exist is shown at any depth, so its links begin at the server's root.
    pub fn new(atlas: &'a Atlas, address: &'a Address) -> Self {
        let root = if *address == Address::not_found() { atlas.base_path() } else { address.root() };
        Self { atlas, address, root }
    }

    /// The link from this page to an address.
    pub fn href(&self, target: &Address) -> String {
        let mut href = self.root.clone();
        href += &percent_encode(&target.as_str()[1..]);
        href
    }

    /// The link from this page to an anchor at an address.
    pub fn href_to_anchor(&self, target: &Address, anchor: &str) -> String {
        let mut href = if target == self.address { String::new() } else { self.href(target) };
        href.push('#');
        href += &percent_encode(anchor);
        href
    }

    /// Where a link in words leads, as far as it is on this site.
    pub fn destination(&self, destination: &Destination) -> Option<String> {
        match destination {
            Destination::Page(address, None) | Destination::File(address) => Some(self.href(address)),
            Destination::Page(address, Some(anchor)) => Some(self.href_to_anchor(address, anchor)),
            Destination::Outside(_) | Destination::Nowhere => None,
        }
    }

    /// A person as this page names them: as typed, and in full where only their id was typed.
    pub fn name(&self, named: &'a Named) -> Name<'a> {
        let typed = named.typed.value.as_str();
        let Some(person) = named.person.as_ref().and_then(|id| self.atlas.person(id)) else {
            return Name { words: typed.into(), language: None, href: None };
        };
        let words = if person.id.as_str() == typed { person.full_name().into() } else { typed.into() };
        let href = Some(self.href(&Address::person(&person.id)));
        Name { words, language: person.language.as_deref(), href }
    }
}

/// The anchors that a page has given away; each is given once.
#[derive(Debug, Default)]
pub(super) struct Anchors {
    names: Names,
    tables: u32,
}

impl Anchors {
    /// Keeps an anchor for what must have it.
    pub fn reserve(&mut self, anchor: &str) {
        self.names.reserve(anchor);
    }

    /// Gives the wanted anchor, or the next free one after it.
    pub fn claim(&mut self, wanted: &str) -> Arc<str> {
        self.names.claim(wanted)
    }

    /// Counts the page's tables.
    pub fn next_table(&mut self) -> u32 {
        self.tables += 1;
        self.tables
    }
}
