//! A different word in each place from which something withheld might slip out: none is in what is published, and with
//! the gate switched off the audit names every one that is.

mod files;
mod papers;
#[path = "../support/mod.rs"]
mod support;

use std::collections::{BTreeMap, BTreeSet};

use minutebook::build::{self, Audience, Session};
use minutebook::diagnostic::Code;
use minutebook::output::Content;
use papers::{Laid, SETTINGS, lay};
use proptest::prelude::*;
use support::{Site, messages};

/// The word of a hiding place, which nobody types by chance.
fn canary(place: usize) -> String {
    let letter = |number: usize| char::from(b'a' + u8::try_from(number % 26).expect("a letter"));
    format!("wren{}{}hollow", letter(place / 26), letter(place))
}

/// The words that stand in some bytes as they are.
fn standing(bytes: &[u8], count: usize) -> BTreeSet<String> {
    let text = String::from_utf8_lossy(bytes).to_lowercase();
    (0..count).map(canary).filter(|canary| text.contains(canary.as_str())).collect()
}

/// What stands behind the last dot of a path.
fn ending(path: &str) -> &str {
    path.rsplit_once('.').map_or("", |(_, ending)| ending)
}

/// Every file below the site's folder that is no source.
fn made(site: &Site) -> BTreeMap<String, Vec<u8>> {
    let mut all = support::outputs(site.root());
    all.retain(|path, _| !path.starts_with("content/"));
    all
}

#[test]
fn no_hiding_place_is_in_what_is_made() {
    let Laid { site, count } = lay();
    assert!(count > 100, "{count} hiding places");
    let outcome = site.build();
    assert!(outcome.published.is_some(), "{:?}", messages(&outcome));
    let made = made(&site);
    assert!(made.len() > 10, "{:?}", made.keys());
    for (path, bytes) in &made {
        let found = standing(&[path.as_bytes(), b" ", bytes].concat(), count);
        assert!(found.is_empty(), "`{path}` holds {found:?}");
    }
}

#[test]
fn the_audit_names_every_hiding_place_when_the_gate_is_off() {
    let Laid { site, count } = lay();
    let canaries: Vec<String> = (0..count).map(canary).collect();
    let settings = format!("{SETTINGS}canaries: [{}]\n", canaries.join(", "));
    site.write("content/site.yaml", &settings);
    let outcome = site.build();
    assert!(outcome.published.is_some(), "{:?}", messages(&outcome));
    let mut shown = BTreeSet::new();
    let snapshot = Session::new(site.options()).refresh().expect("the world does not fail");
    for page in snapshot.pages(Audience::Draft) {
        let output = snapshot.output(Audience::Draft, &page.path).expect("no error").expect("there");
        let Content::Bytes(bytes) = output.content else { panic!("a page is bytes") };
        shown.extend(standing(&[page.path.as_bytes(), b" ", &bytes].concat(), count));
        site.write(&format!("public/{}", page.path), bytes);
    }
    // The files that the pages lead to, among them those whose words are packed away.
    let packed: BTreeSet<String> = canaries[count - 11..].iter().cloned().collect();
    for (path, bytes) in support::outputs(&site.root().join("content")) {
        if !matches!(ending(&path), "md" | "yaml") {
            site.write(&format!("public/files/{path}"), bytes);
        }
    }
    shown.extend(packed);
    assert!(shown.len() >= 90, "the preview shows {} of {count} hiding places", shown.len());
    let outcome = build::audit(&site.options(), &site.public()).expect("the world does not fail");
    let named: BTreeSet<String> = outcome
        .diagnostics
        .iter()
        .filter(|said| said.code == Code::CanaryPublished)
        .flat_map(|said| &said.labels)
        .filter(|label| &*label.place.file == "content/site.yaml" && label.place.range != (0..0))
        .map(|label| settings[label.place.range.clone()].to_owned())
        .collect();
    let missed: Vec<&String> = shown.difference(&named).collect();
    assert!(missed.is_empty(), "not named: {missed:?}");
}

#[test]
fn a_page_that_says_any_hiding_place_is_named() {
    let Laid { site, count } = lay();
    let outcome = site.build();
    assert!(outcome.published.is_some(), "{:?}", messages(&outcome));
    let snapshot = Session::new(site.options()).refresh().expect("the world does not fail");
    let mut shown = BTreeSet::new();
    for page in snapshot.pages(Audience::Draft) {
        let output = snapshot.output(Audience::Draft, &page.path).expect("no error").expect("there");
        let Content::Bytes(bytes) = output.content else { panic!("a page is bytes") };
        shown.extend(standing(&bytes, count));
        site.write(&format!("public/{}", page.path), bytes);
    }
    // Without planted words, by what the papers themselves say.
    let said = messages(&build::audit(&site.options(), &site.public()).expect("the world does not fail")).join("\n");
    for (path, bytes) in support::outputs(&site.root().join("content")) {
        if ending(&path) == "md" && standing(&bytes, count).intersection(&shown).next().is_some() {
            assert!(said.contains(&format!("of `content/{path}`")), "{path}:\n{said}");
        }
    }
}

/// Who may read an item of a random site.
#[derive(Debug, Clone, Copy)]
enum Kept {
    Open,
    Exempt,
    Confidential,
    Draft,
    Part,
    ExemptReport,
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn no_random_site_says_what_it_withholds(
        items in proptest::collection::vec((prop::sample::select(vec![
            Kept::Open, Kept::Exempt, Kept::Confidential, Kept::Draft, Kept::Part, Kept::ExemptReport,
        ]), 0_i64..4), 1..6),
        agenda in -3_i64..3,
        minutes in -3_i64..3,
        is_draft in proptest::bool::weighted(0.1),
    ) {
        let site = Site::of("=== content/committees/osmb/committee.md\n---\ntitle: Overview Board\n---\n");
        site.write("content/site.yaml", SETTINGS);
        let day = |days: i64| site.as_of.saturating_add(jiff::Span::new().days(days)).to_string();
        let folder = "content/committees/osmb/2018-08-30";
        site.write(&format!("{folder}/meeting.md"), format!(
            "---\ndraft: {is_draft}\nagenda: {{ published: {} }}\nminutes: {{ published: {} }}\npresent: [{}]\n---\n{}\n",
            day(agenda), day(minutes), canary(0), canary(1),
        ));
        let (agenda_is_out, minutes_are_out) = (agenda <= 0 && !is_draft, minutes <= 0 && !is_draft);
        let mut withheld = Vec::new();
        if !minutes_are_out { withheld.push(canary(0)); }
        if !agenda_is_out { withheld.push(canary(1)); }
        for (number, (kept, files)) in items.iter().enumerate() {
            let word = |part: usize| canary(2 + number * 10 + part);
            let access = match kept {
                Kept::Open | Kept::Part | Kept::ExemptReport => "",
                Kept::Exempt => "exempt: { paragraphs: [3], public_interest: Bids are open. }\ntitle_public: A matter\n",
                Kept::Confidential => "confidential: Bids are open.\ntitle_public: A matter\n",
                Kept::Draft => "draft: true\n",
            };
            let part = if matches!(kept, Kept::Part) { format!("\n```exempt 3\n{}\n```\n", word(9)) } else { String::new() };
            let item = format!("{folder}/{:02}-{}", number + 1, word(0));
            site.write(&format!("{item}/item.md"), format!(
                "---\ntitle: The {} of it\nagenda: On {}.\n{access}---\nThe minute says {}.\n{part}", word(1), word(2), word(3),
            ));
            let report = if matches!(kept, Kept::ExemptReport) { "exempt: { paragraphs: [3], public_interest: Bids. }\n" } else { "" };
            site.write(&format!("{item}/report.md"), format!("---\ntitle: Report {}\n{report}---\nIt says {}.\n", word(4), word(5)));
            for file in 0..*files {
                site.write(&format!("{item}/{}-{file}.txt", word(6)), format!("{} {file}", word(7)));
            }
            let is_shut = matches!(kept, Kept::Exempt | Kept::Confidential | Kept::Draft);
            if is_shut || !(agenda_is_out || minutes_are_out) { withheld.extend([word(0), word(1)]); }
            if is_shut || !agenda_is_out { withheld.push(word(2)); }
            if is_shut || !minutes_are_out { withheld.push(word(3)); }
            if is_shut || !agenda_is_out || matches!(kept, Kept::ExemptReport) {
                withheld.extend([word(4), word(5), word(6), word(7)]);
            }
            withheld.push(word(9));
        }
        let outcome = site.build();
        prop_assert!(outcome.published.is_some(), "{:?}", messages(&outcome));
        for (path, bytes) in made(&site) {
            let text = format!("{path} {}", String::from_utf8_lossy(&bytes)).to_lowercase();
            for word in &withheld {
                prop_assert!(!text.contains(word.as_str()), "`{}` stands in `{}`", word, path);
            }
        }
    }
}
