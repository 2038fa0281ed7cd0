//! Files as editors save them: the page follows, whatever way it was.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::Duration;

use crate::desk::{Desk, FILES, ITEM, PAGE, item};
use crate::support::Site;

#[test]
fn a_file_written_in_place_is_seen() {
    let desk = Desk::new();
    for words in ["a second report", "a third report"] {
        desk.site.write(ITEM, item(words));
        desk.wait_for_words(PAGE, words);
    }
}

#[test]
fn a_file_that_is_emptied_and_then_written_is_seen() {
    let desk = Desk::new();
    desk.site.write(ITEM, "");
    thread::sleep(Duration::from_millis(20));
    desk.site.write(ITEM, item("a slow report"));
    desk.wait_for_words(PAGE, "a slow report");
    assert!(!desk.printed().contains("error"), "an error was told that nobody could read: {}", desk.printed());
}

#[test]
fn a_file_written_beside_and_renamed_is_seen_every_time() {
    let desk = Desk::new();
    for words in ["a second report", "a third report", "a fourth report"] {
        let aside = format!("{ITEM}.tmp");
        desk.site.write(&aside, item(words));
        desk.rename(&aside, ITEM);
        desk.wait_for_words(PAGE, words);
    }
}

#[test]
fn a_file_whose_old_self_is_put_aside_first_is_seen() {
    let desk = Desk::new();
    for words in ["a second report", "a third report"] {
        desk.rename(ITEM, &format!("{ITEM}~"));
        desk.site.write(ITEM, item(words));
        desk.site.remove(&format!("{ITEM}~"));
        desk.wait_for_words(PAGE, words);
    }
}

#[test]
fn a_file_edited_by_sed_is_seen() {
    let desk = Desk::new();
    for (old, new) in [("first", "second"), ("second", "third")] {
        let status = Command::new("sed").args(["-i", &format!("s/the {old}/the {new}/")]).arg(desk.path(ITEM)).status();
        assert!(status.expect("there is a `sed`").success());
        desk.wait_for_words(PAGE, &format!("the {new} report"));
    }
}

#[test]
fn a_file_edited_by_vim_is_seen() {
    let desk = Desk::new();
    for (old, new) in [("first", "second"), ("second", "third")] {
        let mut vim = Command::new("vim");
        vim.args(["-u", "NONE", "-es", "-c", "set backup writebackup"]);
        vim.args(["-c", &format!("%s/the {old}/the {new}/"), "-c", "wq"]);
        if vim.arg(desk.path(ITEM)).status().is_err() {
            eprintln!("left out: there is no vim");
            return;
        }
        desk.wait_for_words(PAGE, &format!("the {new} report"));
    }
}

#[test]
fn a_file_that_a_cloud_folder_brings_is_seen() {
    let desk = Desk::new();
    let folder = ITEM.rsplit_once('/').expect("it lies in a folder").0;
    for (aside, words) in [(".01-gritting.md.~1a2b", "a second report"), ("~$01-gritting.md.tmp", "a third report")] {
        let aside = format!("{folder}/{aside}");
        desk.site.write(&aside, item(words));
        desk.rename(&aside, ITEM);
        desk.wait_for_words(PAGE, words);
    }
    assert!(!desk.printed().contains("error"));
}

#[test]
fn a_folder_moved_in_is_seen_with_all_that_is_in_it_and_moved_out_it_is_gone() {
    let desk = Desk::new();
    desk.site.write("desk/2018-09-27/meeting.md", "---\nagenda: { published: 2018-09-12 }\n---\n");
    desk.site.write("desk/2018-09-27/01-budget/item.md", "---\ntitle: Budget\n---\n\nThe budget was received.\n");
    desk.rename("desk/2018-09-27", "content/committees/osmb/2018-09-27");
    let page = "/committees/osmb/2018-09-27/budget/";
    desk.wait_for_words(page, "The budget was received.");
    desk.site
        .write("content/committees/osmb/2018-09-27/01-budget/item.md", "---\ntitle: Budget\n---\n\nIt was lost.\n");
    desk.wait_for_words(page, "It was lost.");
    desk.rename("content/committees/osmb/2018-09-27", "desk/2018-09-27");
    desk.wait_for("an end of the page", |desk| desk.get(page).status == 404);
}

#[test]
fn a_file_in_a_new_folder_is_seen_however_fast_it_is_laid_there() {
    let desk = Desk::new();
    for day in 10..20 {
        let meeting = format!("content/committees/osmb/2018-09-{day}");
        desk.site.write(&format!("{meeting}/meeting.md"), "---\nagenda: { published: 2018-09-01 }\n---\n");
        desk.site.write(&format!("{meeting}/01-budget/item.md"), "---\ntitle: Budget\n---\n\nReceived.\n");
        desk.wait_for_words(&format!("/committees/osmb/2018-09-{day}/budget/"), "Received.");
    }
}

#[test]
fn a_content_folder_that_is_deleted_and_made_again_is_seen() {
    let desk = Desk::new();
    let copy = desk.site.root().join("copy");
    for words in ["a second report", "a third report"] {
        copied(&desk.path("content"), &copy);
        fs::remove_dir_all(desk.path("content")).expect("it can be removed");
        desk.wait_for("an error", |desk| desk.check("/").contains("site-missing"));
        assert_eq!(desk.get(PAGE).status, 200, "the last good page stays");
        desk.rename("copy", "content");
        desk.site.write(ITEM, item(words));
        desk.wait_for_words(PAGE, words);
        // Here too the watch goes on.
        desk.site.write(ITEM, item("one more report"));
        desk.wait_for_words(PAGE, "one more report");
    }
}

#[test]
fn a_content_folder_that_is_exchanged_for_another_is_seen() {
    let desk = Desk::new();
    copied(&desk.path("content"), &desk.path("other"));
    desk.site.write(&ITEM.replacen("content", "other", 1), item("another report"));
    desk.rename("content", "old");
    desk.rename("other", "content");
    desk.wait_for_words(PAGE, "another report");
    desk.site.write(ITEM, item("one more report"));
    desk.wait_for_words(PAGE, "one more report");
}

#[test]
fn a_content_folder_that_is_a_link_is_followed() {
    let elsewhere = tempfile::tempdir().expect("a folder");
    let site = Site::of(FILES);
    let first = elsewhere.path().join("first");
    copied(&site.root().join("content"), &first);
    fs::remove_dir_all(site.root().join("content")).expect("it can be removed");
    std::os::unix::fs::symlink(&first, site.root().join("content")).expect("it can be linked");
    let desk = Desk::over(site, &[]);
    desk.site.write(ITEM, item("a second report"));
    desk.wait_for_words(PAGE, "a second report");

    let second = elsewhere.path().join("second");
    copied(&first, &second);
    fs::write(second.join(ITEM.trim_start_matches("content/")), item("a report elsewhere")).expect("written");
    desk.site.remove("content");
    desk.link(&second, "content");
    desk.wait_for_words(PAGE, "a report elsewhere");
    desk.site.write(ITEM, item("one more report"));
    desk.wait_for_words(PAGE, "one more report");

    // What the link leads to is exchanged, and the link itself is not touched.
    fs::rename(&second, elsewhere.path().join("old")).expect("renamed");
    fs::rename(&first, &second).expect("renamed");
    desk.wait_for_words(PAGE, "a second report");
}

#[test]
fn of_two_saves_in_one_moment_with_one_size_the_second_is_seen() {
    let desk = Desk::new();
    for round in 10..40 {
        desk.site.write(ITEM, item(&format!("report {round} a")));
        desk.site.write(ITEM, item(&format!("report {round} b")));
        desk.wait_for_words(PAGE, &format!("report {round} b"));
    }
}

#[test]
fn two_hundred_files_at_once_are_seen() {
    let desk = Desk::new();
    let folder = "content/committees/osmb/2018-08-30";
    for number in 2..202 {
        let paper = format!("---\ntitle: Item {number}\n---\n\nPaper {number} was received.\n");
        desk.site.write(&format!("{folder}/{number:03}-item-{number}.md"), paper);
    }
    for number in [2, 77, 201] {
        let page = format!("/committees/osmb/2018-08-30/item-{number}/");
        desk.wait_for_words(&page, &format!("Paper {number} was received."));
    }
}

#[test]
fn a_save_during_a_build_is_seen() {
    let desk = Desk::new();
    for round in 0..200 {
        desk.site.write(ITEM, item(&format!("report {round}")));
        thread::sleep(Duration::from_millis(round % 7));
    }
    desk.wait_for_words(PAGE, "report 199");
}

#[test]
fn a_save_that_the_system_could_not_tell_of_is_seen() {
    let queue = fs::read_to_string("/proc/sys/fs/inotify/max_queued_events").unwrap_or_default();
    let Some(queue) = queue.trim().parse::<usize>().ok().filter(|queue| *queue <= 100_000) else {
        eprintln!("left out: this system does not say how much it keeps");
        return;
    };
    let desk = Desk::new();
    desk.signal("STOP");
    // Two files in turn, since the same thing said twice is kept once.
    for round in 0..queue / 2 {
        desk.site.write(&format!("content/{}.tmp", round % 2), "noise");
    }
    desk.site.write(ITEM, item("an untold report"));
    desk.signal("CONT");
    desk.wait_for_words(PAGE, "an untold report");
    desk.site.write(ITEM, item("one more report"));
    desk.wait_for_words(PAGE, "one more report");
}

#[test]
fn a_new_theme_is_seen_and_followed() {
    let desk = Desk::new();
    let own = "body { color: green; }";
    desk.site.write("themes/default/assets/style.css", own);
    let style = |desk: &Desk| {
        let page = desk.get(PAGE).text();
        let name = page.split_once("assets/style.").and_then(|(_, rest)| rest.split_once('"')).expect("a stylesheet").0;
        desk.get(&format!("/assets/style.{name}")).text()
    };
    desk.wait_for("the site's own stylesheet", |desk| style(desk).ends_with(own));
    desk.site.write("themes/default/assets/style.css", "body { color: blue; }");
    desk.wait_for("its new bytes", |desk| style(desk).contains("blue"));
    fs::remove_dir_all(desk.path("themes")).expect("it can be removed");
    desk.wait_for("the stylesheet that is built in", |desk| style(desk).contains(".resolved"));
}

#[test]
fn an_attachment_exchanged_for_another_of_its_size_is_seen() {
    let site = Site::of(FILES);
    site.write("content/committees/osmb/2018-08-30/map.csv", "first map");
    let desk = Desk::over(site, &[]);
    let address = "/committees/osmb/2018-08-30/map.csv";
    assert_eq!(desk.get(address).text(), "first map");
    let mark = |desk: &Desk| desk.get(&format!("/_minutebook/check?page=/&file={address}")).text();
    let before = mark(&desk);
    desk.site.write("content/committees/osmb/2018-08-30/map.csv", "other map");
    desk.wait_for("another mark", |desk| mark(desk) != before);
    assert_eq!(desk.get(address).text(), "other map");
}

#[test]
fn polling_sees_every_way_of_saving() {
    let desk = Desk::over(Site::of(FILES), &["--poll"]);
    desk.site.write(ITEM, item("a second report"));
    desk.wait_for_words(PAGE, "a second report");
    desk.site.write(&format!("{ITEM}.tmp"), item("another report"));
    desk.rename(&format!("{ITEM}.tmp"), ITEM);
    desk.wait_for_words(PAGE, "another report");
    desk.site.write(ITEM, item("report a"));
    desk.site.write(ITEM, item("report b"));
    desk.wait_for_words(PAGE, "report b");
    desk.site.remove(ITEM);
    desk.wait_for("an end of the page", |desk| desk.get(PAGE).status == 404);
    fs::remove_dir_all(desk.path("content")).expect("it can be removed");
    desk.wait_for("an error", |desk| desk.check("/").contains("site-missing"));
}

#[test]
fn where_the_system_watches_no_more_folders_it_is_said_and_we_look_ourselves() {
    let Some(desk) = limited(2) else { return };
    desk.wait_for("a word about the limit", |desk| desk.printed().contains(LIMIT));
    desk.site.write(ITEM, item("a second report"));
    desk.wait_for_words(PAGE, "a second report");
}

#[test]
fn where_the_limit_is_reached_later_it_is_said_and_we_look_ourselves() {
    // The site's folder, and four folders of papers: one more is watched, and then no other.
    let Some(desk) = limited(6) else { return };
    let lay = |day: u8| {
        let meeting = format!("content/committees/osmb/2018-09-{day}");
        desk.site.write(&format!("{meeting}/meeting.md"), "---\nagenda: { published: 2018-09-01 }\n---\n");
        desk.site.write(&format!("{meeting}/01-budget.md"), "---\ntitle: Budget\n---\n\nReceived.\n");
    };
    let page = |day: u8| format!("/committees/osmb/2018-09-{day}/budget/");
    lay(10);
    desk.wait_for_words(&page(10), "Received.");
    // So long until the system has been asked once more to watch them all.
    thread::sleep(Duration::from_millis(700));
    assert!(!desk.printed().contains(LIMIT), "what fits is watched: {}", desk.printed());
    for day in 11..15 {
        lay(day);
    }
    desk.wait_for("a word about the limit", |desk| desk.printed().contains(LIMIT));
    for day in 11..15 {
        desk.wait_for_words(&page(day), "Received.");
        let paper = format!("content/committees/osmb/2018-09-{day}/01-budget.md");
        desk.site.write(&paper, "---\ntitle: Budget\n---\n\nIt was lost.\n");
        desk.wait_for_words(&page(day), "It was lost.");
    }
    desk.site.write(ITEM, item("a second report"));
    desk.wait_for_words(PAGE, "a second report");
    assert_eq!(desk.printed().matches(LIMIT).count(), 1, "it is said once");
}

/// What is said when the system watches no more folders.
const LIMIT: &str = "the system watches no more folders for you: its limits are";

/// The watch over the usual site, for which the system watches so many folders and no more; nothing where we may set
/// no limit.
fn limited(folders: usize) -> Option<Desk> {
    let limit = format!("echo {folders} > /proc/sys/user/max_inotify_watches");
    let mut can = Command::new("unshare");
    can.args(["-Ur", "sh", "-c", &limit]).stderr(std::process::Stdio::null());
    if !can.status().is_ok_and(|status| status.success()) {
        eprintln!("left out: this system does not let us set a limit");
        return None;
    }
    let mut unshare = Command::new("unshare");
    unshare.args(["-Ur", "sh", "-c", &format!("{limit} && exec \"$0\" \"$@\"")]);
    unshare.arg(env!("CARGO_BIN_EXE_minutebook")).args(["watch", "--port", "0", "--as-of", "2018-10-01"]);
    Some(Desk::by(unshare, Site::of(FILES)))
}

/// Copies a folder.
fn copied(from: &Path, to: &Path) {
    let status = Command::new("cp").arg("-r").arg(from).arg(to).status();
    assert!(status.expect("there is a `cp`").success());
}
