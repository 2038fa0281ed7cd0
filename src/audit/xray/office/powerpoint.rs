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
        let mut text = Slide { size: order.size, ..Slide::default() };
        office.read(slide, &mut text)?;
        say_unseen(office, number, &text);
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

/// Says what stands on a slide and is not seen when it is shown.
fn say_unseen(office: &mut Office, number: usize, slide: &Slide) {
    for (text, code, where_to) in [
        (&slide.beside, Code::AttachmentTextOutside, "beside it, where nobody sees them"),
        (&slide.unseen, Code::AttachmentHiddenText, "in hidden boxes"),
    ] {
        let count = words(text);
        if count > 0 {
            let message = format!("slide {number} has {} {where_to} ({})", counted(count, "word"), first_words(text));
            let hint = "in PowerPoint `Home`, `Arrange`, `Selection pane` lists all that is there: delete what is not to be seen";
            office.say(code, message, hint);
        }
    }
}

fn quoted(text: &str) -> String {
    if words(text) > 0 { format!(" ({})", first_words(text)) } else { String::new() }
}

/// The slides, in the order in which they are shown.
#[derive(Default)]
struct Order {
    slides: Vec<String>,
    /// How wide and how high a slide is.
    size: Option<(i64, i64)>,
}

impl Marks for Order {
    fn begin(&mut self, local: &str, mark: &BytesStart) {
        if local == "sldSz" {
            self.size = pair(mark, ["cx", "cy"]);
        }
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
    size: Option<(i64, i64)>,
    /// Words that stand beside the slide.
    beside: String,
    /// Words in hidden boxes.
    unseen: String,
    /// The boxes that are open, the outermost first.
    boxes: Vec<Shape>,
}

/// A box, or a group of them.
#[derive(Default)]
struct Shape {
    is_hidden: bool,
    at: Option<(i64, i64)>,
    size: Option<(i64, i64)>,
}

impl Slide {
    /// Stands the outermost box that has a place beside the slide, whole? The places of boxes in a group are the group's.
    fn is_beside(&self) -> bool {
        let placed = self.boxes.iter().find_map(|shape| Some((shape.at?, shape.size?)));
        let (Some((width, height)), Some(((left, top), (wide, high)))) = (self.size, placed) else { return false };
        left >= width || top >= height || left.saturating_add(wide) <= 0 || top.saturating_add(high) <= 0
    }
}

/// Two attributes that are numbers.
fn pair(mark: &BytesStart, names: [&str; 2]) -> Option<(i64, i64)> {
    let [one, other] = names.map(|name| attribute(mark, name)?.parse().ok());
    one.zip(other)
}

impl Marks for Slide {
    fn begin(&mut self, local: &str, mark: &BytesStart) {
        if matches!(local, "sp" | "grpSp" | "graphicFrame" | "pic" | "cxnSp") {
            self.boxes.push(Shape::default());
        }
        if let Some(shape) = self.boxes.last_mut() {
            match local {
                "cNvPr" => shape.is_hidden |= attribute(mark, "hidden").is_some_and(|it| matches!(&*it, "1" | "true")),
                "off" => shape.at = shape.at.or_else(|| pair(mark, ["x", "y"])),
                "ext" => shape.size = shape.size.or_else(|| pair(mark, ["cx", "cy"])),
                _ => {}
            }
        }
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
            "p" => [&mut self.words, &mut self.beside, &mut self.unseen].into_iter().for_each(|words| words.push(' ')),
            "sp" | "grpSp" | "graphicFrame" | "pic" | "cxnSp" => drop(self.boxes.pop()),
            _ => {}
        }
    }

    fn words(&mut self, words: &str) {
        if self.in_words && !self.is_frame {
            self.words.push_str(words);
            if self.boxes.iter().any(|shape| shape.is_hidden) {
                self.unseen.push_str(words);
            } else if self.is_beside() {
                self.beside.push_str(words);
            }
        }
    }
}
