//! Who is known at a meeting: whose first name or initials, alone on a line, name them.

use crate::model::bare_name;

/// Who is known at a meeting, so that their bare names are names: "Ann", "AL".
#[derive(Debug, Default)]
pub struct Known {
    names: Vec<String>,
}

impl Known {
    /// Those of these names.
    pub fn of<'a>(names: impl Iterator<Item = &'a str>) -> Self {
        let mut known = Vec::new();
        for name in names {
            let bare = bare_name(name);
            let words: Vec<&str> = bare.split([' ', '-']).filter(|word| !word.is_empty()).collect();
            if words.len() > 1 {
                known.push(words.iter().filter_map(|word| word.chars().next()).collect());
            }
            known.extend(words.first().filter(|first| first.chars().count() > 2).map(|first| (*first).to_owned()));
            known.push(bare);
        }
        known.sort();
        known.dedup();
        Self { names: known }
    }

    /// Is everybody in these words known: "Ann", "DT and KT", "Dan/Kurt"?
    pub(super) fn knows(&self, words: &str) -> bool {
        let mut parts = words.split(['/', ',', '&']).flat_map(|part| part.split(" and ")).peekable();
        parts.peek().is_some()
            && parts.all(|part| {
                part.trim().starts_with(char::is_uppercase) && self.names.binary_search(&bare_name(part.trim())).is_ok()
            })
    }
}
