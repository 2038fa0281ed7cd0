//! `explain`: the manual's page of a diagnostic, in the terminal.

use super::exit::{Exit, Failure};
use super::manual;
use super::terminal::{self, BOLD, BRIGHT_RED, Look, YELLOW};
use crate::diagnostic::{Code, Severity, nearest};

/// Prints the page of a code, or the list of all.
pub(super) fn explain(typed: Option<&str>) -> Result<Exit, Failure> {
    let look = Look::of_answers();
    let text = match typed {
        Some(typed) => page(code(typed)?, look),
        None => list(look),
    };
    terminal::answer(&text)?;
    Ok(Exit::Well)
}

/// The page of a code, headed by the code as it stands in a message.
fn page(code: Code, look: Look) -> String {
    let colour = match code.usual_severity() {
        Severity::Error => BRIGHT_RED,
        Severity::Warning => YELLOW,
    };
    let heading = look.styled(&format!("{}[{code}]", code.usual_severity()), colour.bold());
    let page = code.page();
    let words = page.strip_prefix("# ").and_then(|page| page.split_once('\n')).map_or(page, |(_, words)| words);
    format!("{heading}\n\n{}", manual::page(words, look))
}

/// The code that was typed: as it stands in the message, with what stands around it there or without.
fn code(typed: &str) -> Result<Code, Failure> {
    let name = typed.trim_start_matches("error").trim_start_matches("warning").trim_matches(['[', ']', '`', ':']);
    Code::named(&name.to_lowercase()).ok_or_else(|| {
        let hint = match nearest(name, Code::ALL.iter().map(|code| code.name())) {
            Some(near) => format!("did you mean `minutebook explain {near}`?"),
            None => "`minutebook explain` lists all codes".to_owned(),
        };
        Failure::usage(format!("no message has the code `{typed}`"), hint)
    })
}

/// All codes, each with its usual severity and the first sentence of its page.
fn list(look: Look) -> String {
    let width = Code::ALL.iter().map(|code| code.name().len()).max().unwrap_or(0);
    let line = |code: &Code| {
        let severity = match code.usual_severity() {
            Severity::Error => look.styled("error  ", BRIGHT_RED),
            Severity::Warning => look.styled("warning", YELLOW),
        };
        let name = look.styled(&format!("{:width$}", code.name()), BOLD);
        let line = format!("{name}  {severity}  {}", manual::first_sentence(code.page()));
        line.trim_end().to_owned() + "\n"
    };
    Code::ALL.iter().map(line).collect()
}
