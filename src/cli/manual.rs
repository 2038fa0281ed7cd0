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
    let mut fence: Option<&str> = None;
    for line in markdown.lines() {
        let line = line.trim_end();
        match (fence, fence_mark(line)) {
            (None, Some(mark)) => {
                page.end_paragraph();
                fence = Some(mark);
            }
            (Some(open), Some(mark)) if mark.starts_with(open) && line.trim() == mark => fence = None,
            (Some(_), _) => page.line(&format!("    {}", look.styled(line, CYAN))),
            (None, None) => page.prose(line),
        }
    }
    page.end_paragraph();
    format!("{}\n", page.text.trim())
}

/// The backticks or tildes that open or close a fence.
fn fence_mark(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let mark = line.chars().next().filter(|mark| matches!(mark, '`' | '~'))?;
    let mark = &line[..line.len() - line.trim_start_matches(mark).len()];
    (mark.len() >= 3).then_some(mark)
}

/// The first sentence below a page's heading; nothing when there is none.
pub(super) fn first_sentence(markdown: &str) -> String {
    let lines = markdown.lines().map(str::trim).skip_while(|line| line.is_empty() || line.starts_with('#'));
    let paragraph = lines.take_while(|line| !line.is_empty()).collect::<Vec<_>>().join(" ");
    let is_outside_code = |end: &usize| paragraph[..*end].matches('`').count() % 2 == 0;
    let mut ends = paragraph.match_indices(". ").map(|(end, _)| end).filter(is_outside_code);
    let end = ends.next().map_or(paragraph.len(), |end| end + 1);
    let plain = Look { is_terminal: false, colours: false, width: 0 };
    inline(&outside_code(&paragraph[..end], unlinked), plain)
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

    fn prose(&mut self, line: &str) {
        if let Some(heading) = line.strip_prefix('#') {
            self.end_paragraph();
            self.line(&self.look.styled(heading.trim_start_matches('#').trim(), BOLD));
        } else if line.is_empty() {
            self.end_paragraph();
            self.line("");
        } else if line.starts_with(['|', ' ']) && self.paragraph.is_empty() {
            self.line(line);
        } else {
            if item_indent(line) > 0 {
                self.end_paragraph();
            }
            self.paragraph.push(line.trim_start().to_owned());
        }
    }

    fn end_paragraph(&mut self) {
        let words = outside_code(&std::mem::take(&mut self.paragraph).join(" "), unlinked);
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

/// Takes the marks off stressed words, and colours what stands in backticks.
fn inline(line: &str, look: Look) -> String {
    let text = outside_code(line, |words| stressed(words, look));
    if !look.colours {
        return text;
    }
    let code = |(index, part): (usize, &str)| {
        if index % 2 == 1 { look.styled(&format!("`{part}`"), CYAN) } else { part.to_owned() }
    };
    text.split('`').enumerate().map(code).collect()
}

/// The words with all that does not stand in backticks changed.
fn outside_code(words: &str, change: impl Fn(&str) -> String) -> String {
    let parts = words.split('`').enumerate();
    let parts: Vec<String> =
        parts.map(|(index, part)| if index % 2 == 1 { part.to_owned() } else { change(part) }).collect();
    parts.join("`")
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

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Look = Look { is_terminal: false, colours: false, width: 40 };

    #[test]
    fn a_page_is_set_for_the_terminal() {
        let markdown = "\
# link-broken

A link leads to **no paper**, as in `[x](y.md)`. See [the manual](../links.md)
and [the law](https://law.example).

- an entry that is rather long and so is wrapped
1. `code that is never broken by a line`

| a | b |
|---|---|

~~~markdown
```exempt 3
words
```
~~~
";
        let expected = "\
link-broken

A link leads to no paper, as in
`[x](y.md)`. See the manual and the law
(https://law.example).

- an entry that is rather long and so
  is wrapped
1. `code that is never broken by a line`

| a | b |
|---|---|

    ```exempt 3
    words
    ```
";
        assert_eq!(page(markdown, PLAIN), expected);
    }

    #[test]
    fn the_first_sentence_stands_below_the_heading() {
        let markdown = "# x\n\nA [link](y.md) leads\nto `a.b. c`. Another.\n";
        assert_eq!(first_sentence(markdown), "A link leads to `a.b. c`.");
        assert_eq!(first_sentence("# x\n"), "");
    }

    #[test]
    fn colours_change_no_word() {
        let markdown = "## Wrong\n\nA **bold** `word`.\n";
        let coloured = page(markdown, Look { colours: true, ..PLAIN });
        assert_eq!(coloured, "\u{1b}[1mWrong\u{1b}[0m\n\nA \u{1b}[1mbold\u{1b}[0m \u{1b}[36m`word`\u{1b}[0m.\n");
    }
}
