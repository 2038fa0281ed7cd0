//! Who may see what, when: each fact on a site of a few papers.

mod days;
mod exempt;
#[path = "../support/mod.rs"]
mod support;

use support::{Site, messages};

/// A committee and a meeting whose agenda is out on 21 August and whose minutes are out on 12 September 2018.
const MEETING: &str = "\
=== content/site.yaml
authority: Borough of Exmoor Vale
base_url: https://democracy.example.org
rules: england-principal
=== content/committees/osmb/committee.md
---
title: Overview and Scrutiny Management Board
---
=== content/committees/osmb/2018-08-30/meeting.md
---
start: 10am
venue: Council Chamber
agenda: { published: 2018-08-21, supplements: [ { published: 2018-08-28, items: [gritting], urgent: Snow. } ] }
minutes: { state: draft, published: 2018-09-12 }
present: [ Jane Doe ]
---
Welcome to the Chamber.
=== content/committees/osmb/2018-08-30/01-apologies.md
---
title: Apologies for absence
agenda: To receive apologies.
---
Apologies were received from Joan Roe.

RESOLVED:

1. That the apologies be accepted.
=== content/committees/osmb/2018-08-30/02-gritting/item.md
---
title: Winter gritting
---
The Head of Highways presented the report.
=== content/committees/osmb/2018-08-30/02-gritting/report.md
---
title: Gritting routes
---
Every bus route is gritted.
=== content/committees/osmb/2018-08-30/02-gritting/routes.csv
road,metres
A361,12000
";

const MEETING_PAGE: &str = "/committees/osmb/2018-08-30/";

/// Every byte that is published, as lower-case text.
fn everything(site: &Site) -> String {
    let outputs = site.outputs();
    let all = outputs.iter().map(|(path, bytes)| format!("{path}\n{}", String::from_utf8_lossy(bytes)));
    all.collect::<Vec<_>>().join("\n").to_lowercase()
}

#[track_caller]
fn shows(site: &Site, words: &[&str], but_not: &[&str]) {
    let outcome = site.build();
    assert!(outcome.published.is_some(), "{:?}", messages(&outcome));
    let everything = everything(site);
    for words in words {
        assert!(everything.contains(&words.to_lowercase()), "as of {}, `{words}` is not shown", site.as_of);
    }
    for words in but_not {
        assert!(!everything.contains(&words.to_lowercase()), "as of {}, `{words}` is shown", site.as_of);
    }
}

#[test]
fn a_draft_is_not_there() {
    let site = Site::of(MEETING);
    site.write("content/pages/canary.md", "---\ntitle: Canary\ndraft: true\n---\nCanary\n");
    site.write("content/people/c-anary.md", "---\nname: C Canary\ndraft: true\n---\nCanary\n");
    site.write("content/committees/canary/committee.md", "---\ntitle: Canary\ndraft: true\n---\n");
    site.write(
        "content/committees/canary/2018-08-30/meeting.md",
        "---\nagenda: { published: 2018-08-21 }\n---\nCanary\n",
    );
    site.write("content/committees/osmb/2018-08-31/meeting.md", "---\nvenue: Canary Wharf\ndraft: true\n---\n");
    site.write("content/committees/osmb/2018-08-30/03-canary.md", "---\ntitle: Canary\ndraft: true\n---\nCanary\n");
    site.write(
        "content/committees/osmb/2018-08-30/02-gritting/report-2.md",
        "---\ntitle: Canary\ndraft: true\n---\nCanary\n",
    );
    site.write("content/committees/osmb/2018-08-30/02-gritting/resolution-1.md", "---\ndraft: true\n---\nCanary\n");
    shows(&site, &["Winter gritting"], &["canary"]);
}

#[test]
fn what_cannot_be_read_is_never_open() {
    for line in [
        "exempt: true",
        "exempt:",
        "exempt: { paragraphs: }",
        "exempt: { paragraphs: [three], public_interest: Bids. }",
        "exempt: { paragraphs: [9], public_interest: Bids. }",
        "confidential: yes",
        "confidential: true",
        "confidential:",
        "draft: maybe",
        "draft:",
        "exemt: { paragraphs: [3] }",
        "documents: [ { file: canary.csv, access: secret } ]",
        "documents: [ { file: canary.csv, access: } ]",
        "documents: [ { file: canary.csv, exempt: } ]",
    ] {
        let site = Site::of(MEETING);
        site.write(
            "content/committees/osmb/2018-08-30/02-gritting/item.md",
            format!("---\ntitle: Winter gritting\n{line}\n---\n"),
        );
        site.write("content/committees/osmb/2018-08-30/02-gritting/canary.csv", "canary");
        let outcome = site.build();
        assert!(outcome.diagnostics.has_errors(), "`{line}` is no error");
        assert!(outcome.published.is_none() && !site.public().exists(), "`{line}` was published");
    }
}

#[test]
fn what_cannot_be_read_is_withheld_even_where_its_error_is_set_off() {
    for line in
        ["exempt: true", "exempt: { paragraphs: }", "confidential: yes", "draft: maybe", "exemt: { paragraphs: [3] }"]
    {
        let site = Site::of(MEETING).on("2018-09-12");
        let settings = "authority: A\nbase_url: https://example.org\nrules: england-principal\n";
        let item = format!("---\ntitle: Canary of the mine\n{line}\n---\n");
        site.write("content/committees/osmb/2018-08-30/02-gritting/item.md", item);
        let codes: Vec<String> = site.build().diagnostics.iter().map(|wrong| wrong.code.name().to_owned()).collect();
        assert!(!codes.is_empty(), "`{line}` is not wrong");
        let off: Vec<String> = codes.iter().map(|code| format!("  {code}: off\n")).collect();
        let off = off.concat();
        site.write("content/site.yaml", format!("{settings}checks:\n{off}"));
        let outcome = site.build();
        assert!(outcome.published.is_none() && !site.public().exists(), "`{line}` was published without {codes:?}");
    }
}

#[test]
fn a_link_by_id_alone_shows_the_public_title_of_the_page() {
    let site = Site::of(MEETING).on("2018-09-12");
    site.write(
        "content/committees/osmb/2018-08-30/03-mr-canary.md",
        "---\ntitle: Dismissal of Mr Canary\ntitle_public: A staffing matter\n\
         exempt: { paragraphs: [1], public_interest: It concerns one person. }\n---\n",
    );
    site.write(
        "content/committees/osmb/2018-08-30/04-links.md",
        "---\ntitle: Links\n---\nSee [[osmb/2018-08-30/gritting]], [[osmb/2018-08-30/apologies/resolution-1]], \
         [[osmb/2018-08-30]] and [[osmb/2018-08-30/mr-canary]], not [[osmb/2018-08-30/gritting|this]].\n",
    );
    shows(
        &site,
        &[
            ">winter gritting</a>",
            ">apologies for absence, resolution 1</a>",
            ">overview and scrutiny management board, 30 august 2018</a>",
            ">a staffing matter</a>",
            ">this</a>",
        ],
        &["canary"],
    );
}

#[test]
fn a_meeting_in_one_file_is_public_as_a_whole_with_its_minutes() {
    for (day, shown, hidden) in
        [("2018-08-08", &[][..], &["annexe"][..]), ("2018-08-09", &["annexe", "the budget"], &[])]
    {
        let site = Site::of(MEETING).on(day);
        site.write(
            "content/committees/osmb/2018-08-02.md",
            "---\nminutes: { published: 2018-08-09 }\n---\n# Minutes\n\nMet in the annexe.\n\n## 1. Money\n\nOn the budget.\n",
        );
        shows(&site, shown, hidden);
    }
}

#[test]
fn errors_on_which_secrecy_depends_cannot_be_switched_off() {
    for code in ["key-unknown", "value-type", "exempt-paragraph-missing", "fence-unknown"] {
        let site = Site::of(MEETING);
        site.write(
            "content/site.yaml",
            format!(
                "authority: A\nbase_url: https://example.org\nrules: england-principal\nchecks: {{ {code}: off }}\n"
            ),
        );
        let outcome = site.build();
        let expected = format!("value-unknown content/site.yaml: `{code}` is always an error");
        assert_eq!(messages(&outcome), [expected]);
    }
}

#[test]
fn why_papers_could_not_wait_is_public_with_them_and_rules_are_not_published() {
    for (day, shown, hidden) in [
        ("2018-08-20", &[][..], &["burst main", "slow bids", "founder"][..]),
        ("2018-08-27", &["burst main"], &["slow bids", "founder"]),
        ("2018-08-28", &["burst main", "slow bids"], &["founder"]),
    ] {
        let site = Site::of(MEETING).on(day);
        site.write("content/law/society.yaml", "name: Founder's rules\n");
        site.write(
            "content/committees/osmb/2018-08-30/meeting.md",
            "---\nagenda: { published: 2018-08-27, urgent: Burst main., supplements: [ { published: 2018-08-28, \
             items: [gritting], urgent: Slow bids. } ] }\n---\n",
        );
        shows(&site, shown, hidden);
    }
}
