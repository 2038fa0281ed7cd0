//! The site, assembled and checked: on all cores, and only what is not remembered.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use rayon::prelude::*;

use super::memo::{Memo, Tied};
use super::outcome::Clock;
use super::papers::{self, Reading, in_slots};
use super::{Error, Options, Outcome, Progress};
use crate::check;
use crate::files::Look;
use crate::law::Law;
use crate::load::{self, Assembly, Outline};
use crate::model::{Abreast, Site};
use crate::proceedings::Numbers;

/// Loads the papers, assembles the site and checks it against the law of its authority.
pub(super) fn assemble(
    options: &Options,
    look: &Look,
    memo: &mut Memo,
    progress: &dyn Progress,
    outcome: &mut Outcome,
    clock: &mut Clock,
) -> Result<(Arc<Site>, Arc<Law>), Error> {
    memo.shelf.look(&options.root, "content", look)?;
    outcome.diagnostics.append(memo.shelf.wrong().clone());
    outcome.note_spellings(memo.shelf.spelled());
    let (plan, wrong) = load::plan(memo.shelf.folders(), &memo.plan);
    outcome.diagnostics.append(wrong);
    let reading = papers::read(&plan, options, memo, progress, outcome)?;
    clock.lap("read", &mut outcome.work);

    let law = law(&reading, memo, outcome);
    let (key, assembly) = above(&plan, &reading, &law, memo, outcome);
    memo.plan = plan;
    let site = tie(&assembly, &law, reading, key, memo, outcome);
    clock.lap("tied and checked", &mut outcome.work);
    Ok((Arc::new(site), law))
}

/// The law that the settings name, unless it is remembered.
fn law(reading: &Reading, memo: &mut Memo, outcome: &mut Outcome) -> Arc<Law> {
    if memo.law.as_ref().is_none_or(|(before, ..)| *before != reading.key) {
        let (law, wrong) = load::law(&reading.settings, &reading.law);
        memo.law = Some((reading.key, Arc::new(law), wrong));
    }
    let (_, law, wrong) = memo.law.as_ref().expect("it was remembered just now");
    outcome.diagnostics.append(wrong.clone());
    Arc::clone(law)
}

/// Ties all that stands above the meetings, unless it is remembered; with a hash of all that this depends on.
fn above(
    plan: &load::Plan,
    reading: &Reading,
    law: &Law,
    memo: &mut Memo,
    outcome: &mut Outcome,
) -> (u64, Arc<Assembly>) {
    let mut hasher = DefaultHasher::new();
    reading.key.hash(&mut hasher);
    for ((found, _), paper) in plan.papers.iter().zip(&reading.papers) {
        (&found.path, paper.identity).hash(&mut hasher);
    }
    plan.attachments.iter().for_each(|(found, _)| (&found.path, found.size).hash(&mut hasher));
    reading.meetings.iter().for_each(|meeting| meeting.read.outline_key.hash(&mut hasher));
    let key = hasher.finish();
    if memo.assembly.as_ref().is_none_or(|(before, ..)| *before != key) {
        let outlines: Vec<Arc<Outline>> =
            reading.meetings.iter().map(|meeting| Arc::clone(&meeting.read.outline)).collect();
        let papers = in_slots(plan.papers.iter(), &reading.papers);
        let (assembly, wrong) = load::assemble(reading.settings.clone(), law, papers, &plan.attachments, &outlines);
        memo.assembly = Some((key, Arc::new(assembly), wrong));
    }
    let (_, assembly, wrong) = memo.assembly.as_ref().expect("it was remembered just now");
    outcome.diagnostics.append(wrong.clone());
    (key, Arc::clone(assembly))
}

/// Ties and checks the meetings; those that are remembered under their key are what they were.
fn tie(assembly: &Assembly, law: &Law, reading: Reading, above: u64, memo: &mut Memo, outcome: &mut Outcome) -> Site {
    let Reading { settings, meetings, .. } = reading;
    let before = std::mem::take(&mut memo.tied);
    let mut known = Abreast::with(&before);
    let beside: Vec<Option<&Arc<Tied>>> =
        meetings.iter().map(|meeting| known.at(&meeting.read.files.meeting(), |before| &before.meeting.id)).collect();
    let tied: Vec<Arc<Tied>> = meetings
        .into_par_iter()
        .zip(beside)
        .filter_map(|(meeting, before)| {
            let key = (meeting.read.key, above);
            if let Some(same) = before.filter(|before| before.key == key) {
                return Some(Arc::clone(same));
            }
            let (meeting, mut wrong) = assembly.meeting(meeting.papers(&settings)?);
            wrong.append(check::meeting(&meeting, assembly.above(), law));
            // What has come out the same stays the very same, and so does all that was made of it.
            let same = before.filter(|before| *before.meeting == meeting);
            let meeting = same.map_or_else(|| Arc::new(meeting), |before| Arc::clone(&before.meeting));
            let told = check::told(&meeting, assembly.above());
            Some(Arc::new(Tied { key, meeting, told, wrong }))
        })
        .collect();
    tied.iter().for_each(|tied| outcome.diagnostics.append(tied.wrong.clone()));
    let site = assembly.site(tied.iter().map(|tied| Arc::clone(&tied.meeting)).collect());
    memo.numbers = Arc::new(Numbers::after(&memo.numbers, &site.meetings, &site.committees, &site.settings));
    let told: Vec<_> = tied.iter().map(|tied| (&*tied.meeting, &tied.told)).collect();
    outcome.diagnostics.append(check::site(&site, law, &told, &memo.numbers));
    memo.tied = tied;
    site
}
