//! Where a file stands says what it is: paths to slots.
//!
//! Takes the files of `content/`; gives for each the [`Slot`] that its place and name put it in. Nothing is read.

use jiff::civil::Date;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::files::Found;
use crate::model::identity::{CommitteeId, ItemId, MeetingId, PageId, PersonId};
use crate::model::{date_meant, slug};
use crate::paper::Kind;

/// What a file is, by its place and name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Slot {
    /// `content/site.yaml`.
    Settings,
    /// A file of rules of the site's own.
    Rules(String),
    /// A calendar of the site's own.
    Calendar(String),
    /// A page; the home page is the one called `index`.
    Page(PageId),
    /// A file beside the pages.
    PageFile,
    /// A person.
    Person(PersonId),
    /// A committee.
    Committee(CommitteeId),
    /// A meeting that is a folder: its own paper.
    Meeting(Sitting),
    /// A meeting that is one file.
    OneFile(Sitting),
    /// An attachment of a meeting.
    MeetingFile(Sitting),
    /// An agenda item.
    Item(ItemSlot),
    /// A paper in an item's folder beside `item.md`, and what its name says it is.
    Under(ItemSlot, Option<Kind>),
    /// An attachment of an item.
    ItemFile(ItemSlot),
}

/// A committee's sitting on a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sitting {
    /// The committee.
    pub committee: CommitteeId,
    /// The meeting.
    pub meeting: MeetingId,
    /// The day.
    pub date: Date,
}

/// The place of an item on an agenda, as its file or folder is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemSlot {
    /// Its meeting.
    pub sitting: Sitting,
    /// Its id.
    pub item: ItemId,
    /// The number before its name.
    pub prefix: Option<u32>,
}

/// The slot of a file.
pub(super) fn slot(found: &Found) -> Result<Slot, Diagnostic> {
    let path = found.path.strip_prefix("content/").unwrap_or(&found.path);
    let parts: Vec<&str> = path.split('/').collect();
    let stem = |name: &str| name.strip_suffix(".md").map(ToOwned::to_owned);
    let unplaced = |hint: String| {
        let message = format!("`{}` does not belong here", parts[parts.len() - 1]);
        Diagnostic::new(Code::FileUnplaced, Place::file(found.path.clone()), message).hint(hint)
    };
    if let Some(name) = meant_paper(parts[parts.len() - 1]) {
        let message = "this may be a paper, and its name does not end in `.md`";
        return Err(Diagnostic::new(Code::FileUnplaced, Place::file(found.path.clone()), message)
            .hint(format!("call it `{name}`; if it is a copy, delete it; if an attachment, give it another name")));
    }
    match parts[..] {
        ["site.yaml"] => Ok(Slot::Settings),
        ["law", ref inner @ ..] => law(inner).ok_or_else(|| {
            unplaced("rules stand in `law/<name>.yaml`, calendars in `law/calendars/<name>.yaml`".into())
        }),
        ["index.md"] => Ok(Slot::Page(PageId::new("index"))),
        ["pages", ref inner @ ..] if !inner.is_empty() => Ok(match stem(&inner.join("/")) {
            Some(name) => Slot::Page(PageId::new(&name)),
            None => Slot::PageFile,
        }),
        ["people", name] => match stem(name) {
            Some(id) => Ok(Slot::Person(PersonId::new(&id))),
            None => {
                Err(unplaced("only people stand in `people/`: move it to `pages/`, or beside an agenda item".into()))
            }
        },
        ["committees", committee, "committee.md"] => Ok(Slot::Committee(CommitteeId::new(committee))),
        ["committees", committee, name] => match stem(name) {
            Some(name) => match sitting(committee, &name) {
                Some(sitting) => Ok(Slot::OneFile(sitting)),
                None => Err(unplaced(match day_meant(&name) {
                    Some(name) => format!("call it `{name}.md`"),
                    None => {
                        "a meeting that is one file is called by its date: `2018-08-30.md`; a committee's own file \
                             is `committee.md`"
                            .to_owned()
                    }
                })),
            },
            None => Err(unplaced("put it in the folder of the meeting or the item it belongs with".into())),
        },
        ["committees", committee, folder, ref inner @ ..] => match sitting(committee, folder) {
            Some(sitting) => in_meeting(sitting, inner).map_err(|hint| unplaced(hint.into())),
            None => Err(not_a_date(found, committee, folder)),
        },
        _ => Err(unplaced(
            "papers stand in `people/`, `committees/` or `pages/`, beside `site.yaml` and `index.md`".into(),
        )),
    }
}

/// Rules, or a calendar, by its place below `law/`.
fn law(inner: &[&str]) -> Option<Slot> {
    let stem = |name: &&str| name.strip_suffix(".yaml").map(ToOwned::to_owned);
    match inner {
        [name] => stem(name).map(Slot::Rules),
        ["calendars", name] => stem(name).map(Slot::Calendar),
        _ => None,
    }
}

/// The name that the file of a paper should have: by a slip in its ending, a paper that is withheld would be published
/// as an attachment, letter by letter.
fn meant_paper(name: &str) -> Option<String> {
    let (stem, ending) = name.rsplit_once('.').filter(|(_, ending)| *ending != "md")?;
    let ending = ending.to_ascii_lowercase();
    if let Some((stem, "md")) = stem.to_ascii_lowercase().rsplit_once('.').map(|(inner, end)| (inner.len(), end)) {
        return Some(format!("{}.md", &name[..stem]));
    }
    let is_paper = match ending.as_str() {
        "md" | "mdx" | "markdown" | "mdown" | "mdwn" | "mkd" => true,
        "txt" | "yaml" | "yml" => {
            let digits = stem.bytes().take_while(u8::is_ascii_digit).count();
            let is_numbered = (1..=3).contains(&digits) && stem[digits..].starts_with(['-', '_', ' ', '.']);
            let is_known = matches!(stem.to_ascii_lowercase().as_str(), "committee" | "meeting" | "item" | "index");
            is_numbered || is_known || kind_by_name(stem).is_some()
        }
        _ => false,
    };
    is_paper.then(|| format!("{stem}.md"))
}

fn in_meeting(sitting: Sitting, inner: &[&str]) -> Result<Slot, &'static str> {
    match inner {
        ["meeting.md"] => Ok(Slot::Meeting(sitting)),
        ["agenda.md" | "minutes.md"] => {
            Err("give each item a file of its own; or keep the minutes in one file, called by the date, and no folder")
        }
        [name] if is_under_an_item(name) => {
            Err("put it in the folder of its item, beside `item.md`: `06-winter-gritting/report.md`")
        }
        [name] => Ok(match name.strip_suffix(".md") {
            Some(name) => Slot::Item(item(sitting, name)),
            None => Slot::MeetingFile(sitting),
        }),
        [folder, name] => {
            let item = item(sitting, folder);
            Ok(match name.strip_suffix(".md") {
                Some("item") => Slot::Item(item),
                Some(name) => Slot::Under(item, kind_by_name(name)),
                None => Slot::ItemFile(item),
            })
        }
        _ => Err("put it directly in the folder of its agenda item"),
    }
}

/// Is a file of this name a report or a resolution, whose place is in the folder of an item?
fn is_under_an_item(name: &str) -> bool {
    let stem = name.strip_suffix(".md").unwrap_or_default();
    let stem = stem.rsplit_once('-').filter(|(_, end)| end.parse::<u32>().is_ok()).map_or(stem, |(word, _)| word);
    matches!(stem, "report" | "resolution")
}

fn kind_by_name(name: &str) -> Option<Kind> {
    let word = name.split('-').next().unwrap_or(name);
    match word {
        "report" => Some(Kind::Report),
        "resolution" => Some(Kind::Resolution),
        _ => None,
    }
}

fn item(sitting: Sitting, name: &str) -> ItemSlot {
    let digits = name.bytes().take_while(u8::is_ascii_digit).count();
    let rest = name[digits..].trim_start_matches(['-', '_', ' ', '.']);
    let (prefix, name) = match name[..digits].parse() {
        Ok(prefix) if !rest.is_empty() && rest.len() < name.len() - digits => (Some(prefix), rest),
        _ => (None, name),
    };
    let item = ItemId::new(&sitting.meeting, name);
    ItemSlot { sitting, item, prefix }
}

/// The sitting of a folder or a file called by a date: `2018-08-30`, `2018-08-30b`, `2018-08-30-extraordinary`.
pub(super) fn sitting(committee: &str, name: &str) -> Option<Sitting> {
    let day = name.get(..10)?;
    let rest = &name[10..];
    let is_date = day.bytes().enumerate().all(|(at, byte)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    let fits = rest.is_empty()
        || rest.strip_prefix('-').is_some_and(|word| !word.is_empty())
        || (rest.len() == 1 && rest.bytes().all(|byte| byte.is_ascii_lowercase()));
    let date: Date = day.parse().ok().filter(|_| is_date && fits)?;
    let committee = CommitteeId::new(committee);
    let meeting = MeetingId::new(&committee, name);
    Some(Sitting { committee, meeting, date })
}

fn not_a_date(found: &Found, committee: &str, folder: &str) -> Diagnostic {
    let hint = match day_meant(folder) {
        Some(name) => format!("call it `{name}`"),
        None => "call it by the day of the meeting: `2018-08-30`, with a word behind it for a second one \
                 (`2018-08-30-extraordinary`)"
            .to_owned(),
    };
    let message = format!("the folder `{folder}` of `{committee}` is not a date");
    Diagnostic::new(Code::FolderNotDate, Place::file(found.path.clone()), message).hint(hint)
}

/// The name that a meeting should have which was called by its day in another way.
fn day_meant(name: &str) -> Option<String> {
    let date = date_meant(name)?.to_string();
    let word = slug(name.strip_prefix(&date).unwrap_or_default());
    Some(if word.is_empty() { date } else { format!("{date}-{word}") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paper_is_known_by_its_name_whatever_its_ending() {
        for (name, meant) in [
            ("07-land.MD", "07-land.md"),
            ("07-land.md.txt", "07-land.md"),
            ("07-land.Md.BAK", "07-land.md"),
            ("07-land.markdown", "07-land.md"),
            ("07-land.txt", "07-land.md"),
            ("7. Land.txt", "7. Land.md"),
            ("report-2.TXT", "report-2.md"),
            ("item.txt", "item.md"),
            ("07-land.yaml", "07-land.md"),
            ("notes.mdx", "notes.md"),
        ] {
            assert_eq!(meant_paper(name).as_deref(), Some(meant), "{name}");
        }
        for name in ["07-land.md", "07-land.pdf", "2026-budget.txt", "notes.txt", "cmd.exe", "amd.zip", "site.yaml"] {
            assert_eq!(meant_paper(name), None, "{name}");
        }
    }
}
