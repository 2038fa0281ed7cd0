//! The steps of a meeting in the order in which they happened.
//!
//! Takes the items in the order taken and walks through their minutes; gives [`Step`]s: an item begins, somebody comes
//! or goes, something is decided, an item ends. A step without a clock time has its place among the others.

use std::fmt;

use jiff::civil::Time;

use super::hours;
use super::order::order_taken;
use super::people::People;
use super::presence::Way;
use crate::diagnostic::Place;
use crate::model::Words;
use crate::model::body::{Block, TimedNote};
use crate::model::meeting::{Item, Meeting};
use crate::model::record::{Declaration, MovementSort};

/// One step of a meeting.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// During which item, as an index into the agenda's order; none before the first and after the last.
    pub item: Option<usize>,
    /// What happens.
    pub what: What,
    /// When, where the record says so.
    pub time: Option<Clock>,
    /// Where it stands.
    pub place: Place,
    /// Where its time stands, if that is somewhere else.
    pub time_place: Option<Place>,
}

/// What happens at a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// The meeting opens.
    Opens,
    /// The item begins.
    Begins,
    /// Somebody comes, goes, takes or leaves the chair: the participant of that index.
    Moves(usize, MovementSort),
    /// Somebody comes or goes at a time that the list of those present gives; its place among the steps is by the clock.
    Hour(usize, Way),
    /// The resolution of that number is decided.
    Decides(u32),
    /// The item ends.
    Ends,
    /// The meeting closes.
    Closes,
}

/// A time of the day of the meeting, or of the night after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Clock {
    /// 0 on the day of the meeting, 1 past the midnight after it.
    pub day: u8,
    /// The time.
    pub time: Time,
}

impl fmt::Display for Clock {
    /// "10.50am", "noon".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (hour, minute) = (self.time.hour(), self.time.minute());
        match (hour, minute) {
            (12, 0) => return f.write_str("noon"),
            (0, 0) => return f.write_str("midnight"),
            _ => {}
        }
        let half = if hour < 12 { "am" } else { "pm" };
        let hour = if hour % 12 == 0 { 12 } else { hour % 12 };
        if minute == 0 { write!(f, "{hour}{half}") } else { write!(f, "{hour}.{minute:02}{half}") }
    }
}

/// An interest that a member declared in an item.
#[derive(Debug, Clone, PartialEq)]
pub struct Interest {
    /// The item, as an index into the agenda's order.
    pub item: usize,
    /// Which participant declared it; none when nobody has listed them.
    pub who: Option<usize>,
    /// What was declared.
    pub declaration: Declaration,
}

/// Somebody who was out of the room for a whole item, for a reason that the record gives.
pub(super) struct OutForItem {
    pub item: usize,
    pub who: usize,
}

/// The steps, and who was out for which item.
pub(super) struct Walk {
    pub steps: Vec<Step>,
    pub out_for: Vec<OutForItem>,
    pub interests: Vec<Interest>,
}

/// Walks through a meeting.
pub(super) fn walk(meeting: &Meeting, people: &mut People) -> Walk {
    let mut walker = Walker { people, walk: Walk { steps: Vec::new(), out_for: Vec::new(), interests: Vec::new() } };
    let opens = meeting.start.map(|time| Clock { day: 0, time });
    walker.step(None, What::Opens, opens, &meeting.place);
    walker.notes(None, &meeting.introduction);
    for index in order_taken(&meeting.items) {
        walker.item(index, &meeting.items[index]);
    }
    walker.notes(None, &meeting.closing);
    walker.step(None, What::Closes, None, &meeting.place);
    let mut walk = walker.walk;
    tell_days(&mut walk.steps, meeting.end);
    hours::lay(&mut walk.steps, &people.all);
    walk
}

struct Walker<'a> {
    people: &'a mut People,
    walk: Walk,
}

impl Walker<'_> {
    fn step(&mut self, item: Option<usize>, what: What, time: Option<Clock>, place: &Place) {
        self.walk.steps.push(Step { item, what, time, place: place.clone(), time_place: None });
    }

    fn item(&mut self, index: usize, item: &Item) {
        let begins = self.walk.steps.len();
        self.step(Some(index), What::Begins, None, &item.place);
        item.declarations.iter().for_each(|declaration| self.declaration(index, declaration));
        self.notes(Some(index), &item.minute);
        self.decisions_in_files(index, item, begins);
        self.step(Some(index), What::Ends, None, &item.place);
    }

    fn notes(&mut self, item: Option<usize>, words: &Words) {
        self.blocks(item, &words.body.blocks);
    }

    fn blocks(&mut self, item: Option<usize>, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::TimedNote(note) => self.note(item, note),
                Block::Declaration(declaration) => {
                    if let Some(item) = item {
                        self.declaration(item, declaration);
                    }
                }
                Block::Resolutions(block) => {
                    for resolution in &block.resolutions {
                        self.blocks(item, &resolution.body.blocks);
                        self.step(item, What::Decides(resolution.number), None, &resolution.place);
                    }
                }
                Block::List(list) => list.entries.iter().for_each(|entry| self.blocks(item, &entry.blocks)),
                Block::Quote { blocks, .. } | Block::Exempt { blocks, .. } => self.blocks(item, blocks),
                Block::Paragraph(_)
                | Block::Heading { .. }
                | Block::Code { .. }
                | Block::Table(_)
                | Block::Rule
                | Block::RawHtml(_)
                | Block::Vote(_)
                | Block::Action(_)
                | Block::Withheld { .. }
                | Block::Summary(_) => {}
            }
        }
    }

    fn note(&mut self, item: Option<usize>, note: &TimedNote) {
        let mut done: Vec<(usize, MovementSort)> = Vec::new();
        for movement in &note.movements {
            let who = self.people.find_or_add(&movement.who);
            // "The Chair, Councillor R Parker, left" names one person twice.
            if done.last() == Some(&(who, movement.sort)) {
                continue;
            }
            done.push((who, movement.sort));
            let typed = movement.time.as_ref().or(note.time.as_ref());
            let time = typed.map(|time| Clock { day: 0, time: time.value });
            self.step(item, What::Moves(who, movement.sort), time, &movement.who.typed.place);
            if let Some(step) = self.walk.steps.last_mut() {
                step.time_place = typed.map(|time| time.place.clone());
            }
            if let Some(item) = item.filter(|_| movement.sort == MovementSort::WentForItem) {
                self.walk.out_for.push(OutForItem { item, who });
            }
        }
    }

    fn declaration(&mut self, item: usize, declaration: &Declaration) {
        let who = self.people.find(&declaration.member);
        if let Some(who) = who.filter(|_| declaration.left) {
            self.walk.out_for.push(OutForItem { item, who });
        }
        self.walk.interests.push(Interest { item, who, declaration: declaration.clone() });
    }

    /// What stands only in a file was decided with the last decision in the minute, else at the end of the item.
    fn decisions_in_files(&mut self, index: usize, item: &Item, begins: usize) {
        let decides = |step: &Step| matches!(step.what, What::Decides(_));
        let steps = &self.walk.steps[begins..];
        let at = steps.iter().rposition(decides).map_or(self.walk.steps.len(), |last| begins + last + 1);
        let in_minute = |number: u32| steps.iter().any(|step| step.what == What::Decides(number));
        let files: Vec<Step> = item
            .resolutions
            .iter()
            .filter(|resolution| !in_minute(resolution.number))
            .map(|resolution| Step {
                item: Some(index),
                what: What::Decides(resolution.number),
                time: None,
                place: resolution.place.clone(),
                time_place: None,
            })
            .collect();
        self.walk.steps.splice(at..at, files);
    }
}

/// A clock that goes back by more than half a day has gone past midnight.
fn tell_days(steps: &mut [Step], end: Option<Time>) {
    let mut last: Option<Clock> = None;
    for step in steps.iter_mut() {
        if let Some(clock) = &mut step.time {
            clock.day = day_of(clock.time, last);
            last = last.max(Some(*clock));
        }
    }
    let opens = steps.first().and_then(|step| step.time);
    if let (Some(time), Some(closes)) = (end, steps.last_mut()) {
        // Without a start nobody knows: then the last note tells.
        closes.time = Some(Clock { day: day_of(time, opens.or(last)), time });
    }
}

pub(super) fn day_of(time: Time, last: Option<Clock>) -> u8 {
    let Some(last) = last else { return 0 };
    let minutes = |time: Time| i32::from(time.hour()) * 60 + i32::from(time.minute());
    u8::from(last.day == 1 || minutes(last.time) - minutes(time) > 12 * 60)
}
