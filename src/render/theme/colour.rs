//! A colour of the screen, and how far two stand apart.

use std::fmt;

/// A colour, written `#rrggbb`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Colour {
    parts: [u8; 3],
}

impl Colour {
    /// Reads `#0b5c4a` or `#fff`.
    pub fn read(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
        let part = |from: usize, to: usize| u8::from_str_radix(digits.get(from..to)?, 16).ok();
        let parts = match digits.len() {
            6 => [part(0, 2)?, part(2, 4)?, part(4, 6)?],
            3 => [part(0, 1)? * 17, part(1, 2)? * 17, part(2, 3)? * 17],
            _ => return None,
        };
        Some(Self { parts })
    }

    /// So many hundredths of the way to another colour.
    pub fn towards(self, other: Self, hundredths: u16) -> Self {
        let mix = |from: u8, to: u8| {
            let mixed = (u16::from(from) * (100 - hundredths) + u16::from(to) * hundredths + 50) / 100;
            u8::try_from(mixed).unwrap_or(u8::MAX)
        };
        let [red, green, blue] = self.parts;
        let [to_red, to_green, to_blue] = other.parts;
        Self { parts: [mix(red, to_red), mix(green, to_green), mix(blue, to_blue)] }
    }

    /// The contrast of two colours, from 1 (the same) to 21 (black on white), as WCAG 2.2 defines it.
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// Is it nearer to white than to black, as eyes see it?
    pub fn is_light(self) -> bool {
        self.luminance() > 0.18
    }

    /// The first colour on the way to black or white, whichever is farther from `ground`, that has that contrast;
    /// none on a ground on which no colour has it.
    pub fn legible_on(self, ground: Self, contrast: f64) -> Option<Self> {
        let end = Self { parts: if ground.is_light() { [0; 3] } else { [255; 3] } };
        (0..=100).map(|part| self.towards(end, part)).find(|near| near.contrast(ground) >= contrast)
    }

    /// The relative luminance of sRGB.
    fn luminance(self) -> f64 {
        let [red, green, blue] = self.parts.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.parts;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colour(text: &str) -> Colour {
        Colour::read(text).expect("a colour")
    }

    #[test]
    fn black_on_white_is_twenty_one() {
        assert!((colour("#000").contrast(colour("#ffffff")) - 21.0).abs() < 0.001);
        assert!((colour("#767676").contrast(colour("#fff")) - 4.54).abs() < 0.01);
    }

    #[test]
    fn what_is_no_colour_is_not_read() {
        assert_eq!(["red", "#12", "#12345g", "#1234567", "0b5c4a"].map(Colour::read), [None; 5]);
        assert_eq!(colour("#0B5c4A").to_string(), "#0b5c4a");
    }

    #[test]
    fn a_legible_colour_is_found_on_the_way_to_the_far_end() {
        let (grey, white, black) = (colour("#999999"), colour("#ffffff"), colour("#000000"));
        let near = grey.legible_on(white, 4.5).expect("there is one");
        assert!(near.contrast(white) >= 4.5 && near.contrast(white) < 4.8);
        assert!(colour("#333333").legible_on(black, 7.0).is_some_and(|near| near.contrast(black) >= 7.0));
        assert_eq!(colour("#333333").legible_on(grey, 12.0), None);
    }
}
