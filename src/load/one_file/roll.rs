//! The roll: who was there and who was not, gathered from the sections of a file.
//!
//! Names that a list holds are taken out of it, with what stands behind them; what else a section says stays in its
//! words. Where an entry says more than the roll can hold (a link, a second paragraph) it counts and stays.

use std::sync::Arc;

use super::Piece;
use super::headings;
use super::outline::{Section, Sort};
use super::people::{self, Found};
use super::roster;
use super::rules::{Known, List, OneFileRules, is_name_of_a_list};
use crate::model::body::Block;
use crate::model::record::{Attendance, Attendee};

/// Gathers attendance.
pub(super) struct Roll<'a> {
    file: &'a Arc<str>,
    rules: &'a OneFileRules,
    attendance: Attendance,
}

/// Some pieces while people are taken out of them.
#[derive(Default)]
struct Taken {
    left: Vec<Piece>,
    people: Vec<(List, Attendee)>,
    /// The list that is being read.
    group: Option<Group>,
    /// The level of the heading that named attendance, and the list it named.
    level: Option<u8>,
    list: Option<List>,
    /// A heading with nothing under it yet but further headings.
    above: Option<Piece>,
}

/// A list of people, while it is read.
struct Group {
    list: List,
    /// Its heading; none for a section's own list.
    heading: Option<Piece>,
    above: Option<Piece>,
    people: Vec<(List, Attendee)>,
    left: Vec<Piece>,
}

/// Lines in bold stand below all headings.
const BOLD: u8 = 7;

impl<'a> Roll<'a> {
    pub(super) fn new(file: &'a Arc<str>, rules: &'a OneFileRules) -> Self {
        Self { file, rules, attendance: Attendance::default() }
    }

    /// Everybody.
    pub(super) fn attendance(self) -> Attendance {
        self.attendance
    }

    /// The section without the people it names; they are beside it.
    pub(super) fn take(&mut self, mut section: Section) -> Section {
        let list = match section.sort {
            Sort::People(list) => Some(list),
            Sort::Introduction | Sort::Lead | Sort::Agenda => None,
            Sort::Item => match self.numbered_list(&section) {
                Some(list) => Some(list),
                None => return section,
            },
        };
        let taken = self.people(std::mem::take(&mut section.pieces), list);
        // "Apologies were received from …" is business.
        if taken.people.is_empty() && section.sort == Sort::People(List::Apologies) && !taken.left.is_empty() {
            section.sort = Sort::Item;
        }
        section.pieces = taken.left;
        section.people = taken.people;
        section
    }

    /// The list that an item's title means: "1. Apologies for absence".
    fn numbered_list(&self, section: &Section) -> Option<List> {
        let title = headings::title(&section.heading.as_ref()?.0);
        match self.rules.known(headings::numbered(&title)?.1)? {
            Known::People(list) => Some(list),
            Known::Introduction | Known::Items => None,
        }
    }

    /// All of a section that is no item: its words, and its heading where it is still needed.
    pub(super) fn whole(&mut self, section: Section) -> Vec<Piece> {
        let Section { heading, mut pieces, mut people, .. } = section;
        if let Some(heading) = heading {
            if pieces.is_empty() && !people.is_empty() && headings::more_than_a_title(&heading).is_none() {
                name_list(&headings::title(&heading.0), &mut people);
            } else {
                pieces.insert(0, heading);
            }
        }
        self.enter(people);
        pieces
    }

    /// A section that is an item, as it is.
    pub(super) fn minute(&mut self, mut section: Section) -> Section {
        self.enter(std::mem::take(&mut section.people));
        section
    }

    fn enter(&mut self, people: Vec<(List, Attendee)>) {
        for (list, attendee) in people {
            let chairs = attendee.affiliation.as_deref().is_some_and(people::names_the_chair);
            if chairs && list == List::Present && self.attendance.chair.is_none() {
                self.attendance.chair = Some(attendee.who.clone());
            }
            match list {
                List::Present => self.attendance.present.push(attendee),
                List::Apologies => self.attendance.apologies.push(attendee),
                List::Absent => self.attendance.absent.push(attendee),
                List::InAttendance => self.attendance.in_attendance.push(attendee),
            }
        }
    }

    /// Takes people out of pieces that stand under a list's heading, or, without one, under any.
    fn people(&mut self, pieces: Vec<Piece>, list: Option<List>) -> Taken {
        let mut taken = Taken::default();
        if let Some(list) = list {
            taken.level = Some(0);
            taken.list = Some(list);
            taken.group = Some(Group { list, heading: None, above: None, people: Vec::new(), left: Vec::new() });
        }
        let mut pieces = pieces.into_iter().peekable();
        while let Some(piece) = pieces.next() {
            let level = headings::level(&piece.0).or_else(|| headings::is_bold_line(&piece.0).then_some(BOLD));
            if let Some(level) = level {
                self.head(piece, level, pieces.peek().map(|(block, _)| block), &mut taken);
                continue;
            }
            let list = taken.group.as_ref().map(|group| group.list);
            let found = people::find(self.file, self.rules, piece, list);
            let Found { people, chair, left } = found;
            let (into_people, into_left) = taken.open();
            into_people.extend(people);
            match chair {
                Some(chair) if self.attendance.chair.is_some() => into_people.push(people::also_chaired(chair)),
                Some(chair) => self.attendance.chair = Some(chair),
                None => {}
            }
            into_left.extend(left);
        }
        taken.close();
        taken.left.extend(taken.above.take());
        taken
    }

    /// A heading among the pieces: it begins a list, or it ends one.
    fn head(&self, heading: Piece, level: u8, under: Option<&Block>, taken: &mut Taken) {
        taken.close();
        let title = headings::title(&heading.0);
        let is_within = taken.level.is_some_and(|outer| level > outer);
        let is_above_a_roster = matches!(under, Some(Block::List(list)) if roster::is_marked(list));
        let list = match self.rules.known(&title) {
            Some(Known::People(list)) => Some(list),
            _ if is_within || is_above_a_roster => self.rules.group(&title),
            _ => None,
        };
        let list = list.or_else(|| taken.list.filter(|_| is_within && under.is_some_and(people::is_list_of_people)));
        if let Some(list) = list {
            if !is_within {
                taken.level = Some(level);
                taken.list = Some(list);
            }
            let above = taken.above.take();
            taken.group = Some(Group { list, heading: Some(heading), above, people: Vec::new(), left: Vec::new() });
            return;
        }
        if !is_within {
            (taken.level, taken.list) = (None, None);
        }
        taken.left.extend(taken.above.take());
        taken.left.push(heading);
    }
}

impl Taken {
    /// Where people and what is left of a block belong now.
    fn open(&mut self) -> (&mut Vec<(List, Attendee)>, &mut Vec<Piece>) {
        match &mut self.group {
            Some(group) => (&mut group.people, &mut group.left),
            None => (&mut self.people, &mut self.left),
        }
    }

    /// Ends the list that is being read.
    fn close(&mut self) {
        let Some(group) = self.group.take() else { return };
        let Group { heading, above, mut people, left, .. } = group;
        if people.is_empty() {
            self.left.extend(above);
            match heading {
                Some(heading) if left.is_empty() => self.above = Some(heading),
                heading => self.left.extend(heading),
            }
        } else {
            for heading in [heading, above].into_iter().flatten() {
                if headings::more_than_a_title(&heading).is_none() {
                    name_list(&headings::title(&heading.0), &mut people);
                } else {
                    self.left.push(heading);
                }
            }
        }
        self.left.extend(left);
        self.people.extend(people);
    }
}

/// Gives people the heading that they stand under, where it says more than the name of their list. Where they stand
/// under headings of their own, it goes before the first of those.
fn name_list(title: &str, people: &mut [(List, Attendee)]) {
    let first = people.first().and_then(|(_, attendee)| attendee.under.clone());
    let stand_under_it = people.iter().any(|(_, attendee)| attendee.under.is_none());
    for (_, attendee) in people {
        match &attendee.under {
            None if !is_name_of_a_list(title) => attendee.under = Some(title.into()),
            Some(under) if !stand_under_it && attendee.under == first => {
                attendee.under = Some(format!("{title}: {under}").into());
            }
            None | Some(_) => {}
        }
    }
}
