//! `build` and `check`: read the papers, say what is wrong, publish.

use std::env;
use std::path::PathBuf;
use std::time::Instant;

use anyhow::Context;
use jiff::ZonedDateTime;
use jiff::civil::Date;

use super::arguments::{Build, Format, Reading, SiteOptions, Volume};
use super::clock;
use super::exit::{Exit, Failure};
use super::progress::Line;
use super::report::{self, Aim};
use super::site_folder::SiteFolder;
use super::terminal::{self, Look};
use crate::build::{self, Deadline, Foreign, Options, Outcome};

/// Publishes the site.
pub(super) fn build(arguments: &Build) -> Result<Exit, Failure> {
    let folder = SiteFolder::find(arguments.reading.folder.as_deref(), &here()?)?;
    let target = arguments.out.clone().unwrap_or_else(|| PathBuf::from(folder.shown("public")));
    let foreign = if arguments.force { Foreign::Replace } else { Foreign::Refuse };
    let options = Options { target: Some(target), foreign, ..options(&folder, &arguments.reading.options) };
    run(&options, &folder, &arguments.reading)
}

/// Says what is wrong, without publishing.
pub(super) fn check(reading: &Reading) -> Result<Exit, Failure> {
    let folder = SiteFolder::find(reading.folder.as_deref(), &here()?)?;
    run(&options(&folder, &reading.options), &folder, reading)
}

fn run(options: &Options, folder: &SiteFolder, reading: &Reading) -> Result<Exit, Failure> {
    let begun = Instant::now();
    let line = Line::on(Look::of_remarks());
    let outcome = build::build(options, &line);
    line.clear();
    let mut outcome = outcome?;
    let took = begun.elapsed();
    let volume = reading.volume();
    let aim = options.target.as_deref().map_or(Aim::Check, Aim::Publish);
    match reading.format {
        Format::Human => remark(&outcome, folder, aim, volume),
        Format::Github => {
            terminal::answer(&report::github(&outcome, folder))?;
            verdict(&outcome, aim, volume);
        }
        Format::Json => terminal::answer(&report::json(&outcome, folder, options.target.as_deref()))?,
    }
    if volume == Volume::Verbose {
        outcome.fetch_readings(&options.root);
        terminal::remark(&report::readings(&outcome, folder));
        terminal::remark(&report::work(&outcome));
    }
    if reading.format != Format::Json && volume != Volume::Quiet {
        if let Some(published) = &outcome.published {
            terminal::answer(&report::published(published, took))?;
            terminal::answer(&outcome.soon_public.as_ref().map(report::soon_public).unwrap_or_default())?;
            terminal::answer(&outcome.next.as_ref().map(next).unwrap_or_default())?;
        } else if outcome.diagnostics.is_empty() {
            terminal::answer(&report::checked(&outcome, took))?;
        }
    }
    Ok(exit(&outcome))
}

/// The line about the agenda that has to be out next.
fn next(deadline: &Deadline) -> String {
    format!("next: {}, must be out by {}\n", clock::named(deadline), clock::said(deadline.latest))
}

/// Prints what is wrong for people.
pub(super) fn remark(outcome: &Outcome, folder: &SiteFolder, aim: Aim<'_>, volume: Volume) {
    terminal::remark(&report::human(outcome, folder, volume, Look::of_remarks()));
    verdict(outcome, aim, volume);
}

fn verdict(outcome: &Outcome, aim: Aim<'_>, volume: Volume) {
    if volume != Volume::Quiet || outcome.diagnostics.has_errors() {
        terminal::remark(&report::verdict(outcome, aim).unwrap_or_default());
    }
}

/// What the shell is told of an outcome.
pub(super) fn exit(outcome: &Outcome) -> Exit {
    if outcome.diagnostics.has_errors() { Exit::ContentHasErrors } else { Exit::Well }
}

/// The options of a mere look at the papers.
pub(super) fn options(folder: &SiteFolder, site: &SiteOptions) -> Options {
    Options {
        root: folder.path().to_owned(),
        target: None,
        theme: site.theme.clone(),
        base_url: site.base_url.clone(),
        as_of: site.as_of.unwrap_or_else(today),
        foreign: Foreign::Refuse,
    }
}

/// The day it is here: the one place where the date enters.
pub(super) fn today() -> Date {
    ZonedDateTime::now().date()
}

/// The current folder.
pub(super) fn here() -> Result<PathBuf, Failure> {
    env::current_dir().context("the current folder is gone").map_err(Failure::World)
}
