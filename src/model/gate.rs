//! The rules of the gate: what of a meeting, an item or a page is public on a day.
//!
//! A thing is public only when everything says so; what nobody says is withheld. [`super::public`] calls these
//! and makes the site of what is left.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;

use super::alias::{Aliases, Namer};
use super::committee::{Committee, Person};
use super::identity::{CommitteeId, MeetingId};
use super::meeting::{Access, Document, Exemption, Item, Meeting, MinutesState, Report, ShutReport, Status};
use super::record::{Attendance, MinuteNumber};
use super::redact::{only_summaries, without_exempt_parts, without_later};
use super::site::{Page, Site};
use super::status::Today;
use super::words::Words;

/// The rules of the gate, for one site on one day.
pub(super) struct Gate<'a> {
    today: Today,
    /// The meetings that the public may know of.
    open: HashMap<&'a MeetingId, &'a Meeting>,
}

impl<'a> Gate<'a> {
    /// The gate of a site on a day.
    pub(super) fn new(site: &'a Site, as_of: Date) -> Self {
        let committees: HashSet<&CommitteeId> =
            site.committees.iter().filter(|committee| !committee.draft).map(|committee| &committee.id).collect();
        let open = site.meetings.iter().filter(|meeting| !meeting.draft && committees.contains(&meeting.committee));
        let open = open.map(|meeting| (&meeting.id, &**meeting)).collect();
        Self { today: Today::new(as_of, &site.settings), open }
    }

    /// The day, which all meetings depend on.
    pub(super) fn today(&self) -> Today {
        self.today
    }

    /// Does the public know of this meeting?
    pub(super) fn is_open(&self, meeting: &Meeting) -> bool {
        self.open.contains_key(&meeting.id)
    }

    /// The day of the meeting that confirms the minutes of another, where the public knows of it. This, the meeting and
    /// the day are all that [`Gate::meeting`] depends on.
    pub(super) fn confirming(&self, meeting: &Meeting) -> Option<Date> {
        let id = meeting.minutes.as_ref()?.confirmed_at.as_ref()?;
        Some(self.open.get(&id.value)?.date)
    }

    /// What the public sees of a meeting. Addresses that it must not know are noted in `aliases`, with the ones it may.
    pub(super) fn meeting(&self, meeting: &Meeting, aliases: &mut Aliases) -> Meeting {
        let agenda_is_out = self.today.is_out(meeting.agenda.published);
        let minutes_are_out = self.today.minutes_are_out(meeting);
        let mut public = Meeting { items: Vec::new(), allowed: Vec::new(), ..meeting.clone() };
        public.agenda.supplements.retain(|supplement| agenda_is_out && supplement.published <= self.today.date);
        if !agenda_is_out {
            public.agenda.published = None;
            public.agenda.published_time = None;
            public.agenda.urgent = None;
        }
        public.decisions = public.decisions.filter(|decisions| decisions.value <= self.today.date);
        // In one file the introduction is where its minutes begin.
        let introduction_is_out = agenda_is_out || (minutes_are_out && meeting.is_one_file());
        if !introduction_is_out {
            public.introduction = Words::default();
        }
        if !agenda_is_out && !minutes_are_out {
            public.documents.clear();
            public.title = None;
            // Why there will be no meeting is said when that is.
            if meeting.status != Some(Status::Cancelled) {
                public.note = None;
            }
        }
        keep_open(&mut public.documents);
        public.minutes = public.minutes.filter(|_| minutes_are_out).map(|mut minutes| {
            match self.confirming(meeting) {
                None => minutes.confirmed_at = None,
                Some(day) if day > self.today.date => minutes.state = MinutesState::Draft,
                Some(_) => {}
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
        if agenda_is_out || minutes_are_out {
            let items = meeting.items.iter().filter(|item| !item.draft);
            let out = Out { agenda: agenda_is_out, minutes: minutes_are_out };
            let mut namer = Namer::new(meeting, aliases);
            let mut names = HashMap::new();
            for item in items {
                let Some(shown) = self.item(meeting, item, out, &mut namer) else { continue };
                names.insert(&item.id, shown.id.clone());
                public.items.push(shown);
            }
            for supplement in &mut public.agenda.supplements {
                supplement.items = supplement.items.iter().filter_map(|item| names.get(item).cloned()).collect();
            }
        }
        let status = self.today.status(meeting, agenda_is_out);
        // Where nobody typed it and it follows from what is left, all of a meeting may be public as it stands.
        let follows = self.today.status(&public, self.today.is_out(public.agenda.published)) == status;
        if meeting.status.is_some() || !follows {
            public.status = Some(status);
        }
        public
    }

    /// What the public sees of an item; nothing of one that a later supplement brings.
    fn item(&self, meeting: &Meeting, item: &Item, out: Out, namer: &mut Namer) -> Option<Item> {
        let supplements = meeting.agenda.supplements.iter().filter(|supplement| supplement.items.contains(&item.id));
        // Nobody says which paper came with which supplement, so all wait for the last.
        let is_added = supplements
            .map(|supplement| supplement.published)
            .max()
            .is_none_or(|published| published <= self.today.date);
        if item.urgent.is_some() && !is_added && !out.minutes {
            return None;
        }
        if !item.access.is_open() {
            return Some(Self::withheld(item, out, namer));
        }
        let papers_are_out = out.agenda && is_added;
        let mut public = Item { title_public: None, allowed: Vec::new(), ..item.clone() };
        public.agenda = if out.agenda { without_exempt_parts(&item.agenda) } else { Words::default() };
        let published = item.reports.iter().filter(|report| papers_are_out && !report.draft);
        public.shut_reports = published.filter(|report| !report.access.is_open()).map(shut).collect();
        public.reports.retain(|report| papers_are_out && report.access.is_open() && !report.draft);
        public.reports.iter_mut().for_each(redact_report);
        keep_open(&mut public.documents);
        if !papers_are_out {
            public.documents.clear();
        }
        if out.minutes {
            public.minute = without_later(without_exempt_parts(&item.minute), self.today.date);
            public.resolutions.retain(|resolution| !resolution.draft);
            public
                .resolutions
                .iter_mut()
                .for_each(|resolution| resolution.words = without_exempt_parts(&resolution.words));
            let actions = public.resolutions.iter_mut().flat_map(|resolution| &mut resolution.actions);
            actions
                .chain(&mut public.actions)
                .for_each(|action| action.done = action.done.filter(|done| *done <= self.today.date));
        } else {
            forget_minute(&mut public);
        }
        Some(public)
    }

    /// What the public sees of an exempt or confidential item: that there is one, and why it is withheld.
    fn withheld(item: &Item, out: Out, namer: &mut Namer) -> Item {
        let mut public = Item { id: namer.name(item), allowed: Vec::new(), ..item.clone() };
        // The place in the order and the number of the minute say nothing of what it says, and others are counted by them.
        let (taken, minute_number) = (public.taken, std::mem::take(&mut public.minute_number));
        if let Some(title) = public.title_public.take() {
            public.title = title;
        }
        forget_minute(&mut public);
        public.agenda = Words::default();
        public.reports.clear();
        public.documents.clear();
        public.urgent = None;
        if out.minutes {
            public.minute = only_summaries(&item.minute);
            public.taken = taken;
            public.minute_number = minute_number;
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

/// What the public sees of the home page: it is always there.
pub(super) fn public_home(home: &Page) -> Page {
    if home.draft {
        return Page { words: Words::default(), documents: Vec::new(), ..home.clone() };
    }
    public_page(home)
}

/// What the public sees of a page.
pub(super) fn public_page(page: &Page) -> Page {
    let mut public = Page { words: without_exempt_parts(&page.words), ..page.clone() };
    keep_open(&mut public.documents);
    public
}

/// What the public sees of a person.
pub(super) fn public_person(person: &Person) -> Person {
    Person { biography: without_exempt_parts(&person.biography), ..person.clone() }
}

/// What the public sees of a committee, `open` being those that it sees at all.
pub(super) fn public_committee(committee: &Committee, open: &[Committee]) -> Committee {
    let parent = committee.parent.clone().filter(|parent| open.iter().any(|committee| committee.id == *parent));
    Committee { remit: without_exempt_parts(&committee.remit), parent, ..committee.clone() }
}

/// What the public sees of a report that it may not read. What was decided on it is said in the minutes.
fn shut(report: &Report) -> ShutReport {
    let access = match &report.access {
        Access::Exempt(exemption) => Access::Exempt(Exemption { summary: None, ..exemption.clone() }),
        access @ (Access::Open | Access::Confidential(_)) => access.clone(),
    };
    ShutReport { title: report.title_public.clone(), access }
}

/// Keeps the attachments that are open, without what was said of their insides among ourselves.
fn keep_open(documents: &mut Vec<Document>) {
    documents.retain(|document| document.access.is_open());
    documents.iter_mut().for_each(|document| document.acceptance = None);
}

fn redact_report(report: &mut Report) {
    report.allowed.clear();
    report.title_public = None;
    report.words = without_exempt_parts(&report.words);
    report.recommendations.iter_mut().for_each(|recommendation| *recommendation = without_exempt_parts(recommendation));
}

/// Takes everything of the record out of an item and leaves what the agenda says.
fn forget_minute(item: &mut Item) {
    item.minute = Words::default();
    item.resolutions.clear();
    item.declarations.clear();
    item.actions.clear();
    item.readings.clear();
    item.confirms.clear();
    item.taken = None;
    item.minute_number = MinuteNumber::Counted;
}
