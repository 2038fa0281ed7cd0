//! A site from one string of several files: build it, look at its pages, edit, build again.
//!
//! ```text
//! === content/site.yaml
//! authority: Borough of Exmoor Vale
//! === content/committees/osmb/committee.md
//! ...
//! ```

#![allow(dead_code, reason = "each test file uses a part")]

pub mod html;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use minutebook::build::{Options, Outcome, build};
use minutebook::publish::Foreign;
use tempfile::TempDir;

/// The settings of a site that does not bring its own.
pub const SETTINGS: &str = "authority: Borough of Exmoor Vale\nbase_url: https://democracy.example.org\nrules: none\n";

/// A site in a folder of its own.
pub struct Site {
    folder: TempDir,
    pub as_of: Date,
    pub theme: Option<String>,
}

impl Site {
    /// The site of these files, each after a line `=== path`; with plain settings when it has none.
    pub fn of(files: &str) -> Self {
        let site = Self { folder: tempfile::tempdir().expect("a folder"), as_of: day("2018-10-01"), theme: None };
        site.write("content/site.yaml", SETTINGS);
        for part in files.split("=== ").skip(1) {
            let (path, text) = part.split_once('\n').unwrap_or((part, ""));
            site.write(path.trim(), text);
        }
        site
    }

    pub fn on(mut self, date: &str) -> Self {
        self.as_of = day(date);
        self
    }

    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    pub fn public(&self) -> PathBuf {
        self.root().join("public")
    }

    pub fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.root().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, text).expect("written");
    }

    pub fn remove(&self, path: &str) {
        fs::remove_file(self.root().join(path)).expect("removed");
    }

    pub fn options(&self) -> Options {
        Options {
            root: self.root().to_owned(),
            target: Some(self.public()),
            theme: self.theme.clone(),
            base_url: None,
            as_of: self.as_of,
            foreign: Foreign::Refuse,
        }
    }

    /// Builds and publishes; the world does not fail.
    pub fn build(&self) -> Outcome {
        build(&self.options(), &()).expect("the world does not fail")
    }

    /// Builds a site with which nothing is wrong.
    pub fn build_clean(&self) -> BTreeMap<String, Vec<u8>> {
        let outcome = self.build();
        assert_eq!(messages(&outcome), Vec::<String>::new());
        self.outputs()
    }

    /// Every published file and its bytes.
    pub fn outputs(&self) -> BTreeMap<String, Vec<u8>> {
        outputs(&self.public())
    }

    /// The page at an address, as HTML.
    pub fn page(&self, address: &str) -> String {
        let path = self.public().join(address.trim_start_matches('/')).join("index.html");
        fs::read_to_string(&path).unwrap_or_else(|_| panic!("no page at {address}"))
    }

    /// The words of the page at an address, without mark-up.
    pub fn words(&self, address: &str) -> String {
        words(&self.page(address))
    }
}

/// A date.
pub fn day(date: &str) -> Date {
    date.parse().expect("a date")
}

/// Every file below a folder and its bytes.
pub fn outputs(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = walkdir::WalkDir::new(folder).into_iter().map(|entry| entry.expect("readable"));
    files
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).expect("inside").to_string_lossy().replace('\\', "/");
            (path, fs::read(entry.path()).expect("readable"))
        })
        .collect()
}

/// What is wrong, one line each: `code file: message`.
pub fn messages(outcome: &Outcome) -> Vec<String> {
    let line = |diagnostic: &minutebook::diagnostic::Diagnostic| {
        format!("{} {}: {}", diagnostic.code, diagnostic.place().file, diagnostic.message)
    };
    outcome.diagnostics.iter().map(line).collect()
}

/// The words that a reader sees of some HTML: without tags, styles and scripts, entities undone, spaces folded.
pub fn words(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        let end = rest[at..].find('>').map_or(rest.len(), |end| at + end + 1);
        let tag = &rest[at..end];
        rest = &rest[end..];
        let name: String = tag[1..].chars().take_while(char::is_ascii_alphanumeric).collect();
        if matches!(name.as_str(), "style" | "script" | "title") {
            rest = rest.split_once(&format!("</{name}>")).map_or("", |(_, after)| after);
        }
        if !matches!(name.as_str(), "a" | "b" | "em" | "strong" | "i" | "sup" | "del" | "code" | "span" | "time") {
            text.push(' ');
        }
    }
    text.push_str(rest);
    for (entity, character) in [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&nbsp;", " "),
        ("&amp;", "&"),
    ] {
        text = text.replace(entity, character);
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
