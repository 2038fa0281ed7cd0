//! The law of one kind of authority, as data: what notice it asks for, and what it lets be exempt.
//!
//! Built in or a site's own; `docs/law.md` says how a file of rules is typed. What follows from the rules, day by day,
//! is left to `law`.

use std::collections::BTreeMap;

use jiff::civil::{Date, Time, Weekday};
use jiff::tz::TimeZone;

use super::committee::{CommitteeSort, QuorumByLaw, RemoteByLaw};
use super::meeting::MeetingSort;
use crate::diagnostic::Placed;

/// The law that applies to one kind of authority.
#[derive(Debug, Clone, PartialEq)]
pub struct Rules {
    /// Whom it is for.
    pub name: String,
    /// Under which paragraphs a paper may be exempt; none where the law has no numbered scheme.
    pub exemptions: Option<Exemptions>,
    /// How many members of the council must be there; none where the law leaves it to the council's own rules.
    pub quorum: Option<QuorumByLaw>,
    /// Whether members who attend from elsewhere count, at meetings of which day; nothing where we know of no such law.
    pub remote: Vec<RemoteByLaw>,
    /// Where the law says that a member with a pecuniary interest takes no part; none where we know of no such law.
    pub pecuniary_interest: Option<String>,
    /// Where the law says that whoever is in the chair has a second or casting vote when the votes are equal.
    pub casting_vote: Option<String>,
    /// The name of the calendar whose holidays are skipped, where no notice names another.
    pub calendar: Option<Placed<String>>,
    /// Where its clocks are.
    pub timezone: TimeZone,
    /// What it asks to be published, and how long before.
    pub notices: Vec<Notice>,
}

/// A scheme of exemptions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exemptions {
    /// Where it stands in the law.
    pub cite: String,
    /// Its paragraphs, and what each is about.
    pub paragraphs: BTreeMap<u32, String>,
}

/// One rule of notice: what has to be published, how long before or after the meeting, and how the time is counted.
#[derive(Debug, Clone, PartialEq)]
pub struct Notice {
    /// What it is about.
    pub applies_to: Occasion,
    /// The sorts of meeting it is about; all, when none is named.
    pub meetings: Vec<MeetingSort>,
    /// How many days or hours.
    pub amount: u32,
    /// Days or hours.
    pub unit: Unit,
    /// Which of them count.
    pub counts: Counting,
    /// Days that do not count.
    pub skip: Vec<Skip>,
    /// What is published after this time of day counts as published the next day.
    pub cutoff: Option<Time>,
    /// The name of its calendar, where it is not that of the rules.
    pub calendar: Option<Placed<String>>,
    /// Where its clocks are, where they are not those of the rules.
    pub timezone: Option<TimeZone>,
    /// What the record has to say where less notice is given ("the special circumstances").
    pub urgent_needs: Option<String>,
    /// Where it stands in the law.
    pub cite: String,
    /// The first day of meetings that it applies to.
    pub from: Option<Date>,
    /// The last day of meetings that it applies to.
    pub until: Option<Date>,
}

/// What a rule of notice is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Occasion {
    /// The agenda and its reports.
    Agenda,
    /// Papers that come after the agenda.
    Supplement,
    /// A meeting or an item that is urgent, for the reason given.
    Urgent,
    /// The intention to make a key decision.
    KeyDecision,
    /// A note, after the meeting, of who came and what was decided.
    Decisions,
}

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "plain words")]
pub enum Unit {
    Days,
    Hours,
}

/// Which days or hours count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counting {
    /// Whole days between the day of publication and the day of the meeting, neither of which counts.
    Clear,
    /// The time between publication and the beginning of the meeting.
    Before,
    /// Days from the day of the meeting on, which is the first.
    FromMeeting,
}

/// Days that do not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Skip {
    /// A day of the week.
    Weekday(Weekday),
    /// The holidays of the calendar, and the days on which the authority is closed.
    Holidays,
    /// From the last weekday before Christmas Day to the first one after it that is no holiday (Local Government Act
    /// 1972, section 243).
    ChristmasBreak,
    /// From the Thursday before Easter Day to the Tuesday after it (Local Government Act 1972, section 243).
    EasterBreak,
}

impl Rules {
    /// What paragraph `number` of the scheme is about; nothing when there is no such paragraph.
    pub fn paragraph(&self, number: u32) -> Option<&str> {
        self.exemptions.as_ref()?.paragraphs.get(&number).map(String::as_str)
    }

    /// The paragraphs of the scheme and what each is about; none where the law has no numbered scheme.
    pub fn paragraphs(&self) -> &BTreeMap<u32, String> {
        static NONE: BTreeMap<u32, String> = BTreeMap::new();
        self.exemptions.as_ref().map_or(&NONE, |exemptions| &exemptions.paragraphs)
    }

    /// Has the scheme numbered paragraphs at all?
    pub fn has_paragraphs(&self) -> bool {
        self.exemptions.as_ref().is_some_and(|exemptions| !exemptions.paragraphs.is_empty())
    }

    /// What the law asks of the quorum of a committee of that sort: it speaks of the council itself, and leaves its
    /// committees to its standing orders.
    pub fn quorum(&self, sort: Option<CommitteeSort>) -> Option<&QuorumByLaw> {
        self.quorum.as_ref().filter(|_| sort == Some(CommitteeSort::Council))
    }

    /// What the law says of members of a committee of that sort who attend from elsewhere. It speaks of the council and
    /// of the committees that decide for it; an executive and an advisory body meet under other rules.
    pub fn remote(&self, sort: Option<CommitteeSort>) -> &[RemoteByLaw] {
        match sort {
            Some(
                CommitteeSort::Council | CommitteeSort::Scrutiny | CommitteeSort::Regulatory | CommitteeSort::Joint,
            ) => &self.remote,
            Some(CommitteeSort::Executive | CommitteeSort::Advisory) | None => &[],
        }
    }

    /// The rule for an occasion at a meeting of that sort and day, if there is one; the first that applies.
    pub fn notice(&self, occasion: Occasion, sort: MeetingSort, meeting: Date) -> Option<&Notice> {
        self.notices.iter().find(|notice| {
            notice.applies_to == occasion
                && (notice.meetings.is_empty() || notice.meetings.contains(&sort))
                && notice.from.is_none_or(|from| from <= meeting)
                && notice.until.is_none_or(|until| meeting <= until)
        })
    }
}

impl Notice {
    /// An amount as a sentence says it: "5 clear working days", "72 hours".
    pub fn words(&self, amount: u32) -> String {
        let noun = match (self.unit, self.counts, self.is_of_working_days()) {
            (Unit::Hours, ..) => "hour",
            (Unit::Days, Counting::Clear, true) => "clear working day",
            (Unit::Days, Counting::Clear, false) => "clear day",
            (Unit::Days, Counting::Before | Counting::FromMeeting, true) => "working day",
            (Unit::Days, Counting::Before | Counting::FromMeeting, false) => "day",
        };
        format!("{amount} {noun}{}", if amount == 1 { "" } else { "s" })
    }

    /// Do only days count on which offices are open?
    fn is_of_working_days(&self) -> bool {
        [Skip::Weekday(Weekday::Saturday), Skip::Weekday(Weekday::Sunday), Skip::Holidays]
            .iter()
            .all(|skip| self.skip.contains(skip))
    }
}
