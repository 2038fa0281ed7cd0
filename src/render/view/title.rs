//! What things are called, and links by that.

use std::borrow::Cow;

use serde::{Serialize, Serializer};

use super::parts::Html;
use crate::model::Page;
use crate::model::address::Address;
use crate::model::committee::{Committee, Person};
use crate::model::identity::CommitteeId;
use crate::model::meeting::{Item, Meeting};
use crate::render::frame::Frame;
use crate::render::html;
use crate::render::language;

/// A name as pages show it: in a `span` that says its language, where that is not the site's.
#[derive(Debug, Clone)]
pub(super) enum Title<'a> {
    /// In the language of the site.
    Plain(Cow<'a, str>),
    /// In another.
    In(Html),
}

impl<'a> Title<'a> {
    /// A name in the language that its paper gives, if any.
    pub fn of(title: impl Into<Cow<'a, str>>, language: Option<&str>) -> Self {
        let title = title.into();
        match language {
            Some(language) => Self::In(Html::of(&html::in_language(&title, language))),
            None => Self::Plain(title),
        }
    }

    /// Words of ours that hold some names, each with its language.
    pub fn naming(words: String, names: &[(&str, &str)]) -> Self {
        match html::naming(&words, names) {
            Some(html) => Self::In(Html::of(&html)),
            None => words.into(),
        }
    }

    /// The title of an item, and what stands behind it: "Winter gritting, 30 August 2018".
    pub fn of_item_and(item: &Item, behind: &str) -> Self {
        let words = format!("{}{behind}", item.title);
        match &item.language {
            Some(language) => Self::naming(words, &[(&item.title, language)]),
            None => words.into(),
        }
    }

    /// The title of an item.
    pub fn of_item(item: &'a Item) -> Self {
        Self::of(&item.title, item.language.as_deref())
    }

    /// A person by their full name.
    pub fn of_person(person: &Person) -> Self {
        let name = person.full_name();
        match &person.language {
            Some(language) => Self::naming(name, &[(&person.name, language)]),
            None => name.into(),
        }
    }

    /// The name of a committee.
    pub fn of_committee(committee: &'a Committee) -> Self {
        Self::of(&committee.title, committee.language.as_deref())
    }

    /// The short name of a committee, where it has one.
    pub fn short(committee: &'a Committee) -> Option<Self> {
        committee.short.as_deref().map(|short| Self::of(short, committee.language.as_deref()))
    }
}

impl<'a> From<&'a str> for Title<'a> {
    fn from(title: &'a str) -> Self {
        Self::Plain(title.into())
    }
}

impl From<String> for Title<'_> {
    fn from(title: String) -> Self {
        Self::Plain(title.into())
    }
}

impl Serialize for Title<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Plain(title) => title.serialize(serializer),
            Self::In(html) => html.serialize(serializer),
        }
    }
}

/// A link to another page.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Link<'a> {
    pub title: Title<'a>,
    pub href: String,
}

impl<'a> Link<'a> {
    /// A link to a committee, by its name; the id stands in where the committee has no page.
    pub fn committee(id: &'a CommitteeId, frame: &Frame<'a>) -> Self {
        let title = frame.atlas.committee(id).map_or_else(|| id.as_str().into(), Title::of_committee);
        Self { title, href: frame.href(&Address::committee(id)) }
    }

    /// A link to a plain page, by its title.
    pub fn page(page: &'a Page, href: String) -> Self {
        Self { title: Title::of(&page.title, page.language.as_deref()), href }
    }

    /// A link to a meeting, by its day; by its title too, where its committee met twice on that day.
    pub fn day(meeting: &Meeting, frame: &Frame<'_>) -> Self {
        let day = language::day(meeting.date);
        let on_that_day = frame.atlas.meetings_of(&meeting.committee).iter().filter(|other| other.date == meeting.date);
        let title = meeting.title.as_deref().filter(|_| on_that_day.count() > 1);
        let title = title.map_or_else(|| day.clone(), |title| format!("{day}, {title}"));
        Self { title: title.into(), href: frame.href(&Address::meeting(&meeting.id)) }
    }
}
