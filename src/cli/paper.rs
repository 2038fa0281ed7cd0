//! `new`: lays a site or a paper, and says where it is and what to do next.

use super::arguments::{New, SiteArgument, SiteOptions};
use super::build::{here, options, today};
use super::exit::{Exit, Failure};
use super::site_folder::SiteFolder;
use super::terminal;
use super::words::counted;
use crate::build;
use crate::new::{self, Made, Paper};

/// Makes what was asked for.
pub(super) fn new(new: &New) -> Result<Exit, Failure> {
    let here = here()?;
    let find = |at: &SiteArgument| SiteFolder::find(at.site.as_deref(), &here);
    match new {
        New::Site { folder, as_of } => {
            let made = new::site(folder, as_of.unwrap_or_else(today))?;
            let shown = folder.display();
            let files = counted(made.files.len(), "file");
            terminal::answer(&format!(
                "made {shown} with {files}; the first to change is {shown}/content/site.yaml\nnext: {}\n",
                made.next
            ))?;
            Ok(Exit::Well)
        }
        New::Committee { title, id, at } => lay(&Paper::Committee { title, id: id.as_deref() }, &find(at)?),
        New::Person { name, officer, id, at } => {
            lay(&Paper::Person { name, officer: officer.as_deref(), id: id.as_deref() }, &find(at)?)
        }
        New::Meeting { committee, date, time, venue, empty, at } => {
            let folder = find(at)?;
            let committee = folder.unshown(committee, &here);
            let (committee, sitting) = match (date, committee.rsplit_once('/')) {
                (Some(date), _) => (committee.as_str(), date.as_str()),
                (None, Some((committee, date))) => (committee, date),
                (None, None) => {
                    let hint = format!("type the day too: `minutebook new meeting {committee} 2026-12-03`");
                    return Err(Failure::usage("a meeting needs a day", hint));
                }
            };
            let (id, day) = new::sitting(folder.path(), committee, sitting)?;
            let none = SiteOptions { as_of: None, theme: None, base_url: None };
            let agenda = if *empty { None } else { Some(build::next_agenda(&options(&folder, &none), &id, day)?) };
            let (time, venue) = (time.as_deref(), venue.as_deref());
            lay(&Paper::Meeting { committee, sitting, time, venue, agenda: agenda.as_ref() }, &folder)
        }
        New::Item { meeting, title, at } => {
            let folder = find(at)?;
            lay(&Paper::Item { meeting: &folder.unshown(meeting, &here), title }, &folder)
        }
        New::Report { item, title, at } => {
            let folder = find(at)?;
            lay(&Paper::Report { item: &folder.unshown(item, &here), title: title.as_deref() }, &folder)
        }
        New::Resolution { item, at } => {
            let folder = find(at)?;
            lay(&Paper::Resolution { item: &folder.unshown(item, &here) }, &folder)
        }
    }
}

fn lay(paper: &Paper<'_>, folder: &SiteFolder) -> Result<Exit, Failure> {
    let made = new::paper(folder.path(), paper)?;
    terminal::answer(&told(&made, folder))?;
    Ok(Exit::Well)
}

fn told(made: &Made, folder: &SiteFolder) -> String {
    let moved = made.moved.iter().map(|(from, to)| {
        let (from, to) = (folder.shown(from), folder.shown(to));
        format!(
            "moved {from} to {to}: an item with papers of its own is a folder\n\
             note: its address stays the same; a link in it to another file now needs `../` before it\n"
        )
    });
    let files = made.files.iter().map(|file| format!("made {}\n", folder.shown(file)));
    moved.chain(files).chain([format!("next: {}\n", made.next)]).collect()
}
