//! Rendering and writing: every job on all cores, each output written and forgotten.

use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::outcome::Clock;
use super::proof::Audit;
use super::{Error, Options, Outcome, Progress, search};
use crate::audit::finding::Finding;
use crate::diagnostic::{Diagnostics, Place};
use crate::files;
use crate::output::Output;
use crate::publish::Target;
use crate::render::{Job, Plan, Theme};

/// What the report of the audit is called. It stands in the site's folder, which is never inside the published one.
const REPORT: &str = "leak-report.json";

/// Makes every output, and publishes them all when there is a target and nothing is wrong. With an audit each output is
/// read before it goes anywhere.
pub(super) fn publish(
    plan: &Plan,
    theme: &Theme,
    audit: Option<Audit>,
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
    let wrong: Vec<(Diagnostics, Vec<Finding>)> = jobs
        .par_iter()
        .map(|job| {
            let wrong = make(plan, job, theme, audit.as_ref(), target.as_ref());
            progress.at(stage, done.fetch_add(1, Ordering::Relaxed) + 1, jobs.len());
            wrong
        })
        .collect::<Result<_, Error>>()?;
    let mut findings = Vec::new();
    for (wrong, found) in wrong {
        outcome.diagnostics.append(wrong);
        findings.extend(found);
    }
    outcome.work.pages = jobs.iter().filter(|job| job.path().is_page()).count();
    if target.is_some() && !outcome.diagnostics.has_errors() {
        let settings = Place::file("content/site.yaml");
        let mut clock = Clock::start();
        let outputs = search::outputs(plan.site());
        clock.lap("search index", &mut outcome.work);
        let put = |output: &Output| put(output, &settings, audit.as_ref(), target.as_ref());
        let found: Vec<Vec<Finding>> = outputs.par_iter().map(put).collect::<Result<_, Error>>()?;
        findings.extend(found.concat());
    }
    if let Some(audit) = audit {
        outcome.work.stages.push(("outputs compared, all cores together", audit.took()));
        let (mut report, wrong) = audit.report(&findings);
        report.accepted.clone_from(&outcome.accepted);
        outcome.diagnostics.append(wrong);
        if options.target.is_some() {
            files::replace(&options.root.join(REPORT), report.json(&options.as_of.to_string()).as_bytes())?;
        }
        outcome.audited = Some(report);
    }
    if let Some(target) = target.filter(|_| !outcome.diagnostics.has_errors()) {
        outcome.published = Some(target.commit()?);
    }
    Ok(())
}

/// Makes one output, reads it, and puts it where it is to be published if it holds nothing that is withheld.
fn make(
    plan: &Plan,
    job: &Job,
    theme: &Theme,
    audit: Option<&Audit>,
    target: Option<&Target>,
) -> Result<(Diagnostics, Vec<Finding>), Error> {
    let output = match plan.make(job, theme) {
        Ok(output) => output,
        Err(diagnostic) => return Ok((Diagnostics::from_iter([diagnostic]), Vec::new())),
    };
    Ok((Diagnostics::new(), put(&output, job.place(), audit, target)?))
}

/// Reads an output, and puts it where it is to be published if it holds nothing that is withheld.
fn put(
    output: &Output,
    asked_by: &Place,
    audit: Option<&Audit>,
    target: Option<&Target>,
) -> Result<Vec<Finding>, Error> {
    let findings = audit.map(|audit| audit.read(output, asked_by)).unwrap_or_default();
    if findings.is_empty() {
        let seal = audit.and_then(|audit| audit.seal(output));
        target.map(|target| target.put(output, seal)).transpose()?;
    }
    Ok(findings)
}
