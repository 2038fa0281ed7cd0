//! One new paper: where it goes, what it is called, what it says to begin with.

use std::path::Path;

use jiff::ToSpan;
use jiff::civil::Date;

use super::lay::{enfold, lay};
use super::name::{addressed, chosen, name, numbered, words};
use super::shelf::{self, COMMITTEES, Form};
use super::text::{fill, one_line, quoted};
use super::{Error, Made, agenda, date};
use crate::paper::time as time_of_day;
use crate::proceedings::NextAgenda;

/// What the paper is to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are the words of the command")]
pub enum Paper<'a> {
    /// A committee, by its name or by the name of its folder.
    Committee { title: &'a str, id: Option<&'a str> },
    /// A member or an officer.
    Person { name: &'a str, officer: Option<&'a str>, id: Option<&'a str> },
    /// A meeting of a committee on a day, perhaps with a word behind it (`2026-12-03-extraordinary`).
    /// Its agenda, if it is to have one from the beginning.
    Meeting {
        committee: &'a str,
        sitting: &'a str,
        time: Option<&'a str>,
        venue: Option<&'a str>,
        agenda: Option<&'a NextAgenda>,
    },
    /// An item of a meeting.
    Item { meeting: &'a str, title: &'a str },
    /// A report under an item.
    Report { item: &'a str, title: Option<&'a str> },
    /// A resolution under an item.
    Resolution { item: &'a str },
}

/// Lays a new paper into the site in `root`.
pub fn paper(root: &Path, paper: &Paper<'_>) -> Result<Made, Error> {
    match *paper {
        Paper::Committee { title, id } => committee(root, title, id),
        Paper::Person { name, officer, id } => person(root, name, officer, id),
        Paper::Meeting { committee, sitting, time, venue, agenda } => {
            meeting(root, committee, sitting, time, venue, agenda)
        }
        Paper::Item { meeting, title } => item(root, meeting, title),
        Paper::Report { item, title } => report(root, item, title),
        Paper::Resolution { item } => resolution(root, item),
    }
}

fn committee(root: &Path, typed: &str, id: Option<&str>) -> Result<Made, Error> {
    let typed = titled(typed, "Planning Committee")?;
    let is_id = !typed.is_empty() && name(&typed, "committee") == typed;
    let title = match typed.chars().count() {
        // The short name of a folder is most often made of first letters.
        ..=5 if is_id && !typed.contains('-') => typed.to_uppercase(),
        _ if is_id => words(&typed),
        _ => typed.clone(),
    };
    let id = id.map_or_else(|| Ok(name(&typed, "committee")), |id| chosen(id, "committee"))?;
    let taken = shelf::entries(root, COMMITTEES)?.iter().any(|entry| entry.name == id);
    let file = format!("{COMMITTEES}/{id}/committee.md");
    if taken && root.join(&file).exists() {
        return Err(Error::refused(
            format!("there is a committee `{id}` already"),
            format!("if this is another, name its folder otherwise: `--id {id}-2`"),
        ));
    }
    let short = quoted(&short(&title));
    lay(root, &file, &fill(include_str!("papers/committee.md"), &[("title", &quoted(&title)), ("short", &short)]))?;
    Ok(Made::one(file, format!("type `minutebook new meeting {id} DATE`, with a day such as 2026-12-03")))
}

/// The first letters of the words that count: "Overview and Scrutiny Management Board" gives "OSMB"; a title of one
/// word is short enough.
fn short(title: &str) -> String {
    let counts = |word: &&str| !matches!(*word, "and" | "of" | "the" | "for" | "a" | "");
    let words: Vec<&str> = title.split([' ', '-']).filter(counts).collect();
    match words.len() {
        ..=1 => title.to_owned(),
        _ => words.iter().filter_map(|word| word.chars().next()).flat_map(char::to_uppercase).collect(),
    }
}

fn person(root: &Path, typed: &str, officer: Option<&str>, id: Option<&str>) -> Result<Made, Error> {
    let typed = titled(typed, "Councillor R Parker")?;
    let (typed, office) = in_brackets(&typed)?;
    let (honorific, full_name) = addressed(typed);
    let officer = officer.or(office);
    let id = id.map_or_else(|| Ok(name(&full_name, "person")), |id| chosen(id, "person"))?;
    let file = format!("content/people/{id}.md");
    if root.join(&file).exists() {
        return Err(Error::refused(
            format!("there is a person `{id}` already"),
            format!("if this is somebody else, name the file otherwise: `--id {id}-2`"),
        ));
    }
    let honorific = honorific.map_or("#as: Councillor".to_owned(), |honorific| format!("as: {}", quoted(&honorific)));
    let officer = officer.map_or("#officer: Head of ICT".to_owned(), |office| format!("officer: {}", quoted(office)));
    let gaps = [("name", quoted(&full_name)), ("as", honorific), ("officer", officer)];
    lay(root, &file, &filled(include_str!("papers/person.md"), &gaps))?;
    Ok(Made::one(file, format!("name `{id}` among the seats of a committee, or in the minutes of a meeting")))
}

/// A title or a name of which something is left.
fn titled(typed: &str, example: &str) -> Result<String, Error> {
    let title = one_line(typed);
    if !title.is_empty() {
        return Ok(title);
    }
    Err(Error::refused("there is no name to call it by", format!("type one between quotes: `\"{example}\"`")))
}

/// A name and the office that stands behind it in brackets, as the record has it: "John Wickens (Head of ICT)".
fn in_brackets(typed: &str) -> Result<(&str, Option<&str>), Error> {
    let Some((name, office)) = typed.strip_suffix(')').and_then(|typed| typed.split_once('(')) else {
        return Ok((typed, None));
    };
    let (name, office) = (name.trim(), office.trim());
    if matches!(office.to_lowercase().as_str(), "chair" | "chairman" | "chairwoman" | "vice-chair" | "vice chair") {
        return Err(Error::refused(
            format!("`{office}` is a role on a committee, and no part of a name"),
            format!("type `minutebook new person \"{name}\"`, and the role among the seats of the committee"),
        ));
    }
    Ok((name, Some(office)))
}

fn meeting(
    root: &Path,
    committee: &str,
    sitting: &str,
    time: Option<&str>,
    venue: Option<&str>,
    agenda: Option<&NextAgenda>,
) -> Result<Made, Error> {
    let typed = shelf::parts(committee);
    let committee = shelf::committee(root, typed.first().map_or(committee, String::as_str))?;
    let (day, sitting) = day(sitting)?;
    if let Some(time) = time.filter(|typed| time_of_day(typed).is_none()) {
        return Err(Error::refused(
            format!("`{time}` is not a time of day"),
            "type it like `10.00am`, `7.30pm` or `noon`",
        ));
    }
    let folder = format!("{COMMITTEES}/{committee}/{sitting}");
    let file = format!("{folder}/meeting.md");
    if let Some(there) = [&file, &format!("{folder}.md")].into_iter().find(|file| root.join(file).exists()) {
        return Err(Error::refused(
            format!("there is a meeting `{committee}/{sitting}` already, in {there}"),
            format!("for a second meeting that day put a word behind the date: `{sitting}-extraordinary`"),
        ));
    }
    let on = |days: i32| day.saturating_add(days.days()).to_string();
    let key = |key: &str, value: Option<&str>, example: &str| match value {
        Some(value) => format!("{key}: {}", quoted(&one_line(value))),
        None => format!("#{key}: {example}"),
    };
    let gaps = [
        ("start", key("start", time, "\"10.00am\"")),
        ("venue", key("venue", venue, "Council Chamber")),
        ("before", on(-8)),
        ("later", on(-3)),
        ("questions", on(-2)),
        ("after", on(14)),
        ("confirmed", format!("{committee}/{}", on(28))),
    ];
    lay(root, &file, &filled(include_str!("papers/meeting.md"), &gaps))?;
    let mut files = vec![file];
    for paper in agenda.into_iter().flat_map(agenda::papers) {
        let file = format!("{folder}/{}", paper.file);
        lay(root, &file, &paper.text)?;
        files.push(file);
    }
    let title = if files.len() > 1 { "Winter gritting" } else { "Apologies for absence" };
    Ok(Made { files, moved: None, next: format!("type `minutebook new item {committee}/{sitting} \"{title}\"`") })
}

/// The committee and the day of a meeting as typed: the name of the committee's folder, and the date.
pub fn sitting(root: &Path, committee: &str, sitting: &str) -> Result<(String, Date), Error> {
    let typed = shelf::parts(committee);
    let committee = shelf::committee(root, typed.first().map_or(committee, String::as_str))?;
    day(sitting).map(|(day, _)| (committee, day))
}

/// The day of a sitting, and the sitting's name: a date, and a word behind it when there is one.
fn day(sitting: &str) -> Result<(Date, String), Error> {
    let sitting = sitting.trim();
    let Ok(day) = date(sitting.get(..10).unwrap_or(sitting)) else {
        return date(sitting).map(|day| (day, sitting.to_owned()));
    };
    let rest = &sitting[10..];
    let separator = if rest.starts_with(char::is_alphabetic) { "" } else { "-" };
    let word = if rest.is_empty() { String::new() } else { format!("{separator}{}", name(rest, "second")) };
    Ok((day, format!("{day}{word}")))
}

fn item(root: &Path, meeting: &str, title: &str) -> Result<Made, Error> {
    let meeting = shelf::meeting(root, meeting)?;
    let title = titled(title, "Apologies for absence")?;
    let name = name(&title, "item");
    let items = shelf::items(root, &meeting)?;
    if items.iter().any(|entry| numbered(&entry.name).1 == name) {
        return Err(Error::refused(
            format!("there is an item `{}/{name}` already", meeting.id),
            "give this one another title",
        ));
    }
    let numbers = items.iter().filter_map(|entry| numbered(&entry.name).0.map(|number| (number, entry)));
    let digits = |entry: &shelf::Entry| entry.name.bytes().take_while(u8::is_ascii_digit).count();
    let (last, width) =
        numbers.fold((0, 2), |(last, width), (number, entry)| (last.max(number), width.max(digits(entry))));
    let number = last + 1;
    let file = format!("{}/{number:0width$}-{name}.md", meeting.folder);
    let gaps = [
        ("title", quoted(&title)),
        ("number", number.to_string()),
        ("due", day_after(&meeting.id, 28)),
        ("review", day_after(&meeting.id, 180)),
        ("confirmed", confirmed(&meeting.id)),
    ];
    lay(root, &file, &filled(include_str!("papers/item.md"), &gaps))?;
    Ok(Made::one(file, format!("`minutebook new report {}/{name}` lays a report under it", meeting.id)))
}

/// The meeting of the same committee four weeks before, for the example in a comment.
fn confirmed(meeting: &str) -> String {
    let committee = meeting.split('/').next().unwrap_or_default();
    format!("{committee}/{}", day_after(meeting, -28))
}

fn report(root: &Path, typed: &str, title: Option<&str>) -> Result<Made, Error> {
    let item = shelf::item(root, typed)?;
    let title = title.map_or_else(|| words(item.id.rsplit('/').next().unwrap_or_default()), one_line);
    let number = match shelf::entries(root, &item.folder)? {
        papers if papers.iter().all(|paper| paper.name != "report") => None,
        papers => Some(highest(&papers, "report-").max(1) + 1),
    };
    let file = number.map_or_else(|| "report.md".to_owned(), |number| format!("report-{number}.md"));
    let moved = make_room(root, &item)?;
    let file = format!("{}/{file}", item.folder);
    let gaps = [("title", quoted(&title)), ("date", day_after(&item.id, -8))];
    lay(root, &file, &filled(include_str!("papers/report.md"), &gaps))?;
    Ok(Made { moved, ..Made::one(file, "write the report below the second line of dashes") })
}

fn resolution(root: &Path, typed: &str) -> Result<Made, Error> {
    let item = shelf::item(root, typed)?;
    let number = highest(&shelf::entries(root, &item.folder)?, "resolution-") + 1;
    let moved = make_room(root, &item)?;
    let file = format!("{}/resolution-{number}.md", item.folder);
    let gaps = [("number", number.to_string()), ("due", day_after(&item.id, 28)), ("item", item.id)];
    lay(root, &file, &filled(include_str!("papers/resolution.md"), &gaps))?;
    Ok(Made { moved, ..Made::one(file, "write the words of the resolution below the second line of dashes") })
}

/// A day so many days after the meeting that an id begins with, for the examples in comments.
fn day_after(id: &str, days: i32) -> String {
    let day = id.split('/').nth(1).and_then(|sitting| sitting.get(..10)?.parse::<Date>().ok());
    day.map_or_else(|| "2027-03-31".to_owned(), |day| day.saturating_add(days.days()).to_string())
}

/// Makes an item a folder, so that other papers can lie beside it.
fn make_room(root: &Path, item: &shelf::Item) -> Result<Option<(String, String)>, Error> {
    match item.form {
        Form::Folder => Ok(None),
        Form::Paper => {
            let from = format!("{}.md", item.folder);
            enfold(root, &from, &item.folder, "item.md")?;
            Ok(Some((from, format!("{}/item.md", item.folder))))
        }
    }
}

/// The highest number behind `prefix` among the names of papers; 0 when there is none.
fn highest(papers: &[shelf::Entry], prefix: &str) -> u32 {
    papers.iter().filter_map(|paper| paper.name.strip_prefix(prefix)?.parse().ok()).max().unwrap_or(0)
}

fn filled(pattern: &str, gaps: &[(&str, String)]) -> String {
    fill(pattern, &gaps.iter().map(|(gap, filling)| (*gap, filling.as_str())).collect::<Vec<_>>())
}
