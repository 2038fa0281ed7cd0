//! The passage through the gate, meeting by meeting, and what is remembered of it.
//!
//! Takes the meetings of a [`Site`]; gives those that the public may know of, each as the public sees it. A meeting
//! goes through the gate again only when it, the day or the meeting that confirms it is another; its links are mended
//! again only when it, or what links may lead to, is another. One of which all is public stays the very same in memory.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use jiff::civil::Date;

use super::abreast::Abreast;
use super::address::Address;
use super::alias::Aliases;
use super::body::{Anchor, each_anchor};
use super::gate::Gate;
use super::identity::{MeetingId, ResolutionId};
use super::meeting::Meeting;
use super::mend::{Ends, mended_meeting};
use super::places::Places;
use super::site::Site;
use super::status::Today;
use super::words::Words;
use crate::diagnostic::Diagnostics;

/// What is remembered of meetings that went through the gate.
#[derive(Debug, Default)]
pub struct Passages {
    /// By date and id.
    passed: Vec<Arc<Passed>>,
    places: Arc<Places>,
    /// The same, with links that end at what has this hash.
    mended: (u64, Vec<Arc<Mended>>),
}

/// A meeting on the other side of the gate.
#[derive(Debug)]
pub(super) struct Passed {
    /// What it was made from.
    from: (Arc<Meeting>, Today, Option<Date>),
    /// As the public sees it, with links as they were typed.
    meeting: Arc<Meeting>,
    /// Its items that are found elsewhere than their papers say.
    pub aliases: Aliases,
    /// What links may lead to in it, sorted.
    pub addresses: Vec<Address>,
    /// The headings and resolutions that links may lead to, each with the address of its page, sorted.
    pub anchors: Vec<(Address, Anchor)>,
    /// A hash of all that links of others depend on.
    ends: u64,
}

/// A meeting as the public sees it.
#[derive(Debug)]
struct Mended {
    from: Arc<Passed>,
    meeting: Arc<Meeting>,
    /// What is wrong with its links.
    wrong: Diagnostics,
}

impl Passages {
    /// Lets the meetings of a site through its gate, and forgets those that are gone.
    pub(super) fn pass(&mut self, site: &Site, gate: &Gate<'_>) {
        let before = std::mem::take(&mut self.passed);
        let mut known = Abreast::with(&before);
        let open = site.meetings.iter().filter(|meeting| gate.is_open(meeting));
        let passed = open.map(|meeting| {
            let from = (Arc::clone(meeting), gate.today(), gate.confirming(meeting));
            let same = known.at(&place(meeting), |passed| place(&passed.meeting));
            match same.filter(|passed| passed.is_from(&from)) {
                Some(same) => Arc::clone(same),
                None => Arc::new(Passed::new(from, gate)),
            }
        });
        self.passed = passed.collect();
        self.places = Places::after(&self.places, self.passed.iter().map(|passed| &passed.meeting.id));
    }

    /// What stands at a meeting's addresses: by its id, or the id of anything in it.
    pub(super) fn of(&self, id: &str) -> Option<&Passed> {
        let end = id.match_indices('/').nth(1).map_or(id.len(), |(at, _)| at);
        self.places.of(&id[..end]).map(|at| &*self.passed[at])
    }

    /// Does the public know of that resolution?
    pub(super) fn has_resolution(&self, id: &ResolutionId) -> bool {
        let items = self.of(id.as_str()).map(|passed| &passed.meeting.items);
        let mut resolutions = items.into_iter().flatten().flat_map(|item| &item.resolutions);
        resolutions.any(|resolution| resolution.id == *id)
    }

    /// A hash of all that links may lead to in meetings.
    pub(super) fn ends(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.passed.iter().for_each(|passed| passed.ends.hash(&mut hasher));
        hasher.finish()
    }

    /// The meetings as the public sees them, by date and id; `public` is what it sees beside them.
    pub(super) fn mended(&mut self, public: &Site, diagnostics: &mut Diagnostics) -> Vec<Arc<Meeting>> {
        let ends = Ends::of(public, self);
        let key = ends.key();
        let before: &[_] = if self.mended.0 == key { &self.mended.1 } else { &[] };
        let mut known = Abreast::with(before);
        let mended = self.passed.iter().map(|passed| {
            let same = known.at(&place(&passed.meeting), |mended| place(&mended.meeting));
            let same = same.filter(|mended| Arc::ptr_eq(&mended.from, passed)).map(Arc::clone);
            same.unwrap_or_else(|| {
                let (meeting, wrong) = mended_meeting(&passed.meeting, self, &ends);
                Arc::new(Mended { from: Arc::clone(passed), meeting, wrong })
            })
        });
        let mended: Vec<_> = mended.collect();
        mended.iter().for_each(|mended| diagnostics.append(mended.wrong.clone()));
        let meetings = mended.iter().map(|mended| Arc::clone(&mended.meeting)).collect();
        self.mended = (key, mended);
        meetings
    }
}

/// Where a meeting stands in a list of all.
fn place(meeting: &Meeting) -> (Date, &MeetingId) {
    (meeting.date, &meeting.id)
}

impl Passed {
    fn new(from: (Arc<Meeting>, Today, Option<Date>), gate: &Gate<'_>) -> Self {
        let mut aliases = Aliases::default();
        let public = gate.meeting(&from.0, &mut aliases);
        let meeting = if public == *from.0 { Arc::clone(&from.0) } else { Arc::new(public) };
        let (addresses, anchors) = ends(&meeting);
        let mut hasher = DefaultHasher::new();
        (&addresses, &anchors).hash(&mut hasher);
        aliases.iter().for_each(|alias| alias.hash(&mut hasher));
        let resolutions = meeting.items.iter().flat_map(|item| &item.resolutions);
        resolutions.for_each(|resolution| resolution.id.hash(&mut hasher));
        Self { from, meeting, aliases, addresses, anchors, ends: hasher.finish() }
    }

    /// Was it made from just that?
    fn is_from(&self, (meeting, today, confirming): &(Arc<Meeting>, Today, Option<Date>)) -> bool {
        Arc::ptr_eq(&self.from.0, meeting) && (&self.from.1, &self.from.2) == (today, confirming)
    }
}

/// What links may lead to in a meeting: addresses, and headings.
fn ends(meeting: &Meeting) -> (Vec<Address>, Vec<(Address, Anchor)>) {
    let mut anchors = Vec::new();
    let mut see = |address: &Address, words: &Words| {
        each_anchor(&words.body.blocks, &mut |anchor| anchors.push((address.clone(), anchor)));
    };
    let address = Address::meeting(&meeting.id);
    see(&address, &meeting.introduction);
    see(&address, &meeting.closing);
    let mut addresses = vec![address];
    addresses.extend(meeting.documents.iter().map(|document| document.address.clone()));
    for item in &meeting.items {
        let address = Address::item(&item.id);
        see(&address, &item.agenda);
        see(&address, &item.minute);
        addresses.push(address);
        addresses.extend(item.documents.iter().map(|document| document.address.clone()));
        for report in &item.reports {
            let address = Address::report(&report.id);
            see(&address, &report.words);
            addresses.push(address);
        }
        for resolution in item.resolutions.iter().filter(|resolution| resolution.has_file) {
            let address = Address::resolution(&resolution.id);
            see(&address, &resolution.words);
            addresses.push(address);
        }
    }
    addresses.sort_unstable();
    anchors.sort_unstable();
    addresses.shrink_to_fit();
    anchors.shrink_to_fit();
    (addresses, anchors)
}
