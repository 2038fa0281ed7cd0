//! Diagnostics as GitHub's workflow commands, which it shows beside the changed lines of a pull request.

use super::Sources;
use crate::build::Outcome;
use crate::cli::site_folder::SiteFolder;
use crate::diagnostic::{Diagnostic, Position};

/// The diagnostics of an outcome, one command a line.
pub(in crate::cli) fn github(outcome: &Outcome, folder: &SiteFolder) -> String {
    let sources = Sources::of(outcome, folder);
    outcome.diagnostics.iter().map(|diagnostic| command(diagnostic, &sources)).collect()
}

fn command(diagnostic: &Diagnostic, sources: &Sources<'_>) -> String {
    let place = diagnostic.place();
    let file = property(&sources.shown(&place.file));
    let position = sources.position(place).map_or_else(String::new, |position| {
        let Position { line, column, end_line, end_column } = position;
        // GitHub refuses an end column on another line, or one that is not behind the first.
        let end_column =
            if line == end_line && end_column > column { format!(",endColumn={end_column}") } else { String::new() };
        format!(",line={line},endLine={end_line},col={column}{end_column}")
    });
    let hint = diagnostic.hint.as_ref().map(|hint| format!("\nhint: {hint}")).unwrap_or_default();
    format!(
        "::{} file={file}{position},title={}::{}\n",
        diagnostic.severity,
        property(diagnostic.code.name()),
        data(&format!("{}{hint}", diagnostic.message))
    )
}

/// Escapes what would end a command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes what would end a property of a command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
