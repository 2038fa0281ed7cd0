//! Rendering and writing: every job on all cores, each output written and forgotten.

use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::outcome::Clock;
use super::{Error, Options, Outcome, Progress, search};
use crate::diagnostic::Diagnostics;
use crate::publish::Target;
use crate::render::{Job, Plan, Theme};

/// Makes every output, and publishes them all when there is a target and nothing is wrong.
pub(super) fn publish(
    plan: &Plan,
    theme: &Theme,
    options: &Options,
    progress: &dyn Progress,
    outcome: &mut Outcome,
) -> Result<(), Error> {
    let target = match &options.target {
        Some(folder) if !outcome.diagnostics.has_errors() => {
            let sources = [options.root.join("content"), options.root.join("themes")];
            Some(Target::open(folder, &sources.each_ref().map(AsRef::as_ref), options.foreign)?)
        }
        _ => None,
    };
    let stage = if target.is_some() { "pages written" } else { "pages rendered" };
    let jobs: Vec<&Job> = plan.jobs().collect();
    let done = AtomicUsize::new(0);
    let wrong: Vec<Diagnostics> = jobs
        .par_iter()
        .map(|job| {
            let wrong = make(plan, job, theme, target.as_ref());
            progress.at(stage, done.fetch_add(1, Ordering::Relaxed) + 1, jobs.len());
            wrong
        })
        .collect::<Result<_, Error>>()?;
    wrong.into_iter().for_each(|wrong| outcome.diagnostics.append(wrong));
    outcome.work.pages = jobs.iter().filter(|job| job.path().is_page()).count();
    if let Some(target) = target.filter(|_| !outcome.diagnostics.has_errors()) {
        let mut clock = Clock::start();
        let index = search::outputs(plan.site());
        clock.lap("search index", &mut outcome.work);
        index.par_iter().try_for_each(|output| target.put(output))?;
        outcome.published = Some(target.commit()?);
    }
    Ok(())
}

/// Makes one output and puts it where it is to be published.
fn make(plan: &Plan, job: &Job, theme: &Theme, target: Option<&Target>) -> Result<Diagnostics, Error> {
    match plan.make(job, theme) {
        Ok(output) => {
            target.map(|target| target.put(&output)).transpose()?;
            Ok(Diagnostics::new())
        }
        Err(diagnostic) => Ok(Diagnostics::from_iter([diagnostic])),
    }
}
