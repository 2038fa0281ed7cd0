//! The command: its port, its end, and what it publishes.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::process::Command;

use crate::desk::{Desk, FILES, ITEM, PAGE, item};
use crate::support::{SETTINGS, Site, outputs};

/// What lies in a folder, sorted.
fn listed(site: &Site) -> Vec<String> {
    let entries = fs::read_dir(site.root()).expect("it is there");
    let mut names: Vec<_> =
        entries.map(|entry| entry.expect("readable").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn ctrl_c_ends_it_and_nothing_is_left_behind() {
    let mut desk = Desk::new();
    desk.site.write(ITEM, item("a second report"));
    desk.wait_for_words(PAGE, "a second report");
    let mut listener = desk.connect();
    listener.write_all(b"GET /_minutebook/events HTTP/1.1\r\nHost: localhost\r\n\r\n").expect("somebody listens");
    assert!(listener.read(&mut [0; 64]).expect("somebody answers") > 0);
    assert!(desk.end().success());
    assert_eq!(listed(&desk.site), ["content"]);
    let mut rest = Vec::new();
    listener.read_to_end(&mut rest).expect("the stream ends");
}

#[test]
fn a_terminal_that_is_closed_ends_it() {
    for signal in ["TERM", "HUP"] {
        let mut desk = Desk::new();
        desk.signal(signal);
        assert!(desk.end_of_its_own().success(), "{signal}");
    }
}

#[test]
fn a_port_that_is_taken_is_said_and_the_next_is_used() {
    let taken = (20_000..60_000)
        .step_by(97)
        .find_map(|port| {
            let first = TcpListener::bind(("127.0.0.1", port)).ok()?;
            TcpListener::bind(("127.0.0.1", port + 1)).is_ok().then_some((first, port))
        })
        .expect("two ports are free");
    let site = Site::of(FILES);
    let desk = Desk::over(site, &["--port", &taken.1.to_string()]);
    assert!(desk.port > taken.1);
    assert!(desk.printed().contains(&format!("port {} is used by another program", taken.1)));
}

#[test]
fn nobody_but_this_machine_can_come_unless_it_is_asked_for_and_said() {
    let desk = Desk::new();
    assert!(desk.printed().contains("look at http://127.0.0.1:") && !desk.printed().contains("everybody"));
    let open = Desk::over(Site::of(FILES), &["--host", "0.0.0.0"]);
    assert!(open.printed().contains("everybody who can reach this computer can read your drafts and exempt papers"));
}

#[test]
fn it_publishes_only_when_it_is_asked_to_and_only_what_is_clean() {
    let mut desk = Desk::over(Site::of(FILES), &["--publish"]);
    let page = desk.path("public").join(PAGE.trim_start_matches('/')).join("index.html");
    desk.wait_for("a published page", |_| page.exists());
    desk.site.write(ITEM, "---\ntitle: Winter gritting\nexemt: 3\n---\n");
    desk.wait_for("an error", |desk| desk.check(PAGE).contains("key-unknown"));
    assert!(page.exists());
    desk.site.write(ITEM, "---\ntitle: The gritting of roads\n---\n");
    desk.wait_for("the new title in public", |_| {
        fs::read_to_string(&page).is_ok_and(|page| page.contains("The gritting of roads"))
    });
    assert!(desk.end().success());
    assert_eq!(listed(&desk.site), ["content", "leak-report.json", "public"]);
}

#[test]
fn what_is_withheld_never_comes_among_what_is_published() {
    let site = Site::of(FILES);
    site.write(
        "content/committees/osmb/2018-08-30/02-sale.md",
        "---\ntitle: Sale of land\nexempt: { public_interest: \"It would harm the sale.\" }\n---\n\nAcme offers nine pounds.\n",
    );
    site.write("content/committees/osmb/2018-12-01/meeting.md", "---\nagenda: { published: 2018-11-20 }\n---\n");
    site.write("content/committees/osmb/2018-12-01/01-plan.md", "---\ntitle: A plan\n---\n\nA quiet scheme.\n");
    let desk = Desk::over(site, &["--publish"]);
    let page = desk.path("public").join(PAGE.trim_start_matches('/')).join("index.html");
    desk.wait_for("a published page", |_| page.exists());
    assert!(desk.get("/committees/osmb/2018-08-30/sale/").text().contains("Acme offers nine pounds"));
    assert!(desk.get("/committees/osmb/2018-12-01/plan/").text().contains("A quiet scheme"));
    for round in 0..3 {
        desk.site.write(ITEM, item(&format!("report {round}")));
        desk.wait_for("the new words in public", |_| {
            fs::read_to_string(&page).is_ok_and(|page| page.contains(&format!("report {round}")))
        });
    }
    for (file, bytes) in outputs(&desk.path("public")) {
        let text = String::from_utf8_lossy(&bytes);
        for secret in ["Acme", "nine pounds", "quiet scheme", "_minutebook", "minutebook-watch"] {
            assert!(!text.contains(secret), "{file}: {secret}");
        }
    }
}

#[test]
fn what_would_publish_withheld_words_is_said_and_not_published() {
    let rules = SETTINGS.replace("rules: none", "rules: england-principal\nundated: open");
    let site = Site::of(&format!("{FILES}=== content/site.yaml\n{rules}"));
    site.write(
        "content/committees/osmb/2018-08-30/02-tenders.md",
        "---\ntitle: Network contract\nexempt: { paragraphs: [3], public_interest: Bids are still open. }\n---\n\n\
         Members were told that Quarrington Cabling had asked for twice as much as its rivals.\n",
    );
    let notes = "themes/default/assets/notes.js";
    let desk = Desk::over(site, &["--publish"]);
    let page = desk.path("public").join(PAGE.trim_start_matches('/')).join("index.html");
    desk.wait_for("a published page", |_| page.exists());
    desk.site.write(notes, "// Quarrington Cabling had asked for twice as much as its rivals\n");
    desk.wait_for("a word about it", |desk| {
        desk.printed().contains("error[withheld-words-published]") && desk.printed().contains("nothing was published")
    });
    let published = outputs(&desk.path("public"));
    assert!(published.values().all(|bytes| !String::from_utf8_lossy(bytes).contains("Quarrington")));
    desk.site.remove(notes);
    desk.site.write(ITEM, item("a second report"));
    desk.wait_for("the new words in public", |_| {
        fs::read_to_string(&page).is_ok_and(|page| page.contains("a second report"))
    });
}

/// A program that keeps the address that it is to open, in a folder of the site's.
fn fake_browser(site: &Site, end: u8) -> String {
    use std::os::unix::fs::PermissionsExt;
    let browser = site.root().join("settings/browser");
    let opened = site.root().join("settings/opened");
    site.write("settings/browser", format!("#!/bin/sh\necho \"$@\" >> '{}'\nexit {end}\n", opened.display()));
    fs::set_permissions(&browser, fs::Permissions::from_mode(0o755)).expect("it is ours");
    browser.display().to_string()
}

/// The watch with `--open` and a browser that ends so.
fn opened_by(browser: &str, site: Site) -> Desk {
    let mut program = Command::new(env!("CARGO_BIN_EXE_minutebook"));
    program.args(["watch", "--as-of", "2018-10-01", "--port", "0", "--open"]).env("BROWSER", browser);
    Desk::by(program, site)
}

#[test]
fn the_browser_is_opened_at_the_address_when_it_is_asked_for() {
    let site = Site::of(FILES);
    let browser = fake_browser(&site, 0);
    let desk = opened_by(&format!("{browser} %s:other"), site);
    let address = format!("http://127.0.0.1:{}/\n", desk.port);
    desk.wait_for("an open browser", |desk| {
        fs::read_to_string(desk.path("settings/opened")).is_ok_and(|opened| opened == address)
    });
    assert!(!desk.printed().contains("does not open"));
}

#[test]
fn a_browser_that_does_not_open_is_said_and_the_watch_goes_on() {
    let site = Site::of(FILES);
    let browser = fake_browser(&site, 3);
    for browser in [browser.as_str(), "/nowhere/browser"] {
        let desk = opened_by(browser, Site::of(FILES));
        desk.wait_for("a word about it", |desk| desk.printed().contains("the browser does not open"));
        assert!(desk.printed().contains(&format!("open http://127.0.0.1:{}/ yourself", desk.port)));
        desk.site.write(ITEM, item("a second report"));
        desk.wait_for_words(PAGE, "a second report");
    }
}

#[test]
fn what_is_no_editor_is_answered_with_what_to_type() {
    let site = Site::of(FILES);
    let program = Command::new(env!("CARGO_BIN_EXE_minutebook"))
        .args(["watch", "--port", "0", "--editor", "notepad"])
        .current_dir(site.root())
        .output()
        .expect("it starts");
    let said = String::from_utf8_lossy(&program.stderr).into_owned();
    assert_eq!(program.status.code(), Some(2), "{said}");
    assert!(said.contains("`notepad` is no editor that a link can open") && said.contains("`vscode`"), "{said}");
}

#[test]
fn the_editor_of_the_users_settings_is_used() {
    let site = Site::of(FILES);
    site.write("settings/minutebook/settings.yaml", "editor: zed\n");
    site.write(ITEM, "---\ntitle: Winter gritting\nexemt: 3\n---\n");
    let desk = Desk::over(site, &[]);
    assert!(desk.get(PAGE).text().contains("href=\"zed://file/"));
}
