//! The audit of a build: what is withheld is gathered, every public paper and file is looked at, and then every output.

use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

use rayon::prelude::*;

use super::{Error, Options};
use crate::audit::file::WithheldFile;
use crate::audit::finding::Finding;
use crate::audit::gather::{Withheld, withheld};
use crate::audit::index::{Index, Seen};
use crate::audit::proof::Proof;
use crate::audit::report::Report;
use crate::audit::{Limits, read};
use crate::diagnostic::{Code, Diagnostics, Place};
use crate::files;
use crate::law::Rules;
use crate::model::meeting::{Allowed, Document, Meeting};
use crate::model::passage::{self, Standing};
use crate::model::{PublicSite, Site};
use crate::output::{Content, Output};
use crate::render::Theme;

/// How often a message about one withheld paper is repeated for other outputs.
const REPEATED: usize = 3;

/// What no output may say, and what has been read so far.
pub(super) struct Audit {
    proof: Option<Proof>,
    report: Report,
    outputs: AtomicUsize,
    bytes: AtomicU64,
}

/// Gathers what is withheld and looks at every public paper and file; names what they share.
pub(super) fn audit(
    site: &Site,
    public: &PublicSite,
    theme: Option<&Theme>,
    rules: &Rules,
    options: &Options,
) -> Result<(Audit, Diagnostics), Error> {
    let gathered = gather(site, public, options);
    let files = withheld_files(site, public, &options.root)?;
    let mut report = Report { files: files.len(), canaries: site.settings.canaries.len(), ..Report::default() };
    report.count(gathered.iter().map(|(_, withheld)| withheld));
    site.meetings.iter().for_each(|meeting| report.allow(allowed(meeting)));
    let withheld: Vec<Withheld> = gathered.iter().map(|(_, withheld)| withheld.clone()).collect();
    let index = Index::of(&withheld, files, &site.settings.canaries);
    let mut audit = Audit { proof: None, report, outputs: AtomicUsize::new(0), bytes: AtomicU64::new(0) };
    if index.is_empty() {
        return Ok((audit, Diagnostics::new()));
    }
    let seen = look(&index, &gathered, public, theme, rules, options)?;
    let (proof, findings) = index.settle(&seen);
    audit.report.patterns = proof.patterns();
    audit.report.findings = findings.len();
    audit.proof = Some(proof);
    Ok((audit, told(&findings)))
}

/// What each meeting withholds, and what is withheld outside meetings, which stands last.
fn gather<'a>(site: &'a Site, public: &PublicSite, options: &Options) -> Vec<(Option<&'a Arc<Meeting>>, Withheld)> {
    let as_of = options.as_of;
    let of_meeting = |meeting: &'a Arc<Meeting>| {
        let committee = site.committee(&meeting.committee).filter(|committee| committee.draft);
        let standing = committee.map_or(Standing::Open, |_| Standing::Draft);
        let shown = public.meeting(&meeting.id);
        let phrases = allowed(meeting).map(|allowed| allowed.text.clone()).collect();
        let withheld = withheld(
            &|seen| passage::meeting(meeting, &standing, as_of, seen),
            &|seen| shown.into_iter().for_each(|shown| passage::meeting(shown, &Standing::Open, as_of, seen)),
            phrases,
        );
        (Some(meeting), withheld)
    };
    let mut gathered: Vec<_> = site.meetings.par_iter().map(of_meeting).collect();
    let outside = withheld(
        &|seen| passage::outside_meetings(site, as_of, seen),
        &|seen| public.outside_meetings(seen),
        Vec::new(),
    );
    gathered.push((None, outside));
    gathered
}

/// Shows the index all that is public.
fn look(
    index: &Index,
    gathered: &[(Option<&Arc<Meeting>>, Withheld)],
    public: &PublicSite,
    theme: Option<&Theme>,
    rules: &Rules,
    options: &Options,
) -> Result<Vec<Seen>, Error> {
    let as_of = options.as_of;
    let at = |(meeting, withheld): &(Option<&Arc<Meeting>>, Withheld)| match meeting {
        None => Some(index.look(&|seen| public.outside_meetings(seen), withheld)),
        Some(meeting) => public
            .meeting(&meeting.id)
            .map(|shown| index.look(&|seen| passage::meeting(shown, &Standing::Open, as_of, seen), withheld)),
    };
    let mut seen: Vec<Seen> = gathered.par_iter().filter_map(at).collect();
    let attached: Vec<Seen> = public_files(public)
        .par_iter()
        .map(|document| {
            let bytes = bytes(&options.root, document)?;
            let inside = texts(&document.file, &bytes);
            Ok(index.look_into(&document.file, &bytes, inside.iter().map(String::as_str)))
        })
        .collect::<Result<_, Error>>()?;
    seen.extend(attached);
    let templates = theme.into_iter().flat_map(Theme::templates).filter_map(|template| template.built_in);
    let law = rules.paragraphs().values().map(String::as_str);
    let manual = Code::ALL.iter().map(|code| code.page());
    let known: Vec<&str> = templates.chain(law).chain(manual).collect();
    seen.push(index.know(&known));
    Ok(seen)
}

/// The files that the public may open, each once.
fn public_files(public: &PublicSite) -> Vec<&Document> {
    let pages = public.pages().iter().chain([public.home()]).flat_map(|page| &page.documents);
    let meetings = public
        .meetings()
        .iter()
        .flat_map(|meeting| meeting.documents.iter().chain(meeting.items.iter().flat_map(|item| &item.documents)));
    let mut known = HashSet::new();
    pages.chain(meetings).filter(|document| known.insert(&document.file)).collect()
}

/// The files that the public may not open, and what they say.
fn withheld_files(site: &Site, public: &PublicSite, root: &Path) -> Result<Vec<WithheldFile>, Error> {
    let open: HashSet<&str> = public_files(public).into_iter().map(|document| &*document.file).collect();
    let mut known = HashSet::new();
    let mut closed: Vec<(&Document, Standing, Vec<String>)> = Vec::new();
    let pages = site.pages.iter().chain([&site.home]).flat_map(|page| &page.documents);
    let pages = pages.map(|document| (document, None, None));
    let meetings = site.meetings.iter().flat_map(|meeting| {
        let own = meeting.documents.iter().map(move |document| (document, None, Some(meeting)));
        let of_items = meeting.items.iter().flat_map(move |item| {
            item.documents.iter().map(move |document| (document, Some(&item.access), Some(meeting)))
        });
        own.chain(of_items)
    });
    for (document, item, meeting) in pages.chain(meetings) {
        if !open.contains(&*document.file) && known.insert(&document.file) {
            let of_item = item.map_or(Standing::Open, Standing::of);
            let standing = if document.access.is_open() { of_item } else { Standing::of(&document.access) };
            let standing = if standing.is_closed() { standing } else { Standing::Later };
            let phrases = meeting.into_iter().flat_map(|meeting| allowed(meeting));
            closed.push((document, standing, phrases.map(|allowed| allowed.text.clone()).collect()));
        }
    }
    closed
        .into_par_iter()
        .map(|(document, standing, phrases)| {
            let bytes = bytes(root, document)?;
            let inside = withheld_texts(&document.file, &bytes);
            Ok(WithheldFile::new(document.file.clone(), standing, &bytes, inside, phrases))
        })
        .collect()
}

/// The texts inside a file; of one that cannot be opened there are only the bytes to go by.
fn texts(file: &str, bytes: &[u8]) -> Vec<String> {
    let inside = read::texts(file, bytes, &Limits::default()).unwrap_or_default();
    inside.texts.into_iter().map(|fragment| fragment.text).collect()
}

/// The same for a file that is withheld; where a file is its own text, that text too.
fn withheld_texts(file: &str, bytes: &[u8]) -> Vec<String> {
    let own = std::str::from_utf8(bytes).map(str::to_owned);
    own.into_iter().chain(texts(file, bytes)).collect()
}

fn bytes(root: &Path, document: &Document) -> Result<Vec<u8>, Error> {
    Ok(files::read(&root.join(&*document.spelled))?)
}

/// The phrases of a meeting's papers that are public already.
fn allowed(meeting: &Meeting) -> impl Iterator<Item = &Allowed> {
    let items = meeting
        .items
        .iter()
        .flat_map(|item| item.allowed.iter().chain(item.reports.iter().flat_map(|report| &report.allowed)));
    meeting.allowed.iter().chain(items)
}

/// The messages of some findings, those about one withheld paper not again and again.
fn told(findings: &[Finding]) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    let mut counts = std::collections::HashMap::new();
    for finding in findings {
        let count = counts.entry(&finding.withheld).or_insert(0);
        *count += 1;
        if *count <= REPEATED {
            diagnostics.push(finding.diagnostic());
        }
    }
    diagnostics
}

impl Audit {
    /// Reads an output before it goes anywhere.
    pub(super) fn read(&self, output: &Output, asked_by: &Place) -> Vec<Finding> {
        self.outputs.fetch_add(1, Ordering::Relaxed);
        let bytes: &[u8] = match &output.content {
            Content::Bytes(bytes) => bytes,
            // It was looked into with the papers.
            Content::File(_) => &[],
        };
        self.bytes.fetch_add(bytes.len() as u64, Ordering::Relaxed);
        let Some(proof) = &self.proof else { return Vec::new() };
        // What is plain text is read as it is.
        let is_plain = std::str::from_utf8(bytes).is_ok() && !bytes.starts_with(b"%PDF");
        let inside = if is_plain { Vec::new() } else { texts(output.path.as_str(), bytes) };
        proof.read(output.path.as_str(), asked_by, bytes, inside.iter().map(String::as_str))
    }

    /// The report, with what was found in outputs.
    pub(super) fn report(self, findings: &[Finding]) -> (Report, Diagnostics) {
        let Self { mut report, outputs, bytes, .. } = self;
        report.outputs = outputs.into_inner();
        report.bytes = bytes.into_inner();
        report.findings += findings.len();
        (report, told(findings))
    }
}
