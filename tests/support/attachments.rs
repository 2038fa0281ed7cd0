//! Attachments for tests, written from text: a few lines that can be read give a PDF or an Office file.
//!
//! ```text
//! == page
//! BT /F1 12 Tf 72 700 Td (Words) Tj ET
//! == annotation
//! /Subtype /Text /Rect [0 0 9 9] /Contents (A note)
//! ```

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

/// The parts of a text, each after a line `== name`.
fn sections(text: &str) -> Vec<(&str, &str)> {
    let parts = text.strip_prefix("== ").into_iter().flat_map(|text| text.split("\n== "));
    parts.map(|part| part.split_once('\n').unwrap_or((part, ""))).collect()
}

/// A PDF of these sections:
///
/// - `page`: the content of a page, in which `/F1` is Helvetica; behind the word, keys of the page
/// - `annotation`: the keys of an annotation of the last page
/// - `catalog`, `info`, `trailer`, `resources`: keys to add there
/// - `object 50`: an object; `stream 50 KEYS`: one with a stream
/// - `update`: what follows is added to the file by a second save
pub fn pdf(text: &str) -> Vec<u8> {
    let mut writer = Writer { file: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec(), ..Writer::default() };
    for revision in text.split("\n== update\n") {
        let revision = if revision.starts_with("== ") { revision.to_owned() } else { format!("== {revision}") };
        writer.save(&sections(&revision));
    }
    writer.file
}

#[derive(Default)]
struct Writer {
    file: Vec<u8>,
    places: Vec<(u32, usize)>,
    before: Option<usize>,
    keys: [String; 4],
    pages: u32,
    annotations: u32,
}

impl Writer {
    fn save(&mut self, sections: &[(&str, &str)]) {
        let mut pages: Vec<(u32, String, &str, Vec<u32>)> = Vec::new();
        self.places.clear();
        for (name, text) in sections {
            let (word, rest) = name.split_once(' ').unwrap_or((name, ""));
            match word {
                "page" => {
                    // A page of a later save takes the place of the first one.
                    let number = if self.before.is_some() { 10 } else { 10 + 10 * self.pages };
                    self.pages += u32::from(self.before.is_none());
                    pages.push((number, rest.to_owned(), text, Vec::new()));
                }
                "annotation" => {
                    let number = 500 + self.annotations;
                    self.annotations += 1;
                    self.object(number, &format!("<< /Type /Annot {text} >>"));
                    pages.last_mut().expect("a page before").3.push(number);
                }
                "catalog" => self.keys[0] += text,
                "info" => self.keys[1] += text,
                "trailer" => self.keys[2] += text,
                "resources" => self.keys[3] += text,
                "object" => self.object(rest.parse().expect("a number"), text),
                "stream" => {
                    let (number, keys) = rest.split_once(' ').unwrap_or((rest, ""));
                    self.stream(number.parse().expect("a number"), keys, text.as_bytes());
                }
                _ => panic!("a PDF has no section `{name}`"),
            }
        }
        for (number, keys, content, annotations) in pages {
            let annotations = references(annotations);
            let media = if keys.contains("/MediaBox") { "" } else { "/MediaBox [0 0 595 842]" };
            let resources = format!("/Resources << /Font << /F1 3 0 R >> {} >>", self.keys[3]);
            let page = format!(
                "<< /Type /Page /Parent 2 0 R {media} {keys} {resources} /Contents {} 0 R /Annots [{annotations}] >>",
                number + 1
            );
            self.object(number, &page);
            self.stream(number + 1, "", content.as_bytes());
        }
        self.object(1, &format!("<< /Type /Catalog /Pages 2 0 R {} >>", self.keys[0]));
        let kids = references((0..self.pages).map(|page| 10 + 10 * page));
        self.object(2, &format!("<< /Type /Pages /Count {} /Kids [{kids}] >>", self.pages));
        self.object(3, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
        self.object(4, &format!("<< {} >>", self.keys[1]));
        self.finish();
    }

    fn object(&mut self, number: u32, text: &str) {
        self.places.push((number, self.file.len()));
        write!(self.file, "{number} 0 obj\n{text}\nendobj\n").expect("memory");
    }

    fn stream(&mut self, number: u32, keys: &str, bytes: &[u8]) {
        self.places.push((number, self.file.len()));
        write!(self.file, "{number} 0 obj\n<< {keys} /Length {} >>\nstream\n", bytes.len()).expect("memory");
        self.file.extend_from_slice(bytes);
        self.file.extend_from_slice(b"\nendstream\nendobj\n");
    }

    fn finish(&mut self) {
        let start = self.file.len();
        let mut table = "xref\n".to_owned();
        self.places.sort_unstable();
        for (number, at) in &self.places {
            write!(table, "{number} 1\n{at:010} 00000 n \n").expect("memory");
        }
        let before = self.before.map(|before| format!("/Prev {before}")).unwrap_or_default();
        write!(table, "trailer\n<< /Size 1000 /Root 1 0 R /Info 4 0 R {} {before} >>\n", self.keys[2]).expect("memory");
        write!(table, "startxref\n{start}\n%%EOF\n").expect("memory");
        self.file.extend_from_slice(table.as_bytes());
        self.before = Some(start);
    }
}

/// References to some objects.
fn references(numbers: impl IntoIterator<Item = u32>) -> String {
    let all: Vec<String> = numbers.into_iter().map(|number| format!("{number} 0 R")).collect();
    all.join(" ")
}

/// A ZIP archive whose members are the sections, and so a file of Word, Excel and the like.
pub fn zip(text: &str) -> Vec<u8> {
    let members: Vec<(&str, &[u8])> = sections(text).into_iter().map(|(name, text)| (name, text.as_bytes())).collect();
    zip_of(&members)
}

/// A ZIP archive of these members.
pub fn zip_of(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).expect("memory");
        zip.write_all(bytes).expect("memory");
    }
    zip.finish().expect("memory").into_inner()
}
