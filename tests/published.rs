//! The audit of what is published already, and of what stays in the published folder: what cannot be read is never taken
//! for clean.

mod support;

use std::fs;
use std::path::Path;

use minutebook::build::{self, Error};
use support::{Site, messages};

const MEETING: &str = "content/committees/osmb/2018-08-30";

/// An open item and an exempt one.
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
=== content/committees/osmb/2018-08-30/01-grit.md
---
title: Grit
---
The board heard of the winter.
=== content/committees/osmb/2018-08-30/02-tenders.md
---
title: Network contract
exempt: { paragraphs: [3], public_interest: Bids are open. }
---
The lowest of the three tenders was that of Quarrington Cabling, at one hundred and eighteen thousand pounds.
";

/// A sentence of the exempt item.
const SECRET: &str =
    "The lowest of the three tenders was that of Quarrington Cabling, at one hundred and eighteen thousand pounds.";

/// Larger than is looked into; no room is taken on the disk.
const TOO_LARGE: u64 = 201 * 1024 * 1024;

fn published() -> Site {
    let site = Site::of(SITE);
    assert!(site.build().published.is_some());
    site
}

fn read(site: &Site) -> Result<Vec<String>, Error> {
    build::audit(&site.options(), &site.public()).map(|outcome| messages(&outcome))
}

#[track_caller]
fn names(said: &[String], start: &str, words: &str) {
    assert!(said.iter().any(|said| said.starts_with(start) && said.contains(words)), "{said:?}");
}

fn enlarge(path: &Path) {
    let file = fs::File::create(path).expect("writable");
    file.set_len(TOO_LARGE).expect("there is room");
}

#[test]
fn what_is_too_large_to_be_read_is_named() {
    let site = published();
    assert_eq!(read(&site).expect("readable"), Vec::<String>::new());
    enlarge(&site.public().join("plan.dat"));
    enlarge(&site.public().join("list.csv"));
    enlarge(&site.public().join("webcast.mp4"));
    let said = read(&site).expect("readable");
    names(&said, "attachment-too-large public/plan.dat: ", "200 MB");
    names(&said, "attachment-too-large public/list.csv: ", "200 MB");
    assert_eq!(said.len(), 2, "{said:?}");
}

#[test]
fn what_is_broken_or_takes_a_password_is_named() {
    let site = published();
    site.write("public/plan.pdf", "no PDF at all");
    site.write("public/old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".repeat(100));
    let said = read(&site).expect("readable");
    names(&said, "attachment-unreadable public/plan.pdf: ", "broken");
    names(&said, "attachment-unreadable public/old.doc: ", "before 2007");
}

#[test]
fn a_broken_file_that_was_accepted_by_name_is_published_and_read_again_without_a_word() {
    let site = Site::of(SITE);
    site.remove(&format!("{MEETING}/01-grit.md"));
    site.write(
        &format!("{MEETING}/01-grit/item.md"),
        "---\ntitle: Grit\ndocuments:\n  - { file: routes.doc, title: Routes, accept: [attachment-unreadable], because: The \
         contractor sends it so. }\n---\nThe board heard of the winter.\n",
    );
    site.write(&format!("{MEETING}/01-grit/routes.doc"), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".repeat(100));
    let outcome = site.build();
    assert!(outcome.published.is_some(), "{:?}", messages(&outcome));
    assert_eq!(read(&site).expect("readable"), Vec::<String>::new());
}

#[test]
fn a_folder_without_a_page_is_no_published_site() {
    let site = published();
    let folder = site.root().join("elsewhere");
    fs::create_dir(&folder).expect("writable");
    fs::write(folder.join("notes.txt"), "nothing").expect("writable");
    let error = build::audit(&site.options(), &folder).expect_err("there is no page");
    assert!(matches!(error, Error::NoPage { .. }), "{error}");
    assert!(error.is_usage() && error.to_string().contains("elsewhere"), "{error}");
}

#[cfg(unix)]
#[test]
fn a_link_to_a_folder_or_to_nothing_and_a_socket_are_no_clean_files() {
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;
    let site = published();
    let other = site.public().join("other");
    let refused = |words: &str| {
        let error = read(&site).expect_err("it cannot be read").to_string();
        assert!(error.contains("public/other") && error.contains(words), "{error}");
        fs::remove_file(&other).expect("there is one");
    };
    symlink(site.root().join("content"), &other).expect("writable");
    refused("a link to another folder");
    symlink("nowhere", &other).expect("writable");
    refused("a link to a file that is not there");
    let _socket = UnixListener::bind(&other).expect("a short path");
    refused("it is not a file");
    // A link to a file is read as a server would.
    site.write("notes.txt", SECRET);
    symlink("../notes.txt", &other).expect("writable");
    let said = read(&site).expect("readable");
    names(&said, "withheld-words-attached public/other: ", "The lowest of");
}

#[test]
fn what_stays_in_the_published_folder_is_read_before_anything_is_published() {
    let site = published();
    site.write("public/.well-known/security.txt", "Contact: mailto:clerk@democracy.example.org\n");
    site.write("public/CNAME", "democracy.example.org\n");
    assert_eq!(messages(&site.build()), Vec::<String>::new());
    site.write("public/.well-known/notes/tenders.txt", SECRET);
    let outcome = site.build();
    assert!(outcome.published.is_none());
    names(&messages(&outcome), "withheld-words-attached public/.well-known/notes/tenders.txt: ", "The lowest of");
    site.remove("public/.well-known/notes/tenders.txt");
    enlarge(&site.public().join(".well-known/large"));
    let outcome = site.build();
    assert!(outcome.published.is_none());
    names(&messages(&outcome), "attachment-too-large public/.well-known/large: ", "200 MB");
}

#[test]
fn the_last_message_about_a_paper_says_how_many_more_places_there_are() {
    let site = published();
    for page in 0..6 {
        site.write(&format!("public/copy-{page}.html"), format!("<p>{SECRET}</p>"));
    }
    let hints = || {
        let outcome = build::audit(&site.options(), &site.public()).expect("readable");
        outcome.diagnostics.iter().map(|said| said.hint.clone().unwrap_or_default()).collect::<Vec<_>>()
    };
    let hint = hints().pop().unwrap_or_default();
    assert!(
        hint.ends_with("; 3 more places hold something of that paper, and are named when this one does not"),
        "{hint}"
    );
    (0..3).for_each(|page| site.remove(&format!("public/copy-{page}.html")));
    assert_eq!(hints().len(), 3);
    assert!(hints().iter().all(|hint| !hint.contains("more place")), "{:?}", hints());
}
