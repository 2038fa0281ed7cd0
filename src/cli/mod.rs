//! The command line: arguments to options; diagnostics and progress to the terminal.
//!
//! Takes what was typed; gives an [`Exit`]. Everything that is printed is printed here, and the date of today
//! enters here and nowhere else. What a site says and how it is built is left to `build`; where new papers go, to
//! `new`.

mod actions;
mod arguments;
mod audit;
mod build;
mod clock;
mod examples;
mod exit;
mod explain;
mod manual;
mod paper;
mod progress;
mod report;
mod shell;
mod site_folder;
mod terminal;
mod theme;
mod typed;
mod usage;
mod user_settings;
mod watch;
mod words;
mod xray;

use std::ffi::OsString;

use annotate_snippets::renderer::Style;
use clap::Parser;

use arguments::{Arguments, Command};
use exit::Failure;
use terminal::{BRIGHT_GREEN, BRIGHT_RED, Look, YELLOW};

pub use exit::Exit;

/// Does what was typed, and says how it went.
pub fn run(typed: impl IntoIterator<Item = OsString>) -> Exit {
    let arguments = match Arguments::try_parse_from(typed) {
        Ok(arguments) => arguments,
        Err(error) => return usage::failure(&error).map_or_else(|| told(&error), |failure| complain(&failure)),
    };
    obey(&arguments.command).unwrap_or_else(|failure| complain(&failure))
}

fn complain(failure: &Failure) -> Exit {
    terminal::remark(&complaint(failure, Look::of_remarks()));
    failure.exit()
}

/// What is said of a failure: a message that is about no paper.
fn complaint(failure: &Failure, look: Look) -> String {
    let (message, hint) = match failure {
        Failure::Usage { message, hint } => (message.clone(), hint.as_deref()),
        // The site's folder is `.` when it is the current one; nobody types that before a file.
        Failure::World(error) => (error.to_string().replace("`./", "`"), None),
    };
    message_without_place(("error", BRIGHT_RED), &message, hint, look)
}

/// What is said of something that is worth a look, and about no paper.
fn warning(message: &str, hint: &str, look: Look) -> String {
    message_without_place(("warning", YELLOW), message, Some(hint), look)
}

fn message_without_place(label: (&str, Style), message: &str, hint: Option<&str>, look: Look) -> String {
    let (word, colour) = label;
    let indent = " ".repeat(word.len().saturating_sub("hint".len()));
    let hint = hint.map(|hint| format!("{indent}{}: {hint}\n", look.styled("hint", BRIGHT_GREEN.bold())));
    format!("{}: {message}\n{}", look.styled(word, colour.bold()), hint.unwrap_or_default())
}

fn obey(command: &Command) -> Result<Exit, Failure> {
    match command {
        Command::New(new) => paper::new(new),
        Command::Build(arguments) => build::build(arguments),
        Command::Check(reading) => build::check(reading),
        Command::Audit(arguments) => audit::audit(arguments),
        Command::Clock(arguments) => clock::clock(arguments),
        Command::Actions(arguments) => actions::actions(arguments),
        Command::Xray(arguments) => xray::xray(arguments),
        Command::Watch(arguments) => watch::watch(arguments),
        Command::Explain { code } => explain::explain(code.as_deref()),
        Command::Theme(theme) => theme::theme(theme),
        Command::Completions { shell } => shell::completions(*shell),
        Command::Man => shell::man(),
    }
}

/// Prints help: an answer when it was asked for, a remark when nothing was typed that could be done.
fn told(error: &clap::Error) -> Exit {
    // A reader who is gone cannot be told.
    let _ = error.print();
    if error.use_stderr() { Exit::WrongUsage } else { Exit::Well }
}
