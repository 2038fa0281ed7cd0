//! What the site has at a path.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::{Server, styles};
use crate::build::{Audience, Snapshot};
use crate::diagnostic::Diagnostic;
use crate::output::{Content, Output};

/// What the site has at a path.
pub(in crate::serve) enum Found {
    /// A file.
    File(Output),
    /// Nothing; and the page that says so, if there is one.
    Nothing(Option<Output>),
    /// A page stands there when a `/` is added.
    Folder,
    /// The page cannot be made.
    Broken(Box<Diagnostic>),
    /// There is no site yet.
    NoSite,
}

/// Looks for what the site has at a path, for an audience.
pub(in crate::serve) type Find = fn(Option<&Snapshot>, Audience, &str) -> Found;

/// Looks for what the site has at a path of the published folder; a folder stands for its page.
pub(in crate::serve) fn find(good: Option<&Snapshot>, audience: Audience, path: &str) -> Found {
    let Some(snapshot) = good else { return Found::NoSite };
    let output = match snapshot.output(audience, &file(path)) {
        Ok(output) => output,
        Err(diagnostic) => return Found::Broken(Box::new(diagnostic)),
    };
    if let Some(output) = output {
        return Found::File(output);
    }
    if !path.ends_with('/') && matches!(snapshot.output(audience, &format!("{path}/index.html")), Ok(Some(_)) | Err(_))
    {
        return Found::Folder;
    }
    Found::Nothing(snapshot.output(audience, "404.html").ok().flatten())
}

/// The file at a path: that of a folder is its page.
pub(super) fn file(path: &str) -> String {
    if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() }
}

impl Found {
    /// The addresses of the stylesheets of a page, which are exchanged where it stands.
    pub(super) fn styles(&self) -> Vec<String> {
        match self {
            Self::File(Output { path, content: Content::Bytes(bytes) })
            | Self::Nothing(Some(Output { path, content: Content::Bytes(bytes) }))
                if path.is_page() =>
            {
                styles::addresses(bytes)
            }
            Self::File(_) | Self::Nothing(_) | Self::Folder | Self::Broken(_) | Self::NoSite => Vec::new(),
        }
    }

    /// A name for exactly these bytes, but for the names of stylesheets, so that a page knows whether it is still the
    /// newest.
    pub(super) fn mark(&self) -> String {
        match self {
            Self::File(output) => mark("file", output),
            Self::Nothing(Some(output)) => mark("nothing", output),
            Self::Nothing(None) => "nothing".into(),
            Self::Folder => "folder".into(),
            Self::Broken(diagnostic) => format!("broken-{:x}", hash(|hasher| diagnostic.message.hash(hasher))),
            Self::NoSite => "no-site".into(),
        }
    }
}

fn mark(sort: &str, output: &Output) -> String {
    let hash = hash(|hasher| match &output.content {
        Content::Bytes(bytes) if output.path.is_page() => styles::hash(bytes, hasher),
        Content::Bytes(bytes) => bytes.hash(hasher),
        // Never read whole: size and time are enough to tell that it was saved again.
        Content::File(path) => {
            if let Ok(metadata) = std::fs::metadata(path) {
                metadata.len().hash(hasher);
                metadata.modified().ok().hash(hasher);
            }
        }
    });
    format!("{sort}-{hash:x}")
}

/// A number for what is put into it.
fn hash(put: impl FnOnce(&mut DefaultHasher)) -> u64 {
    let mut hasher = DefaultHasher::new();
    put(&mut hasher);
    hasher.finish()
}

/// For whom a page is shown, as the browser was told to ask.
pub(super) fn audience(server: &Server, headers: &axum::http::HeaderMap) -> Audience {
    match server.shows {
        super::Shows::Public => Audience::Public,
        super::Shows::Drafts => {
            let wanted = format!("{}=public", cookie(server.port));
            let cookies = headers.get_all(axum::http::header::COOKIE).iter().filter_map(|value| value.to_str().ok());
            let is_public = cookies.flat_map(|value| value.split(';')).any(|pair| pair.trim() == wanted);
            if is_public { Audience::Public } else { Audience::Draft }
        }
    }
}

/// The name of the cookie that says for whom; browsers keep the cookies of all ports together.
pub(super) fn cookie(port: u16) -> String {
    format!("minutebook-{port}")
}
