//! Publishes after a clean build, on a thread of its own, so that the browser never waits for the disk.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Instant;

use super::{Remark, Remarks};
use crate::build::Snapshot;

/// Publishes when it is asked to.
#[derive(Clone)]
pub(super) struct Publisher {
    requests: Sender<Snapshot>,
    /// Held while the folder is being written.
    busy: Arc<Mutex<()>>,
}

impl Publisher {
    /// A publisher to that folder.
    pub(super) fn new(target: PathBuf, remarks: Arc<dyn Remarks>) -> Self {
        let (requests, asked) = mpsc::channel();
        let busy = Arc::new(Mutex::new(()));
        let held = Arc::clone(&busy);
        thread::spawn(move || publish(&asked, &target, &held, &*remarks));
        Self { requests, busy }
    }

    /// Asks for the site to be published, unless that is asked for already.
    pub(super) fn ask(&self, snapshot: &Snapshot) {
        // Where nobody publishes any more, the program is about to end.
        let _ = self.requests.send(snapshot.clone());
    }

    /// Waits until nothing is being written; after this nothing is published any more.
    pub(super) fn finish(&self) {
        std::mem::forget(self.busy.lock().unwrap_or_else(PoisonError::into_inner));
    }
}

fn publish(asked: &Receiver<Snapshot>, target: &std::path::Path, busy: &Mutex<()>, remarks: &dyn Remarks) {
    while let Ok(mut snapshot) = asked.recv() {
        snapshot = asked.try_iter().last().unwrap_or(snapshot);
        let _held = busy.lock().unwrap_or_else(PoisonError::into_inner);
        let begun = Instant::now();
        match catch_unwind(AssertUnwindSafe(|| snapshot.publish(target.to_owned()))) {
            Ok(Ok(outcome)) => remarks.tell(&Remark::Published { outcome: &outcome, took: begun.elapsed() }),
            Ok(Err(error)) => remarks.tell(&Remark::NotPublished(&error)),
            Err(_) => remarks.tell(&Remark::Stumbled("the site was not published")),
        }
    }
}
