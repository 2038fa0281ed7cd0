//! How often public texts say what is withheld: whether it was public before, and whether anybody else says it.

use std::collections::HashMap;

use jiff::civil::Date;

use super::document::{Document, DocumentSort};
use super::index::{Entry, Index, Seen};
use super::pattern::PatternSort;

/// In how many meetings' papers words stand that are nobody's secret, where no date says which of them came first.
const COMMON: u32 = 3;

/// In how many meetings' papers words stand that are a standing phrase, whichever of them came first: nobody pastes a
/// paragraph so often.
const STANDING: u32 = 10;

/// How often each entry stands in public.
pub(super) struct Public<'a> {
    seen: &'a [Seen],
    /// In the papers of how many meetings.
    papers: Vec<u32>,
    /// In the papers or files of how many meetings.
    all: Vec<u32>,
    /// In the papers or files of how many meetings that are older than the withheld paper; of how many at all where that
    /// has no date. One that says it as a title or as what was decided counts twice: later papers quote it.
    older: Vec<u32>,
    /// Which words of withheld texts stand in public, a bit for each.
    words: Vec<u64>,
}

/// What a meeting says.
#[derive(Default)]
struct Said {
    papers: Vec<u32>,
    all: Vec<u32>,
    quotable: Vec<u32>,
}

/// Leaves of each list of entries each once, in one step for each: marks which list had an entry last.
struct Once {
    list: u32,
    last: Vec<u32>,
}

impl Once {
    fn of(&mut self, mut entries: Vec<u32>) -> Vec<u32> {
        self.list += 1;
        entries.retain(|entry| std::mem::replace(&mut self.last[*entry as usize], self.list) != self.list);
        entries
    }
}

impl<'a> Public<'a> {
    pub(super) fn of(index: &Index, seen: &'a [Seen]) -> Self {
        let none = || vec![0; index.entries.len()];
        let mut public = Self { seen, papers: none(), all: none(), older: none(), words: Vec::new() };
        for seen in seen {
            public.words.resize(public.words.len().max(seen.words.len()), 0);
            public.words.iter_mut().zip(&seen.words).for_each(|(all, own)| *all |= own);
            for entry in &seen.declared {
                for counts in [&mut public.papers, &mut public.all, &mut public.older] {
                    counts[*entry as usize] = u32::MAX;
                }
            }
        }
        let mut meetings: HashMap<&str, Said> = HashMap::new();
        for document in seen.iter().flat_map(|seen| &seen.documents) {
            let said = meetings.entry(meeting_of(&document.file)).or_default();
            said.all.extend(document.hits.iter().map(|(entry, _)| *entry));
            if document.sort == DocumentSort::Paper {
                said.papers.extend(document.hits.iter().map(|(entry, _)| *entry));
            }
            said.quotable.extend(&document.quotable);
        }
        let add = |counts: &mut [u32], entry: u32| {
            counts[entry as usize] = counts[entry as usize].saturating_add(1);
        };
        let mut once = Once { list: 0, last: none() };
        for (meeting, Said { papers, all, quotable }) in meetings {
            once.of(papers).into_iter().for_each(|entry| add(&mut public.papers, entry));
            let day = day_of(meeting);
            let is_older = |entry: &u32| is_older(day, &index.entries[*entry as usize]);
            once.of(quotable).into_iter().filter(is_older).for_each(|entry| add(&mut public.older, entry));
            for entry in once.of(all) {
                add(&mut public.all, entry);
                if is_older(&entry) {
                    add(&mut public.older, entry);
                }
            }
        }
        public
    }

    /// Was it public before it was withheld, or is it a standing phrase? The document in question, of that day, is no witness
    /// for itself; and what was pasted into a few papers on the day of the withheld paper or later was not public before.
    pub(super) fn is_common(&self, number: usize, entry: &Entry, day: Option<Date>) -> bool {
        let count = self.older[number];
        self.all[number] >= STANDING
            || match entry.since {
                None => count >= COMMON,
                Some(_) => count > u32::from(is_older(day, entry)),
            }
    }

    /// Does no open paper say it?
    pub(super) fn is_unsaid(&self, number: usize) -> bool {
        self.papers[number] == 0
    }

    /// May no output say it?
    pub(super) fn is_secret(&self, number: usize, entry: &Entry) -> bool {
        match entry.sort {
            PatternSort::Canary => true,
            PatternSort::Run | PatternSort::Whole => self.is_unsaid(number),
            PatternSort::Name | PatternSort::Rare => {
                self.is_unsaid(number) && entry.words.iter().any(|word| !says(&self.words, *word))
            }
        }
    }

    /// Is one of its words said only where all of it is said?
    pub(super) fn is_telling(&self, number: u32, entry: &Entry) -> bool {
        // A word that more meetings say is quickly counted.
        let most = self.all[number as usize] as usize;
        let is_rare = |word: &&u32| {
            let sayers = self.seen.iter().filter(|seen| says(&seen.words, **word));
            sayers.take(most + 1).count() <= most
        };
        let rare: Vec<u32> = entry.words.iter().filter(is_rare).copied().collect();
        if rare.is_empty() {
            return false;
        }
        let has_it = |document: &Document| document.hits.iter().any(|hit| hit.0 == number);
        let others: Vec<&Seen> = self.seen.iter().filter(|seen| !seen.documents.iter().any(has_it)).collect();
        rare.iter().any(|word| !others.iter().any(|seen| says(&seen.words, *word)))
    }
}

/// Does somebody who says these words say that one?
fn says(words: &[u64], word: u32) -> bool {
    words.get(word as usize / 64).is_some_and(|bits| bits & 1 << (word % 64) != 0)
}

/// Is a meeting older than the first paper that withholds an entry? Where that has no date, every one may be.
fn is_older(day: Option<Date>, entry: &Entry) -> bool {
    entry.since.is_none_or(|since| day.is_some_and(|day| day < since))
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
