//! What the terminal says of a save is true: on the sample site, after each of many edits, the pages that it counts are
//! those whose templates see something else, and no page whose bytes are others is missing from them.

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use minutebook::build::{Audience, Session, Snapshot};
use minutebook::output::Content;
use support::Site;

/// The pages of the draft view.
fn pages(snapshot: &Snapshot) -> BTreeMap<String, Vec<u8>> {
    let page = |path: String| {
        let output = snapshot.output(Audience::Draft, &path).expect("no template is wrong").expect("a page");
        let Content::Bytes(bytes) = output.content else { panic!("a page is bytes") };
        (path, bytes)
    };
    snapshot.pages(Audience::Draft).into_iter().map(|info| page(info.path)).collect()
}

/// Copies the papers of the sample site.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("made");
    for entry in fs::read_dir(from).expect("readable") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("copied");
        }
    }
}

#[test]
fn every_page_that_changes_is_counted() {
    let site = Site::of("");
    copy(&PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("content"), &site.root().join("content"));
    let mut session = Session::new(site.options());
    let mut before = session.refresh().expect("the world does not fail");
    let mut shown = pages(&before);
    let item = "title: ";
    for (path, old, new) in [
        // What a later resolution affects, what another cites, what a link calls by its title.
        ("committees/planning/2018-06-19/03-abbey-road/item.md", item, "title: Old "),
        ("committees/osmb/2018-06-28/06-it-strategy/item.md", item, "title: Old "),
        ("committees/osmb/2018-06-28/06-it-strategy/report.md", item, "title: Old "),
        ("committees/cabinet/2018-02-06/04-car-parks.md", item, "title: Old "),
        ("committees/osmb/2018-05-24/07-leisure-centre/item.md", item, "title: Old "),
        // What confirms minutes, and what is confirmed.
        ("committees/planning/2018-06-19/meeting.md", "published: 2018-06-27", "published: 2018-06-28"),
        (
            "committees/planning/2018-09-18/meeting.md",
            "confirmed_at: planning/2018-10-16",
            "confirmed_at: planning/2018-11-20",
        ),
        // Who was there, what became of a resolution.
        ("committees/osmb/2018-08-30/meeting.md", "Council Chamber", "Council Barn"),
        ("committees/planning/2018-09-18/05-abbey-road/resolution-1.md", "completes", "amends"),
        ("committees/osmb/2018-08-30/06-ict-reprovision/resolution-2.md", "outcome: carried", "outcome: lost"),
        // Words alone.
        ("committees/osmb/2018-08-30/06-ict-reprovision/item.md", "\n---\n", "\n---\n\nMore was said.\n"),
    ] {
        let file = site.root().join("content").join(path);
        let text = fs::read_to_string(&file).expect(path);
        assert!(text.contains(old), "`{old}` is not in {path}");
        fs::write(&file, text.replacen(old, new, 1)).expect("written");
        let now = session.refresh().expect("the world does not fail");
        let counted = now.pages_changed_since(&before, Audience::Draft);
        let pages = pages(&now);
        let changed: Vec<&String> = pages.keys().filter(|path| shown.get(*path) != pages.get(*path)).collect();
        assert!(!changed.is_empty(), "{path}");
        assert_eq!(counted, Some(now.pages_made()), "{path}, {new}: {changed:?}");
        assert!(counted >= Some(changed.len()), "{path}, {new}: {changed:?}");
        (before, shown) = (now, pages);
    }
}
