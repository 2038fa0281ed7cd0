//! The attachments that are about to be published, each looked into.
//!
//! What was found in a file is remembered by its stamp: who writes at a paper does not wait for its attachments.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::{Error, Outcome, Progress};
use crate::audit::Limits;
use crate::audit::xray::{Finding, accept, look, unread};
use crate::diagnostic::{Code, Place, Severity};
use crate::files::{self, Found, Stamp};
use crate::model::meeting::{Document, Meeting};
use crate::model::{PublicSite, Site};
use crate::output::{Fingerprint, Fingerprinter};

/// What was found in files, by their paths.
pub(super) type Looked = HashMap<Arc<str>, LookedInto>;

/// A file that was looked into.
pub(super) struct LookedInto {
    stamp: Stamp,
    /// Its bytes then: no others may be published.
    seal: Fingerprint,
    findings: Arc<[Finding]>,
}

/// The fingerprints of the files that were looked into, by the paths they lie at.
pub(super) type Seals = HashMap<PathBuf, Fingerprint>;

/// Looks into every attachment that the public may see, and says what nobody would see on its pages. What it is to see
/// later is looked into today, so that nothing has to be mended on the day of publication: there it is a warning.
pub(super) fn xray(
    site: &Site,
    public: &PublicSite,
    root: &Path,
    memo: &mut Looked,
    progress: &dyn Progress,
    outcome: &mut Outcome,
) -> Result<Seals, Error> {
    let documents = open_documents(site);
    let published = published(public);
    let done = AtomicUsize::new(0);
    let before = &*memo;
    let looked: Vec<LookedInto> = documents
        .par_iter()
        .map(|document| {
            let found = files::found(&document.file, root.join(&*document.spelled))?;
            let same = before.get(&document.file);
            let (seal, findings) = match same.filter(|looked| found.stamp.proves_the_same_as(&looked.stamp)) {
                Some(looked) => (looked.seal, Arc::clone(&looked.findings)),
                None => look_into(&found)?,
            };
            progress.at("attachments looked into", done.fetch_add(1, Ordering::Relaxed) + 1, documents.len());
            Ok(LookedInto { stamp: found.stamp, seal, findings })
        })
        .collect::<Result<_, Error>>()?;
    let authority = &public.settings().authority;
    for (document, LookedInto { findings, .. }) in documents.iter().zip(&looked) {
        // That the authority made its own papers is no secret.
        let is_told = |finding: &&Finding| {
            finding.code != Code::AttachmentAuthor
                || finding.names.iter().any(|name| !name.eq_ignore_ascii_case(authority))
        };
        let findings: Vec<Finding> = findings.iter().filter(is_told).cloned().collect();
        let (messages, accepted) = accept(&document.file, &findings, document.acceptance.as_ref());
        let is_published = published.contains(&document.file);
        for mut message in messages {
            if !is_published {
                message.severity = Severity::Warning;
            }
            outcome.diagnostics.push(message);
        }
        outcome.accepted.extend(accepted.into_iter().filter(|_| is_published));
    }
    let seals = documents.iter().zip(&looked).map(|(document, looked)| (root.join(&*document.spelled), looked.seal));
    let seals = seals.collect();
    *memo = documents.iter().zip(looked).map(|(document, looked)| (document.file.clone(), looked)).collect();
    Ok(seals)
}

/// The attachments that the public may see, now or later, each once.
pub(super) fn open_documents(site: &Site) -> Vec<&Document> {
    let pages = site.pages.iter().chain([&site.home]).flat_map(|page| &page.documents);
    let mut known = HashSet::new();
    let documents = pages.chain(of_meetings(&site.meetings));
    documents.filter(|document| document.access.is_open() && known.insert(&document.file)).collect()
}

/// The attachments that the public sees.
fn published(public: &PublicSite) -> HashSet<&Arc<str>> {
    let pages = public.pages().iter().chain([public.home()]).flat_map(|page| &page.documents);
    pages.chain(of_meetings(public.meetings())).map(|document| &document.file).collect()
}

/// The attachments of meetings, in their order.
fn of_meetings(meetings: &[Arc<Meeting>]) -> Vec<&Document> {
    meetings.par_iter().flat_map_iter(|meeting| of_meeting(meeting)).collect()
}

fn of_meeting(meeting: &Meeting) -> impl Iterator<Item = &Document> {
    meeting.documents.iter().chain(meeting.items.iter().flat_map(|item| &item.documents))
}

/// The fingerprint of a file, and what is found in it; one that is too large to be looked into is read piece by piece.
fn look_into(found: &Found) -> Result<(Fingerprint, Arc<[Finding]>), Error> {
    let limits = Limits::default();
    Ok(match files::read_up_to(&found.absolute, limits.file)? {
        Some(bytes) => (Fingerprint::of(&bytes), look(&found.path, &bytes, &limits).into()),
        None => (fingerprint(&found.absolute)?, unread(&found.path, &limits).into()),
    })
}

/// Why nobody can say what is in a file: it is too large, takes a password, or is broken.
pub(super) fn unopened(name: &str, path: &Path) -> Result<Vec<Finding>, Error> {
    let limits = Limits::default();
    let findings = match files::read_up_to(path, limits.file)? {
        Some(bytes) => look(name, &bytes, &limits),
        None => unread(name, &limits),
    };
    let is_unopened = |finding: &Finding| {
        matches!(finding.code, Code::AttachmentLocked | Code::AttachmentUnreadable | Code::AttachmentTooLarge)
    };
    Ok(findings.into_iter().filter(is_unopened).collect())
}

/// The fingerprint of a file of any size.
pub(super) fn fingerprint(path: &Path) -> Result<Fingerprint, Error> {
    let mut fingerprinter = Fingerprinter::default();
    files::each_piece(path, &mut |piece| fingerprinter.push(piece))?;
    Ok(fingerprinter.end())
}

/// Looks into some files, whether they are of a site or not; what is found is in the outcome's diagnostics.
pub fn xray_files(paths: &[PathBuf]) -> Result<Outcome, Error> {
    let looked: Vec<(String, Arc<[Finding]>)> = paths
        .par_iter()
        .map(|path| {
            let name = path.to_string_lossy().replace('\\', "/");
            let found = files::found(&name, path.clone())?;
            Ok((name, look_into(&found)?.1))
        })
        .collect::<Result<_, Error>>()?;
    let mut outcome = Outcome::default();
    for (name, findings) in looked {
        let messages = findings.iter().map(|finding| finding.diagnostic(Place::file(name.as_str())));
        messages.for_each(|message| outcome.diagnostics.push(message));
    }
    outcome.diagnostics.sort();
    Ok(outcome)
}
