//! Withheld files: known again by their bytes, under whatever name, and by their text.

use std::hash::{DefaultHasher, Hasher};
use std::sync::Arc;

use super::gather::Secret;
use crate::diagnostic::Place;
use crate::model::prose::{PassageSort, Standing};

/// What tells the bytes of a file from any others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Fingerprint {
    /// How many they are.
    pub size: u64,
    hashes: [u64; 2],
}

/// A file that is withheld.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WithheldFile {
    /// What it says.
    pub secret: Secret,
    /// Its bytes.
    pub fingerprint: Fingerprint,
    /// The phrases of it that are public already.
    pub allowed: Vec<String>,
}

impl Fingerprint {
    /// The fingerprint of some bytes.
    pub fn of(bytes: &[u8]) -> Self {
        let hashes = [0_u64, 1].map(|salt| {
            let mut hasher = DefaultHasher::new();
            hasher.write_u64(salt);
            hasher.write(bytes);
            hasher.finish()
        });
        Self { size: bytes.len() as u64, hashes }
    }

    /// Are there no bytes at all?
    pub fn is_of_nothing(&self) -> bool {
        self.size == 0
    }
}

impl WithheldFile {
    /// A withheld file and the texts that were found inside it.
    pub fn new(file: Arc<str>, standing: Standing, bytes: &[u8], inside: Vec<String>, allowed: Vec<String>) -> Self {
        let passages = inside.into_iter().map(|text| (PassageSort::Words, text)).collect();
        let secret = Secret { place: Place::file(file), standing, passages };
        Self { secret, fingerprint: Fingerprint::of(bytes), allowed }
    }
}
