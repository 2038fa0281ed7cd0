//! Every figure of the sample meeting, one too high: a message says so, or a reason stands beside it why nobody can know.
//!
//! `figures.txt` lists them, each with the line that it stands in, what is typed instead, and what came of it.
//! `UPDATE=1` writes the list anew and keeps the reasons.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use minutebook::build::{Session, Snapshot};
use minutebook::diagnostic::Diagnostic;

use super::support::Site;

const MEETING: &str = "content/committees/osmb/2018-08-30";

/// Why nobody can know that a figure is wrong, by the word that the list has for it.
const REASONS: &[(&str, &str)] = &[
    ("once", "it stands once in the record, and nothing else follows from it"),
    ("fits", "the record that it makes is a possible one"),
    ("prose", "a count or a day in a sentence that says no more of what it is than its words do"),
    ("law", "the number or the year of an Act"),
    ("name", "it belongs to a name"),
    ("withheld", "it stands in words that only some may read, which are held against nothing open"),
];

const IN_WORDS: [&str; 13] =
    ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// A figure: where it stands in its text, and the next higher.
struct Figure {
    at: usize,
    typed: String,
    raised: String,
}

/// The figures of a text: runs of digits with their commas, and counts in words from two to eleven.
fn figures(text: &str) -> Vec<Figure> {
    let mut figures = Vec::new();
    let is_word = |letter: char| letter.is_alphanumeric() || letter == ',';
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let Some(start) = rest.find(is_word).map(|start| at + start) else { break };
        let end = text[start..].find(|letter| !is_word(letter)).map_or(text.len(), |length| start + length);
        let word = text[start..end].trim_matches(',');
        let start = start + text[start..end].find(word).unwrap_or(0);
        at = end;
        let digits: String = word.chars().filter(|letter| *letter != ',').collect();
        let has_commas = word.contains(',') && digits.chars().all(|letter| letter.is_ascii_digit());
        if has_commas {
            let raised = (digits.parse::<u64>().expect("digits") + 1).to_string();
            let thousands = |at: usize| at > 0 && (raised.len() - at).is_multiple_of(3);
            let raised: String = raised
                .char_indices()
                .flat_map(|(at, digit)| thousands(at).then_some(',').into_iter().chain([digit]))
                .collect();
            figures.push(Figure { at: start, typed: word.to_owned(), raised });
            continue;
        }
        let small = word.to_lowercase();
        if let Some(count) = IN_WORDS[2..12].iter().position(|known| *known == small) {
            let next = IN_WORDS[count + 3];
            let is_capital = word.starts_with(char::is_uppercase);
            let raised = if is_capital { format!("{}{}", next[..1].to_uppercase(), &next[1..]) } else { next.into() };
            figures.push(Figure { at: start, typed: word.to_owned(), raised });
            continue;
        }
        let mut from = 0;
        while let Some(digit) = word[from..].find(|letter: char| letter.is_ascii_digit()).map(|found| from + found) {
            let length = word[digit..].bytes().take_while(u8::is_ascii_digit).count();
            let typed = &word[digit..digit + length];
            let raised = format!("{:0length$}", typed.parse::<u64>().expect("digits") + 1);
            figures.push(Figure { at: start + digit, typed: typed.to_owned(), raised });
            from = digit + length;
        }
    }
    figures
}

fn said(snapshot: &Snapshot) -> BTreeSet<String> {
    let line = |one: &Diagnostic| format!("{}: {} {}", one.code, one.place().file, one.message);
    snapshot.outcome().diagnostics.iter().map(line).collect()
}

/// Copies the papers of the sample site.
fn copy(to: &Path) {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    for file in walkdir::WalkDir::new(&from).into_iter().map(|entry| entry.expect("readable").into_path()) {
        let target = to.join("content").join(file.strip_prefix(&from).expect("below it"));
        if file.is_file() {
            fs::create_dir_all(target.parent().expect("a folder")).expect("made");
            fs::copy(&file, target).expect("copied");
        }
    }
}

fn papers(root: &Path) -> Vec<PathBuf> {
    let below = walkdir::WalkDir::new(root.join(MEETING)).sort_by_file_name();
    let files = below.into_iter().map(|entry| entry.expect("readable").into_path());
    files.filter(|path| path.extension().is_some_and(|ending| ending == "md")).collect()
}

/// The reasons of the list, by paper, line and figure.
fn reasons(list: &str) -> BTreeMap<String, String> {
    let mut reasons = BTreeMap::new();
    let (mut paper, mut line) = (String::new(), String::new());
    for row in list.lines() {
        if let Some(figure) = row.strip_prefix("    - ") {
            let (what, came) = figure.split_once(" = ").expect("what came of it");
            reasons.insert(format!("{paper}|{line}|{what}"), came.to_owned());
        } else if let Some(typed) = row.strip_prefix("  | ") {
            typed.clone_into(&mut line);
        } else {
            row.clone_into(&mut paper);
        }
    }
    reasons
}

#[test]
fn every_figure_of_the_sample_meeting_is_caught_or_cannot_be_known() {
    let site = Site::of("");
    copy(site.root());
    let site = site.on("2018-12-31");
    let mut session = Session::new(site.options());
    let before = said(&session.refresh().expect("the world does not fail"));
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/proceedings/figures.txt");
    let list = fs::read_to_string(&path).unwrap_or_default();
    let known = reasons(&list);
    let mut written = String::new();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for file in papers(site.root()) {
        let text = fs::read_to_string(&file).expect("text");
        let name = file.strip_prefix(site.root().join(MEETING)).expect("below").to_string_lossy().into_owned();
        let (mut shown, mut lines) = (None, BTreeMap::<&str, u32>::new());
        writeln!(written, "{name}").expect("written");
        for Figure { at, typed, raised } in figures(&text) {
            let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
            let line = text[start..].lines().next().unwrap_or_default();
            if shown != Some(start) {
                let clip: String = line.chars().take(110).collect();
                writeln!(written, "  | {clip}").expect("written");
                (shown, lines) = (Some(start), BTreeMap::new());
            }
            let wrong = format!("{}{raised}{}", &text[..at], &text[at + typed.len()..]);
            fs::write(&file, wrong).expect("written");
            let after = said(&session.refresh().expect("the world does not fail"));
            let codes: BTreeSet<&str> = after.difference(&before).filter_map(|new| new.split(':').next()).collect();
            // The second 4 of a line is another figure than the first.
            let nth = lines.entry(&line[at - start..at - start + typed.len()]).or_default();
            *nth += 1;
            let which = if *nth > 1 { format!(" ({nth})") } else { String::new() };
            let what = format!("{typed} to {raised}{which}");
            let clip: String = line.chars().take(110).collect();
            let reason = known.get(&format!("{name}|{clip}|{what}"));
            let reason = reason.filter(|reason| REASONS.iter().any(|(word, _)| *word == reason.as_str()));
            let came = if codes.is_empty() {
                reason.cloned().unwrap_or_else(|| "?".into())
            } else {
                codes.into_iter().collect::<Vec<_>>().join(", ")
            };
            let sort = REASONS.iter().find(|(word, _)| *word == came).map_or("caught", |(word, _)| word);
            *counts.entry(sort.to_owned()).or_default() += 1;
            writeln!(written, "    - {what} = {came}").expect("written");
        }
        fs::write(&file, &text).expect("written");
        session.refresh().expect("the world does not fail");
    }
    println!("{counts:?}");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &written).expect("written");
    } else {
        assert_eq!(written, list, "UPDATE=1 writes it anew; read what is other before you accept it");
    }
    assert!(!written.contains(" = ?"), "a figure has neither a message nor a reason");
}
