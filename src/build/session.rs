//! A session: builds the same site again and again, for whoever drafts it.
//!
//! Takes [`Options`] without a target; gives [`Snapshot`]s, from which any page can be made as `build` would publish
//! it, or as whoever drafts the papers sees it. Nothing is written.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::civil::Date;

use super::memo::Memo;
use super::outcome::Clock;
use super::{Error, Options, Outcome, assemble, attachments, plan, publication, theme};
use crate::diagnostic::Diagnostic;
use crate::law::Rules;
use crate::model::address::Address;
use crate::model::meeting::Meeting;
use crate::model::{Audience, PublicSite};
use crate::output::Output;
use crate::render::{self, Job, Theme};

/// Builds a site again and again.
#[derive(Debug)]
pub struct Session {
    options: Options,
    memo: Memo,
}

/// A site as it was at one moment; cheap to clone, and to be asked from many threads.
#[derive(Clone)]
pub struct Snapshot(Arc<Made>);

struct Made {
    outcome: Outcome,
    public: PublicSite,
    draft: PublicSite,
    rules: &'static Rules,
    theme: Option<Theme>,
    options: Options,
    /// What has been asked for: a browser asks for the same pages again and again.
    outputs: Mutex<HashMap<(Audience, String), Output>>,
}

/// When the public sees a page of the draft view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Visibility {
    /// It sees the same.
    Same,
    /// It sees the page, and not all that is on it.
    Differs,
    /// From that day on, as the papers say now.
    From(Date),
    /// Nobody has said when.
    NotYet,
    /// The law or a `draft: true` withholds it.
    Never,
}

/// A page, and the paper that asks for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageInfo {
    /// Its path in the published folder.
    pub path: String,
    /// The paper, from the site's folder.
    pub file: Arc<str>,
}

impl Session {
    /// A session that has read nothing yet.
    pub fn new(options: Options) -> Self {
        Self { options: Options { target: None, ..options }, memo: Memo::default() }
    }

    /// Reads the papers and works the site out; what is wrong is in the snapshot's outcome.
    pub fn refresh(&mut self) -> Result<Snapshot, Error> {
        let options = &self.options;
        let mut outcome = Outcome::default();
        let mut clock = Clock::start();
        let (site, rules) = assemble(options, Some(&mut self.memo), &(), &mut outcome, &mut clock)?;
        let (public, wrong) = PublicSite::of(&site, Audience::Public, options.as_of);
        outcome.diagnostics.append(wrong);
        let acceptances = attachments::acceptances(&site);
        let looked = Some(&mut self.memo.looked);
        attachments::xray(&public, &acceptances, &options.root, looked, &(), &mut outcome)?;
        clock.lap("attachments looked into", &mut outcome.work);
        let (draft, _) = PublicSite::of(&site, Audience::Draft, options.as_of);
        clock.lap("public and draft view", &mut outcome.work);
        let theme = theme::load(options, &site.settings.theme, &mut outcome.diagnostics)?;
        let jobs = plan(&public, theme.as_ref(), options, rules, &mut outcome);
        clock.lap("planned", &mut outcome.work);
        outcome.diagnostics.apply(&site.settings.checks);
        // Only templates of the site's own can be wrong in a way that shows when a page is made.
        if let Some(theme) = theme.as_ref().filter(|theme| theme.has_own_templates()) {
            publication::publish(&jobs, theme, options, &(), &mut outcome)?;
        }
        clock.lap("rendered", &mut outcome.work);
        drop(jobs);
        outcome.finish(&options.root);
        Ok(Snapshot(Arc::new(Made {
            outcome,
            public,
            draft,
            rules,
            theme,
            options: options.clone(),
            outputs: Mutex::default(),
        })))
    }
}

impl Snapshot {
    /// What is wrong, and how much work it was.
    pub fn outcome(&self) -> &Outcome {
        &self.0.outcome
    }

    /// The file at a path of the published folder, byte for byte as `build` would publish it for that audience.
    pub fn output(&self, audience: Audience, path: &str) -> Result<Option<Output>, Diagnostic> {
        let Some(theme) = &self.0.theme else { return Ok(None) };
        let asked = (audience, path.to_owned());
        if let Some(output) = self.0.outputs().get(&asked) {
            return Ok(Some(output.clone()));
        }
        let jobs = self.0.jobs(audience, theme);
        let job = jobs.iter().find(|job| job.path().as_str() == path);
        let output = job.map(|job| render::make(job, theme)).transpose()?;
        // Only what there is: who asks for what is not there must not fill the memory.
        self.0.outputs().extend(output.clone().map(|output| (asked, output)));
        Ok(output)
    }

    /// Every page for that audience, by path.
    pub fn pages(&self, audience: Audience) -> Vec<PageInfo> {
        let Some(theme) = &self.0.theme else { return Vec::new() };
        let jobs = self.0.jobs(audience, theme);
        let pages = jobs.iter().filter(|job| job.path().is_page());
        let info = |job: &Job| PageInfo { path: job.path().to_string(), file: job.place().file.clone() };
        pages.map(info).collect()
    }

    /// When the public sees the page at a path of the draft view.
    pub fn visibility(&self, path: &str) -> Visibility {
        let page = |audience| self.output(audience, path).ok().flatten();
        match (page(Audience::Draft), page(Audience::Public)) {
            (Some(draft), Some(public)) if draft == public => Visibility::Same,
            (_, public) => {
                let is_there = public.is_some();
                match self.0.meeting(path) {
                    Some(meeting) => match self.0.next_day(meeting) {
                        Some(day) => Visibility::From(day),
                        None if is_there => Visibility::Differs,
                        None if meeting.agenda.published.is_none() => Visibility::NotYet,
                        None => Visibility::Never,
                    },
                    None if is_there => Visibility::Differs,
                    None => Visibility::Never,
                }
            }
        }
    }
}

impl Made {
    /// What has been made; a thread that panicked while it held it has left it whole.
    fn outputs(&self) -> MutexGuard<'_, HashMap<(Audience, String), Output>> {
        self.outputs.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn jobs<'a>(&'a self, audience: Audience, theme: &'a Theme) -> Vec<Job<'a>> {
        let site = match audience {
            Audience::Public => &self.public,
            Audience::Draft => &self.draft,
        };
        let root: &Path = &self.options.root;
        render::plan(site, theme, root, self.rules.paragraphs())
    }

    /// The meeting that a path belongs to, unless it is a draft as a whole.
    fn meeting(&self, path: &str) -> Option<&Meeting> {
        let address = format!("/{}", path.trim_end_matches("index.html"));
        let mut meetings = self.draft.meetings().iter().filter(|meeting| !meeting.draft);
        meetings.find(|meeting| address.starts_with(Address::meeting(&meeting.id).as_str())).map(Arc::as_ref)
    }

    /// The next day on which more of a meeting becomes public.
    fn next_day(&self, meeting: &Meeting) -> Option<Date> {
        let supplements = meeting.agenda.supplements.iter().map(|supplement| supplement.published);
        let minutes = meeting.minutes.as_ref().and_then(|minutes| minutes.published);
        let days = meeting.agenda.published.into_iter().chain(supplements).chain(minutes);
        days.filter(|day| *day > self.options.as_of).min()
    }
}
