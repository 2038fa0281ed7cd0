//! The files of Word, Excel, PowerPoint and their free kin.

mod excel;
mod open_document;
mod powerpoint;
mod properties;
mod word;

use super::finding::first_words;
use super::{Finding, Unreadable, look_at_members};
use crate::audit::read::Budget;
use crate::audit::read::archive::Archive;
use crate::audit::read::markup::{self, Marks, attribute};
use crate::diagnostic::Code;
use quick_xml::events::BytesStart;

/// An Office file that is looked into.
struct Office<'a, 'b> {
    archive: &'a mut Archive<'b>,
    at: &'a str,
    budget: &'a mut Budget,
    findings: &'a mut Vec<Finding>,
}

/// Looks into an archive, if it is an Office file; tells whether it is one.
pub(super) fn look(
    archive: &mut Archive,
    at: &str,
    budget: &mut Budget,
    findings: &mut Vec<Finding>,
) -> Result<bool, Unreadable> {
    let names = archive.names.clone();
    let has = |start: &str| names.iter().any(|name| name.starts_with(start));
    let kind = match () {
        () if has("word/") => Kind::Word,
        () if has("xl/") => Kind::Excel,
        () if has("ppt/") => Kind::PowerPoint,
        () if has("content.xml") && has("META-INF/manifest.xml") => Kind::OpenDocument,
        () => return Ok(false),
    };
    if names.iter().any(|name| name == "xl/workbook.bin") {
        return Err(Unreadable::Old("the binary Excel format (xlsb)"));
    }
    let mut office = Office { archive, at, budget, findings };
    match kind {
        Kind::Word => word::look(&mut office)?,
        Kind::Excel => excel::look(&mut office)?,
        Kind::PowerPoint => powerpoint::look(&mut office)?,
        Kind::OpenDocument => open_document::look(&mut office)?,
    }
    office.look_at_what_is_embedded(kind);
    properties::look(&mut office)?;
    let pictures = names.iter().filter(|name| name.contains("/media/") || name.starts_with("Pictures/"));
    let pictures: Vec<String> = pictures.cloned().collect();
    look_at_members(archive, &pictures, at, budget, findings)?;
    Ok(true)
}

/// The programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Word,
    Excel,
    PowerPoint,
    OpenDocument,
}

impl Office<'_, '_> {
    /// Says what was found.
    fn say(&mut self, code: Code, message: impl Into<String>, hint: &str) {
        self.findings.push(Finding::new(code, self.at, message, hint));
    }

    /// The members whose names begin and end so, in the order of their numbers.
    fn members(&self, start: &str, end: &str) -> Vec<String> {
        let is_it = |name: &&String| name.starts_with(start) && name.ends_with(end);
        let mut names: Vec<String> = self.archive.names.iter().filter(is_it).cloned().collect();
        names.sort_by_key(|name| (name.len(), name.clone()));
        names
    }

    /// Reads a member mark by mark; nothing where it is not there.
    fn read(&mut self, name: &str, marks: &mut impl Marks) -> Result<(), Unreadable> {
        match self.archive.read_some(name, self.budget)? {
            Some(bytes) => markup::read(&bytes, self.budget, marks),
            None => Ok(()),
        }
    }

    /// What stands in some marks of a member.
    fn named(&mut self, name: &str, names: &'static [&'static str]) -> Result<Vec<(&'static str, String)>, Unreadable> {
        match self.archive.read_some(name, self.budget)? {
            Some(bytes) => markup::named(&bytes, names, self.budget),
            None => Ok(Vec::new()),
        }
    }

    /// What a member refers to: the id, and the name of the other member or the address outside.
    fn references(&mut self, of: &str) -> Result<Vec<Reference>, Unreadable> {
        let (folder, file) = of.rsplit_once('/').unwrap_or(("", of));
        let mut references = References { folder: folder.to_owned(), found: Vec::new() };
        self.read(&format!("{folder}/_rels/{file}.rels"), &mut references)?;
        Ok(references.found)
    }

    /// Files within the file, and programs.
    fn look_at_what_is_embedded(&mut self, kind: Kind) {
        let is_embedded = |name: &&String| match kind {
            Kind::OpenDocument => name.starts_with("Object ") && name.ends_with("content.xml"),
            Kind::Word | Kind::Excel | Kind::PowerPoint => name.contains("/embeddings/"),
        };
        let embedded: Vec<String> = self.archive.names.iter().filter(is_embedded).cloned().collect();
        if let Some(first) = embedded.first() {
            let count = embedded.len();
            let what = if count == 1 { "a whole file is".to_owned() } else { format!("{count} whole files are") };
            let first = first.trim_end_matches("/content.xml").rsplit('/').next().unwrap_or(first);
            let message = format!("{what} embedded in this one ({}), with all that is in it", first_words(first));
            let hint =
                "paste the chart or table as a picture (`Paste special`, `Picture`) instead of the object itself";
            self.say(Code::AttachmentEmbeddedFile, message, hint);
        }
        let is_program = |name: &String| {
            name.ends_with("vbaProject.bin") || name.contains("/macrosheets/") || name.starts_with("Basic/")
        };
        if self.archive.names.iter().any(is_program) {
            let hint = "save it as `docx`, `xlsx` or `pptx`, which hold no macros";
            self.say(Code::AttachmentScript, "this file holds macros", hint);
        }
    }
}

/// A reference of one member to another, or to something outside.
struct Reference {
    id: String,
    target: String,
    is_outside: bool,
    kind: String,
}

struct References {
    folder: String,
    found: Vec<Reference>,
}

impl Marks for References {
    fn begin(&mut self, local: &str, mark: &BytesStart) {
        if local != "Relationship" {
            return;
        }
        let target = attribute(mark, "Target").unwrap_or_default();
        let is_outside = attribute(mark, "TargetMode").is_some_and(|mode| mode == "External");
        let target = if is_outside { target } else { resolved(&self.folder, &target) };
        let id = attribute(mark, "Id").unwrap_or_default();
        let kind = attribute(mark, "Type").unwrap_or_default();
        self.found.push(Reference { id, target, is_outside, kind });
    }

    fn end(&mut self, _: &str) {}

    fn words(&mut self, _: &str) {}
}

/// The name of a member that another in `folder` calls `target`.
fn resolved(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            ".." => {
                parts.pop();
            }
            "." | "" => {}
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// Is a switch on that is written as `val="..."`, or alone?
fn is_on(mark: &BytesStart) -> bool {
    attribute(mark, "val").is_none_or(|value| !matches!(value.as_str(), "0" | "false" | "off"))
}
