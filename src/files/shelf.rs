//! A shelf: folders as they were when somebody last looked into them.
//!
//! Takes what may have changed; gives every [`Folder`] with its files, each the very same as before where nothing in it
//! has. Looks into all of them where anything may have changed, and where links lead from one place to another.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;
use std::sync::Arc;

use super::list::{Depth, Listing};
use super::{Error, Found};
use crate::diagnostic::Diagnostics;

/// Where something may have changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Look {
    /// Anywhere.
    Everywhere,
    /// Only at these files and folders, from the site's folder, with forward slashes, as the disk spells them.
    At(BTreeSet<String>),
}

/// The files that lie in one folder itself.
#[derive(Debug, PartialEq, Eq)]
pub struct Folder {
    /// From the site's folder, forward slashes, NFC.
    pub path: Arc<str>,
    /// Its files, sorted by the bytes of their paths.
    pub files: Vec<Found>,
}

/// The folders below one, sorted by path.
#[derive(Debug, Default)]
pub struct Shelf {
    folders: BTreeMap<Arc<str>, Arc<Folder>>,
    wrong: Diagnostics,
    /// The files whose paths the disk spells in another way.
    spelled: Vec<Found>,
    /// There are none, nothing is wrong, and no link leads from one place to another.
    is_plain: bool,
}

impl Shelf {
    /// Looks again into the folders below `root/under`, where something may have changed.
    pub fn look(&mut self, root: &Path, under: &str, look: &Look) -> Result<(), Error> {
        match look {
            Look::At(paths) if self.is_plain => {
                let ours = paths.iter().filter(|path| {
                    path.strip_prefix(under).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
                });
                for path in ours {
                    if !self.look_at(root, under, path)? {
                        return self.look_everywhere(root, under);
                    }
                }
                Ok(())
            }
            Look::At(_) | Look::Everywhere => self.look_everywhere(root, under),
        }
    }

    /// The folders, sorted by path.
    pub fn folders(&self) -> impl Iterator<Item = &Arc<Folder>> {
        self.folders.values()
    }

    /// The files whose paths the disk spells in another way.
    pub fn spelled(&self) -> &[Found] {
        &self.spelled
    }

    /// What is wrong with names and links.
    pub fn wrong(&self) -> &Diagnostics {
        &self.wrong
    }

    fn look_everywhere(&mut self, root: &Path, under: &str) -> Result<(), Error> {
        let before = std::mem::take(self);
        let Some(mut listing) = Listing::begin(root, under)? else { return Ok(()) };
        let folder = listing.folder.clone();
        listing.walk(&folder, Depth::All)?;
        let top = listing.path(&folder);
        let has_links = listing.has_links;
        let folders = std::mem::take(&mut listing.folders);
        let (found, wrong) = listing.sorted();
        self.spelled = found.iter().filter(|found| !is_plain(root, found)).cloned().collect();
        self.is_plain = !has_links && wrong.is_empty() && self.spelled.is_empty();
        self.wrong = wrong;
        self.put(folders.into_iter().chain([top]), found, &before.folders);
        Ok(())
    }

    /// Looks at one path; gives whether that was enough to know what there is.
    fn look_at(&mut self, root: &Path, under: &str, path: &str) -> Result<bool, Error> {
        // The nearest folder that is known: a new one is met on the way down from it.
        let parents = path.match_indices('/').map(|(end, _)| &path[..end]).rev();
        let Some(folder) = { parents }.find(|folder| self.folders.contains_key(*folder)).map(ToOwned::to_owned) else {
            return Ok(false);
        };
        let Some(mut listing) = Listing::begin(root, under)? else { return Ok(false) };
        listing.walk(&root.join(&folder), Depth::One)?;
        let inner = std::mem::take(&mut listing.folders);
        let is_new = |inner: &&Arc<str>| !self.folders.contains_key(*inner) || &***inner == path;
        for inner in inner.iter().filter(is_new) {
            listing.walk(&root.join(&**inner), Depth::All)?;
        }
        let has_links = listing.has_links;
        let deeper = std::mem::take(&mut listing.folders);
        let (found, wrong) = listing.sorted();
        if has_links || !wrong.is_empty() || !found.iter().all(|found| is_plain(root, found)) {
            return Ok(false);
        }
        let kept: BTreeSet<Arc<str>> = inner.iter().cloned().collect();
        let walked: Vec<Arc<str>> = inner.iter().filter(is_new).cloned().collect();
        let mut before = BTreeMap::new();
        let prefix = format!("{folder}/");
        let below: Vec<Arc<str>> = self
            .folders
            .range::<str, _>((std::ops::Bound::Excluded(&*folder), std::ops::Bound::Unbounded))
            .map(|(path, _)| path.clone())
            .take_while(|path| path.starts_with(&prefix) || **path < *prefix)
            .filter(|path| path.starts_with(&prefix))
            .collect();
        for path in below {
            let end = path[prefix.len()..].find('/').map_or(path.len(), |end| prefix.len() + end);
            if !kept.contains(&path[..end]) || walked.iter().any(|walked| **walked == path[..end]) {
                before.extend(self.folders.remove_entry(&path));
            }
        }
        before.extend(self.folders.remove_entry(&*folder));
        self.put(walked.into_iter().chain(deeper).chain([folder.into()]), found, &before);
        Ok(true)
    }

    /// Puts files into their folders; a folder in which nothing has changed stays the very same.
    fn put(
        &mut self,
        folders: impl Iterator<Item = Arc<str>>,
        found: Vec<Found>,
        before: &BTreeMap<Arc<str>, Arc<Folder>>,
    ) {
        let mut files: HashMap<Arc<str>, Vec<Found>> = folders.map(|folder| (folder, Vec::new())).collect();
        for found in found {
            let (folder, _) = found.path.rsplit_once('/').unwrap_or_default();
            match files.get_mut(folder) {
                Some(files) => files.push(found),
                None => {
                    files.insert(folder.into(), vec![found]);
                }
            }
        }
        for (path, files) in files {
            let same = before.get(&path).filter(|before| proves_the_same(&files, &before.files)).map(Arc::clone);
            let folder = same.unwrap_or_else(|| Arc::new(Folder { path: path.clone(), files }));
            self.folders.insert(path, folder);
        }
    }
}

/// Are these the files that there were before, beyond doubt?
fn proves_the_same(files: &[Found], before: &[Found]) -> bool {
    let is_same =
        |(now, before): (&Found, &Found)| now.path == before.path && now.stamp.proves_the_same_as(&before.stamp);
    files.len() == before.len() && files.iter().zip(before).all(is_same)
}

/// Is the path of a file the one by which the disk knows it?
fn is_plain(root: &Path, found: &Found) -> bool {
    found.path.is_ascii() || *found.absolute == *root.join(&*found.path)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// A folder with these empty files in it, and a shelf that has seen it.
    fn seen(files: &[&str]) -> (tempfile::TempDir, Shelf) {
        let folder = tempfile::tempdir().unwrap();
        for file in files {
            super::super::create_new(&folder.path().join(file), b"").unwrap();
        }
        let mut shelf = Shelf::default();
        shelf.look(folder.path(), "content", &Look::Everywhere).unwrap();
        (folder, shelf)
    }

    /// Looks at some paths; gives the folders and files that are known, and checks that they are all that there are.
    fn look(root: &Path, shelf: &mut Shelf, at: &[&str]) -> Vec<String> {
        shelf.look(root, "content", &Look::At(at.iter().map(ToString::to_string).collect())).unwrap();
        let mut all = Shelf::default();
        all.look(root, "content", &Look::Everywhere).unwrap();
        assert_eq!(names(shelf), names(&all));
        names(shelf)
    }

    fn names(shelf: &Shelf) -> Vec<String> {
        shelf
            .folders()
            .flat_map(|folder| {
                [folder.path.to_string()].into_iter().chain(folder.files.iter().map(|found| found.path.to_string()))
            })
            .collect()
    }

    #[test]
    fn only_the_folders_that_were_named_are_looked_into() {
        let (folder, mut shelf) = seen(&["content/a/x.md", "content/b/x.md"]);
        let root = folder.path();
        fs::write(root.join("content/a/y.md"), "").unwrap();
        fs::write(root.join("content/b/y.md"), "").unwrap();
        shelf.look(root, "content", &Look::At(["content/a/y.md".to_owned()].into())).unwrap();
        assert_eq!(
            names(&shelf),
            ["content", "content/a", "content/a/x.md", "content/a/y.md", "content/b", "content/b/x.md"]
        );
    }

    #[test]
    fn folders_that_come_and_go_are_seen_with_all_that_is_in_them() {
        let (folder, mut shelf) = seen(&["content/a/deep/x.md", "content/a-b/x.md", "content/site.yaml"]);
        let root = folder.path();
        fs::rename(root.join("content/a"), root.join("content/c")).unwrap();
        let moved = [
            "content",
            "content/site.yaml",
            "content/a-b",
            "content/a-b/x.md",
            "content/c",
            "content/c/deep",
            "content/c/deep/x.md",
        ];
        assert_eq!(look(root, &mut shelf, &["content/a", "content/c"]), moved);
        fs::create_dir_all(root.join("content/d/e/f")).unwrap();
        fs::write(root.join("content/d/e/f/x.md"), "").unwrap();
        assert!(look(root, &mut shelf, &["content/d/e/f/x.md"]).contains(&"content/d/e/f/x.md".to_owned()));
        fs::remove_dir_all(root.join("content/d/e")).unwrap();
        look(root, &mut shelf, &["content/d/e/f/x.md", "content/d/e/f", "content/d/e"]);
        fs::remove_dir_all(root.join("content")).unwrap();
        assert_eq!(look(root, &mut shelf, &["content/c/deep/x.md", "content"]), [""; 0]);
    }

    #[test]
    fn a_folder_that_is_replaced_by_another_is_looked_into() {
        let (folder, mut shelf) = seen(&["content/a/b/x.md", "elsewhere/b/y.md"]);
        let root = folder.path();
        fs::remove_dir_all(root.join("content/a")).unwrap();
        fs::rename(root.join("elsewhere"), root.join("content/a")).unwrap();
        assert_eq!(look(root, &mut shelf, &["content/a"]), ["content", "content/a", "content/a/b", "content/a/b/y.md"]);
    }

    #[cfg(unix)]
    #[test]
    fn where_links_lead_about_everything_is_looked_at() {
        let (folder, mut shelf) = seen(&["content/a/x.md", "content/b/x.md"]);
        let root = folder.path();
        std::os::unix::fs::symlink("a", root.join("content/c")).unwrap();
        look(root, &mut shelf, &["content/c"]);
        fs::write(root.join("content/a/y.md"), "").unwrap();
        assert!(look(root, &mut shelf, &["content/a/y.md"]).contains(&"content/c/y.md".to_owned()));
    }

    #[test]
    fn a_folder_in_which_nothing_changed_stays_the_same() {
        let (folder, mut shelf) = seen(&["content/a/x.md", "content/b/x.md"]);
        let before: Vec<Arc<Folder>> = shelf.folders().cloned().collect();
        fs::write(folder.path().join("content/b/x.md"), "longer").unwrap();
        look(folder.path(), &mut shelf, &["content/b/x.md"]);
        let same: Vec<bool> = shelf.folders().zip(&before).map(|(now, before)| Arc::ptr_eq(now, before)).collect();
        assert_eq!(same, [true, true, false]);
    }
}
