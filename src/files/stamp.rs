//! A stamp: what the system says of a file, by which one can tell that nobody wrote it since.
//!
//! Clocks of file systems are coarse: two saves in one tick leave the same time. A stamp that was taken so soon
//! after the file was written that a second save could hide in the same tick is young, and proves nothing.

use std::fs::Metadata;
use std::time::{Duration, SystemTime};

/// How long after a write a second one could leave the same time: the coarsest clock in use (FAT) ticks every two
/// seconds.
const TICK: Duration = Duration::from_secs(2);

/// What the system says of a file: its size, its times and where it lies on the disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    size: u64,
    modified: Option<SystemTime>,
    place: (u64, u64, i64, i64),
    is_young: bool,
}

impl Stamp {
    /// The stamp of a file now.
    pub(super) fn of(metadata: &Metadata) -> Self {
        let modified = metadata.modified().ok();
        let age = modified.and_then(|modified| SystemTime::now().duration_since(modified).ok());
        Self { size: metadata.len(), modified, place: place(metadata), is_young: age.is_none_or(|age| age < TICK) }
    }

    /// Is the file as it was when `before` was taken, beyond doubt?
    pub fn proves_the_same_as(&self, before: &Stamp) -> bool {
        !before.is_young
            && self.modified.is_some()
            && (self.size, self.modified, self.place) == (before.size, before.modified, before.place)
    }
}

/// Device, number and time of last change of the file: another file under the same name has others.
#[cfg(unix)]
fn place(metadata: &Metadata) -> (u64, u64, i64, i64) {
    use std::os::unix::fs::MetadataExt;
    (metadata.dev(), metadata.ino(), metadata.ctime(), metadata.ctime_nsec())
}

#[cfg(not(unix))]
fn place(_: &Metadata) -> (u64, u64, i64, i64) {
    (0, 0, 0, 0)
}
