//! The site: everything that the papers say, whole and tied together.

use std::sync::Arc;

use jiff::civil::Date;

use super::address::Address;
use super::committee::{Committee, Person};
use super::identity::{CommitteeId, MeetingId, PageId, PersonId};
use super::meeting::{Document, Meeting};
use super::settings::Settings;
use super::words::Words;
use crate::diagnostic::Place;

/// Everything the papers say, open or not. Only the gate in [`super::public`] makes it fit to publish.
#[derive(Debug, Clone, PartialEq)]
pub struct Site {
    /// The settings.
    pub settings: Settings,
    /// The home page's words.
    pub home: Page,
    /// The plain pages, by id.
    pub pages: Vec<Page>,
    /// The committees, by sort and title.
    pub committees: Vec<Committee>,
    /// The people who have a file, by surname.
    pub people: Vec<Person>,
    /// The meetings, by date and id.
    pub meetings: Vec<Arc<Meeting>>,
}

/// A page that is only words.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Its id; `index` for the home page.
    pub id: PageId,
    /// Its title.
    pub title: String,
    /// What it says.
    pub words: Words,
    /// Files and pictures that stand beside it.
    pub documents: Vec<Document>,
    /// Not public yet.
    pub draft: bool,
    /// Its file.
    pub place: Place,
}

impl Site {
    /// The committee of that id.
    pub fn committee(&self, id: &CommitteeId) -> Option<&Committee> {
        self.committees.iter().find(|committee| committee.id == *id)
    }

    /// The meeting of that id.
    pub fn meeting(&self, id: &MeetingId) -> Option<&Meeting> {
        // They stand by date and id, and an id begins its last part with the date.
        let date: Date = id.sitting().get(..10)?.parse().ok()?;
        let at = self.meetings.partition_point(|meeting| (meeting.date, &meeting.id) < (date, id));
        self.meetings.get(at).filter(|meeting| meeting.id == *id).map(Arc::as_ref)
    }

    /// The person of that id.
    pub fn person(&self, id: &PersonId) -> Option<&Person> {
        self.people.iter().find(|person| person.id == *id)
    }
}

impl Site {
    /// All the words of its papers.
    pub fn words(&self) -> impl Iterator<Item = &Words> {
        let pages = self.pages.iter().chain([&self.home]).map(|page| &page.words);
        let remits = self.committees.iter().map(|committee| &committee.remit);
        let biographies = self.people.iter().map(|person| &person.biography);
        pages.chain(remits).chain(biographies).chain(self.meetings.iter().flat_map(|meeting| meeting.words()))
    }

    /// Calls `seen` with all words, and the address of the page that shows them.
    pub(super) fn each_page(&self, seen: &mut dyn FnMut(&Address, &Words)) {
        seen(&Address::home(), &self.home.words);
        self.pages.iter().for_each(|page| seen(&Address::page(&page.id), &page.words));
        self.committees.iter().for_each(|committee| seen(&Address::committee(&committee.id), &committee.remit));
        self.people.iter().for_each(|person| seen(&Address::person(&person.id), &person.biography));
        for meeting in &self.meetings {
            let address = Address::meeting(&meeting.id);
            seen(&address, &meeting.introduction);
            seen(&address, &meeting.closing);
            for item in &meeting.items {
                let address = Address::item(&item.id);
                seen(&address, &item.agenda);
                seen(&address, &item.minute);
                item.reports.iter().for_each(|report| seen(&Address::report(&report.id), &report.words));
                let files = item.resolutions.iter().filter(|resolution| resolution.has_file);
                files.for_each(|resolution| seen(&Address::resolution(&resolution.id), &resolution.words));
            }
        }
    }

    /// All the words that pages show, to be changed.
    pub(super) fn words_mut(&mut self) -> impl Iterator<Item = &mut Words> {
        let pages = self.pages.iter_mut().chain([&mut self.home]).map(|page| &mut page.words);
        let remits = self.committees.iter_mut().map(|committee| &mut committee.remit);
        let biographies = self.people.iter_mut().map(|person| &mut person.biography);
        pages
            .chain(remits)
            .chain(biographies)
            .chain(self.meetings.iter_mut().map(Arc::make_mut).flat_map(Meeting::words_mut))
    }
}
