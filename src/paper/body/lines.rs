//! Lines within a paragraph that begin something of their own: clerks do not always leave an empty line before
//! "RESOLVED: That …" or "10:50am – Councillor Webb left".

use std::ops::Range;

use crate::model::body::Inline;

/// What a line of a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Line {
    /// It goes on with what stands before it.
    GoesOn,
    /// It begins something, which the lines after it go on with.
    Begins,
    /// It is something by itself.
    StandsAlone,
}

/// Some lines of a paragraph, and which bytes of its source they are.
pub(super) struct Part {
    pub(super) words: Vec<Inline>,
    pub(super) typed: Range<usize>,
}

/// Parts a paragraph before each line that begins something, and after each that stands alone.
pub(super) fn parts(words: Vec<Inline>, typed: &str, line: impl Fn(&[Inline], &str) -> Line) -> Vec<Part> {
    let ends = line_ends(typed);
    if !words.iter().any(is_break) || count_breaks(&words) + 1 != ends.len() {
        return vec![Part { words, typed: 0..typed.len() }];
    }
    let mut parts = vec![Part { words: Vec::new(), typed: 0..typed.len() }];
    let (mut number, mut before) = (0, Line::GoesOn);
    for (index, said) in words.split(is_break).enumerate() {
        let start = if number == 0 { 0 } else { ends[number - 1] + 1 };
        let within = said.iter().map(|inline| count_breaks(std::slice::from_ref(inline))).sum::<usize>();
        let end = ends[number + within];
        let sort = line(said, &typed[start..end]);
        let last = parts.last_mut().expect("there is always one");
        if index > 0 && (sort != Line::GoesOn || before == Line::StandsAlone) {
            last.typed.end = start;
            parts.push(Part { words: said.to_vec(), typed: start..typed.len() });
        } else {
            if index > 0 {
                last.words.push(nth_break(&words, index - 1));
            }
            last.words.extend_from_slice(said);
        }
        before = sort;
        number += within + 1;
    }
    parts
}

fn is_break(inline: &Inline) -> bool {
    matches!(inline, Inline::SoftBreak | Inline::HardBreak)
}

fn nth_break(words: &[Inline], index: usize) -> Inline {
    words.iter().filter(|inline| is_break(inline)).nth(index).cloned().unwrap_or(Inline::SoftBreak)
}

fn count_breaks(words: &[Inline]) -> usize {
    let breaks = words.iter().map(|inline| match inline {
        Inline::SoftBreak | Inline::HardBreak => 1,
        Inline::Emphasis(words) | Inline::Strong(words) | Inline::Struck(words) | Inline::Link { words, .. } => {
            count_breaks(words)
        }
        Inline::Text(_) | Inline::Code(_) | Inline::Image { .. } | Inline::Footnote { .. } | Inline::RawHtml(_) => 0,
    });
    breaks.sum()
}

/// Where each line of the source ends.
fn line_ends(typed: &str) -> Vec<usize> {
    let typed = typed.trim_end_matches(['\n', '\r']);
    typed.match_indices('\n').map(|(at, _)| at).chain([typed.len()]).collect()
}
