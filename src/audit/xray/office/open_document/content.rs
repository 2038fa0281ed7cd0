//! The content of an OpenDocument file, read mark by mark: what of it is not seen, and why.

use std::collections::HashSet;

use quick_xml::events::BytesStart;

use super::styles::{Styles, points};
use crate::audit::read::markup::{Marks, attribute};

/// The content, read mark by mark.
#[derive(Default)]
pub(super) struct Content {
    styles: Styles,
    /// The open marks.
    open: Vec<Open>,
    /// What is white may lie on a slide of any colour.
    is_on_slides: bool,
    pub changes: usize,
    pub lost: String,
    pub comments: usize,
    pub comment: String,
    pub hidden: String,
    /// Words in white on white, or too small.
    pub faint: String,
    /// Words beside the slides.
    pub beside: String,
    pub notes: String,
    sheet: Sheet,
    pub sheets: Vec<(String, usize)>,
    /// Sheet, hidden rows, hidden columns.
    pub cells: Vec<(String, usize, usize)>,
    slide: usize,
    pub slides: Vec<(usize, String)>,
}

/// An open mark.
#[derive(Default)]
struct Open {
    mark: Mark,
    is_white: Option<bool>,
    is_tiny: Option<bool>,
    is_ground: bool,
}

/// What an open mark makes of the words in it.
#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Mark {
    #[default]
    Plain,
    Change,
    Comment,
    Hidden,
    Beside,
    Notes,
    /// Names and dates of who changed something, and what stands on every page.
    Skipped,
}

/// A sheet while it is read.
#[derive(Default)]
struct Sheet {
    name: String,
    is_hidden: bool,
    row_hides: bool,
    row_is_filled: bool,
    hidden_rows: usize,
    rows: usize,
    /// How many columns were named so far.
    columns: u32,
    /// The columns that are hidden: from, up to.
    hidden: Vec<(u32, u32)>,
    /// Those of them that have something in them.
    hidden_columns: HashSet<u32>,
    cell: u32,
    next_cell: u32,
}

impl Sheet {
    /// Something stands in the cell.
    fn fill(&mut self) {
        self.row_is_filled = true;
        if self.hidden.iter().any(|(from, up_to)| (*from..*up_to).contains(&self.cell)) {
            self.hidden_columns.insert(self.cell);
        }
    }
}

/// For how many columns or cells a mark stands.
fn repeated(mark: &BytesStart) -> u32 {
    attribute(mark, "number-columns-repeated").and_then(|count| count.parse().ok()).unwrap_or(1)
}

impl Content {
    pub fn new(styles: Styles) -> Self {
        Self { styles, ..Self::default() }
    }

    /// Does a box stand beside the slide, whole?
    fn is_beside(&self, mark: &BytesStart) -> bool {
        let (width, height) = self.styles.page;
        let [left, top, wide, high] =
            ["x", "y", "width", "height"].map(|name| attribute(mark, name).and_then(|length| points(&length)));
        let (Some(left), Some(top)) = (left, top) else { return false };
        width > 0.0
            && height > 0.0
            && (left >= width
                || top >= height
                || left + wide.unwrap_or(width) <= 0.0
                || top + high.unwrap_or(height) <= 0.0)
    }

    /// What a mark of any sort makes of its words.
    fn mark(&self, local: &str, mark: &BytesStart) -> Mark {
        let is = |name, value: &str| attribute(mark, name).is_some_and(|it| it == value);
        let is_frame = ["page-number", "date-time", "header", "footer"].iter().any(|class| is("class", class));
        match local {
            "deletion" | "insertion" | "cell-content-change" | "movement" => Mark::Change,
            "annotation" => Mark::Comment,
            "creator" | "date" | "date-string" | "sender-initials" | "page-number" | "change-info"
            // Words of a template, which a slide has only if it says so.
            | "master-page" | "handout-master" => Mark::Skipped,
            "notes" if !self.is_skipped() => Mark::Notes,
            "hidden-text" | "hidden-paragraph" => Mark::Hidden,
            "section" if is("display", "none") || is("display", "condition") => Mark::Hidden,
            "span" | "p" | "h" if attribute(mark, "style-name").is_some_and(|style| self.styles.hides(&style)) => {
                Mark::Hidden
            }
            _ if is_frame => Mark::Skipped,
            _ if attribute(mark, "layer").is_some_and(|layer| self.styles.is_off(&layer)) => Mark::Hidden,
            "frame" | "custom-shape" | "rect" | "g" | "ellipse" if is("display", "none") => Mark::Hidden,
            "frame" | "custom-shape" | "rect" | "ellipse"
                if self.is_on_slides
                    && !self.open.iter().any(|open| open.mark != Mark::Plain)
                    && self.is_beside(mark) =>
            {
                Mark::Beside
            }
            _ => Mark::Plain,
        }
    }

    fn is_skipped(&self) -> bool {
        self.open.iter().any(|open| open.mark == Mark::Skipped)
    }

    /// Are words that stand here seen by nobody?
    fn is_faint(&self) -> bool {
        let is = |fact: fn(&Open) -> Option<bool>| self.open.iter().rev().find_map(fact).unwrap_or(false);
        let is_on_ground = self.is_on_slides || self.styles.has_paper || self.open.iter().any(|open| open.is_ground);
        is(|open| open.is_tiny) || is(|open| open.is_white) && !is_on_ground
    }
}

impl Marks for Content {
    fn begin(&mut self, local: &str, mark: &BytesStart) {
        let is = |name, value: &str| attribute(mark, name).is_some_and(|it| it == value);
        let style = attribute(mark, "style-name");
        match local {
            "presentation" => self.is_on_slides = true,
            "changed-region" | "cell-content-change" | "movement" => self.changes += 1,
            // Rows and columns of a sheet; in a text they stand in a region.
            "insertion" | "deletion" if attribute(mark, "type").is_some() => self.changes += 1,
            "annotation" => self.comments += 1,
            "table" => {
                let name = attribute(mark, "name").unwrap_or_default();
                let is_hidden = style.as_ref().is_some_and(|style| self.styles.hides(style));
                self.sheet = Sheet { name, is_hidden, ..Sheet::default() };
            }
            // Other values for some cells, which stand on a sheet without a tab.
            "scenario" => self.sheet.is_hidden = true,
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
                if attribute(mark, "value-type").is_some() {
                    self.sheet.fill();
                }
            }
            "page" => {
                self.slide += 1;
                if style.as_ref().is_some_and(|style| self.styles.hides(style)) {
                    self.slides.push((self.slide, attribute(mark, "name").unwrap_or_default()));
                }
            }
            _ => {}
        }
        let mut open = Open { mark: self.mark(local, mark), ..Open::default() };
        if let Some(style) = style {
            open.is_white = self.styles.is_white(&style);
            open.is_tiny = self.styles.is_tiny(&style);
            open.is_ground = self.styles.is_ground(&style);
        }
        self.open.push(open);
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
        self.sheet.fill();
        let innermost = self.open.iter().rev().find(|open| open.mark != Mark::Plain);
        let text = match innermost.map_or(Mark::Plain, |open| open.mark) {
            Mark::Change => &mut self.lost,
            Mark::Comment => &mut self.comment,
            Mark::Hidden => &mut self.hidden,
            Mark::Beside => &mut self.beside,
            Mark::Notes => &mut self.notes,
            Mark::Plain if self.is_faint() => &mut self.faint,
            Mark::Plain | Mark::Skipped => return,
        };
        text.push_str(words);
        text.push(' ');
    }
}
