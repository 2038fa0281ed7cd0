//! The overview in our own corner: all messages, the pages that changed last, and every draft.

use std::collections::BTreeMap;

use super::bar::what;
use super::messages::{self, Voice};
use super::text::{belongs_to, counts, day, escaped};
use super::{Scene, Shows, count, page};
use crate::build::{Audience, PageInfo, Snapshot, Visibility};
use crate::diagnostic::Severity;
use crate::serve::address::encoded;

/// The overview, a page of its own.
pub(in crate::serve) fn overview(scene: &Scene<'_>) -> String {
    let mut body = String::from("<h1>Overview</h1>\n<p><a href=\"/\">Back to the site</a></p>\n");
    body += "<section aria-labelledby=\"messages\">\n<h2 id=\"messages\">Messages</h2>\n";
    body += &all_messages(scene);
    body += "</section>\n";
    if let Some(snapshot) = &scene.shown.good {
        let audience = match scene.shows {
            Shows::Drafts => Audience::Draft,
            Shows::Public => Audience::Public,
        };
        let pages = snapshot.pages(audience);
        body += "<section aria-labelledby=\"recent\">\n<h2 id=\"recent\">Changed last</h2>\n";
        body += &recent(&scene.shown.changed, &pages, scene.shows);
        body += "</section>\n";
        if scene.shows == Shows::Drafts {
            body += "<section aria-labelledby=\"drafts\">\n<h2 id=\"drafts\">Drafts</h2>\n";
            body += &drafts(snapshot);
            body += "</section>\n";
        }
    }
    page("Overview", &body)
}

fn all_messages(scene: &Scene<'_>) -> String {
    let voice = Voice { root: scene.root, editor: scene.editor, shows: scene.shows };
    let newest = &scene.shown.newest;
    let errors = count(newest, Severity::Error);
    let warnings = count(newest, Severity::Warning);
    if errors + warnings == 0 {
        return "<p>Nothing is wrong.</p>\n".to_owned();
    }
    format!("<p>{}.</p>\n{}", counts(errors, warnings), messages::all(newest, &voice))
}

fn recent(changed: &[String], pages: &[PageInfo], shows: Shows) -> String {
    let changed = changed.iter().flat_map(|file| pages.iter().filter(move |page| &*page.file == file));
    let link = |page| match shows {
        Shows::Drafts => link(page),
        // The name of a file may say what its page withholds.
        Shows::Public => bare_link(page),
    };
    let links: String = changed.map(|page| ["<li>", &link(page), "</li>\n"].concat()).collect();
    if links.is_empty() {
        return "<p>Nothing was saved yet.</p>\n".to_owned();
    }
    format!("<ul>\n{links}</ul>\n")
}

fn drafts(snapshot: &Snapshot) -> String {
    let mut groups: BTreeMap<String, String> = BTreeMap::new();
    for (page, visibility) in snapshot.drafts() {
        let words = match visibility {
            Visibility::Same => continue,
            Visibility::Differs => "the public does not see all of it".to_owned(),
            Visibility::From(date, publication) => format!("{} published {}", what(publication), day(date)),
            Visibility::NotYet => "no day is written down".to_owned(),
            Visibility::Never => "withheld".to_owned(),
        };
        let line = format!("<li>{}: {words}</li>\n", link(&page));
        groups.entry(belongs_to(&page.file)).or_default().push_str(&line);
    }
    if groups.is_empty() {
        return "<p>The public sees every page as it stands in the draft view.</p>\n".to_owned();
    }
    let group = |(meeting, lines): (&String, &String)| format!("<h3>{}</h3>\n<ul>\n{lines}</ul>\n", escaped(meeting));
    groups.iter().map(group).collect()
}

fn link(page: &PageInfo) -> String {
    format!("{} <small>{}</small>", bare_link(page), escaped(&page.file))
}

fn bare_link(page: &PageInfo) -> String {
    let address = format!("/{}", page.path.strip_suffix("index.html").unwrap_or(&page.path));
    format!("<a href=\"{}\">{}</a>", encoded(&address), escaped(&address))
}
