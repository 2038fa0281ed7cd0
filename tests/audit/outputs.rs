//! Pages and other outputs, whoever made them.

use super::{MEETING, SECRET, SITE, base64, passes, says};
use crate::support::{Site, messages};
use minutebook::build::{self, Audience, Session};
use minutebook::output::Content;
use std::fs;

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
    let pages: String =
        site.outputs().values().map(|bytes| crate::support::words(&String::from_utf8_lossy(bytes))).collect();
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
