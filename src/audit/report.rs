//! The report of an audit: how much was withheld and why, and with how much it was compared. Numbers, and no text.

use std::collections::BTreeMap;

use serde_json::json;

use super::gather::{Secret, Withheld};
use super::xray::Accepted;
use crate::model::meeting::Allowed;
use crate::model::prose::Standing;

/// How much was withheld, why, and with how much it was compared.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Withheld papers and parts, by the paragraph of the scheme.
    pub by_paragraph: BTreeMap<u32, usize>,
    /// Exempt ones that name no paragraph.
    pub without_paragraph: usize,
    /// Confidential ones.
    pub confidential: usize,
    /// Drafts.
    pub drafts: usize,
    /// Those of a day that has not come.
    pub later: usize,
    /// Withheld files beside papers.
    pub files: usize,
    /// Planted words.
    pub canaries: usize,
    /// Runs of words, titles and names that were looked for.
    pub patterns: usize,
    /// Outputs that were read.
    pub outputs: usize,
    /// Their bytes.
    pub bytes: u64,
    /// What was found.
    pub findings: usize,
    /// Phrases that papers say are public already: the meeting, how many words, and why. The name of the paper may tell
    /// what is in it.
    pub allowed: Vec<(String, usize, String)>,
    /// What is not seen on the pages of published attachments and was accepted there.
    pub accepted: Vec<Accepted>,
}

impl Report {
    /// Counts what is withheld.
    pub fn count<'a>(&mut self, withheld: impl IntoIterator<Item = &'a Withheld>) {
        for secret in withheld.into_iter().flat_map(|withheld| &withheld.secrets) {
            self.count_one(secret);
        }
    }

    fn count_one(&mut self, secret: &Secret) {
        match &secret.standing {
            Standing::Exempt(paragraphs) if paragraphs.is_empty() => self.without_paragraph += 1,
            Standing::Exempt(paragraphs) => {
                paragraphs.iter().for_each(|paragraph| *self.by_paragraph.entry(*paragraph).or_default() += 1);
            }
            Standing::Confidential => self.confidential += 1,
            Standing::Draft => self.drafts += 1,
            Standing::Later | Standing::Open => self.later += 1,
        }
    }

    /// Lists phrases that papers say are public already.
    pub fn allow<'a>(&mut self, phrases: impl IntoIterator<Item = &'a Allowed>) {
        let listed = |allowed: &Allowed| {
            let meeting = allowed.place.file.split('/').skip(2).take(2).collect::<Vec<_>>().join("/");
            (
                meeting.trim_end_matches(".md").to_owned(),
                allowed.text.split_whitespace().count(),
                allowed.because.clone(),
            )
        };
        self.allowed.extend(phrases.into_iter().map(listed));
    }

    /// How many papers, parts and files were withheld.
    pub fn withheld(&self) -> usize {
        let exempt: usize = self.by_paragraph.values().sum();
        exempt + self.without_paragraph + self.confidential + self.drafts + self.later
    }

    /// The report as JSON, for the day `as_of`.
    pub fn json(&self, as_of: &str) -> String {
        let allowed = self
            .allowed
            .iter()
            .map(|(meeting, words, because)| json!({ "meeting": &**meeting, "words": words, "because": because }));
        let accepted = self.accepted.iter().map(|accepted| {
            let Accepted { file, code, count, because } = accepted;
            json!({ "file": file, "code": code.name(), "count": count, "because": because })
        });
        let report = json!({
            "as_of": as_of,
            "withheld": {
                "exempt_by_paragraph": self.by_paragraph,
                "exempt_without_paragraph": self.without_paragraph,
                "confidential": self.confidential,
                "drafts": self.drafts,
                "not_public_yet": self.later,
                "files": self.files,
            },
            "compared": {
                "runs_of_words": self.patterns,
                "canaries": self.canaries,
                "outputs": self.outputs,
                "bytes": self.bytes,
            },
            "allowed": allowed.collect::<Vec<_>>(),
            "accepted": accepted.collect::<Vec<_>>(),
            "findings": self.findings,
        });
        format!("{report:#}\n")
    }
}
