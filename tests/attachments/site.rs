//! A site and its attachments: what stops a build, what is accepted, what is not looked at.

use std::fs;

use minutebook::build::{Audience, Session};

use crate::made::{pdf, zip};
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

const ITEM: &str = "content/committees/osmb/2018-08-30/01-pay/item.md";
const FILE: &str = "content/committees/osmb/2018-08-30/01-pay/report.pdf";

const PLAIN: &str = "== page\nBT /F1 12 Tf 72 700 Td (Minutes of the board) Tj ET";
const NOTED: &str = "== page\nBT /F1 12 Tf 72 700 Td (Minutes of the board) Tj ET\n\
                     == annotation\n/Subtype /Text /Rect [9 9 9 9] /Contents (Is this exempt?)";
const SAID: &str = "attachment-comment content/committees/osmb/2018-08-30/01-pay/report.pdf: page 1 has 1 comment or \
                    mark (`Is this exempt?`)";

/// A site with an item, the keys of it, and a report with a note on its page.
fn site(keys: &str) -> Site {
    let site = Site::of(SITE);
    site.write(ITEM, format!("---\ntitle: Pay review\n{keys}---\n"));
    site.write(FILE, pdf(NOTED));
    site
}

#[test]
fn a_fault_in_an_attachment_stops_the_build() {
    let site = site("");
    assert_eq!(messages(&site.build()), [SAID]);
    assert!(!site.public().exists());
    site.write(FILE, pdf(PLAIN));
    site.build_clean();
}

#[test]
fn no_setting_softens_it() {
    let site = site("");
    site.write("content/site.yaml", format!("{}checks: {{ attachment-comment: off }}\n", crate::support::SETTINGS));
    let said = messages(&site.build());
    assert!(said.contains(&SAID.to_owned()), "{said:?}");
    assert!(!site.public().exists());
}

#[test]
fn what_is_accepted_is_published_and_its_reason_is_not() {
    let site = site("documents:\n  - { file: report.pdf, accept: [attachment-comment], because: Heron remarks. }\n");
    let outcome = site.build();
    assert_eq!(messages(&outcome), Vec::<String>::new());
    let accepted: Vec<_> = outcome.accepted.iter().map(|it| (it.file.as_str(), it.code.name(), it.count)).collect();
    assert_eq!(accepted, [(FILE, "attachment-comment", 1)]);
    assert_eq!(outcome.accepted[0].because, "Heron remarks.");
    let report = std::fs::read_to_string(site.root().join("leak-report.json")).expect("a report");
    let report: serde_json::Value = serde_json::from_str(&report).expect("JSON");
    let listed = serde_json::json!([
        { "file": FILE, "code": "attachment-comment", "count": 1, "because": "Heron remarks." }
    ]);
    assert_eq!(report["accepted"], listed);
    for (path, bytes) in site.outputs() {
        assert!(!String::from_utf8_lossy(&bytes).contains("Heron"), "{path}");
    }
}

#[test]
fn what_the_public_may_not_see_is_not_looked_into() {
    for keys in ["exempt: { paragraphs: [], public_interest: Pay of staff. }\n", "confidential: Sent in confidence.\n"]
    {
        let said = messages(&site(keys).build());
        assert!(!said.iter().any(|message| message.starts_with("attachment-")), "{said:?}");
    }
}

#[test]
fn what_the_public_is_to_see_later_is_looked_into_today() {
    let site = site("").on("2018-08-01");
    let outcome = site.build();
    assert_eq!(messages(&outcome), [SAID]);
    assert!(!outcome.diagnostics.has_errors() && outcome.published.is_some());
    let mut site = site;
    site.as_of = crate::support::day("2018-08-21");
    assert!(site.build().diagnostics.has_errors());
}

#[test]
fn the_name_of_the_authority_is_no_secret() {
    let site = site("");
    site.write(FILE, pdf(&format!("{PLAIN}\n== info\n/Author (Borough of Exmoor Vale)")));
    site.build_clean();
    site.write(FILE, pdf(&format!("{PLAIN}\n== info\n/Author (Amy Holt)")));
    assert_eq!(
        messages(&site.build()),
        ["attachment-author content/committees/osmb/2018-08-30/01-pay/report.pdf: the properties of this PDF name \
             `Amy Holt` as its author"]
    );
    assert!(site.public().exists());
}

#[test]
fn a_session_sees_that_an_attachment_was_exchanged() {
    let site = site("");
    let mut session = Session::new(site.options());
    assert_eq!(messages(session.refresh().unwrap().outcome()), [SAID]);
    assert_eq!(messages(session.refresh().unwrap().outcome()), [SAID], "it is said again while it is there");
    site.write(FILE, pdf(PLAIN));
    let snapshot = session.refresh().unwrap();
    assert_eq!(messages(snapshot.outcome()), Vec::<String>::new());
    let path = "committees/osmb/2018-08-30/pay/report.pdf";
    assert!(snapshot.output(Audience::Public, path).unwrap().is_some());
}

#[test]
fn the_workbook_with_the_hidden_sheet_is_stopped() {
    let site = site("");
    let book = "== xl/workbook.xml\n<w><sheet name=\"Pay\" state=\"hidden\" r:id=\"r\"/></w>\n\
                == xl/_rels/workbook.xml.rels\n<R><Relationship Id=\"r\" Target=\"s.xml\"/></R>\n\
                == xl/s.xml\n<w><row r=\"1\"><c r=\"A1\"><v>52000</v></c></row></w>";
    site.remove(FILE);
    site.write("content/committees/osmb/2018-08-30/01-pay/budget.xlsx", zip(book));
    assert_eq!(
        messages(&site.build()),
        [
            "attachment-hidden-sheet content/committees/osmb/2018-08-30/01-pay/budget.xlsx: the sheet `Pay` is hidden, and \
             has 1 row"
        ]
    );
}

#[test]
fn the_attachments_of_the_sample_site_pass() {
    let content = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let mut count = 0;
    for entry in walkdir::WalkDir::new(content) {
        let path = entry.unwrap().into_path();
        let name = path.to_string_lossy().into_owned();
        let is_paper = path.extension().is_some_and(|ending| ending == "md" || ending == "yaml");
        if path.is_file() && !is_paper {
            let found = crate::found::found(&name, &fs::read(&path).unwrap());
            // One of them was looked at, and accepted in its paper; two lie beside exempt reports, and say so.
            let is_exempt =
                ["/yardley-heads-of-terms.docx", "/yardley-valuation.pdf"].iter().any(|end| name.ends_with(end));
            let is_accepted = |line: &str| {
                name.ends_with("/late-letters.pdf") && line.starts_with("attachment-comment")
                    || is_exempt && line.starts_with("attachment-marked-exempt")
            };
            let others: Vec<&str> =
                found.lines().filter(|line| !line.starts_with("attachment-author") && !is_accepted(line)).collect();
            assert!(others.is_empty(), "{name}: {others:?}");
            count += 1;
        }
    }
    assert!(count > 10);
}
