//! What `publish` promises, through its door: the whole old site or the whole new one, and nothing else touched.

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "these are tests")]

mod kill;
mod lost;
mod support;

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};

use minutebook::output::{Content, Fingerprint, Output, PublicPath};
use minutebook::publish::{Error, Foreign, Published, Target};
use support::{Home, text};

#[test]
fn a_site_is_published_into_a_folder_that_is_not_there() {
    let home = Home::new();
    let published = home.publish(&[("index.html", "home"), ("a/b/index.html", "b"), ("style.css", "c")]).unwrap();
    assert_eq!(published, Published { pages: 2, new: 3, changed: 0, removed: 0 });
    assert_eq!(home.site(), "a/b/index.html: b\nindex.html: home\nstyle.css: c");
    assert_eq!(home.beside(), ["public"]);
}

#[test]
fn the_folders_above_are_made() {
    let mut home = Home::new();
    home.public = home.path("out/of/the/way");
    home.publish(&[("index.html", "home")]).unwrap();
    assert_eq!(home.site(), "index.html: home");
}

#[test]
fn files_with_the_same_bytes_are_not_touched() {
    let home = Home::new();
    home.publish(&[("a/index.html", "a"), ("b/index.html", "b"), ("c/index.html", "c"), ("x.pdf", "x")]).unwrap();
    let before = home.snapshot();
    let published = home.publish(&[("a/index.html", "a"), ("b/index.html", "B!"), ("d.txt", "d"), ("x.pdf", "x")]);
    assert_eq!(published.unwrap(), Published { pages: 2, new: 1, changed: 1, removed: 1 });
    let after = home.snapshot();
    for path in ["a/index.html", "x.pdf", ".minutebook"] {
        assert_eq!(before[path], after[path], "{path}");
    }
    assert_ne!(before["b/index.html"], after["b/index.html"]);
    assert!(!home.public.join("c").exists(), "a folder with nothing in it is gone");
}

#[test]
fn nothing_at_all_is_touched_when_nothing_changed() {
    let home = Home::new();
    let site = [("a/index.html", "a"), ("index.html", "home")];
    home.publish(&site).unwrap();
    let before = (home.snapshot(), fs::metadata(&home.public).unwrap().ino());
    assert_eq!(home.publish(&site).unwrap(), Published { pages: 2, ..Published::default() });
    assert_eq!((home.snapshot(), fs::metadata(&home.public).unwrap().ino()), before);
    assert_eq!(home.beside(), ["public"]);
}

#[test]
fn the_folder_says_what_made_it_in_the_same_words_each_time() {
    let home = Home::new();
    fs::create_dir(&home.public).unwrap();
    home.publish(&[]).unwrap();
    let words = text(&home.public.join(".minutebook"));
    assert_eq!(words, "minutebook made this folder, and replaces all of it whenever it publishes.\n");
}

#[test]
fn attachments_are_copied_and_compared_by_their_bytes() {
    let home = Home::new();
    let plan = home.path("plan.pdf");
    let publish = |content: Vec<u8>| {
        fs::write(&plan, &content).unwrap();
        let target = Target::open(&home.public, &[], Foreign::Refuse).unwrap();
        let path = PublicPath::new("plans/plan.pdf").unwrap();
        target.put(&Output { path, content: Content::File(plan.clone()) }, Some(&Fingerprint::of(&content))).unwrap();
        let published = target.commit().unwrap();
        (published.new, published.changed)
    };
    let mut bytes = vec![7; 200_000];
    assert_eq!(publish(bytes.clone()), (1, 0));
    assert_eq!(publish(bytes.clone()), (0, 0));
    bytes[150_000] = 8;
    assert_eq!(publish(bytes.clone()), (0, 1));
    assert_eq!(fs::read(home.public.join("plans/plan.pdf")).unwrap(), bytes);
    assert_eq!(fs::metadata(home.public.join("plans/plan.pdf")).unwrap().mode() & 0o777, 0o644);
}

#[test]
fn a_file_that_is_another_than_was_looked_into_is_not_published() {
    let home = Home::new();
    let plan = home.path("plan.pdf");
    let publish = |looked_into: &[u8], content: &[u8]| {
        fs::write(&plan, content).unwrap();
        let target = Target::open(&home.public, &[], Foreign::Refuse).unwrap();
        let path = PublicPath::new("plan.pdf").unwrap();
        let output = Output { path, content: Content::File(plan.clone()) };
        target.put(&output, Some(&Fingerprint::of(looked_into)))?;
        target.commit()
    };
    assert!(matches!(publish(b"one", b"two"), Err(Error::Changed { .. })));
    assert!(!home.public.join("plan.pdf").exists());
    publish(b"one", b"one").unwrap();
    assert!(matches!(publish(b"two", b"six"), Err(Error::Changed { .. })));
    assert_eq!(fs::read(home.public.join("plan.pdf")).unwrap(), b"one");
    // What stands there already was looked into today, whatever has become of the file it was made of.
    publish(b"one", b"two").unwrap();
    assert_eq!(fs::read(home.public.join("plan.pdf")).unwrap(), b"one");
}

#[test]
fn many_threads_may_put_at_once() {
    let home = Home::new();
    let target = home.open().unwrap();
    std::thread::scope(|scope| {
        for thread in 0..8 {
            let target = &target;
            scope.spawn(move || {
                for page in 0..50 {
                    let path = PublicPath::new(&format!("folder-{page}/deep/{thread}.html")).unwrap();
                    target.put(&Output { path, content: Content::Bytes(vec![thread]) }, None).unwrap();
                }
            });
        }
    });
    assert_eq!(target.commit().unwrap(), Published { pages: 400, new: 400, changed: 0, removed: 0 });
}

#[test]
fn a_folder_that_minutebook_did_not_make_is_refused() {
    let home = Home::new();
    fs::create_dir(&home.public).unwrap();
    fs::write(home.public.join("thesis.doc"), "years of work").unwrap();
    let before = home.snapshot();
    let error = home.publish(&[("index.html", "home")]).unwrap_err();
    assert!(matches!(error, Error::Foreign { .. }));
    let message = error.to_string().replace(home.public.to_str().unwrap(), "public");
    assert_eq!(
        message,
        "`public` is not empty, and minutebook did not make it: publish to another folder with `--out`, \
         or replace all that is in it with `--force`"
    );
    assert_eq!(home.snapshot(), before);
    assert_eq!(home.beside(), ["public"]);
}

#[test]
fn a_folder_that_minutebook_did_not_make_is_replaced_when_told_to() {
    let home = Home::new();
    fs::create_dir(&home.public).unwrap();
    fs::write(home.public.join("index.html"), "home").unwrap();
    symlink("/etc", home.public.join("etc")).unwrap();
    let published = home.publish_as(Foreign::Replace, &[("index.html", "home")]).unwrap();
    assert_eq!(published, Published { pages: 1, new: 1, changed: 0, removed: 2 });
    assert_eq!(home.site(), "index.html: home");
    assert!(home.publish(&[]).is_ok(), "it is ours now");
}

#[test]
fn what_belongs_to_the_root_stays_where_it_is() {
    let home = Home::new();
    for file in [".git/HEAD", ".gitignore", ".gitkeep", ".nojekyll", ".well-known/security.txt", "CNAME"] {
        minutebook::files::create_new(&home.public.join(file), file.as_bytes()).unwrap();
    }
    let before = home.snapshot();
    home.publish(&[("index.html", "home")]).unwrap();
    home.publish(&[("index.html", "HOME"), ("a/.git/x", "elsewhere it is a file like others")]).unwrap();
    let mut after = home.snapshot();
    after.retain(|path, _| before.contains_key(path));
    assert_eq!(after, before);
}

#[test]
fn an_output_may_not_replace_what_belongs_to_the_root() {
    let home = Home::new();
    for path in ["CNAME", ".git/config", ".minutebook"] {
        let error = home.publish(&[(path, "")]).unwrap_err();
        assert!(matches!(error, Error::Reserved { .. }), "{path}");
    }
    assert!(home.beside().is_empty());
}

#[test]
fn two_outputs_of_one_path_are_refused() {
    let home = Home::new();
    home.publish(&[("a.html", "a")]).unwrap();
    for second in ["a", "b"] {
        let error = home.publish(&[("a.html", "a"), ("a.html", second)]).unwrap_err();
        assert!(matches!(error, Error::Twice { .. }));
    }
    assert!(matches!(home.publish(&[("a", ""), ("a/b", "")]).unwrap_err(), Error::File(_)));
    assert_eq!(home.site(), "a.html: a");
}

#[test]
fn a_second_build_says_so_and_stops() {
    let home = Home::new();
    home.publish(&[("index.html", "home")]).unwrap();
    let first = home.open().unwrap();
    let error = home.open().unwrap_err();
    assert!(matches!(error, Error::Busy { .. }));
    assert!(error.to_string().ends_with("public`: wait until it has ended"), "{error}");
    drop(first);
    home.open().unwrap();
}

#[test]
fn a_build_that_gives_up_leaves_everything_as_it_was() {
    let home = Home::new();
    home.publish(&[("index.html", "home"), ("a/index.html", "a")]).unwrap();
    let before = home.snapshot();
    let target = home.open().unwrap();
    support::put(&target, &[("index.html", "home"), ("a/index.html", "changed"), ("b/index.html", "b")]).unwrap();
    drop(target);
    assert_eq!(home.snapshot(), before);
    assert_eq!(home.beside(), ["public"]);
}

#[test]
fn a_build_that_gives_up_leaves_no_folder_where_none_was() {
    let mut home = Home::new();
    home.public = home.path("out/of/the/way");
    drop(home.open().unwrap());
    assert!(home.beside().is_empty());
}

#[test]
fn permissions_are_the_same_under_any_umask() {
    support::as_child("publishes_under_a_umask", "umask 077; exec \"$0\" \"$@\"", |home| {
        let modes: Vec<u32> = ["a", "a/b", "a/b/index.html", "index.html", ".minutebook", "."]
            .map(|path| fs::metadata(home.public.join(path)).unwrap().mode() & 0o7777)
            .into();
        assert_eq!(modes, [0o755, 0o755, 0o644, 0o644, 0o644, 0o755]);
    });
}

/// Runs as a child of the test above.
#[test]
fn publishes_under_a_umask() {
    let Some(home) = Home::of_child("publishes_under_a_umask") else { return };
    home.publish(&[("index.html", "home"), ("a/b/index.html", "b")]).unwrap();
}

#[test]
fn the_folder_keeps_its_permissions() {
    let home = Home::new();
    fs::create_dir(&home.public).unwrap();
    fs::set_permissions(&home.public, fs::Permissions::from_mode(0o2750)).unwrap();
    home.publish(&[("a/index.html", "a")]).unwrap();
    assert_eq!(fs::metadata(&home.public).unwrap().mode() & 0o7777, 0o2750);
    assert_eq!(fs::metadata(home.public.join("a/index.html")).unwrap().mode() & 0o777, 0o644);
}

#[test]
fn a_link_to_a_folder_is_followed() {
    let home = Home::new();
    fs::create_dir_all(home.path("srv/www")).unwrap();
    symlink("srv/www", &home.public).unwrap();
    home.publish(&[("index.html", "home")]).unwrap();
    home.publish(&[("index.html", "HOME")]).unwrap();
    assert!(home.public.is_symlink());
    assert_eq!(text(&home.path("srv/www/index.html")), "HOME");
    assert_eq!(home.beside(), ["public", "srv"]);
}

#[test]
fn a_link_to_a_folder_that_is_not_there_yet_is_followed() {
    let home = Home::new();
    symlink("srv/www", &home.public).unwrap();
    home.publish(&[("index.html", "home")]).unwrap();
    assert_eq!(text(&home.path("srv/www/index.html")), "home");
}

#[test]
fn a_link_in_the_old_site_is_not_followed() {
    let home = Home::new();
    home.publish(&[("index.html", "home")]).unwrap();
    fs::create_dir(home.path("precious")).unwrap();
    fs::write(home.path("precious/a.html"), "a").unwrap();
    symlink("../precious", home.public.join("link")).unwrap();
    let published = home.publish(&[("index.html", "home"), ("link/a.html", "a")]).unwrap();
    assert_eq!(published, Published { pages: 2, new: 1, changed: 0, removed: 1 });
    assert_eq!(fs::metadata(home.path("precious/a.html")).unwrap().nlink(), 1);
    assert!(!home.public.join("link").is_symlink());
}

#[test]
fn a_target_that_would_destroy_the_content_is_refused() {
    let home = Home::new();
    let content = home.path("site/content");
    fs::create_dir_all(&content).unwrap();
    symlink("site/content", home.path("link")).unwrap();
    for target in ["site", "site/content", "site/content/public", "site/content/a/../b/c", "link", "link/x", "."] {
        let error = Target::open(&home.path(target), &[&content], Foreign::Replace).unwrap_err();
        assert!(matches!(error, Error::Source { .. }), "{target}: {error}");
    }
    drop(Target::open(&home.path("site/content-public"), &[&content], Foreign::Refuse).unwrap());
    assert_eq!(fs::read_dir(&content).unwrap().count(), 0);
}

#[test]
fn the_root_and_the_home_folder_are_refused() {
    let mut refused = vec!["/".into()];
    refused.extend(std::env::home_dir().filter(|home| home.is_dir()));
    for folder in refused {
        let error = Target::open(&folder, &[], Foreign::Replace).unwrap_err();
        assert!(matches!(error, Error::Home { .. }), "{}", folder.display());
    }
}

#[test]
fn a_file_in_the_place_of_the_folder_is_refused() {
    let home = Home::new();
    fs::write(&home.public, "words").unwrap();
    assert!(matches!(home.open().unwrap_err(), Error::NotFolder { .. }));
    assert_eq!(text(&home.public), "words");
}
