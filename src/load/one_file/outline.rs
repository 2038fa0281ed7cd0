//! The outline of a file: its title, and its sections in order.

use super::Piece;
use super::headings;
use super::people;
use super::rules::{Known, List, OneFileRules};
use crate::model::body::Block;
use crate::model::record::Attendee;

/// A file in sections.
pub(super) struct Outline {
    /// The heading that is the meeting's title.
    pub(super) title: Option<Piece>,
    /// The sections; the first may have no heading.
    pub(super) sections: Vec<Section>,
}

/// A heading and what stands under it.
pub(super) struct Section {
    pub(super) sort: Sort,
    pub(super) heading: Option<Piece>,
    pub(super) pieces: Vec<Piece>,
    /// The people taken out of it.
    pub(super) people: Vec<(List, Attendee)>,
}

impl Section {
    fn new(sort: Sort, heading: Option<Piece>, pieces: Vec<Piece>) -> Self {
        Self { sort, heading, pieces, people: Vec::new() }
    }
}

/// What a section is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// Introductory words.
    Introduction,
    /// The words before the items of an agenda or of minutes.
    Lead,
    /// An agenda that has no headings.
    Agenda,
    /// People.
    People(List),
    /// An item.
    Item,
}

/// Takes a file apart at its headings.
pub(super) fn outline(mut pieces: Vec<Piece>, rules: &OneFileRules) -> Outline {
    let mut title = title(&pieces, rules).map(|at| pieces.remove(at));
    let (mut before, mut cuts) = match base(&pieces, rules) {
        Some(base) => cut(pieces, |block| headings::level(block).is_some_and(|level| level <= base)),
        None => cut_at_bold_titles(pieces),
    };
    if title.is_none() && cuts.first().is_some_and(|(heading, under)| opens_the_file(heading, under, rules)) {
        let (heading, under) = cuts.remove(0);
        title = Some(heading);
        before.extend(under);
    }
    let mut sections = Vec::new();
    if !before.is_empty() {
        sections.push(Section::new(Sort::Introduction, None, before));
    }
    let whole_title = title.as_ref().map(|(block, _)| headings::title(block)).unwrap_or_default();
    let goes_on = |name: &str| OneFileRules::is_subtitle(name) && !OneFileRules::name_two_days(&whole_title, name);
    let mut may_be_subtitle = true;
    for (heading, pieces) in cuts {
        let name = headings::title(&heading.0);
        let sort = match rules.known(&name) {
            Some(Known::People(list)) => Sort::People(list),
            Some(Known::Introduction) => Sort::Introduction,
            Some(Known::Items) => {
                open(heading, pieces, rules, &mut sections);
                may_be_subtitle = false;
                continue;
            }
            None if may_be_subtitle && goes_on(&name) => Sort::Introduction,
            None => Sort::Item,
        };
        may_be_subtitle &= sort == Sort::Introduction;
        add(sort, heading, pieces, rules, &mut sections);
    }
    Outline { title, sections }
}

/// Which piece is the heading that is the title of all: the first heading, if it stands above the others.
fn title(pieces: &[Piece], rules: &OneFileRules) -> Option<usize> {
    let mut levels = pieces.iter().enumerate().filter_map(|(at, (block, _))| Some((at, headings::level(block)?)));
    let (at, level) = levels.next()?;
    let others: Vec<u8> = levels.map(|(_, level)| level).collect();
    let name = headings::title(&pieces[at].0);
    let is_section = rules.known(&name).is_some() || headings::numbered(&name).is_some();
    let is_above = others.iter().all(|other| *other > level);
    match level {
        1 => !is_section || (is_above && !others.is_empty()),
        _ => !is_section && is_above && !others.is_empty(),
    }
    .then_some(at)
}

/// Is a section no item but the head of the file, since it says who was present?
fn opens_the_file(heading: &Piece, under: &[Piece], rules: &OneFileRules) -> bool {
    let name = headings::title(&heading.0);
    let says_who = || under.iter().any(|(block, _)| people::says_who(rules, block));
    rules.known(&name).is_none() && headings::numbered(&name).is_none() && says_who()
}

/// The level of the headings that part the file: the highest of those that are known, else the highest of which there
/// are two.
fn base(pieces: &[Piece], rules: &OneFileRules) -> Option<u8> {
    let headings = || pieces.iter().filter_map(|(block, _)| Some((headings::level(block)?, block)));
    let known = headings().filter(|(_, block)| rules.known(&headings::title(block)).is_some()).map(|(level, _)| level);
    let twice = (1..=6).find(|level| headings().filter(|(other, _)| other == level).count() > 1);
    known.min().or(twice).or_else(|| headings().map(|(level, _)| level).min())
}

/// Adds the section of an agenda or of minutes, and each of its items.
fn open(heading: Piece, pieces: Vec<Piece>, rules: &OneFileRules, sections: &mut Vec<Section>) {
    let level = pieces.iter().filter_map(|(block, _)| headings::level(block)).min();
    let (before, cuts) = match level {
        Some(level) => cut(pieces, |block| headings::level(block) == Some(level)),
        None => cut_at_bold_titles(pieces),
    };
    if cuts.is_empty() {
        sections.push(Section::new(Sort::Agenda, Some(heading), before));
        return;
    }
    sections.push(Section::new(Sort::Lead, Some(heading), before));
    for (heading, pieces) in cuts {
        let sort = match rules.known(&headings::title(&heading.0)) {
            Some(Known::People(list)) => Sort::People(list),
            Some(Known::Introduction | Known::Items) | None => Sort::Item,
        };
        add(sort, heading, pieces, rules, sections);
    }
}

/// Adds a section; a list of people ends at the first heading or bold line of something else.
fn add(sort: Sort, heading: Piece, mut pieces: Vec<Piece>, rules: &OneFileRules, sections: &mut Vec<Section>) {
    let mut items = Vec::new();
    if matches!(sort, Sort::People(_))
        && let Some(end) = (0..pieces.len()).find(|at| ends_people(&pieces[*at..], rules))
    {
        let rest = pieces.split_off(end);
        let level = rest.first().and_then(|(block, _)| headings::level(block));
        (_, items) = match level {
            Some(level) => cut(rest, |block| headings::level(block).is_some_and(|other| other <= level)),
            None => cut(rest, |block| headings::is_bold_title(block) && rules.group(&headings::title(block)).is_none()),
        };
    }
    sections.push(Section::new(sort, Some(heading), pieces));
    let items = items.into_iter().map(|(heading, pieces)| Section::new(Sort::Item, Some(heading), pieces));
    sections.extend(items);
}

/// Does something else than people begin here?
fn ends_people(pieces: &[Piece], rules: &OneFileRules) -> bool {
    let Some((block, _)) = pieces.first() else { return false };
    let is_heading = headings::level(block).is_some() || headings::is_bold_title(block);
    let is_of_people = || pieces.get(1).is_some_and(|(block, _)| people::is_list_of_people(block));
    is_heading && rules.group(&headings::title(block)).is_none() && !is_of_people()
}

fn cut_at_bold_titles(pieces: Vec<Piece>) -> (Vec<Piece>, Vec<(Piece, Vec<Piece>)>) {
    if pieces.iter().filter(|(block, _)| headings::is_bold_title(block)).count() < 2 {
        return (pieces, Vec::new());
    }
    cut(pieces, headings::is_bold_title)
}

/// The pieces before the first heading, and each heading with the pieces after it.
fn cut(pieces: Vec<Piece>, is_heading: impl Fn(&Block) -> bool) -> (Vec<Piece>, Vec<(Piece, Vec<Piece>)>) {
    let mut before = Vec::new();
    let mut cuts: Vec<(Piece, Vec<Piece>)> = Vec::new();
    for piece in pieces {
        if is_heading(&piece.0) {
            cuts.push((piece, Vec::new()));
        } else if let Some((_, under)) = cuts.last_mut() {
            under.push(piece);
        } else {
            before.push(piece);
        }
    }
    (before, cuts)
}
