//! The audit of a folder that is published already, by this program or by another.

use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use super::attachments::Seals;
use super::disk::Disk;
use super::proof::{self, Attached};
use super::{Error, Options, Outcome};
use crate::audit::Limits;
use crate::audit::finding::Finding;
use crate::diagnostic::Place;
use crate::files;
use crate::law::Law;
use crate::model::{PublicSite, Site};
use crate::render::Theme;

/// The endings of files that are read as pages: what is in them came from papers, word for word.
const PAGES: [&str; 12] = ["html", "htm", "xml", "json", "jsonld", "csv", "ics", "txt", "js", "css", "rss", "atom"];

/// Reads every file of the folder, pages as pages and the others as attachments.
pub(super) fn audit(
    site: &Site,
    public: &PublicSite,
    theme: Option<&Theme>,
    law: &Law,
    folder: &Path,
    options: &Options,
    outcome: &mut Outcome,
) -> Result<(), Error> {
    let name = |path: &Path| -> Arc<str> {
        let below = path.strip_prefix(&options.root).unwrap_or(path);
        below.to_string_lossy().replace('\\', "/").into()
    };
    let beside: std::collections::HashSet<String> = proof::published_paths(public);
    let (pages, attached): (Vec<_>, Vec<_>) = files::all_below(folder)?.into_iter().partition(|(path, _)| {
        let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
        PAGES.contains(&ending.as_str()) && !beside.contains(path)
    });
    let attached: Vec<Attached> = attached.into_iter().map(|(_, path)| Attached { name: name(&path), path }).collect();
    let (audit, wrong) =
        proof::audit(site, public, theme, law, &attached, Disk::of(options, outcome, Seals::new()), options)?;
    outcome.diagnostics.append(wrong);
    let read = |(path, place): &(String, std::path::PathBuf)| -> Result<Vec<Finding>, Error> {
        let bytes = files::read_up_to(place, Limits::default().file)?.unwrap_or_default();
        Ok(audit.read_bytes(path, &bytes, &Place::file(name(place))))
    };
    let findings: Vec<Vec<Finding>> = pages.par_iter().map(read).collect::<Result<_, Error>>()?;
    let (mut report, wrong) = audit.report(&findings.concat());
    outcome.diagnostics.append(wrong);
    report.outputs += attached.len();
    outcome.work.pages = report.outputs;
    outcome.audited = Some(report);
    Ok(())
}
