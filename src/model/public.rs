//! The gate: what the public may see, on a day.
//!
//! Takes a [`Site`] and a date; gives a [`PublicSite`], in which what is withheld does not exist: no text,
//! no file, no name of it. Nothing else makes one, and `render` takes nothing else, so a leak is an error
//! of types. The rule is: a thing is public only when everything says so; what nobody says is withheld.

use std::collections::HashSet;
use std::sync::Arc;

use jiff::civil::Date;

use super::address::Address;
use super::alias::Aliases;
use super::committee::{Committee, Person};
use super::gate::{Gate, public_committee, public_home, public_page, public_person};
use super::identity::{CommitteeId, MeetingId, PersonId, ResolutionId};
use super::meeting::Meeting;
use super::mend::{forget_withheld_headings, mend_links};
use super::settings::Settings;
use super::site::{Page, Site};
use crate::diagnostic::Diagnostics;

/// A site in which nothing is left that its audience may not see. Only [`PublicSite::of`] makes one.
#[derive(Debug, Clone, PartialEq)]
pub struct PublicSite {
    site: Site,
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
    pub fn of(site: &Site, audience: Audience, as_of: Date) -> (Self, Diagnostics) {
        match audience {
            Audience::Public => Self::public(site, as_of),
            Audience::Draft => (Self::draft(site, as_of), Diagnostics::new()),
        }
    }

    /// All of the site: only what has become of each meeting is worked out.
    fn draft(site: &Site, as_of: Date) -> Self {
        let gate = Gate::new(site, as_of);
        let mut site = site.clone();
        for meeting in &mut site.meetings {
            let meeting = Arc::make_mut(meeting);
            meeting.status = Some(gate.status(meeting, true, gate.minutes_are_out(meeting)));
        }
        Self { site, audience: Audience::Draft, as_of }
    }

    fn public(site: &Site, as_of: Date) -> (Self, Diagnostics) {
        let gate = Gate::new(site, as_of);
        let committees: Vec<Committee> = site.committees.iter().filter(|committee| !committee.draft).cloned().collect();
        let committees: Vec<Committee> =
            committees.iter().map(|committee| public_committee(committee, &committees)).collect();
        let open: HashSet<&CommitteeId> = committees.iter().map(|committee| &committee.id).collect();
        let mut aliases = Aliases::default();
        let meetings = site.meetings.iter().filter(|meeting| !meeting.draft && open.contains(&meeting.committee));
        let meetings = meetings.map(|meeting| Arc::new(gate.meeting(meeting, &mut aliases))).collect();
        let mut public = Self {
            site: Site {
                settings: site.settings.clone(),
                home: public_home(&site.home),
                pages: site.pages.iter().filter(|page| !page.draft).map(public_page).collect(),
                committees,
                people: site.people.iter().filter(|person| !person.draft).map(public_person).collect(),
                meetings,
            },
            audience: Audience::Public,
            as_of,
        };
        public.forget_withheld_resolutions();
        let addresses = public.addresses();
        let diagnostics = mend_links(&mut public.site, &addresses, &aliases);
        forget_withheld_headings(&mut public.site);
        (public, diagnostics)
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

    /// The person of that id.
    pub fn person(&self, id: &PersonId) -> Option<&Person> {
        self.site.person(id)
    }

    /// Takes away what a resolution says of others that the public may not see.
    fn forget_withheld_resolutions(&mut self) {
        let items = self.site.meetings.iter().flat_map(|meeting| &meeting.items);
        let known: HashSet<ResolutionId> =
            items.flat_map(|item| &item.resolutions).map(|resolution| resolution.id.clone()).collect();
        let items = self.site.meetings.iter_mut().map(Arc::make_mut).flat_map(|meeting| &mut meeting.items);
        for resolution in items.flat_map(|item| &mut item.resolutions) {
            resolution.affects.retain(|affect| known.contains(&affect.resolution));
        }
    }

    /// Every address that a link in a paper may lead to.
    fn addresses(&self) -> HashSet<Address> {
        let site = &self.site;
        let mut addresses: HashSet<Address> =
            [Address::home(), Address::committees(), Address::meetings(), Address::resolutions(), Address::people()]
                .into();
        addresses.insert(Address::search());
        addresses.extend(site.committees.iter().map(|committee| Address::committee(&committee.id)));
        addresses.extend(site.people.iter().map(|person| Address::person(&person.id)));
        for page in site.pages.iter().chain([&site.home]) {
            addresses.insert(Address::page(&page.id));
            addresses.extend(page.documents.iter().map(|document| document.address.clone()));
        }
        for meeting in &site.meetings {
            addresses.insert(Address::meeting(&meeting.id));
            addresses.extend(meeting.documents.iter().map(|document| document.address.clone()));
            for item in &meeting.items {
                addresses.insert(Address::item(&item.id));
                addresses.extend(item.reports.iter().map(|report| Address::report(&report.id)));
                addresses.extend(item.documents.iter().map(|document| document.address.clone()));
                let files = item.resolutions.iter().filter(|resolution| resolution.has_file);
                addresses.extend(files.map(|resolution| Address::resolution(&resolution.id)));
            }
        }
        addresses
    }
}
