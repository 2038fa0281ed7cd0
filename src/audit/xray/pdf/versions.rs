//! Earlier versions: what a later save only added to is still there, word for word.

use std::collections::HashSet;

use lopdf::Document;

use super::words as words_of;
use crate::audit::read::Budget;
use crate::audit::read::pdf::{earlier_versions, open};
use crate::audit::xray::finding::{counted, first_words, is_telling};
use crate::audit::xray::{Finding, Unreadable};
use crate::diagnostic::Code;

/// Looks at the earlier versions; one that shows no other words than the last (a signature was added, or a mark) is none
/// to speak of.
pub(super) fn look(
    bytes: &[u8],
    last: &Document,
    at: &str,
    budget: &mut Budget,
    findings: &mut Vec<Finding>,
) -> Result<(), Unreadable> {
    let earlier = earlier_versions(bytes);
    if earlier.is_empty() {
        return Ok(());
    }
    let pages = words_of(last, budget)?;
    let known: HashSet<&str> = pages.iter().flat_map(|page| page.split_whitespace()).collect();
    // The newest first: what an older one says, it mostly says too.
    for version in earlier.into_iter().rev() {
        let version = match open(version, budget) {
            Ok(version) => version,
            Err(excess @ Unreadable::TooLarge(_)) => return Err(excess),
            // What cannot be opened any more as it was, others cannot open either.
            Err(_) => continue,
        };
        for (number, page) in (1..).zip(words_of(&version, budget)?) {
            let lost: Vec<&str> = page.split_whitespace().filter(|word| is_lost(word, &known)).collect();
            if !lost.is_empty() {
                findings.push(said(number, &lost, at));
                return Ok(());
            }
        }
    }
    Ok(())
}

fn is_lost(word: &str, known: &HashSet<&str>) -> bool {
    word.chars().filter(|letter| is_telling(*letter)).count() > 1 && !known.contains(word)
}

fn said(number: usize, lost: &[&str], at: &str) -> Finding {
    let message = format!(
        "an earlier version of this file is kept in it, whose page {number} has {} that are gone now ({})",
        counted(lost.len(), "word"),
        first_words(&lost.join(" "))
    );
    let hint = "in Acrobat `File`, `Save as` writes it anew without them; or print it to a new PDF";
    Finding::new(Code::AttachmentEarlierVersion, at, message, hint)
}
