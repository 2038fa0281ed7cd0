//! The command line in types: what may be typed, and the help that says so.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

use super::examples::{
    ACTIONS_EXAMPLES, BUILD_EXAMPLES, CHECK_EXAMPLES, COMPLETIONS_EXAMPLES, EXPLAIN_EXAMPLES, NEW_EXAMPLES,
    THEME_EXAMPLES, WATCH_EXAMPLES, XRAY_EXAMPLES,
};
use super::typed;

mod clock;

pub(super) use clock::{ClockArguments, ClockFormat};

/// What is typed after `minutebook`.
#[derive(Debug, Parser)]
#[command(
    name = "minutebook",
    version,
    about = "Publishes committee papers, written in Markdown, as a public minutes website",
    long_about = "Publishes committee papers, written in Markdown, as a public minutes website.\n\n\
        Agendas, reports, minutes and resolutions are plain text files in a folder `content`. \
        `minutebook build` reads them, says what is wrong and what to type instead, and makes the website in the \
        folder `public`.",
    after_help = "Examples:\n  \
        minutebook new site my-council        start a site\n  \
        minutebook build                      publish it, from anywhere in its folder\n  \
        minutebook explain key-unknown        read more about a message",
    subcommand_required = true,
    arg_required_else_help = true,
    max_term_width = 100
)]
pub(super) struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub(super) command: Command,
}

/// What minutebook does.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Start a site, or lay a new paper in its right place
    #[command(subcommand, after_help = NEW_EXAMPLES)]
    New(New),
    /// Publish the website
    #[command(after_help = BUILD_EXAMPLES)]
    Build(Build),
    /// Say what is wrong, without publishing
    #[command(after_help = CHECK_EXAMPLES)]
    Check(Reading),
    /// Read a published folder, and say what is withheld and stands in it
    #[command(after_help = super::audit::EXAMPLES)]
    Audit(super::audit::Audit),
    /// Say by when each agenda has to be out, soonest first, and what is missing
    #[command(after_help = clock::EXAMPLES)]
    Clock(ClockArguments),
    /// Say what is hidden in files, before you attach them
    #[command(after_help = XRAY_EXAMPLES)]
    Xray(Xray),
    /// Look at the site in the browser while you write; every save is shown at once
    #[command(after_help = WATCH_EXAMPLES)]
    Watch(Watch),
    /// List what has been decided and is still to be done, overdue first
    #[command(after_help = ACTIONS_EXAMPLES)]
    Actions(Actions),
    /// Say more about a message, by its code
    #[command(after_help = EXPLAIN_EXAMPLES)]
    Explain {
        /// The code, as it stands in brackets in the message; without one, all codes are listed
        code: Option<String>,
    },
    /// See and change how pages look
    #[command(subcommand, after_help = THEME_EXAMPLES)]
    Theme(Theme),
    /// Print what your shell needs to complete commands
    #[command(after_help = COMPLETIONS_EXAMPLES)]
    Completions {
        /// The shell you type in
        shell: clap_complete::Shell,
    },
    /// Print the manual page, for `man`
    #[command(after_help = "Example:\n  minutebook man > minutebook.1 && man ./minutebook.1")]
    Man,
}

/// What is said of `build`.
#[derive(Debug, Args)]
pub(super) struct Build {
    /// Where to publish [default: `public` in the site's folder]
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
    /// Publish even into a folder that is not empty and that minutebook did not make
    #[arg(long)]
    pub(super) force: bool,
    #[command(flatten)]
    pub(super) reading: Reading,
}

/// How the papers are read; the same for `build` and `check`.
#[derive(Debug, Args)]
pub(super) struct Reading {
    /// The site's folder, the one that holds `content` [default: this folder or the nearest one above it]
    #[arg(value_name = "DIR")]
    pub(super) folder: Option<PathBuf>,
    #[command(flatten)]
    pub(super) options: SiteOptions,
    /// For whom the messages are: people, other programs (one JSON object a line), or GitHub's checks
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Format::Human, hide_default_value = true)]
    pub(super) format: Format,
    /// Say nothing but errors
    #[arg(short, long, conflicts_with = "verbose")]
    pub(super) quiet: bool,
    /// Say what was done, and how many seconds each stage took
    #[arg(short, long)]
    pub(super) verbose: bool,
}

/// What is said of `xray`.
#[derive(Debug, Args)]
pub(super) struct Xray {
    /// The files: PDF, Word, Excel, PowerPoint, OpenDocument, pictures, ZIP
    #[arg(value_name = "FILE", required = true)]
    pub(super) files: Vec<PathBuf>,
    /// For whom the messages are: people, other programs (one JSON object a line), or GitHub's checks
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Format::Human, hide_default_value = true)]
    pub(super) format: Format,
    /// Say nothing but errors
    #[arg(short, long)]
    pub(super) quiet: bool,
}

/// What is said of `watch`.
#[derive(Debug, Args)]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch that may be typed, and they have no order")]
pub(super) struct Watch {
    /// The site's folder, the one that holds `content` [default: this folder or the nearest one above it]
    #[arg(value_name = "DIR")]
    pub(super) folder: Option<PathBuf>,
    /// Open the browser
    #[arg(long)]
    pub(super) open: bool,
    /// Show what the public sees, and no drafts
    #[arg(long)]
    pub(super) public: bool,
    /// Publish too, after each build without an error
    #[arg(long)]
    pub(super) publish: bool,
    /// The port to serve at; the next free one when it is taken
    #[arg(long, default_value_t = 3000, value_parser = typed::port)]
    pub(super) port: u16,
    /// Let others look too, at this name or address of your computer [default: this computer only]
    #[arg(long, value_name = "HOST")]
    pub(super) host: Option<String>,
    /// Look at the files again and again; for network drives, which do not tell when one is saved
    #[arg(long)]
    pub(super) poll: bool,
    /// What opens a paper at the line of a message: `vscode` or another name, or a link with `{path}` and `{line}`
    #[arg(long, value_name = "EDITOR")]
    pub(super) editor: Option<String>,
    #[command(flatten)]
    pub(super) options: SiteOptions,
}

/// What is said of `actions`.
#[derive(Debug, Args)]
pub(super) struct Actions {
    /// Only those of a committee, by the name of its folder
    #[arg(long, value_name = "COMMITTEE")]
    pub(super) committee: Option<String>,
    /// Only those of an owner, by a part of the name or by the name of their file
    #[arg(long, value_name = "NAME")]
    pub(super) owner: Option<String>,
    /// What is outstanding on that day [default: today]
    #[arg(long, value_name = "DATE", value_parser = crate::new::date)]
    pub(super) as_of: Option<Date>,
    /// For whom the list is: people, or other programs (one JSON object a line)
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = ListFormat::Human, hide_default_value = true)]
    pub(super) format: ListFormat,
    #[command(flatten)]
    pub(super) at: SiteArgument,
}

/// For whom a list is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ListFormat {
    /// For people
    Human,
    /// For other programs: one JSON object a line
    Json,
}

/// What may be set for once instead of what `site.yaml` says.
#[derive(Debug, Args)]
pub(super) struct SiteOptions {
    /// What the public may see on that day [default: today]
    #[arg(long, value_name = "DATE", value_parser = crate::new::date)]
    pub(super) as_of: Option<Date>,
    /// The theme, instead of the one that `site.yaml` names
    #[arg(long, value_name = "NAME")]
    pub(super) theme: Option<String>,
    /// Where the website will be found, instead of what `site.yaml` says
    #[arg(long, value_name = "URL", value_parser = typed::website)]
    pub(super) base_url: Option<String>,
}

/// For whom the messages are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people
    Human,
    /// For editors and other programs: one JSON object a line
    Json,
    /// For GitHub, which shows them beside the changed lines
    Github,
}

/// How much is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Volume {
    /// Errors only.
    Quiet,
    /// What is wrong, and one line at the end.
    Usual,
    /// What was done, too.
    Verbose,
}

impl Reading {
    /// How much is to be said.
    pub(super) fn volume(&self) -> Volume {
        match (self.quiet, self.verbose) {
            (true, _) => Volume::Quiet,
            (false, false) => Volume::Usual,
            (false, true) => Volume::Verbose,
        }
    }
}

/// What `theme` does.
#[derive(Debug, Subcommand)]
pub(super) enum Theme {
    /// List the templates: what each makes and where it comes from
    List(InTheme),
    /// Copy a template into your site, to change it there
    Copy {
        /// The template's name, as `minutebook theme list` gives it
        template: String,
        #[command(flatten)]
        site: InTheme,
    },
    /// Print as JSON exactly what the template of a page sees
    View {
        /// The page's address on the website, such as `/committees/osmb/2018-08-30/`
        address: String,
        #[command(flatten)]
        site: InSite,
    },
}

/// The theme of a site.
#[derive(Debug, Args)]
pub(super) struct InTheme {
    #[command(flatten)]
    pub(super) at: SiteArgument,
    /// The theme, instead of the one that `site.yaml` names
    #[arg(long, value_name = "NAME")]
    pub(super) theme: Option<String>,
}

/// The site that a page belongs to.
#[derive(Debug, Args)]
pub(super) struct InSite {
    #[command(flatten)]
    pub(super) at: SiteArgument,
    #[command(flatten)]
    pub(super) options: SiteOptions,
}

/// The site, where the command's own words leave no room for it.
#[derive(Debug, Args)]
pub(super) struct SiteArgument {
    /// The site's folder, the one that holds `content` [default: this folder or the nearest one above it]
    #[arg(long, value_name = "DIR")]
    pub(super) site: Option<PathBuf>,
}

/// What `new` makes.
#[derive(Debug, Subcommand)]
pub(super) enum New {
    /// Start a site that builds: an authority, a committee, people, meetings, a report and a resolution
    #[command(after_help = "Example:\n  minutebook new site my-council")]
    Site {
        /// The folder to make; it must not exist yet, or be empty
        #[arg(value_name = "DIR")]
        folder: PathBuf,
        /// The day from which its dates are counted [default: today]
        #[arg(long, value_name = "DATE", value_parser = crate::new::date)]
        as_of: Option<Date>,
    },
    /// Add a committee: a council, cabinet, board, panel or any body that meets
    #[command(after_help = "Examples:\n  \
        minutebook new committee \"Planning Committee\" --id planning\n  \
        minutebook new committee osmb")]
    Committee {
        /// Its name, or the short name of its folder
        #[arg(value_name = "TITLE|ID")]
        title: String,
        /// The short name of its folder, which becomes part of its address
        #[arg(long)]
        id: Option<String>,
        #[command(flatten)]
        at: SiteArgument,
    },
    /// Add a member or an officer
    #[command(after_help = "Examples:\n  \
        minutebook new person \"Councillor R Parker\"\n  \
        minutebook new person \"John Wickens\" --officer \"Head of ICT\"")]
    Person {
        /// The name, as the minutes give it
        name: String,
        /// The office that an officer holds
        #[arg(long, value_name = "OFFICE")]
        officer: Option<String>,
        /// The name of the person's file, which becomes part of their address
        #[arg(long)]
        id: Option<String>,
        #[command(flatten)]
        at: SiteArgument,
    },
    /// Add a meeting of a committee, with its agenda: standing items, minutes to confirm, what was put off, actions
    #[command(after_help = "Examples:\n  \
        minutebook new meeting osmb 2026-12-03 --time \"10.00am\" --venue \"Council Chamber\"\n  \
        minutebook new meeting osmb 2026-12-03-extraordinary --empty")]
    Meeting {
        /// The short name of the committee's folder
        committee: String,
        /// The day, such as 2026-12-03; with a word behind it when the committee meets twice
        date: Option<String>,
        /// When it begins, such as "10.00am"
        #[arg(long)]
        time: Option<String>,
        /// Where it is held
        #[arg(long)]
        venue: Option<String>,
        /// Lay only the meeting itself, without an agenda
        #[arg(long)]
        empty: bool,
        #[command(flatten)]
        at: SiteArgument,
    },
    /// Add an item to the agenda of a meeting, under the next number
    #[command(after_help = "Example:\n  minutebook new item osmb/2026-12-03 \"Winter gritting\"")]
    Item {
        /// The meeting: committee and day
        meeting: String,
        /// What the item is about
        title: String,
        #[command(flatten)]
        at: SiteArgument,
    },
    /// Add a report under an item
    #[command(after_help = "Example:\n  \
        minutebook new report osmb/2026-12-03/winter-gritting \"Salt for the winter\"")]
    Report {
        /// The item: committee, day and name
        item: String,
        /// What the report is about [default: as the item's name]
        title: Option<String>,
        #[command(flatten)]
        at: SiteArgument,
    },
    /// Add a resolution under an item, under the next number
    #[command(after_help = "Example:\n  minutebook new resolution osmb/2026-12-03/winter-gritting")]
    Resolution {
        /// The item: committee, day and name
        item: String,
        #[command(flatten)]
        at: SiteArgument,
    },
}
