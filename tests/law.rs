//! The law: notice counted day by day, and holidays by date.
//!
//! A case in `tests/law/` is a name, what a publication and a meeting are, and what is counted:
//!
//! ```text
//! == the_fact
//! rules: england-parish
//! published: 2018-09-03
//! meeting: 2018-09-07 19:30
//! --
//! ...
//! ```

#[path = "support/cases.rs"]
mod cases;

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use minutebook::law::{CALENDARS, Calendar, Count, Law, Occasion, RULES, Share, count};
use minutebook::load::{LawSlot, LawTexts, law};
use minutebook::model::Moment;
use minutebook::model::committee::{CommitteeSort, Quorum, RemoteStanding};
use minutebook::model::meeting::MeetingSort;
use minutebook::paper::{read_calendar, read_rules, read_settings, time};

/// The law of a set of rules, with what else `site.yaml` says of it.
fn law_of(rules: &str, more: &str) -> Law {
    let text = format!("authority: Exmoor\nbase_url: https://exmoor.example\nrules: {rules}\n{more}\n");
    let (settings, wrong) = read_settings(&"content/site.yaml".into(), &text);
    assert!(wrong.is_empty(), "{wrong:?}");
    let (law, wrong) = law(&settings, &LawTexts::new());
    assert!(wrong.is_empty(), "{wrong:?}");
    law
}

/// A moment as a paper gives it.
fn moment(typed: &str) -> Moment {
    let (day, clock) = typed.split_once(' ').map_or((typed, None), |(day, clock)| (day, Some(clock)));
    Moment::new(day.parse().expect("a date"), clock.map(|clock| time(clock).expect("a time")))
}

/// The value of a line `key: value`.
fn value<'a>(case: &'a str, key: &str) -> Option<&'a str> {
    case.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(':')).map(str::trim)
}

fn occasion(typed: &str) -> Occasion {
    match typed {
        "agenda" => Occasion::Agenda,
        "supplement" => Occasion::Supplement,
        "urgent" => Occasion::Urgent,
        "key-decision" => Occasion::KeyDecision,
        "decisions" => Occasion::Decisions,
        other => panic!("no occasion is called {other}"),
    }
}

/// What is counted in a case.
fn counted(case: &str) -> String {
    let rules = value(case, "rules").expect("rules");
    let more = case.lines().filter(|line| line.starts_with("holidays:") || line.starts_with("timezone:"));
    let law = law_of(rules, &more.collect::<Vec<_>>().join("\n"));
    let meeting = moment(value(case, "meeting").expect("a meeting"));
    let published = moment(value(case, "published").expect("a publication"));
    let sort = match value(case, "sort") {
        Some("extraordinary") => MeetingSort::Extraordinary,
        Some(_) | None => MeetingSort::Ordinary,
    };
    let occasion = occasion(value(case, "of").unwrap_or("agenda"));
    let Some(notice) = law.rules.notice(occasion, sort, meeting.date) else { return "nothing is required\n".into() };
    let count = count(notice, law.calendar(notice), law.timezone(notice), published, meeting);
    let verdict = if count.is_enough { "enough" } else { "not enough" };
    let words = format!("{} of {}: {verdict}\n", count.given, notice.words(count.required));
    format!("{}{words}latest: {}\n", days(&count), at(count.latest))
}

fn days(count: &Count) -> String {
    let mut text = String::new();
    for day in &count.days {
        let share = match day.share {
            Share::None => "-".to_owned(),
            Share::Day => "1".to_owned(),
            Share::Minutes(minutes) => format!("{}:{:02}", minutes / 60, minutes % 60),
        };
        writeln!(text, "{} {share:>5} {}", day.date.strftime("%a %Y-%m-%d"), day.why).expect("memory");
    }
    text
}

fn at(moment: Moment) -> String {
    let day = moment.date.strftime("%a %Y-%m-%d").to_string();
    moment.time.map_or(day.clone(), |time| format!("{day} {}", time.strftime("%H:%M")))
}

#[test]
fn notice_is_counted_day_by_day() {
    cases::run("law", counted);
}

#[test]
fn every_rule_built_in_has_a_case() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/law");
    let files = fs::read_dir(folder).expect("cases").map(|entry| entry.expect("an entry").path());
    let texts: String = files
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .map(|path| fs::read_to_string(path).expect("cases"))
        .collect();
    let mut tried = BTreeSet::new();
    for case in texts.split("== ").filter(|case| case.contains("rules:")) {
        let rules = value(case, "rules").expect("rules");
        let sort =
            if case.contains("sort: extraordinary") { MeetingSort::Extraordinary } else { MeetingSort::Ordinary };
        let meeting = moment(value(case, "meeting").expect("a meeting")).date;
        let law = law_of(rules, "");
        let notice = law.rules.notice(occasion(value(case, "of").unwrap_or("agenda")), sort, meeting);
        tried.insert((rules.to_owned(), notice.map(|notice| format!("{notice:?}"))));
    }
    for (name, ..) in RULES {
        let law = law_of(name, "");
        let mut notices: Vec<Option<String>> =
            law.rules.notices.iter().map(|notice| Some(format!("{notice:?}"))).collect();
        if notices.is_empty() {
            notices.push(None);
        }
        for notice in notices {
            assert!(tried.contains(&((*name).to_owned(), notice.clone())), "`{name}` has no case for {notice:?}");
        }
    }
}

#[test]
fn what_is_built_in_reads_without_a_message() {
    for (name, file, text) in RULES {
        let (rules, wrong) = read_rules(&(*file).into(), text);
        assert!(wrong.is_empty() && !rules.name.is_empty(), "{name}: {wrong:?}");
        assert!(rules.notices.iter().all(|notice| !notice.cite.is_empty()), "{name} cites nothing");
    }
    for (name, file, text) in CALENDARS {
        let (calendar, wrong) = read_calendar(&(*file).into(), text);
        assert!(wrong.is_empty() && !calendar.days.is_empty(), "{name}: {wrong:?}");
    }
    assert!(RULES.is_sorted() && CALENDARS.is_sorted());
}

/// The holidays of a calendar that is built in, a line a day.
fn listed(name: &str, years: impl Iterator<Item = i16>) -> String {
    let (_, file, text) = CALENDARS.iter().find(|(known, ..)| *known == name).expect("built in");
    let (holidays, _) = read_calendar(&(*file).into(), text);
    let calendar = Calendar::of(Some(&holidays), &[]);
    let mut lines = String::new();
    for year in years {
        for (date, name) in calendar.year(year) {
            writeln!(lines, "{} {name}", date.strftime("%Y-%m-%d %a")).expect("memory");
        }
    }
    lines
}

#[test]
fn holidays_fall_on_the_days_that_were_announced() {
    for (name, years) in [
        ("england-and-wales", 1995..=2027),
        ("scotland", 1995..=2027),
        ("northern-ireland", 1995..=2027),
        ("united-states", 2019..=2030),
        ("texas", 2024..=2026),
        ("massachusetts", 2021..=2028),
    ] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/law/holidays/{name}.list"));
        let actual = listed(name, years);
        if std::env::var_os("BLESS").is_some() {
            fs::write(&path, &actual).expect("written");
        }
        assert_eq!(fs::read_to_string(&path).expect("a list"), actual, "{name}");
    }
}

/// Of the bank holidays since 1995, those that do not follow from the rules of the Act, kept here by hand.
#[test]
fn the_exceptions_are_these_and_no_others() {
    let exceptions = [
        "1995-05-08",
        "1999-12-31",
        "2002-06-03",
        "2002-06-04",
        "2011-04-29",
        "2012-06-04",
        "2012-06-05",
        "2020-05-08",
        "2022-06-02",
        "2022-06-03",
        "2022-09-19",
        "2023-05-08",
    ];
    let regular = "name: x\ndays:\n  - { name: a, on: 01-01, substitute: next }\n  - { name: b, on: easter - 2 }\n  \
        - { name: c, on: easter + 1 }\n  - { name: d, on: first monday of may }\n  - { name: e, on: last monday of may }\n  \
        - { name: f, on: last monday of august }\n  - { name: g, on: 12-25, substitute: next }\n  \
        - { name: h, on: 12-26, substitute: next }\n";
    let (regular, wrong) = read_calendar(&"regular.yaml".into(), regular);
    assert!(wrong.is_empty(), "{wrong:?}");
    let regular = Calendar::of(Some(&regular), &[]);
    let regular: BTreeSet<String> = (1995..=2027)
        .flat_map(|year| regular.year(year).map(|(date, _)| date.to_string()).collect::<Vec<_>>())
        .collect();
    let listed = listed("england-and-wales", 1995..=2027);
    let kept: BTreeSet<String> = listed.lines().map(|line| line[..10].to_owned()).collect();
    let more: Vec<&str> = kept.difference(&regular).map(String::as_str).collect();
    assert_eq!(more, exceptions);
    let fewer: Vec<&str> = regular.difference(&kept).map(String::as_str).collect();
    assert_eq!(fewer, ["1995-05-01", "2002-05-27", "2012-05-28", "2020-05-04", "2022-05-30"]);
}

#[test]
fn the_law_speaks_of_the_council_and_not_of_its_committees() {
    let quorum = |set, sort| law_of(set, "").rules.quorum(Some(sort)).map(|by_law| (by_law.quorum, by_law.least));
    let one_in = |denominator| Quorum::Fraction { numerator: 1, denominator };
    assert_eq!(quorum("england-parish", CommitteeSort::Council), Some((one_in(3), 3)));
    assert_eq!(quorum("england-principal", CommitteeSort::Council), Some((one_in(4), 0)));
    assert_eq!(quorum("scotland", CommitteeSort::Council), Some((one_in(4), 0)));
    assert_eq!(quorum("england-principal", CommitteeSort::Scrutiny), None);
    assert_eq!(quorum("none", CommitteeSort::Council), None);
}

#[test]
fn members_elsewhere_count_where_and_when_the_law_says_so() {
    let counts = |set, day: &str| {
        let (law, day) = (law_of(set, ""), moment(day).date);
        let mut rules = law.rules.remote(Some(CommitteeSort::Council)).iter();
        let on =
            rules.find(|rule| rule.from.is_none_or(|from| from <= day) && rule.until.is_none_or(|last| day <= last));
        on.map(|rule| rule.standing)
    };
    for set in ["england-principal", "england-parish"] {
        assert_eq!(counts(set, "2020-04-03"), Some(RemoteStanding::NotPresent));
        assert_eq!(counts(set, "2020-04-04"), Some(RemoteStanding::Present));
        assert_eq!(counts(set, "2021-05-06"), Some(RemoteStanding::Present));
        assert_eq!(counts(set, "2021-05-07"), Some(RemoteStanding::NotPresent));
    }
    assert_eq!(counts("wales-principal", "2021-04-30"), None);
    assert_eq!(counts("wales-principal", "2021-05-01"), Some(RemoteStanding::Present));
    assert_eq!(counts("scotland", "2018-08-30"), Some(RemoteStanding::Present));
    assert_eq!(counts("northern-ireland", "2020-04-30"), None);
    assert_eq!(counts("northern-ireland", "2020-05-01"), Some(RemoteStanding::Present));
    assert_eq!(counts("none", "2026-01-01"), None);
    let england = law_of("england-principal", "");
    assert!(england.rules.remote(Some(CommitteeSort::Executive)).is_empty(), "an executive meets under other rules");
}

#[test]
fn paragraph_3_in_england_is_14_in_wales() {
    let paragraph = |set, number| law_of(set, "").rules.paragraph(number).map(str::to_owned);
    assert_eq!(paragraph("england-principal", 3), paragraph("wales-principal", 14));
    assert_eq!(paragraph("england-principal", 8), None);
    assert_eq!(paragraph("none", 1), None);
}

#[test]
fn a_sites_own_rules_stand_in_place_of_those_built_in() {
    let text = "name: The Society\ncalendar: society\nnotice:\n  - { applies_to: agenda, amount: 14, unit: days, \
        counts: clear, skip: [holidays], cite: Rule 9 }\n";
    let calendar = "name: The Society's holidays\ndays:\n  - { name: Founder's Day, on: 06-01 }\n";
    let own: LawTexts = vec![
        (LawSlot::Rules("none".into()), "content/law/none.yaml".into(), text.into()),
        (LawSlot::Calendar("society".into()), "content/law/calendars/society.yaml".into(), calendar.into()),
    ];
    let (settings, _) = read_settings(&"content/site.yaml".into(), "authority: A\nbase_url: https://a.example\n");
    let (law, wrong) = law(&settings, &own);
    assert!(wrong.is_empty(), "{wrong:?}");
    let meeting = moment("2018-06-15");
    let notice = law.rules.notice(Occasion::Agenda, MeetingSort::Ordinary, meeting.date).expect("a rule");
    let count = count(notice, law.calendar(notice), law.timezone(notice), moment("2018-05-31"), meeting);
    assert_eq!((count.given, count.is_enough), (13, false));
    assert_eq!(at(count.latest), "Wed 2018-05-30");
}
