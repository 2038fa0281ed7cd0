//! A wrong figure anywhere in the sample meeting is caught.
//!
//! Each case changes one thing in the papers of 30 August 2018 and names the message that comes of it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use minutebook::check;

use super::assembled::assembled;

const MEETING: &str = "committees/osmb/2018-08-30";

/// The file below the meeting's folder, what stands there, what is typed instead, and the code of the message.
const MUTATIONS: &[(&str, &str, &str, &str)] = &[
    ("07-customer-services-strategy/resolution-1.md", "for: 6", "for: 7", "votes-exceed-present"),
    ("07-customer-services-strategy/resolution-1.md", "for: 6", "for: 5", "votes-missing"),
    ("07-customer-services-strategy/resolution-1.md", "against: 2", "against: 1", "votes-missing"),
    ("07-customer-services-strategy/resolution-1.md", "abstained: 0", "abstained: 1", "votes-exceed-present"),
    ("07-customer-services-strategy/resolution-1.md", "moved: n-okafor", "moved: p-dunning", "mover-absent"),
    ("07-customer-services-strategy/resolution-1.md", "seconded: s-tredinnick", "seconded: m-fenwick", "mover-absent"),
    ("07-customer-services-strategy/item.md", "11:42am", "11:42pm", "note-out-of-time"),
    ("07-customer-services-strategy/item.md", "11:42am", "10:42am", "note-out-of-time"),
    ("07-customer-services-strategy/item.md", "M Fenwick left", "M Fenwik left", "name-unknown"),
    ("07-customer-services-strategy/item.md", "M Fenwick left", "P Dunning left", "arrival-unlisted"),
    ("07-customer-services-strategy/item.md", "M Fenwick left", "M Fenwick entered", "votes-missing"),
    (
        "07-customer-services-strategy/item.md",
        "11:42am – Councillor M Fenwick left the meeting.\n",
        "",
        "votes-missing",
    ),
    ("06-ict-reprovision/item.md", "10:50am", "10:50pm", "note-out-of-time"),
    ("06-ict-reprovision/item.md", "10:50am", "9:50am", "note-out-of-time"),
    ("06-ict-reprovision/item.md", "L Wootton entered", "L Wootton left", "votes-exceed-present"),
    ("06-ict-reprovision/resolution-2.md", "moved: s-tredinnick", "moved: k-vaisey", "mover-absent"),
    ("06-ict-reprovision/resolution-2.md", "seconded: e-cartwright", "seconded: s-tredinnick", "mover-absent"),
    ("06-ict-reprovision/resolution-2.md", "due: 2018-09-30", "due: 2018-10-30", "due-words-differ"),
    ("06-ict-reprovision/report.md", "date: 2018-08-20", "date: 2019-08-20", "report-dated-later"),
    ("08-work-programme/item.md", "3 votes to 4", "3 votes to 5", "vote-words-differ"),
    ("08-work-programme/resolution-2.md", "outcome: lost", "outcome: carried", "outcome-differs"),
    ("08-work-programme/resolution-2.md", "[l-wootton, ", "[", "votes-missing"),
    ("08-work-programme/resolution-2.md", "n-okafor]", "m-fenwick]", "vote-by-absent"),
    ("08-work-programme/resolution-2.md", "n-okafor]", "k-vaisey]", "vote-by-absent"),
    ("08-work-programme/resolution-2.md", "n-okafor]", "r-parker]", "vote-twice"),
    ("08-work-programme/resolution-2.md", "n-okafor]", "g-mistry]", "voter-without-vote"),
    ("08-work-programme/resolution-2.md", "r-parker]", "r-parkr]", "person-unknown"),
    ("meeting.md", "c-ransome, ", "", "member-unaccounted"),
    ("meeting.md", "apologies: [p-dunning", "apologies: [c-ransome, p-dunning", "listed-twice"),
    ("meeting.md", "present: [r-parker", "present: [r-parker, v-sherwin", "seat-missing"),
    ("meeting.md", "apologies: [p-dunning, k-vaisey]", "apologies: [k-vaisey]", "member-unaccounted"),
    ("meeting.md", "end: \"12:35\"", "end: \"11:35\"", "note-out-of-time"),
    ("meeting.md", "start: \"10:00\"", "start: \"11:00\"", "note-out-of-time"),
    ("09-exclusion-of-the-public.md", "J Holloway left", "J Holloway entered", "vote-by-absent"),
    ("11-end.md", "12:22pm", "11:22pm", "note-out-of-time"),
    ("../committee.md", "quorum: 1/3", "quorum: 10", "decision-inquorate"),
    (
        "../committee.md",
        "l-wootton, role: member, from: 2017-05-18, until: 2019-05-06",
        "l-wootton, role: member, from: 2017-05-18, until: 2018-05-06",
        "seat-missing",
    ),
];

/// Copies the meeting, its committee and everybody who has a file.
fn lay(root: &Path) {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    for file in walkdir::WalkDir::new(&content).into_iter().map(|file| file.expect("readable").into_path()) {
        let below = file.strip_prefix(&content).expect("inside");
        let is_needed = below.starts_with("people")
            || below.starts_with(MEETING)
            || below.ends_with("site.yaml")
            || below.ends_with("committee.md");
        if file.is_file() && is_needed {
            let copy = root.join("content").join(below);
            fs::create_dir_all(copy.parent().expect("a folder")).expect("made");
            fs::copy(&file, copy).expect("copied");
        }
    }
}

/// What is said of the papers below a folder, a line a message.
fn said(root: &Path) -> BTreeSet<String> {
    let (site, law, wrong) = assembled(root);
    let meetings = site.meetings.iter().map(|meeting| check::meeting(meeting, &site, &law));
    let checked: Vec<_> = meetings.flat_map(|wrong| wrong.iter().cloned().collect::<Vec<_>>()).collect();
    wrong.iter().chain(&checked).map(|diagnostic| format!("{}: {}", diagnostic.code, diagnostic.message)).collect()
}

#[test]
fn a_wrong_figure_anywhere_in_the_sample_meeting_is_caught() {
    let folder = tempfile::tempdir().expect("a folder");
    lay(folder.path());
    let before = said(folder.path());
    let mut missed = Vec::new();
    for (file, from, to, code) in MUTATIONS {
        let path = folder.path().join("content").join(MEETING).join(file);
        let text = fs::read_to_string(&path).expect("readable");
        assert!(text.contains(from), "{file} does not say `{from}`");
        fs::write(&path, text.replacen(from, to, 1)).expect("written");
        let after = said(folder.path());
        let new: Vec<&String> = after.difference(&before).collect();
        if !new.iter().any(|message| message.starts_with(&format!("{code}: "))) {
            missed.push(format!("{file}: `{from}` to `{to}` gives no {code}, but {new:?}"));
        }
        fs::write(&path, text).expect("written");
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}
