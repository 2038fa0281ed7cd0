//! What is in the index, and what is not.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use minutebook::model::{Audience, PublicSite};

use super::questions::{ask, sample};
use super::support::Site;

/// A site with an open item, an exempt one, a draft and a meeting that is not out yet.
fn site() -> Site {
    Site::of(
        "=== content/site.yaml
authority: Borough of Exmoor Vale
base_url: https://democracy.example.org
rules: england-principal
=== content/committees/osmb/committee.md
---
title: Overview Board
short: OB
---
=== content/people/r-parker.md
---
name: R Parker
as: Councillor
---
=== content/committees/osmb/2018-08-30/meeting.md
---
agenda: { published: 2018-08-21 }
minutes: { state: draft, published: 2018-09-10 }
present: [r-parker]
---
=== content/committees/osmb/2018-08-30/01-gritting.md
---
title: Winter gritting
---
The Board heard that salt was short. Councillor R Parker thanked the drivers.

RESOLVED:

1. That more salt be bought.
=== content/committees/osmb/2018-08-30/02-land.md
---
title: Orchardfield, a secret purchase
title_public: A purchase of land
exempt: { paragraphs: [3], public_interest: Bids would be harmed }
---
The price of zanzibarite is 450,000.

RESOLVED:

1. That Mugwump and Sons be paid.
=== content/committees/osmb/2018-08-30/03-part.md
---
title: Contracts
---
An open beginning.

```exempt 3
The quixotic tender won.
```
=== content/committees/osmb/2018-08-30/04-hidden.md
---
title: Wombatology
draft: true
---
=== content/committees/osmb/2018-12-20/meeting.md
---
agenda: { published: 2018-12-10 }
---
=== content/committees/osmb/2018-12-20/01-later.md
---
title: Flibbertigibbet
---
",
    )
}

/// The files of the index, by name.
fn index(public: &Path) -> BTreeMap<String, String> {
    let files = fs::read_dir(public.join("search")).unwrap().map(|file| file.unwrap().path());
    let files = files.filter(|path| !path.ends_with("index.html"));
    files.map(|path| (path.file_name().unwrap().to_string_lossy().into(), fs::read_to_string(path).unwrap())).collect()
}

#[test]
fn what_is_withheld_has_no_trace_in_the_index() {
    let site = site();
    site.build();
    let all: String = index(&site.public()).into_values().collect::<String>().to_lowercase();
    for word in ["salt", "purchase", "drivers", "beginning", "harmed"] {
        assert!(all.contains(word), "{word} is not there");
    }
    for word in [
        "orchardfield",
        "secret",
        "zanzibarite",
        "450",
        "mugwump",
        "quixotic",
        "wombatology",
        "flibbertigibbet",
        "gibbet",
    ] {
        assert!(!all.contains(word), "{word} is there");
    }
}

#[test]
fn numbers_in_the_index_spell_no_words() {
    let site = site();
    site.build();
    for (name, text) in index(&site.public()).iter().filter(|(name, _)| name.starts_with("places")) {
        assert!(!text.contains(['a', 'e', 'i', 'o', 'u', 'y', 'A', 'E', 'I', 'O', 'U', 'Y']), "{name}");
        assert!(!text.contains(|sign: char| sign.is_ascii_digit()), "{name}");
    }
}

#[test]
fn words_and_script_agree_on_how_text_is_cut() {
    let cases = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/search/words.txt")).unwrap();
    let cases: Vec<(String, Vec<&str>)> = cases
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split_once(" => ").unwrap())
        .map(|(text, words)| (text.replace("\\u0301", "\u{301}"), words.split(' ').collect()))
        .collect();
    for (text, words) in &cases {
        assert_eq!(&minutebook::export::search::words_of(text), words, "{text}");
    }
    let folder = tempfile::tempdir().unwrap();
    sample(&folder.path().join("public"));
    let lines: Vec<String> = cases.iter().map(|(text, _)| format!("={text}")).collect();
    let Some(cut) = ask(&folder.path().join("public"), &lines) else { return };
    for ((text, words), cut) in cases.iter().zip(cut) {
        let cut: Vec<&str> = cut.as_array().unwrap().iter().filter_map(serde_json::Value::as_str).collect();
        assert_eq!(&cut, words, "{text}");
    }
}

#[test]
fn the_same_site_has_the_same_index_however_it_is_read() {
    let site = site();
    site.build();
    let before = index(&site.public());
    fs::remove_dir_all(site.public()).unwrap();
    site.build();
    assert_eq!(index(&site.public()), before);
    let mut session = minutebook::build::Session::new(site.options());
    let snapshot = session.refresh().unwrap();
    for (name, text) in before {
        let output = snapshot.output(Audience::Public, &format!("search/{name}")).unwrap().expect("it is there");
        assert_eq!(output.content, minutebook::output::Content::Bytes(text.into_bytes()), "{name}");
    }
}

#[test]
fn a_part_is_read_alike_alone_and_among_others() {
    let site = site();
    let (assembled, _, _) = super::assembled::assembled(site.root());
    let public = PublicSite::draft(&std::sync::Arc::new(assembled), site.as_of);
    let parts = minutebook::export::search::plan(&public);
    let forwards: Vec<_> = parts.iter().map(minutebook::export::search::Part::terms).collect();
    let mut backwards: Vec<_> = parts.iter().rev().map(minutebook::export::search::Part::terms).collect();
    backwards.reverse();
    assert_eq!(forwards, backwards);
}

#[test]
fn every_word_of_a_page_finds_it() {
    let folder = tempfile::tempdir().unwrap();
    let public = folder.path().join("public");
    sample(&public);
    let address = "/committees/osmb/2018-08-30/ict-reprovision/report/";
    let words = "Eleven questionnaire providers elsewhere";
    let lines: Vec<String> = words.split(' ').map(|word| format!("{word}\tkind=report\tyear=2018")).collect();
    let Some(found) = ask(&public, &lines) else { return };
    for (line, found) in lines.iter().zip(found) {
        let results = found["results"].as_array().unwrap();
        assert!(results.iter().any(|result| result == address), "{line}: {results:?}");
    }
}

/// A made-up archive of so many items, each with so many words of a few hundred.
fn archive(items: usize) -> Site {
    let mut site = Site::of("=== content/committees/osmb/committee.md\n---\ntitle: Overview Board\n---\n");
    site.as_of = "2026-12-31".parse().unwrap();
    let mut seed = 1u64;
    let mut next = |below: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % below
    };
    let syllables =
        ["ba", "con", "der", "fu", "gri", "hos", "lin", "mar", "nor", "pla", "que", "ros", "tre", "vun", "wes"];
    for meeting in 0..items / 10 {
        let mut text = String::from("# Meeting\n\n");
        for item in 0..10 {
            write!(text, "## Item {item} about {}\n\n", syllables[usize::try_from(next(15)).unwrap()]).unwrap();
            for word in 0..200 {
                // A few words are frequent and many are rare, as in any language.
                let rank = next(40) * next(40) * next(40) / 40;
                let mut rest = usize::try_from(rank).unwrap();
                for _ in 0..3 {
                    text.push_str(syllables[rest % 15]);
                    rest /= 15;
                }
                text.push(if word % 12 == 11 { '\n' } else { ' ' });
            }
            text.push_str("\n\n");
        }
        let (year, month, day) = (2000 + meeting / 300, 1 + meeting / 25 % 12, 1 + meeting % 25);
        site.write(&format!("content/committees/osmb/{year}-{month:02}-{day:02}.md"), text);
    }
    site
}

#[test]
fn a_word_that_stands_in_most_papers_finds_those_that_have_it_in_their_title() {
    let mut site = Site::of("=== content/committees/osmb/committee.md\n---\ntitle: Overview Board\n---\n");
    site.as_of = "2026-12-31".parse().unwrap();
    for meeting in 1..=50 {
        let items = (1..=10).map(|item| match (meeting, item) {
            (20, 3) => "## What the council owns\n\nThe council has a wood.\n\n".to_owned(),
            _ => format!("## Item {item}\n\nThe council met.\n\n"),
        });
        let path = format!("content/committees/osmb/2018-{:02}-{:02}.md", 1 + meeting / 25, 1 + meeting % 25);
        site.write(&path, items.fold(String::from("# Meeting\n\n"), |text, item| text + &item));
    }
    site.build();
    let Some(found) = ask(&site.public(), &["council".to_owned(), "council wood".to_owned()]) else { return };
    assert_eq!(found[0]["results"], serde_json::json!(["/committees/osmb/2018-01-21/what-the-council-owns/"]));
    assert_eq!(found[1]["results"][0], "/committees/osmb/2018-01-21/what-the-council-owns/");
}

#[test]
fn the_index_is_small_and_so_is_what_a_question_fetches() {
    let site = archive(1_000);
    site.build();
    let all: usize = index(&site.public()).values().map(String::len).sum();
    assert!(all < 400_000 * 2, "{all} bytes for 1,000 items");
    let lines = ["congri mar", "hosba", "item about wes", "\"bababa\"", "trecon"].map(str::to_owned);
    let Some(found) = ask(&site.public(), &lines) else { return };
    let mut bytes: Vec<u64> = found.iter().map(|found| found["bytes"].as_u64().unwrap()).collect();
    bytes.sort_unstable();
    assert!(bytes[2] < 60_000 && bytes[4] < 100_000, "{bytes:?}");
}
