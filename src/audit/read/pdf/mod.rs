//! PDF files: opened within limits, their pages drawn mark by mark.
//!
//! The structure of the file is read by lopdf. What is on a page, and where, is worked out here: what matters is not how
//! it looks but what stands over what.

mod cmap;
mod draw;
mod drawing;
mod font;
mod ink;
mod layers;
mod lexer;
mod marks;
mod metrics;
mod objects;
mod path;
mod shape;
mod state;
mod texts;
mod weigh;
mod write;

pub(in crate::audit) use draw::draw;
pub(in crate::audit) use drawing::{Drawing, Glyph, Hand, Paint};
pub(in crate::audit) use layers::Layers;
pub(in crate::audit) use objects::{dictionary, each_dictionary, list, name, number, numbers, stream, string};
pub(in crate::audit) use shape::Rect;
pub(in crate::audit) use state::{Colour, Mode};
pub(super) use texts::texts;

use lopdf::{Document, LoadOptions, ObjectId};

use super::format::{contains, find};
use super::{Budget, Excess, Unreadable};

/// Opens a file; one that opens without a password is opened, whatever its restrictions say.
pub(in crate::audit) fn open(bytes: &[u8], budget: &mut Budget) -> Result<Document, Unreadable> {
    weigh::weigh(bytes, budget)?;
    let most = usize::try_from(budget.part()).unwrap_or(usize::MAX);
    let document = Document::load_mem_with_options(bytes, LoadOptions::with_max_decompressed_size(most));
    let document = document.map_err(|error| match error {
        lopdf::Error::InvalidPassword | lopdf::Error::Decryption(_) | lopdf::Error::UnsupportedSecurityHandler(_) => {
            Unreadable::Locked
        }
        lopdf::Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { .. }) => {
            Unreadable::TooLarge(Excess::Unpacked)
        }
        _ if contains(bytes, b"/Encrypt") => Unreadable::Locked,
        _ => Unreadable::Broken,
    })?;
    if document.trailer.has(b"Encrypt") {
        return Err(Unreadable::Locked);
    }
    if document.page_iter().next().is_none() {
        return Err(Unreadable::Broken);
    }
    Ok(document)
}

/// The pages, in the order in which they are read, as far as there are objects for them.
pub(in crate::audit) fn pages(document: &Document) -> Vec<ObjectId> {
    document.page_iter().take(document.objects.len()).collect()
}

/// The file as it was before each later save that only added to it, oldest first.
///
/// A save that adds leaves all that was there before, and a reader of the file only skips it. What a program writes in
/// two parts so that it can be shown while it loads (a linearised file) is no earlier version.
pub(in crate::audit) fn earlier_versions(bytes: &[u8]) -> Vec<&[u8]> {
    /// As many as are opened: what an earlier one held the next one mostly holds too.
    const MOST: usize = 8;
    let mut ends = Vec::new();
    let mut at = 0;
    while let Some(end) = find(bytes, b"%%EOF", at) {
        at = end + 5;
        ends.push(at);
    }
    let is_linearised = contains(&bytes[..bytes.len().min(1024)], b"/Linearized");
    if is_linearised && ends.len() > 1 {
        ends.remove(0);
    }
    ends.pop();
    let skipped = ends.len().saturating_sub(MOST);
    ends.into_iter().skip(skipped).map(|end| &bytes[..end]).collect()
}
