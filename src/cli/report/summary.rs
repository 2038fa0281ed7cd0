//! The last lines: how many are wrong and what became of the site, or what was published.

use std::path::Path;
use std::time::Duration;

use jiff::civil::Date;

use crate::build::{Next, Outcome, Published, Report};
use crate::cli::site_folder::named;
use crate::cli::words::{counted, seconds};
use crate::diagnostic::Severity;

/// What the papers were read for.
#[derive(Debug, Clone, Copy)]
pub(in crate::cli) enum Aim<'a> {
    /// To see what is wrong.
    Check,
    /// To be attached to a paper.
    Attach,
    /// To be shown in the browser.
    Show,
    /// To be compared with what is published already.
    Audit,
    /// To publish in that folder, named as it is opened from here.
    Publish(&'a Path),
}

/// How many are wrong, what became of the site, and how to read more; nothing when nothing is wrong.
pub(in crate::cli) fn verdict(outcome: &Outcome, aim: Aim<'_>) -> Option<String> {
    let errors = outcome.diagnostics.count(Severity::Error);
    let warnings = outcome.diagnostics.count(Severity::Warning);
    let gravest = if errors > 0 { Severity::Error } else { Severity::Warning };
    let code = outcome.diagnostics.iter().find(|diagnostic| diagnostic.severity == gravest)?.code;
    let counts = [(errors, "error"), (warnings, "warning")].into_iter().filter(|(count, _)| *count > 0);
    let counts: Vec<String> = counts.map(|(count, noun)| counted(count, noun)).collect();
    let fate = match (aim, gravest) {
        (Aim::Check, Severity::Error) => "nothing can be published until the errors are mended".to_owned(),
        (Aim::Attach, Severity::Error) => "a site with these files is not published until they are mended".to_owned(),
        (Aim::Attach, Severity::Warning) => "the files can be published".to_owned(),
        (Aim::Show, Severity::Error) => "the browser shows the last good pages until the errors are mended".to_owned(),
        (Aim::Audit, Severity::Error) => "what is published cannot stay as it is".to_owned(),
        (Aim::Check | Aim::Show | Aim::Audit, Severity::Warning) => "the site can be published".to_owned(),
        (Aim::Publish(folder), Severity::Error) if folder.is_dir() => {
            format!("nothing was published, {}/ is as it was", named(folder))
        }
        (Aim::Publish(_), Severity::Error) => "nothing was published".to_owned(),
        (Aim::Publish(_), Severity::Warning) => "the site is published all the same".to_owned(),
    };
    Some(format!("{}: {fate}\n       `minutebook explain {code}` says more\n", counts.join(", ")))
}

/// The line after a site was published.
pub(in crate::cli) fn published(published: &Published, took: Duration) -> String {
    let changes = [(published.new, "new"), (published.changed, "changed"), (published.removed, "removed")];
    let changes: Vec<String> =
        changes.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect();
    let changes = if changes.is_empty() { "nothing changed".to_owned() } else { changes.join(", ") };
    format!("published {}: {changes}, in {}\n", counted(published.pages, "page"), seconds(took))
}

/// What becomes public on a later day, and what to do then.
pub(in crate::cli) fn soon_public(next: &Next) -> String {
    let day = |day: &Date| day.strftime("%-d %B %Y").to_string();
    let of = match next.meetings.first() {
        Some(meeting) if next.meetings.len() == 1 && meeting.year() == next.day.year() => {
            meeting.strftime("%-d %B").to_string()
        }
        Some(meeting) if next.meetings.len() == 1 => day(meeting),
        Some(_) | None => counted(next.meetings.len(), "meeting"),
    };
    let verb = if next.papers == 1 { "becomes" } else { "become" };
    format!("{} of {of} {verb} public on {} when you build again\n", counted(next.papers, "paper"), day(&next.day))
}

/// The line after papers were checked in which nothing is wrong.
pub(in crate::cli) fn checked(outcome: &Outcome, took: Duration) -> String {
    format!("checked {}: nothing is wrong, in {}\n", counted(outcome.work.papers, "paper"), seconds(took))
}

/// The line after a published folder was read in which nothing is withheld.
pub(in crate::cli) fn audited(report: &Report, took: Duration) -> String {
    format!(
        "read {}: nothing of {} stands in them, in {}\n",
        counted(report.outputs, "file"),
        counted(report.withheld() + report.files, "withheld paper"),
        seconds(took)
    )
}

/// How much was done, and how long each stage took.
pub(in crate::cli) fn work(outcome: &Outcome) -> String {
    let work = &outcome.work;
    let width = work.stages.iter().map(|(stage, _)| stage.chars().count()).max().unwrap_or(0);
    let stages = work.stages.iter().map(|(stage, took)| format!("  {stage:width$}  {}\n", seconds(*took)));
    let counts = format!("{} read, {} rendered\n", counted(work.papers, "paper"), counted(work.pages, "page"));
    stages.chain([counts]).collect()
}
