//! Files beside papers.

use super::{EXEMPT, MEETING, keeps_quiet, site};

#[test]
fn a_file_that_only_withheld_words_show_is_withheld() {
    let exempt = format!("title: A staffing matter\n{EXEMPT}");
    for (front, words) in [
        (exempt.as_str(), "[Bids](canary.csv)"),
        ("title: Canary\ndraft: true", "[Bids](canary.csv)"),
        ("title: Bids", "Open.\n\n```exempt 3\n[Bids](canary.csv)\n```"),
        ("title: Bids", "Open.\n\n```exempt 3\n![Bids](canary.csv)\n```"),
    ] {
        let item = format!("---\n{front}\n---\n{words}\n");
        keeps_quiet(&site(&[(&format!("{MEETING}/03-bids.md"), &item), (&format!("{MEETING}/canary.csv"), "a")]), &[]);
        let folder = format!("{MEETING}/03-bids");
        keeps_quiet(&site(&[(&format!("{folder}/item.md"), &item), (&format!("{folder}/canary.csv"), "a")]), &[]);
    }
    let words = "Open.\n\n```exempt 3\n[Bids](canary.csv)\n```";
    keeps_quiet(
        &site(&[
            ("content/pages/about.md", &format!("---\ntitle: About\n---\n{words}\n")),
            ("content/pages/canary.csv", "a"),
        ]),
        &["Open."],
    );
    keeps_quiet(
        &site(&[
            (
                "content/committees/osmb/2018-08-30/meeting.md",
                &format!("---\nagenda: {{ published: 2018-08-21 }}\n---\n{words}\n"),
            ),
            ("content/committees/osmb/2018-08-30/canary.csv", "a"),
        ]),
        &["Open."],
    );
}

#[test]
fn a_file_that_open_words_show_too_is_public() {
    let exempt = format!("---\ntitle: A staffing matter\n{EXEMPT}\n---\n[Bids](plan.csv)\n");
    let site = site(&[
        (&format!("{MEETING}/03-bids.md"), &exempt),
        (&format!("{MEETING}/04-more.md"), "---\ntitle: More\n---\n[Bids](plan.csv)\n"),
        (&format!("{MEETING}/plan.csv"), "a"),
        (&format!("{MEETING}/other.csv"), "b"),
    ]);
    keeps_quiet(&site, &[]);
    assert!(site.public().join("committees/osmb/2018-08-30/plan.csv").exists());
    assert!(site.public().join("committees/osmb/2018-08-30/other.csv").exists());
}

#[test]
fn a_file_that_a_withheld_item_lists_is_withheld_whoever_links_to_it() {
    let exempt = format!("---\ntitle: A staffing matter\n{EXEMPT}\ndocuments: [ canary.csv ]\n---\n");
    let site = site(&[
        (&format!("{MEETING}/03-bids.md"), &exempt),
        (&format!("{MEETING}/04-more.md"), "---\ntitle: More\n---\nOpen. [Bids](canary.csv)\n"),
        (&format!("{MEETING}/canary.csv"), "a"),
    ]);
    keeps_quiet(&site, &["Open."]);
}

#[test]
fn a_file_that_only_an_item_of_a_supplement_shows_waits_for_it() {
    let site = site(&[
        (
            &format!("{MEETING}/meeting.md"),
            "---\nagenda: { published: 2018-08-21, supplements: [ { published: 2018-08-28, items: [grit] } ] }\n---\n",
        ),
        (&format!("{MEETING}/02-grit.md"), "---\ntitle: Grit\nagenda: See [the routes](canary.csv).\n---\n"),
        (&format!("{MEETING}/canary.csv"), "a"),
    ]);
    keeps_quiet(&site.on("2018-08-22"), &["Grit"]);
}
