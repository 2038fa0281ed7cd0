//! The gate: what the public may see, on a day.
//!
//! Takes a [`Site`] and a date; gives a [`PublicSite`], in which what is withheld does not exist: no text,
//! no file, no name of it. Nothing else makes one, and `render` takes nothing else, so a leak is an error
//! of types. The rule is: a thing is public only when everything says so; what nobody says is withheld.

use std::sync::Arc;

use jiff::civil::Date;

use super::committee::{Committee, Person};
use super::gate::{Gate, public_committee, public_home, public_page, public_person, public_settings};
use super::identity::{CommitteeId, MeetingId, PersonId};
use super::meeting::{Meeting, Status};
use super::mend::Ends;
use super::passage::Passages;
use super::prose::{Passage, outside_meetings};
use super::settings::Settings;
use super::site::{Page, Site};
use super::status::Today;
use crate::diagnostic::Diagnostics;

/// A site in which nothing is left that its audience may not see. Only the gate makes one.
///
/// Its fields are private, so that nobody else can, and what makes pages and files takes nothing else: `tests/gate.rs` has
/// the compiler say so. With a public site it does:
///
/// ```
/// use std::{path::Path, sync::Arc};
///
/// use minutebook::{law::Law, model::PublicSite, render};
///
/// fn made(site: &PublicSite, theme: &render::Theme, law: &Arc<Law>, plans: &mut render::Plans) {
///     minutebook::export::search::plan(site);
///     render::plan(site, theme, Path::new("."), law, plans);
/// }
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct PublicSite {
    site: Arc<Site>,
    audience: Audience,
    as_of: Date,
}

/// For whom a site is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Audience {
    /// Everyone. This alone is ever published.
    Public,
    /// Whoever drafts the papers, on their own machine: drafts and exempt papers are there, and marked.
    Draft,
}

impl PublicSite {
    /// What an audience may see of `site` on the day `as_of`; warns about links to what it may not.
    pub fn of(site: &Arc<Site>, audience: Audience, as_of: Date) -> (Self, Diagnostics) {
        match audience {
            Audience::Public => Self::public(site, as_of, &mut Passages::default()),
            Audience::Draft => (Self::draft(site, as_of), Diagnostics::new()),
        }
    }

    /// All of the site, for whoever drafts its papers.
    pub fn draft(site: &Arc<Site>, as_of: Date) -> Self {
        Self { site: Arc::clone(site), audience: Audience::Draft, as_of }
    }

    /// What everyone may see of `site` on the day `as_of`; meetings that went through the gate before, and are the same,
    /// are remembered in `passages`.
    pub fn public(site: &Arc<Site>, as_of: Date, passages: &mut Passages) -> (Self, Diagnostics) {
        let committees: Vec<Committee> = site.committees.iter().filter(|committee| !committee.draft).cloned().collect();
        let mut public = Site {
            settings: public_settings(&site.settings),
            home: public_home(&site.home),
            pages: site.pages.iter().filter(|page| !page.draft).map(public_page).collect(),
            people: site.people.iter().filter(|person| !person.draft).map(public_person).collect(),
            committees: committees.iter().map(|committee| public_committee(committee, &committees)).collect(),
            meetings: Vec::new(),
        };
        let mut diagnostics = Diagnostics::new();
        passages.pass(site, &Gate::new(site, as_of));
        public.meetings = passages.mended(&public, &mut diagnostics);
        let ends = Ends::of(&public, passages);
        public.plain_words_mut().for_each(|words| ends.mend(words, &mut diagnostics));
        (Self { site: Arc::new(public), audience: Audience::Public, as_of }, diagnostics)
    }

    /// For whom it is made.
    pub fn audience(&self) -> Audience {
        self.audience
    }

    /// The day it is made for.
    pub fn as_of(&self) -> Date {
        self.as_of
    }

    /// The settings.
    pub fn settings(&self) -> &Settings {
        &self.site.settings
    }

    /// The home page's words.
    pub fn home(&self) -> &Page {
        &self.site.home
    }

    /// The plain pages.
    pub fn pages(&self) -> &[Page] {
        &self.site.pages
    }

    /// The committees, by sort and title.
    pub fn committees(&self) -> &[Committee] {
        &self.site.committees
    }

    /// The people who have a file, by surname.
    pub fn people(&self) -> &[Person] {
        &self.site.people
    }

    /// The meetings, by date; what is withheld of them is not there.
    pub fn meetings(&self) -> &[Arc<Meeting>] {
        &self.site.meetings
    }

    /// The committee of that id.
    pub fn committee(&self, id: &CommitteeId) -> Option<&Committee> {
        self.site.committee(id)
    }

    /// The meeting of that id.
    pub fn meeting(&self, id: &MeetingId) -> Option<&Meeting> {
        self.site.meeting(id)
    }

    /// Where the meeting of that id stands in the list of all, or the one in which anything of that id is.
    pub fn place_of_meeting(&self, id: &str) -> Option<usize> {
        self.site.place_of_meeting(id)
    }

    /// The person of that id.
    pub fn person(&self, id: &PersonId) -> Option<&Person> {
        self.site.person(id)
    }

    /// Calls back with all that it says outside meetings.
    pub fn outside_meetings(&self, seen: &mut dyn FnMut(Passage)) {
        outside_meetings(&self.site, self.as_of, seen);
    }

    /// What has become of a meeting by the day that the site is made for.
    pub fn status(&self, meeting: &Meeting) -> Status {
        let today = Today::new(self.as_of, self.settings());
        let agenda_is_out = match self.audience {
            Audience::Public => today.is_out(meeting.agenda.published),
            Audience::Draft => true,
        };
        today.status(meeting, agenda_is_out)
    }
}
