//! The doors of the conductor.

use std::fmt;

use super::{Options, Outcome, Progress};

/// What kept a build from running at all.
#[derive(Debug)]
pub enum Error {
    /// The conductor is not there yet.
    Unfinished,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unfinished => f.write_str("nothing can be built yet"),
        }
    }
}

impl std::error::Error for Error {}

impl Error {
    /// Was something asked for that does not exist?
    pub fn is_usage(&self) -> bool {
        match self {
            Self::Unfinished => false,
        }
    }
}

/// A template of the theme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateInfo {
    /// Its name (`meeting.html`).
    pub name: String,
    /// What it makes ("a meeting").
    pub makes: String,
    /// Where it comes from ("built in", or its file).
    pub origin: String,
}

/// Builds the site, or only checks it when there is no target.
pub fn build(options: &Options, progress: &dyn Progress) -> Result<Outcome, Error> {
    let _ = (options, progress);
    Err(Error::Unfinished)
}

/// Lists the templates of the theme.
pub fn templates(options: &Options) -> Result<Vec<TemplateInfo>, Error> {
    let _ = options;
    Err(Error::Unfinished)
}

/// Copies a template into the site and returns the path written, from the site's folder.
pub fn copy_template(options: &Options, name: &str) -> Result<String, Error> {
    let _ = (options, name);
    Err(Error::Unfinished)
}

/// Returns as JSON what the template of the page at that address sees, if there is such a page.
pub fn view(options: &Options, address: &str) -> Result<(Outcome, Option<String>), Error> {
    let _ = (options, address);
    Err(Error::Unfinished)
}
