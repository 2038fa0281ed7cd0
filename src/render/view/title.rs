//! What things are called, and links by that.

use std::borrow::Cow;

use serde::{Serialize, Serializer};

use super::parts::Html;
use crate::model::Page;
use crate::model::address::Address;
use crate::model::committee::Committee;
use crate::model::identity::CommitteeId;
use crate::model::meeting::Meeting;
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
    pub fn of(title: &'a str, language: Option<&str>) -> Self {
        match language {
            Some(language) => Self::In(Html::of(&html::in_language(title, language))),
            None => title.into(),
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

    /// A link to a meeting, by its day.
    pub fn day(meeting: &Meeting, frame: &Frame<'_>) -> Self {
        Self { title: language::day(meeting.date).into(), href: frame.href(&Address::meeting(&meeting.id)) }
    }
}
