//! What may be other than it was: the pages of a plan whose templates may see something new.
//!
//! Takes two plans of one site; gives the jobs of the later one that are worth a look. What belongs to no meeting always
//! is, and all is where settings, people, committees, plain pages, the law or the day are others. Else a meeting is when
//! it, its committee's, one that it names or one that names it changed, or the register says something new of it.

use std::collections::HashSet;
use std::sync::Arc;

use super::job::Job;
use super::plan::Plan;
use crate::model::Destination;
use crate::model::identity::CommitteeId;
use crate::model::meeting::Meeting;

impl Plan {
    /// The pages whose templates may see other things than they did in an earlier plan.
    pub fn may_differ<'a>(&'a self, before: &Plan) -> Vec<&'a Job> {
        let is_page = |job: &&Job| job.path().is_page();
        if !self.atlas.stands_under_the_same_as(&before.atlas) {
            return self.jobs().filter(is_page).collect();
        }
        let touched = self.touched(before);
        let meetings = self.by_meeting().filter(|(meeting, _)| touched.contains(meeting.id.as_str()));
        self.plain().iter().chain(meetings.flat_map(|(_, jobs)| jobs)).filter(is_page).collect()
    }

    /// The ids of the meetings whose pages may show something new.
    fn touched(&self, before: &Plan) -> HashSet<String> {
        let changed: Vec<&Meeting> = self.meetings_unlike(before).chain(before.meetings_unlike(self)).collect();
        let mut touched = HashSet::new();
        if changed.is_empty() {
            return touched;
        }
        let committees: HashSet<&CommitteeId> = changed.iter().map(|meeting| &meeting.committee).collect();
        let ids: HashSet<&str> = changed.iter().map(|meeting| meeting.id.as_str()).collect();
        changed.iter().for_each(|meeting| named_by(meeting, &mut |id| touched.extend([id.to_owned()])));
        for (meeting, _) in self.by_meeting() {
            let mut is_touched = committees.contains(&meeting.committee);
            if !is_touched {
                named_by(meeting, &mut |id| is_touched |= ids.contains(id));
            }
            if is_touched {
                touched.insert(meeting.id.to_string());
            }
        }
        let is_touched = |meeting: &Meeting| committees.contains(&meeting.committee);
        let register = &self.atlas.ledger().register;
        touched.extend(register.meetings_unlike(&before.atlas.ledger().register, &is_touched));
        touched
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

/// The ids of the meetings that one names: in links, as what its resolutions affect, or as what confirms its minutes.
fn named_by(meeting: &Meeting, name: &mut impl FnMut(&str)) {
    for link in meeting.shown_words().flat_map(|words| words.links.iter()) {
        if let Destination::Page(address, _) = &link.destination {
            meeting_of(address.id()).into_iter().for_each(&mut *name);
        }
    }
    meeting.minutes.iter().flat_map(|minutes| &minutes.confirmed_at).for_each(|id| name(id.value.as_str()));
    for item in &meeting.items {
        item.confirms.iter().for_each(|id| name(id.value.as_str()));
        let affects = item.resolutions.iter().flat_map(|resolution| &resolution.affects);
        affects.filter_map(|affect| meeting_of(affect.resolution.as_str())).for_each(&mut *name);
    }
}

/// The meeting's part of the id of anything in it.
fn meeting_of(id: &str) -> Option<&str> {
    let (first, _) = id.match_indices('/').next()?;
    let end = id[first + 1..].find('/').map_or(id.len(), |at| first + 1 + at);
    Some(&id[..end])
}
