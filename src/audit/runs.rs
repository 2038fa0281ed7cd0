//! Runs of words by their hashes, those of each length in a table of their own: the few short ones stay at hand.
//!
//! Most words end no short run. For each word it is known which lengths the runs have that end with it, so that no other
//! table is asked.

use super::table::Table;
use super::window::{LONGEST, Window};

/// A number for each run of words.
#[derive(Debug, Clone)]
pub(super) struct Runs {
    /// Those of one word first.
    tables: [Table; LONGEST],
    /// Which lengths the runs have that end with a word, the bit of a length set; some words share a place.
    endings: Box<[Lengths]>,
}

/// A bit for each length, that of one word first.
type Lengths = u8;

const _: () = assert!(LONGEST == Lengths::BITS as usize);

/// How many bits of a word's hash tell its place.
const PLACES: u32 = 16;

impl Default for Runs {
    fn default() -> Self {
        Self { tables: Default::default(), endings: vec![0; 1 << PLACES].into() }
    }
}

impl Runs {
    /// Puts a number for a run that ends with this word where there is none, and gives the one that is there.
    pub fn insert(&mut self, run: u64, length: u8, last: u64, number: u32) -> u32 {
        self.endings[place(last)] |= 1 << (length - 1);
        self.tables[usize::from(length) - 1].insert(run, number)
    }

    /// Calls back with the number and the length of each run that ends with this word, the last of a window.
    #[inline]
    pub fn each_end(&self, window: &Window, last: u64, mut found: impl FnMut(u32, usize)) {
        let mut left = self.endings[place(last)];
        while left != 0 {
            let shorter = left.trailing_zeros() as usize;
            left &= left - 1;
            let Some(run) = window.last(shorter + 1) else { return };
            if let Some(number) = self.tables[shorter].get(run) {
                found(number, shorter + 1);
            }
        }
    }

    /// Is there none?
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.tables.iter().map(Table::len).sum()
    }
}

/// Where it stands what ends with a word.
#[inline]
fn place(word: u64) -> usize {
    usize::try_from(word >> (u64::BITS - PLACES)).expect("a place has few bits")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::fold::each_word;

    #[test]
    fn a_run_is_found_where_it_ends() {
        let (mut runs, mut window) = (Runs::default(), Window::default());
        let mut reach = 0;
        each_word("land at Barle Reach", |word| {
            window.push(word.hash);
            reach = word.hash;
        });
        for (number, length) in [(7, 2), (8, 4)] {
            let run = window.last(length).expect("there are four words");
            runs.insert(run, u8::try_from(length).expect("it is short"), reach, number);
        }
        let (mut window, mut found) = (Window::default(), Vec::new());
        each_word("the land at Barle Reach, Barle Reach", |word| {
            window.push(word.hash);
            runs.each_end(&window, word.hash, |number, length| found.push((number, length)));
        });
        assert_eq!(found, [(7, 2), (8, 4), (7, 2)]);
    }
}
