//! A short name for bytes (FNV-1a), the same on every machine; and a map for the words of a site.

/// A map whose keys are short words of the site; nobody else chooses them.
pub(super) type Map<K, V> = rustc_hash::FxHashMap<K, V>;

/// A name of six letters and digits for these bytes.
pub(super) fn name(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 32] = b"0123456789abcdefghijkmnpqrstuvwx";
    let mix = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    let hash = bytes.iter().fold(0xcbf2_9ce4_8422_2325, mix);
    // The upper bits are mixed best.
    let sign = |place: u32| usize::try_from(hash >> (59 - 5 * place) & 31).expect("it is below 32");
    (0..6).map(|place| char::from(SIGNS[sign(place)])).collect()
}
