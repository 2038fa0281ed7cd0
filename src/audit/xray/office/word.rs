//! Word: tracked changes, comments, hidden text.

mod look;

pub(super) use look::is_near_white;

use std::collections::{BTreeSet, HashMap, HashSet};

use quick_xml::events::BytesStart;

use super::{Office, is_on};
use crate::audit::read::markup::{Marks, attribute};
use crate::audit::xray::Unreadable;
use crate::audit::xray::finding::{counted, first_words, words};
use crate::diagnostic::Code;
use look::{Look, is_shade, is_white};

/// Looks into a file of Word.
pub(super) fn look(office: &mut Office) -> Result<(), Unreadable> {
    let mut styles = Styles::default();
    for name in office.members("word/styles", ".xml") {
        office.read(&name, &mut styles)?;
    }
    let is_text = |name: &String| !name.contains("/_rels/") && !name.contains("comments") && !name.contains("/theme/");
    let look = Look::new(styles.white());
    let mut all = Text { hidden_styles: styles.hidden(), look, ..Text::default() };
    for name in office.members("word/", ".xml").into_iter().filter(is_text) {
        office.read(&name, &mut all)?;
    }
    let Text { changes, formats, authors, lost, unseen, look, .. } = all;
    say_changes(office, changes, formats, &authors, &lost);
    let faint = look.unseen;
    if words(&faint) > 0 {
        let count = counted(words(&faint), "word");
        let message = format!("{count} in white on white paper, or too small to be read ({})", first_words(&faint));
        let hint = "in Word select all (Ctrl+A), set the font colour to `Automatic` and a size, and delete what the public may not see";
        office.say(Code::AttachmentHiddenText, message, hint);
    }
    let count = words(&unseen);
    if count > 0 {
        let message = format!("{} of hidden text ({})", counted(count, "word"), first_words(&unseen));
        let hint = "in Word press Ctrl+Shift+8 to see it, and delete it; or `File`, `Info`, `Check for issues`, `Inspect document`";
        office.say(Code::AttachmentHiddenText, message, hint);
    }
    let comments = office.named("word/comments.xml", &["comment"])?;
    if let Some((_, first)) = comments.first() {
        let message = format!("{} beside the text ({})", counted(comments.len(), "comment"), first_words(first));
        let hint = "in Word `Review`, `Delete`, `Delete all comments in document`, and save";
        office.say(Code::AttachmentComment, message, hint);
    }
    Ok(())
}

fn say_changes(office: &mut Office, changes: usize, formats: usize, authors: &BTreeSet<String>, lost: &str) {
    let mut message = match (changes, formats) {
        (0, 0) => return,
        (0, formats) => format!("{} of how words look", counted(formats, "tracked change")),
        (changes, _) => counted(changes, "tracked change"),
    };
    if !authors.is_empty() {
        let authors: Vec<String> = authors.iter().take(3).map(|author| format!("`{author}`")).collect();
        message = format!("{message} by {}", authors.join(", "));
    }
    if words(lost) > 0 {
        message = format!("{message}, with words that were deleted ({})", first_words(lost));
    }
    let hint = "in Word `Review`, `Accept`, `Accept all changes and stop tracking`, and save";
    office.say(Code::AttachmentTrackedChange, message, hint);
}

/// The styles, and which of them hide.
#[derive(Default)]
struct Styles {
    current: Option<String>,
    base: HashMap<String, String>,
    hides: HashSet<String>,
    /// Those whose words are white.
    whites: HashSet<String>,
    /// Those that put a colour behind their words.
    shaded: HashSet<String>,
}

impl Styles {
    /// The styles that hide, themselves or by the one they are made from.
    fn hidden(&self) -> HashSet<String> {
        self.those_in(&self.hides)
    }

    /// The styles whose words are white on white.
    fn white(&self) -> HashSet<String> {
        let shaded = self.those_in(&self.shaded);
        self.those_in(&self.whites).into_iter().filter(|style| !shaded.contains(style)).collect()
    }

    /// The styles that are among some, themselves or by the one they are made from.
    fn those_in(&self, some: &HashSet<String>) -> HashSet<String> {
        let is_in = |style: &str| {
            let ancestors = std::iter::successors(Some(style), |style| self.base.get(*style).map(String::as_str));
            ancestors.take(16).any(|style| some.contains(style))
        };
        self.base.keys().chain(some).filter(|style| is_in(style)).cloned().collect()
    }
}

impl Marks for Styles {
    fn begin(&mut self, local: &str, mark: &BytesStart) {
        match (local, &self.current) {
            ("style", _) => self.current = attribute(mark, "styleId"),
            ("basedOn", Some(style)) => {
                let base = attribute(mark, "val");
                self.base.extend(base.map(|base| (style.clone(), base)));
            }
            ("vanish", Some(style)) if is_on(mark) => {
                self.hides.insert(style.clone());
            }
            ("color", Some(style)) if is_white(mark, "val") => {
                self.whites.insert(style.clone());
            }
            ("shd", Some(style)) if is_shade(mark) => {
                self.shaded.insert(style.clone());
            }
            _ => {}
        }
    }

    fn end(&mut self, local: &str) {
        if local == "style" {
            self.current = None;
        }
    }

    fn words(&mut self, _: &str) {}
}

/// A text, read mark by mark.
#[derive(Default)]
#[allow(clippy::struct_excessive_bools, reason = "each says which sort of mark is open, and they have no order")]
struct Text {
    /// The styles that hide.
    hidden_styles: HashSet<String>,
    /// How many changes are tracked.
    changes: usize,
    /// How many changes of the looks of words are.
    formats: usize,
    authors: BTreeSet<String>,
    /// Words that were deleted.
    lost: String,
    /// Words that are hidden.
    unseen: String,
    in_run: bool,
    in_words: bool,
    in_deleted: bool,
    in_old_format: usize,
    paragraph_hides: bool,
    run_hides: bool,
    look: Look,
}

impl Marks for Text {
    fn begin(&mut self, local: &str, mark: &BytesStart) {
        if self.in_old_format == 0 {
            self.look.begin(local, mark);
        }
        let is_hidden_style = || attribute(mark, "val").is_some_and(|style| self.hidden_styles.contains(&style));
        match local {
            "ins" | "del" | "moveFrom" | "moveTo" if attribute(mark, "id").is_some() => {
                self.changes += 1;
                self.authors.extend(attribute(mark, "author").filter(|author| !author.is_empty()));
            }
            "p" => self.paragraph_hides = false,
            "pStyle" => self.paragraph_hides = is_hidden_style(),
            "r" => (self.in_run, self.run_hides) = (true, self.paragraph_hides),
            "rStyle" if self.in_run && self.in_old_format == 0 && is_hidden_style() => self.run_hides = true,
            "vanish" if self.in_run && self.in_old_format == 0 => self.run_hides = is_on(mark),
            "rPrChange" | "pPrChange" | "sectPrChange" | "tblPrChange" | "trPrChange" | "tcPrChange" => {
                self.in_old_format += 1;
                self.formats += 1;
                self.authors.extend(attribute(mark, "author").filter(|author| !author.is_empty()));
            }
            "t" => self.in_words = true,
            "delText" => self.in_deleted = true,
            _ => {}
        }
    }

    fn end(&mut self, local: &str) {
        self.look.end(local);
        match local {
            "r" => self.in_run = false,
            "rPrChange" | "pPrChange" | "sectPrChange" | "tblPrChange" | "trPrChange" | "tcPrChange" => {
                self.in_old_format = self.in_old_format.saturating_sub(1);
            }
            "t" => self.in_words = false,
            "delText" => self.in_deleted = false,
            "p" => {
                self.lost.push(' ');
                self.unseen.push(' ');
                self.look.unseen.push(' ');
            }
            _ => {}
        }
    }

    fn words(&mut self, words: &str) {
        if self.in_deleted {
            self.lost.push_str(words);
        }
        if self.in_words && self.in_run && self.run_hides {
            self.unseen.push_str(words);
        } else if self.in_words && self.in_run && self.look.is_unseen() {
            self.look.unseen.push_str(words);
        }
    }
}
