//! Headings: what each says that stands under it.

use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;

use super::Piece;
use crate::model::body::{Block, Inline, plain};
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

const DATE_WORDS: &[&str] = &[
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

    /// Does a heading right under the title only go on with it?
    pub(super) fn is_subtitle(title: &str) -> bool {
        let title = fold(title);
        let says_when = title.contains(|character: char| character.is_ascii_digit())
            && title.split(|character: char| !character.is_alphanumeric()).all(|word| {
                word.contains(|character: char| character.is_ascii_digit())
                    || word.len() <= 3
                    || DATE_WORDS.contains(&word)
            });
        says_when
            || ["minutes of", "meeting of", "meeting held"].iter().any(|words| title.contains(words))
            || SUBTITLES.iter().any(|words| title.strip_prefix(words).is_some_and(|rest| rest.starts_with([' ', ','])))
    }
}

/// Is it a word that stands above such a list on each page anyway?
pub(super) fn is_name_of_a_list(label: &str) -> bool {
    matches!(label.trim().to_lowercase().as_str(), "present" | "apologies" | "absent" | "in attendance")
}

/// The words of a heading, or of a line in bold that stands for one.
pub(super) fn words(block: &Block) -> Option<&[Inline]> {
    match block {
        Block::Heading { words, .. } | Block::Paragraph(words) => Some(words),
        _ => None,
    }
}

/// The level of a heading.
pub(super) fn level(block: &Block) -> Option<u8> {
    match block {
        Block::Heading { level, .. } => Some(*level),
        _ => None,
    }
}

/// The anchor of a heading.
pub(super) fn anchor(block: &Block) -> Option<Arc<str>> {
    match block {
        Block::Heading { anchor, .. } => Some(anchor.clone()),
        _ => None,
    }
}

/// The plain words of a heading.
pub(super) fn title(block: &Block) -> String {
    let title = words(block).map(plain).unwrap_or_default();
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let bare = title.trim_matches('*').trim().trim_end_matches(':');
    if bare.is_empty() { title } else { bare.to_owned() }
}

/// What a heading holds beside the words that its title keeps: links, pictures and mentions of footnotes.
pub(super) fn more_than_a_title(heading: &Piece) -> Option<Piece> {
    let mut more = Vec::new();
    for inline in more_than_words(words(&heading.0)?) {
        if !more.is_empty() {
            more.push(Inline::Text(" ".into()));
        }
        more.push(inline);
    }
    (!more.is_empty()).then(|| (Block::Paragraph(more), heading.1.clone()))
}

fn more_than_words(words: &[Inline]) -> Vec<Inline> {
    let mut more = Vec::new();
    for inline in words {
        match inline {
            Inline::Link { .. } | Inline::Image { .. } | Inline::Footnote { .. } => more.push(inline.clone()),
            Inline::Emphasis(words) | Inline::Strong(words) | Inline::Struck(words) => {
                more.extend(more_than_words(words));
            }
            Inline::Text(_) | Inline::Code(_) | Inline::RawHtml(_) | Inline::SoftBreak | Inline::HardBreak => {}
        }
    }
    more
}

/// A paragraph that is but one line in bold, as those type it who have no headings.
pub(super) fn is_bold_line(block: &Block) -> bool {
    let Block::Paragraph(words) = block else { return false };
    let mut said = words.iter().filter(|inline| !matches!(inline, Inline::Text(text) if text.trim().is_empty()));
    let text = plain(words);
    let text = text.trim();
    let is_bold = match (said.next(), said.next()) {
        (Some(Inline::Strong(_)), None) => true,
        (Some(Inline::Emphasis(inner)), None) => matches!(inner.as_slice(), [Inline::Strong(_)]),
        // `** Next item **` is not bold to Markdown, for the spaces; it was meant to be.
        (Some(Inline::Text(_)), None) => text.len() > 4 && text.starts_with("**") && text.ends_with("**"),
        _ => false,
    };
    is_bold
        && (1..=12).contains(&text.split_whitespace().count())
        && !text.trim_end_matches('*').ends_with(['.', '!', '?'])
}

/// Is a line in bold the title of an item, and not a remark ("ACTION: …")?
pub(super) fn is_bold_title(block: &Block) -> bool {
    let is_stressed_twice = match block {
        Block::Paragraph(words) => {
            words.iter().any(|inline| match inline {
                Inline::Emphasis(_) => true,
                Inline::Strong(inner) => matches!(inner.as_slice(), [Inline::Emphasis(_)]),
                _ => false,
            }) || plain(words).trim().starts_with("***")
        }
        _ => true,
    };
    is_bold_line(block) && !is_stressed_twice && !fold(&title(block)).starts_with("action:")
}

/// The number before a title: "6. Accounts", "6a) Accounts", "Item 6: Accounts", "1.2 Accounts"; and the title.
pub(super) fn numbered(title: &str) -> Option<(&str, &str)> {
    let lower = title.to_lowercase();
    let named = ["agenda item ", "item ", "point ", "eitem ", "top "].iter().find(|word| lower.starts_with(**word));
    let rest = title.get(named.map_or(0, |word| word.len())..)?;
    let end = rest.find(|character: char| !(character.is_ascii_digit() || character == '.')).unwrap_or(rest.len());
    let digits = rest[..end].trim_end_matches('.');
    if !digits.starts_with(|first: char| first.is_ascii_digit()) || digits.len() > 7 {
        return None;
    }
    let mut behind = rest[digits.len()..].chars();
    let letter =
        behind.next().filter(|letter| letter.is_ascii_lowercase() && matches!(behind.next(), Some('.' | ')' | ':')));
    let number = &rest[..digits.len() + letter.map_or(0, char::len_utf8)];
    let behind = &rest[number.len()..];
    let is_parted = match behind.chars().next() {
        Some('.' | ')' | ':') => behind[1..].starts_with(char::is_whitespace),
        Some(' ' | '\u{a0}') => number.contains('.') || named.is_some(),
        Some('–' | '—') => true,
        _ => false,
    };
    let title = behind.trim_start_matches(['.', ')', ':', ' ', '\u{a0}', '–', '—', '-']);
    (is_parted && !title.is_empty()).then_some((number, title))
}

/// A heading in small letters, without what stands in brackets and without punctuation around it.
pub(super) fn fold(title: &str) -> String {
    let mut folded = String::new();
    let mut depth = 0_u32;
    for character in title.nfc() {
        match character {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            '’' => folded.push('\''),
            character => folded.extend(character.to_lowercase()),
        }
    }
    let folded = folded.split_whitespace().collect::<Vec<_>>().join(" ");
    folded.trim_matches(|character: char| !character.is_alphanumeric() && character != '?').to_owned()
}
