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
    /// The language of its title and its words, where that is not the site's.
    pub language: Option<String>,
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
        self.place_of_meeting(id.as_str()).map(|at| &*self.meetings[at])
    }

    /// Where the meeting of that id stands in the list of all, or the one in which anything of that id is.
    pub fn place_of_meeting(&self, id: &str) -> Option<usize> {
        let (start, _) = id.match_indices('/').next()?;
        let end = id[start + 1..].find('/').map_or(id.len(), |at| start + 1 + at);
        // They stand by date and id, and an id begins its last part with the date.
        let (id, sitting) = (&id[..end], &id[start + 1..end]);
        let date: Date = sitting.get(..10)?.parse().ok()?;
        let at = self.meetings.partition_point(|meeting| (meeting.date, meeting.id.as_str()) < (date, id));
        self.meetings.get(at).filter(|meeting| meeting.id.as_str() == id).map(|_| at)
    }

    /// The person of that id.
    pub fn person(&self, id: &PersonId) -> Option<&Person> {
        self.people.iter().find(|person| person.id == *id)
    }
}

impl Site {
    /// The words of the pages that belong to no meeting, each with the address of its page.
    pub fn plain_words(&self) -> impl Iterator<Item = (Address, &Words)> {
        let home = std::iter::once((Address::home(), &self.home.words));
        let pages = self.pages.iter().map(|page| (Address::page(&page.id), &page.words));
        let remits = self.committees.iter().map(|committee| (Address::committee(&committee.id), &committee.remit));
        let biographies = self.people.iter().map(|person| (Address::person(&person.id), &person.biography));
        home.chain(pages).chain(remits).chain(biographies)
    }

    /// The same words, to be changed.
    pub(super) fn plain_words_mut(&mut self) -> impl Iterator<Item = &mut Words> {
        let pages = self.pages.iter_mut().chain([&mut self.home]).map(|page| &mut page.words);
        let remits = self.committees.iter_mut().map(|committee| &mut committee.remit);
        let biographies = self.people.iter_mut().map(|person| &mut person.biography);
        pages.chain(remits).chain(biographies)
    }
}
