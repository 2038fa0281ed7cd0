//! The words of each paper of the sample site stand on its own page: all of them, in order, and once.

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use minutebook::build::{Options, build};
use minutebook::publish::Foreign;
use support::{day, html};

/// A day on which nearly all of the sample site is public.
const AS_OF: &str = "2027-06-01";

/// What stands before the words of a footnote.
const FOOTNOTE: &str = "\u{203b}";

/// The address of the page that shows a paper, if one does: the same rule as in the manual, in a few lines of its own.
fn address(path: &str) -> Option<String> {
    let path = path.strip_suffix(".md")?;
    let without_number = |name: &str| {
        let bare = name.trim_start_matches(|letter: char| letter.is_ascii_digit());
        bare.strip_prefix('-').filter(|_| bare.len() < name.len()).unwrap_or(name).to_owned()
    };
    let parts: Vec<&str> = path.split('/').collect();
    Some(match parts[..] {
        ["index"] => "/".to_owned(),
        ["pages", page] => format!("/{page}/"),
        ["people", person] => format!("/people/{person}/"),
        ["committees", committee, "committee"] => format!("/committees/{committee}/"),
        // A meeting in one file is taken apart; `corpora.rs` has the measure for these.
        ["committees", committee, day, "meeting"] => format!("/committees/{committee}/{day}/"),
        ["committees", committee, day, item] | ["committees", committee, day, item, "item"] => {
            format!("/committees/{committee}/{day}/{}/", without_number(item))
        }
        ["committees", committee, day, item, paper] => {
            format!("/committees/{committee}/{day}/{}/{paper}/", without_number(item))
        }
        _ => return None,
    })
}

/// The words that somebody typed under the front matter, without the marks of Markdown and what fences hold.
fn body(text: &str) -> String {
    let body = text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")).map_or(text, |(_, body)| body);
    let mut words = String::new();
    let mut in_fence = false;
    for line in body.lines() {
        if line.trim_start().starts_with("```") {
            in_fence = !in_fence;
        } else if !in_fence {
            words.push_str(line);
            words.push('\n');
        }
    }
    without_marks(&words)
}

/// Without the targets of links, the numbers of lists and the labels of footnotes, which a page shows in its own way.
fn without_marks(text: &str) -> String {
    let mut bare = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("](") {
        bare.push_str(&rest[..at]);
        let after = &rest[at + 2..];
        rest = &after[after.find(')').map_or(after.len(), |end| end + 1)..];
    }
    bare.push_str(rest);
    while let Some(at) = bare.find("[[") {
        let end = bare[at..].find(['|', ']']).map_or(bare.len(), |end| at + end);
        bare.replace_range(at..end, "");
    }
    let mut words = String::new();
    // The words of a picture stand in no sentence.
    for line in bare.lines().filter(|line| !line.starts_with("![")) {
        let line = line.trim_start().trim_start_matches('>').trim_start();
        let rest = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
        let line = if rest.len() < line.len() { rest.strip_prefix(". ").unwrap_or(line) } else { line };
        words.push_str(line);
        words.push('\n');
    }
    words = words.replace("\n[^", &format!("\n{FOOTNOTE}[^"));
    while let Some(at) = words.find("[^") {
        let end = words[at..].find(']').map_or(words.len(), |end| at + end + 1);
        words.replace_range(at..end, "");
    }
    words
}

#[test]
fn every_word_of_each_paper_is_on_its_page_in_order_and_once() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let target = tempfile::tempdir().expect("a folder");
    let options = Options {
        root: root.into(),
        target: Some(target.path().join("public")),
        theme: None,
        base_url: None,
        as_of: day(AS_OF),
        foreign: Foreign::Refuse,
    };
    assert!(build(&options, &()).expect("the world does not fail").published.is_some());
    let (mut papers, mut lost) = (0, Vec::new());
    let content = root.join("content");
    for entry in walkdir::WalkDir::new(&content).sort_by_file_name() {
        let entry = entry.expect("readable");
        let path = entry.path().strip_prefix(&content).expect("inside").to_string_lossy().into_owned();
        let Some(address) = address(&path) else { continue };
        let page = target.path().join("public").join(&address[1..]).join("index.html");
        let text = fs::read_to_string(entry.path()).expect("text");
        if ["\nexempt:", "\nconfidential:", "\ndraft: true"].iter().any(|key| text.contains(key)) {
            continue;
        }
        let Ok(page) = fs::read_to_string(page) else {
            lost.push(format!("{path} has no page"));
            continue;
        };
        papers += 1;
        lost.extend(faults(&path, &text, &page));
    }
    assert!(lost.is_empty(), "{lost:#?}");
    assert!(papers > 100, "{papers} papers");
}

/// What of the lines is not on the page, not in order, or there twice.
fn faults(path: &str, text: &str, page: &str) -> Vec<String> {
    let main = page.find("<main").map_or(page, |start| &page[start..]);
    let main = main.find("</main>").map_or(main, |end| &main[..end]);
    let shown = html::words(&support::words(&without_mentions(main)));
    let mut faults = Vec::new();
    let mut before = 0;
    for line in body(text).lines() {
        let words = html::words(&html::decoded(line));
        if words.is_empty() {
            continue;
        }
        let find = |start: usize| shown[start..].windows(words.len()).position(|run| run == words).map(|at| start + at);
        match (find(before), find(0)) {
            (Some(at), _) => before = if is_in_place(line) { at + words.len() } else { before },
            (None, Some(_)) if !is_in_place(line) => {}
            (None, Some(_)) => faults.push(format!("{path}: out of order: {line}")),
            (None, None) => faults.push(format!("{path}: lost: {line}")),
        }
    }
    // Twelve words in a row that were typed once are shown once.
    let runs = |words: &[String]| -> BTreeMap<String, usize> {
        let mut runs = BTreeMap::new();
        words.windows(12).for_each(|run| *runs.entry(run.join(" ")).or_default() += 1);
        runs
    };
    let shown = runs(&shown);
    for (run, count) in runs(&html::words(&html::decoded(&without_marks(text)))) {
        if shown.get(&run).is_some_and(|shown| *shown > count) {
            faults.push(format!("{path}: `{run}` is shown twice"));
        }
    }
    faults
}

/// Is this line shown where it was typed? Footnotes stand at the end of a page.
fn is_in_place(line: &str) -> bool {
    !line.starts_with(FOOTNOTE)
}

/// A page without the timeline, whose names the software adds, and the numbers that mention footnotes.
fn without_mentions(main: &str) -> String {
    let room = main.find("<div class=\"room\"").unwrap_or(main.len());
    let end = main[room..].find("<dl class=\"people\">").map_or(main.len(), |end| room + end);
    let main = format!("{}{}", &main[..room], &main[end..]);
    let mut parts = main.split("<sup class=\"mention\">");
    let mut page = parts.next().unwrap_or_default().to_owned();
    parts.for_each(|part| page.push_str(part.split_once("</sup>").map_or(part, |(_, rest)| rest)));
    page
}
