//! Opens files of every kind that people attach, and gives the texts inside.
//!
//! Takes a name and bytes; gives [`Insides`]: each text that a program could get out of the file, seen on its page or
//! not, with the place inside. What is a person's business to see is judged by [`super::xray`], which opens files by
//! the same doors. Everything is counted against [`Limits`]; no bytes make it panic.

pub(super) mod archive;
mod budget;
pub(super) mod format;
pub(super) mod markup;
pub(super) mod pdf;
pub(super) mod picture;
mod unreadable;
mod workbook;

pub(super) use budget::Budget;
pub use unreadable::{Excess, Unreadable};

use super::Limits;
use super::decode::{View, each_view};
use format::Format;

/// What is inside a file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Insides {
    /// Its texts, in its own order.
    pub texts: Vec<Fragment>,
    /// The files inside it that could not be read, by their place.
    pub unread: Vec<(String, Unreadable)>,
}

/// A text inside a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fragment {
    /// Where it stands (`word/document.xml`, `page 3`, `plans.zip > plan.pdf > page 1`).
    pub inside: String,
    /// What it says.
    pub text: String,
}

/// The texts inside a file. A file that holds its text openly (a page, a CSV table) has none inside.
pub fn texts(name: &str, bytes: &[u8], limits: &Limits) -> Result<Insides, Unreadable> {
    if bytes.len() as u64 > limits.file {
        return Err(Unreadable::TooLarge(Excess::File));
    }
    let mut insides = Insides::default();
    open(name, bytes, "", &mut Budget::new(limits), &mut insides)?;
    Ok(insides)
}

/// The texts inside a file that was found in another spelling, such as base64; of what is no file, none.
pub(super) fn inside_view(view: &View) -> Vec<String> {
    let is_file = match Format::of("", &view.bytes) {
        _ if view.how.is_empty() => false,
        Format::Pdf | Format::Zip | Format::Gzip | Format::Jpeg | Format::Png | Format::WebP | Format::Tiff => true,
        Format::Markup | Format::Plain | Format::Old(_) | Format::Packed(_) | Format::Locked | Format::Other => false,
    };
    let inside = is_file.then(|| texts("", &view.bytes, &Limits::default()).unwrap_or_default());
    inside.into_iter().flat_map(|inside| inside.texts).map(|fragment| fragment.text).collect()
}

/// Opens a file that stands at `at` inside another, or at no place.
fn open(name: &str, bytes: &[u8], at: &str, budget: &mut Budget, insides: &mut Insides) -> Result<(), Unreadable> {
    match Format::of(name, bytes) {
        Format::Pdf => pdf::texts(bytes, at, budget, insides),
        Format::Zip | Format::Gzip => archive::texts(name, bytes, at, budget, insides),
        Format::Jpeg | Format::Png | Format::WebP | Format::Tiff => picture::texts(bytes, at, budget, insides),
        Format::Markup => {
            insides.add(at, "", markup::text(bytes, budget)?);
            Ok(())
        }
        // Whoever asked has the bytes themselves.
        Format::Plain | Format::Other if at.is_empty() => Ok(()),
        format @ (Format::Plain | Format::Other) => {
            each_view(bytes, &mut |view| {
                // Of what is no text, only the words that Windows wrote into it.
                if format == Format::Plain || view.how.contains("UTF-16") {
                    insides.add(at, &view.how, String::from_utf8_lossy(&view.bytes).into_owned());
                }
            });
            Ok(())
        }
        Format::Old(kind) => Err(Unreadable::Old(kind)),
        Format::Packed(kind) => Err(Unreadable::Packed(kind)),
        Format::Locked => Err(Unreadable::Locked),
    }
}

/// Opens a file inside another; what cannot be read is noted, and the rest is read all the same, save where the whole
/// is too large.
fn open_inner(
    name: &str,
    bytes: &[u8],
    at: &str,
    budget: &mut Budget,
    insides: &mut Insides,
) -> Result<(), Unreadable> {
    budget.enter()?;
    match open(name, bytes, at, budget, insides) {
        Ok(()) => {}
        Err(excess @ Unreadable::TooLarge(_)) => return Err(excess),
        Err(unread) => insides.unread.push((at.to_owned(), unread)),
    }
    budget.leave();
    Ok(())
}

/// A place inside a place.
pub(super) fn within(at: &str, inside: &str) -> String {
    match (at, inside) {
        ("", inside) => inside.to_owned(),
        (at, "") => at.to_owned(),
        (at, inside) => format!("{at} > {inside}"),
    }
}

impl Insides {
    /// Adds a text, unless it is blank.
    fn add(&mut self, at: &str, inside: &str, text: String) {
        if !text.trim().is_empty() {
            self.texts.push(Fragment { inside: within(at, inside), text });
        }
    }
}
