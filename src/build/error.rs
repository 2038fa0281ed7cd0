//! What keeps a build from running at all: the world, or a wrong question.

use std::fmt;
use std::path::PathBuf;

use crate::{files, publish};

/// Why there is no outcome.
#[derive(Debug)]
pub enum Error {
    /// A file cannot be read or written.
    Files(files::Error),
    /// The site cannot be published.
    Publish(publish::Error),
    /// The folder that is to be read has no page in it.
    NoPage {
        /// Which.
        folder: PathBuf,
    },
    /// The theme has no such template.
    NoTemplate {
        /// The name as typed.
        name: String,
        /// What to type instead.
        hint: String,
    },
}

impl Error {
    /// Was something asked for that does not exist, so that the question is wrong and not the world?
    pub fn is_usage(&self) -> bool {
        match self {
            Self::NoTemplate { .. } | Self::NoPage { .. } => true,
            Self::Files(_) | Self::Publish(_) => false,
        }
    }

    /// What to type instead, where that is known.
    pub fn hint(&self) -> Option<&str> {
        match self {
            Self::NoTemplate { hint, .. } => Some(hint),
            Self::NoPage { .. } => Some("type the name of a published folder: `minutebook build` makes `public`"),
            Self::Files(_) | Self::Publish(_) => None,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Files(error) => error.fmt(f),
            Self::Publish(error) => error.fmt(f),
            Self::NoPage { folder } => write!(f, "there is no page in the folder `{}`", folder.display()),
            Self::NoTemplate { name, .. } => write!(f, "the theme has no template `{name}`"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Files(error) => error.source(),
            Self::Publish(error) => error.source(),
            Self::NoTemplate { .. } | Self::NoPage { .. } => None,
        }
    }
}

impl From<files::Error> for Error {
    fn from(error: files::Error) -> Self {
        Self::Files(error)
    }
}

impl From<publish::Error> for Error {
    fn from(error: publish::Error) -> Self {
        Self::Publish(error)
    }
}
