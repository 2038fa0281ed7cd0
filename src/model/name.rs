//! Names of people as they are compared: titles, dots and letter case make no difference.

/// Titles that are no part of a name.
const HONORIFICS: &[&str] = &[
    "councillor",
    "cllr",
    "cllrs",
    "councillors",
    "alderman",
    "ald",
    "mayor",
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "doctor",
    "prof",
    "professor",
    "sir",
    "dame",
    "lord",
    "lady",
    "rev",
    "revd",
    "reverend",
    "the",
    "hon",
    "honourable",
    "rt",
];

/// A name as it is compared: lower case, without titles and dots. "Cllr. R. Parker" is `r parker`.
pub fn bare_name(name: &str) -> String {
    let name = name.to_lowercase();
    let words =
        name.split(|character: char| character.is_whitespace() || character == '.').filter(|word| !word.is_empty());
    let words: Vec<&str> = words.collect();
    let titles = words.iter().take_while(|word| HONORIFICS.contains(word)).count();
    let bare = &words[titles.min(words.len().saturating_sub(1))..];
    bare.join(" ").trim_end_matches([',', ';', ':']).to_owned()
}

/// Do two sets of first names agree: `""` with all, `r` with `richard`, `r j` with `r`?
pub fn first_names_agree(typed: &str, theirs: &str) -> bool {
    typed.split(' ').filter(|name| !name.is_empty()).zip(theirs.split(' ').filter(|name| !name.is_empty())).all(
        |(typed, theirs)| {
            let shorter = typed.chars().count().min(theirs.chars().count());
            if shorter == 1 { typed.chars().next() == theirs.chars().next() } else { typed == theirs }
        },
    )
}
