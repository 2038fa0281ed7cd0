//! What lies in a folder: its files, sorted, and what is wrong with their names and links.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use unicode_normalization::{UnicodeNormalization, is_nfc};
use walkdir::{DirEntry, WalkDir};

use super::leftover::{is_hidden, is_leftover};
use super::{Error, Found, Stamp};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};

/// Lists all files below `root/under`, sorted by the bytes of their paths; a missing folder is an empty list.
///
/// Hidden files, leftovers and what is no regular file are not there. A link is followed where it stays
/// inside `root/under`, and is a diagnostic where it does not.
pub fn list(root: &Path, under: &str) -> Result<(Vec<Found>, Diagnostics), Error> {
    let Some(mut listing) = Listing::begin(root, under)? else { return Ok((Vec::new(), Diagnostics::new())) };
    let folder = listing.folder.clone();
    listing.walk(&folder, Depth::All)?;
    Ok(listing.sorted())
}

/// Files and folders as they are met.
pub(super) struct Listing<'a> {
    pub(super) folder: PathBuf,
    real: PathBuf,
    under: &'a str,
    found: Vec<Found>,
    /// The folders that are part of the site.
    pub(super) folders: Vec<Arc<str>>,
    /// A link was met: what it leads to may change elsewhere.
    pub(super) has_links: bool,
    diagnostics: Diagnostics,
}

/// How far a walk goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Depth {
    /// Into every folder.
    All,
    /// Into no folder.
    One,
}

impl<'a> Listing<'a> {
    /// A listing of what is below `root/under`; nothing where there is no such folder.
    pub(super) fn begin(root: &Path, under: &'a str) -> Result<Option<Self>, Error> {
        let folder = root.join(under);
        let real = match folder.canonicalize() {
            Ok(real) => real,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(source) => return Err(Error::Read { path: folder, source }),
        };
        if !real.is_dir() {
            return Err(Error::Read { path: folder, source: ErrorKind::NotADirectory.into() });
        }
        let (found, folders, diagnostics) = (Vec::new(), Vec::new(), Diagnostics::new());
        Ok(Some(Self { folder, real, under, found, folders, has_links: false, diagnostics }))
    }

    /// Walks through a folder.
    pub(super) fn walk(&mut self, folder: &Path, depth: Depth) -> Result<(), Error> {
        let walk = WalkDir::new(folder).follow_links(true).min_depth(1);
        let mut walk = match depth {
            Depth::All => walk,
            Depth::One => walk.max_depth(1),
        }
        .into_iter();
        while let Some(next) = walk.next() {
            match next {
                Ok(entry) => {
                    self.has_links |= entry.path_is_symlink();
                    if !self.is_wanted(&entry)? {
                        if entry.file_type().is_dir() {
                            walk.skip_current_dir();
                        }
                    } else if entry.file_type().is_file() {
                        self.add(&entry)?;
                    } else if entry.file_type().is_dir() {
                        self.folders.push(self.path(entry.path()));
                    }
                }
                Err(error) => self.explain(error)?,
            }
        }
        Ok(())
    }

    /// Is this file or folder part of the site? Says so where it should be and cannot.
    fn is_wanted(&mut self, entry: &DirEntry) -> Result<bool, Error> {
        let name = entry.file_name();
        let shown = name.to_string_lossy();
        if is_hidden(&shown) || (is_leftover(&shown) && !entry.file_type().is_dir()) {
            return Ok(false);
        }
        let place = self.place(entry.path());
        if name.to_str().is_none() {
            self.diagnostics.push(
                Diagnostic::new(Code::NotUtf8, place, "the name of this file is not UTF-8")
                    .hint("give it another name, of letters, digits and hyphens"),
            );
            return Ok(false);
        }
        if shown.contains(|letter: char| letter == '\\' || letter.is_control()) {
            self.diagnostics.push(
                Diagnostic::new(Code::FileUnplaced, place, "the name of this file has a sign that no address can have")
                    .hint("give it another name, of letters, digits and hyphens"),
            );
            return Ok(false);
        }
        if entry.path_is_symlink() {
            let leads = entry.path().canonicalize();
            let leads = leads.map_err(|source| Error::Read { path: entry.path().into(), source })?;
            if !leads.starts_with(&self.real) {
                // As it was made, which is the same on every machine.
                let typed = entry.path().read_link().unwrap_or(leads);
                self.diagnostics.push(
                    Diagnostic::new(
                        Code::SymlinkOutside,
                        place,
                        format!("this link leads out of `{}`, to `{}`", self.under, typed.display()),
                    )
                    .hint("put a copy of the file here instead of the link"),
                );
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn add(&mut self, entry: &DirEntry) -> Result<(), Error> {
        match entry.metadata().map_err(io::Error::from) {
            Ok(metadata) => self.found.push(Found {
                path: self.path(entry.path()),
                absolute: entry.path().into(),
                size: metadata.len(),
                stamp: Stamp::of(&metadata),
            }),
            // An editor saved in this very moment.
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(source) => return Err(Error::Read { path: entry.path().into(), source }),
        }
        Ok(())
    }

    /// Turns a link that leads nowhere into a diagnostic, and leaves the rest to the world.
    fn explain(&mut self, error: walkdir::Error) -> Result<(), Error> {
        let path = error.path().unwrap_or(&self.folder).to_owned();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if is_hidden(&name) || is_leftover(&name) {
            return Ok(());
        }
        let circular = error.loop_ancestor().is_some();
        let source = io::Error::from(error);
        let is_link = path.is_symlink();
        let message = match source.kind() {
            _ if circular => "this link leads back to a folder that it lies in".to_owned(),
            ErrorKind::NotFound if is_link => {
                let leads = path.read_link().unwrap_or_default();
                format!("this link leads to `{}`, which is not there", leads.display())
            }
            // The standard library has no stable name for the kind of error that a link to itself is.
            _ if is_link && path.metadata().is_err() => "this link leads in a circle".to_owned(),
            ErrorKind::NotFound => return Ok(()),
            _ => return Err(Error::Read { path, source }),
        };
        self.diagnostics.push(
            Diagnostic::new(Code::SymlinkBroken, self.place(&path), message)
                .hint("delete the link, or put a copy of the file here instead of it"),
        );
        Ok(())
    }

    fn place(&self, path: &Path) -> Place {
        Place::file(self.path(path))
    }

    /// The path from the site's folder, with forward slashes, each letter spelled in the one way (NFC).
    pub(super) fn path(&self, path: &Path) -> Arc<str> {
        let below = path.strip_prefix(&self.folder).unwrap_or(path);
        let mut joined = self.under.trim_matches('/').to_owned();
        for part in below {
            if !joined.is_empty() {
                joined.push('/');
            }
            joined.push_str(&part.to_string_lossy());
        }
        if is_nfc(&joined) { joined.into() } else { joined.nfc().collect::<String>().into() }
    }

    /// What was met, sorted by path.
    pub(super) fn sorted(mut self) -> (Vec<Found>, Diagnostics) {
        self.found.sort_by(|a, b| (&a.path, &a.absolute).cmp(&(&b.path, &b.absolute)));
        self.found.dedup_by(|second, first| {
            let same = second.path == first.path;
            if same {
                self.diagnostics.push(
                    Diagnostic::new(
                        Code::AddressRepeated,
                        Place::file(first.path.clone()),
                        "two files have this name, with its accents spelled in two ways",
                    )
                    .hint("delete one of the two, or give it another name"),
                );
            }
            same
        });
        self.diagnostics.sort();
        (self.found, self.diagnostics)
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::ffi::OsStr;
    use std::fs;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;

    use super::*;

    /// A folder with these empty files in it.
    fn folder(files: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for file in files {
            super::super::create_new(&folder.path().join(file), b"").unwrap();
        }
        folder
    }

    /// What `list` says of `content`: the paths, then the diagnostics, a line each.
    fn listed(root: &Path) -> String {
        let (found, diagnostics) = list(root, "content").unwrap();
        let mut lines: Vec<String> = found.iter().map(|found| found.path.to_string()).collect();
        let root = root.canonicalize().unwrap();
        lines.extend(diagnostics.iter().map(|diagnostic| {
            let message = diagnostic.message.replace(root.to_str().unwrap(), "ROOT");
            format!("{} {}: {message}", diagnostic.code, diagnostic.place().file)
        }));
        lines.join("\n")
    }

    #[test]
    fn files_are_sorted_by_the_bytes_of_their_paths() {
        let folder = folder(&["content/b.md", "content/a/z.md", "content/a.md", "content/a-1/x", "content/Ä", "out"]);
        assert_eq!(listed(folder.path()), "content/a-1/x\ncontent/a.md\ncontent/a/z.md\ncontent/b.md\ncontent/Ä");
    }

    #[test]
    fn a_missing_folder_is_an_empty_list() {
        assert_eq!(listed(folder(&[]).path()), "");
    }

    #[test]
    fn hidden_files_and_leftovers_are_not_listed() {
        let folder = folder(&["content/.git/a", "content/~$a.docx", "content/a.md", "content/a.md~", "content/b.tmp"]);
        symlink("clerk@desk.4242", folder.path().join("content/.#a.md")).unwrap();
        assert_eq!(listed(folder.path()), "content/a.md");
    }

    #[test]
    fn a_link_that_leads_out_is_named_with_where_it_leads() {
        let folder = folder(&["content/a.md", "secret/b.md"]);
        symlink("../secret", folder.path().join("content/people")).unwrap();
        symlink("/etc/passwd", folder.path().join("content/z.md")).unwrap();
        assert_eq!(
            listed(folder.path()),
            "content/a.md\n\
             symlink-outside content/people: this link leads out of `content`, to `../secret`\n\
             symlink-outside content/z.md: this link leads out of `content`, to `/etc/passwd`"
        );
    }

    #[test]
    fn a_link_that_stays_inside_is_followed() {
        let folder = folder(&["content/a/plan.pdf"]);
        symlink("a", folder.path().join("content/b")).unwrap();
        symlink("a/plan.pdf", folder.path().join("content/c.pdf")).unwrap();
        assert_eq!(listed(folder.path()), "content/a/plan.pdf\ncontent/b/plan.pdf\ncontent/c.pdf");
    }

    #[test]
    fn the_folder_itself_may_be_a_link() {
        let folder = folder(&["elsewhere/a.md", "elsewhere/b.md"]);
        symlink("elsewhere", folder.path().join("content")).unwrap();
        symlink("a.md", folder.path().join("elsewhere/c.md")).unwrap();
        assert_eq!(listed(folder.path()), "content/a.md\ncontent/b.md\ncontent/c.md");
    }

    #[test]
    fn links_that_lead_nowhere_are_named() {
        let folder = folder(&["content/a/b.md"]);
        symlink("..", folder.path().join("content/a/back")).unwrap();
        symlink("gone.md", folder.path().join("content/c.md")).unwrap();
        symlink("d.md", folder.path().join("content/d.md")).unwrap();
        assert_eq!(
            listed(folder.path()),
            "content/a/b.md\n\
             symlink-broken content/a/back: this link leads back to a folder that it lies in\n\
             symlink-broken content/c.md: this link leads to `gone.md`, which is not there\n\
             symlink-broken content/d.md: this link leads in a circle"
        );
    }

    #[test]
    fn accents_spelled_in_two_parts_are_read_as_one_letter() {
        let folder = folder(&["content/cafe\u{301}.md"]);
        let (found, _) = list(folder.path(), "content").unwrap();
        assert_eq!(&*found[0].path, "content/caf\u{e9}.md");
        assert_eq!(super::super::read_bytes(&found[0]).unwrap(), b"");
    }

    #[test]
    fn one_name_spelled_in_two_ways_is_a_diagnostic() {
        let folder = folder(&["content/cafe\u{301}.md", "content/caf\u{e9}.md"]);
        assert_eq!(
            listed(folder.path()),
            "content/café.md\naddress-repeated content/café.md: \
             two files have this name, with its accents spelled in two ways"
        );
    }

    #[test]
    fn names_that_no_address_can_have_are_named() {
        let folder = folder(&["content/a\\b.md", "content/ok.md"]);
        fs::write(folder.path().join("content").join(OsStr::from_bytes(b"caf\xe9.md")), "").unwrap();
        assert_eq!(
            listed(folder.path()),
            "content/ok.md\n\
             file-unplaced content/a\\b.md: the name of this file has a sign that no address can have\n\
             not-utf8 content/caf\u{fffd}.md: the name of this file is not UTF-8"
        );
    }

    #[test]
    fn what_is_no_regular_file_is_never_opened() {
        let folder = folder(&["content/a.md"]);
        let _socket = UnixListener::bind(folder.path().join("content/socket")).unwrap();
        symlink("/dev/zero", folder.path().join("content/zero")).unwrap();
        assert_eq!(
            listed(folder.path()),
            "content/a.md\nsymlink-outside content/zero: this link leads out of `content`, to `/dev/zero`"
        );
    }
}
