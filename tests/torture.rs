//! Random sites: whatever stands in `content/`, nothing panics, and what cannot be published leaves what is published.
//!
//! For each site: every message's place lies inside its file; messages are sorted; with an error the older site is byte
//! for byte as it was; a second build, and a build of the same files in another folder laid in another order, give the
//! same bytes and the same messages.
//!
//! `TORTURE_SEED` (printed at each run) repeats a run; `TORTURE_SECONDS` makes it longer.

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use minutebook::build::{Options, Outcome, build};
use minutebook::publish::Foreign;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use support::{day, outputs};

/// Names of files and folders that a clerk may come up with.
const NAMES: &[&str] = &[
    "01-apologies",
    "02-ict",
    "2-ict",
    "002_ict plan",
    "03",
    "item",
    "report",
    "report-2",
    "resolution-1",
    "resolution-99999999999",
    "meeting",
    "committee",
    "index",
    "cafe\u{301}",
    "café",
    "日本語の議題",
    "a b  c",
    "ÄÖÜ",
    "x'y\"z",
    "a&b<c>",
    "%2e%2e",
    "a%20b",
    "#anchor",
    "a?b",
    "...",
    "-",
    "--",
    "CON",
    "a.b.c",
    "\u{202e}drow",
    "\u{200b}",
    "😀",
    "404",
    "assets",
    "committees",
    "people",
    "resolutions",
    "meetings",
    "style.css",
    "é\u{301}\u{327}",
    "LONG",
];

/// Where a file may stand; `@` is any name.
const PLACES: &[&str] = &[
    "index.md",
    "@.md",
    "@",
    "pages/@.md",
    "pages/@/@.md",
    "pages/@.pdf",
    "people/@.md",
    "people/r-parker.md",
    "people/@.png",
    "committees/@/committee.md",
    "committees/osmb/committee.md",
    "committees/osmb/2018-08-30.md",
    "committees/osmb/2018-09-27.md",
    "committees/osmb/2018-09-27/@.md",
    "committees/osmb/2018-08-30/meeting.md",
    "committees/osmb/2018-08-30/@.md",
    "committees/osmb/2018-08-30/@.csv",
    "committees/osmb/2018-08-30/@/item.md",
    "committees/osmb/2018-08-30/@/@.md",
    "committees/osmb/2018-08-30/@/report.md",
    "committees/osmb/2018-08-30/@/resolution-1.md",
    "committees/osmb/2018-08-30/@/@.pdf",
    "committees/osmb/2018-08-30/@/@/@",
    "committees/osmb/2018-08-30b/meeting.md",
    "committees/osmb/2018-02-30/meeting.md",
    "committees/osmb/@/meeting.md",
    "committees/osmb/9999-12-31.md",
    "committees/osmb/0000-01-01.md",
    "committees/@/2018-08-30/meeting.md",
    "site.yaml",
];

const KEYS: &[&str] = &[
    "authority",
    "title",
    "base_url",
    "rules",
    "language",
    "theme",
    "municipal_year_starts",
    "minute_number",
    "licence",
    "contact",
    "resolved_words",
    "checks",
    "undated",
    "short",
    "sort",
    "quorum",
    "seats",
    "parent",
    "name",
    "as",
    "party",
    "ward",
    "interests",
    "from",
    "until",
    "officer",
    "start",
    "end",
    "venue",
    "status",
    "agenda",
    "minutes",
    "chair",
    "present",
    "substitutes",
    "apologies",
    "in_attendance",
    "absent",
    "note",
    "webcast",
    "number",
    "taken",
    "minute",
    "urgent",
    "documents",
    "declarations",
    "exempt",
    "confidential",
    "title_public",
    "draft",
    "kind",
    "author",
    "date",
    "key_decision",
    "wards",
    "recommendations",
    "background_papers",
    "outcome",
    "moved",
    "seconded",
    "vote",
    "actions",
    "affects",
    "headings",
    "ttle",
    "Title",
    "",
    "<<",
    "? a",
    "\"ti\\u0074le\"",
];

/// Values, right for one key and wrong for most.
const VALUES: &[&str] = &[
    "",
    "null",
    "~",
    "true",
    "yes",
    "off",
    "0",
    "-1",
    "007",
    "1.10",
    "1e999",
    "99999999999999999999999999",
    "0x1f",
    ".nan",
    "1_000",
    "10:00",
    "\"10.30am\"",
    "25:00",
    "2018-08-30",
    "2018-02-30",
    "9999-12-31",
    "-9999-01-01",
    "05-15",
    "02-30",
    "1/3",
    "3/1",
    "1/0",
    "Words",
    "\"Wörter: \\u00e9 \\x07 \\U0001F600\"",
    "'it''s'",
    "[]",
    "{}",
    "[1, [2, [3]]]",
    "{ a: { b: [c] } }",
    "[ { member: r-parker, role: chair, from: 2017-05-18 } ]",
    "{ published: 2018-08-21 }",
    "{ state: draft, published: 2018-09-12 }",
    "{ published: 2018-08-21, supplements: [ { published: 2018-08-28, items: [ict] } ] }",
    "{ state: confirmed, published: 2018-09-12, confirmed_at: osmb/2018-09-27 }",
    "{ paragraphs: [3], public_interest: \"Bids.\" }",
    "{ for: 9, against: 1, abstained: 0 }",
    "{ for: [R Parker, r-parker], against: 99999999999 }",
    "[ { what: Write, owner: r-parker, due: 2018-09-30 } ]",
    "[ { file: a.pdf, access: exempt } ]",
    "[ { resolution: osmb/2018-08-30/ict/resolution-1, how: amends } ]",
    "[ { member: R Parker, sort: pecuniary } ]",
    "[R Parker, Cllr Parker, 7, ~]",
    "{ quorum: warning, key-unknown: off }",
    "|\n  lines\n  of  words\n",
    ">-\n  folded\n\n  words",
    "|2\n   indented",
    "&a x",
    "*a",
    "!!int 3",
    "!local x",
    "!!binary aGk=",
    "\"unclosed",
    "'",
    "[",
    "}",
    "{ a: b, a: c }",
    "a: b: c",
    "- x",
    "\n- a\n- b",
    "\n  a: b\n  c:\n    - d",
    "\t",
    "@x",
    "`x`",
    "%x",
    "# comment",
    "\u{feff}",
    "\u{a0}",
    "held",
    "open",
    "council",
    "carried",
    "none",
    "default",
    "osmb",
    "r-parker",
    "england-principal",
    "[[osmb/2018-08-30]]",
    "[x](01-apologies.md)",
    "\"<script>alert(1)</script>\"",
    "\"../../../etc/passwd\"",
    "\"/\"",
    "\"a/b\"",
    "LONG",
];

const WORDS: &[&str] = &[
    "Words of a minute.\n\n",
    "# Heading\n\n",
    "## Agenda\n\n",
    "### 3. Item\n\n",
    "## Present\n\n- R Parker\n- [ ] A B (C)\n\n",
    "RESOLVED:\n\n1. That it be so.\n2. That it be.\n\n",
    "**Resolved** That it be so.\n\n",
    "7. seven\n3. three\n\n",
    "99999999999999999999. x\n\n",
    "10:50am – Councillor R Parker left.\n\n",
    "At 25.99pm, x left.\n\n",
    "| a | b |\n|---|:-:|\n| c |\n\n",
    "Note[^1].[^x]\n\n",
    "[^1]: The note.\n\n",
    "[^x]: [^x] and [^1]\n\n",
    "```vote\nfor: 3\nagainst: [R Parker]\n```\n\n",
    "```vote\nfor: many\n```\n\n",
    "```action\nwhat: Write\nowner: R Parker\n```\n\n",
    "```action\n- x\n```\n\n",
    "```declaration\nmember: R Parker\nsort: other\n```\n\n",
    "```exempt 3\nSecret.\n```\n\n",
    "```exempt 99\nS[^1]\n\n[^1]: x\n```\n\n",
    "```exmpt\nSecret\n```\n\n",
    "```summary\nIn short.\n```\n\n",
    "````exempt 3\n```vote\nfor: 1\n```\nRESOLVED: That x.\n````\n\n",
    "> quote\n> ```exempt 3\n> x\n> ```\n\n",
    "- a\n\n  ```action\n  what: x\n  ```\n\n",
    "[[osmb/2018-08-30]] [[nothing|x]] [[#]] [[/]]\n\n",
    "[x](01-apologies.md#a) [y](../../..) [z](#)\n\n",
    "[x](javascript:alert(1)) <https://é.example> www.x.org\n\n",
    "![](plan.png) ![a](https://x.org/a.png)\n\n",
    "<b>html</b> <!-- x -->\n\n",
    "<div>\n```exempt\nx\n",
    "é\u{301}\u{200b}\u{feff}\u{202e}\u{0}\n\n",
    "\r\n",
    "\r",
    "\t- tab\n",
    "    code\n\n",
    "---\n",
    "***\n\n",
    "\\[x\\] &amp; &#0; &bogus;\n\n",
    "[a]: b\n\n",
    "[Action]: Bob\n\n",
    "*a **b ~~c `d ",
    "LONG",
    ">>>>>>>>>>> deep\n\n",
    "o bullet\n• bullet\n\n",
    "Moved by Cllr Parker, seconded by x.\n\n",
];

fn spelled(text: &str) -> String {
    text.replace("LONG", &"Very långe ".repeat(40))
}

fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => prop::sample::select(NAMES).prop_map(|name| name.replace("LONG", &"l".repeat(200))),
        1 => "\\PC{1,12}".prop_map(|name| name.replace(['/', '\0'], "_")),
    ]
}

fn path() -> impl Strategy<Value = String> {
    (prop::sample::select(PLACES), prop::collection::vec(name(), 3))
        .prop_map(|(place, names)| names.iter().fold(place.to_owned(), |path, name| path.replacen('@', name, 1)))
}

fn front_matter() -> impl Strategy<Value = String> {
    let entry = (prop::sample::select(KEYS), prop::sample::select(VALUES));
    let entry = entry.prop_map(|(key, value)| format!("{key}: {}\n", spelled(value)));
    prop::collection::vec(entry, 0..6).prop_map(|entries| entries.concat())
}

/// Front matter of which each key is right: most of these sites are published.
fn good_front_matter() -> impl Strategy<Value = String> {
    let good = [
        "start: 10am\n",
        "agenda: { published: 2018-08-21 }\n",
        "minutes: { state: draft, published: 2018-09-12 }\n",
        "title: A title\n",
        "draft: true\n",
        "exempt: { paragraphs: [3], public_interest: Bids. }\n",
        "title_public: Another title\n",
        "",
    ];
    prop::sample::subsequence(good.to_vec(), 0..4).prop_map(|entries| entries.concat())
}

fn body() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(WORDS), 0..8).prop_map(|words| spelled(&words.concat()))
}

fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let paper = |front: BoxedStrategy<String>| {
        (front, body(), 0..12_u8).prop_map(|(front, body, form)| match form {
            0 => format!("\u{feff}---\r\n{}---\r\n{}", front.replace('\n', "\r\n"), body.replace('\n', "\r\n"))
                .into_bytes(),
            1 => format!("---\n{front}").into_bytes(),
            2 => body.into_bytes(),
            3 => format!("{front}{body}").into_bytes(),
            4 => [format!("---\n{front}---\n").into_bytes(), vec![0xff, 0xfe, 0x00, 0xc3], body.into_bytes()].concat(),
            _ => format!("---\n{front}---\n{body}").into_bytes(),
        })
    };
    prop_oneof![
        6 => paper(good_front_matter().boxed()),
        6 => paper(front_matter().boxed()),
        1 => Just(Vec::new()),
        1 => prop::collection::vec(any::<u8>(), 0..40),
    ]
}

type Files = Vec<(String, Vec<u8>)>;

fn files() -> impl Strategy<Value = Files> {
    prop::collection::vec((path(), bytes()), 0..7)
}

/// What makes a site of any files: settings, a committee, a person.
const SKELETON: &[(&str, &str)] = &[
    ("site.yaml", "authority: Exmoor Vale\nbase_url: https://example.org\nrules: england-principal\n"),
    ("people/r-parker.md", "---\nname: R Parker\nas: Councillor\n---\n"),
    ("committees/osmb/committee.md", "---\ntitle: The Board\n---\n"),
    ("committees/osmb/2018-08-30/meeting.md", "---\nagenda: { published: 2018-08-21 }\n---\n"),
    ("committees/osmb/2018-08-30/01-apologies.md", "---\ntitle: Apologies\n---\n"),
];

/// Writes the files that the disk can have; gives their texts by the path that messages use.
fn lay<'a>(root: &Path, files: impl Iterator<Item = &'a (String, Vec<u8>)>) {
    for (path, bytes) in files {
        let path = root.join("content").join(path);
        if path.parent().is_some_and(|folder| fs::create_dir_all(folder).is_ok()) {
            let _ = fs::write(&path, bytes);
        }
    }
}

fn options(root: &Path) -> Options {
    Options {
        root: root.into(),
        target: Some(root.join("public")),
        theme: None,
        base_url: None,
        as_of: day("2018-10-01"),
        foreign: Foreign::Refuse,
    }
}

/// All that is said, to be compared.
fn said(outcome: &Outcome) -> Vec<String> {
    outcome.diagnostics.iter().map(|diagnostic| format!("{diagnostic:?}")).collect()
}

fn in_their_places(outcome: &Outcome) -> Result<(), TestCaseError> {
    let mut before = None;
    for diagnostic in &outcome.diagnostics {
        for label in &diagnostic.labels {
            let range = &label.place.range;
            if let Some(text) = outcome.sources.get(&label.place.file) {
                prop_assert!(text.get(range.clone()).is_some(), "{diagnostic:?} is not inside its file");
            } else {
                prop_assert_eq!(range, &(0..0), "{:?} has no source", diagnostic);
            }
        }
        let place = (diagnostic.place().file.clone(), diagnostic.place().range.start);
        prop_assert!(before.as_ref().is_none_or(|before| *before <= place), "{diagnostic:?} is out of order");
        before = Some(place);
    }
    Ok(())
}

/// How many of the sites were published.
static PUBLISHED: AtomicUsize = AtomicUsize::new(0);

fn withstands(files: &Files) -> Result<(), TestCaseError> {
    let skeleton: Files = SKELETON.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect();
    let mut all: BTreeMap<String, Vec<u8>> = skeleton.into_iter().collect();
    all.extend(files.iter().cloned());
    let all: Files = all.into_iter().collect();
    let (here, there) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    let elsewhere = there.path().join("another folder").join("ä");
    // Two names of which one is a file and the other a folder cannot both be laid; which depends on the order.
    lay(here.path(), all.iter());
    lay(&elsewhere, all.iter());
    let again = elsewhere.join("again");
    fs::create_dir(&again).expect("made");
    relay(&here.path().join("content"), &again.join("content"));

    let public = here.path().join("public");
    fs::create_dir(&public).expect("made");
    fs::write(public.join(".minutebook"), "").expect("written");
    fs::write(public.join("old.html"), "<p>old").expect("written");
    let before = outputs(&public);

    let first = build(&options(here.path()), &());
    let Ok(first) = first else {
        prop_assert_eq!(outputs(&public), before, "an error of the world changed what is published");
        return Ok(());
    };
    in_their_places(&first)?;
    prop_assert_eq!(first.published.is_some(), !first.diagnostics.has_errors());
    let published = outputs(&public);
    PUBLISHED.fetch_add(usize::from(first.published.is_some()), Ordering::Relaxed);
    if first.published.is_none() {
        prop_assert_eq!(&published, &before, "an error changed what is published");
    }
    let second = build(&options(here.path()), &()).expect("the same as before");
    prop_assert_eq!(said(&first), said(&second), "the second build says something else");
    prop_assert_eq!(&outputs(&public), &published, "the second build publishes something else");
    let other = build(&options(&again), &()).expect("the same as before");
    prop_assert_eq!(said(&first), said(&other), "a build in another folder says something else");
    if other.published.is_some() {
        prop_assert!(outputs(&again.join("public")) == published, "a build in another folder publishes something else");
    }
    Ok(())
}

/// Lays the files of one folder in another, the last one first.
fn relay(from: &Path, to: &Path) {
    let walk = walkdir::WalkDir::new(from).sort_by(|a, b| b.file_name().cmp(a.file_name()));
    for entry in walk.into_iter().map(|entry| entry.expect("readable")).filter(|entry| entry.file_type().is_file()) {
        let path = to.join(entry.path().strip_prefix(from).expect("inside"));
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::copy(entry.path(), path).expect("copied");
    }
}

#[test]
fn no_site_is_too_odd() {
    let number = |name: &str| std::env::var(name).ok().and_then(|value| value.parse::<u64>().ok());
    let clock = || std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(0, |time| time.as_secs());
    let seed = number("TORTURE_SEED").unwrap_or_else(clock);
    println!("TORTURE_SEED={seed}");
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    let mut rng = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
    let end = Instant::now() + Duration::from_secs(number("TORTURE_SECONDS").unwrap_or(8));
    let mut rounds = 0;
    while Instant::now() < end {
        let config = Config { cases: 8, failure_persistence: None, max_shrink_iters: 400, ..Config::default() };
        let mut runner = TestRunner::new_with_rng(config, rng);
        if let Err(error) = runner.run(&files(), |files| withstands(&files)) {
            panic!("TORTURE_SEED={seed}\n{error}");
        }
        rng = runner.new_rng();
        rounds += 1;
    }
    println!("{} sites, {} of them published", rounds * 8, PUBLISHED.load(Ordering::Relaxed));
}
