//! Messages as a clerk reads them in the browser: the same words as in the terminal, with the lines around the place
//! and a link that opens it.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use super::text::{belongs_to, counted, escaped, message};
use super::{Fate, Newest, Shows};
use crate::build::Snapshot;
use crate::diagnostic::{BYTE_ORDER_MARK, Diagnostic, Label, Position, Severity, within};
use crate::serve::Editor;

/// As many as anybody reads before mending the first.
const SHOWN: usize = 50;

/// As many as are listed where all are listed, so that a browser can bear it.
const ALL: usize = 1_000;

/// So many letters of a long line stand before and after the words that a message is about.
const AROUND: usize = 120;

/// So many lines of a place are shown.
const LINES: usize = 6;

/// How messages are told.
pub(super) struct Voice<'a> {
    pub(super) root: &'a Path,
    pub(super) editor: Option<&'a Editor>,
    /// Those who may see no drafts are told only how many messages there are: the name of a file may say what is withheld.
    pub(super) shows: Shows,
}

/// Some messages, and how many they are.
#[derive(Debug, Default)]
pub(super) struct Messages {
    pub(super) html: String,
    pub(super) count: usize,
}

/// The texts that messages speak of.
type Sources = BTreeMap<Arc<str>, Arc<str>>;

/// What keeps the newest site from being shown.
pub(super) fn errors(newest: &Newest, fate: Fate<'_>, voice: &Voice<'_>) -> Messages {
    let none = Sources::new();
    let mut messages = match newest {
        Newest::Nothing => Messages::default(),
        Newest::Site(snapshot) => list(&of(snapshot, Severity::Error), &snapshot.outcome().sources, voice),
        Newest::Failed(words) => notice("the papers cannot be read", words, "this is tried again every second"),
        Newest::Stumbled(words) => notice(
            "something in minutebook itself broke, which is not your mistake",
            words,
            "the next save tries again; please tell those who make minutebook what you did and what stands here",
        ),
    };
    if let Fate::Broken(broken) = fate
        && messages.count == 0
    {
        let sources = match newest {
            Newest::Site(snapshot) => &snapshot.outcome().sources,
            Newest::Nothing | Newest::Failed(_) | Newest::Stumbled(_) => &none,
        };
        messages = list(&[broken], sources, voice);
    }
    messages.told_by(voice)
}

/// What is worth a look, by meeting.
pub(super) fn warnings(newest: &Newest, voice: &Voice<'_>) -> Messages {
    let Newest::Site(snapshot) = newest else { return Messages::default() };
    let warnings = of(snapshot, Severity::Warning);
    let mut html = String::new();
    if !warnings.is_empty() {
        html = format!("<h2>{}</h2>\n", counted(warnings.len(), "warning"));
        html += &grouped(&warnings, SHOWN, &snapshot.outcome().sources, voice);
    }
    Messages { html, count: warnings.len() }.told_by(voice)
}

impl Messages {
    /// What is told of them.
    fn told_by(self, voice: &Voice<'_>) -> Self {
        match (voice.shows, self.count) {
            (Shows::Drafts, _) | (Shows::Public, 0) => self,
            (Shows::Public, _) => Self { html: UNTOLD.to_owned(), count: self.count },
        }
    }
}

/// What those are told who may see no drafts.
const UNTOLD: &str = "<p class=\"note\">The terminal says more.</p>\n";

/// The messages under a heading for each meeting, and of very many the first.
fn grouped(diagnostics: &[&Diagnostic], most: usize, sources: &Sources, voice: &Voice<'_>) -> String {
    let mut html = String::new();
    let mut heading = String::new();
    for diagnostic in diagnostics.iter().take(most) {
        let meeting = belongs_to(&diagnostic.place().file);
        if meeting != heading {
            html.extend([format!("<h3 class=\"group\">{}</h3>\n", escaped(&meeting))]);
            heading = meeting;
        }
        html += &article(diagnostic, sources, voice);
    }
    html + &rest(diagnostics.len(), most)
}

/// All messages, in file order, by meeting.
pub(super) fn all(newest: &Newest, voice: &Voice<'_>) -> String {
    match newest {
        _ if voice.shows == Shows::Public => UNTOLD.to_owned(),
        Newest::Site(snapshot) => {
            let outcome = snapshot.outcome();
            let diagnostics: Vec<&Diagnostic> = outcome.diagnostics.iter().collect();
            grouped(&diagnostics, ALL, &outcome.sources, voice)
        }
        Newest::Nothing | Newest::Failed(_) | Newest::Stumbled(_) => errors(newest, Fate::Shown, voice).html,
    }
}

/// The messages of a severity in the outcome of a build.
fn of(snapshot: &Snapshot, severity: Severity) -> Vec<&Diagnostic> {
    snapshot.outcome().diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).collect()
}

fn list(diagnostics: &[&Diagnostic], sources: &Sources, voice: &Voice<'_>) -> Messages {
    let shown = diagnostics.iter().take(SHOWN);
    let html: String = shown.map(|diagnostic| article(diagnostic, sources, voice)).collect();
    Messages { html: html + &rest(diagnostics.len(), SHOWN), count: diagnostics.len() }
}

fn rest(count: usize, shown: usize) -> String {
    let left = count.saturating_sub(shown);
    if left == 0 { String::new() } else { format!("<p class=\"note\">and {left} more</p>\n") }
}

/// Something that is about no paper.
fn notice(title: &str, words: &str, hint: &str) -> Messages {
    let html = format!(
        "<article class=\"error\">\n<h3><b>error</b> {}</h3>\n<pre tabindex=\"0\">{}</pre>\n\
         <p class=\"hint\"><b>hint:</b> {}</p>\n</article>\n",
        escaped(title),
        escaped(words),
        escaped(hint)
    );
    Messages { html, count: 1 }
}

fn article(diagnostic: &Diagnostic, sources: &Sources, voice: &Voice<'_>) -> String {
    let severity = diagnostic.severity;
    let code = diagnostic.code;
    let mut html = format!(
        "<article class=\"{severity}\">\n<h3><b>{severity}</b> {} \
         <a class=\"code\" href=\"/_minutebook/explain/{code}\">{code}</a></h3>\n",
        message(&diagnostic.message)
    );
    for label in &diagnostic.labels {
        html += &place(label, sources, voice);
    }
    if let Some(hint) = &diagnostic.hint {
        html.extend([format!("<p class=\"hint\"><b>hint:</b> {}</p>\n", message(hint))]);
    }
    html + "</article>\n"
}

/// A file, its line, and the lines around it.
fn place(label: &Label, sources: &Sources, voice: &Voice<'_>) -> String {
    let file = &label.place.file;
    let read;
    let text = if let Some(text) = sources.get(file) {
        Some(&**text)
    } else {
        read = std::fs::read_to_string(voice.root.join(&**file)).ok();
        read.as_deref()
    };
    let range = Some(&label.place.range).filter(|range| **range != (0..0));
    let pointed = text.zip(range);
    let position = pointed.map(|(text, range)| Position::of(text, range));
    let shown = match position {
        Some(position) => format!("{file}:{}:{}", position.line, position.column),
        None => file.to_string(),
    };
    let on_disk = voice.root.join(&**file);
    let link = voice.editor.filter(|_| on_disk.is_file()).map(|editor| {
        let (line, column) = position.map_or((1, 1), |position| (position.line, position.column));
        editor.link(&on_disk, line, column)
    });
    let shown = escaped(&shown);
    let name = match link {
        Some(link) => format!("<a class=\"file\" href=\"{}\">{shown}</a>", escaped(&link)),
        None => format!("<span class=\"file\">{shown}</span>"),
    };
    let words = match &*label.words {
        "" => String::new(),
        words => format!(" <span class=\"words\">{}</span>", message(words)),
    };
    let lines = pointed.map(|(text, range)| lines(text, range)).unwrap_or_default();
    format!("<p class=\"place\">{name}{words}</p>\n{lines}")
}

/// The lines of a place, the line before and the line after it.
fn lines(text: &str, range: &Range<usize>) -> String {
    let range = within(text, range);
    let mut html = String::new();
    let mut start = 0;
    let mut inside = 0;
    for (index, line) in text.split('\n').enumerate() {
        let span = start..start + line.len();
        start = span.end + 1;
        let is_before = span.end < range.start;
        let is_after = span.start > range.end || (span.start == range.end && !range.is_empty());
        let is_beside = (is_before && start + next_line(text, start) >= range.start) || is_after;
        if is_before && !is_beside {
            continue;
        }
        if is_beside && line.trim().is_empty() {
            if is_after {
                break;
            }
            continue;
        }
        inside += usize::from(!is_beside);
        if inside <= LINES {
            let marked = range.start.clamp(span.start, span.end) - span.start
                ..range.end.clamp(span.start, span.end) - span.start;
            html.extend([format!("<span class=\"line\"><i>{}</i>{}</span>", index + 1, marked_line(line, &marked))]);
        }
        if is_after {
            break;
        }
    }
    format!("<pre tabindex=\"0\">{html}</pre>\n")
}

/// How long the line is that begins there.
fn next_line(text: &str, start: usize) -> usize {
    text.get(start..).map_or(0, |rest| rest.find('\n').unwrap_or(rest.len()))
}

/// A line with the words that a message is about marked; of a very long one, what stands around them.
fn marked_line(line: &str, marked: &Range<usize>) -> String {
    let clean = |text: &str| escaped(text.trim_start_matches(BYTE_ORDER_MARK).trim_end_matches('\r'));
    let (before, rest) = line.split_at(marked.start);
    let (inner, after) = rest.split_at(marked.end - marked.start);
    let skipped = before.chars().count().saturating_sub(AROUND);
    let before: String = before.chars().skip(skipped).collect();
    let cut: String = after.chars().take(AROUND).collect();
    let more = if cut.len() < after.len() { "…" } else { "" };
    let less = if skipped > 0 { "…" } else { "" };
    let mark = if inner.trim_end().is_empty() { clean(inner) } else { format!("<mark>{}</mark>", clean(inner)) };
    format!("{less}{}{mark}{}{more}", clean(&before), clean(&cut))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, words: &str) -> String {
        let start = text.find(words).expect("the words stand in the text");
        lines(text, &(start..start + words.len()))
    }

    #[test]
    fn the_lines_around_a_place_are_shown() {
        let text = "---\ntitle: Winter gritting\nnumber: 6\n---\n\nThe board\n";
        assert_eq!(
            shown(text, "6"),
            "<pre tabindex=\"0\"><span class=\"line\"><i>2</i>title: Winter gritting</span>\
             <span class=\"line\"><i>3</i>number: <mark>6</mark></span>\
             <span class=\"line\"><i>4</i>---</span></pre>\n"
        );
    }

    #[test]
    fn an_empty_line_beside_a_place_is_left_out() {
        assert_eq!(
            shown("a\n\n<b>\r\n\nc", "<b>"),
            "<pre tabindex=\"0\"><span class=\"line\"><i>3</i><mark>&lt;b&gt;</mark></span></pre>\n"
        );
    }

    #[test]
    fn a_place_of_many_lines_is_cut() {
        let text = "a line\n".repeat(30);
        let html = lines(&text, &(0..text.len()));
        assert_eq!(html.matches("class=\"line\"").count(), LINES);
    }

    #[test]
    fn of_a_long_line_the_middle_is_shown() {
        let text = format!("{} Wooten {}", "a".repeat(500), "b".repeat(500));
        let html = shown(&text, "Wooten");
        assert!(
            html.contains("<i>1</i>…aaa") && html.contains("<mark>Wooten</mark> bbb") && html.contains("b…</span>")
        );
    }
}
