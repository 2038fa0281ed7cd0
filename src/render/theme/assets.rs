//! The files of a theme that are published as they are, under the names by which pages ask for them.
//!
//! A stylesheet and a script carry a hash of what is in them in their names, so that a browser may keep them for
//! ever and never shows an old one; a script that imports another by `"./other.js"` imports it by that name. Everything
//! else keeps its name: stylesheets name pictures and fonts themselves.

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::{Error, Kwargs, State, Tera, TeraResult};

use crate::diagnostic::{Place, nearest};

/// A file that is published as it is.
#[derive(Clone)]
pub(in crate::render) struct Asset {
    /// What is in it.
    pub bytes: Arc<[u8]>,
    /// Its file.
    pub place: Place,
}

/// The name under which a file is published: `assets/style.css` is `assets/style.1a2b3c4d5e.css`.
fn published_name(path: &str, bytes: &[u8]) -> String {
    match path.rsplit_once('.') {
        Some((stem, ending @ ("css" | "js" | "mjs"))) => format!("{stem}.{}.{ending}", hash(bytes)),
        Some(_) | None => path.to_owned(),
    }
}

/// Gives each file the name under which it is published, and scripts those of the scripts that they import.
///
/// Scripts that import each other in a circle keep their names.
pub(super) fn name(assets: &mut BTreeMap<Arc<str>, Asset>) -> BTreeMap<Arc<str>, String> {
    let mut names = BTreeMap::new();
    let mut left: Vec<Arc<str>> = assets.keys().cloned().collect();
    while !left.is_empty() {
        let imports = |path: &Arc<str>| imported(&assets[path].bytes, path, &left);
        let (ready, waiting): (Vec<_>, Vec<_>) = left.iter().cloned().partition(|path| imports(path).is_empty());
        if ready.is_empty() {
            names.extend(waiting.into_iter().map(|path| (path.clone(), path.to_string())));
            break;
        }
        for path in ready {
            let named: Vec<Arc<str>> = names.keys().cloned().collect();
            let Some(asset) = assets.get_mut(&path) else { continue };
            for other in imported(&asset.bytes, &path, &named) {
                let text = String::from_utf8_lossy(&asset.bytes);
                asset.bytes = text.replace(&specifier(&other), &specifier(&names[&other])).into_bytes().into();
            }
            names.insert(path.clone(), published_name(&path, &asset.bytes));
        }
        left = waiting;
    }
    names
}

/// Those of some other files that a script imports, which stand in its folder.
fn imported(bytes: &[u8], path: &str, others: &[Arc<str>]) -> Vec<Arc<str>> {
    if path.rsplit_once('.').is_none_or(|(_, ending)| ending != "js") {
        return Vec::new();
    }
    let text = String::from_utf8_lossy(bytes);
    let is_beside =
        |other: &str| other != path && other.rsplit_once('/').map(|at| at.0) == path.rsplit_once('/').map(|at| at.0);
    let others = others.iter().filter(|other| is_beside(other) && text.contains(&specifier(other)));
    others.cloned().collect()
}

/// How a script names another that stands beside it.
fn specifier(path: &str) -> String {
    format!("\"./{}\"", path.rsplit_once('/').map_or(path, |(_, name)| name))
}

/// Teaches templates the filter `asset`, which gives a file's published name.
pub(super) fn teach(tera: &mut Tera, names: BTreeMap<Arc<str>, String>) {
    tera.register_filter("asset", move |path: &str, _: Kwargs, _: &State| -> TeraResult<String> {
        names.get(path).cloned().ok_or_else(|| {
            let near = nearest(path, names.keys().map(|known| &**known));
            let near = near.map_or_else(String::new, |near| format!(": the nearest is `{near}`"));
            Error::message(format!("there is no file `{path}` in the theme{near}"))
        })
    });
}

/// The rules for hosts that read a file `_headers`: what pages may load, and that hashed files may be kept for ever.
pub(super) fn headers<'a>(published: impl Iterator<Item = (&'a Arc<str>, &'a String)>) -> String {
    let mut headers = format!("/*\n  Content-Security-Policy: {POLICY}\n");
    headers += "  X-Content-Type-Options: nosniff\n  Referrer-Policy: strict-origin-when-cross-origin\n";
    for (_, name) in published.filter(|(path, name)| path.as_ref() != name.as_str()) {
        headers.push('/');
        headers += name;
        headers += "\n  Cache-Control: public, max-age=31536000, immutable\n";
    }
    // The names of these hold a hash, too: `export` makes them.
    for sort in ["words", "places", "titles"] {
        headers.extend(["/search/", sort, "-*\n  Cache-Control: public, max-age=31536000, immutable\n"]);
    }
    headers
}

/// What a page of the default theme may load: files of its own site, and nothing written into a page.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; \
    connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Forty bits of FNV-1a over the bytes, in hexadecimal: the same on every machine and in every version.
fn hash(bytes: &[u8]) -> String {
    let hash = bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    format!("{:010x}", hash >> 24)
}
