//! A site as the rooms behind `build` see it: assembled from its files, and not yet gated.

use std::path::Path;

use minutebook::diagnostic::Diagnostics;
use minutebook::model::Site;
use minutebook::paper::body::BodyRules;
use minutebook::{files, load, paper};

/// Reads the papers below a folder and ties them together.
pub fn assembled(root: &Path) -> (Site, Diagnostics) {
    let mut all = Diagnostics::new();
    let (found, wrong) = files::list(root, "content").expect("listed");
    all.append(wrong);
    let (plan, wrong) = load::plan(found);
    all.append(wrong);
    let text = |found| files::read_text(found).expect("readable").expect("UTF-8");
    let settings = text(plan.settings.as_ref().expect("there are settings"));
    let (settings, wrong) = paper::read_settings(&"content/site.yaml".into(), &settings);
    all.append(wrong);
    let rules = BodyRules { resolved_words: settings.resolved_words.clone() };
    let papers = plan.papers.iter().map(|(found, slot)| {
        let (paper, wrong) = paper::read(&found.path, &text(found), slot.kind(), &rules);
        all.append(wrong);
        (slot.clone(), paper)
    });
    let papers = papers.collect();
    let (assembly, meetings, wrong) = load::assemble(settings, papers, plan.attachments);
    all.append(wrong);
    let meetings = meetings.into_iter().map(|papers| {
        let (meeting, wrong) = assembly.meeting(papers);
        all.append(wrong);
        meeting.into()
    });
    let meetings = meetings.collect();
    (assembly.site(meetings), all)
}
