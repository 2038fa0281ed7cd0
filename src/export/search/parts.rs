//! The parts of a site that are read one by one: each meeting, and what belongs to none.

use std::sync::Arc;

use super::papers::{self, Paper};
use super::people::Roll;
use super::terms::{Sitting, Terms};
use crate::model::PublicSite;
use crate::model::committee::Committee;
use crate::model::meeting::Meeting;
use crate::proceedings::Numbers;

/// One part of a site. Its terms depend on what it holds, on who has a page, and on the numbers of its minutes.
#[derive(Debug, Clone)]
pub struct Part<'a> {
    subject: Subject<'a>,
    roll: Arc<Roll>,
    numbers: Arc<Numbers>,
}

#[derive(Debug, Clone, Copy)]
enum Subject<'a> {
    Meeting(&'a Meeting, Option<&'a Committee>),
    Rest(&'a PublicSite),
}

/// The parts of a site, meetings by date, what has no date last.
pub(super) fn plan(public: &PublicSite) -> Vec<Part<'_>> {
    let roll = Arc::new(Roll::of(public));
    let numbers = Arc::new(Numbers::of(public.meetings(), public.committees(), public.settings()));
    let meetings =
        public.meetings().iter().map(|meeting| Subject::Meeting(meeting, public.committee(&meeting.committee)));
    let subjects = meetings.chain([Subject::Rest(public)]);
    subjects.map(|subject| Part { subject, roll: Arc::clone(&roll), numbers: Arc::clone(&numbers) }).collect()
}

impl Part<'_> {
    /// What can be found in it.
    pub fn terms(&self) -> Terms {
        match self.subject {
            Subject::Meeting(meeting, committee) => {
                let sitting = Sitting {
                    committee: meeting.committee.clone(),
                    name: meeting.id.sitting().into(),
                    year: meeting.date.year(),
                };
                self.read(Some(sitting), papers::of_meeting(meeting, committee, &self.numbers))
            }
            Subject::Rest(public) => self.read(None, papers::of_no_meeting(public)),
        }
    }

    fn read(&self, sitting: Option<Sitting>, papers: Vec<Paper>) -> Terms {
        Terms::of(sitting, papers, &self.roll)
    }
}
