//! Cuts a line of words in two.

use crate::model::body::{Inline, plain};

/// The words before byte `at` of their plain text, and those after it. What is cut through (bold words, a link) goes on
/// in the second part.
pub(super) fn cut(words: Vec<Inline>, at: usize) -> (Vec<Inline>, Vec<Inline>) {
    let (mut before, mut after) = (Vec::new(), Vec::new());
    let mut end = 0;
    for inline in words {
        let start = end;
        end += plain(std::slice::from_ref(&inline)).len();
        if end <= at && (end < at || start < end) {
            before.push(inline);
        } else if start >= at {
            after.push(inline);
        } else {
            let (first, second) = cut_through(inline, at - start);
            before.push(first);
            after.push(second);
        }
    }
    (before, after)
}

fn cut_through(inline: Inline, at: usize) -> (Inline, Inline) {
    match inline {
        Inline::Text(text) => (Inline::Text(text[..at].into()), Inline::Text(text[at..].into())),
        Inline::Code(text) => (Inline::Code(text[..at].into()), Inline::Code(text[at..].into())),
        Inline::RawHtml(text) => (Inline::RawHtml(text[..at].into()), Inline::RawHtml(text[at..].into())),
        Inline::Emphasis(words) => both(cut(words, at), Inline::Emphasis),
        Inline::Strong(words) => both(cut(words, at), Inline::Strong),
        Inline::Struck(words) => both(cut(words, at), Inline::Struck),
        Inline::Link { destination, title, words } => {
            both(cut(words, at), |words| Inline::Link { destination, title: title.clone(), words })
        }
        // A picture and a break are never cut: they stand in the second part.
        whole @ (Inline::Image { .. } | Inline::Footnote { .. } | Inline::SoftBreak | Inline::HardBreak) => {
            (Inline::Text("".into()), whole)
        }
    }
}

fn both(parts: (Vec<Inline>, Vec<Inline>), make: impl Fn(Vec<Inline>) -> Inline) -> (Inline, Inline) {
    (make(parts.0), make(parts.1))
}

/// Takes away the space before the first word and after the last.
pub(super) fn trim(words: &mut Vec<Inline>) {
    while let Some(first) = words.first_mut() {
        if trim_text(first, |text| text.trim_start()) {
            break;
        }
        words.remove(0);
    }
    while let Some(last) = words.last_mut() {
        if trim_text(last, |text| text.trim_end()) {
            break;
        }
        words.pop();
    }
}

/// Trims one end of an inline; is anything left?
fn trim_text(inline: &mut Inline, shorten: fn(&str) -> &str) -> bool {
    match inline {
        Inline::Text(text) => {
            let shortened = shorten(text);
            if shortened.len() < text.len() {
                *text = shortened.into();
            }
            !text.is_empty()
        }
        Inline::SoftBreak | Inline::HardBreak => false,
        Inline::Emphasis(words) | Inline::Strong(words) | Inline::Struck(words) => {
            trim(words);
            !words.is_empty()
        }
        Inline::Link { .. } | Inline::Code(_) | Inline::Image { .. } | Inline::Footnote { .. } | Inline::RawHtml(_) => {
            true
        }
    }
}
