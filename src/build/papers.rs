//! Reading: the settings first, since they say how bodies are read, then every paper on all cores.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::memo::{Memo, ReadMeeting, ReadPaper, hash};
use super::{Error, Options, Outcome, Progress};
use crate::diagnostic::Diagnostics;
use crate::files::{self, Found};
use crate::load::{Files, LawSlot, LawTexts, MeetingPapers, Plan, Slot, gather};
use crate::model::Abreast;
use crate::paper::body::BodyRules;
use crate::paper::{self, Paper, SettingsPaper};

/// The settings, and the papers of a plan in its order.
pub(super) struct Reading {
    pub settings: SettingsPaper,
    /// The site's own rules and calendars.
    pub law: LawTexts,
    /// A hash of what the settings and the law say.
    pub key: u64,
    /// The papers that belong to no meeting.
    pub papers: Vec<Arc<ReadPaper>>,
    pub meetings: Vec<Meeting>,
}

/// A meeting as it was read; put together, if it was read just now.
pub(super) struct Meeting {
    pub read: Arc<ReadMeeting>,
    pub papers: Option<MeetingPapers>,
}

/// Reads the settings and all papers of a plan; those that are remembered are not read again.
pub(super) fn read(
    plan: &Plan,
    options: &Options,
    memo: &mut Memo,
    progress: &dyn Progress,
    outcome: &mut Outcome,
) -> Result<Reading, Error> {
    let (settings, text) = read_settings(plan.settings.as_ref(), outcome)?;
    let law = read_law(&plan.law, outcome)?;
    let settings = options.settings(settings);
    let rules = BodyRules { resolved_words: settings.resolved_words.clone() };
    if memo.rules.as_ref() != Some(&rules) {
        memo.papers.clear();
        memo.read.clear();
    }
    let key = hash(&(&text, &law));
    let mut known = Abreast::with(&memo.read);
    let meetings: Vec<(&Arc<Files>, Option<&Arc<ReadMeeting>>)> =
        plan.meetings.iter().map(|files| (files, known.at(&files.meeting(), |read| read.files.meeting()))).collect();
    let same = |files: &Arc<Files>, before: Option<&'_ Arc<ReadMeeting>>| {
        before.filter(|before| before.is_of(files, key)).map(Arc::clone)
    };
    let new = meetings.iter().filter(|(files, before)| same(files, *before).is_none());
    let files = new.map(|(files, _)| files.papers().count()).sum::<usize>() + plan.papers.len();
    let desk = Desk {
        settings: &settings,
        key,
        rules: &rules,
        parsed: AtomicUsize::new(0),
        done: AtomicUsize::new(0),
        files,
        progress,
    };
    let papers: Vec<Arc<ReadPaper>> = plan
        .papers
        .par_iter()
        .map(|(found, slot)| desk.paper(found, slot, memo.papers.get(&found.path)))
        .collect::<Result<_, Error>>()?;
    let meetings: Vec<Meeting> = meetings
        .into_par_iter()
        .map(|(files, before)| match same(files, before) {
            Some(read) => Ok(Meeting { read, papers: None }),
            None => desk.meeting(files, before),
        })
        .collect::<Result<_, Error>>()?;
    outcome.work.papers = desk.parsed.into_inner();
    papers.iter().for_each(|paper| outcome.diagnostics.append(paper.wrong.clone()));
    meetings.iter().for_each(|meeting| outcome.diagnostics.append(meeting.read.wrong.clone()));
    memo.papers = plan.papers.iter().map(|(found, _)| found.path.clone()).zip(papers.iter().cloned()).collect();
    memo.read = meetings.iter().map(|meeting| Arc::clone(&meeting.read)).collect();
    memo.rules = Some(rules);
    Ok(Reading { settings, law, key, papers, meetings })
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

/// Where papers are read.
struct Desk<'a> {
    settings: &'a SettingsPaper,
    key: u64,
    rules: &'a BodyRules,
    parsed: AtomicUsize,
    done: AtomicUsize,
    files: usize,
    progress: &'a dyn Progress,
}

impl Desk<'_> {
    /// Reads the papers of one meeting, but for those that were read before.
    fn meeting(&self, files: &Arc<Files>, before: Option<&Arc<ReadMeeting>>) -> Result<Meeting, Error> {
        let known: HashMap<&str, &Arc<ReadPaper>> = before
            .iter()
            .flat_map(|before| before.files.papers().zip(&before.papers))
            .map(|((found, _), paper)| (&*found.path, paper))
            .collect();
        let papers: Vec<Arc<ReadPaper>> = files
            .papers()
            .map(|(found, slot)| self.paper(found, slot, known.get(&*found.path).copied()))
            .collect::<Result<_, Error>>()?;
        let mut hasher = DefaultHasher::new();
        self.key.hash(&mut hasher);
        files.papers().zip(&papers).for_each(|((found, _), paper)| (&found.path, paper.identity).hash(&mut hasher));
        files.attachments().for_each(|(found, _)| (&found.path, found.size).hash(&mut hasher));
        let (gathered, outline, wrong) = put_together(files, &papers, self.settings);
        let mut all = Diagnostics::new();
        papers.iter().for_each(|paper| all.append(paper.wrong.clone()));
        all.append(wrong);
        let read = ReadMeeting {
            files: Arc::clone(files),
            settings: self.key,
            papers,
            outline_key: outline.key(),
            outline: Arc::new(outline),
            key: hasher.finish(),
            wrong: all,
        };
        Ok(Meeting { read: Arc::new(read), papers: gathered })
    }

    /// Reads one paper, unless it is the one that was read before.
    fn paper(&self, found: &Found, slot: &Slot, before: Option<&Arc<ReadPaper>>) -> Result<Arc<ReadPaper>, Error> {
        self.progress.at("papers read", self.done.fetch_add(1, Ordering::Relaxed) + 1, self.files);
        if let Some(before) = before.filter(|before| found.stamp.proves_the_same_as(&before.stamp)) {
            return Ok(before.clone());
        }
        let text = files::read_text(found)?;
        let stamp = found.stamp.clone();
        let identity = hash(&(&found.path, &text.as_ref().ok()));
        if let Some(before) = before.filter(|before| before.identity == identity && text.is_ok()) {
            return Ok(ReadPaper { stamp, ..ReadPaper::clone(before) }.into());
        }
        self.parsed.fetch_add(1, Ordering::Relaxed);
        Ok(match text {
            Ok(text) => {
                let (mut paper, wrong) = paper::read(&found.path, &text, slot.kind(), self.rules);
                // Only a meeting that is one file is taken apart by where its blocks stand.
                if !matches!(slot, Slot::OneFile(_)) {
                    paper.body.extents = Vec::new();
                }
                ReadPaper { stamp, identity, paper: Some(paper), wrong }
            }
            Err(diagnostic) => ReadPaper { stamp, identity, paper: None, wrong: Diagnostics::from_iter([diagnostic]) },
        }
        .into())
    }
}

/// The papers that there are, each with what it is.
pub(super) fn in_slots<'a>(
    files: impl Iterator<Item = &'a (Found, Slot)>,
    papers: &[Arc<ReadPaper>],
) -> Vec<(Slot, Paper)> {
    files.zip(papers).filter_map(|((_, slot), read)| Some((slot.clone(), read.paper.clone()?))).collect()
}

/// Puts the papers of a meeting together.
fn put_together(
    files: &Files,
    papers: &[Arc<ReadPaper>],
    settings: &SettingsPaper,
) -> (Option<MeetingPapers>, crate::load::Outline, Diagnostics) {
    gather(files.sitting(), in_slots(files.papers(), papers), files.attachments(), settings)
}

impl Meeting {
    /// Its papers, put together; nothing where its own paper is missing.
    pub(super) fn papers(self, settings: &SettingsPaper) -> Option<MeetingPapers> {
        match self.papers {
            Some(papers) => Some(papers),
            None => put_together(&self.read.files, &self.read.papers, settings).0,
        }
    }
}
