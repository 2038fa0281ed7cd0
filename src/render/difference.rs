//! What may be other than it was: the pages of a plan whose templates may see something new.
//!
//! Takes two plans of one site; gives the jobs of the later one that are worth a look. All is where settings, people,
//! committees, plain pages, the law or the day are others. Else a meeting is when it, one that it names or one that names
//! it changed, or more than the words of one of its committee's did, or the register says something new of it; a long
//! list is when such a meeting stands in it; and whatever else belongs to no meeting always is.

use std::collections::HashSet;
use std::sync::Arc;

use super::atlas::decisions;
use super::job::{About, Job};
use super::plan::Plan;
use crate::model::identity::CommitteeId;
use crate::model::meeting::Meeting;
use crate::model::{Destination, Words};

impl Plan {
    /// The pages whose templates may see other things than they did in an earlier plan.
    pub fn may_differ<'a>(&'a self, before: &Plan) -> Vec<&'a Job> {
        let is_page = |job: &&Job| job.path().is_page();
        if !self.atlas.stands_under_the_same_as(&before.atlas) {
            return self.jobs().filter(is_page).collect();
        }
        let touched = self.touched(before);
        let meetings = self.by_meeting().filter(|(meeting, _)| touched.contains(meeting.id.as_str()));
        let listed: Vec<&Meeting> = meetings.clone().map(|(meeting, _)| &**meeting).collect();
        let has_other_lists = self.has_other_lists(before);
        let plain = self.plain().iter().filter(|job| has_other_lists || may_list(job, &listed));
        plain.chain(meetings.flat_map(|(_, jobs)| jobs)).filter(is_page).collect()
    }

    /// Do the lists by year hold other meetings than in an earlier plan, or another number of decisions?
    fn has_other_lists(&self, before: &Plan) -> bool {
        let place = |meeting: &Meeting| (meeting.id.clone(), meeting.date, decisions(meeting).count());
        let now: HashSet<_> = self.meetings_unlike(before).map(place).collect();
        let then: HashSet<_> = before.meetings_unlike(self).map(place).collect();
        now != then
    }

    /// The ids of the meetings whose pages may show something new.
    fn touched(&self, before: &Plan) -> HashSet<String> {
        let changed: Vec<&Meeting> = self.meetings_unlike(before).chain(before.meetings_unlike(self)).collect();
        let mut touched = HashSet::new();
        if changed.is_empty() {
            return touched;
        }
        let committees: HashSet<&CommitteeId> =
            self.committees_unlike(before).chain(before.committees_unlike(self)).collect();
        let ids: HashSet<&str> = changed.iter().map(|meeting| meeting.id.as_str()).collect();
        changed.iter().for_each(|meeting| confirmed_by(meeting, &mut |id| touched.extend([id.to_owned()])));
        for (meeting, _) in self.by_meeting() {
            let mut is_touched = committees.contains(&meeting.committee) || ids.contains(meeting.id.as_str());
            if !is_touched {
                named_by(meeting, &mut |id| is_touched |= ids.contains(id));
            }
            if is_touched {
                touched.insert(meeting.id.to_string());
            }
        }
        let is_touched =
            |meeting: &Meeting| committees.contains(&meeting.committee) || ids.contains(meeting.id.as_str());
        let register = self.atlas.ledger().register();
        touched.extend(register.meetings_unlike(before.atlas.ledger().register(), &is_touched));
        touched
    }

    /// The committees with a meeting that is not there in another plan, or of which the pages of others show something
    /// else.
    fn committees_unlike<'a>(&'a self, other: &'a Plan) -> impl Iterator<Item = &'a CommitteeId> {
        let is_unlike = |meeting: &&Meeting| {
            let at = other.atlas.place_of(meeting.id.as_str());
            at.is_none_or(|at| outline(&other.site().meetings()[at]) != outline(meeting))
        };
        self.meetings_unlike(other).filter(is_unlike).map(|meeting| &meeting.committee)
    }

    /// The meetings that are not the very same in another plan.
    fn meetings_unlike<'a>(&'a self, other: &Plan) -> impl Iterator<Item = &'a Meeting> {
        let meetings = self.site().meetings().iter();
        let is_same = |meeting: &Arc<Meeting>| {
            let at = other.atlas.place_of(meeting.id.as_str());
            at.is_some_and(|at| Arc::ptr_eq(&other.site().meetings()[at], meeting))
        };
        meetings.filter(move |meeting| !is_same(meeting)).map(|meeting| &**meeting)
    }
}

/// What the other meetings of a committee show of one, or have their numbers and days from: all but its words.
fn outline(meeting: &Meeting) -> (Meeting, Vec<impl PartialEq>) {
    let items = meeting.items.iter().map(|item| {
        let is_written = !item.minute.is_empty() || item.resolutions.iter().any(|resolution| !resolution.draft);
        let number = (item.number.clone(), item.minute_number.clone(), item.taken, is_written);
        (item.id.clone(), item.title.clone(), number, item.access.clone(), item.draft)
    });
    let shell = Meeting {
        introduction: Words::default(),
        closing: Words::default(),
        items: Vec::new(),
        documents: Vec::new(),
        ..meeting.clone()
    };
    (shell, items.collect())
}

/// May any of some meetings stand on a page that belongs to none?
fn may_list(job: &Job, meetings: &[&Meeting]) -> bool {
    let is_of = |year: i16| meetings.iter().filter(move |meeting| meeting.date.year() == year);
    match &job.about {
        About::MeetingsIn(year) | About::ResolutionsIn(year) | About::ResolutionsEnded(year, _) => {
            is_of(*year).next().is_some()
        }
        About::ResolutionsOf(year, committee) => is_of(*year).any(|meeting| meeting.committee == *committee),
        About::Home
        | About::Committees
        | About::Committee(_)
        | About::Meeting(_)
        | About::Item(..)
        | About::Report(..)
        | About::Resolution(..)
        | About::People
        | About::Person(_)
        | About::Meetings
        | About::Resolutions
        | About::ResolutionsBecome(_)
        | About::Actions
        | About::Search
        | About::Plain(_)
        | About::NotPublic
        | About::NotFound
        | About::File(_)
        | About::Asset(_) => true,
    }
}

/// The ids of the meetings of which one shows something, beside what the register says: those that a link or an effect
/// calls by their title, and those that confirmed its minutes or were confirmed at it.
fn named_by(meeting: &Meeting, name: &mut impl FnMut(&str)) {
    let links = meeting.shown_words().flat_map(|words| words.links.iter());
    for link in links.filter(|link| link.id.is_some()) {
        if let Destination::Page(address, _) = &link.destination {
            meeting_of(address.id()).into_iter().for_each(&mut *name);
        }
    }
    let resolutions = meeting.items.iter().flat_map(|item| &item.resolutions);
    let affects = resolutions.flat_map(|resolution| &resolution.affects);
    affects.filter_map(|affect| meeting_of(affect.resolution.as_str())).for_each(&mut *name);
    confirmed_by(meeting, name);
}

/// The ids of the meetings that confirmed the minutes of one, or were confirmed at it.
fn confirmed_by(meeting: &Meeting, name: &mut impl FnMut(&str)) {
    meeting.minutes.iter().flat_map(|minutes| &minutes.confirmed_at).for_each(|id| name(id.value.as_str()));
    for item in &meeting.items {
        item.confirms.iter().for_each(|id| name(id.value.as_str()));
    }
}

/// The meeting's part of the id of anything in it.
fn meeting_of(id: &str) -> Option<&str> {
    let (first, _) = id.match_indices('/').next()?;
    let end = id[first + 1..].find('/').map_or(id.len(), |at| first + 1 + at);
    Some(&id[..end])
}
