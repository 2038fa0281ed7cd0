//! What a file is, by its first bytes; its name decides only between kinds that begin alike.

/// What a file is, as far as it matters to who looks inside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::audit) enum Format {
    /// A PDF.
    Pdf,
    /// A ZIP archive, and so a file of Word, Excel and the like.
    Zip,
    /// A file packed with gzip.
    Gzip,
    /// A photograph.
    Jpeg,
    /// A picture.
    Png,
    /// A picture.
    WebP,
    /// A scan or photograph, HEIF and AVIF among them.
    Tiff,
    /// SVG, XML or HTML.
    Markup,
    /// Text that anyone can read.
    Plain,
    /// A kind that nobody can look into with certainty.
    Old(&'static str),
    /// An archive that only its own program opens.
    Packed(&'static str),
    /// An Office file behind a password.
    Locked,
    /// Sound, film and the like, where there is no text to find.
    Other,
}

/// The first bytes of what Office wrote until 2007; files behind a password are still wrapped so.
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

impl Format {
    /// What a file is.
    pub fn of(name: &str, bytes: &[u8]) -> Self {
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
        let start = &bytes[..bytes.len().min(1024)];
        let claimed = named(&ending, start);
        match start {
            // What claims to be a PDF or an Office file and is not is broken, and is read as what it claims.
            _ if claimed == Self::Pdf => Self::Pdf,
            _ if claimed == Self::Zip && !start.starts_with(COMPOUND) => Self::Zip,
            [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] => Self::Zip,
            [0x1f, 0x8b, ..] => Self::Gzip,
            [0xff, 0xd8, 0xff, ..] => Self::Jpeg,
            [0x89, b'P', b'N', b'G', ..] => Self::Png,
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Self::WebP,
            [b'I', b'I', 42, 0, ..]
            | [b'M', b'M', 0, 42, ..]
            | [_, _, _, _, b'f', b't', b'y', b'p', b'h' | b'm', b'e' | b'i', ..]
            | [_, _, _, _, b'f', b't', b'y', b'p', b'a', b'v', b'i', ..] => Self::Tiff,
            [b'I', b'I', 43, 0, ..] | [b'M', b'M', 0, 43, ..] => Self::Old("BigTIFF"),
            _ if packed(start).is_some() => packed(start).map_or(Self::Other, Self::Packed),
            _ if start.starts_with(COMPOUND) => compound(bytes, &ending),
            _ if start.starts_with(b"{\\rtf") => Self::Old("rich text (RTF)"),
            _ if contains(start, b"%PDF-") => Self::Pdf,
            _ if is_markup(start) => flat(start).map_or(Self::Markup, Self::Old),
            _ => claimed,
        }
    }
}

/// What a file claims to be by its name.
fn named(ending: &str, start: &[u8]) -> Format {
    match ending {
        "pdf" => Format::Pdf,
        "docx" | "xlsx" | "pptx" | "docm" | "xlsm" | "pptm" | "odt" | "ods" | "odp" | "epub" | "zip" => Format::Zip,
        "xml" | "html" | "htm" | "xhtml" | "svg" => Format::Markup,
        _ if start.contains(&0) => Format::Other,
        _ => Format::Plain,
    }
}

/// The name of an archive that is no ZIP.
fn packed(start: &[u8]) -> Option<&'static str> {
    match start {
        [b'7', b'z', 0xbc, 0xaf, 0x27, 0x1c, ..] => Some("a 7z archive"),
        [b'R', b'a', b'r', b'!', 0x1a, 7, ..] => Some("a RAR archive"),
        [0xfd, b'7', b'z', b'X', b'Z', 0, ..] => Some("an xz archive"),
        [b'B', b'Z', b'h', b'1'..=b'9', b'1', b'A', b'Y', ..] => Some("a bzip2 archive"),
        [0x28, 0xb5, 0x2f, 0xfd, ..] => Some("a Zstandard archive"),
        [b'M', b'S', b'C', b'F', 0, 0, 0, 0, ..] => Some("a cabinet archive"),
        _ if start.get(257..262) == Some(b"ustar") => Some("a tar archive"),
        _ => None,
    }
}

fn compound(bytes: &[u8], ending: &str) -> Format {
    let package: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    match ending {
        _ if contains(bytes, &package) => Format::Locked,
        "doc" | "dot" => Format::Old("the Word format of before 2007"),
        "xls" | "xlt" => Format::Old("the Excel format of before 2007"),
        "ppt" | "pps" => Format::Old("the PowerPoint format of before 2007"),
        "msg" => Format::Old("a message saved from Outlook"),
        _ => Format::Old("the Office formats of before 2007"),
    }
}

/// The name of an Office file that is one text of XML.
fn flat(start: &[u8]) -> Option<&'static str> {
    const KINDS: [(&[u8], &str); 3] = [
        (b"<office:document", "an OpenDocument file in one piece (fodt, fods, fodp)"),
        (b"mso-application", "the XML formats of Office 2003"),
        (b"<pkg:package", "a Word file in one piece"),
    ];
    KINDS.iter().find(|(mark, _)| contains(start, mark)).map(|(_, kind)| *kind)
}

fn is_markup(start: &[u8]) -> bool {
    let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start).trim_ascii_start();
    [&b"<?xml"[..], b"<svg", b"<!DOCTYPE", b"<!doctype", b"<html"].iter().any(|mark| start.starts_with(mark))
}

/// Do some bytes stand among others?
pub(in crate::audit) fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    find(bytes, wanted, 0).is_some()
}

/// Where some bytes stand among others, at `from` or behind it.
pub(in crate::audit) fn find(bytes: &[u8], wanted: &[u8], from: usize) -> Option<usize> {
    let (first, rest) = (*wanted.first()?, bytes.get(from..)?);
    let mut at = 0;
    while let Some(next) = rest[at..].iter().position(|byte| *byte == first) {
        at += next;
        if rest[at..].starts_with(wanted) {
            return Some(from + at);
        }
        at += 1;
    }
    None
}
