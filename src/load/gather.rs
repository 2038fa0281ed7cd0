//! Papers put together by what they belong to, before anything is tied.
//!
//! Takes papers in their slots; gives them by page, person, committee and meeting, each meeting with its items
//! and each item with its reports, resolutions and attachments, in the order of the agenda. A meeting that is one
//! file comes out in the same shape as one that is a folder.

use std::collections::BTreeMap;

use super::attachments::Attachment;
use super::links::Reader;
use super::one_file;
use super::place::{ItemSlot, Sitting, Slot};
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

/// Everything, by what it belongs to; sorted by id.
#[derive(Default)]
pub(super) struct Gathered {
    pub pages: BTreeMap<PageId, Sheet<PagePaper>>,
    pub page_files: Vec<Attachment>,
    pub people: BTreeMap<PersonId, Sheet<PersonPaper>>,
    pub committees: BTreeMap<CommitteeId, Sheet<CommitteePaper>>,
    pub meetings: BTreeMap<MeetingId, MeetingPapers>,
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

impl MeetingPapers {
    /// The meeting that they are of.
    pub fn id(&self) -> &MeetingId {
        &self.sitting.meeting
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
    sitting: Option<Sitting>,
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

/// Puts the papers and attachments together.
pub(super) fn gather(
    papers: Vec<(Slot, Paper)>,
    attachments: Vec<(Found, Slot)>,
    settings: &SettingsPaper,
    diagnostics: &mut Diagnostics,
) -> Gathered {
    let mut gathered = Gathered::default();
    let mut piles: BTreeMap<MeetingId, Pile> = BTreeMap::new();
    for (slot, paper) in papers {
        let Paper { place, front, body, words, has_front_matter } = paper;
        let reader = if has_front_matter { Reader::Ours } else { Reader::Foreign };
        macro_rules! sheet {
            ($front:expr) => {
                Sheet { front: $front, body, place: place.clone(), words, reader }
            };
        }
        match (slot, front) {
            (Slot::Page(id), Front::Page(front)) => {
                gathered.pages.insert(id, sheet!(front));
            }
            (Slot::Person(id), Front::Person(front)) => {
                gathered.people.insert(id, sheet!(front));
            }
            (Slot::Committee(id), Front::Committee(front)) => {
                gathered.committees.insert(id, sheet!(front));
            }
            (Slot::Meeting(sitting), Front::Meeting(front)) => {
                pile(&mut piles, sitting, &place).own = Some(sheet!(*front));
            }
            (Slot::OneFile(sitting), Front::Meeting(front)) => {
                pile(&mut piles, sitting, &place).one_file = Some(sheet!(*front));
            }
            (Slot::Item(slot), Front::Item(front)) => {
                let (item, twin) = item_pile(&mut piles, slot, &place);
                diagnostics.push_some(twin);
                item.own.get_or_insert(sheet!(*front));
            }
            (Slot::Under(slot, _), Front::Report(front)) => {
                let name = stem(&place);
                item_pile(&mut piles, slot, &place).0.reports.push((name, sheet!(*front)));
            }
            (Slot::Under(slot, _), Front::Resolution(front)) => {
                let name = stem(&place);
                item_pile(&mut piles, slot, &place).0.resolutions.push((name, sheet!(*front)));
            }
            (Slot::Under(..), _) => diagnostics.push(
                Diagnostic::new(Code::FileUnplaced, place, "nobody says what this paper is")
                    .hint("type `kind: report` or `kind: resolution` in its front matter, or call it `report-2.md`"),
            ),
            (_, front) => diagnostics.push(
                Diagnostic::new(Code::FileUnplaced, place, format!("{} does not stand here", what(&front)))
                    .hint("take `kind:` away, or move the file where papers of that kind stand"),
            ),
        }
    }
    for (found, slot) in attachments {
        let place = Place::file(found.path.clone());
        match slot {
            Slot::MeetingFile(sitting) => pile(&mut piles, sitting, &place).files.push(Attachment::of(&found)),
            Slot::ItemFile(slot) => item_pile(&mut piles, slot, &place).0.files.push(Attachment::of(&found)),
            _ => gathered.page_files.push(Attachment::of(&found)),
        }
    }
    for (id, pile) in piles {
        let committee = &gathered.committees;
        if let Some(sitting) = &pile.sitting
            && !committee.contains_key(&sitting.committee)
        {
            let missing = pile.first.as_ref().map(|place| no_committee(&sitting.committee, place));
            // A committee is missing once, however often it meets.
            diagnostics.push_some(missing.filter(|missing| !diagnostics.says(&missing.message)));
        }
        if let Some(meeting) = meeting(pile, settings, diagnostics) {
            gathered.meetings.insert(id, meeting);
        }
    }
    gathered
}

fn pile<'a>(piles: &'a mut BTreeMap<MeetingId, Pile>, sitting: Sitting, place: &Place) -> &'a mut Pile {
    let pile = piles.entry(sitting.meeting.clone()).or_default();
    pile.sitting.get_or_insert(sitting);
    pile.first.get_or_insert_with(|| place.clone());
    pile
}

/// The pile of an item; and a message when another file has the same number and name.
fn item_pile<'a>(
    piles: &'a mut BTreeMap<MeetingId, Pile>,
    slot: ItemSlot,
    place: &Place,
) -> (&'a mut ItemPile, Option<Diagnostic>) {
    let pile = pile(piles, slot.sitting, place);
    let item = pile.items.entry((slot.prefix, slot.item)).or_default();
    let twin = item.own.as_ref().map(|own| twice(&own.place, place));
    item.first.get_or_insert_with(|| place.clone());
    (item, twin)
}

/// Makes a meeting of its papers, whatever their form.
fn meeting(pile: Pile, settings: &SettingsPaper, diagnostics: &mut Diagnostics) -> Option<MeetingPapers> {
    let sitting = pile.sitting?;
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
            diagnostics.push_some(pile.first.map(|place| no_meeting(&sitting, place)));
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
