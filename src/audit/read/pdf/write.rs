//! Writes letters: the operators of text, and where each letter comes to stand.

use std::rc::Rc;

use lopdf::Dictionary;

use super::draw::Pen;
use super::drawing::Glyph;
use super::lexer::Operand;
use super::objects::{as_dictionary, dictionary, value};
use super::shape::{Matrix, Rect};
use super::state::Mode;
use crate::audit::read::Unreadable;

impl<'a> Pen<'a, '_> {
    /// Follows an operator of text.
    pub(super) fn letters(
        &mut self,
        operator: &[u8],
        operands: &[Operand],
        numbers: &[f64],
        resources: &'a Dictionary,
    ) -> Result<(), Unreadable> {
        let first = numbers.first().copied().unwrap_or(0.0);
        match operator {
            b"BT" => (self.at, self.line) = (Matrix::SAME, Matrix::SAME),
            b"Tf" => {
                self.state.size = first;
                if let Some(Operand::Name(key)) = operands.first() {
                    let fonts = dictionary(self.document, resources, "Font");
                    let font = fonts.and_then(|fonts| fonts.get(key).ok());
                    let font = font.and_then(|font| value(self.document, font)).and_then(as_dictionary);
                    self.state.font = font.map(|font| self.font(font));
                }
            }
            b"Tc" => self.state.letter_space = first,
            b"Tw" => self.state.word_space = first,
            b"Tz" => self.state.stretch = first / 100.0,
            b"TL" => self.state.leading = first,
            b"Ts" => self.state.rise = first,
            b"Tr" => self.state.mode = mode(first),
            b"Td" | b"TD" => {
                if let [x, y] = numbers {
                    if operator == b"TD" {
                        self.state.leading = -y;
                    }
                    self.next_line(*x, *y);
                }
            }
            b"Tm" => {
                if let Some(matrix) = Matrix::of(numbers) {
                    (self.at, self.line) = (matrix, matrix);
                }
            }
            b"T*" => self.next_line(0.0, -self.state.leading),
            b"Tj" | b"TJ" => self.show_all(operands)?,
            b"'" => {
                self.next_line(0.0, -self.state.leading);
                self.show_all(operands)?;
            }
            b"\"" => {
                if let [word, letter] = numbers {
                    (self.state.word_space, self.state.letter_space) = (*word, *letter);
                }
                self.next_line(0.0, -self.state.leading);
                self.show_all(operands.get(2..).unwrap_or_default())?;
            }
            _ => {}
        }
        Ok(())
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.line = Matrix::moved(x, y).then(self.line);
        self.at = self.line;
    }

    fn show_all(&mut self, operands: &[Operand]) -> Result<(), Unreadable> {
        for operand in operands {
            match operand {
                Operand::Text(text) => self.show(text)?,
                Operand::Number(back) => {
                    let along = -back / 1000.0 * self.state.size * self.state.stretch;
                    self.at = Matrix::moved(along, 0.0).then(self.at);
                }
                Operand::List(list) => self.show_all(list)?,
                Operand::Name(_) => {}
            }
        }
        Ok(())
    }

    fn show(&mut self, text: &[u8]) -> Result<(), Unreadable> {
        let Some(font) = self.state.font.clone().or_else(|| Some(self.font(&Dictionary::new()))) else {
            return Ok(());
        };
        self.budget.steps(text.len())?;
        self.look_for_room()?;
        self.order += 1;
        let font = Rc::clone(&font);
        font.each_letter(text, |letter| {
            let state = &self.state;
            let space = self.at.then(state.space);
            let width = letter.width * state.size * state.stretch;
            let body = Rect {
                left: 0.0,
                bottom: state.rise + 0.05 * state.size,
                right: width,
                top: state.rise + 0.45 * state.size,
            };
            let place = space.around(Rect::around([(body.left, body.bottom), (body.right, body.top)]));
            let size = (state.size * space.scale()).abs();
            let start = self.drawing.letters.len();
            self.drawing.letters.push_str(letter.text);
            let glyph = Glyph {
                letters: start..self.drawing.letters.len(),
                place,
                size,
                order: self.order,
                colour: state.fill.colour,
                mode: state.mode,
                is_cut_off: !place.is_empty() && !state.clip.touches(place),
                is_faint: state.fill.alpha < 0.05 && !state.is_mixed,
                layer: self.layer(),
            };
            self.drawing.glyphs.push(glyph);
            let word = if letter.is_space { self.state.word_space } else { 0.0 };
            let along = width + (self.state.letter_space + word) * self.state.stretch;
            self.at = Matrix::moved(along, 0.0).then(self.at);
        });
        Ok(())
    }
}

fn mode(number: f64) -> Mode {
    #[allow(clippy::cast_possible_truncation, reason = "a mode is one of eight")]
    match number as i64 {
        0 => Mode::Filled,
        3 => Mode::Invisible,
        // Letters that later drawing shows through are seen by what shows.
        _ => Mode::Outlined,
    }
}
