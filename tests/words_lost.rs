//! Words lost: none. Over random documents, and over real minutes where they are at hand.
//!
//! The real ones stand in `../shared` beside the checkout; `MINUTEBOOK_SHARED` names another folder.

#[path = "support/words.rs"]
mod words;

use std::fmt::Write;
use std::sync::Arc;

use minutebook::paper::body::{BodyRules, ReadBody, read_body};
use proptest::prelude::*;

fn read(text: &str) -> ReadBody {
    let words = ["Resolved", "Recommended", "Agreed", "Decision"];
    let rules = BodyRules { resolved_words: words.map(String::from).to_vec() };
    read_body(&Arc::from("paper.md"), text, 0..text.len(), &rules).0
}

/// The words of `document` that were given to it by [`document`] and that nobody finds in the body.
fn lost(document: &str) -> Vec<&str> {
    let shown = words::shown(&read(document));
    let given = document.match_indices("Qx").map(|(start, _)| &document[start..]);
    let given = given.map(|rest| &rest[..=rest.find('z').unwrap_or(rest.len() - 1)]);
    given.filter(|word| !shown.contains(word)).collect()
}

/// Pieces of Markdown; `@` becomes a word that occurs only once.
const PIECES: &[&str] = &[
    "@",
    "@ ",
    " @",
    "@\n",
    "\n",
    "\n\n",
    "- @\n",
    "  - @\n",
    "1. @\n",
    "7) @\n",
    "   ",
    "\t",
    "> @\n",
    ">",
    "# @\n",
    "### @ ###\n",
    "@\n===\n",
    "@\n---\n",
    "***\n",
    "*",
    "**",
    "_",
    "~~",
    "`",
    "``",
    "```\n",
    "```@\n",
    "```exempt 3\n",
    "```summary\n",
    "```vote\n",
    "~~~\n",
    "    @\n",
    "[@](@)",
    "[@](@ \"@\")",
    "![@](@)",
    "![](@)",
    "[",
    "]",
    "(",
    ")",
    "[[@]]",
    "[[@|@]]",
    "[[",
    "]]",
    "[^@]",
    "[^n]",
    "[^n]: @\n",
    "[^m]: @\n",
    "[r]",
    "[@][r]",
    "[r]: @\n",
    "[@]: @\n",
    "[@]: @ \"@\"\n",
    "<b>@</b>",
    "<div>\n@\n</div>\n",
    "<!-- @ -->",
    "<https://@.org>",
    "https://@.org/@_@",
    "www.@.org",
    "@@@.org",
    "| @ | @ |\n|---|---|\n| @ | @ | @ |\n",
    "| @ |\n",
    "|",
    "- [ ] @\n",
    "- [x] @\n",
    "> [!NOTE]\n> @\n",
    "\\",
    "\\[",
    "&amp;",
    "\r\n",
    "  \n",
    "\u{a0}",
    "RESOLVED:\n\n",
    "RESOLVED: That @\n\n",
    "**RESOLVED** – That @",
    "It was RESOLVED that:\n",
    "That @\n\n",
    "10:50am – Mr @ left.\n\n",
    "At 7pm, A @ and B @ entered the room.\n\n",
    ":",
    "é",
    "e\u{301}",
    "中",
    "\u{0}",
    "~",
    "=",
    "+ @\n",
];

fn document(pieces: &[usize]) -> String {
    let mut count = 0;
    let mut document = String::new();
    for piece in pieces {
        for character in PIECES[*piece].chars() {
            if character == '@' {
                count += 1;
                write!(document, "Qx{count}z").expect("memory");
            } else {
                document.push(character);
            }
        }
    }
    document
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_document_loses_a_word(pieces in prop::collection::vec(0..PIECES.len(), 0..40)) {
        let document = document(&pieces);
        let lost = lost(&document);
        prop_assert!(lost.is_empty(), "{lost:?} lost in {document:?}");
    }

    #[test]
    fn no_text_makes_it_panic(text in "\\PC*") {
        read(&text);
    }

    #[test]
    fn no_mark_up_makes_it_panic(text in "[-a*_~`\\[\\]()<>!|#>:^@ \t\r\n1.RESOLVED–é\u{301}\u{a0}]{0,200}") {
        read(&text);
    }
}

#[test]
fn a_deep_document_is_read() {
    for piece in [">", "- ", "*a **b ", "[", "![", "1. ", "> - ", "_a ~~b "] {
        read(&piece.repeat(5000));
    }
    read(&format!("{}x{}", "*a **b ".repeat(2000), "** *".repeat(2000)));
}
