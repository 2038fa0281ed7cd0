//! What letters the codes of a font stand for, as the file itself says it (`ToUnicode`).

use std::collections::HashMap;

use super::lexer::{Lexer, Operand};

/// What letters codes stand for.
#[derive(Debug, Default)]
pub(super) struct CodeMap {
    letters: HashMap<u32, String>,
    /// Does a code take one byte?
    pub is_narrow: bool,
}

/// More codes than any font has.
const MOST: usize = 70_000;

impl CodeMap {
    /// Reads the map.
    pub fn read(bytes: &[u8]) -> Self {
        let mut map = Self::default();
        let mut lexer = Lexer::new(bytes);
        let mut operands = Vec::new();
        while let Some(operator) = lexer.operation(&mut operands) {
            match operator {
                b"endcodespacerange" => {
                    map.is_narrow = matches!(operands.first(), Some(Operand::Text(code)) if code.len() == 1);
                }
                b"endbfchar" => operands.chunks_exact(2).for_each(|pair| map.one(&pair[0], &pair[1])),
                b"endbfrange" => operands.chunks_exact(3).for_each(|three| map.range(three)),
                _ => {}
            }
        }
        map
    }

    /// The letters of a code.
    pub fn get(&self, code: u32) -> Option<&str> {
        self.letters.get(&code).map(String::as_str)
    }

    fn one(&mut self, code: &Operand, letters: &Operand) {
        if let (Some(code), Operand::Text(letters)) = (number(code), letters) {
            self.put(code, utf16(letters));
        }
    }

    fn range(&mut self, three: &[Operand]) {
        let (Some(first), Some(last)) = (number(&three[0]), number(&three[1])) else { return };
        let last = last.min(first.saturating_add(0xffff));
        match &three[2] {
            Operand::Text(letters) => {
                let mut units: Vec<u16> = units(letters);
                for code in first..=last {
                    self.put(code, String::from_utf16_lossy(&units));
                    if let Some(unit) = units.last_mut() {
                        *unit = unit.wrapping_add(1);
                    }
                }
            }
            Operand::List(list) => (first..=last).zip(list).for_each(|(code, letters)| {
                if let Operand::Text(letters) = letters {
                    self.put(code, utf16(letters));
                }
            }),
            Operand::Number(_) | Operand::Name(_) => {}
        }
    }

    fn put(&mut self, code: u32, letters: String) {
        if self.letters.len() < MOST {
            self.letters.insert(code, letters);
        }
    }
}

fn number(code: &Operand) -> Option<u32> {
    match code {
        Operand::Text(bytes) if bytes.len() <= 4 => {
            Some(bytes.iter().fold(0, |number, byte| number << 8 | u32::from(*byte)))
        }
        _ => None,
    }
}

fn units(bytes: &[u8]) -> Vec<u16> {
    match bytes {
        [byte] => vec![u16::from(*byte)],
        bytes => bytes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect(),
    }
}

fn utf16(bytes: &[u8]) -> String {
    String::from_utf16_lossy(&units(bytes))
}
