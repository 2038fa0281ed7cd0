//! Pictures: where they were taken, what they were before they were cut, and what an SVG hides.

mod thumbnail;

use quick_xml::events::BytesStart;

use super::finding::{counted, first_words, words};
use super::{Finding, Unreadable};
use crate::audit::read::Budget;
use crate::audit::read::format::contains;
use crate::audit::read::markup::{self, Marks, attribute};
use crate::audit::read::picture::{chunks, exif};
use crate::diagnostic::Code;

/// Looks at a picture.
pub(super) fn look(bytes: &[u8], at: &str, findings: &mut Vec<Finding>) {
    let exif = exif(bytes);
    let has_position = exif.as_ref().is_some_and(|exif| {
        exif.fields().any(|field| matches!(field.tag, exif::Tag::GPSLatitude | exif::Tag::GPSLongitude))
    });
    // In XMP it is text, which PNG may pack.
    let is_in_words =
        contains(bytes, b"GPSLatitude") || chunks(bytes).iter().any(|chunk| chunk.text.contains("GPSLatitude"));
    if has_position || is_in_words {
        let message = "this picture says on which spot of the earth it was taken";
        let hint = "in Windows right-click the file, `Properties`, `Details`, `Remove Properties`; \
                    on a Mac, Preview: `Tools`, `Show Inspector`, `GPS`, `Remove Location Info`";
        findings.push(Finding::new(Code::AttachmentPosition, at, message, hint));
    }
    if exif.is_some_and(|exif| thumbnail::differs(bytes, &exif)) {
        let message = "this picture keeps a small copy of itself that shows something else: what it was before it was \
                       cut or painted over";
        let hint = "open it in Paint or another program and save it as a new picture, as PNG";
        findings.push(Finding::new(Code::AttachmentThumbnail, at, message, hint));
    }
}

/// Looks at an SVG or another file of marks.
pub(super) fn look_at_markup(
    bytes: &[u8],
    at: &str,
    budget: &mut Budget,
    findings: &mut Vec<Finding>,
) -> Result<(), Unreadable> {
    let mut seen = Seen::default();
    match markup::read(bytes, budget, &mut seen) {
        // A web page need not be well formed; what was read up to there is judged.
        Ok(()) | Err(Unreadable::Broken) => {}
        Err(unreadable) => return Err(unreadable),
    }
    if seen.is_svg && seen.scripts > 0 {
        let message = format!("this picture holds {}", counted(seen.scripts, "script"));
        let hint = "save it from the drawing program as a plain SVG, or as PNG";
        findings.push(Finding::new(Code::AttachmentScript, at, message, hint));
    }
    let count = words(&seen.hidden);
    if seen.is_svg && count > 0 {
        let message =
            format!("this picture has {} that are not shown ({})", counted(count, "word"), first_words(&seen.hidden));
        let hint = "delete the hidden objects or layers in the drawing program, and save it anew";
        findings.push(Finding::new(Code::AttachmentHiddenText, at, message, hint));
    }
    Ok(())
}

#[derive(Default)]
struct Seen {
    is_svg: bool,
    scripts: usize,
    hidden: String,
    /// For each open mark: does it hide what is in it?
    open: Vec<bool>,
}

impl Marks for Seen {
    fn begin(&mut self, local: &str, mark: &BytesStart) {
        self.is_svg |= local == "svg";
        self.scripts += usize::from(local == "script");
        let style = attribute(mark, "style").unwrap_or_default().replace(' ', "");
        let hides = style.contains("display:none")
            || style.contains("visibility:hidden")
            || attribute(mark, "display").is_some_and(|display| display == "none")
            || attribute(mark, "visibility").is_some_and(|visibility| visibility == "hidden");
        // What is defined to be used elsewhere, and how it looks, is not shown where it stands.
        let is_definition = matches!(local, "style" | "script" | "defs" | "title" | "desc" | "metadata");
        self.open.push(hides && !is_definition);
    }

    fn end(&mut self, _: &str) {
        self.open.pop();
    }

    fn words(&mut self, words: &str) {
        if self.open.contains(&true) {
            self.hidden.push_str(words);
            self.hidden.push(' ');
        }
    }
}
