//! Why a file cannot be read.

use std::fmt;

/// Why a file cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// It takes a password.
    Locked,
    /// It is not what its name or its first bytes say.
    Broken,
    /// It is of a kind that nobody can look into with certainty any more.
    Old(&'static str),
    /// It is an archive that only its own program opens.
    Packed(&'static str),
    /// Reading it would take too much.
    TooLarge(Excess),
}

/// What there is too much of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Excess {
    /// Bytes, as the file lies there.
    File,
    /// Bytes, unpacked.
    Unpacked,
    /// Objects or members.
    Objects,
    /// Files in files.
    Depth,
    /// Work.
    Steps,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Locked => f.write_str("it takes a password to open"),
            Self::Broken => f.write_str("it is broken or not what its name says"),
            Self::Old(kind) => write!(f, "nobody can look into {kind} with certainty"),
            Self::Packed(kind) => write!(f, "nobody can look into {kind}"),
            Self::TooLarge(excess) => excess.fmt(f),
        }
    }
}

impl fmt::Display for Excess {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::File => "it is too large",
            Self::Unpacked => "it unpacks to more than any paper needs",
            Self::Objects => "it is made of more parts than any paper needs",
            Self::Depth => "it holds files within files within files",
            Self::Steps => "its pages take more work to draw than any paper needs",
        })
    }
}

impl std::error::Error for Unreadable {}
