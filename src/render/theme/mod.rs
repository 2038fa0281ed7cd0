//! A theme: templates, assets and `theme.toml`, the site's own over the ones built in.
//!
//! Takes a name and the site's own files; gives a [`Theme`] that turns a view into a page. A site overrides
//! template by template and file by file. Never reads a file.

mod assets;
mod built_in;
mod colour;
mod design;
mod faults;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use serde::Deserialize;
use tera::{Context, Tera};

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, nearest};
use assets::Asset;
use design::Design;

/// The name of the theme that is built in.
const DEFAULT: &str = "default";
/// What stands before the names of templates that are built in, so that a site's own may extend them.
const BUILT_IN: &str = "default/";
/// The folder of a theme whose files are published as they are.
const ASSETS: &str = "assets/";
/// The file of the theme that says its options and its design.
const THEME_TOML: &str = "theme.toml";
/// The file in which some hosts read what pages may load.
const HEADERS: &str = "_headers";
/// The stylesheet, before which the design is put.
const STYLE: &str = "assets/style.css";

/// A file of a site's own theme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemeFile {
    /// Where it stands in the theme's folder (`meeting.html`, `assets/logo.svg`).
    pub path: Arc<str>,
    /// Its file, for messages (`themes/mine/meeting.html`).
    pub file: Arc<str>,
    /// What is in it.
    pub bytes: Arc<[u8]>,
}

/// Templates, assets and options.
pub struct Theme {
    tera: Tera,
    templates: Vec<Template>,
    assets: BTreeMap<Arc<str>, Asset>,
    /// The name under which each asset is published.
    published: BTreeMap<Arc<str>, String>,
    options: Options,
    design: Design,
}

/// A file of a theme as it is listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// Its name: its path in the theme's folder (`meeting.html`, `assets/style.css`).
    pub name: Arc<str>,
    /// What it makes ("the page of an agenda item").
    pub makes: &'static str,
    /// Built in, or the site's own.
    pub origin: Origin,
    /// The text that is built in under this name, to be copied and changed; none for a file that only the site has.
    pub built_in: Option<&'static str>,
    file: Arc<str>,
    text: Arc<str>,
}

/// Where a template comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The default theme.
    BuiltIn,
    /// The site's own folder.
    Site,
}

/// What `theme.toml` says beside the design.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Options {
    /// A picture shown beside the authority's name, as a path in the theme's folder.
    pub logo: Option<String>,
    /// A file `_headers` is published.
    pub headers: bool,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct ThemeToml {
    options: TypedOptions,
    light: design::Table,
    dark: design::Table,
    #[serde(rename = "type")]
    words: design::Table,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct TypedOptions {
    logo: Option<String>,
    headers: Option<bool>,
}

impl Theme {
    /// The theme of that name: the site's own files in `themes/<name>/`, over the default that is built in.
    pub fn load(name: &str, overrides: &[ThemeFile]) -> (Option<Self>, Diagnostics) {
        let mut diagnostics = Diagnostics::new();
        if name != DEFAULT && overrides.is_empty() {
            let near = nearest(name, [DEFAULT]);
            let hint = near.map_or_else(
                || format!("put templates into `themes/{name}/`, or set `theme: {DEFAULT}`"),
                |near| format!("did you mean `{near}`?"),
            );
            let place = Place::file("content/site.yaml");
            let message = format!("there is no theme `{name}`");
            diagnostics.push(
                Diagnostic::new(Code::ThemeUnknown, place, message).about(name, format!("theme: {name}")).hint(hint),
            );
            return (None, diagnostics);
        }
        let mut theme = Self {
            tera: Tera::new(),
            templates: Vec::new(),
            assets: BTreeMap::new(),
            published: BTreeMap::new(),
            options: Options::default(),
            design: Design::default(),
        };
        theme.add_built_in();
        theme.read_design();
        for file in overrides {
            theme.add(file, &mut diagnostics);
        }
        theme.templates.sort_by(|a, b| a.name.cmp(&b.name));
        theme.read_options(&mut diagnostics);
        theme.name_assets();
        if !diagnostics.has_errors() {
            theme.read_templates(&mut diagnostics);
        }
        diagnostics.sort();
        let loaded = if diagnostics.has_errors() { None } else { Some(theme) };
        (loaded, diagnostics)
    }

    /// The files of the theme, sorted by name: each template and asset, built in or the site's own.
    pub fn templates(&self) -> &[Template] {
        &self.templates
    }

    /// Has the site templates of its own?
    pub fn has_own_templates(&self) -> bool {
        self.templates.iter().any(|template| template.origin == Origin::Site && !template.name.starts_with(ASSETS))
    }

    /// The files that are published as they are, each under its published name, sorted by path.
    pub(super) fn assets(&self) -> impl Iterator<Item = (&str, &Asset)> {
        self.assets.iter().map(|(path, asset)| (self.published[path].as_str(), asset))
    }

    /// What `theme.toml` chose.
    pub(super) fn options(&self) -> &Options {
        &self.options
    }

    /// The page that a template makes of what it sees.
    pub(super) fn page(&self, template: &str, view: &Context) -> Result<String, Diagnostic> {
        self.tera.render(template, view).map_err(|error| faults::at_render(self, template, &error))
    }

    fn add_built_in(&mut self) {
        for built_in in built_in::FILES {
            let file: Arc<str> = format!("themes/{DEFAULT}/{}", built_in.path).into();
            if built_in.path.starts_with(ASSETS) {
                let asset = Asset { bytes: built_in.text.as_bytes().into(), place: Place::file(file.clone()) };
                self.assets.insert(built_in.path.into(), asset);
            }
            self.templates.push(Template {
                name: built_in.path.into(),
                makes: built_in.makes,
                origin: Origin::BuiltIn,
                built_in: Some(built_in.text),
                file,
                text: built_in.text.into(),
            });
        }
    }

    /// Adds a file of the site's own, in place of the one built in under its name.
    fn add(&mut self, file: &ThemeFile, diagnostics: &mut Diagnostics) {
        let place = Place::file(file.file.clone());
        let is_asset = file.path.starts_with(ASSETS);
        if is_asset {
            self.assets.insert(file.path.clone(), Asset { bytes: file.bytes.clone(), place: place.clone() });
        }
        let text = match std::str::from_utf8(&file.bytes) {
            Ok(text) => text.strip_prefix('\u{feff}').unwrap_or(text),
            Err(_) if is_asset => "",
            Err(_) => {
                let message = "this template is not UTF-8";
                diagnostics.push(Diagnostic::new(Code::NotUtf8, place, message).hint("save it as UTF-8"));
                return;
            }
        };
        let built_in = self.templates.iter().position(|template| template.name == file.path);
        let before = built_in.map(|index| self.templates.remove(index));
        self.templates.push(Template {
            name: file.path.clone(),
            makes: before.as_ref().map_or("a file of the site's own", |before| before.makes),
            origin: Origin::Site,
            built_in: before.and_then(|before| before.built_in),
            file: file.file.clone(),
            text: text.into(),
        });
    }

    /// The design of the default theme, which that of the site stands on.
    fn read_design(&mut self) {
        let built_in = built_in::FILES.iter().find(|file| file.path == THEME_TOML).expect("it is a file of the theme");
        let ThemeToml { light, dark, words, .. } =
            toml::from_str(built_in.text).expect("the built-in file can be read");
        self.design = Design::built_in(design::Typed { light, dark, words });
        self.options.headers = true;
    }

    fn read_options(&mut self, diagnostics: &mut Diagnostics) {
        let own = |template: &&Template| &*template.name == THEME_TOML && template.origin == Origin::Site;
        let Some(template) = self.templates.iter().find(own) else { return };
        match toml::from_str::<ThemeToml>(&template.text) {
            Ok(ThemeToml { options, light, dark, words }) => {
                let logo = options.logo.filter(|logo| !logo.is_empty());
                self.options = Options { logo, headers: options.headers.unwrap_or(true) };
                let wrong = self.design.choose(design::Typed { light, dark, words }, &template.file);
                let is_whole = wrong.is_empty();
                diagnostics.append(wrong);
                if is_whole {
                    diagnostics.append(self.design.check(&template.file));
                }
            }
            Err(error) => {
                let place = Place::new(template.file.clone(), error.span().unwrap_or(0..0));
                let message = error.message().lines().next().unwrap_or_default().trim_end_matches('.').to_owned();
                diagnostics.push(
                    Diagnostic::new(Code::TemplateSyntax, place, message)
                        .hint("`minutebook theme copy theme.toml` gives one with every option explained"),
                );
            }
        }
    }

    /// Puts the design before the stylesheet, and gives each asset the name under which it is published.
    fn name_assets(&mut self) {
        if let Some(style) = self.assets.get_mut(STYLE) {
            let mut css = self.design.css().into_bytes();
            css.extend_from_slice(&style.bytes);
            style.bytes = css.into();
        }
        self.published = assets::name(&mut self.assets);
        if self.options.headers {
            let headers = assets::headers(self.published.iter()).into_bytes();
            let place = Place::file("content/site.yaml");
            self.assets.insert(HEADERS.into(), Asset { bytes: headers.into(), place });
            self.published.insert(HEADERS.into(), HEADERS.to_owned());
        }
    }

    /// Reads all templates; a site's own that are wrong in themselves are all named, not only the first.
    fn read_templates(&mut self, diagnostics: &mut Diagnostics) {
        let own = self.templates.iter().filter(|template| is_template(&template.name));
        for template in own.filter(|template| template.origin == Origin::Site) {
            let alone = Tera::new().add_raw_template(&template.name, &template.text);
            if let Err(error) = alone
                && matches!(error.kind(), tera::ErrorKind::SyntaxError(_))
            {
                diagnostics.append(faults::at_load(self, &error).into_iter().collect());
            }
        }
        if diagnostics.has_errors() {
            return;
        }
        let built_in = built_in::FILES.iter().filter(|file| is_template(file.path));
        let built_in = built_in.map(|file| (format!("{BUILT_IN}{}", file.path), file.text.into()));
        let own =
            self.templates.iter().filter(|template| template.origin == Origin::Site && is_template(&template.name));
        let own = own.map(|template| (template.name.to_string(), template.text.clone()));
        let all: Vec<(String, Arc<str>)> = built_in.chain(own).collect();
        let mut tera = Tera::new();
        assets::teach(&mut tera, self.published.clone());
        tera.set_fallback_prefixes([BUILT_IN]).expect("no template has been added yet");
        match tera.add_raw_templates(all) {
            Ok(()) => self.tera = tera,
            Err(error) => diagnostics.append(faults::at_load(self, &error).into_iter().collect()),
        }
    }

    /// A place in a template, by the name that the engine knows it by.
    fn place(&self, name: &str, range: Range<usize>) -> Place {
        match self.named(name) {
            Some((file, _)) => Place::new(file, range),
            None => Place::new(format!("themes/{DEFAULT}/{name}"), range),
        }
    }

    /// The bytes of a template's text at a line and a column, both from 1.
    fn range(&self, name: &str, line: usize, column: usize, length: usize) -> Range<usize> {
        let Some((_, text)) = self.named(name) else { return 0..0 };
        let before: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
        let rest = &text[before.min(text.len())..];
        let start = before + rest.char_indices().nth(column - 1).map_or(rest.len(), |(index, _)| index);
        start..(start + length.max(1)).min(text.len())
    }

    /// The file and the text of the template that the engine knows by that name.
    fn named(&self, name: &str) -> Option<(Arc<str>, &str)> {
        if let Some(plain) = name.strip_prefix(BUILT_IN) {
            let file = built_in::FILES.iter().find(|file| file.path == plain)?;
            return Some((format!("themes/{name}").into(), file.text));
        }
        let template = self.templates.iter().find(|template| &*template.name == name)?;
        Some((template.file.clone(), &template.text))
    }
}

fn is_template(name: &str) -> bool {
    !name.starts_with(ASSETS) && name.rsplit_once('.').is_some_and(|(_, ending)| ending == "html")
}
