//! Names for files and folders, made of titles: safe on every disk, short enough, and the same as in addresses.

use unicode_normalization::UnicodeNormalization;

use super::Error;
use crate::model::slug;

/// As many characters as an address can bear to be read aloud.
const LONGEST: usize = 60;

/// Names that mean something else in a folder of papers, or that Windows keeps for its devices.
const TAKEN: &[&str] = &["committee", "meeting", "item", "index", "con", "prn", "aux", "nul"];

/// The name of a file or folder for that title; `kind` stands in where the title has no letter or is a name taken.
pub(super) fn name(title: &str, kind: &str) -> String {
    let whole = slug(&title.nfc().collect::<String>());
    let name = match whole.char_indices().nth(LONGEST) {
        None => whole.as_str(),
        Some((end, _)) => whole[..end].rsplit_once('-').map_or(&whole[..end], |(words, _)| words),
    };
    if name.is_empty() {
        kind.to_owned()
    } else if is_taken(name) {
        format!("{kind}-{name}")
    } else {
        name.to_owned()
    }
}

/// The name that was typed for a file or folder, if it is one.
pub(super) fn chosen(typed: &str, kind: &str) -> Result<String, Error> {
    let name = name(typed, kind);
    if name == typed {
        return Ok(name);
    }
    Err(Error::refused(
        format!("`{typed}` cannot be part of an address"),
        format!("use small letters, digits and hyphens: `--id {name}`"),
    ))
}

fn is_taken(name: &str) -> bool {
    let numbered = |word: &str| {
        let rest = name.strip_prefix(word).map(|rest| rest.trim_start_matches('-'));
        rest.is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()))
    };
    TAKEN.contains(&name) || ["report", "resolution", "com", "lpt"].into_iter().any(numbered)
}

/// A file's or folder's name without the number before it: `07-winter-gritting` gives 7 and `winter-gritting`.
pub(super) fn numbered(name: &str) -> (Option<u32>, &str) {
    let digits = name.len() - name.trim_start_matches(|character: char| character.is_ascii_digit()).len();
    match (name[..digits].parse(), name[digits..].strip_prefix('-')) {
        (Ok(number), Some(rest)) if !rest.is_empty() => (Some(number), rest),
        _ => (None, name),
    }
}

/// The words of a name: `winter-gritting` gives "Winter gritting".
pub(super) fn words(name: &str) -> String {
    let mut characters = name.chars();
    let first: String = characters.next().into_iter().flat_map(char::to_uppercase).collect();
    first + &characters.as_str().replace('-', " ")
}

/// How a person is addressed, and their name: "Cllr R Parker" gives "Councillor" and "R Parker".
pub(super) fn addressed(name: &str) -> (Option<String>, String) {
    let words: Vec<&str> = name.split_whitespace().collect();
    let titles = words.iter().take(words.len().saturating_sub(1)).take_while(|word| honorific(word).is_some()).count();
    let honorifics: Vec<&str> = words[..titles].iter().filter_map(|word| honorific(word)).collect();
    ((titles > 0).then(|| honorifics.join(" ")), words[titles..].join(" "))
}

/// The honorific that a word is, written out where the record writes it out.
fn honorific(word: &str) -> Option<&str> {
    let plain = word.trim_end_matches('.');
    match plain.to_lowercase().as_str() {
        "councillor" | "cllr" | "clr" => Some("Councillor"),
        "alderman" | "ald" => Some("Alderman"),
        "dr" | "mr" | "mrs" | "ms" | "miss" | "mx" | "sir" | "dame" | "lord" | "lady" | "baroness" | "rev"
        | "reverend" | "canon" | "prof" | "professor" => Some(plain),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_safe_whatever_the_title() {
        for (title, expected) in [
            ("Winter gritting", "winter-gritting"),
            ("../../etc/passwd", "etc-passwd"),
            ("Budget: \"cuts\" & more?", "budget-cuts-more"),
            ("Mayor's allowance", "mayors-allowance"),
            ("Cafe\u{301} licence", "café-licence"),
            ("会議", "会議"),
            ("!!!", "item"),
            ("Report", "item-report"),
            ("Resolution 1", "item-resolution-1"),
            ("Reporting lines", "reporting-lines"),
            ("CON", "item-con"),
        ] {
            assert_eq!(name(title, "item"), expected);
        }
        let long = name(&"very long words ".repeat(40), "item");
        assert_eq!(long, "very-long-words-very-long-words-very-long-words-very-long");
        assert_eq!(name(&"x".repeat(400), "item").len(), LONGEST);
    }

    #[test]
    fn a_number_is_told_from_a_name() {
        assert_eq!(numbered("07-winter-gritting"), (Some(7), "winter-gritting"));
        assert_eq!(numbered("winter"), (None, "winter"));
        assert_eq!(numbered("5g-masts"), (None, "5g-masts"));
        assert_eq!(numbered("07-"), (None, "07-"));
    }

    #[test]
    fn an_honorific_is_told_from_a_name() {
        let addressed = |name| {
            let (honorific, name) = addressed(name);
            format!("{}|{name}", honorific.unwrap_or_default())
        };
        assert_eq!(addressed("Councillor R Parker"), "Councillor|R Parker");
        assert_eq!(addressed("Cllr. Dr A Patel"), "Councillor Dr|A Patel");
        assert_eq!(addressed("John Wickens"), "|John Wickens");
        assert_eq!(addressed("Councillor"), "|Councillor");
    }
}
