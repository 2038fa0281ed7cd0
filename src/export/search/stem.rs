//! Words of one stem: `budget`, `budgets`, `budgeting`.
//!
//! Takes the words of a whole site and its language; gives each word its kin. The browser is told the kin of each
//! word and never stems by itself: two stemmers could disagree.

use std::collections::{HashMap, HashSet};

use rust_stemmers::{Algorithm, Stemmer};

use super::fold::fold;

/// The most kin that a word is given.
const MOST: usize = 12;

/// A word of the site.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spelling<'w> {
    /// As it is compared.
    pub folded: &'w str,
    /// With its accents, where it has some.
    pub spelled: Option<&'w str>,
}

/// The kin of each word, by its place in `words`, in the order of `words`; none in a language without a stemmer.
pub(super) fn kin(words: &[Spelling<'_>], language: &str) -> Vec<Vec<usize>> {
    let mut kin = vec![Vec::new(); words.len()];
    let Some(algorithm) = algorithm(language) else { return kin };
    let stemmer = Stemmer::create(algorithm);
    let known: HashSet<&str> = words.iter().map(|word| word.folded).collect();
    let mut stems: HashMap<String, Vec<usize>> = HashMap::new();
    for (place, word) in words.iter().enumerate() {
        if word.folded.len() < 3 || !word.folded.chars().all(char::is_alphabetic) {
            continue;
        }
        let mut stem = String::new();
        // The English stemmer does not see that buses are more than one bus.
        let one = word.folded.strip_suffix("es").filter(|one| one.ends_with('s') && known.contains(one));
        match one.filter(|_| algorithm == Algorithm::English) {
            Some(one) => fold(&stemmer.stem(one), &mut stem),
            None => fold(&stemmer.stem(word.spelled.unwrap_or(word.folded)), &mut stem),
        }
        stems.entry(stem).or_default().push(place);
    }
    for family in stems.into_values().filter(|family| family.len() > 1) {
        for word in &family {
            kin[*word] = family.iter().copied().filter(|other| other != word).take(MOST).collect();
        }
    }
    kin
}

/// The stemmer of a language (BCP 47).
fn algorithm(language: &str) -> Option<Algorithm> {
    Some(match language.split(['-', '_']).next().unwrap_or_default() {
        "ar" => Algorithm::Arabic,
        "da" => Algorithm::Danish,
        "de" => Algorithm::German,
        "el" => Algorithm::Greek,
        "en" => Algorithm::English,
        "es" => Algorithm::Spanish,
        "fi" => Algorithm::Finnish,
        "fr" => Algorithm::French,
        "hu" => Algorithm::Hungarian,
        "it" => Algorithm::Italian,
        "nl" => Algorithm::Dutch,
        "no" | "nb" | "nn" => Algorithm::Norwegian,
        "pt" => Algorithm::Portuguese,
        "ro" => Algorithm::Romanian,
        "ru" => Algorithm::Russian,
        "sv" => Algorithm::Swedish,
        "ta" => Algorithm::Tamil,
        "tr" => Algorithm::Turkish,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn families(words: &[&'static str], language: &str) -> Vec<Vec<&'static str>> {
        let spelled: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
        let folded: Vec<String> = words
            .iter()
            .map(|word| {
                let mut folded = String::new();
                fold(word, &mut folded);
                folded
            })
            .collect();
        let spellings: Vec<Spelling> =
            folded.iter().zip(&spelled).map(|(folded, spelled)| Spelling { folded, spelled: Some(spelled) }).collect();
        kin(&spellings, language).into_iter().map(|kin| kin.into_iter().map(|place| words[place]).collect()).collect()
    }

    #[test]
    fn words_of_one_stem_are_kin() {
        let found = families(&["budget", "budgets", "policies", "policy", "32"], "en-GB");
        assert_eq!(found, [vec!["budgets"], vec!["budget"], vec!["policy"], vec!["policies"], vec![]]);
    }

    #[test]
    fn buses_are_more_than_one_bus() {
        assert_eq!(families(&["bus", "buses", "cases"], "en"), [vec!["buses"], vec!["bus"], vec![]]);
    }

    #[test]
    fn words_are_stemmed_with_their_accents() {
        assert_eq!(families(&["délibérations", "délibération"], "fr"), [["délibération"], ["délibérations"]]);
    }

    #[test]
    fn a_language_without_a_stemmer_has_no_kin() {
        assert_eq!(families(&["cyngor", "cynghorau"], "cy"), [[""; 0], [""; 0]]);
    }
}
