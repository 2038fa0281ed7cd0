//! Everything about pages and themes, and what these tests share.

mod august;
mod committees;
mod faults;
mod meetings;
mod overrides;
mod pages;
mod site;
mod view;
mod words;
mod writing;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use minutebook::model::{Audience, PublicSite, Site};
use minutebook::output::Content;
use minutebook::render::{Plan, Plans, Theme, ThemeFile};

/// The default theme.
fn default_theme() -> Theme {
    theme(&[])
}

/// A theme of the default and these files.
fn theme(files: &[(&str, &str)]) -> Theme {
    let (theme, diagnostics) = Theme::load("default", &overrides(files));
    theme.unwrap_or_else(|| panic!("{diagnostics:?}"))
}

/// A site's own files, by path and text.
fn overrides(files: &[(&str, &str)]) -> Vec<ThemeFile> {
    let file = |(path, text): &(&str, &str)| ThemeFile {
        path: (*path).into(),
        file: format!("themes/mine/{path}").into(),
        bytes: text.as_bytes().into(),
    };
    files.iter().map(file).collect()
}

/// A site, planned.
fn plan(public: &PublicSite, theme: &Theme) -> Plan {
    minutebook::render::plan(public, theme, Path::new("/site"), &Arc::new(site::law()), &mut Plans::default())
}

/// The pages and assets of the rich site, by path.
fn pages(theme: &Theme) -> BTreeMap<String, String> {
    pages_of(&site::site(), theme)
}

/// The pages and assets of a site, by path.
fn pages_of(site: &Site, theme: &Theme) -> BTreeMap<String, String> {
    let (public, _) = PublicSite::of(&Arc::new(site.clone()), Audience::Public, site::TODAY);
    let plan = plan(&public, theme);
    let mut pages = BTreeMap::new();
    for job in plan.jobs() {
        let output = plan.make(job, theme).unwrap_or_else(|fault| panic!("{fault:?}"));
        if let Content::Bytes(bytes) = output.content {
            pages.insert(output.path.to_string(), String::from_utf8(bytes).unwrap());
        }
    }
    pages
}
