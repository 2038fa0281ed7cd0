//! Cases in text files, one a fact: `== the_fact`, what a clerk typed, `--`, what is read.
//!
//! With `BLESS=1` the second halves are written anew; read them before you keep them.

use std::fmt::Write;
use std::fs;
use std::path::Path;

/// Reads each case of the files in a folder of `tests/` with `dump`, and compares.
pub fn run(folder: &str, dump: impl Fn(&str) -> String) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
    let mut files: Vec<_> = fs::read_dir(folder).expect("cases").map(|entry| entry.expect("an entry").path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    files.sort();
    assert!(!files.is_empty());
    let mut failures = String::new();
    for file in files {
        let cases = fs::read_to_string(&file).expect("a file of cases");
        let mut blessed = Vec::new();
        for case in format!("\n{cases}").split("\n== ").skip(1) {
            let (name, rest) = case.split_once('\n').expect("a name");
            let (typed, expected) = rest.split_once("\n--\n").unwrap_or_else(|| (rest.trim_end_matches("\n--"), ""));
            let actual = dump(typed);
            blessed.push(format!("== {name}\n{typed}\n--\n{actual}"));
            if actual.trim_end() != expected.trim_end() {
                write!(failures, "{name}:\n{typed}\n-- expected\n{expected}\n-- was read\n{actual}\n").expect("memory");
            }
        }
        if std::env::var_os("BLESS").is_some() {
            fs::write(&file, blessed.join("\n")).expect("a file that can be written");
        }
    }
    assert!(failures.is_empty(), "{failures}");
}
