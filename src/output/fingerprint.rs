//! A fingerprint: what tells the bytes of a file from any others, taken piece by piece, so that a file of any size has one.

use std::hash::{DefaultHasher, Hasher};

/// What tells some bytes from any others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Fingerprint {
    /// How many they are.
    pub size: u64,
    hashes: [u64; 2],
}

/// Takes a fingerprint of bytes as they come.
#[derive(Debug)]
pub struct Fingerprinter {
    size: u64,
    hashers: [DefaultHasher; 2],
}

impl Fingerprint {
    /// The fingerprint of some bytes.
    pub fn of(bytes: &[u8]) -> Self {
        let mut fingerprinter = Fingerprinter::default();
        fingerprinter.push(bytes);
        fingerprinter.end()
    }

    /// Are there no bytes at all?
    pub fn is_of_nothing(&self) -> bool {
        self.size == 0
    }
}

impl Default for Fingerprinter {
    fn default() -> Self {
        let hashers = [0_u64, 1].map(|salt| {
            let mut hasher = DefaultHasher::new();
            hasher.write_u64(salt);
            hasher
        });
        Self { size: 0, hashers }
    }
}

impl Fingerprinter {
    /// Takes the next bytes.
    pub fn push(&mut self, bytes: &[u8]) {
        self.size += bytes.len() as u64;
        self.hashers.iter_mut().for_each(|hasher| hasher.write(bytes));
    }

    /// The fingerprint of all that came.
    pub fn end(self) -> Fingerprint {
        Fingerprint { size: self.size, hashes: self.hashers.map(|hasher| hasher.finish()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_have_the_same_fingerprint_whatever_pieces_they_come_in() {
        let bytes: Vec<u8> = (0..=255).cycle().take(1000).collect();
        for size in [1, 3, 7, 8, 64, 999] {
            let mut fingerprinter = Fingerprinter::default();
            bytes.chunks(size).for_each(|chunk| fingerprinter.push(chunk));
            assert_eq!(fingerprinter.end(), Fingerprint::of(&bytes), "{size}");
        }
        assert_ne!(Fingerprint::of(b"a"), Fingerprint::of(b"b"));
    }
}
