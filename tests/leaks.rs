//! Hiding places: a withheld word in each place from which it might slip into what is published.
//!
//! The word is `canary`; no published byte and no name of a published file may hold it.

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
fn an_exempt_part_is_withheld_wherever_it_stands() {
    for words in [
        "Open.\n\n```exempt 3\nCanary\n```\n\nShut.\n",
        "Open.\n\n~~~exempt 3\nCanary\n\n```\ncanary\n```\n~~~\n\nShut.\n",
        "Open.\n\n- One\n\n  ```exempt 3\n  Canary\n  ```\n\nShut.\n",
        "Open.\n\n1. One\n   - Two\n\n     ```exempt 3\n     Canary\n     ```\n\nShut.\n",
        "Open.\n\n> ```exempt 3\n> Canary\n> ```\n\nShut.\n",
        "Open.\n\n> [!NOTE]\n> ```exempt 3\n> Canary\n> ```\n\nShut.\n",
        "Open.[^1]\n\n[^1]: A note.\n\n    ```exempt 3\n    Canary\n    ```\n\nShut.\n",
        "Open.\n\n````summary\nIn short.\n\n```exempt 3\nCanary\n```\n````\n\nShut.\n",
        "Open.\n\nRESOLVED:\n\n1. That it be so.\n\n   ```exempt 3\n   Canary\n   ```\n\nShut.\n",
        "Open.\n\n````exempt 3\n```summary\nCanary\n```\n````\n\nShut.\n",
    ] {
        keeps_quiet(&minute(words), &["Open.", "Shut."]);
    }
    refuses(&minute("Open.\n\n```exempt 3\nCanary, and the fence is never closed\n"), "fence-unknown");
}

#[test]
fn what_an_exempt_part_holds_is_withheld_with_it() {
    for part in [
        "RESOLVED:\n\n1. That the canary be bought.",
        "```vote\nfor: [Canary]\nagainst: 1\n```",
        "```action\nwhat: Buy the canary\nowner: Canary\n```",
        "```declaration\nmember: Canary\nsort: pecuniary\nnature: owns the canary\nleft: true\n```",
        "10.50am – Councillor Canary entered the meeting.",
        "# The canary",
        "| Canary | b |\n|---|---|\n| canary | d |",
        "[words](https://canary.example.org \"canary\") ![canary](https://canary.example.org/a.png)",
        "A note[^canary].\n\n[^canary]: Of the canary.",
        "See [it][canary].\n\n[canary]: https://canary.example.org",
        "<b>canary</b>",
        "- [ ] canary\n- [x] canary",
        "`canary`, **canary**, ~~canary~~",
    ] {
        let words = format!("Open.\n\nRESOLVED:\n\n1. That it be so.\n\n````exempt 3\n{part}\n````\n\nShut.\n");
        keeps_quiet(&minute(&words), &["Open.", "That it be so.", "Shut."]);
    }
}

#[test]
fn a_fence_out_of_which_the_words_have_fallen_is_an_error() {
    for words in [
        "- ```exempt 3\nCanary\n```\n",
        "1. One\n\n   ```exempt 3\nCanary\n```\n",
        "> ```exempt 3\nCanary\n```\n",
        "```exempt 3\n```\n\nCanary\n",
        "    ```exempt 3\n    Canary\n    ```\n",
        "Words ```exempt 3\nCanary\n```\n",
        "`` `exempt 3\nCanary\n`` `\n",
        "<div>\n```exempt 3\nCanary\n```\n</div>\n",
        "| a |\n|---|\n| ```exempt 3 Canary``` |\n",
        "```Exempt 3\nCanary\n```\n",
        "```exempted\nCanary\n```\n",
        "```exempt3\nCanary\n```\n",
        "```exempt because of it\nCanary\n```\n",
        ":::exempt 3\nCanary\n:::\n",
        "``exempt 3\nCanary\n``\n",
        "'''exempt 3\nCanary\n'''\n",
    ] {
        let site = minute(words);
        let outcome = site.build();
        let messages = messages(&outcome);
        assert!(outcome.published.is_none(), "`{words}` was published: {messages:?}\n{:#?}", found(&site));
    }
}

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

#[test]
fn an_action_is_not_done_before_the_day_wherever_it_stands() {
    for words in [
        "```action\nwhat: Write\ndone: 2018-10-04\n```",
        "- One\n\n  ```action\n  what: Write\n  done: 2018-10-04\n  ```",
        "RESOLVED:\n\n1. That it be.\n\n   ```action\n   what: Write\n   done: 2018-10-04\n   ```",
        "````summary\n```action\nwhat: Write\ndone: 2018-10-04\n```\n````",
    ] {
        let site = minute(words);
        site.build_clean();
        let all: String = site.outputs().values().map(|bytes| String::from_utf8_lossy(bytes).into_owned()).collect();
        assert!(!all.contains("4 October 2018") && !all.contains("2018-10-04"), "{words}");
    }
}

#[test]
fn a_committee_that_is_a_draft_confirms_nothing() {
    let site = site(&[
        (
            &format!("{MEETING}/meeting.md"),
            "---\nagenda: { published: 2018-08-21 }\n\
             minutes: { state: confirmed, published: 2018-09-12, confirmed_at: canary/2018-09-20 }\n---\n",
        ),
        ("content/committees/canary/committee.md", "---\ntitle: Canary\ndraft: true\n---\n"),
        ("content/committees/canary/2018-09-20/meeting.md", "---\nagenda: { published: 2018-09-10 }\n---\n"),
    ]);
    keeps_quiet(&site, &["Open minute."]);
}

#[test]
fn what_a_draft_says_of_others_is_said_by_nobody() {
    let site = site(&[
        ("content/people/c-anary.md", "---\nname: C Canary\ndraft: true\nofficer: Canary\n---\nCanary\n"),
        (
            "content/committees/canary/committee.md",
            "---\ntitle: Canary\nshort: CANARY\ndraft: true\nparent: osmb\n---\n",
        ),
        ("content/committees/sub/committee.md", "---\ntitle: The Sub-committee\nparent: canary\n---\n"),
        (
            "content/committees/canary/2018-08-01/01-x/resolution-1.md",
            "---\nactions: [ { what: canary, owner: canary } ]\n---\nCanary\n",
        ),
        ("content/committees/canary/2018-08-01/01-x/item.md", "---\ntitle: Canary\n---\n"),
        ("content/committees/canary/2018-08-01/meeting.md", "---\nagenda: { published: 2018-07-21 }\n---\n"),
        (
            &format!("{MEETING}/02-grit/resolution-1.md"),
            "---\naffects: [ { resolution: canary/2018-08-01/x/resolution-1, how: amends } ]\n---\nThat it be so.\n",
        ),
        (&format!("{MEETING}/02-grit/item.md"), "---\ntitle: Grit\n---\n"),
        (&format!("{MEETING}/04-canary/item.md"), "---\ntitle: Canary\ndraft: true\n---\n"),
        (&format!("{MEETING}/04-canary/report.md"), "---\ntitle: Canary\n---\nCanary\n"),
        (&format!("{MEETING}/04-canary/canary.pdf"), "canary"),
    ]);
    keeps_quiet(&site, &["That it be so.", "The Sub-committee"]);
}

#[test]
fn before_the_minutes_are_out_nothing_that_was_said_is_known() {
    let meeting = "---\nagenda: { published: 2018-08-21 }\n\
                   minutes: { state: draft, published: 2018-11-12 }\nchair: Canary\npresent: [ Canary ]\n\
                   apologies: [ Canary ]\nin_attendance: [ Canary ]\nsubstitutes: [ { member: Canary, for: Canary } ]\n---\n";
    let site = site(&[
        (&format!("{MEETING}/meeting.md"), meeting),
        (
            &format!("{MEETING}/02-grit/item.md"),
            "---\ntitle: Grit\nagenda: To grit.\ndeclarations: [ { member: Canary, sort: other } ]\nminute: 7/canary\n---\n\
             Canary\n\n10.50am – Cllr Canary left.\n\nRESOLVED:\n\n1. That the canary.\n",
        ),
        (&format!("{MEETING}/02-grit/resolution-1.md"), "---\nmoved: Canary\n---\n"),
        (&format!("{MEETING}/02-grit/resolution-2.md"), "---\nmoved: Canary\n---\nCanary\n"),
    ]);
    keeps_quiet(&site, &["To grit."]);
}

#[test]
fn before_the_agenda_is_out_nothing_of_a_meeting_in_one_file_is_known() {
    let site = site(&[(
        "content/committees/osmb/2018-11-30.md",
        "---\nagenda: { published: 2018-11-12 }\n---\n# The canary meeting\n\nCanary\n\n## Present\n\n- Canary\n\n\
         ## Canary\n\nCanary\n",
    )]);
    site.write("content/committees/osmb/2018-11-30/canary.pdf", "canary");
    keeps_quiet(&site, &["30 November 2018"]);
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
