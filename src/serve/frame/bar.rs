//! The bar at the foot of a page: whom the page is for, and how to see it with other eyes.

use super::text::{counted, day, escaped};
use super::{Fate, Scene, Shows};
use crate::build::{Audience, Publication, Snapshot, Visibility};
use crate::serve::address::encoded;

/// Whom a page is for, in a few words.
pub(super) struct Whom {
    /// "Draft view."
    view: &'static str,
    words: String,
}

impl Whom {
    /// The words without mark-up.
    pub(super) fn plain(&self) -> String {
        format!("{} {}", self.view, self.words)
    }
}

/// Says whom the page is for.
pub(super) fn whom(scene: &Scene<'_>) -> Whom {
    let whom = |view, words: &str| Whom { view, words: words.to_owned() };
    if scene.is_corner() {
        return whom("minutebook’s own corner.", "Nothing of it is ever published.");
    }
    let Some(snapshot) = &scene.shown.good else {
        return whom("Preview.", "There is no page yet.");
    };
    match scene.audience {
        Audience::Draft => Whom { view: "Draft view.", words: draft(snapshot, scene) },
        Audience::Public => Whom { view: "Public view.", words: public(snapshot, scene) },
    }
}

fn draft(snapshot: &Snapshot, scene: &Scene<'_>) -> String {
    if is_absent(scene) {
        return "There is no page at this address.".to_owned();
    }
    match snapshot.visibility(scene.path) {
        Visibility::Same => "The public sees this page as it stands here.".to_owned(),
        Visibility::Differs => "The public sees this page, but not all that stands here.".to_owned(),
        Visibility::From(date, publication) => {
            let all_of = if is_there(snapshot, Audience::Public, scene.path) { "all of " } else { "" };
            format!("The public does not see {all_of}this page yet ({} published {}).", what(publication), day(date))
        }
        Visibility::NotYet => {
            "The public does not see this page yet: no day is written down on which it is published.".to_owned()
        }
        Visibility::Never => "The public never sees this page: it is withheld.".to_owned(),
    }
}

fn public(snapshot: &Snapshot, scene: &Scene<'_>) -> String {
    if !is_absent(scene) {
        return "This is what the public sees.".to_owned();
    }
    let is_draft = match scene.shows {
        Shows::Drafts => is_there(snapshot, Audience::Draft, scene.path),
        // Not even that there is one is said.
        Shows::Public => false,
    };
    if !is_draft {
        return "There is no page at this address.".to_owned();
    }
    match snapshot.visibility(scene.path) {
        Visibility::From(date, publication) => {
            format!("The public does not see this page yet ({} published {}).", what(publication), day(date))
        }
        Visibility::Never => "The public never sees this page: it is withheld.".to_owned(),
        Visibility::NotYet | Visibility::Differs | Visibility::Same => {
            "The public does not see this page yet.".to_owned()
        }
    }
}

/// What is published on a day, in a word.
pub(super) fn what(publication: Publication) -> &'static str {
    match publication {
        Publication::Agenda => "agenda",
        Publication::Supplement => "supplement",
        Publication::Minutes => "minutes",
    }
}

fn is_absent(scene: &Scene<'_>) -> bool {
    match scene.fate {
        Fate::Absent => true,
        Fate::Shown | Fate::Broken(_) => false,
    }
}

fn is_there(snapshot: &Snapshot, audience: Audience, path: &str) -> bool {
    matches!(snapshot.output(audience, path), Ok(Some(_)) | Err(_))
}

/// The bar as HTML.
pub(super) fn html(scene: &Scene<'_>, whom: &Whom, errors: usize, warnings: usize) -> String {
    let mut html = format!("<p id=\"whom\"><b>{}</b> {}</p>", whom.view, escaped(&whom.words));
    if scene.shows == Shows::Drafts && !scene.is_corner() {
        let address = encoded(&format!("/{}", scene.path.strip_suffix("index.html").unwrap_or(scene.path)));
        let choice = |id: &str, words: &str, audience: Audience| {
            let current = if audience == scene.audience { " aria-current=\"true\"" } else { "" };
            format!("<a id=\"{id}\" href=\"/_minutebook/view?as={id}&amp;page={address}\"{current}>{words}</a>")
        };
        html.extend([format!(
            "<nav aria-label=\"View\">{}{}</nav>",
            choice("draft", "Draft", Audience::Draft),
            choice("public", "Public", Audience::Public)
        )]);
    }
    html += "<p id=\"counts\">";
    if errors > 0 {
        html.extend([format!("<a id=\"see-errors\" href=\"/_minutebook/\">{}</a>", counted(errors, "error"))]);
    }
    if warnings > 0 {
        html.extend([format!(
            "<button id=\"see-warnings\" type=\"button\" popovertarget=\"warnings\">{}</button>",
            counted(warnings, "warning")
        )]);
    }
    html += "<a id=\"corner\" href=\"/_minutebook/\">Overview</a></p>";
    html
}
