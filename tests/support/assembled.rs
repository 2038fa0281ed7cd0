//! A site as the rooms behind `build` see it: assembled from its files, and not yet gated.

use std::path::Path;
use std::sync::Arc;

use minutebook::diagnostic::Diagnostics;
use minutebook::files::{Found, Look, Shelf};
use minutebook::law::Law;
use minutebook::load::{Plan, Slot};
use minutebook::model::Site;
use minutebook::paper::Paper;
use minutebook::paper::body::BodyRules;
use minutebook::{files, load, paper};

/// Reads the papers below a folder and ties them together.
pub fn assembled(root: &Path) -> (Site, Law, Diagnostics) {
    let mut all = Diagnostics::new();
    let mut shelf = Shelf::default();
    shelf.look(root, "content", &Look::Everywhere).expect("listed");
    all.append(shelf.wrong().clone());
    let (plan, wrong) = load::plan(shelf.folders(), &Plan::default());
    all.append(wrong);
    let text = |found: &Found| files::read_text(found).expect("readable").expect("UTF-8");
    let settings = text(plan.settings.as_ref().expect("there are settings"));
    let (settings, wrong) = paper::read_settings(&"content/site.yaml".into(), &settings);
    all.append(wrong);
    let rules = BodyRules { resolved_words: settings.resolved_words.clone() };
    let mut read = |(found, slot): &(Found, Slot)| -> (Slot, Paper) {
        let (paper, wrong) = paper::read(&found.path, &text(found), slot.kind(), &rules);
        all.append(wrong);
        (slot.clone(), paper)
    };
    let plain = plan.papers.iter().map(&mut read).collect();
    let (mut outlines, mut meetings, mut wrongs) = (Vec::new(), Vec::new(), Vec::new());
    for files in &plan.meetings {
        let papers = files.papers().map(&mut read).collect();
        let (papers, outline, wrong) = load::gather(files.sitting(), papers, files.attachments(), &settings);
        outlines.push(Arc::new(outline));
        meetings.extend(papers);
        wrongs.push(wrong);
    }
    let law_texts = plan.law.iter().map(|(found, slot)| (slot.clone(), found.path.clone(), text(found))).collect();
    let (law, wrong) = load::law(&settings, &law_texts);
    wrongs.push(wrong);
    let (assembly, wrong) = load::assemble(settings, &law, plain, &plan.attachments, &outlines);
    wrongs.into_iter().chain([wrong]).for_each(|wrong| all.append(wrong));
    let meetings = meetings.into_iter().map(|papers| {
        let (meeting, wrong) = assembly.meeting(papers);
        all.append(wrong);
        meeting.into()
    });
    let meetings = meetings.collect();
    (assembly.site(meetings), law, all)
}
