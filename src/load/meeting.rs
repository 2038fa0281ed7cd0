//! Meetings: attendance tied to people, items in order, supplements and confirmations tied to what they name.

use std::collections::HashMap;

use super::attachments::{Beside, documents};
use super::gather::MeetingPapers;
use super::hand_out::hand_out;
use super::item;
use super::links::Targets;
use super::roll::Roll;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Placed, nearest};
use crate::model::committee::Committee;
use crate::model::identity::{CommitteeId, ItemId, MeetingId, PersonId};
use crate::model::meeting::{Access, Agenda, Item, Meeting, MeetingSort, Minutes, Supplement};
use crate::model::record::{Attendance, Named};
use crate::paper::{MeetingPaper, TypedMinutes, TypedSupplement};
use crate::proceedings::Known;

/// What meetings are tied to.
pub(super) struct Tie {
    /// What links may lead to.
    targets: Targets,
    /// Who may be named.
    roll: Roll,
    /// Who sits on each committee.
    members: HashMap<CommitteeId, Vec<PersonId>>,
}

impl Tie {
    /// Ties to these.
    pub(super) fn new(targets: Targets, roll: Roll, committees: &[Committee]) -> Self {
        let members = committees.iter().map(|committee| {
            let seats = committee.seats.iter().filter_map(|seat| seat.member.person.clone());
            (committee.id.clone(), seats.collect())
        });
        Self { targets, roll, members: members.collect() }
    }

    /// Ties a meeting.
    pub(super) fn meeting(&self, papers: MeetingPapers, diagnostics: &mut Diagnostics) -> Meeting {
        let papers = hand_out(papers, &self.targets);
        let MeetingPapers { sitting, own, closing, items, files } = papers;
        let file = own.place.file.clone();
        let front: MeetingPaper = own.front;
        let members = self.members.get(&sitting.committee).map(Vec::as_slice).unwrap_or_default();
        let attendance = self.attendance(front.attendance, members, diagnostics);
        let people = item::People {
            roll: &self.roll,
            members,
            chair: attendance.chair.as_ref(),
            known: Known::of(attendance.names()),
            date: sitting.date,
        };
        let documents = documents(
            &Beside {
                files: &files,
                listed: front.documents.as_deref(),
                words: vec![(&file, &own.body), (&file, &closing)]
                    .into_iter()
                    .chain(items.iter().map(|item| (&item.own.place.file, &item.own.body)))
                    .collect(),
                paper: &own.place,
                access: Access::Open,
                language: front.language.as_deref(),
            },
            &self.targets,
            diagnostics,
        );
        let mut last = 0;
        let items: Vec<Item> = items
            .into_iter()
            .map(|mut papers| {
                let language = &mut papers.own.front.language;
                *language = language.take().or_else(|| front.language.clone());
                item::item(papers, &self.targets, &people, &mut last, diagnostics)
            })
            .collect();
        Meeting {
            date: sitting.date,
            title: front.title,
            language: front.language,
            start: front.start,
            end: front.end,
            venue: front.venue,
            status: front.status,
            sort: front.sort.unwrap_or_else(|| sort_by_name(&sitting.meeting)),
            draft: front.draft,
            agenda: Agenda {
                published: front.published.as_ref().map(|published| published.value.date),
                published_time: front.published.as_ref().and_then(|published| published.value.time),
                urgent: front.urgent,
                place: front.published.map(|published| published.place),
                supplements: supplements(front.supplements, &items, diagnostics),
            },
            decisions: front.decisions,
            minutes: front.minutes.map(|minutes| self.minutes(minutes, &sitting.committee, diagnostics)),
            attendance,
            note: front.note,
            webcast: front.webcast,
            questions_by: front.questions_by,
            introduction: self.targets.tie(&file, own.body, own.reader, diagnostics),
            closing: self.targets.tie(&file, closing, own.reader, diagnostics),
            items,
            documents,
            allowed: front.allowed,
            id: sitting.meeting,
            committee: sitting.committee,
            place: own.place,
        }
    }

    fn attendance(
        &self,
        mut attendance: Attendance,
        members: &[PersonId],
        diagnostics: &mut Diagnostics,
    ) -> Attendance {
        let Attendance { chair, present, substitutes, apologies, absent, in_attendance } = &mut attendance;
        let attendees =
            [present, apologies, absent, in_attendance].into_iter().flatten().map(|attendee| &mut attendee.who);
        let substitutes =
            substitutes.iter_mut().flat_map(|substitute| [&mut substitute.member, &mut substitute.instead_of]);
        let named: Vec<&mut Named> = chair.iter_mut().chain(attendees).chain(substitutes).collect();
        named.into_iter().for_each(|named| self.roll.tie(named, members, diagnostics));
        attendance
    }

    fn minutes(&self, typed: TypedMinutes, committee: &CommitteeId, diagnostics: &mut Diagnostics) -> Minutes {
        let confirmed_at = typed.confirmed_at.and_then(|id| {
            let known = meeting_id(&id.value).filter(|_| self.targets.has(&id.value));
            if known.is_none() {
                // The committee before the date goes without saying, and still has to be typed.
                let ours = format!("{committee}/{}", id.value);
                let near = Some(ours).filter(|id| self.targets.has(id));
                let near = near.or_else(|| self.targets.near_id(&id.value));
                diagnostics.push(no_such("meeting", &id, near, "osmb/2018-09-27"));
            }
            known.map(|known| Placed::new(known, id.place))
        });
        Minutes { state: typed.state, published: typed.published, confirmed_at }
    }
}

/// A meeting called `2018-08-30-extraordinary` or `2018-05-17-annual` says its sort by its name.
fn sort_by_name(id: &MeetingId) -> MeetingSort {
    match id.sitting().get(11..) {
        Some("annual") => MeetingSort::Annual,
        Some("extraordinary") => MeetingSort::Extraordinary,
        _ => MeetingSort::Ordinary,
    }
}

pub(super) fn meeting_id(typed: &str) -> Option<MeetingId> {
    let (committee, sitting) = typed.split_once('/').filter(|(_, sitting)| !sitting.contains('/'))?;
    Some(MeetingId::new(&CommitteeId::new(committee), sitting))
}

/// Says that an id leads to nothing.
pub(super) fn no_such(what: &str, id: &Placed<String>, near: Option<String>, example: &str) -> Diagnostic {
    let hint = match near {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("type its path below `committees/`, without numbers: `{example}`"),
    };
    Diagnostic::new(Code::ReferenceUnknown, id.place.clone(), format!("there is no {what} `{}`", id.value)).hint(hint)
}

/// The names of an item as a supplement may type them: as its file is called, and without the number.
pub(super) fn item_names(typed: &str) -> (&str, &str) {
    let name = typed.trim_end_matches(".md").rsplit('/').next().unwrap_or_default();
    (name, name.trim_start_matches(|character: char| character.is_ascii_digit()).trim_start_matches('-'))
}

/// Says that a supplement names no item of its meeting.
fn no_such_item(typed: &Placed<String>, name: &str, items: &[Item]) -> Diagnostic {
    let by_number = items.iter().find(|item| item.number.as_ref().is_some_and(|number| number.value == name));
    let names = || items.iter().map(|item| item.id.name());
    let hint = match by_number.map(|item| item.id.name()).or_else(|| nearest(name, names())) {
        Some(near) => format!("did you mean `{near}`?"),
        None if items.is_empty() => "this meeting has no items yet".to_owned(),
        None => format!("its items are `{}`", names().take(12).collect::<Vec<_>>().join("`, `")),
    };
    let message = format!("this meeting has no item `{}`", typed.value);
    Diagnostic::new(Code::ReferenceUnknown, typed.place.clone(), message).hint(hint)
}

fn supplements(typed: Vec<TypedSupplement>, items: &[Item], diagnostics: &mut Diagnostics) -> Vec<Supplement> {
    let mut tied: Vec<Supplement> = Vec::new();
    for supplement in typed {
        let urgent = supplement.urgent;
        let mut names: Vec<ItemId> = Vec::new();
        for typed in supplement.items {
            let (name, bare) = item_names(&typed.value);
            if let Some(item) = items.iter().find(|item| item.id.name() == name || item.id.name() == bare) {
                names.push(item.id.clone());
            } else {
                diagnostics.push(no_such_item(&typed, name, items));
            }
        }
        let Placed { value: published, place } = supplement.published;
        tied.push(Supplement {
            published: published.date,
            published_time: published.time,
            items: names,
            urgent,
            place,
        });
    }
    tied.sort_by_key(|supplement| (supplement.published, supplement.published_time));
    tied
}
