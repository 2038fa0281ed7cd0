//! What opening a PDF will take, counted before it is opened: the reader of its structure keeps every value of a file in
//! memory, where a number of one digit takes a hundred times its room.

use std::borrow::Cow;
use std::io::Read;

use flate2::read::ZlibDecoder;

use super::find;
use super::lexer::{is_space, unescaped};
use crate::audit::read::{Budget, Excess, Unreadable};

/// How many values weigh as much as an object: as many as a small one has.
const VALUES: usize = 8;

/// How many bytes a packed table of objects spends on one of them, at least.
const ENTRY: usize = 5;

/// Counts the objects of a file and the values in them, also of those that are packed together.
pub(super) fn weigh(bytes: &[u8], budget: &mut Budget) -> Result<(), Unreadable> {
    let (mut at, mut values) = (0, 0);
    while let Some(object) = find(bytes, b"obj", at) {
        at = object + 3;
        if bytes[..object].ends_with(b"end") {
            continue;
        }
        let weight = Weight::of(&bytes[at..]);
        budget.objects(1)?;
        budget.steps(weight.length / 8)?;
        values += weight.values;
        if let Some(stream) = &weight.stream
            && (weight.is_packed || weight.is_table)
        {
            values += packed_values(&bytes[at + stream..], &weight, budget)?;
        }
        budget.objects(values / VALUES)?;
        values %= VALUES;
    }
    Ok(())
}

/// The values in a stream that holds objects, or says where they are.
fn packed_values(stream: &[u8], weight: &Weight, budget: &mut Budget) -> Result<usize, Unreadable> {
    let start = stream.iter().take(2).take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
    let bytes = match weight.filter {
        Filter::None => Cow::Borrowed(&stream[start..find(stream, b"endstream", start).unwrap_or(stream.len())]),
        Filter::Flate => {
            let (most, mut bytes) = (budget.part(), Vec::new());
            // What is cut off holds the objects before the cut.
            let _ = ZlibDecoder::new(&stream[start..]).take(most + 1).read_to_end(&mut bytes);
            if bytes.len() as u64 > most {
                return Err(Unreadable::TooLarge(Excess::Unpacked));
            }
            budget.unpacked(bytes.len())?;
            Cow::Owned(bytes)
        }
        Filter::Other => return Err(Unreadable::Old("this way of packing")),
    };
    if weight.is_table {
        return Ok(bytes.len() / ENTRY);
    }
    if weight.is_predicted {
        // What it reads is known only to who undoes it: at worst, numbers of one digit.
        return Ok(bytes.len() / 2);
    }
    // Two numbers before all else for each object in it.
    let head = bytes.iter().take_while(|byte| byte.is_ascii_digit() || is_space(**byte)).count();
    budget.objects(bytes[..head].split(|byte| is_space(*byte)).filter(|number| !number.is_empty()).count() / 2)?;
    let (mut at, mut values) = (0, 0);
    while at < bytes.len() {
        let weight = Weight::of(&bytes[at..]);
        (at, values) = (at + weight.length, values + weight.values);
    }
    Ok(values)
}

/// What an object is made of, up to its end or that of the bytes.
#[derive(Default)]
struct Weight {
    values: usize,
    length: usize,
    /// Where the bytes of its stream begin.
    stream: Option<usize>,
    /// Are other objects packed in it?
    is_packed: bool,
    /// Does it say where objects stand?
    is_table: bool,
    is_predicted: bool,
    filter: Filter,
}

/// How a stream is packed.
#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Filter {
    #[default]
    None,
    Flate,
    /// In a way that no program uses for objects.
    Other,
}

impl Weight {
    fn of(bytes: &[u8]) -> Self {
        let mut weight = Self::default();
        while let Some(&byte) = bytes.get(weight.length) {
            let rest = &bytes[weight.length..];
            let (length, values) = match byte {
                b'%' => (up_to(rest, |byte| matches!(byte, b'\r' | b'\n')), 0),
                b'(' => (string(rest), 1),
                b'<' if rest.get(1) == Some(&b'<') => (2, 1),
                b'<' => (up_to(rest, |byte| byte == b'>'), 1),
                b'[' => (1, 1),
                b'/' => {
                    let length = 1 + word(&rest[1..]);
                    weight.name(&rest[1..length]);
                    (length, 1)
                }
                _ => match &rest[..word(rest)] {
                    b"" => (1, 0),
                    word @ (b"endobj" | b"stream") => {
                        weight.length += word.len();
                        weight.stream = (word == b"stream").then_some(weight.length);
                        return weight;
                    }
                    // Numbers and words need nothing between them: `+1+1`.
                    word => (word.len(), 1 + word[1..].iter().filter(|byte| !byte.is_ascii_digit()).count()),
                },
            };
            weight.length += length;
            weight.values += values;
        }
        weight
    }

    /// Takes a name of its dictionary.
    fn name(&mut self, name: &[u8]) {
        match &*unescaped(name) {
            b"ObjStm" => self.is_packed = true,
            b"XRef" => self.is_table = true,
            b"Predictor" => self.is_predicted = true,
            b"FlateDecode" if self.filter == Filter::None => self.filter = Filter::Flate,
            name if name.ends_with(b"Decode") => self.filter = Filter::Other,
            _ => {}
        }
    }
}

/// How many bytes stand before a space or a mark.
fn word(bytes: &[u8]) -> usize {
    let is_mark = |byte: &u8| is_space(*byte) || b"()<>[]{}/%".contains(byte);
    bytes.iter().position(is_mark).unwrap_or(bytes.len())
}

/// How many bytes there are up to one, and with it.
fn up_to(bytes: &[u8], is_last: impl Fn(u8) -> bool) -> usize {
    bytes.iter().position(|byte| is_last(*byte)).map_or(bytes.len(), |at| at + 1)
}

/// How many bytes a string takes, with what is in brackets in it.
fn string(bytes: &[u8]) -> usize {
    let (mut at, mut depth) = (0, 0_usize);
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 1,
            b'(' => depth += 1,
            b')' => depth -= 1,
            _ => {}
        }
        at += 1;
        if depth == 0 {
            break;
        }
    }
    at.min(bytes.len())
}
