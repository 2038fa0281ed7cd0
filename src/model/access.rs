//! Who may read a paper, and what the public is told of one that it may not read.

use jiff::civil::Date;

use crate::diagnostic::{Place, Placed};

/// Who may read a paper.
#[derive(Debug, Clone, PartialEq)]
pub enum Access {
    /// Everyone.
    Open,
    /// Not the public, by law and for a reason that the public may read.
    Exempt(Exemption),
    /// Not the public, for the reason given.
    Confidential(String),
}

impl Access {
    /// May everyone read it?
    pub fn is_open(&self) -> bool {
        *self == Self::Open
    }
}

/// Why a paper is exempt.
#[derive(Debug, Clone, PartialEq)]
pub struct Exemption {
    /// The paragraphs of the scheme.
    pub paragraphs: Vec<Placed<u32>>,
    /// Why the public interest is better served by withholding it.
    pub public_interest: Option<String>,
    /// When that is to be looked at again.
    pub review: Option<Date>,
    /// What the public may know of it.
    pub summary: Option<String>,
    /// Where somebody typed that it is exempt.
    pub place: Place,
}

/// What the public may know of a report under an open item that it may not read: that there is one, and why it is not
/// for publication (Local Government Act 1972, section 100B(5)).
#[derive(Debug, Clone, PartialEq)]
pub struct ShutReport {
    /// The title that it has for the public, where somebody gave one.
    pub title: Option<String>,
    /// The language of that title, where that is not the site's.
    pub language: Option<String>,
    /// Why it is withheld.
    pub access: Access,
}

/// A phrase of a withheld paper that is public already, so that it is no leak.
#[derive(Debug, Clone, PartialEq)]
pub struct Allowed {
    /// The phrase.
    pub text: String,
    /// Why it may be published.
    pub because: String,
    /// Where it was typed.
    pub place: Place,
}
