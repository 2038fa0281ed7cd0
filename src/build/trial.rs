//! The trial of templates: every page that everyone may see is made once, to hear what is wrong with its template.
//!
//! Of pages whose templates see nothing new it is remembered.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::Outcome;
use super::snapshot::is_unlike;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::output::PublicPath;
use crate::render::{Job, Plan, Theme};

/// What is wrong with pages of the plan that was tried last.
#[derive(Default)]
pub(super) struct Trial {
    wrong: BTreeMap<PublicPath, Diagnostic>,
}

impl Trial {
    /// Tries the pages of a plan, of an earlier one only those that see something new; says what is wrong with all.
    pub(super) fn renew(
        &mut self,
        plan: &Plan,
        theme: &Arc<Theme>,
        before: Option<(&Plan, &Arc<Theme>)>,
        outcome: &mut Outcome,
    ) {
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
        outcome
            .diagnostics
            .append(plan.jobs().filter_map(|job| self.wrong.get(job.path()).cloned()).collect::<Diagnostics>());
    }
}
