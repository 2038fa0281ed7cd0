//! Runs of words by their hashes, those of each length in a table of their own: the few short ones stay at hand.

use super::table::Table;
use super::window::{LONGEST, Window};

/// A number for each run of words.
#[derive(Debug, Clone, Default)]
pub(super) struct Runs {
    tables: [Table; LONGEST + 1],
    /// Which lengths there are, the bit of a length set.
    lengths: u16,
}

impl Runs {
    /// Puts a number where there is none, and gives the one that is there.
    pub fn insert(&mut self, run: u64, length: u8, number: u32) -> u32 {
        self.lengths |= 1 << length;
        self.tables[usize::from(length)].insert(run, number)
    }

    /// Calls back with the number and the length of each run that ends with the last word of a window.
    #[inline]
    pub fn each_end(&self, window: &Window, mut found: impl FnMut(u32, usize)) {
        let mut left = self.lengths & ((2 << window.count().min(LONGEST)) - 1);
        while left != 0 {
            let length = left.trailing_zeros() as usize;
            left &= left - 1;
            if let Some(number) = window.last(length).and_then(|run| self.tables[length].get(run)) {
                found(number, length);
            }
        }
    }

    /// Is there none?
    pub fn is_empty(&self) -> bool {
        self.lengths == 0
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.tables.iter().map(Table::len).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::fold::each_word;

    #[test]
    fn a_run_is_found_where_it_ends() {
        let (mut runs, mut window) = (Runs::default(), Window::default());
        each_word("land at Barle Reach", |word| window.push(word.hash));
        for (number, length) in [(7, 2), (8, 4)] {
            let run = window.last(length).expect("there are four words");
            runs.insert(run, u8::try_from(length).expect("it is short"), number);
        }
        let (mut window, mut found) = (Window::default(), Vec::new());
        each_word("the land at Barle Reach, Barle Reach", |word| {
            window.push(word.hash);
            runs.each_end(&window, |number, length| found.push((number, length)));
        });
        assert_eq!(found, [(7, 2), (8, 4), (7, 2)]);
    }
}
