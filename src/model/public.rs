//! The gate: what the public may see, on a day.
//!
//! Takes a [`Site`] and a date; gives a [`PublicSite`], in which what is withheld does not exist: no text,
//! no file, no name of it. Nothing else makes one, and `render` takes nothing else, so a leak is an error
//! of types. The rule is: a thing is public only when everything says so; what nobody says is withheld.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use jiff::civil::Date;

use super::address::Address;
use super::body::each_anchor;
use super::committee::{Committee, Person};
use super::identity::{CommitteeId, ItemId, MeetingId, PersonId, ResolutionId};
use super::meeting::{Access, Item, Meeting, MinutesState, Report, Status};
use super::record::Attendance;
use super::redact::{only_summaries, without_exempt_parts, without_later};
use super::settings::Settings;
use super::site::{Page, Site};
use super::words::{Destination, Words};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};

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
        let gate = Gate { site, as_of };
        let mut site = site.clone();
        for meeting in &mut site.meetings {
            meeting.status = Some(gate.status(meeting, true, gate.minutes_are_out(meeting)));
        }
        Self { site, audience: Audience::Draft, as_of }
    }

    fn public(site: &Site, as_of: Date) -> (Self, Diagnostics) {
        let gate = Gate { site, as_of };
        let committees: Vec<Committee> = site.committees.iter().filter(|committee| !committee.draft).cloned().collect();
        let committees: Vec<Committee> =
            committees.iter().map(|committee| public_committee(committee, &committees)).collect();
        let open: HashSet<&CommitteeId> = committees.iter().map(|committee| &committee.id).collect();
        let mut renamed = HashMap::new();
        let meetings = site.meetings.iter().filter(|meeting| !meeting.draft && open.contains(&meeting.committee));
        let meetings = meetings.map(|meeting| gate.meeting(meeting, &mut renamed)).collect();
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
        let diagnostics = public.mend_links(&renamed);
        public.forget_withheld_headings();
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
    pub fn meetings(&self) -> &[Meeting] {
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
        let items = self.site.meetings.iter_mut().flat_map(|meeting| &mut meeting.items);
        for resolution in items.flat_map(|item| &mut item.resolutions) {
            resolution.affects.retain(|affect| known.contains(&affect.resolution));
        }
    }

    /// Makes links to headings that are withheld lead to the page as a whole: a heading's anchor holds its words.
    fn forget_withheld_headings(&mut self) {
        let mut wanted: HashSet<(Address, Arc<str>)> = HashSet::new();
        for link in self.site.words_mut().flat_map(|words| words.links.iter()) {
            if let Destination::Page(address, Some(anchor)) = &link.destination {
                wanted.insert((address.clone(), anchor.clone()));
            }
        }
        if wanted.is_empty() {
            return;
        }
        let mut there: HashSet<(Address, Arc<str>)> = HashSet::new();
        self.site.each_page(&mut |address, words| {
            each_anchor(&words.body.blocks, &mut |anchor| {
                there.insert((address.clone(), anchor));
            });
        });
        for words in self.site.words_mut() {
            words.redirect(&mut |link| match &link.destination {
                Destination::Page(address, Some(anchor)) if !there.contains(&(address.clone(), anchor.clone())) => {
                    Some(Destination::Page(address.clone(), None))
                }
                _ => None,
            });
        }
    }

    /// Points links at where things are for the public, and takes away those to what it may not see.
    fn mend_links(&mut self, renamed: &HashMap<Address, Address>) -> Diagnostics {
        let addresses = self.addresses();
        let mut diagnostics = Diagnostics::new();
        for words in self.site.words_mut() {
            words.redirect(&mut |link| {
                let (Destination::Page(typed, _) | Destination::File(typed)) = &link.destination else { return None };
                let target = renamed.get(typed).unwrap_or(typed);
                if !addresses.contains(target) {
                    diagnostics.push(
                        Diagnostic::new(
                            Code::LinkNotPublic,
                            link.place.clone(),
                            "this links to a paper that the public may not see yet",
                        )
                        .hint("publish that paper too, or take the link away; until then only its words are shown"),
                    );
                    return Some(Destination::Nowhere);
                }
                (target != typed).then(|| Destination::Page(target.clone(), None))
            });
        }
        diagnostics
    }

    /// Every address that a link in a paper may lead to.
    fn addresses(&self) -> HashSet<Address> {
        let site = &self.site;
        let mut addresses: HashSet<Address> =
            [Address::home(), Address::committees(), Address::meetings(), Address::resolutions(), Address::people()]
                .into();
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

/// The rules of the gate, for one site on one day.
struct Gate<'a> {
    site: &'a Site,
    as_of: Date,
}

impl Gate<'_> {
    /// Has the day of publication come? A paper without one follows the settings.
    fn is_out(&self, published: Option<Date>) -> bool {
        published.map_or(self.site.settings.undated_is_open, |published| published <= self.as_of)
    }

    fn meeting(&self, meeting: &Meeting, renamed: &mut HashMap<Address, Address>) -> Meeting {
        let agenda_is_out = self.is_out(meeting.agenda.published);
        let minutes_are_out = self.minutes_are_out(meeting);
        let mut public = Meeting { items: Vec::new(), ..meeting.clone() };
        public.agenda.supplements.retain(|supplement| agenda_is_out && supplement.published <= self.as_of);
        if !agenda_is_out {
            public.agenda.published = None;
            public.introduction = Words::default();
        }
        if !agenda_is_out && !minutes_are_out {
            public.documents.clear();
            public.title = None;
        }
        public.documents.retain(|document| document.access.is_open());
        public.minutes = public.minutes.filter(|_| minutes_are_out).map(|mut minutes| {
            let confirming = minutes.confirmed_at.as_ref().and_then(|id| self.site.meeting(id));
            if confirming.is_none_or(|confirming| confirming.draft) {
                minutes.confirmed_at = None;
            } else if confirming.is_some_and(|confirming| confirming.date > self.as_of) {
                minutes.state = MinutesState::Draft;
            }
            minutes
        });
        if !minutes_are_out {
            public.attendance = Attendance::default();
            public.closing = Words::default();
            public.end = None;
        }
        public.introduction = without_exempt_parts(&public.introduction);
        public.closing = without_exempt_parts(&public.closing);
        public.status = Some(self.status(meeting, agenda_is_out, minutes_are_out));
        if agenda_is_out || minutes_are_out {
            let items = meeting.items.iter().filter(|item| !item.draft);
            let out = Out { agenda: agenda_is_out, minutes: minutes_are_out };
            public.items = items.filter_map(|item| self.item(meeting, item, out, renamed)).collect();
        }
        let shown: HashSet<&ItemId> = public.items.iter().map(|item| &item.id).collect();
        public
            .agenda
            .supplements
            .iter_mut()
            .for_each(|supplement| supplement.items.retain(|item| shown.contains(item)));
        public
    }

    /// What has become of the meeting by the day of the gate, whatever has become of it since.
    fn status(&self, meeting: &Meeting, agenda_is_out: bool, minutes_are_out: bool) -> Status {
        let before = if agenda_is_out { Status::Called } else { Status::Planned };
        match meeting.status {
            Some(Status::Cancelled) => Status::Cancelled,
            Some(Status::Held | Status::Adjourned) if meeting.date > self.as_of => before,
            Some(status) => status,
            None if minutes_are_out || meeting.date < self.as_of => Status::Held,
            None => before,
        }
    }

    fn minutes_are_out(&self, meeting: &Meeting) -> bool {
        match &meeting.minutes {
            Some(minutes) => self.is_out(minutes.published) && meeting.date <= self.as_of,
            None => {
                self.site.settings.undated_is_open
                    && meeting.date <= self.as_of
                    && matches!(meeting.status, None | Some(Status::Held | Status::Adjourned))
            }
        }
    }

    /// What the public sees of an item; nothing of one that a later supplement brings.
    fn item(&self, meeting: &Meeting, item: &Item, out: Out, renamed: &mut HashMap<Address, Address>) -> Option<Item> {
        let supplements = meeting.agenda.supplements.iter().filter(|supplement| supplement.items.contains(&item.id));
        // Nobody says which paper came with which supplement, so all wait for the last.
        let is_added =
            supplements.map(|supplement| supplement.published).max().is_none_or(|published| published <= self.as_of);
        if item.urgent.is_some() && !is_added && !out.minutes {
            return None;
        }
        if !item.access.is_open() {
            return Some(Self::withheld(item, out, renamed));
        }
        let papers_are_out = out.agenda && is_added;
        let mut public = Item { title_public: None, ..item.clone() };
        public.agenda = if out.agenda { without_exempt_parts(&item.agenda) } else { Words::default() };
        public.reports.retain(|report| papers_are_out && report.access.is_open() && !report.draft);
        public.reports.iter_mut().for_each(redact_report);
        public.documents.retain(|document| papers_are_out && document.access.is_open());
        if out.minutes {
            public.minute = without_later(without_exempt_parts(&item.minute), self.as_of);
            public.resolutions.retain(|resolution| !resolution.draft);
            public
                .resolutions
                .iter_mut()
                .for_each(|resolution| resolution.words = without_exempt_parts(&resolution.words));
            let actions = public.resolutions.iter_mut().flat_map(|resolution| &mut resolution.actions);
            actions
                .chain(&mut public.actions)
                .for_each(|action| action.done = action.done.filter(|done| *done <= self.as_of));
        } else {
            forget_minute(&mut public);
        }
        Some(public)
    }

    /// What the public sees of an exempt or confidential item: that there is one, and why it is withheld.
    fn withheld(item: &Item, out: Out, renamed: &mut HashMap<Address, Address>) -> Item {
        let mut public = item.clone();
        if let Some(title) = public.title_public.take() {
            let (meeting, _) = item.id.as_str().rsplit_once('/').unwrap_or_default();
            let id = ItemId::in_meeting(meeting, &slug(&title));
            renamed.insert(Address::item(&item.id), Address::item(&id));
            public.title = title;
            public.id = id;
        }
        forget_minute(&mut public);
        public.agenda = Words::default();
        public.reports.clear();
        public.documents.clear();
        public.urgent = None;
        if out.minutes {
            public.minute = only_summaries(&item.minute);
        } else if let Access::Exempt(exemption) = &mut public.access {
            exemption.summary = None;
        }
        public
    }
}

/// What of a meeting has been published.
#[derive(Clone, Copy)]
struct Out {
    agenda: bool,
    minutes: bool,
}

fn public_home(home: &Page) -> Page {
    if home.draft {
        return Page { words: Words::default(), documents: Vec::new(), ..home.clone() };
    }
    public_page(home)
}

fn public_page(page: &Page) -> Page {
    let mut public = Page { words: without_exempt_parts(&page.words), ..page.clone() };
    public.documents.retain(|document| document.access.is_open());
    public
}

fn public_person(person: &Person) -> Person {
    Person { biography: without_exempt_parts(&person.biography), ..person.clone() }
}

fn public_committee(committee: &Committee, open: &[Committee]) -> Committee {
    let parent = committee.parent.clone().filter(|parent| open.iter().any(|committee| committee.id == *parent));
    Committee { remit: without_exempt_parts(&committee.remit), parent, ..committee.clone() }
}

fn redact_report(report: &mut Report) {
    report.words = without_exempt_parts(&report.words);
    report.recommendations.iter_mut().for_each(|recommendation| *recommendation = without_exempt_parts(recommendation));
}

/// Takes everything of the record out of an item and leaves what the agenda says.
fn forget_minute(item: &mut Item) {
    item.minute = Words::default();
    item.resolutions.clear();
    item.declarations.clear();
    item.actions.clear();
    item.timed_notes.clear();
    item.taken = None;
    item.minute_number = None;
}

/// A name for an address, made of a title: letters and digits, hyphens between.
pub fn slug(title: &str) -> String {
    let mut slug = String::new();
    for character in title.chars() {
        if character.is_alphanumeric() {
            slug.extend(character.to_lowercase());
        } else if !matches!(character, '\'' | '’') && !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}
