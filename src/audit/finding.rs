//! What was found, and how it is told: which words of which withheld paper, where they would be published, and what to
//! do. Of the withheld words no more than three are shown.

use std::sync::Arc;

use memchr::memchr_iter;

use super::gather::Secret;
use super::window::Window;
use super::words::{self, Reading};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::prose::Standing;

/// How many withheld words a message shows.
const SHOWN: usize = 3;

/// Withheld words where the public would read them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Where.
    pub ground: Ground,
    /// What was found there.
    pub matter: Matter,
    /// The withheld paper.
    pub withheld: Place,
    /// Why it is withheld.
    pub standing: Standing,
    /// The words by which it was found, and how many they are; none where it was not found by words.
    pub run: Option<(u64, usize)>,
}

/// In which lines the words of a finding stand, as far as that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Lines {
    /// In the withheld paper.
    pub withheld: Option<usize>,
    /// In the open paper.
    pub open: Option<usize>,
}

/// Where withheld words were found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ground {
    /// In an output: its path, the line, how it had to be decoded, and the paper that asks for it.
    Output {
        /// Its path in the published folder.
        path: String,
        /// The line that the words end in; none in its name.
        line: Option<usize>,
        /// How it had to be decoded; empty when it is plain to read.
        how: String,
        /// The paper that asks for it.
        asked_by: Place,
    },
    /// In an open paper.
    Paper(Arc<str>),
    /// In a file beside an open paper.
    Attachment(Arc<str>),
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Matter {
    /// Words, of which these are the first.
    Words(String),
    /// A planted word.
    Canary,
    /// The bytes of a withheld file.
    File,
}

impl Matter {
    /// The first words of a withheld text.
    pub fn words(secret: &Secret, passage: u32) -> Self {
        let text = secret.passages.get(passage as usize).map_or("", |(_, text)| text.as_str());
        let mut words = text.split_whitespace();
        let shown: Vec<&str> = words.by_ref().take(SHOWN).collect();
        let more = if words.next().is_some() { " …" } else { "" };
        Self::Words(shown.join(" ") + more)
    }
}

impl Finding {
    /// The line of a paper in which the words of it end.
    pub fn line_in(&self, text: &str) -> Option<usize> {
        let (run, length) = self.run?;
        let (mut window, mut line) = (Window::default(), None);
        words::each_word(text.as_bytes(), Reading::Plain, |_, word, at| {
            window.push(word.hash);
            if line.is_none() && window.last(length) == Some(run) {
                line = Some(memchr_iter(b'\n', &text.as_bytes()[..at]).count() + 1);
            }
        });
        line
    }

    /// The message of it, and of so many more of that paper that have none of their own. Lines are told by their number:
    /// shown, they would say what is withheld.
    pub fn diagnostic(&self, lines: Lines, more: usize) -> Diagnostic {
        let withheld = &self.withheld.file;
        let line = lines.withheld.map_or_else(String::new, |line| format!(", line {line}"));
        let line_of = lines.withheld.map_or_else(String::new, |line| format!("line {line} of "));
        let why = match &self.standing {
            Standing::Exempt(_) => "exempt",
            Standing::Confidential => "confidential",
            Standing::Draft => "a draft",
            Standing::Later | Standing::Open => "not public yet",
        };
        let place = match &self.ground {
            Ground::Output { asked_by, .. } => Place::file(asked_by.file.clone()),
            Ground::Paper(file) | Ground::Attachment(file) => Place::file(file.clone()),
        };
        let at = match &self.ground {
            Ground::Output { path, line, how, .. } => {
                let line = line.map_or_else(String::new, |line| format!(", line {line}"));
                let how = if how.is_empty() { String::new() } else { format!(" ({how})") };
                format!("`/{path}`{line}{how}")
            }
            Ground::Paper(_) => match lines.open {
                Some(line) => format!("line {line} of this open paper"),
                None => "this open paper".to_owned(),
            },
            Ground::Attachment(_) => "this open file".to_owned(),
        };
        let (code, message, hint) = match (&self.matter, &self.ground) {
            (Matter::Canary, _) => (
                Code::CanaryPublished,
                format!("{at} would publish a word of `canaries`"),
                "take the withheld paper out of what is open; if it is a word that anybody may type, plant another, such as \
                 `quillorpax-417`"
                    .to_owned(),
            ),
            (Matter::File, _) => (
                Code::WithheldFilePublished,
                format!("{at} is the same file as `{withheld}`, which is {why}"),
                format!(
                    "delete the copy that is open; if it may be published, list `{}` with `access: open` in the paper \
                     it stands beside",
                    withheld.rsplit('/').next().unwrap_or(withheld)
                ),
            ),
            (Matter::Words(words), Ground::Output { .. }) => (
                Code::WithheldWordsPublished,
                format!("{at} would publish “{words}” of `{withheld}`{line}, which is {why}"),
                "take the words out of what is published".to_owned(),
            ),
            (Matter::Words(words), Ground::Paper(_)) => (
                Code::WithheldWordsPasted,
                format!("{at} says “{words}” as {line_of}`{withheld}` does, which is {why}"),
                allow(words),
            ),
            (Matter::Words(words), Ground::Attachment(_)) => (
                Code::WithheldWordsAttached,
                format!("{at} holds “{words}” of `{withheld}`{line}, which is {why}"),
                allow(words),
            ),
        };
        let hint = match more {
            0 => hint,
            1 => format!("{hint}; 1 more place holds something of that paper, and is named when this one does not"),
            _ => {
                format!("{hint}; {more} more places hold something of that paper, and are named when this one does not")
            }
        };
        let mut diagnostic = Diagnostic::new(code, place, message).hint(hint);
        if diagnostic.place().file != self.withheld.file {
            let place = match self.matter {
                Matter::Canary => self.withheld.clone(),
                Matter::File | Matter::Words(_) => Place::file(withheld.clone()),
            };
            diagnostic = diagnostic.also(place, "");
        }
        diagnostic
    }
}

fn allow(words: &str) -> String {
    format!(
        "take the words out here; if they are public already, add \
         `allow: [ {{ text: \"{words}\", because: \"…\" }} ]` with all of them to the withheld paper"
    )
}
