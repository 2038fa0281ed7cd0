//! A site to begin with: an authority, a committee, people, a meeting that was held and one to come.
//!
//! Every key that a paper can have is explained in one of the files of `starter/`. The dates are counted from the
//! day that is given, so that there is a record to look at and a meeting to come to.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

use super::lay::lay;
use super::text::fill;
use super::{Error, Made};
use crate::files;

macro_rules! starter {
    ($($from:literal => $to:literal,)*) => {
        &[$(($to, include_str!(concat!("starter/", $from))),)*]
    };
}

const FILES: &[(&str, &str)] = starter! {
    "README.md" => "README.md",
    "gitignore" => ".gitignore",
    "site.yaml" => "content/site.yaml",
    "index.md" => "content/index.md",
    "pages/accessibility.md" => "content/pages/accessibility.md",
    "pages/contact.md" => "content/pages/contact.md",
    "people/a-averill.md" => "content/people/a-averill.md",
    "people/b-danvers.md" => "content/people/b-danvers.md",
    "people/j-penrose.md" => "content/people/j-penrose.md",
    "people/m-okoro.md" => "content/people/m-okoro.md",
    "people/s-pryce.md" => "content/people/s-pryce.md",
    "council/committee.md" => "content/committees/council/committee.md",
    "held/meeting.md" => "content/committees/council/{held}/meeting.md",
    "held/01-apologies.md" => "content/committees/council/{held}/01-apologies.md",
    "held/02-declarations-of-interest.md" => "content/committees/council/{held}/02-declarations-of-interest.md",
    "held/03-public-questions.md" => "content/committees/council/{held}/03-public-questions.md",
    "held/04-playground/item.md" => "content/committees/council/{held}/04-playground/item.md",
    "held/04-playground/report.md" => "content/committees/council/{held}/04-playground/report.md",
    "held/04-playground/resolution-1.md" => "content/committees/council/{held}/04-playground/resolution-1.md",
    "held/05-bus-shelter.md" => "content/committees/council/{held}/05-bus-shelter.md",
    "next/meeting.md" => "content/committees/council/{next}/meeting.md",
    "next/01-apologies.md" => "content/committees/council/{next}/01-apologies.md",
    "next/02-minutes.md" => "content/committees/council/{next}/02-minutes.md",
    "next/03-public-questions.md" => "content/committees/council/{next}/03-public-questions.md",
    "next/04-trees.md" => "content/committees/council/{next}/04-trees.md",
};

/// Lays a site into a new or empty folder.
pub fn site(folder: &Path, today: Date) -> Result<Made, Error> {
    refuse_full(folder)?;
    let dates = dates(today);
    let words = today.strftime("%-d %B %Y").to_string();
    let mut gaps: Vec<(&str, &str)> = dates.iter().map(|(gap, date)| (*gap, date.as_str())).collect();
    gaps.extend([("today_in_words", words.as_str()), ("version", env!("CARGO_PKG_VERSION"))]);
    let mut files = Vec::new();
    for (file, pattern) in FILES {
        let file = fill(file, &gaps);
        lay(folder, &file, &fill(pattern, &gaps))?;
        files.push(file);
    }
    Ok(Made { files, moved: None, next: format!("type `minutebook build {}`", typed(folder)) })
}

/// A folder's name as it is typed into a shell.
fn typed(folder: &Path) -> String {
    let folder = folder.display().to_string();
    let is_plain = |character: char| character.is_alphanumeric() || "/\\:._-~".contains(character);
    if folder.chars().all(is_plain) { folder } else { format!("\"{folder}\"") }
}

fn refuse_full(folder: &Path) -> Result<(), Error> {
    let shown = folder.display();
    let hint = "type the name of a new folder";
    match fs::read_dir(folder) {
        Ok(mut there) => match there.next() {
            None => Ok(()),
            Some(_) => Err(Error::refused(format!("the folder `{shown}` is not empty"), hint)),
        },
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(_) if folder.is_file() => Err(Error::refused(format!("`{shown}` is a file"), hint)),
        Err(source) => Err(files::Error::Read { path: folder.to_owned(), source }.into()),
    }
}

/// The dates of the starter site. Councils meet on Thursdays; all but the next meeting lie in the past.
fn dates(today: Date) -> Vec<(&'static str, String)> {
    let day = |date: Date, span: Span| date.saturating_add(span);
    let held = thursday_from(day(today, -20.days()));
    let next = thursday_from(day(today, 21.days()));
    let year = if (held.month(), held.day()) < (5, 15) { held.year() - 1 } else { held.year() };
    [
        ("today", today),
        ("held", held),
        ("agenda", day(held, -14.days())),
        ("minutes", day(held, 7.days())),
        ("due", day(held, 42.days())),
        ("next", next),
        ("asked", day(next, -1.day())),
        ("year", Date::new(year, 5, 15).unwrap_or(held)),
    ]
    .map(|(gap, date)| (gap, date.to_string()))
    .into()
}

/// The Thursday on or after a day.
fn thursday_from(day: Date) -> Date {
    if day.weekday() == Weekday::Thursday { day } else { day.nth_weekday(1, Weekday::Thursday).unwrap_or(day) }
}
