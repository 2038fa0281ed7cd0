//! Footnotes: their mentions in the text, and the notes themselves at the end, with links back.

use super::Writer;
use crate::model::body::{Block, Footnote};

impl Writer<'_, '_> {
    /// The small number in the text.
    pub(super) fn mention(&mut self, number: u32, mention: u32) {
        let prefix = self.setting.prefix;
        self.push("<sup class=\"mention\"><a");
        self.attribute("id", &format!("{prefix}footnote-{number}-mention-{mention}"));
        self.attribute(
            "href",
            &format!("#{}", crate::model::address::percent_encode(&format!("{prefix}footnote-{number}"))),
        );
        self.attribute("aria-label", &format!("Footnote {number}"));
        self.push(">");
        self.push(&number.to_string());
        self.push("</a></sup>");
    }

    /// The notes in order; a note keeps its number even where one before it is withheld.
    pub(super) fn footnotes(&mut self, footnotes: &[Footnote]) {
        if footnotes.is_empty() {
            return;
        }
        self.push("<ol class=\"footnotes\">\n");
        let mut expected = 1;
        for footnote in footnotes {
            self.push("<li");
            self.attribute("id", &format!("{}footnote-{}", self.setting.prefix, footnote.number));
            if footnote.number != expected {
                self.attribute("value", &footnote.number.to_string());
            }
            expected = footnote.number + 1;
            self.push(">");
            let (before, last) = match footnote.blocks.split_last() {
                Some((Block::Paragraph(words), before)) => (before, words.as_slice()),
                Some(_) | None => (footnote.blocks.as_slice(), [].as_slice()),
            };
            self.blocks(before);
            self.push("<p>");
            self.inlines(last);
            self.links_back(footnote);
            self.push("</p>");
            self.push("</li>\n");
        }
        self.push("</ol>\n");
    }

    fn links_back(&mut self, footnote: &Footnote) {
        let prefix = crate::model::address::percent_encode(self.setting.prefix);
        let number = footnote.number;
        for mention in 1..=footnote.mentions {
            self.push(" <a class=\"back\"");
            self.attribute("href", &format!("#{prefix}footnote-{number}-mention-{mention}"));
            self.attribute("aria-label", &format!("Back to mention {mention} of footnote {number}"));
            self.push(">↩</a>");
        }
    }
}
