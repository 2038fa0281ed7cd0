//! Whether a file says at its beginning that it is not for the public: that is how councils head what is exempt, and the
//! only thing to go by when such a file lies beside an open paper and nowhere else.

use std::sync::LazyLock;

use super::Finding;
use crate::audit::Limits;
use crate::audit::fold::each_word;
use crate::audit::read::{Fragment, texts};
use crate::diagnostic::Code;

/// How many words of a page, or of a part such as the header, are its beginning.
const BEGINNING: usize = 40;

/// How many words before it tell what a marking is about.
const BEFORE: usize = 12;

/// How exempt papers are marked.
const MARKINGS: [&str; 6] = [
    "not for publication",
    "exempt from publication",
    "contains exempt information",
    "contains confidential information",
    "this report is exempt",
    "this report is confidential",
];

/// What is marked so is a part of an open paper or of an agenda.
const PARTS: [&str; 10] =
    ["appendix", "appendices", "annex", "annexe", "annexes", "enclosure", "part", "item", "items", "if"];

/// What a file says of itself that is published as open.
pub(super) fn look(name: &str, bytes: &[u8], limits: &Limits) -> Option<Finding> {
    let own = std::str::from_utf8(bytes).ok().map(|text| Fragment { inside: String::new(), text: text.to_owned() });
    let inside = texts(name, bytes, limits).unwrap_or_default().texts;
    let is_beginning = |fragment: &&Fragment| !fragment.inside.contains("page ") || fragment.inside.ends_with("page 1");
    let marked = inside.iter().chain(&own).filter(is_beginning).find_map(|fragment| marking(&fragment.text))?;
    let message = format!("this file says of itself that it is not for the public (`{marked}`)");
    let hint = "put it beside the paper that is exempt, or make this one exempt; if the public may have it, take the words \
                out of it";
    Some(Finding::new(Code::AttachmentMarkedExempt, "", message, hint))
}

/// The marking with which a text begins.
fn marking(text: &str) -> Option<&'static str> {
    static KNOWN: LazyLock<Vec<(&str, Vec<u64>)>> =
        LazyLock::new(|| MARKINGS.iter().map(|marking| (*marking, words(marking))).collect());
    static OF_PARTS: LazyLock<Vec<u64>> = LazyLock::new(|| PARTS.iter().flat_map(|part| words(part)).collect());
    let words = words(text);
    KNOWN.iter().find_map(|(marking, known)| {
        let at = words.windows(known.len()).position(|words| words == known)?;
        let is_of_part = words[at.saturating_sub(BEFORE)..at].iter().any(|word| OF_PARTS.contains(word));
        (!is_of_part).then_some(*marking)
    })
}

/// The words with which a text begins.
fn words(text: &str) -> Vec<u64> {
    let mut words = Vec::new();
    // Far more letters than so many words have.
    let end = text.char_indices().nth(BEGINNING * 40).map_or(text.len(), |(at, _)| at);
    each_word(&text[..end], |word| words.push(word.hash));
    words.truncate(BEGINNING);
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_marking_is_known_whatever_stands_around_it_and_one_of_a_part_is_none() {
        for marked in [
            "NOT FOR PUBLICATION by virtue of paragraph 3 of Part 1 of Schedule 12A",
            "Cabinet\n30 August 2018\nNot for Publication\nPurchase of land",
            "This report is exempt under paragraph 3.",
        ] {
            assert!(marking(marked).is_some(), "{marked}");
        }
        for open in [
            "Purchase of land. Appendix 2 to this report is not for publication by virtue of paragraph 3.",
            "Agenda. Items 8 to 9 are not for publication.",
            "Report for publication",
            &format!("{} not for publication", "word ".repeat(50)),
        ] {
            assert_eq!(marking(open), None, "{open}");
        }
    }
}
