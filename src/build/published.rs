//! The audit of a folder that is published already, by this program or by another.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::attachments::{Seals, open_documents, unopened};
use super::disk::Disk;
use super::proof::{self, Attached};
use super::{Error, Options, Outcome};
use crate::audit::finding::Finding;
use crate::audit::{Limits, xray};
use crate::diagnostic::{Diagnostic, Place};
use crate::files;
use crate::law::Law;
use crate::model::meeting::Document;
use crate::model::{PublicSite, Site};
use crate::render::Theme;

/// The endings of files that are read as pages: what is in them came from papers, word for word.
const PAGES: [&str; 12] = ["html", "htm", "xml", "json", "jsonld", "csv", "ics", "txt", "js", "css", "rss", "atom"];

/// The ending of a file's name.
fn ending(path: &str) -> String {
    path.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default()
}

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
    let documents = open_documents(site).into_iter();
    let beside: HashMap<String, &Document> = documents.map(|file| (file.address.file_path(), file)).collect();
    let all = files::all_below(folder)?;
    if !all.iter().any(|(path, _)| matches!(ending(path).as_str(), "html" | "htm")) {
        return Err(Error::NoPage { folder: folder.into() });
    }
    let is_page = |path: &str| PAGES.contains(&ending(path).as_str()) && !beside.contains_key(path);
    let (pages, attached): (Vec<_>, Vec<_>) = all.into_iter().partition(|(path, _)| is_page(path));
    let unopened: Vec<Diagnostic> = attached
        .par_iter()
        .map(|(path, place)| {
            let is_accepted = |finding: &xray::Finding| {
                let acceptance = beside.get(path).and_then(|document| document.acceptance.as_ref());
                acceptance.is_some_and(|it| it.codes.iter().any(|code| code.value == finding.code))
            };
            let name = options.shown(place);
            let left = unopened(&name, place)?.into_iter().filter(|finding| !is_accepted(finding));
            Ok(left.map(|finding| finding.diagnostic(Place::file(name.clone()))).collect())
        })
        .collect::<Result<Vec<Vec<_>>, Error>>()?
        .concat();
    outcome.diagnostics.append(unopened.into_iter().collect());
    let attached: Vec<Attached> =
        attached.into_iter().map(|(_, path)| Attached { name: options.shown(&path), path }).collect();
    let (audit, wrong) =
        proof::audit(site, public, theme, law, &attached, Disk::of(options, outcome, Seals::new()), options)?;
    outcome.diagnostics.append(wrong);
    let limits = Limits::default();
    let read = |(path, place): &(String, PathBuf)| -> Result<(Vec<Finding>, Vec<Diagnostic>), Error> {
        let asked_by = Place::file(options.shown(place));
        let Some(bytes) = files::read_up_to(place, limits.file)? else {
            let unread = xray::unread(path, &limits);
            return Ok((Vec::new(), unread.iter().map(|finding| finding.diagnostic(asked_by.clone())).collect()));
        };
        Ok((audit.read_bytes(path, &bytes, &asked_by), Vec::new()))
    };
    let read: Vec<_> = pages.par_iter().map(read).collect::<Result<_, Error>>()?;
    let (findings, unread): (Vec<_>, Vec<_>) = read.into_iter().unzip();
    outcome.diagnostics.append(unread.concat().into_iter().collect());
    let (mut report, wrong) = audit.report(&findings.concat());
    outcome.diagnostics.append(wrong);
    report.outputs += attached.len();
    outcome.work.pages = report.outputs;
    outcome.audited = Some(report);
    Ok(())
}
