//! The people that a block names, and what is left of it.

use std::sync::Arc;

use super::Piece;
use super::person::{self, Care, Person};
use super::roster;
use super::rules::{Known, List, OneFileRules, fold, is_name_of_a_list};
use crate::diagnostic::{Place, Placed};
use crate::model::body::{self, Block, Entry, Inline, Table, plain};
use crate::model::record::{Attendee, Hours, Named};
use crate::paper::body::{Extent, hours};

/// The people found in a block.
#[derive(Default)]
pub(super) struct Found {
    pub(super) people: Vec<(List, Attendee)>,
    pub(super) chair: Option<Named>,
    /// What is left of the block.
    pub(super) left: Vec<Piece>,
}

/// What tells of somebody who attended from elsewhere.
const REMOTE: &[&str] =
    &["remote", "remotely", "online", "by video", "via video", "via zoom", "via teams", "by telephone", "virtual"];

/// The heads of columns that hold names.
const NAMES: &[&str] =
    &["name", "names", "full name", "member", "councillor", "attendee", "person", "participant", "who"];

/// The heads of columns that hold affiliations.
const AFFILIATIONS: &[&str] = &[
    "affiliation",
    "organisation",
    "organization",
    "company",
    "role",
    "title",
    "position",
    "office",
    "representing",
    "ward",
    "party",
    "employer",
    "body",
];

/// Finds people in a block that stands under the heading of `list`; without one, only where it says itself whom it names.
pub(super) fn find(file: &Arc<str>, rules: &OneFileRules, piece: Piece, list: Option<List>) -> Found {
    let (block, extent) = piece;
    match (block, list) {
        (Block::List(entries), Some(list)) => in_list(file, list, entries, extent),
        (Block::Table(table), Some(list)) => in_table(file, list, table, extent),
        (Block::Paragraph(words), list) => in_paragraph(file, rules, words, extent, list),
        (block, _) => Found { left: vec![(block, extent)], ..Found::default() },
    }
}

/// Somebody who is said to have chaired, where somebody else is too.
pub(super) fn also_chaired(who: Named) -> (List, Attendee) {
    (
        List::Present,
        Attendee { who, affiliation: None, remote: false, hours: Hours::default(), under: Some("Chair".into()) },
    )
}

/// Is a block a list of people and of nothing else?
pub(super) fn is_list_of_people(block: &Block) -> bool {
    let names_one =
        |entry: &Entry| roster::text(&entry.blocks).is_some_and(|text| person::read(&text, Care::Entry).is_some());
    match block {
        Block::List(list) => list.entries.len() > 1 && (roster::is_marked(list) || list.entries.iter().all(names_one)),
        _ => false,
    }
}

/// Does a paragraph say itself whom it names: "Present: …"?
pub(super) fn says_who(rules: &OneFileRules, block: &Block) -> bool {
    let Block::Paragraph(words) = block else { return false };
    lines(words).iter().any(|line| matches!(label(rules, line), Some(Label::List(..))))
}

/// Does an affiliation say that somebody chaired?
pub(super) fn names_the_chair(affiliation: &str) -> bool {
    affiliation.split(',').any(|part| is_chair(part.trim()))
}

fn is_chair(word: &str) -> bool {
    ["chair", "chairman", "chairwoman", "chairperson", "in the chair", "presiding"]
        .iter()
        .any(|chair| word.eq_ignore_ascii_case(chair))
}

fn in_list(file: &Arc<str>, list: List, mut entries: body::List, mut extent: Extent) -> Found {
    let mut found = Found::default();
    let is_roster = roster::is_marked(&entries);
    let (mut kept, mut ranges, mut after) = (Vec::new(), Vec::new(), Vec::new());
    let count = entries.entries.len();
    for (index, mut entry) in std::mem::take(&mut entries.entries).into_iter().enumerate() {
        if is_roster {
            part_first_line(&mut entry);
        }
        let range = extent.entries.get(index).cloned().unwrap_or_else(|| extent.range.clone());
        let place = Place::new(file.clone(), range.clone());
        let people = in_entry(list, &entry, is_roster, &place);
        let says_more = entry.blocks.len() > 1 && !is_roster;
        let stays = people.is_empty() || says_more || !is_only_words(&entry);
        found.people.extend(people);
        if stays {
            kept.push(entry);
            ranges.push(range);
        } else {
            // The key to a roster's marks is typed below it, and so stands in its last entry.
            let rest: Vec<Block> = entry.blocks.into_iter().skip(1).collect();
            if is_roster && index + 1 == count && rest.iter().all(|block| matches!(block, Block::Paragraph(_))) {
                after.extend(
                    rest.into_iter().map(|block| (block, Extent { range: range.clone(), entries: Vec::new() })),
                );
            } else if !rest.is_empty() {
                kept.push(Entry { number: entry.number, ticked: entry.ticked, blocks: rest });
                ranges.push(range);
            }
        }
    }
    if !kept.is_empty() {
        entries.entries = kept;
        extent.entries = ranges;
        found.left.push((Block::List(entries), extent));
    }
    found.left.extend(after);
    found
}

/// Makes the lines after the first of an entry a paragraph of their own.
fn part_first_line(entry: &mut Entry) {
    let Some(Block::Paragraph(words)) = entry.blocks.first_mut() else { return };
    if let Some(end) = words.iter().position(is_end_of_line) {
        let rest = words.split_off(end);
        entry.blocks.insert(1, Block::Paragraph(rest.into_iter().skip(1).collect()));
    }
}

fn in_entry(list: List, entry: &Entry, is_roster: bool, place: &Place) -> Vec<(List, Attendee)> {
    let Some(Block::Paragraph(words)) = entry.blocks.first() else { return Vec::new() };
    if words.iter().any(|inline| matches!(inline, Inline::Struck(_))) {
        return Vec::new();
    }
    let text = plain(words);
    if is_roster {
        let entered = roster::read(&text).unwrap_or_default().into_iter();
        return entered.map(|one| (if one.came { list } else { List::Absent }, attendee(one.person, place))).collect();
    }
    let list = if entry.ticked == Some(false) { List::Absent } else { list };
    let several = person::read_all(&text).filter(|people| people.len() > 2);
    let people = several.or_else(|| person::read(&text, Care::Entry).map(|person| vec![person])).unwrap_or_default();
    people.into_iter().map(|person| (list, attendee(person, place))).collect()
}

/// Is the first paragraph of an entry words alone, which the roll can hold?
fn is_only_words(entry: &Entry) -> bool {
    matches!(entry.blocks.first(), Some(Block::Paragraph(words)) if are_only_words(words))
        && !entry.blocks.iter().any(|block| matches!(block, Block::List(_)))
}

fn are_only_words(words: &[Inline]) -> bool {
    words.iter().all(|inline| match inline {
        Inline::Text(_) | Inline::SoftBreak | Inline::HardBreak => true,
        Inline::Emphasis(words) | Inline::Strong(words) => are_only_words(words),
        Inline::Struck(_)
        | Inline::Code(_)
        | Inline::Link { .. }
        | Inline::Image { .. }
        | Inline::Footnote { .. }
        | Inline::RawHtml(_) => false,
    })
}

/// Finds people in the lines of a paragraph. If all of it is people it is taken, else it stays and counts.
fn in_paragraph(
    file: &Arc<str>,
    rules: &OneFileRules,
    words: Vec<Inline>,
    extent: Extent,
    list: Option<List>,
) -> Found {
    let place = Place::new(file.clone(), extent.range.clone());
    let mut found = Found::default();
    let mut all = are_only_words(&words);
    let mut current: Option<(List, Option<String>)> = list.map(|list| (list, None));
    for line in lines(&words) {
        let (label, said) = match label(rules, &line) {
            Some(Label::Chair(said)) => {
                match person::read_all(said).as_deref() {
                    Some([chair]) => found.chair = Some(named(chair.name.clone(), &place)),
                    _ => all = false,
                }
                current = None;
                continue;
            }
            Some(Label::List(list, label, said)) => (Some((list, label)), said),
            None => (None, line.as_str()),
        };
        if let Some((list, label)) = label {
            current = Some((list, (!is_name_of_a_list(label)).then(|| label.to_owned())));
        }
        let people = person::read_all(said).filter(|_| current.is_some());
        if let (Some(people), Some((list, under))) = (people, &current) {
            for person in people {
                let under = under.as_deref().map(Arc::from);
                found.people.push((*list, Attendee { under, ..attendee(person, &place) }));
            }
            continue;
        }
        all = false;
        if let Some(absent) = excused(&line).filter(|_| list == Some(List::Apologies)) {
            found.people.extend(absent.into_iter().map(|person| (List::Apologies, attendee(person, &place))));
        }
    }
    if !all || (found.people.is_empty() && found.chair.is_none()) {
        found.left.push((Block::Paragraph(words), extent));
    }
    found
}

/// What a line begins with.
enum Label<'a> {
    Chair(&'a str),
    List(List, &'a str, &'a str),
}

/// Reads "Present: …".
fn label<'a>(rules: &OneFileRules, line: &'a str) -> Option<Label<'a>> {
    let (label, said) = line.split_once(':')?;
    let (label, said) = (label.trim(), said.trim());
    if said.is_empty() {
        return None;
    }
    if is_chair(label) {
        return Some(Label::Chair(said));
    }
    match rules.known(label)? {
        Known::People(list) => Some(Label::List(list, label, said)),
        Known::Introduction | Known::Items => None,
    }
}

/// Those from whom apologies were received: "Apologies were received from Councillors Hale and Webb."
fn excused(line: &str) -> Option<Vec<Person>> {
    let (before, names) = line.split_once(" from ")?;
    let begins = before.split_whitespace().next()?.to_lowercase();
    matches!(begins.as_str(), "apologies" | "apology" | "an").then(|| person::read_all(names))?
}

/// The plain words of each line.
fn lines(words: &[Inline]) -> Vec<String> {
    words.split(is_end_of_line).map(plain).map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
}

fn is_end_of_line(inline: &Inline) -> bool {
    matches!(inline, Inline::SoftBreak | Inline::HardBreak)
}

/// Finds the people in a table. One that has only names and offices is taken; a wider one says more, and stays.
fn in_table(file: &Arc<str>, list: List, table: Table, extent: Extent) -> Found {
    let place = Place::new(file.clone(), extent.range.clone());
    let people: Vec<Person> = rows(&table).collect();
    let are_words = std::iter::once(&table.head).chain(&table.rows).flatten().all(|cell| are_only_words(cell));
    let is_only_people = table.columns.len() == 2 && people.len() == table.rows.len() && are_words;
    let heads: Vec<String> = table.head.iter().map(|cell| plain(cell).trim().to_owned()).collect();
    let under = is_only_people.then(|| Arc::from(heads.join(", ")));
    let attendee = |person| (list, Attendee { under: under.clone(), ..attendee(person, &place) });
    let people: Vec<(List, Attendee)> = people.into_iter().map(attendee).collect();
    let left = if is_only_people { Vec::new() } else { vec![(Block::Table(table), extent)] };
    Found { people, left, ..Found::default() }
}

/// The person in each row of a table, with what the column of affiliations says.
fn rows(table: &Table) -> impl Iterator<Item = Person> {
    let heads: Vec<String> = table.head.iter().map(|cell| fold(&plain(cell))).collect();
    let column = |names: &[&str]| heads.iter().position(|head| names.contains(&head.as_str()));
    let name = column(NAMES).unwrap_or(0);
    let affiliation = column(AFFILIATIONS).or((heads.len() == 2).then_some(1 - name.min(1)));
    table.rows.iter().filter_map(move |row| {
        let Person { name, affiliation: own } = person::read(&plain(row.get(name)?), Care::Entry)?;
        let said = affiliation.and_then(|column| row.get(column)).map(|cell| plain(cell).trim().to_owned());
        let said = said.filter(|said| !said.is_empty());
        let affiliation = match (own, said) {
            (Some(own), Some(said)) if own != said => Some(format!("{own}, {said}")),
            (own, said) => said.or(own),
        };
        Some(Person { name, affiliation })
    })
}

fn attendee(person: Person, place: &Place) -> Attendee {
    let Person { name, affiliation } = person;
    let remote = affiliation.as_deref().is_some_and(|said| {
        let said = said.to_lowercase();
        REMOTE.iter().any(|words| said.contains(words))
    });
    let hours = hours(affiliation.as_deref().unwrap_or_default());
    Attendee { who: named(name, place), affiliation, remote, hours, under: None }
}

fn named(name: String, place: &Place) -> Named {
    Named::typed(Placed::new(name, place.clone()))
}
