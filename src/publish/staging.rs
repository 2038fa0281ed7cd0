//! The room beside the published folder in which the new site is made: locked, and gone when we are done.
//!
//! `.<name>.minutebook-unfinished` holds `lock`, whose lock the kernel releases when a build ends, however it
//! ends; a folder that is the new site before the swap and the old one after it; and what `swap` needs where it
//! takes two steps. Whatever a killed build left in it is put right by [`Staging::settle`], which is also how a
//! build that was not killed tidies up.

use std::collections::hash_map::RandomState;
use std::fs::{self, File, Metadata, OpenOptions, TryLockError};
use std::hash::{BuildHasher, Hasher};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::folder::Folder;
use super::{Error, KEPT, file, swap};

/// The room beside the published folder; it is ours alone as long as this lives.
#[derive(Debug)]
pub(super) struct Staging {
    folder: Folder,
    room: PathBuf,
    /// Where the new site is made, in the room.
    site: PathBuf,
    lock: File,
    /// The folders above it that had to be made, the lowest first.
    made: Vec<PathBuf>,
}

impl Staging {
    /// Makes and locks the room, and puts right what a killed build left in it.
    pub(super) fn open(folder: Folder) -> Result<Self, Error> {
        let room = folder.unfinished();
        let made: Vec<PathBuf> =
            folder.parent().ancestors().take_while(|above| !above.exists()).map(Path::to_owned).collect();
        let lock = make_above(&made).and_then(|()| lock(&folder, &room)).inspect_err(|_| unmake(&made))?;
        // Chance, so that the disk puts it elsewhere each time: see `spread`.
        let site = room.join(format!("site-{:016x}", RandomState::new().build_hasher().finish()));
        let staging = Self { folder, room, site, lock, made };
        staging.settle()?;
        Ok(staging)
    }

    /// The folder that is published to.
    pub(super) fn folder(&self) -> &Folder {
        &self.folder
    }

    /// Where the new site is made.
    pub(super) fn site(&self) -> &Path {
        &self.site
    }

    /// Makes the new site's root, with the permissions and the owner of the old one's.
    pub(super) fn begin(&self, old: Option<&Metadata>) -> Result<(), Error> {
        spread(&self.room);
        file::make_folder(&self.site)?;
        if let Some(old) = old {
            file::may_write(self.folder.real()).map_err(|source| Error::write(self.folder.shown(), source))?;
            file::resemble(&self.site, old).map_err(|source| Error::write(&self.site, source))?;
        }
        Ok(())
    }

    /// Lets the new site and the old one change places, then tidies up.
    pub(super) fn swap(&self) -> Result<(), Error> {
        self.carry_kept_files()?;
        let failed = |source: io::Error| match source.kind() {
            ErrorKind::ResourceBusy | ErrorKind::CrossesDevices => Error::Fixed { folder: self.folder.shown().into() },
            _ => Error::write(self.folder.shown(), source),
        };
        // A swap that reached the disk before the pages did would leave empty pages after a power cut.
        swap::flush(&self.lock).map_err(failed)?;
        swap::swap(&self.site, self.folder.real(), &self.room).map_err(failed)?;
        self.settle().map_err(|error| Error::Untidy(Box::new(error)))
    }

    /// Takes the kept files into the new site before the swap, so that they are never missing.
    ///
    /// Folders cannot be in two places: `settle` moves them after it.
    fn carry_kept_files(&self) -> Result<(), Error> {
        for kept in KEPT {
            let path = self.folder.real().join(kept);
            match path.symlink_metadata() {
                Ok(metadata) if metadata.is_dir() => {}
                Ok(_) => file::carry(&path, &self.site.join(kept))?,
                Err(error) if error.kind() == ErrorKind::NotFound => {}
                Err(source) => return Err(Error::read(path, source)),
            }
        }
        Ok(())
    }

    /// Leaves nothing in the room: puts back what belongs into the published folder and deletes the rest.
    ///
    /// It does not matter how far a build came. Before the swap there is nothing in the room that is not also
    /// in the folder; after it, only the kept folders are not; between the two steps of a swap in two, all of the
    /// old site is.
    fn settle(&self) -> Result<(), Error> {
        let real = self.folder.real();
        swap::undo(real, &self.room).map_err(|source| Error::write(real, source))?;
        let failed = |source| Error::read(&self.room, source);
        for left in fs::read_dir(&self.room).map_err(failed)? {
            let left = left.map_err(failed)?.path();
            if left == lock_path(&self.room) {
                continue;
            }
            for kept in KEPT {
                self.put_back(&left.join(kept), &real.join(kept))?;
            }
            file::remove(&left).map_err(|source| Error::Leftover { path: left, source })?;
        }
        Ok(())
    }

    /// Moves a kept folder back into the published folder. Never deletes one: a repository may hang on it.
    fn put_back(&self, path: &Path, kept: &Path) -> Result<(), Error> {
        if !path.symlink_metadata().is_ok_and(|metadata| metadata.is_dir()) {
            return Ok(());
        }
        let moved = if kept.symlink_metadata().is_ok() {
            Err(ErrorKind::AlreadyExists.into())
        } else {
            fs::create_dir_all(self.folder.real()).and_then(|()| fs::rename(path, kept))
        };
        moved.map_err(|source| Error::Kept { kept: kept.into(), path: path.into(), source })
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // What cannot be put right now was said already, or is put right by the next build.
        if self.settle().is_err() {
            return;
        }
        let _ = fs::remove_file(lock_path(&self.room));
        let _ = fs::remove_dir(&self.room);
        unmake(&self.made);
    }
}

/// Makes the folders above the published one, the highest first.
fn make_above(made: &[PathBuf]) -> Result<(), Error> {
    made.iter().rev().try_for_each(|above| fs::create_dir(above).map_err(|source| Error::write(above, source)))
}

/// Takes away the folders above the published one, unless there is something in them.
fn unmake(made: &[PathBuf]) {
    for above in made {
        let _ = fs::remove_dir(above);
    }
}

fn lock_path(room: &Path) -> PathBuf {
    room.join("lock")
}

/// Makes the room and locks it; another build's lock is an error, at once.
fn lock(folder: &Folder, room: &Path) -> Result<File, Error> {
    let beside = |source| Error::Beside { folder: folder.shown().into(), parent: folder.parent().into(), source };
    let path = lock_path(room);
    // A build that ends takes its room away, and perhaps just between two lines of ours.
    for _ in 0..100 {
        match fs::create_dir(room) {
            Err(error) if error.kind() != ErrorKind::AlreadyExists => return Err(beside(error)),
            _ => {}
        }
        if room.symlink_metadata().is_ok_and(|metadata| !metadata.is_dir()) {
            return Err(Error::write(room, ErrorKind::AlreadyExists.into()));
        }
        let lock = match OpenOptions::new().write(true).create(true).truncate(false).open(&path) {
            Ok(lock) => lock,
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            Err(source) => return Err(Error::write(path, source)),
        };
        match lock.try_lock() {
            Ok(()) if is_still(&lock, &path) => return Ok(lock),
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => break,
            Err(TryLockError::Error(source)) => {
                return Err(Error::Unlockable { folder: folder.shown().into(), source });
            }
        }
    }
    Err(Error::Busy { folder: folder.shown().into() })
}

/// Asks the disk to put what is made in the room anywhere, as it does with the folders at its root.
///
/// Ext4 would put it where the last old site was deleted, and looks at each of the places that were given back in the
/// last minute before it takes one that was not: ten thousand folders then cost five seconds instead of a quarter.
#[cfg(target_os = "linux")]
fn spread(room: &Path) {
    use rustix::fs::{IFlags, ioctl_getflags, ioctl_setflags};
    // Other disks know nothing of this, and need not.
    let _ = File::open(room).map(|room| ioctl_setflags(&room, ioctl_getflags(&room)? | IFlags::TOPDIR));
}

/// Other systems have other disks.
#[cfg(not(target_os = "linux"))]
fn spread(_: &Path) {}

/// Is the file that we locked the one that others will find?
#[cfg(unix)]
fn is_still(lock: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let identity = |metadata: Metadata| (metadata.dev(), metadata.ino());
    lock.metadata().map(identity).ok() == fs::metadata(path).map(identity).ok()
}

/// Is the file that we locked the one that others will find? An open file cannot be deleted here.
#[cfg(not(unix))]
fn is_still(_: &File, _: &Path) -> bool {
    true
}
