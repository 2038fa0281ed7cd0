//! How words look in Word: which of them are white on white paper, or too small to be read.
//!
//! White words on a dark ground are usual in the heads of tables. Where anything may lie behind them (shading, a styled
//! table, a text box, a coloured page) they are taken to be seen.

use std::collections::HashSet;

use quick_xml::events::BytesStart;

use crate::audit::read::markup::attribute;

/// The look of the words that are being read.
#[derive(Default)]
pub(super) struct Look {
    /// The styles whose words are white.
    white_styles: HashSet<String>,
    /// Words that nobody sees.
    pub unseen: String,
    /// The page has a colour.
    has_paper: bool,
    /// In how many tables and boxes that may have a ground of their own, and cells that have.
    grounds: Vec<Ground>,
    paragraph: Format,
    run: Format,
    in_run: bool,
}

/// What may lie behind words.
#[derive(PartialEq, Eq)]
enum Ground {
    Table(bool),
    Cell(bool),
    Box,
}

/// How words are formatted.
#[derive(Default, Clone)]
struct Format {
    is_white: bool,
    is_shaded: bool,
    is_tiny: bool,
}

/// Half points: less than three points.
const TINY: u32 = 5;

impl Look {
    pub(super) fn new(white_styles: HashSet<String>) -> Self {
        Self { white_styles, ..Self::default() }
    }

    /// Are words that stand here seen by nobody?
    pub(super) fn is_unseen(&self) -> bool {
        let is_on_ground =
            self.grounds.iter().any(|ground| *ground != Ground::Table(false) && *ground != Ground::Cell(false));
        let is_shaded = self.run.is_shaded || self.paragraph.is_shaded;
        self.run.is_tiny || self.run.is_white && !is_shaded && !is_on_ground && !self.has_paper
    }

    pub(super) fn begin(&mut self, local: &str, mark: &BytesStart) {
        let style = || attribute(mark, "val").unwrap_or_default();
        match local {
            "background" => self.has_paper |= !is_white(mark, "color"),
            "tbl" => self.grounds.push(Ground::Table(false)),
            "tc" => self.grounds.push(Ground::Cell(false)),
            "txbxContent" => self.grounds.push(Ground::Box),
            "tblStyle" if !matches!(style().as_str(), "TableNormal" | "TableGrid") => {
                if let Some(Ground::Table(is_styled)) = self.grounds.last_mut() {
                    *is_styled = true;
                }
            }
            "p" => self.paragraph = Format::default(),
            "pStyle" => self.paragraph.is_white = self.white_styles.contains(&style()),
            "r" => (self.in_run, self.run) = (true, Format { is_shaded: false, ..self.paragraph.clone() }),
            "rStyle" if self.in_run => self.run.is_white |= self.white_styles.contains(&style()),
            "color" if self.in_run => self.run.is_white = is_white(mark, "val"),
            "sz" if self.in_run => self.run.is_tiny = style().parse::<u32>().is_ok_and(|size| size < TINY),
            "highlight" if self.in_run => self.run.is_shaded = style() != "white" && style() != "none",
            "shd" if is_shade(mark) => match self.grounds.last_mut() {
                _ if self.in_run => self.run.is_shaded = true,
                Some(Ground::Cell(is_shaded) | Ground::Table(is_shaded)) => *is_shaded = true,
                Some(Ground::Box) | None => self.paragraph.is_shaded = true,
            },
            _ => {}
        }
    }

    pub(super) fn end(&mut self, local: &str) {
        match local {
            "r" => self.in_run = false,
            "tbl" | "tc" | "txbxContent" => drop(self.grounds.pop()),
            _ => {}
        }
    }
}

/// Does an attribute name a colour that is not told from white paper?
pub(super) fn is_white(mark: &BytesStart, name: &str) -> bool {
    attribute(mark, name).is_some_and(|colour| is_near_white(&colour))
}

/// Is a colour in hexadecimals not told from white?
pub(in crate::audit::xray::office) fn is_near_white(colour: &str) -> bool {
    // Excel puts how much it lets through before it.
    let colour = if colour.len() == 8 { colour.get(2..).unwrap_or_default() } else { colour };
    let channel = |at: usize| colour.get(at..at + 2).and_then(|part| u8::from_str_radix(part, 16).ok());
    colour.len() == 6 && [0, 2, 4].into_iter().all(|at| channel(at).is_some_and(|light| light >= 0xf0))
}

/// Does a shading put a colour behind words?
pub(super) fn is_shade(mark: &BytesStart) -> bool {
    let fill = attribute(mark, "fill").unwrap_or_default();
    let pattern = attribute(mark, "val").unwrap_or_default();
    !matches!(fill.as_str(), "" | "auto") && !is_near_white(&fill) || !matches!(pattern.as_str(), "" | "clear" | "nil")
}
