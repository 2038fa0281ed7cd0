//! Files that real councils and committees have published: nothing is said of them that is not so.
//!
//! They stand in `../shared/corpora` beside the checkout (`MINUTEBOOK_SHARED` names another folder); where they are not,
//! this says so and checks nothing. Each was opened and looked at: of 27 PDFs and 4 texts of Word, none hides a word,
//! and 13 name whoever made them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use minutebook::audit::Limits;
use minutebook::audit::xray::look;

#[test]
fn nothing_is_said_of_real_papers_but_who_made_them() {
    let shared = std::env::var_os("MINUTEBOOK_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let folder = shared.join("corpora");
    if !folder.is_dir() {
        println!("skipped: `{}` is not there", folder.display());
        return;
    }
    let mut looked: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for entry in walkdir::WalkDir::new(folder) {
        let path = entry.unwrap().into_path();
        let Some(ending) = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()) else { continue };
        if !matches!(ending.as_str(), "pdf" | "docx") {
            continue;
        }
        let findings = look(&path.to_string_lossy(), &fs::read(&path).unwrap(), &Limits::default());
        let (authors, others): (Vec<_>, Vec<_>) =
            findings.into_iter().partition(|finding| finding.code.name() == "attachment-author");
        assert!(others.is_empty(), "{}: {others:?}", path.display());
        let (files, named) = looked.entry(ending).or_default();
        *files += 1;
        *named += authors.len();
    }
    let expected = [("docx".to_owned(), (4, 4)), ("pdf".to_owned(), (27, 9))];
    assert_eq!(looked, BTreeMap::from(expected));
}
