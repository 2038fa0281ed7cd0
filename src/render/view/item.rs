//! An agenda item, on its own page and on the page of its meeting.

use std::sync::Arc;

use serde::Serialize;

use super::parts::{Brief, Date, Document, Html};
use super::room::during_item;
use super::title::{Link, Title};
use crate::model::Audience;
use crate::model::address::{Address, percent_encode};
use crate::model::meeting::{Access, Exemption, Item as ModelItem, ItemSort, Meeting as ModelMeeting};
use crate::model::meeting::{Report as ModelReport, ShutReport as ModelShutReport};
use crate::render::citation::Cited;
use crate::render::frame::{Anchors, Frame, Name};
use crate::render::html::{self, Setting};
use crate::render::language;

/// An item: its facts and its words, in the order in which they are read.
#[derive(Serialize)]
pub(super) struct Item<'a> {
    anchor: &'a str,
    here: String,
    href: String,
    number: Option<&'a str>,
    title: Title<'a>,
    sort: Option<&'static str>,
    minute_number: Option<&'a str>,
    taken: Option<String>,
    urgent: Option<Title<'a>>,
    withheld: Option<Withheld<'a>>,
    agenda: Option<Html>,
    declarations: Option<Html>,
    came_and_went: Vec<Title<'a>>,
    minute: Option<Html>,
    resolutions: Option<Html>,
    actions: Option<Html>,
    cite: Citation,
    reports: Vec<ReportBrief<'a>>,
    shut_reports: Vec<ShutReport<'a>>,
    documents: Vec<Document<'a>>,
}

/// Why the public may not read an item or a report.
#[derive(Serialize)]
pub(super) struct Withheld<'a> {
    sort: &'static str,
    paragraphs: Option<String>,
    reason: Option<Title<'a>>,
    review: Option<Date>,
    review_is_past: bool,
    summary: Option<Title<'a>>,
    /// The words that the public may not read stand below: this is the draft view.
    secret: bool,
}

/// How an item is cited: in words, and by its permanent address.
#[derive(Serialize)]
struct Citation {
    words: Option<Html>,
    address: String,
    paragraphs: Vec<Paragraph>,
}

/// A paragraph of a minute, by its number there.
#[derive(Serialize)]
struct Paragraph {
    number: usize,
    href: String,
}

/// A report that the public may not read, in a list.
#[derive(Serialize)]
pub(super) struct ShutReport<'a> {
    title: Option<Title<'a>>,
    withheld: Option<Withheld<'a>>,
}

/// A report in a list.
#[derive(Serialize)]
pub(super) struct ReportBrief<'a> {
    title: Title<'a>,
    href: String,
    authors: Vec<Name<'a>>,
}

impl<'a> Item<'a> {
    /// The item on the page of its meeting: its anchors begin with its name.
    pub fn in_meeting(
        item: &'a ModelItem,
        meeting: &'a ModelMeeting,
        level: u8,
        frame: &'a Frame<'a>,
        anchors: &mut Anchors,
    ) -> Self {
        let prefix = format!("{}/", item.id.name());
        let mut item = Self::set(item, meeting, &prefix, level, frame, anchors);
        // Its own page, which the citation leads to, names the paragraphs.
        item.cite.paragraphs.clear();
        item
    }

    fn set(
        item: &'a ModelItem,
        meeting: &'a ModelMeeting,
        prefix: &str,
        level: u8,
        frame: &'a Frame<'a>,
        anchors: &mut Anchors,
    ) -> Self {
        let minute = Setting { frame, prefix, level, item: Some(item), language: item.language.as_deref() };
        let agenda_prefix = format!("{prefix}agenda/");
        let agenda = Setting { prefix: &agenda_prefix, item: None, ..minute };
        let agenda_words = Html::some(&html::words(&item.agenda, agenda, anchors));
        let declarations = Html::some(&html::declarations(item, minute, anchors));
        let (minute_words, paragraphs) = html::minute(item, minute, anchors);
        Self {
            anchor: item.id.name(),
            here: format!("#{}", percent_encode(item.id.name())),
            href: frame.href(&Address::item(&item.id)),
            number: item.number.as_ref().map(|number| number.value.as_str()),
            title: Title::of_item(item),
            sort: item.sort.map(sort),
            minute_number: frame.atlas.ledger().numbers().of_item(&item.id),
            taken: item.taken.map(language::ordinal),
            urgent: item.urgent.as_deref().map(|urgent| Title::of(urgent, item.language.as_deref())),
            withheld: Withheld::of_item(item, frame),
            agenda: agenda_words,
            came_and_went: during_item(meeting, item, frame),
            declarations,
            minute: Html::some(&minute_words),
            resolutions: Html::some(&html::filed_resolutions(item, minute, anchors)),
            actions: Html::some(&html::actions(item, minute, anchors)),
            cite: Citation::of(meeting, item, &paragraphs, frame),
            reports: item.reports.iter().map(|report| ReportBrief::of(report, frame)).collect(),
            shut_reports: item.shut_reports.iter().map(|report| ShutReport::of(report, frame)).collect(),
            documents: Document::list(&item.documents, frame),
        }
    }
}

impl Citation {
    /// The most paragraphs that are listed one by one.
    const MOST: usize = 200;

    fn of(meeting: &ModelMeeting, item: &ModelItem, paragraphs: &[Arc<str>], frame: &Frame<'_>) -> Self {
        let cited = Cited::item(meeting, item, frame.atlas);
        let paragraphs = paragraphs.iter().enumerate().take(Self::MOST);
        let paragraph = |(index, anchor): (usize, &Arc<str>)| Paragraph {
            number: index + 1,
            href: format!("#{}", percent_encode(anchor)),
        };
        Self {
            words: Html::some(&cited.words),
            address: cited.address,
            paragraphs: paragraphs.map(paragraph).collect(),
        }
    }
}

impl<'a> Withheld<'a> {
    /// Why an item is withheld.
    pub fn of_item(item: &'a ModelItem, frame: &Frame<'a>) -> Option<Self> {
        Self::of(&item.access, item.language.as_deref(), frame)
    }

    /// Why a paper is withheld, in the language of the paper.
    pub fn of(access: &'a Access, language: Option<&str>, frame: &Frame<'a>) -> Option<Self> {
        match access {
            Access::Open => None,
            Access::Exempt(exemption) => Some(Self::exempt(exemption, language, frame)),
            Access::Confidential(reason) => {
                let secret = is_secret(frame);
                Some(Self {
                    sort: "confidential",
                    paragraphs: None,
                    reason: Some(Title::of(reason, language)),
                    review: None,
                    review_is_past: false,
                    summary: None,
                    secret,
                })
            }
        }
    }

    fn exempt(exemption: &'a Exemption, language: Option<&str>, frame: &Frame<'a>) -> Self {
        let said = |words: &'a Option<String>| words.as_deref().map(|words| Title::of(words, language));
        let paragraphs: Vec<u32> = exemption.paragraphs.iter().map(|paragraph| paragraph.value).collect();
        Self {
            sort: "exempt",
            paragraphs: (!paragraphs.is_empty()).then(|| frame.atlas.paragraphs(&paragraphs)),
            reason: said(&exemption.public_interest),
            review: exemption.review.map(Date::from),
            review_is_past: exemption.review.is_some_and(|review| review < frame.atlas.public.as_of()),
            summary: said(&exemption.summary),
            secret: is_secret(frame),
        }
    }
}

impl<'a> ReportBrief<'a> {
    pub fn of(report: &'a ModelReport, frame: &Frame<'a>) -> Self {
        Self {
            title: Title::of(&report.title, report.language.as_deref()),
            href: frame.href(&Address::report(&report.id)),
            authors: report.authors.iter().map(|author| frame.name(author)).collect(),
        }
    }
}

impl<'a> ShutReport<'a> {
    fn of(report: &'a ModelShutReport, frame: &Frame<'a>) -> Self {
        let language = report.language.as_deref();
        Self {
            title: report.title.as_deref().map(|title| Title::of(title, language)),
            withheld: Withheld::of(&report.access, language, frame),
        }
    }
}

/// Are there words in the view that the public may not read?
fn is_secret(frame: &Frame<'_>) -> bool {
    frame.atlas.public.audience() == Audience::Draft
}

/// The page of an item: the item, and what it stands between.
#[derive(Serialize)]
pub(super) struct ItemPage<'a> {
    #[serde(flatten)]
    item: Item<'a>,
    meeting: Brief<'a>,
    confirms: Vec<Link<'a>>,
    previous: Option<Neighbour<'a>>,
    next: Option<Neighbour<'a>>,
    agenda_list: Vec<Neighbour<'a>>,
}

/// Another item of the meeting.
#[derive(Serialize)]
pub(super) struct Neighbour<'a> {
    number: Option<&'a str>,
    title: Title<'a>,
    href: String,
}

impl<'a> Neighbour<'a> {
    /// The item where it stands on the page of its meeting.
    pub fn in_meeting(item: &'a ModelItem) -> Self {
        Self {
            number: item.number.as_ref().map(|number| number.value.as_str()),
            title: Title::of_item(item),
            href: format!("#{}", percent_encode(item.id.name())),
        }
    }

    /// The item on its own page.
    pub fn of(item: &'a ModelItem, frame: &Frame<'_>) -> Self {
        Self {
            number: item.number.as_ref().map(|number| number.value.as_str()),
            title: Title::of_item(item),
            href: frame.href(&Address::item(&item.id)),
        }
    }
}

impl<'a> ItemPage<'a> {
    /// Words on an item's page stand under headings of this level.
    const LEVEL: u8 = 2;

    /// How many items before it and after it are listed; the page of the meeting lists them all.
    const BESIDE: usize = 40;

    pub fn of(meeting: &'a ModelMeeting, index: usize, frame: &'a Frame<'a>) -> Self {
        let item = &meeting.items[index];
        let near =
            &meeting.items[index.saturating_sub(Self::BESIDE)..meeting.items.len().min(index + 1 + Self::BESIDE)];
        let beside = |index: Option<usize>| {
            index.and_then(|index| meeting.items.get(index)).map(|item| Neighbour::of(item, frame))
        };
        let confirmed = frame.atlas.ledger().confirmed_under(&item.id);
        Self {
            item: Item::set(item, meeting, "", Self::LEVEL, frame, &mut Anchors::default()),
            meeting: Brief::of(meeting, frame),
            confirms: confirmed.iter().map(|confirmed| Link::day(confirmed, frame)).collect(),
            previous: beside(index.checked_sub(1)),
            next: beside(Some(index + 1)),
            agenda_list: near.iter().map(|item| Neighbour::of(item, frame)).collect(),
        }
    }
}

fn sort(sort: ItemSort) -> &'static str {
    match sort {
        ItemSort::Standing => "standing",
        ItemSort::Report => "report",
        ItemSort::Question => "question",
        ItemSort::Petition => "petition",
        ItemSort::Motion => "motion",
        ItemSort::Urgent => "urgent",
    }
}
