//! Names and words of another language say so wherever they stand on a page.

mod support;

use support::Site;

const SITE: &str = "\
=== content/committees/gefeillio/committee.md
---
title: Cyd-bwyllgor Gefeillio
short: Gefeillio
language: cy
seats: [ { member: r-parker, role: chair, from: 2018-05-01 } ]
---
Gofalu am y gefeillio.
=== content/committees/council/committee.md
---
title: Council
parent: gefeillio
---
=== content/committees/gefeillio/2018-08-30/meeting.md
---
status: held
present: [ r-parker ]
---
=== content/committees/gefeillio/2018-08-30/01-visit/item.md
---
title: The visit
---
RESOLVED:

That the Clerk be asked to write to the choir by the end of January 2019.
=== content/committees/gefeillio/2018-08-30/01-visit/report.md
---
title: On the visit
---
It was long.
=== content/committees/gefeillio/2018-08-30/02-house.md
---
title: The house
exempt: { public_interest: It is for sale. }
---
Secret.
=== content/committees/gefeillio/2019-03-02/meeting.md
---
status: planned
---
=== content/people/r-parker.md
---
name: R Parker
---
=== content/pages/croeso.md
---
title: Croeso
language: cy-GB
---
Dewch i mewn.
";

/// The places in a page where a name stands without its language.
fn unspoken(html: &str, name: &str) -> Vec<String> {
    let body = html.split_once("</head>").map_or(html, |(_, body)| body);
    let is_spoken = |before: &str| {
        let tag = before.rsplit('<').next().unwrap_or_default();
        tag.contains(" lang=\"cy\"") || tag.contains(" lang=\"cy-GB\"")
    };
    let unspoken = body.match_indices(name).filter(|(at, _)| !is_spoken(&body[..*at]));
    unspoken.map(|(at, _)| body[at.saturating_sub(60)..at + name.len()].to_owned()).collect()
}

#[test]
fn a_name_in_another_language_says_so_wherever_it_stands() {
    let site = Site::of(SITE).on("2018-12-31");
    let mut count = 0;
    for (path, bytes) in site.build_clean().iter().filter(|(path, _)| path.ends_with("index.html")) {
        let html = String::from_utf8_lossy(bytes);
        for name in ["Cyd-bwyllgor Gefeillio", "Gefeillio<", "Croeso<"] {
            assert_eq!(unspoken(&html, name), Vec::<String>::new(), "{path}");
            count += html.matches(name).count();
        }
    }
    assert!(count > 40, "{count}");
}

#[test]
fn words_in_another_language_say_so() {
    let site = Site::of(SITE).on("2018-12-31");
    site.build_clean();
    assert!(site.page("/committees/gefeillio/").contains("<div lang=\"cy\">\n<p>Gofalu am y gefeillio.</p>"));
    assert!(site.page("/croeso/").contains("<div lang=\"cy-GB\">\n<p>Dewch i mewn.</p>"));
    assert!(site.page("/committees/gefeillio/2018-08-30/").starts_with("<!doctype html>\n<html lang=\"en\">"));
}
