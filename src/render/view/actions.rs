//! What is still to be done, by committee and by owner.

use serde::Serialize;

use super::parts::Date;
use super::register::decided;
use super::title::{Link, Title};
use crate::model::identity::CommitteeId;
use crate::model::record::Named;
use crate::proceedings::{DueBy, Source, Task, TaskState};
use crate::render::frame::{Frame, Name};

/// The page of all that is still to be done.
#[derive(Serialize)]
pub(super) struct Actions<'a> {
    count: usize,
    overdue: usize,
    /// There are more than are listed.
    more: bool,
    committees: Vec<Group<'a>>,
    owners: Vec<Owner<'a>>,
}

/// How much is still to be done.
#[derive(Serialize)]
pub(super) struct Count {
    count: usize,
    overdue: usize,
}

/// What a committee asked for.
#[derive(Serialize)]
struct Group<'a> {
    committee: Link<'a>,
    actions: Vec<Row<'a>>,
}

/// An action in a list.
#[derive(Serialize)]
struct Row<'a> {
    anchor: String,
    what: Title<'a>,
    owner: Option<Name<'a>>,
    due: Option<Date>,
    due_meeting: Option<Link<'a>>,
    at_next_meeting: bool,
    overdue: bool,
    /// It was read from the text, and not typed.
    read: bool,
    asked: Link<'static>,
}

/// Somebody, and what they are to do.
#[derive(Serialize)]
struct Owner<'a> {
    who: Option<Name<'a>>,
    actions: Vec<Short<'a>>,
}

/// An action in the list of an owner: a link to where it stands above.
#[derive(Serialize)]
struct Short<'a> {
    what: Title<'a>,
    href: String,
    due: Option<Date>,
    overdue: bool,
    read: bool,
}

impl Count {
    pub fn of(frame: &Frame<'_>) -> Self {
        let open: Vec<&Task> = open(frame).collect();
        Self { count: open.len(), overdue: open.iter().filter(|task| is_overdue(task)).count() }
    }
}

impl<'a> Actions<'a> {
    /// The most that the page lists.
    const MOST: usize = 2_000;

    pub fn of(frame: &'a Frame<'a>) -> Self {
        let mut tasks: Vec<&Task> = open(frame).collect();
        tasks.sort_by_key(|task| (!is_overdue(task), task.day().is_none(), task.day(), task.at.meeting.date));
        let Count { count, overdue } = Count::of(frame);
        tasks.truncate(Self::MOST);
        let mut committees: Vec<(&CommitteeId, Vec<Row<'a>>)> = Vec::new();
        let mut owners: Vec<(Option<&Named>, Vec<Short<'a>>)> = Vec::new();
        for (index, task) in tasks.into_iter().enumerate() {
            let anchor = format!("action-{}", index + 1);
            let short = Short::of(task, &anchor);
            let row = Row::of(task, anchor, frame);
            let committee = &task.at.meeting.committee;
            match committees.iter_mut().find(|(known, _)| *known == committee) {
                Some((_, rows)) => rows.push(row),
                None => committees.push((committee, vec![row])),
            }
            let owner = task.owner.as_ref();
            match owners.iter_mut().find(|(known, _)| is_same(*known, owner)) {
                Some((_, rows)) => rows.push(short),
                None => owners.push((owner, vec![short])),
            }
        }
        let place = |id: &CommitteeId| frame.atlas.public.committees().iter().position(|committee| committee.id == *id);
        committees.sort_by_key(|(committee, _)| place(committee));
        owners.sort_by_key(|(owner, _)| owner.map_or((true, ""), |owner| (false, owner.typed.value.as_str())));
        let group = |(committee, actions)| Group { committee: Link::committee(committee, frame), actions };
        let owner =
            |(owner, actions): (Option<&'a Named>, _)| Owner { who: owner.map(|owner| frame.name(owner)), actions };
        Self {
            count,
            overdue,
            more: count > Self::MOST,
            committees: committees.into_iter().map(group).collect(),
            owners: owners.into_iter().map(owner).collect(),
        }
    }
}

impl<'a> Row<'a> {
    fn of(task: &'a Task, anchor: String, frame: &'a Frame<'a>) -> Self {
        let (due_meeting, at_next_meeting) = match &task.due {
            Some(DueBy::Meeting(meeting)) => (Some(Link::day(meeting, frame)), false),
            Some(DueBy::NextMeeting) => (None, true),
            Some(DueBy::Day(_)) | None => (None, false),
        };
        Self {
            anchor,
            what: Title::of(&task.what, task.at.item().language.as_deref()),
            owner: task.owner.as_ref().map(|owner| frame.name(owner)),
            due: task.day().map(Date::from),
            due_meeting,
            at_next_meeting,
            overdue: is_overdue(task),
            read: task.source == Source::Read,
            asked: decided(&task.at, frame),
        }
    }
}

impl<'a> Short<'a> {
    fn of(task: &'a Task, anchor: &str) -> Self {
        Self {
            what: Title::of(&task.what, task.at.item().language.as_deref()),
            href: format!("#{anchor}"),
            due: task.day().map(Date::from),
            overdue: is_overdue(task),
            read: task.source == Source::Read,
        }
    }
}

/// What is still to be done and worth a line.
fn open<'a>(frame: &Frame<'a>) -> impl Iterator<Item = &'a Task> {
    let as_of = frame.atlas.public.as_of();
    frame.atlas.ledger().tasks().filter(move |task| task.is_open() && !task.is_stale(as_of))
}

fn is_overdue(task: &Task) -> bool {
    task.state == TaskState::Overdue
}

/// Are two owners one? By their files where they have them, else by their names.
fn is_same(one: Option<&Named>, other: Option<&Named>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => match (&one.person, &other.person) {
            (Some(one), Some(other)) => one == other,
            _ => one.typed.value.to_lowercase() == other.typed.value.to_lowercase(),
        },
        (None, None) => true,
        _ => false,
    }
}
