//! Pages and themes: what a reader finds, what a theme may change, what a wrong template is told.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod render;

use std::collections::BTreeMap;
use std::path::Path;

use minutebook::output::Content;
use minutebook::render::{Theme, make, plan};
use render::site;

/// The pages of the site by path.
fn pages(theme: &Theme) -> BTreeMap<String, String> {
    let (public, paragraphs) = (site::public(), site::paragraphs());
    let mut pages = BTreeMap::new();
    for job in plan(&public, theme, Path::new("/site"), &paragraphs) {
        let output = make(&job, theme).unwrap_or_else(|fault| panic!("{fault:?}"));
        if let Content::Bytes(bytes) = output.content {
            pages.insert(output.path.to_string(), String::from_utf8(bytes).unwrap());
        }
    }
    pages
}

fn default_theme() -> Theme {
    let (theme, diagnostics) = Theme::load("default", &[]);
    theme.unwrap_or_else(|| panic!("{diagnostics:?}"))
}

#[test]
#[ignore = "writes the pages for a look at them"]
fn write_pages() {
    let folder = std::env::var("MINUTEBOOK_PAGES").unwrap();
    for (path, text) in pages(&default_theme()) {
        let file = Path::new(&folder).join(path);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, text).unwrap();
    }
}
