//! `audit`: reads a published folder and says what is withheld and stands in it.

use std::path::PathBuf;
use std::time::Instant;

use clap::Args;

use super::arguments::{Format, InSite, Volume};
use super::build::{exit, here, options, remark};
use super::exit::{Exit, Failure};
use super::report::{self, Aim};
use super::site_folder::SiteFolder;
use super::terminal;
use crate::build;

/// What is said of `audit`.
#[derive(Debug, Args)]
pub(super) struct Audit {
    /// The published folder [default: `public` in the site's folder]
    #[arg(value_name = "DIR")]
    pub(super) published: Option<PathBuf>,
    #[command(flatten)]
    pub(super) site: InSite,
    /// For whom the messages are: people, other programs (one JSON object a line), or GitHub's checks
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Format::Human, hide_default_value = true)]
    pub(super) format: Format,
}

/// What may be typed.
pub(super) const EXAMPLES: &str = "Examples:\n  \
    minutebook audit                       read `public` again, byte for byte\n  \
    minutebook audit ~/www                 ... another folder, whoever made it";

/// Reads the folder.
pub(super) fn audit(arguments: &Audit) -> Result<Exit, Failure> {
    let begun = Instant::now();
    let folder = SiteFolder::find(arguments.site.at.site.as_deref(), &here()?)?;
    let published = arguments.published.clone().unwrap_or_else(|| PathBuf::from(folder.shown("public")));
    if !published.is_dir() {
        let hint = "`minutebook build` makes the folder `public`; type the name of another folder behind `audit`";
        return Err(Failure::usage(format!("there is no folder `{}`", published.display()), hint));
    }
    let outcome = build::audit(&options(&folder, &arguments.site.options), &published)?;
    match arguments.format {
        Format::Human => remark(&outcome, &folder, Aim::Audit, Volume::Quiet),
        Format::Github => terminal::answer(&report::github(&outcome, &folder))?,
        Format::Json => terminal::answer(&report::json(&outcome, &folder, None))?,
    }
    if let (Format::Human | Format::Github, Some(audited), false) =
        (arguments.format, &outcome.audited, outcome.diagnostics.has_errors())
    {
        terminal::answer(&report::audited(audited, begun.elapsed()))?;
    }
    Ok(exit(&outcome))
}
