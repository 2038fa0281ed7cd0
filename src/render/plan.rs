//! The whole site, planned: one job for each page, asset and attachment.
//!
//! Takes a [`PublicSite`] and a [`Theme`]; gives [`Job`]s in a fixed order. Renders nothing and copies no words: a job
//! shares what its page is about. The jobs of a meeting are remembered as long as it is the very same.

use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::sync::Arc;

use super::atlas::Atlas;
use super::job::{About, Job};
use super::keys::Keys;
use super::ledger::Ledger;
use super::state::State;
use super::tally::Tally;
use super::theme::Theme;
use crate::diagnostic::{Diagnostics, Place};
use crate::law::Law;
use crate::model::address::Address;
use crate::model::meeting::{Document, Meeting};
use crate::model::{Abreast, Audience, Places, PublicSite};
use crate::output::{self, PublicPath};
use crate::proceedings::{Numbers, Spot, speaking};

/// A whole site, planned.
pub struct Plan {
    /// What its pages look up.
    pub(super) atlas: Atlas,
    /// What belongs to no meeting: lists, plain pages, committees, people; and the files of the theme.
    plain: Vec<Job>,
    assets: Vec<Job>,
    by_path: HashMap<PublicPath, usize>,
    meetings: Arc<[Arc<MeetingJobs>]>,
    /// What tells the pages that were looked at from others.
    pub(super) keys: Keys,
    /// Two outputs with one path.
    wrong: Diagnostics,
}

/// The jobs of meetings that are remembered.
#[derive(Debug, Default)]
pub struct Plans {
    /// Those of each audience, by date.
    meetings: HashMap<Audience, Arc<[Arc<MeetingJobs>]>>,
    /// The numbers of minutes, as each audience sees them.
    numbers: HashMap<Audience, Arc<Numbers>>,
    /// Where the meetings of each audience stand.
    places: HashMap<Audience, Arc<Places>>,
}

/// The jobs of one meeting.
#[derive(Debug)]
struct MeetingJobs {
    meeting: Arc<Meeting>,
    jobs: Vec<Job>,
    /// What was decided there.
    tally: Tally,
    /// The resolutions that speak of others.
    speaking: Vec<Spot>,
    wrong: Diagnostics,
}

impl Plan {
    /// Plans the outputs of a site; jobs of meetings that are the same as before are not made again.
    pub(super) fn of(public: &PublicSite, theme: &Theme, folder: &Path, law: &Arc<Law>, plans: &mut Plans) -> Self {
        let meetings = plans.meetings(public, folder);
        let tallies: Vec<Tally> = meetings.iter().map(|jobs| jobs.tally).collect();
        let speaking = meetings.iter().flat_map(|jobs| &jobs.speaking).cloned().collect();
        let ledger = Ledger::of(public, plans.numbers(public), speaking);
        let atlas = Atlas::of(public, law, theme.options().logo.as_deref(), plans.places(public), &tallies, ledger);
        let mut planner = Planner { folder, jobs: Vec::new(), files: HashSet::new() };
        planner.lists(public, &atlas);
        planner.papers(public);
        let plain = std::mem::take(&mut planner.jobs);
        for (path, asset) in theme.assets() {
            planner.add(About::Asset(asset.bytes.clone()), Address::asset(path), &asset.place);
        }
        let assets = planner.jobs;
        let mut by_path = HashMap::new();
        for (at, job) in plain.iter().chain(&assets).enumerate() {
            by_path.entry(job.path.clone()).or_insert(at);
        }
        let mut plan =
            Self { atlas, plain, assets, by_path, meetings, keys: Keys::default(), wrong: Diagnostics::new() };
        plan.wrong = plan.repeated();
        plan
    }

    /// The site that it plans.
    pub fn site(&self) -> &PublicSite {
        &self.atlas.public
    }

    /// Every job, in a fixed order.
    pub fn jobs(&self) -> impl Iterator<Item = &Job> {
        let meetings = self.meetings.iter().flat_map(|meeting| &meeting.jobs);
        self.plain.iter().chain(meetings).chain(&self.assets)
    }

    /// The jobs of what belongs to no meeting.
    pub(super) fn plain(&self) -> &[Job] {
        &self.plain
    }

    /// Each meeting, and its jobs.
    pub(super) fn by_meeting(&self) -> impl Iterator<Item = (&Arc<Meeting>, &[Job])> + Clone {
        self.meetings.iter().map(|jobs| (&jobs.meeting, &*jobs.jobs))
    }

    /// The job whose output stands at a path of the published folder.
    pub fn job(&self, path: &str) -> Option<&Job> {
        if let Some(at) = self.by_path.get(path) {
            return self.plain.get(*at).or_else(|| self.assets.get(*at - self.plain.len()));
        }
        let meeting = &self.meetings[self.meeting(path)?];
        meeting.jobs.iter().find(|job| job.path.as_str() == path)
    }

    /// The jobs that a paper asks for and that are not the very same in another plan.
    pub fn jobs_unlike<'a>(&'a self, other: &'a Plan) -> impl Iterator<Item = &'a Job> {
        let is_same = |jobs: &MeetingJobs| {
            let theirs = other.atlas.place_of(jobs.meeting.id.as_str()).map(|at| &other.meetings[at]);
            theirs.is_some_and(|theirs| Arc::ptr_eq(&theirs.meeting, &jobs.meeting))
        };
        let meetings = self.meetings.iter().filter(move |jobs| !is_same(jobs)).flat_map(|jobs| &jobs.jobs);
        let papers = self.plain.iter().filter(|job| match job.about {
            About::Committee(_) | About::Person(_) | About::Plain(_) => true,
            About::Home
            | About::Committees
            | About::Meeting(_)
            | About::Item(..)
            | About::Report(..)
            | About::Resolution(..)
            | About::People
            | About::Meetings
            | About::MeetingsIn(_)
            | About::Resolutions
            | About::ResolutionsIn(_)
            | About::ResolutionsOf(..)
            | About::ResolutionsEnded(..)
            | About::ResolutionsBecome(_)
            | About::Actions
            | About::Search
            | About::NotPublic
            | About::NotFound
            | About::File(_)
            | About::Asset(_) => false,
        });
        papers.chain(meetings)
    }

    /// The meeting in whose folder a path of the published folder lies.
    pub fn meeting_at(&self, path: &str) -> Option<&Meeting> {
        self.meeting(path).map(|at| &*self.meetings[at].meeting)
    }

    /// What is wrong with it: two papers that would be published at one address.
    pub fn wrong(&self) -> &Diagnostics {
        &self.wrong
    }

    /// The meeting in whose folder a path of the published folder lies, by its place in the list.
    fn meeting(&self, path: &str) -> Option<usize> {
        let below = path.strip_prefix("committees/")?;
        let (end, _) = below.match_indices('/').nth(1)?;
        self.atlas.place_of(&below[..end])
    }

    /// Names the paths that two outputs want.
    fn repeated(&self) -> Diagnostics {
        let unique = |jobs: &mut dyn Iterator<Item = &Job>| output::unique(jobs.map(|job| (&job.path, &job.place)));
        // What belongs to a meeting lies in its folder. Only where something else lies there, too, all are compared.
        if self.plain.iter().chain(&self.assets).any(|job| self.is_in_the_way(job.path.as_str())) {
            return unique(&mut self.jobs());
        }
        let mut wrong = unique(&mut self.plain.iter().chain(&self.assets));
        self.meetings.iter().for_each(|meeting| wrong.append(meeting.wrong.clone()));
        wrong
    }

    /// Does a path that belongs to no meeting lie in the folder of one, or is it called like a folder that leads there?
    fn is_in_the_way(&self, path: &str) -> bool {
        if self.meeting(path).is_some() || path == "committees" {
            return true;
        }
        path.strip_prefix("committees/").is_some_and(|below| match below.split_once('/') {
            None => self.atlas.has_met(below),
            Some(_) => self.atlas.place_of(below).is_some(),
        })
    }
}

impl Plans {
    /// The jobs of the meetings of a site, in its order; those of others are forgotten.
    fn meetings(&mut self, public: &PublicSite, folder: &Path) -> Arc<[Arc<MeetingJobs>]> {
        // What of a meeting is all public is planned once for everybody. All stand by date and id.
        let before =
            [Audience::Public, Audience::Draft].into_iter().filter_map(|audience| self.meetings.get(&audience));
        let mut known: Vec<_> = before.map(|jobs| Abreast::with(jobs)).collect();
        let planned = public.meetings().iter().map(|meeting| {
            let place = (meeting.date, &meeting.id);
            let same = known.iter_mut().find_map(|known| {
                let same = known.at(&place, |jobs| (jobs.meeting.date, &jobs.meeting.id));
                same.filter(|jobs| Arc::ptr_eq(&jobs.meeting, meeting)).map(Arc::clone)
            });
            same.unwrap_or_else(|| Arc::new(MeetingJobs::of(meeting, folder)))
        });
        let planned: Arc<[Arc<MeetingJobs>]> = planned.collect();
        self.meetings.insert(public.audience(), Arc::clone(&planned));
        planned
    }

    /// The numbers of minutes of a site; those that its audience saw before are counted again only where they may differ.
    fn numbers(&mut self, public: &PublicSite) -> Arc<Numbers> {
        let numbers = self.numbers.entry(public.audience()).or_default();
        *numbers = Arc::new(Numbers::after(numbers, public.meetings(), public.committees(), public.settings()));
        Arc::clone(numbers)
    }

    /// Where the meetings of a site stand.
    fn places(&mut self, public: &PublicSite) -> Arc<Places> {
        let places = self.places.entry(public.audience()).or_default();
        *places = Places::after(places, public.meetings().iter().map(|meeting| &meeting.id));
        Arc::clone(places)
    }
}

impl MeetingJobs {
    fn of(meeting: &Arc<Meeting>, folder: &Path) -> Self {
        let mut planner = Planner { folder, jobs: Vec::new(), files: HashSet::new() };
        planner.meeting(meeting);
        let jobs = planner.jobs;
        let wrong = output::unique(jobs.iter().map(|job| (&job.path, &job.place)));
        Self { meeting: Arc::clone(meeting), jobs, tally: Tally::of(meeting), speaking: speaking(meeting), wrong }
    }
}

struct Planner<'a> {
    /// The site's folder, to which attachments are relative.
    folder: &'a Path,
    jobs: Vec<Job>,
    /// Attachments that have a job; two papers may show one file.
    files: HashSet<(&'a Address, &'a str)>,
}

impl<'a> Planner<'a> {
    fn add(&mut self, about: About, address: Address, place: &Place) {
        let path = PublicPath::new(&address.file_path()).expect("an address is made of the names of files and folders");
        self.jobs.push(Job { about, address, path, place: place.clone() });
    }

    fn documents(&mut self, documents: &'a [Document], place: &Place) {
        for document in documents {
            if self.files.insert((&document.address, &document.file)) {
                let file = self.folder.join(&*document.spelled);
                self.add(About::File(file), document.address.clone(), place);
            }
        }
    }

    /// Pages that no paper asks for by itself.
    fn lists(&mut self, public: &'a PublicSite, atlas: &Atlas) {
        let settings = Place::file("content/site.yaml");
        self.add(About::Home, Address::home(), &public.home().place);
        self.documents(&public.home().documents, &public.home().place);
        self.add(About::Committees, Address::committees(), &settings);
        self.add(About::People, Address::people(), &settings);
        self.add(About::Meetings, Address::meetings(), &settings);
        self.add(About::Resolutions, Address::resolutions(), &settings);
        self.add(About::Actions, Address::actions(), &settings);
        self.add(About::Search, Address::search(), &settings);
        self.add(About::NotPublic, Address::not_public(), &settings);
        self.add(About::NotFound, Address::not_found(), &settings);
        for (year, _) in atlas.years() {
            self.add(About::MeetingsIn(year), Address::meetings_in(year), &settings);
        }
        for year in atlas.years_of_decisions() {
            self.add(About::ResolutionsIn(year), Address::resolutions_in(year), &settings);
            for committee in atlas.committees_deciding_in(year) {
                let about = About::ResolutionsOf(year, committee.id.clone());
                self.add(about, Address::resolutions_of(year, &committee.id), &settings);
            }
            for outcome in atlas.outcomes_in(year) {
                let address = Address::resolutions_ended(year, outcome);
                self.add(About::ResolutionsEnded(year, outcome), address, &settings);
            }
        }
        // Whether there are any in a state is known only when all is worked out, so each has its page.
        let has_decided = atlas.years_of_decisions().next().is_some();
        for state in State::ALL.into_iter().filter(|_| has_decided) {
            self.add(About::ResolutionsBecome(state), Address::resolutions_become(state.word()), &settings);
        }
    }

    fn papers(&mut self, public: &'a PublicSite) {
        for page in public.pages() {
            self.add(About::Plain(page.id.clone()), Address::page(&page.id), &page.place);
            self.documents(&page.documents, &page.place);
        }
        for committee in public.committees() {
            let about = About::Committee(committee.id.clone());
            self.add(about, Address::committee(&committee.id), &committee.place);
        }
        for person in public.people() {
            self.add(About::Person(person.id.clone()), Address::person(&person.id), &person.place);
        }
    }

    fn meeting(&mut self, meeting: &'a Arc<Meeting>) {
        self.add(About::Meeting(Arc::clone(meeting)), Address::meeting(&meeting.id), &meeting.place);
        self.documents(&meeting.documents, &meeting.place);
        for (index, item) in meeting.items.iter().enumerate() {
            self.add(About::Item(Arc::clone(meeting), index), Address::item(&item.id), &item.place);
            self.documents(&item.documents, &item.place);
            for (at, report) in item.reports.iter().enumerate() {
                let about = About::Report(Arc::clone(meeting), index, at);
                self.add(about, Address::report(&report.id), &report.place);
            }
            for (at, resolution) in item.resolutions.iter().enumerate().filter(|(_, resolution)| resolution.has_file) {
                let about = About::Resolution(Arc::clone(meeting), index, at);
                self.add(about, Address::resolution(&resolution.id), &resolution.place);
            }
        }
    }
}
