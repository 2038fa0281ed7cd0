//! Fences: which info words are ours, and which look as if they were meant to be.

use strsim::damerau_levenshtein;

/// What the info word of a fence says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Info {
    /// A fact, in YAML.
    Fact(Fact),
    /// Exempt Markdown, and by which paragraphs.
    Exempt(Vec<u32>),
    /// A public summary, in Markdown.
    Summary,
    /// Something near one of ours.
    Near(&'static str),
    /// Code.
    Code,
}

/// The facts that stand in fences.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fact {
    Vote,
    Action,
    Declaration,
}

/// Our words, and how many slips of the pen each may have and still be taken for meant.
const OURS: &[(&str, usize)] = &[("vote", 1), ("action", 2), ("declaration", 3), ("exempt", 2), ("summary", 2)];

/// Words of others for `exempt`: who types one of them means that it is not for everyone to read.
const KEPT: &[&str] =
    &["confidential", "private", "restricted", "secret", "withheld", "hidden", "redacted", "exemption"];

/// Words that are near one of ours and mean something else.
const OTHERS: &[&str] = &["note", "auction"];

/// Reads the info string of a fence.
pub(super) fn info(info: &str) -> Info {
    let info = info.trim();
    let (word, rest) = info.split_at(info.find(|character: char| !character.is_alphabetic()).unwrap_or(info.len()));
    match word {
        "vote" if rest.is_empty() => Info::Fact(Fact::Vote),
        "action" if rest.is_empty() => Info::Fact(Fact::Action),
        "declaration" if rest.is_empty() => Info::Fact(Fact::Declaration),
        "summary" if rest.is_empty() => Info::Summary,
        "exempt" => paragraphs(rest).map_or(Info::Near("exempt"), Info::Exempt),
        _ => near(info).map_or(Info::Code, Info::Near),
    }
}

/// The one of our words that the first word of `text` was perhaps meant to be.
pub(super) fn near(text: &str) -> Option<&'static str> {
    let text = text.trim_start_matches(|character: char| !character.is_alphanumeric());
    let word = &text[..text.find(|character: char| !character.is_alphanumeric()).unwrap_or(text.len())];
    let word = word.to_lowercase();
    let word = word.trim_end_matches(|character: char| character.is_ascii_digit());
    if OTHERS.contains(&word) {
        return None;
    }
    if KEPT.iter().any(|kept| damerau_levenshtein(kept, word) <= 1) {
        return Some("exempt");
    }
    let distance = |ours: &str| damerau_levenshtein(ours, word);
    let best = OURS.iter().filter(|(ours, slips)| distance(ours) <= *slips).min_by_key(|(ours, _)| distance(ours));
    best.map(|(ours, _)| *ours)
}

/// The numbers behind `exempt`: `3`, `3, 5`, `3 and 5`, `paragraph 3`.
fn paragraphs(rest: &str) -> Option<Vec<u32>> {
    if rest.starts_with(|character: char| character.is_alphanumeric()) {
        return None;
    }
    let words = rest.split(|character: char| character.is_whitespace() || ",:&+()[]{}".contains(character));
    let words =
        words.filter(|word| !matches!(*word, "" | "and" | "under" | "paragraph" | "paragraphs" | "para" | "paras"));
    words.map(|word| word.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exempt_fence_names_its_paragraphs() {
        assert_eq!(info("exempt"), Info::Exempt(vec![]));
        assert_eq!(info("exempt 3, 5"), Info::Exempt(vec![3, 5]));
        assert_eq!(info("exempt paragraphs 3 and 5"), Info::Exempt(vec![3, 5]));
        assert_eq!(info("exempt: 3"), Info::Exempt(vec![3]));
    }

    #[test]
    fn misspelt_words_are_near() {
        for word in ["Exempt", "exempts", "exmept", "EXEMPT 3", "{exempt}", "exempt3", "exempt because", "exampt"] {
            assert_eq!(info(word), Info::Near("exempt"), "{word}");
        }
        for word in ["confidential", "Confidential 3", "confidental", "private", "SECRET"] {
            assert_eq!(info(word), Info::Near("exempt"), "{word}");
        }
        assert_eq!(info("vots"), Info::Near("vote"));
        assert_eq!(info("summary of it"), Info::Near("summary"));
    }

    #[test]
    fn languages_of_code_are_code() {
        for word in ["", "js", "rust,ignore", "yaml=", "note", "text", "mermaid", "node", "diff", "console"] {
            assert_eq!(info(word), Info::Code, "{word}");
        }
    }
}
