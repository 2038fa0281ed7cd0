//! The theme: the site's own files over what is built in; listed, and copied to be changed.

use std::sync::Arc;

use super::memo::Memo;
use super::{Error, Options};
use crate::diagnostic::{Diagnostics, nearest};
use crate::files::{self, Found};
use crate::paper::read_settings;
use crate::render::{Origin, Template, Theme, ThemeFile};

/// A template as it is listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateInfo {
    /// Its name (`meeting.html`).
    pub name: String,
    /// What it makes ("the page of a meeting").
    pub makes: String,
    /// "built in", or the file of the site that stands in its place.
    pub origin: String,
}

/// The theme of that name, or nothing with a message; the one that was made before, where its files are the same.
pub(super) fn remembered(
    options: &Options,
    name: &str,
    memo: &mut Memo,
    diagnostics: &mut Diagnostics,
) -> Result<Option<Arc<Theme>>, Error> {
    let (overrides, wrong) = files_of(options, name)?;
    diagnostics.append(wrong);
    let known = memo.theme.as_ref().filter(|(before, files, ..)| before == name && *files == overrides);
    if let Some((.., theme, wrong)) = known {
        diagnostics.append(wrong.clone());
        return Ok(Some(Arc::clone(theme)));
    }
    let (theme, wrong) = Theme::load(name, &overrides);
    diagnostics.append(wrong.clone());
    memo.theme = theme.map(|theme| (name.to_owned(), overrides, Arc::new(theme), wrong));
    Ok(memo.theme.as_ref().map(|(.., theme, _)| Arc::clone(theme)))
}

/// The theme of that name, or nothing with a message.
fn load(options: &Options, name: &str, diagnostics: &mut Diagnostics) -> Result<Option<Theme>, Error> {
    let (overrides, wrong) = files_of(options, name)?;
    diagnostics.append(wrong);
    let (theme, wrong) = Theme::load(name, &overrides);
    diagnostics.append(wrong);
    Ok(theme)
}

/// The site's own files of the theme of that name.
fn files_of(options: &Options, name: &str) -> Result<(Vec<ThemeFile>, Diagnostics), Error> {
    let folder = format!("themes/{name}");
    let (found, wrong) = files::list(&options.root, &folder)?;
    let read = |found: &Found| -> Result<ThemeFile, Error> {
        let path = found.path.strip_prefix(&folder).unwrap_or(&found.path).trim_start_matches('/');
        Ok(ThemeFile { path: path.into(), file: found.path.clone(), bytes: files::read_bytes(found)?.into() })
    };
    Ok((found.iter().map(read).collect::<Result<_, Error>>()?, wrong))
}

/// The templates of the site's theme, sorted by name.
pub fn templates(options: &Options) -> Result<Vec<TemplateInfo>, Error> {
    let name = name(options)?;
    let listed = |template: &Template| TemplateInfo {
        name: template.name.to_string(),
        makes: template.makes.to_owned(),
        origin: match template.origin {
            Origin::BuiltIn => "built in".to_owned(),
            Origin::Site => format!("themes/{name}/{}", template.name),
        },
    };
    // A theme that does not load can be listed all the same: what is built in is there to be copied.
    let theme = load(options, &name, &mut Diagnostics::new())?.or_else(default);
    Ok(theme.iter().flat_map(Theme::templates).map(listed).collect())
}

/// Copies a template that is built in into the site's theme, and gives the path from the site's folder.
pub fn copy_template(options: &Options, template: &str) -> Result<String, Error> {
    let theme = default();
    let templates = theme.iter().flat_map(Theme::templates);
    let Some(text) = templates.clone().find(|known| &*known.name == template).and_then(|known| known.built_in) else {
        let hint = match nearest(template, templates.map(|known| &*known.name)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "`minutebook theme list` lists those there are".to_owned(),
        };
        return Err(Error::NoTemplate { name: template.to_owned(), hint });
    };
    let path = format!("themes/{}/{template}", name(options)?);
    files::create_new(&options.root.join(&path), text.as_bytes())?;
    Ok(path)
}

/// The text of a file of the default theme, by the path that messages give it.
pub(super) fn built_in_text(file: &str) -> Option<&'static str> {
    let name = file.strip_prefix("themes/default/")?;
    default()?.templates().iter().find(|template| &*template.name == name)?.built_in
}

/// The theme that is built in.
fn default() -> Option<Theme> {
    Theme::load("default", &[]).0
}

/// The name of the theme: the one asked for, else the one the settings name.
fn name(options: &Options) -> Result<String, Error> {
    if let Some(name) = &options.theme {
        return Ok(name.clone());
    }
    let (found, _) = files::list(&options.root, "content")?;
    let settings = found.iter().find(|found| &*found.path == "content/site.yaml");
    let text: Arc<str> = match settings.map(files::read_text).transpose()? {
        Some(Ok(text)) => text,
        Some(Err(_)) | None => "".into(),
    };
    Ok(read_settings(&"content/site.yaml".into(), &text).0.settings.theme)
}
