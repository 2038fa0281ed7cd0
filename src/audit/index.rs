//! All that is withheld, in one table, and how much of it public texts say too.
//!
//! Takes [`Secret`]s; is shown every public text, by [`Index::look`], on as many cores as there are; then becomes a
//! [`Proof`](super::proof::Proof), which knows what no output may say. Words that many public papers share are nobody's
//! secret; words that one of them shares with a paper that the law withholds were pasted there.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use jiff::civil::Date;
use memchr::{memchr2, memmem};

use super::decode::each_view;
use super::document::{Document, DocumentSort};
use super::file::WithheldFile;
use super::fold::{Word, each_word};
use super::gather::{Passages, Secret, Withheld};
use super::pattern::{Pattern, PatternSort, patterns, run_of};
use super::read::inside_view;
use super::runs::Runs;
use super::seam::Edges;
use super::sentence::Measure;
use super::vocabulary::Vocabulary;
use super::weigh::day_of;
use super::window::{LONGEST, Window};
use super::words::{self, Reading, Voice};
use crate::diagnostic::Placed;
use crate::model::prose::{PassageSort, Standing};
use crate::output::Fingerprint;

/// What is withheld, by the hashes of its words.
#[derive(Debug)]
pub struct Index {
    pub(super) secrets: Vec<Arc<Secret>>,
    pub(super) canaries: Vec<Canary>,
    pub(super) files: HashMap<Fingerprint, u32>,
    pub(super) entries: Vec<Entry>,
    pub(super) runs: Runs,
    pub(super) vocabulary: Vocabulary,
}

/// Words that a clerk planted in withheld papers.
#[derive(Debug, Clone)]
pub(super) struct Canary {
    /// As typed, in small letters.
    pub(super) letters: Vec<u8>,
    pub(super) entry: u32,
}

/// A pattern of a withheld paper.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) run: u64,
    /// The hash of its last word.
    pub(super) last: u64,
    pub(super) length: u8,
    pub(super) sort: PatternSort,
    pub(super) secret: u32,
    pub(super) passage: u32,
    /// The day of the oldest paper that withholds it; none outside meetings.
    pub(super) since: Option<Date>,
    /// The numbers of its words that may be in no public text: names and numbers.
    pub(super) words: Box<[u32]>,
    /// How much of it is prose.
    pub(super) measure: Measure,
}

/// What a public text says of what is withheld.
#[derive(Debug, Default)]
pub struct Seen {
    pub(super) documents: Vec<Document>,
    /// Entries that somebody wrote for the public.
    pub(super) declared: Vec<u32>,
    /// Which of the words of withheld texts it says, a bit for each.
    pub(super) words: Vec<u64>,
    /// Public files that are the same as withheld ones: the file, and the number of the paper.
    pub(super) same: Vec<(Arc<str>, u32)>,
    /// How the texts of papers begin and end.
    pub edges: Edges,
}

impl Index {
    /// The table of these papers, of withheld files and of planted words.
    pub fn of(withheld: &[Withheld], files: Vec<WithheldFile>, canaries: &[Placed<String>]) -> Self {
        let count =
            withheld.iter().flat_map(|withheld| &withheld.secrets).map(|secret| secret.size()).sum::<usize>() / 4;
        let mut index = Self {
            secrets: Vec::new(),
            canaries: Vec::new(),
            files: HashMap::new(),
            entries: Vec::with_capacity(count),
            runs: Runs::default(),
            vocabulary: Vocabulary::with_room(count),
        };
        for Withheld { secrets, allowed, .. } in withheld {
            let allowed = allowed_runs(allowed);
            for secret in secrets {
                index.add(secret, &allowed);
            }
        }
        for WithheldFile { secret, fingerprint, allowed } in files {
            // Nothing is the same as nothing.
            if !fingerprint.is_of_nothing() {
                index.files.insert(fingerprint, numbered(index.secrets.len()));
            }
            index.add(&Arc::new(secret), &allowed_runs(&allowed));
        }
        canaries.iter().for_each(|canary| index.plant(canary));
        index
    }

    fn plant(&mut self, canary: &Placed<String>) {
        let mut all = Vec::new();
        each_word(&canary.value, |word| all.push(word));
        all.truncate(LONGEST);
        let (Some(run), Some(last)) = (run_of(&all), all.last().map(|word| word.hash)) else { return };
        let mut window = Window::default();
        for word in &all {
            self.vocabulary.learn(&mut window, word);
        }
        let secret = numbered(self.secrets.len());
        self.secrets.push(Arc::new(Secret {
            place: canary.place.clone(),
            standing: Standing::Confidential,
            passages: vec![(PassageSort::Words, canary.value.clone())],
        }));
        let length = u8::try_from(all.len()).expect("a run is short");
        let (words, measure) = <(Box<[u32]>, Measure)>::default();
        let (sort, passage, since) = (PatternSort::Canary, 0, None);
        let fresh = Entry { run, last, length, sort, secret, passage, since, words, measure };
        let next = numbered(self.entries.len());
        let entry = self.runs.insert(run, length, last, next);
        if entry == next {
            self.entries.push(fresh);
        } else {
            self.entries[entry as usize] = fresh;
        }
        self.canaries.push(Canary { letters: canary.value.to_lowercase().into_bytes(), entry });
    }

    fn add(&mut self, secret: &Arc<Secret>, allowed: &HashSet<u64>) {
        let number = numbered(self.secrets.len());
        let since = day_of(&secret.place.file);
        self.secrets.push(Arc::clone(secret));
        let Self { secrets, entries, runs, vocabulary, .. } = self;
        let mut window = Window::default();
        let mut fresh: Vec<(Pattern, Vec<Word>)> = Vec::new();
        patterns(secret, &mut |pattern, of| fresh.push((pattern, of.to_vec())), &mut |word| {
            vocabulary.learn(&mut window, &word);
        });
        for (pattern, of) in fresh {
            if allowed.contains(&pattern.run) {
                continue;
            }
            let entry = Entry {
                run: pattern.run,
                last: pattern.last,
                length: u8::try_from(pattern.length).expect("a run is short"),
                sort: pattern.sort,
                secret: number,
                passage: numbered(pattern.passage),
                since,
                words: of.iter().map(|word| vocabulary.number(word)).collect(),
                measure: pattern.measure,
            };
            let next = numbered(entries.len());
            let known = runs.insert(entry.run, entry.length, entry.last, next);
            if known == next {
                entries.push(entry);
                continue;
            }
            // Two papers say it: it is looked for as the more secret of the two says, and as the plainer words.
            let known = &mut entries[known as usize];
            let since = known.since.into_iter().chain(since).min();
            let is_more = secret.standing.is_secret() && !secrets[known.secret as usize].standing.is_secret();
            if is_more || (entry.sort < known.sort && entry.secret == known.secret) {
                *known = entry;
            }
            known.since = since;
        }
    }

    /// Is nothing withheld?
    pub fn is_empty(&self) -> bool {
        self.runs.is_empty() && self.files.is_empty()
    }

    /// What public passages say of what is withheld; `withheld` is what their own meeting withholds.
    pub fn look(&self, public: Passages<'_>, withheld: &Withheld) -> Seen {
        let mut seen = self.nothing_seen();
        let Seen { documents, declared, words, same: _, edges } = &mut seen;
        public(&mut |passage| {
            if !withheld.leaves_open(&passage) {
                return;
            }
            if passage.sort == PassageSort::Declared {
                return self.declare(passage.text, declared, words, edges);
            }
            let at = documents.iter().rposition(|document| document.file == passage.place.file);
            let at = at.unwrap_or_else(|| {
                documents.push(Document::new(passage.place.file.clone(), DocumentSort::Paper));
                documents.len() - 1
            });
            let document = &mut documents[at];
            let (from, mut count) = (document.hits.len(), 0);
            each_word(passage.text, |word| {
                if document.take(self, word) {
                    self.note(&word, words);
                }
                count += 1;
                edges.word(&document.window, count);
            });
            edges.end(&document.window, count);
            if matches!(passage.sort, PassageSort::Title | PassageSort::Decision) {
                let Document { hits, quotable, .. } = document;
                quotable.extend(hits[from..].iter().map(|(entry, _)| *entry));
            }
        });
        documents.retain(|document| !document.hits.is_empty());
        seen
    }

    /// What a public file says of what is withheld: its name, its bytes (of one that is too large to be read, none) and the
    /// texts that were found inside it.
    pub fn look_into<'t>(
        &self,
        file: &'t Arc<str>,
        fingerprint: &Fingerprint,
        bytes: &[u8],
        inside: impl IntoIterator<Item = &'t str>,
    ) -> Seen {
        let mut seen = self.nothing_seen();
        let mut document = Document::new(file.clone(), DocumentSort::Attachment);
        let name = file.rsplit('/').next().unwrap_or(file);
        for text in [name].into_iter().chain(inside) {
            document.begin();
            each_word(text, |word| {
                document.take(self, word);
            });
            each_canary(&self.canaries, text.as_bytes(), |entry| document.hits.push((entry, document.position)));
        }
        if let Some(secret) = self.files.get(fingerprint) {
            seen.same.push((file.clone(), *secret));
        }
        each_view(bytes, &mut |view| {
            each_canary(&self.canaries, &view.bytes, |entry| document.hits.push((entry, document.position)));
            for text in inside_view(view) {
                document.begin();
                each_word(&text, |word| {
                    document.take(self, word);
                });
                each_canary(&self.canaries, text.as_bytes(), |entry| document.hits.push((entry, document.position)));
            }
            for reading in readings(&view.bytes) {
                let mut tag = Document::new(file.clone(), DocumentSort::Attachment);
                document.begin();
                words::each_word(&view.bytes, reading, |voice, word, _| match voice {
                    Voice::Text => {
                        document.take(self, word);
                    }
                    Voice::Tag | Voice::NewTag => {
                        if voice == Voice::NewTag {
                            tag.begin();
                        }
                        tag.take(self, word);
                    }
                });
                document.append(tag);
            }
        });
        if !document.hits.is_empty() {
            seen.documents.push(document);
        }
        seen
    }

    /// What the software says of itself and anybody may say.
    pub fn know(&self, texts: &[&str]) -> Seen {
        let mut seen = self.nothing_seen();
        let Seen { declared, words, .. } = &mut seen;
        texts.iter().for_each(|text| self.declare(text, declared, words, &mut Edges::default()));
        seen
    }

    fn nothing_seen(&self) -> Seen {
        Seen { words: vec![0; self.vocabulary.len().div_ceil(64)], ..Seen::default() }
    }

    fn declare(&self, text: &str, declared: &mut Vec<u32>, words: &mut [u64], edges: &mut Edges) {
        let (mut window, mut count) = (Window::default(), 0);
        each_word(text, |word| {
            if self.vocabulary.follow(&mut window, &word) {
                self.note(&word, words);
                self.runs.each_end(&window, word.hash, |entry, _| declared.push(entry));
            }
            count += 1;
            edges.word(&window, count);
        });
        edges.end(&window, count);
    }

    /// Notes that a word is said in public.
    #[inline]
    fn note(&self, word: &Word, words: &mut [u64]) {
        if let Some(number) = self.vocabulary.telling(word) {
            words[number as usize / 64] |= 1 << (number % 64);
        }
    }
}

/// Calls back with the entry of each planted word that stands in some bytes, in large or in small letters.
pub(super) fn each_canary(canaries: &[Canary], bytes: &[u8], mut found: impl FnMut(u32)) {
    if canaries.is_empty() {
        return;
    }
    let small = bytes.to_ascii_lowercase();
    canaries
        .iter()
        .filter(|canary| memmem::find(&small, &canary.letters).is_some())
        .for_each(|canary| found(canary.entry));
}

/// How a text is read: where there are tags, with them and without.
pub(super) fn readings(bytes: &[u8]) -> impl Iterator<Item = Reading> {
    let start = bytes.trim_ascii_start();
    let is_markup = start.starts_with(b"<") || start.starts_with(b"\xef\xbb\xbf<");
    let has_marks = memchr2(b'<', b'&', bytes).is_some();
    let plain = (!is_markup).then_some(Reading::Plain);
    plain.into_iter().chain(has_marks.then_some(Reading::Markup))
}

/// The runs of the phrases that may be published.
fn allowed_runs(phrases: &[String]) -> HashSet<u64> {
    let mut runs = HashSet::new();
    for phrase in phrases {
        let mut window = Window::default();
        each_word(phrase, |word| {
            window.push(word.hash);
            runs.extend((1..=LONGEST).filter_map(|length| window.last(length)));
        });
    }
    runs
}

/// A number that fits in less room.
fn numbered(count: usize) -> u32 {
    u32::try_from(count).expect("a site has fewer than four thousand million words")
}
