//! The folder that is published to: where it really is, and whether it may be one.
//!
//! Only looks; makes nothing.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use super::Error;

/// A folder that may be published to. It need not be there yet.
#[derive(Debug)]
pub(super) struct Folder {
    shown: PathBuf,
    parent: PathBuf,
    name: OsString,
    real: PathBuf,
}

impl Folder {
    /// Follows links to where the folder really is, and refuses what would destroy more than a website.
    pub(super) fn resolve(shown: &Path, sources: &[&Path]) -> Result<Self, Error> {
        let real = real(shown).map_err(|source| Error::read(shown, source))?;
        let home = env::home_dir().and_then(|home| home.canonicalize().ok());
        let (Some(parent), Some(name)) = (real.parent(), real.file_name()) else {
            return Err(Error::Home { folder: shown.into() });
        };
        if home.is_some_and(|home| home.starts_with(&real)) {
            return Err(Error::Home { folder: shown.into() });
        }
        for source in sources {
            let real_source = self::real(source).map_err(|error| Error::read(*source, error))?;
            if real.starts_with(&real_source) || real_source.starts_with(&real) {
                return Err(Error::Source { folder: shown.into(), source: (*source).into() });
            }
        }
        if real.exists() {
            if !real.is_dir() {
                return Err(Error::NotFolder { folder: shown.into() });
            }
            if is_mount_point(&real, parent) {
                return Err(Error::Fixed { folder: shown.into() });
            }
        }
        Ok(Self { shown: shown.into(), parent: parent.into(), name: name.into(), real })
    }

    /// The folder as it was asked for: for messages.
    pub(super) fn shown(&self) -> &Path {
        &self.shown
    }

    /// The folder with all links followed.
    pub(super) fn real(&self) -> &Path {
        &self.real
    }

    /// The folder that it lies in.
    pub(super) fn parent(&self) -> &Path {
        &self.parent
    }

    /// Where the new site is made: beside the folder, so that the two can change places.
    pub(super) fn unfinished(&self) -> PathBuf {
        let mut name = OsString::from(".");
        name.push(&self.name);
        name.push(".minutebook-unfinished");
        self.parent.join(name)
    }
}

/// The path with its links followed, of which the last parts need not be there.
fn real(path: &Path) -> io::Result<PathBuf> {
    let mut real = PathBuf::new();
    let mut rest: Vec<OsString> = parts(&std::path::absolute(path)?);
    // As many links as Linux would follow.
    let mut links = 40;
    while let Some(part) = rest.pop() {
        if part == ".." {
            real.pop();
            continue;
        }
        real.push(&part);
        if real.is_symlink() {
            if links == 0 {
                return Err(io::ErrorKind::InvalidFilename.into());
            }
            links -= 1;
            let leads = fs::read_link(&real)?;
            real.pop();
            rest.extend(parts(&leads));
        }
    }
    Ok(real)
}

/// The parts of a path, the first one last. The root is a part, and takes the place of what stands before it.
fn parts(path: &Path) -> Vec<OsString> {
    let wanted = path.components().filter(|part| !matches!(part, Component::CurDir));
    let mut parts: Vec<OsString> = wanted.map(|part| part.as_os_str().to_owned()).collect();
    parts.reverse();
    parts
}

/// Is the folder the root of a disk of its own?
#[cfg(unix)]
fn is_mount_point(real: &Path, parent: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let disk = |path: &Path| fs::metadata(path).map(|metadata| metadata.dev()).ok();
    disk(real) != disk(parent)
}

/// Is the folder the root of a disk of its own? Where we cannot tell, the swap fails and says so.
#[cfg(not(unix))]
fn is_mount_point(_: &Path, _: &Path) -> bool {
    false
}
