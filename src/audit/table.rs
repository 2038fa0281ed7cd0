//! A table of hashes that is asked a million times and nearly always says no.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::filter::Filter;

/// Values by a hash that is well spread already.
#[derive(Debug, Clone)]
pub struct Table {
    /// Most questions end here.
    filter: Filter,
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

impl Default for Table {
    fn default() -> Self {
        Self::with_room(0)
    }
}

impl Table {
    /// A table with room for so many; it grows.
    pub fn with_room(count: usize) -> Self {
        let values = HashMap::with_capacity_and_hasher(count, BuildHasherDefault::default());
        Self { filter: Filter::with_room(count), values }
    }

    /// Puts a value where there is none, and gives the one that is there.
    pub fn insert(&mut self, hash: u64, value: u32) -> u32 {
        if self.filter.is_full(self.values.len()) {
            self.filter = Filter::with_room(2 * self.values.len());
            self.values.keys().for_each(|known| self.filter.insert(*known));
        }
        self.filter.insert(hash);
        *self.values.entry(hash).or_insert(value)
    }

    /// The value of a hash.
    #[inline]
    pub fn get(&self, hash: u64) -> Option<u32> {
        if !self.filter.may_have(hash) {
            return None;
        }
        self.values.get(&hash).copied()
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
    fn what_was_put_in_is_there_however_many_they_are() {
        let mut table = Table::default();
        let hash = |value: u32| u64::from(value + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        (0..5000).for_each(|value| assert_eq!(table.insert(hash(value), value), value));
        assert!((0..5000).all(|value| table.get(hash(value)) == Some(value)));
    }

    #[test]
    fn what_was_put_first_stays() {
        let mut table = Table::with_room(2);
        assert_eq!(table.insert(7, 1), 1);
        assert_eq!(table.insert(7, 2), 1);
        assert_eq!((table.get(7), table.get(8), table.len()), (Some(1), None, 1));
    }
}
