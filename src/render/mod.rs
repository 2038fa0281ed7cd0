//! Public site and theme to pages.
//!
//! Takes a [`PublicSite`](crate::model::PublicSite) and a [`Theme`]. [`plan`] looks at the whole site and gives one
//! [`Job`] for each page, asset and attachment; it is cheap and always runs. [`make`] turns one job into one output;
//! it is pure, so jobs may be made in any order and at once. [`view`] shows what the template of a page sees.
//! Reading theme files, threads and writing are left to others; nothing withheld can be reached from here.

mod atlas;
mod frame;
mod html;
mod language;
mod plan;
mod theme;
mod view;

use std::path::Path;

use crate::diagnostic::Diagnostic;
use crate::law::Law;
use crate::model::PublicSite;
use crate::output::{Content, Output};

use frame::Frame;
use plan::Subject;
use view::View;

pub use plan::Job;
pub use theme::{Origin, Template, Theme, ThemeFile};

/// Every output of the site, in a fixed order.
///
/// `folder` is the site's folder, to which attachments are relative; `law` says what notice its meetings need
/// and what each paragraph of the scheme of exemptions is about.
pub fn plan<'a>(public: &'a PublicSite, theme: &'a Theme, folder: &'a Path, law: &'a Law) -> Vec<Job<'a>> {
    plan::plan(public, theme, folder, law)
}

/// The output of one job; a template that is wrong is a diagnostic.
pub fn make(job: &Job<'_>, theme: &Theme) -> Result<Output, Diagnostic> {
    let content = match (&job.subject, job.template()) {
        (Subject::File(file), _) => Content::File(file.clone()),
        (Subject::Asset(bytes), _) => Content::Bytes(bytes.to_vec()),
        (subject, template) => {
            let frame = Frame::new(&job.atlas, job.address());
            let view = View::of(subject, &frame).expect("what is not a file has a view");
            let template = template.expect("what is not a file has a template");
            Content::Bytes(theme.page(template, &view.context())?.into_bytes())
        }
    };
    Ok(Output { path: job.path().clone(), content })
}

/// Exactly what the template of a page sees; nothing for a file that is copied.
pub fn view(job: &Job<'_>) -> serde_json::Value {
    let frame = Frame::new(&job.atlas, job.address());
    View::of(&job.subject, &frame).map_or(serde_json::Value::Null, |view| view.json())
}
