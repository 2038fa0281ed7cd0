//! Draws a page: follows its content stream, and notes each letter and each thing painted.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use super::drawing::{Drawing, Hand, Paint};
use super::font::Font;
use super::layers::Layers;
use super::lexer::{Lexer, Operand};
use super::objects::{dictionary, get, list, name, numbers, value};
use super::path::{Filled, Path};
use super::shape::{Matrix, Rect};
use super::state::{Colour, State};
use crate::audit::read::{Budget, Excess, Unreadable};

/// Draws a page, and what was put on it afterwards.
pub(in crate::audit) fn draw(
    document: &Document,
    page: ObjectId,
    layers: &Layers,
    budget: &mut Budget,
) -> Result<Drawing, Unreadable> {
    let Ok(page) = document.get_dictionary(page) else { return Ok(Drawing::default()) };
    let media = Rect::of(&inherited(document, page, "MediaBox"));
    let crop = Rect::of(&inherited(document, page, "CropBox"));
    let shown = match (media, crop) {
        (Some(media), Some(crop)) if media.touches(crop) => Some(media.meet(crop)),
        (Some(media), _) => Some(media),
        (None, crop) => crop,
    };
    let mut pen = Pen::new(document, layers, budget);
    pen.drawing.page = shown.filter(|shown| !shown.is_empty());
    let mut content = Vec::new();
    for part in list(document, page, "Contents") {
        if let Object::Stream(part) = part {
            content.extend(pen.unpacked(part)?);
            content.push(b'\n');
        }
        if content.len() as u64 > pen.budget.part() {
            return Err(Unreadable::TooLarge(Excess::Unpacked));
        }
    }
    let empty = Dictionary::new();
    let resources = inherited_dictionary(document, page, "Resources").unwrap_or(&empty);
    pen.run(&content, resources)?;
    pen.annotations(page)?;
    Ok(pen.drawing)
}

/// Draws a form that no page may show.
pub(super) fn draw_form(
    document: &Document,
    form: &Stream,
    layers: &Layers,
    budget: &mut Budget,
) -> Result<Drawing, Unreadable> {
    let mut pen = Pen::new(document, layers, budget);
    pen.form(form, &form.dict)?;
    Ok(pen.drawing)
}

/// The pen.
pub(super) struct Pen<'a, 'b> {
    pub document: &'a Document,
    pub layers: &'a Layers,
    pub budget: &'b mut Budget,
    pub drawing: Drawing,
    pub state: State,
    stack: Vec<State>,
    fonts: HashMap<usize, Rc<Font>>,
    /// The layer that each marked part is hidden by.
    pub hidden: Vec<Option<usize>>,
    /// The layers that hide forms around what is drawn.
    pub around: Vec<usize>,
    pub hand: Hand,
    depth: usize,
    weighed: HashSet<usize>,
    pub order: usize,
    path: Path,
    is_clip: bool,
    /// Where the next letter stands.
    pub at: Matrix,
    pub line: Matrix,
}

/// More states than any page saves.
const STATES: usize = 512;
/// More letters or boxes than any page has.
const MARKS: usize = 1_000_000;
/// Deeper than forms stand in forms.
const FORMS: usize = 12;

impl<'a, 'b> Pen<'a, 'b> {
    fn new(document: &'a Document, layers: &'a Layers, budget: &'b mut Budget) -> Self {
        Self {
            document,
            layers,
            budget,
            drawing: Drawing::default(),
            state: State::new(Rect::ALL),
            stack: Vec::new(),
            fonts: HashMap::new(),
            hidden: Vec::new(),
            around: Vec::new(),
            hand: Hand::Page,
            depth: 0,
            weighed: HashSet::new(),
            order: 0,
            path: Path::default(),
            is_clip: false,
            at: Matrix::SAME,
            line: Matrix::SAME,
        }
    }

    /// The bytes of a content stream; one that cannot be unpacked draws nothing.
    fn unpacked(&mut self, stream: &Stream) -> Result<Vec<u8>, Unreadable> {
        let most = usize::try_from(self.budget.part()).unwrap_or(usize::MAX);
        match stream.get_plain_content_with_limit(most) {
            Ok(bytes) => {
                // What is drawn again and again is unpacked again, and takes work, not room.
                self.budget.steps(bytes.len() / 8)?;
                if self.weighed.insert(std::ptr::from_ref(stream) as usize) {
                    self.budget.unpacked(bytes.len())?;
                }
                Ok(bytes)
            }
            Err(lopdf::Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { .. })) => {
                Err(Unreadable::TooLarge(Excess::Unpacked))
            }
            Err(_) => Ok(Vec::new()),
        }
    }

    /// Follows a content stream.
    fn run(&mut self, content: &[u8], resources: &'a Dictionary) -> Result<(), Unreadable> {
        let mut lexer = Lexer::new(content);
        let mut operands = Vec::new();
        let (states, marks) = (self.stack.len(), self.hidden.len());
        while let Some(operator) = lexer.operation(&mut operands) {
            self.budget.steps(1 + operands.len() / 8)?;
            match operator {
                b"ID" => {
                    lexer.skip_image();
                    self.picture(&Dictionary::new());
                }
                b"Do" => {
                    if let Some(Operand::Name(name)) = operands.last() {
                        self.object(name, resources)?;
                    }
                }
                _ => self.operation(operator, &operands, resources)?,
            }
        }
        if let Some(first) = self.stack.get(states).cloned() {
            self.state = first;
        }
        self.stack.truncate(states);
        self.hidden.truncate(marks);
        Ok(())
    }

    fn operation(
        &mut self,
        operator: &[u8],
        operands: &[Operand],
        resources: &'a Dictionary,
    ) -> Result<(), Unreadable> {
        let numbers: Vec<f64> = operands.iter().filter_map(as_operand_number).collect();
        match operator {
            b"q" if self.stack.len() < STATES => self.stack.push(self.state.clone()),
            b"Q" => {
                if let Some(state) = self.stack.pop() {
                    self.state = state;
                }
            }
            b"cm" => {
                if let Some(matrix) = Matrix::of(&numbers) {
                    self.state.space = matrix.then(self.state.space);
                }
            }
            b"w" => self.state.line = numbers.first().copied().unwrap_or(1.0),
            b"BDC" | b"BMC" => self.begin_marked(operands, resources),
            b"EMC" => {
                self.hidden.pop();
            }
            b"sh" => self.paint(Filled { place: self.state.clip, is_whole: false }, Colour::Unknown, 1.0),
            b"m" | b"l" | b"c" | b"v" | b"y" | b"h" | b"re" => self.outline(operator, &numbers),
            b"W" | b"W*" => self.is_clip = true,
            b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*" | b"S" | b"s" | b"n" => self.finish(operator)?,
            _ if self.dip(operator, operands, &numbers, resources) => {}
            _ => self.letters(operator, operands, &numbers, resources)?,
        }
        Ok(())
    }

    #[allow(clippy::many_single_char_names, reason = "coordinates have no other names in the standard")]
    fn outline(&mut self, operator: &[u8], numbers: &[f64]) {
        match (operator, numbers) {
            (b"m", [x, y]) => self.path.begin((*x, *y)),
            (b"l", [x, y]) => self.path.line((*x, *y)),
            (b"c", [a, b, c, d, e, f]) => self.path.curve([(*a, *b), (*c, *d), (*e, *f)]),
            (b"v" | b"y", [a, b, c, d]) => {
                let from = self.path.last();
                self.path.curve([from, (*a, *b), (*c, *d)]);
            }
            (b"re", [x, y, width, height]) => self.path.rectangle((*x, *y), (*width, *height)),
            _ => {}
        }
    }

    /// Is there room for more on the page?
    pub fn look_for_room(&self) -> Result<(), Unreadable> {
        let is_full = self.drawing.glyphs.len() > MARKS || self.drawing.paints.len() > MARKS;
        if is_full { Err(Unreadable::TooLarge(Excess::Steps)) } else { Ok(()) }
    }

    /// Fills or draws the outline, and makes it the border of what follows if it is to be one.
    fn finish(&mut self, operator: &[u8]) -> Result<(), Unreadable> {
        let path = std::mem::take(&mut self.path);
        let is_clip = std::mem::take(&mut self.is_clip);
        let space = self.state.space;
        let filled = path.filled(space);
        self.budget.steps(filled.len())?;
        self.look_for_room()?;
        if matches!(operator, b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*") {
            let ink = self.state.fill;
            filled.iter().for_each(|part| self.paint(*part, ink.colour, ink.alpha));
        }
        let thick = self.state.line * space.scale() >= 4.0;
        if thick && matches!(operator, b"S" | b"s" | b"B" | b"B*" | b"b" | b"b*") {
            let ink = self.state.stroke;
            path.bars(space, self.state.line).into_iter().for_each(|bar| self.paint(bar, ink.colour, ink.alpha));
        }
        if is_clip && !path.is_empty() {
            let around = Rect::around(
                filled.iter().flat_map(|it| [(it.place.left, it.place.bottom), (it.place.right, it.place.top)]),
            );
            self.state.clip = self.state.clip.meet(around);
            self.state.clip_is_exact &= filled.len() == 1 && filled[0].is_whole;
        }
        Ok(())
    }

    /// Notes that something is painted, unless it is in a layer that is switched off.
    fn paint(&mut self, part: Filled, colour: Colour, alpha: f64) {
        let place = part.place.meet(self.state.clip);
        if place.is_empty() || self.layer().is_some() {
            return;
        }
        self.order += 1;
        let is_opaque = alpha > 0.98 && !self.state.is_mixed;
        let is_cover = is_opaque && part.is_whole && self.state.clip_is_exact && colour != Colour::Unknown;
        let (order, hand) = (self.order, self.hand);
        self.drawing.paints.push(Paint { place, order, colour, is_cover, is_picture: false, hand });
    }

    /// Notes that a picture is painted into the unit square.
    fn picture(&mut self, dictionary: &Dictionary) {
        let space = self.state.space;
        let place = space.around(Rect { left: 0.0, bottom: 0.0, right: 1.0, top: 1.0 }).meet(self.state.clip);
        if place.is_empty() || self.layer().is_some() {
            return;
        }
        self.order += 1;
        let has_holes = ["SMask", "Mask"].iter().any(|key| get(self.document, dictionary, key).is_some())
            || matches!(get(self.document, dictionary, "ImageMask"), Some(Object::Boolean(true)))
            || dictionary.is_empty();
        let is_opaque = self.state.fill.is_opaque() && !self.state.is_mixed;
        let is_cover = is_opaque && !has_holes && space.is_upright() && self.state.clip_is_exact;
        let (order, hand) = (self.order, self.hand);
        self.drawing.paints.push(Paint { place, order, colour: Colour::Unknown, is_cover, is_picture: true, hand });
    }

    /// The layer that hides what is drawn now.
    pub fn layer(&self) -> Option<usize> {
        self.around.last().copied().or_else(|| self.hidden.iter().rev().flatten().next().copied())
    }

    fn begin_marked(&mut self, operands: &[Operand], resources: &Dictionary) {
        let mut hidden = None;
        match operands {
            [Operand::Name(tag), Operand::Name(key)] if tag == b"OC" => {
                let properties = dictionary(self.document, resources, "Properties");
                let owner = properties.and_then(|properties| properties.get(key).ok());
                hidden = owner.and_then(|owner| self.layers.hides(self.document, owner));
            }
            [_, Operand::List(properties)] => {
                let spoken = properties.windows(2).filter_map(|pair| match pair {
                    [Operand::Name(key), Operand::Text(words)] if matches!(&key[..], b"ActualText" | b"Alt" | b"E") => {
                        super::objects::as_words(&Object::string_literal(words.clone()))
                    }
                    _ => None,
                });
                self.drawing.spoken.extend(spoken);
            }
            _ => {}
        }
        if self.hidden.len() < STATES * 8 {
            self.hidden.push(hidden);
        }
    }

    /// The font of a dictionary; each is read once.
    pub fn font(&mut self, font: &Dictionary) -> Rc<Font> {
        let document = self.document;
        let key = std::ptr::from_ref(font) as usize;
        Rc::clone(self.fonts.entry(key).or_insert_with(|| Rc::new(Font::read(document, font))))
    }

    /// Draws a form or a picture.
    fn object(&mut self, key: &[u8], resources: &'a Dictionary) -> Result<(), Unreadable> {
        let objects = dictionary(self.document, resources, "XObject");
        let object = objects.and_then(|objects| objects.get(key).ok()).and_then(|it| value(self.document, it));
        let Some(Object::Stream(stream)) = object else { return Ok(()) };
        let layer = stream.dict.get(b"OC").ok().and_then(|owner| self.layers.hides(self.document, owner));
        self.around.extend(layer);
        let drawn = match name(self.document, &stream.dict, "Subtype") {
            Some(b"Image") => {
                self.picture(&stream.dict);
                Ok(())
            }
            Some(b"Form") => self.form(stream, resources),
            _ => Ok(()),
        };
        if layer.is_some() {
            self.around.pop();
        }
        drawn
    }

    /// Draws a form.
    pub fn form(&mut self, form: &'a Stream, resources: &'a Dictionary) -> Result<(), Unreadable> {
        if self.depth == FORMS {
            return Ok(());
        }
        let content = self.unpacked(form)?;
        let own = dictionary(self.document, &form.dict, "Resources").unwrap_or(resources);
        let (state, at, line) = (self.state.clone(), self.at, self.line);
        if let Some(matrix) = Matrix::of(&numbers(self.document, &form.dict, "Matrix")) {
            self.state.space = matrix.then(self.state.space);
        }
        if let Some(border) = Rect::of(&numbers(self.document, &form.dict, "BBox")) {
            self.state.clip = self.state.clip.meet(self.state.space.around(border));
            self.state.clip_is_exact &= self.state.space.is_upright();
        }
        // What mixes as a whole does not cover, whatever its parts say of themselves.
        let is_mixed = self.state.is_mixed || !self.state.fill.is_opaque();
        self.state.is_mixed = is_mixed;
        self.depth += 1;
        let drawn = self.run(&content, own);
        self.depth -= 1;
        (self.state, self.at, self.line) = (state, at, line);
        drawn
    }
}

fn as_operand_number(operand: &Operand) -> Option<f64> {
    match operand {
        Operand::Number(number) => Some(*number),
        Operand::Name(_) | Operand::Text(_) | Operand::List(_) => None,
    }
}

/// Pages stand in folders of pages, and take from them what they do not say themselves.
fn ancestors<'a>(document: &'a Document, page: &'a Dictionary) -> impl Iterator<Item = &'a Dictionary> {
    std::iter::successors(Some(page), move |page| dictionary(document, page, "Parent")).take(32)
}

fn inherited(document: &Document, page: &Dictionary, key: &str) -> Vec<f64> {
    let all = ancestors(document, page).map(|page| numbers(document, page, key));
    all.into_iter().find(|numbers| !numbers.is_empty()).unwrap_or_default()
}

fn inherited_dictionary<'a>(document: &'a Document, page: &'a Dictionary, key: &str) -> Option<&'a Dictionary> {
    ancestors(document, page).find_map(|page| dictionary(document, page, key))
}
