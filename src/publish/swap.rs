//! Two folders change places: in one step where the system can, else in two.

use std::fs::{self, File};
use std::io;
use std::path::Path;

/// Puts the folder `new` into the place of `folder`, which need not be there.
///
/// The old folder is then at `new` or at `aside`. At a kill, `folder` is the old one or the new one; only where the
/// system cannot swap in one step it may be missing, and is then at `aside`.
pub(super) fn swap(new: &Path, folder: &Path, aside: &Path) -> io::Result<()> {
    if !folder.exists() {
        return fs::rename(new, folder);
    }
    match exchange(new, folder) {
        Err(error) if error.kind() == io::ErrorKind::Unsupported => in_two_steps(new, folder, aside),
        exchanged => exchanged,
    }
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
        if is_unknown { io::ErrorKind::Unsupported.into() } else { errno.into() }
    })
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

fn in_two_steps(new: &Path, folder: &Path, aside: &Path) -> io::Result<()> {
    fs::rename(folder, aside)?;
    fs::rename(new, folder).inspect_err(|_| {
        // The next build would do it too.
        let _ = fs::rename(aside, folder);
    })
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
        swap(&path("new"), &path("public"), &path("old")).unwrap();
        assert_eq!(words(&folder, "public"), "new");
        assert_eq!(words(&folder, "new") + &words(&folder, "old"), "public");
    }

    #[test]
    fn two_folders_change_places_where_the_system_needs_two_steps() {
        let folder = two_folders();
        let path = |name| folder.path().join(name);
        in_two_steps(&path("new"), &path("public"), &path("old")).unwrap();
        assert_eq!(words(&folder, "public"), "new");
        assert_eq!(words(&folder, "old"), "public");
    }

    #[test]
    fn the_old_folder_comes_back_when_the_second_step_fails() {
        let folder = two_folders();
        let path = |name| folder.path().join(name);
        assert!(in_two_steps(&path("missing"), &path("public"), &path("old")).is_err());
        assert_eq!(words(&folder, "public"), "public");
        assert!(!path("old").exists());
    }
}
