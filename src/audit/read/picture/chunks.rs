//! The words in the blocks that JPEG, PNG and WebP files are made of.

use flate2::read::ZlibDecoder;
use std::io::Read;

/// A text in a picture's file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::audit) struct Chunk {
    /// What it is.
    pub name: &'static str,
    /// What it says.
    pub text: String,
}

/// More than any program writes beside a picture.
const MOST: u64 = 4 * 1024 * 1024;

/// The texts in a picture's file; a file that is cut off gives those before the cut.
pub(in crate::audit) fn chunks(bytes: &[u8]) -> Vec<Chunk> {
    match bytes {
        [0xff, 0xd8, ..] => jpeg(bytes),
        [0x89, b'P', b'N', b'G', ..] => png(bytes),
        [b'R', b'I', b'F', b'F', ..] => webp(bytes),
        _ => Vec::new(),
    }
}

fn jpeg(bytes: &[u8]) -> Vec<Chunk> {
    let mut chunks = Vec::new();
    let mut at = 2;
    while let Some(&[0xff, mark, high, low]) = bytes.get(at..at + 4) {
        let length = usize::from(u16::from_be_bytes([high, low]));
        let Some(block) = bytes.get(at + 4..at + 2 + length) else { break };
        match mark {
            0xfe => chunks.push(Chunk { name: "comment", text: lossy(block) }),
            0xe1 if block.starts_with(b"http://ns.adobe.com/") => {
                chunks.push(Chunk { name: "XMP", text: lossy(block) });
            }
            0xed => chunks.push(Chunk { name: "IPTC", text: lossy(block) }),
            // The picture itself begins.
            0xda => break,
            _ => {}
        }
        at += 2 + length.max(2);
    }
    chunks
}

fn png(bytes: &[u8]) -> Vec<Chunk> {
    let mut chunks = Vec::new();
    let mut at = 8;
    while let Some(head) = bytes.get(at..at + 8) {
        let length = u32::from_be_bytes([head[0], head[1], head[2], head[3]]) as usize;
        let Some(block) = bytes.get(at + 8..(at + 8).saturating_add(length)) else { break };
        let text = match &head[4..8] {
            b"tEXt" => Some(latin(block)),
            b"zTXt" => split(block)
                .map(|(keyword, rest)| format!("{} {}", latin(keyword), latin(&inflated(&rest[1.min(rest.len())..])))),
            b"iTXt" => split(block).map(|(keyword, rest)| format!("{} {}", latin(keyword), international(rest))),
            _ => None,
        };
        chunks.extend(text.map(|text| Chunk { name: "text of the picture", text }));
        at = (at + 12).saturating_add(length);
    }
    chunks
}

/// The text of an `iTXt` block behind its keyword: two flags, a language, a translated keyword, the words.
fn international(rest: &[u8]) -> String {
    let is_packed = rest.first() == Some(&1);
    let parts = rest.get(2..).and_then(split).and_then(|(_, rest)| split(rest));
    let Some((keyword, words)) = parts else { return lossy(rest) };
    let words = if is_packed { lossy(&inflated(words)) } else { lossy(words) };
    format!("{} {words}", lossy(keyword))
}

fn webp(bytes: &[u8]) -> Vec<Chunk> {
    let mut chunks = Vec::new();
    let mut at = 12;
    while let Some(head) = bytes.get(at..at + 8) {
        let length = u32::from_le_bytes([head[4], head[5], head[6], head[7]]) as usize;
        let Some(block) = bytes.get(at + 8..(at + 8).saturating_add(length)) else { break };
        if &head[..4] == b"XMP " {
            chunks.push(Chunk { name: "XMP", text: lossy(block) });
        }
        at = (at + 8).saturating_add(length).saturating_add(length % 2);
    }
    chunks
}

/// The bytes before and behind the first zero.
fn split(block: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = block.iter().position(|byte| *byte == 0)?;
    Some((&block[..end], &block[end + 1..]))
}

fn inflated(packed: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    // What is cut off gives the words before the cut.
    let _ = ZlibDecoder::new(packed).take(MOST).read_to_end(&mut bytes);
    bytes
}

fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).replace('\0', " ")
}

fn latin(bytes: &[u8]) -> String {
    bytes.iter().map(|&byte| if byte == 0 { ' ' } else { char::from(byte) }).collect()
}
