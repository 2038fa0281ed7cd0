//! Words of exempt papers in open ones: what counts as pasted, and what does not.

use super::{MEETING, SECRET, SITE, exempt, passes, says, stopped};
use crate::support::{Site, messages};
use std::fs;

#[test]
fn an_exempt_paragraph_pasted_into_open_minutes_is_found() {
    for pasted in [
        format!("Open words. {SECRET}.\n"),
        format!("> {}\n", SECRET.to_uppercase()),
        "The lowest of *the three* tenders was that of Quarr\u{ad}ington Cabling — at one\nhundred and eighteen \
         thousand pounds and its **references** were\u{a0}found.\n"
            .to_owned(),
    ] {
        let site = Site::of(SITE);
        site.write(&format!("{MEETING}/01-grit.md"), format!("---\ntitle: Grit\n---\n{pasted}"));
        let outcome = stopped(&site, "withheld-words-pasted", &format!("{MEETING}/01-grit.md"));
        let said = messages(&outcome).join("\n");
        assert!(said.contains("“The lowest of …”") && said.contains("02-tenders/report.md"), "{said}");
    }
}

/// Writes the sentence of the exempt report into an open paper of each of these days.
fn paste(site: &Site, days: &[&str]) {
    for day in days {
        let meeting = format!("content/committees/osmb/{day}");
        let dates = "agenda: { published: 2018-04-01 }\nminutes: { published: 2018-09-01 }";
        site.write(&format!("{meeting}/meeting.md"), format!("---\n{dates}\n---\n"));
        site.write(&format!("{meeting}/01-a.md"), format!("---\ntitle: A\n---\n{SECRET}.\n"));
    }
}

#[test]
fn words_that_an_older_open_paper_says_are_nobodys_secret() {
    let site = Site::of(SITE);
    paste(&site, &["2018-05-01", "2018-06-01"]);
    passes(&site);
    site.write(&format!("{MEETING}/01-grit.md"), format!("---\ntitle: Grit\n---\n{SECRET}.\n"));
    passes(&site);
}

#[test]
fn a_paragraph_that_is_pasted_into_any_number_of_later_papers_is_found_in_each() {
    let site = Site::of(SITE);
    let days = ["2018-09-03", "2018-09-04", "2018-09-05"];
    paste(&site, &days);
    let said = messages(&site.on("2018-12-01").build()).join("\n");
    for day in days {
        assert!(said.contains(&format!("content/committees/osmb/{day}/01-a.md")), "{day}: {said}");
    }
}

#[test]
fn a_paragraph_that_is_pasted_into_one_older_paper_is_found_there() {
    let site = Site::of(SITE);
    paste(&site, &["2018-05-01"]);
    stopped(&site, "withheld-words-pasted", "content/committees/osmb/2018-05-01/01-a.md");
}

#[test]
fn a_phrase_that_is_public_already_may_be_allowed() {
    let site = Site::of(SITE);
    site.write(&format!("{MEETING}/01-grit.md"), format!("---\ntitle: Grit\n---\n{SECRET}.\n"));
    let item = fs::read_to_string(site.root().join(format!("{MEETING}/02-tenders/item.md"))).expect("an item");
    let allow = format!("allow: [ {{ text: \"{SECRET}\", because: it was announced on 3 September }} ]\n---\nMembers");
    site.write(&format!("{MEETING}/02-tenders/item.md"), item.replace("---\nMembers", &allow));
    passes(&site);
    let report = fs::read_to_string(site.root().join("leak-report.json")).expect("a report");
    assert!(report.contains("it was announced on 3 September") && !report.contains("Quarrington"), "{report}");
}

#[test]
fn one_sentence_is_found_by_a_name_or_a_number_that_nobody_else_says() {
    for sentence in [
        "It was told that Wolverstone had withdrawn its bid.",
        "The offer of Wolverstone & Sons stands until 1 May.",
        "The keys of safe 48213 are with the porter.",
    ] {
        for pasted in [format!("* {sentence}"), format!("> Then: {}", sentence.replace(' ', "\n> "))] {
            let site = says(&pasted);
            exempt(&site, "Bids", &format!("Words before it. {sentence} Words behind it."));
            stopped(&site, "withheld-words-pasted", &format!("{MEETING}/01-grit.md"));
            // Where somebody else says the name, the sentence alone proves nothing.
            site.write(&format!("{MEETING}/04-others.md"), "---\ntitle: O\n---\nWolverstone; safe 48213.\n");
            site.write("content/pages/others.md", "---\ntitle: O\n---\nWolverstone & Sons; safe 48213.\n");
            passes(&site);
        }
    }
}

#[test]
fn a_sentence_or_a_row_with_a_sum_of_money_is_found() {
    let table = "| Post | Pay |\n|---|---|\n| Head of the unit | £87,400 |\n| Deputy | £61,000 |";
    for (secret, pasted) in [
        ("They ask £640,000 for it.", "They ask £640,000 for it."),
        ("The price is £515,000, no more.", "| The price is £515,000, no more |\n|---|\n| a |"),
        (table, "Head of the unit: £87,400."),
    ] {
        let site = says(pasted);
        exempt(&site, "Bids", secret);
        stopped(&site, "withheld-words-pasted", &format!("{MEETING}/01-grit.md"));
    }
}

#[test]
fn a_table_of_names_is_found_without_a_sentence() {
    let rows = ["Ottoline Prewett | Grade nine | Taunton", "Barnaby Quill | Grade six | Minehead"];
    let rows = [rows, ["Hester Vane | Grade five | Dulverton", "Amos Tarr | Grade five | Taunton"]].concat();
    let table = format!("| Name | Grade | Place |\n|---|---|---|\n| {} |\n", rows.join(" |\n| "));
    let site = says(&table);
    exempt(&site, "Bids", &table);
    stopped(&site, "withheld-words-pasted", &format!("{MEETING}/01-grit.md"));
}

#[test]
fn the_title_of_an_exempt_report_is_found_in_an_open_paper() {
    for title in ["Land at Wolverstone Quarry", "What is to be paid for the two fields"] {
        let site = says(&format!("The report “{title}” was noted."));
        exempt(&site, title, "Words.");
        stopped(&site, "withheld-words-pasted", &format!("{MEETING}/01-grit.md"));
    }
    let site = says("The equality impact assessment was noted.");
    exempt(&site, "Equality impact assessment", "Words.");
    passes(&site);
}

#[test]
fn a_list_of_titles_and_addresses_is_carried_from_meeting_to_meeting() {
    let list = "- Charter of the project council #48\n- Seats after July 2020 #438\n- [Notes](https://example.org/a/b/c)\n\
                - https://docs.example.org/document/d/1ZkTGBUk5lgodtwtlY/edit?usp=sharing\n- Travel fund for members #249\n\
                - Disclosures that are responsible #326\n";
    let site = says(list);
    exempt(&site, "Bids", list);
    passes(&site);
}

#[test]
fn what_an_older_meeting_decided_may_be_quoted_in_an_exempt_paper() {
    let decided = "That the Head of ICT be asked to test the market for the support of all systems of the Council, and \
                   to bring what came of it to the Board in August with the views of all the staff.";
    let older = |words: &str| {
        let site = Site::of(SITE);
        let dates = "agenda: { published: 2018-06-01 }\nminutes: { published: 2018-07-01 }";
        site.write("content/committees/osmb/2018-06-28/meeting.md", format!("---\n{dates}\n---\n"));
        site.write("content/committees/osmb/2018-06-28/01-it.md", format!("---\ntitle: IT\n---\n{words}\n"));
        exempt(&site, "Bids", &format!("On 28 June the Board decided: {decided}"));
        site
    };
    passes(&older(&format!("RESOLVED:\n\n1. {decided}")));
    stopped(&older(decided), "withheld-words-pasted", "content/committees/osmb/2018-06-28/01-it.md");
}

#[test]
fn a_phrase_of_ten_later_meetings_is_a_standing_phrase() {
    let site = Site::of(SITE);
    let days: Vec<String> = (1..=9).map(|day| format!("2018-09-0{day}")).collect();
    let days: Vec<&str> = days.iter().map(String::as_str).collect();
    paste(&site, &days);
    let site = site.on("2018-12-01");
    assert!(site.build().published.is_none());
    paste(&site, &["2018-09-10"]);
    passes(&site);
}
