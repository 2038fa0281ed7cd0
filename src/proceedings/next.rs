//! The next meeting of a committee: what its agenda has to have, from what stands open.
//!
//! Takes a whole site; gives standing items, the minutes to confirm, the matters that were deferred, and the actions
//! that are outstanding. Lays no file.

use jiff::ToSpan;
use jiff::civil::Date;

use super::actions::{Task, actions};
use super::numbers::Numbers;
use super::register::Register;
use crate::model::Site;
use crate::model::committee::{Person, StandingItem};
use crate::model::identity::{CommitteeId, ItemId, MeetingId};
use crate::model::meeting::{Item, Meeting, MinutesState, Status};
use crate::model::record::{Effect, Named, Outcome};

/// What the agenda of a committee's next meeting has to have.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NextAgenda {
    /// The items that stand on every agenda, as the committee's file has them; none where it does not say.
    pub standing: Vec<StandingItem>,
    /// The meetings whose minutes are to be confirmed, by date.
    pub to_confirm: Vec<(MeetingId, Date)>,
    /// The matters that earlier meetings put off, by date.
    pub deferred: Vec<Matter>,
    /// What is still to be done, the earliest due first.
    pub actions: Vec<Outstanding>,
}

/// A matter that was put off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matter {
    /// The item under which it was put off.
    pub item: ItemId,
    /// Its title, which the public may read.
    pub title: String,
    /// The day of that meeting.
    pub date: Date,
}

/// An action that is still to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outstanding {
    /// What, in words.
    pub what: String,
    /// By whom.
    pub owner: Option<String>,
    /// By when, where that is known.
    pub due: Option<Date>,
    /// The item under which it was asked for.
    pub item: ItemId,
    /// The day of that meeting.
    pub date: Date,
}

/// What the agenda of a meeting of a committee on a day has to have.
pub fn next_agenda(site: &Site, committee: &CommitteeId, date: Date) -> NextAgenda {
    let numbers = Numbers::of(&site.meetings, &site.committees, &site.settings);
    let register = Register::of(&site.meetings, &numbers);
    let earlier: Vec<&Meeting> = site
        .meetings
        .iter()
        .map(AsRef::as_ref)
        .filter(|meeting| meeting.committee == *committee && meeting.date < date && !meeting.draft)
        .filter(|meeting| meeting.status != Some(Status::Cancelled))
        .collect();
    let mut open: Vec<Task> = actions(&site.meetings, &register, date)
        .into_iter()
        .filter(|task| task.at.meeting.committee == *committee && task.at.meeting.date < date)
        .filter(|task| task.is_open() && !task.is_stale(date))
        .filter(|task| task.at.item().access.is_open() && !task.at.item().draft)
        .collect();
    open.sort_by_key(|task| (task.day().unwrap_or(Date::MAX), task.at.meeting.date));
    NextAgenda {
        standing: site.committee(committee).map(|committee| committee.standing.clone()).unwrap_or_default(),
        to_confirm: unconfirmed(&earlier).into_iter().map(|meeting| (meeting.id.clone(), meeting.date)).collect(),
        deferred: deferred(&earlier, &register, date),
        actions: open.iter().map(|task| outstanding(task, site)).collect(),
    }
}

/// The minutes that are still a draft: those of the last meeting that has any, and of those just before it.
fn unconfirmed<'a>(earlier: &[&'a Meeting]) -> Vec<&'a Meeting> {
    let recorded = earlier.iter().rev().filter(|meeting| meeting.minutes.is_some() || meeting.is_recorded());
    let is_draft = |meeting: &&&Meeting| {
        meeting
            .minutes
            .as_ref()
            .is_none_or(|minutes| minutes.state == MinutesState::Draft && minutes.confirmed_at.is_none())
    };
    let mut draft: Vec<&Meeting> = recorded.take_while(is_draft).take(3).copied().collect();
    draft.reverse();
    draft
}

/// What was put off within the last year and has not been taken since.
fn deferred(earlier: &[&Meeting], register: &Register, date: Date) -> Vec<Matter> {
    let since = date.saturating_sub(1.year());
    let mut matters = Vec::new();
    for (index, meeting) in earlier.iter().enumerate().filter(|(_, meeting)| meeting.date >= since) {
        for item in meeting.items.iter().filter(|item| !item.draft && is_deferred(item, register)) {
            let is_taken = earlier[index + 1..].iter().flat_map(|later| &later.items).any(|later| is_same(item, later));
            if !is_taken {
                let title = item.title_public.as_ref().filter(|_| !item.access.is_open()).unwrap_or(&item.title);
                matters.push(Matter { item: item.id.clone(), title: title.clone(), date: meeting.date });
            }
        }
    }
    matters
}

fn is_deferred(item: &Item, register: &Register) -> bool {
    item.resolutions.iter().any(|resolution| {
        let is_over = register.later(&resolution.id).iter().any(|later| later.how != Effect::Amends);
        resolution.outcome == Some(Outcome::Deferred) && !resolution.draft && !is_over
    })
}

fn is_same(item: &Item, later: &Item) -> bool {
    item.id.name() == later.id.name() || item.title == later.title
}

fn outstanding(task: &Task, site: &Site) -> Outstanding {
    let name = |owner: &Named| {
        let person = owner.person.as_ref().and_then(|id| site.person(id));
        person.map_or_else(|| owner.typed.value.clone(), Person::full_name)
    };
    Outstanding {
        what: task.what.clone(),
        owner: task.owner.as_ref().map(name),
        due: task.day(),
        item: task.at.item().id.clone(),
        date: task.at.meeting.date,
    }
}
