//! A file of rules: the law of one kind of authority.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;

use super::fields::{Fields, Source, scalar};
use super::values;
use super::yaml::{self, Value};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, nearest};
use crate::model::committee::{Quorum, QuorumByLaw, RemoteByLaw, RemoteStanding, WhereVacant};
use crate::model::meeting::MeetingSort;
use crate::model::rules::{Counting, Exemptions, Notice, Occasion, Rules, Skip, Unit};

/// Reads a file of rules; what cannot be read of it is said, and asks for nothing.
pub fn read_rules(file: &Arc<str>, text: &str) -> (Rules, Diagnostics) {
    form(file, text, "a file of rules", read)
}

/// Reads a whole YAML file as one form.
pub(super) fn form<T>(
    file: &Arc<str>,
    text: &str,
    what: &'static str,
    read: impl FnOnce(&mut Fields) -> T,
) -> (T, Diagnostics) {
    let source = Source::new(file, text);
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let node = yaml::read_form(file, text, start..text.len()).map_err(|diagnostic| source.say(diagnostic)).ok();
    let mut fields = match &node {
        Some(node) => Fields::of(&source, what, node),
        None => Fields::none(&source, what),
    };
    let value = read(&mut fields);
    if node.is_some() {
        fields.finish();
    }
    (value, source.diagnostics.into_inner())
}

fn read(fields: &mut Fields) -> Rules {
    Rules {
        name: fields.required_text("name", "Parish councils").map_or_else(String::new, |name| name.value),
        exemptions: fields.form("exemptions", "a scheme of exemptions", read_exemptions),
        quorum: fields.form("quorum", "a quorum by law", read_quorum).flatten(),
        remote: fields.forms("remote", "a rule for those who attend from elsewhere", read_remote),
        pecuniary_interest: fields.words("pecuniary_interest"),
        casting_vote: fields.words("casting_vote"),
        calendar: fields.text("calendar"),
        timezone: read_timezone(fields).unwrap_or(TimeZone::UTC),
        notices: fields.forms("notice", "a rule of notice", read_notice),
    }
}

/// A place in whose time clocks are read (`Europe/London`).
pub(super) fn read_timezone(fields: &mut Fields) -> Option<TimeZone> {
    let what = ("the name of a time zone", "type a name such as `Europe/London` or `America/Chicago`");
    fields.value("timezone", Code::ValueUnknown, what, |name| TimeZone::get(name).ok())
}

fn read_quorum(fields: &mut Fields) -> Option<QuorumByLaw> {
    fields.required_text("one_in", "4");
    let one_in = fields.count("one_in");
    let least = fields.count("least").map_or(0, |least| least.value);
    let cite = fields.required_text("cite", "Local Government Act 1972, Schedule 12, paragraph 6");
    let quorum = Quorum::Fraction { numerator: 1, denominator: one_in?.value.max(1) };
    let where_vacant = fields.form("where_vacant", "a quorum of those who remain", read_where_vacant).flatten();
    Some(QuorumByLaw { quorum, least, where_vacant, cite: cite?.value.as_str().into() })
}

fn read_where_vacant(fields: &mut Fields) -> Option<WhereVacant> {
    fields.required_text("over_one_in", "3");
    fields.required_text("least_one_in", "8");
    let (over, least) = (fields.count("over_one_in"), fields.count("least_one_in"));
    Some(WhereVacant { over_one_in: over?.value.max(1), least_one_in: least?.value.max(1) })
}

fn read_remote(fields: &mut Fields) -> Option<RemoteByLaw> {
    let standings = [("present", RemoteStanding::Present), ("not-present", RemoteStanding::NotPresent)];
    fields.required_text("count_as", "not present");
    let cite =
        fields.required_text("cite", "Hertfordshire County Council v Secretary of State [2021] EWHC 1093 (Admin)");
    let standing = fields.one_of("count_as", &standings);
    let (from, until) = (fields.date("from"), fields.date("until"));
    Some(RemoteByLaw { standing: standing?, from, until, cite: cite?.value.as_str().into() })
}

fn read_exemptions(fields: &mut Fields) -> Exemptions {
    let cite = fields.words("cite").unwrap_or_default();
    let mut paragraphs = BTreeMap::new();
    let Some(node) = fields.node("paragraphs") else { return Exemptions { cite, paragraphs } };
    let source = fields.source();
    match &node.value {
        Value::Form(entries) => {
            for (key, value) in entries {
                let (Ok(number), Some(about)) = (key.name.parse(), scalar(value)) else {
                    let message = format!("`{}` is not the number of a paragraph with what it is about", key.name);
                    source.say(
                        Diagnostic::new(Code::NumberUnreadable, source.place(&key.range), message)
                            .hint("type a number and words: `3: financial or business affairs`"),
                    );
                    continue;
                };
                paragraphs.insert(number, about);
            }
        }
        Value::Empty => {}
        Value::Flag(_) | Value::Text(_) | Value::List(_) => fields.read_form("`paragraphs`", node, |_| ()),
    }
    Exemptions { cite, paragraphs }
}

fn read_notice(fields: &mut Fields) -> Option<Notice> {
    let occasions = [
        ("agenda", Occasion::Agenda),
        ("supplement", Occasion::Supplement),
        ("urgent", Occasion::Urgent),
        ("key-decision", Occasion::KeyDecision),
        ("decisions", Occasion::Decisions),
    ];
    let counts = [("clear", Counting::Clear), ("before", Counting::Before), ("from-meeting", Counting::FromMeeting)];
    fields.required_text("applies_to", "agenda");
    fields.required_text("amount", "3");
    fields.required_text("cite", "Local Government Act 1972, Schedule 12, paragraph 10(2)");
    let applies_to = fields.one_of("applies_to", &occasions);
    let amount = fields.count("amount");
    let unit = fields.one_of("unit", &[("days", Unit::Days), ("hours", Unit::Hours)]).unwrap_or(Unit::Days);
    let counts = fields.one_of("counts", &counts).unwrap_or(match unit {
        Unit::Days => Counting::Clear,
        Unit::Hours => Counting::Before,
    });
    if unit == Unit::Hours && counts != Counting::Before {
        fields.source().say(
            Diagnostic::new(Code::ValueUnknown, fields.key_place("counts"), "hours are counted `before` the meeting")
                .hint("type `counts: before`, or `unit: days`"),
        );
    }
    let (meetings, skip) = (read_sorts(fields), read_skip(fields));
    let (cutoff, calendar, timezone) = (fields.time("cutoff"), fields.text("calendar"), read_timezone(fields));
    let (urgent_needs, cite) = (fields.words("urgent_needs"), fields.words("cite"));
    let (from, until) = (fields.date("from"), fields.date("until"));
    Some(Notice {
        applies_to: applies_to?,
        meetings,
        amount: amount?.value,
        unit,
        counts,
        skip,
        cutoff,
        calendar,
        timezone,
        urgent_needs,
        cite: cite?,
        from,
        until,
    })
}

fn read_sorts(fields: &mut Fields) -> Vec<MeetingSort> {
    let sorts = [
        ("ordinary", MeetingSort::Ordinary),
        ("extraordinary", MeetingSort::Extraordinary),
        ("annual", MeetingSort::Annual),
    ];
    each_of(fields, "meetings", &sorts)
}

fn read_skip(fields: &mut Fields) -> Vec<Skip> {
    let mut skips: Vec<(&str, Skip)> =
        WEEKDAYS.iter().map(|(name, weekday)| (*name, Skip::Weekday(*weekday))).collect();
    skips.extend([
        ("holidays", Skip::Holidays),
        ("christmas break", Skip::ChristmasBreak),
        ("easter break", Skip::EasterBreak),
    ]);
    each_of(fields, "skip", &skips)
}

/// The days of the week as they are typed.
pub(super) const WEEKDAYS: &[(&str, Weekday)] = &[
    ("monday", Weekday::Monday),
    ("tuesday", Weekday::Tuesday),
    ("wednesday", Weekday::Wednesday),
    ("thursday", Weekday::Thursday),
    ("friday", Weekday::Friday),
    ("saturday", Weekday::Saturday),
    ("sunday", Weekday::Sunday),
];

/// Several of some words.
fn each_of<T: Copy>(fields: &mut Fields, name: &'static str, choices: &[(&str, T)]) -> Vec<T> {
    let mut chosen = Vec::new();
    for typed in fields.texts(name) {
        let word = typed.value.to_lowercase();
        if let Some((_, choice)) = choices.iter().find(|(choice, _)| *choice == word) {
            chosen.push(*choice);
            continue;
        }
        let words: Vec<&str> = choices.iter().map(|(word, _)| *word).collect();
        let hint = match nearest(&word, words.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("use some of {}", values::listed(&words)),
        };
        let message = format!("`{name}` cannot be `{}`", typed.value);
        fields.source().say(Diagnostic::new(Code::ValueUnknown, typed.place, message).hint(hint));
    }
    chosen
}

/// A whole number within the years that people keep records of.
pub(super) fn year(text: &str) -> Option<i16> {
    text.parse().ok().filter(|year| Date::new(*year, 1, 1).is_ok() && (1000..=9999).contains(year))
}
