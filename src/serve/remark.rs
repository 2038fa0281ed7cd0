//! What a watch has to say: each worth a line in the terminal.

use std::time::Duration;

use crate::build::{self, Outcome};

/// Hears what a watch has to say, from several threads.
pub trait Remarks: Send + Sync {
    /// Says one thing.
    fn tell(&self, remark: &Remark<'_>);
}

/// One thing that a watch has to say.
#[derive(Debug)]
pub enum Remark<'a> {
    /// A browser may come.
    Ready {
        /// What to type into it (`http://127.0.0.1:3000/`).
        address: &'a str,
        /// The port that was asked for, when another program has it.
        taken: Option<u16>,
        /// Can nobody else come?
        is_private: bool,
    },
    /// The site was built.
    Built {
        /// What came of it.
        outcome: &'a Outcome,
        /// The files that were saved, from the site's folder, sorted; none at the first build.
        files: &'a [String],
        /// How many pages show something else than before; nothing where that was not counted.
        pages: Option<usize>,
        /// From the save to the page.
        took: Duration,
    },
    /// The papers cannot be read; tried again soon.
    Failed(&'a build::Error),
    /// Something in minutebook itself broke; tried again with the next save.
    Stumbled(&'a str),
    /// The system does not tell of saved files any more, and why: from now on we look ourselves.
    Polls(&'a str),
    /// The site was published, or not, because of what is wrong.
    Published {
        /// What came of it.
        outcome: &'a Outcome,
        /// How long it took.
        took: Duration,
    },
    /// The site cannot be published.
    NotPublished(&'a build::Error),
}
