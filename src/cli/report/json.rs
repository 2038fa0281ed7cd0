//! Diagnostics for editors and other programs: one JSON object a line.

use std::path::Path;

use serde::Serialize;

use super::Sources;
use crate::build::Outcome;
use crate::cli::site_folder::{SiteFolder, named};
use crate::diagnostic::{Diagnostic, Place, Position, Severity};

/// One diagnostic, as `docs/commands.md` describes it.
#[derive(Serialize)]
struct Line<'a> {
    code: &'static str,
    severity: &'static str,
    message: &'a str,
    hint: Option<&'a str>,
    #[serde(flatten)]
    place: PlaceInFile,
    labels: Vec<LabelInFile<'a>>,
}

#[derive(Serialize)]
struct LabelInFile<'a> {
    words: &'a str,
    #[serde(flatten)]
    place: PlaceInFile,
}

/// A place; without numbers when it is a file as a whole.
#[derive(Serialize)]
struct PlaceInFile {
    file: String,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
}

/// The last line: how much there was, and what was published.
#[derive(Serialize)]
struct Last {
    errors: usize,
    warnings: usize,
    papers: usize,
    pages: usize,
    published: Option<Published>,
}

#[derive(Serialize)]
struct Published {
    folder: String,
    pages: usize,
    new: usize,
    changed: usize,
    removed: usize,
}

/// The outcome in lines of JSON; `target` is where the site was published.
pub(in crate::cli) fn json(outcome: &Outcome, folder: &SiteFolder, target: Option<&Path>) -> String {
    let sources = Sources::of(outcome, folder);
    let mut lines = String::new();
    for diagnostic in &outcome.diagnostics {
        push(&mut lines, &line(diagnostic, &sources));
    }
    let published = outcome.published.zip(target).map(|(published, target)| Published {
        folder: named(target),
        pages: published.pages,
        new: published.new,
        changed: published.changed,
        removed: published.removed,
    });
    let last = Last {
        errors: outcome.diagnostics.count(Severity::Error),
        warnings: outcome.diagnostics.count(Severity::Warning),
        papers: outcome.work.papers,
        pages: outcome.work.pages,
        published,
    };
    push(&mut lines, &last);
    lines
}

fn push(lines: &mut String, line: &impl Serialize) {
    lines.push_str(&serde_json::to_string(line).expect("these types are plain text and numbers"));
    lines.push('\n');
}

fn line<'a>(diagnostic: &'a Diagnostic, sources: &Sources<'_>) -> Line<'a> {
    let severity = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let labels = diagnostic.labels.iter();
    Line {
        code: diagnostic.code.name(),
        severity,
        message: &diagnostic.message,
        hint: diagnostic.hint.as_deref(),
        place: in_file(diagnostic.place(), sources),
        labels: labels
            .map(|label| LabelInFile { words: &label.words, place: in_file(&label.place, sources) })
            .collect(),
    }
}

fn in_file(place: &Place, sources: &Sources<'_>) -> PlaceInFile {
    let position = sources.position(place);
    let number = |number: fn(Position) -> usize| position.map(number);
    PlaceInFile {
        file: sources.shown(&place.file),
        line: number(|position| position.line),
        column: number(|position| position.column),
        end_line: number(|position| position.end_line),
        end_column: number(|position| position.end_column),
    }
}
