//! A page of the manual in the terminal: Markdown with its marks taken off, wrapped to the width.
//!
//! Knows only what the manual's own pages use: headings, paragraphs, lists, fences, tables, stressed words and links.

use annotate_snippets::renderer::Style;

use super::terminal::{BOLD, CYAN, Look};

/// Long lines tire the eye.
const WIDEST: usize = 90;

/// Sets a page for the terminal.
pub(super) fn page(markdown: &str, look: Look) -> String {
    let mut page = Page { text: String::new(), paragraph: Vec::new(), look };
    let mut fence = false;
    for line in markdown.lines() {
        let line = line.trim_end();
        if line.trim_start().starts_with("```") {
            page.end_paragraph();
            fence = !fence;
        } else if fence {
            page.line(&format!("    {}", look.styled(line, CYAN)));
        } else if let Some(heading) = line.strip_prefix('#') {
            page.end_paragraph();
            page.line(&look.styled(heading.trim_start_matches('#').trim(), BOLD));
        } else if line.is_empty() {
            page.end_paragraph();
            page.line("");
        } else if line.starts_with(['|', ' ']) && page.paragraph.is_empty() {
            page.line(line);
        } else {
            if item_indent(line) > 0 {
                page.end_paragraph();
            }
            page.paragraph.push(line.trim_start().to_owned());
        }
    }
    page.end_paragraph();
    format!("{}\n", page.text.trim_end())
}

/// The first sentence below a page's heading; nothing when there is none.
pub(super) fn first_sentence(markdown: &str) -> String {
    let lines = markdown.lines().map(str::trim).skip_while(|line| line.is_empty() || line.starts_with('#'));
    let paragraph = lines.take_while(|line| !line.is_empty()).collect::<Vec<_>>().join(" ");
    let end = paragraph.find(". ").map_or(paragraph.len(), |end| end + 1);
    let plain = Look { is_terminal: false, colours: false, width: 0 };
    inline(&paragraph[..end], plain)
}

struct Page {
    text: String,
    paragraph: Vec<String>,
    look: Look,
}

impl Page {
    fn line(&mut self, line: &str) {
        self.text += line;
        self.text.push('\n');
    }

    fn end_paragraph(&mut self) {
        let words = std::mem::take(&mut self.paragraph).join(" ");
        if words.is_empty() {
            return;
        }
        let width = self.look.width.clamp(20, WIDEST);
        let indent = item_indent(&words);
        for (number, line) in wrapped(&words, width - indent).iter().enumerate() {
            let margin = if number == 0 { 0 } else { indent };
            let line = format!("{:margin$}{}", "", inline(line, self.look));
            self.line(&line);
        }
    }
}

/// The columns before the words of a list's entry; 0 when the line is none.
fn item_indent(line: &str) -> usize {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    if line.starts_with("- ") || line.starts_with("* ") {
        2
    } else if digits > 0 && line[digits..].starts_with(". ") {
        digits + 2
    } else {
        0
    }
}

/// Breaks words into lines; what stands in backticks is never broken.
fn wrapped(words: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut code = false;
    for word in words.split(' ') {
        let last = lines.last_mut().expect("there is always a line");
        if !last.is_empty() && !code && last.chars().count() + 1 + word.chars().count() > width {
            lines.push(word.to_owned());
        } else {
            if !last.is_empty() {
                last.push(' ');
            }
            last.push_str(word);
        }
        code ^= word.matches('`').count() % 2 == 1;
    }
    lines
}

/// Takes the marks off stressed words and links, and colours what stands in backticks.
fn inline(line: &str, look: Look) -> String {
    let mut text = String::new();
    for (index, part) in line.split('`').enumerate() {
        if index % 2 == 1 {
            text += &look.styled(&format!("`{part}`"), CYAN);
        } else {
            text += &stressed(&unlinked(part), look);
        }
    }
    text
}

fn stressed(words: &str, look: Look) -> String {
    let mut text = String::new();
    for (index, part) in words.split("**").enumerate() {
        let style = if index % 2 == 1 { BOLD } else { Style::new() };
        text += &look.styled(part, style);
    }
    text
}

/// The words of links; an address on the web is kept behind them.
fn unlinked(words: &str) -> String {
    let mut text = String::new();
    let mut rest = words;
    while let Some((before, link)) = rest.split_once('[') {
        text += before;
        let Some((label, (target, after))) =
            link.split_once("](").and_then(|(label, target)| Some((label, target.split_once(')')?)))
        else {
            text.push('[');
            rest = link;
            continue;
        };
        text += label;
        if target.starts_with("http") {
            text.extend([" (", target, ")"]);
        }
        rest = after;
    }
    text + rest
}
