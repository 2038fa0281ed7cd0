//! The page itself: its title, its links, the way to it.

use serde::Serialize;

use super::title::Title;
use crate::model::address::{Address, percent_encode};
use crate::model::meeting::{Item, Meeting};
use crate::render::citation::sitting;
use crate::render::frame::Frame;
use crate::render::job::Subject;
use crate::render::language;

/// A page as its head and its breadcrumbs tell it.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Page<'a> {
    title: String,
    description: String,
    canonical: String,
    address: String,
    root: String,
    section: &'static str,
    crumbs: Vec<Crumb<'a>>,
}

/// A step of the way to a page; the last one is the page and has no link.
#[derive(Debug, Clone, Serialize)]
struct Crumb<'a> {
    title: Title<'a>,
    href: Option<String>,
}

impl<'a> Page<'a> {
    pub fn of(subject: &Subject<'a>, frame: &'a Frame<'a>) -> Self {
        let settings = frame.atlas.public.settings();
        let (about, section, description) = about(subject, frame);
        let title = match about {
            Some(about) => format!("{about} – {}", settings.authority),
            None if settings.title == settings.authority => settings.title.clone(),
            None => format!("{} – {}", settings.title, settings.authority),
        };
        Self {
            title,
            description,
            canonical: settings.base_url.clone() + &percent_encode(frame.address.as_str()),
            address: frame.address.to_string(),
            root: frame.root.clone(),
            section,
            crumbs: crumbs(subject, frame),
        }
    }
}

/// What a page is about in a title, the part of the site it belongs to, and a sentence about it.
fn about(subject: &Subject<'_>, frame: &Frame<'_>) -> (Option<String>, &'static str, String) {
    let authority = &frame.atlas.public.settings().authority;
    let of_authority = |what: &str| format!("{what} of {authority}");
    match subject {
        Subject::Home => (None, "home", of_authority("Meetings, papers, minutes and decisions")),
        Subject::Committees => (Some("Committees".into()), "committees", of_authority("The committees")),
        Subject::Committee(committee) => {
            let title = committee.title.clone();
            let description = format!("{title}: meetings, agendas, minutes and members");
            (Some(title), "committees", description)
        }
        Subject::Meeting(meeting) => {
            let about = meeting_name(meeting, frame);
            let description = format!("Agenda, papers and minutes of the meeting on {}: {about}", when(meeting));
            (Some(about), "meetings", description)
        }
        Subject::Item(meeting, index) => {
            let item = &meeting.items[*index];
            let about = item_name(meeting, item, frame);
            let description = format!("{}: item of the meeting on {}", item.title, when(meeting));
            (Some(about), "meetings", description)
        }
        Subject::Report(meeting, item, report) => {
            let about = format!("Report: {}, {}", report.title, item_name(meeting, item, frame));
            let description = format!("{}: report to the meeting on {}", report.title, when(meeting));
            (Some(about), "meetings", description)
        }
        Subject::Resolution(decided) => {
            let number = decided.resolution.number;
            let about = format!("Resolution {number}, {}", item_name(decided.meeting, decided.item, frame));
            let description = format!("Resolution {number} on {}, {}", decided.item.title, when(decided.meeting));
            (Some(about), "decisions", description)
        }
        Subject::People => (Some("People".into()), "people", of_authority("Members and officers")),
        Subject::Person(person) => {
            let name = person.full_name();
            let description = format!("{name}: committees, ward and register of interests");
            (Some(name), "people", description)
        }
        Subject::Meetings => (Some("Meetings".into()), "meetings", of_authority("The meetings")),
        Subject::MeetingsIn(year) => {
            (Some(format!("Meetings in {year}")), "meetings", of_authority(&format!("The meetings in {year}")))
        }
        Subject::Resolutions => (Some("Decisions".into()), "decisions", of_authority("The register of resolutions")),
        Subject::ResolutionsIn(year) => {
            (Some(format!("Decisions in {year}")), "decisions", of_authority(&format!("The resolutions of {year}")))
        }
        Subject::ResolutionsOf(year, committee) => {
            let about = format!("Decisions of the {} in {year}", committee.title);
            (Some(about.clone()), "decisions", of_authority(&about))
        }
        Subject::ResolutionsEnded(year, outcome) => {
            let about = format!("Decisions in {year}: {}", language::outcome(*outcome).to_lowercase());
            (Some(about.clone()), "decisions", of_authority(&about))
        }
        Subject::ResolutionsBecome(state) => {
            let about = language::decisions_become(*state);
            (Some(about.into()), "decisions", of_authority(about))
        }
        Subject::Actions => {
            (Some("Actions".into()), "decisions", of_authority("What is still to be done, by decisions"))
        }
        Subject::Plain(page) => (Some(page.title.clone()), "pages", of_authority(&page.title)),
        Subject::Search => (Some("Search".into()), "search", of_authority("Search the meetings, papers and decisions")),
        Subject::NotPublic => (
            Some("What is not public, and why".into()),
            "none",
            of_authority("The items that are withheld from the public"),
        ),
        Subject::NotFound => (Some("Page not found".into()), "none", of_authority("No page of the site")),
        Subject::File(_) | Subject::Asset(_) => (None, "none", String::new()),
    }
}

/// "Planning Committee, 30 August 2018", and what tells two sittings of one day apart.
fn meeting_name(meeting: &Meeting, frame: &Frame<'_>) -> String {
    let committee = frame.atlas.committee(&meeting.committee);
    let committee = committee.map_or(meeting.committee.as_str(), |committee| committee.title.as_str());
    format!("{committee}, {}", sitting(meeting))
}

fn item_name(meeting: &Meeting, item: &Item, frame: &Frame<'_>) -> String {
    let committee = frame.atlas.committee(&meeting.committee);
    let committee = committee
        .map_or(meeting.committee.as_str(), |committee| committee.short.as_deref().unwrap_or(&committee.title));
    let number = item.number.as_ref().map_or_else(String::new, |number| format!("{}. ", number.value));
    format!("{number}{}, {committee}, {}", item.title, sitting(meeting))
}

/// "Thursday 30 August 2018, 10am".
fn when(meeting: &Meeting) -> String {
    let date = language::date(meeting.date);
    meeting.start.map_or_else(|| date.clone(), |start| format!("{date}, {}", language::time(start)))
}

/// The way from the home page, which the header links to, down to the page.
fn crumbs<'a>(subject: &Subject<'a>, frame: &'a Frame<'a>) -> Vec<Crumb<'a>> {
    let mut crumbs = Vec::new();
    let mut step = |title: Title<'a>, address: Address| {
        crumbs.push(Crumb { title, href: Some(frame.href(&address)) });
    };
    let mut to_meeting = |meeting: &Meeting| {
        step("Committees".into(), Address::committees());
        let committee = frame.atlas.committee(&meeting.committee);
        step(committee.map_or_else(|| "".into(), Title::of_committee), Address::committee(&meeting.committee));
    };
    let day = |meeting: &Meeting| Crumb {
        title: language::day(meeting.date).into(),
        href: Some(frame.href(&Address::meeting(&meeting.id))),
    };
    let number =
        |item: &Item| item.number.as_ref().map_or("Item".to_owned(), |number| format!("Item {}", number.value)).into();
    let linked = |item: &Item| Crumb { title: number(item), href: Some(frame.href(&Address::item(&item.id))) };
    let here = |title: Title<'a>| Crumb { title, href: None };
    match subject {
        Subject::Home | Subject::File(_) | Subject::Asset(_) => {}
        Subject::Committees => crumbs.push(here("Committees".into())),
        Subject::Committee(committee) => {
            step("Committees".into(), Address::committees());
            if let Some(parent) = committee.parent.as_ref().and_then(|id| frame.atlas.committee(id)) {
                step(Title::of_committee(parent), Address::committee(&parent.id));
            }
            crumbs.push(here(Title::of_committee(committee)));
        }
        Subject::Meeting(meeting) => {
            to_meeting(meeting);
            crumbs.push(here(language::day(meeting.date).into()));
        }
        Subject::Item(meeting, index) => {
            to_meeting(meeting);
            crumbs.extend([day(meeting), here(number(&meeting.items[*index]))]);
        }
        Subject::Report(meeting, item, _) => {
            to_meeting(meeting);
            crumbs.extend([day(meeting), linked(item), here("Report".into())]);
        }
        Subject::Resolution(decided) => {
            to_meeting(decided.meeting);
            let resolution = here(format!("Resolution {}", decided.resolution.number).into());
            crumbs.extend([day(decided.meeting), linked(decided.item), resolution]);
        }
        Subject::People => crumbs.push(here("People".into())),
        Subject::Person(person) => {
            step("People".into(), Address::people());
            crumbs.push(here(Title::of_person(person)));
        }
        Subject::Meetings => crumbs.push(here("Meetings".into())),
        Subject::MeetingsIn(year) => {
            step("Meetings".into(), Address::meetings());
            crumbs.push(here(year.to_string().into()));
        }
        Subject::Resolutions => crumbs.push(here("Decisions".into())),
        Subject::ResolutionsIn(year) => {
            step("Decisions".into(), Address::resolutions());
            crumbs.push(here(year.to_string().into()));
        }
        Subject::ResolutionsOf(year, committee) => {
            step("Decisions".into(), Address::resolutions());
            step(year.to_string().into(), Address::resolutions_in(*year));
            crumbs.push(here(Title::of_committee(committee)));
        }
        Subject::ResolutionsEnded(year, outcome) => {
            step("Decisions".into(), Address::resolutions());
            step(year.to_string().into(), Address::resolutions_in(*year));
            crumbs.push(here(language::outcome(*outcome).into()));
        }
        Subject::ResolutionsBecome(state) => {
            step("Decisions".into(), Address::resolutions());
            crumbs.push(here(language::state(*state).into()));
        }
        Subject::Actions => {
            step("Decisions".into(), Address::resolutions());
            crumbs.push(here("Actions".into()));
        }
        Subject::Search => crumbs.push(here("Search".into())),
        Subject::Plain(page) => crumbs.push(here(Title::of(&page.title, page.language.as_deref()))),
        Subject::NotPublic => crumbs.push(here("What is not public, and why".into())),
        Subject::NotFound => crumbs.push(here("Page not found".into())),
    }
    crumbs
}
