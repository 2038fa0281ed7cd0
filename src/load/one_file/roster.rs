//! Rosters in which a mark says who came: "Acme – Hale + / Webb", "Exmoor Bus Company – Frost *".

use super::person::{self, Care, Person};
use crate::model::body::{Block, List, plain};

/// Somebody on a roster, and whether they came.
pub(super) struct Entered {
    pub(super) person: Person,
    pub(super) came: bool,
}

/// Does a mark behind a name say in this list who came?
pub(super) fn is_marked(list: &List) -> bool {
    list.entries
        .iter()
        .filter_map(|entry| text(&entry.blocks))
        .any(|text| names(&text).any(|name| without_mark(name).1))
}

/// Those whom an entry of a roster names, all of them or nobody.
pub(super) fn read(text: &str) -> Option<Vec<Entered>> {
    let (body, _) = parted(text);
    let mut entered = Vec::new();
    for name in names(text) {
        let (name, came) = without_mark(name);
        let mut person = person::read(&name, Care::Entry)?;
        if let Some(body) = body {
            let more = person.affiliation.map_or(String::new(), |affiliation| format!(", {affiliation}"));
            person.affiliation = Some(format!("{}{more}", body.trim()));
        }
        entered.push(Entered { person, came });
    }
    (!entered.is_empty()).then_some(entered)
}

/// The plain words of an entry's first paragraph.
pub(super) fn text(blocks: &[Block]) -> Option<String> {
    match blocks.first() {
        Some(Block::Paragraph(words)) => Some(plain(words)),
        _ => None,
    }
}

/// The body that names are listed for, and the names.
fn parted(text: &str) -> (Option<&str>, &str) {
    let dash = [" - ", " – ", " — ", " -", " –"].iter().find_map(|dash| text.split_once(dash));
    dash.map_or((None, text), |(body, names)| (Some(body), names))
}

fn names(text: &str) -> impl Iterator<Item = &str> {
    parted(text).1.split('/').map(str::trim).filter(|name| !name.is_empty())
}

/// The name without its mark, and whether there was one: at its end or before a bracket.
fn without_mark(name: &str) -> (String, bool) {
    let is_mark = |character: char| "+*✓✔".contains(character);
    let ends = |at: &usize| {
        let rest = name[*at..].trim_start_matches(|character: char| is_mark(character) || character.is_whitespace());
        name[*at..].starts_with(is_mark) && (rest.is_empty() || rest.starts_with('('))
    };
    match name.char_indices().map(|(at, _)| at).find(ends) {
        Some(at) => {
            let rest = name[at..].trim_start_matches(|character: char| is_mark(character) || character.is_whitespace());
            (format!("{} {rest}", name[..at].trim_end()).trim().to_owned(), true)
        }
        None => (name.trim().to_owned(), false),
    }
}
