//! What there is on the site and where, looked up once and shared by all pages.
//!
//! Takes a [`PublicSite`]; gives answers that no page should search for: a person, the meetings of a committee or
//! of a year, the neighbours of a meeting, a resolution by its id. Never changes once it is made.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::Hash;
use std::sync::{Arc, OnceLock};

use super::ledger::Ledger;
use super::state::State;
use super::tally::Tally;
use super::{html, language, view};
use crate::law::Law;
use crate::model::address::Address;
use crate::model::committee::{Committee, Person, Seat};
use crate::model::identity::{CommitteeId, ItemId, MeetingId, PageId, PersonId, ResolutionId};
use crate::model::meeting::Meeting;
use crate::model::record::Outcome;
use crate::model::{Page, Places, PublicSite};
pub(super) use crate::proceedings::Decided;
use crate::proceedings::{self, Proceedings};

/// How far below the root pages stand: `/committees/osmb/2018-08-30/ict-reprovision/report/`.
const DEEPEST: usize = 5;

/// What the pages of a site look up.
pub(super) struct Atlas {
    /// The site.
    pub public: PublicSite,
    /// The law of its authority.
    pub law: Arc<Law>,
    people: HashMap<PersonId, usize>,
    committees: HashMap<CommitteeId, usize>,
    meetings: Arc<Places>,
    /// What follows from the record of each meeting, worked out when a page first asks.
    proceedings: Vec<OnceLock<Proceedings>>,
    by_committee: HashMap<CommitteeId, Vec<Arc<Meeting>>>,
    by_year: BTreeMap<i16, Vec<Arc<Meeting>>>,
    decided_by_year: BTreeMap<i16, DecidedIn>,
    /// The seats of each person: a committee, and a place in its list.
    seats: HashMap<PersonId, Vec<(usize, usize)>>,
    /// What follows from the record.
    ledger: Ledger,
    /// What has become of resolutions; worked out for the first page that shows it.
    states: OnceLock<HashMap<ResolutionId, Vec<State>>>,
    /// The picture shown beside the authority's name, as a path below the root.
    pub logo: Option<String>,
    /// What the templates see of the site, by the way from the page up to the root.
    sites: Vec<(String, tera::Value)>,
}

/// What was decided in a year.
#[derive(Default)]
struct DecidedIn {
    /// The meetings at which something was, by date.
    meetings: Vec<Arc<Meeting>>,
    tally: Tally,
}

impl Atlas {
    /// Looks everything up; with where the meetings stand, what was decided at each, and what follows from that.
    pub fn of(
        public: &PublicSite,
        law: &Arc<Law>,
        logo: Option<&str>,
        meetings: Arc<Places>,
        tallies: &[Tally],
        ledger: Ledger,
    ) -> Self {
        let mut atlas = Self {
            public: public.clone(),
            law: Arc::clone(law),
            people: places(public.people().iter().map(|person| &person.id)),
            committees: places(public.committees().iter().map(|committee| &committee.id)),
            meetings,
            proceedings: public.meetings().iter().map(|_| OnceLock::new()).collect(),
            by_committee: HashMap::new(),
            by_year: BTreeMap::new(),
            decided_by_year: BTreeMap::new(),
            seats: HashMap::new(),
            ledger,
            states: OnceLock::new(),
            logo: logo.map(ToOwned::to_owned),
            sites: Vec::new(),
        };
        for (at, committee) in public.committees().iter().enumerate() {
            for (place, seat) in committee.seats.iter().enumerate() {
                if let Some(person) = &seat.member.person {
                    atlas.seats.entry(person.clone()).or_default().push((at, place));
                }
            }
        }
        for (meeting, tally) in public.meetings().iter().zip(tallies) {
            let year = meeting.date.year();
            match atlas.by_committee.get_mut(&meeting.committee) {
                Some(meetings) => meetings.push(Arc::clone(meeting)),
                None => drop(atlas.by_committee.insert(meeting.committee.clone(), vec![Arc::clone(meeting)])),
            }
            atlas.by_year.entry(year).or_default().push(Arc::clone(meeting));
            if tally.all > 0 {
                let decided = atlas.decided_by_year.entry(year).or_default();
                decided.meetings.push(Arc::clone(meeting));
                decided.tally.add(tally);
            }
        }
        let roots = (0..=DEEPEST).map(|depth| if depth == 0 { "./".to_owned() } else { "../".repeat(depth) });
        atlas.sites = roots.map(|root| (root.clone(), view::site(&atlas, &root))).collect();
        atlas
    }

    /// Is all that stands above the meetings the same there?
    pub fn stands_under_the_same_as(&self, other: &Self) -> bool {
        let above = |atlas: &Self| (atlas.logo.clone(), atlas.public.as_of(), atlas.public.audience());
        let (one, two) = (&self.public, &other.public);
        above(self) == above(other)
            && Arc::ptr_eq(&self.law, &other.law)
            && (one.settings(), one.home(), one.pages()) == (two.settings(), two.home(), two.pages())
            && (one.committees(), one.people()) == (two.committees(), two.people())
    }

    /// The title of a page as HTML, as a sentence names it: "Winter gritting", "Audit Committee, 30 August 2018".
    pub fn title(&self, address: &Address, anchor: Option<&str>) -> Option<String> {
        let said = |title: &str, language: &Option<String>| {
            let mut html = String::new();
            html::said(title, language.as_deref(), &mut html);
            html
        };
        let mut title = match address.as_str().trim_matches('/').split('/').collect::<Vec<_>>()[..] {
            ["people", person] => {
                let person = self.person(&PersonId::new(person))?;
                said(&person.full_name(), &person.language)
            }
            ["committees", committee] => {
                let committee = self.committee(&CommitteeId::new(committee))?;
                said(&committee.title, &committee.language)
            }
            ["committees", committee, sitting] => {
                let committee = CommitteeId::new(committee);
                let meeting = self.meeting(&MeetingId::new(&committee, sitting))?;
                let committee = self.committee(&committee)?;
                format!("{}, {}", said(&committee.title, &committee.language), language::day(meeting.date))
            }
            ["committees", committee, sitting, item, ref under @ ..] => {
                let meeting = MeetingId::new(&CommitteeId::new(committee), sitting);
                let id = ItemId::new(&meeting, item);
                let item = self.meeting(&meeting)?.items.iter().find(|item| item.id == id)?;
                let report = |name: &str| item.reports.iter().find(|report| report.id.as_str().ends_with(name));
                match *under {
                    [] => said(&item.title, &item.language),
                    [name] => {
                        if let Some(report) = report(&format!("/{name}")) {
                            said(&report.title, &report.language)
                        } else {
                            let mut title = said(&item.title, &item.language);
                            html::escape::text(&format!(", {}", name.replace('-', " ")), &mut title);
                            title
                        }
                    }
                    _ => return None,
                }
            }
            [page] => {
                let page = self.page(&PageId::new(page))?;
                said(&page.title, &page.language)
            }
            _ => return None,
        };
        if let Some(number) = anchor.and_then(|anchor| anchor.strip_prefix("resolution-")) {
            html::escape::text(&format!(", resolution {number}"), &mut title);
        }
        Some(title)
    }

    /// What the templates see of the site, where `root` is the way from the page up to the root.
    pub fn site_seen_from(&self, root: &str) -> tera::Value {
        let known = self.sites.iter().find(|(other, _)| other == root);
        known.map_or_else(|| view::site(self, root), |(_, site)| site.clone())
    }

    /// What follows from the record.
    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// The person of that id who has a page.
    pub fn person(&self, id: &PersonId) -> Option<&Person> {
        self.people.get(id).map(|at| &self.public.people()[*at])
    }

    /// The committee of that id.
    pub fn committee(&self, id: &CommitteeId) -> Option<&Committee> {
        self.committees.get(id).map(|at| &self.public.committees()[*at])
    }

    /// The plain page of that id.
    pub fn page(&self, id: &PageId) -> Option<&Page> {
        self.public.pages().iter().find(|page| page.id == *id)
    }

    /// The meeting of that id.
    pub fn meeting(&self, id: &MeetingId) -> Option<&Meeting> {
        self.place_of(id.as_str()).map(|at| &*self.public.meetings()[at])
    }

    /// What follows from the record of a meeting, as far as its audience sees it.
    pub fn proceedings(&self, meeting: &Meeting) -> &Proceedings {
        let at = self.place_of(meeting.id.as_str()).expect("pages are about meetings of the site");
        self.proceedings[at].get_or_init(|| proceedings::of(meeting, self.committee(&meeting.committee)))
    }

    /// Where the meeting of that id stands in the list of all.
    pub fn place_of(&self, id: &str) -> Option<usize> {
        self.meetings.of(id)
    }

    /// Has a committee of that name met?
    pub fn has_met(&self, committee: &str) -> bool {
        self.by_committee.contains_key(committee)
    }

    /// The resolution of that id, and where it was made.
    pub fn decided(&self, id: &ResolutionId) -> Option<Decided<'_>> {
        let (end, _) = id.as_str().match_indices('/').nth(1)?;
        let meeting = &self.public.meetings()[self.place_of(&id.as_str()[..end])?];
        decisions(meeting).find(|decided| decided.resolution.id == *id)
    }

    /// The meetings of a committee, by date.
    pub fn meetings_of(&self, committee: &CommitteeId) -> &[Arc<Meeting>] {
        self.by_committee.get(committee).map_or(&[], Vec::as_slice)
    }

    /// The meetings of a calendar year, by date.
    pub fn meetings_in(&self, year: i16) -> &[Arc<Meeting>] {
        self.by_year.get(&year).map_or(&[], Vec::as_slice)
    }

    /// The calendar years in which there are meetings, and how many.
    pub fn years(&self) -> impl DoubleEndedIterator<Item = (i16, usize)> {
        self.by_year.iter().map(|(year, meetings)| (*year, meetings.len()))
    }

    /// The meetings of a calendar year at which something was decided, by date.
    pub fn decided_in(&self, year: i16) -> &[Arc<Meeting>] {
        self.decided_by_year.get(&year).map_or(&[], |decided| &decided.meetings)
    }

    /// How many resolutions there are of a calendar year.
    pub fn count_decided_in(&self, year: i16) -> usize {
        self.decided_by_year.get(&year).map_or(0, |decided| decided.tally.all)
    }

    /// The calendar years in which something was decided.
    pub fn years_of_decisions(&self) -> impl DoubleEndedIterator<Item = i16> {
        self.decided_by_year.keys().copied()
    }

    /// The committees that decided something in a calendar year, in the order of their list.
    pub fn committees_deciding_in(&self, year: i16) -> Vec<&Committee> {
        let deciding: HashSet<&CommitteeId> = self.decided_in(year).iter().map(|meeting| &meeting.committee).collect();
        self.public.committees().iter().filter(|committee| deciding.contains(&committee.id)).collect()
    }

    /// How many resolutions of a calendar year ended in one way.
    pub fn ended_in(&self, year: i16, outcome: Outcome) -> usize {
        self.decided_by_year.get(&year).map_or(0, |decided| decided.tally.ended(outcome))
    }

    /// The ways in which resolutions of a calendar year ended.
    pub fn outcomes_in(&self, year: i16) -> impl Iterator<Item = Outcome> {
        Outcome::ALL.into_iter().filter(move |outcome| self.ended_in(year, *outcome) > 0)
    }

    /// What has become of resolutions; those of which nothing has are not there.
    pub fn states(&self) -> &HashMap<ResolutionId, Vec<State>> {
        self.states.get_or_init(|| State::of_all(&self.ledger, self.public.as_of()))
    }

    /// What has become of resolutions, and of how many.
    pub fn become_of(&self) -> [(State, usize); 5] {
        State::ALL.map(|state| (state, self.states().values().filter(|states| states.contains(&state)).count()))
    }

    /// The seats of a person, in the order of the committees.
    pub fn seats_of(&self, person: &PersonId) -> impl Iterator<Item = (&Committee, &Seat)> {
        self.seats.get(person).into_iter().flatten().map(|(at, place)| {
            let committee = &self.public.committees()[*at];
            (committee, &committee.seats[*place])
        })
    }

    /// The meetings of today and after.
    pub fn meetings_from_today(&self) -> &[Arc<Meeting>] {
        self.coming(self.public.meetings())
    }

    /// The meetings of a committee today and after.
    pub fn meetings_of_from_today(&self, committee: &CommitteeId) -> &[Arc<Meeting>] {
        self.coming(self.meetings_of(committee))
    }

    /// Those of today and after among meetings by date.
    fn coming<'a>(&self, meetings: &'a [Arc<Meeting>]) -> &'a [Arc<Meeting>] {
        &meetings[meetings.partition_point(|meeting| meeting.date < self.public.as_of())..]
    }

    /// The meetings of the same committee just before and just after.
    pub fn neighbours(&self, meeting: &Meeting) -> (Option<&Meeting>, Option<&Meeting>) {
        let meetings = self.meetings_of(&meeting.committee);
        let place = (meeting.date, &meeting.id);
        let index = meetings.partition_point(|other| (other.date, &other.id) < place);
        let at = |index: Option<usize>| index.and_then(|index| meetings.get(index)).map(Arc::as_ref);
        (at(index.checked_sub(1)), at(Some(index + 1)))
    }

    /// Paragraphs of the scheme of exemptions in words.
    pub fn paragraphs(&self, paragraphs: &[u32]) -> String {
        let meanings: Vec<_> = paragraphs.iter().map(|number| (*number, self.meaning(*number))).collect();
        language::paragraphs(&meanings)
    }

    /// What a paragraph of the scheme is about.
    pub fn meaning(&self, paragraph: u32) -> Option<&str> {
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

/// The place of each id in a list.
fn places<'a, Id: Clone + Eq + Hash + 'a>(ids: impl Iterator<Item = &'a Id>) -> HashMap<Id, usize> {
    ids.enumerate().map(|(at, id)| (id.clone(), at)).collect()
}

/// What a meeting decided, in order.
pub(super) fn decisions(meeting: &Meeting) -> impl Iterator<Item = Decided<'_>> {
    meeting
        .items
        .iter()
        .flat_map(move |item| item.resolutions.iter().map(move |resolution| Decided { meeting, item, resolution }))
}
