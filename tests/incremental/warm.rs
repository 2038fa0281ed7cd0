//! A warm session and a site to edit: after each edit its pages and messages are compared with those of a fresh one.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use minutebook::build::{Audience, Session, Snapshot, Trial};
use minutebook::files::Look;
use minutebook::output::Content;

use crate::support::{Site, messages};

pub const SITE: &str = "\
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
pub type Picture = (Vec<String>, BTreeMap<String, String>);

pub fn picture(snapshot: &Snapshot) -> Picture {
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
pub struct Warm {
    pub site: Site,
    /// Looks at everything each time.
    pub session: Session,
    /// Looks only where it is told that something may have changed.
    pub told: Session,
    /// What hears of wrong templates of either.
    pub trials: [Trial; 2],
    pub tree: Tree,
    pub before: Picture,
    pub last: Snapshot,
    pub made: usize,
    /// How many pages the terminal is told of: those of the draft view that show something else.
    pub counted: Option<usize>,
}

/// What lies on the disk: folders, and files with what is in them.
pub type Tree = BTreeMap<String, Option<Vec<u8>>>;

pub fn tree(root: &Path) -> Tree {
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
    pub fn new() -> Self {
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
    pub fn again(&mut self, edit: &str) -> usize {
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
    pub fn replace(&mut self, path: &str, old: &str, new: &str) -> (usize, Vec<String>) {
        let text = fs::read_to_string(self.site.root().join(path)).expect("readable");
        assert!(text.contains(old), "`{old}` is not in {path}");
        self.write(path, &text.replace(old, new))
    }

    pub fn write(&mut self, path: &str, text: &str) -> (usize, Vec<String>) {
        let before = self.before.1.clone();
        self.site.write(path, text);
        let parsed = self.again(&format!("a change of {path}"));
        let changed = self.before.1.iter().filter(|(path, page)| before.get(*path) != Some(*page));
        (parsed, changed.map(|(path, _)| path.clone()).collect())
    }
}
