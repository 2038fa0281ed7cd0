//! Reading: the settings first, since they say how bodies are read, then every paper on all cores.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::{Error, Outcome, Progress};
use crate::diagnostic::Diagnostics;
use crate::files::{self, Found};
use crate::load::{Plan, Slot};
use crate::paper::body::BodyRules;
use crate::paper::{self, Paper, SettingsPaper};

/// Reads the settings and all papers of a plan, in its order.
pub(super) fn read(
    plan: &Plan,
    progress: &dyn Progress,
    outcome: &mut Outcome,
) -> Result<(SettingsPaper, Vec<(Slot, Paper)>), Error> {
    let settings = read_settings(plan.settings.as_ref(), outcome)?;
    let rules = BodyRules { resolved_words: settings.resolved_words.clone() };
    let done = AtomicUsize::new(0);
    let read: Vec<Result<Read, Error>> = plan
        .papers
        .par_iter()
        .map(|(found, slot)| {
            let read = read_paper(found, slot, &rules);
            progress.at("papers read", done.fetch_add(1, Ordering::Relaxed) + 1, plan.papers.len());
            read
        })
        .collect();
    let mut papers = Vec::with_capacity(read.len());
    for read in read {
        let (paper, wrong) = read?;
        outcome.diagnostics.append(wrong);
        papers.extend(paper);
    }
    outcome.work.papers = papers.len();
    Ok((settings, papers))
}

fn read_settings(found: Option<&Found>, outcome: &mut Outcome) -> Result<SettingsPaper, Error> {
    let text: Arc<str> = match found.map(files::read_text).transpose()? {
        Some(Ok(text)) => text,
        Some(Err(diagnostic)) => {
            outcome.diagnostics.push(diagnostic);
            "".into()
        }
        None => "".into(),
    };
    let (settings, wrong) = paper::read_settings(&"content/site.yaml".into(), &text);
    // Without the file there is one thing to say, and it has been said.
    if found.is_some() && !outcome.diagnostics.has_errors_in("content/site.yaml") {
        outcome.diagnostics.append(wrong);
    }
    Ok(settings)
}

/// A paper in its slot, unless its file holds no text, and what is wrong with it.
type Read = (Option<(Slot, Paper)>, Diagnostics);

fn read_paper(found: &Found, slot: &Slot, rules: &BodyRules) -> Result<Read, Error> {
    Ok(match files::read_text(found)? {
        Ok(text) => {
            let (paper, wrong) = paper::read(&found.path, &text, slot.kind(), rules);
            (Some((slot.clone(), paper)), wrong)
        }
        Err(diagnostic) => (None, Diagnostics::from_iter([diagnostic])),
    })
}
