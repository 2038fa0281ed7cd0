//! Questions that people ask, and the pages that should be among the first three results.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use minutebook::build::{Options, build};
use minutebook::publish::Foreign;
use serde_json::Value;

use super::support::Site;

/// One question: as typed, by what results are chosen, and the addresses of which one should be found; or, behind `~`,
/// words that a page should hold.
pub struct Question {
    pub asked: String,
    pub wanted: Vec<String>,
}

/// The questions of a file in `tests/search/`.
fn questions(name: &str) -> Vec<Question> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/search").join(name);
    let text = std::fs::read_to_string(path).unwrap();
    let lines = text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(" => "));
    lines
        .map(|(asked, wanted)| {
            let (words, choices) = asked.split_once(" {").unwrap_or((asked, ""));
            let choices = choices.trim_end_matches('}').split_whitespace();
            Question {
                asked: [words].into_iter().chain(choices).collect::<Vec<_>>().join("\t"),
                wanted: wanted.split(" or ").map(|address| address.trim().to_owned()).collect(),
            }
        })
        .collect()
}

/// What the script of the published site finds for each line; nothing where there is no Node.
pub fn ask(site: &Path, lines: &[String]) -> Option<Vec<Value>> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/search/find.mjs");
    let child = Command::new("node").arg(script).arg(site).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let Ok(mut child) = child else {
        println!("skipped: Node is not at hand");
        return None;
    };
    let mut asked = lines.join("\n");
    asked.push('\n');
    child.stdin.take().unwrap().write_all(asked.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    let found: Vec<Value> = said.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(found.len(), lines.len(), "the script stopped");
    Some(found)
}

/// Asks all questions; gives those whose page is not among the first three, with what came instead.
fn missed(site: &Path, questions: &[Question]) -> Option<Vec<String>> {
    let asked: Vec<String> = questions.iter().map(|question| question.asked.clone()).collect();
    let found = ask(site, &asked)?;
    let missed = questions.iter().zip(found).filter_map(|(question, found)| {
        let results: Vec<&str> = found["results"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
        let is_wanted = |result: &str| {
            question.wanted.iter().any(|wanted| match wanted.strip_prefix('~') {
                Some(words) => text(site, result).contains(words),
                None => wanted == result,
            })
        };
        let is_found = results.iter().take(3).any(|result| is_wanted(result));
        let first = results.into_iter().take(4).fold(String::new(), |mut all, result| {
            write!(all, "\n    {result}").unwrap();
            all
        });
        (!is_found).then(|| format!("{}{first}", question.asked))
    });
    Some(missed.collect())
}

/// The words of a page, in small letters.
fn text(site: &Path, address: &str) -> String {
    let html = std::fs::read_to_string(site.join(&address[1..]).join("index.html")).unwrap_or_default();
    let main = html.split("<main").nth(1).unwrap_or_default();
    main.split('<').filter_map(|part| part.split_once('>')).map(|(_, words)| words).collect::<String>().to_lowercase()
}

/// The sample site, published.
pub fn sample(target: &Path) {
    let options = Options {
        root: PathBuf::from(env!("CARGO_MANIFEST_DIR")),
        target: Some(target.to_owned()),
        theme: None,
        base_url: None,
        as_of: "2026-11-24".parse().unwrap(),
        foreign: Foreign::Refuse,
    };
    build(&options, &()).unwrap();
}

#[test]
fn what_people_ask_of_the_sample_site_is_among_the_first_three_results() {
    let folder = tempfile::tempdir().unwrap();
    sample(&folder.path().join("public"));
    let questions = questions("sample.txt");
    assert!(questions.len() >= 60);
    let Some(missed) = missed(&folder.path().join("public"), &questions) else { return };
    let answered = questions.len() - missed.len();
    assert_eq!(answered, questions.len(), "{answered} of {}; missed:\n{}", questions.len(), missed.join("\n"));
}

/// A page that many questions bring would answer by chance.
#[test]
fn no_page_that_is_looked_for_comes_with_most_other_questions() {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().join("public");
    sample(&site);
    let questions = questions("sample.txt");
    let asked: Vec<String> = questions.iter().map(|question| question.asked.clone()).collect();
    let Some(found) = ask(&site, &asked) else { return };
    let three = |found: &Value| -> Vec<String> {
        let results = found["results"].as_array().unwrap().iter().filter_map(Value::as_str);
        results.take(3).map(str::to_owned).collect()
    };
    let found: Vec<Vec<String>> = found.iter().map(three).collect();
    let (mut chances, mut most) = (0, 0);
    for (place, question) in questions.iter().enumerate() {
        let others = found.iter().enumerate().filter(|(other, _)| *other != place);
        let by_chance = others.filter(|(_, found)| found.iter().any(|result| question.wanted.contains(result))).count();
        assert!(by_chance * 10 <= questions.len(), "{}: {by_chance} other questions bring its page", question.asked);
        (chances, most) = (chances + by_chance, most.max(by_chance));
    }
    let pairs = questions.len() * (questions.len() - 1);
    println!("{chances} of {pairs} answers would be right by chance; at most {most} for one question");
    assert!(chances * 50 <= pairs, "{chances} of {pairs}");
}

/// Real minutes, published as the meetings of one committee each.
fn corpus(site: &Site) -> bool {
    let shared = std::env::var_os("MINUTEBOOK_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    for name in ["nodejs-diagnostics", "openjs-cpc"] {
        let folder = shared.join("corpora").join(name);
        if !folder.is_dir() {
            println!("skipped: `{}` is not there", folder.display());
            return false;
        }
        site.write(&format!("content/committees/{name}/committee.md"), format!("---\ntitle: {name}\n---\n"));
        let files =
            walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().map(|found| found.unwrap().into_path());
        for file in files.filter(|path| path.extension().is_some_and(|ending| ending == "md")) {
            let stem = file.file_stem().unwrap().to_string_lossy().replace('_', "-");
            let date = (0..stem.len()).filter_map(|at| stem.get(at..at + 10));
            let Some(date) = date.into_iter().find(|part| part.parse::<jiff::civil::Date>().is_ok()) else { continue };
            site.write(&format!("content/committees/{name}/{date}.md"), std::fs::read(&file).unwrap());
        }
    }
    true
}

/// How many of the questions of real minutes are answered, as `docs/search.md` says.
const ANSWERED: usize = 61;

#[test]
fn what_people_ask_of_real_minutes_is_among_the_first_three_results() {
    let site = Site::of("").on("2027-01-01");
    if !corpus(&site) {
        return;
    }
    site.build();
    let questions = questions("corpus.txt");
    assert!(questions.len() >= 60);
    let Some(missed) = missed(&site.public(), &questions) else { return };
    let answered = questions.len() - missed.len();
    println!("{answered} of {} questions are answered; missed:\n{}", questions.len(), missed.join("\n"));
    assert!(answered >= ANSWERED, "{answered} of {}; missed:\n{}", questions.len(), missed.join("\n"));
}
