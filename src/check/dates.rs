//! Dates against one another: what the words of a resolution give as its day against the actions that were typed, and
//! reports against the meeting that they were for.

use jiff::civil::Date;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::model::body::Block;
use crate::model::meeting::{Meeting, Resolution};
use crate::model::reading::{Due, Meaning};
use crate::model::record::Action;
use crate::proceedings;

/// Names dates that do not fit together in the papers of a meeting.
pub(super) fn dates(meeting: &Meeting, diagnostics: &mut Diagnostics) {
    for item in &meeting.items {
        for report in &item.reports {
            let Some(date) = report.date.filter(|date| *date > meeting.date) else { continue };
            let message = format!("this report is dated {}, after the meeting", said(date));
            diagnostics.push(
                Diagnostic::new(Code::ReportDatedLater, report.place.clone(), message)
                    .about(date.to_string(), format!("date: {date}"))
                    .hint("correct `date:`, most often its year"),
            );
        }
        for resolution in &item.resolutions {
            dues(resolution, meeting.date, diagnostics);
            earlier(&resolution.actions, &resolution.place, meeting.date, diagnostics);
        }
        earlier(&item.actions, &item.place, meeting.date, diagnostics);
        let in_fences = item.minute.body.blocks.iter().filter_map(|block| match block {
            Block::Action(action) => Some(Action::clone(action)),
            _ => None,
        });
        let is_resolved = |action: &Action| item.resolutions.iter().any(|one| one.actions.contains(action));
        let loose: Vec<Action> =
            in_fences.filter(|action| !is_resolved(action) && !item.actions.contains(action)).collect();
        earlier(&loose, &item.place, meeting.date, diagnostics);
    }
}

/// Holds the day that the words give against the days of the actions that were typed.
fn dues(resolution: &Resolution, meeting: Date, diagnostics: &mut Diagnostics) {
    let typed: Vec<Date> = resolution.actions.iter().filter_map(|action| action.due).collect();
    if typed.is_empty() {
        return;
    }
    for reading in proceedings::read(&resolution.words, &resolution.place, meeting) {
        let Meaning::Action { due: Some(Due::On(day)), .. } = reading.meaning else { continue };
        if typed.contains(&day) {
            continue;
        }
        let days: Vec<String> = typed.iter().map(|day| said(*day)).collect();
        let message =
            format!("the words give {} as the day, and its actions are due {}", said(day), days.join(" and "));
        diagnostics.push(
            Diagnostic::new(Code::DueWordsDiffer, resolution.place.clone(), message)
                .about(typed[0].to_string(), format!("due: {}", typed[0]))
                .hint("correct `due:`, or the words, whichever is wrong"),
        );
    }
}

/// Names days of actions that are before the meeting that asked for them.
fn earlier(actions: &[Action], place: &Place, meeting: Date, diagnostics: &mut Diagnostics) {
    for action in actions {
        for (day, what) in [(action.due, "due"), (action.done, "done")] {
            let Some(day) = day.filter(|day| *day < meeting) else { continue };
            let message = format!(
                "an action of this meeting is {what} on {}, before it was asked for: {}",
                said(day),
                action.what
            );
            diagnostics.push(
                Diagnostic::new(Code::ActionDatedEarlier, place.clone(), message)
                    .about(day.to_string(), format!("{what}: {day}"))
                    .hint(format!("correct `{what}:`, most often its year")),
            );
        }
    }
}

fn said(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}
