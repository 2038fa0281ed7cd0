//! What stands in a run of plain words and Markdown left alone: bare addresses, `[[ids]]`, mentions of footnotes.
//!
//! Takes the words between two pieces of mark-up; gives what was found in them, in order.

use std::ops::Range;

/// Something found in a run of words, and which of its bytes it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found<'a> {
    pub(super) range: Range<usize>,
    pub(super) sort: Sort<'a>,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Sort<'a> {
    /// A web or mail address; what a link to it begins with where that was not typed.
    Address { prefix: &'static str },
    /// `[[id]]` or `[[id|words]]`.
    Id { id: &'a str, words: &'a str },
    /// `[^label]`.
    Mention { label: &'a str },
}

/// All that is found in `text`, in order.
pub(super) fn find(text: &str) -> Vec<Found<'_>> {
    let mut found: Vec<Found> = Vec::new();
    let mut free = 0;
    for (at, byte) in text.bytes().enumerate() {
        if at < free {
            continue;
        }
        let next = match byte {
            b':' | b'.' => web_address(text, at, free),
            b'@' => mail_address(text, at, free),
            b'[' => id(text, at).or_else(|| mention(text, at)),
            _ => None,
        };
        if let Some(next) = next {
            free = next.range.end;
            found.push(next);
        }
    }
    found
}

/// The address whose colon, or whose first dot, is at that byte.
fn web_address(text: &str, at: usize, free: usize) -> Option<Found<'_>> {
    let ends = |word: &str| {
        let start = at.checked_sub(word.len()).filter(|start| *start >= free)?;
        text.get(start..at)?.eq_ignore_ascii_case(word).then_some(start)
    };
    let (start, host, prefix) = if text[at..].starts_with("://") {
        (ends("https").or_else(|| ends("http"))?, at + 3, "")
    } else {
        (ends("www").filter(|_| text[at..].starts_with('.'))?, at + 1, "http://")
    };
    let before = text[..start].chars().next_back();
    let is_part_of_more = |before: char| before.is_alphanumeric() || (!prefix.is_empty() && "@./-_".contains(before));
    if before.is_some_and(is_part_of_more) {
        return None;
    }
    let stops = |character: char| character.is_whitespace() || character.is_control() || "<>\"`".contains(character);
    let rest = &text[start..];
    let address = without_trailing_punctuation(&rest[..rest.find(stops).unwrap_or(rest.len())]);
    address
        .get(host - start..)?
        .starts_with(char::is_alphanumeric)
        .then(|| Found { range: start..start + address.len(), sort: Sort::Address { prefix } })
}

/// Leaves out what belongs to the sentence and not to the address: `(see https://example.org/a_(b)).`
fn without_trailing_punctuation(mut address: &str) -> &str {
    while let Some(last) = address.chars().next_back() {
        let closes_own = |open: char| address.matches(open).count() >= address.matches(last).count();
        let belongs = match last {
            ')' => closes_own('('),
            ']' => closes_own('['),
            '}' => closes_own('{'),
            _ => !".,;:!?'*_~|’”»…".contains(last),
        };
        if belongs {
            break;
        }
        address = &address[..address.len() - last.len_utf8()];
    }
    address
}

fn mail_address(text: &str, at: usize, free: usize) -> Option<Found<'_>> {
    let is_local = |character: char| character.is_ascii_alphanumeric() || "._+-".contains(character);
    let local = &text[free..at];
    let local = local[local.trim_end_matches(is_local).len()..].trim_start_matches(['.', '-', '_', '+']);
    let rest = &text[at + 1..];
    let is_domain = |character: char| character.is_ascii_alphanumeric() || ".-".contains(character);
    let domain = &rest[..rest.find(|character| !is_domain(character)).unwrap_or(rest.len())];
    let domain = domain.trim_end_matches(['.', '-']);
    let (name, top) = domain.rsplit_once('.')?;
    let is_mail = !local.is_empty()
        && name.split('.').all(|part| !part.is_empty() && !part.starts_with('-') && !part.ends_with('-'))
        && top.len() > 1
        && top.bytes().all(|byte| byte.is_ascii_alphabetic());
    let before = text[..at - local.len()].chars().next_back();
    let is_part_of_more = before.is_some_and(|before| before.is_alphanumeric() || "/@".contains(before));
    (is_mail && !is_part_of_more)
        .then(|| Found { range: at - local.len()..at + 1 + domain.len(), sort: Sort::Address { prefix: "mailto:" } })
}

fn id(text: &str, at: usize) -> Option<Found<'_>> {
    let inner = text[at..].strip_prefix("[[")?;
    // Up to the first mark that ends it or that it may not hold: a text of nothing but brackets is long.
    let inner = &inner[..inner.find(['[', ']', '\n']).filter(|end| inner[*end..].starts_with("]]"))?];
    let (id, words) = inner.split_once('|').unwrap_or((inner, inner));
    let (id, words) = (id.trim(), words.trim());
    let is_id = !id.is_empty() && !id.contains(char::is_whitespace);
    is_id.then(|| Found {
        range: at..at + inner.len() + 4,
        sort: Sort::Id { id, words: if words.is_empty() { id } else { words } },
    })
}

fn mention(text: &str, at: usize) -> Option<Found<'_>> {
    let label = text[at..].strip_prefix("[^")?;
    let ends = |character: char| character.is_whitespace() || "[]".contains(character);
    let label = &label[..label.find(ends).filter(|end| label[*end..].starts_with(']'))?];
    (!label.is_empty()).then(|| Found { range: at..at + label.len() + 3, sort: Sort::Mention { label } })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        find(text).into_iter().map(|found| &text[found.range]).collect()
    }

    #[test]
    fn punctuation_after_an_address_belongs_to_the_sentence() {
        assert_eq!(
            found("See (https://example.org/a_(b)), or www.example.org."),
            ["https://example.org/a_(b)", "www.example.org"]
        );
        assert_eq!(found("“https://example.org/x?y=1&z=2”…"), ["https://example.org/x?y=1&z=2"]);
    }

    #[test]
    fn mail_addresses_are_found_and_handles_are_not() {
        assert_eq!(found("write to clerk@exmoor-vale.gov.uk."), ["clerk@exmoor-vale.gov.uk"]);
        assert_eq!(found("R Parker (@rparker), @a.b, a@b, https://example.org/@name"), ["https://example.org/@name"]);
    }

    #[test]
    fn ids_have_no_spaces() {
        assert_eq!(
            found("[[osmb/2018-06-28|the strategy]] [[not yet]] [[a][b]]"),
            ["[[osmb/2018-06-28|the strategy]]"]
        );
    }

    #[test]
    fn mentions_are_found() {
        assert_eq!(found("so[^1] and [^ not] [^cost-2]"), ["[^1]", "[^cost-2]"]);
    }
}
