//! OpenDocument, as LibreOffice writes it: the same things under other names.

use std::collections::HashSet;

use quick_xml::events::BytesStart;

use super::Office;
use crate::audit::read::markup::{Marks, attribute};
use crate::audit::xray::Unreadable;
use crate::audit::xray::finding::{counted, first_words, words};
use crate::diagnostic::Code;

/// Looks into an OpenDocument file.
pub(super) fn look(office: &mut Office) -> Result<(), Unreadable> {
    let mut locked = Locked::default();
    office.read("META-INF/manifest.xml", &mut locked)?;
    if locked.0 {
        return Err(Unreadable::Locked);
    }
    let mut content = Content::default();
    office.read("styles.xml", &mut content)?;
    office.read("content.xml", &mut content)?;
    if content.changes > 0 {
        let lost = if words(&content.lost) > 0 {
            format!(", with words that were deleted ({})", first_words(&content.lost))
        } else {
            String::new()
        };
        let message = format!("{}{lost}", counted(content.changes, "tracked change"));
        let hint = "in LibreOffice `Edit`, `Track changes`, `Accept all`, and save";
        office.say(Code::AttachmentTrackedChange, message, hint);
    }
    if content.comments > 0 {
        let message =
            format!("{} beside the text ({})", counted(content.comments, "comment"), first_words(&content.comment));
        let hint = "in LibreOffice right-click a comment, `Delete all comments`, and save";
        office.say(Code::AttachmentComment, message, hint);
    }
    let count = words(&content.hidden);
    if count > 0 {
        let message = format!("{} of hidden text ({})", counted(count, "word"), first_words(&content.hidden));
        let hint =
            "in LibreOffice `Format`, `Character`, `Font effects`, take `Hidden` away, look at it, and delete it";
        office.say(Code::AttachmentHiddenText, message, hint);
    }
    for (sheet, rows) in std::mem::take(&mut content.sheets) {
        let message = format!("the sheet `{}` is hidden, and has {}", sheet.replace('`', "'"), counted(rows, "row"));
        let hint =
            "in LibreOffice right-click a tab, `Show sheet`, look at it, and delete it; or export the others as a PDF";
        office.say(Code::AttachmentHiddenSheet, message, hint);
    }
    for (sheet, rows, columns) in std::mem::take(&mut content.cells) {
        let sheet = sheet.replace('`', "'");
        let mut what = Vec::new();
        what.extend((rows > 0).then(|| counted(rows, "row")));
        what.extend((columns > 0).then(|| counted(columns, "column")));
        let verb = if rows + columns == 1 { "is" } else { "are" };
        let message = format!("{} of the sheet `{sheet}` {verb} hidden, by hand or by a filter", what.join(" and "));
        let hint =
            "in LibreOffice select all, `Format`, `Rows` and `Columns`, `Show`, and delete what the public may not see";
        office.say(Code::AttachmentHiddenCells, message, hint);
    }
    for (slide, name) in std::mem::take(&mut content.slides) {
        let message = format!("slide {slide} (`{}`) is hidden", name.replace('`', "'"));
        let hint = "in LibreOffice right-click it and choose `Delete slide`; or export the others as a PDF";
        office.say(Code::AttachmentHiddenSlide, message, hint);
    }
    let count = words(&content.notes);
    if count > 0 {
        let message =
            format!("{} of notes beside the slides ({})", counted(count, "word"), first_words(&content.notes));
        let hint = "in LibreOffice `View`, `Notes`, delete them, and save";
        office.say(Code::AttachmentNotes, message, hint);
    }
    Ok(())
}

/// Does the list of members say that they are locked?
#[derive(Default)]
struct Locked(bool);

impl Marks for Locked {
    fn begin(&mut self, local: &str, _: &BytesStart) {
        self.0 |= local == "encryption-data";
    }

    fn end(&mut self, _: &str) {}

    fn words(&mut self, _: &str) {}
}

/// The content, read mark by mark.
#[derive(Default)]
struct Content {
    /// Styles that hide what has them.
    hiding: HashSet<String>,
    style: String,
    /// The open marks.
    open: Vec<Mark>,
    changes: usize,
    lost: String,
    comments: usize,
    comment: String,
    hidden: String,
    notes: String,
    sheet: Sheet,
    sheets: Vec<(String, usize)>,
    /// Sheet, hidden rows, hidden columns.
    cells: Vec<(String, usize, usize)>,
    slide: usize,
    slides: Vec<(usize, String)>,
}

/// What an open mark does to the words in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Plain,
    Change,
    Comment,
    Hidden,
    Notes,
    /// Who said it and when.
    Skipped,
}

#[derive(Default)]
struct Sheet {
    name: String,
    is_hidden: bool,
    rows: usize,
    row_hides: bool,
    row_is_filled: bool,
    hidden_rows: usize,
    /// How many columns were named so far.
    columns: u32,
    /// The columns that are hidden: from, up to.
    hidden: Vec<(u32, u32)>,
    /// Those of them that have something in them.
    hidden_columns: HashSet<u32>,
    cell: u32,
    next_cell: u32,
}

/// For how many columns or cells a mark stands.
fn repeated(mark: &BytesStart) -> u32 {
    attribute(mark, "number-columns-repeated").and_then(|count| count.parse().ok()).unwrap_or(1)
}

impl Marks for Content {
    fn begin(&mut self, local: &str, mark: &BytesStart) {
        let styled = || attribute(mark, "style-name").is_some_and(|style| self.hiding.contains(&style));
        let is = |name, value: &str| attribute(mark, name).is_some_and(|it| it == value);
        let mut opened = Mark::Plain;
        match local {
            "style" => self.style = attribute(mark, "name").unwrap_or_default(),
            "text-properties" if is("display", "none") => {
                self.hiding.insert(self.style.clone());
            }
            "table-properties" if is("display", "false") => {
                self.hiding.insert(self.style.clone());
            }
            "drawing-page-properties" if is("visibility", "hidden") => {
                self.hiding.insert(self.style.clone());
            }
            "changed-region" => self.changes += 1,
            "deletion" => opened = Mark::Change,
            "annotation" => {
                self.comments += 1;
                opened = Mark::Comment;
            }
            "creator" | "date" | "date-string" | "sender-initials" => opened = Mark::Skipped,
            "notes" => opened = Mark::Notes,
            "hidden-text" | "hidden-paragraph" => opened = Mark::Hidden,
            "span" | "p" | "h" if styled() => opened = Mark::Hidden,
            "table" => {
                let name = attribute(mark, "name").unwrap_or_default();
                self.sheet = Sheet { name, is_hidden: styled(), ..Sheet::default() };
            }
            "table-row" => {
                self.sheet.row_hides = is("visibility", "collapse") || is("visibility", "filter");
                self.sheet.row_is_filled = false;
                self.sheet.next_cell = 0;
            }
            "table-column" => {
                let (from, count) = (self.sheet.columns, repeated(mark));
                self.sheet.columns = from.saturating_add(count);
                if is("visibility", "collapse") || is("visibility", "filter") {
                    self.sheet.hidden.push((from, self.sheet.columns));
                }
            }
            "table-cell" | "covered-table-cell" => {
                self.sheet.cell = self.sheet.next_cell;
                self.sheet.next_cell = self.sheet.cell.saturating_add(repeated(mark));
            }
            "page" => {
                self.slide += 1;
                if styled() {
                    self.slides.push((self.slide, attribute(mark, "name").unwrap_or_default()));
                }
            }
            _ => {}
        }
        self.open.push(opened);
    }

    fn end(&mut self, local: &str) {
        self.open.pop();
        match local {
            "table-row" if self.sheet.row_is_filled => {
                self.sheet.rows += 1;
                self.sheet.hidden_rows += usize::from(self.sheet.row_hides);
            }
            "table" => {
                let sheet = std::mem::take(&mut self.sheet);
                if sheet.is_hidden && sheet.rows > 0 {
                    self.sheets.push((sheet.name, sheet.rows));
                } else if sheet.rows > 0 && sheet.hidden_rows + sheet.hidden_columns.len() > 0 {
                    self.cells.push((sheet.name, sheet.hidden_rows, sheet.hidden_columns.len()));
                }
            }
            _ => {}
        }
    }

    fn words(&mut self, words: &str) {
        if words.trim().is_empty() {
            return;
        }
        self.sheet.row_is_filled = true;
        let cell = self.sheet.cell;
        if self.sheet.hidden.iter().any(|(from, up_to)| (*from..*up_to).contains(&cell)) {
            self.sheet.hidden_columns.insert(cell);
        }
        let innermost = self.open.iter().rev().find(|mark| **mark != Mark::Plain);
        let text = match innermost {
            Some(Mark::Change) => &mut self.lost,
            Some(Mark::Comment) => &mut self.comment,
            Some(Mark::Hidden) => &mut self.hidden,
            Some(Mark::Notes) => &mut self.notes,
            Some(Mark::Plain | Mark::Skipped) | None => return,
        };
        text.push_str(words);
        text.push(' ');
    }
}
