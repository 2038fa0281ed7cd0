//! What is still to be published for a meeting, and by when.
//!
//! Pure, and of one meeting alone; what day it is comes in as an argument.

use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::{Law, Occasion, notice};
use crate::model::Moment;
use crate::model::committee::Committee;
use crate::model::meeting::{Item, ItemSort, Meeting, Status};

/// How long after a meeting its note of decisions is still asked for.
const ASKED_FOR: i32 = 60;

/// Something that has to be published by some moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    /// The id of the meeting (`osmb/2018-09-27`).
    pub meeting: String,
    /// Who meets.
    pub committee: String,
    /// The day of the meeting.
    pub date: Date,
    /// What has to be published.
    pub what: Due,
    /// The latest moment.
    pub latest: Moment,
    /// In whose time that is.
    pub timezone: TimeZone,
    /// The day on which it came out, if it has.
    pub published: Option<Date>,
    /// What is missing, each a fact.
    pub missing: Vec<String>,
}

/// What has to be published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Due {
    /// The agenda.
    Agenda,
    /// Notice of a key decision, by the title of its report and its id.
    KeyDecision(String, String),
    /// A note of what was decided.
    Decisions,
}

impl Deadline {
    /// Has it come out, and is nothing missing?
    pub fn is_met(&self) -> bool {
        self.published.is_some() && self.missing.is_empty()
    }
}

/// What a meeting still has to publish as seen on a day, and what it has published for its days to come.
pub fn deadlines(meeting: &Meeting, committee: Option<&Committee>, law: &Law, today: Date) -> Vec<Deadline> {
    if meeting.status == Some(Status::Cancelled) {
        return Vec::new();
    }
    let deadline = |what, latest, occasion, published| Deadline {
        meeting: meeting.id.to_string(),
        committee: committee.map_or_else(|| meeting.committee.to_string(), |committee| committee.title.clone()),
        date: meeting.date,
        what,
        latest,
        timezone: law
            .rules
            .notice(occasion, meeting.sort, meeting.date)
            .map_or(TimeZone::UTC, |notice| law.timezone(notice).clone()),
        published,
        missing: Vec::new(),
    };
    let mut deadlines = Vec::new();
    if meeting.date >= today {
        if let Some(latest) = notice::latest_agenda(meeting, law) {
            let published = meeting.agenda.published.filter(|published| *published <= today);
            let agenda = deadline(Due::Agenda, latest, Occasion::Agenda, published);
            deadlines.push(Deadline { missing: missing(meeting), ..agenda });
        }
        let rule = notice::key_decision_rule(meeting, law).filter(|_| notice::may_make_key_decisions(committee));
        for (_, report) in notice::key_decisions(meeting) {
            let Some((_, latest)) = &rule else { break };
            let announced = report.key_notice.as_ref();
            if announced.is_none_or(|key| key.general_exception.is_none() && key.special_urgency.is_none()) {
                let published = announced.and_then(|key| key.published).filter(|published| *published <= today);
                let what = Due::KeyDecision(report.title.clone(), report.id.to_string());
                deadlines.push(deadline(what, *latest, Occasion::KeyDecision, published));
            }
        }
    } else if meeting.date >= today.saturating_sub(ASKED_FOR.days()) {
        let note = meeting.decisions.as_ref().map(|decisions| decisions.value);
        let minutes = meeting.minutes.as_ref().and_then(|minutes| minutes.published);
        let published = note.into_iter().chain(minutes).min().filter(|published| *published <= today);
        if let Some(latest) = notice::latest_decisions(meeting, law).filter(|_| published.is_none()) {
            deadlines.push(deadline(Due::Decisions, latest, Occasion::Decisions, published));
        }
    }
    deadlines
}

/// What an agenda lacks.
fn missing(meeting: &Meeting) -> Vec<String> {
    let mut missing = Vec::new();
    if meeting.start.is_none() {
        missing.push("nobody says when the meeting begins".to_owned());
    }
    if meeting.venue.is_none() {
        missing.push("nobody says where it is held".to_owned());
    }
    if meeting.items.is_empty() {
        missing.push("there are no items yet".to_owned());
    }
    for item in meeting.items.iter().filter(|item| !item.draft) {
        if item.sort == Some(ItemSort::Urgent) && item.urgent.is_none() {
            missing.push(format!("{} is urgent and gives no reason", name(item)));
        }
        if item.sort == Some(ItemSort::Report) && item.reports.is_empty() && item.documents.is_empty() {
            missing.push(format!("{} has no report", name(item)));
        }
    }
    missing
}

fn name(item: &Item) -> String {
    item.number.as_ref().map_or_else(|| format!("`{}`", item.title), |number| format!("item {}", number.value))
}
