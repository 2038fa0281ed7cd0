//! The shelf: which committees, meetings and items there are, by the names of their folders and files, and which
//! one was meant.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use unicode_normalization::UnicodeNormalization;

use super::Error;
use super::name::numbered;
use crate::diagnostic::nearest;
use crate::files;

/// Where the committees stand.
pub(super) const COMMITTEES: &str = "content/committees";

/// A file or folder on the shelf.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    /// Its name; a paper's without `.md`.
    pub(super) name: String,
    /// Folder or paper.
    pub(super) form: Form,
}

/// What holds a committee, a meeting or an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Form {
    /// A folder of papers.
    Folder,
    /// A paper.
    Paper,
}

/// A meeting that is there.
#[derive(Debug)]
pub(super) struct Meeting {
    /// Committee and sitting (`osmb/2026-12-03`).
    pub(super) id: String,
    /// Its folder, from the site's.
    pub(super) folder: String,
}

/// An item that is there.
#[derive(Debug)]
pub(super) struct Item {
    /// Its id (`osmb/2026-12-03/winter-gritting`).
    pub(super) id: String,
    /// The folder that it is or would be, from the site's.
    pub(super) folder: String,
    /// Folder or paper.
    pub(super) form: Form,
}

/// The folders and papers in a folder, sorted by name; none when there is no such folder.
pub(super) fn entries(root: &Path, folder: &str) -> Result<Vec<Entry>, Error> {
    let path = root.join(folder);
    let unreadable = |source| files::Error::Read { path: path.clone(), source };
    let listing = match fs::read_dir(&path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        listing => listing.map_err(unreadable)?,
    };
    let mut entries = Vec::new();
    for entry in listing {
        let path = entry.map_err(unreadable)?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.starts_with('.') {
            continue;
        }
        if path.is_dir() {
            entries.push(Entry { name, form: Form::Folder });
        } else if let Some(name) = name.strip_suffix(".md") {
            entries.push(Entry { name: name.to_owned(), form: Form::Paper });
        }
    }
    entries.sort_by(|a, b| (&a.name, a.form).cmp(&(&b.name, b.form)));
    Ok(entries)
}

/// The parts of an id as typed: an id, an id with numbers, or the path of a paper.
pub(super) fn parts(typed: &str) -> Vec<String> {
    let typed = typed.replace('\\', "/");
    let mut parts: Vec<&str> = typed.split('/').filter(|part| !matches!(*part, "" | ".")).collect();
    for folder in ["content", "committees"] {
        if parts.len() > 1 && parts[0] == folder {
            parts.remove(0);
        }
    }
    if let Some(last) = parts.last_mut() {
        *last = last.strip_suffix(".md").unwrap_or(last);
    }
    if parts.len() > 1 && parts.last().is_some_and(|last| matches!(*last, "committee" | "meeting" | "item")) {
        parts.pop();
    }
    parts.into_iter().map(str::to_owned).collect()
}

/// The folder of the committee that was meant.
pub(super) fn committee(root: &Path, typed: &str) -> Result<String, Error> {
    let mut names: Vec<String> = Vec::new();
    for entry in entries(root, COMMITTEES)? {
        match entry.form {
            Form::Folder => names.push(entry.name),
            Form::Paper => {}
        }
    }
    if let Some(name) = names.iter().find(|name| same(name, typed)) {
        return Ok(name.clone());
    }
    let hint = match nearest(typed, names.iter().map(String::as_str)) {
        Some(near) => format!("did you mean `{near}`?"),
        None if names.is_empty() => "there is none yet: type `minutebook new committee \"Its name\"` first".to_owned(),
        None => format!("there is {}; for another type `minutebook new committee \"Its name\"` first", listed(&names)),
    };
    Err(Error::refused(format!("there is no committee `{typed}`"), hint))
}

/// The meeting that was meant, if it is a folder.
pub(super) fn meeting(root: &Path, typed: &str) -> Result<Meeting, Error> {
    let parts = parts(typed);
    let (Some(committee), Some(sitting)) = (parts.first(), parts.get(1)) else {
        return Err(Error::refused(
            format!("`{typed}` names no meeting"),
            "type committee and day, such as `osmb/2026-12-03`",
        ));
    };
    let committee = self::committee(root, committee)?;
    let folder = format!("{COMMITTEES}/{committee}");
    let sittings = entries(root, &folder)?;
    let Some(entry) = sittings.iter().find(|entry| same(&entry.name, sitting)) else {
        let first = format!("type `minutebook new meeting {committee} {sitting}` first");
        let near =
            nearest(sitting, sittings.iter().map(|entry| entry.name.as_str()).filter(|name| *name != "committee"));
        let hint = near.map_or(first.clone(), |near| format!("did you mean `{committee}/{near}`? If not, {first}"));
        return Err(Error::refused(format!("there is no meeting `{committee}/{sitting}`"), hint));
    };
    let (id, folder) = (format!("{committee}/{}", entry.name), format!("{folder}/{}", entry.name));
    match entry.form {
        Form::Folder => Ok(Meeting { id, folder }),
        Form::Paper => Err(Error::refused(
            format!("the meeting `{id}` is one file, in which each heading of level 2 is an item"),
            format!("write the item as a heading in {folder}.md, or move that file to {folder}/meeting.md"),
        )),
    }
}

/// The item that was meant.
pub(super) fn item(root: &Path, typed: &str) -> Result<Item, Error> {
    let parts = parts(typed);
    let Some(name) = parts.get(2) else {
        return Err(Error::refused(
            format!("`{typed}` names no item"),
            "type committee, day and name, such as `osmb/2026-12-03/winter-gritting`",
        ));
    };
    let meeting = meeting(root, typed)?;
    let items = items(root, &meeting)?;
    let (_, plain) = numbered(name);
    let exact = items.iter().find(|entry| same(&entry.name, name));
    if let Some(entry) = exact.or_else(|| items.iter().find(|entry| same(numbered(&entry.name).1, plain))) {
        let id = format!("{}/{}", meeting.id, numbered(&entry.name).1);
        return Ok(Item { id, folder: format!("{}/{}", meeting.folder, entry.name), form: entry.form });
    }
    let names: Vec<String> = items.iter().map(|entry| numbered(&entry.name).1.to_owned()).collect();
    let hint = match nearest(plain, names.iter().map(String::as_str)) {
        Some(near) => format!("did you mean `{}/{near}`?", meeting.id),
        None if names.is_empty() => format!("type `minutebook new item {} \"Its title\"` first", meeting.id),
        None => format!("there is {}", listed(&names)),
    };
    Err(Error::refused(format!("there is no item `{}/{plain}`", meeting.id), hint))
}

/// The items of a meeting.
pub(super) fn items(root: &Path, meeting: &Meeting) -> Result<Vec<Entry>, Error> {
    let mut items = entries(root, &meeting.folder)?;
    items.retain(|entry| entry.name != "meeting");
    Ok(items)
}

/// Are these two spellings of one name?
fn same(name: &str, typed: &str) -> bool {
    let plain = |name: &str| name.nfc().collect::<String>().to_lowercase();
    plain(name) == plain(typed)
}

fn listed(names: &[String]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}
