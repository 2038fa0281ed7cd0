//! One thing that a person would not see, and how to mend it.

use crate::audit::read::{Excess, Unreadable};
use crate::diagnostic::{Code, Diagnostic, Place};

/// One thing that a person would not see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Which sort it is.
    pub code: Code,
    /// The file inside the file that it is in (`plans.zip > plan.pdf`), or nothing.
    pub inside: String,
    /// What it is, and on which page or sheet.
    pub message: String,
    /// How to mend it in the program that the file was made with.
    pub hint: String,
    /// The names that it is about, where it is about names.
    pub names: Vec<String>,
}

impl Finding {
    /// A finding.
    pub(super) fn new(code: Code, inside: &str, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { code, inside: inside.to_owned(), message: message.into(), hint: hint.into(), names: Vec::new() }
    }

    /// A file that could not be looked into.
    pub(super) fn unreadable(unreadable: Unreadable, inside: &str) -> Self {
        match unreadable {
            Unreadable::Locked => Self::new(
                Code::AttachmentLocked,
                inside,
                "this file takes a password, so nobody can look into it",
                "save it without a password: in Word or Excel `File`, `Info`, `Protect`; in Acrobat `Properties`, `Security`",
            ),
            Unreadable::Broken => Self::new(
                Code::AttachmentUnreadable,
                inside,
                "this file is broken, or is not what its name says",
                "open it, save it again under the right name, and put it in the place of this one",
            ),
            Unreadable::Old(kind) => Self::new(
                Code::AttachmentUnreadable,
                inside,
                format!("nobody can look into {kind} with certainty"),
                "open it and save it anew: as `docx`, `xlsx` or `pptx`, or better as a PDF",
            ),
            Unreadable::Packed(kind) => Self::new(
                Code::AttachmentUnreadable,
                inside,
                format!("nobody can look into {kind}"),
                "put the files themselves beside the paper, or pack them as a ZIP",
            ),
            Unreadable::TooLarge(excess) => {
                let message = match excess {
                    Excess::File => "this file is larger than can be looked into",
                    Excess::Unpacked => "this file unpacks to more than can be looked into",
                    Excess::Objects => "this file is made of more parts than can be looked into",
                    Excess::Depth => "this file holds files within files, deeper than can be looked into",
                    Excess::Steps => "the pages of this file take more work to draw than can be looked into",
                };
                let hint = match excess {
                    Excess::Depth => "put the files themselves beside the paper, not an archive of archives",
                    Excess::File | Excess::Unpacked | Excess::Objects | Excess::Steps => {
                        "divide it, or make it smaller: in Acrobat `File`, `Save as other`, `Reduced size PDF`"
                    }
                };
                Self::new(Code::AttachmentTooLarge, inside, message, hint)
            }
        }
    }

    /// The message about a file at a place.
    pub fn diagnostic(&self, place: Place) -> Diagnostic {
        let message = match self.inside.as_str() {
            "" => self.message.clone(),
            inside => format!("inside `{inside}`: {}", self.message),
        };
        Diagnostic::new(self.code, place, message).hint(&self.hint)
    }
}

/// The first three words, which tell a clerk what it is about and others not much.
pub(super) fn first_words(text: &str) -> String {
    /// Words are cut, too, where somebody wrote one without an end.
    const LONGEST: usize = 40;
    let mut words = text.split_whitespace();
    let first: Vec<&str> = words.by_ref().take(3).collect();
    let more = words.next().is_some();
    let mut first = first.join(" ").replace('`', "'");
    let is_long = first.chars().count() > LONGEST;
    if is_long {
        first = first.chars().take(LONGEST).collect();
    }
    if more || is_long { format!("`{first}…`") } else { format!("`{first}`") }
}

/// "1 word", "2 words".
pub(super) fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

/// Words with something to read in them.
pub(super) fn words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.chars().any(is_telling)).count()
}

/// Is it a letter or a digit, or stands for one that cannot be known?
pub(super) fn is_telling(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '\u{fffd}'
}
