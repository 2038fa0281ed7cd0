//! One person, as lists of those present name them: "R Parker (Chair)", "R Parker – Clerk", "@rparker (R Parker)".

/// A person in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Person {
    pub(super) name: String,
    /// What stands in brackets behind the name, or behind a dash or a comma.
    pub(super) affiliation: Option<String>,
}

/// How sure a name must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Care {
    /// An entry of a list of names: whatever looks like a name.
    Entry,
    /// Words of a sentence: each must look like part of a name.
    Sentence,
}

/// Words that stand in lists of names and name nobody.
const NOBODY: &[&str] = &[
    "none",
    "nil",
    "n/a",
    "na",
    "tbc",
    "tba",
    "nobody",
    "no",
    "all",
    "everyone",
    "quorum",
    "apologies",
    "absent",
    "present",
    "also",
    "minutes",
    "agenda",
    "note",
    "notes",
    "action",
    "meeting",
    "the",
    "a",
    "an",
    "there",
    "per",
    "since",
    "next",
    "members",
    "member",
    "public",
    "press",
    "observers",
    "guests",
    "attendees",
    "other",
    "others",
    "see",
    "date",
    "time",
    "location",
    "venue",
    "and",
    "regrets",
    "invited",
    "team",
];

/// Parts of names that begin with a small letter.
const SMALL: &[&str] = &[
    "de", "van", "von", "der", "den", "del", "della", "la", "le", "da", "di", "dos", "du", "bin", "al", "el", "ap",
    "y", "e", "ten", "ter", "zu", "of",
];

/// Offices that stand behind a name and a comma.
const OFFICES: &[&str] = &[
    "chair",
    "chairman",
    "chairwoman",
    "chairperson",
    "vice-chair",
    "vice-chairman",
    "deputy",
    "clerk",
    "secretary",
    "treasurer",
    "mayor",
    "leader",
    "president",
    "vice-president",
    "director",
    "head",
    "officer",
    "minutes",
    "minuting",
];

/// Titles of several people at once: they are no part of the first one's name.
const TITLES_OF_MANY: &[&str] =
    &["councillors", "cllrs", "aldermen", "messrs", "drs", "members", "trustees", "governors"];

/// The person that the words of a list's entry name.
pub(super) fn read(text: &str, care: Care) -> Option<Person> {
    let text = text.trim().trim_end_matches(['.', ';', ',']).trim();
    let (initials, text) = without_initials(text);
    let (before, mut more) = at_bracket(text);
    let (mut name, behind) = at_separator(before);
    if let Some(behind) = behind {
        more.insert(0, behind);
    }
    // A handle stands before the name: "@rparker - R Parker".
    if name.starts_with('@')
        && let Some(at) = more.iter().position(|part| is_name(part, Care::Sentence))
    {
        name = std::mem::replace(&mut more[at], name);
    }
    more.extend(initials);
    let has_handle = care == Care::Entry
        && more.iter().any(|part| part.starts_with('@') && !part.contains('/'))
        && may_be_a_name(name);
    (has_handle || is_name(name, care)).then(|| Person { name: squeezed(name), affiliation: joined(&more) })
}

/// The people that a line names: "Councillors A Hale (Chair), B Webb and C Frost". Nobody, unless all of it is names.
pub(super) fn read_all(text: &str) -> Option<Vec<Person>> {
    let text = text.trim().trim_end_matches('.');
    let first = text.split_whitespace().next()?;
    let is_title = TITLES_OF_MANY.contains(&first.trim_end_matches(['.', ':']).to_lowercase().as_str());
    let text = if is_title { text[first.len()..].trim_start() } else { text };
    let mut people: Vec<Person> = Vec::new();
    for part in parts(text) {
        let part = part.trim();
        if part.is_empty() {
            continue;
        }
        if let Some(last) = people.last_mut()
            && is_office(part)
        {
            last.affiliation = joined(&[last.affiliation.as_deref().unwrap_or_default(), part]);
            continue;
        }
        people.push(read(part, Care::Sentence)?);
    }
    (!people.is_empty()).then_some(people)
}

/// Takes "AB:" away from before a name.
fn without_initials(text: &str) -> (Option<&str>, &str) {
    match text.split_once(':') {
        Some((initials, rest))
            if (1..=5).contains(&initials.chars().count())
                && initials.chars().filter(|character| character.is_uppercase()).count() > 1
                && initials.chars().all(char::is_alphabetic)
                && !rest.trim().is_empty() =>
        {
            (Some(initials), rest.trim())
        }
        _ => (None, text),
    }
}

/// Cuts at the bracket that no name goes on behind: "Li (Leo) Wong (Acme)".
fn at_bracket(text: &str) -> (&str, Vec<&str>) {
    let mut from = 0;
    while let Some(open) = text[from..].find('(').map(|at| from + at) {
        let inner = &text[open + 1..];
        let Some(length) = inner.find(')') else { return (text[..open].trim(), vec![inner]) };
        let rest = inner[length + 1..].trim();
        if open > 0 && !inner.starts_with('@') && rest.starts_with(char::is_uppercase) {
            from = open + 1 + length;
            continue;
        }
        let rest = rest.trim_start_matches([',', ':', ';', '-', '–', '—', ' ']);
        return (text[..open].trim(), vec![&inner[..length], rest]);
    }
    (text, Vec::new())
}

/// Cuts at a dash, a comma, a colon or an `@`.
fn at_separator(text: &str) -> (&str, Option<&str>) {
    let begins = text.chars().next().map_or(0, char::len_utf8);
    let find = |separator: &'static str| text[begins..].find(separator).map(|at| (begins + at, separator));
    let separators = [" - ", " -", "- ", "–", "—", ",", ":", " @"];
    match separators.into_iter().filter_map(find).min_by_key(|(at, _)| *at) {
        Some((at, separator)) => {
            let behind = if separator == " @" { &text[at..] } else { &text[at + separator.len()..] };
            (text[..at].trim(), Some(behind.trim().trim_start_matches("- ")))
        }
        None => (text.trim(), None),
    }
}

/// Could it be a name at all?
fn may_be_a_name(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default();
    let count = text.split_whitespace().count();
    (1..=5).contains(&count)
        && text.starts_with(char::is_alphabetic)
        && !NOBODY.contains(&first.to_lowercase().as_str())
}

fn is_name(text: &str, care: Care) -> bool {
    let text = text.trim();
    if let Some(handle) = text.strip_prefix('@') {
        return care == Care::Entry && !handle.is_empty() && !handle.contains(char::is_whitespace);
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let Some(first) = words.first() else { return false };
    let bare = |word: &str| word.trim_matches(|character: char| !character.is_alphanumeric()).to_lowercase();
    if words.len() > 6
        || NOBODY.contains(&bare(first).as_str()) && !is_initial(&words)
        || !text.chars().any(char::is_alphabetic)
        || text.contains(['!', '?', '=', '/', '|', ';'])
        || is_office(text)
    {
        return false;
    }
    let begins_large = |word: &&&str| {
        let first = word.trim_start_matches(['(', '"', '“', '\'', '‘', '*']).chars().next();
        first.is_some_and(|first| first.is_alphabetic() && !first.is_lowercase())
    };
    let counted: Vec<&str> = words.iter().copied().filter(|word| !SMALL.contains(word)).collect();
    let large = counted.iter().filter(begins_large).count();
    match care {
        Care::Sentence => large == counted.len() && large > 0 && only_dots_of_initials(text),
        Care::Entry => {
            words.len() == 1 && only_dots_of_initials(text)
                || large * 2 > counted.len()
                || large * 2 == counted.len() && counted.last().as_ref().is_some_and(begins_large)
        }
    }
}

/// Is the "A" before a name an initial, and no article?
fn is_initial(words: &[&str]) -> bool {
    let [first, second, ..] = words else { return false };
    matches!(*first, "A" | "A.")
        && second.starts_with(char::is_uppercase)
        && !NOBODY.contains(&second.to_lowercase().as_str())
}

/// Are its dots those of "Mr." and "R.", and not of a sentence?
fn only_dots_of_initials(text: &str) -> bool {
    text.split_whitespace().filter(|word| word.ends_with('.')).all(|word| word.chars().count() <= 5)
}

/// Is it an office and no name?
fn is_office(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default();
    OFFICES.contains(&first.trim_matches(|character: char| !character.is_alphanumeric()).to_lowercase().as_str())
}

/// Parts a line at commas, semicolons and "and", but not within brackets.
fn parts(text: &str) -> Vec<&str> {
    let (mut parts, mut start, mut depth) = (Vec::new(), 0, 0_u32);
    for (at, character) in text.char_indices() {
        match character {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            ',' | ';' if depth == 0 => {
                parts.push(&text[start..at]);
                start = at + 1;
            }
            ' ' if depth == 0 && at >= start => {
                if let Some(and) = [" and ", " & "].into_iter().find(|and| text[at..].starts_with(and)) {
                    parts.push(&text[start..at]);
                    start = at + and.len() - 1;
                }
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    parts
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn joined(parts: &[&str]) -> Option<String> {
    let parts: Vec<String> = parts.iter().map(|part| squeezed(part)).filter(|part| !part.is_empty()).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(text: &str) -> Option<String> {
        read(text, Care::Entry).map(|person| match person.affiliation {
            Some(affiliation) => format!("{} / {affiliation}", person.name),
            None => person.name,
        })
    }

    #[test]
    fn a_name_ends_at_a_bracket_a_dash_a_comma_or_an_at() {
        for (text, expected) in [
            ("R Parker", "R Parker"),
            ("R Parker (Chair)", "R Parker / Chair"),
            ("R Parker – Clerk to the Council", "R Parker / Clerk to the Council"),
            ("A Hale, Chair", "A Hale / Chair"),
            ("R Parker @rparker", "R Parker / @rparker"),
            ("R Parker: @rparker", "R Parker / @rparker"),
            ("R Parker(@rparker)", "R Parker / @rparker"),
            ("R Parker (@rparker", "R Parker / @rparker"),
            ("@rparker", "@rparker"),
            ("@rparker - R Parker", "R Parker / @rparker"),
            ("@rparker (R Parker)", "R Parker / @rparker"),
            ("RP: R Parker (@rparker), Exmoor Vale", "R Parker / @rparker, Exmoor Vale, RP"),
            ("Li (Leo) Wong (Acme Ltd.)", "Li (Leo) Wong / Acme Ltd."),
            ("Mary-Jane O’Neil", "Mary-Jane O’Neil"),
            ("ian Hale (Acme)", "ian Hale / Acme"),
            ("ian hale (@ihale) Vale Rail", "ian hale / @ihale, Vale Rail"),
        ] {
            assert_eq!(person(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_name_is_nobody() {
        for text in [
            "None",
            "Quorum reached",
            "A quorum was achieved",
            "n/a",
            "...",
            "See the register",
            "Roads team: @vale/roads",
            "",
            "Next meeting 4 May",
        ] {
            assert_eq!(person(text), None, "{text}");
        }
    }

    #[test]
    fn a_line_names_several() {
        let names =
            |text| read_all(text).map(|people| people.into_iter().map(|person| person.name).collect::<Vec<_>>());
        assert_eq!(
            names("Councillors A Hale (Chair), B Webb and C de Frost."),
            Some(vec!["A Hale".into(), "B Webb".into(), "C de Frost".into()])
        );
        assert_eq!(names("R Parker, Clerk; Mrs J Lee, Treasurer"), Some(vec!["R Parker".into(), "Mrs J Lee".into()]));
        assert_eq!(names("Councillor Hale, who left early"), None);
        assert_eq!(names("A quorum was achieved"), None);
    }
}
