//! What can go wrong with the disk, in words for a clerk.

use std::fmt;
use std::io::{self, ErrorKind};
use std::path::PathBuf;

/// The disk would not let us.
#[derive(Debug)]
pub enum Error {
    /// A file or folder cannot be read.
    Read {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file or folder cannot be written.
    Write {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// There is one already, and it is not ours to replace.
    Exists {
        /// Which.
        path: PathBuf,
    },
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Read { path, source } => write!(f, "cannot read `{}`: {}", path.display(), reason(source)),
            Self::Write { path, source } => write!(f, "cannot write `{}`: {}", path.display(), reason(source)),
            Self::Exists { path } => write!(f, "`{}` is already there, and was left as it is", path.display()),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Read { source, .. } | Self::Write { source, .. } => Some(source),
            Self::Exists { .. } => None,
        }
    }
}

/// Says why the system would not, in plain words where we have them.
pub fn reason(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "there is no such file or folder".into(),
        ErrorKind::PermissionDenied => "you do not have permission".into(),
        ErrorKind::StorageFull => "the disk is full".into(),
        ErrorKind::QuotaExceeded => "your share of the disk is full".into(),
        ErrorKind::ReadOnlyFilesystem => "the disk can only be read".into(),
        ErrorKind::FileTooLarge => "the file would be larger than the system allows".into(),
        ErrorKind::NotADirectory | ErrorKind::AlreadyExists => "a file is in the way".into(),
        ErrorKind::InvalidFilename => "the name is too long or has a letter that this disk does not allow".into(),
        _ => error.to_string(),
    }
}
