//! Names made of titles: for addresses, anchors and files.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// How many bytes of a title the name of a folder may have: no disk takes more than 255, and a number may follow.
const LONGEST: usize = 120;

/// A name for an address, made of a title: letters and digits, hyphens between.
pub fn slug(title: &str) -> String {
    let mut slug = String::new();
    for character in title.chars() {
        if character.is_alphanumeric() {
            slug.extend(character.to_lowercase());
        } else if !matches!(character, '\'' | '’') && !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// The whole words of a slug that the name of a folder may have; of one long word its beginning, of nothing `item`.
pub fn folder_name(slug: &str) -> &str {
    if slug.is_empty() {
        return "item";
    }
    if slug.len() <= LONGEST {
        return slug;
    }
    let end = (0..=LONGEST).rev().find(|end| slug.is_char_boundary(*end)).unwrap_or(0);
    if slug[end..].starts_with('-') { &slug[..end] } else { &slug[..slug[..end].rfind('-').unwrap_or(end)] }
}

/// Gives names, each once: whoever wants one that is given gets `name-2`.
#[derive(Debug, Default)]
pub struct Names {
    given: HashSet<Arc<str>>,
    /// The last number that was put behind a name.
    last: HashMap<Arc<str>, u32>,
}

impl Names {
    /// Keeps a name for what must have it.
    pub fn reserve(&mut self, name: &str) {
        self.given.insert(name.into());
    }

    /// Does somebody have that name?
    pub fn is_given(&self, name: &str) -> bool {
        self.given.contains(name)
    }

    /// Gives the wanted name, or the next free one after it.
    pub fn claim(&mut self, wanted: &str) -> Arc<str> {
        let mut name: Arc<str> = wanted.into();
        if self.given.contains(&name) {
            let last = self.last.entry(name).or_insert(1);
            loop {
                *last += 1;
                name = format!("{wanted}-{last}").into();
                if !self.given.contains(&name) {
                    break;
                }
            }
        }
        self.given.insert(name.clone());
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_folder_has_the_first_words_of_a_title() {
        assert_eq!(folder_name(""), "item");
        assert_eq!(folder_name("a-staffing-matter"), "a-staffing-matter");
        let long = slug(&"Words of a title ".repeat(1000));
        let short = folder_name(&long);
        assert!(short.len() <= LONGEST && long[short.len()..].starts_with('-'), "{short}");
        let word = "é".repeat(1000);
        assert_eq!(folder_name(&word).len(), LONGEST);
    }

    #[test]
    fn a_name_is_given_once() {
        let mut names = Names::default();
        names.reserve("b-2");
        let given: Vec<Arc<str>> = ["a", "a", "a-2", "a", "b", "b"].iter().map(|name| names.claim(name)).collect();
        assert_eq!(given.join(" "), "a a-2 a-2-2 a-3 b b-3");
    }
}
