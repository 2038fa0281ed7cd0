//! The design of a site: the colours, fonts and measures that `theme.toml` chooses.
//!
//! Takes the tables `[light]`, `[dark]` and `[type]` as typed, over those of the default theme; gives the custom
//! properties that begin the stylesheet, and a message for each pair of colours that is hard to read. What a design
//! may say is this short list: everything else is in the stylesheet.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;

use toml::Spanned;

use super::colour::Colour;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, nearest};

/// A table of `theme.toml`, as typed.
pub(super) type Table = BTreeMap<String, Spanned<String>>;

/// The colours of a design: its name, and the least contrast that it has on `paper`.
///
/// WCAG 2.2 asks for 4.5 (success criterion 1.4.3); the words of the record have 7 (1.4.6).
const COLOURS: [(&str, Option<f64>); 10] = [
    ("ink", Some(7.0)),
    ("quiet", Some(4.5)),
    ("paper", None),
    ("line", None),
    ("link", Some(4.5)),
    ("accent", Some(4.5)),
    ("good", Some(4.5)),
    ("bad", Some(4.5)),
    ("draft", Some(4.5)),
    ("shut", Some(4.5)),
];

/// What words are set in: fonts, and lengths.
const TYPE: [(&str, Sort); 5] = [
    ("text", Sort::Fonts),
    ("ui", Sort::Fonts),
    ("size", Sort::Length),
    ("measure", Sort::Length),
    ("step", Sort::Length),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Fonts,
    Length,
}

/// A value, and where the site itself typed it.
#[derive(Debug, Clone)]
struct Chosen<T> {
    value: T,
    typed: Option<Range<usize>>,
}

/// The colours of the day or of the night.
#[derive(Debug, Clone, Default)]
struct Palette(BTreeMap<&'static str, Chosen<Colour>>);

/// Colours, fonts and measures.
#[derive(Debug, Clone, Default)]
pub(super) struct Design {
    light: Palette,
    dark: Palette,
    words: BTreeMap<&'static str, Chosen<String>>,
}

/// The three tables of one `theme.toml`.
#[derive(Debug, Default)]
pub(super) struct Typed {
    pub light: Table,
    pub dark: Table,
    pub words: Table,
}

impl Design {
    /// The design of the default theme, which has a value for everything.
    pub fn built_in(typed: Typed) -> Self {
        let mut design = Self::default();
        let wrong = design.choose(typed, "themes/default/theme.toml");
        debug_assert!(wrong.is_empty(), "the built-in design is whole");
        let no_place = |mut palette: Palette| {
            palette.0.values_mut().for_each(|chosen| chosen.typed = None);
            palette
        };
        let Self { light, dark, mut words } = design;
        words.values_mut().for_each(|chosen| chosen.typed = None);
        Self { light: no_place(light), dark: no_place(dark), words }
    }

    /// Puts what a site typed in place of what there is, and says what cannot be read.
    pub fn choose(&mut self, typed: Typed, file: &str) -> Diagnostics {
        let mut wrong = Diagnostics::new();
        for (heading, table, palette) in [("light", typed.light, &mut self.light), ("dark", typed.dark, &mut self.dark)]
        {
            for (name, value) in table {
                let place = Place::new(file, value.span());
                let names = COLOURS.map(|(name, _)| name);
                let Some(known) = names.into_iter().find(|known| *known == name) else {
                    wrong.push(unknown(heading, &name, &names, place));
                    continue;
                };
                match Colour::read(value.get_ref().trim()) {
                    Some(colour) => {
                        palette.0.insert(known, Chosen { value: colour, typed: Some(value.span()) });
                    }
                    None => wrong.push(
                        Diagnostic::new(Code::ValueUnknown, place, format!("`{}` is not a colour", value.get_ref()))
                            .hint(format!("type six digits behind a `#`: `{name} = \"#0b5c4a\"`")),
                    ),
                }
            }
        }
        for (name, value) in typed.words {
            let place = Place::new(file, value.span());
            let Some((known, sort)) = TYPE.into_iter().find(|(known, _)| *known == name) else {
                wrong.push(unknown("type", &name, &TYPE.map(|(name, _)| name), place));
                continue;
            };
            let text = value.get_ref().trim();
            if sort.allows(text) {
                self.words.insert(known, Chosen { value: text.to_owned(), typed: Some(value.span()) });
            } else {
                let (what, hint) = match sort {
                    Sort::Fonts => ("a list of fonts", "type names with commas between them: `Georgia, serif`"),
                    Sort::Length => ("a length", "type a number and its unit: `38rem`"),
                };
                wrong.push(Diagnostic::new(Code::ValueUnknown, place, format!("`{text}` is not {what}")).hint(hint));
            }
        }
        wrong
    }

    /// Says which colours that the site chose are hard to read on the ground that they stand on.
    pub fn check(&self, file: &str) -> Diagnostics {
        let palettes = [("light", &self.light), ("dark", &self.dark)];
        palettes.into_iter().flat_map(|(heading, palette)| palette.check(heading, file)).collect()
    }

    /// The custom properties, as the beginning of a stylesheet.
    pub fn css(&self) -> String {
        let mut css = ":root {\n  color-scheme: light dark;\n".to_owned();
        css += &self.light.css("  ");
        for (name, chosen) in &self.words {
            writeln!(css, "  --{name}: {};", chosen.value).expect("a string takes all that is written");
        }
        css += "}\n@media (prefers-color-scheme: dark) {\n  :root {\n";
        css += &self.dark.css("    ");
        css += "  }\n}\n";
        css
    }
}

impl Sort {
    /// Could the text be a value of this sort, and nothing beside it?
    fn allows(self, text: &str) -> bool {
        match self {
            Self::Fonts => {
                let plain = |letter: char| letter.is_alphanumeric() || " ,-'\"".contains(letter);
                !text.is_empty() && text.chars().all(plain) && [b'\'', b'"'].iter().all(|quote| is_paired(text, *quote))
            }
            Self::Length => {
                let end = text.find(|letter: char| !letter.is_ascii_digit() && letter != '.').unwrap_or(text.len());
                text[..end].parse::<f64>().is_ok_and(|number| number > 0.0)
                    && ["rem", "em", "ch", "px", "%"].contains(&&text[end..])
            }
        }
    }
}

fn is_paired(text: &str, quote: u8) -> bool {
    text.bytes().filter(|byte| *byte == quote).count() % 2 == 0
}

impl Palette {
    /// How far the ground of a draft's band lies from the paper, in hundredths of the way to the band's own colour.
    const WASH: u16 = 12;

    fn colour(&self, name: &str) -> Colour {
        self.0.get(name).expect("the built-in design has every colour").value
    }

    fn wash(&self) -> Colour {
        self.colour("paper").towards(self.colour("draft"), Self::WASH)
    }

    fn css(&self, indent: &str) -> String {
        let wash = self.colour("paper").towards(self.colour("ink"), 4);
        let derived = [("draft-wash", self.wash()), ("wash", wash)];
        let chosen = self.0.iter().map(|(name, chosen)| (*name, chosen.value));
        let mut css = String::new();
        for (name, colour) in chosen.chain(derived) {
            writeln!(css, "{indent}--{name}: {colour};").expect("a string takes all that is written");
        }
        css
    }

    fn check(&self, heading: &str, file: &str) -> Vec<Diagnostic> {
        let paper = &self.0["paper"];
        let on_paper = COLOURS.into_iter().filter_map(|(name, least)| Some((name, &self.0[name], least?)));
        let mut wrong: Vec<Diagnostic> = on_paper
            .filter_map(|(name, chosen, least)| {
                let range = chosen.typed.as_ref().or(paper.typed.as_ref())?.clone();
                let contrast = chosen.value.contrast(paper.value);
                (contrast < least).then(|| {
                    let message = format!("`{name}` on `paper` has a contrast of {contrast:.1} in `[{heading}]`");
                    let hint = match chosen.value.legible_on(paper.value, least) {
                        Some(near) => format!("it needs {least}, which `{name} = \"{near}\"` has"),
                        None if paper.value.is_light() => {
                            format!("it needs {least}, which no colour has here: choose a lighter `paper`")
                        }
                        None => format!("it needs {least}, which no colour has here: choose a darker `paper`"),
                    };
                    Diagnostic::new(Code::ContrastLow, Place::new(file, range), message).hint(hint)
                })
            })
            .collect();
        let (draft, ink) = (&self.0["draft"], &self.0["ink"]);
        let contrast = ink.value.contrast(self.wash());
        let typed = draft.typed.as_ref().or(ink.typed.as_ref()).or(paper.typed.as_ref());
        if let Some(range) = typed
            && wrong.is_empty()
            && contrast < 4.5
        {
            let message = format!("`ink` on the band of a draft has a contrast of {contrast:.1} in `[{heading}]`");
            wrong.push(
                Diagnostic::new(Code::ContrastLow, Place::new(file, range.clone()), message)
                    .hint("it needs 4.5: choose `draft` farther from `ink`, or `ink` farther from `paper`"),
            );
        }
        wrong
    }
}

fn unknown(heading: &str, name: &str, names: &[&'static str], place: Place) -> Diagnostic {
    let hint = match nearest(name, names.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("there is {}", names.join(", ")),
    };
    Diagnostic::new(Code::KeyUnknown, place, format!("`[{heading}]` has no `{name}`")).hint(hint)
}
