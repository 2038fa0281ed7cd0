//! Lays new papers in their right place and under their right name; never overwrites.
//!
//! Takes the site's folder and what the paper is to be; gives what was [`Made`], or says what is in the way and
//! what to type instead. Each paper has all its keys in comments: the texts stand in `papers/` and `starter/`.
//! Reading papers is left to `paper`; here only the names of files and folders are looked at.

mod agenda;
mod date;
mod lay;
mod name;
mod paper;
mod shelf;
mod starter;
mod text;

use std::fmt;

use crate::files;

pub use date::date;
pub use paper::{Paper, paper, sitting};
pub use starter::site;

/// What was laid down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// The new files, relative to the site's folder.
    pub files: Vec<String>,
    /// A file that had to move for them: from, to.
    pub moved: Option<(String, String)>,
    /// What to do next.
    pub next: String,
}

impl Made {
    fn one(file: String, next: impl Into<String>) -> Self {
        Self { files: vec![file], moved: None, next: next.into() }
    }
}

/// Why nothing was laid down.
#[derive(Debug)]
pub enum Error {
    /// What was asked for cannot be: why, and what to type instead.
    Refused {
        /// One fact.
        message: String,
        /// What to type.
        hint: String,
    },
    /// The disk would not let us.
    Disk(files::Error),
}

impl Error {
    fn refused(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::Refused { message: message.into(), hint: hint.into() }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused { message, .. } => f.write_str(message),
            Self::Disk(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for Error {}

impl From<files::Error> for Error {
    fn from(error: files::Error) -> Self {
        Self::Disk(error)
    }
}
