//! The disk, for reading: what lies in a folder, and what is in a file.
//!
//! Takes folders; gives [`Found`] files in one order on every machine, their text or bytes, and a diagnostic
//! for each file whose name, text or link cannot be used. Writes a file only where there is none, or over one of our own. Knows no word
//! of the domain; what is published is written by `publish`.

mod error;
mod leftover;
mod list;
mod shelf;
mod stamp;

pub use error::{Error, reason};
pub use leftover::is_ignored;
pub use list::list;
pub use shelf::{Folder, Look, Shelf};
pub use stamp::Stamp;

use std::fs::{self, OpenOptions};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use walkdir::{DirEntry, WalkDir};

use crate::diagnostic::{Code, Diagnostic, Place};

/// A file that [`list`] found: a regular one, which lies inside the folder that was listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// From the site's folder, forward slashes, NFC: `content/people/r-parker.md`.
    pub path: Arc<str>,
    /// As the disk spells it.
    pub absolute: Arc<Path>,
    /// How many bytes it has.
    pub size: u64,
    /// What tells whether it was written since.
    pub stamp: Stamp,
}

/// A file that is known to be there, as it is now.
pub fn found(path: &str, absolute: PathBuf) -> Result<Found, Error> {
    let metadata = fs::metadata(&absolute).map_err(|source| Error::Read { path: absolute.clone(), source })?;
    Ok(Found { path: path.into(), size: metadata.len(), stamp: Stamp::of(&metadata), absolute: absolute.into() })
}

/// Reads a file's text; text that is not UTF-8 is a diagnostic.
pub fn read_text(found: &Found) -> Result<Result<Arc<str>, Diagnostic>, Error> {
    let bytes = read_bytes(found)?;
    Ok(match String::from_utf8(bytes) {
        Ok(text) => Ok(text.into()),
        Err(error) => Err(not_utf8(&found.path, error.as_bytes(), error.utf8_error().valid_up_to())),
    })
}

/// Reads a file's bytes.
pub fn read_bytes(found: &Found) -> Result<Vec<u8>, Error> {
    fs::read(&found.absolute).map_err(|source| Error::Read { path: found.absolute.to_path_buf(), source })
}

/// Reads the bytes of the file at a path, unless there are more than `most`.
pub fn read_up_to(path: &Path, most: u64) -> Result<Option<Vec<u8>>, Error> {
    let failed = |source| Error::Read { path: path.into(), source };
    let file = fs::File::open(path).map_err(failed)?;
    let size = file.metadata().map_err(failed)?.len();
    if size > most {
        return Ok(None);
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
    // One that grows meanwhile is no larger for that.
    file.take(most + 1).read_to_end(&mut bytes).map_err(failed)?;
    Ok((bytes.len() as u64 <= most).then_some(bytes))
}

/// Calls back with the bytes of the file at a path, piece by piece, however many there are.
pub fn each_piece(path: &Path, seen: &mut dyn FnMut(&[u8])) -> Result<(), Error> {
    let failed = |source| Error::Read { path: path.into(), source };
    let mut file = fs::File::open(path).map_err(failed)?;
    let mut piece = vec![0; 64 * 1024];
    loop {
        match file.read(&mut piece) {
            Ok(0) => return Ok(()),
            Ok(read) => seen(&piece[..read]),
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(error) => return Err(failed(error)),
        }
    }
}

/// Every file below a folder, hidden ones too: its path from there with forward slashes, and where it lies. What can be
/// neither read nor left out is an error: a link to another folder or to nothing, and what is no file at all.
pub fn all_below(folder: &Path) -> Result<Vec<(String, PathBuf)>, Error> {
    let mut all = Vec::new();
    for found in WalkDir::new(folder).sort_by_file_name() {
        let found = found.map_err(|error| {
            let path = error.path().unwrap_or(folder).to_owned();
            Error::Read { path, source: error.into() }
        })?;
        if !found.file_type().is_dir() {
            is_file(&found)?;
            let below = found.path().strip_prefix(folder).unwrap_or(found.path());
            all.push((below.to_string_lossy().replace('\\', "/"), found.into_path()));
        }
    }
    Ok(all)
}

/// Is it a file, or a link to one?
fn is_file(found: &DirEntry) -> Result<(), Error> {
    let failed = |source| Error::Read { path: found.path().into(), source };
    if found.file_type().is_file() {
        return Ok(());
    }
    let leads_to = fs::metadata(found.path()).map(|metadata| metadata.file_type());
    let why = match (found.file_type().is_symlink(), leads_to) {
        (true, Ok(leads_to)) if leads_to.is_file() => return Ok(()),
        (true, Ok(leads_to)) if leads_to.is_dir() => "it is a link to another folder: put the files themselves here",
        (true, Err(error)) if error.kind() == std::io::ErrorKind::NotFound => {
            "it is a link to a file that is not there: delete it"
        }
        (true | false, Ok(_)) => "it is not a file: delete it",
        (true | false, Err(error)) => return Err(failed(error)),
    };
    Err(failed(std::io::Error::other(why)))
}

/// Writes a file of our own, over the one from before.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    fs::write(path, bytes).map_err(|source| Error::Write { path: path.into(), source })
}

/// Writes a new file, and the folders it stands in; never over another one.
pub fn create_new(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let failed = |source: std::io::Error| match source.kind() {
        std::io::ErrorKind::AlreadyExists => Error::Exists { path: path.into() },
        _ => Error::Write { path: path.into(), source },
    };
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|source| Error::Write { path: folder.into(), source })?;
    }
    let mut file = OpenOptions::new().write(true).create_new(true).open(path).map_err(failed)?;
    file.write_all(bytes).map_err(|source| {
        // Half a file would be taken for a whole one.
        let _ = fs::remove_file(path);
        failed(source)
    })
}

fn not_utf8(path: &Arc<str>, bytes: &[u8], valid: usize) -> Diagnostic {
    let message = if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        "this file is saved as UTF-16 (\"Unicode\"), not as UTF-8".to_owned()
    } else {
        let line = bytes[..valid].split(|&byte| byte == b'\n').count();
        format!("line {line} of this file has a letter that is not UTF-8")
    };
    Diagnostic::new(Code::NotUtf8, Place::file(path.clone()), message)
        .hint("save the file as UTF-8 (in Notepad: `Save as`, `Encoding: UTF-8`)")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Result<Arc<str>, Diagnostic> {
        let folder = tempfile::tempdir().unwrap();
        create_new(&folder.path().join("content/deep/a.md"), bytes).unwrap();
        let (found, _) = list(folder.path(), "content").unwrap();
        read_text(&found[0]).unwrap()
    }

    #[test]
    fn text_that_is_not_utf8_is_named_with_its_line() {
        assert_eq!(&*read("Café\r\n".as_bytes()).unwrap(), "Café\r\n");
        let diagnostic = read(b"one\ntwo \xa3500\n").unwrap_err();
        assert_eq!(diagnostic.code, Code::NotUtf8);
        assert_eq!(diagnostic.message, "line 2 of this file has a letter that is not UTF-8");
        assert_eq!(&*diagnostic.place().file, "content/deep/a.md");
        assert!(read(b"\xff\xfeo\0n\0e\0").unwrap_err().message.contains("UTF-16"));
    }

    #[test]
    fn a_file_that_is_there_is_never_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        create_new(&path, b"first").unwrap();
        assert!(matches!(create_new(&path, b"second"), Err(Error::Exists { .. })));
        assert_eq!(fs::read(&path).unwrap(), b"first");
    }

    #[test]
    fn a_folder_that_cannot_be_made_is_named() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("people"), "").unwrap();
        let error = create_new(&folder.path().join("people/a.md"), b"").unwrap_err();
        let message = error.to_string();
        assert!(message.contains("people`: a file is in the way"), "{message}");
    }
}
