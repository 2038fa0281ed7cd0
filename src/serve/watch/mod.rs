//! Notices that files are saved, however an editor saves them.
//!
//! Takes the site's folder; gives [`Changes`], several saves at once where they come close together. What changed is
//! said for the terminal only: whoever builds looks at everything again, and reads what is new. Leaves building to
//! others, and never writes.

mod changes;
mod folders;
mod noise;
mod polling;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use super::{Remark, Remarks, Watching};

pub(super) use changes::Changes;

use folders::{Folders, Happening};
use polling::Polling;

/// The folders of a site that its pages are made from.
const SOURCES: [&str; 2] = ["content", "themes"];

/// So long nothing may happen before a save is taken to be over.
///
/// Measured, the longest pause within a save, median and nineteen in twenty: in place, `sed -i`, and Node's
/// `writeFileSync` 0.1 and 0.3 ms; Node's `promises.writeFile` 0.4 and 5 ms; write, `fsync` and rename 0.4 and 4 ms; vim
/// 5 and 14 ms. What comes later is only a second look.
const QUIET: Duration = Duration::from_millis(5);

/// After so long what was saved is shown, though more is being saved.
const LONGEST: Duration = Duration::from_millis(400);

/// After a folder has come we look again, once: a file may have been laid in a new folder before the system
/// began to watch it.
const AFTERMATH: Duration = Duration::from_millis(300);

/// A watch over the folders of a site.
pub(super) struct Watch {
    root: PathBuf,
    eyes: Eyes,
    /// When to look again without a reason.
    again: Option<Instant>,
    remarks: Arc<dyn Remarks>,
}

/// How saves are noticed.
enum Eyes {
    /// The system says so.
    Folders(Folders),
    /// We look, again and again.
    Polling(Polling),
}

impl Watch {
    /// Begins to watch; where the system cannot, we look ourselves, and say so.
    pub(super) fn begin(root: &Path, watching: Watching, remarks: Arc<dyn Remarks>) -> Self {
        let root = root.canonicalize().unwrap_or_else(|_| root.to_owned());
        let eyes = match watching {
            Watching::Events => open(&root, &*remarks),
            Watching::Polling => Eyes::Polling(Polling::begin(&root)),
        };
        Self { root, eyes, again: None, remarks }
    }

    /// Waits for saves, and no longer than `limit` for the first of them.
    pub(super) fn wait(&mut self, limit: Duration) -> Changes {
        let now = Instant::now();
        let until = self.again.map_or(now + limit, |again| again.min(now + limit));
        let mut changes = match &mut self.eyes {
            Eyes::Folders(folders) => wait_for_events(folders, until),
            Eyes::Polling(polling) => polling.wait(until),
        };
        if changes.need_polling() {
            self.poll();
        } else if self.has_moved() {
            self.reopen();
            changes.look_at_everything();
        }
        if self.again.is_some_and(|again| again <= Instant::now()) {
            self.again = None;
            self.reopen();
            changes.look_at_everything();
        } else if changes.have_folders() {
            self.again = Some(Instant::now() + AFTERMATH);
        }
        changes
    }

    /// Is one of the folders another one than the one that is watched?
    fn has_moved(&self) -> bool {
        match &self.eyes {
            Eyes::Folders(folders) => folders.have_moved(&self.root),
            Eyes::Polling(_) => false,
        }
    }

    fn reopen(&mut self) {
        if let Eyes::Folders(folders) = &mut self.eyes {
            // What is saved in between is not told, but seen: everything is looked at after this.
            folders.close();
            self.eyes = open(&self.root, &*self.remarks);
        }
    }

    fn poll(&mut self) {
        self.remarks.tell(&Remark::Polls(&folders::limit()));
        self.eyes = Eyes::Polling(Polling::begin(&self.root));
    }
}

fn open(root: &Path, remarks: &dyn Remarks) -> Eyes {
    match Folders::open(root) {
        Ok(folders) => Eyes::Folders(folders),
        Err(why) => {
            remarks.tell(&Remark::Polls(&why));
            Eyes::Polling(Polling::begin(root))
        }
    }
}

/// Gathers events until there is quiet.
fn wait_for_events(folders: &Folders, until: Instant) -> Changes {
    let mut changes = Changes::none(Instant::now());
    let mut until = until;
    loop {
        match folders.next(until) {
            None if until > Instant::now() => {
                // The system's end of the line is gone; without this we would turn in circles.
                thread::sleep(QUIET);
                changes.poll_from_now_on();
                return changes;
            }
            None => return changes,
            Some(happening) => {
                let now = Instant::now();
                if changes.is_none() {
                    changes = Changes::none(now);
                }
                match happening {
                    Happening::Saved(file) => changes.add(file),
                    Happening::Folder(file) => changes.add_folder(file),
                    Happening::Lost => changes.look_at_everything(),
                    Happening::Limit => changes.poll_from_now_on(),
                }
                until = (now + QUIET).min(changes.begun() + LONGEST);
            }
        }
    }
}
