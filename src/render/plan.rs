//! The whole site, planned: one job for each page, asset and attachment.
//!
//! Takes a [`PublicSite`] and a [`Theme`]; gives [`Job`]s in a fixed order. Renders nothing and copies no words: a
//! job borrows what its page is about and shares what all pages look up.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::atlas::{Atlas, Decided};
use super::theme::Theme;
use crate::diagnostic::Place;
use crate::law::Law;
use crate::model::address::Address;
use crate::model::committee::{Committee, Person};
use crate::model::meeting::{Document, Item, Meeting, Report};
use crate::model::{Page, PublicSite};
use crate::output::PublicPath;

/// One output to make.
pub struct Job<'a> {
    pub(super) subject: Subject<'a>,
    pub(super) atlas: Arc<Atlas<'a>>,
    address: Address,
    path: PublicPath,
    place: Place,
}

/// What an output is about.
pub(super) enum Subject<'a> {
    Home,
    Committees,
    Committee(&'a Committee),
    Meeting(&'a Meeting),
    /// An item by its meeting and its place there.
    Item(&'a Meeting, usize),
    Report(&'a Meeting, &'a Item, &'a Report),
    Resolution(Decided<'a>),
    People,
    Person(&'a Person),
    Meetings,
    MeetingsIn(i16),
    Resolutions,
    ResolutionsIn(i16),
    Plain(&'a Page),
    NotFound,
    /// An attachment, copied from that file.
    File(PathBuf),
    /// A file of the theme.
    Asset(Arc<[u8]>),
}

impl Job<'_> {
    /// Where its output stands in the published folder.
    pub fn path(&self) -> &PublicPath {
        &self.path
    }

    /// Its address on the public site.
    pub fn address(&self) -> &Address {
        &self.address
    }

    /// The paper that asks for it.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// The template that makes it; none for a file that is copied.
    pub fn template(&self) -> Option<&'static str> {
        Some(match self.subject {
            Subject::Home => "home.html",
            Subject::Committees => "committees.html",
            Subject::Committee(_) => "committee.html",
            Subject::Meeting(_) => "meeting.html",
            Subject::Item(..) => "item.html",
            Subject::Report(..) => "report.html",
            Subject::Resolution(_) => "resolution.html",
            Subject::People => "people.html",
            Subject::Person(_) => "person.html",
            Subject::Meetings => "meetings.html",
            Subject::MeetingsIn(_) => "meetings-year.html",
            Subject::Resolutions => "resolutions.html",
            Subject::ResolutionsIn(_) => "resolutions-year.html",
            Subject::Plain(_) => "page.html",
            Subject::NotFound => "404.html",
            Subject::File(_) | Subject::Asset(_) => return None,
        })
    }
}

/// The jobs of a whole site.
pub(super) fn plan<'a>(public: &'a PublicSite, theme: &'a Theme, folder: &'a Path, law: &'a Law) -> Vec<Job<'a>> {
    let atlas = Atlas::of(public, folder, law, theme.options().logo.as_deref());
    let mut planner = Planner { atlas: Arc::new(atlas), jobs: Vec::new(), files: HashSet::new() };
    planner.lists(public);
    planner.papers(public);
    for (path, asset) in theme.assets() {
        planner.add(Subject::Asset(asset.bytes.clone()), Address::asset(path), &asset.place);
    }
    if let Some(headers) = theme.headers() {
        let settings = Place::file("content/site.yaml");
        planner.add(Subject::Asset(headers.into_bytes().into()), Address::asset("_headers"), &settings);
    }
    planner.jobs
}

struct Planner<'a> {
    atlas: Arc<Atlas<'a>>,
    jobs: Vec<Job<'a>>,
    /// Attachments that have a job; two papers may show one file.
    files: HashSet<(&'a Address, &'a str)>,
}

impl<'a> Planner<'a> {
    fn add(&mut self, subject: Subject<'a>, address: Address, place: &Place) {
        let path = PublicPath::new(&address.file_path()).expect("an address is made of the names of files and folders");
        self.jobs.push(Job { subject, atlas: Arc::clone(&self.atlas), address, path, place: place.clone() });
    }

    fn documents(&mut self, documents: &'a [Document], place: &Place) {
        for document in documents {
            if self.files.insert((&document.address, &document.file)) {
                let file = self.atlas.folder.join(&*document.spelled);
                self.add(Subject::File(file), document.address.clone(), place);
            }
        }
    }

    /// Pages that no paper asks for by itself.
    fn lists(&mut self, public: &'a PublicSite) {
        let settings = Place::file("content/site.yaml");
        let atlas = Arc::clone(&self.atlas);
        self.add(Subject::Home, Address::home(), &public.home().place);
        self.documents(&public.home().documents, &public.home().place);
        self.add(Subject::Committees, Address::committees(), &settings);
        self.add(Subject::People, Address::people(), &settings);
        self.add(Subject::Meetings, Address::meetings(), &settings);
        self.add(Subject::Resolutions, Address::resolutions(), &settings);
        self.add(Subject::NotFound, Address::not_found(), &settings);
        for (year, _) in atlas.years() {
            self.add(Subject::MeetingsIn(year), Address::meetings_in(year), &settings);
        }
        for year in atlas.years_of_decisions() {
            self.add(Subject::ResolutionsIn(year), Address::resolutions_in(year), &settings);
        }
    }

    fn papers(&mut self, public: &'a PublicSite) {
        for page in public.pages() {
            self.add(Subject::Plain(page), Address::page(&page.id), &page.place);
            self.documents(&page.documents, &page.place);
        }
        for committee in public.committees() {
            self.add(Subject::Committee(committee), Address::committee(&committee.id), &committee.place);
        }
        for person in public.people() {
            self.add(Subject::Person(person), Address::person(&person.id), &person.place);
        }
        for meeting in public.meetings() {
            self.meeting(meeting);
        }
    }

    fn meeting(&mut self, meeting: &'a Meeting) {
        self.add(Subject::Meeting(meeting), Address::meeting(&meeting.id), &meeting.place);
        self.documents(&meeting.documents, &meeting.place);
        for (index, item) in meeting.items.iter().enumerate() {
            self.add(Subject::Item(meeting, index), Address::item(&item.id), &item.place);
            self.documents(&item.documents, &item.place);
            for report in &item.reports {
                self.add(Subject::Report(meeting, item, report), Address::report(&report.id), &report.place);
            }
            for resolution in item.resolutions.iter().filter(|resolution| resolution.has_file) {
                let subject = Subject::Resolution(Decided { meeting, item, resolution });
                self.add(subject, Address::resolution(&resolution.id), &resolution.place);
            }
        }
    }
}
