//! Why a site could not be published, in words for a clerk: what is, and what to do.

use std::fmt;
use std::io;
use std::path::PathBuf;

use crate::files;
use crate::output::PublicPath;

/// Publishing failed. The published site is as it was, save for [`Error::Untidy`].
#[derive(Debug)]
#[allow(missing_docs, reason = "each variant says what its fields hold")]
pub enum Error {
    /// The folder is not empty, and minutebook did not make it.
    Foreign { folder: PathBuf },
    /// Another build is publishing to it.
    Busy { folder: PathBuf },
    /// It is a file, or a link in a circle.
    NotFolder { folder: PathBuf },
    /// It is the root of the file system, the home folder, or a folder that holds one of these.
    Home { folder: PathBuf },
    /// It is, holds or lies in a folder that the site is made from.
    Source { folder: PathBuf, source: PathBuf },
    /// The system keeps the folder in its place, so that it cannot change places with another.
    Fixed { folder: PathBuf },
    /// There is no room beside it for the new site: its parent cannot be written in.
    Beside { folder: PathBuf, parent: PathBuf, source: io::Error },
    /// The disk has no locks, so that two builds at once could not be told apart.
    Unlockable { folder: PathBuf, source: io::Error },
    /// An output would replace what stays where it is in the root of the folder.
    Reserved { path: PublicPath },
    /// Two outputs have one path.
    Twice { path: PublicPath },
    /// A file is not the one that was looked into any more.
    Changed { path: PathBuf },
    /// The disk would not let us read or write.
    File(files::Error),
    /// What is left of a build, at `path`, cannot be deleted.
    Leftover { path: PathBuf, source: io::Error },
    /// What is kept in the folder is at `path`, moved there in the middle of a swap, and cannot be put back.
    Kept { kept: PathBuf, path: PathBuf, source: io::Error },
    /// The new site is published; the old one could not be tidied away.
    Untidy(Box<Error>),
}

impl Error {
    /// A file or folder that cannot be read.
    pub(super) fn read(path: impl Into<PathBuf>, source: io::Error) -> Self {
        Self::File(files::Error::Read { path: path.into(), source })
    }

    /// A file or folder that cannot be written.
    pub(super) fn write(path: impl Into<PathBuf>, source: io::Error) -> Self {
        Self::File(files::Error::Write { path: path.into(), source })
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Foreign { folder } => write!(
                f,
                "`{}` is not empty, and minutebook did not make it: publish to another folder with `--out`, \
                 or replace all that is in it with `--force`",
                folder.display()
            ),
            Self::Busy { folder } => {
                write!(f, "another build is publishing to `{}`: wait until it has ended", folder.display())
            }
            Self::NotFolder { folder } => {
                write!(f, "`{}` is not a folder: publish to a folder with `--out`", folder.display())
            }
            Self::Home { folder } => write!(
                f,
                "`{}` holds more than a website, and publishing replaces all of it: \
                 publish to a folder of its own with `--out`",
                folder.display()
            ),
            Self::Source { folder, source } => write!(
                f,
                "`{}` is published to, and `{}` is what is published: \
                 choose a folder that is apart from it with `--out`",
                folder.display(),
                source.display()
            ),
            Self::Fixed { folder } => write!(
                f,
                "`{0}` is fixed in its place (a disk or a container's volume), and the old site and the new one \
                 could not change places: publish to a folder inside it with `--out {1}`",
                folder.display(),
                folder.join("site").display()
            ),
            Self::Beside { folder, parent, source } => write!(
                f,
                "cannot write in `{}`, where the new site is made beside `{}`: {}",
                parent.display(),
                folder.display(),
                files::reason(source)
            ),
            Self::Unlockable { folder, source } => write!(
                f,
                "the disk that holds `{}` cannot keep two builds apart ({source}): \
                 publish to a folder on this computer with `--out`, and copy it",
                folder.display()
            ),
            Self::Reserved { path } => write!(
                f,
                "`{path}` would replace what stays in the root of the published folder: \
                 give the file another name, or put it there by hand"
            ),
            Self::Twice { path } => {
                write!(f, "two files would be published as `{path}`: give one of the two another name")
            }
            Self::Changed { path } => write!(
                f,
                "`{}` was changed while the site was built, after it had been looked into: build again",
                path.display()
            ),
            Self::File(error) => error.fmt(f),
            Self::Leftover { path, source } => write!(
                f,
                "`{}` is left of a build and cannot be deleted ({}): delete it by hand",
                path.display(),
                files::reason(source)
            ),
            Self::Kept { kept, path, source } => write!(
                f,
                "`{0}` was moved to `{1}` for a moment and cannot be put back ({2}): move it back by hand",
                kept.display(),
                path.display(),
                files::reason(source)
            ),
            Self::Untidy(error) => write!(f, "the new site is published, but {error}"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Beside { source, .. }
            | Self::Unlockable { source, .. }
            | Self::Leftover { source, .. }
            | Self::Kept { source, .. } => Some(source),
            Self::File(error) => Some(error),
            Self::Untidy(error) => Some(error),
            Self::Foreign { .. }
            | Self::Busy { .. }
            | Self::NotFolder { .. }
            | Self::Home { .. }
            | Self::Source { .. }
            | Self::Fixed { .. }
            | Self::Reserved { .. }
            | Self::Changed { .. }
            | Self::Twice { .. } => None,
        }
    }
}
