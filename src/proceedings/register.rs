//! The register of resolutions: what has become of each, from what later ones do to it.
//!
//! Takes meetings by date; gives for each resolution the later ones that amend, rescind or complete it, and those that
//! plainly say so in their words. What was read from words is marked so. Effects on a later resolution, and those that
//! go round in a circle, are faults, and change nothing.

use std::borrow::Borrow;
use std::collections::{HashMap, HashSet};
use std::hash::Hash;
use std::sync::Arc;

use jiff::civil::Date;

use super::numbers::Numbers;
use super::order::order_of_record;
use crate::diagnostic::Place;
use crate::model::identity::{ItemId, MeetingId, ResolutionId};
use crate::model::meeting::{Item, Meeting, Resolution};
use crate::model::reading::{Citation, Cited, Meaning};
use crate::model::record::{Effect, Outcome};

/// A resolution and where it was made.
#[derive(Debug, Clone, Copy)]
pub struct Decided<'a> {
    /// The meeting.
    pub meeting: &'a Meeting,
    /// The item.
    pub item: &'a Item,
    /// The resolution.
    pub resolution: &'a Resolution,
}

/// A place in the record: an item of a meeting, and perhaps a resolution of it.
#[derive(Debug, Clone)]
pub struct Spot {
    /// The meeting.
    pub meeting: Arc<Meeting>,
    item: usize,
    resolution: Option<usize>,
}

impl Spot {
    /// The place of an item, by its index.
    pub fn of_item(meeting: &Arc<Meeting>, item: usize) -> Self {
        Self { meeting: Arc::clone(meeting), item, resolution: None }
    }

    /// The place of a resolution, by the indices of its item and of itself.
    pub fn of_resolution(meeting: &Arc<Meeting>, item: usize, resolution: usize) -> Self {
        Self { meeting: Arc::clone(meeting), item, resolution: Some(resolution) }
    }

    /// What it is, whatever is said there.
    fn key(&self) -> (MeetingId, ItemId, Option<u32>) {
        let number = self.resolution().map(|resolution| resolution.number);
        (self.meeting.id.clone(), self.item().id.clone(), number)
    }

    /// The item.
    pub fn item(&self) -> &Item {
        &self.meeting.items[self.item]
    }

    /// The resolution, where it is one.
    pub fn resolution(&self) -> Option<&Resolution> {
        self.resolution.map(|at| &self.item().resolutions[at])
    }

    /// The resolution and what it stands in.
    pub fn decided(&self) -> Option<Decided<'_>> {
        Some(Decided { meeting: &self.meeting, item: self.item(), resolution: self.resolution()? })
    }
}

/// How something is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// Somebody typed it as a fact.
    Typed,
    /// It was read from the words.
    Read,
}

/// What a later resolution does to one.
#[derive(Debug, Clone)]
pub struct Later {
    /// The later one.
    pub by: Spot,
    /// What it does.
    pub how: Effect,
    /// How that is known.
    pub source: Source,
}

/// An earlier decision that the words of a resolution name.
#[derive(Debug, Clone)]
pub struct Cites {
    /// What is named: an item, or one resolution of it.
    pub at: Spot,
    /// What is done to it, where the words say so.
    pub how: Option<Effect>,
}

/// An effect that cannot be.
#[derive(Debug)]
pub struct EffectFault {
    /// Where it was typed.
    pub place: Place,
    /// The resolution that is to be affected.
    pub affected: ResolutionId,
    /// What is wrong.
    pub sort: EffectFaultSort,
}

/// What is wrong with an effect.
#[derive(Debug, PartialEq, Eq)]
pub enum EffectFaultSort {
    /// The other resolution is not earlier.
    OnLater,
    /// The other resolution affects this one in turn, perhaps by way of others.
    Circle,
}

/// What has become of resolutions.
#[derive(Debug, Default)]
pub struct Register {
    later: HashMap<ResolutionId, Vec<Later>>,
    cites: HashMap<ResolutionId, Vec<Cites>>,
    cited_by: HashMap<ItemId, Vec<(Spot, Cites)>>,
    /// Effects that cannot be.
    pub faults: Vec<EffectFault>,
    /// Citations of what the record of their day does not have.
    pub unmet: Vec<Unmet>,
}

/// A citation of a minute or a resolution that a meeting does not have.
#[derive(Debug, Clone)]
pub struct Unmet {
    /// Where it stands.
    pub place: Place,
    /// What is cited.
    pub what: Cited,
    /// The meeting of the day that is named.
    pub of: Arc<Meeting>,
}

impl Register {
    /// The register of some meetings, which stand by date.
    pub fn of(meetings: &[Arc<Meeting>], numbers: &Numbers) -> Self {
        Self::of_speaking(meetings.iter().flat_map(speaking).collect(), meetings, numbers)
    }

    /// The same, where somebody knows already which resolutions are [`speaking`] of others, in whatever order of meetings.
    pub fn of_speaking(mut speaking: Vec<Spot>, meetings: &[Arc<Meeting>], numbers: &Numbers) -> Self {
        speaking.sort_by(|a, b| (a.meeting.date, &a.meeting.id).cmp(&(b.meeting.date, &b.meeting.id)));
        let mut register = Self::default();
        let record = Record { meetings, numbers };
        for by in speaking {
            let Some(resolution) = by.resolution() else { continue };
            register.add_effects(&by, resolution, &record);
            register.add_citations(&by, resolution, &record);
        }
        register
    }

    /// What later resolutions do to one, the earliest first.
    pub fn later(&self, id: &ResolutionId) -> &[Later] {
        self.later.get(id).map_or(&[], Vec::as_slice)
    }

    /// The resolutions to which later ones do something, and what, in no order.
    pub fn affected(&self) -> impl Iterator<Item = (&ResolutionId, &[Later])> {
        self.later.iter().map(|(id, later)| (id, &**later))
    }

    /// What the words of a resolution cite.
    pub fn cites(&self, id: &ResolutionId) -> &[Cites] {
        self.cites.get(id).map_or(&[], Vec::as_slice)
    }

    /// Who cites an item or a resolution of it in their words, the earliest first.
    pub fn cited_by(&self, item: &ItemId) -> &[(Spot, Cites)] {
        self.cited_by.get(item).map_or(&[], Vec::as_slice)
    }

    /// The ids of the meetings of which another register says something else, or the same of meetings that changed.
    pub fn meetings_unlike(&self, other: &Self, has_changed: &dyn Fn(&Meeting) -> bool) -> HashSet<String> {
        let mut unlike = HashSet::new();
        let later = |later: &Later| (later.by.key(), Some(later.how), later.source);
        compare(&self.later, &other.later, &later, &|later| has_changed(&later.by.meeting), &mut unlike);
        let cites = |cites: &Cites| (cites.at.key(), cites.how, Source::Read);
        compare(&self.cites, &other.cites, &cites, &|cites| has_changed(&cites.at.meeting), &mut unlike);
        let cited = |(by, cites): &(Spot, Cites)| (by.key(), cites.at.key(), cites.how);
        compare(&self.cited_by, &other.cited_by, &cited, &|(by, _)| has_changed(&by.meeting), &mut unlike);
        unlike
    }

    fn add_effects(&mut self, by: &Spot, resolution: &Resolution, record: &Record<'_>) {
        for affect in &resolution.affects {
            let Some(affected) = record.find(&affect.resolution) else { continue };
            if is_before(&affected, by) {
                let later = Later { by: by.clone(), how: affect.how, source: Source::Typed };
                self.later.entry(affect.resolution.clone()).or_default().push(later);
                continue;
            }
            let comes_back = record.leads_to(&affect.resolution, &resolution.id);
            self.faults.push(EffectFault {
                place: affect.place.clone(),
                affected: affect.resolution.clone(),
                sort: if comes_back { EffectFaultSort::Circle } else { EffectFaultSort::OnLater },
            });
        }
    }

    fn add_citations(&mut self, by: &Spot, resolution: &Resolution, record: &Record<'_>) {
        for reading in &resolution.readings {
            let Meaning::Citation(citation) = &reading.meaning else { continue };
            let Some(cites) = record.meant(citation, by) else {
                let of = record.without(citation, by);
                let unmet = |of: &Arc<Meeting>| Unmet {
                    place: reading.place.clone(),
                    what: citation.what.clone(),
                    of: Arc::clone(of),
                };
                self.unmet.extend(of.map(unmet));
                continue;
            };
            if cites.at.item().id == by.item().id || cites.at.meeting.date > by.meeting.date {
                continue;
            }
            self.cites.entry(resolution.id.clone()).or_default().push(cites.clone());
            self.cited_by.entry(cites.at.item().id.clone()).or_default().push((by.clone(), cites.clone()));
            let Some(how) = citation.how.filter(|_| is_in_force(resolution)) else { continue };
            for (at, affected) in cites.at.item().resolutions.iter().enumerate() {
                let is_meant = cites.at.resolution.is_none_or(|only| only == at);
                let is_typed = resolution.affects.iter().any(|affect| affect.resolution == affected.id);
                let earlier = Spot { resolution: Some(at), ..cites.at.clone() };
                if is_meant && !is_typed && is_before(&earlier, by) {
                    let later = Later { by: by.clone(), how, source: Source::Read };
                    self.later.entry(affected.id.clone()).or_default().push(later);
                }
            }
        }
    }
}

/// The resolutions of a meeting that do something to others or name them, in the order of the agenda.
pub fn speaking(meeting: &Arc<Meeting>) -> Vec<Spot> {
    let mut speaking = Vec::new();
    for (item, one) in meeting.items.iter().enumerate() {
        for (at, resolution) in one.resolutions.iter().enumerate() {
            if !resolution.affects.is_empty() || !resolution.readings.is_empty() {
                speaking.push(Spot::of_resolution(meeting, item, at));
            }
        }
    }
    speaking
}

/// Adds the meetings of whatever two lists say something else of, or something of what has changed.
fn compare<Id: Eq + Hash + Borrow<str>, Said, Key: PartialEq>(
    one: &HashMap<Id, Vec<Said>>,
    other: &HashMap<Id, Vec<Said>>,
    key: &dyn Fn(&Said) -> Key,
    has_changed: &dyn Fn(&Said) -> bool,
    unlike: &mut HashSet<String>,
) {
    for (id, said) in one.iter().chain(other) {
        let keys = |list: &HashMap<Id, Vec<Said>>| {
            list.get::<str>(id.borrow()).map(|said| said.iter().map(key).collect::<Vec<_>>())
        };
        if said.iter().any(has_changed) || keys(one) != keys(other) {
            let id = id.borrow();
            let end = id.match_indices('/').nth(1).map_or(id.len(), |(at, _)| at);
            unlike.insert(id[..end].to_owned());
        }
    }
}

/// Does a resolution bring about what its words say?
fn is_in_force(resolution: &Resolution) -> bool {
    match resolution.outcome {
        Some(Outcome::Lost | Outcome::Withdrawn | Outcome::Deferred) => false,
        None | Some(Outcome::Carried | Outcome::Noted | Outcome::Referred) => true,
    }
}

/// Was one resolution made before another? Within a meeting the order decides in which items were taken.
fn is_before(earlier: &Spot, later: &Spot) -> bool {
    let meeting = |spot: &Spot| (spot.meeting.date, spot.meeting.id.clone());
    if earlier.meeting.id != later.meeting.id {
        return meeting(earlier) < meeting(later);
    }
    let order = order_of_record(&later.meeting.items);
    let place = |spot: &Spot| (order.iter().position(|item| item.id == spot.item().id), spot.resolution);
    place(earlier) < place(later)
}

/// The meetings by date, and the numbers of their minutes.
struct Record<'a> {
    meetings: &'a [Arc<Meeting>],
    numbers: &'a Numbers,
}

impl Record<'_> {
    /// The resolution of an id.
    fn find(&self, id: &ResolutionId) -> Option<Spot> {
        let (end, _) = id.as_str().match_indices('/').nth(1)?;
        let meeting_id = &id.as_str()[..end];
        let date: Date = meeting_id.rsplit('/').next()?.get(..10)?.parse().ok()?;
        let meeting = self.on(date).find(|meeting| meeting.id.as_str() == meeting_id)?;
        meeting.items.iter().enumerate().find_map(|(item, one)| {
            let at = one.resolutions.iter().position(|resolution| resolution.id == *id)?;
            Some(Spot::of_resolution(meeting, item, at))
        })
    }

    /// The meetings of a day.
    fn on(&self, date: Date) -> impl Iterator<Item = &Arc<Meeting>> {
        let start = self.meetings.partition_point(|meeting| meeting.date < date);
        self.meetings[start..].iter().take_while(move |meeting| meeting.date == date)
    }

    /// Does what one resolution affects, and what that affects, come to another?
    fn leads_to(&self, from: &ResolutionId, to: &ResolutionId) -> bool {
        let (mut seen, mut pending) = (HashSet::new(), vec![from.clone()]);
        while let Some(id) = pending.pop() {
            if id == *to {
                return true;
            }
            if seen.insert(id.clone())
                && let Some(spot) = self.find(&id)
            {
                let affects = spot.resolution().into_iter().flat_map(|resolution| &resolution.affects);
                pending.extend(affects.map(|affect| affect.resolution.clone()));
            }
        }
        false
    }

    /// The committee's only meeting on the day that a citation names, when it has no such minute or resolution. Minutes
    /// that are not there yet, or have no numbers, say nothing of what they will have.
    fn without(&self, citation: &Citation, by: &Spot) -> Option<&Arc<Meeting>> {
        let ours: Vec<&Arc<Meeting>> =
            self.on(citation.date?).filter(|meeting| meeting.committee == by.meeting.committee).collect();
        let [meeting] = ours[..] else { return None };
        let is_known = match &citation.what {
            Cited::Minute(number) => {
                let numbers = || meeting.items.iter().filter_map(|item| self.numbers.of_item(&item.id));
                numbers().next().is_some() && numbers().all(|known| known != number)
            }
            Cited::Resolution(number) => {
                let numbers = || meeting.items.iter().flat_map(|item| &item.resolutions).map(|one| one.number);
                numbers().next().is_some() && numbers().all(|known| known != *number)
            }
        };
        is_known.then_some(meeting)
    }

    /// What a citation means: a minute or a resolution of the committee's own meeting on that day, or of the only
    /// meeting on that day. What may be either of two is neither.
    fn meant(&self, citation: &Citation, by: &Spot) -> Option<Cites> {
        let is_ours = |meeting: &&Arc<Meeting>| meeting.committee == by.meeting.committee;
        let candidates: Vec<&Arc<Meeting>> = match citation.date {
            Some(date) => {
                let ours: Vec<&Arc<Meeting>> = self.on(date).filter(is_ours).collect();
                if ours.is_empty() { self.on(date).collect() } else { ours }
            }
            None => self.meetings.iter().filter(is_ours).collect(),
        };
        if citation.date.is_some() && candidates.len() > 1 {
            return None;
        }
        let is_meant = |item: &Item| match &citation.what {
            Cited::Minute(number) => self.numbers.of_item(&item.id) == Some(number),
            Cited::Resolution(number) => item.resolutions.iter().any(|resolution| resolution.number == *number),
        };
        let mut found = candidates
            .into_iter()
            .flat_map(|meeting| meeting.items.iter().enumerate().map(move |(at, item)| (meeting, at, item)))
            .filter(|(_, _, item)| is_meant(item));
        let (meeting, at, item) = found.next()?;
        if found.next().is_some() {
            return None;
        }
        let resolution = match &citation.what {
            Cited::Resolution(number) => item.resolutions.iter().position(|resolution| resolution.number == *number),
            Cited::Minute(_) => (item.resolutions.len() == 1).then_some(0),
        };
        Some(Cites { at: Spot { resolution, ..Spot::of_item(meeting, at) }, how: citation.how })
    }
}
