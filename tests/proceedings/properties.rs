//! What holds for every meeting, whoever comes and goes: meetings made up at random, from a fixed seed.

use std::fmt::Write;
use std::fs;

use minutebook::proceedings::{self, Proceedings, Way};

use super::assembled::assembled;

/// Numbers that are the same on every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % most
    }
}

const NAMES: [&str; 7] = ["A Hale", "B Webb", "C Frost", "D Lee", "E Moss", "F Reed", "G Pike"];

/// The papers of a meeting made up at random; `turned` begins the lists of names elsewhere.
fn papers(seed: u64, turned: usize) -> Vec<(String, String)> {
    let mut dice = Dice(seed);
    let mut lists = [Vec::new(), Vec::new(), Vec::new()];
    for name in NAMES {
        lists[[0, 0, 0, 1, 2][dice.below(5)]].push(format!("Councillor {name}"));
    }
    if lists[0].is_empty() {
        lists[0].push("Councillor A Hale".into());
    }
    let list = |names: &Vec<String>| {
        let mut names = names.clone();
        let by = turned % names.len().max(1);
        names.rotate_left(by);
        names.join(", ")
    };
    let mut papers = vec![(
        "meeting.md".to_owned(),
        format!(
            "---\nstart: 10am\npresent: [{}]\napologies: [{}]\nin_attendance: [{}]\n---\n",
            list(&lists[0]),
            list(&lists[1]),
            list(&lists[2])
        ),
    )];
    for item in 1..=4 {
        let mut text = format!("---\ntitle: Item {item}\n");
        if dice.below(3) == 0 {
            let who = NAMES[dice.below(NAMES.len())];
            let _ = writeln!(text, "declarations: [ {{ member: Councillor {who}, left: true }} ]");
        }
        text.push_str("---\n");
        for _ in 0..dice.below(5) {
            let who = NAMES[dice.below(NAMES.len())];
            let did = [
                "left the meeting",
                "entered the meeting",
                "returned to the meeting",
                "left the meeting and did not return",
                "left the meeting during consideration of this item",
                "took the chair",
            ][dice.below(6)];
            let _ = writeln!(text, "\nCouncillor {who} {did}.");
            if dice.below(2) == 0 {
                text.push_str("\nRESOLVED:\n\n1. That it be done.\n");
            }
        }
        papers.push((format!("0{item}-item.md"), text));
    }
    papers
}

fn worked_out(seed: u64, turned: usize) -> Proceedings {
    let folder = tempfile::tempdir().expect("a folder");
    super::lay("", folder.path());
    for (name, text) in papers(seed, turned) {
        fs::write(folder.path().join("content/committees/board/2018-08-30").join(name), text).expect("written");
    }
    let (site, _, _) = assembled(folder.path());
    proceedings::of(&site.meetings[0], site.committee(&site.meetings[0].committee))
}

const MEETINGS: u64 = 60;

#[test]
fn intervals_are_in_order_and_never_overlap_or_touch() {
    for seed in 0..MEETINGS {
        let proceedings = worked_out(seed, 0);
        for participant in &proceedings.people {
            assert!(participant.intervals.iter().all(|interval| interval.from < interval.to), "{seed}");
            let pairs = participant.intervals.windows(2);
            assert!(pairs.into_iter().all(|pair| pair[0].to < pair[1].from), "{seed}: {participant:?}");
        }
    }
}

#[test]
fn everybody_who_enters_was_out_and_everybody_who_leaves_was_in() {
    let mut seen = 0;
    for seed in 0..MEETINGS {
        let proceedings = worked_out(seed, 0);
        for passage in proceedings.passages.iter().filter(|passage| passage.step > 0) {
            let was_in = proceedings.is_in(passage.who, passage.step - 1);
            assert_eq!(was_in, passage.way == Way::Out, "{seed}: {passage:?}");
            assert_eq!(proceedings.is_in(passage.who, passage.step), passage.way == Way::In, "{seed}: {passage:?}");
            seen += 1;
        }
    }
    assert!(seen > 100, "too little happens: {seen}");
}

#[test]
fn presence_does_not_depend_on_the_order_of_the_list_of_names() {
    for seed in 0..MEETINGS {
        let (one, other) = (worked_out(seed, 0), worked_out(seed, 2));
        assert_eq!(one.steps.len(), other.steps.len(), "{seed}");
        for step in 0..one.steps.len() {
            let names = |proceedings: &Proceedings| {
                let who = (0..proceedings.people.len()).filter(|who| proceedings.is_in(*who, step));
                let mut names: Vec<String> = who.map(|who| proceedings.people[who].who.typed.value.clone()).collect();
                names.sort();
                names
            };
            assert_eq!(names(&one), names(&other), "{seed}, step {step}");
            assert_eq!(one.count(step), other.count(step), "{seed}, step {step}");
        }
    }
}
