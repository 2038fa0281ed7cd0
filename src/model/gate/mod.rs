//! The rules of the gate: what of a meeting, an item or a page is public on a day.
//!
//! A thing is public only when everything says so; what nobody says is withheld. [`super::public`] calls these
//! and makes the site of what is left. What is public is made field by field and never by leaving something out of a
//! copy, so that a field that is added to the model does not compile until somebody has said here what becomes of it.

mod item;
mod outside;

pub(super) use outside::{public_committee, public_home, public_page, public_person, public_settings};

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;

use super::alias::{Aliases, Namer};
use super::identity::CommitteeId;
use super::meeting::{Agenda, Meeting, Minutes, MinutesState, Status, Supplement};
use super::record::Attendance;
use super::redact::without_exempt_parts;
use super::site::Site;
use super::status::Today;
use super::words::Words;
use item::open_documents;

/// The rules of the gate, for one site on one day.
pub(super) struct Gate<'a> {
    today: Today,
    site: &'a Site,
    /// The committees that the public may know of.
    committees: HashSet<&'a CommitteeId>,
}

impl<'a> Gate<'a> {
    /// The gate of a site on a day.
    pub(super) fn new(site: &'a Site, as_of: Date) -> Self {
        let committees = site.committees.iter().filter(|committee| !committee.draft);
        let committees = committees.map(|committee| &committee.id).collect();
        Self { today: Today::new(as_of, &site.settings), site, committees }
    }

    /// The day, which all meetings depend on.
    pub(super) fn today(&self) -> Today {
        self.today
    }

    /// Does the public know of this meeting?
    pub(super) fn is_open(&self, meeting: &Meeting) -> bool {
        !meeting.draft && self.committees.contains(&meeting.committee)
    }

    /// The day of the meeting that confirms the minutes of another, where the public knows of it. This, the meeting and
    /// the day are all that [`Gate::meeting`] depends on.
    pub(super) fn confirming(&self, meeting: &Meeting) -> Option<Date> {
        let id = meeting.minutes.as_ref()?.confirmed_at.as_ref()?;
        let confirming = self.site.meeting(&id.value).filter(|confirming| self.is_open(confirming))?;
        Some(confirming.date)
    }

    /// What the public sees of a meeting. Addresses that it must not know are noted in `aliases`, with the ones it may.
    pub(super) fn meeting(&self, meeting: &Meeting, aliases: &mut Aliases) -> Meeting {
        let out = Out {
            agenda: self.today.is_out(meeting.agenda.published),
            minutes: self.today.minutes_are_out(meeting),
            today: self.today.date,
        };
        let mut items = Vec::new();
        let mut names = HashMap::new();
        if out.any() {
            let mut namer = Namer::new(meeting, aliases);
            for item in meeting.items.iter().filter(|item| !item.draft) {
                let Some(shown) = out.item(meeting, item, &mut namer) else { continue };
                names.insert(&item.id, shown.id.clone());
                items.push(shown);
            }
        }
        let Agenda { published, published_time, urgent, supplements, place } = &meeting.agenda;
        let supplement = |supplement: &Supplement| Supplement {
            published: supplement.published,
            published_time: supplement.published_time,
            items: supplement.items.iter().filter_map(|item| names.get(item).cloned()).collect(),
            urgent: supplement.urgent.clone(),
            place: supplement.place.clone(),
        };
        let supplements = supplements.iter().filter(|it| out.agenda && it.published <= out.today);
        let agenda = Agenda {
            published: published.filter(|_| out.agenda),
            published_time: published_time.filter(|_| out.agenda),
            urgent: urgent.clone().filter(|_| out.agenda),
            supplements: supplements.map(supplement).collect(),
            place: place.clone(),
        };
        // In one file the introduction is where its minutes begin.
        let introduction_is_out = out.agenda || (out.minutes && meeting.is_one_file());
        // Why there will be no meeting is said when that is.
        let note_is_out = out.any() || meeting.status == Some(Status::Cancelled);
        let mut public = Meeting {
            id: meeting.id.clone(),
            committee: meeting.committee.clone(),
            date: meeting.date,
            title: meeting.title.clone().filter(|_| out.any()),
            language: meeting.language.clone().filter(|_| out.any()),
            start: meeting.start,
            end: meeting.end.filter(|_| out.minutes),
            venue: meeting.venue.clone(),
            status: meeting.status,
            sort: meeting.sort,
            draft: meeting.draft,
            agenda,
            minutes: meeting.minutes.as_ref().filter(|_| out.minutes).map(|minutes| self.minutes(meeting, minutes)),
            decisions: meeting.decisions.clone().filter(|decisions| decisions.value <= out.today),
            attendance: if out.minutes { meeting.attendance.clone() } else { Attendance::default() },
            note: meeting.note.clone().filter(|_| note_is_out),
            webcast: meeting.webcast.clone(),
            questions_by: meeting.questions_by,
            introduction: open_words(&meeting.introduction, introduction_is_out),
            closing: open_words(&meeting.closing, out.minutes),
            items,
            documents: open_documents(&meeting.documents, out.any()),
            allowed: Vec::new(),
            place: meeting.place.clone(),
        };
        let status = self.today.status(meeting, out.agenda);
        // Where nobody typed it and it follows from what is left, all of a meeting may be public as it stands.
        let follows = self.today.status(&public, self.today.is_out(public.agenda.published)) == status;
        if meeting.status.is_some() || !follows {
            public.status = Some(status);
        }
        public
    }

    /// What the public sees of how far the minutes have come.
    fn minutes(&self, meeting: &Meeting, minutes: &Minutes) -> Minutes {
        let Minutes { state, published, confirmed_at } = minutes;
        let (published, confirmed_at) = (*published, confirmed_at.clone());
        match self.confirming(meeting) {
            None => Minutes { state: *state, published, confirmed_at: None },
            Some(day) if day > self.today.date => Minutes { state: MinutesState::Draft, published, confirmed_at },
            Some(_) => Minutes { state: *state, published, confirmed_at },
        }
    }
}

/// What of a meeting has been published on a day.
#[derive(Clone, Copy)]
struct Out {
    agenda: bool,
    minutes: bool,
    today: Date,
}

impl Out {
    /// Is anything of it out but that it takes place?
    fn any(self) -> bool {
        self.agenda || self.minutes
    }
}

/// Words without their exempt parts, if they are out.
fn open_words(words: &Words, is_out: bool) -> Words {
    if is_out { without_exempt_parts(words) } else { Words::default() }
}
