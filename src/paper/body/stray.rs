//! Words that Markdown would swallow: `[Action]: Bob` is the definition of a link to Markdown, and vanishes when nothing
//! links to it. In a record those are somebody's words.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Parser, Tag};

use crate::model::body::Inline;

/// The definitions of links that the text does use, by where they stand.
#[derive(Debug, Default)]
pub(super) struct Definitions {
    used: Vec<Range<usize>>,
}

impl Definitions {
    /// Finds the definitions that are used; reads the text once more, with `again`, only if there are any.
    pub(super) fn of<'t>(parser: &Parser<'t>, again: impl Fn() -> Parser<'t>) -> Self {
        let definitions = parser.reference_definitions();
        if definitions.iter().next().is_none() {
            return Self::default();
        }
        let links = again().filter_map(|event| match event {
            Event::Start(Tag::Link { link_type, id, .. } | Tag::Image { link_type, id, .. })
                if matches!(link_type, LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut) =>
            {
                Some(id)
            }
            _ => None,
        });
        let used = links.filter_map(|id| definitions.get(&id).map(|definition| definition.span.clone()));
        let mut used: Vec<Range<usize>> = used.collect();
        used.sort_by_key(|span| span.start);
        used.dedup();
        Self { used }
    }
}

/// The words in `text[gap]`, a stretch between two blocks, that belong to no definition in use.
pub(super) fn words(text: &str, gap: &Range<usize>, definitions: &Definitions) -> Option<Vec<Inline>> {
    if !text[gap.clone()].contains("]:") {
        return None;
    }
    let mut left = String::new();
    let mut start = gap.start;
    for used in definitions.used.iter().filter(|used| used.start >= gap.start && used.start < gap.end) {
        left.push_str(&text[start.min(used.start)..used.start]);
        start = used.end.min(gap.end);
    }
    left.push_str(&text[start..gap.end]);
    let mut inlines = Vec::new();
    for (index, line) in left.lines().enumerate() {
        let line = line.trim_start_matches(['>', ' ', '\t']).trim_end();
        let line = if index == 0 { without_marker(line) } else { line };
        if line.is_empty() {
            continue;
        }
        if !inlines.is_empty() {
            inlines.push(Inline::SoftBreak);
        }
        inlines.push(Inline::Text(line.into()));
    }
    let is_word = |inline: &Inline| matches!(inline, Inline::Text(text) if text.contains(char::is_alphanumeric));
    inlines.iter().any(is_word).then_some(inlines)
}

/// The line without what opens the block that it stands in: `3.`, `-`, `[^1]:`, `[!NOTE]`.
fn without_marker(line: &str) -> &str {
    let digits = line.trim_start_matches(|character: char| character.is_ascii_digit());
    let rest =
        if digits.len() < line.len() { digits.strip_prefix(['.', ')']) } else { line.strip_prefix(['-', '*', '+']) };
    let rest = rest.or_else(|| line.strip_prefix("[^").and_then(|label| label.split_once("]:")).map(|(_, rest)| rest));
    let rest = rest.or_else(|| line.strip_prefix("[!").and_then(|kind| kind.split_once(']')).map(|(_, rest)| rest));
    rest.unwrap_or(line).trim_start()
}
