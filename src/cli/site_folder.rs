//! The site's folder: where it is, and how a file in it is opened from here.

use std::path::{Component, Path, PathBuf};

use super::exit::Failure;

/// The folder that holds `content/`, as it is reached from the current folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SiteFolder {
    /// The way there: as it was typed, or `.`, `..`, `../..` when it was found upwards.
    path: PathBuf,
    /// The folders between the site's folder and the current one, when it was found upwards.
    within: Vec<String>,
}

impl SiteFolder {
    /// Takes the folder that was typed, or looks for one from `here` upwards as `git` does.
    pub(super) fn find(typed: Option<&Path>, here: &Path) -> Result<Self, Failure> {
        match typed {
            Some(typed) => Self::typed(typed, here),
            None => Self::above(here),
        }
    }

    /// The current folder.
    pub(super) fn in_current() -> Self {
        Self { path: ".".into(), within: Vec::new() }
    }

    fn typed(typed: &Path, here: &Path) -> Result<Self, Failure> {
        let folder = here.join(typed);
        let shown = typed.display();
        if folder.join("content").is_dir() {
            return Ok(Self { path: typed.to_owned(), within: Vec::new() });
        }
        if folder.join("site.yaml").is_file() && folder.canonicalize().is_ok_and(|path| path.ends_with("content")) {
            let path = match typed.parent().filter(|_| typed.ends_with("content")) {
                Some(above) if above.as_os_str().is_empty() => PathBuf::from("."),
                Some(above) => above.to_owned(),
                None => typed.join(".."),
            };
            return Ok(Self { path, within: Vec::new() });
        }
        if folder.is_dir() {
            let around = folder.ancestors().skip(1).find(|folder| folder.join("content").is_dir());
            let hint = match around.and_then(|around| around.strip_prefix(here).ok()) {
                Some(around) if around.as_os_str().is_empty() => "leave it out: the site is this folder".to_owned(),
                Some(around) => format!("did you mean `{}`?", around.display()),
                None => format!("to start a site, type `minutebook new site {}`", typed.join("my-site").display()),
            };
            return Err(Failure::usage(
                format!("`{shown}` is not the folder of a site: it holds no `content` folder"),
                hint,
            ));
        }
        Err(Failure::usage(
            format!("there is no folder `{shown}`"),
            format!("to start a site there, type `minutebook new site {shown}`"),
        ))
    }

    fn above(here: &Path) -> Result<Self, Failure> {
        let holds = |name: &str| here.ancestors().position(|folder| folder.join(name).exists());
        let Some(steps) = holds("content/site.yaml").or_else(|| holds("content")) else {
            return Err(Failure::usage(
                "there is no site here: neither this folder nor one above it holds a `content` folder",
                "to start a site, type `minutebook new site DIR` with the name of a new folder",
            ));
        };
        let names: Vec<String> =
            here.components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
        let path = if steps == 0 { PathBuf::from(".") } else { std::iter::repeat_n("..", steps).collect() };
        Ok(Self { path, within: names[names.len() - steps..].to_vec() })
    }

    /// The folder itself, from the current one.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// A file of the site (`content/people/r-parker.md`) as it is opened from the current folder.
    pub(super) fn shown(&self, file: &str) -> String {
        if self.within.is_empty() {
            let path = self.path.join(file);
            let parts = path.components().filter(|part| *part != Component::CurDir);
            return named(&parts.collect::<PathBuf>());
        }
        let parts: Vec<&str> = file.split('/').collect();
        let shared = parts.iter().zip(&self.within).take_while(|(part, folder)| *part == folder).count();
        let steps = self.within.len() - shared;
        let names = &parts[shared..];
        std::iter::repeat_n("..", steps).chain(names.iter().copied()).collect::<Vec<_>>().join("/")
    }

    /// What was typed as the name of a paper, from the site's folder when it is the path of a file or folder in it.
    pub(super) fn unshown(&self, typed: &str, here: &Path) -> String {
        let inside = here.join(typed).canonicalize().ok().and_then(|path| {
            let root = here.join(&self.path).canonicalize().ok()?;
            Some(named(path.strip_prefix(root).ok()?))
        });
        inside.unwrap_or_else(|| typed.to_owned())
    }
}

/// A path as it is named in a message, with forward slashes.
pub(super) fn named(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// A site in `council/` and the folder that holds it.
    fn with_site() -> tempfile::TempDir {
        let home = tempfile::tempdir().expect("a folder for the site");
        fs::create_dir_all(home.path().join("council/content/people")).expect("the folder is new");
        fs::write(home.path().join("council/content/site.yaml"), "").expect("the file is new");
        home
    }

    fn shown(typed: Option<&str>, here: &Path) -> String {
        let folder = SiteFolder::find(typed.map(Path::new), here).expect("the site is found");
        folder.shown("content/people/r-parker.md")
    }

    #[test]
    fn a_file_is_named_as_it_is_opened_from_here() {
        let home = with_site();
        let site = home.path().join("council");
        assert_eq!(shown(None, &site), "content/people/r-parker.md");
        assert_eq!(shown(None, &site.join("content")), "people/r-parker.md");
        assert_eq!(shown(None, &site.join("content/people")), "r-parker.md");
        assert_eq!(shown(Some("."), &site), "content/people/r-parker.md");
        assert_eq!(shown(Some("council"), home.path()), "council/content/people/r-parker.md");
        assert_eq!(shown(Some("../.."), &site.join("content/people")), "../../content/people/r-parker.md");
    }

    #[test]
    fn a_file_beside_the_content_is_reached_upwards() {
        let home = with_site();
        let folder = SiteFolder::find(None, &home.path().join("council/content/people")).expect("the site is found");
        assert_eq!(folder.shown("public"), "../../public");
        assert_eq!(folder.path(), Path::new("../.."));
    }

    #[test]
    fn the_content_folder_is_taken_for_its_site() {
        let home = with_site();
        let folder = SiteFolder::find(Some(Path::new("council/content")), home.path()).expect("the site is found");
        assert_eq!(folder.path(), Path::new("council"));
        assert_eq!(shown(Some("content"), &home.path().join("council")), "content/people/r-parker.md");
        assert_eq!(shown(Some("."), &home.path().join("council/content")), "../content/people/r-parker.md");
    }

    #[test]
    fn a_site_with_settings_is_preferred_to_a_nearer_folder_without() {
        let home = with_site();
        let nearer = home.path().join("council/content/people/content");
        fs::create_dir(&nearer).expect("the folder is new");
        assert_eq!(shown(None, &nearer), "../r-parker.md");
    }
}
