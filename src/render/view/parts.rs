//! What many views share: dates, links, documents, a meeting in a list, a decision in a list.

use jiff::civil;
use serde::{Serialize, Serializer};

use super::register::{Standing, present};
use super::title::{Link, Title};
use crate::model::address::{Address, percent_encode};
use crate::model::body::plain_blocks;
use crate::model::identity::{CommitteeId, MeetingId};
use crate::model::meeting::{
    Document as ModelDocument, ItemSort, Meeting as ModelMeeting, MeetingSort, MinutesState, Status,
};
use crate::render::atlas::{Atlas, Decided, decisions};
use crate::render::frame::Frame;
use crate::render::language;
use crate::render::state::State;

/// HTML that we made ourselves; templates write it as it is.
#[derive(Debug, Clone)]
pub(super) struct Html(tera::Value);

impl Html {
    /// The HTML.
    pub fn of(html: &str) -> Self {
        Self(tera::Value::safe_string(html))
    }

    /// The HTML, unless there is none.
    pub fn some(html: &str) -> Option<Self> {
        (!html.is_empty()).then(|| Self::of(html))
    }
}

impl Serialize for Html {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

/// A day.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Date {
    iso: String,
    words: String,
    day: String,
    short: String,
}

impl From<civil::Date> for Date {
    fn from(date: civil::Date) -> Self {
        Self {
            iso: date.to_string(),
            words: language::date(date),
            day: language::day(date),
            short: language::day_of_year(date),
        }
    }
}

/// A time of the day.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Time {
    iso: String,
    words: String,
}

impl From<civil::Time> for Time {
    fn from(time: civil::Time) -> Self {
        Self { iso: format!("{:02}:{:02}", time.hour(), time.minute()), words: language::time(time) }
    }
}

/// An attachment.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Document<'a> {
    title: Title<'a>,
    href: String,
    kind: &'a str,
    size: String,
}

impl<'a> Document<'a> {
    pub fn list(documents: &'a [ModelDocument], frame: &Frame<'_>) -> Vec<Self> {
        let document = |document: &'a ModelDocument| Self {
            title: Title::of(&document.title, document.language.as_deref()),
            href: frame.href(&document.address),
            kind: document.kind,
            size: language::size(document.size),
        };
        documents.iter().filter(|document| !document.is_shown_in_words).map(document).collect()
    }
}

/// That minutes are a draft, and where they are to be confirmed.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Draft<'a> {
    confirming: Option<Link<'a>>,
}

impl<'a> Draft<'a> {
    /// The mark of a meeting whose minutes are not confirmed yet.
    pub fn of(meeting: &ModelMeeting, frame: &Frame<'a>) -> Option<Self> {
        let minutes = meeting.minutes.as_ref().filter(|minutes| minutes.state == MinutesState::Draft)?;
        Some(Self { confirming: confirming(minutes.confirmed_at.as_ref().map(|id| &id.value), frame) })
    }
}

/// A link to the meeting that confirms minutes.
pub(super) fn confirming<'a>(meeting: Option<&MeetingId>, frame: &Frame<'a>) -> Option<Link<'a>> {
    meeting.and_then(|id| frame.atlas.meeting(id)).map(|meeting| Link::day(meeting, frame))
}

/// How much of a meeting there is to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Shows {
    Date,
    Agenda,
    Minutes,
}

impl Shows {
    pub fn of(meeting: &ModelMeeting, frame: &Frame<'_>) -> Self {
        // Where papers without a date are open, a meeting that was held shows its record and says nothing of minutes.
        let is_record = frame.atlas.public.settings().undated_is_open
            && matches!(frame.atlas.public.status(meeting), Status::Held | Status::Adjourned);
        let has_words = !meeting.introduction.is_empty() || !meeting.items.is_empty();
        let has_minutes = || meeting.items.iter().any(|item| !item.minute.is_empty() || !item.resolutions.is_empty());
        if meeting.minutes.is_some()
            || !meeting.attendance.is_empty()
            || !meeting.closing.is_empty()
            || has_minutes()
            || (is_record && has_words)
        {
            Self::Minutes
        } else if meeting.agenda.published.is_some() || has_words {
            Self::Agenda
        } else {
            Self::Date
        }
    }
}

/// What has become of a meeting, as templates ask for it.
pub(super) fn status(meeting: &ModelMeeting, frame: &Frame<'_>) -> &'static str {
    match frame.atlas.public.status(meeting) {
        Status::Planned => "planned",
        Status::Called => "called",
        Status::Held => "held",
        Status::Adjourned => "adjourned",
        Status::Cancelled => "cancelled",
    }
}

/// The sort of a meeting, as templates ask for it.
pub(super) fn sort(meeting: &ModelMeeting) -> &'static str {
    match meeting.sort {
        MeetingSort::Ordinary => "ordinary",
        MeetingSort::Extraordinary => "extraordinary",
        MeetingSort::Annual => "annual",
    }
}

/// The title of a meeting, unless it says only whose it is and when: that stands above it on every page.
pub(super) fn own_title<'a>(meeting: &'a ModelMeeting, frame: &Frame<'a>) -> Option<Title<'a>> {
    let title = meeting.title.as_deref()?;
    let committee = frame.atlas.committee(&meeting.committee).map_or("", |committee| committee.title.as_str());
    let says_more = title.trim().strip_prefix(committee).is_none_or(|rest| {
        let day = rest.trim_matches(|letter: char| letter.is_whitespace() || ",:–—-".contains(letter));
        ![language::day(meeting.date), language::date(meeting.date), meeting.date.to_string(), String::new()]
            .iter()
            .any(|known| known == day)
    });
    says_more.then(|| Title::of(title, meeting.language.as_deref()))
}

/// A meeting in a list.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Brief<'a> {
    href: String,
    committee: Link<'a>,
    title: Option<Title<'a>>,
    date: Date,
    start: Option<Time>,
    venue: Option<&'a str>,
    status: &'static str,
    sort: &'static str,
    shows: Shows,
    draft: Option<Draft<'a>>,
}

impl<'a> Brief<'a> {
    pub fn of(meeting: &'a ModelMeeting, frame: &Frame<'a>) -> Self {
        Self {
            href: frame.href(&Address::meeting(&meeting.id)),
            committee: Link::committee(&meeting.committee, frame),
            title: own_title(meeting, frame),
            date: meeting.date.into(),
            start: meeting.start.map(Time::from),
            venue: meeting.venue.as_deref(),
            status: status(meeting, frame),
            sort: sort(meeting),
            shows: Shows::of(meeting, frame),
            draft: Draft::of(meeting, frame),
        }
    }

    /// The meetings of today and after, at most so many.
    pub fn next(most: usize, frame: &Frame<'a>) -> Vec<Self> {
        let coming = frame.atlas.meetings_from_today().iter();
        coming.take(most).map(|meeting| Self::of(meeting, frame)).collect()
    }

    /// The meetings of a committee today and after, at most so many.
    pub fn next_of(committee: &CommitteeId, most: usize, frame: &Frame<'a>) -> Vec<Self> {
        let coming = frame.atlas.meetings_of_from_today(committee).iter();
        coming.take(most).map(|meeting| Self::of(meeting, frame)).collect()
    }
}

/// A decision in a list: its words, cut where they are long, as a link into the record.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Decision<'a> {
    words: Title<'a>,
    href: String,
    number: u32,
    item_number: Option<&'a str>,
    item_title: Title<'a>,
    minute_number: Option<&'a str>,
    outcome: Option<&'static str>,
    vote: Option<String>,
    standing: Vec<Standing>,
    outstanding: Option<&'static str>,
    /// How many were present for it, with the way to who.
    present: Option<Link<'static>>,
}

impl<'a> Decision<'a> {
    /// The longest that a decision is in a list, in letters.
    const LONGEST: usize = 240;

    pub fn of(decided: Decided<'a>, href: String, frame: &Frame<'a>) -> Self {
        let words = plain_blocks(&decided.resolution.words.body.blocks);
        Self {
            words: Title::of(shorten(&words, Self::LONGEST), decided.item.language.as_deref()),
            href,
            number: decided.resolution.number,
            item_number: decided.item.number.as_ref().map(|number| number.value.as_str()),
            item_title: Title::of_item(decided.item),
            minute_number: frame.atlas.ledger().numbers().of_item(&decided.item.id),
            outcome: decided.resolution.outcome.map(language::outcome),
            vote: decided.resolution.vote.as_deref().map(language::vote),
            standing: Standing::list(decided.resolution, frame),
            outstanding: State::of_actions(decided.resolution, frame.atlas).map(language::state),
            present: present(decided, frame),
        }
    }

    /// A decision as it is listed away from its meeting: a link to its permanent address.
    pub fn cited(decided: Decided<'a>, frame: &Frame<'a>) -> Self {
        let anchor = format!("resolution-{}", decided.resolution.number);
        Self::of(decided, frame.href_to_anchor(&Address::item(&decided.item.id), &anchor), frame)
    }
}

/// A meeting and what it decided.
#[derive(Debug, Clone, Serialize)]
pub(super) struct DecidedAt<'a> {
    meeting: Brief<'a>,
    count: usize,
    decisions: Vec<Decision<'a>>,
}

impl<'a> DecidedAt<'a> {
    /// Those of what a meeting decided that fit, at most so many.
    pub fn among(
        meeting: &'a ModelMeeting,
        most: usize,
        fits: &impl Fn(Decided<'a>) -> bool,
        frame: &Frame<'a>,
    ) -> Self {
        let fitting = || decisions(meeting).filter(|decided| fits(*decided));
        Self { count: fitting().count(), ..Self::list(meeting, fitting().take(most), frame) }
    }

    /// What a meeting decided beside the business that stands on every agenda, at most so many of its decisions.
    pub fn of_business(meeting: &'a ModelMeeting, most: usize, frame: &Frame<'a>) -> Self {
        let business = decisions(meeting).filter(|decided| decided.item.sort != Some(ItemSort::Standing));
        Self::list(meeting, business.take(most), frame)
    }

    fn list(meeting: &'a ModelMeeting, decided: impl Iterator<Item = Decided<'a>>, frame: &Frame<'a>) -> Self {
        Self {
            meeting: Brief::of(meeting, frame),
            count: meeting.items.iter().map(|item| item.resolutions.len()).sum(),
            decisions: decided.map(|decided| Decision::cited(decided, frame)).collect(),
        }
    }

    /// How many decisions are listed.
    pub fn len(&self) -> usize {
        self.decisions.len()
    }
}

/// The words up to the last whole one that fits into so many letters.
pub(super) fn shorten(words: &str, longest: usize) -> String {
    let words = words.trim();
    let Some((end, _)) = words.char_indices().nth(longest) else { return words.to_owned() };
    let whole = words[..end].rfind(char::is_whitespace).unwrap_or(end);
    format!("{}…", words[..whole].trim_end_matches(|letter: char| letter.is_whitespace() || ",;:".contains(letter)))
}

#[derive(Serialize)]
struct Site<'a> {
    authority: &'a str,
    title: &'a str,
    language: &'a str,
    logo: Option<String>,
    licence: Option<Link<'a>>,
    contact: Contact<'a>,
    pages: Vec<Link<'a>>,
    attend: Option<Link<'a>>,
    has_people: bool,
}

#[derive(Serialize)]
struct Contact<'a> {
    name: Option<&'a str>,
    email: Option<&'a str>,
    phone: Option<&'a str>,
}

/// What all pages see of the site, where `root` is the way from the page up to the root.
pub(in crate::render) fn site(atlas: &Atlas, root: &str) -> tera::Value {
    let settings = atlas.public.settings();
    let href = |address: &Address| format!("{root}{}", percent_encode(&address.as_str()[1..]));
    let pages = atlas.public.pages().iter();
    let link = |page| Link::page(page, href(&Address::page(&page.id)));
    let attend = settings.attend.as_ref();
    let attend = attend.and_then(|id| atlas.public.pages().iter().find(|page| page.id == *id)).map(link);
    tera::Value::from_serializable(&Site {
        authority: &settings.authority,
        title: &settings.title,
        language: &settings.language,
        logo: atlas.logo.as_deref().map(|logo| href(&Address::asset(logo))),
        licence: settings.licence.as_deref().map(licence),
        contact: Contact {
            name: settings.contact.name.as_deref(),
            email: settings.contact.email.as_deref(),
            phone: settings.contact.phone.as_deref(),
        },
        pages: pages.map(link).collect(),
        attend,
        has_people: !atlas.public.people().is_empty(),
    })
}

/// A licence by its SPDX id: the name that people know it by, and its text.
fn licence(id: &str) -> Link<'_> {
    let (title, href) = match id {
        "OGL-UK-3.0" => (
            "Open Government Licence v3.0",
            "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
        ),
        "CC0-1.0" => ("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        "CC-BY-4.0" => ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        "CC-BY-SA-4.0" => ("CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
        _ => return Link { title: id.into(), href: format!("https://spdx.org/licenses/{}.html", percent_encode(id)) },
    };
    Link { title: title.into(), href: href.to_owned() }
}
