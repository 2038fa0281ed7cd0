//! Papers with a page of their own: reports, resolutions that have a file, plain pages.

use serde::Serialize;

use super::item::{Neighbour, Withheld};
use super::parts::{Brief, Date, Document, Html};
use super::title::Title;
use crate::model::Page;
use crate::model::meeting::{Item, KeyNotice as ModelKeyNotice, Meeting, Report as ModelReport};
use crate::render::atlas::Decided;
use crate::render::frame::{Anchors, Frame, Name};
use crate::render::html::{self, Setting};

/// The page of a report.
#[derive(Serialize)]
pub(super) struct Report<'a> {
    title: Title<'a>,
    authors: Vec<Name<'a>>,
    date: Option<Date>,
    key_decision: Option<bool>,
    key_notice: Option<KeyNotice<'a>>,
    wards: &'a [String],
    recommendations: Vec<Html>,
    words: Option<Html>,
    background_papers: Vec<BackgroundPaper<'a>>,
    documents: Vec<Document<'a>>,
    withheld: Option<Withheld<'a>>,
    item: Neighbour<'a>,
    meeting: Brief<'a>,
}

/// How a key decision was announced, or why it was not in time.
#[derive(Serialize)]
struct KeyNotice<'a> {
    published: Option<Date>,
    general_exception: Option<&'a str>,
    special_urgency: Option<&'a str>,
}

impl<'a> KeyNotice<'a> {
    fn of(notice: &'a ModelKeyNotice) -> Self {
        Self {
            published: notice.published.map(Date::from),
            general_exception: notice.general_exception.as_deref(),
            special_urgency: notice.special_urgency.as_deref(),
        }
    }
}

/// Something a report was written from.
#[derive(Serialize)]
struct BackgroundPaper<'a> {
    title: Title<'a>,
    href: Option<&'a str>,
    location: Option<&'a str>,
}

/// The page of a resolution that has a file.
#[derive(Serialize)]
pub(super) struct Resolution<'a> {
    number: u32,
    words: Option<Html>,
    facts: Option<Html>,
    href: String,
    item: Neighbour<'a>,
    meeting: Brief<'a>,
}

/// A page that is only words.
#[derive(Serialize)]
pub(super) struct Plain<'a> {
    title: Title<'a>,
    words: Option<Html>,
    documents: Vec<Document<'a>>,
}

impl<'a> Report<'a> {
    pub fn of(meeting: &'a Meeting, item: &'a Item, report: &'a ModelReport, frame: &'a Frame<'a>) -> Self {
        let mut anchors = Anchors::default();
        let language = report.language.as_deref();
        let setting = Setting { frame, prefix: "", level: 1, item: None, language };
        let words = html::words(&report.words, setting, &mut anchors);
        let recommendations = report.recommendations.iter().enumerate().filter_map(|(index, words)| {
            let prefix = format!("recommendation-{}/", index + 1);
            Html::some(&html::words(words, Setting { prefix: &prefix, level: 2, ..setting }, &mut anchors))
        });
        Self {
            title: Title::of(&report.title, language),
            authors: report.authors.iter().map(|author| frame.name(author)).collect(),
            date: report.date.map(Date::from),
            key_decision: report.key_decision,
            key_notice: report.key_notice.as_ref().map(KeyNotice::of),
            wards: &report.wards,
            recommendations: recommendations.collect(),
            words: Html::some(&words),
            background_papers: report
                .background_papers
                .iter()
                .map(|paper| BackgroundPaper {
                    title: Title::of(&paper.title, language),
                    href: paper.location.as_deref().filter(|location| is_url(location)),
                    location: paper.location.as_deref(),
                })
                .collect(),
            withheld: Withheld::of(&report.access, language, frame).or_else(|| Withheld::of_item(item, frame)),
            documents: Document::list(&item.documents, frame),
            item: Neighbour::of(item, frame),
            meeting: Brief::of(meeting, frame),
        }
    }
}

fn is_url(location: &str) -> bool {
    (location.starts_with("https://") || location.starts_with("http://")) && !location.contains(char::is_whitespace)
}

impl<'a> Resolution<'a> {
    pub fn of(decided: Decided<'a>, frame: &'a Frame<'a>) -> Self {
        let mut anchors = Anchors::default();
        let setting = Setting { frame, prefix: "", level: 1, item: None, language: decided.item.language.as_deref() };
        let words = html::words(&decided.resolution.words, setting, &mut anchors);
        let facts = html::resolution_facts(decided.resolution, setting, &mut anchors);
        let anchor = format!("resolution-{}", decided.resolution.number);
        let item = crate::model::address::Address::item(&decided.item.id);
        Self {
            number: decided.resolution.number,
            words: Html::some(&words),
            facts: Html::some(&facts),
            href: frame.href_to_anchor(&item, &anchor),
            item: Neighbour::of(decided.item, frame),
            meeting: Brief::of(decided.meeting, frame),
        }
    }
}

impl<'a> Plain<'a> {
    pub fn of(page: &'a Page, frame: &'a Frame<'a>) -> Self {
        let language = page.language.as_deref();
        let setting = Setting { frame, prefix: "", level: 1, item: None, language };
        Self {
            title: Title::of(&page.title, language),
            words: Html::some(&html::words(&page.words, setting, &mut Anchors::default())),
            documents: Document::list(&page.documents, frame),
        }
    }
}
