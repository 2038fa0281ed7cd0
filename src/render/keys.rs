//! What tells pages from others: a number for all that a template sees, worked out once a plan.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::output::PublicPath;

/// The numbers of the pages that were asked for.
#[derive(Default)]
pub(super) struct Keys {
    known: Mutex<HashMap<PublicPath, u64>>,
}

impl Keys {
    /// The number of a page, which `make` works out the first time.
    pub fn of(&self, path: &PublicPath, make: impl FnOnce() -> u64) -> u64 {
        if let Some(key) = self.known().get(path) {
            return *key;
        }
        let key = make();
        self.known().insert(path.clone(), key);
        key
    }

    /// What is known; a thread that panicked while it held it has left it whole.
    fn known(&self) -> MutexGuard<'_, HashMap<PublicPath, u64>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
