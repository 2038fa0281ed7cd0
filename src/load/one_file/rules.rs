//! The headings that are known, and what each says of what stands under it.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use super::headings::numbered;
use crate::paper::Headings;

/// The headings that mean something, in small letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OneFileRules {
    present: Vec<String>,
    apologies: Vec<String>,
    absent: Vec<String>,
    in_attendance: Vec<String>,
    introduction: Vec<String>,
    items: Vec<String>,
}

/// What a heading says of what stands under it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Known {
    /// People.
    People(List),
    /// Introductory words.
    Introduction,
    /// The items.
    Items,
}

/// The lists of attendance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum List {
    Present,
    Apologies,
    Absent,
    InAttendance,
}

const PRESENT: &[&str] = &[
    "present",
    "attendance",
    "attendees",
    "attending",
    "participants",
    "people present",
    "those present",
    "who was there",
    "roll call",
    "roll",
    "members present",
    "councillors present",
    "in the room",
    "attendance list",
    "attendance record",
];
const APOLOGIES: &[&str] = &["apologies", "apologies for absence", "apologies received", "regrets", "excused"];
const ABSENT: &[&str] = &["absent", "absentees", "members absent", "not present", "absences"];
const IN_ATTENDANCE: &[&str] = &[
    "in attendance",
    "also in attendance",
    "also present",
    "others present",
    "other attendees",
    "also attending",
    "also participating",
    "other participants",
    "officers present",
    "officers in attendance",
    "observers",
    "guests",
    "guest",
    "visitors",
    "members of the public present",
];
const INTRODUCTION: &[&str] = &[
    "links",
    "useful links",
    "details",
    "meeting details",
    "meeting information",
    "meeting info",
    "information",
    "logistics",
    "local call times",
    "call times",
    "time and place",
    "date and time",
    "recording",
    "recordings",
    "audio and transcripts",
    "joining the meeting",
    "joining",
    "how to join",
    "dial-in",
    "table of contents",
    "toc",
    "invited",
    "references",
    "upcoming meetings",
    "future meetings",
    "what is this meeting for?",
    "about this meeting",
    "glossary",
];
const ITEMS: &[&str] = &[
    "agenda",
    "minutes",
    "content",
    "contents",
    "agenda items",
    "meeting agenda",
    "call agenda",
    "today's agenda",
    "meeting minutes",
    "meeting notes",
    "notes",
    "actions",
    "items",
    "topics",
    "order of business",
    "proceedings",
];

/// Under a heading that names attendance, these name those who belong to the body.
const MEMBERS: &[&str] = &[
    "voting members",
    "members",
    "committee members",
    "board members",
    "councillors",
    "trustees",
    "governors",
    "directors",
    "alternate voting members",
    "alternates",
    "alternate members",
    "co-opted members",
];
/// And these the others.
const OTHERS: &[&str] =
    &["officers", "staff", "project staff", "non-voting members", "others", "public", "press", "advisers", "advisors"];

/// Words that begin the second line of a title: "Minutes of the meeting held on 3 May".
const SUBTITLES: &[&str] = &["minutes", "draft minutes", "notes", "agenda", "meeting", "record", "minutes and agenda"];

const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// What else may stand in a heading that only says when.
const DATE_WORDS: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "am",
    "pm",
    "noon",
    "at",
    "to",
    "from",
    "on",
    "of",
    "the",
    "and",
];

impl OneFileRules {
    /// The headings that are known, and those that the settings add.
    pub fn new(added: &Headings) -> Self {
        let both = |known: &[&str], added: &[String]| {
            known.iter().map(|word| (*word).to_owned()).chain(added.iter().map(|word| fold(word))).collect()
        };
        Self {
            present: both(PRESENT, &added.present),
            apologies: both(APOLOGIES, &added.apologies),
            absent: both(ABSENT, &added.absent),
            in_attendance: both(IN_ATTENDANCE, &added.in_attendance),
            introduction: both(INTRODUCTION, &added.introduction),
            items: both(ITEMS, &added.items),
        }
    }

    /// What a heading says, if each of its parts does: "Roll Call / Attendance", "Agenda and Minutes". A number before
    /// it makes it the title of an item.
    pub(super) fn known(&self, title: &str) -> Option<Known> {
        if numbered(title).is_some() {
            return None;
        }
        let title = fold(title);
        self.known_part(&title).or_else(|| {
            let mut parts = title.split([',', '/', '&', '+']).flat_map(|part| part.split(" and "));
            let first = self.known_part(parts.next()?.trim())?;
            let fits = |known| match first {
                Known::People(_) => matches!(known, Known::People(_)),
                Known::Introduction | Known::Items => known == first,
            };
            parts.all(|part| self.known_part(part.trim()).is_some_and(fits)).then_some(first)
        })
    }

    fn known_part(&self, part: &str) -> Option<Known> {
        let is_in = |words: &[String]| words.iter().any(|word| word == part);
        match () {
            () if is_in(&self.present) => Some(Known::People(List::Present)),
            () if is_in(&self.apologies) => Some(Known::People(List::Apologies)),
            () if is_in(&self.absent) => Some(Known::People(List::Absent)),
            () if is_in(&self.in_attendance) => Some(Known::People(List::InAttendance)),
            () if is_in(&self.introduction) => Some(Known::Introduction),
            () if is_in(&self.items) => Some(Known::Items),
            () => None,
        }
    }

    /// The list that a heading under one that names attendance means: "Voting members of the Board".
    pub(super) fn group(&self, title: &str) -> Option<List> {
        if let Some(Known::People(list)) = self.known(title) {
            return Some(list);
        }
        let title = fold(title);
        let begins =
            |words: &&&str| title.strip_prefix(**words).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
        match () {
            () if MEMBERS.iter().any(|words| begins(&words)) => Some(List::Present),
            () if OTHERS.iter().any(|words| begins(&words)) => Some(List::InAttendance),
            () => None,
        }
    }

    /// Do two headings each name a day, and not the same? "Minutes of the meeting held on 9 November" under a title of
    /// 11 January is a matter of that meeting.
    pub(super) fn name_two_days(title: &str, other: &str) -> bool {
        day_named(title).zip(day_named(other)).is_some_and(|(title, other)| title != other)
    }

    /// Does a heading right under the title only go on with it?
    pub(super) fn is_subtitle(title: &str) -> bool {
        let title = fold(title);
        let says_when = title.contains(|character: char| character.is_ascii_digit())
            && title.split(|character: char| !character.is_alphanumeric()).all(|word| {
                word.contains(|character: char| character.is_ascii_digit())
                    || word.len() <= 3
                    || MONTHS.contains(&word)
                    || DATE_WORDS.contains(&word)
            });
        says_when
            || ["minutes of", "meeting of", "meeting held"].iter().any(|words| title.contains(words))
            || SUBTITLES.iter().any(|words| title.strip_prefix(words).is_some_and(|rest| rest.starts_with([' ', ','])))
    }
}

/// The words of a heading that name a day, where they name a month.
fn day_named(title: &str) -> Option<Vec<String>> {
    let title = fold(title);
    let words = title.split(|character: char| !character.is_alphanumeric());
    let is_day = |word: &&str| word.starts_with(|first: char| first.is_ascii_digit()) || MONTHS.contains(word);
    let named: Vec<String> = words.filter(is_day).map(ToOwned::to_owned).collect();
    named.iter().any(|word| MONTHS.contains(&word.as_str())).then_some(named)
}

/// Is it a word that stands above such a list on each page anyway?
pub(super) fn is_name_of_a_list(label: &str) -> bool {
    matches!(label.trim().to_lowercase().as_str(), "present" | "apologies" | "absent" | "in attendance")
}

/// A heading in small letters, without what stands in brackets and without punctuation around it.
pub(super) fn fold(title: &str) -> String {
    let title = if title.is_ascii() { Cow::Borrowed(title) } else { Cow::Owned(title.nfc().collect()) };
    let mut folded = String::with_capacity(title.len());
    let mut depth = 0_u32;
    for character in title.chars() {
        match character {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            '’' => folded.push('\''),
            space if space.is_whitespace() => {
                if !folded.ends_with(' ') {
                    folded.push(' ');
                }
            }
            character => folded.extend(character.to_lowercase()),
        }
    }
    folded.trim_matches(|character: char| !character.is_alphanumeric() && character != '?').to_owned()
}
