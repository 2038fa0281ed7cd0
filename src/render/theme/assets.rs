//! The files of a theme that are published as they are, under the names by which pages ask for them.
//!
//! A stylesheet and a script carry a hash of what is in them in their names, so that a browser may keep them for
//! ever and never shows an old one. Everything else keeps its name: stylesheets name pictures and fonts themselves.

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
pub(super) fn published_name(path: &str, bytes: &[u8]) -> String {
    match path.rsplit_once('.') {
        Some((stem, ending @ ("css" | "js" | "mjs"))) => format!("{stem}.{}.{ending}", hash(bytes)),
        Some(_) | None => path.to_owned(),
    }
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
