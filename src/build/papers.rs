//! Reading: the settings first, since they say how bodies are read, then every paper on all cores.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::memo::{Keys, Memo, ReadPaper, hash, shape};
use super::{Error, Outcome, Progress};
use crate::diagnostic::Diagnostics;
use crate::files::{self, Found};
use crate::load::{LawSlot, LawTexts, Plan, Slot};
use crate::paper::body::BodyRules;
use crate::paper::{self, Paper, SettingsPaper};

/// The settings, and the papers of a plan in its order.
pub(super) struct Reading {
    pub settings: SettingsPaper,
    /// The site's own rules and calendars.
    pub law: LawTexts,
    pub papers: Vec<(Slot, Paper)>,
    /// Under which key each meeting is remembered.
    pub keys: Keys,
}

/// Reads the settings and all papers of a plan; those that a memo remembers are not read again.
pub(super) fn read(
    plan: &Plan,
    memo: Option<&mut Memo>,
    progress: &dyn Progress,
    outcome: &mut Outcome,
) -> Result<Reading, Error> {
    let (settings, text) = read_settings(plan.settings.as_ref(), outcome)?;
    let law = read_law(&plan.law, outcome)?;
    let rules = BodyRules { resolved_words: settings.resolved_words.clone() };
    let remembered = memo.as_ref().filter(|memo| memo.rules.as_ref() == Some(&rules)).map(|memo| &memo.papers);
    let (done, parsed) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let read: Vec<Arc<ReadPaper>> = plan
        .papers
        .par_iter()
        .map(|(found, slot)| {
            let before = remembered.and_then(|papers| papers.get(&found.path));
            let paper = read_paper(found, slot, &rules, before, &parsed);
            progress.at("papers read", done.fetch_add(1, Ordering::Relaxed) + 1, plan.papers.len());
            paper
        })
        .collect::<Result<_, Error>>()?;
    outcome.work.papers = parsed.into_inner();
    let mut keys = Keys::default();
    if let Some(memo) = memo {
        keys =
            Keys::of(plan, &read, hash(&(&text, &law.iter().map(|(_, file, text)| (file, text)).collect::<Vec<_>>())));
        memo.rules = Some(rules);
        memo.papers = plan.papers.iter().map(|(found, _)| found.path.clone()).zip(read.iter().cloned()).collect();
    }
    let mut papers = Vec::with_capacity(read.len());
    for ((_, slot), read) in plan.papers.iter().zip(read) {
        let ReadPaper { paper, wrong, .. } = Arc::unwrap_or_clone(read);
        outcome.diagnostics.append(wrong);
        papers.extend(paper.map(|paper| (slot.clone(), paper)));
    }
    Ok(Reading { settings, law, papers, keys })
}

/// The settings, and the text they were read from.
fn read_settings(found: Option<&Found>, outcome: &mut Outcome) -> Result<(SettingsPaper, Arc<str>), Error> {
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
    Ok((settings, text))
}

/// The texts of the site's own rules and calendars.
fn read_law(found: &[(Found, LawSlot)], outcome: &mut Outcome) -> Result<LawTexts, Error> {
    let mut texts = Vec::new();
    for (found, slot) in found {
        match files::read_text(found)? {
            Ok(text) => texts.push((slot.clone(), found.path.clone(), text)),
            Err(diagnostic) => outcome.diagnostics.push(diagnostic),
        }
    }
    Ok(texts)
}

/// Reads one paper, unless it is the one that was read before.
fn read_paper(
    found: &Found,
    slot: &Slot,
    rules: &BodyRules,
    before: Option<&Arc<ReadPaper>>,
    parsed: &AtomicUsize,
) -> Result<Arc<ReadPaper>, Error> {
    if let Some(before) = before.filter(|before| found.stamp.proves_the_same_as(&before.stamp)) {
        return Ok(before.clone());
    }
    let text = files::read_text(found)?;
    let stamp = found.stamp.clone();
    let identity = hash(&(&found.path, &text.as_ref().ok()));
    if let Some(before) = before.filter(|before| before.identity == identity && text.is_ok()) {
        return Ok(ReadPaper { stamp, ..ReadPaper::clone(before) }.into());
    }
    parsed.fetch_add(1, Ordering::Relaxed);
    Ok(match text {
        Ok(text) => {
            let (paper, wrong) = paper::read(&found.path, &text, slot.kind(), rules);
            ReadPaper { stamp, identity, shape: shape(&paper), paper: Some(paper), wrong }
        }
        Err(diagnostic) => {
            ReadPaper { stamp, identity, shape: 0, paper: None, wrong: Diagnostics::from_iter([diagnostic]) }
        }
    }
    .into())
}
