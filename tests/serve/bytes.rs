//! What is served is what `build` publishes; the frame is added to the answer, and to nothing else.

use std::collections::BTreeMap;

use minutebook::build::{Foreign, Options, build};

use crate::desk::Desk;
use crate::support::{Site, day, outputs};

/// The page as it was before the frame was put around it.
fn bare(page: &str) -> String {
    let begin = page.find("<minutebook-watch ").expect("there is a frame");
    let end = "<script src=\"/_minutebook/watch.js\" defer></script>\n";
    let after = page.find(end).expect("the frame has an end") + end.len();
    format!("{}{}", &page[..begin], &page[after..])
}

#[test]
fn beneath_the_frame_every_byte_is_one_that_build_publishes() {
    let site = Site::of("");
    copy_sample(&site);
    let target = tempfile::tempdir().expect("a folder");
    let options = Options {
        root: site.root().to_owned(),
        target: Some(target.path().join("public")),
        theme: None,
        base_url: None,
        as_of: day("2018-10-01"),
        foreign: Foreign::Refuse,
    };
    build(&options, &()).expect("the world does not fail");
    let mut published: BTreeMap<String, Vec<u8>> = outputs(&target.path().join("public"));
    published.remove(".minutebook");
    assert!(published.len() > 200, "the sample site is rich");

    let desk = Desk::over(site, &["--public"]);
    for (path, bytes) in &published {
        let address = format!("/{}", path.strip_suffix("index.html").unwrap_or(path));
        let answer = desk.get(&address.replace(' ', "%20"));
        assert_eq!(answer.status, 200, "{address}");
        if std::path::Path::new(path).extension().is_some_and(|extension| extension == "html") {
            assert_eq!(bare(&answer.text()), String::from_utf8_lossy(bytes), "{address}");
        } else {
            assert!(answer.body == *bytes, "{address}");
        }
    }
    assert!(!desk.path("public").exists(), "nothing was published");
}

#[test]
fn the_public_view_of_the_draft_preview_is_the_public_page() {
    let site = Site::of("");
    copy_sample(&site);
    let desk = Desk::over(site, &[]);
    let page = "/committees/osmb/2018-08-30/";
    let ask = |cookie: &str| {
        let port = desk.port;
        let request =
            format!("GET {page} HTTP/1.1\r\nHost: localhost:{port}\r\nCookie: {cookie}\r\nConnection: close\r\n\r\n");
        desk.ask(&request).text()
    };
    let public = bare(&ask(&format!("other=1; minutebook-{}=public", desk.port)));
    let site = Site::of("");
    copy_sample(&site);
    site.build();
    assert_eq!(public, site.page(page));
}

#[test]
fn a_page_is_found_without_its_last_slash() {
    let desk = Desk::new();
    let answer = desk.get("/committees/osmb");
    assert_eq!((answer.status, answer.header("location")), (307, Some("/committees/osmb/")));
}

#[test]
fn what_is_not_there_is_answered_with_the_page_that_says_so() {
    let desk = Desk::new();
    let answer = desk.get("/committees/nobody/");
    assert_eq!(answer.status, 404);
    assert!(answer.text().contains("minutebook-watch") && answer.text().contains("Borough of Exmoor Vale"));
}

/// Lays the sample site into the folder of another one.
fn copy_sample(site: &Site) {
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/content/.");
    let status = std::process::Command::new("cp").args(["-r", sample]).arg(site.root().join("content")).status();
    assert!(status.expect("there is a `cp`").success());
}
