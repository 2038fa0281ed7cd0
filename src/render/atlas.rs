//! What there is on the site and where, looked up once and shared by all pages.
//!
//! Takes a [`PublicSite`]; gives answers that no page should search for: a person, the meetings of a committee or
//! of a year, the neighbours of a meeting, a resolution by its id. Never changes once it is made.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::sync::Arc;

use super::{language, view};
use crate::law::Law;
use crate::model::PublicSite;
use crate::model::address::Address;
use crate::model::committee::{Committee, Person, Seat};
use crate::model::identity::{CommitteeId, ItemId, MeetingId, PersonId, ResolutionId};
use crate::model::meeting::{Item, Meeting, Resolution};

/// How far below the root pages stand: `/committees/osmb/2018-08-30/ict-reprovision/report/`.
const DEEPEST: usize = 5;

/// What the pages of a site look up.
pub(super) struct Atlas<'a> {
    /// The site.
    pub public: &'a PublicSite,
    /// The site's folder, to which attachments are relative.
    pub folder: &'a Path,
    /// The law of its authority.
    pub law: &'a Law,
    people: HashMap<&'a PersonId, &'a Person>,
    committees: HashMap<&'a CommitteeId, &'a Committee>,
    meetings: HashMap<&'a MeetingId, &'a Meeting>,
    by_committee: HashMap<&'a CommitteeId, Vec<&'a Meeting>>,
    by_year: BTreeMap<i16, Vec<&'a Meeting>>,
    decided_by_year: BTreeMap<i16, Vec<&'a Meeting>>,
    seats: HashMap<&'a PersonId, Vec<(&'a Committee, &'a Seat)>>,
    resolutions: HashMap<&'a ResolutionId, Decided<'a>>,
    /// The picture shown beside the authority's name, as a path below the root.
    pub logo: Option<&'a str>,
    /// What the templates see of the site, by the way from the page up to the root.
    sites: Vec<(String, tera::Value)>,
}

/// A resolution and what it stands in.
#[derive(Clone, Copy)]
pub(super) struct Decided<'a> {
    /// The meeting.
    pub meeting: &'a Meeting,
    /// The item.
    pub item: &'a Item,
    /// The resolution.
    pub resolution: &'a Resolution,
}

impl<'a> Atlas<'a> {
    /// Looks everything up.
    pub fn of(public: &'a PublicSite, folder: &'a Path, law: &'a Law, logo: Option<&'a str>) -> Self {
        let mut atlas = Self {
            public,
            folder,
            law,
            people: public.people().iter().map(|person| (&person.id, person)).collect(),
            committees: public.committees().iter().map(|committee| (&committee.id, committee)).collect(),
            meetings: public.meetings().iter().map(|meeting| (&meeting.id, &**meeting)).collect(),
            by_committee: HashMap::new(),
            by_year: BTreeMap::new(),
            decided_by_year: BTreeMap::new(),
            seats: HashMap::new(),
            resolutions: HashMap::new(),
            logo,
            sites: Vec::new(),
        };
        for committee in public.committees() {
            for seat in &committee.seats {
                if let Some(person) = &seat.member.person {
                    atlas.seats.entry(person).or_default().push((committee, seat));
                }
            }
        }
        for meeting in public.meetings() {
            atlas.by_committee.entry(&meeting.committee).or_default().push(meeting);
            atlas.by_year.entry(meeting.date.year()).or_default().push(meeting);
            let decided = decisions(meeting);
            let before = atlas.resolutions.len();
            atlas.resolutions.extend(decided.map(|decided| (&decided.resolution.id, decided)));
            if atlas.resolutions.len() > before {
                atlas.decided_by_year.entry(meeting.date.year()).or_default().push(meeting);
            }
        }
        let roots = (0..=DEEPEST).map(|depth| if depth == 0 { "./".to_owned() } else { "../".repeat(depth) });
        atlas.sites = roots.map(|root| (root.clone(), view::site(&atlas, &root))).collect();
        atlas
    }

    /// The title of a page, as a sentence names it: "Winter gritting", "Audit Committee, 30 August 2018".
    pub fn title(&self, address: &Address, anchor: Option<&str>) -> Option<String> {
        let title = match address.as_str().trim_matches('/').split('/').collect::<Vec<_>>()[..] {
            ["people", person] => self.people.iter().find(|(id, _)| id.as_str() == person)?.1.full_name(),
            ["committees", committee] => self.committees.get(&CommitteeId::new(committee))?.title.clone(),
            ["committees", committee, sitting] => {
                let committee = CommitteeId::new(committee);
                let meeting = self.meetings.get(&MeetingId::new(&committee, sitting))?;
                format!("{}, {}", self.committees.get(&committee)?.title, language::day(meeting.date))
            }
            ["committees", committee, sitting, item, ref under @ ..] => {
                let meeting = MeetingId::new(&CommitteeId::new(committee), sitting);
                let id = ItemId::new(&meeting, item);
                let item = self.meetings.get(&meeting)?.items.iter().find(|item| item.id == id)?;
                let report = |name: &str| item.reports.iter().find(|report| report.id.as_str().ends_with(name));
                match *under {
                    [] => item.title.clone(),
                    [name] => match report(&format!("/{name}")) {
                        Some(report) => report.title.clone(),
                        None => format!("{}, {}", item.title, name.replace('-', " ")),
                    },
                    _ => return None,
                }
            }
            [page] => self.public.pages().iter().find(|known| known.id.as_str() == page)?.title.clone(),
            _ => return None,
        };
        let resolution = anchor.and_then(|anchor| anchor.strip_prefix("resolution-"));
        Some(resolution.map_or_else(|| title.clone(), |number| format!("{title}, resolution {number}")))
    }

    /// What the templates see of the site, where `root` is the way from the page up to the root.
    pub fn site_seen_from(&self, root: &str) -> tera::Value {
        let known = self.sites.iter().find(|(other, _)| other == root);
        known.map_or_else(|| view::site(self, root), |(_, site)| site.clone())
    }

    /// The person of that id who has a page.
    pub fn person(&self, id: &PersonId) -> Option<&'a Person> {
        self.people.get(id).copied()
    }

    /// The committee of that id.
    pub fn committee(&self, id: &CommitteeId) -> Option<&'a Committee> {
        self.committees.get(id).copied()
    }

    /// The meeting of that id.
    pub fn meeting(&self, id: &MeetingId) -> Option<&'a Meeting> {
        self.meetings.get(id).copied()
    }

    /// The resolution of that id, and where it was made.
    pub fn decided(&self, id: &ResolutionId) -> Option<Decided<'a>> {
        self.resolutions.get(id).copied()
    }

    /// The meetings of a committee, by date.
    pub fn meetings_of(&self, committee: &CommitteeId) -> &[&'a Meeting] {
        self.by_committee.get(committee).map_or(&[], Vec::as_slice)
    }

    /// The meetings of a calendar year, by date.
    pub fn meetings_in(&self, year: i16) -> &[&'a Meeting] {
        self.by_year.get(&year).map_or(&[], Vec::as_slice)
    }

    /// The calendar years in which there are meetings, and how many.
    pub fn years(&self) -> impl DoubleEndedIterator<Item = (i16, usize)> {
        self.by_year.iter().map(|(year, meetings)| (*year, meetings.len()))
    }

    /// The meetings of a calendar year at which something was decided, by date.
    pub fn decided_in(&self, year: i16) -> &[&'a Meeting] {
        self.decided_by_year.get(&year).map_or(&[], Vec::as_slice)
    }

    /// The calendar years in which something was decided.
    pub fn years_of_decisions(&self) -> impl DoubleEndedIterator<Item = i16> {
        self.decided_by_year.keys().copied()
    }

    /// The seats of a person, in the order of the committees.
    pub fn seats_of(&self, person: &PersonId) -> &[(&'a Committee, &'a Seat)] {
        self.seats.get(person).map_or(&[], Vec::as_slice)
    }

    /// The meetings of today and after.
    pub fn meetings_from_today(&self) -> &'a [Arc<Meeting>] {
        let meetings = self.public.meetings();
        &meetings[meetings.partition_point(|meeting| meeting.date < self.public.as_of())..]
    }

    /// The meetings of a committee today and after.
    pub fn meetings_of_from_today(&self, committee: &CommitteeId) -> &[&'a Meeting] {
        let meetings = self.meetings_of(committee);
        &meetings[meetings.partition_point(|meeting| meeting.date < self.public.as_of())..]
    }

    /// The meetings of the same committee just before and just after.
    pub fn neighbours(&self, meeting: &Meeting) -> (Option<&'a Meeting>, Option<&'a Meeting>) {
        let meetings = self.meetings_of(&meeting.committee);
        let place = (meeting.date, &meeting.id);
        let index = meetings.partition_point(|other| (other.date, &other.id) < place);
        (index.checked_sub(1).map(|before| meetings[before]), meetings.get(index + 1).copied())
    }

    /// Paragraphs of the scheme of exemptions in words.
    pub fn paragraphs(&self, paragraphs: &[u32]) -> String {
        let meanings: Vec<_> = paragraphs.iter().map(|number| (*number, self.meaning(*number))).collect();
        language::paragraphs(&meanings)
    }

    /// What a paragraph of the scheme is about.
    pub fn meaning(&self, paragraph: u32) -> Option<&'a str> {
        self.law.rules.paragraph(paragraph)
    }

    /// The path of the site's address, with a slash at its end: `/` or `/council/`.
    pub fn base_path(&self) -> String {
        let base_url = &self.public.settings().base_url;
        let after_scheme = base_url.split_once("://").map_or(base_url.as_str(), |(_, rest)| rest);
        let path = after_scheme.find('/').map_or("", |slash| &after_scheme[slash..]);
        format!("{}/", path.trim_end_matches('/'))
    }
}

/// What a meeting decided, in order.
pub(super) fn decisions(meeting: &Meeting) -> impl Iterator<Item = Decided<'_>> {
    meeting
        .items
        .iter()
        .flat_map(move |item| item.resolutions.iter().map(move |resolution| Decided { meeting, item, resolution }))
}
