//! What lies in a folder and is no part of it: hidden files, and what editors and systems leave behind.

/// Is a file of this name no part of the site, whatever is in it?
pub fn is_ignored(name: &str) -> bool {
    is_hidden(name) || is_leftover(name)
}

/// Is a file or folder of this name hidden?
pub(super) fn is_hidden(name: &str) -> bool {
    name.starts_with('.')
}

/// Is a file of this name what an editor or a system left behind?
pub(super) fn is_leftover(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    // Word's owner file; a backup; Vim's test of a folder; Emacs' copy; a download that was never finished.
    name.starts_with("~$")
        || name.ends_with('~')
        || name == "4913"
        || (name.len() > 1 && name.starts_with('#') && name.ends_with('#'))
        || lower
            .rsplit_once('.')
            .is_some_and(|(_, extension)| matches!(extension, "tmp" | "part" | "partial" | "crdownload"))
        || matches!(lower.as_str(), "thumbs.db" | "desktop.ini")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leftovers_are_known_by_their_names() {
        for name in [".x.swp", ".~lock.report.docx#", ".DS_Store", ".git", ".#x"] {
            assert!(is_hidden(name), "{name}");
        }
        for name in
            ["~$x.docx", "x~", "4913", "#x#", "x.tmp", "X.TMP", "x.pdf.part", "Thumbs.db", "thumbs.db", "desktop.ini"]
        {
            assert!(is_leftover(name), "{name}");
        }
        for name in ["4913.md", "#", "c#", "#1 item.md", "tmp", "x.tmpl", "~x", "2018-08-30.md"] {
            assert!(!is_hidden(name) && !is_leftover(name), "{name}");
        }
    }
}
