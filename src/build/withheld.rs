//! What a site withholds on a day: the passages that the public view of it does not have, and the files that the public
//! may not open.

use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use super::attachments::fingerprint;
use super::{Error, Options};
use crate::audit::file::WithheldFile;
use crate::audit::gather::{Withheld, closed, withheld};
use crate::audit::{Limits, read};
use crate::files;
use crate::model::meeting::{Allowed, Document, Meeting};
use crate::model::prose::{self, Standing};
use crate::model::{PublicSite, Site};
use crate::output::Fingerprint;

/// What each meeting withholds; nothing in place of the meeting for what stands outside meetings.
pub(super) type Gathered = Vec<(Option<Arc<Meeting>>, Withheld)>;

/// What each meeting withholds, and what is withheld outside meetings, which stands last.
pub(super) fn gather(site: &Site, public: &PublicSite, options: &Options) -> Gathered {
    let as_of = options.as_of;
    let of_meeting = |meeting: &Arc<Meeting>| {
        let committee = site.committee(&meeting.committee).filter(|committee| committee.draft);
        let standing = committee.map_or(Standing::Open, |_| Standing::Draft);
        let shown = public.meeting(&meeting.id);
        if shown.is_some_and(|shown| std::ptr::eq(Arc::as_ptr(meeting), shown)) {
            return (Some(Arc::clone(meeting)), closed(&|seen| prose::meeting(meeting, &standing, as_of, seen)));
        }
        let phrases = allowed(meeting).map(|allowed| allowed.text.clone()).collect();
        let withheld = withheld(
            &|seen| prose::meeting(meeting, &standing, as_of, seen),
            &|seen| shown.into_iter().for_each(|shown| prose::meeting(shown, &Standing::Open, as_of, seen)),
            phrases,
        );
        (Some(Arc::clone(meeting)), withheld)
    };
    let mut gathered: Vec<_> = site.meetings.par_iter().map(of_meeting).collect();
    let outside =
        withheld(&|seen| prose::outside_meetings(site, as_of, seen), &|seen| public.outside_meetings(seen), Vec::new());
    gathered.push((None, outside));
    gathered
}

/// The files that the public may open, each once.
pub(super) fn public_files(public: &PublicSite) -> Vec<&Document> {
    let pages = public.pages().iter().chain([public.home()]).flat_map(|page| &page.documents);
    let meetings = public
        .meetings()
        .iter()
        .flat_map(|meeting| meeting.documents.iter().chain(meeting.items.iter().flat_map(|item| &item.documents)));
    let mut known = HashSet::new();
    pages.chain(meetings).filter(|document| known.insert(&document.file)).collect()
}

/// The files that the public may not open, and what they say.
pub(super) fn withheld_files(site: &Site, public: &PublicSite, root: &Path) -> Result<Vec<WithheldFile>, Error> {
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
            let (bytes, fingerprint) = bytes(&root.join(&*document.spelled))?;
            let inside = withheld_texts(&document.file, &bytes);
            Ok(WithheldFile::new(document.file.clone(), standing, fingerprint, inside, phrases))
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
pub(super) fn texts(file: &str, bytes: &[u8]) -> Vec<String> {
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

/// The bytes of a file, and their fingerprint; of one that is larger than anybody looks into, the fingerprint alone.
pub(super) fn bytes(path: &Path) -> Result<(Vec<u8>, Fingerprint), Error> {
    Ok(match files::read_up_to(path, Limits::default().file)? {
        Some(bytes) => {
            let fingerprint = Fingerprint::of(&bytes);
            (bytes, fingerprint)
        }
        None => (Vec::new(), fingerprint(path)?),
    })
}

/// The phrases of a meeting's papers that are public already.
pub(super) fn allowed(meeting: &Meeting) -> impl Iterator<Item = &Allowed> {
    let items = meeting
        .items
        .iter()
        .flat_map(|item| item.allowed.iter().chain(item.reports.iter().flat_map(|report| &report.allowed)));
    meeting.allowed.iter().chain(items)
}
