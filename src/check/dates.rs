//! Dates against one another: what the words of a resolution give as its day against the actions that were typed, and
//! reports against the meeting that they were for.

use jiff::civil::Date;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::meeting::{Meeting, Resolution};
use crate::model::reading::{Due, Meaning};
use crate::proceedings;

/// Names dates that do not fit together in the papers of a meeting.
pub(super) fn dates(meeting: &Meeting, diagnostics: &mut Diagnostics) {
    for item in &meeting.items {
        for report in &item.reports {
            let Some(date) = report.date.filter(|date| *date > meeting.date) else { continue };
            let message = format!("this report is dated {}, after the meeting", said(date));
            diagnostics.push(
                Diagnostic::new(Code::ReportDatedLater, report.place.clone(), message)
                    .hint("correct `date:`, most often its year"),
            );
        }
        item.resolutions.iter().for_each(|resolution| dues(resolution, meeting.date, diagnostics));
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
                .hint("correct `due:`, or the words, whichever is wrong"),
        );
    }
}

fn said(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}
