//! The law of each kind of authority, from data files.
//!
//! Takes the name of a set of rules (`rules:` in `site.yaml`); gives its [`Rules`]: the paragraphs under
//! which a paper may be exempt, the quorum, what it says of interests and of the chair's vote. Law is data: the files stand in `src/law/rules/`, one a kind of authority, and
//! are built in. Knows nothing of the site.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::model::committee::{CommitteeSort, Quorum, QuorumByLaw};

/// The law that applies to one kind of authority.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// Whom it is for.
    pub name: String,
    /// Under which paragraphs a paper may be exempt; none where the law has no numbered scheme.
    #[serde(default)]
    pub exemptions: Option<Exemptions>,
    /// How many members of the council must be there; none where the law leaves it to the council's own rules.
    #[serde(default)]
    pub quorum: Option<QuorumRule>,
    /// Where the law says that a member with a pecuniary interest takes no part; none where we know of no such law.
    #[serde(default)]
    pub pecuniary_interest: Option<String>,
    /// Where the law says that whoever is in the chair has a second or casting vote when the votes are equal.
    #[serde(default)]
    pub casting_vote: Option<String>,
}

/// How many members of a council must be there to decide.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuorumRule {
    /// One in so many of its members.
    pub one_in: u32,
    /// And never fewer than these.
    #[serde(default)]
    pub least: u32,
    /// Where it stands in the law.
    pub cite: String,
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

    /// What the law asks of the quorum of a committee of that sort: it speaks of the council itself, and leaves its
    /// committees to its standing orders.
    pub fn quorum(&self, sort: Option<CommitteeSort>) -> Option<QuorumByLaw> {
        let rule = self.quorum.as_ref().filter(|_| sort == Some(CommitteeSort::Council))?;
        let quorum = Quorum::Fraction { numerator: 1, denominator: rule.one_in.max(1) };
        Some(QuorumByLaw { quorum, least: rule.least, cite: rule.cite.as_str().into() })
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
    fn the_law_speaks_of_the_council_and_not_of_its_committees() {
        let quorum = |set, sort| rules(set).expect("named").quorum(Some(sort));
        let parish = quorum("england-parish", CommitteeSort::Council).expect("Schedule 12, paragraph 12");
        assert_eq!((parish.quorum, parish.least), (Quorum::Fraction { numerator: 1, denominator: 3 }, 3));
        let principal = quorum("england-principal", CommitteeSort::Council).expect("Schedule 12, paragraph 6");
        assert_eq!((principal.quorum, principal.least), (Quorum::Fraction { numerator: 1, denominator: 4 }, 0));
        assert_eq!(quorum("england-principal", CommitteeSort::Scrutiny), None);
        assert_eq!(quorum("none", CommitteeSort::Council), None);
    }

    #[test]
    fn paragraph_3_in_england_is_14_in_wales() {
        let paragraph = |set, number| rules(set).expect("named").paragraph(number);
        assert_eq!(paragraph("england-principal", 3), paragraph("wales-principal", 14));
        assert_eq!(paragraph("england-principal", 8), None);
        assert_eq!(paragraph("none", 1), None);
    }
}
