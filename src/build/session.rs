//! A session: builds the same site again and again, for whoever drafts it.
//!
//! Takes [`Options`] without a target; gives [`Snapshot`]s, from which any page can be made. Nothing is written.

use std::sync::Arc;

use super::memo::Memo;
use super::outcome::Clock;
use super::snapshot::{Pages, Plans, Snapshot};
use super::{Error, Options, Outcome, assemble, attachments, plan, public, theme};
use crate::files::Look;
use crate::model::PublicSite;

/// Builds a site again and again.
pub struct Session {
    options: Options,
    memo: Memo,
    /// The pages that were made.
    pages: Pages,
    /// The last look went well, so that all that is remembered is what there was.
    is_sure: bool,
}

impl Session {
    /// A session that has read nothing yet.
    pub fn new(options: Options) -> Self {
        Self {
            options: Options { target: None, ..options },
            memo: Memo::default(),
            pages: Pages::default(),
            is_sure: false,
        }
    }

    /// Reads the papers and works the site out; what is wrong is in the snapshot's outcome, but for what a [`Trial`] of
    /// its pages tells.
    ///
    /// [`Trial`]: super::Trial
    pub fn refresh(&mut self) -> Result<Snapshot, Error> {
        self.refresh_at(&Look::Everywhere)
    }

    /// The same, where somebody knows where anything may have changed since the last time that went well.
    pub fn refresh_at(&mut self, look: &Look) -> Result<Snapshot, Error> {
        let options = &self.options;
        let look = if std::mem::take(&mut self.is_sure) { look } else { &Look::Everywhere };
        let mut outcome = Outcome::default();
        let mut clock = Clock::start();
        let (site, law) = assemble(options, look, &mut self.memo, &(), &mut outcome, &mut clock)?;
        let memo = &mut self.memo;
        let public = public(&site, options, memo, &mut outcome);
        let seals = attachments::xray(&site, &public, &options.root, &mut memo.looked, &(), &mut outcome)?;
        clock.lap("attachments looked into", &mut outcome.work);
        let draft = PublicSite::draft(&site, options.as_of);
        clock.lap("public and draft view", &mut outcome.work);
        let theme = theme(options, &public, memo, &mut outcome)?;
        let plans = theme.as_ref().map(|theme| Plans {
            site: Arc::clone(&site),
            seals,
            law: Arc::clone(&law),
            public: plan(&public, theme, options, &law, memo, &mut outcome),
            // What only the draft view could say of it was said of the public one, or does not matter to anybody.
            draft: plan(&draft, theme, options, &law, memo, &mut Outcome::default()),
        });
        clock.lap("planned", &mut outcome.work);
        outcome.diagnostics.apply(&site.settings.checks);
        outcome.finish(&options.root);
        self.is_sure = true;
        Ok(Snapshot::new(outcome, options, theme, plans.map(Arc::new), Arc::clone(&self.pages)))
    }
}
