//! What templates see: one closed, serialisable view a page.
//!
//! Takes a [`Subject`] and the [`Frame`] of its page; gives the page's view. A template cannot reach the site, read a
//! file or ask the time, so a page depends on its view and its theme and on nothing else. `docs/themes.md` names
//! every field; every field is always there, empty ones as nothing.

mod actions;
mod attendance;
mod calendar;
mod committee;
mod decisions;
mod heading;
mod home;
mod item;
mod meeting;
mod not_public;
mod notice;
mod papers;
mod parts;
mod people;
mod register;
mod room;
mod search;
mod terms;
mod title;
mod years;

use serde::Serialize;
use tera::Context;

use super::frame::Frame;
use super::job::Subject;
use decisions::Listed;
use heading::Page;
pub(super) use parts::site;

/// Everything that a template sees.
pub(super) struct View<'a> {
    /// What all pages of the site share.
    site: tera::Value,
    /// The page itself: title, links, breadcrumbs.
    page: Page<'a>,
    /// What the page is about.
    content: Option<Content<'a>>,
}

/// What a page is about, under the name by which its template calls it.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
#[allow(clippy::large_enum_variant, reason = "one at a time, never in a list")]
enum Content<'a> {
    Home(home::Home<'a>),
    Committees(committee::Committees<'a>),
    Committee(committee::Committee<'a>),
    Meeting(meeting::Meeting<'a>),
    Item(item::ItemPage<'a>),
    Report(papers::Report<'a>),
    Resolution(papers::Resolution<'a>),
    People(people::People<'a>),
    Person(people::Person<'a>),
    Meetings(years::Meetings<'a>),
    #[serde(rename = "year")]
    MeetingsOfYear(years::MeetingsOfYear<'a>),
    Register(decisions::Register<'a>),
    #[serde(rename = "year")]
    ResolutionsOfYear(decisions::ResolutionsOfYear<'a>),
    #[serde(rename = "state")]
    ResolutionsBecome(decisions::ResolutionsBecome<'a>),
    Actions(actions::Actions<'a>),
    Search(search::Search<'a>),
    Plain(papers::Plain<'a>),
    NotPublic(not_public::NotPublic<'a>),
}

impl<'a> View<'a> {
    /// The view of the page about `subject`.
    pub fn of(subject: &Subject<'a>, frame: &'a Frame<'a>) -> Option<Self> {
        let of_year = |year, listed| Content::ResolutionsOfYear(decisions::ResolutionsOfYear::of(year, listed, frame));
        let content = match subject {
            Subject::Home => Content::Home(home::Home::of(frame)),
            Subject::Committees => Content::Committees(committee::Committees::of(frame)),
            Subject::Committee(committee) => Content::Committee(committee::Committee::of(committee, frame)),
            Subject::Meeting(meeting) => Content::Meeting(meeting::Meeting::of(meeting, frame)),
            Subject::Item(meeting, index) => Content::Item(item::ItemPage::of(meeting, *index, frame)),
            Subject::Report(meeting, item, report) => Content::Report(papers::Report::of(meeting, item, report, frame)),
            Subject::Resolution(decided) => Content::Resolution(papers::Resolution::of(*decided, frame)),
            Subject::People => Content::People(people::People::of(frame)),
            Subject::Person(person) => Content::Person(people::Person::of(person, frame)),
            Subject::Meetings => Content::Meetings(years::Meetings::of(frame)),
            Subject::MeetingsIn(year) => Content::MeetingsOfYear(years::MeetingsOfYear::of(*year, frame)),
            Subject::Resolutions => Content::Register(decisions::Register::of(frame)),
            Subject::ResolutionsIn(year) => of_year(*year, Listed::All),
            Subject::ResolutionsOf(year, committee) => of_year(*year, Listed::Of(committee)),
            Subject::ResolutionsEnded(year, outcome) => of_year(*year, Listed::Ended(*outcome)),
            Subject::ResolutionsBecome(state) => {
                Content::ResolutionsBecome(decisions::ResolutionsBecome::of(*state, frame))
            }
            Subject::Actions => Content::Actions(actions::Actions::of(frame)),
            Subject::Search => Content::Search(search::Search::of(frame)),
            Subject::Plain(page) => Content::Plain(papers::Plain::of(page, frame)),
            Subject::NotPublic => Content::NotPublic(not_public::NotPublic::of(frame)),
            Subject::NotFound => return Some(Self::new(subject, frame, None)),
            Subject::File(_) | Subject::Asset(_) => return None,
        };
        Some(Self::new(subject, frame, Some(content)))
    }

    fn new(subject: &Subject<'a>, frame: &'a Frame<'a>, content: Option<Content<'a>>) -> Self {
        Self { site: frame.atlas.site_seen_from(&frame.root), page: Page::of(subject, frame), content }
    }

    /// The view as the template engine takes it.
    pub fn context(&self) -> Context {
        let mut context = Context::new();
        let content = tera::Value::from_serializable(&self.content);
        for (name, value) in content.into_map().unwrap_or_default() {
            context.insert_value(name.as_str().unwrap_or_default().to_owned(), value);
        }
        context.insert_value("site", self.site.clone());
        context.insert("page", &self.page);
        context
    }

    /// The view as people read it.
    pub fn json(&self) -> serde_json::Value {
        let read = |value: serde_json::Result<serde_json::Value>| value.expect("a view is text, numbers and lists");
        let mut json = read(serde_json::to_value(&self.content));
        json["site"] = read(serde_json::to_value(&self.site));
        json["page"] = read(serde_json::to_value(&self.page));
        json
    }
}
