//! Warm equals cold: after every edit, a session that remembers gives the same pages and the same messages as one that
//! has read nothing yet; and it does no more work than the edit asks for.

mod support;
#[path = "incremental/warm.rs"]
mod warm;

use std::fs;
use std::path::Path;

use minutebook::build::{Audience, Options, Session};
use minutebook::files::Look;
use minutebook::output::Content;
use support::Site;
use warm::{SITE, Warm, picture};

const ICT: &str = "content/committees/osmb/2018-08-30/02-ict/item.md";
const STRATEGY: &str = "content/committees/osmb/2018-06-28/01-it-strategy.md";

#[test]
fn a_change_of_words_parses_one_paper_and_changes_the_pages_that_show_it() {
    let mut warm = Warm::new();
    let (parsed, changed) = warm.replace(STRATEGY, "asked what it costs", "asked again");
    assert_eq!((parsed, warm.made), (1, changed.len()));
    let pages: Vec<&str> = changed.iter().filter_map(|page| page.strip_prefix("Public ")).collect();
    assert_eq!(pages, ["committees/osmb/2018-06-28/index.html", "committees/osmb/2018-06-28/it-strategy/index.html"]);
}

#[test]
fn titles_numbers_names_and_settings_reach_every_page_that_shows_them() {
    let mut warm = Warm::new();
    warm.replace(ICT, "ICT reprovision", "ICT re-provision");
    warm.replace(ICT, "title:", "number: 7\ntitle:");
    warm.replace("content/committees/osmb/committee.md", "Management Board", "Board");
    warm.replace("content/people/m-fenwick.md", "M Fenwick", "Mary Fenwick");
    warm.replace("content/site.yaml", "Borough", "Royal Borough");
    warm.replace("content/site.yaml", "rules:", "checks: { agenda-number-gap: off }\nrules:");
    warm.replace("content/pages/contact.md", "Vale House", "Mole House");
}

#[test]
fn a_change_of_the_sites_own_law_reaches_every_count() {
    let mut warm = Warm::new();
    let law = "name: Ours\nnotice:\n  - { applies_to: agenda, amount: 14, cite: Standing order 3 }\n";
    warm.write("content/law/england-principal.yaml", law);
    warm.replace("content/law/england-principal.yaml", "amount: 14", "amount: 3");
    warm.replace("content/law/england-principal.yaml", "notice:", "calendar: ours\nnotice:");
    warm.write("content/law/calendars/ours.yaml", "name: Ours\ndays:\n  - { name: Fair, on: 08-28 }\n");
    warm.replace("content/site.yaml", "rules:", "holidays: [2018-08-29]\nrules:");
}

#[test]
fn only_pages_whose_template_sees_something_new_are_made_again() {
    let mut warm = Warm::new();
    for (path, old, new) in [
        (ICT, "ICT reprovision", "ICT re-provision"),
        ("content/committees/osmb/committee.md", "Management Board", "Board"),
        ("content/people/m-fenwick.md", "M Fenwick", "Mary Fenwick"),
        ("content/pages/contact.md", "Vale House", "Mole House"),
    ] {
        let all = warm.before.1.len();
        let (parsed, changed) = warm.replace(path, old, new);
        assert_eq!(parsed, 1, "{path}");
        assert!((changed.len()..all).contains(&warm.made), "{path}: {} pages made, {changed:?} changed", warm.made);
    }
    assert_eq!((warm.again("nothing"), warm.made), (0, 0));
    warm.write("themes/default/page.html", "{% extends \"default/page.html\" %}{% block main %}X{% endblock %}");
    assert!(warm.made > 0, "{:?}", warm.before.0);
    assert_eq!(warm.made, warm.before.1.len(), "with another theme every page is another");
}

/// What is done to the papers, and how many are read and how many pages of the draft view change for it.
type Edit = (&'static str, &'static dyn Fn(&Path), usize, Option<usize>);

#[test]
fn every_edit_reads_and_changes_no_more_than_it_must() {
    fn swap(root: &Path, path: &str, old: &str, new: &str) {
        let text = fs::read_to_string(root.join(path)).expect("readable");
        assert!(text.contains(old), "`{old}` is not in {path}");
        fs::write(root.join(path), text.replace(old, new)).expect("written");
    }
    fn write(root: &Path, path: &str, text: &str) {
        fs::create_dir_all(root.join(path).parent().expect("a folder")).expect("made");
        fs::write(root.join(path), text).expect("written");
    }
    fn rename(root: &Path, old: &str, new: &str) {
        fs::rename(root.join(old), root.join(new)).expect("renamed");
    }
    const AUGUST: &str = "content/committees/osmb/2018-08-30";
    const GRITTING: &str = "content/committees/osmb/2018-08-30/03-gritting.md";
    let edits: &[Edit] = &[
        ("words", &|root| swap(root, STRATEGY, "asked what it costs", "asked again"), 1, Some(2)),
        ("a title", &|root| swap(root, ICT, "title: ICT", "title: New ICT"), 1, Some(4)),
        ("a number", &|root| swap(root, ICT, "title:", "number: 7\ntitle:"), 1, Some(4)),
        ("a new paper", &|root| write(root, GRITTING, "---\ntitle: Gritting\n---\nSalt.\n"), 1, Some(4)),
        ("a paper renamed", &|root| rename(root, GRITTING, &GRITTING.replace("gritting", "salt")), 1, Some(4)),
        (
            "a paper moved",
            &|root| {
                let new = "content/committees/osmb/2018-06-28/02-salt.md";
                rename(root, &GRITTING.replace("gritting", "salt"), new);
            },
            1,
            Some(6),
        ),
        (
            "a paper removed",
            &|root| {
                fs::remove_file(root.join("content/committees/osmb/2018-06-28/02-salt.md")).expect("removed");
            },
            0,
            Some(2),
        ),
        (
            "a folder renamed",
            &|root| rename(root, &format!("{AUGUST}/02-ict"), &format!("{AUGUST}/04-ict")),
            2,
            Some(0),
        ),
        (
            "a meeting added",
            &|root| {
                write(
                    root,
                    "content/committees/osmb/2018-09-27/meeting.md",
                    "---\nagenda: { published: 2018-09-19 }\n---\n",
                );
            },
            1,
            Some(5),
        ),
        (
            "a committee's title",
            &|root| {
                swap(root, "content/committees/osmb/committee.md", "Management Board", "Board");
            },
            1,
            Some(18),
        ),
        ("a person's name", &|root| swap(root, "content/people/m-fenwick.md", "M Fenwick", "Mary Fenwick"), 1, Some(6)),
        ("the settings", &|root| swap(root, "content/site.yaml", "Borough", "Royal Borough"), 0, Some(31)),
        (
            "an attachment of one size",
            &|root| write(root, &format!("{AUGUST}/04-ict/appendix-a.csv"), "c,d\n"),
            0,
            Some(0),
        ),
        ("an error made", &|root| swap(root, STRATEGY, "title:", "titel:"), 1, Some(9)),
        ("an error mended", &|root| swap(root, STRATEGY, "titel:", "title:"), 1, Some(9)),
        (
            "a template",
            &|root| {
                write(
                    root,
                    "themes/default/page.html",
                    "{% extends \"default/page.html\" %}{% block main %}X{% endblock %}",
                );
            },
            0,
            None,
        ),
        ("words, with a template of one's own", &|root| swap(root, STRATEGY, "asked again", "asked once"), 1, Some(2)),
        ("the stylesheet", &|root| write(root, "themes/default/assets/style.css", "body { color: red }"), 0, None),
        (
            "a page that is linked to removed",
            &|root| {
                fs::remove_file(root.join("content/pages/contact.md")).expect("removed");
            },
            0,
            Some(30),
        ),
    ];
    let mut warm = Warm::new();
    let done: Vec<(&str, usize, Option<usize>)> = edits
        .iter()
        .map(|(edit, make, ..)| {
            make(warm.site.root());
            (*edit, warm.again(edit), warm.counted)
        })
        .collect();
    let expected: Vec<(&str, usize, Option<usize>)> =
        edits.iter().map(|(edit, _, parsed, changed)| (*edit, *parsed, *changed)).collect();
    assert_eq!(done, expected);
}

#[test]
fn the_day_of_publication_comes() {
    let site = Site::of(SITE);
    for day in ["2018-06-18", "2018-06-19", "2018-08-20", "2018-08-21", "2018-09-11", "2018-09-12"] {
        let options = Options { as_of: day.parse().expect("a day"), ..site.options() };
        let mut warm = Session::new(options.clone());
        warm.refresh().expect("the world does not fail");
        let warm = picture(&warm.refresh().expect("the world does not fail"));
        assert!(warm == picture(&Session::new(options).refresh().expect("the world does not fail")), "{day}");
    }
}

#[test]
fn a_save_during_a_build_is_in_the_next_one() {
    let mut warm = Warm::new();
    let text = fs::read_to_string(warm.site.root().join(STRATEGY)).expect("readable");
    let path = warm.site.root().join(STRATEGY);
    for round in 0..20 {
        let saved = text.replace("asked what it costs", &format!("asked {round} times"));
        let (path, written) = (path.clone(), saved.clone());
        let clerk = std::thread::spawn(move || fs::write(path, written).expect("written"));
        warm.told.refresh_at(&Look::At([STRATEGY.to_owned()].into())).expect("the world does not fail");
        clerk.join().expect("saved");
        warm.again("a save during a build");
    }
}

#[test]
fn headings_and_links_are_tied_again_when_what_they_lead_to_changes() {
    let mut warm = Warm::new();
    warm.replace(STRATEGY, "## Costs", "## What it costs");
    assert_eq!(warm.before.0.len(), 2, "{:?}", warm.before.0);
    warm.replace(STRATEGY, "## What it costs", "## Costs");
    warm.replace(STRATEGY, "2. That it be brought back.\n", "");
    assert!(!warm.before.0.is_empty());
    warm.replace(STRATEGY, "drawn up.\n", "drawn up.\n2. That it be brought back.\n");
    assert_eq!(warm.before.0, Vec::<String>::new());
}

#[test]
fn files_that_come_and_go_are_seen() {
    let mut warm = Warm::new();
    warm.write("content/committees/osmb/2018-09-27/meeting.md", "---\nagenda: { published: 2018-09-19 }\n---\n");
    warm.write("content/committees/osmb/2018-08-30/03-gritting.md", "---\ntitle: Winter gritting\n---\nWords.\n");
    warm.write("content/committees/osmb/2018-08-30/02-ict/appendix-b.csv", "c,d\n");
    let root = warm.site.root().to_owned();
    let folder = root.join("content/committees/osmb/2018-08-30");
    fs::rename(folder.join("03-gritting.md"), folder.join("01-gritting.md")).expect("renamed");
    warm.again("a renumbering");
    fs::rename(folder.join("02-ict"), folder.join("04-ict-services")).expect("renamed");
    warm.again("a folder renamed");
    fs::remove_file(folder.join("04-ict-services/appendix-a.csv")).expect("removed");
    warm.again("an attachment removed");
    fs::remove_file(root.join("content/pages/contact.md")).expect("removed");
    warm.again("the target of a link removed");
    let is_broken = |warm: &Warm| warm.before.0.iter().any(|message| message.starts_with("link-broken"));
    assert!(is_broken(&warm));
    warm.write("content/pages/contact.md", "---\ntitle: Contact\n---\nHere again.\n");
    assert!(!is_broken(&warm));
    fs::rename(root.join("content"), root.join("elsewhere")).expect("renamed");
    warm.again("the whole content gone");
    fs::rename(root.join("elsewhere"), root.join("content")).expect("renamed");
    warm.again("the whole content back");
}

#[test]
fn an_attachment_replaced_by_another_of_the_same_size_is_a_new_one() {
    let mut warm = Warm::new();
    warm.write("content/committees/osmb/2018-08-30/02-ict/appendix-a.csv", "x,y\n");
    let snapshot = warm.session.refresh().expect("the world does not fail");
    let path = "committees/osmb/2018-08-30/ict/appendix-a.csv";
    let output = snapshot.output(Audience::Public, path).expect("no error").expect("there");
    let Content::File(file) = output.content else { panic!("an attachment is a file") };
    assert_eq!(fs::read_to_string(file).expect("readable"), "x,y\n");
}

#[test]
fn mistakes_are_said_and_forgotten_when_they_are_mended() {
    let mut warm = Warm::new();
    for (path, old, new) in [
        (ICT, "title:", "titel:"),
        (ICT, "---\ntitle", "--\ntitle"),
        (ICT, "See [the costs]", "See <b>[the costs]"),
        (STRATEGY, "RESOLVED:", "```exemt"),
        ("content/people/r-parker.md", "name: R Parker", "name: [R, Parker]"),
        ("content/site.yaml", "rules: england-principal", "rules: england"),
        ("content/committees/osmb/2018-08-30/meeting.md", "[ r-parker, ", "[ r-parkr, "),
    ] {
        warm.replace(path, old, new);
        assert!(!warm.before.0.is_empty(), "`{new}` is no mistake");
        warm.replace(path, new, old);
        assert_eq!(warm.before.0, Vec::<String>::new());
    }
}

#[test]
fn templates_of_the_sites_own_are_used_from_the_next_build_on() {
    let mut warm = Warm::new();
    warm.write("themes/default/page.html", "{% extends \"default/page.html\" %}{% block main %}X{% endblock %}");
    fs::remove_file(warm.site.root().join("themes/default/page.html")).expect("removed");
    warm.again("a template removed");
    let broken = "{% extends \"default/page.html\" %}{% block main %}{{ page.nothing.at_all }}{% endblock %}";
    warm.write("themes/default/page.html", broken);
    let is_said = |warm: &Warm| warm.before.0.iter().any(|message| message.starts_with("template"));
    assert!(is_said(&warm), "{:?}", warm.before.0);
    let address = "content/pages/contact.md";
    warm.write(address, "---\ntitle: Contact\n---\nAnother telephone.\n");
    assert!(is_said(&warm), "it is said again while it is so");
    fs::remove_file(warm.site.root().join(address)).expect("removed");
    warm.again("a page whose template is wrong removed");
    fs::remove_file(warm.site.root().join("themes/default/page.html")).expect("removed");
    warm.again("a wrong template removed");
    assert!(!is_said(&warm));
    warm.write("themes/default/assets/style.css", "body { color: red }");
}

#[test]
fn two_hundred_files_that_change_at_once_are_all_seen() {
    let mut warm = Warm::new();
    let write = |warm: &Warm, words: &str| {
        for number in 3..203 {
            let path = format!("content/committees/osmb/2018-08-30/{number:03}-item-{number}.md");
            warm.site.write(&path, format!("---\ntitle: Item {number}\n---\n{words} {number}.\n"));
        }
    };
    write(&warm, "First");
    assert_eq!(warm.again("two hundred new files"), 200);
    write(&warm, "Second");
    assert_eq!(warm.again("two hundred changed files"), 200);
}

#[test]
fn two_saves_of_one_size_in_one_moment_are_both_seen() {
    let mut warm = Warm::new();
    for words in ["asked what it cosys", "asked what it costs", "asked what it coins"] {
        let text = SITE.split(STRATEGY).nth(1).expect("the paper").split("=== ").next().expect("its text");
        warm.site.write(STRATEGY, text.trim_start().replace("asked what it costs", words));
        let snapshot = warm.session.refresh().expect("the world does not fail");
        let page = "committees/osmb/2018-06-28/it-strategy/index.html";
        let output = snapshot.output(Audience::Public, page).expect("no error").expect("there");
        let Content::Bytes(bytes) = output.content else { panic!("a page is bytes") };
        assert!(String::from_utf8_lossy(&bytes).contains(words), "{words}");
    }
}

/// An edit that a random sequence may hold.
fn edit(site: &Site, choice: usize) {
    let root = site.root();
    let folder = root.join("content/committees/osmb/2018-08-30");
    let swap = |path: &str, one: &str, other: &str| {
        let path = root.join(path);
        let Ok(text) = fs::read_to_string(&path) else { return };
        let text = if text.contains(one) { text.replace(one, other) } else { text.replace(other, one) };
        fs::write(path, text).expect("written");
    };
    let toggle = |path: &str, text: &str| {
        let path = root.join(path);
        if fs::remove_file(&path).is_err() {
            fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            fs::write(path, text).expect("written");
        }
    };
    match choice {
        0 => swap(STRATEGY, "asked what", "wondered what"),
        1 => swap(STRATEGY, "## Costs", "## Price"),
        2 => swap(STRATEGY, "title: IT", "title: New IT"),
        3 => swap(STRATEGY, "RESOLVED:", "```exempt 3"),
        4 => swap(ICT, "title:", "titel:"),
        5 => swap("content/people/m-fenwick.md", "M Fenwick", "Mary Fenwick"),
        6 => swap("content/committees/osmb/committee.md", "Board", "Committee"),
        7 => swap("content/site.yaml", "rules: england-principal", "rules: none"),
        8 => swap("content/site.yaml", "rules:", "resolved_words: [Beschlossen]\nrules:"),
        9 => swap("content/committees/osmb/2018-08-30/meeting.md", "2018-09-12", "2019-09-12"),
        10 => swap("content/committees/parish/2018-09-10.md", "## 1. Snow", "## 1. Ice"),
        11 => toggle("content/committees/osmb/2018-08-30/03-late.md", "---\ntitle: Late business\n---\n"),
        12 => toggle("content/committees/osmb/2018-08-30/02-ict/appendix-b.csv", "c,d\n"),
        13 => toggle("content/committees/osmb/2018-10-25/meeting.md", "---\nstatus: planned\n---\n"),
        14 => toggle("content/people/m-fenwick.md", "---\nname: M Fenwick\n---\n"),
        15 => toggle("themes/default/page.html", "{% extends \"default/page.html\" %}{% block main %}X{% endblock %}"),
        16 => toggle("content/committees/parish/committee.md", "---\ntitle: Heddon Cross Parish Council\n---\n"),
        _ => {
            let (one, other) = (folder.join("02-ict"), folder.join("04-ict-services"));
            let _ = if one.exists() { fs::rename(one, other) } else { fs::rename(other, one) };
        }
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig {
        cases: 16,
        failure_persistence: None,
        max_shrink_iters: 40,
        ..proptest::prelude::ProptestConfig::default()
    })]

    #[test]
    fn after_any_edits_warm_equals_cold(batches in proptest::collection::vec(proptest::collection::vec(0_usize..18, 1..4), 1..6)) {
        let mut warm = Warm::new();
        for batch in batches {
            batch.iter().for_each(|choice| edit(&warm.site, *choice));
            warm.again(&format!("{batch:?}"));
        }
    }
}
