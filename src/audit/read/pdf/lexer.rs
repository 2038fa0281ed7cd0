//! The words of a content stream, one operation after another.
//!
//! Keeps nothing but the operands of one operation, so that a long page takes no more memory than a short one. Whatever
//! the bytes are, there is a next operation or an end.

/// An operand.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Operand {
    /// A number.
    Number(f64),
    /// A name, without its stroke.
    Name(Vec<u8>),
    /// A string.
    Text(Vec<u8>),
    /// A list, or a dictionary as a list; lists within it are laid out flat.
    List(Vec<Operand>),
}

/// Reads a content stream.
pub(super) struct Lexer<'a> {
    bytes: &'a [u8],
    at: usize,
}

/// More operands than any operation takes.
const MOST: usize = 100_000;

impl<'a> Lexer<'a> {
    /// Begins at the beginning.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// Reads the operands of the next operation, and gives its operator.
    pub fn operation(&mut self, operands: &mut Vec<Operand>) -> Option<&'a [u8]> {
        operands.clear();
        loop {
            self.skip_space();
            let byte = *self.bytes.get(self.at)?;
            match byte {
                b'[' => {
                    let list = self.list();
                    push(operands, Operand::List(list));
                }
                b'<' if self.bytes.get(self.at + 1) == Some(&b'<') => {
                    let list = self.list();
                    push(operands, Operand::List(list));
                }
                b']' | b'>' | b'}' | b'{' | b')' => self.at += 1,
                _ => {
                    if let Some(operand) = self.operand() {
                        push(operands, operand);
                        continue;
                    }
                    let operator = self.regular();
                    if !operator.is_empty() {
                        return Some(operator);
                    }
                    self.at += 1;
                }
            }
        }
    }

    /// Skips the bytes of an inline image, which stand behind `ID`.
    pub fn skip_image(&mut self) {
        let is_space = |byte: Option<&u8>| byte.is_none_or(u8::is_ascii_whitespace);
        while self.at < self.bytes.len() {
            let ends = self.bytes[self.at..].starts_with(b"EI")
                && is_space(self.bytes.get(self.at.wrapping_sub(1)))
                && is_space(self.bytes.get(self.at + 2));
            if ends {
                self.at += 2;
                return;
            }
            self.at += 1;
        }
    }

    /// A list or a dictionary, flat.
    fn list(&mut self) -> Vec<Operand> {
        let mut list = Vec::new();
        let mut depth = 0_usize;
        loop {
            self.skip_space();
            match self.bytes.get(self.at..).unwrap_or_default() {
                [] => return list,
                [b'<', b'<', ..] | [b'>', b'>', ..] | [b'[' | b']', ..] => {
                    let (byte, width) = (self.bytes[self.at], self.width());
                    self.at += width;
                    if matches!(byte, b'<' | b'[') {
                        depth += 1;
                    } else {
                        depth = depth.saturating_sub(1);
                    }
                    if depth == 0 {
                        return list;
                    }
                }
                _ => match self.operand() {
                    Some(operand) => push(&mut list, operand),
                    // A word such as `true`; or a byte that belongs nowhere.
                    None if self.regular().is_empty() => self.at += 1,
                    None => {}
                },
            }
        }
    }

    fn width(&self) -> usize {
        if matches!(self.bytes[self.at], b'<' | b'>') { 2 } else { 1 }
    }

    /// The operand here; nothing, and not a step, where there is none.
    fn operand(&mut self) -> Option<Operand> {
        match *self.bytes.get(self.at)? {
            b'(' => Some(Operand::Text(self.text())),
            b'<' => Some(Operand::Text(self.hexadecimal())),
            b'/' => {
                self.at += 1;
                Some(Operand::Name(unescaped(self.regular())))
            }
            b'0'..=b'9' | b'+' | b'-' | b'.' => {
                let word = self.regular();
                Some(Operand::Number(number(word)))
            }
            _ => None,
        }
    }

    /// Letters up to a space or a mark.
    fn regular(&mut self) -> &'a [u8] {
        let rest = &self.bytes[self.at.min(self.bytes.len())..];
        let end = rest.iter().position(|byte| is_space(*byte) || b"()<>[]{}/%".contains(byte)).unwrap_or(rest.len());
        self.at += end;
        &rest[..end]
    }

    fn skip_space(&mut self) {
        while let Some(&byte) = self.bytes.get(self.at) {
            if byte == b'%' {
                let rest = &self.bytes[self.at..];
                self.at += rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(rest.len());
            } else if is_space(byte) {
                self.at += 1;
            } else {
                return;
            }
        }
    }

    /// A string in brackets.
    fn text(&mut self) -> Vec<u8> {
        let (mut text, mut depth) = (Vec::new(), 0_usize);
        while let Some(&byte) = self.bytes.get(self.at) {
            self.at += 1;
            match byte {
                b'(' => {
                    depth += 1;
                    if depth == 1 {
                        continue;
                    }
                }
                b')' => {
                    depth -= 1;
                    if depth == 0 {
                        break;
                    }
                }
                b'\\' => {
                    text.extend(self.escaped());
                    continue;
                }
                _ => {}
            }
            text.push(byte);
        }
        text
    }

    /// What stands behind a backslash.
    fn escaped(&mut self) -> Option<u8> {
        let byte = *self.bytes.get(self.at)?;
        self.at += 1;
        match byte {
            b'n' => Some(b'\n'),
            b'r' => Some(b'\r'),
            b't' => Some(b'\t'),
            b'b' => Some(8),
            b'f' => Some(12),
            b'\r' => {
                if self.bytes.get(self.at) == Some(&b'\n') {
                    self.at += 1;
                }
                None
            }
            b'\n' => None,
            b'0'..=b'7' => {
                let mut code = u32::from(byte - b'0');
                for _ in 0..2 {
                    let Some(&digit @ b'0'..=b'7') = self.bytes.get(self.at) else { break };
                    code = code * 8 + u32::from(digit - b'0');
                    self.at += 1;
                }
                u8::try_from(code & 0xff).ok()
            }
            byte => Some(byte),
        }
    }

    /// A string in hexadecimal.
    fn hexadecimal(&mut self) -> Vec<u8> {
        self.at += 1;
        let rest = &self.bytes[self.at.min(self.bytes.len())..];
        let end = rest.iter().position(|byte| *byte == b'>').unwrap_or(rest.len());
        self.at += (end + 1).min(rest.len());
        let digits: Vec<u8> = rest[..end].iter().filter_map(|byte| hex(*byte)).collect();
        digits.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or(0)).collect()
    }
}

fn push(operands: &mut Vec<Operand>, operand: Operand) {
    if operands.len() < MOST {
        operands.push(operand);
    }
}

/// Does a byte stand between words?
pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | 9 | 10 | 12 | 13 | 32)
}

fn hex(byte: u8) -> Option<u8> {
    u8::try_from(char::from(byte).to_digit(16)?).ok()
}

/// A name in which `#20` stands for a space.
pub(super) fn unescaped(name: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(name.len());
    let mut rest = name;
    while let [first, behind @ ..] = rest {
        let escaped = match behind {
            [high, low, after @ ..] if *first == b'#' => hex(*high).zip(hex(*low)).map(|pair| (pair, after)),
            _ => None,
        };
        let (byte, after) = escaped.map_or((*first, behind), |((high, low), after)| (high << 4 | low, after));
        bytes.push(byte);
        rest = after;
    }
    bytes
}

/// A number, however it is spelled; nought where it is none.
fn number(word: &[u8]) -> f64 {
    let text = std::str::from_utf8(word).unwrap_or_default();
    // Some programs write `--5` or `1.2-3`; readers take what stands before the second mark.
    let text = text.trim_start_matches('+');
    let end = text.char_indices().skip(1).find(|(_, letter)| !letter.is_ascii_digit() && *letter != '.');
    let number: f64 = text[..end.map_or(text.len(), |(end, _)| end)].parse().unwrap_or(0.0);
    if number.is_finite() { number.clamp(-1e9, 1e9) } else { 0.0 }
}
