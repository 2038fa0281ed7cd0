//! The same content gives the same bytes: in any folder, laid in any order, under any umask, time zone, locale and home.

#![cfg(unix)]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use support::outputs;

/// The files below a folder of this repository.
fn files(folder: &str) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let walk = walkdir::WalkDir::new(root.join(folder)).sort_by_file_name().into_iter();
    let files = walk.map(|entry| entry.expect("readable")).filter(|entry| entry.file_type().is_file());
    files.map(|entry| entry.path().strip_prefix(root).expect("inside").to_owned()).collect()
}

/// Copies the sample site, file by file in that order, and publishes it in that environment.
fn published(folder: &Path, files: &[PathBuf], umask: &str, environment: &[(&str, &str)]) -> Made {
    for file in files {
        let copy = folder.join(file);
        fs::create_dir_all(copy.parent().expect("a folder")).expect("made");
        fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join(file), copy).expect("copied");
    }
    let output = Command::new("sh")
        .args(["-c", &format!("umask {umask}; exec \"$0\" build --as-of 2018-10-01")])
        .arg(env!("CARGO_BIN_EXE_minutebook"))
        .current_dir(folder.join("content"))
        .envs(environment.iter().copied())
        .output()
        .expect("it runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let public = folder.join("public");
    let walk = walkdir::WalkDir::new(&public).into_iter().map(|entry| entry.expect("readable"));
    let modes = walk.map(|entry| {
        let path = entry.path().strip_prefix(&public).expect("inside").to_string_lossy().into_owned();
        (path, entry.metadata().expect("readable").permissions().mode())
    });
    Made { modes: modes.collect(), bytes: outputs(&public) }
}

struct Made {
    bytes: BTreeMap<String, Vec<u8>>,
    modes: BTreeMap<String, u32>,
}

#[test]
fn the_same_content_gives_the_same_bytes_everywhere() {
    let mut sample = files("content");
    let (here, there) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    let one = published(
        here.path(),
        &sample,
        "022",
        &[("TZ", "UTC"), ("LC_ALL", "C"), ("LANG", "C"), ("HOME", "/"), ("RAYON_NUM_THREADS", "1")],
    );
    sample.reverse();
    let other = published(
        &there.path().join("a folder with spaces, ä and 議").join("deep"),
        &sample,
        "077",
        &[
            ("TZ", "Pacific/Kiritimati"),
            ("LC_ALL", "tr_TR.UTF-8"),
            ("LANG", "ar_EG.UTF-8"),
            ("HOME", "/nonexistent"),
            ("RAYON_NUM_THREADS", "7"),
            ("NO_COLOR", "1"),
            ("SOURCE_DATE_EPOCH", "0"),
        ],
    );
    assert!(one.bytes.len() > 100, "the sample site is not there");
    let differs = |path: &&String| one.bytes.get(*path) != other.bytes.get(*path);
    let paths = one.bytes.keys().chain(other.bytes.keys());
    assert_eq!(paths.filter(differs).collect::<Vec<_>>(), Vec::<&String>::new());
    assert_eq!(one.modes, other.modes);
}
