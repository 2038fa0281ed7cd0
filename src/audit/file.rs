//! Withheld files: known again by their bytes, under whatever name, and by their text.

use std::sync::Arc;

use super::gather::Secret;
use crate::diagnostic::Place;
use crate::model::prose::{PassageSort, Standing};
use crate::output::Fingerprint;

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

impl WithheldFile {
    /// A withheld file and the texts that were found inside it; what is in it is taken for one table, since nothing says
    /// where its sentences end.
    pub fn new(
        file: Arc<str>,
        standing: Standing,
        fingerprint: Fingerprint,
        inside: Vec<String>,
        allowed: Vec<String>,
    ) -> Self {
        let passages = inside.into_iter().map(|text| (PassageSort::Row, text)).collect();
        let secret = Secret { place: Place::file(file), standing, passages };
        Self { secret, fingerprint, allowed }
    }
}
