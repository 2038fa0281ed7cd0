//! Earlier meetings and minutes that words name, against those that are there.

use std::sync::Arc;

use jiff::civil::Date;

use super::Told;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::model::Site;
use crate::model::body::plain_blocks;
use crate::model::committee::Committee;
use crate::model::meeting::Meeting;
use crate::proceedings::{Sentence, days, is_about_minutes};

/// A day of minutes that an item names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Recall {
    date: Date,
    /// The paper that names it.
    place: Place,
    /// How it is named, and in which sentence.
    typed: (String, String),
}

/// The days of minutes of a committee's own that the items of one of its meetings name.
pub(super) fn recalls(meeting: &Meeting, committee: Option<&Committee>) -> Vec<Recall> {
    let reader = Reader { committee };
    let mut recalls = Vec::new();
    for item in meeting.items.iter().filter(|item| is_about_minutes(&item.title)) {
        let mut read = |words: &str, place: &Place| {
            let days = reader.days_of(words).into_iter();
            recalls.extend(days.map(|(date, typed)| Recall { date, place: place.clone(), typed }));
        };
        read(&item.title, &item.place);
        for resolution in &item.resolutions {
            read(&plain_blocks(&resolution.words.body.blocks), &resolution.place);
        }
    }
    recalls
}

/// Names items about the minutes of a meeting that never was.
pub(super) fn references(site: &Site, told: &[(&Meeting, &Told)], diagnostics: &mut Diagnostics) {
    for (meeting, told) in told {
        for recall in &told.days {
            let record = Record { meeting, meetings: &site.meetings };
            let found = record.no_meeting(recall.date, recall.place.clone());
            let (words, sentence) = recall.typed.clone();
            diagnostics.push_some(found.map(|found| found.about(words, sentence)));
        }
    }
}

/// The days on which somebody met, as one meeting looks back on them.
struct Record<'a> {
    meeting: &'a Meeting,
    /// All of them, by date.
    meetings: &'a [Arc<Meeting>],
}

/// Reads the words of a committee.
struct Reader<'a> {
    committee: Option<&'a Committee>,
}

impl Reader<'_> {
    /// The days of minutes of our own that some words name, each as it is typed and with its sentence.
    fn days_of(&self, words: &str) -> Vec<(Date, (String, String))> {
        let mut found = Vec::new();
        for sentence in Sentence::of(words) {
            for day in days(&sentence) {
                let Some(date) = day.date() else { continue };
                let before = (0..day.from).rev().find(|at| sentence.is(*at, &["minutes"]));
                let is_ours = before.is_some_and(|at| (at + 1..day.from).all(|at| self.is_link(&sentence, at)));
                found.extend(is_ours.then(|| (date, (day.typed.to_owned(), sentence.text.to_owned()))));
            }
        }
        found
    }

    /// May a word stand between "minutes" and the day without saying that they are somebody else's?
    fn is_link(&self, sentence: &Sentence<'_>, at: usize) -> bool {
        const LINKS: &[&str] = &[
            "of",
            "the",
            "a",
            "last",
            "previous",
            "ordinary",
            "annual",
            "extraordinary",
            "special",
            "meeting",
            "meetings",
            "held",
            "on",
            "at",
            "from",
            "dated",
            "for",
            "its",
            "our",
            "this",
        ];
        let names = self
            .committee
            .into_iter()
            .flat_map(|committee| [committee.title.as_str()].into_iter().chain(committee.short.as_deref()));
        let is_own = |name: &str| name.split_whitespace().any(|word| word.eq_ignore_ascii_case(sentence.small(at)));
        sentence.is(at, LINKS) || names.into_iter().any(is_own)
    }
}

impl Record<'_> {
    /// What is wrong with a day on which nobody met.
    fn no_meeting(&self, date: Date, place: Place) -> Option<Diagnostic> {
        let day = |date: Date| date.strftime("%-d %B %Y").to_string();
        let at = self.meetings.partition_point(|meeting| meeting.date < date);
        if self.meetings.get(at).is_some_and(|meeting| meeting.date == date) {
            return None;
        }
        let ours = |meeting: &&Arc<Meeting>| meeting.committee == self.meeting.committee;
        let message = if date > self.meeting.date {
            format!("these are minutes of {}, which is after this meeting", day(date))
        } else if self.meetings[..at].iter().any(|meeting| ours(&meeting)) {
            format!("these are minutes of {}, and nobody met on that day", day(date))
        } else {
            // The record may begin later than the committee.
            return None;
        };
        let mut before = self.meetings.iter().rev().filter(ours).map(|meeting| meeting.date);
        let before = before.find(|known| *known < self.meeting.date);
        let hint = match before {
            Some(before) => format!("correct the day; the meeting before this one was on {}", day(before)),
            None => "correct the day".to_owned(),
        };
        Some(Diagnostic::new(Code::MinutesOfNoMeeting, place, message).hint(hint))
    }
}
