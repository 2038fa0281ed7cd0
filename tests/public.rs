//! Who may see what, when: each fact on a site of a few papers.

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
fn before_the_agenda_is_out_the_public_sees_date_time_and_place() {
    let site = Site::of(MEETING).on("2018-08-20");
    shows(
        &site,
        &["Thursday 30 August 2018, 10am", "Council Chamber"],
        &["Welcome to the Chamber", "Apologies", "Winter gritting", "Jane Doe", "routes.csv"],
    );
}

#[test]
fn with_the_agenda_the_items_are_public_and_the_supplement_waits_for_its_day() {
    let site = Site::of(MEETING).on("2018-08-21");
    shows(
        &site,
        &["Welcome to the Chamber", "To receive apologies", "Winter gritting"],
        &["Joan Roe", "be accepted", "Jane Doe", "Every bus route", "Gritting routes", "routes.csv", "A361"],
    );
    let site = Site::of(MEETING).on("2018-08-28");
    shows(&site, &["Every bus route", "routes.csv", "A361"], &["Joan Roe", "presented the report"]);
}

#[test]
fn after_the_meeting_the_minutes_wait_for_their_day_and_are_marked_as_draft() {
    let site = Site::of(MEETING).on("2018-09-11");
    shows(&site, &["Every bus route"], &["Joan Roe", "be accepted", "Jane Doe"]);
    let site = Site::of(MEETING).on("2018-09-12");
    shows(&site, &["Joan Roe", "That the apologies be accepted", "Jane Doe"], &[]);
    for page in [MEETING_PAGE, "/committees/osmb/2018-08-30/apologies/"] {
        assert!(site.words(page).contains("Draft minutes, not yet confirmed"), "{page}");
    }
}

#[test]
fn minutes_are_confirmed_from_the_day_of_the_meeting_that_confirms_them() {
    let site = Site::of(MEETING);
    site.write(
        "content/committees/osmb/2018-08-30/meeting.md",
        "---\nagenda: { published: 2018-08-21 }\n\
         minutes: { state: confirmed, published: 2018-09-12, confirmed_at: osmb/2018-09-27 }\n---\n",
    );
    site.write("content/committees/osmb/2018-09-27/meeting.md", "---\nagenda: { published: 2018-09-19 }\n---\n");
    let page = |as_of: &str| {
        let options = minutebook::build::Options { as_of: support::day(as_of), ..site.options() };
        minutebook::build::build(&options, &()).expect("the world does not fail");
        site.words(MEETING_PAGE)
    };
    assert!(page("2018-09-26").contains("Draft minutes, not yet confirmed"));
    assert!(!page("2018-09-27").contains("Draft minutes"));
}

#[test]
fn of_an_exempt_item_the_public_sees_its_place_and_the_reason() {
    let site = Site::of(MEETING);
    site.write(
        "content/committees/osmb/2018-08-30/03-dismissal-of-mr-canary/item.md",
        "---\ntitle: Dismissal of Mr Canary\ntitle_public: A staffing matter\nagenda: Canary agenda\n\
         documents: [ { file: canary.csv, title: Canary costs } ]\n\
         exempt: { paragraphs: [1], public_interest: An employee has a right to privacy. }\n---\n\
         The canary sang.\n\n```summary\nThe Board took a decision about an employee.\n```\n\nRESOLVED:\n\n1. That the canary go.\n",
    );
    site.write("content/committees/osmb/2018-08-30/03-dismissal-of-mr-canary/canary.csv", "canary,1\n");
    site.write(
        "content/committees/osmb/2018-08-30/03-dismissal-of-mr-canary/report.md",
        "---\ntitle: The canary report\n---\nCanary.\n",
    );
    let site = site.on("2018-09-12");
    shows(
        &site,
        &[
            "A staffing matter",
            "information about an individual",
            "An employee has a right to privacy",
            "took a decision about an employee",
            "/committees/osmb/2018-08-30/a-staffing-matter/",
        ],
        &["canary"],
    );
}

#[test]
fn an_exempt_part_is_withheld_from_every_kind_of_page() {
    let exempt = "Open words.\n\n```exempt 3\nThe canary price, [see](#canary-heading) and a note[^canary].\n\n## Canary heading\n\n\
                  [^canary]: Canary footnote.\n```\n";
    let site = Site::of(MEETING);
    site.write("content/index.md", format!("---\ntitle: Home\n---\n{exempt}"));
    site.write("content/pages/about.md", format!("---\ntitle: About\n---\n{exempt}"));
    site.write("content/people/jane-doe.md", format!("---\nname: Jane Doe\n---\n{exempt}"));
    site.write(
        "content/committees/osmb/committee.md",
        format!("---\ntitle: Overview and Scrutiny Management Board\n---\n{exempt}"),
    );
    site.write("content/committees/osmb/2018-08-30/01-apologies.md", format!("---\ntitle: Apologies\n---\n{exempt}"));
    site.write(
        "content/committees/osmb/2018-08-30/02-gritting/report.md",
        format!("---\ntitle: Gritting routes\n---\n{exempt}"),
    );
    shows(&site, &["Open words", "financial or business affairs"], &["canary"]);
}

#[test]
fn a_resolution_in_an_exempt_part_is_in_no_list_of_decisions() {
    let site = Site::of(MEETING);
    site.write(
        "content/committees/osmb/2018-08-30/01-apologies.md",
        "---\ntitle: Apologies\n---\nWords.\n\n```exempt 3\nRESOLVED:\n\n1. That the canary be bought.\n```\n",
    );
    shows(&site, &["Words."], &["canary"]);
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
fn an_attachment_beside_an_exempt_report_is_exempt_unless_listed_as_open() {
    let report =
        "---\ntitle: Exempt report\nexempt: { paragraphs: [3], public_interest: Bids are open. }\n---\nCanary\n";
    let site = Site::of(MEETING);
    site.write("content/committees/osmb/2018-08-30/02-gritting/report-2.md", report);
    shows(&site, &["Every bus route"], &["canary", "routes.csv", "A361"]);
    let site = Site::of(MEETING);
    site.write("content/committees/osmb/2018-08-30/02-gritting/report-2.md", report);
    site.write(
        "content/committees/osmb/2018-08-30/02-gritting/item.md",
        "---\ntitle: Winter gritting\ndocuments: [ { file: routes.csv, access: open } ]\n---\n",
    );
    shows(&site, &["routes.csv", "A361"], &["canary"]);
}

#[test]
fn a_link_to_what_is_withheld_keeps_its_words_and_leads_nowhere() {
    let site = Site::of(MEETING).on("2018-08-21");
    site.write(
        "content/pages/about.md",
        "---\ntitle: About\n---\nSee [how we grit](../committees/osmb/2018-08-30/02-gritting/report.md).\n",
    );
    let outcome = site.build();
    assert_eq!(
        messages(&outcome),
        ["link-not-public content/pages/about.md: this links to a paper that the public may not see yet"]
    );
    assert!(site.page("/about/").contains("<p>See how we grit.</p>"), "{}", site.page("/about/"));
}

#[test]
fn what_happens_after_the_day_of_the_build_has_not_happened() {
    let site = Site::of(MEETING).on("2018-09-12");
    site.write(
        "content/committees/osmb/2018-08-30/01-apologies/resolution-1.md",
        "---\nactions: [ { what: Write to them, due: 2018-09-30, done: 2018-10-04 } ]\n---\n",
    );
    site.write(
        "content/committees/osmb/2018-08-30/01-apologies/item.md",
        "---\ntitle: Apologies\n---\nRESOLVED:\n\n1. That the apologies be accepted.\n",
    );
    site.remove("content/committees/osmb/2018-08-30/01-apologies.md");
    shows(&site, &["Write to them", "30 September 2018"], &["4 October 2018", "2018-10-04"]);
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

/// The pages of the meeting, and what is published beside them.
fn addresses(site: &Site) -> Vec<String> {
    let meeting = MEETING_PAGE.trim_start_matches('/');
    site.outputs().into_keys().filter_map(|path| path.strip_prefix(meeting).map(str::to_owned)).collect()
}

#[test]
fn on_each_day_exactly_those_pages_are_there_that_were_public_then() {
    let agenda = ["agenda/index.html", "apologies/index.html", "gritting/index.html", "index.html"];
    let mut before: Option<Vec<String>> = None;
    for (day, there, not_there) in [
        (
            "2018-08-20",
            &["index.html"][..],
            &["apologies/index.html", "gritting/index.html", "gritting/routes.csv"][..],
        ),
        ("2018-08-21", &agenda[1..], &["gritting/routes.csv"]),
        ("2018-08-28", &["gritting/routes.csv"], &[]),
        ("2018-09-11", &["gritting/routes.csv"], &[]),
        ("2018-09-12", &["gritting/routes.csv"], &[]),
    ] {
        let site = Site::of(MEETING).on(day);
        assert!(site.build().published.is_some(), "{day}");
        let pages = addresses(&site);
        println!("{day}: {pages:?}");
        let has = |path: &&str| pages.iter().any(|page| page == path);
        assert!(there.iter().all(&has), "{day}: {pages:?}");
        assert!(!not_there.iter().any(&has), "{day}: {pages:?}");
        assert!(before.is_none_or(|before| before.iter().all(|path| pages.contains(path))), "{day}");
        before = Some(pages);
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
fn in_the_draft_view_what_is_exempt_is_marked_as_such() {
    let site = Site::of(MEETING);
    site.write(
        "content/committees/osmb/2018-08-30/03-land.md",
        "---\ntitle: Sale of land\nexempt: { paragraphs: [3], public_interest: Bids are open. }\n---\nThe canary price.\n",
    );
    let snapshot = minutebook::build::Session::new(site.options()).refresh().expect("the world does not fail");
    let page = |audience| {
        let output = snapshot.output(audience, "committees/osmb/2018-08-30/land/index.html").expect("no error");
        match output.expect("there").content {
            minutebook::output::Content::Bytes(bytes) => String::from_utf8(bytes).expect("text"),
            minutebook::output::Content::File(_) => panic!("a page is bytes"),
        }
    };
    let draft = page(minutebook::build::Audience::Draft);
    let mark = draft.find("Not for publication").expect("a mark");
    assert!(mark < draft.find("canary").expect("the words"));
    let public = page(minutebook::build::Audience::Public);
    assert!(!public.contains("canary") && !public.contains("Not for publication"));
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
