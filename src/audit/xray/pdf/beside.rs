//! What a PDF holds beside its pages: notes, attached files, scripts, fields of forms, the names of authors.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Object};

use crate::audit::read::pdf::{Rect, dictionary, each_dictionary, list, name, number, numbers, stream, string};
use crate::audit::read::{Budget, markup};
use crate::audit::xray::finding::{counted, first_words};
use crate::audit::xray::{Finding, Unreadable};
use crate::diagnostic::Code;

/// What somebody put on a page afterwards.
pub(super) fn notes(document: &Document, page: &Dictionary, number: usize, at: &str, findings: &mut Vec<Finding>) {
    let (mut notes, mut redactions) = (Vec::new(), 0);
    for note in list(document, page, "Annots").into_iter().filter_map(|note| note.as_dict().ok()) {
        match name(document, note, "Subtype") {
            Some(b"Redact") => redactions += 1,
            Some(
                b"Text" | b"FreeText" | b"Line" | b"Square" | b"Circle" | b"Polygon" | b"PolyLine" | b"Highlight"
                | b"Underline" | b"Squiggly" | b"StrikeOut" | b"Stamp" | b"Caret" | b"Ink",
            ) => notes.push(string(document, note, "Contents").unwrap_or_default()),
            _ => {}
        }
    }
    if redactions > 0 {
        let count = counted(redactions, "passage");
        let message = format!("page {number} has {count} marked to be redacted, whose words are still there");
        let hint = "in Acrobat `Redact`, `Apply`, and save the file; until then nothing is taken out";
        findings.push(Finding::new(Code::AttachmentCoveredText, at, message, hint));
    }
    if !notes.is_empty() {
        let words = notes.iter().find(|words| !words.is_empty());
        let words = words.map(|words| format!(" ({})", first_words(words))).unwrap_or_default();
        let message = format!(
            "page {number} has {}{words}",
            counted(notes.len(), "comment or mark").replace("comment or marks", "comments or marks")
        );
        let hint = "in Acrobat open `Comments`, select all and delete them; or print the file to a new PDF with `Document` only";
        findings.push(Finding::new(Code::AttachmentComment, at, message, hint));
    }
}

/// Looks at all else.
pub(super) fn look(
    document: &Document,
    at: &str,
    budget: &mut Budget,
    findings: &mut Vec<Finding>,
) -> Result<(), Unreadable> {
    let mut seen = Seen::default();
    each_dictionary(document, &mut |dictionary: &Dictionary| seen.see(document, dictionary));
    if let Some(first) = seen.files.first() {
        let message = format!("{} attached to this PDF ({})", are(seen.files.len(), "file"), first_words(first));
        let hint = "in Acrobat open `Attachments` and delete them; publish the files beside the paper if the public may have them";
        findings.push(Finding::new(Code::AttachmentEmbeddedFile, at, message, hint));
    }
    if seen.scripts > 0 {
        let message = format!("this PDF holds {}", counted(seen.scripts, "script"));
        let hint = "print it to a new PDF, which has none";
        findings.push(Finding::new(Code::AttachmentScript, at, message, hint));
    }
    let form = document.catalog().ok().and_then(|catalog| dictionary(document, catalog, "AcroForm"));
    if form.is_some_and(|form| form.has(b"XFA")) {
        let message = "this PDF is a form that keeps what was typed into it a second time, where nobody sees it (XFA)";
        findings.push(Finding::new(Code::AttachmentFormValue, at, message, "print it to a new PDF"));
    }
    for (field, value) in &seen.values {
        let message =
            format!("the field `{field}` of this form has a value that is not shown ({})", first_words(value));
        let hint = "in Acrobat `Prepare a form`, delete the field; or print the file to a new PDF";
        findings.push(Finding::new(Code::AttachmentFormValue, at, message, hint));
    }
    let authors = authors(document, budget)?;
    if !authors.is_empty() {
        let quoted: Vec<String> = authors.iter().map(|author| format!("`{}`", author.replace('`', "'"))).collect();
        let message = format!("the properties of this PDF name {} as its author", quoted.join(", "));
        let hint = "if the public need not know, in Acrobat `File`, `Properties`, empty `Author`, and save";
        let names = authors.into_iter().collect();
        findings.push(Finding { names, ..Finding::new(Code::AttachmentAuthor, at, message, hint) });
    }
    Ok(())
}

/// "1 file is", "2 files are".
fn are(count: usize, noun: &str) -> String {
    format!("{} {}", counted(count, noun), if count == 1 { "is" } else { "are" })
}

#[derive(Default)]
struct Seen {
    files: Vec<String>,
    scripts: usize,
    values: Vec<(String, String)>,
}

impl Seen {
    fn see(&mut self, document: &Document, dictionary: &Dictionary) {
        if dictionary.has(b"EF") {
            let name = ["UF", "F", "Desc"].iter().find_map(|key| string(document, dictionary, key));
            self.files.push(name.unwrap_or_else(|| "without a name".to_owned()));
        }
        if name(document, dictionary, "S") == Some(b"JavaScript") || dictionary.has(b"JS") {
            self.scripts += 1;
        }
        let is_field = dictionary.has(b"FT") && dictionary.has(b"T");
        if is_field
            && let Some(value) = string(document, dictionary, "V")
            && !is_shown(document, dictionary)
        {
            let field = string(document, dictionary, "T").unwrap_or_default();
            self.values.push((field, value));
        }
    }
}

/// Is a field shown on a page, itself or by one of its parts?
fn is_shown(document: &Document, field: &Dictionary) -> bool {
    let parts = list(document, field, "Kids").into_iter().filter_map(|part| part.as_dict().ok());
    std::iter::once(field).chain(parts).any(|part| {
        let flags = number(document, part, "F").unwrap_or(0.0);
        #[allow(clippy::cast_possible_truncation, reason = "flags are a small whole number")]
        let is_hidden = flags as i64 & 0b10_0010 != 0;
        let place = Rect::of(&numbers(document, part, "Rect"));
        !is_hidden && place.is_some_and(|place| !place.is_empty())
    })
}

/// The authors that the properties name.
fn authors(document: &Document, budget: &mut Budget) -> Result<BTreeSet<String>, Unreadable> {
    let properties = match document.trailer.get(b"Info") {
        Ok(Object::Reference(id)) => document.get_dictionary(*id).ok(),
        Ok(object) => object.as_dict().ok(),
        Err(_) => None,
    };
    let mut authors: BTreeSet<String> = BTreeSet::new();
    authors.extend(properties.and_then(|properties| string(document, properties, "Author")));
    let metadata = document.catalog().ok().and_then(|catalog| stream(document, catalog, "Metadata"));
    let most = usize::try_from(budget.part()).unwrap_or(usize::MAX);
    if let Some(bytes) = metadata.and_then(|metadata| metadata.get_plain_content_with_limit(most).ok()) {
        budget.unpacked(bytes.len())?;
        let found = markup::named(&bytes, &["creator"], budget)?;
        authors.extend(found.into_iter().map(|(_, author)| author));
    }
    Ok(authors.into_iter().map(|author| author.trim().to_owned()).filter(|author| is_person(author)).collect())
}

/// Does it say who it was, rather than that nobody is named?
fn is_person(author: &str) -> bool {
    !matches!(author.to_lowercase().as_str(), "" | "(anonymous)" | "anonymous" | "unknown" | "(unspecified)" | "-")
}
