//! A public path and its bytes.
//!
//! Takes paths and contents from the rooms that make them; gives [`Output`]s, and a diagnostic where two
//! planned outputs would have one path. Knows nothing of meetings and never touches the disk.

mod fingerprint;

pub use fingerprint::{Fingerprint, Fingerprinter};

use std::borrow::Borrow;
use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};

/// Where an output stands in the published folder: relative, forward slashes, no `.` or `..`, never empty.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PublicPath(Arc<str>);

impl PublicPath {
    /// The path, if it stays inside the published folder.
    pub fn new(path: &str) -> Option<Self> {
        let fits = |part: &str| !part.is_empty() && part != "." && part != ".." && !part.contains(['\\', '\0']);
        path.split('/').all(fits).then(|| Self(path.into()))
    }

    /// The path with forward slashes.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Is it a page?
    pub fn is_page(&self) -> bool {
        self.0.ends_with(".html")
    }
}

impl Borrow<str> for PublicPath {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for PublicPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One file of the published site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// Where it stands.
    pub path: PublicPath,
    /// What is in it.
    pub content: Content,
}

/// What is in an output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// These bytes.
    Bytes(Vec<u8>),
    /// The bytes of that file, which are copied and never read into memory whole.
    File(PathBuf),
}

/// Names each path that two things want, one perhaps as a file and the other as a folder; `planned` holds each path and
/// the paper that asks for it.
pub fn unique<'a>(planned: impl IntoIterator<Item = (&'a PublicPath, &'a Place)>) -> Diagnostics {
    let mut taken: BTreeMap<&str, &Place> = BTreeMap::new();
    let mut diagnostics = Diagnostics::new();
    for (path, place) in planned {
        if let Some(first) = taken.insert(path.as_str(), place) {
            diagnostics.push(twice(path.as_str(), place, first));
        }
    }
    for (path, place) in &taken {
        let mut folders = path.match_indices('/').map(|(end, _)| &path[..end]);
        if let Some((folder, first)) = folders.find_map(|folder| taken.get_key_value(folder)) {
            diagnostics.push(twice(folder, place, first));
        }
    }
    diagnostics
}

fn twice(path: &str, place: &Place, first: &Place) -> Diagnostic {
    let address = path.strip_suffix("index.html").unwrap_or(path);
    let message = format!("two papers would be published at `/{address}`");
    Diagnostic::new(Code::AddressRepeated, place.clone(), message)
        .label("this one")
        .also(first.clone(), "and this one")
        .hint("give one of the two files another name")
}
