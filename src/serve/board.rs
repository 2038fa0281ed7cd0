//! The notice board: what the browser is shown now, and the bell that rings when it changes.

use std::sync::{Arc, PoisonError, RwLock};
use std::time::{SystemTime, UNIX_EPOCH};

use tokio::sync::watch;

use crate::build::Snapshot;

/// How many of the files that changed last are remembered.
const REMEMBERED: usize = 50;

/// What the browser is shown, for all threads.
pub(super) struct Board {
    shown: RwLock<Arc<Shown>>,
    bell: watch::Sender<Bell>,
    /// Tells this run of the program from the one before it.
    run: u128,
}

/// What the bell says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bell {
    /// That many builds are done.
    Build(u64),
    /// There will be no more.
    End,
}

/// What the browser is shown.
#[derive(Clone, Default)]
pub(super) struct Shown {
    /// How many builds were done before.
    pub(super) builds: u64,
    /// The last site without an error, whose pages are shown.
    pub(super) good: Option<Snapshot>,
    /// What came of the newest build.
    pub(super) newest: Newest,
    /// The files that changed last, from the site's folder, the newest first.
    pub(super) changed: Vec<String>,
}

/// What came of the newest build.
#[derive(Clone, Default)]
pub(super) enum Newest {
    /// There was none yet.
    #[default]
    Nothing,
    /// A site, with or without errors.
    Site(Snapshot),
    /// The papers cannot be read, and why.
    Failed(String),
    /// Something in minutebook itself broke, and what it said.
    Stumbled(String),
}

impl Board {
    /// A board on which nothing stands.
    pub(super) fn new() -> Self {
        let run = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_nanos());
        Self { shown: RwLock::default(), bell: watch::Sender::new(Bell::Build(0)), run }
    }

    /// What is shown now.
    pub(super) fn shown(&self) -> Arc<Shown> {
        Arc::clone(&self.shown.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Shows what came of a build for which these files had changed, and rings the bell.
    pub(super) fn show(&self, newest: Newest, files: &[String]) {
        let mut shown = Shown::clone(&self.shown());
        shown.builds += 1;
        if let Newest::Site(snapshot) = &newest
            && !snapshot.outcome().diagnostics.has_errors()
        {
            shown.good = Some(snapshot.clone());
        }
        shown.newest = newest;
        shown.changed.retain(|file| !files.contains(file));
        shown.changed.splice(0..0, files.iter().cloned());
        shown.changed.truncate(REMEMBERED);
        self.put_up(shown);
    }

    /// Says that more is wrong with the site that is shown than was known at first, and shows the pages of an earlier
    /// one again.
    pub(super) fn correct(&self, snapshot: &Snapshot, good: Option<&Snapshot>) {
        let mut shown = Shown::clone(&self.shown());
        shown.builds += 1;
        shown.good = good.cloned();
        shown.newest = Newest::Site(snapshot.clone());
        self.put_up(shown);
    }

    fn put_up(&self, shown: Shown) {
        let builds = shown.builds;
        *self.shown.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(shown);
        self.bell.send_replace(Bell::Build(builds));
    }

    /// The bell, to wait for.
    pub(super) fn bell(&self) -> watch::Receiver<Bell> {
        self.bell.subscribe()
    }

    /// Says that nothing more will come.
    pub(super) fn end(&self) {
        self.bell.send_replace(Bell::End);
    }

    /// The name of a build, which no other run of the program gives.
    pub(super) fn name(&self, builds: u64) -> String {
        format!("{:x}-{builds}", self.run)
    }
}
