//! The body of a paper: Markdown in, blocks out as compact text.
//!
//! `tests/body/*.txt` hold the cases, one a fact: `== the_fact`, what a clerk typed, `--`, what was read.
//! With `BLESS=1` the second halves are written anew; read them before you keep them.

#[path = "body/dump.rs"]
mod dump;

use std::fmt::Write;
use std::fs;
use std::path::Path;
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
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/body");
    let mut files: Vec<_> =
        fs::read_dir(folder).expect("tests/body").map(|entry| entry.expect("an entry").path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    files.sort();
    assert!(!files.is_empty());
    let mut failures = String::new();
    for file in files {
        let cases = fs::read_to_string(&file).expect("a file of cases");
        let mut blessed = String::new();
        for case in cases.split("== ").skip(1) {
            let (name, rest) = case.split_once('\n').expect("a name");
            let (typed, expected) = rest.split_once("\n--\n").expect("a line `--`");
            let actual = dumped(typed);
            write!(blessed, "== {name}\n{typed}\n--\n{actual}\n").expect("memory");
            if actual.trim_end() != expected.trim_end() {
                write!(failures, "{name}:\n{typed}\n-- expected\n{expected}\n-- was read\n{actual}\n").expect("memory");
            }
        }
        if std::env::var_os("BLESS").is_some() {
            fs::write(&file, blessed).expect("a file that can be written");
        }
    }
    assert!(failures.is_empty(), "{failures}");
}
