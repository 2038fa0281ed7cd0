//! Papers to site: settings, papers by kind, names tied, order and numbers.
//!
//! [`plan`] looks at the names of all files and says what each is; [`gather`] puts the papers of one
//! meeting together; [`assemble`] ties what belongs to none and gives an [`Assembly`], which ties meetings into a [`Site`]: names to people, links to pages, references to what they refer to. Reads no file and
//! makes no output; who may see what is left to the model's gate.

mod attachments;
mod gather;
mod hand_out;
mod item;
mod law;
mod links;
mod meeting;
pub mod one_file;
mod place;
mod plan;
mod resolutions;
mod roll;
mod targets;

pub use law::{LawSlot, LawTexts, law};
pub use place::{ItemSlot, Sitting, Slot};
pub use plan::{Files, Plan, plan};
pub use resolutions::typed_resolutions;

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, Placed, nearest};
use crate::files::Found;
use crate::law::Law;
use crate::model::committee::{Committee, Person};
use crate::model::identity::{CommitteeId, PageId, PersonId};
use crate::model::meeting::Meeting;
use crate::model::settings::Settings;
use crate::model::{Page, Site, Words};
use crate::paper::{CommitteePaper, Kind, PagePaper, Paper, PersonPaper, SettingsPaper};
use attachments::Attachment;
pub use gather::{MeetingPapers, Outline, gather};
use gather::{Plain, Sheet};
use links::{Reader, Targets};
use meeting::Tie;
use roll::Roll;
use targets::TargetSet;

impl Slot {
    /// The kind of paper that stands in this slot, unless its front matter says otherwise.
    pub fn kind(&self) -> Kind {
        match self {
            Slot::Settings | Slot::Rules(_) | Slot::Calendar(_) | Slot::Page(_) | Slot::PageFile => Kind::Page,
            Slot::Person(_) => Kind::Person,
            Slot::Committee(_) => Kind::Committee,
            Slot::Meeting(_) | Slot::OneFile(_) | Slot::MeetingFile(_) => Kind::Meeting,
            Slot::Item(_) | Slot::ItemFile(_) => Kind::Item,
            Slot::Under(_, kind) => kind.unwrap_or(Kind::Item),
        }
    }
}

/// A site that is being tied together: all of it but the meetings, and what meetings are tied to.
pub struct Assembly {
    site: Site,
    tie: Tie,
}

/// Ties together all that stands above the meetings, each of which may then be tied in any order and at once.
///
/// `papers` and `attachments` belong to no meeting; `outlines` are those of all meetings.
pub fn assemble(
    settings: SettingsPaper,
    law: &Law,
    papers: Vec<(Slot, Paper)>,
    attachments: &[(Found, Slot)],
    outlines: &[Arc<Outline>],
) -> (Assembly, Diagnostics) {
    let mut diagnostics = Diagnostics::new();
    let plain = gather::plain(papers, attachments, &mut diagnostics);
    gather::committees_missing(&plain, outlines, &mut diagnostics);
    let targets = Targets::new(TargetSet::of_plain(&plain), outlines);
    let Plain { pages, page_files, people, committees } = plain;

    let mut people: Vec<Person> =
        people.into_iter().map(|(id, sheet)| person(id, sheet, &targets, &mut diagnostics)).collect();
    people.sort_by_cached_key(|person| (surname(&person.name), person.name.clone(), person.id.clone()));
    let roll = Roll::of(&people);

    let mut committees: Vec<Committee> =
        committees.into_iter().map(|(id, sheet)| committee(id, sheet, &targets, &roll, &mut diagnostics)).collect();
    for committee in &mut committees {
        committee.quorum_by_law = law.rules.quorum(committee.sort).cloned();
        committee.remote_by_law = law.rules.remote(committee.sort).to_vec();
    }
    committees.sort_by_cached_key(|committee| {
        (committee.sort.is_none(), committee.sort, committee.title.to_lowercase(), committee.id.clone())
    });

    let mut pages: Vec<Page> =
        pages.into_iter().map(|(id, sheet)| page(id, sheet, &page_files, &targets, &mut diagnostics)).collect();
    diagnostics.push_some(unknown_page(settings.attend.as_ref(), &pages));
    let home = pages.iter().position(|page| page.id.as_str() == "index").map(|at| pages.remove(at));
    let home = home.unwrap_or_else(|| empty_home(&settings.settings));

    let tie = Tie::new(targets, roll, &committees);
    let site = Site { settings: settings.settings, home, pages, committees, people, meetings: Vec::new() };
    (Assembly { site, tie }, diagnostics)
}

impl Assembly {
    /// Ties one meeting.
    pub fn meeting(&self, papers: MeetingPapers) -> (Meeting, Diagnostics) {
        let mut diagnostics = Diagnostics::new();
        let meeting = self.tie.meeting(papers, &mut diagnostics);
        (meeting, diagnostics)
    }

    /// The site with its meetings, which come by id.
    pub fn site(&self, mut meetings: Vec<Arc<Meeting>>) -> Site {
        meetings.sort_by_cached_key(|meeting| meeting.date);
        Site { meetings, ..self.site.clone() }
    }

    /// All of the site but its meetings.
    pub fn above(&self) -> &Site {
        &self.site
    }
}

/// The page about coming to meetings, where there is none of that name.
fn unknown_page(typed: Option<&Placed<String>>, pages: &[Page]) -> Option<Diagnostic> {
    let typed = typed.filter(|typed| pages.iter().all(|page| page.id.as_str() != typed.value))?;
    let hint = match nearest(&typed.value, pages.iter().map(|page| page.id.as_str())) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("write `content/pages/{}.md`, or take the line away", typed.value),
    };
    let message = format!("there is no page `{}`", typed.value);
    Some(Diagnostic::new(Code::ReferenceUnknown, typed.place.clone(), message).hint(hint))
}

fn surname(name: &str) -> String {
    name.rsplit(' ').next().unwrap_or(name).to_lowercase()
}

fn person(id: PersonId, sheet: Sheet<PersonPaper>, targets: &Targets, diagnostics: &mut Diagnostics) -> Person {
    let Sheet { front, body, place, .. } = sheet;
    Person {
        name: front.name.map_or_else(|| id.to_string(), |name| name.value),
        id,
        language: front.language,
        honorific: front.honorific,
        officer: front.officer,
        party: front.party,
        ward: front.ward,
        interests: front.interests,
        from: front.from,
        until: front.until,
        biography: targets.tie(&place.file, body, Reader::Ours, diagnostics),
        draft: front.draft,
        place,
    }
}

fn committee(
    id: CommitteeId,
    sheet: Sheet<CommitteePaper>,
    targets: &Targets,
    roll: &Roll,
    diagnostics: &mut Diagnostics,
) -> Committee {
    let Sheet { front, body, place, .. } = sheet;
    let mut seats = front.seats;
    seats.iter_mut().for_each(|seat| roll.tie(&mut seat.member, &[], diagnostics));
    Committee {
        title: front.title.map_or_else(|| id.to_string(), |title| title.value),
        parent: front.parent.and_then(|typed| parent(&id, &typed, targets, diagnostics)),
        id,
        short: front.short,
        language: front.language,
        sort: front.sort,
        quorum: front.quorum,
        quorum_by_law: None,
        remote_by_law: Vec::new(),
        seats,
        vacancies: front.vacancies,
        standing: front.standing,
        remit: targets.tie(&place.file, body, Reader::Ours, diagnostics),
        draft: front.draft,
        place,
    }
}

/// The committee above another, if it is one.
fn parent(
    of: &CommitteeId,
    typed: &Placed<String>,
    targets: &Targets,
    diagnostics: &mut Diagnostics,
) -> Option<CommitteeId> {
    let parent = CommitteeId::new(&typed.value);
    if targets.has(parent.as_str()) && parent != *of && !typed.value.contains('/') {
        return Some(parent);
    }
    let hint = match targets.near_id(&typed.value).filter(|near| near != of.as_str()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "type the name of the folder of the committee above it".to_owned(),
    };
    let message = format!("`parent` names no other committee: `{parent}`");
    diagnostics.push(Diagnostic::new(Code::ReferenceUnknown, typed.place.clone(), message).hint(hint));
    None
}

fn page(
    id: PageId,
    sheet: Sheet<PagePaper>,
    files: &[Attachment],
    targets: &Targets,
    diagnostics: &mut Diagnostics,
) -> Page {
    let documents = attachments::of_page(&sheet, files, targets, diagnostics);
    let Sheet { front, body, place, .. } = sheet;
    Page {
        title: front.title.map_or_else(|| id.to_string(), |title| title.value),
        id,
        language: front.language,
        words: targets.tie(&place.file, body, Reader::Ours, diagnostics),
        documents,
        draft: front.draft,
        place,
    }
}

/// The home page of a site that has no words of its own for it.
fn empty_home(settings: &Settings) -> Page {
    Page {
        id: PageId::new("index"),
        title: settings.title.clone(),
        language: None,
        words: Words::default(),
        documents: Vec::new(),
        draft: false,
        place: Place::file("content/site.yaml"),
    }
}
