//! What is wrong with a template, as a diagnostic with the template's file, line and column.
//!
//! Takes the template engine's errors; gives ours. The engine tells some errors with a span, and some as a
//! report in text that names template, line and column: both become a [`Place`].

use tera::{Error, ErrorKind};

use super::{Origin, Theme};
use crate::diagnostic::{Code, Diagnostic, Place, nearest};

/// Errors found while templates are read.
pub(super) fn at_load(theme: &Theme, error: &Error) -> Vec<Diagnostic> {
    match error.kind() {
        ErrorKind::SyntaxError(report) => {
            let place = theme.place(report.filename(), report.span().range.clone());
            let diagnostic = Diagnostic::new(Code::TemplateSyntax, place, sentence(report.message()));
            vec![match diagnostic.message.as_str() {
                "unknown tag" => diagnostic.hint("look above it for an `{% if %}` or a `{% for %}` that is not closed"),
                _ => diagnostic,
            }]
        }
        ErrorKind::MissingParent { current, parent } => vec![missing(theme, parent, theme.place(current, 0..0))],
        ErrorKind::CircularExtend { tpl, .. } => {
            vec![Diagnostic::new(Code::TemplateSyntax, theme.place(tpl, 0..0), "this template extends itself")]
        }
        ErrorKind::CircularInclude { tpl, .. } => {
            vec![Diagnostic::new(Code::TemplateSyntax, theme.place(tpl, 0..0), "this template includes itself")]
        }
        ErrorKind::Msg(reports) => reports.split("\n\n").map(|report| reported(theme, report)).collect(),
        _ => vec![Diagnostic::new(Code::TemplateSyntax, theme.place("theme.toml", 0..0), sentence(&error.to_string()))],
    }
}

/// An error found while a page is made with a template.
pub(super) fn at_render(theme: &Theme, template: &str, error: &Error) -> Diagnostic {
    let ErrorKind::RenderingError(report) = error.kind() else {
        let words = sentence(&error.to_string());
        return Diagnostic::new(Code::TemplateSyntax, theme.place(template, 0..0), words);
    };
    let place = theme.place(report.filename(), report.span().range.clone());
    let message = report.message();
    let Some((unknown, known)) = unknown_field(message) else {
        let code = if message.contains("undefined") { Code::TemplateFieldUnknown } else { Code::TemplateSyntax };
        return Diagnostic::new(code, place, sentence(message))
            .hint(format!("`minutebook theme view` shows what {} may use", plain_name(template)));
    };
    let hint = match nearest(unknown, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`? There is {}", known.join(", ")),
        None if known.is_empty() => "it has no fields at all".to_owned(),
        None => format!("there is {}", known.join(", ")),
    };
    Diagnostic::new(Code::TemplateFieldUnknown, place, format!("there is no field `{unknown}` here")).hint(hint)
}

/// The field that a message of the engine says is not there, and the ones that are.
fn unknown_field(message: &str) -> Option<(&str, Vec<&str>)> {
    let rest = message.strip_prefix("Field `").or_else(|| message.strip_prefix("Variable `"))?;
    let (unknown, rest) = rest.split_once('`')?;
    let known = rest.split_once("Available").and_then(|(_, rest)| rest.split_once(": ")).map_or("", |(_, known)| known);
    Some((unknown, known.split(", ").filter(|field| !field.is_empty()).collect()))
}

/// A report that the engine gives as text: a sentence, then the template's name, line and column.
fn reported(theme: &Theme, report: &str) -> Diagnostic {
    let mut lines = report.lines();
    let message = lines.next().unwrap_or_default();
    let message = message.strip_prefix("error: ").unwrap_or(message);
    let located = lines.next().and_then(|line| line.trim_start().strip_prefix("--> ")).and_then(|locus| {
        let mut parts = locus.rsplitn(3, ':');
        let column: usize = parts.next()?.parse().ok()?;
        let line: usize = parts.next()?.parse().ok()?;
        Some((parts.next()?, line, column))
    });
    let name = message.split('`').nth(1).unwrap_or_default();
    let place = match located {
        Some((template, line, column)) => theme.place(template, theme.range(template, line, column, name.len())),
        None => theme.place(name, 0..0),
    };
    let built_in = located.is_some_and(|(template, ..)| template.starts_with(super::BUILT_IN));
    if message.starts_with("Block") && built_in {
        return block_missing(theme, name);
    }
    if message.starts_with("Unknown template") {
        return missing(theme, name, place);
    }
    Diagnostic::new(Code::TemplateSyntax, place, sentence(message))
}

/// A block that the built-in templates fill and the site's own base does not have.
fn block_missing(theme: &Theme, block: &str) -> Diagnostic {
    let message = format!("this template has no block `{block}`, which others fill");
    Diagnostic::new(Code::TemplateSyntax, theme.place("base.html", 0..0), message)
        .hint(format!("add `{{% block {block} %}}{{% endblock {block} %}}`"))
}

fn missing(theme: &Theme, name: &str, place: Place) -> Diagnostic {
    let names: Vec<&str> = theme.templates.iter().map(|template| &*template.name).collect();
    let own = theme.templates.iter().filter(|template| template.origin == Origin::Site);
    let hint = match nearest(name, names) {
        Some(near) => format!("did you mean `{near}`?"),
        None if own.count() == 0 => "`minutebook theme list` shows the templates there are".to_owned(),
        None => format!("add `{name}` to the theme's folder, or name one that `minutebook theme list` shows"),
    };
    Diagnostic::new(Code::TemplateMissing, place, format!("there is no template `{name}`")).hint(hint)
}

/// The engine's sentence in our voice: lower case, no full stop, one line.
fn sentence(message: &str) -> String {
    let message = message.lines().next().unwrap_or_default().trim().trim_end_matches('.');
    let mut letters = message.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().collect::<String>() + letters.as_str())
}

/// The template's name without the folder of the built-in ones.
pub(super) fn plain_name(template: &str) -> &str {
    template.strip_prefix(super::BUILT_IN).unwrap_or(template)
}
