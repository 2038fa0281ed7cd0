//! One broken paper a code, the expected messages beside it: every case of `tests/diagnostics/`.
//!
//! The format is in `CONTRIBUTING.md`. With `UPDATE=1` in the environment the messages are written into the cases
//! as they are now; read each before you accept it.

#[path = "support/attachments.rs"]
mod made;
#[path = "support/pictures.rs"]
mod pictures;
mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use minutebook::diagnostic::Code;

/// The settings of a case that does not bring its own.
const SETTINGS: &str =
    "authority: Borough of Exmoor Vale\nbase_url: https://democracy.exmoorvale.example\nrules: none\n";

/// A fenced block of a case.
struct Block {
    info: String,
    text: String,
    range: std::ops::Range<usize>,
}

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diagnostics");
    let mut cases: Vec<PathBuf> =
        fs::read_dir(folder).expect("cases").map(|case| case.expect("a case").path()).collect();
    cases.sort();
    cases
}

fn blocks(case: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut at = 0;
    let mut open: Option<(String, usize, String)> = None;
    for line in case.split_inclusive('\n') {
        let bare = line.trim_end();
        match &open {
            None => {
                let ticks: String = bare.chars().take_while(|character| *character == '`').collect();
                if ticks.len() >= 3 {
                    open = Some((bare[ticks.len()..].trim().to_owned(), at + line.len(), ticks));
                }
            }
            Some((info, start, ticks)) if bare == ticks => {
                blocks.push(Block { info: info.clone(), text: case[*start..at].to_owned(), range: *start..at });
                open = None;
            }
            Some(_) => {}
        }
        at += line.len();
    }
    assert!(open.is_none(), "a block is never closed");
    blocks
}

fn lay(blocks: &[Block], root: &Path) {
    write(root, "content/site.yaml", SETTINGS.as_bytes());
    for block in blocks {
        match block.info.split_once(' ') {
            Some(("file", path)) => write(root, path, block.text.as_bytes()),
            Some(("bytes", path)) => {
                let digits: Vec<u8> = block.text.bytes().filter(|byte| !byte.is_ascii_whitespace()).collect();
                let hex = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).expect("ASCII"), 16).expect("hex");
                write(root, path, &digits.chunks(2).map(hex).collect::<Vec<u8>>());
            }
            Some(("pdf", path)) => write(root, path, &made::pdf(block.text.trim_end())),
            Some(("zip", path)) => write(root, path, &made::zip(block.text.trim_end())),
            Some(("nested", path)) => {
                let inner = (0..9).fold(block.text.clone().into_bytes(), |inner, _| made::zip_of(&[("a.zip", &inner)]));
                write(root, path, &inner);
            }
            Some(("retouched", path)) => {
                let stripes: Vec<u8> = (0..72).map(|at| if at % 2 == 0 { 220 } else { 90 }).collect();
                let copy = pictures::jpeg(12, 6, &stripes, None);
                write(root, path, &pictures::jpeg(12, 6, &[0; 72], Some(&pictures::exif(None, Some(&copy)))));
            }
            Some(("symlink", link)) => {
                let (path, target) = link.split_once(" -> ").expect("a link and its target");
                let path = root.join(path);
                fs::create_dir_all(path.parent().expect("a folder")).expect("made");
                std::os::unix::fs::symlink(target, path).expect("linked");
            }
            Some(("absent", path)) => fs::remove_file(root.join(path)).expect("removed"),
            _ => assert_eq!(block.info, "message", "unknown block"),
        }
    }
}

fn write(root: &Path, path: &str, bytes: &[u8]) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().expect("a folder")).expect("made");
    fs::write(path, bytes).expect("written");
}

/// What `minutebook check` says of a site, without the summary.
fn said(root: &Path) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_minutebook"))
        .args(["check", "--as-of", "2018-12-31"])
        .current_dir(root)
        .env("NO_COLOR", "1")
        .env("COLUMNS", "100")
        .output()
        .expect("it runs");
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    let is_summary = |line: &&str| {
        let counts = line.split([':', ',']).next().unwrap_or_default();
        counts.split_once(' ').is_some_and(|(count, what)| {
            count.parse::<u32>().is_ok() && (what.starts_with("error") || what.starts_with("warning"))
        })
    };
    let end = said.lines().position(|line| is_summary(&line)).unwrap_or(said.lines().count());
    let lines: Vec<&str> = said.lines().take(end).map(str::trim_end).collect();
    format!("{}\n", lines.join("\n").trim())
}

#[test]
fn every_broken_paper_gets_the_message_that_is_written_beside_it() {
    let update = std::env::var_os("UPDATE").is_some();
    let mut wrong = Vec::new();
    for path in cases() {
        let case = fs::read_to_string(&path).expect("readable");
        let blocks = blocks(&case);
        let expected = blocks.iter().find(|block| block.info == "message").expect("a message");
        let folder = tempfile::tempdir().expect("a folder");
        lay(&blocks, folder.path());
        let said = said(folder.path());
        if said == expected.text {
            continue;
        }
        if update {
            let new = format!("{}{said}{}", &case[..expected.range.start], &case[expected.range.end..]);
            fs::write(&path, new).expect("written");
        } else {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            wrong.push(format!("== {name}\n-- expected\n{}-- said\n{said}", expected.text));
        }
    }
    assert!(wrong.is_empty(), "{} of {} cases differ\n{}", wrong.len(), cases().len(), wrong.join("\n"));
}

#[test]
fn every_code_has_a_broken_paper_and_a_page_of_the_manual() {
    let said: BTreeSet<String> = cases()
        .iter()
        .flat_map(|path| {
            let case = fs::read_to_string(path).expect("readable");
            let messages: Vec<String> =
                blocks(&case).into_iter().filter(|block| block.info == "message").map(|block| block.text).collect();
            messages
        })
        .collect();
    for code in Code::ALL {
        let tag = format!("[{code}]: ");
        assert!(said.iter().any(|message| message.contains(&tag)), "no broken paper for {code}");
        let page = code.page();
        assert!(page.starts_with(&format!("# {code}\n")), "the page of {code} has another title");
        for heading in ["## Wrong", "## Right", "## Why"] {
            assert!(page.contains(heading), "the page of {code} has no part `{heading}`");
        }
    }
}
