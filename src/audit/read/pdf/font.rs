//! Fonts: what letters a string shows, and how wide they are.

use std::collections::HashMap;

use lopdf::{Dictionary, Document, Encoding, Object};

use super::cmap::CodeMap;
use super::objects::{as_dictionary, as_number, get, list, name, number, numbers, stream, value};
use super::{metrics, shape::Matrix};

/// A font.
#[derive(Debug)]
pub(super) struct Font {
    map: Option<CodeMap>,
    /// The letters of codes of one byte, where there is no map.
    letters: Vec<String>,
    widths: HashMap<u32, f64>,
    /// The width of a letter of which nothing is said; nothing in a font that the file does not measure.
    usual: Option<f64>,
    base: Vec<u8>,
    /// What a width is multiplied with to become a part of the size.
    scale: f64,
    is_wide: bool,
}

/// A letter that a string shows, or several that are drawn as one.
pub(super) struct Letter<'a> {
    /// The letters; what cannot be known is a replacement mark.
    pub text: &'a str,
    /// Its width, as a part of the size.
    pub width: f64,
    /// Is it a space that words are set apart with?
    pub is_space: bool,
}

/// A map of codes is never longer than that.
const LONGEST: usize = 4 * 1024 * 1024;
/// What is shown for a letter that cannot be known.
const UNKNOWN: &str = "\u{fffd}";

impl Font {
    /// Reads a font.
    pub fn read(document: &Document, font: &Dictionary) -> Self {
        let map = stream(document, font, "ToUnicode").and_then(|map| map.get_plain_content_with_limit(LONGEST).ok());
        let map = map.map(|bytes| CodeMap::read(&bytes));
        let descendant = list(document, font, "DescendantFonts").into_iter().find_map(as_dictionary);
        let base = name(document, font, "BaseFont").unwrap_or_default();
        let base = base.split(|byte| *byte == b'+').next_back().unwrap_or_default().to_vec();
        let mut read = Self {
            letters: Vec::new(),
            widths: HashMap::new(),
            usual: None,
            base,
            scale: 0.001,
            is_wide: descendant.is_some() && !map.as_ref().is_some_and(|map| map.is_narrow),
            map,
        };
        match descendant {
            Some(descendant) => {
                read.usual = Some(number(document, descendant, "DW").unwrap_or(1000.0));
                read.wide_widths(document, descendant);
            }
            None => read.narrow(document, font),
        }
        read
    }

    /// A font whose codes take one byte.
    fn narrow(&mut self, document: &Document, font: &Dictionary) {
        let encoding = font.get_font_encoding_with_limit(document, LONGEST).ok();
        self.letters = (0..=u8::MAX).map(|code| letter(encoding.as_ref(), code)).collect();
        let first = number(document, font, "FirstChar").unwrap_or(0.0);
        let widths = list(document, font, "Widths");
        if !widths.is_empty() {
            let missing = super::dictionary(document, font, "FontDescriptor");
            self.usual = Some(missing.and_then(|it| number(document, it, "MissingWidth")).unwrap_or(0.0));
        }
        for (code, width) in widths.into_iter().take(256).enumerate() {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to a byte")]
            let code = code as u32 + first.clamp(0.0, 255.0) as u32;
            self.widths.extend(as_number(width).map(|width| (code, width)));
        }
        if name(document, font, "Subtype") == Some(b"Type3") {
            let matrix = Matrix::of(&numbers(document, font, "FontMatrix"));
            self.scale = matrix.map_or(0.001, |matrix| matrix.0[0].abs());
        }
    }

    /// The widths of a font whose codes take two bytes: `first [w w w]` and `first last w`.
    fn wide_widths(&mut self, document: &Document, font: &Dictionary) {
        let Some(Object::Array(runs)) = get(document, font, "W") else { return };
        let mut runs = runs.iter().filter_map(|object| value(document, object));
        while let (Some(first), Some(second)) = (runs.next(), runs.next()) {
            let Some(first) = as_number(first).and_then(code) else { return };
            match second {
                Object::Array(widths) => {
                    let widths = widths.iter().take(0x1_0000).filter_map(as_number);
                    self.widths.extend((first..).zip(widths));
                }
                last => {
                    let (last, width) = (as_number(last).and_then(code), runs.next().and_then(as_number));
                    let (Some(last), Some(width)) = (last, width) else { return };
                    self.widths.extend((first..=last).map(|code| (code, width)));
                }
            }
            if self.widths.len() > 0x1_0000 {
                return;
            }
        }
    }

    /// Shows each letter of a string.
    pub fn each_letter<'a>(&'a self, bytes: &'a [u8], mut see: impl FnMut(Letter<'a>)) {
        for code in bytes.chunks(if self.is_wide { 2 } else { 1 }) {
            let is_space = code == [32];
            let code = code.iter().fold(0_u32, |number, byte| number << 8 | u32::from(*byte));
            let mapped = self.map.as_ref().and_then(|map| map.get(code));
            let letter = usize::try_from(code).ok().and_then(|code| self.letters.get(code)).map(String::as_str);
            let text = mapped.or(letter).unwrap_or(UNKNOWN);
            let width = self.widths.get(&code).copied().or(self.usual);
            let width = width.unwrap_or_else(|| metrics::width(&self.base, code)) * self.scale;
            see(Letter { text, width: width.clamp(-10.0, 10.0), is_space });
        }
    }
}

/// A code of two bytes.
fn code(number: f64) -> Option<u32> {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the range is looked at")]
    (0.0..=65535.0).contains(&number).then_some(number as u32)
}

fn letter(encoding: Option<&Encoding>, code: u8) -> String {
    let text = encoding.and_then(|encoding| Document::decode_text(encoding, &[code]).ok()).unwrap_or_default();
    match text.as_str() {
        "" if code.is_ascii_graphic() || code == b' ' => char::from(code).to_string(),
        "" if code < b' ' => UNKNOWN.to_owned(),
        _ => text,
    }
}
