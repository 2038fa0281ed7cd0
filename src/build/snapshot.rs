//! A snapshot: a site as it was at one moment, from which any page can be made.
//!
//! A page is made when somebody asks for it, as `build` would publish it, or as whoever drafts the papers sees it.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use jiff::civil::Date;

use super::attachments::Seals;
use super::disk::Disk;
use super::{Error, Options, Outcome, proof, publish, search};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::export::search::FOLDER;
use crate::law::Law;
use crate::model::meeting::Meeting;
use crate::model::{Audience, Site};
use crate::output::Output;
use crate::render::{Job, Plan, Theme};

/// A site as it was at one moment; cheap to clone, and to be asked from many threads.
#[derive(Clone)]
pub struct Snapshot(Arc<Made>);

struct Made {
    outcome: Outcome,
    options: Options,
    theme: Option<Arc<Theme>>,
    /// Nothing without a theme.
    plans: Option<Arc<Plans>>,
    /// What has been asked for: a browser asks for the same pages again and again.
    outputs: Mutex<HashMap<(Audience, String), Output>>,
    /// The pages that were made for this snapshot, and for those before it.
    pages: Pages,
    /// How many pages were made for this one.
    renders: AtomicUsize,
    /// The search index for everyone, and for whoever drafts; made when somebody searches.
    indexes: [OnceLock<HashMap<String, Output>>; 2],
}

/// The pages that a session has made, each with what it was made of; a page is made again only when that is other.
pub(super) type Pages = Arc<Mutex<HashMap<(Audience, String), MadePage>>>;

/// A page, and what it was made of.
pub(super) struct MadePage {
    theme: Arc<Theme>,
    /// Tells what its template saw.
    key: u64,
    output: Output,
}

/// A site, planned for each audience.
pub(super) struct Plans {
    pub public: Plan,
    pub draft: Plan,
    /// All that the papers say: what is published is compared with it.
    pub site: Arc<Site>,
    pub law: Arc<Law>,
    /// The attachments that were looked into.
    pub seals: Seals,
}

/// When the public sees a page of the draft view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Visibility {
    /// It sees the same.
    Same,
    /// It sees the page, and not all that is on it.
    Differs,
    /// From that day on, as the papers say now, and what is published then.
    From(Date, Publication),
    /// Nobody has said when.
    NotYet,
    /// The law or a `draft: true` withholds it.
    Never,
}

/// What is published on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the words of the committee room")]
pub enum Publication {
    Agenda,
    Supplement,
    Minutes,
}

/// A page, and the paper that asks for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageInfo {
    /// Its path in the published folder.
    pub path: String,
    /// The paper, from the site's folder.
    pub file: Arc<str>,
}

impl Snapshot {
    pub(super) fn new(
        outcome: Outcome,
        options: &Options,
        theme: Option<Arc<Theme>>,
        plans: Option<Arc<Plans>>,
        pages: Pages,
    ) -> Self {
        let (outputs, renders, indexes) = Default::default();
        Self(Arc::new(Made { outcome, options: options.clone(), theme, plans, outputs, pages, renders, indexes }))
    }

    /// How many pages had to be made for it so far: those that somebody asked for, and whose template sees what it did
    /// not see before.
    pub fn pages_made(&self) -> usize {
        self.0.renders.load(Ordering::Relaxed)
    }

    /// How many pages for that audience see something else than they did in an earlier snapshot. Nothing where nobody
    /// can say, since another theme makes other pages of what is the same.
    pub fn pages_changed_since(&self, before: &Self, audience: Audience) -> Option<usize> {
        let (theme, old) = (self.0.theme.as_ref()?, before.0.theme.as_ref()?);
        let (now, then) = (self.0.plan(audience)?, before.0.plan(audience)?);
        Arc::ptr_eq(theme, old).then(|| {
            let jobs = now.may_differ(then).into_iter();
            jobs.filter(|job| is_unlike(now, job, then)).count()
        })
    }

    /// What everyone may see, planned, and the theme that makes it; nothing without a theme.
    pub(super) fn public(&self) -> Option<(&Plan, &Arc<Theme>)> {
        Some((self.0.plan(Audience::Public)?, self.0.theme.as_ref()?))
    }

    /// Publishes what everyone may see, as `build` would; nothing when something is wrong.
    pub fn publish(&self, target: PathBuf) -> Result<Outcome, Error> {
        let Made { outcome, options, theme, plans, .. } = &*self.0;
        let mut published = Outcome {
            diagnostics: outcome.diagnostics.clone(),
            sources: outcome.sources.clone(),
            spelled: outcome.spelled.clone(),
            ..Outcome::default()
        };
        let options = Options { target: Some(target), ..options.clone() };
        if let (Some(plans), Some(theme)) = (plans, theme) {
            let public = plans.public.site();
            let disk = Disk::of(&options, &published, plans.seals.clone());
            let (attached, unread) = proof::attached(public, &options)?;
            let (audit, mut wrong) =
                proof::audit(&plans.site, public, Some(theme), &plans.law, &attached, disk, &options)?;
            wrong.append(unread);
            published.diagnostics.append(wrong);
            publish(&plans.public, theme, Some(audit), &options, &(), &mut published)?;
        }
        published.finish(&options.root);
        Ok(published)
    }

    /// The same, of which something more is wrong.
    pub(super) fn with(&self, wrong: Diagnostics) -> Self {
        let Made { outcome, options, theme, plans, pages, .. } = &*self.0;
        let mut outcome = outcome.clone();
        outcome.diagnostics.append(wrong);
        outcome.finish(&options.root);
        Self::new(outcome, options, theme.clone(), plans.clone(), Arc::clone(pages))
    }

    /// What is wrong, and how much work it was.
    pub fn outcome(&self) -> &Outcome {
        &self.0.outcome
    }

    /// The file at a path of the published folder, byte for byte as `build` would publish it for that audience.
    pub fn output(&self, audience: Audience, path: &str) -> Result<Option<Output>, Diagnostic> {
        let (Some(theme), Some(plan)) = (&self.0.theme, self.0.plan(audience)) else { return Ok(None) };
        let Some(job) = plan.job(path) else { return Ok(self.0.indexed(audience, plan, path).cloned()) };
        let asked = (audience, path.to_owned());
        if let Some(output) = self.0.outputs().get(&asked) {
            return Ok(Some(output.clone()));
        }
        let output = match job.template() {
            Some(_) => self.0.page(plan, job, theme, &asked)?,
            None => plan.make(job, theme)?,
        };
        self.0.outputs().insert(asked, output.clone());
        Ok(Some(output))
    }

    /// Every page for that audience.
    pub fn pages(&self, audience: Audience) -> Vec<PageInfo> {
        let jobs = self.0.plan(audience).into_iter().flat_map(Plan::jobs);
        jobs.filter(|job| job.path().is_page()).map(PageInfo::of).collect()
    }

    /// The pages of the draft view that are about what the public does not see as it stands there, and when it does.
    pub fn drafts(&self) -> Vec<(PageInfo, Visibility)> {
        let Some(plans) = &self.0.plans else { return Vec::new() };
        let pages = plans.draft.jobs_unlike(&plans.public).filter(|job| job.path().is_page());
        let pages = pages.map(|job| (PageInfo::of(job), self.visibility(job.path().as_str())));
        pages.filter(|(_, visibility)| *visibility != Visibility::Same).collect()
    }

    /// When the public sees the page at a path of the draft view.
    pub fn visibility(&self, path: &str) -> Visibility {
        let page = |audience| self.output(audience, path).ok().flatten();
        let public = page(Audience::Public);
        if public.is_some() && public == page(Audience::Draft) {
            return Visibility::Same;
        }
        let meeting = self.0.plan(Audience::Draft).and_then(|plan| plan.meeting_at(path));
        let Some(meeting) = meeting.filter(|meeting| !meeting.draft) else {
            return if public.is_some() { Visibility::Differs } else { Visibility::Never };
        };
        match self.0.next_day(meeting) {
            Some((day, publication)) => Visibility::From(day, publication),
            None if public.is_some() => Visibility::Differs,
            None if meeting.agenda.published.is_none() => Visibility::NotYet,
            None => Visibility::Never,
        }
    }
}

/// Does the template of a page see something else than it did in an earlier plan?
pub(super) fn is_unlike(now: &Plan, job: &Job, before: &Plan) -> bool {
    before.job(job.path().as_str()).is_none_or(|old| before.key(old) != now.key(job))
}

impl PageInfo {
    fn of(job: &Job) -> Self {
        Self { path: job.path().to_string(), file: job.place().file.clone() }
    }
}

impl Made {
    /// What has been made; a thread that panicked while it held it has left it whole.
    fn outputs(&self) -> MutexGuard<'_, HashMap<(Audience, String), Output>> {
        self.outputs.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A page; the one that was made before, where its template sees the same.
    fn page(
        &self,
        plan: &Plan,
        job: &Job,
        theme: &Arc<Theme>,
        asked: &(Audience, String),
    ) -> Result<Output, Diagnostic> {
        let key = plan.key(job);
        let pages = || self.pages.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(page) = pages().get(asked).filter(|page| page.key == key && Arc::ptr_eq(&page.theme, theme)) {
            return Ok(page.output.clone());
        }
        let output = plan.make(job, theme)?;
        self.renders.fetch_add(1, Ordering::Relaxed);
        pages().insert(asked.clone(), MadePage { theme: Arc::clone(theme), key, output: output.clone() });
        Ok(output)
    }

    /// A file of the search index.
    fn indexed(&self, audience: Audience, plan: &Plan, path: &str) -> Option<&Output> {
        path.strip_prefix(FOLDER)?;
        let [public, draft] = &self.indexes;
        let index = match audience {
            Audience::Public => public,
            Audience::Draft => draft,
        };
        let outputs = || search::outputs(plan.site()).into_iter();
        index.get_or_init(|| outputs().map(|output| (output.path.to_string(), output)).collect()).get(path)
    }

    fn plan(&self, audience: Audience) -> Option<&Plan> {
        let plans = self.plans.as_ref()?;
        Some(match audience {
            Audience::Public => &plans.public,
            Audience::Draft => &plans.draft,
        })
    }

    /// The next day on which more of a meeting becomes public, and what does.
    fn next_day(&self, meeting: &Meeting) -> Option<(Date, Publication)> {
        let agenda = meeting.agenda.published.map(|day| (day, Publication::Agenda));
        let supplements = meeting.agenda.supplements.iter();
        let supplements = supplements.map(|supplement| (supplement.published, Publication::Supplement));
        let minutes = meeting.minutes.as_ref().and_then(|minutes| minutes.published);
        let minutes = minutes.map(|day| (day, Publication::Minutes));
        let days = agenda.into_iter().chain(supplements).chain(minutes);
        days.filter(|(day, _)| *day > self.options.as_of).min()
    }
}
