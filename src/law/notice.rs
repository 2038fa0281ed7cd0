//! The notice of one meeting: its agenda, its supplements, its key decisions and its note of decisions, each counted
//! against its rule.
//!
//! Pure, and of one meeting alone: what the public may see of the meeting decides what is counted for it.

use jiff::civil::Date;

use super::count::{self, Count};
use super::{Law, Notice, Occasion};
use crate::diagnostic::Placed;
use crate::model::Moment;
use crate::model::committee::{Committee, CommitteeSort};
use crate::model::meeting::{Item, Meeting, Report, Supplement};
use crate::model::rules::{Skip, Unit};

/// A publication, counted against the rule that it falls under.
#[derive(Debug, Clone, PartialEq)]
pub struct Given<'a> {
    /// The rule.
    pub notice: &'a Notice,
    /// When it was published.
    pub published: Moment,
    /// The count.
    pub count: Count,
}

impl Given<'_> {
    /// How much notice there was, as a sentence goes on: "published 4 clear working days before the meeting".
    pub fn words(&self, meeting: Date) -> String {
        match (self.published.date > meeting, self.count.given, self.notice.unit) {
            (true, ..) => "published after the meeting".to_owned(),
            (false, 0, Unit::Hours) => "published less than an hour before the meeting".to_owned(),
            (false, 0, Unit::Days) => {
                let one = self.notice.words(1);
                format!("published without a {} before the meeting", one.trim_start_matches("1 "))
            }
            (false, given, Unit::Hours | Unit::Days) => {
                format!("published {} before the meeting", self.notice.words(given))
            }
        }
    }

    /// Does a day that counts, or did not for what it is, lie beyond what the calendar knows?
    pub fn is_beyond(&self, law: &Law) -> Option<i16> {
        if !self.notice.skip.contains(&Skip::Holidays) {
            return None;
        }
        let last = self.count.days.last().map_or(self.published.date, |counted| counted.date);
        law.calendar(self.notice).known_until().filter(|until| last.year() > *until)
    }
}

impl Law {
    /// The rule for an occasion at a meeting; for an urgent one, the rule for urgent ones, where there is one.
    fn notice_for(&self, occasion: Occasion, meeting: &Meeting, is_urgent: Urgency) -> Option<&Notice> {
        let rule = |occasion| self.rules.notice(occasion, meeting.sort, meeting.date);
        match is_urgent {
            Urgency::No => rule(occasion),
            Urgency::Yes => rule(Occasion::Urgent),
        }
    }

    fn given<'a>(&'a self, notice: &'a Notice, published: Moment, meeting: &Meeting) -> Given<'a> {
        let count = count::count(notice, self.calendar(notice), self.timezone(notice), published, begins(meeting));
        Given { notice, published, count }
    }
}

/// Did somebody give a reason why it could not wait?
#[derive(Clone, Copy)]
enum Urgency {
    No,
    Yes,
}

impl Urgency {
    fn of(reason: Option<&String>) -> Self {
        if reason.is_some() { Self::Yes } else { Self::No }
    }
}

fn begins(meeting: &Meeting) -> Moment {
    Moment::new(meeting.date, meeting.start)
}

/// The notice that the agenda gave, counted against the ordinary rule whatever its urgency.
pub fn agenda<'a>(meeting: &Meeting, law: &'a Law) -> Option<Given<'a>> {
    let published = Moment::new(meeting.agenda.published?, meeting.agenda.published_time);
    let notice = law.notice_for(Occasion::Agenda, meeting, Urgency::No)?;
    Some(law.given(notice, published, meeting))
}

/// The notice that an urgent agenda gave, where the rules ask urgent ones for some.
pub fn urgent_agenda<'a>(meeting: &Meeting, law: &'a Law) -> Option<Given<'a>> {
    meeting.agenda.urgent.as_ref()?;
    let published = Moment::new(meeting.agenda.published?, meeting.agenda.published_time);
    let notice = law.notice_for(Occasion::Agenda, meeting, Urgency::of(meeting.agenda.urgent.as_ref()))?;
    Some(law.given(notice, published, meeting))
}

/// The latest moment at which the agenda can be published, where the rules ask for notice.
pub fn latest_agenda(meeting: &Meeting, law: &Law) -> Option<Moment> {
    let notice = law.notice_for(Occasion::Agenda, meeting, Urgency::of(meeting.agenda.urgent.as_ref()));
    let notice = notice.or_else(|| law.notice_for(Occasion::Agenda, meeting, Urgency::No))?;
    Some(count::latest(notice, law.calendar(notice), law.timezone(notice), begins(meeting)))
}

/// The notice that a supplement gave.
pub fn supplement<'a>(meeting: &Meeting, supplement: &Supplement, law: &'a Law) -> Option<Given<'a>> {
    let published = Moment::new(supplement.published, supplement.published_time);
    let notice = law.notice_for(Occasion::Supplement, meeting, Urgency::No)?;
    Some(law.given(notice, published, meeting))
}

/// A report that asks for a key decision, with the item it stands under.
pub fn key_decisions(meeting: &Meeting) -> impl Iterator<Item = (&Item, &Report)> {
    let reports = meeting.items.iter().flat_map(|item| item.reports.iter().map(move |report| (item, report)));
    reports.filter(|(_, report)| report.key_decision == Some(true))
}

/// May a committee make key decisions? The executive does; where nobody says what a committee is, it may.
pub fn may_make_key_decisions(committee: Option<&Committee>) -> bool {
    committee.is_none_or(|committee| matches!(committee.sort, None | Some(CommitteeSort::Executive)))
}

/// The rule for the notice of key decisions at a meeting, and the latest day on which it can be given.
pub fn key_decision_rule<'a>(meeting: &Meeting, law: &'a Law) -> Option<(&'a Notice, Moment)> {
    let notice = law.notice_for(Occasion::KeyDecision, meeting, Urgency::No)?;
    Some((notice, count::latest(notice, law.calendar(notice), law.timezone(notice), begins(meeting))))
}

/// The notice of a key decision that was published on a day.
pub fn key_decision<'a>(meeting: &Meeting, published: Date, law: &'a Law) -> Option<Given<'a>> {
    let (notice, _) = key_decision_rule(meeting, law)?;
    Some(law.given(notice, Moment::new(published, None), meeting))
}

/// The note of decisions, or the minutes where those came first, counted from the meeting on.
pub fn decisions<'a>(meeting: &Meeting, law: &'a Law) -> Option<Given<'a>> {
    let note = meeting.decisions.as_ref().map(|Placed { value, .. }| *value);
    let minutes = meeting.minutes.as_ref().and_then(|minutes| minutes.published);
    let published = note.into_iter().chain(minutes).min()?;
    let notice = law.notice_for(Occasion::Decisions, meeting, Urgency::No)?;
    Some(law.given(notice, Moment::new(published, None), meeting))
}

/// The last day for the note of decisions, where the rules ask for one.
pub fn latest_decisions(meeting: &Meeting, law: &Law) -> Option<Moment> {
    let notice = law.notice_for(Occasion::Decisions, meeting, Urgency::No)?;
    Some(count::latest(notice, law.calendar(notice), law.timezone(notice), begins(meeting)))
}
