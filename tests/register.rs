//! What runs through the record of many meetings: minute numbers, what has become of resolutions, actions, confirmation,
//! attendance. Papers in, words of pages out; what is read in sentences stands in `tests/readings/`.

#[path = "support/cases.rs"]
mod cases;
mod support;

use std::fmt::Write;
use std::sync::Arc;

use minutebook::diagnostic::Place;
use minutebook::load::typed_resolutions;
use minutebook::model::Words;
use minutebook::model::reading::{Cited, Due, Meaning, Reading};
use minutebook::model::record::Effect;
use minutebook::paper::body::{BodyRules, read_body};
use minutebook::proceedings::{Known, asked_in_minute, read};
use support::{Site, day};

/// What is read in each line of a text that says it is a resolution, or that it is an action; or, behind the line
/// `a minute`, in all of it.
fn readings(text: &str) -> String {
    let mut out = String::new();
    if let Some(minute) = text.strip_prefix("a minute\n") {
        for reading in read_in(minute) {
            writeln!(out, "{}\n  {}", reading.sentence, understood(&reading.meaning)).expect("memory");
        }
        return out;
    }
    for line in text.lines().filter(|line| !line.is_empty()) {
        let said: Vec<String> = read_in(line).iter().map(|reading| understood(&reading.meaning)).collect();
        let said = if said.is_empty() { "nothing".to_owned() } else { said.join("; ") };
        writeln!(out, "{line}\n  {said}").expect("memory");
    }
    out
}

fn read_in(text: &str) -> Vec<Reading> {
    let rules = BodyRules { resolved_words: vec!["Resolved".into()] };
    let (body, _) = read_body(&Arc::from("paper.md"), text, 0..text.len(), &rules);
    let (place, date) = (Place::file("paper.md"), day("2018-08-30"));
    let known = Known::of(["Councillor A Hale", "Ann Lee", "Kurt Taylor"].into_iter());
    let words = Words { body: Arc::clone(&body.body), links: Arc::default() };
    let resolved = typed_resolutions(&body.body.blocks)
        .map(|resolution| Words { body: Arc::clone(&resolution.body), links: Arc::default() });
    let resolved: Vec<Words> = resolved.collect();
    let resolved = resolved.iter().flat_map(|words| read(words, &place, date));
    resolved.chain(asked_in_minute(&words, &place, date, &known)).collect()
}

fn understood(meaning: &Meaning) -> String {
    match meaning {
        Meaning::Action { owner, due } => {
            let owner = owner.as_ref().map_or("somebody", |owner| owner.typed.value.as_str());
            let due = match due {
                Some(Due::On(date)) => format!(" by {date}"),
                Some(Due::NextMeeting) => " at the next meeting".to_owned(),
                None => String::new(),
            };
            format!("action of {owner}{due}")
        }
        Meaning::Movement { who, .. } => format!("{} came or went", who.typed.value),
        Meaning::Citation(citation) => {
            let what = match &citation.what {
                Cited::Minute(number) => format!("minute {number}"),
                Cited::Resolution(number) => format!("resolution {number}"),
            };
            let how = match citation.how {
                Some(Effect::Amends) => "amends",
                Some(Effect::Rescinds) => "rescinds",
                Some(Effect::Completes) => "completes",
                None => "names",
            };
            let date = citation.date.map(|date| format!(" of {date}")).unwrap_or_default();
            format!("{how} {what}{date}")
        }
    }
}

#[test]
fn sentences_are_read_as_they_plainly_say() {
    cases::run("readings", readings);
}

const COMMITTEE: &str = "=== content/committees/osmb/committee.md\n---\ntitle: The Board\nshort: Board\n---\n";

/// A committee, and meetings of these days, each with items of these front matters.
fn site(settings: &str, meetings: &[(&str, &str, &[&str])]) -> Site {
    let site = Site::of(COMMITTEE).on("2019-12-31");
    site.write("content/site.yaml", format!("{}{settings}", support::SETTINGS));
    for (date, front, items) in meetings {
        let folder = format!("content/committees/osmb/{date}");
        site.write(&format!("{folder}/meeting.md"), format!("---\nstatus: held\n{front}---\n"));
        for (index, item) in items.iter().enumerate() {
            let number = index + 1;
            let (front, minute) = item.split_once('|').unwrap_or((item, "It was noted."));
            let text = format!("---\ntitle: Item {number}\n{front}---\n\n{minute}\n");
            site.write(&format!("{folder}/{number:02}-item-{number}.md"), text);
        }
    }
    site
}

/// The number above the minute of each item of a meeting; `-` where there is none.
fn numbers(site: &Site, date: &str, items: usize) -> Vec<String> {
    let number = |item: usize| {
        let page = site.page(&format!("/committees/osmb/{date}/item-{item}/"));
        let at = page.split_once("id=\"minute/\">Minute").map_or("", |(_, rest)| rest);
        at.split_once('<').map_or("-", |(number, _)| number.trim()).to_owned()
    };
    (1..=items).map(number).map(|number| if number.is_empty() { "-".to_owned() } else { number }).collect()
}

#[test]
fn minutes_are_numbered_through_the_municipal_year_in_the_order_taken() {
    let site = site(
        "minute_number: \"{committee} {n}/{yy}\"\n",
        &[
            ("2018-05-14", "", &["", ""]),
            ("2018-06-28", "", &["", "taken: 3\n", "", "number: none\n"]),
            ("2018-08-30", "", &[""]),
        ],
    );
    site.build_clean();
    assert_eq!(numbers(&site, "2018-05-14", 2), ["Board 1/17", "Board 2/17"]);
    assert_eq!(numbers(&site, "2018-06-28", 4), ["Board 1/18", "Board 3/18", "Board 2/18", "-"]);
    assert_eq!(numbers(&site, "2018-08-30", 1), ["Board 4/18"]);
}

#[test]
fn numbers_begin_with_the_first_that_is_pinned_where_the_settings_ask_for_none() {
    let site = site("", &[("2018-06-28", "", &["", "minute: 31\n", ""]), ("2018-08-30", "", &["", "minute: none\n"])]);
    site.build_clean();
    assert_eq!(numbers(&site, "2018-06-28", 3), ["-", "31", "32"]);
    assert_eq!(numbers(&site, "2018-08-30", 2), ["33", "-"]);
}

#[test]
fn no_gap_shows_that_there_is_a_draft() {
    let site = site("minute_number: \"{n}\"\n", &[("2018-06-28", "", &["", "draft: true\nminute: 9\n", ""])]);
    site.build();
    assert_eq!(numbers(&site, "2018-06-28", 1), ["1"]);
    assert_eq!(site.page("/committees/osmb/2018-06-28/item-3/").matches("Minute 2<").count(), 1);
}

#[test]
fn an_exempt_minute_keeps_its_number_for_the_public() {
    let exempt = "taken: 1\nexempt: { public_interest: Bids are open. }\n";
    let site = site("minute_number: \"{n}\"\n", &[("2018-06-28", "", &["", exempt, ""])]);
    site.build_clean();
    let words = site.words("/committees/osmb/2018-06-28/");
    assert!(words.contains("Minute 1, taken as the 1st item"), "{words}");
    assert_eq!(numbers(&site, "2018-06-28", 1), ["2"]);
}

#[test]
fn a_number_is_not_shown_before_it_is_certain() {
    let settings = "minute_number: \"{n}\"\nundated: withheld\n";
    let out = "agenda: { published: 2018-06-01 }\n";
    let withheld = format!("{out}minutes: {{ published: 2021-01-01 }}\n");
    let minuted = format!("{out}minutes: {{ published: 2018-09-30 }}\n");
    let site =
        site(settings, &[("2018-06-28", &withheld, &["", ""]), ("2018-08-30", &minuted, &["", "minute: 7\n", ""])]);
    site.build();
    assert_eq!(numbers(&site, "2018-08-30", 3), ["-", "7", "8"]);
}

#[test]
fn what_becomes_of_a_resolution_is_shown_where_it_stands() {
    let resolved = "|RESOLVED:\n\nThat a kiosk be bought.";
    let rescinds = "|RESOLVED:\n\nThat resolution 1 of 28 June 2018 be rescinded.";
    let site = site("", &[("2018-06-28", "", &[resolved]), ("2018-08-30", "", &[rescinds])]);
    site.build_clean();
    let words = site.words("/committees/osmb/2018-06-28/item-1/");
    assert!(words.contains("Rescinded by resolution 1 of 30 August 2018 , Item 1 read from the text"), "{words}");
    let words = site.words("/committees/osmb/2018-08-30/item-1/");
    assert!(words.contains("Rescinds resolution 1 of 28 June 2018 , Item 1 read from the text"), "{words}");
    assert!(site.words("/resolutions/2018/").contains("Rescinded by resolution 1 of 30 August 2018"));
}

#[test]
fn the_page_of_a_person_says_how_they_voted_where_the_vote_was_by_name() {
    let site = site("", &[("2018-06-28", "", &[])]);
    site.write("content/people/ann-lee.md", "---\nname: Ann Lee\n---\n");
    site.write("content/people/bo-ray.md", "---\nname: Bo Ray\n---\n");
    let item = "content/committees/osmb/2018-06-28/01-kiosk";
    site.write(&format!("{item}/item.md"), "---\ntitle: The kiosk\n---\n");
    let vote = "vote: { for: [ann-lee, Cy Orr], against: [bo-ray] }";
    site.write(&format!("{item}/resolution-1.md"), format!("---\noutcome: carried\n{vote}\n---\nThat it be bought.\n"));
    site.build();
    let words = site.words("/people/ann-lee/");
    assert!(words.contains("Votes by name For The kiosk Carried The Board, resolution 1 of 28 June 2018"), "{words}");
    assert!(site.words("/people/bo-ray/").contains("Votes by name Against The kiosk Carried"));
}

#[test]
fn decisions_are_listed_by_outcome_and_by_what_has_become_of_them() {
    let rescinds = "RESOLVED:\n\nThat resolution 1 of 28 June 2018 be rescinded.";
    let site = site("", &[("2018-06-28", "", &[]), ("2019-08-30", "", &[])]);
    let item = |meeting: &str, minute: &str| {
        let path = format!("content/committees/osmb/{meeting}/01-item/item.md");
        site.write(&path, format!("---\ntitle: An item\n---\n{minute}\n"));
    };
    item("2018-06-28", "RESOLVED:\n\nThat a kiosk be bought.");
    item("2019-08-30", rescinds);
    let file = |meeting: &str, number: u32, outcome: &str| {
        let path = format!("content/committees/osmb/{meeting}/01-item/resolution-{number}.md");
        site.write(&path, format!("---\noutcome: {outcome}\n---\nThat {outcome} came of this.\n"));
    };
    file("2018-06-28", 2, "lost");
    file("2018-06-28", 3, "carried");
    file("2019-08-30", 2, "lost");
    site.build_clean();
    let lost = site.words("/resolutions/2018/lost/");
    assert!(lost.contains("Decisions in 2018: lost 1 resolution") && lost.contains("That lost came of this"), "{lost}");
    assert!(!lost.contains("That a kiosk be bought") && !lost.contains("30 August 2019"), "{lost}");
    let rescinded = site.words("/resolutions/rescinded/");
    assert!(
        rescinded.contains("That a kiosk be bought") && rescinded.contains("1 resolution of all years"),
        "{rescinded}"
    );
    assert!(!rescinded.contains("came of this"), "{rescinded}");
    assert!(site.words("/resolutions/amended/").contains("there are none"));
    let register = site.words("/resolutions/");
    assert!(register.contains("Year All Carried Lost 2019 2 0 1 2018 3 1 1"), "{register}");
    assert!(register.contains("Amended 0 Rescinded 1 Completed 0"), "{register}");
    assert!(!site.outputs().contains_key("resolutions/2018/noted/index.html"));
}

#[test]
fn actions_are_listed_until_they_are_done() {
    let asks = "|RESOLVED:\n\nThat the Clerk be asked to write to the county by the end of September 2018.";
    let typed = "actions: [ { what: Paint the gate, owner: Ann Lee, due: 2018-09-01, done: 2018-11-01 } ]\n";
    let site = site("", &[("2018-06-28", "", &[asks, typed])]).on("2018-10-05");
    site.build_clean();
    let words = site.words("/actions/");
    assert!(words.contains("2 actions, 2 past their date"), "{words}");
    assert!(words.contains("Clerk, by 30 September 2018 Not recorded as done"), "{words}");
    let site = site.on("2018-11-02");
    site.build_clean();
    assert!(!site.words("/actions/").contains("Paint the gate"));
    let site = site.on("2019-10-02");
    site.build_clean();
    assert!(site.words("/actions/").contains("Nothing that the record asks for is outstanding"));
}

#[test]
fn a_paper_that_asks_for_nothing_is_not_read() {
    let asks =
        "action: none\n|RESOLVED:\n\nThat the Clerk be asked to write to the county by the end of September 2018.";
    let fenced = "|RESOLVED:\n\nThat the Clerk be asked to write to the county.\n\n```action\nwhat: Write\ndone: 2018-07-01\n```";
    let site = site("", &[("2018-06-28", "", &[asks, fenced])]).on("2018-10-05");
    site.build_clean();
    assert!(site.words("/actions/").contains("Nothing that the record asks for is outstanding"));
}

#[test]
fn confirmed_minutes_and_the_item_that_confirmed_them_link_to_each_other() {
    let minutes = "minutes: { confirmed_at: osmb/2018-08-30 }\n";
    let confirms = "confirms: osmb/2018-06-28\n|They were confirmed as a correct record, subject to one correction.";
    let site = site("", &[("2018-06-28", minutes, &[""]), ("2018-08-30", "", &["", confirms])]);
    site.build_clean();
    let page = site.page("/committees/osmb/2018-06-28/");
    assert!(page.contains("osmb/2018-08-30/item-2/\">30 August 2018</a>"), "{page}");
    assert!(page.contains("subject to one correction"));
    let words = site.words("/committees/osmb/2018-08-30/item-2/");
    assert!(words.contains("the minutes of 28 June 2018 were confirmed"), "{words}");
}

#[test]
fn attendance_is_counted_by_meeting() {
    let site = site(
        "",
        &[
            ("2018-06-28", "present: [r-parker]\n", &[""]),
            ("2018-08-30", "present: [A Hale]\napologies: [r-parker]\n", &[""]),
            ("2018-09-27", "present: [A Hale]\n", &[""]),
        ],
    );
    site.write("content/people/r-parker.md", "---\nname: R Parker\n---\n");
    site.write(
        "content/committees/osmb/committee.md",
        "---\ntitle: The Board\nseats:\n  - { member: r-parker }\n  - { member: vacant, from: 2018-07-01 }\n---\n",
    );
    // It says that a member is named in no list, and somebody without a seat is: that is what is counted here.
    assert!(site.build().published.is_some());
    let words = site.words("/people/r-parker/");
    for said in ["Present: 1 of 3", "Sent apologies: 1 of 3", "Not named in the minutes: 1 of 3"] {
        assert!(words.contains(said), "{words}");
    }
    let words = site.words("/committees/osmb/");
    assert!(words.contains("Vacant since 1 July 2018"), "{words}");
    assert!(words.contains("1 member was present at each of the last 3 meetings"), "{words}");
}

#[test]
fn the_page_of_a_committee_says_who_sat_on_it_in_any_year() {
    let site = Site::of(
        "=== content/site.yaml\nauthority: The Authority\nbase_url: https://democracy.example.org\nrules: none\n\
         municipal_year_starts: 05-15\n\
         === content/committees/osmb/committee.md\n---\ntitle: The Board\nseats:\n  \
         - { member: A Hale, role: chair, from: 2015-05-15 }\n  \
         - { member: B Webb, from: 2015-05-15, until: 2018-01-31 }\n  \
         - { member: vacant, from: 2018-02-01, until: 2018-09-30 }\n  \
         - { member: C Frost, from: 2018-10-01 }\n---\n",
    );
    assert_eq!(support::messages(&site.build()), Vec::<String>::new());
    let words = site.words("/committees/osmb/");
    let (_, sat) = words.split_once("Who sat on it, year by year").expect("the years");
    let years = "2018/19 A Hale Chair C Frost from 1 October 2018 Vacant until 30 September 2018 \
                 2017/18 A Hale Chair B Webb until 31 January 2018 Vacant from 1 February 2018 \
                 2015/16 to 2016/17 A Hale Chair B Webb";
    assert!(sat.trim_start().starts_with(years), "{sat}");
}

#[test]
fn every_note_that_was_read_is_listed_wherever_it_stands() {
    let site = Site::of(
        "=== content/committees/osmb/committee.md\n---\ntitle: The Board\n---\n\
         === content/committees/osmb/2018-08-30/meeting.md\n---\nagenda: { published: 2018-08-21 }\n---\n\n\
         10.05am – Councillor A Hale arrived.\n\
         === content/committees/osmb/2018-08-30/01-hedge.md\n---\ntitle: The hedge\n---\n\n\
         10.20am – Councillor A Hale left the meeting.\n",
    );
    let outcome = site.build();
    let sentences: Vec<&str> = outcome.readings.iter().map(|reading| reading.sentence.as_str()).collect();
    assert_eq!(sentences, ["10.05am – Councillor A Hale arrived.", "10.20am – Councillor A Hale left the meeting."]);
}
