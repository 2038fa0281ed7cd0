//! Diagnostics as a clerk reads them: the message, the place as it can be opened from here, the lines around it,
//! and a hint that says what to type.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Snippet, normalize_untrusted_str};

use super::Sources;
use crate::build::Outcome;
use crate::cli::arguments::Volume;
use crate::cli::site_folder::SiteFolder;
use crate::cli::terminal::{BRIGHT_BLUE, BRIGHT_GREEN, Look};
use crate::cli::words::counted;
use crate::diagnostic::{BYTE_ORDER_MARK, Diagnostic, Label, Severity, within};

/// As many as anybody reads before mending the first.
const SHOWN: usize = 50;

/// The diagnostics of an outcome, a blank line behind each; of very many the first, and how many more there are.
pub(in crate::cli) fn human(outcome: &Outcome, folder: &SiteFolder, volume: Volume, look: Look) -> String {
    let sources = Sources::of(outcome, folder);
    let all: Vec<&Diagnostic> = match volume {
        Volume::Quiet => outcome.diagnostics.iter().filter(|said| said.severity == Severity::Error).collect(),
        Volume::Usual | Volume::Verbose => outcome.diagnostics.iter().collect(),
    };
    let shown = first(&all);
    let mut text = String::new();
    for said in &shown {
        text += &diagnostic(said, &sources, look);
        text.push('\n');
    }
    if shown.len() < all.len() {
        let left = |severity| {
            let count = |some: &[&Diagnostic]| some.iter().filter(|said| said.severity == severity).count();
            count(&all) - count(&shown)
        };
        let left = [(left(Severity::Error), "error"), (left(Severity::Warning), "warning")];
        let left: Vec<String> = left.iter().filter(|(n, _)| *n > 0).map(|(n, noun)| counted(*n, noun)).collect();
        text.extend([format!("and {} more: {}\n\n", all.len() - shown.len(), left.join(", "))]);
    }
    text
}

/// The first that are shown, in file order: errors before warnings where there is no room for all, because it is
/// they that keep the site from being published.
fn first<'a>(all: &[&'a Diagnostic]) -> Vec<&'a Diagnostic> {
    let errors = all.iter().filter(|said| said.severity == Severity::Error).count().min(SHOWN);
    let (mut errors, mut warnings) = (errors, SHOWN - errors);
    let has_room = |said: &&&Diagnostic| {
        let room = match said.severity {
            Severity::Error => &mut errors,
            Severity::Warning => &mut warnings,
        };
        let has_room = *room > 0;
        *room = room.saturating_sub(1);
        has_room
    };
    all.iter().filter(has_room).copied().collect()
}

/// The margin that the line numbers stand in; wide enough for most papers, so that messages stand in one line.
const MARGIN: usize = 3;

/// Writes one diagnostic out, a line end behind it.
fn diagnostic(diagnostic: &Diagnostic, sources: &Sources<'_>, look: Look) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let message = one_line(&diagnostic.message);
    let title = level.primary_title(message.as_str()).id(diagnostic.code.name());
    let mut group = title.elements(Vec::<Element>::new());
    for (index, labels) in by_file(&diagnostic.labels).into_iter().enumerate() {
        let kind = if index == 0 { AnnotationKind::Primary } else { AnnotationKind::Context };
        group = with_file(group, &labels, sources, kind);
    }
    let rendered = look.renderer().render(&[group]);
    let mut lines: Vec<&str> = rendered.lines().collect();
    lines.pop_if(|line| visible(line).trim() == "|");
    let arrow = lines.get(1).and_then(|line| visible(line).find("-->")).unwrap_or(0);
    let margin = MARGIN.saturating_sub(arrow);
    let mut text = format!("{}\n", lines[0]);
    text.extend(lines[1..].iter().map(|line| format!("{:margin$}{line}\n", "")));
    if let Some(hint) = &diagnostic.hint {
        let margin = arrow.max(MARGIN);
        let mark = look.styled("=", BRIGHT_BLUE.bold());
        let label = look.styled("hint", BRIGHT_GREEN.bold());
        text.extend([format!("{:margin$} {mark} {label}: {}\n", "", one_line(hint))]);
    }
    text
}

/// The words on one line, with nothing in them that would change the terminal.
fn one_line(words: &str) -> String {
    normalize_untrusted_str(&words.split(['\n', '\r']).map(str::trim).collect::<Vec<_>>().join(" "))
}

/// What is seen of a line: all but the marks of its colours.
pub(super) fn visible(line: &str) -> String {
    let mut parts = line.split("\u{1b}[");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |seen, part| seen + part.split_once('m').map_or("", |(_, words)| words))
}

/// The labels of each file together, in the order in which the files are named.
fn by_file(labels: &[Label]) -> Vec<Vec<&Label>> {
    let mut files: Vec<Vec<&Label>> = Vec::new();
    for label in labels {
        match files.iter_mut().find(|file| file[0].place.file == label.place.file) {
            Some(file) => file.push(label),
            None => files.push(vec![label]),
        }
    }
    files
}

fn with_file<'a>(group: Group<'a>, labels: &[&'a Label], sources: &Sources<'a>, first: AnnotationKind) -> Group<'a> {
    let file = &labels[0].place.file;
    let path = sources.shown(file);
    let pointing: Vec<&&Label> = labels.iter().filter(|label| label.place.range != (0..0)).collect();
    let Some(text) = sources.text(file).filter(|_| !pointing.is_empty()) else {
        return group.element(Origin::path(path));
    };
    let skipped = if text.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len_utf8() } else { 0 };
    let text = &text[skipped..];
    let mut annotations = Vec::new();
    for (index, label) in pointing.iter().enumerate() {
        let kind = if index == 0 { first } else { AnnotationKind::Context };
        let Range { start, end } = label.place.range;
        let range = within(text, &(start.saturating_sub(skipped)..end.saturating_sub(skipped)));
        if kind == AnnotationKind::Primary {
            annotations.extend(lines_around(text, &range).into_iter().map(|line| AnnotationKind::Visible.span(line)));
        }
        let words = Some(label.words.as_str()).filter(|words| !words.is_empty());
        annotations.push(kind.span(range).label(words));
    }
    group.element(Snippet::source(text).path(path).annotations(annotations))
}

/// The line before the range and the line after it, where they say anything.
fn lines_around(text: &str, range: &Range<usize>) -> Vec<Range<usize>> {
    let start = text[..range.start].rfind('\n').map_or(0, |end| end + 1);
    let end = text[range.end..].find('\n').map_or(text.len(), |length| range.end + length);
    let before = start.checked_sub(1).map(|end| text[..end].rfind('\n').map_or(0, |end| end + 1)..end);
    let after =
        (end < text.len()).then(|| end + 1..text[end + 1..].find('\n').map_or(text.len(), |length| end + 1 + length));
    [before, after].into_iter().flatten().filter(|line| !text[line.clone()].trim().is_empty()).collect()
}
