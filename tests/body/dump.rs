//! A body as compact text: one line a block, what stands within it indented.

use std::fmt::Write;
use std::ops::Range;

use minutebook::diagnostic::Diagnostics;
use minutebook::model::body::{Block, Column, Inline};
use minutebook::model::record::MovementSort;
use minutebook::paper::body::{LinkSort, ReadBody};

/// The body and what was said about it.
pub fn dump(text: &str, read: &ReadBody, diagnostics: &Diagnostics) -> String {
    let mut dump = Dump { text, read, out: String::new() };
    dump.blocks(&read.body.blocks, 0);
    for footnote in &read.body.footnotes {
        dump.line(0, &format!("note {} [{}] mentioned {}", footnote.number, footnote.label, footnote.mentions));
        dump.blocks(&footnote.blocks, 1);
    }
    for diagnostic in diagnostics {
        let (code, severity, at) = (diagnostic.code, diagnostic.severity, dump.at(&diagnostic.place().range));
        dump.line(0, &format!("! {severity}[{code}] {at}: {}", diagnostic.message));
    }
    dump.out
}

struct Dump<'a> {
    text: &'a str,
    read: &'a ReadBody,
    out: String,
}

impl Dump<'_> {
    fn line(&mut self, depth: usize, line: &str) {
        writeln!(self.out, "{:1$}{line}", "", depth * 2).expect("memory");
    }

    fn at(&self, range: &Range<usize>) -> String {
        let mut typed = self.text[range.clone()].trim_end().to_owned();
        if let Some(end) = typed.find('\n') {
            typed.replace_range(end.., "…");
        }
        format!("`{typed}`")
    }

    fn blocks(&mut self, blocks: &[Block], depth: usize) {
        for block in blocks {
            self.block(block, depth);
        }
    }

    fn block(&mut self, block: &Block, depth: usize) {
        match block {
            Block::Paragraph(words) => self.line(depth, &format!("p {}", self.words(words))),
            Block::Heading { level, anchor, words } => {
                self.line(depth, &format!("h{level} #{anchor} {}", self.words(words)));
            }
            Block::List(list) => {
                let kind = if list.numbered { "ol" } else { "ul" };
                self.line(depth, &format!("{kind}{}", if list.tight { "" } else { " loose" }));
                for entry in &list.entries {
                    let ticked = entry.ticked.map_or("", |ticked| if ticked { " [x]" } else { " [ ]" });
                    let number = if list.numbered { entry.number.to_string() } else { "-".into() };
                    self.line(depth + 1, &format!("{number}{ticked}"));
                    self.blocks(&entry.blocks, depth + 2);
                }
            }
            Block::Quote { alert, blocks } => {
                self.line(depth, &alert.map_or("quote".into(), |alert| format!("quote {alert:?}")));
                self.blocks(blocks, depth + 1);
            }
            Block::Code { language, text } => self.line(depth, &format!("code {language:?} {text:?}")),
            Block::Table(table) => {
                let columns = table.columns.iter().map(|column| match column {
                    Column::Plain => '-',
                    Column::Left => '<',
                    Column::Centre => '^',
                    Column::Right => '>',
                });
                self.line(depth, &format!("table {}", columns.collect::<String>()));
                for row in std::iter::once(&table.head).chain(&table.rows) {
                    let cells: Vec<String> = row.iter().map(|cell| self.words(cell)).collect();
                    self.line(depth + 1, &cells.join(" | "));
                }
            }
            Block::Rule => self.line(depth, "rule"),
            Block::RawHtml(html) => self.line(depth, &format!("html {html:?}")),
            Block::Resolutions(block) => {
                let heading = block.heading.map_or(String::new(), |level| format!(" h{level}"));
                let numbered = if block.numbered { " numbered" } else { "" };
                self.line(depth, &format!("resolutions{heading}{numbered} {}", self.words(&block.lead)));
                for resolution in &block.resolutions {
                    let at = self.at(&resolution.place.range);
                    self.line(depth + 1, &format!("#{} shown {} at {at}", resolution.number, resolution.shown));
                    self.blocks(&resolution.body.blocks, depth + 2);
                }
            }
            Block::TimedNote(note) => {
                let time = note.time.as_ref().map_or("-".into(), |time| time.value.strftime("%H:%M").to_string());
                self.line(depth, &format!("timed {time} [{}]{}", note.typed, self.words(&note.words)));
                for movement in &note.movements {
                    let way = match movement.sort {
                        MovementSort::Came => "came",
                        MovementSort::Returned => "returned",
                        MovementSort::Went => "went",
                        MovementSort::WentForGood => "went for good",
                        MovementSort::WentForItem => "out for the item",
                        MovementSort::TookChair => "took the chair",
                        MovementSort::LeftChair => "left the chair",
                    };
                    let typed = &movement.who.typed;
                    let own = movement
                        .time
                        .as_ref()
                        .map_or(String::new(), |time| time.value.strftime(" (%H:%M)").to_string());
                    self.line(depth + 1, &format!("{way}{own} {} at {}", typed.value, self.at(&typed.place.range)));
                }
            }
            Block::Vote(_) => self.line(depth, "vote"),
            Block::Action(_) => self.line(depth, "action"),
            Block::Declaration(_) => self.line(depth, "declaration"),
            Block::Exempt { paragraphs, blocks, .. } => {
                self.line(depth, &format!("exempt {paragraphs:?}"));
                self.blocks(blocks, depth + 1);
            }
            Block::Withheld { paragraphs } => self.line(depth, &format!("withheld {paragraphs:?}")),
            Block::Summary(blocks) => {
                self.line(depth, "summary");
                self.blocks(blocks, depth + 1);
            }
        }
    }

    fn words(&self, words: &[Inline]) -> String {
        words.iter().map(|inline| self.inline(inline)).collect()
    }

    fn inline(&self, inline: &Inline) -> String {
        match inline {
            Inline::Text(text) => text.to_string(),
            Inline::Emphasis(words) => format!("*{}*", self.words(words)),
            Inline::Strong(words) => format!("**{}**", self.words(words)),
            Inline::Struck(words) => format!("~~{}~~", self.words(words)),
            Inline::Code(text) => format!("`{text}`"),
            Inline::Link { destination, title, words } => {
                format!("[{}]({})", self.words(words), self.target(*destination, title))
            }
            Inline::Image { destination, title, alt } => format!("![{alt}]({})", self.target(*destination, title)),
            Inline::Footnote { number, mention } => format!("{{{number}.{mention}}}"),
            Inline::RawHtml(html) => format!("‹{html}›"),
            Inline::SoftBreak => "/".into(),
            Inline::HardBreak => "//".into(),
        }
    }

    fn target(&self, destination: usize, title: &str) -> String {
        let link = &self.read.links[destination];
        let sort = match link.sort {
            LinkSort::Link | LinkSort::Image => "",
            LinkSort::Id => "id ",
        };
        let title = if title.is_empty() { String::new() } else { format!(" {title:?}") };
        format!("{sort}{}{title}", link.target)
    }
}
