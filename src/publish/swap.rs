//! Two folders change places: in one step where the system can, else in two; and back, if a kill came between.

use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// Puts the folder `new` into the place of `folder`, which need not be there.
///
/// The old folder is then at `new` or in `room`. At a kill, `folder` is the old one or the new one; only where the
/// system cannot swap in one step it may be missing (or, where it cannot even be moved whole, be in pieces) until
/// [`undo`] brings it back.
pub(super) fn swap(new: &Path, folder: &Path, room: &Path) -> io::Result<()> {
    if !folder.exists() {
        return fs::rename(new, folder);
    }
    match exchange(new, folder) {
        Err(error) if matches!(error.kind(), ErrorKind::Unsupported | ErrorKind::CrossesDevices) => {
            in_two_steps(new, folder, room)
        }
        exchanged => exchanged,
    }
}

/// Brings the old folder back, if a swap in two steps was cut off between them.
pub(super) fn undo(folder: &Path, room: &Path) -> io::Result<()> {
    if pieces(room).exists() {
        move_pieces(&pieces(room), folder)?;
    }
    if !folder.exists() && old(room).exists() {
        fs::rename(old(room), folder)?;
    }
    Ok(())
}

/// Waits until all that was written is on the disk.
#[cfg(any(target_os = "linux", target_os = "android"))]
pub(super) fn flush(on_the_disk: &File) -> io::Result<()> {
    Ok(rustix::fs::syncfs(on_the_disk)?)
}

/// Asks the system to write all that was written to the disk.
#[cfg(not(any(target_os = "linux", target_os = "android")))]
pub(super) fn flush(_: &File) -> io::Result<()> {
    #[cfg(unix)]
    rustix::fs::sync();
    Ok(())
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(new: &Path, folder: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    renameat_with(CWD, new, CWD, folder, RenameFlags::EXCHANGE).map_err(|errno| {
        // An old system, or a disk (NFS, some of FUSE) that does not know how.
        let is_unknown = [Errno::NOSYS, Errno::INVAL, Errno::NOTSUP, Errno::OPNOTSUPP].contains(&errno);
        if is_unknown { ErrorKind::Unsupported.into() } else { errno.into() }
    })
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(ErrorKind::Unsupported.into())
}

fn in_two_steps(new: &Path, folder: &Path, room: &Path) -> io::Result<()> {
    match fs::rename(folder, old(room)) {
        // A folder from a lower layer of a container cannot be moved; all that is in it can.
        Err(error) if error.kind() == ErrorKind::CrossesDevices => {
            move_pieces(folder, &pieces(room))?;
            fs::rename(pieces(room), old(room))?;
        }
        moved => moved?,
    }
    fs::rename(new, folder)
}

/// Where the old folder waits between the two steps.
fn old(room: &Path) -> PathBuf {
    room.join("old")
}

/// Where the old folder is gathered, when it can be moved only piece by piece.
fn pieces(room: &Path) -> PathBuf {
    room.join("pieces")
}

/// Moves all that is in a folder to another, which may hold some of it already, and deletes the folder.
fn move_pieces(from: &Path, to: &Path) -> io::Result<()> {
    if !to.exists() {
        fs::create_dir(to)?;
        fs::set_permissions(to, fs::metadata(from)?.permissions())?;
    }
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let piece = to.join(entry.file_name());
        match fs::rename(entry.path(), &piece) {
            Err(_) if entry.file_type()?.is_dir() => move_pieces(&entry.path(), &piece)?,
            moved => moved?,
        }
    }
    fs::remove_dir(from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn two_folders() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for name in ["new", "public"] {
            fs::create_dir(folder.path().join(name)).unwrap();
            fs::write(folder.path().join(name).join("words"), name).unwrap();
        }
        folder
    }

    fn words(folder: &tempfile::TempDir, name: &str) -> String {
        fs::read_to_string(folder.path().join(name).join("words")).unwrap_or_default()
    }

    #[test]
    fn two_folders_change_places() {
        let folder = two_folders();
        let path = |name| folder.path().join(name);
        swap(&path("new"), &path("public"), folder.path()).unwrap();
        assert_eq!(words(&folder, "public"), "new");
        assert_eq!(words(&folder, "new") + &words(&folder, "old"), "public");
    }

    #[test]
    fn two_folders_change_places_where_the_system_needs_two_steps() {
        let folder = two_folders();
        let path = |name| folder.path().join(name);
        in_two_steps(&path("new"), &path("public"), folder.path()).unwrap();
        assert_eq!(words(&folder, "public"), "new");
        assert_eq!(words(&folder, "old"), "public");
        undo(&path("public"), folder.path()).unwrap();
        assert_eq!(words(&folder, "public"), "new");
    }

    #[test]
    fn the_old_folder_comes_back_when_there_was_no_second_step() {
        let folder = two_folders();
        let path = |name| folder.path().join(name);
        assert!(in_two_steps(&path("missing"), &path("public"), folder.path()).is_err());
        undo(&path("public"), folder.path()).unwrap();
        assert_eq!(words(&folder, "public"), "public");
        assert!(!path("old").exists());
    }

    #[test]
    fn the_old_folder_comes_back_from_pieces() {
        let folder = two_folders();
        let path = |name| folder.path().join(name);
        fs::create_dir_all(path("pieces/deep")).unwrap();
        fs::create_dir(path("public/deep")).unwrap();
        fs::write(path("public/deep/stayed"), "").unwrap();
        fs::write(path("pieces/deep/moved"), "").unwrap();
        undo(&path("public"), folder.path()).unwrap();
        let deep = ["deep/stayed", "deep/moved"].map(|name| path("public").join(name).exists());
        assert_eq!(deep, [true, true]);
        assert!(!path("pieces").exists());
    }
}
