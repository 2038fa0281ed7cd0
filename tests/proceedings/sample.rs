//! How well sentences are read: two samples of real ones, each marked by hand with what it says.
//!
//! They stand in `../shared/corpora` beside the checkout (`MINUTEBOOK_SHARED` names another folder); where they are not,
//! these tests say so and check nothing. None of their words stand here: a line of `tests/sample/` has the file, the day
//! of its meeting, the line (of the text in it, where the file is HTML), the hash of the sentence, and the mark.
//!
//! Both were drawn by hash from the lines that could say something, each by other signs, and marked before anything was
//! read: `action` for what somebody is to do, `note` for who came or went, `nothing` for the rest, most of which look
//! like one of the two. No sentence of either plainly does something to an earlier decision.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::{Path, PathBuf};

use minutebook::model::meeting::{Item, Meeting};
use minutebook::model::reading::Meaning;
use minutebook::model::record::Hours;
use minutebook::proceedings;

use super::assembled::assembled;
use super::support::{Site, html};

/// A sentence of a sample.
struct Marked<'a> {
    file: &'a str,
    day: &'a str,
    line: usize,
    hash: &'a str,
    mark: &'a str,
}

fn sample(text: &str) -> Vec<Marked<'_>> {
    let row = |row| {
        let cells: Vec<&str> = str::split(row, " | ").collect();
        let [file, day, line, hash, mark] = cells[..] else { panic!("{row}") };
        Marked { file, day, line: line.parse().expect("a number"), hash, mark }
    };
    text.lines().map(row).collect()
}

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

/// The letters and digits of a sentence, without the targets of links.
fn bare(sentence: &str) -> String {
    let mut rest = sentence;
    let mut bare = String::new();
    while let Some(at) = rest.find("](") {
        bare.push_str(&rest[..at]);
        rest = rest[at..].find(')').map_or("", |end| &rest[at + end + 1..]);
    }
    bare.push_str(rest);
    bare.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// FNV-1a.
fn hash(bare: &str) -> String {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    format!("{:016x}", bare.bytes().fold(0xcbf2_9ce4_8422_2325, step))
}

/// The words of a file as a clerk would paste them: those of a page without its marks.
fn text(path: &Path) -> String {
    let text = String::from_utf8_lossy(&fs::read(path).expect("readable")).into_owned();
    let is = |ending: &str| path.extension().is_some_and(|known| known == ending);
    if is("md") {
        return text;
    }
    let text = if is("html") { without_marks(&text) } else { text };
    let line = |line: &str| {
        let start = line.trim_start();
        let entry = start.strip_prefix(['○', '●', '■', '▪', '•']);
        entry
            .map_or_else(|| line.to_owned(), |entry| format!("- {}", entry.trim_start_matches(['\u{200b}', ' ', '\t'])))
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

fn without_marks(page: &str) -> String {
    const BLOCKS: &[&str] = &["p", "div", "li", "tr", "td", "br", "h1", "h2", "h3", "h4", "h5", "h6"];
    let (mut words, mut rest) = (String::new(), page);
    while let Some(at) = rest.find('<') {
        words.push_str(&rest[..at]);
        rest = &rest[at..];
        for hidden in ["script", "style"] {
            if rest[1..].starts_with(hidden) {
                rest = rest.find(&format!("</{hidden}")).map_or("", |end| &rest[end..]);
            }
        }
        let end = rest.find('>').map_or(rest.len(), |end| end + 1);
        let name = rest[..end].trim_start_matches(['<', '/']);
        let name = name.split(|letter: char| !letter.is_ascii_alphanumeric()).next().unwrap_or_default();
        if BLOCKS.contains(&name.to_lowercase().as_str()) {
            words.push_str("\n\n");
        }
        rest = &rest[end..];
    }
    words.push_str(rest);
    html::decoded(&words)
}

/// The sentences of a line that is longer than a note is.
fn pieces(line: &str) -> Vec<&str> {
    if line.chars().count() < 400 {
        return vec![line];
    }
    let (mut pieces, mut start) = (Vec::new(), 0);
    for (at, mark) in line.char_indices().filter(|(_, letter)| ".;!?".contains(*letter)) {
        let after = &line[at + mark.len_utf8()..];
        let next = after.trim_start();
        if next.len() < after.len() && next.starts_with(|letter: char| letter.is_ascii_uppercase() || letter == '(') {
            pieces.push(&line[start..=at]);
            start = line.len() - next.len();
        }
    }
    pieces.push(&line[start..]);
    pieces
}

/// What a file's meeting was read to say, by sort: bare sentences.
type Read = BTreeMap<&'static str, Vec<String>>;

fn readings(meeting: &Meeting) -> Read {
    let mut read = Read::new();
    let mut add = |sort, sentence: &str| read.entry(sort).or_default().push(bare(sentence));
    let of_item = |item: &Item| {
        let mut all = item.readings.clone();
        all.extend(item.resolutions.iter().flat_map(|resolution| resolution.readings.clone()));
        all.extend(proceedings::noted(&item.minute));
        all
    };
    let said = meeting.items.iter().flat_map(of_item).chain(proceedings::noted(&meeting.introduction));
    for reading in said.chain(proceedings::noted(&meeting.closing)) {
        let sort = match reading.meaning {
            Meaning::Action { .. } => "action",
            Meaning::Movement { .. } => "note",
            Meaning::Citation(_) => "effect",
        };
        add(sort, &reading.sentence);
    }
    let present = meeting.attendance.present.iter().filter(|attendee| attendee.hours != Hours::default());
    present.for_each(|attendee| add("hours", &attendee.who.typed.value));
    read
}

/// Lays the files of a sample as meetings of one committee each, and reads them.
fn read<'a>(corpora: &Path, sample: &[Marked<'a>]) -> (HashMap<&'a str, Read>, HashMap<&'a str, String>) {
    let site = Site::of("");
    let settings = "authority: The Authority\nbase_url: https://democracy.example.org\nrules: none\n";
    site.write("content/site.yaml", settings);
    let files: BTreeSet<(&str, &str)> = sample.iter().map(|one| (one.file, one.day)).collect();
    let mut texts = HashMap::new();
    let committee = |at: usize| format!("c{at}");
    for (at, (file, day)) in files.iter().enumerate() {
        let words = text(&corpora.join(file));
        let is_markdown = Path::new(file).extension().is_some_and(|ending| ending == "md");
        // The front matter of others is not ours.
        let laid = match words.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---")) {
            Some((_, body)) if is_markdown => body.to_owned(),
            _ if is_markdown => words.clone(),
            _ => format!("## Business\n\n{words}"),
        };
        site.write(&format!("content/committees/{}/committee.md", committee(at)), "---\ntitle: The Board\n---\n");
        site.write(&format!("content/committees/{}/{day}.md", committee(at)), laid);
        texts.insert(*file, words);
    }
    let (assembled, _, _) = assembled(site.root());
    let read = files.iter().enumerate().map(|(at, (file, _))| {
        let is_it = |meeting: &&std::sync::Arc<Meeting>| meeting.committee.as_str() == committee(at);
        let meeting = assembled.meetings.iter().find(is_it).expect("a meeting");
        (*file, readings(meeting))
    });
    (read.collect(), texts)
}

/// How many sentences of a mark there are, how many were read so, and how many of those bear it.
#[derive(Debug, Default, PartialEq, Eq)]
struct Score {
    marked: usize,
    read: usize,
    right: usize,
}

fn score(name: &str, text: &str) -> Option<(Score, Score)> {
    let corpora = corpora()?;
    let sample = sample(text);
    let (read, texts) = read(&corpora, &sample);
    let (mut actions, mut notes) = (Score::default(), Score::default());
    for one in &sample {
        let lines: Vec<&str> = texts[one.file].lines().map(str::trim).collect();
        let is_it = |piece: &&str| hash(&bare(piece)) == one.hash;
        let near = lines.get(one.line - 1).into_iter().flat_map(|line| pieces(line)).find(is_it);
        let sentence = near.or_else(|| lines.iter().flat_map(|line| pieces(line)).find(is_it));
        let sentence = sentence.unwrap_or_else(|| panic!("{}:{} has changed", one.file, one.line));
        let bare = bare(sentence);
        let whole = bare.strip_prefix("actions").or_else(|| bare.strip_prefix("action")).unwrap_or(&bare);
        let is_read = |sort: &str| {
            read[one.file].get(sort).into_iter().flatten().any(|read| {
                read.len() > 8 && (whole.contains(read.as_str()) || (whole.len() > 12 && read.contains(whole)))
            })
        };
        assert!(!is_read("effect"), "{}:{} cites nothing: {sentence}", one.file, one.line);
        for (score, sorts, mark) in
            [(&mut actions, vec!["action"], "action"), (&mut notes, vec!["note", "hours"], "note")]
        {
            let is_read = sorts.into_iter().any(is_read);
            score.marked += usize::from(one.mark == mark);
            score.read += usize::from(is_read);
            score.right += usize::from(is_read && one.mark == mark);
            if is_read != (one.mark == mark) {
                println!("{name} {mark}, read {is_read}: {}:{}: {sentence}", one.file, one.line);
            }
        }
    }
    println!("{name}: actions {actions:?}, notes {notes:?}");
    Some((actions, notes))
}

#[test]
fn nothing_is_read_wrongly_in_the_sample() {
    let Some((actions, notes)) = score("first", include_str!("../sample/first.txt")) else { return };
    assert_eq!((actions.read, notes.read), (actions.right, notes.right), "something else was read");
    assert!(actions.right >= 51 && actions.marked == 60, "{actions:?}");
    assert!(notes.right >= 3 && notes.marked == 8, "{notes:?}");
}

#[test]
fn nothing_is_read_wrongly_in_a_sample_that_nothing_was_tuned_on() {
    let Some((actions, notes)) = score("second", include_str!("../sample/second.txt")) else { return };
    assert_eq!((actions.read, notes.read), (actions.right, notes.right), "something else was read");
    assert!(actions.right >= 2 && actions.marked == 6, "{actions:?}");
}
