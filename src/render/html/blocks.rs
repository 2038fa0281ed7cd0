//! Blocks: paragraphs, headings, lists, tables, quotations, and what the software understands between them.

use super::Writer;
use crate::model::body::{Alert, Block, Column, Entry, Inline, List, Table, TimedNote};
use crate::render::language;

/// HTML has no heading below this level.
const LOWEST_HEADING: u8 = 6;

impl Writer<'_, '_> {
    pub(super) fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        // Only what stands by itself in a minute is numbered, not what stands within it.
        let cites = std::mem::take(&mut self.cites);
        self.block_that(cites, block);
        self.cites = cites;
    }

    fn block_that(&mut self, cites: bool, block: &Block) {
        match block {
            Block::Paragraph(words) => {
                self.push("<p");
                self.paragraph_anchor(cites);
                self.push(">");
                self.inlines(words);
                self.push("</p>\n");
            }
            Block::Heading { level, anchor, words } => self.heading(*level, anchor, words),
            Block::List(list) => self.list(list, cites),
            Block::Quote { alert: None, blocks } => {
                self.push("<blockquote>\n");
                self.blocks(blocks);
                self.push("</blockquote>\n");
            }
            Block::Quote { alert: Some(alert), blocks } => self.alert(*alert, blocks),
            Block::Code { language, text } => self.code(language, text),
            Block::Table(table) => self.table(table),
            Block::Rule => self.push("<hr>\n"),
            Block::RawHtml(typed) => {
                self.element("p", "raw", typed.trim_end());
                self.push("\n");
            }
            Block::Resolutions(block) => self.resolutions(block),
            Block::TimedNote(note) => self.timed_note(note),
            Block::Vote(vote) => self.vote(vote),
            Block::Action(action) => self.action(action),
            Block::Declaration(declaration) => self.declaration(declaration),
            Block::Exempt { paragraphs, blocks, .. } => {
                // Only whoever drafts the papers gets here: for the public the gate has left a withheld part.
                self.push("<div class=\"shut exempt\">\n");
                self.withheld(paragraphs);
                self.blocks(blocks);
                self.push("</div>\n");
            }
            Block::Withheld { paragraphs } => self.withheld(paragraphs),
            Block::Summary(blocks) => {
                self.push("<div class=\"summary\"><p class=\"label\">Public summary</p>\n");
                self.blocks(blocks);
                self.push("</div>\n");
            }
        }
    }

    /// The level on the page of a heading typed at `level`: one below the heading it stands under.
    ///
    /// What was typed gives the order of headings, the page their depth, so that none is skipped.
    pub(super) fn fit_heading(&mut self, level: u8) -> u8 {
        while self.outline.last().is_some_and(|above| *above >= level) {
            self.outline.pop();
        }
        self.outline.push(level);
        let depth = u8::try_from(self.outline.len()).unwrap_or(LOWEST_HEADING);
        LOWEST_HEADING.min(self.setting.level + depth)
    }

    fn heading(&mut self, level: u8, anchor: &str, words: &[Inline]) {
        let level = self.fit_heading(level);
        let anchor = self.anchors.claim(&format!("{}{anchor}", self.setting.prefix));
        self.push(&format!("<h{level}"));
        self.attribute("id", &anchor);
        self.push(">");
        self.inlines(words);
        self.push(&format!("</h{level}>\n"));
    }

    fn list(&mut self, list: &List, cites: bool) {
        let element = if list.numbered { "ol" } else { "ul" };
        self.push("<");
        self.push(element);
        if list.entries.iter().any(|entry| entry.ticked.is_some()) {
            self.push(" class=\"tasks\"");
        }
        let first = list.entries.first().map_or(1, |entry| entry.number);
        if list.numbered && first != 1 {
            self.attribute("start", &first.to_string());
        }
        self.push(">\n");
        let mut expected = first;
        for entry in &list.entries {
            self.push("<li");
            if list.numbered && entry.number != expected {
                self.attribute("value", &entry.number.to_string());
            }
            expected = entry.number.saturating_add(1);
            self.paragraph_anchor(cites);
            self.push(">");
            self.entry(entry, list.tight);
            self.push("</li>\n");
        }
        self.push("</");
        self.push(element);
        self.push(">\n");
    }

    fn entry(&mut self, entry: &Entry, tight: bool) {
        if let Some(ticked) = entry.ticked {
            let (mark, words) = if ticked { ("☑", "Done") } else { ("☐", "Not done") };
            self.push("<span class=\"tick\" role=\"img\"");
            self.attribute("aria-label", words);
            self.push(">");
            self.push(mark);
            self.push("</span> ");
        }
        for (index, block) in entry.blocks.iter().enumerate() {
            match block {
                Block::Paragraph(words) if tight => {
                    if index > 0 {
                        self.push("\n");
                    }
                    self.inlines(words);
                }
                block => {
                    if index == 0 || tight {
                        self.push("\n");
                    }
                    self.block(block);
                }
            }
        }
    }

    fn alert(&mut self, alert: Alert, blocks: &[Block]) {
        let name = language::alert(alert);
        self.push("<div");
        self.attribute("class", &format!("alert {}", name.to_lowercase()));
        self.push(">\n");
        self.push("<p class=\"label\"");
        self.ours();
        self.push(">");
        self.push(name);
        self.push("</p>\n");
        self.blocks(blocks);
        self.push("</div>\n");
    }

    fn code(&mut self, language: &str, text: &str) {
        self.push("<pre><code");
        if !language.is_empty() {
            self.attribute("class", &format!("language-{language}"));
        }
        self.push(">");
        self.text(text);
        self.push("</code></pre>\n");
    }

    /// A table in a region of its own, which scrolls where the page is too narrow; the keyboard can reach it.
    fn table(&mut self, table: &Table) {
        let number = self.anchors.next_table();
        self.push("<section class=\"table\" tabindex=\"0\"");
        self.attribute("aria-label", &format!("Table {number}"));
        self.push("><table>\n");
        if table.head.iter().any(|cell| !cell.is_empty()) {
            self.push("<thead><tr>");
            for (index, cell) in table.head.iter().enumerate() {
                // An empty heading would name its column with nothing.
                if cell.is_empty() {
                    self.push("<td></td>");
                } else {
                    self.cell("th", table.columns.get(index), cell);
                }
            }
            self.push("</tr></thead>\n");
        }
        self.push("<tbody>\n");
        for row in &table.rows {
            self.push("<tr>");
            for (index, cell) in row.iter().enumerate() {
                self.cell("td", table.columns.get(index), cell);
            }
            self.push("</tr>\n");
        }
        self.push("</tbody>\n</table></section>\n");
    }

    fn cell(&mut self, element: &str, column: Option<&Column>, words: &[Inline]) {
        self.push("<");
        self.push(element);
        if element == "th" {
            self.push(" scope=\"col\"");
        }
        match column {
            Some(Column::Left) => self.push(" class=\"left\""),
            Some(Column::Centre) => self.push(" class=\"centre\""),
            Some(Column::Right) => self.push(" class=\"right\""),
            Some(Column::Plain) | None => {}
        }
        self.push(">");
        self.inlines(words);
        self.push("</");
        self.push(element);
        self.push(">");
    }

    fn timed_note(&mut self, note: &TimedNote) {
        self.push("<p class=\"when\">");
        if let Some(time) = note.time.as_ref().map(|time| time.value).filter(|_| !note.typed.is_empty()) {
            self.push("<time");
            self.attribute("datetime", &format!("{:02}:{:02}", time.hour(), time.minute()));
            self.push(">");
            self.text(&note.typed);
            self.push("</time>");
        }
        self.inlines(&note.words);
        self.push("</p>\n");
    }

    /// That a part is withheld, and by which paragraphs.
    pub(super) fn withheld(&mut self, paragraphs: &[u32]) {
        let why = match paragraphs {
            [] => "This part is exempt.".to_owned(),
            paragraphs => format!("This part is exempt under {}.", self.setting.frame.atlas.paragraphs(paragraphs)),
        };
        self.push("<p class=\"shut\"");
        self.ours();
        self.push(">");
        self.text(&why);
        self.push("</p>\n");
    }
}
