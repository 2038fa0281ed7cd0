//! Words lost: none. Over random documents, and over real minutes where they are at hand.
//!
//! The real ones stand in `../shared` beside the checkout; `MINUTEBOOK_SHARED` names another folder.

#[path = "support/words.rs"]
mod words;

use std::collections::{BTreeMap, HashSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use minutebook::diagnostic::{Code, Diagnostics};
use minutebook::load::one_file::{OneFile, OneFileRules, split};
use minutebook::model::body::Block;
use minutebook::model::record::Attendee;
use minutebook::paper::Headings;

use minutebook::paper::body::{BodyRules, ReadBody, read_body};
use proptest::prelude::*;

fn read(text: &str) -> ReadBody {
    read_whole(text).0
}

fn read_whole(text: &str) -> (ReadBody, Diagnostics) {
    let words = ["Resolved", "Recommended", "Agreed", "Decision"];
    let rules = BodyRules { resolved_words: words.map(String::from).to_vec() };
    read_body(&Arc::from("paper.md"), text, body_of(text)..text.len(), &rules)
}

/// The words given to a document that nobody finds in what is shown.
fn lost<'a>(document: &'a str, shown: &str) -> Vec<&'a str> {
    let given = document.match_indices("Qx").map(|(start, _)| &document[start..]);
    let given = given.map(|rest| &rest[..=rest.find('z').unwrap_or(rest.len() - 1)]);
    given.filter(|word| !shown.contains(word)).collect()
}

/// Where the body begins: behind a byte order mark and front matter.
fn body_of(text: &str) -> usize {
    let start = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let front = text[start..].strip_prefix("---\n").and_then(|rest| rest.find("\n---\n"));
    front.map_or(start, |end| start + end + 9)
}

fn taken_apart(read: &ReadBody) -> OneFile {
    split(&Arc::from("meeting.md"), read, &OneFileRules::new(&Headings::default()))
}

/// All that a reader finds of a meeting in one file.
fn shown_of(one_file: &OneFile) -> String {
    let mut shown = one_file.title.clone().unwrap_or_default();
    for read in [&one_file.introduction, &one_file.closing] {
        shown.extend([" ", &words::shown(read)]);
    }
    for item in &one_file.items {
        let number = item.number.as_ref().map_or("", |number| &number.value);
        shown.extend([" ", number, " ", &item.title, " ", &words::shown(&item.minute)]);
    }
    let attendance = &one_file.attendance;
    shown.push_str(" Present Apologies Absent In attendance Chair ");
    for attendee in everybody(one_file) {
        let affiliation = attendee.affiliation.as_deref().unwrap_or_default();
        shown.extend([
            " ",
            &attendee.who.typed.value,
            " ",
            affiliation,
            " ",
            attendee.under.as_deref().unwrap_or_default(),
        ]);
    }
    shown.extend(attendance.chair.iter().flat_map(|chair| [" ", &chair.typed.value]));
    shown
}

fn everybody(one_file: &OneFile) -> impl Iterator<Item = &Attendee> {
    let attendance = &one_file.attendance;
    [&attendance.present, &attendance.in_attendance, &attendance.apologies, &attendance.absent].into_iter().flatten()
}

fn resolutions(read: &ReadBody) -> usize {
    let mut count = 0;
    minutebook::model::any_block(&read.body.blocks, &mut |block| {
        if let Block::Resolutions(block) = block {
            count += block.resolutions.len();
        }
        false
    });
    count
}

/// Pieces of Markdown; `@` becomes a word that occurs only once.
const PIECES: &[&str] = &[
    "@",
    "@ ",
    " @",
    "@\n",
    "\n",
    "\n\n",
    "- @\n",
    "  - @\n",
    "1. @\n",
    "7) @\n",
    "   ",
    "\t",
    "> @\n",
    ">",
    "# @\n",
    "### @ ###\n",
    "@\n===\n",
    "@\n---\n",
    "***\n",
    "*",
    "**",
    "_",
    "~~",
    "`",
    "``",
    "```\n",
    "```@\n",
    "```exempt 3\n",
    "```summary\n",
    "~~~\n",
    "    @\n",
    "[@](@)",
    "[@](@ \"@\")",
    "![@](@)",
    "![](@)",
    "[",
    "]",
    "(",
    ")",
    "[[@]]",
    "[[@|@]]",
    "[[",
    "]]",
    "[^@]",
    "[^n]",
    "[^n]: @\n",
    "[^m]: @\n",
    "[r]",
    "[@][r]",
    "[r]: @\n",
    "[@]: @\n",
    "[@]: @ \"@\"\n",
    "<b>@</b>",
    "<div>\n@\n</div>\n",
    "<!-- @ -->",
    "<https://@.org>",
    "https://@.org/@_@",
    "www.@.org",
    "@@@.org",
    "| @ | @ |\n|---|---|\n| @ | @ | @ |\n",
    "| @ |\n",
    "|",
    "- [ ] @\n",
    "- [x] @\n",
    "> [!NOTE]\n> @\n",
    "\\",
    "\\[",
    "&amp;",
    "\r\n",
    "  \n",
    "\u{a0}",
    "RESOLVED:\n\n",
    "RESOLVED: That @\n\n",
    "**RESOLVED** – That @",
    "It was RESOLVED that:\n",
    "That @\n\n",
    "10:50am – Mr @ left.\n\n",
    "At 7pm, A @ and B @ entered the room.\n\n",
    ":",
    "é",
    "e\u{301}",
    "中",
    "\u{0}",
    "~",
    "=",
    "+ @\n",
];

/// Pieces of minutes.
const SECTIONS: &[&str] = &[
    "# @\n\n",
    "## Agenda\n\n",
    "## Minutes and agenda\n\n",
    "## Present\n\n",
    "## Apologies\n\n",
    "### Other attendees\n\n",
    "### Voting members of @\n\n",
    "## Links\n\n",
    "## 3. @\n\n",
    "### @\n\n",
    "**@**\n\n",
    "- @ @ (@)\n",
    "- @ – @ + / @ @\n",
    "- @, @\n",
    "- [ ] @ @ (@)\n",
    "- [x] @ (@)\n",
    "Present: @ @, @ @ and @ @\n\n",
    "**Chair:** @ @\n\n",
    "@ (@)\n@ @\n\n",
    "Apologies were received from @ @.\n\n",
    "| Name | Body |\n|---|---|\n| @ @ | @ |\n\n",
    "## [@](@) and @[^n]\n\n",
    "@\n===\n\n",
    "- @: @ @ (@), @\n",
    "- [@ @](@)\n",
];

fn document(pieces: &[usize]) -> String {
    let mut count = 0;
    let mut document = String::new();
    for piece in pieces {
        let piece = PIECES.get(*piece).or_else(|| SECTIONS.get(*piece - PIECES.len()));
        for character in piece.copied().unwrap_or_default().chars() {
            if character == '@' {
                count += 1;
                write!(document, "Qx{count}z").expect("memory");
            } else {
                document.push(character);
            }
        }
    }
    document
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_document_loses_a_word(pieces in prop::collection::vec(0..PIECES.len(), 0..40)) {
        let document = document(&pieces);
        let lost = lost(&document, &words::shown(&read(&document)));
        prop_assert!(lost.is_empty(), "{lost:?} lost in {document:?}");
    }

    #[test]
    fn no_meeting_in_one_file_loses_a_word(pieces in prop::collection::vec(0..PIECES.len() + SECTIONS.len(), 0..40)) {
        let document = document(&pieces);
        let lost = lost(&document, &shown_of(&taken_apart(&read(&document))));
        prop_assert!(lost.is_empty(), "{lost:?} lost in {document:?}");
    }

    #[test]
    fn no_text_makes_it_panic(text in "\\PC*") {
        read(&text);
    }

    #[test]
    fn no_mark_up_makes_it_panic(text in "[-a*_~`\\[\\]()<>!|#>:^@ \t\r\n1.RESOLVED–é\u{301}\u{a0}]{0,200}") {
        read(&text);
    }
}

#[test]
fn a_deep_document_is_read() {
    for piece in [">", "- ", "*a **b ", "[", "![", "1. ", "> - ", "_a ~~b "] {
        read(&piece.repeat(5000));
    }
    read(&format!("{}x{}", "*a **b ".repeat(2000), "** *".repeat(2000)));
}

/// The folder of real minutes, if it is there.
fn shared() -> Option<PathBuf> {
    let shared = std::env::var_os("MINUTEBOOK_SHARED").map_or_else(|| "../shared".into(), PathBuf::from);
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join(shared).join("corpora");
    if shared.is_dir() { Some(shared) } else { None }
}

fn markdown_files(folder: &Path, files: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    for path in entries {
        if path.is_dir() {
            markdown_files(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "md") && !path.ends_with("SOURCE.md") {
            files.push(path);
        }
    }
    files.sort();
}

/// What Markdown reads and does not show: the labels of links in use, list numbers, entities.
fn is_mark_up(text: &str, word: &str) -> bool {
    let is_in_label =
        || text.split("][").skip(1).any(|rest| rest.split(']').next().is_some_and(|label| label.contains(word)));
    word.bytes().all(|byte| byte.is_ascii_digit()) || text.contains(&format!("&{word};")) || is_in_label()
}

#[test]
fn real_minutes_lose_no_word() {
    let Some(corpora) = shared() else {
        eprintln!("skipped: there are no real minutes beside this checkout");
        return;
    };
    let mut lost = String::new();
    for corpus in fs::read_dir(corpora).expect("corpora").map(|entry| entry.expect("an entry").path()) {
        let mut files = Vec::new();
        if corpus.is_dir() {
            markdown_files(&corpus, &mut files);
        }
        let (mut items, mut people, mut passed, mut codes) = (0, 0, 0, BTreeMap::<Code, usize>::new());
        let (mut without_items, mut without_people) = (Vec::new(), Vec::new());
        for file in &files {
            let text = fs::read_to_string(file).expect("text");
            let (read, diagnostics) = read_whole(&text);
            let one_file = taken_apart(&read);
            let shown = shown_of(&one_file);
            let found: HashSet<&str> = words::words(&shown).collect();
            for word in words::words(&text[body_of(&text)..]) {
                if !found.contains(word) && !shown.contains(word) && !is_mark_up(&text, word) {
                    writeln!(lost, "{word} in {}", file.display()).expect("memory");
                }
            }
            for diagnostic in &diagnostics {
                *codes.entry(diagnostic.code).or_default() += 1;
            }
            items += one_file.items.len();
            people += everybody(&one_file).count();
            passed += one_file.items.iter().map(|item| resolutions(&item.minute)).sum::<usize>();
            if one_file.items.is_empty() {
                without_items.push(file);
            }
            if everybody(&one_file).next().is_none() {
                without_people.push(file);
            }
        }
        if !files.is_empty() {
            println!(
                "{}: {} files, {items} items, {people} people, {passed} resolutions; {} without items, {} without people; {codes:?}",
                corpus.file_name().expect("a name").to_string_lossy(),
                files.len(),
                without_items.len(),
                without_people.len(),
            );
        }
    }
    assert!(lost.is_empty(), "lost:\n{lost}");
}
