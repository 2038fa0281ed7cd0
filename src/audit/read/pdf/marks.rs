//! Draws what was put on a page afterwards: notes, stamps, boxes, fields of forms.

use lopdf::{Dictionary, Object};

use super::draw::Pen;
use super::drawing::Hand;
use super::objects::{as_dictionary, dictionary, get, list, name, number, numbers, value};
use super::shape::{Matrix, Rect};
use super::state::State;
use crate::audit::read::Unreadable;

impl<'a> Pen<'a, '_> {
    /// Draws what was put on the page afterwards, as far as it is shown.
    pub(super) fn annotations(&mut self, page: &'a Dictionary) -> Result<(), Unreadable> {
        self.hand = Hand::Annotation;
        for annotation in list(self.document, page, "Annots").into_iter().filter_map(as_dictionary) {
            let flags = number(self.document, annotation, "F").unwrap_or(0.0);
            #[allow(clippy::cast_possible_truncation, reason = "flags are a small whole number")]
            let is_hidden = flags as i64 & 0b10_0010 != 0;
            let kind = name(self.document, annotation, "Subtype");
            if is_hidden || kind == Some(b"Popup") {
                continue;
            }
            let appearance = dictionary(self.document, annotation, "AP");
            let mut normal = appearance.and_then(|appearance| get(self.document, appearance, "N"));
            if let Some(Object::Dictionary(choices)) = normal {
                let state = name(self.document, annotation, "AS").unwrap_or_default();
                normal = choices.get(state).ok().and_then(|choice| value(self.document, choice));
            }
            let place = Rect::of(&numbers(self.document, annotation, "Rect"));
            let (Some(Object::Stream(form)), Some(place)) = (normal, place) else { continue };
            self.budget.steps(1)?;
            self.state = State::new(Rect::ALL);
            let matrix = Matrix::of(&numbers(self.document, &form.dict, "Matrix")).unwrap_or(Matrix::SAME);
            let border = Rect::of(&numbers(self.document, &form.dict, "BBox")).map(|border| matrix.around(border));
            if let Some(border) = border.filter(|border| !border.is_empty()) {
                let (x, y) = (
                    (place.right - place.left) / (border.right - border.left),
                    (place.top - place.bottom) / (border.top - border.bottom),
                );
                self.state.space =
                    Matrix([x, 0.0, 0.0, y, place.left - border.left * x, place.bottom - border.bottom * y]);
            }
            // A highlighter's ink lets the words through, whatever its form says.
            self.state.is_mixed = kind == Some(b"Highlight");
            let layer = annotation.get(b"OC").ok().and_then(|owner| self.layers.hides(self.document, owner));
            self.around = layer.into_iter().collect();
            self.form(form, page)?;
            self.around.clear();
        }
        Ok(())
    }
}
