//! The timeline of a meeting: who was in the room, drawn as SVG.
//!
//! Takes a [`Picture`], whose positions run from 0 to 1 in the order in which things happened; gives the drawing for a
//! wide page and for a narrow one. It has classes and no colours, sizes and no style: the stylesheet does the rest, so
//! that it follows the page into the dark and onto paper, and needs no exception from a strict policy.

use std::fmt::Write;

/// What is drawn.
#[derive(Debug, Default)]
pub(super) struct Picture {
    /// What it shows, for those who do not see it.
    pub words: String,
    /// The items in the order taken.
    pub columns: Vec<Column>,
    /// A bar for each person.
    pub rows: Vec<Row>,
    /// How many members with a vote were there, from each position on.
    pub counts: Vec<(f64, u32)>,
    /// How many must be there.
    pub quorum: Option<u32>,
    /// The most that could be there.
    pub places: u32,
    /// When it began and ended.
    pub times: [Option<String>; 2],
}

/// An item.
#[derive(Debug)]
pub(super) struct Column {
    /// Its number.
    pub label: String,
    pub from: f64,
    pub to: f64,
    /// Taken in private, and not shown.
    pub is_private: bool,
}

/// Somebody's bar.
#[derive(Debug)]
pub(super) struct Row {
    pub name: String,
    /// Of the name, where that is not the site's.
    pub language: Option<String>,
    pub spans: Vec<(f64, f64)>,
    /// Times beside the ends of the bars.
    pub times: Vec<(f64, End, String)>,
    /// Why there is no bar.
    pub absent: Option<&'static str>,
    pub is_remote: bool,
    /// First of those who have no seat.
    pub begins_others: bool,
}

/// Which end of a bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "plain words")]
pub(super) enum End {
    Begins,
    Ends,
}

/// How it is laid out.
struct Layout {
    class: &'static str,
    width: f64,
    /// Where the bars begin.
    left: f64,
    /// The height of a row.
    row: f64,
    /// How far below the top of its row a bar is drawn, and a name.
    bar: f64,
    name: f64,
    /// The longest name, in letters.
    longest: usize,
}

const WIDE: Layout =
    Layout { class: "timeline broad", width: 680.0, left: 172.0, row: 22.0, bar: 6.0, name: 15.0, longest: 24 };
const NARROW: Layout =
    Layout { class: "timeline slim", width: 320.0, left: 0.0, row: 36.0, bar: 20.0, name: 14.0, longest: 44 };

/// How far the bars stay from the right edge.
const RIGHT: f64 = 4.0;
const HEAD: f64 = 28.0;
/// What parts members from the others.
const GAP: f64 = 10.0;
const BAR: f64 = 10.0;
/// The height of the count of members.
const COUNT: f64 = 48.0;
/// The space that a time takes up beside a bar.
const TIME: f64 = 58.0;
/// The space that an item's number takes up.
const NUMBER: f64 = 17.0;

/// The drawing with names beside the bars.
pub(super) fn wide(picture: &Picture) -> String {
    draw(picture, &WIDE)
}

/// The drawing with names above the bars.
pub(super) fn narrow(picture: &Picture) -> String {
    draw(picture, &NARROW)
}

fn draw(picture: &Picture, layout: &Layout) -> String {
    let last = tops(&picture.rows, layout).last().copied().unwrap_or(HEAD);
    let foot = last + layout.row + 8.0;
    let has_count = picture.counts.len() > 1 || picture.quorum.is_some();
    let bottom = if has_count { foot + layout.bar + COUNT } else { foot };
    let height = bottom + 22.0;
    let mut svg = Svg { text: String::new(), layout };
    let _ = write!(
        svg.text,
        "<svg class=\"{}\" viewBox=\"0 0 {} {}\" preserveAspectRatio=\"xMinYMin meet\" role=\"img\" aria-label=\"{}\">",
        layout.class,
        layout.width,
        height.round(),
        escaped(&picture.words)
    );
    svg.columns(picture, bottom);
    let tops: Vec<f64> = tops(&picture.rows, layout);
    for (row, top) in picture.rows.iter().zip(&tops) {
        if row.begins_others {
            svg.line("part", (0.0, top - 5.0), (layout.width - RIGHT, top - 5.0));
        }
        svg.bars(row, *top);
    }
    if has_count {
        svg.count(picture, foot + layout.bar);
    }
    svg.private(picture, HEAD - 4.0, bottom);
    picture.rows.iter().zip(&tops).for_each(|(row, top)| svg.words_of(row, *top));
    if has_count {
        svg.words_of_count(picture, foot + layout.bar);
    }
    if let Some(begins) = &picture.times[0] {
        svg.words("dim", (layout.left, bottom + 16.0), "start", begins);
    }
    if let Some(ends) = &picture.times[1] {
        svg.words("dim", (layout.width - RIGHT, bottom + 16.0), "end", ends);
    }
    svg.text.push_str("</svg>\n");
    svg.text
}

/// Where each row begins; a gap parts members from the others.
fn tops(rows: &[Row], layout: &Layout) -> Vec<f64> {
    let mut top = HEAD;
    let mut tops = Vec::with_capacity(rows.len());
    for row in rows {
        top += if row.begins_others { GAP } else { 0.0 };
        tops.push(top);
        top += layout.row;
    }
    tops
}

struct Svg<'a> {
    text: String,
    layout: &'a Layout,
}

impl Svg<'_> {
    fn x(&self, position: f64) -> f64 {
        self.layout.left + position * (self.layout.width - self.layout.left - RIGHT)
    }

    fn line(&mut self, class: &str, (x1, y1): (f64, f64), (x2, y2): (f64, f64)) {
        let _ =
            write!(self.text, "<line class=\"{class}\" x1=\"{x1:.1}\" y1=\"{y1:.1}\" x2=\"{x2:.1}\" y2=\"{y2:.1}\"/>");
    }

    fn rect(&mut self, class: &str, x: f64, y: f64, (width, height): (f64, f64)) {
        let _ = write!(
            self.text,
            "<rect class=\"{class}\" x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\"/>"
        );
    }

    fn words(&mut self, class: &str, at: (f64, f64), anchor: &str, words: &str) {
        self.words_in(None, class, at, anchor, words);
    }

    fn words_in(&mut self, language: Option<&str>, class: &str, (x, y): (f64, f64), anchor: &str, words: &str) {
        // As a property of a stylesheet, validators do not know it.
        let order = if class == "time" { " paint-order=\"stroke\"" } else { "" };
        let _ = write!(self.text, "<text class=\"{class}\" x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\"{order}");
        if let Some(language) = language {
            let _ = write!(self.text, " lang=\"{}\"", escaped(language));
        }
        self.text.push('>');
        self.text.push_str(&escaped(words));
        // Who sees no picture reads the words of it one by one.
        self.text.push_str("</text> ");
    }

    fn columns(&mut self, picture: &Picture, bottom: f64) {
        let mut free = f64::MIN;
        if self.layout.left > 0.0 {
            self.words("dim", (0.0, 14.0), "start", "Agenda item");
        }
        for column in &picture.columns {
            let x = self.x(column.from);
            self.line("grid", (x, 20.0), (x, bottom));
            if x >= free && !column.label.is_empty() {
                self.words("dim", (x + 1.0, 14.0), "start", &column.label);
                free = x + NUMBER;
            }
        }
        let end = self.x(1.0);
        self.line("grid", (end, 20.0), (end, bottom));
    }

    fn bars(&mut self, row: &Row, top: f64) {
        let y = top + self.layout.bar;
        let middle = y + BAR / 2.0;
        self.line("track", (self.x(0.0), middle), (self.x(1.0), middle));
        let class = if row.is_remote { "in remote" } else { "in" };
        for (from, to) in &row.spans {
            let (from, to) = (self.x(*from), self.x(*to));
            self.rect(class, from, y, ((to - from).max(1.0), BAR));
        }
    }

    fn words_of(&mut self, row: &Row, top: f64) {
        let layout = self.layout;
        let name = shorten(&row.name, layout.longest);
        self.words_in(row.language.as_deref(), "name", (0.0, top + layout.name), "start", &name);
        let y = top + layout.bar;
        if let Some(absent) = row.absent {
            self.words("time", (layout.left + 4.0, y + 9.0), "start", absent);
        }
        for (position, end, time) in &row.times {
            if !self.has_room(row, *position, *end) {
                continue;
            }
            let x = self.x(*position);
            match end {
                End::Begins => self.words("time", (x - 4.0, y + 9.0), "end", time),
                End::Ends => self.words("time", (x + 4.0, y + 9.0), "start", time),
            }
        }
    }

    /// Is there room for a time beside that end of a bar?
    fn has_room(&self, row: &Row, position: f64, end: End) -> bool {
        let x = self.x(position);
        let others = row.spans.iter();
        match end {
            End::Begins => {
                let before = others.map(|(_, to)| *to).filter(|to| *to < position).fold(0.0, f64::max);
                // Two times may stand in one gap.
                let is_gap = before > 0.0;
                x - self.x(before) >= if is_gap { 2.0 * TIME } else { TIME }
            }
            End::Ends => {
                let after = others.map(|(from, _)| *from).filter(|from| *from > position).fold(1.0, f64::min);
                self.x(after) - x >= TIME
            }
        }
    }

    fn count(&mut self, picture: &Picture, top: f64) {
        let most = picture.counts.iter().map(|(_, count)| *count).max().unwrap_or(0).max(picture.places).max(1);
        let y = |count: u32| top + COUNT - f64::from(count) / f64::from(most) * (COUNT - 10.0);
        let base = top + COUNT;
        let mut path = format!("M{:.1} {base:.1}", self.x(0.0));
        for (index, (position, count)) in picture.counts.iter().enumerate() {
            let next = picture.counts.get(index + 1).map_or(1.0, |(position, _)| *position);
            let _ = write!(path, "L{:.1} {:.1}H{:.1}", self.x(*position), y(*count), self.x(next));
        }
        let _ = write!(path, "V{base:.1}Z");
        let _ = write!(self.text, "<path class=\"count\" d=\"{path}\"/>");
        if let Some(quorum) = picture.quorum {
            let level = y(quorum);
            self.line("quorum", (self.x(0.0), level), (self.x(1.0), level));
        }
    }

    fn words_of_count(&mut self, picture: &Picture, top: f64) {
        let is_beside = self.layout.left > 0.0;
        let line = if is_beside { top + 16.0 } else { top - 2.0 };
        self.words("name", (0.0, line), "start", "Members with a vote");
        let Some(quorum) = picture.quorum else { return };
        let words = format!("quorum {quorum}");
        if is_beside {
            self.words("dim", (0.0, line + 18.0), "start", &words);
        } else {
            self.words("dim", (self.x(1.0), line), "end", &words);
        }
    }

    fn private(&mut self, picture: &Picture, top: f64, bottom: f64) {
        for column in picture.columns.iter().filter(|column| column.is_private) {
            let (from, to) = (self.x(column.from), self.x(column.to));
            self.rect("private", from, top, (to - from, bottom - top));
        }
    }
}

fn shorten(name: &str, longest: usize) -> String {
    if name.chars().count() <= longest {
        return name.to_owned();
    }
    let cut: String = name.chars().take(longest - 1).collect();
    format!("{}…", cut.trim_end())
}

fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
