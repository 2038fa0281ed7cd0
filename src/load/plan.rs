//! What each file of `content/` is, by what it belongs to.
//!
//! Takes folders of files; gives a [`Plan`]: the papers and attachments of each meeting, and those of none. What is known
//! of a folder, and of a meeting in it, stays the very same as long as nothing in it changed.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::law::LawSlot;
use super::place::{self, Sitting, Slot};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::files::{Folder, Found};
use crate::model::Abreast;
use crate::model::identity::MeetingId;

/// The files of a site, each with what it is.
#[derive(Debug, Default)]
pub struct Plan {
    /// `content/site.yaml`, if it is there.
    pub settings: Option<Found>,
    /// The site's own rules and calendars.
    pub law: Vec<(Found, LawSlot)>,
    /// The papers of committees, people and pages.
    pub papers: Vec<(Found, Slot)>,
    /// Files beside the pages.
    pub attachments: Vec<(Found, Slot)>,
    /// The files of each meeting, sorted by its id.
    pub meetings: Vec<Arc<Files>>,
    /// What is known of each folder, sorted by its path.
    folders: Vec<Arc<Placed>>,
}

/// The files of one meeting.
#[derive(Debug)]
pub struct Files {
    /// By the folders that they lie in; there is at least one.
    pub parts: Vec<Arc<Part>>,
}

/// The files of one folder that belong to one meeting.
#[derive(Debug, PartialEq, Eq)]
pub struct Part {
    /// The meeting.
    pub sitting: Sitting,
    /// The papers.
    pub papers: Vec<(Found, Slot)>,
    /// The other files.
    pub attachments: Vec<(Found, Slot)>,
}

/// The files of one folder, each with what it is.
#[derive(Debug)]
struct Placed {
    folder: Arc<Folder>,
    settings: Option<Found>,
    law: Vec<(Found, LawSlot)>,
    papers: Vec<(Found, Slot)>,
    attachments: Vec<(Found, Slot)>,
    meetings: BTreeMap<MeetingId, Arc<Part>>,
    wrong: Diagnostics,
}

/// Says what each file of `content/` is; names those that do not belong where they stand.
pub fn plan<'a>(folders: impl Iterator<Item = &'a Arc<Folder>>, before: &Plan) -> (Plan, Diagnostics) {
    let mut plan = Plan::default();
    let mut diagnostics = Diagnostics::new();
    let mut known = Abreast::with(&before.folders);
    for folder in folders {
        let before = known.at(&&*folder.path, |placed| &*placed.folder.path);
        let placed = match before.filter(|before| Arc::ptr_eq(&before.folder, folder)) {
            Some(same) => Arc::clone(same),
            None => Arc::new(Placed::of(folder, before.map(Arc::as_ref))),
        };
        for wrong in &placed.wrong {
            // A folder is wrong once, however many files are in it.
            if wrong.code != Code::FolderNotDate || !diagnostics.says(&wrong.message) {
                diagnostics.push(wrong.clone());
            }
        }
        plan.settings = plan.settings.or_else(|| placed.settings.clone());
        plan.law.extend_from_slice(&placed.law);
        plan.papers.extend_from_slice(&placed.papers);
        plan.attachments.extend_from_slice(&placed.attachments);
        plan.folders.push(placed);
    }
    plan.meetings = meetings(&plan.folders, &before.meetings);
    if plan.settings.is_none() {
        diagnostics.push(
            Diagnostic::new(Code::SiteMissing, Place::file("content/site.yaml"), "there is no `content/site.yaml`")
                .hint("type `minutebook new site` to make a site, or write the file with `authority:` and `base_url:`"),
        );
    }
    (plan, diagnostics)
}

/// The files of each meeting, from all folders; those that are the same as before stay the very same.
fn meetings(folders: &[Arc<Placed>], before: &[Arc<Files>]) -> Vec<Arc<Files>> {
    let mut parts: Vec<&Arc<Part>> = folders.iter().flat_map(|placed| placed.meetings.values()).collect();
    parts.sort_by_key(|part| &part.sitting.meeting);
    let mut known = Abreast::with(before);
    let files = parts.chunk_by(|one, next| one.sitting.meeting == next.sitting.meeting).map(|parts| {
        let before = known.at(&&parts[0].sitting.meeting, |files| files.meeting());
        match before.filter(|before| before.are(parts)) {
            Some(same) => Arc::clone(same),
            None => Arc::new(Files { parts: parts.iter().copied().cloned().collect() }),
        }
    });
    files.collect()
}

impl Files {
    /// The meeting.
    pub fn meeting(&self) -> &MeetingId {
        &self.sitting().meeting
    }

    /// Whose meeting it is, and when.
    pub fn sitting(&self) -> &Sitting {
        &self.parts[0].sitting
    }

    /// The papers, each with what it is.
    pub fn papers(&self) -> impl Iterator<Item = &(Found, Slot)> {
        self.parts.iter().flat_map(|part| &part.papers)
    }

    /// The other files.
    pub fn attachments(&self) -> impl Iterator<Item = &(Found, Slot)> {
        self.parts.iter().flat_map(|part| &part.attachments)
    }

    fn are(&self, parts: &[&Arc<Part>]) -> bool {
        self.parts.len() == parts.len() && self.parts.iter().zip(parts).all(|(one, other)| Arc::ptr_eq(one, other))
    }
}

impl Placed {
    fn of(folder: &Arc<Folder>, before: Option<&Placed>) -> Self {
        let mut placed = Self {
            folder: Arc::clone(folder),
            settings: None,
            law: Vec::new(),
            papers: Vec::new(),
            attachments: Vec::new(),
            meetings: BTreeMap::new(),
            wrong: Diagnostics::new(),
        };
        let mut parts: BTreeMap<MeetingId, Part> = BTreeMap::new();
        for found in &folder.files {
            let found = found.clone();
            match place::slot(&found) {
                Ok(Slot::Settings) => placed.settings = Some(found),
                Ok(Slot::Rules(name)) => placed.law.push((found, LawSlot::Rules(name))),
                Ok(Slot::Calendar(name)) => placed.law.push((found, LawSlot::Calendar(name))),
                Ok(slot) => {
                    let (papers, attachments) = match slot.sitting() {
                        Some(sitting) => {
                            let part = parts.entry(sitting.meeting.clone()).or_insert_with(|| Part::of(sitting));
                            (&mut part.papers, &mut part.attachments)
                        }
                        None => (&mut placed.papers, &mut placed.attachments),
                    };
                    let files = if slot.is_paper() { papers } else { attachments };
                    files.push((found, slot));
                }
                Err(diagnostic) => placed.wrong.push(diagnostic),
            }
        }
        for (meeting, part) in parts {
            let same = before.and_then(|before| before.meetings.get(&meeting)).filter(|before| part.is_still(before));
            let part = same.map_or_else(|| Arc::new(part), Arc::clone);
            placed.meetings.insert(meeting, part);
        }
        placed
    }
}

impl Part {
    fn of(sitting: &Sitting) -> Self {
        Self { sitting: sitting.clone(), papers: Vec::new(), attachments: Vec::new() }
    }

    /// Is it what it was before, beyond doubt?
    fn is_still(&self, before: &Part) -> bool {
        let files = self.papers.iter().chain(&self.attachments).zip(before.papers.iter().chain(&before.attachments));
        *self == *before && { files }.all(|((now, _), (before, _))| now.stamp.proves_the_same_as(&before.stamp))
    }
}

impl Slot {
    /// The sitting that a file belongs to.
    pub fn sitting(&self) -> Option<&Sitting> {
        match self {
            Slot::Meeting(sitting) | Slot::OneFile(sitting) | Slot::MeetingFile(sitting) => Some(sitting),
            Slot::Item(item) | Slot::Under(item, _) | Slot::ItemFile(item) => Some(&item.sitting),
            Slot::Settings
            | Slot::Rules(_)
            | Slot::Calendar(_)
            | Slot::Page(_)
            | Slot::PageFile
            | Slot::Person(_)
            | Slot::Committee(_) => None,
        }
    }

    /// Is it a paper, and not an attachment?
    fn is_paper(&self) -> bool {
        match self {
            Slot::PageFile | Slot::MeetingFile(_) | Slot::ItemFile(_) => false,
            Slot::Settings
            | Slot::Rules(_)
            | Slot::Calendar(_)
            | Slot::Page(_)
            | Slot::Person(_)
            | Slot::Committee(_)
            | Slot::Meeting(_)
            | Slot::OneFile(_)
            | Slot::Item(_)
            | Slot::Under(..) => true,
        }
    }
}
