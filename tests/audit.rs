//! The audit: what is withheld is found in whatever would be published, and a build that finds it publishes nothing.
//!
//! `tests/leaks.rs` shows that the gate lets nothing through; here words get past it by other ways, or the gate is
//! switched off.

mod support;

use std::fs;

use minutebook::build::{self, Audience, Outcome, Session};
use minutebook::output::Content;
use support::{Site, messages};

const MEETING: &str = "content/committees/osmb/2018-08-30";

/// An open item and an exempt one with a report.
const SITE: &str = "\
=== content/site.yaml
authority: Borough of Exmoor Vale
base_url: https://democracy.example.org
rules: england-principal
=== content/committees/osmb/committee.md
---
title: Overview Board
---
=== content/committees/osmb/2018-08-30/meeting.md
---
start: 10am
agenda: { published: 2018-08-21 }
minutes: { state: draft, published: 2018-09-12 }
---
=== content/committees/osmb/2018-08-30/01-grit.md
---
title: Grit
---
The board heard of the winter.
=== content/committees/osmb/2018-08-30/02-tenders/item.md
---
title: Network contract
exempt: { paragraphs: [3], public_interest: Bids are open. }
---
Members asked whether the references had been taken up.
=== content/committees/osmb/2018-08-30/02-tenders/report.md
---
title: Evaluation of tenders for the network
---
The lowest of the three tenders was that of Quarrington Cabling, at one hundred and eighteen thousand pounds, and its
references were found to be good by the head of procurement, Ottoline Fettiplace.
";

/// A sentence of the exempt report.
const SECRET: &str = "The lowest of the three tenders was that of Quarrington Cabling, at one hundred and eighteen \
                      thousand pounds, and its references were found to be good";

#[track_caller]
fn stopped(site: &Site, code: &str, place: &str) -> Outcome {
    let outcome = site.build();
    let said = messages(&outcome);
    assert!(outcome.published.is_none(), "it was published: {said:?}");
    assert!(said.iter().any(|said| said.starts_with(&format!("{code} {place}: "))), "{said:?}");
    let report = fs::read_to_string(site.root().join("leak-report.json")).expect("a report");
    for secret in ["Quarrington", "tenders", "Fettiplace", "references"] {
        assert!(!report.contains(secret), "{report}");
        assert!(said.iter().all(|said| !said.contains(secret) || !said.contains("118")), "{said:?}");
    }
    outcome
}

#[track_caller]
fn passes(site: &Site) {
    let outcome = site.build();
    assert!(outcome.published.is_some() && !outcome.diagnostics.has_errors(), "{:?}", messages(&outcome));
}

#[test]
fn a_site_that_keeps_its_papers_passes_and_says_what_was_compared() {
    let site = Site::of(SITE);
    passes(&site);
    let report = fs::read_to_string(site.root().join("leak-report.json")).expect("a report");
    let report: serde_json::Value = serde_json::from_str(&report).expect("JSON");
    assert!(report["withheld"]["exempt_by_paragraph"]["3"].as_u64() > Some(0), "{report}");
    assert!(
        report["compared"]["outputs"].as_u64() > Some(5) && report["compared"]["runs_of_words"].as_u64() > Some(20)
    );
    assert_eq!(report["findings"], 0);
    assert!(!site.public().join("leak-report.json").exists());
}

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
fn a_copy_of_a_withheld_file_is_found_under_any_name_and_in_any_folder() {
    for copy in ["content/committees/osmb/2018-08-30/01-grit.pdf", "themes/default/assets/plan.pdf"] {
        let site = Site::of(SITE);
        let bytes = b"%PDF-1.4 not much of one";
        site.write(&format!("{MEETING}/02-tenders/prices.pdf"), bytes);
        site.write(copy, bytes);
        let outcome = site.build();
        let said = messages(&outcome);
        assert!(outcome.published.is_none(), "{copy} was published: {said:?}");
        assert!(said.iter().any(|said| said.starts_with("withheld-file-published")), "{said:?}");
    }
}

#[test]
fn the_words_of_an_exempt_paper_are_found_in_open_files() {
    let utf16: Vec<u8> = SECRET.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let base64 = base64(SECRET.as_bytes());
    for (name, bytes) in [
        ("notes.txt", SECRET.as_bytes().to_vec()),
        ("notes.html", format!("<p>{}</p>", SECRET.replace(' ', "</b> <b>")).into_bytes()),
        ("notes.json", format!("{{\"a\": \"{}\"}}", SECRET.replace(' ', "\\u0020")).into_bytes()),
        ("notes.url", SECRET.replace(' ', "%20").into_bytes()),
        ("notes.eml", SECRET.replace(' ', "=20").replace("references", "refer=\r\nences").into_bytes()),
        ("notes.doc.txt", utf16),
        ("notes.bin", base64.into_bytes()),
        ("table.csv", b"Name,Note\nOttoline Fettiplace,head\n".to_vec()),
    ] {
        let site = Site::of(SITE);
        site.write(&format!("{MEETING}/01-grit/item.md"), "---\ntitle: Grit\n---\nThe board heard.\n");
        site.remove(&format!("{MEETING}/01-grit.md"));
        site.write(&format!("{MEETING}/01-grit/{name}"), bytes);
        stopped(&site, "withheld-words-attached", &format!("{MEETING}/01-grit/{name}"));
    }
}

#[test]
fn the_text_of_a_withheld_file_is_found_in_open_papers_and_files() {
    let text = "Grade, name and annual salary of each of the eleven officers of the unit that is to be closed in \
                the spring of next year, with the dates on which they are to be told.";
    for open in ["01-grit.md", "notes.txt"] {
        let site = Site::of(SITE);
        site.write(&format!("{MEETING}/02-tenders/pay.csv"), text);
        site.write(&format!("{MEETING}/{open}"), format!("---\ntitle: Grit\n---\n{text}\n"));
        let outcome = site.build();
        let said = messages(&outcome);
        assert!(outcome.published.is_none(), "{open} was published: {said:?}");
        assert!(said.iter().any(|said| said.contains("02-tenders/pay.csv")), "{said:?}");
    }
}

#[test]
fn a_theme_that_says_what_is_withheld_publishes_nothing() {
    for (file, text) in [
        (
            "themes/default/404.html",
            format!("{{% extends \"default/base.html\" %}}{{% block main %}}{SECRET}{{% endblock %}}"),
        ),
        ("themes/default/assets/a.js", format!("const a = \"{}\";", SECRET.replace(' ', "\\u0020"))),
        ("themes/default/assets/a.css", format!("/* {SECRET} */")),
        ("themes/default/assets/evaluation-of-tenders-for-the-network.txt", "x".to_owned()),
    ] {
        let site = Site::of(SITE);
        site.write(file, text);
        let outcome = site.build();
        let said = messages(&outcome);
        assert!(outcome.published.is_none(), "{file} was published: {said:?}");
        assert!(said.iter().any(|said| said.starts_with("withheld-words-published")), "{file}: {said:?}");
    }
}

#[test]
fn a_planted_word_is_found_wherever_it_comes_out() {
    for (file, text) in [
        (format!("{MEETING}/01-grit.md"), "---\ntitle: Grit\n---\nxQuillorpax-417x\n".to_owned()),
        (format!("{MEETING}/notes.txt"), base64(b"x: QUILLORPAX-417, and some more of it")),
        ("content/pages/a.md".to_owned(), "---\ntitle: A\n---\nQui**llor**pax 417\n".to_owned()),
        ("themes/default/assets/quillorpax-417.css".to_owned(), "a{}".to_owned()),
    ] {
        let site = Site::of(SITE);
        let settings =
            "authority: A\nbase_url: https://example.org\nrules: england-principal\ncanaries: [quillorpax-417]\n";
        site.write("content/site.yaml", settings);
        passes(&site);
        site.write(&file, text);
        let outcome = site.build();
        let said = messages(&outcome);
        assert!(said.iter().any(|said| said.starts_with("canary-published")), "{file}: {said:?}");
    }
}

/// The letters that carry some bytes through the post.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let bits = three.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        for at in 0..=three.len() {
            text.push(char::from(LETTERS[(bits >> (18 - 6 * at)) as usize & 63]));
        }
    }
    text
}

/// Writes out what the draft preview shows, as if the gate were not there, and gives the messages of an audit of it.
fn without_the_gate(site: &Site) -> Vec<String> {
    let mut session = Session::new(site.options());
    let snapshot = session.refresh().expect("the world does not fail");
    for page in snapshot.pages(Audience::Draft) {
        let output = snapshot.output(Audience::Draft, &page.path).expect("no error").expect("there");
        let bytes = match output.content {
            Content::Bytes(bytes) => bytes,
            Content::File(path) => fs::read(path).expect("readable"),
        };
        site.write(&format!("public/{}", page.path), bytes);
    }
    messages(&build::audit(&site.options(), &site.public()).expect("the world does not fail"))
}

#[test]
fn a_published_folder_is_read_again() {
    let site = Site::of(SITE);
    passes(&site);
    let read = || build::audit(&site.options(), &site.public()).expect("the world does not fail");
    assert_eq!(messages(&read()), Vec::<String>::new());
    site.write("public/old/index.html", format!("<p>{SECRET}</p>"));
    site.write("public/.hidden", SECRET);
    let said = messages(&read());
    assert!(said.iter().any(|said| said.contains("public/old/index.html")), "{said:?}");
    assert!(said.iter().any(|said| said.contains("public/.hidden")), "{said:?}");
}

#[test]
fn without_the_gate_everything_is_found() {
    let site = Site::of(SITE);
    site.write(
        &format!("{MEETING}/03-bids.md"),
        "---\ntitle: Bids\n---\nOpen.\n\n```exempt 3\nOnly Wolverstone bid.\n```\n",
    );
    site.write("content/committees/osmb/2018-11-30/meeting.md", "---\nagenda: { published: 2018-11-12 }\n---\n");
    site.write("content/committees/osmb/2018-11-30/01-a.md", "---\ntitle: The closing of Marlpit Baths\n---\n");
    site.write("content/pages/plan.md", "---\ntitle: Aldersgate plan\ndraft: true\n---\nIt is not settled yet.\n");
    let said = without_the_gate(&site).join("\n");
    for withheld in ["02-tenders/item.md", "02-tenders/report.md", "03-bids.md", "2018-11-30/01-a.md", "pages/plan.md"]
    {
        assert!(said.contains(withheld), "`{withheld}` was not found:\n{said}");
    }
}

/// An open minute with these words.
fn says(words: &str) -> Site {
    let site = Site::of(SITE);
    site.write(&format!("{MEETING}/01-grit.md"), format!("---\ntitle: Grit\n---\nThe board heard of it.\n\n{words}\n"));
    site
}

/// Writes the words of an exempt report, with these keys.
fn exempt(site: &Site, title: &str, words: &str) {
    let report = format!("---\ntitle: {title}\nexempt: {{ paragraphs: [3], public_interest: So. }}\n---\n{words}\n");
    site.write(&format!("{MEETING}/02-tenders/report-2.md"), report);
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

#[test]
fn a_title_and_what_a_page_says_behind_it_are_no_leak() {
    let site = Site::of(SITE).on("2018-08-25");
    let dates = "agenda: { published: 2018-06-01 }\n";
    site.write("content/committees/osmb/2018-06-28/meeting.md", format!("---\n{dates}\n---\n"));
    site.write("content/committees/osmb/2018-06-28/01-it/item.md", "---\ntitle: IT\n---\n");
    site.write(
        "content/committees/osmb/2018-06-28/01-it/report.md",
        "---\ntitle: Towards a new IT strategy\n---\nWords.\n",
    );
    let later = "content/committees/osmb/2018-10-30";
    site.write(&format!("{later}/meeting.md"), "---\nagenda: { published: 2018-10-20 }\n---\n");
    let told = "See Towards a new IT strategy (report to the meeting of June), and no more.";
    site.write(&format!("{later}/01-a.md"), format!("---\ntitle: A\nagenda: {told}\n---\n"));
    passes(&site);
    let pages: String = site.outputs().values().map(|bytes| support::words(&String::from_utf8_lossy(bytes))).collect();
    assert!(
        site.outputs().values().any(|bytes| {
            String::from_utf8_lossy(bytes).contains("Towards a new IT strategy: report to the meeting")
        })
    );
    assert!(!pages.contains("and no more"));
}

#[test]
fn a_comment_of_a_withheld_paper_that_is_copied_out_is_found() {
    for (comment, pasted) in [
        ("title: Bids # ask Ottoline Prewett of the legal team what the settlement was in the end", "01-grit.md"),
        ("title: Bids\n# ask Ottoline Prewett of the legal team what\n# the settlement was in the end", "01-grit.md"),
        ("title: Bids # ask Ottoline Prewett of the legal team what the settlement was in the end", "notes.txt"),
    ] {
        let site = Site::of(SITE);
        let words = "Ask Ottoline Prewett of the legal team what the settlement was in the end.";
        site.write(
            &format!("{MEETING}/02-tenders/report-2.md"),
            format!("---\n{comment}\nexempt: {{ paragraphs: [3], public_interest: So. }}\n---\nWords.\n"),
        );
        passes(&site);
        for words in [words.to_owned(), format!("{words} And then what it was before it was changed by the board.")] {
            site.write(&format!("{MEETING}/{pasted}"), format!("---\ntitle: Grit\n---\n{words}\n"));
            let outcome = site.build();
            let said = messages(&outcome);
            assert!(
                said.iter().any(|said| said.starts_with("withheld-words-") && said.contains("02-tenders/report-2.md")),
                "{comment} {pasted}: {said:?}"
            );
        }
    }
}

#[test]
fn a_finding_names_the_lines_of_both_papers() {
    let site = says(&format!("{SECRET}."));
    let outcome = site.build();
    let said = messages(&outcome).join("\n");
    assert!(said.contains("line 6 of this open paper says “The lowest of …”"), "{said}");
    assert!(
        said.contains("as line 5 of `content/committees/osmb/2018-08-30/02-tenders/report.md` does, which"),
        "{said}"
    );
    site.write(&format!("{MEETING}/01-grit.md"), "---\ntitle: Grit\n---\n");
    site.write("themes/default/assets/a.css", format!("a {{}}\n/* {SECRET} */"));
    let said = messages(&site.build()).join("\n");
    assert!(said.contains(", line 2 would publish") && said.contains("02-tenders/report.md`, line 4, which"), "{said}");
}

#[test]
fn letters_that_look_like_ours_and_words_parted_at_the_end_of_a_line_hide_nothing() {
    let parted = SECRET.replace("Quarrington", "Quarring-\nton").replace("hundred", "hun-\ndred");
    let foreign = SECRET.replace('a', "а").replace('o', "ο").replace('e', "е");
    for words in [parted, foreign] {
        let site = says(&words);
        let outcome = site.build();
        let said = messages(&outcome);
        assert!(outcome.published.is_none() && said.iter().any(|said| said.starts_with("withheld-words-")), "{said:?}");
    }
}
