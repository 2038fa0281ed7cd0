//! The front matter of a meeting.

use jiff::civil::{Date, Time};

use super::access::{DocumentEntry, allowed, documents};
use super::body::hours;
use super::fields::{Fields, scalar};
use super::item::read_urgent;
use super::values;
use crate::diagnostic::{Code, Diagnostic, Placed};
use crate::model::Moment;
use crate::model::meeting::{Allowed, MeetingSort, MinutesState, Status};
use crate::model::record::{Attendance, Attendee, Named, Substitute};

/// The front matter of a meeting.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs, reason = "the fields are the keys, which docs/front-matter.md explains")]
pub struct MeetingPaper {
    pub title: Option<String>,
    pub language: Option<String>,
    pub start: Option<Time>,
    pub end: Option<Time>,
    pub venue: Option<String>,
    pub status: Option<Status>,
    pub sort: Option<MeetingSort>,
    pub draft: bool,
    pub published: Option<Placed<Moment>>,
    pub urgent: Option<String>,
    pub supplements: Vec<TypedSupplement>,
    pub minutes: Option<TypedMinutes>,
    pub decisions: Option<Placed<Date>>,
    pub attendance: Attendance,
    pub note: Option<String>,
    pub webcast: Option<String>,
    pub questions_by: Option<Moment>,
    pub documents: Option<Vec<DocumentEntry>>,
    pub allowed: Vec<Allowed>,
}

/// A supplement, its items by the names typed.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs, reason = "the fields are the keys, which docs/front-matter.md explains")]
pub struct TypedSupplement {
    pub published: Placed<Moment>,
    pub items: Vec<Placed<String>>,
    pub urgent: Option<String>,
}

/// The state of the minutes, the confirming meeting by the id typed.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs, reason = "the fields are the keys, which docs/front-matter.md explains")]
pub struct TypedMinutes {
    pub state: MinutesState,
    pub published: Option<Date>,
    pub confirmed_at: Option<Placed<String>>,
}

pub(super) fn read(fields: &mut Fields) -> MeetingPaper {
    let agenda = fields.form("agenda", "an agenda", |fields| {
        let published = fields.moment("published");
        let urgent = read_urgent(fields, "why the meeting could not wait");
        let supplements = fields.forms("supplements", "a supplement", |fields| {
            fields.required_text("published", "2018-08-28");
            let published = fields.moment("published");
            let items = fields.texts("items");
            let urgent = read_urgent(fields, "why these papers could not wait");
            Some(TypedSupplement { published: published?, items, urgent })
        });
        (published, urgent, supplements)
    });
    let (published, urgent, supplements) = agenda.unwrap_or_default();
    MeetingPaper {
        title: fields.words("title"),
        language: fields.language(),
        start: fields.time("start"),
        end: fields.time("end"),
        venue: fields.words("venue"),
        status: fields.one_of(
            "status",
            &[
                ("planned", Status::Planned),
                ("called", Status::Called),
                ("held", Status::Held),
                ("adjourned", Status::Adjourned),
                ("cancelled", Status::Cancelled),
            ],
        ),
        sort: fields.one_of(
            "sort",
            &[
                ("ordinary", MeetingSort::Ordinary),
                ("extraordinary", MeetingSort::Extraordinary),
                ("annual", MeetingSort::Annual),
            ],
        ),
        draft: fields.closing_flag("draft"),
        published,
        urgent,
        supplements,
        minutes: fields.form("minutes", "the state of the minutes", read_minutes),
        decisions: fields.form("decisions", "the note of decisions", read_decisions).flatten(),
        attendance: read_attendance(fields),
        note: fields.words("note"),
        webcast: fields.words("webcast"),
        questions_by: fields.value(
            "questions_by",
            Code::DateUnreadable,
            ("a day, perhaps with a time", "type year, month and day, and the time: `2018-08-24 noon`"),
            deadline,
        ),
        documents: documents(fields),
        allowed: allowed(fields),
    }
}

/// A day, and behind it a time: `2018-08-24`, `2018-08-24 12:00`, `2018-08-24, noon`.
fn deadline(text: &str) -> Option<Moment> {
    let (date, time) = text.split_at_checked("2018-08-24".len())?;
    let time = time.trim_start_matches([',', 'T', ' ']);
    let date = values::date(date)?;
    if time.is_empty() { Some(Moment::new(date, None)) } else { Some(Moment::new(date, Some(values::time(time)?))) }
}

fn read_minutes(fields: &mut Fields) -> TypedMinutes {
    let state = fields.one_of("state", &[("draft", MinutesState::Draft), ("confirmed", MinutesState::Confirmed)]);
    let published = fields.date("published");
    let confirmed_at = fields.text("confirmed_at");
    let confirmed = if confirmed_at.is_some() { MinutesState::Confirmed } else { MinutesState::Draft };
    TypedMinutes { state: state.unwrap_or(confirmed), published, confirmed_at }
}

/// The day on which a note of the decisions was published.
fn read_decisions(fields: &mut Fields) -> Option<Placed<Date>> {
    fields.required_text("published", "2018-09-05");
    fields.placed_date("published")
}

fn read_attendance(fields: &mut Fields) -> Attendance {
    Attendance {
        chair: fields.named("chair"),
        present: attendees(fields, "present"),
        substitutes: fields.forms("substitutes", "a substitute", |fields| {
            let member = fields.required_named("member");
            let instead_of = fields.required_named("for");
            Some(Substitute { member: member?, instead_of: instead_of? })
        }),
        apologies: attendees(fields, "apologies"),
        absent: attendees(fields, "absent"),
        in_attendance: attendees(fields, "in_attendance"),
    }
}

/// Names, each perhaps with an affiliation in brackets, or a form of `member`, `as` and `remote`.
fn attendees(fields: &mut Fields, name: &'static str) -> Vec<Attendee> {
    let mut attendees = Vec::new();
    for node in fields.nodes(name) {
        let place = fields.source().place(&node.range);
        let Some(typed) = scalar(node) else {
            attendees.extend(fields.read_form("a person", node, |fields| {
                let who = fields.required_named("member");
                let affiliation = fields.words("as");
                let remote = fields.flag("remote").unwrap_or(false);
                let hours = hours(affiliation.as_deref().unwrap_or_default());
                who.map(|who| Attendee { who, affiliation, remote, hours, under: None })
            }));
            continue;
        };
        let (who, affiliation) = match typed.strip_suffix(')').and_then(|typed| typed.rsplit_once('(')) {
            Some((who, affiliation)) => (who.trim().to_owned(), Some(affiliation.trim().to_owned())),
            None => (typed, None),
        };
        if name != "in_attendance" && names_several(&who) {
            let list: Vec<&str> = several(&who).collect();
            fields.source().say(
                Diagnostic::new(Code::NameUnreadable, place, "several names stand in one")
                    .hint(format!("make a list of them: `{name}: [{}]`", list.join(", "))),
            );
            continue;
        }
        let remote = affiliation.as_deref().is_some_and(is_remote);
        let affiliation = affiliation.filter(|_| !remote);
        attendees.extend(named(fields, Placed::new(who, place)).map(|who| Attendee {
            who,
            hours: hours(affiliation.as_deref().unwrap_or_default()),
            affiliation,
            remote,
            under: None,
        }));
    }
    attendees
}

/// Does "A Hale, B Webb and C Frost" stand where one name should? "Dr A Hale, Chair" is one.
fn names_several(typed: &str) -> bool {
    let begins_a_name = |part: &str| {
        let first = part.split_whitespace().next().unwrap_or_default().trim_end_matches('.').to_lowercase();
        first.chars().count() == 1
            || matches!(first.as_str(), "councillor" | "cllr" | "mr" | "mrs" | "ms" | "miss" | "dr")
    };
    typed.contains(" and ")
        || typed.contains(" & ")
        || typed.matches([',', ';']).count() > 1
        || typed.split([',', ';']).skip(1).any(begins_a_name)
}

fn several(typed: &str) -> impl Iterator<Item = &str> {
    let names = typed.split([',', ';']).flat_map(|names| names.split(" and ")).flat_map(|names| names.split(" & "));
    names.map(|name| name.trim().trim_start_matches("and ")).filter(|name| !name.is_empty())
}

fn named(fields: &Fields, who: Placed<String>) -> Option<Named> {
    if who.value.is_empty() {
        fields.source().say(
            Diagnostic::new(Code::NameUnreadable, who.place, "there is no name before the bracket")
                .hint("type the name first: `Jane Doe (Head of ICT)`"),
        );
        return None;
    }
    fields.name_of(who)
}

/// Do the words in brackets say that somebody attended from elsewhere?
fn is_remote(words: &str) -> bool {
    let words = words.to_lowercase();
    ["remote", "remotely", "online", "by video", "by telephone", "by phone", "virtual", "via teams", "via zoom"]
        .iter()
        .any(|remote| words == *remote)
}
