//! Outlines: of each one, the rectangle that it fills, and whether it fills all of it.

use super::shape::{Matrix, Rect};

/// An outline that is being drawn.
#[derive(Debug, Default)]
pub(super) struct Path {
    parts: Vec<Part>,
}

#[derive(Debug, Default, Clone)]
struct Part {
    /// The corners, in the space of the pen.
    corners: Vec<(f64, f64)>,
    is_curved: bool,
}

/// A part of an outline, on the page.
#[derive(Debug, Clone, Copy)]
pub(super) struct Filled {
    /// The rectangle around it.
    pub place: Rect,
    /// Is all of the rectangle filled?
    pub is_whole: bool,
}

/// More corners than matter: a part with more than these is no rectangle.
const CORNERS: usize = 4096;
/// More parts than are compared with each other.
const PARTS: usize = 2000;

impl Path {
    /// Begins a part.
    pub fn begin(&mut self, at: (f64, f64)) {
        if self.parts.len() < PARTS {
            self.parts.push(Part { corners: vec![at], is_curved: false });
        } else if let Some(last) = self.parts.last_mut() {
            last.is_curved = true;
            widen(last, at);
        }
    }

    /// Goes on to a corner.
    pub fn line(&mut self, to: (f64, f64)) {
        match self.parts.last_mut() {
            Some(part) if part.corners.len() < CORNERS => part.corners.push(to),
            Some(part) => {
                part.is_curved = true;
                widen(part, to);
            }
            None => self.begin(to),
        }
    }

    /// Goes on in a curve, past some points.
    pub fn curve(&mut self, points: impl IntoIterator<Item = (f64, f64)>) {
        points.into_iter().for_each(|point| self.line(point));
        if let Some(part) = self.parts.last_mut() {
            part.is_curved = true;
        }
    }

    /// Adds a rectangle.
    pub fn rectangle(&mut self, (x, y): (f64, f64), (width, height): (f64, f64)) {
        self.begin((x, y));
        [(x + width, y), (x + width, y + height), (x, y + height)].into_iter().for_each(|corner| self.line(corner));
    }

    /// The corner the pen is at.
    pub fn last(&self) -> (f64, f64) {
        self.parts.last().and_then(|part| part.corners.last()).copied().unwrap_or_default()
    }

    /// Is nothing drawn?
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// What it fills; parts that touch each other may be holes, and are not taken for whole.
    pub fn filled(&self, space: Matrix) -> Vec<Filled> {
        let mut all: Vec<Filled> = self
            .parts
            .iter()
            .map(|part| {
                let place = Rect::around(part.corners.iter().map(|corner| space.apply(*corner)));
                Filled { place, is_whole: is_rectangle(part) && space.is_upright() }
            })
            .collect();
        let places: Vec<Rect> = all.iter().map(|part| part.place).collect();
        if places.len() > 64 {
            // A drawing, not a box; or many boxes, which seldom lie in each other.
            let around = Rect::around(places.iter().flat_map(|at| [(at.left, at.bottom), (at.right, at.top)]));
            let total: f64 = places.iter().map(|place| place.area()).sum();
            if total > around.area() {
                all.iter_mut().for_each(|part| part.is_whole = false);
            }
            return all;
        }
        for (index, part) in all.iter_mut().enumerate() {
            let place = part.place;
            part.is_whole &= places.iter().enumerate().all(|(other, at)| other == index || !at.touches(place));
        }
        all
    }

    /// The bars that thick straight lines make.
    pub fn bars(&self, space: Matrix, line: f64) -> Vec<Filled> {
        if !space.is_upright() {
            return Vec::new();
        }
        let half = line * space.scale() / 2.0;
        let bar = |pair: &[(f64, f64)]| {
            let (from, to) = (space.apply(pair[0]), space.apply(pair[1]));
            let (flat, steep) = ((from.1 - to.1).abs() < 0.1, (from.0 - to.0).abs() < 0.1);
            (flat != steep).then(|| {
                let bare = Rect::around([from, to]);
                let (x, y) = if flat { (0.0, half) } else { (half, 0.0) };
                let place =
                    Rect { left: bare.left - x, bottom: bare.bottom - y, right: bare.right + x, top: bare.top + y };
                Filled { place, is_whole: true }
            })
        };
        let straight = self.parts.iter().filter(|part| !part.is_curved);
        straight.flat_map(|part| part.corners.windows(2)).filter_map(bar).collect()
    }
}

/// Makes a part as large as it is, without another corner.
fn widen(part: &mut Part, to: (f64, f64)) {
    let around = Rect::around(part.corners.iter().copied().chain([to]));
    part.corners = vec![(around.left, around.bottom), (around.right, around.top)];
}

/// Four corners, in either direction, each two on one line with a side of the page.
fn is_rectangle(part: &Part) -> bool {
    let mut corners = part.corners.clone();
    if corners.len() == 5 && corners[0] == corners[4] {
        corners.pop();
    }
    let [a, b, c, d] = corners[..] else { return false };
    let same = |one: f64, other: f64| (one - other).abs() < 0.01;
    let first_flat = same(a.1, b.1) && same(b.0, c.0) && same(c.1, d.1) && same(d.0, a.0);
    let first_steep = same(a.0, b.0) && same(b.1, c.1) && same(c.0, d.0) && same(d.1, a.1);
    !part.is_curved && (first_flat || first_steep)
}
