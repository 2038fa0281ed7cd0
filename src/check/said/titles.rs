//! Titles that stand twice, and once with other figures.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::meeting::Meeting;

/// Names reports whose title is that of their item but for the figures in it.
pub(super) fn figures(meeting: &Meeting, diagnostics: &mut Diagnostics) {
    for item in &meeting.items {
        for report in &item.reports {
            if item.title == report.title {
                continue;
            }
            let (one, other) = (without_figures(&item.title), without_figures(&report.title));
            if one != other || one.split_whitespace().count() < 3 {
                continue;
            }
            let message = format!("this report is called `{}`, and its item `{}`", report.title, item.title);
            diagnostics.push(
                Diagnostic::new(Code::TitleFiguresDiffer, report.place.clone(), message)
                    .about(&report.title, &report.title)
                    .also(item.place.clone(), "the item")
                    .hint("correct the figures in one of the titles"),
            );
        }
    }
}

/// A title with a mark in place of each run of digits.
fn without_figures(title: &str) -> String {
    let mut bare = String::new();
    for letter in title.chars() {
        if !letter.is_ascii_digit() {
            bare.extend(letter.to_lowercase());
        } else if !bare.ends_with('#') {
            bare.push('#');
        }
    }
    bare
}
