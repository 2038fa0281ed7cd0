//! Meetings, their items, and the papers under them.

use std::sync::Arc;

use jiff::civil::{Date, Time};

use super::acceptance::Acceptance;
pub use super::access::{Access, Allowed, Exemption, ShutReport};
use super::address::Address;
use super::identity::{CommitteeId, ItemId, MeetingId, ReportId, ResolutionId};
use super::moment::Moment;
use super::reading::Reading;
use super::record::{Action, Attendance, Declaration, MinuteNumber, Named, Outcome, Vote};
pub use super::record::{Affect, BackgroundPaper, KeyNotice};
use super::words::Words;
use crate::diagnostic::{Place, Placed};

/// One sitting of one committee on one date.
#[derive(Debug, Clone, PartialEq)]
pub struct Meeting {
    /// Its id.
    pub id: MeetingId,
    /// The committee that sits.
    pub committee: CommitteeId,
    /// The day.
    pub date: Date,
    /// A title of its own, where it has one.
    pub title: Option<String>,
    /// The language of its title and its words, where that is not the site's.
    pub language: Option<String>,
    /// When it begins.
    pub start: Option<Time>,
    /// When it ended.
    pub end: Option<Time>,
    /// Where.
    pub venue: Option<String>,
    /// Planned, called, held, adjourned or cancelled, as somebody typed it. What has become of it by a day is asked of
    /// [`super::PublicSite::status`].
    pub status: Option<Status>,
    /// Ordinary, extraordinary or annual.
    pub sort: MeetingSort,
    /// Not public yet, not even its date.
    pub draft: bool,
    /// When its agenda became public.
    pub agenda: Agenda,
    /// Its minutes, where there are any.
    pub minutes: Option<Minutes>,
    /// When a note of its decisions was published, before the minutes.
    pub decisions: Option<Placed<Date>>,
    /// Who was there.
    pub attendance: Attendance,
    /// A remark ("Cancelled for lack of business").
    pub note: Option<String>,
    /// Where to watch it.
    pub webcast: Option<String>,
    /// By when the public must hand in what it wants to ask.
    pub questions_by: Option<Moment>,
    /// Introductory words.
    pub introduction: Words,
    /// Words after the last item (in the one-file form).
    pub closing: Words,
    /// Its items in the order of the agenda.
    pub items: Vec<Item>,
    /// Attachments of the meeting itself.
    pub documents: Vec<Document>,
    /// Phrases of its withheld papers that are public already. Never shown.
    pub allowed: Vec<Allowed>,
    /// Its file.
    pub place: Place,
}

/// What has become of a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the words of the committee room")]
pub enum Status {
    Planned,
    Called,
    Held,
    Adjourned,
    Cancelled,
}

/// The sorts of meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the words of the committee room")]
pub enum MeetingSort {
    Ordinary,
    Extraordinary,
    Annual,
}

/// When an agenda and what came after it became public.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Agenda {
    /// The day the agenda was published.
    pub published: Option<Date>,
    /// The time of that day, where somebody says.
    pub published_time: Option<Time>,
    /// Why the meeting was called at shorter notice than the rules ask for.
    pub urgent: Option<String>,
    /// Papers published after it.
    pub supplements: Vec<Supplement>,
    /// Where its day was typed.
    pub place: Option<Place>,
}

/// Papers published after the agenda.
#[derive(Debug, Clone, PartialEq)]
pub struct Supplement {
    /// The day.
    pub published: Date,
    /// The time of that day, where somebody says.
    pub published_time: Option<Time>,
    /// The items it brought or added papers to.
    pub items: Vec<ItemId>,
    /// Why they could not wait.
    pub urgent: Option<String>,
    /// Where its day was typed.
    pub place: Place,
}

/// The record of a meeting, and how far it has come.
#[derive(Debug, Clone, PartialEq)]
pub struct Minutes {
    /// Draft, or confirmed.
    pub state: MinutesState,
    /// The day they were published.
    pub published: Option<Date>,
    /// The meeting that confirmed them.
    pub confirmed_at: Option<Placed<MeetingId>>,
}

/// How far minutes have come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the words of the committee room")]
pub enum MinutesState {
    Draft,
    Confirmed,
}

/// One piece of business.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Its id.
    pub id: ItemId,
    /// Its number on the agenda, as shown; none for an announcement without one.
    pub number: Option<Placed<String>>,
    /// What it is about. In a [`super::PublicSite`] this is what the public may read of it.
    pub title: String,
    /// The title that the public sees of an exempt item.
    pub title_public: Option<String>,
    /// The language of its titles and its words, where that is not the site's.
    pub language: Option<String>,
    /// The agenda's words.
    pub agenda: Words,
    /// Its place in the order taken, when it was not the agenda's.
    pub taken: Option<u32>,
    /// How its minute gets a number.
    pub minute_number: MinuteNumber,
    /// The meetings whose minutes are confirmed under it.
    pub confirms: Vec<Placed<MeetingId>>,
    /// What sort of business it is.
    pub sort: Option<ItemSort>,
    /// Why it could not wait.
    pub urgent: Option<String>,
    /// The minute.
    pub minute: Words,
    /// The reports under it, in order.
    pub reports: Vec<Report>,
    /// In a [`super::PublicSite`], what the public may know of the reports under it that it may not read.
    pub shut_reports: Vec<ShutReport>,
    /// Its resolutions, those in the minute and those with a file, by number.
    pub resolutions: Vec<Resolution>,
    /// What members declared.
    pub declarations: Vec<Declaration>,
    /// What else was to be done.
    pub actions: Vec<Action>,
    /// What lines of its minute plainly ask for ("ACTION: …").
    pub readings: Vec<Reading>,
    /// Attachments.
    pub documents: Vec<Document>,
    /// Who may read it.
    pub access: Access,
    /// Phrases of its withheld papers that are public already. Never shown.
    pub allowed: Vec<Allowed>,
    /// Not public yet.
    pub draft: bool,
    /// Its file, or its heading in the meeting's file.
    pub place: Place,
}

/// The sorts of business.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the words of the committee room")]
pub enum ItemSort {
    Standing,
    Report,
    Question,
    Petition,
    Motion,
    Urgent,
}

/// A paper by an officer or a member under an item.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// Its id.
    pub id: ReportId,
    /// What it is about.
    pub title: String,
    /// The title that the public sees of an exempt report.
    pub title_public: Option<String>,
    /// The language of its titles and its words, where that is not the site's.
    pub language: Option<String>,
    /// Who wrote it.
    pub authors: Vec<Named>,
    /// Its date.
    pub date: Option<Date>,
    /// It asks for a key decision.
    pub key_decision: Option<bool>,
    /// How the key decision was announced.
    pub key_notice: Option<KeyNotice>,
    /// The wards it is about.
    pub wards: Vec<String>,
    /// What it recommends, where that stands in the front matter.
    pub recommendations: Vec<Words>,
    /// What it was written from.
    pub background_papers: Vec<BackgroundPaper>,
    /// What it says.
    pub words: Words,
    /// Who may read it.
    pub access: Access,
    /// Phrases of it that are public already. Never shown.
    pub allowed: Vec<Allowed>,
    /// Not public yet.
    pub draft: bool,
    /// Its file.
    pub place: Place,
}

/// One decision of a meeting. What is rare and large is boxed: an archive holds a hundred thousand of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Resolution {
    /// Its id.
    pub id: ResolutionId,
    /// Its number within the item.
    pub number: u32,
    /// It has a file, and so a page of its own.
    pub has_file: bool,
    /// It stands in the minute (and is not only a file).
    pub is_in_minute: bool,
    /// Its words.
    pub words: Words,
    /// How it ended, where the record says so.
    pub outcome: Option<Outcome>,
    /// Who moved it.
    pub moved: Option<Box<Named>>,
    /// Who seconded it.
    pub seconded: Option<Box<Named>>,
    /// How the vote went.
    pub vote: Option<Box<Vote>>,
    /// What it asks for.
    pub actions: Vec<Action>,
    /// What it does to earlier resolutions.
    pub affects: Vec<Affect>,
    /// What its words plainly say beside that.
    pub readings: Vec<Reading>,
    /// Not public yet.
    pub draft: bool,
    /// Where it stands.
    pub place: Place,
}

/// An attachment.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// What it is called.
    pub title: String,
    /// The language of its title, where that is not the site's.
    pub language: Option<String>,
    /// Its kind as people say it ("PDF", "Excel spreadsheet").
    pub kind: &'static str,
    /// Its size in bytes.
    pub size: u64,
    /// Its file, relative to the site's folder.
    pub file: Arc<str>,
    /// The same path as the disk spells it, which may take its accents apart.
    pub spelled: Arc<str>,
    /// Where the public finds it.
    pub address: Address,
    /// Who may read it.
    pub access: Access,
    /// It is a picture that the words beside it show, and needs no link of its own.
    pub is_shown_in_words: bool,
    /// What somebody has accepted in it that is not seen on its pages; the public need not know.
    pub acceptance: Option<Acceptance>,
}

impl Meeting {
    /// All the words of its papers; a resolution in a minute is a part of the minute.
    pub fn words(&self) -> impl Iterator<Item = &Words> {
        [&self.introduction, &self.closing].into_iter().chain(self.items.iter().flat_map(Item::words))
    }

    /// Is it one file, which holds the items too?
    pub fn is_one_file(&self) -> bool {
        !self.place.file.ends_with("/meeting.md")
    }

    /// Has anybody typed what was said, or who was there?
    pub fn is_recorded(&self) -> bool {
        let has_words = |resolution: &Resolution| !resolution.words.is_empty();
        let has_minute = |item: &Item| !item.minute.is_empty() || item.resolutions.iter().any(has_words);
        !self.attendance.present.is_empty() || self.items.iter().any(has_minute)
    }

    /// All the words that pages show of it.
    pub fn shown_words(&self) -> impl Iterator<Item = &Words> {
        let in_minutes = self.items.iter().flat_map(|item| &item.resolutions).filter(|resolution| !resolution.has_file);
        self.words().chain(in_minutes.map(|resolution| &resolution.words))
    }

    /// All the words that pages show of it, to be changed.
    pub(super) fn words_mut(&mut self) -> impl Iterator<Item = &mut Words> {
        [&mut self.introduction, &mut self.closing].into_iter().chain(self.items.iter_mut().flat_map(Item::words_mut))
    }
}

impl Item {
    fn words(&self) -> impl Iterator<Item = &Words> {
        let reports = self.reports.iter().flat_map(|report| report.recommendations.iter().chain([&report.words]));
        let files = self.resolutions.iter().filter(|resolution| resolution.has_file);
        [&self.agenda, &self.minute].into_iter().chain(reports).chain(files.map(|resolution| &resolution.words))
    }

    fn words_mut(&mut self) -> impl Iterator<Item = &mut Words> {
        let reports =
            self.reports.iter_mut().flat_map(|report| report.recommendations.iter_mut().chain([&mut report.words]));
        let resolutions = self.resolutions.iter_mut().map(|resolution| &mut resolution.words);
        [&mut self.agenda, &mut self.minute].into_iter().chain(reports).chain(resolutions)
    }
}
