//! What may be typed behind `minutebook clock`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use jiff::civil::Date;

use super::SiteOptions;

/// The examples in the help.
pub const EXAMPLES: &str = "Examples:\n  \
    minutebook clock                       what has to be published, and by when\n  \
    minutebook clock --committee osmb      ... for one committee\n  \
    minutebook clock --format ics > deadlines.ics";

/// What is said of `clock`.
#[derive(Debug, Args)]
pub struct ClockArguments {
    /// The site's folder, the one that holds `content` [default: this folder or the nearest one above it]
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,
    /// Only the meetings of that committee, by the short name of its folder
    #[arg(long, value_name = "COMMITTEE")]
    pub committee: Option<String>,
    /// Only meetings from that day on [default: the day of `--as-of`]
    #[arg(long, value_name = "DATE", value_parser = crate::new::date)]
    pub from: Option<Date>,
    /// For whom: people, other programs (one JSON object a line), or calendars
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = ClockFormat::Text, hide_default_value = true)]
    pub format: ClockFormat,
    #[command(flatten)]
    pub options: SiteOptions,
}

/// For whom deadlines are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ClockFormat {
    /// For people
    Text,
    /// For other programs: one JSON object a line
    Json,
    /// For calendars (iCalendar, RFC 5545)
    Ics,
}
