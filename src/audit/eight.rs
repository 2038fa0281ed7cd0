//! Eight bytes at once: the letters and digits with which they begin, in small letters.

/// The letters and digits with which eight bytes begin, found in all of them at once: a byte is no larger than 127, so that
/// what is added to it never reaches the next.
pub(super) struct Eight {
    /// In small letters; nothing behind them.
    pub folded: u64,
    /// How many they are.
    pub count: u32,
    /// Whether there are letters among them.
    pub has_letter: bool,
}

impl Eight {
    /// How many bytes there are.
    pub const ALL: u32 = u64::BITS / u8::BITS;

    /// The bytes from a place on; behind the end of all there are no letters.
    #[inline]
    pub fn of(bytes: &[u8], at: usize) -> Self {
        let eight = match bytes[at..].first_chunk() {
            Some(eight) => u64::from_le_bytes(*eight),
            None => bytes[at..].iter().rev().fold(0, |eight, byte| eight << u8::BITS | u64::from(*byte)),
        };
        let each = |byte: u8| u64::from_ne_bytes([byte; 8]);
        let top = each(0x80);
        let low = eight & !top;
        // The highest bit of a byte says that it is no less than the first, and no more than the last.
        let is_within = |bytes: u64, first: u8, last: u8| {
            (bytes + each(0x80 - first)) & !(bytes + each(0x7f - last)) & !eight & top
        };
        let letters = is_within(low | each(0x20), b'a', b'z');
        let all = letters | is_within(low, b'0', b'9');
        let count = (!all & top).trailing_zeros() / u8::BITS;
        let these = if count == Self::ALL { u64::MAX } else { (1 << (count * u8::BITS)) - 1 };
        Self { folded: (low | letters >> 2) & these, count, has_letter: letters & these != 0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eight_bytes_say_what_each_of_them_says() {
        for byte in 0..=u8::MAX {
            for place in 0..8 {
                let mut bytes = *b"aZ09mNx5";
                bytes[place] = byte;
                let begins: Vec<u8> =
                    bytes.iter().take_while(|byte| byte.is_ascii_alphanumeric()).map(u8::to_ascii_lowercase).collect();
                for (at, bytes) in [(0, bytes.to_vec()), (0, bytes[..7].to_vec()), (3, [b"-- ", &bytes[..]].concat())] {
                    let eight = Eight::of(&bytes, at);
                    let begins = &begins[..begins.len().min(bytes.len() - at)];
                    assert_eq!(eight.count as usize, begins.len(), "{bytes:?}");
                    assert_eq!(&eight.folded.to_le_bytes()[..begins.len()], begins, "{bytes:?}");
                    assert_eq!(eight.has_letter, begins.iter().any(u8::is_ascii_alphabetic), "{bytes:?}");
                    assert!(eight.folded.to_le_bytes()[begins.len()..].iter().all(|byte| *byte == 0), "{bytes:?}");
                }
            }
        }
    }
}
