//! Looking again and again, where the system does not tell: network drives, and limits that are reached.

use std::collections::BTreeMap;
use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use super::{Changes, SOURCES};
use crate::files;

/// So long is between two looks, and more where a look takes long.
const PAUSE: Duration = Duration::from_millis(400);

/// For each moment that a look takes we rest for so many.
const REST: u32 = 10;

/// After a change we look again so soon, until nothing changes any more.
const QUIET: Duration = Duration::from_millis(40);

/// So often we look again before what was saved is shown.
const TIMES: usize = 8;

/// A file that was saved so shortly before a look may be saved again without a trace: on some drives time has
/// steps of two seconds.
const DOUBT: Duration = Duration::from_millis(2_500);

/// The files as they were at the last look.
pub(super) struct Polling {
    root: PathBuf,
    files: BTreeMap<Arc<str>, Stamp>,
    due: Instant,
    pause: Duration,
    /// Something was saved so shortly before the last look that we cannot be sure of it.
    in_doubt: bool,
}

/// What can be seen of a file without reading it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stamp {
    size: u64,
    modified: Option<SystemTime>,
    number: u64,
}

impl Polling {
    /// Looks for the first time.
    pub(super) fn begin(root: &Path) -> Self {
        let mut polling =
            Self { root: root.to_owned(), files: BTreeMap::new(), due: Instant::now(), pause: PAUSE, in_doubt: false };
        polling.look();
        polling
    }

    /// Looks, now and then, until something has changed.
    pub(super) fn wait(&mut self, until: Instant) -> Changes {
        let mut changes = Changes::none(Instant::now());
        while changes.is_none() {
            let next = self.due.min(until);
            thread::sleep(next.saturating_duration_since(Instant::now()));
            if self.due > Instant::now() {
                return changes;
            }
            let doubted = self.in_doubt;
            changes = Changes::none(Instant::now());
            self.look().into_iter().for_each(|file| changes.add(file.to_string()));
            if doubted && changes.is_none() {
                changes.look_at_everything();
                return changes;
            }
        }
        // We saw what is other than before, and not all that happened in between.
        changes.look_at_everything();
        for _ in 0..TIMES {
            thread::sleep(QUIET);
            let more = self.look();
            if more.is_empty() {
                break;
            }
            more.into_iter().for_each(|file| changes.add(file.to_string()));
        }
        changes
    }

    /// Looks once, and names the files that are new, gone or others than before.
    fn look(&mut self) -> Vec<Arc<str>> {
        let begun = Instant::now();
        let now = SystemTime::now();
        let mut files: BTreeMap<Arc<str>, Stamp> = BTreeMap::new();
        for source in SOURCES {
            // What cannot be read is said by whoever builds.
            let (found, _) = files::list(&self.root, source).unwrap_or_default();
            for found in found {
                files.extend(fs::metadata(&found.absolute).ok().map(|file| (found.path, Stamp::of(&file))));
            }
        }
        let is_recent = |stamp: &Stamp| {
            stamp.modified.is_some_and(|modified| now.duration_since(modified).map_or(true, |age| age < DOUBT))
        };
        self.in_doubt = files.values().any(is_recent);
        let gone = self.files.keys().filter(|file| !files.contains_key(*file));
        let others = files.iter().filter(|(file, stamp)| self.files.get(*file) != Some(stamp)).map(|(file, _)| file);
        let changed = gone.chain(others).cloned().collect();
        self.files = files;
        self.pause = PAUSE.max(begun.elapsed() * REST);
        self.due = Instant::now() + self.pause;
        changed
    }
}

impl Stamp {
    fn of(metadata: &Metadata) -> Self {
        Self { size: metadata.len(), modified: metadata.modified().ok(), number: number(metadata) }
    }
}

/// The number that a disk gives to a file: another one after a save by renaming.
#[cfg(unix)]
fn number(metadata: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(metadata)
}

#[cfg(not(unix))]
fn number(_: &Metadata) -> u64 {
    0
}
