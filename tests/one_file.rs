//! A meeting in one file: Markdown in, its parts out as compact text. The cases are in `tests/one_file/`.

#[path = "support/cases.rs"]
mod cases;
#[path = "body/dump.rs"]
mod dump;

use std::fmt::Write;
use std::sync::Arc;

use minutebook::diagnostic::Diagnostics;
use minutebook::load::one_file::{OneFileRules, split};
use minutebook::model::record::Attendee;
use minutebook::paper::Headings;
use minutebook::paper::body::{BodyRules, ReadBody, read_body};

fn dumped(text: &str) -> String {
    with_headings(text, &Headings::default())
}

fn with_headings(text: &str, headings: &Headings) -> String {
    let file = Arc::from("2026-05-14.md");
    let rules = BodyRules { resolved_words: vec!["Resolved".into()] };
    let (read, _) = read_body(&file, text, 0..text.len(), &rules);
    let one_file = split(&file, &read, &OneFileRules::new(headings));
    let mut out = String::new();
    let mut line = |words: String| writeln!(out, "{words}").expect("memory");
    let part =
        |read: &ReadBody| dump::dump(text, read, &Diagnostics::new()).replace('\n', "\n  ").trim_end().to_owned();
    if let Some(title) = &one_file.title {
        line(format!("TITLE {title}"));
    }
    if !one_file.introduction.body.blocks.is_empty() {
        line(format!("INTRODUCTION\n  {}", part(&one_file.introduction)));
    }
    let attendance = &one_file.attendance;
    if let Some(chair) = &attendance.chair {
        line(format!("CHAIR {}", chair.typed.value));
    }
    for (name, list) in [
        ("PRESENT", &attendance.present),
        ("IN ATTENDANCE", &attendance.in_attendance),
        ("APOLOGIES", &attendance.apologies),
        ("ABSENT", &attendance.absent),
    ] {
        if !list.is_empty() {
            line(format!("{name} {}", list.iter().map(attendee).collect::<Vec<_>>().join("; ")));
        }
    }
    for item in &one_file.items {
        let number = item.number.as_ref().map_or(String::new(), |number| format!("{} | ", number.value));
        let anchor = item.anchor.as_deref().map_or(String::new(), |anchor| format!(" #{anchor}"));
        line(
            format!("ITEM {number}{} | {}{anchor}\n  {}", item.title, item.name, part(&item.minute))
                .trim_end()
                .to_owned(),
        );
    }
    if !one_file.closing.body.blocks.is_empty() || !one_file.closing.body.footnotes.is_empty() {
        line(format!("CLOSING\n  {}", part(&one_file.closing)));
    }
    out
}

fn attendee(attendee: &Attendee) -> String {
    let affiliation = attendee.affiliation.as_ref().map_or(String::new(), |affiliation| format!(" ({affiliation})"));
    let under = attendee.under.as_ref().map_or(String::new(), |under| format!("[{under}] "));
    let remote = if attendee.remote { " remote" } else { "" };
    format!("{under}{}{affiliation}{remote}", attendee.who.typed.value)
}

#[test]
fn every_case_is_taken_apart_as_it_says() {
    cases::run("one_file", dumped);
}

#[test]
fn headings_may_be_in_any_language() {
    let headings = Headings {
        present: vec!["Yn bresennol".into()],
        apologies: vec!["Ymddiheuriadau".into()],
        items: vec!["Cofnodion".into()],
        ..Headings::default()
    };
    let text = "# Cyfarfod\n\n## Yn bresennol\n\n- A Huws\n\n## Ymddiheuriadau\n\n- B Rhys\n\n## Cofnodion\n\n### Materion\n\nDim.\n";
    assert_eq!(
        with_headings(text, &headings),
        "TITLE Cyfarfod\nINTRODUCTION\n  h2 #cofnodion Cofnodion\nPRESENT [Yn bresennol] A Huws\n\
         APOLOGIES [Ymddiheuriadau] B Rhys\nITEM Materion | materion #materion\n  p Dim.\n"
    );
}
