//! How wide the letters of a font are for which the file does not say it: one of the fourteen that every reader has.

/// The widths of the letters from space to tilde in Helvetica, in thousandths of the size; they are facts of the
/// font, given in ISO 32000's fourteen standard fonts.
const HELVETICA: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
    556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584,
];

/// The width of a letter in a font that the file does not measure.
pub(super) fn width(font: &[u8], code: u32) -> f64 {
    if font.starts_with(b"Courier") {
        return 600.0;
    }
    let letter = usize::try_from(code).ok().and_then(|code| HELVETICA.get(code.checked_sub(32)?));
    letter.map_or(556.0, |width| f64::from(*width))
}
