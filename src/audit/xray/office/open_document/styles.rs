//! The styles of an OpenDocument file: what has them, how it looks, and whether it is seen at all.

use std::collections::{HashMap, HashSet};

use quick_xml::events::BytesStart;

use crate::audit::read::markup::{Marks, attribute};
use crate::audit::xray::office::word::is_near_white;

/// What the styles say of what has them.
#[derive(Default)]
pub(super) struct Styles {
    /// The one that is read.
    current: String,
    /// The style that each is made from.
    base: HashMap<String, String>,
    hiding: HashSet<String>,
    /// Those that give words a colour: is it white?
    white: HashMap<String, bool>,
    /// Those that give words a size: can it not be read?
    tiny: HashMap<String, bool>,
    /// Those that put a colour behind words.
    grounds: HashSet<String>,
    /// The layers that are switched off.
    layers: HashSet<String>,
    /// How wide and how high the largest page is, in points.
    pub page: (f64, f64),
    /// The page has a colour.
    pub has_paper: bool,
}

/// Less than three points.
const TINY: f64 = 3.0;

impl Styles {
    /// Is what has the style not shown?
    pub fn hides(&self, style: &str) -> bool {
        self.line(style).any(|style| self.hiding.contains(style))
    }

    /// Does the style put a colour behind words?
    pub fn is_ground(&self, style: &str) -> bool {
        self.line(style).any(|style| self.grounds.contains(style))
    }

    /// Are its words white; nothing where it says nothing of their colour.
    pub fn is_white(&self, style: &str) -> Option<bool> {
        self.line(style).find_map(|style| self.white.get(style).copied())
    }

    /// Are its words too small to be read; nothing where it says nothing of their size.
    pub fn is_tiny(&self, style: &str) -> Option<bool> {
        self.line(style).find_map(|style| self.tiny.get(style).copied())
    }

    /// Is the layer switched off?
    pub fn is_off(&self, layer: &str) -> bool {
        self.layers.contains(layer)
    }

    /// The style and those that it is made from.
    fn line<'a>(&'a self, style: &'a str) -> impl Iterator<Item = &'a str> {
        std::iter::successors(Some(style), |style| self.base.get(*style).map(String::as_str)).take(16)
    }
}

impl Marks for Styles {
    fn begin(&mut self, local: &str, mark: &BytesStart) {
        let is = |name, value: &str| attribute(mark, name).is_some_and(|it| it == value);
        let style = self.current.clone();
        match local {
            "style" => {
                self.current = attribute(mark, "name").unwrap_or_default();
                let base = attribute(mark, "parent-style-name");
                self.base.extend(base.map(|base| (self.current.clone(), base)));
            }
            "layer" if is("display", "none") => self.layers.extend(attribute(mark, "name")),
            "page-layout-properties" => {
                self.has_paper |= has_ground(mark);
                let [width, height] =
                    ["page-width", "page-height"].map(|name| attribute(mark, name).and_then(|it| points(&it)));
                self.page = (self.page.0.max(width.unwrap_or(0.0)), self.page.1.max(height.unwrap_or(0.0)));
            }
            _ if style.is_empty() || !local.ends_with("-properties") => {}
            _ => {
                let is_hidden = is("display", "none")
                    || local == "table-properties" && is("display", "false")
                    || is("visibility", "hidden");
                if is_hidden {
                    self.hiding.insert(style.clone());
                }
                if local == "text-properties" {
                    let white = attribute(mark, "color").map(|colour| is_white(&colour));
                    self.white.extend(white.map(|is_white| (style.clone(), is_white)));
                    let size = attribute(mark, "font-size").and_then(|size| points(&size));
                    self.tiny.extend(size.map(|size| (style.clone(), size < TINY)));
                }
                if has_ground(mark) {
                    self.grounds.insert(style);
                }
            }
        }
    }

    fn end(&mut self, local: &str) {
        if local == "style" {
            self.current.clear();
        }
    }

    fn words(&mut self, _: &str) {}
}

fn is_white(colour: &str) -> bool {
    is_near_white(colour.trim_start_matches('#'))
}

/// Do properties put a colour or a picture behind words?
fn has_ground(mark: &BytesStart) -> bool {
    let colour = attribute(mark, "background-color");
    let fill = attribute(mark, "fill");
    colour.is_some_and(|colour| colour != "transparent" && !is_white(&colour))
        || fill.is_some_and(|fill| fill != "none")
}

/// A length in points; nothing where it is no length, such as a part of another.
pub(super) fn points(length: &str) -> Option<f64> {
    let unit = length.trim_start_matches(|sign: char| sign.is_ascii_digit() || matches!(sign, '-' | '+' | '.'));
    let number: f64 = length[..length.len() - unit.len()].parse().ok()?;
    let factor = match unit {
        "pt" => 1.0,
        "cm" => 72.0 / 2.54,
        "mm" => 7.2 / 2.54,
        "in" => 72.0,
        "pc" => 12.0,
        "px" => 0.75,
        _ => return None,
    };
    Some(number * factor)
}
