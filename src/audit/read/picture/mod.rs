//! Pictures: the words and facts that cameras and programs write beside the picture itself.

mod chunks;

use std::io::Cursor;

pub(in crate::audit) use chunks::{Chunk, chunks};

use super::{Budget, Insides, Unreadable, markup};

/// The facts that a camera wrote, from JPEG, PNG, WebP, TIFF and HEIF; nothing where there are none.
pub(in crate::audit) fn exif(bytes: &[u8]) -> Option<exif::Exif> {
    // A file that ends too early still gives the facts before its end.
    let read = exif::Reader::new().continue_on_error(true).read_from_container(&mut Cursor::new(bytes));
    match read {
        Ok(exif) => Some(exif),
        Err(error) => error.distill_partial_result(|_| ()).ok(),
    }
}

/// The texts beside a picture.
pub(super) fn texts(bytes: &[u8], at: &str, budget: &mut Budget, insides: &mut Insides) -> Result<(), Unreadable> {
    if let Some(exif) = exif(bytes) {
        let facts = exif.fields().map(words).filter(|words| !words.is_empty());
        insides.add(at, "EXIF", facts.collect::<Vec<String>>().join("\n"));
    }
    for Chunk { name, text } in chunks(bytes) {
        let is_markup = name == "XMP";
        insides.add(at, name, if is_markup { markup::text(text.as_bytes(), budget)? } else { text });
    }
    Ok(())
}

/// A fact as text, whether its letters take one byte or two.
fn words(field: &exif::Field) -> String {
    match &field.value {
        exif::Value::Ascii(lines) => {
            lines.iter().map(|line| String::from_utf8_lossy(line)).collect::<Vec<_>>().join("\n")
        }
        exif::Value::Byte(bytes) | exif::Value::Undefined(bytes, _) => spelled(bytes),
        value => value.display_as(field.tag).to_string(),
    }
}

/// Bytes that hold letters: a comment with its character set before it, or Windows' two bytes a letter.
fn spelled(bytes: &[u8]) -> String {
    let bytes = bytes.strip_prefix(b"ASCII\0\0\0").or(bytes.strip_prefix(b"UNICODE\0")).unwrap_or(bytes);
    let is_wide =
        bytes.len() > 3 && bytes.iter().skip(1).step_by(2).filter(|byte| **byte == 0).count() * 3 > bytes.len();
    let text = if is_wide {
        let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
        String::from_utf16_lossy(&units)
    } else {
        String::from_utf8_lossy(bytes).into_owned()
    };
    text.replace('\0', "")
}
