//! A file that is another when it is copied than when it was looked into, and files too large to be read.

use std::fs;
use std::sync::atomic::{AtomicBool, Ordering};

use minutebook::build::{Outcome, Progress, Session, build};

use crate::made::pdf;
use crate::support::{Site, messages};

const SITE: &str = "\
=== content/committees/osmb/committee.md
---
title: Overview Board
---
=== content/committees/osmb/2018-08-30/meeting.md
---
start: 10am
agenda: { published: 2018-08-21 }
---
";

const FOLDER: &str = "content/committees/osmb/2018-08-30/01-pay";
const FILE: &str = "content/committees/osmb/2018-08-30/01-pay/report.pdf";
const PLAIN: &str = "== page\nBT /F1 12 Tf 72 700 Td (Minutes of the board) Tj ET";
const SECRET: &str = "== page\nBT /F1 12 Tf 72 700 Td (Quarrington Cabling bid least) Tj ET";

fn site() -> Site {
    let site = Site::of(SITE);
    site.write(&format!("{FOLDER}/item.md"), "---\ntitle: Pay review\n---\n");
    site.write(FILE, pdf(PLAIN));
    site
}

/// Puts another file in the place of one as soon as a stage of the build is heard of.
struct Swap<'a> {
    site: &'a Site,
    stage: &'static str,
    is_done: AtomicBool,
}

impl Progress for Swap<'_> {
    fn at(&self, stage: &'static str, _: usize, _: usize) {
        if stage == self.stage && !self.is_done.swap(true, Ordering::Relaxed) {
            self.site.write(FILE, pdf(SECRET));
        }
    }
}

#[test]
fn a_file_that_is_changed_while_the_site_is_built_is_not_published() {
    for stage in ["attachments looked into", "pages written"] {
        let site = site();
        let swap = Swap { site: &site, stage, is_done: AtomicBool::new(false) };
        let outcome = build(&site.options(), &swap);
        assert!(swap.is_done.load(Ordering::Relaxed), "{stage} was never heard of");
        match outcome {
            Err(error) => assert!(error.to_string().contains("was changed while the site was built"), "{error}"),
            // It had been copied before.
            Ok(_) => assert_eq!(stage, "pages written"),
        }
        let published = site.public().join("committees/osmb/2018-08-30/pay/report.pdf");
        assert!(!published.exists() || fs::read(published).expect("readable") == pdf(PLAIN));
        assert!(site.build().published.is_some());
    }
}

#[test]
fn a_file_that_is_changed_between_drafting_and_publishing_is_not_published() {
    let site = site();
    let mut session = Session::new(site.options());
    let snapshot = session.refresh().expect("the world does not fail");
    site.write(FILE, pdf(SECRET));
    let error = snapshot.publish(site.public()).expect_err("it is another file");
    assert!(error.to_string().contains("report.pdf` was changed while the site was built"), "{error}");
    assert!(!site.public().exists());
}

/// A file of 201 MB that takes no room on the disk.
fn huge(site: &Site, name: &str) {
    let file = fs::File::create(site.root().join(FOLDER).join(name)).expect("made");
    file.set_len(201 * 1024 * 1024).expect("a disk that knows holes");
}

fn said(outcome: &Outcome, code: &str) -> bool {
    messages(outcome).iter().any(|said| said.starts_with(code))
}

#[test]
fn a_file_too_large_to_be_read_is_refused_whatever_it_is_unless_it_is_accepted() {
    for name in ["table.csv", "data.bin", "plan.pdf"] {
        let site = site();
        huge(&site, name);
        let outcome = site.build();
        assert!(said(&outcome, "attachment-too-large") && outcome.published.is_none(), "{:?}", messages(&outcome));
        let accepted = format!(
            "---\ntitle: Pay review\ndocuments:\n  - {{ file: {name}, accept: [attachment-too-large], because: It is \
             the map. }}\n---\n"
        );
        site.write(&format!("{FOLDER}/item.md"), accepted);
        let outcome = site.build();
        assert!(outcome.published.is_some(), "{:?}", messages(&outcome));
        assert_eq!(outcome.accepted.len(), 1);
    }
}

#[test]
fn a_film_may_be_of_any_size_and_not_the_one_that_is_withheld() {
    let site = site();
    huge(&site, "meeting.mp4");
    assert!(site.build().published.is_some());
    let exempt = "---\ntitle: Bids\nexempt: { paragraphs: [], public_interest: It is so. }\n---\n";
    site.write("content/committees/osmb/2018-08-30/02-bids/item.md", exempt);
    let copy = site.root().join("content/committees/osmb/2018-08-30/02-bids/bids.mp4");
    fs::copy(site.root().join(FOLDER).join("meeting.mp4"), copy).expect("copied");
    let outcome = site.build();
    assert!(said(&outcome, "withheld-file-published"), "{:?}", messages(&outcome));
}
