//! The rows of a workbook as they stand on its sheets. In the file each text stands once, in a list, and a cell has its
//! number there, so that what stands side by side on the sheet does not in the file.

use std::rc::Rc;

use quick_xml::events::BytesStart;

use super::archive::Archive;
use super::markup::{self, Marks, attribute};
use super::{Budget, Insides, Unreadable, within};

/// Adds the rows of each sheet, if the archive is a workbook of Excel.
pub(super) fn rows(
    archive: &mut Archive,
    at: &str,
    budget: &mut Budget,
    insides: &mut Insides,
) -> Result<(), Unreadable> {
    let Some(list) = archive.read_some("xl/sharedStrings.xml", budget)? else { return Ok(()) };
    let mut texts = Texts::default();
    read(&list, budget, &mut texts)?;
    let texts = Rc::new(texts.all);
    let is_sheet = |name: &&String| name.starts_with("xl/worksheets/") && name.to_ascii_lowercase().ends_with(".xml");
    for name in archive.names.iter().filter(is_sheet).cloned().collect::<Vec<_>>() {
        let sheet = archive.read(&name, budget)?;
        let mut rows = Rows { texts: Rc::clone(&texts), ..Rows::default() };
        read(&sheet, budget, &mut rows)?;
        insides.add(&within(at, &name), "rows", rows.text);
    }
    Ok(())
}

/// Reads as far as the marks are well formed.
fn read(bytes: &[u8], budget: &mut Budget, marks: &mut impl Marks) -> Result<(), Unreadable> {
    match markup::read(bytes, budget, marks) {
        Ok(()) | Err(Unreadable::Broken) => Ok(()),
        Err(unreadable) => Err(unreadable),
    }
}

/// The list of texts.
#[derive(Default)]
struct Texts {
    all: Vec<String>,
    in_text: bool,
}

impl Marks for Texts {
    fn begin(&mut self, local: &str, _: &BytesStart) {
        match local {
            "si" => self.all.push(String::new()),
            "t" => self.in_text = true,
            _ => {}
        }
    }

    fn end(&mut self, local: &str) {
        if local == "t" {
            self.in_text = false;
        }
    }

    fn words(&mut self, words: &str) {
        if let Some(text) = self.all.last_mut().filter(|_| self.in_text) {
            text.push_str(words);
        }
    }
}

/// The rows of a sheet.
#[derive(Default)]
struct Rows {
    texts: Rc<Vec<String>>,
    text: String,
    /// Has the cell the number of a text?
    is_listed: bool,
    in_value: bool,
}

impl Marks for Rows {
    fn begin(&mut self, local: &str, mark: &BytesStart) {
        match local {
            "c" => self.is_listed = attribute(mark, "t").is_some_and(|kind| kind == "s"),
            "v" | "t" => self.in_value = true,
            _ => {}
        }
    }

    fn end(&mut self, local: &str) {
        match local {
            "v" | "t" => self.in_value = false,
            "c" => self.text.push(' '),
            "row" => self.text.push('\n'),
            _ => {}
        }
    }

    fn words(&mut self, words: &str) {
        if !self.in_value {
            return;
        }
        let listed = self.is_listed.then(|| self.texts.get(words.trim().parse::<usize>().ok()?)).flatten();
        self.text.push_str(listed.map_or(words, String::as_str));
    }
}
