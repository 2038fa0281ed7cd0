//! `actions`: what has been decided and is still to be done.

use std::collections::BTreeSet;
use std::fmt::Write;

use serde::Serialize;

use super::arguments::{Actions, ListFormat, SiteOptions, Volume};
use super::build::{exit, here, options, remark};
use super::clock::no_such;
use super::exit::{Exit, Failure};
use super::report::Aim;
use super::site_folder::SiteFolder;
use super::terminal::{self, Look};
use super::warning;
use super::words::counted;
use crate::build::{self, Action};
use crate::diagnostic::nearest;

/// Prints what is still to be done.
pub(super) fn actions(arguments: &Actions) -> Result<Exit, Failure> {
    let folder = SiteFolder::find(arguments.at.site.as_deref(), &here()?)?;
    let site = SiteOptions { as_of: arguments.as_of, theme: None, base_url: None };
    let (outcome, all) = build::actions(&options(&folder, &site))?;
    remark(&outcome, &folder, Aim::Check, Volume::Quiet);
    let wanted = wanted(all, arguments)?;
    terminal::answer(&match arguments.format {
        ListFormat::Human => listed(&wanted),
        ListFormat::Json => lines(&wanted),
    })?;
    Ok(exit(&outcome))
}

/// Those of a committee and of an owner.
fn wanted(
    build::Actions { all: mut actions, committees }: build::Actions,
    arguments: &Actions,
) -> Result<Vec<Action>, Failure> {
    if let Some(typed) = &arguments.committee {
        let is_meant = |(id, title): &(String, String)| id == typed || title.eq_ignore_ascii_case(typed);
        if !committees.iter().any(is_meant) {
            return Err(no_such(typed, &committees.into_iter().map(|(id, _)| id).collect::<Vec<_>>()));
        }
        let is_it = |action: &Action| action.committee == *typed || action.committee_title.eq_ignore_ascii_case(typed);
        actions.retain(is_it);
    }
    if let Some(typed) = arguments.owner.as_ref().map(|typed| typed.trim().to_lowercase()) {
        if typed.is_empty() {
            return Err(Failure::usage("there is no owner to look for", "type a name: `--owner \"John Wickens\"`"));
        }
        let owners: BTreeSet<String> = actions.iter().filter_map(|action| action.owner.clone()).collect();
        actions.retain(|action| {
            action.owner_id.as_deref() == Some(typed.as_str())
                || action.owner.as_ref().is_some_and(|owner| owner.to_lowercase().contains(&typed))
        });
        let near = nearest(&typed, owners.iter().map(String::as_str)).filter(|_| actions.is_empty());
        if let Some(near) = near {
            let hint = format!("did you mean `{near}`?");
            terminal::remark(&warning("nobody of that name has anything outstanding", &hint, Look::of_remarks()));
        }
    }
    Ok(actions)
}

/// The actions for people, under their committees.
fn listed(actions: &[Action]) -> String {
    let mut text = String::new();
    let mut committee = None;
    for action in actions {
        if committee != Some(&action.committee) {
            let between = if committee.is_some() { "\n" } else { "" };
            text.extend([between, &action.committee_title, "\n"]);
            committee = Some(&action.committee);
        }
        let owner = action.owner.as_deref().unwrap_or("no owner is named");
        let due = match action.due {
            Some(due) => format!(", by {}", due.strftime("%-d %B %Y")),
            None if action.at_next_meeting => ", at the next meeting".to_owned(),
            None => String::new(),
        };
        let state = match (action.overdue, action.read) {
            (true, true) => ", not recorded as done",
            (true, false) => ", overdue",
            (false, _) => "",
        };
        let read = if action.read { " (read from the text)" } else { "" };
        // Memory does not fail.
        let _ = write!(text, "  {owner}{due}{state}\n    {}{read}\n    {}\n", action.what, action.asked);
    }
    let overdue = actions.iter().filter(|action| action.overdue).count();
    let past = if overdue == 0 { String::new() } else { format!(", {overdue} past the date") };
    let between = if actions.is_empty() { "" } else { "\n" };
    text + &match actions.len() {
        0 => "nothing is outstanding\n".to_owned(),
        count => format!("{between}{} outstanding{past}\n", counted(count, "action")),
    }
}

/// An action as other programs take it.
#[derive(Serialize)]
struct Line<'a> {
    what: &'a str,
    owner: Option<&'a str>,
    owner_id: Option<&'a str>,
    due: Option<String>,
    at_next_meeting: bool,
    overdue: bool,
    read: bool,
    committee: &'a str,
    asked: &'a str,
}

/// The actions for other programs: one JSON object a line.
fn lines(actions: &[Action]) -> String {
    let line = |action: &Action| {
        let line = Line {
            what: &action.what,
            owner: action.owner.as_deref(),
            owner_id: action.owner_id.as_deref(),
            due: action.due.map(|due| due.to_string()),
            at_next_meeting: action.at_next_meeting,
            overdue: action.overdue,
            read: action.read,
            committee: &action.committee,
            asked: &action.asked,
        };
        serde_json::to_string(&line).expect("these types are plain text and dates") + "\n"
    };
    actions.iter().map(line).collect()
}
