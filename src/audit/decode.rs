//! The texts that some bytes hold under another spelling: escapes of URLs and JSON, quoted-printable, base64, UTF-16.
//!
//! Takes bytes; calls back with each [`View`] of them, the bytes themselves first, and what is inside what is inside
//! them. An escape is undone beside the bytes as they are and not instead of them, so that nothing is hidden by looking
//! like one. Entities of HTML are read where words are read, in [`super::words`].

use std::borrow::Cow;

use memchr::{memchr, memchr_iter};

/// Bytes as they are, or as they read when they are decoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View<'a> {
    /// What was done to read them, in the order in which it was done; empty for the bytes themselves.
    pub how: String,
    /// The text, as UTF-8 as far as it is text.
    pub bytes: Cow<'a, [u8]>,
}

/// How deep an encoding may stand in another.
const DEPTH: usize = 3;

/// How many letters of base64 stand together at least.
const BASE64: usize = 16;

/// Calls back with every view of some bytes.
pub fn each_view(bytes: &[u8], seen: &mut dyn FnMut(&View)) {
    views(&View { how: String::new(), bytes: Cow::Borrowed(bytes) }, DEPTH, seen);
}

fn views(view: &View, depth: usize, seen: &mut dyn FnMut(&View)) {
    if let Some(text) = utf16(&view.bytes) {
        let how = named(&view.how, "UTF-16");
        return views(&View { how, bytes: Cow::Owned(text.into_bytes()) }, depth, seen);
    }
    seen(view);
    if depth == 0 {
        return;
    }
    let inner: [(&str, Option<Vec<u8>>); 4] = [
        ("URL", percent(&view.bytes)),
        ("JSON", backslash(&view.bytes)),
        ("quoted-printable", quoted_printable(&view.bytes)),
        ("UTF-16", utf16_runs(&view.bytes)),
    ];
    for (name, bytes) in inner {
        if let Some(bytes) = bytes {
            views(&View { how: named(&view.how, name), bytes: Cow::Owned(bytes) }, depth - 1, seen);
        }
    }
    base64(&view.bytes, &mut |bytes| {
        views(&View { how: named(&view.how, "base64"), bytes: Cow::Owned(bytes) }, depth - 1, seen);
    });
}

fn named(how: &str, name: &str) -> String {
    if how.is_empty() { name.to_owned() } else { format!("{how}, {name}") }
}

/// The text of bytes that are UTF-16 as a whole: they begin with its mark, or every second one is nothing.
fn utf16(bytes: &[u8]) -> Option<String> {
    let (rest, is_little) = match bytes {
        [0xff, 0xfe, rest @ ..] => (rest, true),
        [0xfe, 0xff, rest @ ..] => (rest, false),
        [_, _, _, _, ..] => {
            let sample = &bytes[..bytes.len().min(512) & !1];
            let zeros = |from: usize| sample.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
            let (even, odd, half) = (zeros(0), zeros(1), sample.len() / 2);
            if odd * 4 > half * 3 && even == 0 {
                (bytes, true)
            } else if even * 4 > half * 3 && odd == 0 {
                (bytes, false)
            } else {
                return None;
            }
        }
        _ => return None,
    };
    let units = rest.chunks_exact(2).map(|pair| unit(pair, is_little));
    Some(char::decode_utf16(units).map(|letter| letter.unwrap_or(' ')).collect())
}

fn unit(pair: &[u8], is_little: bool) -> u16 {
    if is_little { u16::from_le_bytes([pair[0], pair[1]]) } else { u16::from_be_bytes([pair[0], pair[1]]) }
}

/// The runs of UTF-16 letters in bytes that are something else, as old office files hold them.
fn utf16_runs(bytes: &[u8]) -> Option<Vec<u8>> {
    memchr(0, bytes)?;
    let mut text = String::new();
    for start in [0, 1] {
        for is_little in [true, false] {
            let mut run = String::new();
            let units = bytes[start.min(bytes.len())..].chunks_exact(2).map(|pair| unit(pair, is_little));
            for letter in char::decode_utf16(units) {
                match letter {
                    Ok(letter) if u32::from(letter) < 0x2100 && (!letter.is_control() || letter == '\n') => {
                        run.push(letter);
                    }
                    _ => end_run(&mut run, &mut text),
                }
            }
            end_run(&mut run, &mut text);
        }
    }
    (!text.is_empty()).then(|| text.into_bytes())
}

fn end_run(run: &mut String, text: &mut String) {
    if run.chars().filter(|letter| letter.is_alphanumeric()).count() >= 4 {
        text.push_str(run);
        text.push('\n');
    }
    run.clear();
}

fn hex(digits: &[u8]) -> Option<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    Some(digit(*digits.first()?)? * 16 + digit(*digits.get(1)?)?)
}

/// The parts of a text that hold escapes of a URL (`%20`), without them; a plus sign there may be a space.
fn percent(bytes: &[u8]) -> Option<Vec<u8>> {
    let is_apart = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'"' | b'\'' | b'<' | b'>');
    let is_escape = |at: usize| bytes[at] == b'%' && hex(&bytes[at + 1..]).is_some();
    let mut text = Vec::new();
    let mut done = 0;
    for sign in memchr_iter(b'%', bytes) {
        if sign < done || !is_escape(sign) {
            continue;
        }
        let mut at = bytes[..sign].iter().rposition(is_apart).map_or(0, |apart| apart + 1);
        done = bytes[sign..].iter().position(is_apart).map_or(bytes.len(), |apart| sign + apart);
        while at < done {
            match bytes[at] {
                b'%' if is_escape(at) => {
                    text.extend(hex(&bytes[at + 1..]));
                    at += 3;
                }
                b'+' => {
                    text.push(b' ');
                    at += 1;
                }
                byte => {
                    text.push(byte);
                    at += 1;
                }
            }
        }
        text.push(b'\n');
    }
    (!text.is_empty()).then_some(text)
}

/// The lines of a text that hold escapes of JSON, JavaScript or CSS (`\u00e9`, `\n`), without them.
fn backslash(bytes: &[u8]) -> Option<Vec<u8>> {
    memchr(b'\\', bytes)?;
    let mut text = Vec::with_capacity(bytes.len());
    for line in bytes.split(|byte| *byte == b'\n').filter(|line| memchr(b'\\', line).is_some()) {
        let mut at = 0;
        while at < line.len() {
            if line[at] != b'\\' {
                text.push(line[at]);
                at += 1;
                continue;
            }
            let (letter, length) = escape(&line[at..]);
            let mut utf8 = [0; 4];
            text.extend(letter.map(|letter| letter.encode_utf8(&mut utf8).as_bytes().to_vec()).unwrap_or_default());
            at += length;
        }
        text.push(b'\n');
    }
    Some(text)
}

/// What an escape that begins here stands for, and how long it is.
fn escape(bytes: &[u8]) -> (Option<char>, usize) {
    let number = |digits: &[u8]| {
        let digits = std::str::from_utf8(digits).ok()?;
        u32::from_str_radix(digits, 16).ok()
    };
    match bytes.get(1) {
        Some(b'n' | b'r' | b't' | b'f' | b'v') => (Some(' '), 2),
        Some(b'u') => {
            if bytes.get(2) == Some(&b'{')
                && let Some(end) = bytes.iter().take(10).position(|byte| *byte == b'}')
                && let Some(code) = number(&bytes[3..end])
            {
                return (char::from_u32(code), end + 1);
            }
            match bytes.get(2..6).and_then(number) {
                // Half of a letter beyond the first 65,536: with the half behind it, one letter.
                Some(high @ 0xd800..0xdc00) => {
                    let low = bytes.get(8..12).filter(|_| bytes.get(6..8) == Some(b"\\u")).and_then(number);
                    match low {
                        Some(low @ 0xdc00..0xe000) => {
                            (char::from_u32(0x1_0000 + ((high - 0xd800) << 10) + (low - 0xdc00)), 12)
                        }
                        _ => (None, 6),
                    }
                }
                Some(code) => (char::from_u32(code), 6),
                None => (None, 2),
            }
        }
        Some(b'x') => match bytes.get(2..4).and_then(number) {
            Some(code) => (char::from_u32(code), 4),
            None => (None, 2),
        },
        Some(byte) if byte.is_ascii() => (Some(char::from(*byte)), 2),
        Some(_) | None => (None, 1),
    }
}

/// A text that was wrapped for the post (RFC 2045), as it reads.
fn quoted_printable(bytes: &[u8]) -> Option<Vec<u8>> {
    let is_escape = |at: usize| {
        let is_digit = |at: usize| bytes.get(at).is_some_and(|digit| matches!(digit, b'0'..=b'9' | b'A'..=b'F'));
        is_digit(at + 1) && is_digit(at + 2)
    };
    let is_wrapped = |at: usize| matches!(bytes.get(at + 1), Some(b'\n' | b'\r'));
    if !memchr_iter(b'=', bytes).any(|at| is_escape(at) || is_wrapped(at)) {
        return None;
    }
    let mut text = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'=' if is_escape(at) => {
                text.extend(hex(&bytes[at + 1..]));
                at += 3;
            }
            b'=' if is_wrapped(at) => {
                at += 1;
                at += usize::from(bytes.get(at) == Some(&b'\r'));
                at += usize::from(bytes.get(at) == Some(&b'\n'));
            }
            byte => {
                text.push(byte);
                at += 1;
            }
        }
    }
    Some(text)
}

/// Calls back with what each run of base64 holds, if it is text or begins like a file of a known kind. Lines of it may be
/// broken.
fn base64(bytes: &[u8], seen: &mut dyn FnMut(Vec<u8>)) {
    let mut at = 0;
    while let Some(end) = bytes.get(at..at + BASE64) {
        // Whatever stands before a sign that is none of its letters is too short.
        if let Some(none) = end.iter().rposition(|byte| sextet(*byte).is_none()) {
            at += none + 1;
            continue;
        }
        let (mut end, mut count, mut has_capital) = (at, 0, false);
        while end < bytes.len() {
            if sextet(bytes[end]).is_some() {
                has_capital |= bytes[end].is_ascii_uppercase();
                count += 1;
                end += 1;
            } else if count >= 60 && matches!(bytes[end], b'\n' | b'\r') {
                end += 1;
            } else {
                break;
            }
        }
        // The path of a page has the letters of base64, and no capitals.
        if count >= BASE64 && has_capital {
            let sextets: Vec<u8> = bytes[at..end].iter().copied().filter_map(sextet).collect();
            let decoded = decode(&sextets);
            if is_something(&decoded) {
                seen(decoded);
            }
        }
        at = end.max(at + 1);
    }
}

/// What each byte stands for in base64; of what stands for nothing, too much.
const SEXTETS: [u8; 256] = {
    let mut sextets = [NO_SEXTET; 256];
    let letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut sextet = 0;
    while (sextet as usize) < letters.len() {
        sextets[letters[sextet as usize] as usize] = sextet;
        sextet += 1;
    }
    (sextets[b'-' as usize], sextets[b'_' as usize]) = (62, 63);
    sextets
};

/// No letter of base64.
const NO_SEXTET: u8 = 64;

#[inline]
fn sextet(byte: u8) -> Option<u8> {
    Some(SEXTETS[usize::from(byte)]).filter(|sextet| *sextet != NO_SEXTET)
}

fn decode(sextets: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(sextets.len() * 3 / 4);
    for four in sextets.chunks(4) {
        let bits = four.iter().fold(0_u32, |bits, sextet| bits << 6 | u32::from(*sextet)) << (6 * (4 - four.len()));
        let [_, first, second, third] = bits.to_be_bytes();
        bytes.extend(&[first, second, third][..(four.len() * 3 / 4).min(3)]);
    }
    bytes
}

/// Are these bytes text, or the beginning of a file of a known kind?
fn is_something(bytes: &[u8]) -> bool {
    let known: [&[u8]; 9] =
        [b"PK\x03\x04", b"\x1f\x8b", b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"RIFF", b"GIF8", b"\xff\xfe", b"\xfe\xff"];
    if known.iter().any(|known| bytes.starts_with(known)) || utf16(bytes).is_some() {
        return true;
    }
    std::str::from_utf8(bytes)
        .is_ok_and(|text| text.chars().all(|letter| !letter.is_control() || letter.is_ascii_whitespace()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every view of a text that another spelling of it holds.
    fn all(bytes: &[u8]) -> Vec<(String, String)> {
        let mut all = Vec::new();
        each_view(bytes, &mut |view| all.push((view.how.clone(), String::from_utf8_lossy(&view.bytes).into_owned())));
        all.remove(0);
        all
    }

    fn pair(how: &str, text: &str) -> (String, String) {
        (how.to_owned(), text.to_owned())
    }

    #[test]
    fn escapes_are_undone() {
        assert_eq!(all(b"href=\"/a%20caf%C3%A9+b\" c"), [pair("URL", "/a café b\n")]);
        assert_eq!(all(br#"{"a":"caf\u00e9\nb \ud83d\ude00\x21"}"#), [pair("JSON", "{\"a\":\"café b 😀!\"}\n")]);
        assert_eq!(all(b"caf=C3=A9 and=\r\n more"), [pair("quoted-printable", "café and more")]);
    }

    #[test]
    fn base64_is_read_in_lines_and_in_the_spelling_of_urls() {
        assert_eq!(all(b"x: VGhlIHByaWNlIGlzIGhpZ2g="), [pair("base64", "The price is high")]);
        let long = "The price that was agreed for the land is higher than anybody thought it could be.";
        let typed = "VGhlIHByaWNlIHRoYXQgd2FzIGFncmVlZCBmb3IgdGhlIGxhbmQgaXMgaGlnaGVyIHRoYW4gYW55\r\n\
                     Ym9keSB0aG91Z2h0IGl0IGNvdWxkIGJlLg==";
        assert_eq!(all(typed.as_bytes()), [pair("base64", long)]);
        assert_eq!(all(b"committees/osmb/2018-08-30/ict-reprovision"), []);
    }

    #[test]
    fn utf16_is_read_with_and_without_its_mark() {
        let little: Vec<u8> = "Price".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let mut seen = Vec::new();
        each_view(&[&[0xff, 0xfe], &little[..]].concat(), &mut |view| seen.push(view.bytes.to_vec()));
        each_view(&little, &mut |view| seen.push(view.bytes.to_vec()));
        assert_eq!(seen, [b"Price", b"Price"]);
        let inside = [&[1, 2, 255, 254, 0, 0][..], &little, &[0, 0, 9, 9]].concat();
        assert!(all(&inside).iter().any(|(_, text)| text.contains("Price")), "{:?}", all(&inside));
    }

    #[test]
    fn an_encoding_in_another_is_read() {
        let all = all(br#"{"mail":"VGhlIHByaWNlIGlzIGhpZ2g9\u003d"}"#);
        assert!(all.iter().any(|(how, _)| how == "base64" || how == "JSON, base64"), "{all:?}");
    }
}
