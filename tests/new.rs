//! New papers: safe names, valid YAML, nothing overwritten.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::date;
use minutebook::law::{Occasion, count};
use minutebook::model::Moment;
use minutebook::model::meeting::MeetingSort;
use minutebook::new::{self, Made, Paper};
use serde_json::Value;
use tempfile::TempDir;

/// A folder with one committee and one meeting, `osmb/2026-12-03`.
fn site_with_meeting() -> TempDir {
    let site = tempfile::tempdir().expect("a folder for the site");
    lay(&site, Paper::Committee { title: "Overview and Scrutiny Management Board", id: Some("osmb") });
    lay(&site, Paper::Meeting { committee: "osmb", sitting: "2026-12-03", time: None, venue: None, agenda: None });
    site
}

fn lay(site: &TempDir, paper: Paper<'_>) -> Made {
    new::paper(site.path(), &paper).unwrap_or_else(|error| panic!("{paper:?}: {error}"))
}

/// Every file below a folder and its text, by its path.
fn texts(folder: &Path) -> BTreeMap<PathBuf, String> {
    let mut texts = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("the folder is readable") {
        let path = entry.expect("the entry is readable").path();
        if path.is_dir() {
            texts.append(&mut self::texts(&path));
        } else {
            texts.insert(path.clone(), fs::read_to_string(&path).expect("it is text"));
        }
    }
    texts
}

/// What stands in a paper's front matter, or in a file of settings.
fn yaml(text: &str) -> Value {
    let yaml = text.strip_prefix("---\n").map_or(text, |text| text.split_once("\n---\n").expect("it is closed").0);
    serde_saphyr::from_str(yaml).unwrap_or_else(|error| panic!("{error}\n{yaml}"))
}

/// The text with every key in use that stands in comments.
fn all_in_use(text: &str) -> String {
    let in_use = |line: &str| match line.strip_prefix('#') {
        Some(key) if key.starts_with(char::is_alphabetic) || key.starts_with("  - ") => key.to_owned(),
        Some(nested) if nested.starts_with("  ") => nested.to_owned(),
        Some(_) | None => line.to_owned(),
    };
    text.lines().map(|line| in_use(line) + "\n").collect()
}

fn one_of_each() -> TempDir {
    let site = site_with_meeting();
    lay(&site, Paper::Person { name: "Councillor R Parker", officer: None, id: None });
    lay(&site, Paper::Item { meeting: "osmb/2026-12-03", title: "Winter gritting" });
    lay(&site, Paper::Report { item: "osmb/2026-12-03/winter-gritting", title: None });
    lay(&site, Paper::Resolution { item: "osmb/2026-12-03/winter-gritting" });
    site
}

#[test]
fn a_new_paper_is_valid_with_and_without_its_comments() {
    let keys = |text: &str| match yaml(text) {
        Value::Object(keys) => keys.len(),
        Value::Null => 0,
        other => panic!("{other}"),
    };
    for (path, text) in texts(one_of_each().path()) {
        assert!(keys(&all_in_use(&text)) > keys(&text).max(6), "{}", path.display());
    }
}

#[test]
fn a_starter_is_valid_yaml() {
    let site = tempfile::tempdir().expect("a folder for the site");
    new::site(site.path(), date(2026, 9, 30)).expect("the folder is empty");
    let mut papers = 0;
    for (path, text) in texts(&site.path().join("content")) {
        assert!(yaml(&text).is_object(), "{}", path.display());
        papers += 1;
        assert!(!text.contains("{held}") && !text.contains("{next}"), "{}", path.display());
    }
    assert_eq!(papers, 23);
}

#[test]
fn a_starter_has_a_past_meeting_and_one_to_come_on_any_day() {
    for today in [date(2026, 1, 1), date(2027, 2, 28), date(2028, 2, 29), date(2026, 12, 31)] {
        let site = tempfile::tempdir().expect("a folder for the site");
        let made = new::site(site.path(), today).expect("the folder is empty");
        let folder =
            |file: &String| file.strip_prefix("content/committees/council/")?.split_once('/').map(|at| at.0.to_owned());
        let mut meetings: Vec<String> = made.files.iter().filter_map(folder).collect();
        meetings.dedup();
        let dates: Vec<jiff::civil::Date> = meetings.iter().map(|day| day.parse().expect("a date")).collect();
        assert!(dates[0] < today && today < dates[1], "{today}: {dates:?}");
        let held = fs::read_to_string(site.path().join(format!("content/committees/council/{}/meeting.md", dates[0])));
        let minutes = yaml(&held.expect("it is there"))["minutes"]["published"].as_str().map(str::to_owned);
        assert!(minutes.expect("a date") <= today.to_string(), "{today}");
    }
}

#[test]
fn the_accessibility_statement_of_a_starter_says_what_was_tested_and_leaves_the_rest_to_the_clerk() {
    let scratch = tempfile::tempdir().expect("a folder");
    let folder = scratch.path().join("site");
    new::site(&folder, date(2026, 11, 24)).expect("it is laid");
    let statement = fs::read_to_string(folder.join("content/pages/accessibility.md")).expect("it is there");
    assert!(statement.contains(&format!("minutebook {}, which", env!("CARGO_PKG_VERSION"))), "{statement}");
    // The browser's tests say what they drive; a newer axe is a newer statement.
    let tools = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/package.json"))
        .expect("the tests in a browser name their tools");
    let axe = yaml(&tools)["devDependencies"]["axe-core"].as_str().expect("axe is one of them").to_owned();
    let axe = axe.rsplit_once('.').expect("its version has parts").0;
    assert!(statement.contains(&format!("| axe-core {axe} |")), "{statement}");
    assert_eq!(statement.matches("| Not yet |").count(), 4);
    assert!(statement.trim_end().ends_with("This statement was prepared on 24 November 2026."));
}

#[test]
fn the_agendas_of_a_starter_give_enough_notice_on_any_day() {
    let text = "authority: A\nbase_url: https://a.example\nrules: england-parish\n";
    let (settings, _) = minutebook::paper::read_settings(&"content/site.yaml".into(), text);
    let (law, _) = minutebook::load::law(&settings, &minutebook::load::LawTexts::new());
    let mut today = date(2026, 1, 1);
    while today < date(2028, 12, 1) {
        let site = tempfile::tempdir().expect("a folder for the site");
        new::site(site.path(), today).expect("the folder is empty");
        for (path, text) in texts(site.path()).into_iter().filter(|(path, _)| path.ends_with("meeting.md")) {
            let held: jiff::civil::Date =
                path.parent().and_then(Path::file_name).expect("a date").to_string_lossy().parse().expect("a date");
            let published = yaml(&text)["agenda"]["published"].as_str().expect("a date").parse().expect("a date");
            let notice = law.rules.notice(Occasion::Agenda, MeetingSort::Ordinary, held).expect("a rule");
            let moment = |date| Moment::new(date, None);
            let count = count(notice, law.calendar(notice), law.timezone(notice), moment(published), moment(held));
            assert!(count.is_enough, "{today}: {count:?}");
        }
        today = today.saturating_add(jiff::Span::new().days(5));
    }
}

#[test]
fn any_title_survives_as_it_was_typed() {
    for title in
        ["Budget: \"cuts\" \\ 'more' #1", "{a: b}", "- no", "yes", "{number}", "Zoë – 会議", "a\u{7}b\u{85}c", "…"]
    {
        let site = site_with_meeting();
        let made = lay(&site, Paper::Item { meeting: "osmb/2026-12-03", title });
        let path = site.path().join(&made.files[0]);
        let text = fs::read_to_string(&path).expect("it is where it is said to be");
        let typed: Vec<&str> = title.split_whitespace().collect();
        assert_eq!(yaml(&text)["title"], typed.join(" "));
        assert_eq!(path.parent(), Some(&*site.path().join("content/committees/osmb/2026-12-03")));
    }
}

#[test]
fn nothing_is_overwritten() {
    let site = one_of_each();
    let before = texts(site.path());
    let again = [
        Paper::Committee { title: "osmb", id: None },
        Paper::Person { name: "R Parker", officer: None, id: None },
        Paper::Meeting { committee: "osmb", sitting: "2026-12-03", time: None, venue: None, agenda: None },
        Paper::Item { meeting: "osmb/2026-12-03", title: "Winter gritting" },
    ];
    for paper in again {
        assert!(new::paper(site.path(), &paper).is_err(), "{paper:?}");
    }
    assert!(new::site(site.path(), date(2026, 9, 30)).is_err());
    assert_eq!(texts(site.path()), before);
}

#[test]
fn an_item_keeps_its_words_when_it_becomes_a_folder() {
    let site = site_with_meeting();
    let made = lay(&site, Paper::Item { meeting: "osmb/2026-12-03", title: "Winter gritting" });
    let words = fs::read_to_string(site.path().join(&made.files[0])).expect("it is there") + "The minute.\n";
    fs::write(site.path().join(&made.files[0]), &words).expect("it can be written");
    let made = lay(&site, Paper::Report { item: "osmb/2026-12-03/01-winter-gritting", title: Some("Salt") });
    let (from, to) = made.moved.expect("the item moved");
    assert!(!site.path().join(from).exists());
    assert_eq!(fs::read_to_string(site.path().join(to)).expect("it is there"), words);
}

#[test]
fn the_next_resolution_follows_the_highest() {
    let site = one_of_each();
    let folder = site.path().join("content/committees/osmb/2026-12-03/01-winter-gritting");
    fs::rename(folder.join("resolution-1.md"), folder.join("resolution-9.md")).expect("it can be renamed");
    let made = lay(&site, Paper::Resolution { item: "osmb/2026-12-03/winter-gritting" });
    assert!(made.files[0].ends_with("/resolution-10.md"), "{made:?}");
}
