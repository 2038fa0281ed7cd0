//! The audit of a build: what is withheld is gathered, every public paper and file is looked at, and then every output.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use rayon::prelude::*;

use super::attachments::{Seals, unopened};
use super::disk::Disk;
use super::known::Known;
use super::withheld::{Gathered, allowed, bytes, gather, public_files, texts, withheld_files};
use super::{Error, Options};
use crate::audit::finding::{Finding, Ground, Lines};
use crate::audit::gather::Withheld;
use crate::audit::index::{Index, Seen};
use crate::audit::proof::Proof;
use crate::audit::report::Report;
use crate::audit::seam::{Edges, Pieces};
use crate::diagnostic::{Diagnostics, Place};
use crate::files;
use crate::law::Law;
use crate::model::meeting::Meeting;
use crate::model::prose::{self, Standing};
use crate::model::{PublicSite, Site};
use crate::output::{Content, Fingerprint, Output};
use crate::publish;
use crate::render::Theme;

/// How often a message about one withheld paper is repeated for other outputs.
const REPEATED: usize = 3;

/// A file that is published as it is.
pub(super) struct Attached {
    /// What messages call it.
    pub name: Arc<str>,
    /// Where it lies.
    pub path: PathBuf,
}

/// What no output may say, and what has been read so far.
pub(super) struct Audit {
    proof: Option<Proof>,
    report: Report,
    known: Known,
    disk: Disk,
    /// How the texts of the public papers begin and end.
    edges: Vec<Edges>,
    /// How public texts begin and end; made when it is asked for, which it seldom is.
    pieces: OnceLock<Pieces>,
    outputs: AtomicUsize,
    bytes: AtomicU64,
    /// How many nanoseconds all cores together have read outputs.
    took: AtomicU64,
}

/// Gathers what is withheld and looks at every public paper and file; names what they share.
pub(super) fn audit(
    site: &Site,
    public: &PublicSite,
    theme: Option<&Theme>,
    law: &Law,
    attached: &[Attached],
    disk: Disk,
    options: &Options,
) -> Result<(Audit, Diagnostics), Error> {
    let mut gathered = gather(site, public, options);
    gathered.par_iter_mut().for_each(|(_, withheld)| withheld.add_comments(&|file| disk.paper(file)));
    let files = withheld_files(site, public, &options.root)?;
    let mut report = Report { files: files.len(), canaries: site.settings.canaries.len(), ..Report::default() };
    report.count(gathered.iter().map(|(_, withheld)| withheld));
    site.meetings.iter().for_each(|meeting| report.allow(allowed(meeting)));
    let withheld: Vec<Withheld> = gathered.iter().map(|(_, withheld)| withheld.clone()).collect();
    let index = Index::of(&withheld, files, &site.settings.canaries);
    let mut audit = Audit {
        proof: None,
        report,
        known: Known::of(public, theme, law),
        disk,
        edges: Vec::new(),
        pieces: OnceLock::new(),
        outputs: AtomicUsize::new(0),
        bytes: AtomicU64::new(0),
        took: AtomicU64::new(0),
    };
    if index.is_empty() {
        return Ok((audit, Diagnostics::new()));
    }
    let mut seen = look(&index, &gathered, public, options);
    seen.push(audit.known.seen(&index));
    seen.extend(look_into(&index, attached, &audit.disk.seals)?);
    let (proof, findings) = index.settle(&seen);
    audit.edges = seen.into_iter().map(|seen| seen.edges).collect();
    audit.report.patterns = proof.patterns();
    audit.report.findings = findings.len();
    audit.proof = Some(proof);
    let told = told(&findings, &audit.disk);
    Ok((audit, told))
}

/// Shows the index all public papers.
fn look(index: &Index, gathered: &Gathered, public: &PublicSite, options: &Options) -> Vec<Seen> {
    let as_of = options.as_of;
    let at = |(meeting, withheld): &(Option<Arc<Meeting>>, Withheld)| match meeting {
        None => Some(index.look(&|seen| public.outside_meetings(seen), withheld)),
        Some(meeting) => public
            .meeting(&meeting.id)
            .map(|shown| index.look(&|seen| prose::meeting(shown, &Standing::Open, as_of, seen), withheld)),
    };
    gathered.par_iter().filter_map(at).collect()
}

/// Looks into every file that is published as it is. One that is another than was looked into before is an error.
fn look_into(index: &Index, attached: &[Attached], seals: &Seals) -> Result<Vec<Seen>, Error> {
    let seen = |attached: &Attached| {
        let (bytes, fingerprint) = bytes(&attached.path)?;
        if seals.get(&attached.path).is_some_and(|seal| *seal != fingerprint) {
            return Err(publish::Error::Changed { path: attached.path.clone() }.into());
        }
        let inside = texts(&attached.name, &bytes);
        Ok(index.look_into(&attached.name, &fingerprint, &bytes, inside.iter().map(String::as_str)))
    };
    attached.par_iter().map(seen).collect()
}

/// The messages of some findings, those about one withheld paper not again and again: the last one says how many more
/// places there are.
fn told(findings: &[Finding], disk: &Disk) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    let mut left: HashMap<&Place, usize> = HashMap::new();
    findings.iter().for_each(|finding| *left.entry(&finding.withheld).or_default() += 1);
    let mut counts = HashMap::new();
    for finding in findings {
        let count = counts.entry(&finding.withheld).or_insert(0);
        *count += 1;
        if *count <= REPEATED {
            let open = match &finding.ground {
                Ground::Paper(file) => Some(file),
                Ground::Output { .. } | Ground::Attachment(_) => None,
            };
            let line_in = |file: &Arc<str>| finding.line_in(&disk.paper(file)?);
            let lines = Lines { withheld: line_in(&finding.withheld.file), open: open.and_then(line_in) };
            let more = if *count == REPEATED { left[&finding.withheld] - REPEATED } else { 0 };
            diagnostics.push(finding.diagnostic(lines, more));
        }
    }
    diagnostics
}

/// The files that are published as they are: those beside papers, and those that stay in the published folder though no
/// build put them there. With what of the latter cannot be read.
pub(super) fn attached(public: &PublicSite, options: &Options) -> Result<(Vec<Attached>, Diagnostics), Error> {
    let files = public_files(public).into_iter();
    let beside = files.map(|file| Attached { name: file.file.clone(), path: options.root.join(&*file.spelled) });
    let (mut attached, mut wrong) = (beside.collect::<Vec<_>>(), Diagnostics::new());
    for kept in options.target.iter().flat_map(|folder| publish::kept(folder)) {
        for (_, path) in files::all_below(&kept)? {
            let name = options.shown(&path);
            for finding in unopened(&name, &path)? {
                wrong.push(finding.diagnostic(Place::file(name.clone())));
            }
            attached.push(Attached { name, path });
        }
    }
    Ok((attached, wrong))
}

impl Audit {
    /// Reads an output before it goes anywhere.
    pub(super) fn read(&self, output: &Output, asked_by: &Place) -> Vec<Finding> {
        let bytes: &[u8] = match &output.content {
            Content::Bytes(bytes) => bytes,
            // It was looked into with the papers.
            Content::File(_) => &[],
        };
        self.read_bytes(output.path.as_str(), bytes, asked_by)
    }

    /// Reads the bytes that are published under a path.
    pub(super) fn read_bytes(&self, path: &str, bytes: &[u8], asked_by: &Place) -> Vec<Finding> {
        self.outputs.fetch_add(1, Ordering::Relaxed);
        self.bytes.fetch_add(bytes.len() as u64, Ordering::Relaxed);
        let Some(proof) = &self.proof else { return Vec::new() };
        let begun = Instant::now();
        // What is plain text is read as it is.
        let is_plain = std::str::from_utf8(bytes).is_ok() && !bytes.starts_with(b"%PDF");
        let inside = if is_plain { Vec::new() } else { texts(path, bytes) };
        let pieces = || self.pieces.get_or_init(|| self.known.pieces(proof.pieces(), &self.edges));
        let findings = proof.read(path, asked_by, bytes, inside.iter().map(String::as_str), &pieces);
        self.took.fetch_add(u64::try_from(begun.elapsed().as_nanos()).unwrap_or(u64::MAX), Ordering::Relaxed);
        findings
    }

    /// How long outputs have been read, by all cores together.
    pub(super) fn took(&self) -> Duration {
        Duration::from_nanos(self.took.load(Ordering::Relaxed))
    }

    /// The fingerprint of a file that is published as it is. None is that was not looked into.
    pub(super) fn seal(&self, output: &Output) -> Option<&Fingerprint> {
        match &output.content {
            Content::File(path) => {
                Some(self.disk.seals.get(path).expect("what is published as it is has been looked into"))
            }
            Content::Bytes(_) => None,
        }
    }

    /// The report, with what was found in outputs.
    pub(super) fn report(self, findings: &[Finding]) -> (Report, Diagnostics) {
        let Self { mut report, outputs, bytes, disk, .. } = self;
        report.outputs = outputs.into_inner();
        report.bytes = bytes.into_inner();
        report.findings += findings.len();
        (report, told(findings, &disk))
    }
}
