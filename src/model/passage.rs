//! The passage through the gate, meeting by meeting, and what is remembered of it.
//!
//! Takes the meetings of a [`Site`]; gives those that the public may know of, each as the public sees it. A meeting
//! goes through the gate again only when it, the day or the meeting that confirms it is another; its links are mended
//! again only when it, or what links may lead to, is another. One of which all is public stays the very same in memory.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use jiff::civil::Date;

use super::address::Address;
use super::alias::Aliases;
use super::body::{Anchor, each_anchor};
use super::gate::Gate;
use super::identity::{MeetingId, ResolutionId};
use super::meeting::Meeting;
use super::mend::{Ends, mended_meeting};
use super::site::Site;
use super::status::Today;
use super::words::Words;
use crate::diagnostic::Diagnostics;

/// What is remembered of meetings that went through the gate.
#[derive(Debug, Default)]
pub struct Passages {
    passed: HashMap<MeetingId, Passed>,
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
    /// As the public sees it, and what is wrong with its links; for links that end at what has this hash.
    mended: Option<(u64, Arc<Meeting>, Diagnostics)>,
}

impl Passages {
    /// Lets the meetings of a site through its gate, and forgets those that are gone.
    pub(super) fn pass(&mut self, site: &Site, gate: &Gate<'_>) {
        let mut before = std::mem::take(&mut self.passed);
        for meeting in site.meetings.iter().filter(|meeting| gate.is_open(meeting)) {
            let (today, confirming) = (gate.today(), gate.confirming(meeting));
            let is_same = |passed: &Passed| {
                Arc::ptr_eq(&passed.from.0, meeting) && (passed.from.1, passed.from.2) == (today, confirming)
            };
            let same = before.remove(&meeting.id).filter(is_same);
            let passed = same.unwrap_or_else(|| Passed::new((Arc::clone(meeting), today, confirming), gate));
            self.passed.insert(meeting.id.clone(), passed);
        }
    }

    /// What stands at a meeting's addresses: by its id, or the id of anything in it.
    pub(super) fn of(&self, id: &str) -> Option<&Passed> {
        let end = id.match_indices('/').nth(1).map_or(id.len(), |(at, _)| at);
        self.passed.get(&id[..end])
    }

    /// Does the public know of that resolution?
    pub(super) fn has_resolution(&self, id: &ResolutionId) -> bool {
        let items = self.of(id.as_str()).map(|passed| &passed.meeting.items);
        let mut resolutions = items.into_iter().flatten().flat_map(|item| &item.resolutions);
        resolutions.any(|resolution| resolution.id == *id)
    }

    /// A hash of all that links may lead to in meetings.
    pub(super) fn ends(&self, site: &Site) -> u64 {
        let mut hasher = DefaultHasher::new();
        let passed = site.meetings.iter().filter_map(|meeting| self.passed.get(&meeting.id));
        passed.for_each(|passed| passed.ends.hash(&mut hasher));
        hasher.finish()
    }

    /// The meetings as the public sees them, in the order of the site; `public` is what it sees beside them.
    pub(super) fn mended(&mut self, site: &Site, public: &Site, diagnostics: &mut Diagnostics) -> Vec<Arc<Meeting>> {
        let ends = Ends::of(public, self);
        let key = ends.key(site);
        let stale = |passed: &&Passed| passed.mended.as_ref().is_none_or(|(before, ..)| *before != key);
        let mended: Vec<(MeetingId, (Arc<Meeting>, Diagnostics))> = self
            .passed
            .values()
            .filter(stale)
            .map(|passed| (passed.meeting.id.clone(), mended_meeting(&passed.meeting, self, &ends)))
            .collect();
        for (id, (meeting, wrong)) in mended {
            if let Some(passed) = self.passed.get_mut(&id) {
                passed.mended = Some((key, meeting, wrong));
            }
        }
        let mended = site.meetings.iter().filter_map(|meeting| self.passed.get(&meeting.id)?.mended.as_ref());
        mended
            .map(|(_, meeting, wrong)| {
                diagnostics.append(wrong.clone());
                Arc::clone(meeting)
            })
            .collect()
    }
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
        Self { from, meeting, aliases, addresses, anchors, ends: hasher.finish(), mended: None }
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
