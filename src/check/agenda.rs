//! The agenda: numbers that repeat or skip, urgent business without its reason.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::meeting::{Item, ItemSort, Meeting};

/// Names items with one number, and numbers that nobody has.
pub(super) fn numbers(meeting: &Meeting, diagnostics: &mut Diagnostics) {
    let mut seen: BTreeMap<&str, &Item> = BTreeMap::new();
    let mut before: Option<u32> = None;
    for item in &meeting.items {
        let Some(number) = &item.number else {
            // An announcement without a number may still take up one in the order of the files.
            before = before.map(|number| number + u32::from(file_number(item) == Some(number + 1)));
            continue;
        };
        if let Some(first) = seen.get(number.value.as_str()) {
            let day = meeting.date.strftime("%-d %B %Y");
            let place = first.number.as_ref().map_or(&first.place, |number| &number.place);
            diagnostics.push(
                Diagnostic::new(
                    Code::AgendaNumberRepeated,
                    number.place.clone(),
                    format!("two items of {day} are numbered {}", number.value),
                )
                .label("this one")
                .also(place.clone(), "and this one")
                .hint(one_number(meeting, [first, item])),
            );
            continue;
        }
        seen.insert(&number.value, item);
        let Ok(value) = number.value.parse::<u32>() else { continue };
        let expected = before.map_or(1, |before| before + 1);
        if value > expected {
            let message = match before {
                Some(before) => format!("item {value} follows item {before}"),
                None => format!("the first item is numbered {value}"),
            };
            diagnostics.push(
                Diagnostic::new(Code::AgendaNumberGap, number.place.clone(), message)
                    .hint(format!("number this item {expected}, or set `number: none`")),
            );
        }
        before = Some(value);
    }
}

/// How to give two items of one number a number each: by their files' names, where those say it, or by `number`.
fn one_number(meeting: &Meeting, twins: [&Item; 2]) -> String {
    if meeting.is_one_file() {
        return "give one of them another number".to_owned();
    }
    let is_typed = |item: &Item| item.number.as_ref().is_some_and(|number| number.place != item.place);
    if twins.into_iter().any(is_typed) {
        return "leave `number` out: the file names already put them in order".to_owned();
    }
    let numbers = meeting.items.iter().filter_map(file_number);
    let free = numbers.max().unwrap_or(0) + 1;
    let path = twins[1].place.file.trim_end_matches("/item.md");
    let name = path.rsplit('/').next().unwrap_or(path).trim_start_matches(|letter: char| letter.is_ascii_digit());
    format!("call one of them by another number, such as `{free:02}{name}`, or delete it if it is a copy")
}

/// The number before the name of an item's file or folder.
fn file_number(item: &Item) -> Option<u32> {
    let name = item.id.name();
    let path = item.place.file.strip_suffix("/item.md").or_else(|| item.place.file.strip_suffix(".md"))?;
    path.rsplit('/').next()?.strip_suffix(name)?.strip_suffix('-')?.parse().ok()
}

/// Asks for the reason of urgent business (Local Government Act 1972, section 100B(4)(b)).
pub(super) fn urgency(meeting: &Meeting, diagnostics: &mut Diagnostics) {
    for item in meeting.items.iter().filter(|item| item.sort == Some(ItemSort::Urgent) && item.urgent.is_none()) {
        diagnostics.push(
            Diagnostic::new(Code::UrgentReasonMissing, item.place.clone(), "this item is urgent and does not say why")
                .about("urgent", "sort: urgent")
                .hint("add `urgent:` with the special circumstances for which it cannot wait"),
        );
    }
}
