//! How a command ends: what the shell is told, and what keeps a command from doing its work.

use std::process::ExitCode;

/// What the shell is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// All is well: published, checked or made.
    Well = 0,
    /// The content has errors, and nothing was published.
    ContentHasErrors = 1,
    /// The command was not understood, or asks for something that does not exist.
    WrongUsage = 2,
    /// The world failed: a disk is full, a permission is missing.
    WorldFailed = 3,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// Why a command could not do its work.
#[derive(Debug)]
pub(super) enum Failure {
    /// It was asked for something that does not exist or cannot be: what that is, and what to type instead.
    Usage { message: String, hint: Option<String> },
    /// The world failed.
    World(anyhow::Error),
}

impl Failure {
    /// Something that does not exist was asked for.
    pub(super) fn usage(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::Usage { message: message.into(), hint: Some(hint.into()) }
    }

    /// What the shell is told of it.
    pub(super) fn exit(&self) -> Exit {
        match self {
            Self::Usage { .. } => Exit::WrongUsage,
            Self::World(_) => Exit::WorldFailed,
        }
    }
}

impl From<crate::build::Error> for Failure {
    fn from(error: crate::build::Error) -> Self {
        if error.is_usage() {
            Self::Usage { message: error.to_string(), hint: error.hint().map(ToOwned::to_owned) }
        } else {
            Self::World(error.into())
        }
    }
}

impl From<crate::serve::Error> for Failure {
    fn from(error: crate::serve::Error) -> Self {
        match error {
            crate::serve::Error::Host { .. } => Self::Usage { message: error.to_string(), hint: None },
            crate::serve::Error::NoPort { .. } | crate::serve::Error::Port { .. } => {
                Self::usage(error.to_string(), "type `--port` and another number")
            }
            crate::serve::Error::Thread(_) => Self::World(error.into()),
        }
    }
}

impl From<crate::new::Error> for Failure {
    fn from(error: crate::new::Error) -> Self {
        match error {
            crate::new::Error::Refused { message, hint } => Self::usage(message, hint),
            crate::new::Error::Disk(error) => Self::World(error.into()),
        }
    }
}
