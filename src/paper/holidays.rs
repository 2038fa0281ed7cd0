//! A calendar: the holidays of a place, by rule and by date.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;

use super::fields::{Fields, scalar};
use super::rules::{WEEKDAYS, form, year};
use super::values;
use super::yaml::Value;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::holidays::{Anchor, ClosedDay, Holiday, Holidays, Substitute, When};

/// Reads a calendar; what cannot be read of it is said, and is no holiday.
pub fn read_calendar(file: &Arc<str>, text: &str) -> (Holidays, Diagnostics) {
    form(file, text, "a calendar", |fields| Holidays {
        name: fields.required_text("name", "Holidays in Exmoor").map_or_else(String::new, |name| name.value),
        cite: fields.words("cite"),
        until: fields.value("until", Code::DateUnreadable, YEAR, year),
        days: fields.forms("days", "a holiday", read_holiday),
    })
}

const YEAR: (&str, &str) = ("a year", "type four digits: `2028`");

/// Days on which the authority is closed, each a date or a form of `date` and `name`.
pub(super) fn closed_days(fields: &mut Fields, name: &'static str) -> Vec<ClosedDay> {
    let mut days = Vec::new();
    for node in fields.nodes(name) {
        let Some(typed) = scalar(node) else {
            days.extend(fields.read_form("a closed day", node, |fields| {
                fields.required_text("date", "2026-12-29");
                let (date, name) = (fields.date("date"), fields.words("name"));
                date.map(|date| ClosedDay { date, name })
            }));
            continue;
        };
        match values::date(&typed) {
            Some(date) => days.push(ClosedDay { date, name: None }),
            None => fields.source().say(not_a_date(fields, &typed, node)),
        }
    }
    days
}

fn not_a_date(fields: &Fields, typed: &str, node: &super::yaml::Node) -> Diagnostic {
    let hint = match crate::model::date_meant(typed) {
        Some(date) => format!("type `{date}`"),
        None => "type year, month and day: `2018-08-30`".to_owned(),
    };
    Diagnostic::new(Code::DateUnreadable, fields.source().place(&node.range), format!("`{typed}` is not a date"))
        .hint(hint)
}

fn read_holiday(fields: &mut Fields) -> Option<Holiday> {
    let name = fields.required_text("name", "Boxing Day");
    if !fields.has("on") {
        fields.required_text("on", "12-26");
    }
    let substitutes = [
        ("none", Substitute::None),
        ("next", Substitute::Next),
        ("nearest", Substitute::Nearest),
        ("after-sunday", Substitute::AfterSunday),
    ];
    let on = read_when(fields);
    let substitute = fields.one_of("substitute", &substitutes).unwrap_or_default();
    let from = fields.value("from", Code::DateUnreadable, YEAR, year);
    let until = fields.value("until", Code::DateUnreadable, YEAR, year);
    let except = read_years(fields);
    Some(Holiday { name: name?.value, on: on?, substitute, from, until, except })
}

fn read_years(fields: &mut Fields) -> BTreeSet<i16> {
    let mut years = BTreeSet::new();
    for typed in fields.texts("except") {
        match year(&typed.value) {
            Some(year) => drop(years.insert(year)),
            None => fields.source().say(
                Diagnostic::new(Code::DateUnreadable, typed.place, format!("`{}` is not a year", typed.value))
                    .hint(YEAR.1),
            ),
        }
    }
    years
}

/// When a holiday is: a date or several, or a rule for each year.
fn read_when(fields: &mut Fields) -> Option<When> {
    let node = fields.node("on").filter(|node| node.value != Value::Empty)?;
    let typed = fields.texts("on");
    let dates: Vec<Date> = typed.iter().filter_map(|typed| values::date(&typed.value)).collect();
    if !dates.is_empty() && dates.len() == typed.len() {
        return Some(When::Dates(dates));
    }
    if let [only] = &typed[..]
        && let Some((anchor, offset)) = each_year(&only.value)
    {
        return Some(When::EachYear(anchor, offset));
    }
    let wrong = typed.iter().find(|typed| values::date(&typed.value).is_none());
    let (words, place) = match wrong {
        Some(wrong) => (wrong.value.clone(), wrong.place.clone()),
        None => ("on".to_owned(), fields.source().place(&node.range)),
    };
    fields.source().say(
        Diagnostic::new(Code::DateUnreadable, place, format!("`{words}` is not a day of the year")).hint(
            "type `12-26`, `easter + 1`, `last monday of may`, `fourth thursday of november + 1`, or dates: \
             `[2022-06-02]`",
        ),
    );
    None
}

/// A day in each year: `12-26`, `easter - 2`, `last monday of may`, `fourth thursday of november + 1`.
fn each_year(typed: &str) -> Option<(Anchor, i32)> {
    let words = typed.to_lowercase();
    let (base, offset) = match words.split_once([' ']).and_then(|_| words.rsplit_once(['+', '-'])) {
        Some((base, offset)) if base.ends_with(' ') => {
            let offset: i32 = offset.trim().parse().ok()?;
            let is_before = words[base.len()..].starts_with('-');
            (base.trim(), if is_before { -offset } else { offset })
        }
        Some(_) | None => (words.trim(), 0),
    };
    let anchor = match base.split_whitespace().collect::<Vec<_>>()[..] {
        ["easter"] => Anchor::Easter,
        [nth, weekday, "of", month] => {
            let nth = ["first", "second", "third", "fourth", "last"].iter().position(|word| *word == nth)?;
            let nth = if nth == 4 { -1 } else { i8::try_from(nth).ok()? + 1 };
            let weekday = WEEKDAYS.iter().find(|(name, _)| *name == weekday)?.1;
            Anchor::Weekday(nth, weekday, month_named(month)?)
        }
        // A leap year, so that 29 February is a day.
        [day] => {
            let date = values::date(&format!("2020-{day}"))?;
            Anchor::Day(date.month(), date.day())
        }
        _ => return None,
    };
    Some((anchor, offset))
}

fn month_named(word: &str) -> Option<i8> {
    (1..=12).find(|month| {
        Date::new(2020, *month, 1).is_ok_and(|date| date.strftime("%B").to_string().to_lowercase() == word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::Weekday;

    #[test]
    fn a_day_of_each_year_is_read_as_people_say_it() {
        for (typed, read) in [
            ("12-26", Some((Anchor::Day(12, 26), 0))),
            ("easter - 2", Some((Anchor::Easter, -2))),
            ("easter", Some((Anchor::Easter, 0))),
            ("Last Monday of May", Some((Anchor::Weekday(-1, Weekday::Monday, 5), 0))),
            ("fourth thursday of november + 1", Some((Anchor::Weekday(4, Weekday::Thursday, 11), 1))),
            ("13-26", None),
            ("fifth monday of may", None),
            ("easter + soon", None),
        ] {
            assert_eq!(each_year(typed), read, "{typed}");
        }
    }
}
