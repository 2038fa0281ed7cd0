//! Letters that may not stand in HTML as they are.

use std::fmt::Write as _;

/// Appends words as the text of an element.
pub(in crate::render) fn text(words: &str, html: &mut String) {
    escape(words, html, |byte| match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        _ => None,
    });
}

/// Appends words as the value of an attribute in double quotes.
pub(in crate::render) fn attribute(words: &str, html: &mut String) {
    escape(words, html, |byte| match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'"' => Some("&quot;"),
        _ => None,
    });
}

/// Appends a destination as it was typed, so that it is a URL in an attribute: what may not stand in one is
/// percent-encoded, what already is stays so.
pub(in crate::render) fn destination(typed: &str, html: &mut String) {
    for byte in typed.bytes() {
        match byte {
            b'&' => html.push_str("&amp;"),
            b'\'' => html.push_str("&#x27;"),
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => html.push(char::from(byte)),
            _ if b"!#$%()*+,-./:;=?@_~".contains(&byte) => html.push(char::from(byte)),
            _ => write!(html, "%{byte:02X}").expect("a string takes all that is written"),
        }
    }
}

fn escape(words: &str, html: &mut String, entity: impl Fn(u8) -> Option<&'static str>) {
    let mut written = 0;
    for (index, byte) in words.bytes().enumerate() {
        if let Some(entity) = entity(byte) {
            html.push_str(&words[written..index]);
            html.push_str(entity);
            written = index + 1;
        }
    }
    html.push_str(&words[written..]);
}
