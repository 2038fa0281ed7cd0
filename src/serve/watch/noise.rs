//! Tells what happens to papers from what happens beside them.

use std::path::Path;

use super::SOURCES;
use crate::files::is_ignored;

/// The path from the site's folder, with forward slashes; nothing for what no page is made from: another folder, a
/// hidden file, what an editor leaves behind.
pub(super) fn paper(root: &Path, path: &Path) -> Option<String> {
    let below = path.strip_prefix(root).ok()?;
    let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
    let is_source = SOURCES.iter().any(|source| parts.first().is_some_and(|first| first == source));
    (is_source && !parts.iter().any(|part| is_ignored(part))).then(|| parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_pages_are_made_from_counts() {
        let root = Path::new("/site");
        let seen = |path: &str| paper(root, &root.join(path)).is_some();
        for path in ["content", "content/people/r-parker.md", "themes/vale/meeting.html", "content/a/plan.pdf"] {
            assert!(seen(path), "{path}");
        }
        for path in [
            "",
            "public/index.html",
            "content/.git/index",
            "content/a/.item.md.swp",
            "content/a/4913",
            "content/item.md~",
        ] {
            assert!(!seen(path), "{path}");
        }
        assert_eq!(paper(root, Path::new("/elsewhere/content/a.md")), None);
    }
}
