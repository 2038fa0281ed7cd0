//! What the public sees of an item, of the papers under it and of the files beside it.

use super::super::alias::Namer;
use super::super::identity::MeetingId;
use super::super::meeting::{Access, Document, Exemption, Item, Meeting, Report, Resolution, ShutReport};
use super::super::reading::Reading;
use super::super::record::{Action, Declaration, MinuteNumber};
use super::super::redact::{only_summaries, without_exempt_parts, without_later};
use super::super::words::Words;
use super::{Out, open_words};
use crate::diagnostic::Placed;

impl Out {
    /// What the public sees of an item; nothing of one that a later supplement brings.
    pub(super) fn item(self, meeting: &Meeting, item: &Item, namer: &mut Namer) -> Option<Item> {
        let supplements = meeting.agenda.supplements.iter().filter(|supplement| supplement.items.contains(&item.id));
        // Nobody says which paper came with which supplement, so all wait for the last.
        let is_added =
            supplements.map(|supplement| supplement.published).max().is_none_or(|published| published <= self.today);
        if item.urgent.is_some() && !is_added && !self.minutes {
            return None;
        }
        Some(if item.access.is_open() { self.open_item(item, is_added) } else { self.withheld_item(item, namer) })
    }

    /// What the public sees of an open item, whose papers have been added to the agenda or not.
    fn open_item(self, item: &Item, is_added: bool) -> Item {
        let papers_are_out = self.agenda && is_added;
        let reports = || item.reports.iter().filter(|report| papers_are_out && !report.draft);
        let record = if self.minutes { self.record(item) } else { Record::default() };
        Item {
            id: item.id.clone(),
            number: item.number.clone(),
            title: item.title.clone(),
            title_public: None,
            language: item.language.clone(),
            agenda: open_words(&item.agenda, self.agenda),
            taken: record.taken,
            minute_number: record.minute_number,
            confirms: record.confirms,
            sort: item.sort,
            urgent: item.urgent.clone(),
            minute: record.minute,
            reports: reports().filter(|report| report.access.is_open()).map(open_report).collect(),
            shut_reports: reports().filter(|report| !report.access.is_open()).map(shut).collect(),
            resolutions: record.resolutions,
            declarations: record.declarations,
            actions: record.actions,
            readings: record.readings,
            documents: open_documents(&item.documents, papers_are_out),
            access: item.access.clone(),
            allowed: Vec::new(),
            draft: item.draft,
            place: item.place.clone(),
        }
    }

    /// What the public sees of an exempt or confidential item: that there is one, and why it is withheld; once the minutes
    /// are out, what they say of it in public.
    fn withheld_item(self, item: &Item, namer: &mut Namer) -> Item {
        // The place in the order and the number of the minute say nothing of what it says, and others are counted by them.
        let record = if self.minutes {
            Record {
                minute: only_summaries(&item.minute),
                taken: item.taken,
                minute_number: item.minute_number.clone(),
                ..Record::default()
            }
        } else {
            Record::default()
        };
        Item {
            id: namer.name(item),
            number: item.number.clone(),
            title: item.title_public.clone().unwrap_or_else(|| item.title.clone()),
            title_public: None,
            language: item.language.clone(),
            agenda: Words::default(),
            taken: record.taken,
            minute_number: record.minute_number,
            confirms: record.confirms,
            sort: item.sort,
            urgent: None,
            minute: record.minute,
            reports: Vec::new(),
            shut_reports: Vec::new(),
            resolutions: record.resolutions,
            declarations: record.declarations,
            actions: record.actions,
            readings: record.readings,
            documents: Vec::new(),
            access: told(&item.access, self.minutes),
            allowed: Vec::new(),
            draft: item.draft,
            place: item.place.clone(),
        }
    }

    /// What the minutes say in public of an open item.
    fn record(self, item: &Item) -> Record {
        let resolutions = item.resolutions.iter().filter(|resolution| !resolution.draft);
        Record {
            taken: item.taken,
            minute_number: item.minute_number.clone(),
            confirms: item.confirms.clone(),
            minute: without_later(without_exempt_parts(&item.minute), self.today),
            resolutions: resolutions.map(|resolution| self.resolution(resolution)).collect(),
            declarations: item.declarations.clone(),
            actions: item.actions.iter().map(|action| self.action(action)).collect(),
            readings: item.readings.clone(),
        }
    }

    fn resolution(self, resolution: &Resolution) -> Resolution {
        Resolution {
            id: resolution.id.clone(),
            number: resolution.number,
            has_file: resolution.has_file,
            is_in_minute: resolution.is_in_minute,
            words: without_exempt_parts(&resolution.words),
            outcome: resolution.outcome,
            moved: resolution.moved.clone(),
            seconded: resolution.seconded.clone(),
            vote: resolution.vote.clone(),
            actions: resolution.actions.iter().map(|action| self.action(action)).collect(),
            affects: resolution.affects.clone(),
            readings: resolution.readings.clone(),
            draft: resolution.draft,
            place: resolution.place.clone(),
        }
    }

    /// An action, which is not done before the day.
    fn action(self, action: &Action) -> Action {
        let Action { what, owner, due, done } = action;
        let done = done.filter(|done| *done <= self.today);
        Action { what: what.clone(), owner: owner.clone(), due: *due, done }
    }
}

/// What the minutes say of an item.
#[derive(Default)]
struct Record {
    taken: Option<u32>,
    minute_number: MinuteNumber,
    confirms: Vec<Placed<MeetingId>>,
    minute: Words,
    resolutions: Vec<Resolution>,
    declarations: Vec<Declaration>,
    actions: Vec<Action>,
    readings: Vec<Reading>,
}

/// Why something is withheld, as far as the public is told: what came of it only with the minutes.
fn told(access: &Access, has_minutes: bool) -> Access {
    match access {
        Access::Exempt(exemption) => Access::Exempt(Exemption {
            paragraphs: exemption.paragraphs.clone(),
            public_interest: exemption.public_interest.clone(),
            review: exemption.review,
            summary: exemption.summary.clone().filter(|_| has_minutes),
            place: exemption.place.clone(),
        }),
        access @ (Access::Open | Access::Confidential(_)) => access.clone(),
    }
}

/// What the public sees of a report that it may not read. What was decided on it is said in the minutes.
fn shut(report: &Report) -> ShutReport {
    ShutReport {
        title: report.title_public.clone(),
        language: report.title_public.as_ref().and(report.language.clone()),
        access: told(&report.access, false),
    }
}

fn open_report(report: &Report) -> Report {
    Report {
        id: report.id.clone(),
        title: report.title.clone(),
        title_public: None,
        language: report.language.clone(),
        authors: report.authors.clone(),
        date: report.date,
        key_decision: report.key_decision,
        key_notice: report.key_notice.clone(),
        wards: report.wards.clone(),
        recommendations: report.recommendations.iter().map(without_exempt_parts).collect(),
        background_papers: report.background_papers.clone(),
        words: without_exempt_parts(&report.words),
        access: report.access.clone(),
        allowed: Vec::new(),
        draft: report.draft,
        place: report.place.clone(),
    }
}

/// The attachments that are open, if any are out.
pub(super) fn open_documents(documents: &[Document], are_out: bool) -> Vec<Document> {
    let open = documents.iter().filter(|document| are_out && document.access.is_open());
    let shown = |document: &Document| Document {
        title: document.title.clone(),
        language: document.language.clone(),
        kind: document.kind,
        size: document.size,
        file: document.file.clone(),
        spelled: document.spelled.clone(),
        address: document.address.clone(),
        access: document.access.clone(),
        is_shown_in_words: document.is_shown_in_words,
        // What was said of its insides among ourselves.
        acceptance: None,
    };
    open.map(shown).collect()
}
