//! What can be found in one part of a site: its papers, their words, and how much each word says about each paper.
//!
//! Takes papers; gives [`Terms`], which know nothing of the rest of the site, so that they can be remembered. How
//! much a word says is worked out here and not from averages over the site: see `docs/search.md`.

use super::fold::{Cutter, Token};
use super::hash::Map;
use super::numbers;
use super::papers::{Kind, Paper};
use super::people::{Name, Roll};
use super::words::Field;
use crate::model::identity::CommitteeId;

/// What can be found in one part.
#[derive(Debug, Clone, PartialEq)]
pub struct Terms {
    /// The meeting, unless the part belongs to none.
    pub(super) sitting: Option<Sitting>,
    /// The papers, in order.
    pub(super) entries: Vec<Entry>,
    /// The words.
    pub(super) words: Vec<Word>,
    /// Where they stand, by paper.
    pub(super) postings: Vec<Posting>,
    /// The places within papers that postings point to.
    pub(super) places: Vec<u8>,
}

/// A meeting, as results name it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Sitting {
    pub committee: CommitteeId,
    /// Its folder: the date and what stands behind it.
    pub name: Box<str>,
    pub year: i16,
}

/// A paper, as results name it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Entry {
    pub kind: Kind,
    pub title: String,
    /// The language of that, where it is not the site's.
    pub language: Option<String>,
    pub href: String,
    /// How its resolutions ended, with spaces between.
    pub outcomes: String,
    pub state: &'static str,
}

/// A word, or a fact by which results are chosen (`kind:report`).
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Word {
    /// As it is compared.
    pub folded: Box<str>,
    /// With its accents, where it has some.
    pub spelled: Option<Box<str>>,
}

/// A word in a paper; a large site has millions of them at once, so it is kept small.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Posting {
    /// Which word of the part.
    pub word: u32,
    /// Which paper of the part.
    pub paper: u32,
    /// Where its places in the paper begin among all places.
    begin: u32,
    /// How many bytes they take; then a bit that says whether it stands in the title; and in the last four bits the weight.
    length_and_weight: u32,
}

impl Posting {
    fn new(word: u32, paper: u32, weight: u8, begin: usize, length: usize) -> Self {
        let length_and_weight = length_of(length) << 5 | u32::from(weight);
        Self { word, paper, begin: length_of(begin), length_and_weight }
    }

    /// The same of a word that stands in the title.
    fn titled(self) -> Self {
        Self { length_and_weight: self.length_and_weight | 16, ..self }
    }

    /// Does the word stand in the title?
    pub fn is_in_title(self) -> bool {
        self.length_and_weight & 16 != 0
    }

    /// How much the word says about the paper, from 1 to 9.
    pub fn weight(self) -> u8 {
        u8::try_from(self.length_and_weight & 15).expect("four bits are below 16")
    }

    /// The places of the word in the paper, among all places of the part.
    pub fn places(self, all: &[u8]) -> &[u8] {
        let begin = self.begin as usize;
        &all[begin..begin + (self.length_and_weight >> 5) as usize]
    }
}

/// How often a word stands in the paper that is being read.
#[derive(Debug, Default)]
struct Tally {
    /// Words that were resolved count twice, those of the context not at all.
    count: u32,
    /// The length of the shortest title it stands in; 0 where it stands in none.
    title: u32,
    /// In how many places it stands.
    times: u32,
    /// One more than the last place.
    after: u32,
    /// Where its places end among those of the paper, once they are sorted by word.
    end: u32,
}

/// Thousandths that a word says in the best case without the title (BM25, with a k of 1.2).
const MOST: u32 = 2_200;
/// The same for a word that is the whole title; the half of it is for any word of a title.
const MOST_IN_TITLE: u32 = 2_400;
/// What one step of weight stands for, in thousandths.
const STEP: u32 = 400;
/// Papers longer than this, in words, count as no longer.
const LONG: u32 = 800;
/// The gap between two runs of words, so that no phrase reaches over it.
const GAP: u32 = 8;

impl Terms {
    /// Reads papers; people with a page are found by the names on the roll.
    pub(super) fn of(sitting: Option<Sitting>, papers: Vec<Paper>, roll: &Roll) -> Self {
        let mut reader = Reader::new(sitting, roll);
        let papers: Vec<Paper> = papers
            .into_iter()
            .enumerate()
            .map(|(number, mut paper)| {
                reader.paper(number, &mut paper);
                paper
            })
            .collect();
        let mut terms = reader.terms;
        for (folded, word) in reader.known {
            terms.words[word as usize].folded = folded;
        }
        terms.postings.shrink_to_fit();
        terms.places.shrink_to_fit();
        terms.words.shrink_to_fit();
        terms.entries = papers.into_iter().map(Entry::of).collect();
        terms
    }
}

impl Entry {
    fn of(paper: Paper) -> Self {
        let Paper { kind, title, language, href, outcomes, state, .. } = paper;
        Self { kind, title, language, href, outcomes: outcomes.join(" "), state }
    }
}

/// Reads the papers of a part one after another.
struct Reader<'r> {
    terms: Terms,
    /// The numbers of the words, which have their letters here until all is read.
    known: Map<Box<str>, u32>,
    tallies: Vec<Tally>,
    /// The names that begin with each word.
    names: Vec<&'r [Name]>,
    /// The words of the paper that is being read.
    seen: Vec<u32>,
    /// Where they stand, as they come: the word and its place.
    sightings: Vec<(u32, u32)>,
    /// The places by word.
    places: Vec<u32>,
    cutter: Cutter,
    roll: &'r Roll,
}

impl<'r> Reader<'r> {
    fn new(sitting: Option<Sitting>, roll: &'r Roll) -> Self {
        Self {
            terms: Terms { sitting, entries: Vec::new(), words: Vec::new(), postings: Vec::new(), places: Vec::new() },
            known: Map::default(),
            tallies: Vec::new(),
            names: Vec::new(),
            seen: Vec::new(),
            sightings: Vec::new(),
            places: Vec::new(),
            cutter: Cutter::default(),
            roll,
        }
    }

    fn paper(&mut self, number: usize, paper: &mut Paper) {
        let number = length_of(number);
        let (mut place, mut length) = (0, 0);
        for (field, words) in std::mem::take(&mut paper.text).runs() {
            let before = place;
            self.run(field, words, &mut place);
            match field {
                Field::Words | Field::Decision => length += place - before,
                Field::Title | Field::Context => {}
            }
            place += GAP;
        }
        self.sort_places();
        self.find_people(paper);
        self.note(number, length);
        let mut facts = vec![format!("kind:{}", paper.kind.name())];
        facts.extend(paper.decides.then(|| "kind:decision".to_owned()));
        facts.extend(self.terms.sitting.iter().map(|sitting| format!("committee:{}", sitting.committee)));
        facts.extend(paper.outcomes.iter().map(|outcome| format!("outcome:{outcome}")));
        facts.extend(paper.people.iter().map(|person| format!("member:{person}")));
        for fact in facts {
            let word = self.known(&fact, None);
            self.terms.postings.push(Posting::new(word, number, 1, 0, 0));
        }
    }

    /// Counts the words of a run.
    fn run(&mut self, field: Field, words: &str, place: &mut u32) {
        let mut cutter = std::mem::take(&mut self.cutter);
        let (mut title, before) = (Vec::new(), *place);
        cutter.cut(words, &mut |token| {
            let (word, at) = match token {
                Token::Word { folded, spelled } => {
                    *place += 1;
                    (self.known(folded, spelled), *place - 1)
                }
                Token::Whole(whole) => (self.known(whole, None), place.saturating_sub(1)),
            };
            let tally = &mut self.tallies[word as usize];
            if tally.times == 0 {
                self.seen.push(word);
            }
            match field {
                Field::Title => title.push(word),
                Field::Words => tally.count += 1,
                Field::Decision => tally.count += 2,
                Field::Context => {}
            }
            if tally.after != at + 1 {
                tally.after = at + 1;
                tally.times += 1;
                self.sightings.push((word, at));
            }
        });
        self.cutter = cutter;
        let length = (*place - before).max(1);
        for word in title {
            let known = &mut self.tallies[word as usize].title;
            *known = if *known == 0 { length } else { length.min(*known) };
        }
    }

    /// Sorts the places by word.
    fn sort_places(&mut self) {
        self.places.resize(self.sightings.len(), 0);
        let mut begin = 0;
        for word in &self.seen {
            let tally = &mut self.tallies[*word as usize];
            tally.end = begin;
            begin += tally.times;
        }
        for (word, place) in self.sightings.drain(..) {
            let end = &mut self.tallies[word as usize].end;
            self.places[*end as usize] = place;
            *end += 1;
        }
    }

    /// The places of a word in the paper, in order.
    fn places(&self, word: u32) -> &[u32] {
        let Tally { times, end, .. } = self.tallies[word as usize];
        &self.places[(end - times) as usize..end as usize]
    }

    /// Adds the people whose names stand in the paper.
    fn find_people(&self, paper: &mut Paper) {
        for word in &self.seen {
            for Name { person, rest } in self.names[*word as usize] {
                let stands = |word: &str, at: u32| {
                    let word = self.known.get(word);
                    word.is_some_and(|word| self.places(*word).binary_search(&at).is_ok())
                };
                let follows = |first: &u32| (first + 1..).zip(rest).all(|(at, word)| stands(word, at));
                if self.places(*word).iter().any(follows) {
                    paper.people.insert(person.clone());
                }
            }
        }
    }

    /// Turns what was counted into postings.
    fn note(&mut self, paper: u32, length: u32) {
        // 1 for a paper of 200 words, between 0.4 and 2.8 for shorter and longer ones; in thousandths.
        let long = 400 + 3 * length.min(LONG);
        for word in self.seen.drain(..) {
            let tally = std::mem::take(&mut self.tallies[word as usize]);
            let places = &self.places[(tally.end - tally.times) as usize..tally.end as usize];
            let count = tally.count.min(1_000);
            let mut says = MOST * count * 1_000 / (count * 1_000 + 12 * long / 10).max(1);
            says += MOST_IN_TITLE.checked_div(tally.title).map_or(0, |says| MOST_IN_TITLE.midpoint(says));
            let weight = u8::try_from(((says + STEP / 2) / STEP).clamp(1, 9)).expect("it is at most 9");
            let begin = self.terms.places.len();
            let mut before = 0;
            for (at, place) in places.iter().enumerate() {
                let is_last = u32::from(at + 1 == places.len());
                numbers::push((place - before) * 2 + is_last, &mut self.terms.places);
                before = *place;
            }
            let length = self.terms.places.len() - begin;
            let posting = Posting::new(word, paper, weight, begin, length);
            self.terms.postings.push(if tally.title > 0 { posting.titled() } else { posting });
        }
    }

    /// The number of a word.
    fn known(&mut self, folded: &str, spelled: Option<&str>) -> u32 {
        let word = self.known.get(folded).copied().unwrap_or_else(|| {
            let word = length_of(self.tallies.len());
            self.known.insert(folded.into(), word);
            self.tallies.push(Tally::default());
            self.names.push(self.roll.beginning_with(folded));
            self.terms.words.push(Word::default());
            word
        });
        if let Some(spelled) = spelled {
            let known = &mut self.terms.words[word as usize].spelled;
            if known.as_deref().is_none_or(|known| spelled < known) {
                *known = Some(spelled.into());
            }
        }
        word
    }
}

/// A length as it is kept.
fn length_of(length: usize) -> u32 {
    u32::try_from(length).expect("one meeting has fewer than four thousand million words")
}
