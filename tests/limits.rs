//! Sites at the edge: long names, many of one thing, names that get into each other's way.

mod support;

use std::fmt::Write;

use support::{Site, messages};

const COMMITTEE: &str = "=== content/committees/osmb/committee.md\n---\ntitle: The Board\n---\n";
const MEETING: &str = "=== content/committees/osmb/2018-08-30/meeting.md\n---\nagenda: { published: 2018-08-21 }\n\
                       minutes: { state: draft, published: 2018-09-12 }\n---\n";

fn site(files: &[(&str, &str)]) -> Site {
    let site = Site::of(&format!("{COMMITTEE}{MEETING}"));
    files.iter().for_each(|(path, text)| site.write(path, text));
    site
}

#[test]
fn a_title_of_ten_thousand_letters_is_published() {
    for title in ["Word ".repeat(2000), "é".repeat(10_000), "議".repeat(10_000)] {
        let title = title.trim();
        let exempt = "exempt: { paragraphs: [], public_interest: Bids. }";
        let site = site(&[
            ("content/committees/osmb/2018-09-27.md", &format!("# {title}\n\n## Agenda\n\n### {title}\n\nWords.\n")),
            ("content/committees/osmb/2018-08-30/01-x.md", &format!("---\ntitle: {title}\n---\n# {title}\n")),
            (
                "content/committees/osmb/2018-08-30/02-y.md",
                &format!("---\ntitle: Y\ntitle_public: {title}\n{exempt}\n---\n"),
            ),
            ("content/pages/about.md", &format!("---\ntitle: {title}\n---\n")),
            ("content/people/j-doe.md", &format!("---\nname: {title}\n---\n")),
        ]);
        let outcome = site.build();
        assert!(outcome.published.is_some(), "{:?}", messages(&outcome));
    }
}

#[test]
fn thousands_of_headings_have_one_name() {
    let mut words = String::new();
    (0..20_000).for_each(|_| words.push_str("# Heading\n\n"));
    let site = site(&[("content/committees/osmb/2018-08-30/01-x.md", &format!("---\ntitle: X\n---\n{words}"))]);
    site.build_clean();
    assert!(site.page("/committees/osmb/2018-08-30/x/").contains("id=\"heading-20000\""));
}

#[test]
fn an_attachment_that_is_called_as_the_folder_of_a_page_is_an_error() {
    let site = site(&[
        ("content/committees/osmb/2018-08-30/01-ict.md", "---\ntitle: ICT\n---\n"),
        ("content/committees/osmb/2018-08-30/ict", "an attachment without an ending"),
    ]);
    let outcome = site.build();
    assert_eq!(
        messages(&outcome),
        ["address-repeated content/committees/osmb/2018-08-30/01-ict.md: two papers would be published at \
          `/committees/osmb/2018-08-30/ict`"]
    );
}

#[test]
fn hundreds_of_items_have_their_numbers() {
    let site = site(&[]);
    for number in 1..=300 {
        let item = format!("---\ntitle: Item {number}\n---\nRESOLVED:\n\n1. That it be {number}.\n");
        site.write(&format!("content/committees/osmb/2018-08-30/{number:04}-item-{number}.md"), item);
    }
    site.build_clean();
    assert!(site.words("/committees/osmb/2018-08-30/item-300/").contains("That it be 300."));
}

#[test]
fn a_thousand_errors_are_counted() {
    let mut words = String::new();
    (0..1000).for_each(|count| writeln!(words, "[x](gone-{count}.md)\n").expect("memory"));
    let site = site(&[("content/committees/osmb/2018-08-30/01-x.md", &format!("---\ntitle: X\n---\n{words}"))]);
    let outcome = site.build();
    assert_eq!(messages(&outcome).len(), 1000);
    assert!(outcome.published.is_none());
}
