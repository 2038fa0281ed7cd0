//! Public site and theme to pages.
//!
//! Takes a [`PublicSite`](crate::model::PublicSite) and a [`Theme`]. [`plan`] looks at the whole site and gives a [`Plan`] with one
//! [`Job`] for each page, asset and attachment; it is cheap and always runs. [`Plan::make`] turns one job into one
//! output; it is pure, so jobs may be made in any order and at once. [`Plan::view`] shows what a template sees.
//! Reading theme files, threads and writing are left to others; nothing withheld can be reached from here.

mod atlas;
mod citation;
mod difference;
mod frame;
mod html;
mod job;
mod keys;
mod language;
mod ledger;
mod plan;
mod state;
mod tally;
mod theme;
mod timeline;
mod view;

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::law::Law;
use crate::model::PublicSite;
use crate::output::{Content, Output};

use frame::Frame;
use job::Subject;
use view::View;

pub use job::Job;
pub use plan::{Plan, Plans};
pub use theme::{Origin, Template, Theme, ThemeFile};

/// Every output of the site, in a fixed order; what `plans` remembers of meetings that are the same is not made again.
///
/// `folder` is the site's folder, to which attachments are relative; `law` says what notice its meetings need
/// and what each paragraph of the scheme of exemptions is about.
pub fn plan(public: &PublicSite, theme: &Theme, folder: &Path, law: &Arc<Law>, plans: &mut Plans) -> Plan {
    Plan::of(public, theme, folder, law, plans)
}

impl Plan {
    /// The output of one of its jobs; a template that is wrong is a diagnostic.
    pub fn make(&self, job: &Job, theme: &Theme) -> Result<Output, Diagnostic> {
        let content = match (job.subject(&self.atlas), job.template()) {
            (Subject::File(file), _) => Content::File(file.to_owned()),
            (Subject::Asset(bytes), _) => Content::Bytes(bytes.to_vec()),
            (subject, template) => {
                let frame = Frame::new(&self.atlas, job.address());
                let view = View::of(&subject, &frame).expect("what is not a file has a view");
                let template = template.expect("what is not a file has a template");
                Content::Bytes(theme.page(template, &view.context())?.into_bytes())
            }
        };
        Ok(Output { path: job.path().clone(), content })
    }

    /// A number for all that the template of a page sees: with the same theme, the same number makes the same bytes.
    pub fn key(&self, job: &Job) -> u64 {
        self.keys.of(job.path(), || {
            let mut hasher = DefaultHasher::new();
            (job.template(), self.view(job).to_string()).hash(&mut hasher);
            hasher.finish()
        })
    }

    /// Exactly what the template of a page sees; nothing for a file that is copied.
    pub fn view(&self, job: &Job) -> serde_json::Value {
        let frame = Frame::new(&self.atlas, job.address());
        View::of(&job.subject(&self.atlas), &frame).map_or(serde_json::Value::Null, |view| view.json())
    }
}
