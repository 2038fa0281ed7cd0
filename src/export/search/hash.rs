//! A short name for bytes (FNV-1a), the same on every machine; and a quick hash for the words of a site, which is not kept.

use std::hash::{BuildHasherDefault, Hasher};

/// A map whose keys are short words of our own making.
pub(super) type Map<K, V> = std::collections::HashMap<K, V, BuildHasherDefault<Quick>>;

/// What was hashed so far of a word, eight bytes at once.
#[derive(Default)]
pub(super) struct Quick(u64);

impl Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        let (eights, rest) = bytes.as_chunks();
        let rest = rest.iter().fold(0, |rest, byte| rest << 8 | u64::from(*byte));
        let mix = |hash: u64, eight: u64| (hash.rotate_left(5) ^ eight).wrapping_mul(0x517c_c1b7_2722_0a95);
        self.0 = eights.iter().map(|eight| u64::from_le_bytes(*eight)).chain([rest]).fold(self.0, mix);
    }

    /// Text ends with a sign of its own, which says nothing new of a single word.
    fn write_u8(&mut self, _: u8) {}

    fn finish(&self) -> u64 {
        // The upper bits are mixed best, and a map looks at the lower ones first.
        self.0.rotate_left(26)
    }
}

/// A name of six letters and digits for these bytes.
pub(super) fn name(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 32] = b"0123456789abcdefghijkmnpqrstuvwx";
    let mix = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    let hash = bytes.iter().fold(0xcbf2_9ce4_8422_2325, mix);
    // The upper bits are mixed best.
    let sign = |place: u32| usize::try_from(hash >> (59 - 5 * place) & 31).expect("it is below 32");
    (0..6).map(|place| char::from(SIGNS[sign(place)])).collect()
}
