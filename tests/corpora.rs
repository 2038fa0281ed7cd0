//! Real minutes that others keep, published unchanged: a page for each meeting, its items, people and resolutions, and
//! no word lost between the source and the page.
//!
//! The minutes stand in `../shared/corpora` beside the checkout (`MINUTEBOOK_SHARED` names another folder); where
//! they are not, these tests say so and check nothing.

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use support::Site;
use support::html::{self, Pieces};

/// The folder of a corpus, if it is at hand.
fn corpus(name: &str) -> Option<PathBuf> {
    let shared = std::env::var_os("MINUTEBOOK_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let folder = shared.join("corpora").join(name);
    if folder.is_dir() {
        return Some(folder);
    }
    println!("skipped: `{}` is not there", folder.display());
    None
}

/// The Markdown files of a corpus by the date in their name, each with the name of the meeting that it is of.
fn minutes(folder: &Path) -> BTreeMap<String, PathBuf> {
    let mut minutes = BTreeMap::new();
    let mut files: Vec<PathBuf> = walkdir::WalkDir::new(folder)
        .into_iter()
        .map(|entry| entry.expect("readable").into_path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "md"))
        .collect();
    files.sort();
    for file in files {
        let Some(date) = date_in(&file.file_name().expect("a name").to_string_lossy()) else { continue };
        let mut names = (b'a'..=b'z').map(|letter| format!("{date}{}", char::from(letter)));
        let name = if minutes.contains_key(&date) {
            names.find(|name| !minutes.contains_key(name)).expect("no more than 26 on a day")
        } else {
            date
        };
        minutes.insert(name, file);
    }
    minutes
}

/// The date in a file's name: `2019-11-19` or `2019_11_19`.
fn date_in(name: &str) -> Option<String> {
    (0..name.len()).filter_map(|at| name.get(at..at + 10)).find_map(|part| {
        let part = part.replace('_', "-");
        part.parse::<jiff::civil::Date>().ok().map(|_| part)
    })
}

/// What was found in the pages of a corpus.
#[derive(Debug, Default)]
struct Found {
    meetings: usize,
    items: usize,
    people: usize,
    resolutions: usize,
    lost: Vec<String>,
}

/// Publishes a corpus as the meetings of one committee, each file unchanged, and looks at every meeting's page.
fn publish(name: &str) -> Option<(Site, Found)> {
    let folder = corpus(name)?;
    let site = Site::of("=== content/committees/board/committee.md\n---\ntitle: The Board\n---\n");
    let minutes = minutes(&folder);
    for (sitting, file) in &minutes {
        site.write(&format!("content/committees/board/{sitting}.md"), fs::read(file).expect("readable"));
    }
    let output = Command::new(env!("CARGO_BIN_EXE_minutebook"))
        .args(["build", "--as-of", "2027-01-01"])
        .current_dir(site.root())
        .output()
        .expect("it runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{name} is not published:\n{said}");
    assert!(!said.contains("panicked"), "{said}");
    let mut found = Found::default();
    for (sitting, file) in &minutes {
        let page = site.page(&format!("/committees/board/{sitting}/"));
        let pieces = html::pieces(&page);
        found.meetings += 1;
        found.items += pieces.count("item");
        found.people += pieces.count("attendee");
        found.resolutions += pieces.count("resolution");
        let source = fs::read_to_string(file).expect("text");
        let lost = lost(&source, &pieces);
        if !lost.is_empty() {
            found.lost.push(format!("{}: {lost:?}", file.display()));
        }
    }
    println!(
        "{name}: {} meetings, {} items, {} people, {} resolutions, {} pages with words lost",
        found.meetings,
        found.items,
        found.people,
        found.resolutions,
        found.lost.len()
    );
    Some((site, found))
}

/// The words of a source that its page has fewer times.
fn lost(source: &str, page: &Pieces) -> Vec<String> {
    let mut shown: BTreeMap<String, usize> = BTreeMap::new();
    for word in page.words() {
        *shown.entry(word).or_default() += 1;
    }
    let source = without_marks(source);
    let mut lost = Vec::new();
    for word in html::words(&html::decoded(&source)) {
        match shown.get_mut(&word) {
            Some(count) if *count > 0 => *count -= 1,
            _ => lost.push(word),
        }
    }
    lost
}

/// A source without what is no word of it: ticks, and the targets of links to files that are not there.
fn without_marks(source: &str) -> String {
    let mut bare = String::new();
    let mut rest = source;
    while let Some(at) = rest.find("](") {
        let (before, after) = rest.split_at(at + 2);
        bare.push_str(before);
        let end = after.find([')', ' ', '\n']).unwrap_or(after.len());
        let target = after[..end].trim_start_matches('\u{200b}');
        if target.contains("://") || target.starts_with("mailto:") {
            bare.push_str(target);
        }
        rest = &after[end..];
    }
    bare.push_str(rest);
    bare.replace("[x]", "[ ]").replace("[X]", "[ ]")
}

/// How many items, people and resolutions the page of one meeting has.
fn counts(site: &Site, sitting: &str) -> (usize, usize, usize) {
    let pieces = html::pieces(&site.page(&format!("/committees/board/{sitting}/")));
    (pieces.count("item"), pieces.count("attendee"), pieces.count("resolution"))
}

#[test]
fn openjs_minutes_are_published_unchanged() {
    let Some((site, found)) = publish("openjs-cpc") else { return };
    assert_eq!(found.lost, Vec::<String>::new());
    assert_eq!(found.meetings, 213);
    // Counted by hand in the source: two headings under the agenda and the questions after it; three bodies and nine
    // people.
    assert_eq!(counts(&site, "2019-11-12"), (3, 12, 0));
}

#[test]
fn confidential_computing_minutes_are_published_unchanged() {
    let Some((site, found)) = publish("confidential-computing") else { return };
    assert_eq!(found.lost, Vec::<String>::new());
    assert_eq!(found.meetings, 99);
    // Every paragraph that a search for the word finds, and no other.
    assert_eq!(found.resolutions, 10);
    assert_eq!(counts(&site, "2022-03-10").2, 3);
}

/// The record of one agenda item, as a clerk would type it: the record's own words, and the marks that they lack.
fn typed(record: &str) -> String {
    let record = record.trim_start_matches("Agenda item").split("Supporting documents:").next().unwrap_or_default();
    let mut paragraphs = record.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty());
    let title = paragraphs.next().expect("a title");
    let agenda = paragraphs.next().expect("what the agenda says");
    let mut body: Vec<String> = paragraphs.map(ToOwned::to_owned).collect();
    let note = body.iter().rposition(|paragraph| paragraph.contains("entered the meeting")).expect("a timed note");
    body.insert(note + 1, "RESOLVED:".into());
    format!("---\ntitle: \"{title}\"\nagenda: \"{agenda}\"\n---\n\n{}\n", body.join("\n\n"))
}

#[test]
fn a_record_of_another_system_is_read_when_it_is_typed_as_a_paper() {
    let Some(folder) = corpus("moderngov-agenda-item") else { return };
    let record = fs::read_to_string(folder.join("ict-soft-market-testing.txt")).expect("text").replace("\r\n", "\n");
    let site = Site::of(
        "=== content/committees/board/committee.md\n---\ntitle: The Board\n---\n\
         === content/committees/board/2018-08-30/meeting.md\n---\nstart: 10am\n---\n",
    );
    let item = typed(&record);
    site.write("content/committees/board/2018-08-30/06-ict.md", &item);
    let outcome = site.build();
    assert!(outcome.published.is_some(), "{:?}", support::messages(&outcome));
    let page = site.page("/committees/board/2018-08-30/ict/");
    assert_eq!(lost(item.split("---").nth(2).expect("a body"), &html::pieces(&page)), Vec::<String>::new());
    assert!(page.contains("<time datetime=\"10:50\">10:50am</time>"), "{page}");
    assert!(page.contains("id=\"resolution-1\"") && page.contains("id=\"resolution-2\""), "{page}");
    assert!(!page.contains("id=\"resolution-3\""), "{page}");
    // Eight numbered questions, the note, then the resolutions: in that order.
    let (note, resolved) = (page.find("10:50am").expect("the note"), page.find("resolution-1").expect("resolved"));
    let questions = page[..note].rfind("<ol").expect("the questions");
    assert_eq!(page[questions..note].matches("<li").count(), 8);
    assert!(note < resolved);
}
