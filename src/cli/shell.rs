//! `completions` and `man`: what the shell needs to complete commands, and the manual page.

use std::io::{self, Write};

use clap::CommandFactory;
use clap_complete::Shell;
use clap_mangen::Man;

use super::arguments::Arguments;
use super::exit::{Exit, Failure};
use super::terminal;

/// Prints what a shell needs to complete commands.
pub(super) fn completions(shell: Shell) -> Result<Exit, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "minutebook", &mut script);
    terminal::answer(&String::from_utf8_lossy(&script))?;
    Ok(Exit::Well)
}

/// Prints the manual page: all commands on one page.
pub(super) fn man() -> Result<Exit, Failure> {
    let mut command = Arguments::command();
    command.build();
    let page = page(&command).map_err(|error| Failure::World(error.into()))?;
    terminal::answer(&page)?;
    Ok(Exit::Well)
}

fn page(command: &clap::Command) -> io::Result<String> {
    let mut page = Vec::new();
    let man = Man::new(command.clone()).date("");
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_description_section(&mut page)?;
    page.extend_from_slice(b".SH COMMANDS\n");
    for command in commands(command) {
        let mut part = Vec::new();
        let man = Man::new(command.clone());
        man.render_synopsis_section(&mut part)?;
        man.render_description_section(&mut part)?;
        man.render_options_section(&mut part)?;
        man.render_extra_section(&mut part)?;
        let name = command.get_bin_name().unwrap_or_else(|| command.get_name());
        let part = String::from_utf8_lossy(&part);
        let part =
            part.replace(".SH SYNOPSIS\n", "").replace(".SH DESCRIPTION\n", ".PP\n").replace(".SH OPTIONS\n", "");
        let part = part.replace(".SH EXTRA\n", ".PP\n.nf\n");
        write!(page, ".SS \"{name}\"\n{part}.fi\n")?;
    }
    Ok(String::from_utf8_lossy(&page).into_owned() + EXIT_STATUS)
}

/// The commands that do something, those within others in their place.
fn commands(command: &clap::Command) -> Vec<&clap::Command> {
    let subcommands = command.get_subcommands().filter(|subcommand| subcommand.get_name() != "help");
    let within = |subcommand| {
        let within = commands(subcommand);
        if within.is_empty() { vec![subcommand] } else { within }
    };
    subcommands.flat_map(within).collect()
}

const EXIT_STATUS: &str = ".SH \"EXIT STATUS\"\n\
    .TP\n\\fB0\\fR\nAll is well.\n\
    .TP\n\\fB1\\fR\nThe papers have errors; nothing was published.\n\
    .TP\n\\fB2\\fR\nThe command was not understood, or asks for something that does not exist.\n\
    .TP\n\\fB3\\fR\nThe world failed: a disk is full, a permission is missing.\n";
