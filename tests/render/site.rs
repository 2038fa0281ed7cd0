//! A site with every shape of content, put together by hand: the Borough of Exmoor Vale in September 2018.

use std::collections::BTreeMap;

use jiff::civil::{Date, date};
use minutebook::law::Law;
use minutebook::load::LawTexts;
use minutebook::model::address::Address;
use minutebook::model::body::{Alert, Block};
use minutebook::model::identity::PageId;
use minutebook::model::meeting::{Access, Document};
use minutebook::model::settings::{Contact, Settings, Venue};
use minutebook::model::{Audience, Destination, Page, PublicSite, Site, Words};
use minutebook::paper::read_settings;

use super::august::august;
use super::committees::{committees, people};
use super::meetings::*;
use super::words::*;

/// The day on which the public looks.
pub const TODAY: Date = date(2018, 9, 13);

/// What the public may see of the site today.
pub fn public() -> PublicSite {
    PublicSite::of(&std::sync::Arc::new(site()), Audience::Public, TODAY).0
}

/// What whoever drafts the papers sees of it.
pub fn draft() -> PublicSite {
    PublicSite::of(&std::sync::Arc::new(site()), Audience::Draft, TODAY).0
}

/// The law of its authority.
pub fn law() -> Law {
    let text = "authority: Exmoor\nbase_url: https://exmoor.example\nrules: england-principal\n";
    let (settings, _) = read_settings(&"content/site.yaml".into(), text);
    minutebook::load::law(&settings, &LawTexts::new()).0
}

/// Everything.
pub fn site() -> Site {
    let mut meetings =
        vec![long_ago(), june(), annual(), extraordinary(), adjourned(), august(), cancelled(), september(), planned()];
    meetings.sort_by(|a, b| (a.date, &a.id).cmp(&(b.date, &b.id)));
    let meetings = meetings.into_iter().map(std::sync::Arc::new).collect();
    Site { settings: settings(), home: home(), pages: pages(), committees: committees(), people: people(), meetings }
}

fn settings() -> Settings {
    Settings {
        authority: "Borough of Exmoor Vale".into(),
        title: "Council meetings and decisions".into(),
        base_url: "https://democracy.example.org/council".into(),
        rules: "england-principal".into(),
        language: "en-GB".into(),
        theme: "default".into(),
        municipal_year_starts: (5, 15),
        minute_number: Some("{n}".into()),
        licence: Some("OGL-UK-3.0".into()),
        contact: Contact {
            name: Some("Democratic Services".into()),
            email: Some("democracy@example.org".into()),
            phone: Some("01632 960 123".into()),
        },
        attend: Some(PageId::new("accessibility")),
        venues: vec![Venue {
            name: "Council Chamber, Vale House".into(),
            address: Some("Vale House, Castle Street".into()),
            map: Some("https://map.example.org/vale-house".into()),
        }],
        undated_is_open: false,
        canaries: Vec::new(),
        holidays: Vec::new(),
        timezone: None,
        checks: BTreeMap::new(),
    }
}

fn home() -> Page {
    let blocks = vec![p(
        "Agendas, reports, minutes and decisions of the Borough of Exmoor Vale. Meetings are open to the public unless their agenda says otherwise.",
    )];
    Page { words: words(blocks), ..page("index", "Council meetings and decisions") }
}

fn page(id: &str, title: &str) -> Page {
    Page {
        id: PageId::new(id),
        title: title.into(),
        language: None,
        words: Words::default(),
        documents: Vec::new(),
        draft: false,
        place: place(),
    }
}

fn pages() -> Vec<Page> {
    let accessibility = Page {
        words: linked(
            vec![
                p("This site is meant to be read by everyone, on any screen and on paper."),
                heading(2, "what-does-not-work", "What does not work"),
                Block::Paragraph(vec![
                    text("Some older attachments are scans. "),
                    link(0, "Ask us"),
                    text(" for another form, or see "),
                    link(1, "what we promise"),
                    text("."),
                ]),
                heading(4, "our-promise", "Our promise"),
                p("We answer within five working days."),
                Block::Quote {
                    alert: Some(Alert::Important),
                    blocks: vec![p("Braille copies take ten working days.")],
                },
            ],
            vec![
                Destination::Page(Address::page(&PageId::new("contact")), None),
                Destination::Outside("#our-promise".into()),
            ],
        ),
        ..page("accessibility", "Accessibility statement")
    };
    let contact = Page {
        words: words(vec![p("Democratic Services, Vale House, Market Street, Combe Sutton.")]),
        documents: vec![document(&Address::page(&PageId::new("contact")), "map.pdf", "How to find us", 48_200)],
        ..page("contact", "Contact")
    };
    vec![accessibility, contact]
}

pub fn document(page: &Address, file: &str, title: &str, size: u64) -> Document {
    Document {
        title: title.into(),
        language: None,
        kind: "PDF",
        size,
        file: format!("content/{file}").into(),
        spelled: format!("content/{file}").into(),
        address: page.file(file),
        access: Access::Open,
        is_shown_in_words: false,
        acceptance: None,
    }
}
