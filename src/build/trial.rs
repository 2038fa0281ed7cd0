//! The trial of templates: every page that everyone may see is made once, to hear what is wrong with its template.
//!
//! Takes [`Snapshot`]s, one after the other; gives them back with what is wrong with their pages. Only templates of the
//! site's own can be wrong in a way that shows when a page is made. Of pages whose templates see nothing new it is
//! remembered.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::snapshot::{Snapshot, is_unlike};
use crate::diagnostic::Diagnostic;
use crate::output::PublicPath;
use crate::render::{Job, Plan, Theme};

/// What is wrong with pages of the site that was tried last.
#[derive(Default)]
pub struct Trial {
    wrong: BTreeMap<PublicPath, Diagnostic>,
    /// What was tried last: what its pages were made of.
    last: Option<Snapshot>,
}

impl Trial {
    /// A site, with what is wrong with any of its pages.
    pub fn of(&mut self, snapshot: &Snapshot) -> Snapshot {
        let last = std::mem::take(&mut self.last);
        let Some((plan, theme)) = snapshot.public().filter(|(_, theme)| theme.has_own_templates()) else {
            self.wrong.clear();
            return snapshot.clone();
        };
        self.renew(plan, theme, last.as_ref().and_then(Snapshot::public));
        self.last = Some(snapshot.clone());
        if self.wrong.is_empty() {
            return snapshot.clone();
        }
        let wrong = plan.jobs().filter_map(|job| self.wrong.get(job.path()).cloned());
        snapshot.with(wrong.collect())
    }

    /// Was something wrong with pages that were made by the very same templates?
    pub fn doubts(&self, snapshot: &Snapshot) -> bool {
        let theme = |snapshot: &Snapshot| snapshot.public().map(|(_, theme)| Arc::clone(theme));
        let last = self.last.as_ref().and_then(theme);
        let is_same = last.zip(theme(snapshot)).is_some_and(|(last, now)| Arc::ptr_eq(&last, &now));
        is_same && !self.wrong.is_empty()
    }

    /// Tries the pages of a plan, of an earlier one only those that see something new.
    fn renew(&mut self, plan: &Plan, theme: &Arc<Theme>, before: Option<(&Plan, &Arc<Theme>)>) {
        let before = before.filter(|(_, other)| Arc::ptr_eq(other, theme)).map(|(before, _)| before);
        let pages: Vec<&Job> = match before {
            Some(before) => plan.may_differ(before),
            None => plan.jobs().filter(|job| job.path().is_page()).collect(),
        };
        let is_new = |job: &&&Job| before.is_none_or(|before| is_unlike(plan, job, before));
        let tried: Vec<(&PublicPath, Option<Diagnostic>)> =
            pages.par_iter().filter(is_new).map(|job| (job.path(), plan.make(job, theme).err())).collect();
        match before {
            Some(_) => self.wrong.retain(|path, _| plan.job(path.as_str()).is_some()),
            None => self.wrong.clear(),
        }
        for (path, wrong) in tried {
            self.wrong.remove(path);
            self.wrong.extend(wrong.map(|wrong| (path.clone(), wrong)));
        }
    }
}
