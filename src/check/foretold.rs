//! Meetings that words say are held on a day, against those that are there: "The next meeting would be held on
//! 27 September 2018", "the Cabinet decides on 11 September".
//!
//! Says something only where the committee meets soon before or after that day, or on the same day of another year:
//! there somebody has typed one day for another. A day that stands alone may be right.

use jiff::Span;
use jiff::civil::Date;

use super::said::{Passage, may_name_a_day, passages};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::model::Site;
use crate::model::body::plain_blocks;
use crate::model::committee::Committee;
use crate::model::identity::CommitteeId;
use crate::model::meeting::Meeting;
use crate::proceedings::{SaidDay, Sentence, days};

/// A day on which some words say that a committee meets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Foretold {
    committee: CommitteeId,
    /// The days that may be meant; without a year there are several.
    days: Vec<Date>,
    /// It is the next meeting of the committee that speaks.
    is_next: bool,
    /// The paper that says so.
    place: Place,
    /// How the day is typed, and in which sentence.
    typed: (String, String),
}

/// The days on which the papers of a meeting say that a committee meets.
pub(super) fn foretold(meeting: &Meeting, committees: &[Committee]) -> Vec<Foretold> {
    let mut found = Vec::new();
    let own = committees.iter().find(|committee| committee.id == meeting.committee);
    for item in meeting.items.iter().filter(|item| is_of_the_next(&item.title)) {
        let words = plain_blocks(&item.minute.body.blocks);
        let sentences = Sentence::of(&words);
        let all: Vec<(&Sentence<'_>, SaidDay<'_>)> =
            sentences.iter().flat_map(|sentence| days(sentence).into_iter().map(move |day| (sentence, day))).collect();
        if let [(sentence, day)] = all[..] {
            found.push(Foretold::next(meeting, sentence, &day, &item.place));
        }
    }
    for Passage { text, place, is_record } in said(meeting) {
        for sentence in Sentence::of(&text) {
            let all = days(&sentence);
            for day in &all {
                let is_next = is_record && all.len() == 1 && own.is_some_and(|own| says_next(&sentence, day, own));
                if is_next {
                    found.push(Foretold::next(meeting, &sentence, day, &place));
                } else if let Some(other) = committees.iter().find(|other| meets_on(&sentence, day, other)) {
                    found.push(Foretold::of(&other.id, meeting.date, &sentence, day, &place));
                }
            }
        }
    }
    found.sort_by(|one, other| one.typed.cmp(&other.typed));
    found.dedup_by(|one, other| one.typed == other.typed && one.place == other.place);
    found
}

/// The passages of a meeting that may name a day on which somebody meets.
fn said(meeting: &Meeting) -> impl Iterator<Item = Passage> {
    let urgent = meeting.agenda.supplements.iter().filter_map(|supplement| {
        let text = supplement.urgent.clone()?;
        Some(Passage { text, place: meeting.place.clone(), is_record: false })
    });
    passages(meeting).into_iter().chain(urgent).filter(|passage| may_name_a_day(&passage.text))
}

/// "Date of next meeting".
fn is_of_the_next(title: &str) -> bool {
    title.to_lowercase().contains("next meeting")
}

/// Words that may stand between a committee and the day on which it meets.
const LINKS: &[&str] = &[
    "will",
    "would",
    "to",
    "is",
    "was",
    "be",
    "shall",
    "decides",
    "decide",
    "meets",
    "meet",
    "meeting",
    "held",
    "take",
    "takes",
    "place",
    "considers",
    "consider",
    "at",
    "its",
    "the",
    "of",
    "on",
    "next",
    "for",
    "scheduled",
    "due",
    "arranged",
    "fixed",
    "has",
    "been",
    "as",
    "it",
    "this",
    "date",
];

/// "The next meeting of the Board would be held on 27 September 2018".
fn says_next(sentence: &Sentence<'_>, day: &SaidDay<'_>, own: &Committee) -> bool {
    let Some(next) = (0..day.from).find(|at| sentence.is(*at, &["next"])) else { return false };
    let is_meeting = (next + 1..day.from).any(|at| sentence.is(at, &["meeting"]));
    is_meeting
        && (next + 1..day.from).all(|at| {
            let is_own = || names(own).any(|name| name.split_whitespace().any(|word| is_word(sentence, at, word)));
            let is_time = sentence.small(at).starts_with(|letter: char| letter.is_ascii_digit());
            sentence.is(at, LINKS)
                || sentence.is(at, &["ordinary", "scheduled", "regular", "full", "council", "am", "pm"])
                || is_time
                || is_own()
        })
}

/// "the Cabinet decides on 11 September", "the Planning Committee will meet on 3 December 2026".
fn meets_on(sentence: &Sentence<'_>, day: &SaidDay<'_>, committee: &Committee) -> bool {
    let meets = ["decides", "decide", "meets", "meet", "meeting", "considers", "consider"];
    names(committee).any(|name| {
        let words: Vec<&str> = name.split_whitespace().collect();
        let ends = (words.len()..day.from).rev().find(|end| {
            let from = end - words.len();
            words.iter().enumerate().all(|(at, word)| sentence.typed(from + at, from + at + 1) == *word)
        });
        ends.is_some_and(|end| {
            (end..day.from).all(|at| sentence.is(at, LINKS))
                && (end..day.from).any(|at| sentence.is(at, &meets))
                && sentence.is(day.from.wrapping_sub(1), &["on", "of"])
        })
    })
}

/// How a committee is called; a short name of one letter is none.
fn names(committee: &Committee) -> impl Iterator<Item = &str> {
    [Some(committee.title.as_str()), committee.short.as_deref()].into_iter().flatten().filter(|name| name.len() > 1)
}

fn is_word(sentence: &Sentence<'_>, at: usize, word: &str) -> bool {
    word.eq_ignore_ascii_case(sentence.small(at))
}

impl Foretold {
    fn of(committee: &CommitteeId, said_on: Date, sentence: &Sentence<'_>, day: &SaidDay<'_>, place: &Place) -> Self {
        let years = match day.year {
            Some(year) => year..=year,
            None => said_on.year() - 1..=said_on.year() + 1,
        };
        Self {
            committee: committee.clone(),
            days: years.filter_map(|year| day.in_year(year)).collect(),
            is_next: false,
            place: place.clone(),
            typed: (day.typed.to_owned(), sentence.text.to_owned()),
        }
    }

    fn next(meeting: &Meeting, sentence: &Sentence<'_>, day: &SaidDay<'_>, place: &Place) -> Self {
        let mut next = Self { is_next: true, ..Self::of(&meeting.committee, meeting.date, sentence, day, place) };
        if day.year.is_none() {
            next.days.retain(|day| *day > meeting.date);
            next.days.truncate(1);
        }
        next
    }

    /// What is wrong with it, where the committee meets on another day.
    fn wrong(&self, meeting: &Meeting, site: &Site) -> Option<Diagnostic> {
        let committee = site.committee(&self.committee)?;
        let is_theirs =
            |date: &Date, other: &Meeting| other.committee == self.committee && (!self.is_next || *date > meeting.date);
        let between = |from: Date, to: Date| {
            let start = site.meetings.partition_point(|other| other.date < from);
            let later = site.meetings[start..].iter().take_while(move |other| other.date <= to);
            later.filter(|other| is_theirs(&other.date, other)).map(|other| other.date)
        };
        if self.days.iter().any(|day| between(*day, *day).next().is_some()) {
            return None;
        }
        // A day near it, or the same one of the year before or after.
        let month = Span::new().days(31);
        let near = |day: &Date| between(day.saturating_sub(month), day.saturating_add(month)).next();
        let in_other_year = |day: &Date| {
            let years = [day.year() - 1, day.year() + 1];
            years
                .iter()
                .filter_map(|year| Date::new(*year, day.month(), day.day()).ok())
                .find_map(|day| between(day, day).next())
        };
        let meant = self.days.iter().find_map(near).or_else(|| self.days.iter().find_map(in_other_year))?;
        let (words, sentence) = self.typed.clone();
        let message = if self.is_next {
            format!("the words give `{words}` for the next meeting, and no meeting is on that day")
        } else {
            format!("the words say that `{}` meets on `{words}`, and it has no meeting on that day", committee.title)
        };
        let hint = format!("correct the day; there is a meeting on {}", meant.strftime("%-d %B %Y"));
        Some(Diagnostic::new(Code::MeetingDayUnknown, self.place.clone(), message).about(words, sentence).hint(hint))
    }
}

/// Names days on which nobody meets, whatever the words say.
pub(super) fn unmet<'a>(
    told: impl Iterator<Item = (&'a Meeting, &'a [Foretold])>,
    site: &Site,
    diagnostics: &mut Diagnostics,
) {
    for (meeting, foretold) in told {
        foretold.iter().for_each(|one| diagnostics.push_some(one.wrong(meeting, site)));
    }
}
