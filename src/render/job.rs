//! One output to make: what it is about, where it stands, which template makes it.
//!
//! A job keeps ids and meetings, no words; what it is about is looked up in the site that it was planned for.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::atlas::{Atlas, Decided};
use super::state::State;
use crate::diagnostic::Place;
use crate::model::Page;
use crate::model::address::Address;
use crate::model::committee::{Committee, Person};
use crate::model::identity::{CommitteeId, PageId, PersonId};
use crate::model::meeting::{Item, Meeting, Report};
use crate::model::record::Outcome;
use crate::output::PublicPath;

/// One output to make.
#[derive(Debug)]
pub struct Job {
    pub(super) about: About,
    pub(super) address: Address,
    pub(super) path: PublicPath,
    pub(super) place: Place,
}

/// What an output is about, as its job keeps it: an id, or a meeting and a place in it.
#[derive(Debug)]
pub(super) enum About {
    Home,
    Committees,
    Committee(CommitteeId),
    Meeting(Arc<Meeting>),
    Item(Arc<Meeting>, usize),
    Report(Arc<Meeting>, usize, usize),
    Resolution(Arc<Meeting>, usize, usize),
    People,
    Person(PersonId),
    Meetings,
    MeetingsIn(i16),
    Resolutions,
    ResolutionsIn(i16),
    ResolutionsOf(i16, CommitteeId),
    ResolutionsEnded(i16, Outcome),
    ResolutionsBecome(State),
    Actions,
    Search,
    Plain(PageId),
    NotPublic,
    NotFound,
    File(PathBuf),
    Asset(Arc<[u8]>),
}

/// What an output is about, looked up.
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
    /// The resolutions of a committee in a year.
    ResolutionsOf(i16, &'a Committee),
    /// The resolutions that ended in one way in a year.
    ResolutionsEnded(i16, Outcome),
    /// The resolutions of which one thing has become.
    ResolutionsBecome(State),
    Actions,
    Search,
    Plain(&'a Page),
    NotPublic,
    NotFound,
    /// An attachment, copied from that file.
    File(&'a Path),
    /// A file of the theme.
    Asset(&'a [u8]),
}

impl Job {
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
        Some(match self.about {
            About::Home => "home.html",
            About::Committees => "committees.html",
            About::Committee(_) => "committee.html",
            About::Meeting(_) => "meeting.html",
            About::Item(..) => "item.html",
            About::Report(..) => "report.html",
            About::Resolution(..) => "resolution.html",
            About::People => "people.html",
            About::Person(_) => "person.html",
            About::Meetings => "meetings.html",
            About::MeetingsIn(_) => "meetings-year.html",
            About::Resolutions => "resolutions.html",
            About::ResolutionsIn(_) | About::ResolutionsOf(..) | About::ResolutionsEnded(..) => "resolutions-year.html",
            About::ResolutionsBecome(_) => "resolutions-state.html",
            About::Actions => "actions.html",
            About::Search => "search.html",
            About::Plain(_) => "page.html",
            About::NotPublic => "not-public.html",
            About::NotFound => "404.html",
            About::File(_) | About::Asset(_) => return None,
        })
    }

    /// What its output is about, looked up in the site that it was planned for.
    pub(super) fn subject<'a>(&'a self, atlas: &'a Atlas) -> Subject<'a> {
        let planned = "a job is made of the site that it was planned for";
        match &self.about {
            About::Home => Subject::Home,
            About::Committees => Subject::Committees,
            About::Committee(id) => Subject::Committee(atlas.committee(id).expect(planned)),
            About::Meeting(meeting) => Subject::Meeting(meeting),
            About::Item(meeting, item) => Subject::Item(meeting, *item),
            About::Report(meeting, item, report) => {
                let item = &meeting.items[*item];
                Subject::Report(meeting, item, &item.reports[*report])
            }
            About::Resolution(meeting, item, resolution) => {
                let item = &meeting.items[*item];
                Subject::Resolution(Decided { meeting, item, resolution: &item.resolutions[*resolution] })
            }
            About::People => Subject::People,
            About::Person(id) => Subject::Person(atlas.person(id).expect(planned)),
            About::Meetings => Subject::Meetings,
            About::MeetingsIn(year) => Subject::MeetingsIn(*year),
            About::Resolutions => Subject::Resolutions,
            About::ResolutionsIn(year) => Subject::ResolutionsIn(*year),
            About::ResolutionsOf(year, id) => Subject::ResolutionsOf(*year, atlas.committee(id).expect(planned)),
            About::ResolutionsEnded(year, outcome) => Subject::ResolutionsEnded(*year, *outcome),
            About::ResolutionsBecome(state) => Subject::ResolutionsBecome(*state),
            About::Actions => Subject::Actions,
            About::Search => Subject::Search,
            About::Plain(id) => Subject::Plain(atlas.page(id).expect(planned)),
            About::NotPublic => Subject::NotPublic,
            About::NotFound => Subject::NotFound,
            About::File(file) => Subject::File(file),
            About::Asset(bytes) => Subject::Asset(bytes),
        }
    }
}
