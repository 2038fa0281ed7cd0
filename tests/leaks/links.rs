//! Withheld items and the links to them.

use super::{EXEMPT, MEETING, keeps_quiet, site};

#[test]
fn the_paper_of_a_withheld_item_is_nowhere() {
    let item = "03-canary/item.md";
    let front = [
        format!("title_public: A staffing matter\n{EXEMPT}\ntitle: Canary"),
        format!("title: A staffing matter\n{EXEMPT}"),
        "title: A staffing matter\nconfidential: Bids are open.".to_owned(),
        format!("title_public: A staffing matter\n{EXEMPT}\ntitle: Canary\nsort: urgent\nurgent: The canary"),
    ];
    let rest = "agenda: The canary\n\
                declarations: [ { member: C Canary, sort: other, nature: canary } ]\n\
                documents: [ { file: canary.pdf, title: Canary plan } ]";
    for front in front {
        let site = site(&[
            (
                &format!("{MEETING}/{item}"),
                &format!(
                    "---\n{front}\n{rest}\n---\nCanary\n\n```vote\nfor: [C Canary]\n```\n\n\
                     ```action\nwhat: canary\nowner: Canary\n```\n\n10.50am – Cllr Canary left.\n\n\
                     RESOLVED:\n\n1. That the canary.\n"
                ),
            ),
            (&format!("{MEETING}/03-canary/report.md"), "---\ntitle: Canary\n---\nCanary\n"),
            (
                &format!("{MEETING}/03-canary/resolution-1.md"),
                "---\nmoved: Canary\nseconded: Canary\nvote: { for: [Canary] }\nactions: [ { what: canary } ]\n---\n",
            ),
            (&format!("{MEETING}/03-canary/canary.pdf"), "canary"),
        ]);
        keeps_quiet(&site, &["A staffing matter", "Bids are open"]);
    }
}

#[test]
fn two_withheld_items_may_have_one_public_title() {
    let item = format!("---\ntitle: Canary\ntitle_public: A staffing matter\n{EXEMPT}\n---\nCanary\n");
    let site = site(&[
        (&format!("{MEETING}/03-canary.md"), &item),
        (&format!("{MEETING}/04-more-canary.md"), &item),
        (&format!("{MEETING}/05-a-staffing-matter.md"), "---\ntitle: The staff canteen\n---\nSoup.\n"),
    ]);
    keeps_quiet(&site, &["Soup."]);
}

#[test]
fn a_public_title_without_a_letter_still_has_an_address() {
    let item = format!("---\ntitle: Canary\ntitle_public: \"…\"\n{EXEMPT}\n---\nCanary\n");
    keeps_quiet(&site(&[(&format!("{MEETING}/03-canary.md"), &item)]), &["…"]);
}

#[test]
fn a_link_names_no_withheld_paper() {
    let exempt = format!("---\ntitle: Canary\ntitle_public: A staffing matter\n{EXEMPT}\n---\nCanary\n");
    for words in [
        "Open. [[osmb/2018-08-30/canary]] Shut.",
        "Open. [[osmb/2018-08-30/canary/resolution-1]] Shut.",
        "Open. [[canary]] Shut.",
        "Open. [it](../03-canary.md \"the title\") Shut.",
        "Open. [it][1] Shut.\n\n[1]: ../03-canary.md",
        "Open. [it](/committees/osmb/2018-08-30/canary/) Shut.",
        "Open. [it](/committees/osmb/2018-08-30/canary/#resolution-1) Shut.",
        "Open. [it](/canary/) Shut.",
    ] {
        let site = site(&[
            (&format!("{MEETING}/03-canary.md"), &format!("{exempt}\nRESOLVED:\n\n1. That it be.\n")),
            ("content/pages/canary.md", "---\ntitle: Canary\ndraft: true\n---\n"),
            (&format!("{MEETING}/02-grit/item.md"), &format!("---\ntitle: Grit\n---\n{words}\n")),
        ]);
        keeps_quiet(&site, &["Open.", "Shut."]);
    }
}

#[test]
fn a_link_to_a_heading_that_is_withheld_does_not_say_it() {
    let site = site(&[
        (&format!("{MEETING}/meeting.md"), "---\nagenda: { published: 2018-08-21 }\n---\n"),
        (
            &format!("{MEETING}/02-grit/item.md"),
            "---\ntitle: Grit\nagenda: See [below](#the-canary).\n---\n# The canary\n\nCanary.\n",
        ),
        (
            "content/pages/about.md",
            "---\ntitle: About\n---\n[x](../committees/osmb/2018-08-30/02-grit/item.md#the-canary)\n",
        ),
    ]);
    keeps_quiet(&site, &["Grit"]);
}
