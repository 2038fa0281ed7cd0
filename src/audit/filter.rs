//! A set of hashes that may say yes to one that is not in it, and never no to one that is: small enough to stay at hand.

/// A bit for each hash, some of which share one.
#[derive(Debug, Clone)]
pub(super) struct Filter {
    bits: Vec<u64>,
}

/// How many bits there are for each hash: of sixteen questions about others one is answered with yes.
const ROOM: usize = 16;

/// How many bits there are at least.
const LEAST: usize = 1 << 12;

impl Filter {
    /// A filter with room for so many.
    pub fn with_room(count: usize) -> Self {
        let bits = (count * ROOM).next_power_of_two().max(LEAST);
        Self { bits: vec![0; bits / 64] }
    }

    /// Does one more than so many stand too close for it to be of use?
    pub fn is_full(&self, count: usize) -> bool {
        count * ROOM >= 2 * 64 * self.bits.len()
    }

    /// Puts a hash in.
    pub fn insert(&mut self, hash: u64) {
        let (at, bit) = self.bit(hash);
        self.bits[at] |= bit;
    }

    /// May a hash be in it?
    #[inline]
    pub fn may_have(&self, hash: u64) -> bool {
        let (at, bit) = self.bit(hash);
        self.bits[at] & bit != 0
    }

    /// Where the word of its bit stands, and which bit of it it is.
    #[inline]
    fn bit(&self, hash: u64) -> (usize, u64) {
        let words = self.bits.len() as u64;
        let at = (hash >> 6) & (words - 1);
        (usize::try_from(at).expect("a filter fits in memory"), 1 << (hash & 63))
    }
}
