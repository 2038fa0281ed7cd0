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
    let day = |path: &PathBuf| {
        let name = path.file_name()?.to_string_lossy().replace('_', "-");
        (0..name.len())
            .filter_map(|at| name.get(at..at + 10))
            .find(|part| part.parse::<jiff::civil::Date>().is_ok())?;
        let at = (0..name.len())
            .find(|at| name.get(*at..at + 10).is_some_and(|day| day.parse::<jiff::civil::Date>().is_ok()))?;
        Some(name[at..at + 10].to_owned())
    };
    files(&corpora.join(name), &["md"])
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

/// The folder of the corpora, if it is there.
fn corpora() -> Option<PathBuf> {
    let shared = std::env::var_os("MINUTEBOOK_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let corpora = shared.join("corpora");
    if !corpora.is_dir() {
        println!("skipped: `{}` is not there", corpora.display());
    }
    corpora.is_dir().then_some(corpora)
}

/// How often each corpus is drawn from.
fn rounds(usual: usize) -> usize {
    std::env::var("MINUTEBOOK_ALARM_ROUNDS").map_or(usual, |rounds| rounds.parse().expect("a number"))
}

/// The files below a folder that have one of these endings.
fn files(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let all = walkdir::WalkDir::new(folder).into_iter().map(|entry| entry.expect("readable").into_path());
    let mut files: Vec<PathBuf> = all
        .filter(|path| path.extension().is_some_and(|ending| endings.iter().any(|wanted| ending == *wanted)))
        .collect();
    files.sort();
    files
}

/// A site without a paper, and the settings of all sites here.
fn empty() -> Site {
    let site = Site::of("=== content/committees/board/committee.md\n---\ntitle: The Board\n---\n");
    let settings = "authority: A\nbase_url: https://example.org\nrules: england-principal\nundated: open\n";
    site.write("content/site.yaml", settings);
    site
}

/// Writes the minutes of a day, exempt or not, in a folder that it gives.
fn write(site: &Site, day: &str, number: usize, is_exempt: bool, text: &str) -> String {
    let folder = format!("content/committees/board/{day}-{number}");
    site.write(&format!("{folder}/meeting.md"), "---\nstatus: held\n---\n");
    let access = if is_exempt { "\nexempt: { paragraphs: [3], public_interest: It is so. }" } else { "" };
    let paper = format!("---\ntitle: Minutes{access}\n---\n{}\n", body(text));
    site.write(&format!("{folder}/01-minutes/item.md"), paper);
    format!("{folder}/01-minutes")
}

/// The words of a page between its tags, a line for each mark that is not within one.
fn plain(html: &str) -> String {
    let mut text = String::new();
    for part in html.split('<') {
        let (tag, words) = part.split_once('>').unwrap_or(("", part));
        if !matches!(tag.trim_start_matches('/'), "strong" | "em" | "b" | "i" | "u" | "span" | "a" | "") {
            text.push_str("\n\n");
        }
        text.push_str(words.trim_matches('\n'));
    }
    support::html::decoded(&text)
}

/// Puts files beside open papers, one after another; gives the alarms about them.
fn alarms_beside(site: Site, beside: &[(String, PathBuf)]) -> Vec<String> {
    for (number, (folder, file)) in beside.iter().enumerate() {
        let ending = file.extension().expect("it was found by it").to_string_lossy();
        site.write(&format!("{folder}/file-{number}.{ending}"), fs::read(file).expect("readable"));
    }
    let outcome = site.on("2027-01-01").build();
    let alarms = outcome.diagnostics.iter().filter(|said| said.code == Code::WithheldWordsAttached);
    alarms.map(|said| format!("{}: {}", said.place().file, said.message)).collect()
}

#[test]
fn files_of_strangers_beside_open_papers_raise_no_alarm() {
    let Some(corpora) = corpora() else { return };
    let strangers: Vec<PathBuf> = files(&corpora, &["pdf", "docx"]);
    let (mut read, mut alarms, mut seed) = (0, Vec::new(), 1_u64);
    // Those of one body are strangers to all others.
    for name in
        ["w3ctag-meetings", "w3c-epub-wg", "w3c-publ-wg", "nodejs-diagnostics", "openjs-cpc", "conda-governance"]
    {
        for _ in 0..rounds(1) {
            let site = empty();
            let mut open = Vec::new();
            for (number, (day, text)) in minutes(&corpora, name).iter().enumerate() {
                let is_exempt = next(&mut seed).is_multiple_of(10);
                let folder = write(&site, day, number, is_exempt, text);
                open.extend((!is_exempt).then_some(folder));
            }
            let beside: Vec<(String, PathBuf)> = open.into_iter().cycle().zip(strangers.iter().cloned()).collect();
            read += beside.len();
            alarms.extend(alarms_beside(site, &beside));
        }
    }
    println!("{read} files, {} alarms: {alarms:#?}", alarms.len());
    assert!(alarms.is_empty(), "{alarms:#?}");
}

#[test]
fn the_agendas_and_minutes_of_other_meetings_of_a_body_raise_no_alarm() {
    let Some(corpora) = corpora() else { return };
    let folders: Vec<PathBuf> = files(&corpora.join("cssuob-society"), &["html"])
        .iter()
        .filter(|path| path.ends_with("minutes.html"))
        .filter_map(|path| Some(path.parent()?.to_owned()))
        .collect();
    let (mut read, mut alarms) = (0, Vec::new());
    for exempt in 0..folders.len() {
        let site = empty();
        let mut beside = Vec::new();
        for (number, folder) in folders.iter().enumerate() {
            let parts: Vec<String> =
                folder.iter().rev().take(3).map(|part| part.to_string_lossy().into_owned()).collect();
            let day = format!("{}-{}-{}", parts[2], parts[1], parts[0]);
            let html = fs::read_to_string(folder.join("minutes.html")).expect("readable");
            let paper = write(&site, &day, number, number == exempt, &plain(&html));
            if number != exempt {
                beside.extend(files(folder, &["pdf"]).into_iter().map(|file| (paper.clone(), file)));
            }
        }
        read += beside.len();
        alarms.extend(alarms_beside(site, &beside));
    }
    println!("{read} files, {} alarms: {alarms:#?}", alarms.len());
    // A list of actions that was carried from meeting to meeting, as `docs/secrecy.md` tells.
    assert!(alarms.len() <= 1, "{alarms:#?}");
}

#[test]
fn fewer_than_one_page_in_ten_thousand_raises_an_alarm() {
    let Some(corpora) = corpora() else { return };
    let rounds = rounds(3);
    let (mut pages, mut alarms, mut exempt, mut seed, mut all) = (0, Vec::new(), 0, 1_u64, 0);
    for name in CORPORA {
        let minutes = minutes(&corpora, name);
        for round in 0..rounds {
            let site = empty();
            for (number, (day, text)) in minutes.iter().enumerate() {
                let is_exempt = next(&mut seed).is_multiple_of(10);
                exempt += usize::from(is_exempt);
                write(&site, day, number, is_exempt, text);
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
