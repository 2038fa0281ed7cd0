//! What was read in the words of minutes and decisions: each sentence, where it stands, and how it was understood.

use super::Sources;
use crate::build::reading::{Citation, Cited, Due, Meaning};
use crate::build::{Effect, MovementSort, Named, Outcome};
use crate::cli::site_folder::SiteFolder;

/// Every reading, two lines each; nothing when nothing was read.
pub(in crate::cli) fn readings(outcome: &Outcome, folder: &SiteFolder) -> String {
    let sources = Sources::of(outcome, folder);
    let mut lines = String::new();
    for reading in &outcome.readings {
        let file = sources.shown(&reading.place.file);
        let line = sources.position(&reading.place).map_or(String::new(), |position| format!(":{}", position.line));
        let sentence = reading.sentence.split_whitespace().collect::<Vec<_>>().join(" ");
        lines.extend([format!(
            "read in {file}{line}: {}\n  \u{201c}{sentence}\u{201d}\n",
            understood(&reading.meaning)
        )]);
    }
    lines
}

/// How a sentence was understood.
fn understood(meaning: &Meaning) -> String {
    match meaning {
        Meaning::Action { owner, due } => {
            let owner = owner.as_ref().map(|owner| format!(" for {}", whom(owner))).unwrap_or_default();
            let due = match due {
                Some(Due::On(date)) => format!(", due {date}"),
                Some(Due::NextMeeting) => ", due at the next meeting".to_owned(),
                None => String::new(),
            };
            format!("an action{owner}{due}")
        }
        Meaning::Movement { who, sort, time } => {
            let (did, more) = match sort {
                MovementSort::Came => ("came in", ""),
                MovementSort::Returned => ("came back", ""),
                MovementSort::Went => ("left", ""),
                MovementSort::WentForGood => ("left", ", and did not come back"),
                MovementSort::WentForItem => ("was out for the item", ""),
                MovementSort::TookChair => ("took the chair", ""),
                MovementSort::LeftChair => ("left the chair", ""),
            };
            let time = time.map(|time| time.strftime(" at %H:%M").to_string()).unwrap_or_default();
            format!("{} {did}{time}{more}", whom(who))
        }
        Meaning::Citation(Citation { what, date, how }) => {
            let what = match what {
                Cited::Minute(number) => format!("minute {number}"),
                Cited::Resolution(number) => format!("resolution {number}"),
            };
            let date = date.map(|date| format!(" of {date}")).unwrap_or_default();
            let how = match how {
                Some(Effect::Amends) => "amends",
                Some(Effect::Rescinds) => "rescinds",
                Some(Effect::Completes) => "completes",
                None => "names",
            };
            format!("{how} {what}{date}")
        }
    }
}

fn whom(owner: &Named) -> String {
    match &owner.person {
        Some(person) => format!("{} ({person})", owner.typed.value),
        None => owner.typed.value.clone(),
    }
}
