//! The targets of a site: every paper and attachment that a link may lead to, by what they belong to.

use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use super::gather::{ItemPapers, MeetingPapers, Plain};
use super::resolutions::{numbered, typed_resolutions};
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::model::Destination;
use crate::model::address::Address;
use crate::model::body::{Anchor, Body, each_anchor, resolution_anchor};
use crate::model::identity::{ItemId, ReportId, ResolutionId};
use crate::paper::body::TypedLink;

/// What a link may lead to in one meeting, or in all that belongs to none.
#[derive(Debug, Default)]
pub(super) struct TargetSet {
    pub by_id: HashMap<String, Spot>,
    pub by_file: HashMap<Arc<str>, Target>,
    pub by_address: HashMap<Address, Arc<str>>,
    /// The resolutions that stand in the minute of an item, by its id.
    resolutions: HashMap<ItemId, (Address, Vec<u32>)>,
    /// Attachments, by their files.
    pub files: HashMap<Arc<str>, Address>,
    /// All that was put in, in order.
    hasher: DefaultHasher,
}

/// A page, or a heading in it.
#[derive(Debug, Clone)]
pub(super) struct Spot {
    pub address: Address,
    anchor: Option<Arc<str>>,
}

/// What a link to a file leads to, and the headings in it; a meeting that is one file has several pages.
#[derive(Debug)]
pub(super) struct Target {
    address: Address,
    headings: HashMap<Arc<str>, Spot>,
    /// The resolutions that stand in it, by their numbers, with the pages that they are on.
    resolutions: Vec<(u32, Address)>,
}

impl TargetSet {
    /// The targets of what belongs to no meeting.
    pub(super) fn of_plain(plain: &Plain) -> Self {
        let mut targets = Self::default();
        for (id, page) in &plain.pages {
            let address = if id.as_str() == "index" { Address::home() } else { Address::page(id) };
            targets.page(&page.place.file, id.as_str(), address.clone());
            targets.headings(&page.place.file, &address, &page.body.body);
        }
        for (id, person) in &plain.people {
            let address = Address::person(id);
            targets.page(&person.place.file, format!("people/{id}"), address.clone());
            targets.headings(&person.place.file, &address, &person.body.body);
        }
        for (id, committee) in &plain.committees {
            let address = Address::committee(id);
            targets.page(&committee.place.file, id.as_str(), address.clone());
            targets.headings(&committee.place.file, &address, &committee.body.body);
        }
        for file in &plain.page_files {
            let name = file.file.strip_prefix("content/").unwrap_or(&file.file);
            targets.file(&file.file, Address::home().file(name));
        }
        targets
    }

    /// The targets of a meeting.
    pub(super) fn of_meeting(meeting: &MeetingPapers) -> Self {
        let mut targets = Self::default();
        let id = &meeting.sitting.meeting;
        let file = &meeting.own.place.file;
        let address = Address::meeting(id);
        targets.page(file, id.as_str(), address.clone());
        targets.headings(file, &address, &meeting.own.body.body);
        targets.headings(file, &address, &meeting.closing.body);
        for attachment in &meeting.files {
            targets.file(&attachment.file, address.file(attachment.name()));
        }
        for item in &meeting.items {
            let address = Address::item(&item.id);
            if item.own.place.file == *file {
                targets.part(file, item.id.as_str(), item.id.name(), address.clone());
            } else {
                targets.page(&item.own.place.file, item.id.as_str(), address.clone());
            }
            targets.item(item, &address);
        }
        targets
    }

    /// The page of an id, or a resolution in a page.
    pub(super) fn spot(&self, id: &str) -> Option<Spot> {
        self.by_id.get(id).cloned().or_else(|| {
            let (item, resolution) = id.rsplit_once('/')?;
            let (address, numbers) = self.resolutions.get(item)?;
            let anchor = numbers.iter().map(|number| resolution_anchor(*number)).find(|anchor| **anchor == *resolution);
            Some(Spot { address: address.clone(), anchor: Some(anchor?) })
        })
    }

    /// Every id that a link may name.
    pub(super) fn ids(&self) -> impl Iterator<Item = Cow<'_, str>> {
        let resolutions = self.resolutions.iter();
        let resolutions = resolutions.flat_map(|(item, (_, numbers))| {
            numbers.iter().map(move |number| Cow::Owned(ResolutionId::new(item, *number).to_string()))
        });
        self.by_id.keys().map(|id| Cow::Borrowed(id.as_str())).chain(resolutions)
    }

    /// A number for all of them, which another set has only if it is the same.
    pub(super) fn key(&self) -> u64 {
        self.hasher.finish()
    }

    fn item(&mut self, item: &ItemPapers, address: &Address) {
        let file = &item.own.place.file;
        self.headings(file, address, &item.own.body.body);
        for attachment in &item.files {
            self.file(&attachment.file, address.file(attachment.name()));
        }
        for (name, report) in &item.reports {
            let id = ReportId::new(&item.id, name);
            let address = Address::report(&id);
            self.page(&report.place.file, id.as_str(), address.clone());
            self.headings(&report.place.file, &address, &report.body.body);
        }
        for (number, sheet) in numbered(&item.resolutions) {
            let id = ResolutionId::new(&item.id, number);
            let address = Address::resolution(&id);
            self.page(&sheet.place.file, id.as_str(), address.clone());
            self.headings(&sheet.place.file, &address, &sheet.body.body);
        }
        let numbers: Vec<u32> =
            typed_resolutions(&item.own.body.body.blocks).map(|resolution| resolution.number).collect();
        if !numbers.is_empty() {
            ("resolutions", &item.id, address, &numbers).hash(&mut self.hasher);
            self.resolutions.insert(item.id.clone(), (address.clone(), numbers));
        }
    }

    /// A paper of that id and the page it is shown on.
    fn page(&mut self, file: &Arc<str>, id: impl Into<String>, address: Address) {
        let id = id.into();
        ("page", file, &id, &address).hash(&mut self.hasher);
        self.by_id.insert(id, Spot { address: address.clone(), anchor: None });
        self.by_address.insert(address.clone(), file.clone());
        self.by_file.insert(file.clone(), Target { address, headings: HashMap::new(), resolutions: Vec::new() });
    }

    /// A part of a file that has a page of its own; links to the file reach it by its name as a heading.
    fn part(&mut self, file: &Arc<str>, id: impl Into<String>, name: &str, address: Address) {
        let id = id.into();
        ("part", file, &id, name, &address).hash(&mut self.hasher);
        let spot = Spot { address: address.clone(), anchor: None };
        self.by_id.insert(id, spot.clone());
        self.by_address.insert(address, file.clone());
        if let Some(target) = self.by_file.get_mut(file) {
            target.headings.insert(name.into(), spot);
        }
    }

    /// The headings and resolutions in the words of a page.
    fn headings(&mut self, file: &Arc<str>, address: &Address, body: &Body) {
        let Some(target) = self.by_file.get_mut(file) else { return };
        ("headings", file, address).hash(&mut self.hasher);
        each_anchor(&body.blocks, &mut |anchor| {
            anchor.hash(&mut self.hasher);
            match anchor {
                Anchor::Heading(anchor) => {
                    let spot = Spot { address: address.clone(), anchor: Some(anchor.clone()) };
                    target.headings.entry(anchor).or_insert(spot);
                }
                Anchor::Resolution(number) => target.resolutions.push((number, address.clone())),
            }
        });
        target.headings.shrink_to_fit();
        target.resolutions.shrink_to_fit();
    }

    /// An attachment.
    fn file(&mut self, file: &Arc<str>, address: Address) {
        ("file", file, &address).hash(&mut self.hasher);
        self.files.insert(file.clone(), address);
    }
}

impl Spot {
    /// Where a link to it leads.
    pub(super) fn destination(&self) -> Destination {
        Destination::Page(self.address.clone(), self.anchor.clone())
    }
}

impl Target {
    /// Where a link to a heading of it leads, or to all of it.
    pub(super) fn at(&self, fragment: Option<&str>, link: &TypedLink) -> Result<Destination, Diagnostic> {
        let Some(fragment) = fragment.filter(|fragment| !fragment.is_empty()) else {
            return Ok(Destination::Page(self.address.clone(), None));
        };
        let heading = self.headings.get(fragment).map(Spot::destination);
        heading.or_else(|| self.resolution(fragment)).ok_or_else(|| self.no_heading(fragment, link))
    }

    /// Where a link to a resolution in it leads.
    fn resolution(&self, fragment: &str) -> Option<Destination> {
        Anchor::typed(fragment).find_map(|anchor| match anchor {
            Anchor::Heading(_) => None,
            Anchor::Resolution(wanted) => {
                let (_, address) = self.resolutions.iter().find(|(number, _)| *number == wanted)?;
                Some(Destination::Page(address.clone(), Some(resolution_anchor(wanted))))
            }
        })
    }

    fn no_heading(&self, fragment: &str, link: &TypedLink) -> Diagnostic {
        let resolutions = self.resolutions.iter().map(|(number, _)| resolution_anchor(*number));
        let mut headings: Vec<Arc<str>> = self.headings.keys().cloned().chain(resolutions).collect();
        headings.sort_unstable();
        headings.dedup();
        let hint = match nearest(fragment, headings.iter().map(AsRef::as_ref)) {
            Some(near) => format!("did you mean `#{near}`?"),
            None if headings.is_empty() => "it has no headings: take `#` and what follows away".into(),
            None => {
                format!(
                    "its headings are `#{}`",
                    headings.iter().take(8).map(AsRef::as_ref).collect::<Vec<_>>().join("`, `#")
                )
            }
        };
        Diagnostic::new(
            Code::LinkHeadingMissing,
            link.place.clone(),
            format!("there is no heading `#{fragment}` there"),
        )
        .hint(hint)
    }
}
