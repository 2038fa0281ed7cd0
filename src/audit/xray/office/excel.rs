//! Excel: hidden sheets, rows and columns, copies of data behind pivot tables and links, comments.

mod look;
mod sheet;

use std::rc::Rc;

use quick_xml::events::BytesStart;

use super::Office;
use crate::audit::read::markup::{Marks, attribute};
use crate::audit::xray::Unreadable;
use crate::audit::xray::finding::{counted, first_words};
use crate::diagnostic::Code;
use look::Looks;
use sheet::{Cells, ranges};

/// Looks into a file of Excel.
pub(super) fn look(office: &mut Office) -> Result<(), Unreadable> {
    let mut workbook = Workbook::default();
    office.read("xl/workbook.xml", &mut workbook)?;
    let references = office.references("xl/workbook.xml")?;
    let mut looks = Looks::default();
    if office.archive.has("xl/styles.xml") {
        office.read("xl/styles.xml", &mut looks)?;
    }
    let looks = Rc::new(looks.unseen());
    for tab in &workbook.sheets {
        let member = references.iter().find(|reference| reference.id == tab.reference);
        let Some(member) = member.map(|reference| reference.target.clone()) else { continue };
        let mut cells = Cells::new(&looks);
        office.read(&member, &mut cells)?;
        say(office, tab, &cells);
    }
    pivot_tables(office)?;
    links(office)?;
    comments(office)
}

/// Says what a sheet hides.
fn say(office: &mut Office, tab: &Tab, cells: &Cells) {
    let name = tab.name.replace('`', "'");
    if tab.state != State::Shown {
        if cells.filled_rows == 0 && !cells.has_drawing {
            return;
        }
        let (how, hint) = match tab.state {
            State::VeryHidden => (
                "hidden so that Excel does not even list it",
                "in Excel press Alt+F11, choose the sheet, set `Visible` to `xlSheetVisible`, then delete the sheet, or save those \
                 to publish as a PDF",
            ),
            State::Hidden | State::Shown => (
                "hidden",
                "in Excel right-click a tab, `Unhide`, look at it, and delete it; or save the sheets to publish as a PDF",
            ),
        };
        let message = format!("the sheet `{name}` is {how}, and has {}", counted(cells.filled_rows, "row"));
        office.say(Code::AttachmentHiddenSheet, message, hint);
        return;
    }
    say_unseen(office, &name, cells);
    if !cells.hidden_rows.is_empty() {
        let one = cells.hidden_rows.len() == 1;
        let (noun, verb) = if one { ("row", "is") } else { ("rows", "are") };
        let rows = ranges(&cells.hidden_rows, |row| row.to_string());
        let message = format!("{noun} {rows} of the sheet `{name}` {verb} hidden, by hand or by a filter");
        let hint = "in Excel select all (Ctrl+A), `Format`, `Unhide rows`, clear filters, and delete what the public may not see";
        office.say(Code::AttachmentHiddenCells, message, hint);
    }
    let columns: Vec<u32> = cells.hidden_columns();
    if !columns.is_empty() {
        let (noun, verb) = if columns.len() == 1 { ("column", "is") } else { ("columns", "are") };
        let columns = ranges(&columns, sheet::letters);
        let message = format!("{noun} {columns} of the sheet `{name}` {verb} hidden");
        let hint = "in Excel select all (Ctrl+A), `Format`, `Unhide columns`, and delete what the public may not see";
        office.say(Code::AttachmentHiddenCells, message, hint);
    }
}

/// Says which cells show nothing of what is in them.
fn say_unseen(office: &mut Office, name: &str, cells: &Cells) {
    let unseen = cells.unseen();
    let Some(first) = unseen.first() else { return };
    let (verb, what) = if unseen.len() == 1 { ("shows", "it") } else { ("show", "them") };
    let count = counted(unseen.len(), "cell");
    let message = format!(
        "{count} of the sheet `{name}` {verb} nothing of what is in {what}, by the format or in white on white (`{first}`)"
    );
    let hint = "in Excel select all (Ctrl+A), set the format to `General` and the font colour to `Automatic`, and delete what the public \
                may not see";
    office.say(Code::AttachmentHiddenCells, message, hint);
}

fn pivot_tables(office: &mut Office) -> Result<(), Unreadable> {
    let mut count = Count { names: &["r"], count: 0 };
    for name in office.members("xl/pivotCache/pivotCacheRecords", ".xml") {
        office.read(&name, &mut count)?;
    }
    if count.count > 0 {
        let rows = counted(count.count, "row");
        let message = format!("a pivot table keeps a copy of all the data it was made of, {rows}");
        let hint =
            "copy the table and paste it as values into a new sheet, and delete the pivot table; or save it as a PDF";
        office.say(Code::AttachmentPivotCache, message, hint);
    }
    Ok(())
}

fn links(office: &mut Office) -> Result<(), Unreadable> {
    let (mut values, mut targets) = (Count { names: &["v"], count: 0 }, Vec::new());
    for name in office.members("xl/externalLinks/externalLink", ".xml") {
        office.read(&name, &mut values)?;
        targets.extend(office.references(&name)?.into_iter().filter(|it| it.is_outside).map(|it| it.target));
    }
    if values.count > 0 || !targets.is_empty() {
        let file = targets.first().map_or("which it does not name".to_owned(), |first| {
            let name = first.rsplit(['/', '\\']).next().unwrap_or(first);
            format!("`{}`", name.replace("%20", " ").replace('`', "'"))
        });
        let kept = if values.count > 0 {
            format!(", and keeps {} of it", counted(values.count, "value"))
        } else {
            String::new()
        };
        let message = format!("this workbook is linked to another file ({file}){kept}");
        let hint = "in Excel `Data`, `Edit links`, `Break link`, and save";
        office.say(Code::AttachmentExternalLink, message, hint);
    }
    if office.archive.has("xl/connections.xml") {
        let message = "this workbook is connected to a data source, whose address is in it";
        let hint = "in Excel `Data`, `Queries and connections`, delete them, and save";
        office.say(Code::AttachmentExternalLink, message, hint);
    }
    Ok(())
}

fn comments(office: &mut Office) -> Result<(), Unreadable> {
    let mut comments = Vec::new();
    for name in office.members("xl/threadedComments/", ".xml") {
        comments.extend(office.named(&name, &["threadedComment"])?);
    }
    if comments.is_empty() {
        for name in office.members("xl/comments", ".xml") {
            comments.extend(office.named(&name, &["comment"])?);
        }
    }
    if let Some((_, first)) = comments.first() {
        let message = format!("{} beside the cells ({})", counted(comments.len(), "comment"), first_words(first));
        let hint = "in Excel `Review`, `Delete` each comment and note, or `File`, `Info`, `Inspect document`";
        office.say(Code::AttachmentComment, message, hint);
    }
    Ok(())
}

/// Whether a sheet is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Shown,
    Hidden,
    VeryHidden,
}

/// A sheet, as its tab names it.
struct Tab {
    name: String,
    reference: String,
    state: State,
}

#[derive(Default)]
struct Workbook {
    sheets: Vec<Tab>,
}

impl Marks for Workbook {
    fn begin(&mut self, local: &str, mark: &BytesStart) {
        if local == "sheet" {
            let state = match attribute(mark, "state").as_deref() {
                Some("hidden") => State::Hidden,
                Some("veryHidden") => State::VeryHidden,
                _ => State::Shown,
            };
            let text = |name| attribute(mark, name).unwrap_or_default();
            self.sheets.push(Tab { name: text("name"), reference: text("id"), state });
        }
    }

    fn end(&mut self, _: &str) {}

    fn words(&mut self, _: &str) {}
}

/// Counts marks of some names.
struct Count {
    names: &'static [&'static str],
    count: usize,
}

impl Marks for Count {
    fn begin(&mut self, local: &str, _: &BytesStart) {
        self.count += usize::from(self.names.contains(&local));
    }

    fn end(&mut self, _: &str) {}

    fn words(&mut self, _: &str) {}
}
