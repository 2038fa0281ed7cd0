//! Warm equals cold: after every edit, a session that remembers gives the same pages and the same messages as one that
//! has read nothing yet; and it does no more work than the edit asks for.

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use minutebook::build::{Audience, Options, Session, Snapshot, Trial};
use minutebook::files::Look;
use minutebook::output::Content;
use support::{Site, messages};

const SITE: &str = "\
=== content/site.yaml
authority: Borough of Exmoor Vale
base_url: https://democracy.example.org
rules: england-principal
=== content/index.md
---
title: Council meetings
---
Welcome. See [contact](pages/contact.md).
=== content/pages/contact.md
---
title: Contact
---
# Where we are

Vale House.
=== content/people/r-parker.md
---
name: R Parker
as: Councillor
---
=== content/people/m-fenwick.md
---
name: M Fenwick
as: Councillor
---
=== content/committees/osmb/committee.md
---
title: Overview and Scrutiny Management Board
seats: [ { member: r-parker, role: chair }, { member: m-fenwick } ]
---
=== content/committees/osmb/2018-06-28/meeting.md
---
agenda: { published: 2018-06-19 }
minutes: { state: confirmed, published: 2018-07-10, confirmed_at: osmb/2018-08-30 }
present: [ R Parker, M Fenwick ]
---
=== content/committees/osmb/2018-06-28/01-it-strategy.md
---
title: IT strategy
---
## Costs

Councillor Parker asked what it costs.

RESOLVED:

1. That the strategy be drawn up.
2. That it be brought back.
=== content/committees/osmb/2018-08-30/meeting.md
---
agenda: { published: 2018-08-21 }
minutes: { state: draft, published: 2018-09-12 }
present: [ r-parker, M Fenwick ]
apologies: [ Jane Doe ]
---
=== content/committees/osmb/2018-08-30/01-minutes.md
---
title: Minutes of the last meeting
---
Agreed.
=== content/committees/osmb/2018-08-30/02-ict/item.md
---
title: ICT reprovision
---
See [the costs](../../2018-06-28/01-it-strategy.md#costs) and [[osmb/2018-06-28/it-strategy/resolution-2]].

10:50am – Councillor M Fenwick entered the meeting.
=== content/committees/osmb/2018-08-30/02-ict/report.md
---
title: Soft market testing
---
Five providers.
=== content/committees/osmb/2018-08-30/02-ict/appendix-a.csv
a,b
=== content/committees/parish/committee.md
---
title: Heddon Cross Parish Council
---
=== content/committees/parish/2018-09-10.md
---
agenda: { published: 2018-09-01 }
minutes: { state: draft, published: 2018-09-17 }
---
# Parish council

## Present

- A Hake

## 1. Snow

The road was cleared.
";

/// How what stands in the place of a page begins that cannot be made.
const BROKEN: &str = "broken: ";

/// All pages for both audiences, and all messages.
type Picture = (Vec<String>, BTreeMap<String, String>);

fn picture(snapshot: &Snapshot) -> Picture {
    let mut pages = BTreeMap::new();
    for audience in [Audience::Public, Audience::Draft] {
        for page in snapshot.pages(audience) {
            let text = match snapshot.output(audience, &page.path).map(|output| output.expect("a page").content) {
                Ok(Content::Bytes(bytes)) => String::from_utf8(bytes).expect("text"),
                Ok(Content::File(_)) => panic!("a page is bytes"),
                Err(wrong) => format!("{BROKEN}{}", wrong.message),
            };
            pages.insert(format!("{audience:?} {}", page.path), text);
        }
    }
    let outcome = snapshot.outcome();
    let mut said = messages(outcome);
    said.extend(outcome.diagnostics.iter().map(|diagnostic| format!("{:?} {:?}", diagnostic.labels, diagnostic.hint)));
    (said, pages)
}

/// A site, a session that remembers, and the pages as they were.
struct Warm {
    site: Site,
    /// Looks at everything each time.
    session: Session,
    /// Looks only where it is told that something may have changed.
    told: Session,
    /// What hears of wrong templates of either.
    trials: [Trial; 2],
    tree: Tree,
    before: Picture,
    last: Snapshot,
    made: usize,
    /// How many pages the terminal is told of: those of the draft view that show something else.
    counted: Option<usize>,
}

/// What lies on the disk: folders, and files with what is in them.
type Tree = BTreeMap<String, Option<Vec<u8>>>;

fn tree(root: &Path) -> Tree {
    let mut tree = Tree::new();
    let mut folders: Vec<PathBuf> = vec![root.join("content"), root.join("themes")];
    while let Some(folder) = folders.pop() {
        let name = |path: &Path| path.strip_prefix(root).expect("below").to_str().expect("UTF-8").to_owned();
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        tree.insert(name(&folder), None);
        for path in entries.map(|entry| entry.expect("an entry").path()) {
            if path.is_dir() {
                folders.push(path);
            } else {
                tree.insert(name(&path), fs::read(&path).ok());
            }
        }
    }
    tree
}

/// Where the system would say that something happened: of a folder that comes or goes it says nothing more.
fn touched(before: &Tree, after: &Tree) -> BTreeSet<String> {
    let all = before.keys().chain(after.keys());
    let changed: BTreeSet<&String> = all.filter(|path| before.get(*path) != after.get(*path)).collect();
    let is_inner = |path: &str| path.rsplit_once('/').is_some_and(|(folder, _)| changed.contains(&folder.to_owned()));
    changed.iter().filter(|path| !is_inner(path)).map(|path| (*path).clone()).collect()
}

impl Warm {
    fn new() -> Self {
        let site = Site::of(SITE);
        let (mut session, mut told) = (Session::new(site.options()), Session::new(site.options()));
        told.refresh().expect("the world does not fail");
        let last = session.refresh().expect("the world does not fail");
        let before = picture(&last);
        assert_eq!(before.0, Vec::<String>::new());
        let tree = tree(site.root());
        let trials = Default::default();
        let mut warm = Self { site, session, told, trials, tree, before, last, made: 0, counted: None };
        // What was written in this second is read once more, and found to be the same.
        assert_eq!(warm.again("nothing"), 0);
        warm
    }

    /// Builds warm and cold, compares, and gives how many papers the warm one parsed; `self.made` then says how many
    /// pages it made.
    fn again(&mut self, edit: &str) -> usize {
        let now = tree(self.site.root());
        let look = Look::At(touched(&self.tree, &now));
        self.tree = now;
        let [of_all, of_told] = &mut self.trials;
        let told = of_told.of(&self.told.refresh_at(&look).expect("the world does not fail"));
        let snapshot = of_all.of(&self.session.refresh().expect("the world does not fail"));
        let warm = picture(&snapshot);
        self.made = snapshot.pages_made();
        self.count(&snapshot, &warm, edit);
        assert!(picture(&told) == warm, "after {edit}: what was told is not all");
        let cold = Session::new(self.site.options()).refresh().expect("the world does not fail");
        let cold = picture(&Trial::default().of(&cold));
        assert_eq!(warm.0, cold.0, "after {edit}: messages");
        assert_eq!(warm.1.keys().collect::<Vec<_>>(), cold.1.keys().collect::<Vec<_>>(), "after {edit}: pages");
        for (path, page) in &warm.1 {
            assert!(*page == cold.1[path], "after {edit}: {path} is stale");
        }
        self.before = warm;
        snapshot.outcome().work.papers
    }

    /// Counts the pages that see something else than before, and compares with those that had to be made for it.
    fn count(&mut self, snapshot: &Snapshot, now: &Picture, edit: &str) {
        let since = |audience| snapshot.pages_changed_since(&self.last, audience);
        let (public, draft) = (since(Audience::Public), since(Audience::Draft));
        if let (Some(public), Some(draft)) = (public, draft) {
            // A page that was there once, and comes again as it was, is not made again.
            let new = now.1.keys().filter(|path| !self.before.1.contains_key(*path)).count();
            let broken = now.1.values().filter(|page| page.starts_with(BROKEN)).count();
            let (counted, most) = (public + draft, self.made + new + broken);
            assert!((self.made..=most).contains(&counted), "after {edit}: {counted} counted, {}", self.made);
        }
        self.counted = draft;
        self.last = snapshot.clone();
    }

    /// Rewrites a file, and gives how many papers were parsed and which pages changed.
    fn replace(&mut self, path: &str, old: &str, new: &str) -> (usize, Vec<String>) {
        let text = fs::read_to_string(self.site.root().join(path)).expect("readable");
        assert!(text.contains(old), "`{old}` is not in {path}");
        self.write(path, &text.replace(old, new))
    }

    fn write(&mut self, path: &str, text: &str) -> (usize, Vec<String>) {
        let before = self.before.1.clone();
        self.site.write(path, text);
        let parsed = self.again(&format!("a change of {path}"));
        let changed = self.before.1.iter().filter(|(path, page)| before.get(*path) != Some(*page));
        (parsed, changed.map(|(path, _)| path.clone()).collect())
    }
}

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
