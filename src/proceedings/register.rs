//! The register of resolutions: what has become of each, from what later ones do to it.
//!
//! Takes meetings by date; gives for each resolution the later ones that amend, rescind or complete it, and those that
//! plainly say so in their words. What was read from words is marked so. Effects on a later resolution, and those that
//! go round in a circle, are faults, and change nothing.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::numbers::{Numbers, order_taken};
use crate::diagnostic::Place;
use crate::model::identity::{ItemId, ResolutionId};
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

/// How something is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// Somebody typed it as a fact.
    Typed,
    /// It was read from the words.
    Read,
}

/// What a later resolution does to one.
#[derive(Debug, Clone, Copy)]
pub struct Later<'a> {
    /// The later one.
    pub by: Decided<'a>,
    /// What it does.
    pub how: Effect,
    /// How that is known.
    pub source: Source,
}

/// An earlier decision that the words of a resolution name.
#[derive(Debug, Clone, Copy)]
pub struct Cites<'a> {
    /// The meeting that made it.
    pub meeting: &'a Meeting,
    /// The item it stands in.
    pub item: &'a Item,
    /// The resolution, where one is meant.
    pub resolution: Option<&'a Resolution>,
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
pub struct Register<'a> {
    order: HashMap<&'a ResolutionId, (u32, Decided<'a>)>,
    later: HashMap<&'a ResolutionId, Vec<Later<'a>>>,
    cites: HashMap<&'a ResolutionId, Vec<Cites<'a>>>,
    cited_by: HashMap<&'a ItemId, Vec<(Decided<'a>, Cites<'a>)>>,
    /// Effects that cannot be.
    pub faults: Vec<EffectFault>,
}

impl<'a> Register<'a> {
    /// The register of some meetings, which stand by date.
    pub fn of(meetings: &'a [Arc<Meeting>], numbers: &Numbers) -> Self {
        let mut register = Self::default();
        let mut with_something = Vec::new();
        let mut place = 0;
        for meeting in meetings {
            for item in order_of_decisions(&meeting.items) {
                for resolution in &item.resolutions {
                    let decided = Decided { meeting, item, resolution };
                    register.order.insert(&resolution.id, (place, decided));
                    place += 1;
                    if !resolution.affects.is_empty() || !resolution.readings.is_empty() {
                        with_something.push(decided);
                    }
                }
            }
        }
        for decided in with_something {
            register.add_effects(decided);
            register.add_citations(decided, meetings, numbers);
        }
        register
    }

    /// A resolution by its id, and where it was made.
    pub fn decided(&self, id: &ResolutionId) -> Option<Decided<'a>> {
        self.order.get(id).map(|(_, decided)| *decided)
    }

    /// What later resolutions do to one, the earliest first.
    pub fn later(&self, id: &ResolutionId) -> &[Later<'a>] {
        self.later.get(id).map_or(&[], Vec::as_slice)
    }

    /// What the words of a resolution cite.
    pub fn cites(&self, id: &ResolutionId) -> &[Cites<'a>] {
        self.cites.get(id).map_or(&[], Vec::as_slice)
    }

    /// Who cites an item or a resolution of it in their words, the earliest first.
    pub fn cited_by(&self, item: &ItemId) -> &[(Decided<'a>, Cites<'a>)] {
        self.cited_by.get(item).map_or(&[], Vec::as_slice)
    }

    fn is_before(&self, earlier: &ResolutionId, later: &ResolutionId) -> bool {
        let place = |id| self.order.get(id).map(|(place, _)| *place);
        place(earlier) < place(later)
    }

    fn add_effects(&mut self, by: Decided<'a>) {
        for affect in &by.resolution.affects {
            let Some((_, affected)) = self.order.get(&affect.resolution).copied() else { continue };
            if self.is_before(&affect.resolution, &by.resolution.id) {
                let later = Later { by, how: affect.how, source: Source::Typed };
                self.later.entry(&affected.resolution.id).or_default().push(later);
                continue;
            }
            let comes_back = self.leads_to(&affect.resolution, &by.resolution.id);
            self.faults.push(EffectFault {
                place: affect.place.clone(),
                affected: affect.resolution.clone(),
                sort: if comes_back { EffectFaultSort::Circle } else { EffectFaultSort::OnLater },
            });
        }
    }

    /// Does what one resolution affects, and what that affects, come to another?
    fn leads_to(&self, from: &ResolutionId, to: &ResolutionId) -> bool {
        let (mut seen, mut pending) = (HashSet::new(), vec![from.clone()]);
        while let Some(id) = pending.pop() {
            if id == *to {
                return true;
            }
            if let Some((_, decided)) = self.order.get(&id)
                && seen.insert(id)
            {
                pending.extend(decided.resolution.affects.iter().map(|affect| affect.resolution.clone()));
            }
        }
        false
    }

    fn add_citations(&mut self, by: Decided<'a>, meetings: &'a [Arc<Meeting>], numbers: &Numbers) {
        for reading in &by.resolution.readings {
            let Meaning::Citation(citation) = &reading.meaning else { continue };
            let Some(cites) = meant(citation, by, meetings, numbers) else { continue };
            let is_itself = cites.item.id == by.item.id;
            if is_itself || cites.meeting.date > by.meeting.date {
                continue;
            }
            self.cites.entry(&by.resolution.id).or_default().push(cites);
            self.cited_by.entry(&cites.item.id).or_default().push((by, cites));
            let Some(how) = citation.how else { continue };
            let is_in_force = !matches!(by.resolution.outcome, Some(Outcome::Lost | Outcome::Withdrawn | Outcome::Deferred));
            let affected = cites.item.resolutions.iter().filter(|one| cites.resolution.is_none_or(|only| only.id == one.id));
            for resolution in affected.filter(|_| is_in_force) {
                let is_typed = by.resolution.affects.iter().any(|affect| affect.resolution == resolution.id);
                if !is_typed && self.is_before(&resolution.id, &by.resolution.id) {
                    self.later.entry(&resolution.id).or_default().push(Later { by, how, source: Source::Read });
                }
            }
        }
    }
}

/// Items in the order in which they were taken; drafts, which a preview shows, behind them.
fn order_of_decisions(items: &[Item]) -> impl Iterator<Item = &Item> {
    let decides = |item: &&Item| !item.resolutions.is_empty();
    order_taken(items).into_iter().chain(items.iter().filter(|item| item.draft)).filter(decides)
}

/// What a citation means: a minute or a resolution of the committee's own meeting on that day, or of the only meeting
/// on that day. What may be either of two is neither.
fn meant<'a>(
    citation: &Citation,
    by: Decided<'a>,
    meetings: &'a [Arc<Meeting>],
    numbers: &Numbers,
) -> Option<Cites<'a>> {
    let candidates: Vec<&Meeting> = match citation.date {
        Some(date) => {
            let start = meetings.partition_point(|meeting| meeting.date < date);
            let that_day = || meetings[start..].iter().take_while(|meeting| meeting.date == date).map(Arc::as_ref);
            let ours: Vec<&Meeting> = that_day().filter(|meeting| meeting.committee == by.meeting.committee).collect();
            if ours.is_empty() { that_day().collect() } else { ours }
        }
        None => meetings.iter().map(Arc::as_ref).filter(|one| one.committee == by.meeting.committee).collect(),
    };
    if citation.date.is_some() && candidates.len() > 1 {
        return None;
    }
    let is_meant = |item: &Item| match &citation.what {
        Cited::Minute(number) => numbers.of_item(&item.id) == Some(number),
        Cited::Resolution(number) => item.resolutions.iter().any(|resolution| resolution.number == *number),
    };
    let mut found = candidates
        .into_iter()
        .flat_map(|meeting| meeting.items.iter().map(move |item| (meeting, item)))
        .filter(|(_, item)| is_meant(item));
    let (meeting, item) = found.next()?;
    if found.next().is_some() {
        return None;
    }
    let resolution = match (&citation.what, &item.resolutions[..]) {
        (Cited::Resolution(number), resolutions) => resolutions.iter().find(|resolution| resolution.number == *number),
        (Cited::Minute(_), [only]) => Some(only),
        (Cited::Minute(_), _) => None,
    };
    Some(Cites { meeting, item, resolution, how: citation.how })
}
