//! What is still to be done, as the public may know it, and what the agenda of a next meeting has to have.

use jiff::civil::Date;

use super::memo::Memo;
use super::outcome::Clock;
use super::site::assemble;
use super::{Error, Options, Outcome, public};
use crate::files::Look;
use crate::model::committee::Person;
use crate::model::identity::CommitteeId;
use crate::model::{PublicSite, Site};
use crate::proceedings::{self, DueBy, NextAgenda, Numbers, Register, Source, Task, TaskState};

/// Something that is still to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    /// The id of the committee that asked for it.
    pub committee: String,
    /// The name of the committee.
    pub committee_title: String,
    /// What, in words.
    pub what: String,
    /// By whom, as typed.
    pub owner: Option<String>,
    /// The id of that person, where they have a file.
    pub owner_id: Option<String>,
    /// By when, where that is known.
    pub due: Option<Date>,
    /// It is due at the next meeting, whose day nobody knows yet.
    pub at_next_meeting: bool,
    /// Its day has gone by.
    pub overdue: bool,
    /// It was read from the words, and not typed.
    pub read: bool,
    /// The id of the resolution or of the item that asks for it.
    pub asked: String,
}

/// What is still to be done, and whose it may be.
#[derive(Debug, Clone, Default)]
pub struct Actions {
    /// All of it: by committee, what is overdue first.
    pub all: Vec<Action>,
    /// The committees that the public knows: their ids and names.
    pub committees: Vec<(String, String)>,
}

/// What the public knows to be still to be done on the day of the options: by committee, what is overdue first.
pub fn actions(options: &Options) -> Result<(Outcome, Actions), Error> {
    let mut outcome = Outcome::default();
    let mut memo = Memo::default();
    let (site, _) = assemble(options, &Look::Everywhere, &mut memo, &(), &mut outcome, &mut Clock::start())?;
    let public = public(&site, options, &mut memo, &mut outcome);
    outcome.diagnostics.apply(&site.settings.checks);
    outcome.finish(&options.root);
    let committees = public.committees().iter();
    let committees = committees.map(|committee| (committee.id.to_string(), committee.title.clone())).collect();
    Ok((outcome, Actions { all: open(&public), committees }))
}

/// What the agenda of a meeting of a committee on a day has to have.
pub fn next_agenda(options: &Options, committee: &str, date: Date) -> Result<NextAgenda, Error> {
    let (mut outcome, mut memo) = (Outcome::default(), Memo::default());
    let (site, _) = assemble(options, &Look::Everywhere, &mut memo, &(), &mut outcome, &mut Clock::start())?;
    let site: &Site = &site;
    Ok(proceedings::next_agenda(site, &CommitteeId::new(committee), date))
}

fn open(public: &PublicSite) -> Vec<Action> {
    let numbers = Numbers::of(public.meetings(), public.committees(), public.settings());
    let register = Register::of(public.meetings(), &numbers);
    let mut tasks = proceedings::actions(public.meetings(), &register, public.as_of());
    tasks.retain(|task| task.is_open() && !task.is_stale(public.as_of()));
    let place =
        |task: &Task| public.committees().iter().position(|committee| committee.id == task.at.meeting.committee);
    tasks.sort_by_key(|task| {
        (place(task), task.state != TaskState::Overdue, task.day().is_none(), task.day(), task.at.meeting.date)
    });
    tasks.into_iter().map(|task| action(task, public)).collect()
}

fn action(task: Task, public: &PublicSite) -> Action {
    let id = &task.at.meeting.committee;
    Action {
        committee: id.to_string(),
        committee_title: public.committee(id).map_or_else(|| id.to_string(), |committee| committee.title.clone()),
        due: task.day(),
        at_next_meeting: matches!(task.due, Some(DueBy::NextMeeting)),
        overdue: task.state == TaskState::Overdue,
        read: task.source == Source::Read,
        asked: match task.at.resolution() {
            Some(resolution) => resolution.id.to_string(),
            None => task.at.item().id.to_string(),
        },
        owner_id: task.owner.as_ref().and_then(|owner| owner.person.as_ref()).map(ToString::to_string),
        owner: task.owner.map(|owner| {
            let person = owner.person.as_ref().and_then(|id| public.person(id));
            person.map_or(owner.typed.value, Person::full_name)
        }),
        what: task.what,
    }
}
