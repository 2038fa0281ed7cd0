//! XML: the words between the marks, as a reader would join them, and what the marks themselves say.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::{Budget, Excess, Unreadable};

/// Marks that stand within a word or a line; every other one that has words ends a line.
const WITHIN_A_LINE: &[&str] = &[
    "r",
    "t",
    "delText",
    "ins",
    "del",
    "moveFrom",
    "moveTo",
    "smartTag",
    "hyperlink",
    "span",
    "a",
    "b",
    "i",
    "u",
    "em",
    "strong",
    "s",
    "sub",
    "sup",
    "small",
    "code",
    "mark",
    "abbr",
    "cite",
    "q",
    "font",
    "tspan",
    "bookmark",
    "fld",
    "sdt",
    "sdtContent",
    "instrText",
];

/// Attributes that hold words of people.
const WORDS: &[&str] = &[
    "author",
    "initials",
    "descr",
    "title",
    "name",
    "alt",
    "label",
    "Target",
    "href",
    "val",
    "content",
    "placeholder",
    "userId",
    "displayName",
    "uniqueName",
    "subject",
];

/// What happens when marks are read, one after another.
pub(in crate::audit) trait Marks {
    /// A mark begins; `local` is its name without the prefix.
    fn begin(&mut self, local: &str, mark: &BytesStart);
    /// A mark ends.
    fn end(&mut self, local: &str);
    /// Words stand between two marks.
    fn words(&mut self, words: &str);
}

/// Reads XML mark by mark. What is not well formed is read as far as it goes, and then broken.
pub(in crate::audit) fn read(bytes: &[u8], budget: &mut Budget, marks: &mut impl Marks) -> Result<(), Unreadable> {
    /// Deeper than any program writes.
    const DEEPEST: usize = 100_000;
    let text = decoded(bytes);
    let mut reader = Reader::from_str(&text);
    let config = reader.config_mut();
    config.allow_dangling_amp = true;
    config.allow_unmatched_ends = true;
    config.check_end_names = false;
    let mut depth = 0_usize;
    loop {
        budget.steps(1)?;
        match reader.read_event() {
            Ok(Event::Start(mark)) => {
                depth += 1;
                if depth > DEEPEST {
                    return Err(Unreadable::TooLarge(Excess::Depth));
                }
                marks.begin(local(&mark), &mark);
            }
            Ok(Event::Empty(mark)) => {
                marks.begin(local(&mark), &mark);
                marks.end(local(&mark));
            }
            Ok(Event::End(mark)) => {
                depth = depth.saturating_sub(1);
                marks.end(mark.local_name().into_inner());
            }
            Ok(Event::Text(words) | Event::Comment(words)) => marks.words(&words.xml10_content()),
            Ok(Event::CData(words)) => marks.words(&words.xml10_content()),
            Ok(Event::PI(words)) => marks.words(&words),
            Ok(Event::GeneralRef(entity)) => {
                let character = match &*entity.xml10_content() {
                    "amp" => Some('&'),
                    "lt" => Some('<'),
                    "gt" => Some('>'),
                    "quot" => Some('"'),
                    "apos" => Some('\''),
                    "nbsp" => Some('\u{a0}'),
                    _ => entity.resolve_char_ref().ok().flatten(),
                };
                if let Some(character) = character {
                    marks.words(character.encode_utf8(&mut [0; 4]));
                }
            }
            Ok(Event::Decl(_) | Event::DocType(_)) => {}
            Ok(Event::Eof) => return Ok(()),
            Err(_) => return Err(Unreadable::Broken),
        }
    }
}

/// The name of a mark without its prefix.
pub(in crate::audit) fn local<'a>(mark: &'a BytesStart) -> &'a str {
    let name = mark.name().into_inner();
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// The value of an attribute, by its name without the prefix.
pub(in crate::audit) fn attribute(mark: &BytesStart, wanted: &str) -> Option<String> {
    let mut attributes = mark.attributes();
    attributes.with_checks(false);
    let found = attributes.flatten().find(|attribute| attribute.key.local_name().into_inner() == wanted)?;
    Some(
        found
            .normalized_value(quick_xml::XmlVersion::Explicit1_0)
            .map_or_else(|_| found.value.to_string(), std::borrow::Cow::into_owned),
    )
}

/// The text of a file of XML, which may be UTF-16.
fn decoded(bytes: &[u8]) -> String {
    let wide = |pairs: &[u8], join: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = pairs.chunks_exact(2).map(|pair| join([pair[0], pair[1]])).collect();
        String::from_utf16_lossy(&units)
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes),
        [b'<', 0, ..] => wide(bytes, u16::from_le_bytes),
        [0, b'<', ..] => wide(bytes, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => String::from_utf8_lossy(bytes).into_owned(),
    }
}

/// What stands in the marks of some names, in their order; blanks are left out.
pub(in crate::audit) fn named(
    bytes: &[u8],
    names: &'static [&'static str],
    budget: &mut Budget,
) -> Result<Vec<(&'static str, String)>, Unreadable> {
    let mut named = Named { names, open: None, depth: 0, found: Vec::new() };
    match read(bytes, budget, &mut named) {
        Ok(()) | Err(Unreadable::Broken) => {}
        Err(unreadable) => return Err(unreadable),
    }
    named.found.retain(|(_, words)| !words.trim().is_empty());
    Ok(named.found)
}

struct Named {
    names: &'static [&'static str],
    open: Option<&'static str>,
    depth: usize,
    found: Vec<(&'static str, String)>,
}

impl Marks for Named {
    fn begin(&mut self, local: &str, _: &BytesStart) {
        if self.open.is_some() {
            self.depth += 1;
        } else if let Some(name) = self.names.iter().find(|name| **name == local) {
            self.open = Some(name);
            self.depth = 0;
            self.found.push((name, String::new()));
        }
    }

    fn end(&mut self, _: &str) {
        match self.depth.checked_sub(1) {
            Some(depth) => self.depth = depth,
            None => self.open = None,
        }
    }

    fn words(&mut self, words: &str) {
        if let (Some(_), Some((_, found))) = (self.open, self.found.last_mut()) {
            found.push_str(words);
            found.push(' ');
        }
    }
}

/// All words of a file of XML: those between its marks, then those in them. What is not well formed gives the words up
/// to there.
pub(super) fn text(bytes: &[u8], budget: &mut Budget) -> Result<String, Unreadable> {
    let mut words = Words::default();
    match read(bytes, budget, &mut words) {
        Ok(()) | Err(Unreadable::Broken) => {}
        Err(unreadable) => return Err(unreadable),
    }
    words.between.push('\n');
    words.between.push_str(&words.inside);
    Ok(words.between)
}

#[derive(Default)]
struct Words {
    between: String,
    inside: String,
    /// How long the text was where each open mark began.
    begun: Vec<usize>,
}

impl Marks for Words {
    fn begin(&mut self, local: &str, mark: &BytesStart) {
        self.begun.push(self.between.len());
        match local {
            "tab" | "s" | "br" | "cr" | "line-break" => self.between.push(' '),
            _ => {}
        }
        let mut attributes = mark.attributes();
        attributes.with_checks(false);
        for attribute in attributes.flatten() {
            let value = attribute.normalized_value(quick_xml::XmlVersion::Explicit1_0);
            let value = value.as_deref().unwrap_or(&attribute.value);
            let is_words = WORDS.contains(&attribute.key.local_name().into_inner()) || value.contains(' ');
            if is_words && value.chars().any(char::is_alphabetic) {
                self.inside.push_str(value);
                self.inside.push('\n');
            }
        }
    }

    fn end(&mut self, local: &str) {
        let has_words = self.begun.pop().is_none_or(|begun| begun < self.between.len());
        if has_words && !WITHIN_A_LINE.contains(&local) && !self.between.ends_with('\n') {
            self.between.push('\n');
        }
    }

    fn words(&mut self, words: &str) {
        self.between.push_str(words);
    }
}
