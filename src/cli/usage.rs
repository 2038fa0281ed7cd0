//! What the argument parser did not understand, in our own voice: one fact, and what to type.

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::exit::Failure;

/// Says what is wrong with what was typed; nothing for help that was asked for.
pub(super) fn failure(error: &Error) -> Option<Failure> {
    let said = |kind| error.get(kind).map(words).filter(|words| !words.is_empty());
    let whole = said(ContextKind::InvalidArg).unwrap_or_default();
    // An option is named without the name of its value.
    let argument = whole.split_once(" <").map_or(whole.clone(), |(option, _)| format!("{option}`"));
    let value = said(ContextKind::InvalidValue).unwrap_or_default();
    let usage = error.get(ContextKind::Usage).map(ToString::to_string);
    let usage = usage.as_deref().and_then(|usage| usage.trim().strip_prefix("Usage:")).unwrap_or("minutebook").trim();
    let (message, hint) = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let typed = said(ContextKind::InvalidSubcommand).unwrap_or_default();
            let hint = match said(ContextKind::SuggestedSubcommand) {
                Some(near) => format!("did you mean {near}?"),
                None => format!("`{} --help` lists all commands", name(usage)),
            };
            (format!("there is no command {typed}"), hint)
        }
        ErrorKind::UnknownArgument => {
            let is_option = argument.starts_with("`-");
            let hint = match said(ContextKind::SuggestedArg) {
                Some(near) => format!("did you mean {near}?"),
                None if is_option => format!("`{} --help` lists all options", name(usage)),
                None => {
                    let command = name(usage);
                    format!("words that belong together stand between quotes; `{command} --help` shows how")
                }
            };
            let message = if is_option {
                format!("there is no option {argument}")
            } else {
                format!("{argument} is a word too many")
            };
            (message, hint)
        }
        ErrorKind::InvalidValue if value.is_empty() => (format!("{argument} needs a value"), format!("type {whole}")),
        ErrorKind::InvalidValue => {
            let valid = said(ContextKind::ValidValue).unwrap_or_default();
            (format!("{value} is no value of {argument}"), format!("use one of {valid}"))
        }
        ErrorKind::ValueValidation => {
            let source = std::error::Error::source(error);
            return Some(match source.and_then(|source| source.downcast_ref::<crate::new::Error>()) {
                Some(crate::new::Error::Refused { message, hint }) => Failure::usage(message, hint),
                Some(crate::new::Error::Disk(_)) | None => {
                    Failure::usage(format!("{value} is no value of {argument}"), format!("type `{usage}`"))
                }
            });
        }
        ErrorKind::ArgumentConflict => {
            let other = said(ContextKind::PriorArg).unwrap_or_default();
            (format!("{argument} and {other} do not go together"), "leave one of them out".to_owned())
        }
        ErrorKind::MissingRequiredArgument => (format!("the command needs {argument}"), format!("type `{usage}`")),
        ErrorKind::InvalidUtf8 => ("what was typed is not UTF-8".to_owned(), format!("type `{usage}`")),
        // What is left is help that was asked for, and what our commands have no use for.
        _ => return None,
    };
    Some(Failure::usage(message, hint))
}

/// The words of a context, in backticks; several with commas between.
fn words(value: &ContextValue) -> String {
    let quoted = |word: &String| if word.is_empty() { String::new() } else { format!("`{word}`") };
    match value {
        ContextValue::String(word) => quoted(word),
        ContextValue::Strings(words) => words.iter().map(quoted).collect::<Vec<_>>().join(", "),
        ContextValue::StyledStr(words) => words.to_string(),
        _ => String::new(),
    }
}

/// The command in a line of usage, without what stands behind it.
fn name(usage: &str) -> &str {
    usage.split(" [").next().and_then(|usage| usage.split(" <").next()).unwrap_or(usage)
}
