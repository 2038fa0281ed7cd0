//! The agenda of a new meeting: the standing items, the minutes to confirm, what was put off, what is still to be done.
//!
//! Takes what `proceedings` found; gives files, each short, with nothing in it that a check would name.

use jiff::civil::Date;

use super::name::name;
use super::text::quoted;
use crate::model::committee::StandingItem;
use crate::proceedings::{NextAgenda, Outstanding, is_about_minutes};

/// What stands on the agendas of a committee that does not say.
const USUAL: &[&str] = &["Apologies for absence", "Declarations of interest", "Minutes"];

/// A paper of the agenda.
pub(super) struct Paper {
    /// Its file's name, without a folder.
    pub file: String,
    /// What it says.
    pub text: String,
}

/// The items of the agenda, in order.
pub(super) fn papers(next: &NextAgenda) -> Vec<Paper> {
    let mut items: Vec<Item> = Vec::new();
    let usual = || USUAL.iter().map(|title| StandingItem { title: (*title).to_owned(), agenda: None });
    let standing = if next.standing.is_empty() { usual().collect() } else { next.standing.clone() };
    let mut confirmed = false;
    for item in &standing {
        if is_about_minutes(&item.title) {
            items.extend(minutes(next).filter(|_| !confirmed));
            confirmed = true;
        } else {
            let agenda = item.agenda.clone();
            items.push(Item { title: item.title.clone(), agenda, sort: Some("standing"), confirms: None });
        }
    }
    if !confirmed {
        items.extend(minutes(next));
    }
    items.extend(next.deferred.iter().map(|matter| Item {
        title: matter.title.clone(),
        agenda: Some(format!("Put off by the meeting of {}.", long(matter.date))),
        sort: None,
        confirms: None,
    }));
    if !next.actions.is_empty() {
        let lines: Vec<String> = next.actions.iter().map(outstanding).collect();
        items.push(Item {
            title: "Actions outstanding".to_owned(),
            agenda: Some(format!("To hear what has been done about:\n\n{}", lines.join("\n"))),
            sort: Some("standing"),
            confirms: None,
        });
    }
    let mut taken: Vec<String> = Vec::new();
    items.iter().enumerate().map(|(index, item)| item.paper(index + 1, &mut taken)).collect()
}

/// An item of the agenda.
struct Item {
    title: String,
    agenda: Option<String>,
    sort: Option<&'static str>,
    confirms: Option<String>,
}

impl Item {
    fn paper(&self, number: usize, taken: &mut Vec<String>) -> Paper {
        let wanted = name(&self.title, "item");
        let free = (2..).map(|count| format!("{wanted}-{count}"));
        let name = std::iter::once(wanted.clone()).chain(free).find(|name| !taken.contains(name)).unwrap_or(wanted);
        taken.push(name.clone());
        let mut text = format!("---\ntitle: {}\n", quoted(&self.title));
        if let Some(agenda) = &self.agenda {
            text += "agenda: |\n";
            for line in agenda.lines() {
                text += if line.is_empty() { "\n" } else { "  " };
                if !line.is_empty() {
                    text.extend([line, "\n"]);
                }
            }
        }
        text += &self.sort.map(|sort| format!("sort: {sort}\n")).unwrap_or_default();
        text += &self.confirms.as_ref().map(|meeting| format!("confirms: {meeting}\n")).unwrap_or_default();
        Paper { file: format!("{number:02}-{name}.md"), text: text + "---\n" }
    }
}

/// An item for each meeting whose minutes are to be confirmed.
fn minutes(next: &NextAgenda) -> impl Iterator<Item = Item> {
    next.to_confirm.iter().map(|(meeting, date)| Item {
        title: format!("Minutes of the meeting held on {}", long(*date)),
        agenda: Some("To confirm the minutes as a correct record.".to_owned()),
        sort: Some("standing"),
        confirms: Some(meeting.to_string()),
    })
}

/// "- Write to the contractor (asked of John Wickens on 30 August 2018, by 30 September 2018)".
///
/// In other words than those of the page on which the action stands, so that an agenda that is not out yet says nothing
/// that a page says word for word.
fn outstanding(action: &Outstanding) -> String {
    let of = action.owner.as_deref().map_or_else(|| "for".to_owned(), |owner| format!("of {}", plain(owner)));
    let by = action.due.map(|due| format!(", by {}", long(due))).unwrap_or_default();
    let what = plain(action.what.trim_end_matches(['.', ';', ',']));
    format!("- {what} (asked {of} on {}{by})", long(action.date))
}

/// "30 August 2018".
fn long(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

/// Words that are no Markdown, on one line.
fn plain(words: &str) -> String {
    let mut plain = String::new();
    for character in words.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        if matches!(character, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '^') {
            plain.push('\\');
        }
        if !character.is_control() {
            plain.push(character);
        }
    }
    plain
}
