//! What the public sees of what is exempt.

use super::{MEETING, shows};
use crate::support::{Site, messages};

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
