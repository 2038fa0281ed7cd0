//! Papers put together by what they belong to, before anything is tied.
//!
//! Takes papers in their slots; gives them by page, person and committee, and one meeting at a time with its items, and
//! each item with its reports, resolutions and attachments, in the order of the agenda. A meeting that is one
//! file comes out in the same shape as one that is a folder.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use super::attachments::Attachment;
use super::links::Reader;
use super::one_file;
use super::place::{ItemSlot, Sitting, Slot};
use super::targets::TargetSet;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, Placed};
use crate::files::Found;
use crate::model::identity::{CommitteeId, ItemId, MeetingId, PageId, PersonId};
use crate::paper::body::ReadBody;
use crate::paper::{
    CommitteePaper, Front, ItemPaper, MeetingPaper, PagePaper, Paper, PersonPaper, ReportPaper, ResolutionPaper,
    SettingsPaper, TypedNumber,
};

/// A paper whose kind is known.
pub(super) struct Sheet<F> {
    /// Its front matter.
    pub front: F,
    /// Its words.
    pub body: ReadBody,
    /// Its file.
    pub place: Place,
    /// The first line of its words.
    pub words: Place,
    /// For whom it was written.
    pub reader: Reader,
}

/// What belongs to no meeting, sorted by id.
#[derive(Default)]
pub(super) struct Plain {
    pub pages: BTreeMap<PageId, Sheet<PagePaper>>,
    pub page_files: Vec<Attachment>,
    pub people: BTreeMap<PersonId, Sheet<PersonPaper>>,
    pub committees: BTreeMap<CommitteeId, Sheet<CommitteePaper>>,
}

/// What the rest of the site has to know of a meeting before any is tied.
#[derive(Debug)]
pub struct Outline {
    /// Whose it is, and when.
    pub(super) sitting: Sitting,
    /// The first of its files, for messages about its folder.
    first: Option<Place>,
    /// What links may lead to in it.
    pub(super) targets: TargetSet,
}

/// A meeting and all that belongs to it.
pub struct MeetingPapers {
    /// Whose it is, and when.
    pub(super) sitting: Sitting,
    /// Its own paper; the body holds the introductory words.
    pub(super) own: Sheet<MeetingPaper>,
    /// Words after the last item.
    pub(super) closing: ReadBody,
    /// Its items, in the order of the agenda.
    pub(super) items: Vec<ItemPapers>,
    /// Attachments of the meeting itself.
    pub(super) files: Vec<Attachment>,
}

impl Outline {
    /// The meeting.
    pub fn meeting(&self) -> &MeetingId {
        &self.sitting.meeting
    }

    /// A number for all of it, which another has only if it is the same.
    pub fn key(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        (&self.sitting.meeting, &self.first, self.targets.key()).hash(&mut hasher);
        hasher.finish()
    }
}

/// An item and all that belongs to it.
pub(super) struct ItemPapers {
    /// Its id.
    pub id: ItemId,
    /// Its own paper, or its part of the meeting's.
    pub own: Sheet<ItemPaper>,
    /// The number before the name of its file.
    pub prefix: Option<u32>,
    /// The reports, by the names of their files.
    pub reports: Vec<(String, Sheet<ReportPaper>)>,
    /// The resolutions that are files, by the names of their files.
    pub resolutions: Vec<(String, Sheet<ResolutionPaper>)>,
    /// Attachments.
    pub(super) files: Vec<Attachment>,
}

/// The papers of a meeting, as they come.
#[derive(Default)]
struct Pile {
    own: Option<Sheet<MeetingPaper>>,
    one_file: Option<Sheet<MeetingPaper>>,
    /// By the number and the name of their file or folder.
    items: BTreeMap<(Option<u32>, ItemId), ItemPile>,
    files: Vec<Attachment>,
    /// The first file that was met, for messages about the folder.
    first: Option<Place>,
}

/// The papers of an item, as they come.
#[derive(Default)]
struct ItemPile {
    own: Option<Sheet<ItemPaper>>,
    reports: Vec<(String, Sheet<ReportPaper>)>,
    resolutions: Vec<(String, Sheet<ResolutionPaper>)>,
    files: Vec<Attachment>,
    first: Option<Place>,
}

/// Puts together what belongs to no meeting.
pub(super) fn plain(papers: Vec<(Slot, Paper)>, attachments: &[(Found, Slot)], diagnostics: &mut Diagnostics) -> Plain {
    let mut plain = Plain::default();
    for (slot, paper) in papers {
        let (sheet, front) = Sheet::bare(paper);
        match (slot, front) {
            (Slot::Page(id), Front::Page(front)) => {
                plain.pages.insert(id, sheet.with(front));
            }
            (Slot::Person(id), Front::Person(front)) => {
                plain.people.insert(id, sheet.with(front));
            }
            (Slot::Committee(id), Front::Committee(front)) => {
                plain.committees.insert(id, sheet.with(front));
            }
            (_, front) => diagnostics.push(misplaced(sheet.place, &front)),
        }
    }
    plain.page_files = attachments.iter().map(|(found, _)| Attachment::of(found)).collect();
    plain
}

/// Puts the papers and attachments of one meeting together; there is no meeting where its own paper is missing.
pub fn gather<'a>(
    sitting: &Sitting,
    papers: Vec<(Slot, Paper)>,
    attachments: impl Iterator<Item = &'a (Found, Slot)>,
    settings: &SettingsPaper,
) -> (Option<MeetingPapers>, Outline, Diagnostics) {
    let mut diagnostics = Diagnostics::new();
    let mut pile = Pile::default();
    for (slot, paper) in papers {
        let (sheet, front) = Sheet::bare(paper);
        let place = sheet.place.clone();
        match (slot, front) {
            (Slot::Meeting(_), Front::Meeting(front)) => {
                pile.first.get_or_insert(place);
                pile.own = Some(sheet.with(*front));
            }
            (Slot::OneFile(_), Front::Meeting(front)) => {
                pile.first.get_or_insert(place);
                pile.one_file = Some(sheet.with(*front));
            }
            (Slot::Item(slot), Front::Item(front)) => {
                let item = pile.item(slot, &place);
                diagnostics.push_some(item.own.as_ref().map(|own| twice(&own.place, &place)));
                item.own.get_or_insert(sheet.with(*front));
            }
            (Slot::Under(slot, _), Front::Report(front)) => {
                pile.item(slot, &place).reports.push((stem(&place), sheet.with(*front)));
            }
            (Slot::Under(slot, _), Front::Resolution(front)) => {
                pile.item(slot, &place).resolutions.push((stem(&place), sheet.with(*front)));
            }
            (Slot::Under(..), _) => diagnostics.push(
                Diagnostic::new(Code::FileUnplaced, place, "nobody says what this paper is")
                    .hint("type `kind: report` or `kind: resolution` in its front matter, or call it `report-2.md`"),
            ),
            (_, front) => diagnostics.push(misplaced(place, &front)),
        }
    }
    for (found, slot) in attachments {
        let place = Place::file(found.path.clone());
        if let Slot::ItemFile(slot) = slot {
            pile.item(slot.clone(), &place).files.push(Attachment::of(found));
        } else {
            pile.first.get_or_insert(place);
            pile.files.push(Attachment::of(found));
        }
    }
    let first = pile.first.clone();
    let papers = first.as_ref().and_then(|first| meeting(sitting, pile, first, settings, &mut diagnostics));
    let targets = papers.as_ref().map(TargetSet::of_meeting).unwrap_or_default();
    (papers, Outline { sitting: sitting.clone(), first, targets }, diagnostics)
}

/// Names the committees that meet and have no paper, each once.
pub(super) fn committees_missing(plain: &Plain, outlines: &[Arc<Outline>], diagnostics: &mut Diagnostics) {
    for Outline { sitting, first, .. } in outlines.iter().map(Arc::as_ref) {
        if !plain.committees.contains_key(&sitting.committee) {
            let missing = first.as_ref().map(|place| no_committee(&sitting.committee, place));
            diagnostics.push_some(missing.filter(|missing| !diagnostics.says(&missing.message)));
        }
    }
}

impl Sheet<()> {
    /// A paper without its front matter, and that.
    fn bare(paper: Paper) -> (Self, Front) {
        let Paper { place, front, body, words, has_front_matter } = paper;
        let reader = if has_front_matter { Reader::Ours } else { Reader::Foreign };
        (Self { front: (), body, place, words, reader }, front)
    }

    /// The paper with its front matter, of which the kind is known.
    fn with<F>(self, front: F) -> Sheet<F> {
        let Self { body, place, words, reader, .. } = self;
        Sheet { front, body, place, words, reader }
    }
}

impl Pile {
    /// The pile of an item.
    fn item(&mut self, slot: ItemSlot, place: &Place) -> &mut ItemPile {
        self.first.get_or_insert_with(|| place.clone());
        let item = self.items.entry((slot.prefix, slot.item)).or_default();
        item.first.get_or_insert_with(|| place.clone());
        item
    }
}

/// Makes a meeting of its papers, whatever their form.
fn meeting(
    sitting: &Sitting,
    pile: Pile,
    first: &Place,
    settings: &SettingsPaper,
    diagnostics: &mut Diagnostics,
) -> Option<MeetingPapers> {
    let sitting = sitting.clone();
    if let (Some(own), Some(one_file)) = (&pile.own, &pile.one_file) {
        let day = sitting.date;
        diagnostics.push(twice(&own.place, &one_file.place).hint(format!(
            "keep the file or the folder; if there were two meetings that day, call one `{day}-extraordinary`"
        )));
    }
    let mut items: Vec<ItemPapers> = Vec::new();
    for ((prefix, id), item) in pile.items {
        match item.own {
            Some(own) => items.push(ItemPapers {
                id,
                own,
                prefix,
                reports: item.reports,
                resolutions: item.resolutions,
                files: item.files,
            }),
            None => diagnostics.push_some(item.first.map(|place| no_item(&id, place))),
        }
    }
    items.sort_by(|a, b| order(a).cmp(&order(b)));
    tell_apart(&sitting, &mut items, diagnostics);
    match (pile.own, pile.one_file) {
        (Some(own), _) => Some(MeetingPapers { sitting, own, closing: ReadBody::default(), items, files: pile.files }),
        (None, Some(one_file)) => Some(unfolded(sitting, one_file, items, pile.files, settings)),
        (None, None) => {
            diagnostics.push(no_meeting(&sitting, first.clone()));
            None
        }
    }
}

/// A meeting that is one file, taken apart.
fn unfolded(
    sitting: Sitting,
    mut own: Sheet<MeetingPaper>,
    mut items: Vec<ItemPapers>,
    files: Vec<Attachment>,
    settings: &SettingsPaper,
) -> MeetingPapers {
    let rules = one_file::OneFileRules::new(&settings.headings);
    let parts = one_file::split(&own.place.file, &own.body, &rules);
    let front = &mut own.front;
    front.title = front.title.take().or(parts.title);
    front.attendance.complete(parts.attendance);
    own.body = parts.introduction;
    for item in parts.items {
        let title = Placed::new(item.title, item.place.clone());
        let front = ItemPaper::titled(title, item.number.map_or(TypedNumber::ByFile, TypedNumber::Given));
        items.push(ItemPapers {
            id: ItemId::new(&sitting.meeting, &item.name),
            own: Sheet { front, body: item.minute, words: item.place.clone(), place: item.place, reader: own.reader },
            prefix: None,
            reports: Vec::new(),
            resolutions: Vec::new(),
            files: Vec::new(),
        });
    }
    MeetingPapers { sitting, own, closing: parts.closing, items, files }
}

/// Gives items that have one name each an address of its own: the first keeps the name, the next is `name-2`.
fn tell_apart(sitting: &Sitting, items: &mut [ItemPapers], diagnostics: &mut Diagnostics) {
    let mut taken: BTreeMap<ItemId, Place> = BTreeMap::new();
    for item in items {
        if let Some(first) = taken.get(&item.id) {
            let name = item.id.name().to_owned();
            let mut others = (2_u32..).map(|count| ItemId::new(&sitting.meeting, &format!("{name}-{count}")));
            let free = others.find(|id| !taken.contains_key(id)).expect("numbers do not end");
            let message = format!("two items of {} are called `{name}`", sitting.date.strftime("%-d %B %Y"));
            diagnostics.push(
                Diagnostic::new(Code::ItemNameRepeated, item.own.place.clone(), message)
                    .label("this one")
                    .also(first.clone(), "and this one")
                    .hint(format!("give this file a name of its own: until then it is published as `{}`", free.name())),
            );
            item.id = free;
        }
        taken.insert(item.id.clone(), item.own.place.clone());
    }
}

/// The place of an item on the agenda: by the number of its file, else the one it gives, then by name.
fn order(item: &ItemPapers) -> (u32, &str) {
    let given = match &item.own.front.number {
        TypedNumber::Given(number) => number.value.parse().ok(),
        TypedNumber::ByFile | TypedNumber::None => None,
    };
    (item.prefix.or(given).unwrap_or(u32::MAX), item.id.name())
}

fn stem(place: &Place) -> String {
    let name = place.file.rsplit('/').next().unwrap_or(&place.file);
    name.strip_suffix(".md").unwrap_or(name).to_owned()
}

fn misplaced(place: Place, front: &Front) -> Diagnostic {
    Diagnostic::new(Code::FileUnplaced, place, format!("{} does not stand here", what(front)))
        .hint("take `kind:` away, or move the file where papers of that kind stand")
}

fn what(front: &Front) -> &'static str {
    match front {
        Front::Page(_) => "a page",
        Front::Person(_) => "a person",
        Front::Committee(_) => "a committee",
        Front::Meeting(_) => "a meeting",
        Front::Item(_) => "an agenda item",
        Front::Report(_) => "a report",
        Front::Resolution(_) => "a resolution",
    }
}

fn twice(first: &Place, second: &Place) -> Diagnostic {
    Diagnostic::new(Code::AddressRepeated, second.clone(), "two papers would be published at one address")
        .label("this one")
        .also(first.clone(), "and this one")
        .hint("give one of them another name after its number")
}

fn no_committee(committee: &CommitteeId, place: &Place) -> Diagnostic {
    Diagnostic::new(Code::CommitteeMissing, place.clone(), format!("there is no `committees/{committee}/committee.md`"))
        .hint(format!("type `minutebook new committee {committee}` to make it"))
}

fn no_meeting(sitting: &Sitting, place: Place) -> Diagnostic {
    let message = format!("there is no `meeting.md` beside the papers of `{}`", sitting.meeting);
    let day = sitting.meeting.sitting();
    Diagnostic::new(Code::MeetingMissing, place, message)
        .hint(format!("type `minutebook new meeting {} {day}` to make it", sitting.committee))
}

fn no_item(item: &ItemId, place: Place) -> Diagnostic {
    let message = format!("there is no `item.md` beside the papers of `{item}`");
    Diagnostic::new(Code::FileUnplaced, place, message)
        .hint("write an `item.md` in this folder with at least `title:`, or move the file where it belongs")
}
