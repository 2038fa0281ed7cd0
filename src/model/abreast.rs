//! What is remembered, beside what there is now.

/// Goes through what is remembered in step with what there is now. Both stand in one order, so that nothing has to be
/// looked up, however much there is.
#[derive(Debug, Clone)]
pub struct Abreast<'a, T> {
    before: &'a [T],
}

impl<'a, T> Abreast<'a, T> {
    /// Begins with what stands first in `before`, which is sorted by a key that each has alone.
    pub fn with(before: &'a [T]) -> Self {
        Self { before }
    }

    /// What is remembered under a key, which comes after all that were asked for; `key_of` tells by what it is sorted.
    pub fn at<K: Ord>(&mut self, key: &K, key_of: impl Fn(&'a T) -> K) -> Option<&'a T> {
        while let [first, rest @ ..] = self.before {
            let known = key_of(first);
            // Most are the very same, which is seen without reading them.
            let is_it = known == *key;
            if !is_it && known > *key {
                break;
            }
            self.before = rest;
            if is_it {
                return Some(first);
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_gone_is_passed_over_and_what_is_new_has_nothing_beside_it() {
        let before = ["b", "c", "e"];
        let mut beside = Abreast::with(&before);
        let found = ["a", "b", "d", "e", "f"].map(|now| beside.at(&now, |before| *before).copied());
        assert_eq!(found, [None, Some("b"), None, Some("e"), None]);
    }
}
