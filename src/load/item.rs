//! Agenda items: their number, their words, and the reports and resolutions under them.

use std::sync::Arc;

use jiff::civil::Date;

use super::attachments::{Beside, documents};
use super::gather::{ItemPapers, Sheet};
use super::links::{Reader, Targets};
use super::meeting::{meeting_id, no_such};
use super::resolutions;
use super::roll::Roll;
use crate::diagnostic::{Diagnostics, Place, Placed};
use crate::model::body::{Block, Body};
use crate::model::identity::{ItemId, MeetingId, PersonId, ReportId};
use crate::model::meeting::{Access, Item, Report};
use crate::model::reading::{Meaning, Reading};
use crate::model::record::{Action, Declaration, MinuteNumber, Named, Vote};
use crate::model::{Words, any_block, each_block};
use crate::paper::body::ReadBody;
use crate::paper::{ItemPaper, Prose, ReportPaper, TypedNumber};
use crate::proceedings::{self, Known};

/// Who may be meant by a name in a meeting.
pub(super) struct People<'a> {
    /// Everybody who has a file.
    pub roll: &'a Roll,
    /// The members of the committee.
    pub members: &'a [PersonId],
    /// Who chaired.
    pub chair: Option<&'a Named>,
    /// Whose bare names are names at the meeting.
    pub known: Known,
    /// The day of the meeting.
    pub date: Date,
}

impl People<'_> {
    /// Says who is meant; "chair" is whoever chaired.
    pub(super) fn tie(&self, named: &mut Named, diagnostics: &mut Diagnostics) {
        let typed = named.typed.value.trim().to_lowercase();
        match self.chair {
            Some(chair) if matches!(typed.as_str(), "chair" | "the chair" | "chairman" | "the chairman") => {
                named.person.clone_from(&chair.person);
                named.typed.value.clone_from(&chair.typed.value);
            }
            _ => self.roll.tie(named, self.members, diagnostics),
        }
    }

    pub(super) fn tie_actions(&self, mut actions: Vec<Action>, diagnostics: &mut Diagnostics) -> Vec<Action> {
        actions
            .iter_mut()
            .filter_map(|action| action.owner.as_mut())
            .for_each(|owner| self.tie_owner(owner, diagnostics));
        actions
    }

    /// The owner of an action may be an office or a team ("the Clerk"), which is nobody's name.
    fn tie_owner(&self, owner: &mut Named, diagnostics: &mut Diagnostics) {
        let is_office = owner.typed.value.split_whitespace().any(|word| {
            matches!(
                word.to_lowercase().as_str(),
                "head"
                    | "clerk"
                    | "officer"
                    | "director"
                    | "team"
                    | "committee"
                    | "council"
                    | "cabinet"
                    | "board"
                    | "of"
            )
        });
        if !is_office {
            self.tie(owner, diagnostics);
        }
    }

    /// Ties the owners of what was read; a sentence that names nobody is no fault.
    pub(super) fn tie_readings(&self, mut readings: Vec<Reading>) -> Vec<Reading> {
        for reading in &mut readings {
            if let Meaning::Action { owner: Some(owner), .. } = &mut reading.meaning {
                self.tie_owner(owner, &mut Diagnostics::new());
            }
        }
        readings
    }

    pub(super) fn tie_vote(&self, vote: &mut Vote, diagnostics: &mut Diagnostics) {
        let sides = [&mut vote.in_favour, &mut vote.against, &mut vote.abstained];
        sides
            .into_iter()
            .flat_map(|side| &mut side.names)
            .chain(&mut vote.casting)
            .for_each(|named| self.tie(named, diagnostics));
    }

    fn tie_declarations(&self, mut declarations: Vec<Declaration>, diagnostics: &mut Diagnostics) -> Vec<Declaration> {
        declarations.iter_mut().for_each(|declaration| self.tie(&mut declaration.member, diagnostics));
        declarations
    }

    /// Ties the names in the facts of a body, wherever they stand in it.
    fn tie_facts(&self, body: &mut Arc<Body>, diagnostics: &mut Diagnostics) {
        let has_facts = any_block(&body.blocks, &mut |block| {
            matches!(block, Block::TimedNote(_) | Block::Vote(_) | Block::Action(_) | Block::Declaration(_))
        });
        if !has_facts {
            return;
        }
        each_block(&mut Arc::make_mut(body).blocks, &mut |block| match block {
            Block::TimedNote(note) => {
                note.movements.iter_mut().for_each(|movement| self.tie(&mut movement.who, diagnostics));
            }
            Block::Vote(vote) => self.tie_vote(vote, diagnostics),
            Block::Action(action) => action.owner.iter_mut().for_each(|owner| self.tie_owner(owner, diagnostics)),
            Block::Declaration(declaration) => self.tie(&mut declaration.member, diagnostics),
            Block::Paragraph(_)
            | Block::Heading { .. }
            | Block::List(_)
            | Block::Quote { .. }
            | Block::Code { .. }
            | Block::Table(_)
            | Block::Rule
            | Block::RawHtml(_)
            | Block::Resolutions(_)
            | Block::Exempt { .. }
            | Block::Withheld { .. }
            | Block::Summary(_) => {}
        });
    }
}

/// Ties an item. `last` is the number of the item before it, and becomes its own.
pub(super) fn item(
    papers: ItemPapers,
    targets: &Targets,
    people: &People,
    last: &mut u32,
    diagnostics: &mut Diagnostics,
) -> Item {
    let ItemPapers { id, own, prefix, mut reports, resolutions, files } = papers;
    let Sheet { front, mut body, place, reader, .. } = own;
    let front: ItemPaper = front;
    for (_, report) in &mut reports {
        let language = &mut report.front.language;
        *language = language.take().or_else(|| front.language.clone());
    }
    let file = place.file.clone();
    let documents = documents(
        &Beside {
            files: &files,
            listed: front.documents.as_deref(),
            words: [(&file, &body), (&file, &front.agenda)]
                .into_iter()
                .chain(reports.iter().map(|(_, report)| (&report.place.file, &report.body)))
                .collect(),
            paper: &place,
            access: access_of_unlisted(&front.access, &reports),
            language: front.language.as_deref(),
        },
        targets,
        diagnostics,
    );
    people.tie_facts(&mut body.body, diagnostics);
    let minute = targets.tie(&file, body, reader, diagnostics);
    Item {
        number: number(front.number, prefix, &place, last),
        title: front.title.map_or_else(|| id.name().to_owned(), |title| title.value),
        title_public: front.title_public,
        language: front.language,
        agenda: targets.tie(&file, front.agenda, reader, diagnostics),
        taken: front.taken,
        minute_number: minute_number(front.minute),
        confirms: confirms(front.confirms, targets, diagnostics),
        sort: front.sort,
        urgent: front.urgent,
        shut_reports: Vec::new(),
        reports: tie_reports(&id, reports, targets, people, diagnostics),
        readings: readings(&minute, front.prose, &place, people),
        resolutions: resolutions::tie(&id, &minute, resolutions, front.prose, targets, people, diagnostics),
        declarations: people.tie_declarations(front.declarations, diagnostics),
        actions: people.tie_actions(front.actions, diagnostics),
        minute,
        documents,
        access: front.access,
        allowed: front.allowed,
        draft: front.draft,
        place,
        id,
    }
}

/// What is read in the words of a minute.
fn readings(minute: &Words, prose: Prose, place: &Place, people: &People) -> Vec<Reading> {
    let mut readings = proceedings::noted(minute);
    match prose {
        Prose::Read => {
            let asked = proceedings::asked_in_minute(minute, place, people.date, &people.known);
            readings.extend(people.tie_readings(asked));
        }
        Prose::AsksNothing => {}
    }
    readings
}

/// How the minute gets its number.
fn minute_number(typed: Option<Placed<String>>) -> MinuteNumber {
    match typed {
        None => MinuteNumber::Counted,
        Some(typed) if typed.value.eq_ignore_ascii_case("none") => MinuteNumber::Unnumbered,
        Some(typed) => MinuteNumber::Pinned(typed),
    }
}

/// The meetings whose minutes are confirmed under an item.
fn confirms(typed: Vec<Placed<String>>, targets: &Targets, diagnostics: &mut Diagnostics) -> Vec<Placed<MeetingId>> {
    let mut confirmed = Vec::new();
    for typed in typed {
        match meeting_id(&typed.value).filter(|_| targets.has(&typed.value)) {
            Some(meeting) => confirmed.push(Placed::new(meeting, typed.place)),
            None => diagnostics.push(no_such("meeting", &typed, targets.near_id(&typed.value), "osmb/2018-08-30")),
        }
    }
    confirmed
}

/// The number on the agenda: the one given, else the one before the file's name, else the next.
fn number(
    typed: TypedNumber,
    prefix: Option<u32>,
    place: &crate::diagnostic::Place,
    last: &mut u32,
) -> Option<Placed<String>> {
    let number = match typed {
        TypedNumber::None => return None,
        TypedNumber::Given(number) => number,
        TypedNumber::ByFile => Placed::new(prefix.unwrap_or(*last + 1).to_string(), place.clone()),
    };
    *last = number.value.parse().unwrap_or(*last);
    Some(number)
}

/// Who may read an attachment of which nobody says: as the item; but beside a report that is withheld, nobody.
fn access_of_unlisted(item: &Access, reports: &[(String, Sheet<ReportPaper>)]) -> Access {
    let withheld =
        reports.iter().map(|(_, report)| &report.front).find(|report| report.draft || !report.access.is_open());
    match withheld {
        Some(report) if item.is_open() && !report.access.is_open() => report.access.clone(),
        Some(_) if item.is_open() => Access::Confidential("the report it stands beside is a draft".into()),
        _ => item.clone(),
    }
}

fn tie_reports(
    item: &ItemId,
    mut reports: Vec<(String, Sheet<ReportPaper>)>,
    targets: &Targets,
    people: &People,
    diagnostics: &mut Diagnostics,
) -> Vec<Report> {
    reports.sort_by_cached_key(|(name, _)| (trailing_number(name).unwrap_or(0), name.clone()));
    let mut tied = Vec::new();
    for (name, sheet) in reports {
        let Sheet { front, body, place, .. } = sheet;
        let file = place.file.clone();
        let mut authors = front.authors;
        authors.iter_mut().for_each(|author| people.tie(author, diagnostics));
        let mut tie_words = |body: ReadBody| -> Words { targets.tie(&file, body, Reader::Ours, diagnostics) };
        tied.push(Report {
            id: ReportId::new(item, &name),
            title: front.title.map_or_else(|| name.clone(), |title| title.value),
            title_public: front.title_public,
            language: front.language,
            authors,
            date: front.date,
            key_decision: front.key_decision,
            key_notice: front.key_notice,
            wards: front.wards,
            recommendations: front.recommendations.into_iter().map(&mut tie_words).collect(),
            background_papers: front.background_papers,
            words: tie_words(body),
            access: front.access,
            allowed: front.allowed,
            draft: front.draft,
            place,
        });
    }
    tied
}

/// The number behind the last hyphen of a name: 2 of `report-2`.
pub(super) fn trailing_number(name: &str) -> Option<u32> {
    name.rsplit_once('-').and_then(|(_, number)| number.parse().ok())
}
