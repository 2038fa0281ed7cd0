//! Whether words of a withheld paper were pasted into an open one.
//!
//! Takes what an open paper or file has in common with withheld ones, and how often others say it; gives findings. Lists
//! of titles and addresses of pages are carried over from meeting to meeting and do not count as prose does.

use std::collections::HashSet;

use super::document::{Document, DocumentSort};
use super::finding::{Finding, Ground};
use super::index::{Entry, Index};
use super::pattern::PatternSort;
use super::proof::found;
use super::sentence::{Measure, Whole, WholeSort};
use super::weigh::Public;
use super::window::LONGEST;

/// How many words in a row of one paragraph of prose, or of one table, were not typed twice by chance.
const PASTED: usize = 20;

/// How many words in a row, whatever parts them: entries of a list are carried from meeting to meeting.
const LISTED: usize = 80;

/// How many words a title has at least that nobody makes up twice, whatever words they are.
const TITLE: u8 = 6;

/// How far a document says the same as a withheld paper, word for word.
#[derive(Default)]
struct Stretch {
    /// Behind which word of the document it ends.
    end: u32,
    /// How many words it has.
    words: usize,
    /// How many of them stand in no address of a page.
    plain: usize,
    /// How many of those stand in one paragraph of prose, or in one table, of the withheld paper.
    here: usize,
}

impl Stretch {
    /// Takes the run of words that ends there.
    fn push(&mut self, end: u32, measure: &Measure) {
        if end == self.end + 1 && self.words > 0 {
            self.words += 1;
            self.plain += usize::from(measure.ends_plain);
            self.here = if measure.begins { 0 } else { self.here };
            self.here += usize::from(measure.ends_plain && measure.in_prose);
        } else {
            *self = Self { end, words: LONGEST, plain: measure.plain.into(), here: measure.here.into() };
        }
        self.end = end;
    }

    fn is_long(&self) -> bool {
        self.here >= PASTED || self.plain >= LISTED
    }
}

impl Index {
    /// Names what an open paper or file has in common with withheld ones.
    pub(super) fn judge(&self, document: &Document, public: &Public, findings: &mut Vec<Finding>) {
        let mut told = HashSet::new();
        let mut tell = |entry: &Entry| {
            if told.insert(entry.secret) {
                let secret = &self.secrets[entry.secret as usize];
                let ground = match document.sort {
                    DocumentSort::Paper => Ground::Paper(document.file.clone()),
                    DocumentSort::Attachment => Ground::Attachment(document.file.clone()),
                };
                findings.push(found(ground, entry, secret));
            }
        };
        let mut stretch = Stretch::default();
        let day = document.day();
        for (number, position) in &document.hits {
            let entry = &self.entries[*number as usize];
            let is_law = self.secrets[entry.secret as usize].standing.is_secret();
            let is_common = public.is_common(*number as usize, entry, day);
            match (entry.sort, document.sort) {
                (PatternSort::Canary, DocumentSort::Attachment) => tell(entry),
                _ if is_common => {}
                (PatternSort::Run, sort) => {
                    let counts = match sort {
                        DocumentSort::Paper => is_law,
                        DocumentSort::Attachment => is_law || public.is_unsaid(*number as usize),
                    };
                    if !counts {
                        continue;
                    }
                    stretch.push(*position, &entry.measure);
                    if stretch.is_long() || is_law && is_whole(*number, entry, stretch.words, public) {
                        tell(entry);
                    }
                }
                (PatternSort::Whole | PatternSort::Name | PatternSort::Rare, DocumentSort::Attachment) => {
                    let is_long = entry.sort == PatternSort::Whole && entry.length >= TITLE;
                    let is_name = entry.sort != PatternSort::Whole && entry.length > 1;
                    let is_alone = (is_long || is_name) && public.is_secret(*number as usize, entry);
                    if is_law && (is_alone || is_whole(*number, entry, entry.length.into(), public)) {
                        tell(entry);
                    }
                }
                (PatternSort::Whole, DocumentSort::Paper) => {
                    if is_law && is_whole(*number, entry, entry.length.into(), public) {
                        tell(entry);
                    }
                }
                // A name that an open paper says is public because the paper says so.
                (PatternSort::Canary | PatternSort::Name | PatternSort::Rare, DocumentSort::Paper) => {}
            }
        }
    }
}

/// Is a whole sentence, row or title said where these words are said, and one that nobody types twice by chance?
fn is_whole(number: u32, entry: &Entry, words: usize, public: &Public) -> bool {
    let Some(Whole { words: whole, sort }) = entry.measure.whole else { return false };
    words >= usize::from(whole)
        && match sort {
            WholeSort::Sum => true,
            WholeSort::Title => whole >= TITLE.into() || public.is_telling(number, entry),
            WholeSort::Sentence => public.is_telling(number, entry),
        }
}
