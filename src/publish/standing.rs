//! The site that stands in the folder before we publish.

use std::collections::HashSet;
use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::folder::Folder;
use super::{Error, Foreign, KEPT, MARKER};

/// What systems put into any folder that is looked at; a folder with nothing else in it is empty.
const NOTHING: [&str; 3] = [".DS_Store", "Thumbs.db", "desktop.ini"];

/// What is in the folder, without what is kept in its root.
#[derive(Debug)]
pub(super) struct Standing {
    real: PathBuf,
    metadata: Option<Metadata>,
    /// The files that minutebook made, without the marker.
    files: HashSet<String>,
    /// The marker is there.
    is_ours: bool,
    /// How many other things there are: links, files that we cannot name, all of a foreign folder.
    others: usize,
}

impl Standing {
    /// Looks at what is in the folder, and refuses what minutebook did not make.
    pub(super) fn look(folder: &Folder, foreign: Foreign) -> Result<Self, Error> {
        let real = folder.real().to_owned();
        let mut standing = Self { real, metadata: None, files: HashSet::new(), is_ours: false, others: 0 };
        match fs::metadata(folder.real()) {
            Ok(metadata) => standing.metadata = Some(metadata),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(standing),
            Err(source) => return Err(Error::read(folder.shown(), source)),
        }
        standing.is_ours = folder.real().join(MARKER).is_file();
        if !standing.is_ours && foreign == Foreign::Refuse && !is_empty(folder)? {
            return Err(Error::Foreign { folder: folder.shown().into() });
        }
        standing.walk(folder)?;
        Ok(standing)
    }

    /// The folder's permissions and owner, if it is there.
    pub(super) fn metadata(&self) -> Option<&Metadata> {
        self.metadata.as_ref()
    }

    /// How many files there are.
    pub(super) fn count(&self) -> usize {
        self.files.len() + self.others
    }

    /// The file of that path, if minutebook made one.
    pub(super) fn file(&self, path: &str) -> Option<PathBuf> {
        let is_there = if path == MARKER { self.is_ours } else { self.files.contains(path) };
        is_there.then(|| self.real.join(path))
    }

    fn walk(&mut self, folder: &Folder) -> Result<(), Error> {
        let root = folder.real();
        let walk = WalkDir::new(root).min_depth(1).into_iter();
        let walk = walk.filter_entry(|entry| entry.depth() != 1 || !KEPT.iter().any(|kept| entry.file_name() == *kept));
        for entry in walk {
            let entry = entry.map_err(|error| {
                let path = error.path().unwrap_or(root).to_owned();
                Error::read(path, error.into())
            })?;
            if entry.file_type().is_dir() || (entry.depth() == 1 && entry.file_name() == MARKER) {
                continue;
            }
            match public_path(root, entry.path()) {
                Some(path) if self.is_ours && entry.file_type().is_file() => {
                    self.files.insert(path);
                }
                _ => self.others += 1,
            }
        }
        Ok(())
    }
}

/// Is there nothing in the folder but what is kept and what systems put there?
fn is_empty(folder: &Folder) -> Result<bool, Error> {
    let failed = |source| Error::read(folder.shown(), source);
    for entry in fs::read_dir(folder.real()).map_err(failed)? {
        let name = entry.map_err(failed)?.file_name();
        if !KEPT.iter().chain(&NOTHING).any(|known| name == *known) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The path from the folder, with forward slashes.
fn public_path(root: &Path, path: &Path) -> Option<String> {
    let parts = path.strip_prefix(root).ok()?.iter().map(|part| part.to_str());
    Some(parts.collect::<Option<Vec<_>>>()?.join("/"))
}
