//! How often the audit cries wolf: real minutes, a random tenth of them made exempt, and every page of the others read.
//!
//! The minutes stand in `../shared/corpora` beside the checkout (`MINUTEBOOK_SHARED` names another folder); where they
//! are not, this test says so and checks nothing.

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use minutebook::diagnostic::Code;
use support::Site;

const CORPORA: [&str; 8] = [
    "w3ctag-meetings",
    "w3c-epub-wg",
    "w3c-publ-wg",
    "nodejs-diagnostics",
    "openjs-cpc",
    "conda-governance",
    "cssuob-society",
    "couthenans-conseil-municipal",
];

/// The minutes of a corpus, each with the day it was found under.
fn minutes(corpora: &Path, name: &str) -> Vec<(String, String)> {
    let mut files: Vec<PathBuf> = walkdir::WalkDir::new(corpora.join(name))
        .into_iter()
        .map(|entry| entry.expect("readable").into_path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "md"))
        .collect();
    files.sort();
    let day = |path: &PathBuf| {
        let name = path.file_name()?.to_string_lossy().replace('_', "-");
        (0..name.len())
            .filter_map(|at| name.get(at..at + 10))
            .find(|part| part.parse::<jiff::civil::Date>().is_ok())?;
        let at = (0..name.len())
            .find(|at| name.get(*at..at + 10).is_some_and(|day| day.parse::<jiff::civil::Date>().is_ok()))?;
        Some(name[at..at + 10].to_owned())
    };
    files
        .iter()
        .filter_map(|path| Some((day(path)?, String::from_utf8_lossy(&fs::read(path).ok()?).into_owned())))
        .collect()
}

/// The text without its front matter, and without fences of its own.
fn body(text: &str) -> String {
    let text = text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---")).map_or(text, |(_, body)| body);
    text.lines().filter(|line| !line.trim_start().starts_with("```")).collect::<Vec<_>>().join("\n")
}

/// A number that follows from another, for choices that are the same at every run.
fn next(seed: &mut u64) -> u64 {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    *seed >> 33
}

#[test]
fn fewer_than_one_page_in_ten_thousand_raises_an_alarm() {
    let shared = std::env::var_os("MINUTEBOOK_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let corpora = shared.join("corpora");
    if !corpora.is_dir() {
        println!("skipped: `{}` is not there", corpora.display());
        return;
    }
    let rounds = std::env::var("MINUTEBOOK_ALARM_ROUNDS").map_or(3, |rounds| rounds.parse().expect("a number"));
    let (mut pages, mut alarms, mut exempt, mut seed, mut all) = (0, Vec::new(), 0, 1_u64, 0);
    for name in CORPORA {
        let minutes = minutes(&corpora, name);
        for round in 0..rounds {
            let site = Site::of("=== content/committees/board/committee.md\n---\ntitle: The Board\n---\n");
            let settings = "authority: A\nbase_url: https://example.org\nrules: england-principal\nundated: open\n";
            site.write("content/site.yaml", settings);
            for (number, (day, text)) in minutes.iter().enumerate() {
                let folder = format!("content/committees/board/{day}-{number}");
                site.write(&format!("{folder}/meeting.md"), "---\nstatus: held\n---\n");
                let is_exempt = next(&mut seed).is_multiple_of(10);
                exempt += usize::from(is_exempt);
                let access = if is_exempt { "\nexempt: { paragraphs: [3], public_interest: It is so. }" } else { "" };
                site.write(
                    &format!("{folder}/01-minutes.md"),
                    format!("---\ntitle: Minutes{access}\n---\n{}\n", body(text)),
                );
            }
            let site = site.on("2027-01-01");
            let outcome = site.build();
            pages += outcome.work.pages;
            // Messages about one withheld paper are not repeated for ever; here all count.
            all += outcome.audited.as_ref().expect("an audit").findings;
            let found = outcome.diagnostics.iter().filter(|said| {
                matches!(
                    said.code,
                    Code::WithheldWordsPasted | Code::WithheldWordsPublished | Code::WithheldWordsAttached
                )
            });
            alarms.extend(
                found.map(|said| (said.code, format!("{name} {round} {}: {}", said.place().file, said.message))),
            );
        }
    }
    let (pasted, published): (Vec<_>, Vec<_>) =
        alarms.into_iter().partition(|(code, _)| *code == Code::WithheldWordsPasted);
    println!(
        "{pages} pages, {exempt} exempt papers, {all} findings, {} alarms of pages, {} of papers",
        published.len(),
        pasted.len()
    );
    published.iter().chain(&pasted).for_each(|(_, alarm)| println!("{alarm}"));
    assert!(published.is_empty(), "{} pages of our own raise an alarm", published.len());
    // `MINUTEBOOK_ALARM_ROUNDS=9` reads 10,000 pages, as `docs/secrecy.md` tells; it takes some minutes.
    assert!(all <= pages / 10_000, "{all} alarms of papers on {pages} pages");
}
