//! The targets of a site: every paper and attachment that a link may lead to.

use super::gather::{Gathered, ItemPapers, MeetingPapers};
use super::links::Targets;
use super::resolutions::{numbered, typed_resolutions};
use crate::model::address::Address;
use crate::model::identity::{ReportId, ResolutionId};

/// The targets of all that was gathered.
pub(super) fn of(gathered: &Gathered) -> Targets {
    let mut targets = Targets::new();
    for (id, page) in &gathered.pages {
        let address = if id.as_str() == "index" { Address::home() } else { Address::page(id) };
        targets.page(&page.place.file, id.as_str(), address.clone());
        targets.headings(&page.place.file, &address, &page.body.body);
    }
    for (id, person) in &gathered.people {
        let address = Address::person(id);
        targets.page(&person.place.file, format!("people/{id}"), address.clone());
        targets.headings(&person.place.file, &address, &person.body.body);
    }
    for (id, committee) in &gathered.committees {
        let address = Address::committee(id);
        targets.page(&committee.place.file, id.as_str(), address.clone());
        targets.headings(&committee.place.file, &address, &committee.body.body);
    }
    for file in &gathered.page_files {
        let name = file.file.strip_prefix("content/").unwrap_or(&file.file);
        targets.file(&file.file, Address::home().file(name));
    }
    gathered.meetings.values().for_each(|meeting| add_meeting(&mut targets, meeting));
    targets
}

fn add_meeting(targets: &mut Targets, meeting: &MeetingPapers) {
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
        add_item(targets, item, &address);
    }
}

fn add_item(targets: &mut Targets, item: &ItemPapers, address: &Address) {
    let file = &item.own.place.file;
    targets.headings(file, address, &item.own.body.body);
    for attachment in &item.files {
        targets.file(&attachment.file, address.file(attachment.name()));
    }
    for (name, report) in &item.reports {
        let id = ReportId::new(&item.id, name);
        let address = Address::report(&id);
        targets.page(&report.place.file, id.as_str(), address.clone());
        targets.headings(&report.place.file, &address, &report.body.body);
    }
    for (number, sheet) in numbered(&item.resolutions) {
        let id = ResolutionId::new(&item.id, number);
        let address = Address::resolution(&id);
        targets.page(&sheet.place.file, id.as_str(), address.clone());
        targets.headings(&sheet.place.file, &address, &sheet.body.body);
    }
    for resolution in typed_resolutions(&item.own.body.body.blocks) {
        targets.resolution(&ResolutionId::new(&item.id, resolution.number), address, resolution.number);
    }
}
