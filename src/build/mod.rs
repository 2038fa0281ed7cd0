//! The conductor: calls the stages in order, so that a newcomer reads the sentence here.
//!
//! Takes [`Options`]; gives an [`Outcome`]: what is wrong, what was published, how much work it was.
//! Prints nothing and watches nothing.

mod error;
mod memo;
mod options;
mod outcome;
mod papers;
mod publication;
mod search;
mod session;
mod snapshot;
mod theme;

pub use crate::model::Audience;
pub use crate::publish::{Foreign, Published};
pub use error::Error;
pub use options::{Options, Progress};
pub use outcome::{Outcome, Work};
pub use session::Session;
pub use snapshot::{PageInfo, Publication, Snapshot, Visibility};
pub use theme::{TemplateInfo, copy_template, templates};

use std::sync::Arc;

use rayon::prelude::*;

use crate::check::check;
use crate::diagnostic::Diagnostics;
use crate::law::Rules;
use crate::load::{Assembly, MeetingPapers};
use crate::model::meeting::Meeting;
use crate::model::{PublicSite, Site};
use crate::render::{self, Job, Plan, Theme};
use crate::{files, law, load};
use memo::{Keys, Memo};
use outcome::Clock;
use papers::Reading;

/// Builds the site, and publishes it when there is a target and nothing is wrong.
pub fn build(options: &Options, progress: &dyn Progress) -> Result<Outcome, Error> {
    let mut outcome = Outcome::default();
    let mut clock = Clock::start();
    let mut memo = Memo::default();
    let (site, rules) = assemble(options, None, progress, &mut outcome, &mut clock)?;
    let public = public(&site, options, &mut memo, &mut outcome);
    drop(site);
    let theme = theme::load(options, &public.settings().theme, &mut outcome.diagnostics)?;
    let plan = theme.as_ref().map(|theme| plan(&public, theme, options, rules, &mut memo, &mut outcome));
    clock.lap("planned", &mut outcome.work);

    outcome.diagnostics.apply(&public.settings().checks);
    if let (Some(plan), Some(theme)) = (&plan, &theme) {
        publication::publish(plan, theme, options, progress, &mut outcome)?;
    }
    clock.lap("rendered and written", &mut outcome.work);
    outcome.finish(&options.root);
    Ok(outcome)
}

/// What the template of the page at an address sees, as JSON; nothing when no page is there.
pub fn view(options: &Options, address: &str) -> Result<(Outcome, Option<String>), Error> {
    let mut outcome = Outcome::default();
    let (site, rules) = assemble(options, None, &(), &mut outcome, &mut Clock::start())?;
    let mut memo = Memo::default();
    let public = public(&site, options, &mut memo, &mut outcome);
    let theme = theme::load(options, &site.settings.theme, &mut outcome.diagnostics)?;
    let plan = theme.as_ref().map(|theme| plan(&public, theme, options, rules, &mut memo, &mut outcome));
    outcome.diagnostics.apply(&site.settings.checks);
    outcome.finish(&options.root);
    let wanted = format!("/{}", address.trim_matches('/'));
    let is_wanted = |job: &&Job| {
        job.path().is_page() && job.address().as_str().trim_end_matches('/') == wanted.trim_end_matches('/')
    };
    let view = plan.and_then(|plan| plan.jobs().find(is_wanted).map(|job| format!("{:#}", plan.view(job))));
    Ok((outcome, view))
}

/// Loads the papers, assembles the site and checks it against the law of its authority.
fn assemble(
    options: &Options,
    mut memo: Option<&mut Memo>,
    progress: &dyn Progress,
    outcome: &mut Outcome,
    clock: &mut Clock,
) -> Result<(Arc<Site>, &'static Rules), Error> {
    let (found, wrong) = files::list(&options.root, "content")?;
    outcome.diagnostics.append(wrong);
    outcome.note_spellings(&options.root, &found);
    let (plan, wrong) = load::plan(found);
    outcome.diagnostics.append(wrong);
    let Reading { settings, papers, keys } = papers::read(&plan, memo.as_deref_mut(), progress, outcome)?;
    clock.lap("read", &mut outcome.work);

    let settings = options.settings(settings);
    let (assembly, meetings, wrong) = load::assemble(settings, papers, plan.attachments);
    outcome.diagnostics.append(wrong);
    let meetings = tie(&assembly, meetings, memo, &keys, outcome);
    let site = assembly.site(meetings);
    clock.lap("tied", &mut outcome.work);

    let rules = law::rules(&site.settings.rules).unwrap_or_else(|| law::none());
    outcome.diagnostics.append(check(&site, rules));
    clock.lap("checked", &mut outcome.work);
    Ok((Arc::new(site), rules))
}

/// Ties the meetings on all cores; those that a memo remembers under their key are not tied again.
fn tie(
    assembly: &Assembly,
    papers: Vec<MeetingPapers>,
    memo: Option<&mut Memo>,
    keys: &Keys,
    outcome: &mut Outcome,
) -> Vec<Arc<Meeting>> {
    let remembered = memo.as_ref().map(|memo| &memo.meetings);
    let tied: Vec<(Option<u64>, Arc<Meeting>, Diagnostics)> = papers
        .into_par_iter()
        .map(|papers| {
            let key = keys.get(papers.id());
            let before = remembered.and_then(|meetings| meetings.get(papers.id()));
            let (meeting, wrong) = if let Some((_, meeting, wrong)) = before.filter(|(before, ..)| Some(*before) == key)
            {
                (Arc::clone(meeting), wrong.clone())
            } else {
                let (meeting, wrong) = assembly.meeting(papers);
                (Arc::new(meeting), wrong)
            };
            (key, meeting, wrong)
        })
        .collect();
    if let Some(memo) = memo {
        let mut before = std::mem::take(&mut memo.meetings);
        for (key, meeting, wrong) in &tied {
            let Some(key) = key else { continue };
            let same = before.remove(&meeting.id).filter(|(before, ..)| before == key);
            let kept = same.unwrap_or_else(|| (*key, meeting.clone(), wrong.clone()));
            memo.meetings.insert(meeting.id.clone(), kept);
        }
    }
    let keep = |(_, meeting, wrong): (Option<u64>, Arc<Meeting>, Diagnostics)| {
        outcome.diagnostics.append(wrong);
        meeting
    };
    tied.into_iter().map(keep).collect()
}

/// Takes what the public may see.
fn public(site: &Arc<Site>, options: &Options, memo: &mut Memo, outcome: &mut Outcome) -> PublicSite {
    let (public, wrong) = PublicSite::public(site, options.as_of, &mut memo.passages);
    outcome.diagnostics.append(wrong);
    public
}

/// Plans every output of the site.
fn plan(
    public: &PublicSite,
    theme: &Theme,
    options: &Options,
    rules: &Rules,
    memo: &mut Memo,
    outcome: &mut Outcome,
) -> Plan {
    let plan = render::plan(public, theme, &options.root, rules.paragraphs(), &mut memo.plans);
    outcome.diagnostics.append(plan.wrong().clone());
    plan
}
