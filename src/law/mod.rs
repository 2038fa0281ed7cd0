//! The law of each kind of authority, from data files.
//!
//! Takes the name of a set of rules (`rules:` in `site.yaml`); gives its [`Rules`]: for now the paragraphs under
//! which a paper may be exempt. Law is data: the files stand in `src/law/rules/`, one a kind of authority, and
//! are built in. Knows nothing of the site.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

/// The law that applies to one kind of authority.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// Whom it is for.
    pub name: String,
    /// Under which paragraphs a paper may be exempt; none where the law has no numbered scheme.
    #[serde(default)]
    pub exemptions: Option<Exemptions>,
}

/// A scheme of exemptions.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exemptions {
    /// Where it stands in the law.
    pub cite: String,
    /// Its paragraphs, and what each is about.
    pub paragraphs: BTreeMap<u32, String>,
}

impl Rules {
    /// What paragraph `number` of the scheme is about; nothing when there is no such paragraph.
    pub fn paragraph(&self, number: u32) -> Option<&str> {
        self.exemptions.as_ref()?.paragraphs.get(&number).map(String::as_str)
    }

    /// The paragraphs of the scheme and what each is about; none where the law has no numbered scheme.
    pub fn paragraphs(&self) -> &BTreeMap<u32, String> {
        static NONE: BTreeMap<u32, String> = BTreeMap::new();
        self.exemptions.as_ref().map_or(&NONE, |exemptions| &exemptions.paragraphs)
    }

    /// Has the scheme numbered paragraphs at all?
    pub fn has_paragraphs(&self) -> bool {
        self.exemptions.as_ref().is_some_and(|exemptions| !exemptions.paragraphs.is_empty())
    }
}

const FILES: &[(&str, &str)] = &[
    ("california", include_str!("rules/california.yaml")),
    ("england-parish", include_str!("rules/england-parish.yaml")),
    ("england-principal", include_str!("rules/england-principal.yaml")),
    ("massachusetts", include_str!("rules/massachusetts.yaml")),
    ("none", include_str!("rules/none.yaml")),
    ("scotland", include_str!("rules/scotland.yaml")),
    ("texas", include_str!("rules/texas.yaml")),
    ("wales-principal", include_str!("rules/wales-principal.yaml")),
];

static RULES: LazyLock<BTreeMap<&str, Rules>> = LazyLock::new(|| {
    let read = |text| serde_saphyr::from_str(text).expect("the rules built in are read by a test");
    FILES.iter().map(|(name, text)| (*name, read(text))).collect()
});

/// The rules of that name, if there are any.
pub fn rules(name: &str) -> Option<&'static Rules> {
    RULES.get(name)
}

/// The rules of those to whom no law applies.
pub fn none() -> &'static Rules {
    &RULES["none"]
}

/// The names of all rules built in, sorted.
pub fn names() -> Vec<&'static str> {
    FILES.iter().map(|(name, _)| *name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_rules_reads() {
        for name in names() {
            assert!(!rules(name).expect("named").name.is_empty(), "{name}");
        }
    }

    #[test]
    fn paragraph_3_in_england_is_14_in_wales() {
        let paragraph = |set, number| rules(set).expect("named").paragraph(number);
        assert_eq!(paragraph("england-principal", 3), paragraph("wales-principal", 14));
        assert_eq!(paragraph("england-principal", 8), None);
        assert_eq!(paragraph("none", 1), None);
    }
}
