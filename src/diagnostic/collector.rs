//! Gathers diagnostics, gives them back in file order.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::consequence::Causes;
use super::{Code, Diagnostic, Place, Severity};

/// All that is wrong, gathered from every room. What is remembered and said again is shared, and not copied.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Diagnostics {
    all: Vec<Arc<Diagnostic>>,
}

impl Diagnostics {
    /// Nothing wrong yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one.
    pub fn push(&mut self, diagnostic: impl Into<Arc<Diagnostic>>) {
        self.all.push(diagnostic.into());
    }

    /// Adds one if there is one.
    pub fn push_some(&mut self, diagnostic: Option<impl Into<Arc<Diagnostic>>>) {
        self.all.extend(diagnostic.map(Into::into));
    }

    /// Adds all of another's.
    pub fn append(&mut self, other: Diagnostics) {
        self.all.extend(other.all);
    }

    /// Gives each code the severity that the settings chose; `None` silences it.
    pub fn apply(&mut self, chosen: &BTreeMap<Code, Option<Severity>>) {
        self.all.retain_mut(|diagnostic| match chosen.get(&diagnostic.code) {
            None => true,
            Some(None) => false,
            Some(Some(severity)) => {
                Arc::make_mut(diagnostic).severity = *severity;
                true
            }
        });
    }

    /// Moves messages about words in a file to where these stand; `text_of` gives the text of a file.
    pub fn locate(&mut self, mut text_of: impl FnMut(&Arc<str>) -> Option<Arc<str>>) {
        for diagnostic in &mut self.all {
            let Some(saying) = &diagnostic.saying else { continue };
            let Place { file, range } = diagnostic.place();
            let found = text_of(file).and_then(|text| saying.find(&text, range.start));
            if let Some(range) = found {
                Arc::make_mut(diagnostic).labels[0].place.range = range;
            }
        }
    }

    /// Sorts by file and place, and drops what was said twice and what only follows from an error.
    pub fn sort(&mut self) {
        let causes = Causes::among(&self.all);
        self.all.retain(|diagnostic| !causes.explain(diagnostic));
        self.all.sort_by(|a, b| {
            a.place()
                .cmp_key()
                .cmp(&b.place().cmp_key())
                .then_with(|| a.code.cmp(&b.code))
                .then_with(|| a.message.cmp(&b.message))
        });
        self.all.dedup();
    }

    /// Is there an error among them?
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// Is there an error in that file?
    pub fn has_errors_in(&self, file: &str) -> bool {
        self.all.iter().any(|diagnostic| diagnostic.severity == Severity::Error && &*diagnostic.place().file == file)
    }

    /// Is that said already?
    pub fn says(&self, message: &str) -> bool {
        self.all.iter().any(|diagnostic| diagnostic.message == message)
    }

    /// How many there are of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.all.iter().filter(|diagnostic| diagnostic.severity == severity).count()
    }

    /// All of them, in the order of the last [`Diagnostics::sort`].
    pub fn iter(&self) -> Iter<'_> {
        self.all.iter().map(Arc::as_ref)
    }

    /// Is nothing wrong?
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }
}

/// Goes through diagnostics.
pub type Iter<'a> = std::iter::Map<std::slice::Iter<'a, Arc<Diagnostic>>, fn(&'a Arc<Diagnostic>) -> &'a Diagnostic>;

impl super::Place {
    fn cmp_key(&self) -> (&str, usize, usize) {
        (&self.file, self.range.start, self.range.end)
    }
}

impl FromIterator<Diagnostic> for Diagnostics {
    fn from_iter<I: IntoIterator<Item = Diagnostic>>(diagnostics: I) -> Self {
        Self { all: diagnostics.into_iter().map(Arc::new).collect() }
    }
}

impl<'a> IntoIterator for &'a Diagnostics {
    type Item = &'a Diagnostic;
    type IntoIter = Iter<'a>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
