//! The state of the pen while a page is drawn.

use std::rc::Rc;

use super::font::Font;
use super::shape::{Matrix, Rect};

/// A colour.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::audit) enum Colour {
    /// Red, green and blue, from nought to one.
    Known([f64; 3]),
    /// A pattern, or a colour of a space that is not worked out.
    Unknown,
}

impl Colour {
    /// White paper.
    pub const WHITE: Self = Self::Known([1.0; 3]);
    /// Black ink.
    pub const BLACK: Self = Self::Known([0.0; 3]);

    /// Can nobody tell two apart?
    pub fn looks_like(self, other: Self) -> bool {
        match (self, other) {
            (Self::Known(one), Self::Known(other)) => one.iter().zip(other).all(|(a, b)| (a - b).abs() < 0.03),
            (Self::Known(_) | Self::Unknown, _) => false,
        }
    }

    /// The colour of one, three or four numbers.
    pub fn of(numbers: &[f64]) -> Self {
        match *numbers {
            [grey] => Self::Known([grey; 3]),
            [red, green, blue] => Self::Known([red, green, blue]),
            [cyan, magenta, yellow, black] => {
                Self::Known([cyan, magenta, yellow].map(|ink| (1.0 - ink - black).clamp(0.0, 1.0)))
            }
            _ => Self::Unknown,
        }
    }
}

/// How letters are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::audit) enum Mode {
    /// Filled.
    Filled,
    /// With an outline of another colour.
    Outlined,
    /// Not at all.
    Invisible,
}

/// The colours of one sort of drawing.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ink {
    /// The colour.
    pub colour: Colour,
    /// Is the colour space one whose numbers are light or ink?
    pub is_plain: bool,
    /// How much of what lies below it hides, from nought to one.
    pub alpha: f64,
}

impl Ink {
    const BLACK: Self = Self { colour: Colour::BLACK, is_plain: true, alpha: 1.0 };

    /// Does it hide what lies below?
    pub fn is_opaque(self) -> bool {
        self.alpha > 0.98
    }
}

/// The state of the pen.
#[derive(Debug, Clone)]
pub(super) struct State {
    /// Where the pen's space lies on the page.
    pub space: Matrix,
    /// What can be drawn upon at most.
    pub clip: Rect,
    /// Can all of `clip` be drawn upon?
    pub clip_is_exact: bool,
    /// What is filled.
    pub fill: Ink,
    /// What is drawn as a line.
    pub stroke: Ink,
    /// Does what is drawn mix with what lies below?
    pub is_mixed: bool,
    /// How wide lines are.
    pub line: f64,
    /// The font of letters.
    pub font: Option<Rc<Font>>,
    /// Their size.
    pub size: f64,
    /// The space between letters.
    pub letter_space: f64,
    /// The space between words.
    pub word_space: f64,
    /// How much wider letters are drawn.
    pub stretch: f64,
    /// The distance between lines.
    pub leading: f64,
    /// How high letters stand over the line.
    pub rise: f64,
    /// How letters are drawn.
    pub mode: Mode,
}

impl State {
    /// The state at the beginning of a page.
    pub fn new(clip: Rect) -> Self {
        Self {
            space: Matrix::SAME,
            clip,
            clip_is_exact: true,
            fill: Ink::BLACK,
            stroke: Ink::BLACK,
            is_mixed: false,
            line: 1.0,
            font: None,
            size: 0.0,
            letter_space: 0.0,
            word_space: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
            mode: Mode::Filled,
        }
    }
}
