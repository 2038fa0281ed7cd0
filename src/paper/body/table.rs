//! Tables. A row may hold more cells than the head; Markdown drops those, a record does not.

use std::ops::Range;

use pulldown_cmark::{Alignment, Event, Tag, TagEnd};

use super::inline::Until;
use super::reader::{Events, Reader};
use crate::model::body::{Column, Inline, Table};

impl Reader<'_> {
    /// The table that has just begun.
    pub(super) fn table(&mut self, events: &mut Events, alignments: &[Alignment]) -> Table {
        let columns = alignments.iter().map(|alignment| match alignment {
            Alignment::None => Column::Plain,
            Alignment::Left => Column::Left,
            Alignment::Center => Column::Centre,
            Alignment::Right => Column::Right,
        });
        let mut table = Table { columns: columns.collect(), head: Vec::new(), rows: Vec::new() };
        while let Some((event, range)) = events.next() {
            match event {
                Event::Start(Tag::TableHead) => table.head = self.row(events, &range),
                Event::Start(Tag::TableRow) => {
                    let row = self.row(events, &range);
                    table.rows.push(row);
                }
                Event::End(TagEnd::Table) => break,
                _ => {}
            }
        }
        table
    }

    fn row(&mut self, events: &mut Events, row: &Range<usize>) -> Vec<Vec<Inline>> {
        let mut cells = Vec::new();
        let mut end = row.start;
        while let Some((event, range)) = events.next() {
            match event {
                Event::Start(Tag::TableCell) => {
                    end = end.max(range.end);
                    cells.push(self.words(events, Until::End).0);
                }
                Event::End(TagEnd::TableHead | TagEnd::TableRow) => break,
                _ => {}
            }
        }
        let beyond = self.text[end.min(row.end)..row.end].trim().trim_end_matches('|').trim_end();
        if beyond.contains(char::is_alphanumeric)
            && let Some(last) = cells.last_mut()
        {
            last.push(Inline::Text(format!(" {beyond}").into()));
        }
        cells
    }
}
