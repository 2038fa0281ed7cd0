//! What came of a build.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::{Published, theme};
use crate::audit::report::Report;
use crate::audit::xray::Accepted;
use crate::diagnostic::{Diagnostics, sentence_in};
use crate::files::Found;
use crate::law::Deadline;
use crate::model::reading::Reading;
use crate::model::{Next, Site};
use crate::proceedings;

/// What came of a build.
#[derive(Debug, Default, Clone)]
pub struct Outcome {
    /// What is wrong, in file order.
    pub diagnostics: Diagnostics,
    /// The text of each file that a diagnostic speaks of.
    pub sources: BTreeMap<Arc<str>, Arc<str>>,
    /// What was published; nothing when there is an error, or nothing was to be.
    pub published: Option<Published>,
    /// The agenda that has to be out next and is not yet.
    pub next: Option<Deadline>,
    /// What was found in attachments and accepted by the papers.
    pub accepted: Vec<Accepted>,
    /// How much was done.
    pub work: Work,
    /// What was compared with what is withheld.
    pub audited: Option<Report>,
    /// What becomes public on a later day, by a build on that day.
    pub soon_public: Option<Next>,
    /// What was read in the words of decisions, in the order of the meetings.
    pub readings: Vec<Reading>,
    /// Where the disk has files whose names it spells in another way than messages do.
    pub spelled: BTreeMap<Arc<str>, PathBuf>,
}

/// How much was done, and how long each stage took.
#[derive(Debug, Default, Clone)]
pub struct Work {
    /// Papers read and parsed.
    pub papers: usize,
    /// Pages rendered.
    pub pages: usize,
    /// The stages in order, and how long each took.
    pub stages: Vec<(&'static str, Duration)>,
}

impl Outcome {
    /// Notes where the files are whose names the disk spells in another way.
    pub(super) fn note_spellings(&mut self, spelled: &[Found]) {
        self.spelled.extend(spelled.iter().map(|found| (found.path.clone(), found.absolute.to_path_buf())));
    }

    /// Notes what was read in the words of decisions, for whoever wants to see it.
    pub(super) fn note_readings(&mut self, site: &Site) {
        for meeting in &site.meetings {
            self.readings.extend(proceedings::noted(&meeting.introduction));
            for item in &meeting.items {
                let in_resolutions = item.resolutions.iter().flat_map(|resolution| &resolution.readings);
                self.readings.extend(in_resolutions.chain(&item.readings).cloned());
            }
            self.readings.extend(proceedings::noted(&meeting.closing));
        }
    }

    /// Puts the messages in file order and fetches the texts they speak of; what cannot be read any more is
    /// shown without its lines.
    pub(super) fn finish(&mut self, root: &Path) {
        let mut diagnostics = std::mem::take(&mut self.diagnostics);
        diagnostics.locate(|file| self.text_of(file, root));
        diagnostics.sort();
        self.diagnostics = diagnostics;
        let files: Vec<Arc<str>> = self
            .diagnostics
            .iter()
            .flat_map(|diagnostic| &diagnostic.labels)
            // Of a file as a whole no line is shown; it may be an attachment of any size.
            .filter(|label| label.place.range != (0..0))
            .map(|label| label.place.file.clone())
            .collect();
        self.fetch(files, root);
    }

    /// Fetches the texts that readings speak of and finds their sentences, for whoever wants to see where they stand.
    pub fn fetch_readings(&mut self, root: &Path) {
        let mut readings = std::mem::take(&mut self.readings);
        for reading in &mut readings {
            let Some(text) = self.text_of(&reading.place.file, root) else { continue };
            if let Some(range) = sentence_in(&text, &reading.sentence, reading.place.range.start) {
                reading.place.range = range;
            }
        }
        self.readings = readings;
    }

    fn fetch(&mut self, files: Vec<Arc<str>>, root: &Path) {
        for file in files {
            self.text_of(&file, root);
        }
    }

    /// The text of a file, fetched once.
    fn text_of(&mut self, file: &Arc<str>, root: &Path) -> Option<Arc<str>> {
        if !self.sources.contains_key(file) {
            // A template of the site stands in the place of one that is built in.
            let path = self.spelled.get(file).cloned().unwrap_or_else(|| root.join(&**file));
            let own = std::fs::read(path).ok();
            let own = own.map(|bytes| Arc::from(&*String::from_utf8_lossy(&bytes)));
            let text = own.or_else(|| theme::built_in_text(file).map(Arc::from));
            self.sources.extend(text.map(|text| (file.clone(), text)));
        }
        self.sources.get(file).cloned()
    }
}

/// Times the stages.
pub(super) struct Clock {
    last: Instant,
}

impl Clock {
    pub(super) fn start() -> Self {
        Self { last: Instant::now() }
    }

    /// Notes how long the stage that ends now has taken.
    pub(super) fn lap(&mut self, stage: &'static str, work: &mut Work) {
        let now = Instant::now();
        work.stages.push((stage, now - self.last));
        self.last = now;
    }
}
