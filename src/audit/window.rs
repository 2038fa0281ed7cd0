//! The last few words of a text, as one number for each count of them.
//!
//! Takes the hashes of words one by one; gives at any moment a hash of the last two, three or eight of them, each for
//! one multiplication. So every run of words in a text is looked up in one pass.

/// How many words a run has at most.
pub const LONGEST: usize = 8;

/// How many hashes are remembered: one more than a run has words, and for speed a power of two.
const RING: usize = 16;

/// The factor of the rolling hash: any large odd number.
const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

/// The last words of a text.
#[derive(Debug, Clone)]
pub struct Window {
    /// The hash of all words up to each of the last ones, newest at `count % RING`.
    before: [u64; RING],
    count: usize,
    /// The last word.
    newest: u64,
}

/// The powers of the factor.
const POWERS: [u64; LONGEST + 1] = {
    let mut powers = [1_u64; LONGEST + 1];
    let mut at = 1;
    while at <= LONGEST {
        powers[at] = powers[at - 1].wrapping_mul(FACTOR);
        at += 1;
    }
    powers
};

impl Default for Window {
    fn default() -> Self {
        Self { before: [0; RING], count: 0, newest: 0 }
    }
}

impl Window {
    /// Takes the hash of the next word.
    #[inline]
    pub fn push(&mut self, word: u64) {
        let newest = self.before[self.count % RING];
        self.count += 1;
        self.before[self.count % RING] = newest.wrapping_mul(FACTOR).wrapping_add(word);
        self.newest = word;
    }

    /// A hash of the last word and of this one, which has not been taken, for next to nothing; none where it is the first.
    #[inline]
    pub fn pair_with(&self, word: u64) -> Option<u64> {
        (self.count > 0).then(|| self.newest.rotate_left(23) ^ word)
    }

    /// The hash of the last `length` words, if there have been so many.
    #[inline]
    pub fn last(&self, length: usize) -> Option<u64> {
        if length > self.count || length > LONGEST {
            return None;
        }
        Some(self.part(length, 0))
    }

    /// The hash of the words from so many ago up to so many ago, of those that are remembered.
    #[inline]
    pub fn part(&self, from: usize, to: usize) -> u64 {
        let length = from - to;
        let end = self.before[(self.count - to) % RING];
        let before = self.before[(self.count - from) % RING];
        let run = end.wrapping_sub(before.wrapping_mul(POWERS[length]));
        mixed(run ^ (length as u64) << 56)
    }

    /// Forgets all words.
    #[inline]
    pub fn clear(&mut self) {
        // What is remembered beyond the count is never asked for.
        self.before[0] = 0;
        self.count = 0;
    }
}

/// Spreads a hash over all its bits.
#[inline]
fn mixed(hash: u64) -> u64 {
    let hash = (hash ^ (hash >> 31)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash ^ (hash >> 29)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::fold::each_word;

    /// The hash of the last `length` words of a text.
    fn last(text: &str, length: usize) -> Option<u64> {
        let mut window = Window::default();
        each_word(text, |word| window.push(word.hash));
        window.last(length)
    }

    #[test]
    fn a_run_of_words_is_the_same_wherever_it_stands() {
        let run = "the purchase of land at Barle Reach is";
        for length in 1..=LONGEST {
            let after = format!("Other words, any number of them, stand before: {run}");
            assert_eq!(last(&after, length), last(run, length), "{length}");
        }
        assert_eq!(last("land", 2), None);
        assert_ne!(last("of land", 2), last("land of", 2));
        assert_ne!(last("a a", 1), last("a a", 2));
    }
}
