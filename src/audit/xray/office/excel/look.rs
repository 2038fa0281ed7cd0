//! How cells look in Excel: which formats show nothing of what is in a cell.

use std::collections::HashSet;

use quick_xml::events::BytesStart;

use crate::audit::read::markup::{Marks, attribute};
use crate::audit::xray::office::word::is_near_white;

/// Why nothing is seen of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unseen {
    /// It is seen.
    No,
    /// Its format has nothing in it (`;;;`).
    Format,
    /// It is white, on no colour of its own.
    White,
}

/// The formats of a workbook.
#[derive(Default)]
pub(super) struct Looks {
    /// The number formats that show nothing.
    empty: HashSet<String>,
    /// Whether each font is white.
    fonts: Vec<bool>,
    /// Whether each fill puts a colour behind a cell.
    fills: Vec<bool>,
    /// Number format, font and fill of each format.
    formats: Vec<(String, usize, usize)>,
    part: Part,
}

/// Which part of the formats is read.
#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Part {
    #[default]
    Other,
    Fonts,
    Fills,
    Formats,
}

impl Looks {
    /// Why nothing is seen of a cell of each format.
    pub fn unseen(&self) -> Vec<Unseen> {
        let why = |(number, font, fill): &(String, usize, usize)| {
            let (is_white, is_filled) = (self.fonts.get(*font) == Some(&true), self.fills.get(*fill) == Some(&true));
            match self.empty.contains(number) {
                true => Unseen::Format,
                false if is_white && !is_filled => Unseen::White,
                false => Unseen::No,
            }
        };
        self.formats.iter().map(why).collect()
    }
}

impl Marks for Looks {
    fn begin(&mut self, local: &str, mark: &BytesStart) {
        let text = |name| attribute(mark, name).unwrap_or_default();
        let number = |name| text(name).parse::<usize>().unwrap_or_default();
        match (self.part, local) {
            (_, "numFmt") if shows_nothing(&text("formatCode")) => {
                self.empty.insert(text("numFmtId"));
            }
            (_, "fonts") => self.part = Part::Fonts,
            (_, "fills") => self.part = Part::Fills,
            (_, "cellXfs") => self.part = Part::Formats,
            (_, "cellStyleXfs" | "borders" | "dxfs") => self.part = Part::Other,
            (Part::Fonts, "font") => self.fonts.push(false),
            (Part::Fonts, "color") => {
                if let Some(font) = self.fonts.last_mut() {
                    *font = is_near_white(&text("rgb"))
                        || (text("theme") == "0" && matches!(text("tint").as_str(), "" | "0"))
                        || text("indexed") == "9";
                }
            }
            (Part::Fills, "fill") => self.fills.push(false),
            (Part::Fills, "patternFill") => {
                if let Some(fill) = self.fills.last_mut() {
                    *fill = !matches!(text("patternType").as_str(), "" | "none");
                }
            }
            (Part::Fills, "gradientFill") => {
                if let Some(fill) = self.fills.last_mut() {
                    *fill = true;
                }
            }
            (Part::Fills, "fgColor") if is_near_white(&text("rgb")) => {
                if let Some(fill) = self.fills.last_mut() {
                    *fill = false;
                }
            }
            (Part::Formats, "xf") => self.formats.push((text("numFmtId"), number("fontId"), number("fillId"))),
            _ => {}
        }
    }

    fn end(&mut self, _: &str) {}

    fn words(&mut self, _: &str) {}
}

/// Has a number format nothing in any of its parts?
fn shows_nothing(code: &str) -> bool {
    let is_empty = code.replace("\"\"", "").chars().all(|letter| letter == ';' || letter.is_whitespace());
    is_empty && code.matches(';').count() >= 2
}
