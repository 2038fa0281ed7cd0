//! The link that opens a paper in an editor, at a line.

use std::path::Path;

use super::address::encoded;

/// The editors that are known by name, and the links that open a file in them.
const KNOWN: [(&str, &str); 8] = [
    ("vscode", "vscode://file/{path}:{line}:{column}"),
    ("vscodium", "vscodium://file/{path}:{line}:{column}"),
    ("cursor", "cursor://file/{path}:{line}:{column}"),
    ("zed", "zed://file/{path}:{line}:{column}"),
    ("sublime", "subl://open?url=file://{path}&line={line}&column={column}"),
    ("textmate", "txmt://open?url=file://{path}&line={line}&column={column}"),
    ("bbedit", "x-bbedit://open?url=file://{path}&line={line}"),
    ("idea", "idea://open?file={path}&line={line}&column={column}"),
];

/// How a link opens a paper: a template with `{path}` and perhaps `{line}` and `{column}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Editor {
    template: String,
}

impl Editor {
    /// The editor of that name, or of that template; nothing when it is neither.
    pub fn named(typed: &str) -> Option<Self> {
        let typed = typed.trim();
        if let Some((_, template)) = KNOWN.iter().find(|(name, _)| name.eq_ignore_ascii_case(typed)) {
            return Some(Self { template: (*template).to_owned() });
        }
        let (scheme, _) = typed.split_once(':')?;
        let is_scheme = scheme.starts_with(|letter: char| letter.is_ascii_alphabetic())
            && scheme.chars().all(|letter| letter.is_ascii_alphanumeric() || "+.-".contains(letter));
        // A browser runs what stands behind these, and does not open it.
        let runs = ["javascript", "data", "vbscript", "blob"].iter().any(|bad| scheme.eq_ignore_ascii_case(bad));
        (is_scheme && !runs && typed.contains("{path}")).then(|| Self { template: typed.to_owned() })
    }

    /// The names that are known, in the order of the manual.
    pub fn names() -> impl Iterator<Item = &'static str> {
        KNOWN.iter().map(|(name, _)| *name)
    }

    /// The link to a line of a file.
    pub(super) fn link(&self, file: &Path, line: usize, column: usize) -> String {
        let path = encoded(&file.to_string_lossy().replace('\\', "/"));
        let rooted = if path.starts_with('/') { path } else { format!("/{path}") };
        // `vscode://file/{path}` brings its own slash.
        let path = if self.template.contains("/{path}") && !self.template.contains("//{path}") {
            rooted.trim_start_matches('/')
        } else {
            &rooted
        };
        self.template
            .replace("{path}", path)
            .replace("{line}", &line.to_string())
            .replace("{column}", &column.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(editor: &str) -> Option<String> {
        Some(Editor::named(editor)?.link(Path::new("/home/clerk/my site/item.md"), 3, 9))
    }

    #[test]
    fn an_editor_is_known_by_its_name() {
        assert_eq!(link("vscode").as_deref(), Some("vscode://file/home/clerk/my%20site/item.md:3:9"));
        assert_eq!(
            link("TextMate").as_deref(),
            Some("txmt://open?url=file:///home/clerk/my%20site/item.md&line=3&column=9")
        );
        assert!(Editor::names().all(|name| link(name).is_some_and(|link| link.contains("/home/clerk"))));
    }

    #[test]
    fn an_editor_may_be_a_link_with_a_path_in_it() {
        assert_eq!(
            link("edit://open?f={path}:{line}").as_deref(),
            Some("edit://open?f=/home/clerk/my%20site/item.md:3")
        );
        assert_eq!(link("notepad"), None);
        assert_eq!(link("edit://open"), None);
        assert_eq!(link("javascript:alert('{path}')"), None);
    }
}
