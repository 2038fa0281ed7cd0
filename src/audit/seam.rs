//! Seams: words that stand together only because two public texts do, such as a title and what a page says behind it.
//!
//! Takes public texts as [`Pieces`], the words by which they begin and end, which are noted as [`Edges`] while they are
//! read anyway; says of a [`Joint`], a run of words in an output that a withheld paper has too, whether it is no more than
//! the end of one of them and the beginning of another.

use std::collections::HashSet;
use std::hash::BuildHasherDefault;

use super::fold::each_word;
use super::table::Same;
use super::vocabulary::Vocabulary;
use super::window::{LONGEST, Window};

/// The words by which public texts begin and end, and those that are all of one, as far as a withheld text may have them.
#[derive(Debug)]
pub struct Pieces {
    vocabulary: Vocabulary,
    beginnings: HashSet<u64, BuildHasherDefault<Same>>,
    ends: HashSet<u64, BuildHasherDefault<Same>>,
    wholes: HashSet<u64, BuildHasherDefault<Same>>,
}

/// The words by which some public texts begin and end, as they came.
#[derive(Debug, Clone, Default)]
pub struct Edges {
    beginnings: Vec<u64>,
    ends: Vec<u64>,
    wholes: Vec<u64>,
}

/// A run of words, by the hashes of its parts: from each of its words up to each later one.
#[derive(Debug, Clone)]
pub struct Joint {
    length: usize,
    parts: [[u64; LONGEST + 1]; LONGEST + 1],
}

impl Pieces {
    /// No pieces yet; those of which withheld texts do not have the words are not kept.
    pub(super) fn new(vocabulary: Vocabulary) -> Self {
        let (beginnings, ends, wholes) = Default::default();
        Self { vocabulary, beginnings, ends, wholes }
    }

    /// Takes a public text.
    pub fn add(&mut self, text: &str) {
        let (mut window, mut count, mut edges) = (Window::default(), 0, Edges::default());
        each_word(text, |word| {
            self.vocabulary.follow(&mut window, &word);
            count += 1;
            edges.word(&window, count);
        });
        edges.end(&window, count);
        self.add_edges(&edges);
    }

    /// Takes the public texts whose edges were noted.
    pub fn add_edges(&mut self, edges: &Edges) {
        self.beginnings.extend(&edges.beginnings);
        self.ends.extend(&edges.ends);
        self.wholes.extend(&edges.wholes);
    }

    /// Takes the words of a template, or of other code: what stands between its marks.
    pub fn add_code(&mut self, code: &str) {
        code.split(['{', '}', '<', '>', '"', '%', '\n']).for_each(|text| self.add(text));
    }

    /// Is a run of words the end of a public text, perhaps whole ones behind it, and the beginning of another?
    pub fn explain(&self, joint: &Joint) -> bool {
        let parts = &joint.parts;
        let mut reached = [false; LONGEST + 1];
        for seam in 1..joint.length {
            reached[seam] = self.ends.contains(&parts[0][seam])
                || (1..seam).any(|before| reached[before] && self.wholes.contains(&parts[before][seam]));
        }
        (1..joint.length).any(|seam| reached[seam] && self.beginnings.contains(&parts[seam][joint.length]))
    }
}

impl Edges {
    /// Notes the so manieth word of a text, the last one of a window.
    #[inline]
    pub(super) fn word(&mut self, window: &Window, count: usize) {
        if count < LONGEST {
            self.beginnings.extend(window.last(count));
        }
    }

    /// Notes the end of a text of so many words, behind the last one of a window.
    pub(super) fn end(&mut self, window: &Window, count: usize) {
        self.ends.extend((1..LONGEST.min(count + 1)).filter_map(|length| window.last(length)));
        if (1..LONGEST).contains(&count) {
            self.wholes.extend(window.last(count));
        }
    }
}

impl Joint {
    /// The last `length` words that went through a window.
    pub fn of(window: &Window, length: usize) -> Self {
        let mut parts = [[0; LONGEST + 1]; LONGEST + 1];
        for (from, row) in parts.iter_mut().enumerate().take(length) {
            for (to, part) in row.iter_mut().enumerate().take(length + 1).skip(from + 1) {
                *part = window.part(length - from, length - to);
            }
        }
        Self { length, parts }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The last words of a text.
    fn joint(text: &str, length: usize) -> Joint {
        let mut window = Window::default();
        each_word(text, |word| window.push(word.hash));
        Joint::of(&window, length)
    }

    #[test]
    fn what_two_public_texts_say_together_is_explained() {
        let mut vocabulary = Vocabulary::with_room(20);
        for secret in ["a new IT strategy: report to the meeting on it", "Towards a new IT strategy. Item 6. Report to"]
        {
            let mut window = Window::default();
            each_word(secret, |word| vocabulary.learn(&mut window, &word));
        }
        let mut pieces = Pieces::new(vocabulary);
        pieces.add("Towards a new IT strategy");
        pieces.add("Item 6");
        pieces.add_code("<p>{{ title }}: report to the meeting on {{ day }}</p>");
        assert!(pieces.explain(&joint("Overview: Towards a new IT strategy: report to the", 8)));
        assert!(pieces.explain(&joint("a new IT strategy. Item 6. Report to", 8)));
        assert!(!pieces.explain(&joint("Towards a newer IT strategy: report to the", 8)));
        assert!(!pieces.explain(&joint("a new IT strategy which is to report to", 8)));
    }
}
