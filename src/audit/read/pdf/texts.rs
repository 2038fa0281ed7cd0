//! Every text inside a PDF: its pages and what earlier versions had on theirs, marks, attached files, facts about it.

use std::collections::{BTreeSet, HashSet};

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::draw::{draw, draw_form};
use super::layers::Layers;
use super::objects::{as_words, each_dictionary, name};
use super::{Drawing, earlier_versions, open, pages};
use crate::audit::read::{Budget, Excess, Insides, Unreadable, markup, open_inner, within};

/// The texts inside a PDF.
pub(in crate::audit::read) fn texts(
    bytes: &[u8],
    at: &str,
    budget: &mut Budget,
    insides: &mut Insides,
) -> Result<(), Unreadable> {
    let document = open(bytes, budget)?;
    of_pages(&document, at, budget, insides)?;
    of_lost_pages(&document, at, budget, insides)?;
    of_strings(&document, at, insides);
    of_streams(&document, at, budget, insides)?;
    for (number, version) in (1..).zip(earlier_versions(bytes)) {
        // What cannot be opened any more as it was cannot be read by others either.
        let at = within(at, &format!("earlier version {number}"));
        match open(version, budget) {
            Ok(version) => {
                of_pages(&version, &at, budget, insides)?;
                of_strings(&version, &at, insides);
            }
            Err(excess @ Unreadable::TooLarge(_)) => return Err(excess),
            Err(_) => {}
        }
    }
    Ok(())
}

fn of_pages(document: &Document, at: &str, budget: &mut Budget, insides: &mut Insides) -> Result<(), Unreadable> {
    let layers = Layers::of(document);
    for (number, page) in (1..).zip(pages(document)) {
        let drawing = draw(document, page, &layers, budget)?;
        add(&drawing, at, &format!("page {number}"), insides);
    }
    Ok(())
}

/// Words in the order of drawing, and beside them those that are spoken; and once more as they stand on the page, where
/// that is another order.
fn add(drawing: &Drawing, at: &str, inside: &str, insides: &mut Insides) {
    let mut text = drawing.words(&drawing.glyphs);
    let by_line = drawing.words_by_line();
    let is_another = !by_line.split_whitespace().eq(text.split_whitespace());
    for words in &drawing.spoken {
        text.push('\n');
        text.push_str(words);
    }
    insides.add(at, inside, text);
    if is_another {
        insides.add(at, &format!("{inside}, by line"), by_line);
    }
}

/// Pages and forms that nothing shows any more: they are left when a page is deleted.
fn of_lost_pages(document: &Document, at: &str, budget: &mut Budget, insides: &mut Insides) -> Result<(), Unreadable> {
    let layers = Layers::of(document);
    let shown: HashSet<ObjectId> = pages(document).into_iter().collect();
    for (id, object) in &document.objects {
        match object {
            Object::Dictionary(page) if page.has_type(b"Page") && !shown.contains(id) => {
                let drawing = draw(document, *id, &layers, budget)?;
                add(&drawing, at, "a page that is not shown", insides);
            }
            Object::Stream(form) if name(document, &form.dict, "Subtype") == Some(b"Form") => {
                let drawing = draw_form(document, form, &layers, budget)?;
                add(&drawing, at, "a form", insides);
            }
            _ => {}
        }
    }
    Ok(())
}

/// All strings of the file: titles, names, comments, values of forms, scripts.
fn of_strings(document: &Document, at: &str, insides: &mut Insides) {
    /// Keys whose strings are numbers and marks.
    const MARKS: [&[u8]; 8] = [b"ID", b"O", b"U", b"CheckSum", b"Ordering", b"Registry", b"DA", b"Panose"];
    let mut strings = BTreeSet::new();
    let mut see = |dictionary: &Dictionary| {
        for (key, object) in dictionary {
            let list = match object {
                Object::Array(list) => &list[..],
                object => std::slice::from_ref(object),
            };
            if !MARKS.contains(&&key[..]) {
                let words = list.iter().filter_map(as_words);
                strings.extend(words.filter(|words| words.chars().any(char::is_alphabetic)));
            }
        }
    };
    see(&document.trailer);
    each_dictionary(document, &mut see);
    insides.add(at, "marks and properties", strings.into_iter().collect::<Vec<_>>().join("\n"));
}

/// Streams that hold text or files: what is attached, the properties in XML, scripts.
fn of_streams(document: &Document, at: &str, budget: &mut Budget, insides: &mut Insides) -> Result<(), Unreadable> {
    for (id, object) in &document.objects {
        let Object::Stream(stream) = object else { continue };
        let kind = name(document, &stream.dict, "Type").or_else(|| name(document, &stream.dict, "Subtype"));
        // Drawn already, or letters' outlines, or the order of other objects.
        let is_known = matches!(kind, Some(b"XObject" | b"Form" | b"Image" | b"ObjStm" | b"XRef" | b"CMap"))
            || ["Length1", "FunctionType", "PatternType", "N", "Width"]
                .iter()
                .any(|key| stream.dict.has(key.as_bytes()));
        if is_known {
            continue;
        }
        let most = usize::try_from(budget.part()).unwrap_or(usize::MAX);
        let content = match stream.get_plain_content_with_limit(most) {
            Ok(content) => content,
            Err(lopdf::Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { .. })) => {
                return Err(Unreadable::TooLarge(Excess::Unpacked));
            }
            Err(_) => continue,
        };
        budget.unpacked(content.len())?;
        match kind {
            Some(b"EmbeddedFile") => {
                let name = attached_name(document, *id).unwrap_or_else(|| "attachment".to_owned());
                open_inner(&name, &content, &within(at, &name), budget, insides)?;
            }
            Some(b"Metadata" | b"XML") => insides.add(at, "properties", markup::text(&content, budget)?),
            _ => {}
        }
    }
    Ok(())
}

/// The name that a file was attached under.
fn attached_name(document: &Document, file: ObjectId) -> Option<String> {
    let mut found = None;
    each_dictionary(document, &mut |dictionary: &Dictionary| {
        let files = dictionary.get(b"EF").ok().and_then(|files| files.as_dict().ok());
        let is_it = files.is_some_and(|files| files.iter().any(|(_, it)| it.as_reference().ok() == Some(file)));
        if is_it {
            found = ["UF", "F"].iter().find_map(|key| super::string(document, dictionary, key));
        }
    });
    found
}
