//! Random sites: whatever stands in `content/`, nothing panics, and what cannot be published leaves what is published.
//!
//! For each site: every message's place lies inside its file; messages are sorted; with an error the older site is byte
//! for byte as it was; a second build, and a build of the same files in another folder laid in another order, give the
//! same bytes and the same messages.
//!
//! `TORTURE_SEED` (printed at each run) repeats a run; `TORTURE_SECONDS` makes it longer.

mod support;
#[path = "torture/typed.rs"]
mod typed;

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
use typed::{KEYS, NAMES, PLACES, VALUES, WORDS};

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
