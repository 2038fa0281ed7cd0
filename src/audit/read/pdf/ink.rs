//! Dips the pen: the operators of colour, and how what is drawn mixes with what lies below.

use lopdf::{Dictionary, Object};

use super::draw::Pen;
use super::lexer::Operand;
use super::objects::{as_dictionary, as_number, dictionary, get, number, value};
use super::state::{Colour, Ink};

impl<'a> Pen<'a, '_> {
    /// Follows an operator of colour; tells whether it was one.
    pub(super) fn dip(
        &mut self,
        operator: &[u8],
        operands: &[Operand],
        numbers: &[f64],
        resources: &'a Dictionary,
    ) -> bool {
        let is_plain = matches!(operator, b"cs" | b"CS") && self.is_plain(operands, resources);
        let ink = match operator {
            b"gs" => {
                self.graphics_state(operands, resources);
                return true;
            }
            b"g" | b"rg" | b"k" | b"cs" | b"sc" | b"scn" => &mut self.state.fill,
            b"G" | b"RG" | b"K" | b"CS" | b"SC" | b"SCN" => &mut self.state.stroke,
            _ => return false,
        };
        let before = *ink;
        *ink = match operator {
            b"cs" | b"CS" => Ink { is_plain, colour: if is_plain { Colour::BLACK } else { Colour::Unknown }, ..before },
            b"sc" | b"scn" | b"SC" | b"SCN" => {
                let is_known = before.is_plain && numbers.len() == operands.len();
                Ink { colour: if is_known { Colour::of(numbers) } else { Colour::Unknown }, ..before }
            }
            _ => Ink { colour: Colour::of(numbers), is_plain: true, ..before },
        };
        true
    }

    fn graphics_state(&mut self, operands: &[Operand], resources: &'a Dictionary) {
        let Some(Operand::Name(key)) = operands.first() else { return };
        let states = dictionary(self.document, resources, "ExtGState");
        let chosen = states.and_then(|states| states.get(key).ok()).and_then(|it| value(self.document, it));
        let Some(chosen) = chosen.and_then(as_dictionary) else { return };
        if let Some(alpha) = number(self.document, chosen, "ca") {
            self.state.fill.alpha = alpha;
        }
        if let Some(alpha) = number(self.document, chosen, "CA") {
            self.state.stroke.alpha = alpha;
        }
        if let Some(line) = number(self.document, chosen, "LW") {
            self.state.line = line;
        }
        let mask =
            get(self.document, chosen, "SMask").map(|mask| !matches!(mask, Object::Name(none) if none == b"None"));
        let blend = get(self.document, chosen, "BM")
            .map(|blend| !matches!(blend, Object::Name(name) if matches!(&name[..], b"Normal" | b"Compatible")));
        if mask.is_some() || blend.is_some() {
            self.state.is_mixed = mask == Some(true) || blend == Some(true);
        }
        if let Some(Object::Array(font)) = get(self.document, chosen, "Font")
            && let [font, size] = &font[..]
            && let Some(font) = value(self.document, font).and_then(as_dictionary)
        {
            self.state.font = Some(self.font(font));
            self.state.size = as_number(size).unwrap_or(0.0);
        }
    }

    /// Are the numbers of a colour space light or ink?
    fn is_plain(&self, operands: &[Operand], resources: &Dictionary) -> bool {
        let Some(Operand::Name(key)) = operands.first() else { return false };
        if matches!(&key[..], b"DeviceGray" | b"DeviceRGB" | b"DeviceCMYK" | b"CalGray" | b"CalRGB") {
            return true;
        }
        let spaces = dictionary(self.document, resources, "ColorSpace");
        let space = spaces.and_then(|spaces| spaces.get(key).ok()).and_then(|it| value(self.document, it));
        let family = match space {
            Some(Object::Array(space)) => space.first().and_then(|it| value(self.document, it)),
            other => other,
        };
        let plain: [&[u8]; 6] = [b"DeviceGray", b"DeviceRGB", b"DeviceCMYK", b"CalGray", b"CalRGB", b"ICCBased"];
        matches!(family, Some(Object::Name(family)) if plain.contains(&&family[..]))
    }
}
