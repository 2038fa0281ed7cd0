//! Tells what came of builds, on a thread of its own: how many pages changed is counted after they are shown.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::Duration;

use super::{Remark, Remarks};
use crate::build::{Audience, Snapshot};

/// Tells what came of builds.
pub(super) struct Teller {
    remarks: Arc<dyn Remarks>,
    news: Sender<News>,
}

/// A build to tell of.
pub(super) struct News {
    /// What was built.
    pub snapshot: Snapshot,
    /// The files that were saved; none at the first build.
    pub files: Vec<String>,
    /// From the save to the page.
    pub took: Duration,
    /// Does it go without saying?
    pub is_silent: bool,
}

impl Teller {
    /// A teller who counts the pages of that audience.
    pub(super) fn new(remarks: Arc<dyn Remarks>, audience: Audience) -> Self {
        let (news, heard) = mpsc::channel();
        let told = Arc::clone(&remarks);
        thread::spawn(move || tell(&heard, audience, &*told));
        Self { remarks, news }
    }

    /// Tells anything else at once.
    pub(super) fn remarks(&self) -> &Arc<dyn Remarks> {
        &self.remarks
    }

    /// Tells of a build when its pages are counted.
    pub(super) fn built(&self, news: News) {
        // Where nobody tells any more, the program is about to end.
        let _ = self.news.send(news);
    }
}

fn tell(heard: &Receiver<News>, audience: Audience, remarks: &dyn Remarks) {
    // What was shown last: a site with an error is not.
    let mut shown: Option<Snapshot> = None;
    while let Ok(News { snapshot, files, took, is_silent }) = heard.recv() {
        let is_good = !snapshot.outcome().diagnostics.has_errors();
        // A mistake of ours in counting must not keep anybody from hearing the news.
        let count = || match &shown {
            Some(shown) => snapshot.pages_changed_since(shown, audience),
            None => Some(snapshot.pages(audience).len()),
        };
        let pages = if is_good && !is_silent { catch_unwind(AssertUnwindSafe(count)).unwrap_or(None) } else { None };
        if !is_silent {
            remarks.tell(&Remark::Built { outcome: snapshot.outcome(), files: &files, pages, took });
        }
        if is_good && (!is_silent || shown.is_none()) {
            shown = Some(snapshot);
        }
    }
}
