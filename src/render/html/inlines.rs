//! Runs of words: stress, links, pictures, mentions of footnotes.

use super::{Writer, escape};
use crate::model::Destination;
use crate::model::body::Inline;

/// Schemes whose links would run something instead of leading somewhere.
const UNSAFE: [&str; 3] = ["javascript:", "vbscript:", "data:"];

impl Writer<'_, '_> {
    pub(super) fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text(words) | Inline::RawHtml(words) => self.text(words),
                Inline::Emphasis(words) => self.wrapped("em", words),
                Inline::Strong(words) => self.wrapped("strong", words),
                Inline::Struck(words) => self.wrapped("del", words),
                Inline::Code(words) => self.element("code", "", words),
                Inline::Link { destination, title, words } => self.link(*destination, title, words),
                Inline::Image { destination, title, alt } => self.image(*destination, title, alt),
                Inline::Footnote { number, mention } => self.mention(*number, *mention),
                Inline::SoftBreak => self.push("\n"),
                Inline::HardBreak => self.push("<br>\n"),
            }
        }
    }

    fn wrapped(&mut self, element: &str, words: &[Inline]) {
        self.push("<");
        self.push(element);
        self.push(">");
        self.inlines(words);
        self.push("</");
        self.push(element);
        self.push(">");
    }

    /// A link; where it leads nowhere its words stand alone.
    fn link(&mut self, destination: usize, title: &str, words: &[Inline]) {
        let Some(href) = self.href(destination) else { return self.inlines(words) };
        self.push("<a href=\"");
        self.push(&href);
        self.push("\"");
        self.title(title);
        self.push(">");
        match self.title_of_page(destination, words) {
            Some(title) => self.push(&title),
            None => self.inlines(words),
        }
        self.push("</a>");
    }

    /// The title of the page that a link leads to, as HTML, where only its id was typed.
    fn title_of_page(&self, destination: usize, words: &[Inline]) -> Option<String> {
        let link = self.links.get(destination)?;
        let is_bare = matches!(words, [Inline::Text(words)] if link.id.as_deref() == Some(&**words));
        match &link.destination {
            Destination::Page(address, anchor) if is_bare => self.setting.frame.atlas.title(address, anchor.as_deref()),
            Destination::Page(..) | Destination::Outside(_) | Destination::File(_) | Destination::Nowhere => None,
        }
    }

    /// A picture of this site; one that stands elsewhere is a link, because a page asks no other site for anything.
    fn image(&mut self, destination: usize, title: &str, alt: &str) {
        let on_site = self.links.get(destination).map(|link| &link.destination);
        let on_site = matches!(on_site, Some(Destination::File(_)));
        match self.href(destination) {
            Some(href) if on_site => {
                self.push("<img src=\"");
                self.push(&href);
                self.push("\"");
                self.attribute("alt", alt);
                self.title(title);
                self.push(" loading=\"lazy\" decoding=\"async\">");
            }
            Some(href) => {
                self.push("<a href=\"");
                self.push(&href);
                self.push("\">");
                self.text(if alt.is_empty() { title } else { alt });
                self.push("</a>");
            }
            None => self.text(alt),
        }
    }

    fn title(&mut self, title: &str) {
        if !title.is_empty() {
            self.attribute("title", title);
        }
    }

    /// Where the link of that index leads, escaped for an attribute.
    fn href(&self, destination: usize) -> Option<String> {
        let destination = &self.links.get(destination)?.destination;
        let mut html = String::new();
        match destination {
            Destination::Outside(typed) => {
                let lower = typed.trim_start().to_ascii_lowercase();
                if UNSAFE.iter().any(|scheme| lower.starts_with(scheme)) {
                    return None;
                }
                match typed.strip_prefix('#') {
                    Some(anchor) => {
                        html.push('#');
                        escape::destination(self.setting.prefix, &mut html);
                        escape::destination(anchor, &mut html);
                    }
                    None => escape::destination(typed, &mut html),
                }
            }
            Destination::Page(..) | Destination::File(_) | Destination::Nowhere => {
                escape::attribute(&self.setting.frame.destination(destination)?, &mut html);
            }
        }
        Some(html)
    }
}
