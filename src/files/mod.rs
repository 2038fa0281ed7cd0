//! The disk: list, read, hash, write.

use std::fmt;
use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The disk would not let us.
#[derive(Debug)]
#[allow(missing_docs, reason = "each variant says what its fields hold")]
pub enum Error {
    /// A file or folder cannot be read.
    Read { path: PathBuf, source: io::Error },
    /// A file or folder cannot be written.
    Write { path: PathBuf, source: io::Error },
    /// There is one already, and it is not ours to replace.
    Exists { path: PathBuf },
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Read { path, source } => write!(f, "cannot read `{}`: {source}", path.display()),
            Self::Write { path, source } => write!(f, "cannot write `{}`: {source}", path.display()),
            Self::Exists { path } => write!(f, "`{}` is already there, and was left as it is", path.display()),
        }
    }
}

impl std::error::Error for Error {}

/// Writes a new file; one that is there already is an error and stays as it is.
pub fn create_new(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let failed = |source| Error::Write { path: path.to_owned(), source };
    let mut file = OpenOptions::new().write(true).create_new(true).open(path).map_err(failed)?;
    file.write_all(bytes).map_err(failed)
}
