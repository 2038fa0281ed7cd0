//! The files of an index: each named by what is in it, so that no browser mixes those of two builds.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{FOLDER, hash};
use crate::output::{Content, Output, PublicPath};

/// The files, by name.
#[derive(Default)]
pub(super) struct Files {
    files: BTreeMap<String, Vec<u8>>,
}

impl Files {
    /// From how many bytes on a file of words is closed: a visitor fetches one for each word typed.
    const FULL: usize = 5_000;
    /// The same for titles: a visitor fetches one for nearly each result.
    pub const SMALL: usize = 1_600;

    /// Is a file of words long enough?
    pub fn is_full(bytes: &[u8]) -> bool {
        bytes.len() > Self::FULL
    }

    /// Adds a file; gives the part of its name that says what is in it.
    pub fn add(&mut self, sort: &str, extension: &str, bytes: Vec<u8>) -> String {
        let hash = hash::name(&bytes);
        self.files.insert(format!("{sort}-{hash}.{extension}"), bytes);
        hash
    }

    /// Adds the file that is fetched first and names the others.
    pub fn first(&mut self, index: &Value) {
        self.files.insert("index.json".into(), format!("{index}\n").into_bytes());
    }

    /// The files as they are published.
    pub fn into_outputs(self) -> Vec<Output> {
        let files = self.files.into_iter();
        files
            .map(|(name, bytes)| {
                let path = PublicPath::new(&format!("{FOLDER}{name}")).expect("the name is letters and digits");
                Output { path, content: Content::Bytes(bytes) }
            })
            .collect()
    }
}
