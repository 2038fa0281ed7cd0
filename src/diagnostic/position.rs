//! Places as people count them: lines and columns from 1, columns in characters.

use std::ops::Range;

/// Where a range of bytes begins and ends in the eyes of an editor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// The line it begins in.
    pub line: usize,
    /// The column of its first character.
    pub column: usize,
    /// The line it ends in.
    pub end_line: usize,
    /// The column behind the last character.
    pub end_column: usize,
}

impl Position {
    /// The position of a range in a text; a byte order mark before the first line is not counted.
    pub fn of(text: &str, range: &Range<usize>) -> Self {
        let range = within(text, range);
        let (line, column) = line_and_column(text, range.start);
        let (end_line, end_column) = line_and_column(text, range.end);
        Self { line, column, end_line, end_column }
    }
}

fn line_and_column(text: &str, byte: usize) -> (usize, usize) {
    let before = &text[..byte];
    let line_start = before.rfind('\n').map_or(0, |end| end + 1);
    let column = before[line_start..].chars().filter(|character| *character != BYTE_ORDER_MARK).count();
    (before.matches('\n').count() + 1, column + 1)
}

/// What some editors write before the first line of a file.
pub const BYTE_ORDER_MARK: char = '\u{feff}';

/// The range, moved to where characters begin and cut off at the end of the text.
pub fn within(text: &str, range: &Range<usize>) -> Range<usize> {
    let is_boundary = |byte: &usize| text.is_char_boundary(*byte);
    let start = (0..=range.start.min(text.len())).rev().find(is_boundary).unwrap_or(0);
    let end = (range.end..=text.len()).find(is_boundary).unwrap_or(text.len());
    start..end.max(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let text = "\u{feff}Siân – Zoë\nÆ x\r\n";
        let start = text.find("Zoë").expect("it is there");
        let position = Position::of(text, &(start..start + "Zoë".len()));
        assert_eq!(position, Position { line: 1, column: 8, end_line: 1, end_column: 11 });
        let start = text.find('x').expect("it is there");
        assert_eq!(Position::of(text, &(start..start)), Position { line: 2, column: 3, end_line: 2, end_column: 3 });
    }

    #[test]
    fn a_range_beyond_the_text_or_within_a_character_is_taken_in_stride() {
        assert_eq!(within("é", &(1..9)), 0..2);
        assert_eq!(within("", &(4..9)), 0..0);
    }
}
