//! The body of a paper: Markdown in, blocks out as compact text. The cases are in `tests/body/`.

#[path = "support/cases.rs"]
mod cases;
#[path = "body/dump.rs"]
mod dump;

use std::sync::Arc;

use minutebook::diagnostic::Diagnostics;
use minutebook::paper::body::{BodyRules, ReadBody, read_body};

fn read(text: &str) -> (ReadBody, Diagnostics) {
    let words = ["Resolved", "Recommended", "Agreed", "Decision"];
    let rules = BodyRules { resolved_words: words.map(String::from).to_vec() };
    let (read, mut diagnostics) = read_body(&Arc::from("paper.md"), text, 0..text.len(), &rules);
    diagnostics.sort();
    (read, diagnostics)
}

fn dumped(text: &str) -> String {
    let (read, diagnostics) = read(text);
    dump::dump(text, &read, &diagnostics)
}

#[test]
fn every_case_reads_as_it_says() {
    cases::run("body", dumped);
}

#[test]
fn windows_line_ends_read_the_same() {
    let text = "RESOLVED:\n\n1. That a be done.\n2. That b\n   be done.\n\n10:50am – Councillor A Webb left.\n\n| a | b |\n|---|---|\n| c | d |\n";
    let without_places = |dumped: String| {
        dumped.lines().map(|line| line.split(" at `").next().unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(without_places(dumped(&text.replace('\n', "\r\n"))), without_places(dumped(text)));
}

#[test]
fn tabs_and_no_break_spaces_are_spaces() {
    let text =
        "1.\tA question.\n\n10:50\u{a0}am\u{a0}–\u{a0}Councillor\u{a0}A Webb left.\n\nRESOLVED:\u{a0}That b be done.\n";
    assert_eq!(
        dumped(text),
        "ol\n  1\n    p A question.\n\
         timed 10:50 [10:50\u{a0}am]\u{a0}–\u{a0}Councillor\u{a0}A Webb left.\n  went Councillor\u{a0}A Webb at `Councillor\u{a0}A Webb`\n\
         resolutions RESOLVED:\n  #1 shown 1 at `RESOLVED:\u{a0}That b be done.`\n    p That b be done.\n"
    );
}

#[test]
fn resolved_words_may_be_spelt_in_any_form() {
    let rules =
        BodyRules { resolved_words: vec!["Décidé".into(), "Penderfynwyd".into(), "Es wird beschlossen".into()] };
    for text in [
        "DE\u{301}CIDE\u{301} :\n\n1. une chose\n",
        "penderfynwyd:\n\n1. peth\n",
        "**Es wird beschlossen**\n\n1. etwas\n",
    ] {
        let (read, _) = read_body(&Arc::from("paper.md"), text, 0..text.len(), &rules);
        assert!(dump::dump(text, &read, &Diagnostics::new()).starts_with("resolutions numbered"), "{text}");
    }
}

#[test]
fn places_are_bytes_of_the_file() {
    let text = "\u{feff}---\ntitle: é\n---\n[x](javascript:y)\n\n> ```exempt\n> <b>\n> ```\n";
    let start = text.find("[x]").unwrap();
    let rules = BodyRules { resolved_words: Vec::new() };
    let (_, diagnostics) = read_body(&Arc::from("paper.md"), text, start..text.len(), &rules);
    let typed: Vec<&str> =
        diagnostics.iter().map(|diagnostic| text[diagnostic.place().range.clone()].trim_end()).collect();
    assert_eq!(typed, ["[x](javascript:y)", "<b>"]);
}
