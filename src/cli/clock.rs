//! `minutebook clock`: by when everything has to be out, soonest first, and what is still missing.

mod ics;

use serde::Serialize;

use super::arguments::{ClockArguments, ClockFormat};
use super::build::{here, options};
use super::exit::{Exit, Failure};
use super::site_folder::SiteFolder;
use super::terminal::{self, Look};
use super::warning;
use super::words::counted;
use crate::build::{self, Deadline, Deadlines, Due, Moment};
use crate::diagnostic::{Severity, nearest};

/// Says by when everything has to be published.
pub(super) fn clock(arguments: &ClockArguments) -> Result<Exit, Failure> {
    let folder = SiteFolder::find(arguments.folder.as_deref(), &here()?)?;
    let options = options(&folder, &arguments.options);
    let from = arguments.from.unwrap_or(options.as_of);
    let (outcome, mut deadlines) = build::deadlines(&options, from)?;
    if let Some(committee) = &arguments.committee {
        if !deadlines.committees.contains(committee) {
            return Err(no_such(committee, &deadlines.committees));
        }
        deadlines.all.retain(|deadline| deadline.meeting.split('/').next() == Some(committee));
    }
    // What is wrong with the papers is said by `check`.
    let errors = outcome.diagnostics.count(Severity::Error);
    if errors > 0 {
        let message = format!("the papers have {}, and something may be missing here", counted(errors, "error"));
        terminal::remark(&warning(&message, "`minutebook check` says what is wrong", Look::of_remarks()));
    }
    terminal::answer(&match arguments.format {
        ClockFormat::Text => text(&deadlines, options.as_of),
        ClockFormat::Json => json(&deadlines, options.as_of),
        ClockFormat::Ics => ics::calendar(&deadlines, options.as_of),
    })?;
    Ok(Exit::Well)
}

/// Nobody has a committee of that id.
pub(super) fn no_such(typed: &str, committees: &[String]) -> Failure {
    let hint = match nearest(typed, committees.iter().map(String::as_str)) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("use one of `{}`", committees.join("`, `")),
    };
    Failure::usage(format!("there is no committee `{typed}`"), hint)
}

/// The deadlines for people: the moment, what is due, and what is missing below it.
fn text(deadlines: &Deadlines, today: jiff::civil::Date) -> String {
    let open: Vec<&Deadline> = deadlines.all.iter().filter(|deadline| !deadline.is_met()).collect();
    if open.is_empty() {
        return "nothing has to be published\n".to_owned();
    }
    let entry = |deadline: &&Deadline| {
        let when = match deadline.published {
            Some(published) => format!("out since {}", published.strftime("%A %-d %B %Y")),
            None if deadline.latest.date < today => format!("overdue since {}", said(deadline.latest)),
            None => format!("by {}", said(deadline.latest)),
        };
        let missing = deadline.missing.iter().map(|missing| format!("  - {missing}\n"));
        format!("{when}: {}\n{}", named(deadline), missing.collect::<String>())
    };
    open.iter().map(entry).collect()
}

/// "the agenda of Cabinet, 1 December 2026".
pub(super) fn named(deadline: &Deadline) -> String {
    let meeting = format!("{}, {}", deadline.committee, deadline.date.strftime("%-d %B %Y"));
    match &deadline.what {
        Due::Agenda => format!("the agenda of {meeting}"),
        Due::KeyDecision(title, _) => format!("notice of the key decision \"{title}\" of {meeting}"),
        Due::Decisions => format!("what was decided by {meeting}"),
    }
}

/// "Wednesday 19 September 2018", with the time where it matters.
pub(super) fn said(moment: Moment) -> String {
    let day = moment.date.strftime("%A %-d %B %Y");
    moment.time.map_or(day.to_string(), |time| format!("{day}, {}", time.strftime("%H:%M")))
}

/// A deadline, as `docs/commands.md` describes it.
#[derive(Serialize)]
struct Line<'a> {
    meeting: &'a str,
    committee: &'a str,
    date: String,
    what: &'static str,
    title: Option<&'a str>,
    latest: String,
    time: Option<String>,
    timezone: Option<&'a str>,
    published: Option<String>,
    overdue: bool,
    missing: &'a [String],
}

fn json(deadlines: &Deadlines, today: jiff::civil::Date) -> String {
    let line = |deadline: &Deadline| {
        let (what, title) = match &deadline.what {
            Due::Agenda => ("agenda", None),
            Due::KeyDecision(title, _) => ("key-decision", Some(title.as_str())),
            Due::Decisions => ("decisions", None),
        };
        let line = Line {
            meeting: &deadline.meeting,
            committee: &deadline.committee,
            date: deadline.date.to_string(),
            what,
            title,
            latest: deadline.latest.date.to_string(),
            time: deadline.latest.time.map(|time| time.strftime("%H:%M").to_string()),
            timezone: deadline.timezone.iana_name(),
            published: deadline.published.map(|published| published.to_string()),
            overdue: deadline.published.is_none() && deadline.latest.date < today,
            missing: &deadline.missing,
        };
        serde_json::to_string(&line).expect("a line is text and flags") + "\n"
    };
    deadlines.all.iter().map(line).collect()
}
