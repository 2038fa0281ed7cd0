//! Rectangles and the matrices that move them.

#![allow(clippy::many_single_char_names, reason = "the numbers of a matrix have no other names in the standard")]

/// A rectangle; its sides are parallel to the page's.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::audit) struct Rect {
    /// Left.
    pub left: f64,
    /// Bottom.
    pub bottom: f64,
    /// Right.
    pub right: f64,
    /// Top.
    pub top: f64,
}

impl Rect {
    /// Everything.
    pub const ALL: Self =
        Self { left: f64::NEG_INFINITY, bottom: f64::NEG_INFINITY, right: f64::INFINITY, top: f64::INFINITY };

    /// The smallest rectangle around some points.
    pub fn around(points: impl IntoIterator<Item = (f64, f64)>) -> Self {
        let nothing =
            Self { left: f64::INFINITY, bottom: f64::INFINITY, right: f64::NEG_INFINITY, top: f64::NEG_INFINITY };
        points.into_iter().fold(nothing, |rect, (x, y)| Self {
            left: rect.left.min(x),
            bottom: rect.bottom.min(y),
            right: rect.right.max(x),
            top: rect.top.max(y),
        })
    }

    /// The rectangle between two corners, as PDF gives it.
    pub fn of(numbers: &[f64]) -> Option<Self> {
        let [a, b, c, d] = *numbers else { return None };
        Some(Self::around([(a, b), (c, d)]))
    }

    /// What two have in common; empty where they have nothing.
    pub fn meet(self, other: Self) -> Self {
        Self {
            left: self.left.max(other.left),
            bottom: self.bottom.max(other.bottom),
            right: self.right.min(other.right),
            top: self.top.min(other.top),
        }
    }

    /// Is there nothing in it?
    pub fn is_empty(self) -> bool {
        self.left >= self.right || self.bottom >= self.top
    }

    /// Do two have anything in common?
    pub fn touches(self, other: Self) -> bool {
        !self.meet(other).is_empty()
    }

    /// Does it hold all of another, give or take a little?
    pub fn holds(self, other: Self, slack: f64) -> bool {
        self.left <= other.left + slack
            && self.bottom <= other.bottom + slack
            && self.right >= other.right - slack
            && self.top >= other.top - slack
    }

    /// Width times height.
    pub fn area(self) -> f64 {
        if self.is_empty() { 0.0 } else { (self.right - self.left) * (self.top - self.bottom) }
    }
}

/// How one space lies in another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Matrix(pub [f64; 6]);

impl Matrix {
    /// The same space.
    pub const SAME: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// The matrix of six numbers.
    pub fn of(numbers: &[f64]) -> Option<Self> {
        Some(Self(numbers.try_into().ok()?))
    }

    /// Moved, within its own space.
    pub fn moved(x: f64, y: f64) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y])
    }

    /// This one first, then the other.
    pub fn then(self, other: Self) -> Self {
        let ([a, b, c, d, e, f], [p, q, r, s, t, u]) = (self.0, other.0);
        Self([a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u])
    }

    /// Where a point lies in the other space.
    pub fn apply(self, (x, y): (f64, f64)) -> (f64, f64) {
        let [a, b, c, d, e, f] = self.0;
        (a * x + c * y + e, b * x + d * y + f)
    }

    /// The smallest rectangle around a rectangle that was moved into the other space.
    pub fn around(self, rect: Rect) -> Rect {
        let corners =
            [(rect.left, rect.bottom), (rect.right, rect.bottom), (rect.right, rect.top), (rect.left, rect.top)];
        Rect::around(corners.map(|corner| self.apply(corner)))
    }

    /// Does a rectangle stay one with sides parallel to the page's?
    pub fn is_upright(self) -> bool {
        let [a, b, c, d, ..] = self.0;
        let slack = 1e-4 * (a.abs() + b.abs() + c.abs() + d.abs());
        (b.abs() <= slack && c.abs() <= slack) || (a.abs() <= slack && d.abs() <= slack)
    }

    /// How much longer a line becomes.
    pub fn scale(self) -> f64 {
        let [a, b, c, d, ..] = self.0;
        (a * d - b * c).abs().sqrt()
    }
}
