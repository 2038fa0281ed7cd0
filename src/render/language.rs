//! The words that the software itself says inside a record: dates, times, sizes, roles, outcomes.
//!
//! Takes facts; gives English. Everything that is not in a template stands in this one file, so that another
//! language is another file. Numbers, months and days never depend on the machine's own settings.

pub(super) mod room;

use jiff::civil::{Date, Time};

use crate::model::bare_name;
use crate::model::body::Alert;
use crate::model::committee::{CommitteeSort, Quorum, Role};
use crate::model::record::{Effect, InterestSort, Outcome, Vote};
use crate::proceedings::Attended;
use crate::render::state::State;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// The kinds of result of a search: the name in addresses, what people call many of them, and one.
pub(super) const KINDS_OF_RESULT: [(&str, &str, &str); 9] = [
    ("decision", "Decisions", "Decision"),
    ("minutes", "Minutes", "Minutes"),
    ("agenda", "Agenda items", "Agenda item"),
    ("report", "Reports", "Report"),
    ("document", "Attachments", "Attachment"),
    ("meeting", "Meetings", "Meeting"),
    ("committee", "Committees", "Committee"),
    ("person", "People", "Person"),
    ("page", "Other pages", "Page"),
];

/// "August".
pub(super) fn month(date: Date) -> &'static str {
    MONTHS[usize::from(date.month().unsigned_abs()) - 1]
}

/// The months of a year, in order.
pub(super) fn months() -> impl Iterator<Item = &'static str> {
    MONTHS.into_iter()
}

/// "30 August 2018".
pub(super) fn day(date: Date) -> String {
    format!("{} {} {}", date.day(), month(date), date.year())
}

/// "Thursday 30 August".
pub(super) fn day_of_year(date: Date) -> String {
    let weekday = DAYS[usize::from(date.weekday().to_monday_zero_offset().unsigned_abs())];
    format!("{weekday} {} {}", date.day(), month(date))
}

/// "Thursday 30 August 2018".
pub(super) fn date(date: Date) -> String {
    format!("{} {}", day_of_year(date), date.year())
}

/// "10am", "12.35pm", "noon", "midnight".
pub(super) fn time(time: Time) -> String {
    let (hour, minute) = (time.hour(), time.minute());
    match (hour, minute) {
        (12, 0) => return "noon".into(),
        (0, 0) => return "midnight".into(),
        _ => {}
    }
    let half = if hour < 12 { "am" } else { "pm" };
    let hour = if hour % 12 == 0 { 12 } else { hour % 12 };
    if minute == 0 { format!("{hour}{half}") } else { format!("{hour}.{minute:02}{half}") }
}

/// "310 KB", "1.2 MB".
pub(super) fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..999_500 => format!("{} KB", (bytes + 500) / 1_000),
        999_500..9_950_000 => {
            let tenths = (bytes + 50_000) / 100_000;
            format!("{}.{} MB", tenths / 10, tenths % 10)
        }
        _ => format!("{} MB", (bytes + 500_000) / 1_000_000),
    }
}

/// "1st", "2nd", "3rd", "11th".
pub(super) fn ordinal(number: u32) -> String {
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

/// A name without the title before it: "L Wootton".
pub(super) fn without_title(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let bare = bare_name(name).split(' ').count();
    words[words.len() - bare.min(words.len())..].join(" ")
}

/// The words with their first letter large.
pub(super) fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().collect::<String>() + letters.as_str())
}

/// "A", "A and B", "A, B and C".
pub(super) fn list(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// "paragraph 3 (financial or business affairs)", "paragraphs 1 and 2".
pub(super) fn paragraphs(paragraphs: &[(u32, Option<&str>)]) -> String {
    let word = if paragraphs.len() == 1 { "paragraph" } else { "paragraphs" };
    let each: Vec<String> = paragraphs
        .iter()
        .map(|(number, meaning)| meaning.map_or(number.to_string(), |meaning| format!("{number} ({meaning})")))
        .collect();
    format!("{word} {}", list(&each))
}

/// "a third of the members with a vote", "4 members".
pub(super) fn quorum(quorum: Quorum) -> String {
    let of_members = "of the members with a vote";
    match quorum {
        Quorum::Count(1) => "1 member".into(),
        Quorum::Count(count) => format!("{count} members"),
        Quorum::Fraction { numerator: 1, denominator: 2 } => format!("half {of_members}"),
        Quorum::Fraction { numerator: 1, denominator: 3 } => format!("a third {of_members}"),
        Quorum::Fraction { numerator: 2, denominator: 3 } => format!("two thirds {of_members}"),
        Quorum::Fraction { numerator: 1, denominator: 4 } => format!("a quarter {of_members}"),
        Quorum::Fraction { numerator: 3, denominator: 4 } => format!("three quarters {of_members}"),
        Quorum::Fraction { numerator: 1, denominator: 5 } => format!("a fifth {of_members}"),
        Quorum::Fraction { numerator, denominator } => format!("{numerator}/{denominator} {of_members}"),
    }
}

/// "Chair".
pub(super) fn role(role: Role) -> &'static str {
    match role {
        Role::Chair => "Chair",
        Role::ViceChair => "Vice-chair",
        Role::Member => "Member",
        Role::CoOpted => "Co-opted member",
        Role::Substitute => "Substitute",
    }
}

/// "Overview and scrutiny".
pub(super) fn committee_sort(sort: CommitteeSort) -> &'static str {
    match sort {
        CommitteeSort::Council => "Council",
        CommitteeSort::Executive => "Executive",
        CommitteeSort::Scrutiny => "Overview and scrutiny",
        CommitteeSort::Regulatory => "Regulatory",
        CommitteeSort::Advisory => "Advisory",
        CommitteeSort::Joint => "Joint",
    }
}

/// "Carried".
pub(super) fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Carried => "Carried",
        Outcome::Lost => "Lost",
        Outcome::Noted => "Noted",
        Outcome::Deferred => "Deferred",
        Outcome::Withdrawn => "Withdrawn",
        Outcome::Referred => "Referred",
    }
}

/// "Amends".
pub(super) fn effect(effect: Effect) -> &'static str {
    match effect {
        Effect::Amends => "Amends",
        Effect::Rescinds => "Rescinds",
        Effect::Completes => "Completes",
    }
}

/// "Rescinded", "Actions overdue".
pub(super) fn state(state: State) -> &'static str {
    match state {
        State::Amended => "Amended",
        State::Rescinded => "Rescinded",
        State::Completed => "Completed",
        State::Outstanding => "Actions outstanding",
        State::Overdue => "Actions overdue",
    }
}

/// "Decisions that were rescinded later".
pub(super) fn decisions_become(state: State) -> &'static str {
    match state {
        State::Amended => "Decisions that were amended later",
        State::Rescinded => "Decisions that were rescinded later",
        State::Completed => "Decisions that were completed",
        State::Outstanding => "Decisions with actions outstanding",
        State::Overdue => "Decisions with actions overdue",
    }
}

/// "Amended by".
pub(super) fn affected(effect: Effect) -> &'static str {
    match effect {
        Effect::Amends => "Amended by",
        Effect::Rescinds => "Rescinded by",
        Effect::Completes => "Completed by",
    }
}

/// "Present".
pub(super) fn attended(attended: Attended) -> &'static str {
    match attended {
        Attended::Present => "Present",
        Attended::Substitute => "Came as a substitute",
        Attended::Apologies => "Sent apologies",
        Attended::Absent => "Absent",
        Attended::InAttendance => "In attendance",
        Attended::NotNamed => "Not named in the minutes",
    }
}

/// "a disclosable pecuniary interest".
pub(super) fn interest(sort: InterestSort) -> &'static str {
    match sort {
        InterestSort::Pecuniary => "a disclosable pecuniary interest",
        InterestSort::Other => "an interest",
    }
}

/// "Note".
pub(super) fn alert(alert: Alert) -> &'static str {
    match alert {
        Alert::Note => "Note",
        Alert::Tip => "Tip",
        Alert::Important => "Important",
        Alert::Warning => "Warning",
        Alert::Caution => "Caution",
    }
}

/// "9 for, 1 against, 2 abstained", "9 for, none against".
pub(super) fn vote(vote: &Vote) -> String {
    let count = |count: u32| if count == 0 { "none".to_owned() } else { count.to_string() };
    let mut words =
        vec![format!("{} for", count(vote.in_favour.count)), format!("{} against", count(vote.against.count))];
    words.extend((vote.abstained.count > 0).then(|| format!("{} abstained", vote.abstained.count)));
    words.extend(vote.casting.is_some().then(|| "and a casting vote".to_owned()));
    words.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil;

    #[test]
    fn dates_are_written_as_people_say_them() {
        let thursday = civil::date(2018, 8, 30);
        assert_eq!(date(thursday), "Thursday 30 August 2018");
        assert_eq!(day(thursday), "30 August 2018");
        assert_eq!(day_of_year(civil::date(2019, 1, 1)), "Tuesday 1 January");
    }

    #[test]
    fn times_are_written_as_people_say_them() {
        let written = |hour, minute| time(civil::time(hour, minute, 0, 0));
        assert_eq!(
            [written(10, 0), written(12, 35), written(12, 0), written(0, 0), written(0, 5), written(19, 30)],
            ["10am", "12.35pm", "noon", "midnight", "12.05am", "7.30pm"]
        );
    }

    #[test]
    fn sizes_are_rounded_for_people() {
        assert_eq!(
            [size(312), size(309_600), size(999_499), size(999_600), size(1_234_567), size(43_400_000)],
            ["312 bytes", "310 KB", "999 KB", "1.0 MB", "1.2 MB", "43 MB"]
        );
    }

    #[test]
    fn counts_are_given_whole() {
        assert_eq!(ordinal(1) + &ordinal(12) + &ordinal(23), "1st12th23rd");
        let mut counted = Vote::default();
        counted.in_favour.count = 9;
        assert_eq!(vote(&counted), "9 for, none against");
        counted.abstained.count = 1;
        assert_eq!(vote(&counted), "9 for, none against, 1 abstained");
        assert_eq!(quorum(Quorum::Fraction { numerator: 1, denominator: 3 }), "a third of the members with a vote");
    }

    #[test]
    fn paragraphs_say_what_they_mean() {
        assert_eq!(paragraphs(&[(3, Some("financial affairs"))]), "paragraph 3 (financial affairs)");
        assert_eq!(paragraphs(&[(1, Some("a person")), (9, None)]), "paragraphs 1 (a person) and 9");
    }
}
