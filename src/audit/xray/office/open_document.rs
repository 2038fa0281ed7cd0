//! OpenDocument, as LibreOffice writes it: the same things under other names.

mod content;
mod styles;

use quick_xml::events::BytesStart;

use super::Office;
use crate::audit::read::markup::Marks;
use crate::audit::xray::Unreadable;
use crate::audit::xray::finding::{counted, first_words, words};
use crate::diagnostic::Code;
use content::Content;
use styles::Styles;

/// Looks into an OpenDocument file.
pub(super) fn look(office: &mut Office) -> Result<(), Unreadable> {
    let mut locked = Locked::default();
    office.read("META-INF/manifest.xml", &mut locked)?;
    if locked.0 {
        return Err(Unreadable::Locked);
    }
    let mut styles = Styles::default();
    office.read("styles.xml", &mut styles)?;
    office.read("content.xml", &mut styles)?;
    let mut content = Content::new(styles);
    office.read("styles.xml", &mut content)?;
    office.read("content.xml", &mut content)?;
    if content.changes > 0 {
        let lost = if words(&content.lost) > 0 {
            format!(", with words that were deleted ({})", first_words(&content.lost))
        } else {
            String::new()
        };
        let message = format!("{}{lost}", counted(content.changes, "tracked change"));
        let hint = "in LibreOffice `Edit`, `Track changes`, `Accept all`, and save";
        office.say(Code::AttachmentTrackedChange, message, hint);
    }
    if content.comments > 0 {
        let message =
            format!("{} beside the text ({})", counted(content.comments, "comment"), first_words(&content.comment));
        let hint = "in LibreOffice right-click a comment, `Delete all comments`, and save";
        office.say(Code::AttachmentComment, message, hint);
    }
    let count = words(&content.hidden);
    if count > 0 {
        let message = format!("{} of hidden text ({})", counted(count, "word"), first_words(&content.hidden));
        let hint =
            "in LibreOffice `Format`, `Character`, `Font effects`, take `Hidden` away, look at it, and delete it";
        office.say(Code::AttachmentHiddenText, message, hint);
    }
    let count = words(&content.faint);
    if count > 0 {
        let count = counted(count, "word");
        let first = first_words(&content.faint);
        let message = format!("{count} in white on white paper, or too small to be read ({first})");
        let hint =
            "in LibreOffice select all, `Format`, `Clear direct formatting`, and delete what the public may not see";
        office.say(Code::AttachmentHiddenText, message, hint);
    }
    let count = words(&content.beside);
    if count > 0 {
        let message = format!("{} beside the slides ({})", counted(count, "word"), first_words(&content.beside));
        let hint = "in LibreOffice `View`, `Zoom`, `50%` shows what is beside a slide: delete it";
        office.say(Code::AttachmentTextOutside, message, hint);
    }
    if office.archive.names.iter().any(|name| name.starts_with("Versions/")) {
        let hint = "in LibreOffice `File`, `Versions`, delete them all, and save";
        office.say(Code::AttachmentEarlierVersion, "this file keeps earlier versions of itself", hint);
    }
    for (sheet, rows) in std::mem::take(&mut content.sheets) {
        let message = format!("the sheet `{}` is hidden, and has {}", sheet.replace('`', "'"), counted(rows, "row"));
        let hint =
            "in LibreOffice right-click a tab, `Show sheet`, look at it, and delete it; or export the others as a PDF";
        office.say(Code::AttachmentHiddenSheet, message, hint);
    }
    for (sheet, rows, columns) in std::mem::take(&mut content.cells) {
        let sheet = sheet.replace('`', "'");
        let mut what = Vec::new();
        what.extend((rows > 0).then(|| counted(rows, "row")));
        what.extend((columns > 0).then(|| counted(columns, "column")));
        let verb = if rows + columns == 1 { "is" } else { "are" };
        let message = format!("{} of the sheet `{sheet}` {verb} hidden, by hand or by a filter", what.join(" and "));
        let hint =
            "in LibreOffice select all, `Format`, `Rows` and `Columns`, `Show`, and delete what the public may not see";
        office.say(Code::AttachmentHiddenCells, message, hint);
    }
    for (slide, name) in std::mem::take(&mut content.slides) {
        let message = format!("slide {slide} (`{}`) is hidden", name.replace('`', "'"));
        let hint = "in LibreOffice right-click it and choose `Delete slide`; or export the others as a PDF";
        office.say(Code::AttachmentHiddenSlide, message, hint);
    }
    let count = words(&content.notes);
    if count > 0 {
        let message =
            format!("{} of notes beside the slides ({})", counted(count, "word"), first_words(&content.notes));
        let hint = "in LibreOffice `View`, `Notes`, delete them, and save";
        office.say(Code::AttachmentNotes, message, hint);
    }
    Ok(())
}

/// Does the list of members say that they are locked?
#[derive(Default)]
struct Locked(bool);

impl Marks for Locked {
    fn begin(&mut self, local: &str, _: &BytesStart) {
        self.0 |= local == "encryption-data";
    }

    fn end(&mut self, _: &str) {}

    fn words(&mut self, _: &str) {}
}
