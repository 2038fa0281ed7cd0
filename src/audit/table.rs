//! A table of hashes that is asked a million times and nearly always says no.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Values by a hash that is well spread already.
#[derive(Debug, Clone)]
pub struct Table {
    /// A bit for each of the first letters of a hash, so to speak: most questions end here.
    filter: Vec<u64>,
    values: HashMap<u64, u32, BuildHasherDefault<Same>>,
}

/// Takes a hash for what it is.
#[derive(Debug, Clone, Default)]
pub struct Same(u64);

impl Hasher for Same {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, _: &[u8]) {
        unreachable!("only hashes are put in a table of hashes");
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

impl Table {
    /// A table with room for so many.
    pub fn with_room(count: usize) -> Self {
        let bits = (count * 16).next_power_of_two().max(1 << 12);
        Self {
            filter: vec![0; bits / 64],
            values: HashMap::with_capacity_and_hasher(count, BuildHasherDefault::default()),
        }
    }

    /// The bit of a hash: where its word stands, and which one it is.
    #[inline]
    fn bit(&self, hash: u64) -> (usize, u64) {
        let words = self.filter.len() as u64;
        let at = (hash >> 6) & (words - 1);
        (usize::try_from(at).expect("a filter fits in memory"), 1 << (hash & 63))
    }

    /// Puts a value where there is none, and gives the one that is there.
    pub fn insert(&mut self, hash: u64, value: u32) -> u32 {
        let (at, bit) = self.bit(hash);
        self.filter[at] |= bit;
        *self.values.entry(hash).or_insert(value)
    }

    /// The value of a hash.
    #[inline]
    pub fn get(&self, hash: u64) -> Option<u32> {
        let (at, bit) = self.bit(hash);
        if self.filter[at] & bit == 0 {
            return None;
        }
        self.values.get(&hash).copied()
    }

    /// Is nothing in it?
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// How many are in it.
    pub fn len(&self) -> usize {
        self.values.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_first_stays() {
        let mut table = Table::with_room(2);
        assert_eq!(table.insert(7, 1), 1);
        assert_eq!(table.insert(7, 2), 1);
        assert_eq!((table.get(7), table.get(8), table.len()), (Some(1), None, 1));
    }
}
