//! Makes the published folder equal to the outputs, whole or not at all.
//!
//! Takes [`Output`]s, from many threads and in any order; gives [`Published`]. A file whose bytes are the same
//! stays the file that it was. The new site is made beside the old one, in `.<name>.minutebook-unfinished`, and
//! the two change places in one step: at a kill, a full disk or a lost permission, what is published is the whole
//! old site or the whole new one. Leaves it to others to say what is published.

mod error;
mod file;
mod folder;
mod staging;
mod standing;
mod swap;

pub use error::Error;

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::output::{Content, Fingerprint, Output, PublicPath};
use file::make_folder;
use folder::Folder;
use staging::Staging;
use standing::Standing;

/// The file by which a folder that minutebook made is known.
const MARKER: &str = ".minutebook";

/// What the marker says: the same on every machine and at every build.
const MARKER_WORDS: &[u8] = b"minutebook made this folder, and replaces all of it whenever it publishes.\n";

/// What stays where it is in the root of a published folder: it belongs to how the folder is served, not to the site.
const KEPT: [&str; 6] = [".git", ".gitignore", ".gitkeep", ".nojekyll", ".well-known", "CNAME"];

/// What stands in a published folder and is no part of the site, but of how it is served; without the history that `.git`
/// keeps, which nobody is to be served.
pub fn kept(folder: &Path) -> Vec<PathBuf> {
    let kept = KEPT.iter().filter(|name| **name != ".git").map(|name| folder.join(name));
    kept.filter(|path| path.symlink_metadata().is_ok()).collect()
}

/// What to do with a folder that is not empty and that minutebook did not make.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Foreign {
    /// Leave it as it is, and say so.
    Refuse,
    /// Replace all that is in it.
    Replace,
}

/// What changed in the published folder.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Published {
    /// Pages (HTML files) in the new site.
    pub pages: usize,
    /// Files that were not there before.
    pub new: usize,
    /// Files whose bytes changed.
    pub changed: usize,
    /// Files that are gone.
    pub removed: usize,
}

/// A folder that is about to be published to: locked, with room beside it for the new site.
///
/// Dropped without [`Target::commit`], it leaves everything as it was.
#[derive(Debug)]
pub struct Target {
    staging: Staging,
    standing: Standing,
    tally: Mutex<Tally>,
    /// The folders of the new site that have been made.
    folders: Mutex<HashSet<String>>,
}

/// What has been put so far.
#[derive(Debug, Default)]
struct Tally {
    published: Published,
    all: HashSet<PublicPath>,
    /// Those whose bytes stand in the old site already.
    same: Vec<PublicPath>,
}

/// How an output compares with the old site.
enum Fate {
    New,
    Changed,
    Same,
}

impl Target {
    /// Locks `folder`, and puts right what a killed build left.
    ///
    /// `sources` are the folders that the site is made from: a target that is, holds or lies in one of them is
    /// refused, as are the home folder, the root, and (unless told otherwise) what minutebook did not make.
    pub fn open(folder: &Path, sources: &[&Path], foreign: Foreign) -> Result<Self, Error> {
        let folder = Folder::resolve(folder, sources)?;
        let staging = Staging::open(folder)?;
        let standing = Standing::look(staging.folder(), foreign)?;
        staging.begin(standing.metadata())?;
        Ok(Self { staging, standing, tally: Mutex::default(), folders: Mutex::default() })
    }

    /// Puts one output into the new site; its content may be dropped then. Many threads may put at once.
    ///
    /// A file that is not read here for the first time has a `seal`, the fingerprint of what was read then: another file
    /// in its place is an error.
    pub fn put(&self, output: &Output, seal: Option<&Fingerprint>) -> Result<(), Error> {
        let path = &output.path;
        let root = path.as_str().split('/').next().unwrap_or_default();
        if root == MARKER || KEPT.contains(&root) {
            return Err(Error::Reserved { path: path.clone() });
        }
        if !lock(&self.tally).all.insert(path.clone()) {
            return Err(Error::Twice { path: path.clone() });
        }
        let fate = self.place(path.as_str(), &output.content, seal)?;
        let mut tally = lock(&self.tally);
        tally.published.pages += usize::from(path.is_page());
        match fate {
            Fate::New => tally.published.new += 1,
            Fate::Changed => tally.published.changed += 1,
            Fate::Same => tally.same.push(path.clone()),
        }
        Ok(())
    }

    /// Makes what was put the published site, in one step.
    pub fn commit(self) -> Result<Published, Error> {
        let marker = self.place(MARKER, &Content::Bytes(MARKER_WORDS.to_vec()), None)?;
        let Tally { mut published, mut same, .. } = std::mem::take(&mut *lock(&self.tally));
        published.removed = self.standing.count() - published.changed - same.len();
        let nothing_changed = published == Published { pages: published.pages, ..Published::default() };
        if nothing_changed && matches!(marker, Fate::Same) {
            return Ok(published);
        }
        same.sort_unstable();
        for path in &same {
            self.carry(path.as_str())?;
        }
        if matches!(marker, Fate::Same) {
            self.carry(MARKER)?;
        }
        self.staging.swap()?;
        Ok(published)
    }

    /// Writes a file of the new site, unless its bytes stand in the old one.
    fn place(&self, path: &str, content: &Content, seal: Option<&Fingerprint>) -> Result<Fate, Error> {
        let fate = match self.standing.file(path) {
            Some(standing) if file::is_same(&standing, content, seal) => return Ok(Fate::Same),
            Some(_) => Fate::Changed,
            None => Fate::New,
        };
        self.make_folders(path)?;
        file::write(&self.staging.site().join(path), content, seal)?;
        Ok(fate)
    }

    /// Takes a file of the old site into the new one: the same file, with its times.
    fn carry(&self, path: &str) -> Result<(), Error> {
        self.make_folders(path)?;
        file::carry(&self.staging.folder().real().join(path), &self.staging.site().join(path))
    }

    /// Makes the folders that the file of that path stands in.
    fn make_folders(&self, path: &str) -> Result<(), Error> {
        let Some((folder, _)) = path.rsplit_once('/') else { return Ok(()) };
        if lock(&self.folders).contains(folder) {
            return Ok(());
        }
        self.make_folders(folder)?;
        make_folder(&self.staging.site().join(folder))?;
        lock(&self.folders).insert(folder.to_owned());
        Ok(())
    }
}

/// Locks what many threads write; a thread that panicked in between has left it whole.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
