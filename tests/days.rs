//! The sample site on each day on which something of a meeting became public: exactly which addresses there are.
//!
//! `tests/days/` holds, for each meeting, what there was on the first day and what came and went on each later one. With
//! `UPDATE=1` in the environment it is written as it is now; read what changed before you accept it.

mod support;

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use minutebook::build::{Options, build};
use minutebook::publish::Foreign;
use support::{day, messages, outputs, words};

/// A meeting whose agenda was revised by a supplement, and whose minutes were confirmed; and the days of it.
const MEETINGS: [(&str, &[(&str, &str)]); 2] = [
    (
        "osmb/2018-06-28",
        &[
            ("2018-06-18", "the day before the agenda"),
            ("2018-06-19", "the agenda is out"),
            ("2018-06-24", "the day before the supplement"),
            ("2018-06-25", "the supplement is out"),
            ("2018-06-28", "the meeting"),
            ("2018-07-09", "the day before the minutes"),
            ("2018-07-10", "the draft minutes are out"),
            ("2018-08-29", "the day before they are confirmed"),
            ("2018-08-30", "the minutes are confirmed"),
        ],
    ),
    (
        "osmb/2018-08-30",
        &[
            ("2018-08-20", "the day before the agenda"),
            ("2018-08-21", "the agenda is out"),
            ("2018-08-27", "the day before the supplement"),
            ("2018-08-28", "the supplement is out"),
            ("2018-08-30", "the meeting"),
            ("2018-09-11", "the day before the minutes"),
            ("2018-09-12", "the draft minutes are out"),
            ("2018-09-26", "the day before they are confirmed"),
            ("2018-09-27", "the minutes are confirmed"),
        ],
    ),
];

/// Every file of the sample site that is about a meeting on a day, and what its page says of its minutes.
fn on(meeting: &str, date: &str) -> (BTreeSet<String>, &'static str) {
    let target = tempfile::tempdir().expect("a folder");
    let options = Options {
        root: env!("CARGO_MANIFEST_DIR").into(),
        target: Some(target.path().join("public")),
        theme: None,
        base_url: None,
        as_of: day(date),
        foreign: Foreign::Refuse,
    };
    let outcome = build(&options, &()).expect("the world does not fail");
    assert!(outcome.published.is_some(), "{date}: {:?}", messages(&outcome));
    let mut all = outputs(&target.path().join("public"));
    let folder = format!("committees/{meeting}/");
    let page = all.remove(&format!("{folder}index.html")).expect("a meeting always has a page");
    let said = words(&String::from_utf8_lossy(&page));
    let state = match (said.contains("Draft minutes"), said.contains("Minutes confirmed")) {
        (true, _) => "draft minutes",
        (false, true) => "confirmed minutes",
        (false, false) => "no minutes",
    };
    let below = all.into_keys().filter_map(|path| Some(path.strip_prefix(&folder)?.to_owned()));
    (below.map(|path| path.strip_suffix("index.html").unwrap_or(&path).to_owned()).collect(), state)
}

#[test]
fn each_day_has_the_addresses_that_were_public_then_and_no_other() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/days");
    for (meeting, days) in MEETINGS {
        let mut history = String::new();
        let mut before = BTreeSet::new();
        for (date, what) in days {
            let (now, state) = on(meeting, date);
            writeln!(history, "== {date}: {what}; the page has {state}").expect("a string takes all");
            for gone in before.difference(&now) {
                writeln!(history, "- {gone}").expect("a string takes all");
            }
            for new in now.difference(&before) {
                writeln!(history, "+ {new}").expect("a string takes all");
            }
            before = now;
        }
        let file = folder.join(format!("{}.txt", meeting.replace('/', "-")));
        if std::env::var_os("UPDATE").is_some() {
            fs::create_dir_all(&folder).expect("made");
            fs::write(&file, &history).expect("written");
        }
        assert_eq!(history, fs::read_to_string(&file).expect("`UPDATE=1` writes it"), "{meeting}");
    }
}
