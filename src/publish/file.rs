//! One file or folder of the new site: written, or taken over from the old one. The same under any umask.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::path::Path;

use walkdir::WalkDir;

use super::Error;
use crate::output::{Content, Fingerprint, Fingerprinter};

/// What everybody may do with a published file: read it.
const FILE_MODE: u32 = 0o644;

/// What everybody may do with a published folder: read it and go through it.
const FOLDER_MODE: u32 = 0o755;

/// How much of a file is compared at a time.
const CHUNK: usize = 64 * 1024;

/// Are these the bytes of the file at `standing`? One that cannot be read is not the same. Where there is a seal it says
/// what the bytes are.
pub(super) fn is_same(standing: &Path, content: &Content, seal: Option<&Fingerprint>) -> bool {
    let same = || -> io::Result<bool> {
        let mut old = File::open(standing)?;
        let size = old.metadata()?.len();
        if let Some(seal) = seal {
            return Ok(size == seal.size && fingerprint(&mut old, |_| Ok(()))? == *seal);
        }
        match content {
            Content::Bytes(bytes) => Ok(size == bytes.len() as u64 && holds(&mut old, bytes)?),
            Content::File(path) => {
                let mut new = File::open(path)?;
                Ok(size == new.metadata()?.len() && read_alike(&mut old, &mut new)?)
            }
        }
    };
    same().unwrap_or(false)
}

/// Writes a new file of the new site, where there is none yet; what is copied has to be what was sealed.
pub(super) fn write(path: &Path, content: &Content, seal: Option<&Fingerprint>) -> Result<(), Error> {
    let failed = |source| Error::write(path, source);
    match content {
        Content::Bytes(bytes) => create(path).and_then(|mut file| file.write_all(bytes)).map_err(failed),
        Content::File(source) => {
            let mut from = File::open(source).map_err(|error| Error::read(source, error))?;
            let mut to = create(path).map_err(failed)?;
            let copied = fingerprint(&mut from, |bytes| to.write_all(bytes)).map_err(failed)?;
            match seal {
                Some(seal) if copied != *seal => Err(Error::Changed { path: source.clone() }),
                Some(_) | None => Ok(()),
            }
        }
    }
}

/// Takes a file of the old site into the new one: it is the same file, or where the disk cannot have one file in two
/// folders, a copy with the same times.
pub(super) fn carry(old: &Path, new: &Path) -> Result<(), Error> {
    let failed = |source| Error::write(new, source);
    match fs::hard_link(old, new) {
        Ok(()) => Ok(()),
        Err(error) if matches!(error.kind(), ErrorKind::AlreadyExists | ErrorKind::StorageFull) => Err(failed(error)),
        Err(_) => copy(old, new).map_err(failed),
    }
}

/// Makes a folder of the new site, if it is not there.
pub(super) fn make_folder(path: &Path) -> Result<(), Error> {
    let made = match fs::create_dir(path) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists && path.is_dir() => Ok(()),
        made => made.and_then(|()| allow(path, &fs::metadata(path)?, FOLDER_MODE)),
    };
    made.map_err(|source| Error::write(path, source))
}

/// Gives a folder the owner, the group and the permissions that another has.
#[cfg(unix)]
pub(super) fn resemble(path: &Path, other: &Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, chown};
    // Not everybody may give a folder away, and nothing is lost if it stays ours.
    let _ = chown(path, None, Some(other.gid()));
    let _ = chown(path, Some(other.uid()), None);
    fs::set_permissions(path, other.permissions())
}

/// Gives a folder the permissions that another has.
#[cfg(not(unix))]
pub(super) fn resemble(path: &Path, other: &Metadata) -> io::Result<()> {
    fs::set_permissions(path, other.permissions())
}

/// May we write in this folder?
#[cfg(unix)]
pub(super) fn may_write(path: &Path) -> io::Result<()> {
    Ok(rustix::fs::access(path, rustix::fs::Access::WRITE_OK)?)
}

/// May we write in this folder? Where the system cannot tell, the first write will.
#[cfg(not(unix))]
pub(super) fn may_write(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Deletes a folder and all that is in it, even where somebody has locked us out of a folder of ours.
pub(super) fn remove(path: &Path) -> io::Result<()> {
    let removed = match fs::remove_dir_all(path) {
        Err(error) if error.kind() == ErrorKind::PermissionDenied => {
            let folders = WalkDir::new(path).into_iter().filter_map(Result::ok).filter(|it| it.file_type().is_dir());
            folders.for_each(|folder| drop(set_mode(folder.path(), FOLDER_MODE)));
            fs::remove_dir_all(path)
        }
        removed => removed,
    };
    match removed {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        removed => removed,
    }
}

fn create(path: &Path) -> io::Result<File> {
    let file = OpenOptions::new().write(true).create_new(true).open(path)?;
    allow(path, &file.metadata()?, FILE_MODE)?;
    Ok(file)
}

/// Copies a file with its permissions and times, or a link as a link.
fn copy(old: &Path, new: &Path) -> io::Result<()> {
    #[cfg(unix)]
    if old.is_symlink() {
        return std::os::unix::fs::symlink(fs::read_link(old)?, new);
    }
    fs::copy(old, new)?;
    let modified = fs::metadata(old)?.modified()?;
    OpenOptions::new().write(true).open(new)?.set_modified(modified)
}

/// Makes up for a umask; a disk that has no permissions of this kind keeps its own.
#[cfg(unix)]
fn allow(path: &Path, now: &Metadata, mode: u32) -> io::Result<()> {
    use std::os::unix::fs::MetadataExt;
    if now.mode() & 0o777 == mode {
        return Ok(());
    }
    match set_mode(path, now.mode() & 0o7000 | mode) {
        Err(error) if matches!(error.kind(), ErrorKind::PermissionDenied | ErrorKind::Unsupported) => Ok(()),
        set => set,
    }
}

#[cfg(not(unix))]
fn allow(_: &Path, _: &Metadata, _: u32) -> io::Result<()> {
    Ok(())
}

#[cfg(unix)]
fn set_mode(path: &Path, mode: u32) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(mode))
}

#[cfg(not(unix))]
fn set_mode(path: &Path, _: u32) -> io::Result<()> {
    let mut permissions = fs::metadata(path)?.permissions();
    #[expect(clippy::permissions_set_readonly_false, reason = "this is the system where it means just that")]
    permissions.set_readonly(false);
    fs::set_permissions(path, permissions)
}

/// Does the file hold exactly these bytes?
fn holds(file: &mut File, mut bytes: &[u8]) -> io::Result<bool> {
    let mut chunk = vec![0; CHUNK.min(bytes.len() + 1)];
    loop {
        let read = fill(file, &mut chunk)?;
        if read == 0 {
            return Ok(bytes.is_empty());
        }
        match bytes.strip_prefix(&chunk[..read]) {
            Some(rest) => bytes = rest,
            None => return Ok(false),
        }
    }
}

/// Do two files hold the same bytes?
fn read_alike(one: &mut File, other: &mut File) -> io::Result<bool> {
    let (mut left, mut right) = (vec![0; CHUNK], vec![0; CHUNK]);
    loop {
        let read = fill(one, &mut left)?;
        if fill(other, &mut right)? != read || left[..read] != right[..read] {
            return Ok(false);
        }
        if read == 0 {
            return Ok(true);
        }
    }
}

/// Reads a file to its end, hands on its bytes, and gives their fingerprint.
fn fingerprint(file: &mut File, mut seen: impl FnMut(&[u8]) -> io::Result<()>) -> io::Result<Fingerprint> {
    let mut fingerprinter = Fingerprinter::default();
    let mut chunk = vec![0; CHUNK];
    loop {
        let read = fill(file, &mut chunk)?;
        if read == 0 {
            return Ok(fingerprinter.end());
        }
        fingerprinter.push(&chunk[..read]);
        seen(&chunk[..read])?;
    }
}

/// Reads until the chunk is full or the file ends.
fn fill(file: &mut File, chunk: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while filled < chunk.len() {
        match file.read(&mut chunk[filled..])? {
            0 => break,
            read => filled += read,
        }
    }
    Ok(filled)
}
