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
documents: [ { file: carte.txt, title: Carte de la visite, language: fr } ]
---
RESOLVED:

That the Clerk be asked to write to the choir by the end of January 2019.
=== content/committees/gefeillio/2018-08-30/01-visit/carte.txt
Ici.
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
=== content/committees/council/2018-09-04/meeting.md
---
title: Cyfarfod arbennig
language: cy
documents: [ { file: llythyr.txt, title: Llythyr y côr }, { file: map.txt, title: Map of the hall, language: en } ]
status: held
chair: sian-prosser
present: [ sian-prosser, Cllr R Parker ]
agenda: { published: 2018-08-27 }
minutes: { state: confirmed, published: 2018-09-10 }
---
Dyma'r cyfarfod.
=== content/committees/council/2018-09-04/01-cor/item.md
---
title: Y côr
number: none
declarations: [ { member: sian-prosser, sort: other, nature: Mae hi yn canu } ]
actions: [ { what: Gwahodd y côr, owner: sian-prosser, due: 2018-12-01 } ]
---
Diolchwyd iddo. Gweler [[council/2018-09-04/cor/report]].

RESOLVED:

1. That the choir be thanked.

``` action
what: Canu
owner: sian-prosser
```
=== content/committees/council/2018-09-04/01-cor/resolution-2.md
---
outcome: carried
moved: sian-prosser
vote: { for: [ sian-prosser, Cllr R Parker ], against: [] }
---
Bod y côr i ganu eto.
=== content/committees/council/2018-09-04/01-cor/report.md
---
title: Am y côr
author: sian-prosser
recommendations: [ Diolch iddo ]
---
Mae'n canu.
=== content/committees/council/2018-09-04/01-cor/rhaglen.txt
Canu.
=== content/committees/council/2018-09-04/map.txt
Here.
=== content/committees/council/2018-09-04/llythyr.txt
Annwyl Glerc.
=== content/committees/council/2018-09-04/02-roads.md
---
title: The roads
number: 1
language: en
---
They were mended.
=== content/committees/council/2018-10-04.md
---
title: Cyfarfod yr hydref
language: cy
status: held
minutes: { state: confirmed, published: 2018-10-10 }
---
# Cyfarfod yr hydref

## Y llyfrgell

Mae ar agor.
=== content/people/sian-prosser.md
---
name: Siân Prosser
as: Councillor
language: cy
---
She is an architect.
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
        let names =
            ["Cyd-bwyllgor Gefeillio", "Gefeillio<", "Croeso<", "Siân Prosser", "Y côr", "Am y côr", "Y llyfrgell"];
        for name in names.into_iter().chain(["Cyfarfod arbennig", "Cyfarfod yr hydref"]) {
            assert_eq!(unspoken(&html, name), Vec::<String>::new(), "{path}");
            count += html.matches(name).count();
        }
    }
    assert!(count > 100, "{count}");
}

/// The language of the innermost element, among those that say one, around the first place of some words in the body.
fn language_of(html: &str, words: &str) -> String {
    let body = html.split_once("<body").map_or(html, |(_, body)| body);
    let at = body.find(words).unwrap_or_else(|| panic!("{words} is not there"));
    let mut open: Vec<(&str, Option<&str>)> = vec![("html", Some("en"))];
    for tag in body[..at].split('<').skip(1).filter_map(|rest| rest.split_once('>').map(|(tag, _)| tag)) {
        let name = tag.trim_start_matches('/').split_whitespace().next().unwrap_or_default();
        if tag.starts_with('/') {
            let last = open.iter().rposition(|(opened, _)| *opened == name).expect("what is closed was opened");
            open.truncate(last);
        } else if !["br", "img", "rect", "line", "path", "input", "hr"].contains(&name) && !tag.ends_with('/') {
            open.push((name, tag.split_once(" lang=\"").and_then(|(_, rest)| rest.split('"').next())));
        }
    }
    open.iter().rev().find_map(|(_, language)| *language).expect("a page has a language").to_owned()
}

#[test]
fn the_words_of_an_item_are_in_its_language_and_ours_between_them_in_that_of_the_site() {
    let site = Site::of(SITE).on("2018-12-31");
    site.build_clean();
    for page in ["/committees/council/2018-09-04/", "/committees/council/2018-09-04/cor/"] {
        let html = site.page(page);
        for words in ["Diolchwyd iddo", "Gwahodd y côr", "Mae hi yn canu", "Canu<", "Bod y côr i ganu eto"] {
            assert_eq!(language_of(&html, words), "cy", "{words} on {page}");
        }
        for words in ["Declaration<", "Action<", "Resolved<", "Moved by"] {
            assert_eq!(language_of(&html, words), "en", "{words} on {page}");
        }
    }
    assert_eq!(language_of(&site.page("/committees/council/2018-09-04/cor/report/"), "Diolch iddo"), "cy");
    assert_eq!(language_of(&site.page("/committees/council/2018-09-04/roads/"), "They were mended"), "en");
    assert_eq!(language_of(&site.page("/committees/council/2018-10-04/y-llyfrgell/"), "Mae ar agor"), "cy");
    assert_eq!(language_of(&site.page("/people/sian-prosser/"), "She is an architect"), "en");
    assert_eq!(language_of(&site.page("/people/sian-prosser/"), "Councillor"), "en");
}

#[test]
fn an_attachment_is_in_the_language_it_gives_or_else_in_that_of_its_paper() {
    let site = Site::of(SITE).on("2018-12-31");
    site.build_clean();
    let pages = [
        ("/committees/gefeillio/2018-08-30/", "Carte de la visite", "fr"),
        ("/committees/gefeillio/2018-08-30/visit/", "Carte de la visite", "fr"),
        ("/committees/gefeillio/2018-08-30/visit/report/", "Carte de la visite", "fr"),
        ("/committees/council/2018-09-04/", "Llythyr y côr", "cy"),
        ("/committees/council/2018-09-04/", "Map of the hall", "en"),
        ("/committees/council/2018-09-04/cor/", "Rhaglen", "cy"),
    ];
    for (page, title, language) in pages {
        assert_eq!(language_of(&site.page(page), title), language, "{title} on {page}");
    }
}

#[test]
fn words_in_another_language_say_so() {
    let site = Site::of(SITE).on("2018-12-31");
    site.build_clean();
    assert!(site.page("/committees/gefeillio/").contains("<div lang=\"cy\">\n<p>Gofalu am y gefeillio.</p>"));
    assert!(site.page("/croeso/").contains("<div lang=\"cy-GB\">\n<p>Dewch i mewn.</p>"));
    assert!(site.page("/committees/gefeillio/2018-08-30/").starts_with("<!doctype html>\n<html lang=\"en\">"));
}
