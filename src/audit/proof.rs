//! What no output may say, and the reading of outputs.
//!
//! Takes an [`Index`] that has been shown every public text; gives [`Finding`]s: first those in open papers and files,
//! then, output by output and on any core, those in what would be published.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use jiff::civil::Date;
use memchr::memchr_iter;

use super::decode::each_view;
use super::file::Fingerprint;
use super::finding::{Finding, Ground, Matter};
use super::fold::{self, Word};
use super::gather::Secret;
use super::index::{Canary, Document, DocumentSort, Entry, Index, Lengths, Seen, each_canary, each_length, readings};
use super::pattern::PatternSort;
use super::table::Table;
use super::window::{LONGEST, Window};
use super::words::{self, Voice};
use crate::diagnostic::Place;

/// In how many meetings' papers words stand that are nobody's secret, where no date says which of them came first.
const COMMON: u32 = 3;

/// How many words in a row were not typed twice by chance.
const PASTED: usize = 16;

/// How many words a title has at least that is looked for in a file.
const TITLE: u8 = 6;

/// What no output may say.
#[derive(Debug)]
pub struct Proof {
    secrets: Vec<Arc<Secret>>,
    entries: Vec<Entry>,
    table: Table,
    lengths: Lengths,
    canaries: Vec<Canary>,
    files: HashMap<Fingerprint, u32>,
    sizes: HashSet<u64>,
}

/// How often each entry stands in public.
struct Public {
    /// In the papers of how many meetings.
    papers: Vec<u32>,
    /// In the papers or files of how many meetings that are older than the withheld paper; of how many at all where that
    /// has no date.
    older: Vec<u32>,
    /// Which words of withheld texts stand in public, a bit for each.
    words: Vec<u64>,
}

impl Index {
    /// Weighs what all public texts say, and gives what no output may say.
    pub fn settle(self, seen: &[Seen]) -> (Proof, Vec<Finding>) {
        let public = Public::of(&self, seen);
        let mut findings = Vec::new();
        for document in seen.iter().flat_map(|seen| &seen.documents) {
            self.judge(document, &public, &mut findings);
        }
        let same: HashSet<&Arc<str>> = seen.iter().flat_map(|seen| &seen.same).map(|(file, _)| file).collect();
        // Of the words of a file that is withheld as a whole there is nothing more to say.
        findings.retain(|finding| match (&finding.ground, &finding.matter) {
            (Ground::Attachment(file), Matter::Words(_)) => !same.contains(file),
            (Ground::Attachment(_), Matter::Canary | Matter::File) | (Ground::Paper(_) | Ground::Output { .. }, _) => {
                true
            }
        });
        for (file, secret) in seen.iter().flat_map(|seen| &seen.same) {
            let secret = &self.secrets[*secret as usize];
            findings.push(found(Ground::Attachment(file.clone()), Matter::File, secret));
        }
        let Self { secrets, entries, canaries, files, .. } = self;
        let kept: Vec<usize> = (0..entries.len()).filter(|entry| public.is_secret(*entry, &entries[*entry])).collect();
        let mut table = Table::with_room(kept.len());
        let mut lengths: Lengths = 0;
        for entry in kept {
            table.insert(entries[entry].run, u32::try_from(entry).expect("it was numbered so"));
            lengths |= 1 << entries[entry].length;
        }
        let sizes = files.keys().map(|fingerprint| fingerprint.size).collect();
        (Proof { secrets, entries, table, lengths, canaries, files, sizes }, findings)
    }

    /// Names what an open paper or file has in common with withheld ones.
    fn judge(&self, document: &Document, public: &Public, findings: &mut Vec<Finding>) {
        let mut told = HashSet::new();
        let mut tell = |entry: &Entry| {
            if told.insert(entry.secret) {
                let secret = &self.secrets[entry.secret as usize];
                let ground = match document.sort {
                    DocumentSort::Paper => Ground::Paper(document.file.clone()),
                    DocumentSort::Attachment => Ground::Attachment(document.file.clone()),
                };
                findings.push(found(ground, matter(entry, secret), secret));
            }
        };
        let (mut last, mut length): (u32, usize) = (0, 0);
        for (number, position) in &document.hits {
            let entry = &self.entries[*number as usize];
            let is_law = self.secrets[entry.secret as usize].standing.is_secret();
            let is_common = public.is_common(*number as usize, entry, document);
            match (entry.sort, document.sort) {
                (PatternSort::Run, sort) => {
                    let counts = match sort {
                        DocumentSort::Paper => is_law,
                        DocumentSort::Attachment => is_law || public.papers[*number as usize] == 0,
                    };
                    if !counts || is_common {
                        continue;
                    }
                    length = if *position == last + 1 { length + 1 } else { LONGEST };
                    last = *position;
                    if length >= PASTED {
                        tell(entry);
                    }
                }
                (PatternSort::Canary, DocumentSort::Attachment) => tell(entry),
                (PatternSort::Whole | PatternSort::Name | PatternSort::Rare, DocumentSort::Attachment) => {
                    let is_long = entry.sort == PatternSort::Whole && entry.length >= TITLE;
                    let is_name = entry.sort != PatternSort::Whole && entry.length > 1;
                    if is_law && !is_common && (is_long || is_name) && public.is_secret(*number as usize, entry) {
                        tell(entry);
                    }
                }
                (
                    PatternSort::Canary | PatternSort::Whole | PatternSort::Name | PatternSort::Rare,
                    DocumentSort::Paper,
                ) => {}
            }
        }
    }
}

impl Public {
    fn of(index: &Index, seen: &[Seen]) -> Self {
        let count = index.entries.len();
        let mut public = Self { papers: vec![0; count], older: vec![0; count], words: Vec::new() };
        for seen in seen {
            public.words.resize(public.words.len().max(seen.words.len()), 0);
            public.words.iter_mut().zip(&seen.words).for_each(|(all, own)| *all |= own);
            for entry in &seen.declared {
                public.papers[*entry as usize] = u32::MAX;
                public.older[*entry as usize] = u32::MAX;
            }
        }
        let mut meetings: HashMap<&str, (HashSet<u32>, HashSet<u32>)> = HashMap::new();
        for document in seen.iter().flat_map(|seen| &seen.documents) {
            let (papers, all) = meetings.entry(meeting_of(&document.file)).or_default();
            for (entry, _) in &document.hits {
                all.insert(*entry);
                if document.sort == DocumentSort::Paper {
                    papers.insert(*entry);
                }
            }
        }
        let add = |counts: &mut [u32], entry: u32| {
            counts[entry as usize] = counts[entry as usize].saturating_add(1);
        };
        for (meeting, (papers, all)) in meetings {
            papers.into_iter().for_each(|entry| add(&mut public.papers, entry));
            let is_older = |entry: &u32| is_older(meeting, &index.entries[*entry as usize]);
            all.into_iter().filter(is_older).for_each(|entry| add(&mut public.older, entry));
        }
        public
    }

    /// Was it public before it was withheld? The document in question is no witness for itself; and what was pasted into
    /// any number of papers on the day of the withheld paper or later was not public before.
    fn is_common(&self, number: usize, entry: &Entry, document: &Document) -> bool {
        let count = self.older[number];
        match entry.since {
            None => count >= COMMON,
            Some(_) => count > u32::from(is_older(meeting_of(&document.file), entry)),
        }
    }

    /// May no output say it?
    fn is_secret(&self, number: usize, entry: &Entry) -> bool {
        match entry.sort {
            PatternSort::Canary => true,
            PatternSort::Run | PatternSort::Whole => self.papers[number] == 0,
            PatternSort::Name | PatternSort::Rare => {
                self.papers[number] == 0 && entry.words.iter().any(|word| self.is_rare(*word))
            }
        }
    }

    /// Does a word stand in no public text?
    fn is_rare(&self, word: u32) -> bool {
        self.words.get(word as usize / 64).is_none_or(|bits| bits & 1 << (word % 64) == 0)
    }
}

/// Is a meeting older than the first paper that withholds an entry? Where that has no date, every one may be.
fn is_older(meeting: &str, entry: &Entry) -> bool {
    entry.since.is_none_or(|since| day_of(meeting).is_some_and(|day| day < since))
}

/// The folder or the file of the meeting that a file belongs to.
fn meeting_of(file: &str) -> &str {
    let parts = file.match_indices('/').nth(3).map_or(file.len(), |(at, _)| at);
    let meeting = &file[..parts];
    meeting.strip_suffix(".md").unwrap_or(meeting)
}

/// The day of the meeting that a file belongs to.
pub(super) fn day_of(file: &str) -> Option<Date> {
    file.split('/').nth(3)?.get(..10)?.parse().ok()
}

fn matter(entry: &Entry, secret: &Secret) -> Matter {
    match entry.sort {
        PatternSort::Canary => Matter::Canary,
        PatternSort::Run | PatternSort::Whole | PatternSort::Name | PatternSort::Rare => {
            Matter::words(secret, entry.passage)
        }
    }
}

fn found(ground: Ground, matter: Matter, secret: &Secret) -> Finding {
    Finding { ground, matter, withheld: secret.place.clone(), standing: secret.standing.clone() }
}

impl Proof {
    /// Reads an output: its path, its bytes, and the texts that were found inside it. Names each withheld paper once.
    pub fn read<'t>(
        &self,
        path: &'t str,
        asked_by: &Place,
        bytes: &[u8],
        inside: impl IntoIterator<Item = &'t str>,
    ) -> Vec<Finding> {
        let mut findings: Vec<Finding> = Vec::new();
        let mut told = HashSet::new();
        let mut tell = |entry: u32, line: Option<usize>, how: &str| {
            let entry = &self.entries[entry as usize];
            if told.insert(entry.secret) {
                let secret = &self.secrets[entry.secret as usize];
                let ground = Ground::Output { path: path.into(), line, how: how.into(), asked_by: asked_by.clone() };
                findings.push(found(ground, matter(entry, secret), secret));
            }
        };
        if !self.table.is_empty() {
            for text in [path].into_iter().chain(inside) {
                let mut window = Window::default();
                fold::each_word(text, |word| self.look(&mut window, word, |entry| tell(entry, None, "")));
                each_canary(&self.canaries, text.as_bytes(), |entry| tell(entry, None, ""));
            }
            each_view(bytes, &mut |view| {
                let line = |at: usize| {
                    let is_plain = view.how.is_empty();
                    is_plain.then(|| memchr_iter(b'\n', &view.bytes[..at]).count() + 1)
                };
                each_canary(&self.canaries, &view.bytes, |entry| tell(entry, None, &view.how));
                for reading in readings(&view.bytes) {
                    let (mut text, mut tag) = (Window::default(), Window::default());
                    words::each_word(&view.bytes, reading, &mut |voice, word, at| match voice {
                        Voice::Text => self.look(&mut text, word, |entry| tell(entry, line(at), &view.how)),
                        Voice::Tag | Voice::NewTag => {
                            if voice == Voice::NewTag {
                                tag.clear();
                            }
                            self.look(&mut tag, word, |entry| tell(entry, line(at), &view.how));
                        }
                    });
                }
            });
        }
        if let Some(secret) = self.same_file(bytes) {
            let ground =
                Ground::Output { path: path.into(), line: None, how: String::new(), asked_by: asked_by.clone() };
            findings.push(found(ground, Matter::File, secret));
        }
        findings
    }

    /// The withheld file of which these are the bytes.
    fn same_file(&self, bytes: &[u8]) -> Option<&Arc<Secret>> {
        if !self.sizes.contains(&(bytes.len() as u64)) {
            return None;
        }
        self.files.get(&Fingerprint::of(bytes)).map(|secret| &self.secrets[*secret as usize])
    }

    #[inline]
    fn look(&self, window: &mut Window, word: Word, mut found: impl FnMut(u32)) {
        window.push(word.hash);
        each_length(self.lengths, |length| {
            if let Some(entry) = window.last(length).and_then(|run| self.table.get(run)) {
                found(entry);
            }
        });
    }

    /// How many runs of words, titles and names each output is compared with.
    pub fn patterns(&self) -> usize {
        self.table.len()
    }
}
