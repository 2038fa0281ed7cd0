//! What becomes public next, and when: so that nobody forgets to build again on the day.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;

use super::alias::Aliases;
use super::gate::Gate;
use super::meeting::{Item, Meeting};
use super::site::Site;

/// What becomes public on the next day on which anything does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Next {
    /// The day.
    pub day: Date,
    /// How many papers are public then, or say more than today.
    pub papers: usize,
    /// The days of the meetings they are of.
    pub meetings: BTreeSet<Date>,
}

/// What becomes public on the first day after `as_of` that a paper names; nothing when no such day changes anything.
pub fn next(site: &Site, as_of: Date) -> Option<Next> {
    let open = |meeting: &&Arc<Meeting>| {
        !meeting.draft && site.committee(&meeting.committee).is_some_and(|committee| !committee.draft)
    };
    let meetings: Vec<&Arc<Meeting>> = site.meetings.iter().filter(open).collect();
    let mut days = BTreeSet::new();
    for meeting in &meetings {
        days.extend(days_of(meeting).filter(|day| *day > as_of));
    }
    let today = Gate::new(site, as_of);
    days.into_iter().find_map(|day| {
        let then = Gate::new(site, day);
        let mut next = Next { day, papers: 0, meetings: BTreeSet::new() };
        for meeting in meetings.iter().filter(|meeting| days_of(meeting).any(|own| own == day)) {
            let (mut before, mut after) = (Aliases::default(), Aliases::default());
            let papers = more(&today.meeting(meeting, &mut before), &then.meeting(meeting, &mut after));
            if papers > 0 {
                next.papers += papers;
                next.meetings.insert(meeting.date);
            }
        }
        (next.papers > 0).then_some(next)
    })
}

/// The days on which more of a meeting becomes public.
fn days_of(meeting: &Meeting) -> impl Iterator<Item = Date> {
    let supplements = meeting.agenda.supplements.iter().map(|supplement| supplement.published);
    // Minutes cannot be out before the meeting is over.
    let minutes = meeting.minutes.as_ref().and_then(|minutes| minutes.published).map(|day| day.max(meeting.date));
    meeting.agenda.published.into_iter().chain(supplements).chain(minutes)
}

/// How many papers say more then than today.
fn more(today: &Meeting, then: &Meeting) -> usize {
    let papers = |item: &Item| (item.title.clone(), item.agenda.clone(), item.minute.clone(), item.documents.clone());
    let mut more = 0;
    for item in &then.items {
        let before = today.items.iter().find(|before| before.place == item.place);
        more += usize::from(before.is_none_or(|before| papers(before) != papers(item)));
        let reports = before.map_or(&[][..], |before| &before.reports);
        more += item.reports.iter().filter(|report| !reports.iter().any(|before| before.id == report.id)).count();
    }
    more
}
