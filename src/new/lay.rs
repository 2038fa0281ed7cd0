//! Laying files down: folders are made, nothing is overwritten.

use std::fs;
use std::path::Path;

use super::Error;
use crate::files;

/// Writes a new file, and the folders above it.
pub(super) fn lay(root: &Path, file: &str, text: &str) -> Result<(), Error> {
    let path = root.join(file);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|source| files::Error::Write { path: folder.to_owned(), source })?;
    }
    Ok(files::create_new(&path, text.as_bytes())?)
}

/// Gives a file a folder of its own: `from` becomes `folder/name`.
pub(super) fn enfold(root: &Path, from: &str, folder: &str, name: &str) -> Result<(), Error> {
    // A new folder is empty, so that the move can overwrite nothing.
    let new = root.join(folder);
    fs::create_dir(&new).map_err(|source| files::Error::Write { path: new.clone(), source })?;
    let to = new.join(name);
    fs::rename(root.join(from), &to).map_err(|source| files::Error::Write { path: to, source })?;
    Ok(())
}
