//! `xray`: looks into files, whether they are of a site or not.

use super::arguments::{Format, Volume, Xray};
use super::build::exit;
use super::exit::{Exit, Failure};
use super::report::{self, Aim};
use super::site_folder::SiteFolder;
use super::terminal::{self, Look};
use super::words::counted;
use crate::build;

/// Says what is in the files that nobody sees on their pages.
pub(super) fn xray(arguments: &Xray) -> Result<Exit, Failure> {
    for path in &arguments.files {
        let shown = path.display();
        if path.is_dir() {
            let hint = format!("type the files in it: `minutebook xray {shown}/*`");
            return Err(Failure::usage(format!("`{shown}` is a folder"), hint));
        }
        if !path.exists() {
            let hint = "look at how it is spelled, and in which folder it is";
            return Err(Failure::usage(format!("there is no file `{shown}`"), hint));
        }
    }
    let outcome = build::xray_files(&arguments.files)?;
    let here = SiteFolder::in_current();
    let volume = if arguments.quiet { Volume::Quiet } else { Volume::Usual };
    match arguments.format {
        Format::Human => terminal::remark(&report::human(&outcome, &here, volume, Look::of_remarks())),
        Format::Github => terminal::answer(&report::github(&outcome, &here))?,
        Format::Json => terminal::answer(&report::json(&outcome, &here, None))?,
    }
    if arguments.format != Format::Json {
        if !arguments.quiet || outcome.diagnostics.has_errors() {
            terminal::remark(&report::verdict(&outcome, Aim::Attach).unwrap_or_default());
        }
        if !arguments.quiet && outcome.diagnostics.is_empty() {
            let files = counted(arguments.files.len(), "file");
            terminal::answer(&format!("looked into {files}: nothing is hidden\n"))?;
        }
    }
    Ok(exit(&outcome))
}
