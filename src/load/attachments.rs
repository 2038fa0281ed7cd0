//! Attachments: files beside papers, their titles, and who may read them.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::gather::Sheet;
use super::links::Targets;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, nearest};
use crate::files::Found;
use crate::model::address::Address;
use crate::model::meeting::{Access, Document, Exemption};
use crate::paper::body::{LinkSort, ReadBody};
use crate::paper::{DocumentEntry, PagePaper, TypedAccess};

/// A file that is not a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Attachment {
    /// Its path from the site's folder.
    pub file: Arc<str>,
    /// The same, as the disk spells it.
    spelled: Arc<str>,
    /// Its size in bytes.
    pub size: u64,
}

impl Attachment {
    /// The attachment that a file is.
    pub(super) fn of(found: &Found) -> Self {
        Self { file: found.path.clone(), spelled: spelled(found), size: found.size }
    }

    /// The name of the file.
    pub(super) fn name(&self) -> &str {
        self.file.rsplit('/').next().unwrap_or(&self.file)
    }

    /// The document that is published; the title is made of the file's name.
    pub(super) fn document(&self, address: Address, access: Access) -> Document {
        Document {
            title: title(self.name()),
            language: None,
            kind: kind(self.name()),
            size: self.size,
            file: self.file.clone(),
            spelled: self.spelled.clone(),
            address,
            access,
            is_shown_in_words: false,
            acceptance: None,
        }
    }
}

/// The path of a file from the site's folder, as the disk spells it.
fn spelled(found: &Found) -> Arc<str> {
    if found.path.is_ascii() {
        return found.path.clone();
    }
    let below = found.path.split('/').count();
    let parts: Vec<_> = found.absolute.iter().map(|part| part.to_string_lossy()).collect();
    parts[parts.len().saturating_sub(below)..].join("/").into()
}

/// What stands beside a paper, and what the paper says of it.
pub(super) struct Beside<'a> {
    /// The files.
    pub files: &'a [Attachment],
    /// `documents:`, if the paper has it.
    pub listed: Option<&'a [DocumentEntry]>,
    /// The words that may show or link to the files.
    pub words: Vec<(&'a Arc<str>, &'a ReadBody)>,
    /// The paper that lists them.
    pub paper: &'a Place,
    /// Who may read a file of which nobody says.
    pub access: Access,
    /// The language of a file of which nobody says, where that is not the site's.
    pub language: Option<&'a str>,
}

/// The documents of a paper: those it lists, in that order, else every file beside it.
pub(super) fn documents(beside: &Beside, targets: &Targets, diagnostics: &mut Diagnostics) -> Vec<Document> {
    if beside.files.is_empty() && beside.listed.is_none() {
        return Vec::new();
    }
    let (mut linked, mut pictures, mut linked_openly) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for (file, body) in &beside.words {
        for (path, link) in targets.files_linked(file, body) {
            if link.sort == LinkSort::Image {
                pictures.insert(path.clone());
            }
            if !link.is_exempt {
                linked_openly.insert(path.clone());
            }
            linked.insert(path);
        }
    }
    let mut documents = Vec::new();
    for entry in beside.listed.unwrap_or_default() {
        match beside.files.iter().find(|file| file.name() == entry.file.value) {
            Some(file) => documents.extend(listed(file, entry, &beside.access, targets)),
            None => diagnostics.push(missing(entry, beside.files)),
        }
    }
    for file in beside.files {
        if documents.iter().any(|document: &Document| document.file == file.file) {
            continue;
        }
        if beside.listed.is_some() && !linked.contains(&file.file) {
            let message = format!("`{}` stands here and `documents` does not list it", file.name());
            diagnostics.push(
                Diagnostic::new(Code::AttachmentUnlisted, beside.paper.clone(), message)
                    .hint(format!("add `- {{ file: {} }}` to `documents:`, or take the file away", file.name())),
            );
            continue;
        }
        let is_exempt = linked.contains(&file.file) && !linked_openly.contains(&file.file);
        let access = match &beside.access {
            Access::Open if is_exempt => Access::Confidential("only exempt words show it".into()),
            access => access.clone(),
        };
        documents.extend(targets.file_address(&file.file).map(|address| file.document(address.clone(), access)));
    }
    for document in &mut documents {
        document.is_shown_in_words = pictures.contains(&document.file);
        document.language = document.language.take().or_else(|| beside.language.map(str::to_owned));
    }
    documents
}

/// The documents of a page: the files beside it that it lists, shows or links to.
pub(super) fn of_page(
    page: &Sheet<PagePaper>,
    files: &[Attachment],
    targets: &Targets,
    diagnostics: &mut Diagnostics,
) -> Vec<Document> {
    let file = &page.place.file;
    let linked: BTreeSet<Arc<str>> = targets.files_linked(file, &page.body).map(|(path, _)| path).collect();
    let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
    let listed = page.front.documents.as_deref();
    let is_listed = |attachment: &Attachment| {
        attachment.file.rsplit_once('/').is_some_and(|(theirs, _)| theirs == folder)
            && listed.is_some_and(|listed| listed.iter().any(|entry| entry.file.value == attachment.name()))
    };
    let files = files.iter().filter(|attachment| linked.contains(&attachment.file) || is_listed(attachment));
    let files: Vec<Attachment> = files.cloned().collect();
    let beside = Beside {
        files: &files,
        listed,
        words: vec![(file, &page.body)],
        paper: &page.place,
        access: Access::Open,
        language: page.front.language.as_deref(),
    };
    documents(&beside, targets, diagnostics)
}

fn listed(file: &Attachment, entry: &DocumentEntry, of_paper: &Access, targets: &Targets) -> Option<Document> {
    let access = match &entry.access {
        TypedAccess::Open => Access::Open,
        TypedAccess::Own(access) => access.clone(),
        TypedAccess::Closed if of_paper.is_open() => {
            let place = entry.file.place.clone();
            Access::Exempt(Exemption {
                paragraphs: Vec::new(),
                public_interest: None,
                review: None,
                summary: None,
                place,
            })
        }
        TypedAccess::AsThePaper | TypedAccess::Closed => of_paper.clone(),
    };
    let address = targets.file_address(&file.file)?.clone();
    let mut document = file.document(address, access);
    document.acceptance.clone_from(&entry.acceptance);
    document.language.clone_from(&entry.language);
    if let Some(title) = &entry.title {
        document.title.clone_from(title);
    }
    Some(document)
}

fn missing(entry: &DocumentEntry, files: &[Attachment]) -> Diagnostic {
    let message = format!("there is no file `{}` beside this paper", entry.file.value);
    let typed = entry.file.value.to_lowercase();
    let same = files.iter().map(Attachment::name).find(|name| name.to_lowercase() == typed);
    let hint = match same.or_else(|| nearest(&entry.file.value, files.iter().map(Attachment::name))) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "put the file in the same folder, or take it out of `documents:`".into(),
    };
    Diagnostic::new(Code::AttachmentMissing, entry.file.place.clone(), message).hint(hint)
}

/// A title made of a file's name: `appendix-a-costs.pdf` is "Appendix A costs".
fn title(name: &str) -> String {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let mut words: Vec<String> =
        stem.split(['-', '_', ' ']).filter(|word| !word.is_empty()).map(ToOwned::to_owned).collect();
    if let [first, rest @ ..] = &mut words[..] {
        if matches!(first.as_str(), "appendix" | "annex" | "schedule" | "plan")
            && let Some(letter) = rest.first_mut().filter(|word| word.chars().count() == 1)
        {
            *letter = letter.to_uppercase();
        }
        if let Some(initial) = first.chars().next() {
            *first = initial.to_uppercase().chain(first.chars().skip(1)).collect();
        }
    }
    words.join(" ")
}

/// The kind of a file as people say it.
fn kind(name: &str) -> &'static str {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
    match ending.as_str() {
        "pdf" => "PDF",
        "doc" | "docx" => "Word document",
        "xls" | "xlsx" => "Excel spreadsheet",
        "ppt" | "pptx" => "PowerPoint presentation",
        "odt" => "OpenDocument text",
        "ods" => "OpenDocument spreadsheet",
        "odp" => "OpenDocument presentation",
        "rtf" => "rich text",
        "csv" => "CSV table",
        "txt" => "plain text",
        "json" => "JSON data",
        "xml" => "XML data",
        "zip" => "ZIP archive",
        "png" | "jpg" | "jpeg" | "gif" | "webp" | "avif" | "svg" | "tif" | "tiff" => "picture",
        "mp3" | "m4a" | "ogg" | "wav" => "sound recording",
        "mp4" | "webm" | "mov" => "video recording",
        "ics" => "calendar file",
        "epub" => "EPUB book",
        _ => "file",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_made_of_the_files_name() {
        assert_eq!(title("appendix-a.pdf"), "Appendix A");
        assert_eq!(title("site_plan v2.final.png"), "Site plan v2.final");
        assert_eq!(title("élan.pdf"), "Élan");
    }
}
