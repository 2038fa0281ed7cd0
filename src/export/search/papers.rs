//! What is found: meetings, items, reports, attachments, committees, people and pages, each with its words.
//!
//! A resolution is found with its item, where its words stand and weigh more.

use std::collections::BTreeSet;

use super::people::{of_item, of_meeting as people_of_meeting, tied};
use super::words::{Field, Text};
use crate::model::PublicSite;
use crate::model::address::{Address, percent_encode};
use crate::model::committee::{Committee, Person};
use crate::model::identity::PersonId;
use crate::model::meeting::{Access, Document, Item, Meeting, MeetingSort, MinutesState, Report, Status};
use crate::model::record::Outcome;
use crate::proceedings::Numbers;

/// One thing that can be found.
pub(super) struct Paper {
    /// What it is.
    pub kind: Kind,
    /// What its result is headed.
    pub title: String,
    /// The language of that, where it is not the site's.
    pub language: Option<String>,
    /// Its address, below that of its meeting or below the root.
    pub href: String,
    /// How its resolutions ended, each way once.
    pub outcomes: Vec<&'static str>,
    /// What a reader must know of it: `draft` minutes, a `cancelled` meeting; or nothing.
    pub state: &'static str,
    /// It holds a resolution.
    pub decides: bool,
    /// The people it is about, as far as facts say.
    pub people: BTreeSet<PersonId>,
    /// What it says.
    pub text: Text,
}

/// The kinds of paper, as the index names them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Meeting,
    /// An item of which nothing is recorded yet.
    Agenda,
    /// An item with its minute.
    Minutes,
    Report,
    /// An attachment, found by its title.
    Document,
    Committee,
    Person,
    Page,
}

impl Kind {
    /// Its name in the index and in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Meeting => "meeting",
            Self::Agenda => "agenda",
            Self::Minutes => "minutes",
            Self::Report => "report",
            Self::Document => "document",
            Self::Committee => "committee",
            Self::Person => "person",
            Self::Page => "page",
        }
    }
}

/// The months, as a date is typed.
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The meeting and all under it, in the order of the agenda.
pub(super) fn of_meeting(meeting: &Meeting, committee: Option<&Committee>, numbers: &Numbers) -> Vec<Paper> {
    let context = Context { meeting, committee, numbers, base: Address::meeting(&meeting.id) };
    let mut papers = vec![context.meeting()];
    papers.extend(meeting.documents.iter().filter_map(|document| context.document(document)));
    for item in &meeting.items {
        papers.push(context.item(item));
        papers.extend(item.reports.iter().map(|report| context.report(report)));
        papers.extend(item.documents.iter().filter_map(|document| context.document(document)));
    }
    papers
}

/// What belongs to no meeting: committees, people and plain pages.
pub(super) fn of_no_meeting(public: &PublicSite) -> Vec<Paper> {
    let mut papers: Vec<Paper> = public.committees().iter().map(committee).collect();
    papers.extend(public.people().iter().map(person));
    for page in public.pages() {
        let mut paper =
            Paper::new(Kind::Page, &page.title, page.language.as_ref(), below(&Address::page(&page.id), ""));
        paper.text.push_words(Field::Words, &page.words);
        papers.push(paper);
        papers.extend(page.documents.iter().filter_map(|document| attachment(document, "")));
    }
    papers
}

/// What the papers of a meeting have in common.
struct Context<'a> {
    meeting: &'a Meeting,
    committee: Option<&'a Committee>,
    numbers: &'a Numbers,
    base: Address,
}

impl Context<'_> {
    fn paper(&self, kind: Kind, title: &str, language: Option<&String>, address: &Address) -> Paper {
        let mut paper = Paper::new(kind, title, language, below(address, self.base.as_str()));
        self.place(Field::Context, &mut paper.text);
        paper
    }

    /// Names the committee and the day, as people type them.
    fn place(&self, field: Field, text: &mut Text) {
        let date = self.meeting.date;
        let month = MONTHS[usize::from(date.month().unsigned_abs()) - 1];
        if let Some(committee) = self.committee {
            text.push(field, &committee.title);
            text.push_some(Field::Context, committee.short.as_deref());
        }
        text.push(field, &format!("{} {month} {}", date.day(), date.year()));
    }

    fn meeting(&self) -> Paper {
        let meeting = self.meeting;
        let name = self.committee.map_or(("", None), |known| (known.title.as_str(), known.language.as_ref()));
        let own = meeting.title.as_deref().map(|title| (title, meeting.language.as_ref()));
        let (title, language) = own.unwrap_or(name);
        let mut paper = Paper::new(Kind::Meeting, title, language, String::new());
        paper.people = people_of_meeting(meeting);
        paper.state = match (meeting.status, &meeting.minutes) {
            (Some(Status::Cancelled), _) => "cancelled",
            (_, Some(minutes)) if minutes.state == MinutesState::Draft => "draft",
            _ => "",
        };
        let text = &mut paper.text;
        self.place(if meeting.title.is_some() { Field::Context } else { Field::Title }, text);
        text.push(Field::Context, &meeting.date.to_string());
        match meeting.sort {
            MeetingSort::Ordinary => {}
            MeetingSort::Extraordinary => text.push(Field::Title, "extraordinary"),
            MeetingSort::Annual => text.push(Field::Title, "annual"),
        }
        text.push_some(Field::Words, meeting.venue.as_deref());
        text.push_some(Field::Words, meeting.note.as_deref());
        text.push_words(Field::Words, &meeting.introduction);
        let attendance = &meeting.attendance;
        attendance.chair.iter().for_each(|chair| text.push_name(chair));
        let lists = [&attendance.present, &attendance.apologies, &attendance.absent, &attendance.in_attendance];
        for attendee in lists.into_iter().flatten() {
            text.push_name(&attendee.who);
            text.push_some(Field::Words, attendee.affiliation.as_deref());
        }
        for substitute in &attendance.substitutes {
            text.push_name(&substitute.member);
            text.push_name(&substitute.instead_of);
        }
        text.push_words(Field::Words, &meeting.closing);
        paper
    }

    fn item(&self, item: &Item) -> Paper {
        let is_recorded = !item.minute.is_empty() || !item.resolutions.is_empty();
        let kind = if is_recorded { Kind::Minutes } else { Kind::Agenda };
        let mut paper = self.paper(kind, &item.title, item.language.as_ref(), &Address::item(&item.id));
        let minutes = self.meeting.minutes.as_ref().filter(|_| is_recorded);
        if minutes.is_some_and(|minutes| minutes.state == MinutesState::Draft) {
            paper.state = "draft";
        }
        paper.people = of_item(item);
        paper.decides = !item.resolutions.is_empty();
        for outcome in item.resolutions.iter().filter_map(|resolution| resolution.outcome) {
            let name = Outcome::word(outcome);
            if !paper.outcomes.contains(&name) {
                paper.outcomes.push(name);
            }
        }
        let text = &mut paper.text;
        if let Some(number) = self.numbers.of_item(&item.id) {
            text.push(Field::Context, "minute");
            text.push(Field::Title, number);
        }
        text.push_words(Field::Words, &item.agenda);
        text.push_some(Field::Words, item.urgent.as_deref());
        push_reason(&item.access, text);
        text.push_words(Field::Words, &item.minute);
        for resolution in &item.resolutions {
            if !resolution.is_in_minute {
                text.push_words(Field::Decision, &resolution.words);
            }
            resolution.moved.iter().chain(&resolution.seconded).for_each(|named| text.push_name(named));
            resolution.vote.iter().for_each(|vote| text.push_vote(vote));
            resolution.actions.iter().for_each(|action| text.push_action(Field::Decision, action));
        }
        item.declarations.iter().for_each(|declaration| text.push_declaration(declaration));
        item.actions.iter().for_each(|action| text.push_action(Field::Words, action));
        paper
    }

    fn report(&self, report: &Report) -> Paper {
        let mut paper = self.paper(Kind::Report, &report.title, report.language.as_ref(), &Address::report(&report.id));
        paper.people = tied(report.authors.iter());
        let text = &mut paper.text;
        report.authors.iter().for_each(|author| text.push_name(author));
        report.wards.iter().for_each(|ward| text.push(Field::Words, ward));
        push_reason(&report.access, text);
        report.recommendations.iter().for_each(|words| text.push_words(Field::Words, words));
        text.push_words(Field::Words, &report.words);
        report.background_papers.iter().for_each(|paper| text.push(Field::Words, &paper.title));
        paper
    }

    fn document(&self, document: &Document) -> Option<Paper> {
        let mut paper = attachment(document, self.base.as_str())?;
        self.place(Field::Context, &mut paper.text);
        Some(paper)
    }
}

impl Paper {
    fn new(kind: Kind, title: &str, language: Option<&String>, href: String) -> Self {
        let mut text = Text::default();
        text.push(Field::Title, title);
        Self {
            kind,
            title: title.to_owned(),
            language: language.cloned(),
            href,
            outcomes: Vec::new(),
            state: "",
            decides: false,
            people: BTreeSet::new(),
            text,
        }
    }
}

/// An attachment that has a link of its own and may be opened.
fn attachment(document: &Document, base: &str) -> Option<Paper> {
    if document.is_shown_in_words || !document.access.is_open() {
        return None;
    }
    let mut paper =
        Paper::new(Kind::Document, &document.title, document.language.as_ref(), below(&document.address, base));
    paper.text.push(Field::Context, document.kind);
    Some(paper)
}

fn committee(committee: &Committee) -> Paper {
    let mut paper = Paper::new(
        Kind::Committee,
        &committee.title,
        committee.language.as_ref(),
        below(&Address::committee(&committee.id), ""),
    );
    paper.people = tied(committee.seats.iter().map(|seat| &seat.member));
    let text = &mut paper.text;
    text.push_some(Field::Title, committee.short.as_deref());
    text.push_words(Field::Words, &committee.remit);
    committee.seats.iter().for_each(|seat| text.push_name(&seat.member));
    paper
}

fn person(person: &Person) -> Paper {
    let mut paper = Paper::new(
        Kind::Person,
        &person.full_name(),
        person.language.as_ref(),
        below(&Address::person(&person.id), ""),
    );
    paper.people.insert(person.id.clone());
    let text = &mut paper.text;
    for words in [&person.officer, &person.ward, &person.party] {
        text.push_some(Field::Words, words.as_deref());
    }
    text.push_words(Field::Words, &person.biography);
    for interest in &person.interests {
        text.push(Field::Words, &interest.category);
        text.push(Field::Words, &interest.text);
    }
    paper
}

/// Adds why a paper is closed, which the public may read.
fn push_reason(access: &Access, text: &mut Text) {
    match access {
        Access::Open => {}
        Access::Exempt(exemption) => {
            text.push_some(Field::Words, exemption.public_interest.as_deref());
            text.push_some(Field::Words, exemption.summary.as_deref());
        }
        Access::Confidential(reason) => text.push(Field::Words, reason),
    }
}

/// The link to an address from the page at `base`.
fn below(address: &Address, base: &str) -> String {
    let address = address.as_str();
    percent_encode(address.strip_prefix(base).unwrap_or(address).trim_start_matches('/'))
}
