//! The sample site, built and compared with `tests/golden/` as a folder.
//!
//! With `UPDATE=1` in the environment the golden folder is written as the site is now; read what changed before you
//! accept it.

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use minutebook::build::{Options, Outcome, build};
use minutebook::publish::Foreign;
use support::{day, messages, outputs};

fn sample(target: &Path, as_of: &str) -> Outcome {
    let options = Options {
        root: env!("CARGO_MANIFEST_DIR").into(),
        target: Some(target.into()),
        theme: None,
        base_url: None,
        as_of: day(as_of),
        foreign: Foreign::Refuse,
    };
    build(&options, &()).expect("the world does not fail")
}

/// The pages and theme files of a site: what is not copied from `content/` byte for byte.
fn made(all: BTreeMap<String, Vec<u8>>) -> BTreeMap<String, Vec<u8>> {
    let is_made = |path: &String| {
        path.starts_with("assets/") || Path::new(path).extension().is_some_and(|ending| ending == "html")
    };
    let same = |text: &str| without_hashes(text);
    let made = all.into_iter().filter(|(path, _)| is_made(path));
    made.map(|(path, bytes)| match String::from_utf8(bytes) {
        Ok(text) if path.ends_with("html") => (path, same(&text).into_bytes()),
        Ok(text) => (same(&path), text.into_bytes()),
        Err(error) => (path, error.into_bytes()),
    })
    .collect()
}

/// The names of stylesheets and scripts without the hash of what is in them, so that a change of the stylesheet
/// changes one file here and not all.
fn without_hashes(text: &str) -> String {
    let mut parts = text.split("assets/");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        plain += "assets/";
        let is_hash = |hash: &str| hash.len() == 10 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
        let hash = part.split('.').nth(1).filter(|hash| is_hash(hash));
        plain += &hash.map_or_else(|| part.to_owned(), |hash| part.replacen(hash, "HASH", 1));
    }
    plain
}

#[test]
fn the_sample_site_is_as_it_was() {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let target = tempfile::tempdir().expect("a folder");
    sample(target.path(), "2018-10-01");
    let now = made(outputs(target.path()));
    if std::env::var_os("UPDATE").is_some() {
        let _ = fs::remove_dir_all(&golden);
        for (path, bytes) in &now {
            let path = golden.join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            fs::write(path, bytes).expect("written");
        }
    }
    let then = outputs(&golden);
    let gone: Vec<&String> = then.keys().filter(|path| !now.contains_key(*path)).collect();
    let new: Vec<&String> = now.keys().filter(|path| !then.contains_key(*path)).collect();
    let changed: Vec<String> = now
        .iter()
        .filter_map(|(path, bytes)| {
            let before = then.get(path).filter(|before| *before != bytes)?;
            Some(format!("{path}: {}", first_difference(before, bytes)))
        })
        .collect();
    assert!(
        gone.is_empty() && new.is_empty() && changed.is_empty(),
        "gone: {gone:#?}\nnew: {new:#?}\nchanged: {changed:#?}"
    );
}

fn first_difference(before: &[u8], now: &[u8]) -> String {
    let (before, now) = (String::from_utf8_lossy(before), String::from_utf8_lossy(now));
    let mut lines = before.lines().zip(now.lines()).enumerate();
    lines
        .find(|(_, (before, now))| before != now)
        .map_or("one is longer".into(), |(line, (before, now))| format!("line {}\n- {before}\n+ {now}", line + 1))
}

#[test]
fn nothing_is_wrong_with_the_sample_site_on_any_day() {
    for as_of in
        ["2017-04-30", "2017-11-30", "2018-08-25", "2018-08-30", "2018-10-01", "2019-06-01", "2026-11-24", "2027-06-01"]
    {
        let target = tempfile::tempdir().expect("a folder");
        let outcome = sample(target.path(), as_of);
        assert_eq!(messages(&outcome), Vec::<String>::new(), "as of {as_of}");
        assert!(outcome.published.is_some(), "as of {as_of}");
    }
}
