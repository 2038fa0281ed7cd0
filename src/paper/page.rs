//! A page that is only words.

use super::access::{DocumentEntry, documents};
use super::fields::Fields;
use crate::diagnostic::Placed;

/// The front matter of a page.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs, reason = "the fields are the keys, which docs/front-matter.md explains")]
pub struct PagePaper {
    pub title: Option<Placed<String>>,
    pub language: Option<String>,
    pub documents: Option<Vec<DocumentEntry>>,
    pub draft: bool,
}

pub(super) fn read(fields: &mut Fields) -> PagePaper {
    PagePaper {
        title: fields.required_text("title", "Contact us"),
        language: fields.language(),
        documents: documents(fields),
        draft: fields.closing_flag("draft"),
    }
}
