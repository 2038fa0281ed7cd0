//! Attachments in a meeting's folder that belong to one of its items.
//!
//! An item that is one file has no folder of its own, so its attachments stand beside it, among the meeting's. One
//! that only this item shows or lists is the item's: who may read it and from what day follows from the item.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::attachments::Attachment;
use super::gather::{ItemPapers, MeetingPapers};
use super::links::Targets;
use super::meeting::item_names;

/// How openly an item shows a file.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Shows {
    /// Its paper lists it, and so says who may read it.
    Listed,
    /// With the agenda.
    WithTheAgenda,
    /// With a supplement.
    Later,
    /// To few: the item or the part of it is withheld.
    ToFew,
}

/// Gives each item the files of the meeting's folder that it alone shows.
pub(super) fn hand_out(mut papers: MeetingPapers, targets: &Targets) -> MeetingPapers {
    if papers.files.is_empty() || papers.items.is_empty() {
        return papers;
    }
    let of_meeting = files_of_the_meeting(&papers, targets);
    let shown: Vec<Shown> = papers.items.iter().map(|item| Shown::by(item, &papers, targets)).collect();
    let files = std::mem::take(&mut papers.files);
    for file in files {
        let owner = if of_meeting.contains(&file.file) { None } else { owner(&file, &shown) };
        match owner {
            Some(index) => papers.items[index].files.push(file),
            None => papers.files.push(file),
        }
    }
    papers
}

/// The item that shows a file: the one that lists it, else the one that shows it most openly. A file that several open
/// items show stays the meeting's.
fn owner(file: &Attachment, shown: &[Shown]) -> Option<usize> {
    let showing = || shown.iter().enumerate().filter_map(|(index, shown)| Some((shown.how(file)?, index)));
    let (most, index) = showing().min()?;
    let several = showing().filter(|(how, _)| *how == most).count() > 1;
    match most {
        Shows::Listed | Shows::WithTheAgenda if several => None,
        Shows::Listed | Shows::WithTheAgenda | Shows::Later | Shows::ToFew => Some(index),
    }
}

/// The files that the meeting's own words show or its own paper lists.
fn files_of_the_meeting(papers: &MeetingPapers, targets: &Targets) -> BTreeSet<Arc<str>> {
    let file = &papers.own.place.file;
    let bodies = [&papers.own.body, &papers.closing].into_iter();
    let linked = bodies.flat_map(|body| targets.files_linked(file, body)).map(|(path, _)| path);
    let listed = papers.own.front.documents.iter().flatten().filter_map(|entry| {
        let file = papers.files.iter().find(|file| file.name() == entry.file.value)?;
        Some(file.file.clone())
    });
    linked.chain(listed).collect()
}

/// The files that an item shows.
struct Shown {
    openly: BTreeSet<Arc<str>>,
    all: BTreeSet<Arc<str>>,
    listed: BTreeSet<String>,
    how: Shows,
}

impl Shown {
    fn by(item: &ItemPapers, papers: &MeetingPapers, targets: &Targets) -> Self {
        let front = &item.own.front;
        let supplements = papers.own.front.supplements.iter().flat_map(|supplement| &supplement.items);
        let is_later = supplements.map(|typed| item_names(&typed.value)).any(|(name, bare)| {
            let own = item.id.name();
            own == name || own == bare
        });
        let how = match () {
            () if front.draft || !front.access.is_open() => Shows::ToFew,
            () if is_later => Shows::Later,
            () => Shows::WithTheAgenda,
        };
        let (mut openly, mut all) = (BTreeSet::new(), BTreeSet::new());
        let own = [&item.own.body, &front.agenda].into_iter().map(|body| (&item.own.place.file, body));
        let reports = item.reports.iter().map(|(_, report)| (&report.place.file, &report.body));
        for (file, body) in own.chain(reports) {
            for (path, link) in targets.files_linked(file, body) {
                if !link.is_exempt {
                    openly.insert(path.clone());
                }
                all.insert(path);
            }
        }
        let is_beside_it = |name: &str| item.files.iter().any(|file| file.name() == name);
        let listed = front.documents.iter().flatten().map(|entry| entry.file.value.clone());
        let listed = listed.filter(|name| !is_beside_it(name)).collect();
        Self { openly, all, listed, how }
    }

    fn how(&self, file: &Attachment) -> Option<Shows> {
        if self.listed.contains(file.name()) {
            Some(Shows::Listed)
        } else if self.openly.contains(&file.file) {
            Some(self.how)
        } else {
            self.all.contains(&file.file).then_some(Shows::ToFew)
        }
    }
}
