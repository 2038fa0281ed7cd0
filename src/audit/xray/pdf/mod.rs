//! PDF files: what stands under boxes, beside the page, in layers and earlier versions, and what is said beside it.

mod beside;
mod page;
mod versions;

use lopdf::Document;

use super::{Finding, Unreadable};
use crate::audit::read::Budget;
use crate::audit::read::pdf::{Layers, draw, open, pages};

/// Looks into a PDF.
pub(super) fn look(bytes: &[u8], at: &str, budget: &mut Budget, findings: &mut Vec<Finding>) -> Result<(), Unreadable> {
    let document = open(bytes, budget)?;
    let layers = Layers::of(&document);
    for (number, page) in (1..).zip(pages(&document)) {
        let drawing = draw(&document, page, &layers, budget)?;
        page::look(&drawing, number, &layers, at, budget, findings)?;
        if let Ok(page) = document.get_dictionary(page) {
            beside::notes(&document, page, number, at, findings);
        }
    }
    beside::look(&document, at, budget, findings)?;
    versions::look(bytes, &document, at, budget, findings)
}

/// All words of a file's pages.
fn words(document: &Document, budget: &mut Budget) -> Result<Vec<String>, Unreadable> {
    let layers = Layers::of(document);
    let mut words = Vec::new();
    for page in pages(document) {
        let drawing = draw(document, page, &layers, budget)?;
        words.push(drawing.words(&drawing.glyphs));
    }
    Ok(words)
}
