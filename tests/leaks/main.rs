//! Hiding places: a withheld word in each place from which it might slip into what is published.
//!
//! The word is `canary`; no published byte and no name of a published file may hold it.

mod days;
mod files;
mod links;
mod parts;
#[path = "../support/mod.rs"]
mod support;

use support::{Site, messages};

/// A meeting whose agenda and minutes are out, and one after it of which nothing is.
const SITE: &str = "\
=== content/site.yaml
authority: Borough of Exmoor Vale
base_url: https://democracy.example.org
rules: england-principal
=== content/committees/osmb/committee.md
---
title: Overview Board
---
=== content/committees/osmb/2018-08-30/meeting.md
---
start: 10am
agenda: { published: 2018-08-21 }
minutes: { state: draft, published: 2018-09-12 }
---
=== content/committees/osmb/2018-08-30/01-apologies.md
---
title: Apologies
---
Open minute.
";

const MEETING: &str = "content/committees/osmb/2018-08-30";

/// The front matter of an exempt paper.
const EXEMPT: &str = "exempt: { paragraphs: [3], public_interest: Bids are open. }";

fn site(files: &[(&str, &str)]) -> Site {
    let site = Site::of(SITE);
    files.iter().for_each(|(path, text)| site.write(path, text));
    site
}

/// Where the word was published: the file, and the words around it.
fn found(site: &Site) -> Vec<String> {
    let mut found = Vec::new();
    for (path, bytes) in site.outputs() {
        let text = format!("{path}\n{}", String::from_utf8_lossy(&bytes)).to_lowercase();
        for (at, _) in text.match_indices("canary") {
            let start = (0..=at.saturating_sub(60)).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
            let end = (at + 40..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
            found.push(format!("{path}: {}", &text[start..end]));
        }
    }
    found
}

/// The site is published, says `words`, and never the word.
#[track_caller]
fn keeps_quiet(site: &Site, words: &[&str]) {
    let outcome = site.build();
    assert!(outcome.published.is_some(), "{:?}", messages(&outcome));
    let found = found(site);
    assert!(found.is_empty(), "{found:#?}");
    let all = site.outputs();
    let all: String = all.values().map(|bytes| support::words(&String::from_utf8_lossy(bytes))).collect();
    for words in words {
        assert!(all.contains(words), "`{words}` is lost");
    }
}

/// Nothing is published.
#[track_caller]
fn refuses(site: &Site, code: &str) {
    let outcome = site.build();
    let messages = messages(&outcome);
    assert!(outcome.published.is_none(), "published: {messages:?} {:#?}", found(site));
    assert!(messages.iter().any(|message| message.starts_with(code)), "{messages:?}");
}

/// An open item with these words as its minute.
fn minute(words: &str) -> Site {
    site(&[(&format!("{MEETING}/02-grit.md"), &format!("---\ntitle: Grit\n---\n{words}"))])
}

#[test]
fn what_is_withheld_is_counted_nowhere() {
    let item = format!("---\ntitle: A staffing matter\n{EXEMPT}\n---\nRESOLVED:\n\n1. That it be.\n");
    let with = site(&[(&format!("{MEETING}/02-x.md"), &item)]);
    let without = site(&[(&format!("{MEETING}/02-x.md"), &format!("---\ntitle: A staffing matter\n{EXEMPT}\n---\n"))]);
    assert_eq!(with.build_clean(), without.build_clean());
}

#[test]
fn a_supplement_still_names_the_withheld_item_that_it_brought() {
    let site = site(&[
        (
            &format!("{MEETING}/meeting.md"),
            "---\nagenda: { published: 2018-08-21, supplements: [ { published: 2018-08-28, items: [canary] } ] }\n---\n",
        ),
        (
            &format!("{MEETING}/02-canary.md"),
            &format!("---\ntitle: Canary\ntitle_public: A staffing matter\n{EXEMPT}\n---\n"),
        ),
    ]);
    keeps_quiet(&site, &["A staffing matter"]);
    let page = site.page("/committees/osmb/2018-08-30/");
    assert_eq!(page.matches("href=\"#a-staffing-matter\"").count(), 1, "{page}");
}

#[test]
fn notes_are_public_in_the_parts_that_are_public() {
    let site = minute(
        "Open[^a] and[^b].\n\n```exempt 3\nCanary[^a] and[^c].\n\n[^c]: Canary.\n```\n\nMore[^a].\n\n[^a]: First note.\n\n[^b]: Second note.\n",
    );
    keeps_quiet(&site, &["First note.", "Second note."]);
    let page = site.page("/committees/osmb/2018-08-30/grit/");
    for link in page.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(page.contains(&format!("id=\"{link}\"")), "`#{link}` leads nowhere: {page}");
    }
}

#[test]
fn what_cannot_be_withheld_is_refused() {
    refuses(&site(&[(&format!("{MEETING}/02-x.md"), "---\ntitle: X\nexempt: [3]\n---\nCanary\n")]), "value-type");
    refuses(&site(&[(&format!("{MEETING}/02-x.md"), "--- \ntitle: X\nexempt: yes\n ---\nCanary\n")]), "");
}
