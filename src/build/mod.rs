//! The conductor: calls the stages in order, so that a newcomer reads the sentence here.
//!
//! Takes [`Options`]; gives an [`Outcome`]: what is wrong, what was published, how much work it was.
//! Prints nothing and watches nothing.

mod actions;
mod attachments;
mod deadlines;
mod disk;
mod error;
mod known;
mod memo;
mod options;
mod outcome;
mod papers;
mod proof;
mod publication;
mod published;
mod search;
mod session;
mod site;
mod snapshot;
mod theme;
mod trial;
mod withheld;

pub use crate::audit::report::Report;
pub use crate::law::{Deadline, Due};
pub use crate::model::Moment;
pub use crate::model::record::{Effect, MovementSort, Named};
pub use crate::model::{Audience, Next, reading};
pub use crate::publish::{Foreign, Published};
pub use actions::{Action, Actions, actions, next_agenda};
pub use attachments::xray_files;
pub use deadlines::{Deadlines, deadlines};
pub use error::Error;
pub use options::{Options, Progress};
pub use outcome::{Outcome, Work};
pub use session::Session;
pub use snapshot::{PageInfo, Publication, Snapshot, Visibility};
pub use theme::{TemplateInfo, copy_template, templates};
pub use trial::Trial;

use std::path::Path;
use std::sync::Arc;

use crate::files::Look;
use crate::law::Law;
use crate::model::{PublicSite, Site, next};
use crate::render::{self, Job, Plan, Theme};
use disk::Disk;
use memo::Memo;
use outcome::Clock;
use publication::publish;
use site::assemble;

/// Builds the site, and publishes it when there is a target and nothing is wrong.
pub fn build(options: &Options, progress: &dyn Progress) -> Result<Outcome, Error> {
    let mut outcome = Outcome::default();
    let mut clock = Clock::start();
    let mut memo = Memo::default();
    let (site, law) = assemble(options, &Look::Everywhere, &mut memo, progress, &mut outcome, &mut clock)?;
    memo.forget_papers();
    outcome.next = deadlines::next_agenda(&site, &law, options.as_of);
    outcome.note_readings(&site);
    let public = public(&site, options, &mut memo, &mut outcome);
    let seals = attachments::xray(&site, &public, &options.root, &mut memo.looked, progress, &mut outcome)?;
    clock.lap("attachments looked into", &mut outcome.work);
    let theme = theme(options, &public, &mut memo, &mut outcome)?;
    let plan = theme.as_ref().map(|theme| plan(&public, theme, options, &law, &mut memo, &mut outcome));
    clock.lap("planned", &mut outcome.work);
    let (attached, wrong) = proof::attached(&public, options)?;
    outcome.diagnostics.append(wrong);
    let (audit, wrong) =
        proof::audit(&site, &public, theme.as_deref(), &law, &attached, Disk::of(options, &outcome, seals), options)?;
    outcome.diagnostics.append(wrong);
    outcome.soon_public = next(&site, options.as_of);
    drop(site);
    clock.lap("withheld papers compared", &mut outcome.work);

    outcome.diagnostics.apply(&public.settings().checks);
    if let (Some(plan), Some(theme)) = (&plan, &theme) {
        publish(plan, theme, Some(audit), options, progress, &mut outcome)?;
    }
    clock.lap("rendered and written", &mut outcome.work);
    outcome.finish(&options.root);
    Ok(outcome)
}

/// Reads a published folder, whoever made it, and names what is withheld and stands in it.
pub fn audit(options: &Options, folder: &Path) -> Result<Outcome, Error> {
    let mut outcome = Outcome::default();
    let mut memo = Memo::default();
    let mut clock = Clock::start();
    let (site, law) = assemble(options, &Look::Everywhere, &mut memo, &(), &mut outcome, &mut clock)?;
    let public = public(&site, options, &mut memo, &mut outcome);
    let theme = theme(options, &public, &mut memo, &mut outcome)?;
    outcome.diagnostics.apply(&site.settings.checks);
    published::audit(&site, &public, theme.as_deref(), &law, folder, options, &mut outcome)?;
    outcome.finish(&options.root);
    Ok(outcome)
}

/// What the template of the page at an address sees, as JSON; nothing when no page is there.
pub fn view(options: &Options, address: &str) -> Result<(Outcome, Option<String>), Error> {
    let mut outcome = Outcome::default();
    let mut clock = Clock::start();
    let mut memo = Memo::default();
    let (site, law) = assemble(options, &Look::Everywhere, &mut memo, &(), &mut outcome, &mut clock)?;
    let public = public(&site, options, &mut memo, &mut outcome);
    let theme = theme(options, &public, &mut memo, &mut outcome)?;
    let plan = theme.as_ref().map(|theme| plan(&public, theme, options, &law, &mut memo, &mut outcome));
    outcome.diagnostics.apply(&site.settings.checks);
    outcome.finish(&options.root);
    let wanted = format!("/{}", address.trim_matches('/'));
    let is_wanted = |job: &&Job| {
        job.path().is_page() && job.address().as_str().trim_end_matches('/') == wanted.trim_end_matches('/')
    };
    let view = plan.and_then(|plan| plan.jobs().find(is_wanted).map(|job| format!("{:#}", plan.view(job))));
    Ok((outcome, view))
}

/// Takes what the public may see.
fn public(site: &Arc<Site>, options: &Options, memo: &mut Memo, outcome: &mut Outcome) -> PublicSite {
    let (public, wrong) = PublicSite::public(site, options.as_of, &mut memo.passages);
    outcome.diagnostics.append(wrong);
    public
}

/// The theme that the settings name, or nothing with a message.
fn theme(
    options: &Options,
    public: &PublicSite,
    memo: &mut Memo,
    outcome: &mut Outcome,
) -> Result<Option<Arc<Theme>>, Error> {
    theme::remembered(options, &public.settings().theme, memo, &mut outcome.diagnostics)
}

/// Plans every output of the site.
fn plan(
    public: &PublicSite,
    theme: &Theme,
    options: &Options,
    law: &Arc<Law>,
    memo: &mut Memo,
    outcome: &mut Outcome,
) -> Plan {
    let plan = render::plan(public, theme, &options.root, law, &mut memo.plans);
    outcome.diagnostics.append(plan.wrong().clone());
    plan
}
