//! What is added to a page on its way to the browser: the bar, the messages, and the script that follows the papers.
//!
//! Takes a page and what is shown; gives the page with the frame behind its last line. The bytes before it and after
//! it are those of the page. Everything is in the HTML, and works where no script runs; the script only keeps it new.

mod bar;
mod messages;
mod overview;
mod text;

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use crate::build::Audience;
use crate::diagnostic::{Code, Diagnostic, Severity};

use super::board::{Newest, Shown};
use super::{Editor, Shows};
use messages::Voice;
use text::{counted, escaped};

pub(super) use overview::overview;

/// The script, as it is written.
pub(super) const SCRIPT: &str = include_str!("../browser/watch.js");

/// How messages look, wherever they stand.
const MESSAGES: &str = include_str!("../browser/messages.css");

/// How the frame looks, which the style of a page does not reach.
const FRAME: &str = include_str!("../browser/frame.css");

/// How the pages of our own corner look.
const CORNER: &str = include_str!("../browser/corner.css");

/// What a frame is made for.
pub(super) struct Scene<'a> {
    pub(super) shown: &'a Shown,
    pub(super) root: &'a Path,
    pub(super) editor: Option<&'a Editor>,
    pub(super) shows: Shows,
    pub(super) audience: Audience,
    /// The path of the page in the published folder.
    pub(super) path: &'a str,
    /// What became of the page.
    pub(super) fate: Fate<'a>,
}

impl Scene<'_> {
    /// Is it a page of our own?
    fn is_corner(&self) -> bool {
        self.path.starts_with("_minutebook/")
    }
}

/// What became of a page that somebody asked for.
#[derive(Clone, Copy)]
pub(super) enum Fate<'a> {
    /// It is shown.
    Shown,
    /// There is none.
    Absent,
    /// This keeps it from being made.
    Broken(&'a Diagnostic),
}

/// The parts of a frame, as HTML; an empty one is not shown.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub(super) struct Frame {
    /// Whom the page is for.
    pub(super) bar: String,
    /// What is wrong, over the page.
    pub(super) errors: String,
    /// What is worth a look, behind a count.
    pub(super) warnings: String,
    /// The same in a sentence, for those who hear it.
    pub(super) said: String,
    /// A name for exactly these errors, so that those which somebody has put aside stay aside.
    pub(super) seen: String,
}

impl Frame {
    /// The frame of a page.
    pub(super) fn of(scene: &Scene<'_>) -> Self {
        let whom = bar::whom(scene);
        if scene.is_corner() {
            // There the messages stand on the page itself.
            let bar = bar::html(scene, &whom, 0, 0);
            return Self { bar, errors: String::new(), warnings: String::new(), said: whom.plain(), seen: mark("") };
        }
        let voice = Voice { root: scene.root, editor: scene.editor, shows: scene.shows };
        let mut errors = messages::errors(&scene.shown.newest, scene.fate, &voice);
        let warnings = messages::warnings(&scene.shown.newest, &voice);
        if errors.count > 0 {
            let good = if scene.shown.good.is_some() {
                "The pages are the last good ones, from before the mistake."
            } else {
                "There are no pages yet."
            };
            errors.html = format!(
                "<h2 id=\"errors-title\" tabindex=\"-1\" autofocus>{}</h2>\n<p class=\"note\">{good} \
                 This goes by itself when it is mended; <kbd>Esc</kbd> looks at the page.</p>\n{}",
                counted(errors.count, "error"),
                errors.html
            );
        }
        let counts = text::counts(errors.count, warnings.count);
        let said = if counts.is_empty() { whom.plain() } else { format!("{} {counts}.", whom.plain()) };
        let bar = bar::html(scene, &whom, errors.count, warnings.count);
        let seen = mark(&errors.html);
        Self { bar, errors: errors.html, warnings: warnings.html, said, seen }
    }

    /// The frame of a page in whose making something of ours broke.
    pub(super) fn stumbled() -> Self {
        let sentence = "Something in minutebook itself broke while this page was made, which is not your mistake.";
        let errors = format!(
            "<h2 id=\"errors-title\" tabindex=\"-1\" autofocus>1 error</h2>\n<p>{sentence} The terminal says more. \
             The next save tries again.</p>\n"
        );
        let bar = format!("<p id=\"whom\"><b>Preview.</b> {sentence}</p>");
        Self { bar, seen: mark(&errors), errors, warnings: String::new(), said: sentence.to_owned() }
    }

    /// The page with the frame added before the end of its body.
    pub(super) fn around(&self, page: &[u8], build: &str, mark: &str) -> Vec<u8> {
        let frame = self.html(build, mark);
        let end = b"</body>";
        let at = page.windows(end.len()).rposition(|bytes| bytes.eq_ignore_ascii_case(end)).unwrap_or(page.len());
        [&page[..at], frame.as_bytes(), &page[at..]].concat()
    }

    fn html(&self, build: &str, mark: &str) -> String {
        format!(
            "<minutebook-watch data-build=\"{}\" data-page=\"{}\" data-seen=\"{}\"><template shadowrootmode=\"open\">\n\
             <style>\n{FRAME}{MESSAGES}</style>\n\
             <aside id=\"bar\" aria-label=\"Preview\">{}</aside>\n\
             <dialog id=\"errors\" aria-labelledby=\"errors-title\">\
             <form method=\"dialog\"><button>Look at the page</button></form><div id=\"errors-list\">{}</div></dialog>\n\
             <section id=\"warnings\" popover aria-label=\"Warnings\"><div id=\"warnings-list\">{}</div></section>\n\
             <p id=\"said\" role=\"status\"></p>\n\
             </template></minutebook-watch><script src=\"/_minutebook/watch.js\" defer></script>\n",
            escaped(build),
            escaped(mark),
            self.seen,
            self.bar,
            self.errors,
            self.warnings
        )
    }
}

/// A name for exactly this text.
pub(super) fn mark(text: &str) -> String {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    format!("{:x}", hasher.finish())
}

/// How many messages of a severity the newest build has.
fn count(newest: &Newest, severity: Severity) -> usize {
    match newest {
        Newest::Nothing => 0,
        Newest::Site(snapshot) => snapshot.outcome().diagnostics.count(severity),
        Newest::Failed(_) | Newest::Stumbled(_) => usize::from(severity == Severity::Error),
    }
}

/// A page of our own, around which the frame may stand.
pub(super) fn page(title: &str, body: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<link rel=\"icon\" href=\"data:,\">\n<title>{} – minutebook</title>\n\
         <style>\n{CORNER}{MESSAGES}</style>\n</head>\n<body>\n<main>\n{body}</main>\n</body>\n</html>\n",
        escaped(title)
    )
}

/// The page that stands where there is none.
pub(super) fn plain_page(sentence: &str) -> String {
    page(
        "Preview",
        &format!(
            "<h1>Preview</h1>\n<p>{}</p>\n\
             <p><a href=\"/_minutebook/\">All messages and drafts</a></p>\n",
            escaped(sentence)
        ),
    )
}

/// The page of the manual for a code, as it is written.
pub(super) fn manual_page(code: Code) -> String {
    let body = format!("<h1><code>{code}</code></h1>\n<div class=\"manual\">{}</div>\n", escaped(code.page()));
    page(code.name(), &body)
}
