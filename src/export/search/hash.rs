//! A short name for bytes (FNV-1a), the same on every machine; and a quick hash for the words of a site.

use std::hash::{BuildHasherDefault, Hasher};

/// A map whose keys are short words of our own making.
pub(super) type Map<K, V> = std::collections::HashMap<K, V, BuildHasherDefault<Fnv>>;

/// What was hashed so far.
pub(super) struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        let mix = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        self.0 = bytes.iter().fold(self.0, mix);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// A name of six letters and digits for these bytes.
pub(super) fn name(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 32] = b"0123456789abcdefghijkmnpqrstuvwx";
    let mut hasher = Fnv::default();
    hasher.write(bytes);
    let hash = hasher.finish();
    // The upper bits are mixed best.
    let sign = |place: u32| usize::try_from(hash >> (59 - 5 * place) & 31).expect("it is below 32");
    (0..6).map(|place| char::from(SIGNS[sign(place)])).collect()
}
