//! The audit of a build: what is withheld is gathered, every public paper and file is looked at, and then every output.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

use rayon::prelude::*;

use super::{Error, Options};
use crate::audit::file::WithheldFile;
use crate::audit::finding::Finding;
use crate::audit::gather::{Withheld, closed, withheld};
use crate::audit::index::{Index, Seen};
use crate::audit::proof::Proof;
use crate::audit::report::Report;
use crate::audit::{Limits, read};
use crate::diagnostic::{Code, Diagnostics, Place};
use crate::files;
use crate::law::Law;
use crate::model::meeting::{Allowed, Document, Meeting};
use crate::model::prose::{self, Standing};
use crate::model::{PublicSite, Site};
use crate::output::{Content, Output};
use crate::render::Theme;

/// The files in which stands what pages say of themselves and no template does: roles, kinds of paper, licences. Their
/// text is known as it stands, so that no list of such words can be forgotten.
const OWN_WORDS: [&str; 2] = [include_str!("../render/language.rs"), include_str!("../render/view/parts.rs")];

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
    outputs: AtomicUsize,
    bytes: AtomicU64,
}

/// Gathers what is withheld and looks at every public paper and file; names what they share.
pub(super) fn audit(
    site: &Site,
    public: &PublicSite,
    theme: Option<&Theme>,
    law: &Law,
    attached: &[Attached],
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
    let mut seen = look(&index, &gathered, public, options);
    seen.push(known(&index, public, theme, law));
    seen.extend(look_into(&index, attached)?);
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
        if shown.is_some_and(|shown| std::ptr::eq(Arc::as_ptr(meeting), shown)) {
            return (Some(meeting), closed(&|seen| prose::meeting(meeting, &standing, as_of, seen)));
        }
        let phrases = allowed(meeting).map(|allowed| allowed.text.clone()).collect();
        let withheld = withheld(
            &|seen| prose::meeting(meeting, &standing, as_of, seen),
            &|seen| shown.into_iter().for_each(|shown| prose::meeting(shown, &Standing::Open, as_of, seen)),
            phrases,
        );
        (Some(meeting), withheld)
    };
    let mut gathered: Vec<_> = site.meetings.par_iter().map(of_meeting).collect();
    let outside =
        withheld(&|seen| prose::outside_meetings(site, as_of, seen), &|seen| public.outside_meetings(seen), Vec::new());
    gathered.push((None, outside));
    gathered
}

/// Shows the index all public papers.
fn look(
    index: &Index,
    gathered: &[(Option<&Arc<Meeting>>, Withheld)],
    public: &PublicSite,
    options: &Options,
) -> Vec<Seen> {
    let as_of = options.as_of;
    let at = |(meeting, withheld): &(Option<&Arc<Meeting>>, Withheld)| match meeting {
        None => Some(index.look(&|seen| public.outside_meetings(seen), withheld)),
        Some(meeting) => public
            .meeting(&meeting.id)
            .map(|shown| index.look(&|seen| prose::meeting(shown, &Standing::Open, as_of, seen), withheld)),
    };
    gathered.par_iter().filter_map(at).collect()
}

/// What the software says on every site, and the names that it makes for meetings: a title that a clerk typed is often
/// no more than that.
fn known(index: &Index, public: &PublicSite, theme: Option<&Theme>, law: &Law) -> Seen {
    let names: Vec<String> = public
        .meetings()
        .iter()
        .filter_map(|meeting| {
            let committee = public.committee(&meeting.committee)?;
            Some(format!("{}, {}", committee.title, meeting.date.strftime("%A %-d %B %Y, %-d %B %Y")))
        })
        .map(|name| {
            let (committee, date) = name.split_once(", ").unwrap_or((&name, ""));
            let (long, short) = date.split_once(", ").unwrap_or((date, ""));
            format!("{committee}, {long}. {committee}, {short}")
        })
        .collect();
    let templates = theme.into_iter().flat_map(Theme::templates).filter_map(|template| template.built_in);
    let paragraphs = law.rules.paragraphs().values().map(String::as_str);
    let manual = Code::ALL.iter().map(|code| code.page());
    let names = names.iter().map(String::as_str);
    index.know(&templates.chain(paragraphs).chain(manual).chain(OWN_WORDS).chain(names).collect::<Vec<_>>())
}

/// Looks into every file that is published as it is.
fn look_into(index: &Index, attached: &[Attached]) -> Result<Vec<Seen>, Error> {
    let seen = |attached: &Attached| {
        let bytes = bytes(&attached.path)?;
        let inside = texts(&attached.name, &bytes);
        Ok(index.look_into(&attached.name, &bytes, inside.iter().map(String::as_str)))
    };
    attached.par_iter().map(seen).collect()
}

/// The files beside papers that are published as they are.
pub(super) fn attached(public: &PublicSite, root: &Path) -> Vec<Attached> {
    let files = public_files(public).into_iter();
    files.map(|file| Attached { name: file.file.clone(), path: root.join(&*file.spelled) }).collect()
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
    let mut kept_back: Vec<(&Document, Standing, Vec<String>)> = Vec::new();
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
            kept_back.push((document, standing, phrases.map(|allowed| allowed.text.clone()).collect()));
        }
    }
    kept_back
        .into_par_iter()
        .map(|(document, standing, phrases)| {
            let bytes = bytes(&root.join(&*document.spelled))?;
            let inside = withheld_texts(&document.file, &bytes);
            Ok(WithheldFile::new(document.file.clone(), standing, &bytes, inside, phrases))
        })
        .collect()
}

/// What stands in the place of a text inside a file that is how the file is packed, and nobody's words; the same in the
/// files of everybody who uses the same program.
const PACKING: [&str; 16] = [
    "names of the files inside",
    "properties",
    "EXIF",
    "[Content_Types]",
    "_rels",
    "styles",
    "Styles",
    "theme",
    "settings",
    "Settings",
    "fontTable",
    "numbering",
    "docProps",
    "meta.xml",
    "META-INF",
    "mimetype",
];

/// The texts inside a file; of one that cannot be opened there are only the bytes to go by.
fn texts(file: &str, bytes: &[u8]) -> Vec<String> {
    let inside = read::texts(file, bytes, &Limits::default()).unwrap_or_default();
    inside.texts.into_iter().map(|fragment| fragment.text).collect()
}

/// The same for a file that is withheld; where a file is its own text, that text too.
fn withheld_texts(file: &str, bytes: &[u8]) -> Vec<String> {
    let own = std::str::from_utf8(bytes).map(str::to_owned);
    let inside = read::texts(file, bytes, &Limits::default()).unwrap_or_default();
    let words = inside.texts.into_iter().filter(|text| !PACKING.iter().any(|packing| text.inside.contains(packing)));
    own.into_iter().chain(words.map(|text| text.text)).collect()
}

/// The bytes of a file; of one that is larger than anybody looks at, none.
fn bytes(path: &Path) -> Result<Vec<u8>, Error> {
    Ok(files::read_up_to(path, Limits::default().file)?.unwrap_or_default())
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

/// Where the files that are published as they are stand in the published folder.
pub(super) fn published_paths(public: &PublicSite) -> HashSet<String> {
    public_files(public).into_iter().map(|document| document.address.file_path()).collect()
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
        // What is plain text is read as it is.
        let is_plain = std::str::from_utf8(bytes).is_ok() && !bytes.starts_with(b"%PDF");
        let inside = if is_plain { Vec::new() } else { texts(path, bytes) };
        proof.read(path, asked_by, bytes, inside.iter().map(String::as_str))
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
