//! Every text of a site, one by one, and what the papers themselves say of who may read it.
//!
//! Takes a [`Site`](super::Site) or a [`PublicSite`](super::PublicSite), whole or a meeting of it; calls back with each
//! [`Passage`]. It is the ground for comparing what is published with what is withheld, so it leaves nothing out: the
//! types are taken apart field by field, and a new field is an error here until somebody has said what becomes of it.
//! It does not ask the gate, so that a mistake there is not made twice.

mod body;
mod meeting;

use jiff::civil::Date;

use super::committee::{Committee, Interest, Person, QuorumByLaw, RemoteByLaw, Seat, StandingItem};
use super::holidays::ClosedDay;
use super::meeting::{Access, Document};
use super::record::Named;
use super::settings::{Contact, Settings, Venue};
use super::site::{Page, Site};
use crate::diagnostic::{Place, Placed};

pub use meeting::meeting;

/// A text of a paper.
#[derive(Debug, Clone, Copy)]
pub struct Passage<'a> {
    /// What it says.
    pub text: &'a str,
    /// What kind of text it is.
    pub sort: PassageSort,
    /// Who may read it, as far as its paper says.
    pub standing: &'a Standing,
    /// The paper, or the part of it that is exempt.
    pub place: &'a Place,
}

/// The kinds of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PassageSort {
    /// Words: a paragraph, an entry of a list, a value.
    Words,
    /// A row of a table.
    Row,
    /// Words that were decided or recommended: later papers quote them.
    Decision,
    /// A title.
    Title,
    /// A person's name.
    Name,
    /// A name of a file or a folder, or where a link leads.
    Address,
    /// What somebody wrote for the public in place of something withheld.
    Declared,
    /// A word of the software's own.
    Label,
}

/// Who may read a text, as far as its paper says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Nobody says that it is withheld.
    Open,
    /// Exempt, by these paragraphs.
    Exempt(Vec<u32>),
    /// Confidential.
    Confidential,
    /// `draft: true`, it or what it is part of.
    Draft,
    /// Of a day that has not come.
    Later,
}

impl Standing {
    /// What a paper or a file says of itself.
    pub fn of(access: &Access) -> Self {
        Self::Open.with_access(access)
    }

    /// What the law withholds, and not only the calendar?
    pub fn is_secret(&self) -> bool {
        match self {
            Self::Exempt(_) | Self::Confidential => true,
            Self::Open | Self::Draft | Self::Later => false,
        }
    }

    /// Does its paper say that it is withheld?
    pub fn is_closed(&self) -> bool {
        *self != Self::Open
    }

    /// The standing of a part that is a draft, or of a later day, in something of this standing.
    fn within(&self, closes: bool, inner: &Self) -> Self {
        if closes && !self.is_closed() { inner.clone() } else { self.clone() }
    }

    /// The standing of a paper with that access in something of this standing: what the law withholds weighs more than
    /// a draft.
    fn with_access(&self, access: &Access) -> Self {
        match access {
            Access::Open => self.clone(),
            Access::Exempt(exemption) => {
                Self::Exempt(exemption.paragraphs.iter().map(|paragraph| paragraph.value).collect())
            }
            Access::Confidential(_) => Self::Confidential,
        }
    }
}

/// Calls back with passages; carries where they stand.
struct Walk<'a> {
    seen: &'a mut dyn FnMut(Passage),
    as_of: Date,
}

impl Walk<'_> {
    fn say(&mut self, text: &str, sort: PassageSort, standing: &Standing, place: &Place) {
        if !text.is_empty() {
            (self.seen)(Passage { text, sort, standing, place });
        }
    }

    /// Says what is inside as words that were decided.
    fn decided(&mut self, inside: impl FnOnce(&mut Walk<'_>)) {
        let seen = &mut *self.seen;
        let mut decided = |passage: Passage| {
            let sort = if passage.sort == PassageSort::Words { PassageSort::Decision } else { passage.sort };
            seen(Passage { sort, ..passage });
        };
        inside(&mut Walk { seen: &mut decided, as_of: self.as_of });
    }

    fn words(&mut self, text: Option<&String>, standing: &Standing, place: &Place) {
        text.into_iter().for_each(|text| self.say(text, PassageSort::Words, standing, place));
    }

    fn name(&mut self, named: &Named, standing: &Standing, place: &Place) {
        let Named { typed, person: _ } = named;
        self.say(&typed.value, PassageSort::Name, standing, place);
    }

    /// What the public reads in place of what is withheld.
    fn access(&mut self, access: &Access, standing: &Standing, place: &Place) {
        match access {
            Access::Open => {}
            Access::Exempt(exemption) => {
                let super::meeting::Exemption { paragraphs: _, public_interest, review: _, summary, place: _ } =
                    exemption;
                for declared in [public_interest, summary].into_iter().flatten() {
                    self.say(declared, PassageSort::Declared, standing, place);
                }
            }
            Access::Confidential(reason) => self.say(reason, PassageSort::Declared, standing, place),
        }
    }

    fn documents(&mut self, documents: &[Document], standing: &Standing, place: &Place) {
        for document in documents {
            let Document {
                title,
                language: _,
                kind,
                size: _,
                file,
                spelled: _,
                address: _,
                access,
                is_shown_in_words: _,
                acceptance: _,
            } = document;
            let own = standing.with_access(access);
            self.say(title, PassageSort::Title, &own, place);
            self.say(file.rsplit('/').next().unwrap_or(file), PassageSort::Address, &own, place);
            self.say(kind, PassageSort::Label, &own, place);
            self.access(access, standing, place);
        }
    }

    fn settings(&mut self, settings: &Settings) {
        let Settings {
            authority,
            title,
            base_url,
            rules: _,
            language: _,
            theme: _,
            municipal_year_starts: _,
            minute_number: _,
            licence,
            contact,
            undated_is_open: _,
            canaries: _,
            holidays,
            timezone: _,
            attend: _,
            venues,
            checks: _,
        } = settings;
        let Contact { name, email, phone } = contact;
        let (open, place) = (&Standing::Open, &Place::file("content/site.yaml"));
        for text in [authority, title, base_url] {
            self.say(text, PassageSort::Words, open, place);
        }
        for text in [licence, name, email, phone] {
            self.words(text.as_ref(), open, place);
        }
        for ClosedDay { date: _, name } in holidays {
            self.words(name.as_ref(), open, place);
        }
        for Venue { name, address, map } in venues {
            self.words(Some(name), open, place);
            self.words(address.as_ref(), open, place);
            self.words(map.as_ref(), open, place);
        }
    }

    fn page(&mut self, page: &Page) {
        let Page { id, title, language: _, words, documents, draft, place } = page;
        let standing = &Standing::Open.within(*draft, &Standing::Draft);
        self.say(id.as_str(), PassageSort::Address, standing, place);
        self.say(title, PassageSort::Title, standing, place);
        self.body(words, standing, place);
        self.documents(documents, standing, place);
    }

    fn committee(&mut self, committee: &Committee) {
        let Committee {
            id,
            title,
            short,
            language: _,
            sort: _,
            quorum: _,
            quorum_by_law,
            remote_by_law,
            seats,
            vacancies: _,
            standing: standing_items,
            parent: _,
            remit,
            draft,
            place,
        } = committee;
        let standing = &Standing::Open.within(*draft, &Standing::Draft);
        self.say(id.as_str(), PassageSort::Address, standing, place);
        self.say(title, PassageSort::Title, standing, place);
        if let Some(short) = short {
            self.say(short, PassageSort::Title, standing, place);
        }
        if let Some(QuorumByLaw { quorum: _, least: _, where_vacant: _, cite }) = quorum_by_law {
            self.say(cite, PassageSort::Label, &Standing::Open, place);
        }
        for RemoteByLaw { standing: _, from: _, until: _, cite } in remote_by_law {
            self.say(cite, PassageSort::Label, &Standing::Open, place);
        }
        for StandingItem { title, agenda } in standing_items {
            self.words(Some(title), standing, place);
            self.words(agenda.as_ref(), standing, place);
        }
        for seat in seats {
            let Seat { member, role: _, voting: _, from: _, until: _ } = seat;
            self.name(member, standing, place);
        }
        self.body(remit, standing, place);
    }

    fn person(&mut self, person: &Person) {
        let Person {
            id,
            name,
            language: _,
            honorific,
            officer,
            party,
            ward,
            interests,
            from: _,
            until: _,
            biography,
            draft,
            place,
        } = person;
        let standing = &Standing::Open.within(*draft, &Standing::Draft);
        self.say(id.as_str(), PassageSort::Address, standing, place);
        self.say(name, PassageSort::Name, standing, place);
        if honorific.is_some() {
            self.say(&person.full_name(), PassageSort::Name, standing, place);
        }
        for text in [officer, party, ward] {
            self.words(text.as_ref(), standing, place);
        }
        for interest in interests {
            let Interest { category, text } = interest;
            self.words(Some(category), standing, place);
            self.words(Some(text), standing, place);
        }
        self.body(biography, standing, place);
    }
}

/// Calls back with all passages of a site that stand in no meeting.
pub fn outside_meetings(site: &Site, as_of: Date, seen: &mut dyn FnMut(Passage)) {
    let mut walk = Walk { seen, as_of };
    let Site { settings, home, pages, committees, people, meetings: _ } = site;
    walk.settings(settings);
    pages.iter().chain([home]).for_each(|page| walk.page(page));
    committees.iter().for_each(|committee| walk.committee(committee));
    people.iter().for_each(|person| walk.person(person));
}

/// The number typed, for what is only a number.
fn value(placed: Option<&Placed<String>>) -> Option<&String> {
    placed.map(|placed| &placed.value)
}
