//! PowerPoint: hidden slides, notes, comments.

use quick_xml::events::BytesStart;

use super::Office;
use crate::audit::read::markup::{Marks, attribute};
use crate::audit::xray::Unreadable;
use crate::audit::xray::finding::{counted, first_words, words};
use crate::diagnostic::Code;

/// Looks into a file of PowerPoint.
pub(super) fn look(office: &mut Office) -> Result<(), Unreadable> {
    let mut order = Order::default();
    office.read("ppt/presentation.xml", &mut order)?;
    let references = office.references("ppt/presentation.xml")?;
    let target = |id: &String| references.iter().find(|it| it.id == *id).map(|it| it.target.clone());
    let slides: Vec<String> = order.slides.iter().filter_map(target).collect();
    for (number, slide) in (1..).zip(&slides) {
        let mut text = Slide::default();
        office.read(slide, &mut text)?;
        if text.is_hidden {
            let message = format!("slide {number} is hidden{}", quoted(&text.words));
            let hint = "in PowerPoint right-click it and choose `Delete slide`; or save the others as a PDF";
            office.say(Code::AttachmentHiddenSlide, message, hint);
        }
        let beside = office.references(slide)?;
        for notes in beside.iter().filter(|it| it.kind.ends_with("/notesSlide")) {
            let mut text = Slide::default();
            office.read(&notes.target, &mut text)?;
            let count = words(&text.words);
            if count > 0 {
                let message = format!("slide {number} has {} of notes{}", counted(count, "word"), quoted(&text.words));
                let hint =
                    "in PowerPoint `File`, `Info`, `Check for issues`, `Inspect document`, remove `Presentation notes`";
                office.say(Code::AttachmentNotes, message, hint);
            }
        }
    }
    let mut comments = Vec::new();
    for name in office.members("ppt/comments/", ".xml") {
        comments.extend(office.named(&name, &["cm"])?);
    }
    if let Some((_, first)) = comments.first() {
        let message = format!("{} beside the slides ({})", counted(comments.len(), "comment"), first_words(first));
        let hint = "in PowerPoint `Review`, `Delete`, `Delete all comments in this presentation`, and save";
        office.say(Code::AttachmentComment, message, hint);
    }
    Ok(())
}

fn quoted(text: &str) -> String {
    if words(text) > 0 { format!(" ({})", first_words(text)) } else { String::new() }
}

/// The slides, in the order in which they are shown.
#[derive(Default)]
struct Order {
    slides: Vec<String>,
}

impl Marks for Order {
    fn begin(&mut self, local: &str, mark: &BytesStart) {
        if local == "sldId" {
            let mut attributes = mark.attributes();
            attributes.with_checks(false);
            // It has an id of its own and one that refers to the slide; only that has a prefix.
            let reference = attributes.flatten().find(|it| it.key.into_inner().ends_with(":id"));
            self.slides.extend(reference.map(|it| it.value.to_string()));
        }
    }

    fn end(&mut self, _: &str) {}

    fn words(&mut self, _: &str) {}
}

/// A slide, or the notes of one.
#[derive(Default)]
struct Slide {
    is_hidden: bool,
    words: String,
    /// Is it a number or a date that every slide has?
    is_frame: bool,
    in_words: bool,
}

impl Marks for Slide {
    fn begin(&mut self, local: &str, mark: &BytesStart) {
        match local {
            "sld" => self.is_hidden = attribute(mark, "show").is_some_and(|show| matches!(&*show, "0" | "false")),
            "sp" => self.is_frame = false,
            "ph" => {
                let kind = attribute(mark, "type").unwrap_or_default();
                self.is_frame = matches!(kind.as_str(), "sldNum" | "hdr" | "ftr" | "dt" | "sldImg");
            }
            "t" => self.in_words = true,
            _ => {}
        }
    }

    fn end(&mut self, local: &str) {
        match local {
            "t" => self.in_words = false,
            "p" => self.words.push(' '),
            _ => {}
        }
    }

    fn words(&mut self, words: &str) {
        if self.in_words && !self.is_frame {
            self.words.push_str(words);
        }
    }
}
