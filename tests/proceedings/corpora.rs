//! Real records that others keep: every line that could be a note of somebody's coming or going, read or not; and one
//! record, typed as a clerk would, whose page says who was there for what.
//!
//! They stand in `../shared/corpora` beside the checkout (`MINUTEBOOK_SHARED` names another folder); where they are
//! not, these tests say so and check nothing. None of their words stand here: what was read is known by its hash.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use minutebook::model::any_block;
use minutebook::model::body::Block;
use minutebook::model::record::Hours;
use minutebook::paper::body::{BodyRules, hours, read_body};

use super::support::Site;

fn corpora() -> Option<PathBuf> {
    let shared = std::env::var_os("MINUTEBOOK_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let folder = shared.join("corpora");
    if folder.is_dir() {
        return Some(folder);
    }
    println!("skipped: `{}` is not there", folder.display());
    None
}

const VERBS: &[&str] = &[
    "entered",
    "re-entered",
    "arrived",
    "joined",
    "rejoined",
    "returned",
    "left",
    "withdrew",
    "retired",
    "departed",
    "reconnected",
    "disconnected",
    "leaves",
    "dropped",
    "exited",
    "late",
    "joins",
    "joining",
    "join",
    "leave",
    "leaving",
    "took the chair",
    "left the chair",
    "vacated the chair",
    "in the chair",
];

/// The sentences of a line that is longer than a note is, the strings of a JSON file among them.
fn pieces(line: &str) -> Vec<String> {
    if line.len() < 400 {
        return vec![line.to_owned()];
    }
    let ends = line.replace(". ", ".\n").replace("? ", "?\n").replace("  ", "\n").replace("\",", "\",\n");
    ends.lines().map(|piece| piece.trim().to_owned()).collect()
}

/// A line that could be a note: it has a clock time or names the meeting, and a word of coming or going.
fn could_be_a_note(line: &str) -> bool {
    let small = line.to_lowercase();
    let words: Vec<&str> = small.split(|letter: char| !letter.is_alphanumeric() && letter != '-').collect();
    let has_verb =
        VERBS.iter().any(|verb| if verb.contains(' ') { small.contains(verb) } else { words.contains(verb) });
    let bytes = line.as_bytes();
    let has_clock = bytes.windows(4).any(|four| {
        four[0].is_ascii_digit()
            && matches!(four[1], b':' | b'.')
            && four[2].is_ascii_digit()
            && four[3].is_ascii_digit()
    });
    let has_half = ["am", "pm", "a.m", "p.m", "noon"].iter().any(|half| {
        small
            .match_indices(half)
            .any(|(at, _)| small[..at].trim_end().ends_with(|letter: char| letter.is_ascii_digit()))
    });
    let names_the_room = ["the meeting", "the room", "the chair", "the call"].iter().any(|room| small.contains(room));
    has_verb && (has_clock || has_half || names_the_room)
}

fn is_read(line: &str) -> bool {
    let text = line.trim_start_matches(['-', '*', '+', ' ', '\t', '>', '…']);
    let rules = BodyRules { resolved_words: vec!["Resolved".into()] };
    let (read, _) = read_body(&Arc::from("line.md"), text, 0..text.len(), &rules);
    any_block(&read.body.blocks, &mut |block| matches!(block, Block::TimedNote(_)))
}

/// FNV-1a, over the lines one after the other.
fn hash(lines: &[String]) -> u64 {
    let bytes = lines.iter().flat_map(|line| line.bytes().chain([b'\n']));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[test]
fn every_line_that_could_be_a_note_is_read_or_known_not_to_be_one() {
    let Some(folder) = corpora() else { return };
    let mut files: Vec<PathBuf> = walkdir::WalkDir::new(folder)
        .into_iter()
        .map(|entry| entry.expect("readable").into_path())
        .filter(|path| {
            path.extension().is_some_and(|ending| ["md", "txt", "html", "json"].iter().any(|known| ending == *known))
        })
        .collect();
    files.sort();
    let (mut read, mut listed, mut not): (Vec<String>, Vec<String>, Vec<String>) = Default::default();
    for file in &files {
        let Ok(bytes) = fs::read(file) else { continue };
        let text = String::from_utf8_lossy(&bytes).into_owned();
        for line in text.lines().flat_map(|line| pieces(line.trim())).filter(|line| could_be_a_note(line)) {
            let to = if is_read(&line) {
                &mut read
            } else if hours_in_list(&line) != Hours::default() {
                &mut listed
            } else {
                &mut not
            };
            to.push(line);
        }
    }
    println!("read ({}, {:#x}):\n{}", read.len(), hash(&read), read.join("\n"));
    println!("\nread in a list ({}, {:#x}):\n{}", listed.len(), hash(&listed), listed.join("\n"));
    println!("\nnot read ({}, {:#x}):\n{}", not.len(), hash(&not), not.join("\n"));
    // Looked at one by one: a member, a commissioner; and a bracket behind a name in a list of those present.
    assert_eq!((read.len(), hash(&read)), (2, 0x0888_442d_84de_05d2));
    assert_eq!((listed.len(), hash(&listed)), (1, 0xff06_272e_a8ab_efd4));
    // Twenty that are no note (invitations, wishes, a description of a note), and two that are: the name of one is typed
    // small, and the other stands within a sentence about something else.
    assert_eq!((not.len(), hash(&not)), (22, 0x84f3_81e8_1c9c_726d));
}

/// The hours that an entry of a list of names gives.
fn hours_in_list(line: &str) -> Hours {
    let entry =
        line.strip_prefix("- ").and_then(|entry| entry.strip_suffix(')')).and_then(|entry| entry.split_once('('));
    entry.map_or(Hours::default(), |(_, said)| hours(said))
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
    format!("---\ntitle: \"{title}\"\nagenda: \"{agenda}\"\nnumber: 6\n---\n\n{}\n", body.join("\n\n"))
}

#[test]
fn the_page_of_a_real_record_says_who_was_there_before_and_after() {
    let Some(folder) = corpora() else { return };
    let path = folder.join("moderngov-agenda-item/ict-soft-market-testing.txt");
    let record = fs::read_to_string(path).expect("text").replace("\r\n", "\n");
    let name = record.split("10:50am – ").nth(1).and_then(|rest| rest.split(" entered").next()).expect("a name");
    let site = Site::of(
        "=== content/site.yaml\nauthority: The Authority\nbase_url: https://democracy.example.org\nrules: none\n\
         checks: { agenda-number-gap: off }\n\
         === content/committees/board/committee.md\n---\ntitle: The Board\n---\n\
         === content/committees/board/2018-08-30/05-minutes.md\n---\ntitle: Minutes\nnumber: 5\n---\n\nRESOLVED:\n\n1. That the minutes be confirmed.\n",
    );
    site.write(
        "content/committees/board/2018-08-30/meeting.md",
        format!(
            "---\nstart: 10am\nagenda: {{ published: 2018-08-21 }}\nminutes: {{ published: 2018-09-12 }}\n\
             present: [Councillor A Hale, Councillor B Webb, {name}]\n---\n"
        ),
    );
    site.write("content/committees/board/2018-08-30/06-ict.md", typed(&record));
    assert_eq!(super::support::messages(&site.build()), Vec::<String>::new());
    let words = site.words("/committees/board/2018-08-30/ict/");
    let said = format!("{name} came at 10.50am and was present for resolutions 1 and 2.");
    assert!(words.contains(&said), "{words}");
    assert!(words.contains("3 members were present for this decision"), "{words}");
    let before = site.words("/committees/board/2018-08-30/minutes/");
    assert!(before.contains("2 members were present for this decision"), "{before}");
    let meeting = site.words("/committees/board/2018-08-30/");
    assert!(meeting.contains(&format!("{name} came at 10.50am, during item 6.")), "{meeting}");
}
