//! The cells of a sheet: which are filled, and which of them stand in hidden rows and columns.

use std::collections::BTreeSet;
use std::rc::Rc;

use quick_xml::events::BytesStart;

use super::look::Unseen;
use crate::audit::read::markup::{Marks, attribute};

/// The cells of a sheet.
#[derive(Default)]
#[allow(clippy::struct_excessive_bools, reason = "each says what a row or a cell is like, and they have no order")]
pub(super) struct Cells {
    /// The formats that show nothing.
    looks: Rc<Vec<Unseen>>,
    /// Filled cells that are formatted to show nothing; how.
    unseen: Vec<(String, Unseen)>,
    /// Something else may put a colour behind cells: a table, a rule.
    has_grounds: bool,
    /// The cell that is read, if it shows nothing.
    cell: Option<(String, Unseen)>,
    /// How many rows have something in them.
    pub filled_rows: usize,
    /// The hidden rows that have something in them.
    pub hidden_rows: Vec<u32>,
    /// Is there a picture or a chart?
    pub has_drawing: bool,
    /// The columns that have something in them.
    filled_columns: BTreeSet<u32>,
    /// From, up to.
    hidden_columns: Vec<(u32, u32)>,
    row: u32,
    column: u32,
    row_hides: bool,
    row_is_filled: bool,
    in_value: bool,
}

/// As many columns as Excel has.
const COLUMNS: u32 = 16_384;

impl Cells {
    /// The cells of a sheet whose workbook has these formats.
    pub fn new(looks: &Rc<Vec<Unseen>>) -> Self {
        Self { looks: Rc::clone(looks), ..Self::default() }
    }

    /// The names of the cells that show nothing of what is in them.
    pub fn unseen(&self) -> Vec<&str> {
        let is_sure = |how: &Unseen| *how == Unseen::Format || *how == Unseen::White && !self.has_grounds;
        self.unseen.iter().filter(|(_, how)| is_sure(how)).map(|(cell, _)| cell.as_str()).collect()
    }

    /// The hidden columns that have something in them.
    pub fn hidden_columns(&self) -> Vec<u32> {
        let is_hidden = |column: &&u32| self.hidden_columns.iter().any(|(from, to)| (from..=to).contains(column));
        self.filled_columns.iter().filter(is_hidden).copied().collect()
    }
}

impl Marks for Cells {
    fn begin(&mut self, local: &str, mark: &BytesStart) {
        let is_set = |name| attribute(mark, name).is_some_and(|value| matches!(value.as_str(), "1" | "true"));
        let is_nought =
            |name| attribute(mark, name).and_then(|size| size.parse::<f64>().ok()).is_some_and(|it| it <= 0.0);
        let number = |name| attribute(mark, name).and_then(|number| number.parse::<u32>().ok());
        match local {
            "col" if is_set("hidden") || is_nought("width") => {
                self.hidden_columns.extend(number("min").zip(number("max")));
            }
            "row" => {
                self.row = number("r").unwrap_or(self.row.saturating_add(1));
                self.column = 0;
                self.row_hides = is_set("hidden") || is_nought("ht");
                self.row_is_filled = false;
            }
            "c" => {
                let name = attribute(mark, "r").unwrap_or_default();
                self.column = column(&name).unwrap_or(self.column.saturating_add(1));
                let look = number("s").and_then(|style| self.looks.get(usize::try_from(style).ok()?).copied());
                self.cell = look.filter(|look| *look != Unseen::No).map(|look| (name, look));
            }
            "v" | "t" | "f" => self.in_value = true,
            "tablePart" | "conditionalFormatting" => self.has_grounds = true,
            "drawing" | "legacyDrawing" | "picture" => self.has_drawing = true,
            _ => {}
        }
    }

    fn end(&mut self, local: &str) {
        match local {
            "v" | "t" | "f" => self.in_value = false,
            "row" if self.row_is_filled => {
                self.filled_rows += 1;
                if self.row_hides {
                    self.hidden_rows.push(self.row);
                }
            }
            _ => {}
        }
    }

    fn words(&mut self, words: &str) {
        if self.in_value && !words.trim().is_empty() {
            self.row_is_filled = true;
            self.unseen.extend(self.cell.take());
            if self.column <= COLUMNS {
                self.filled_columns.insert(self.column);
            }
        }
    }
}

/// The number of the column that a cell names: `C5` is in the third.
fn column(cell: &str) -> Option<u32> {
    let letters = cell.bytes().take_while(u8::is_ascii_uppercase);
    let number = letters.take(4).fold(0_u32, |number, letter| number * 26 + u32::from(letter - b'A') + 1);
    (number > 0).then_some(number)
}

/// The letters of a column.
pub(super) fn letters(column: u32) -> String {
    let (mut column, mut letters) = (column, Vec::new());
    while column > 0 {
        column -= 1;
        letters.push(char::from(b'A' + u8::try_from(column % 26).unwrap_or(0)));
        column /= 26;
    }
    letters.iter().rev().collect()
}

/// Numbers as a person says them: "4 to 9, 12"; of very many the first.
pub(super) fn ranges(numbers: &[u32], say: impl Fn(u32) -> String) -> String {
    /// As many as anybody reads.
    const MOST: usize = 5;
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for number in numbers {
        match runs.last_mut() {
            Some((_, last)) if number.checked_sub(1) == Some(*last) => *last = *number,
            _ => runs.push((*number, *number)),
        }
    }
    let mut said: Vec<String> = runs
        .iter()
        .take(MOST)
        .map(|(first, last)| if first == last { say(*first) } else { format!("{} to {}", say(*first), say(*last)) })
        .collect();
    if runs.len() > MOST {
        said.push("and more".to_owned());
    }
    said.join(", ")
}
