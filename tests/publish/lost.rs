//! What happens when the world does not play along: permission that is lost, a disk that is full.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::panic::AssertUnwindSafe;
use std::path::Path;
use std::process::Command;

use minutebook::files::create_new;
use minutebook::publish::{Error, Foreign, Target};

use crate::support::{self, Home};

const OLD: &[(&str, &str)] = &[("index.html", "old"), ("a/index.html", "a")];

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

#[test]
fn a_parent_that_cannot_be_written_in_is_named() {
    support::as_ordinary_user("lost::parent_is_locked");
}

/// Runs as a child of the test above.
#[test]
fn parent_is_locked() {
    let Some(mut home) = Home::of_child("lost::parent_is_locked") else { return };
    let parent = home.path("srv");
    fs::create_dir(&parent).unwrap();
    home.public = parent.join("public");
    home.publish(OLD).unwrap();
    let before = home.snapshot();
    set_mode(&parent, 0o555);
    let error = home.publish(&[("index.html", "new")]).unwrap_err();
    set_mode(&parent, 0o755);
    assert!(matches!(error, Error::Beside { .. }));
    let message = error.to_string().replace(home.path("").to_str().unwrap(), "");
    assert_eq!(
        message,
        "cannot write in `srv`, where the new site is made beside `srv/public`: you do not have permission"
    );
    assert_eq!(home.snapshot(), before);
}

#[test]
fn a_folder_that_cannot_be_written_in_is_named() {
    support::as_ordinary_user("lost::folder_is_locked");
}

/// Runs as a child of the test above.
#[test]
fn folder_is_locked() {
    let Some(home) = Home::of_child("lost::folder_is_locked") else { return };
    home.publish(OLD).unwrap();
    let before = home.snapshot();
    set_mode(&home.public, 0o555);
    let error = home.publish(&[("index.html", "new")]).unwrap_err();
    assert!(error.to_string().ends_with("public`: you do not have permission"), "{error}");
    assert_eq!(home.snapshot(), before);
    assert_eq!(home.beside(), ["program", "public"]);
}

#[test]
fn a_permission_that_is_lost_on_the_way_leaves_the_old_site() {
    support::as_ordinary_user("lost::permission_goes");
}

/// Runs as a child of the test above.
#[test]
fn permission_goes() {
    let Some(home) = Home::of_child("lost::permission_goes") else { return };
    home.publish(OLD).unwrap();
    let before = home.snapshot();
    let target = home.open().unwrap();
    let room = fs::read_dir(home.path(".public.minutebook-unfinished")).unwrap();
    let site = room.map(|entry| entry.unwrap().path()).find(|path| path.is_dir()).unwrap();
    set_mode(&site, 0o555);
    assert!(support::put(&target, &[("index.html", "new")]).is_err());
    drop(target);
    assert_eq!(home.snapshot(), before);

    let target = home.open().unwrap();
    support::put(&target, &[("index.html", "new")]).unwrap();
    set_mode(&home.path(""), 0o555);
    assert!(target.commit().is_err());
    set_mode(&home.path(""), 0o755);
    assert_eq!(home.snapshot(), before);
}

#[test]
fn an_old_site_with_locked_folders_is_replaced_and_deleted() {
    support::as_ordinary_user("lost::old_site_is_locked");
}

/// Runs as a child of the test above.
#[test]
fn old_site_is_locked() {
    let Some(home) = Home::of_child("lost::old_site_is_locked") else { return };
    home.publish(OLD).unwrap();
    set_mode(&home.public.join("a"), 0o555);
    home.publish(&[("index.html", "new")]).unwrap();
    assert_eq!(home.site(), "index.html: new");
    assert_eq!(home.beside(), ["program", "public"]);
}

#[test]
fn a_file_that_cannot_be_written_whole_leaves_the_old_site() {
    // No file may have more than a few KiB, and no signal says so: a write fails as it does on a full disk.
    support::as_child("lost::writes_too_much", "trap '' XFSZ; ulimit -f 8; exec \"$0\" \"$@\"", |home| {
        assert_eq!(home.site(), "a/index.html: a\nindex.html: old");
        assert_eq!(home.beside(), ["public"]);
    });
}

/// Runs as a child of the test above.
#[test]
fn writes_too_much() {
    let Some(home) = Home::of_child("lost::writes_too_much") else { return };
    home.publish(OLD).unwrap();
    let before = home.snapshot();
    let much = "words ".repeat(100_000);
    let error = home.publish(&[("index.html", "new"), ("much.html", &much)]).unwrap_err();
    assert!(error.to_string().contains("much.html`: "), "{error}");
    assert_eq!(home.snapshot(), before);
}

/// Mounts something on a folder for as long as `test` runs; says so where that is not allowed.
fn with_mount(home: &Home, options: &[&str], test: impl FnOnce(&Home)) {
    let disk = home.path("disk");
    fs::create_dir_all(&disk).unwrap();
    let succeeds = |command: &mut Command| command.status().is_ok_and(|status| status.success());
    if !succeeds(Command::new("mount").args(options).arg(&disk)) {
        eprintln!("skipped: nothing can be mounted here");
        return;
    }
    let result = std::panic::catch_unwind(AssertUnwindSafe(|| test(&Home::at(&disk))));
    assert!(succeeds(Command::new("umount").arg(&disk)));
    result.unwrap();
}

#[test]
fn a_full_disk_leaves_the_old_site() {
    with_mount(&Home::new(), &["-t", "tmpfs", "-o", "size=256k", "tmpfs"], |disk| {
        disk.publish(OLD).unwrap();
        let before = disk.snapshot();
        let page = "words ".repeat(2_000);
        let names: Vec<String> = (0..40).map(|page| format!("{page}/index.html")).collect();
        let site: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), page.as_str())).collect();
        let error = disk.publish(&site).unwrap_err();
        assert!(error.to_string().ends_with("the disk is full"), "{error}");
        assert_eq!(disk.snapshot(), before);
        assert_eq!(disk.beside(), ["public"]);
    });
}

#[test]
fn a_disk_cannot_change_places_with_a_folder() {
    with_mount(&Home::new(), &["-t", "tmpfs", "tmpfs"], |disk| {
        let error = Target::open(&disk.path(""), &[], Foreign::Replace).unwrap_err();
        assert!(matches!(error, Error::Fixed { .. }));
        disk.publish(OLD).unwrap();
    });
}

#[test]
fn a_volume_of_a_container_cannot_change_places_with_a_folder() {
    let home = Home::new();
    fs::create_dir(home.path("volume")).unwrap();
    with_mount(&home, &["--bind", home.path("volume").to_str().unwrap()], |volume| {
        let target = Target::open(&volume.path(""), &[], Foreign::Replace).unwrap();
        let message = target.commit().unwrap_err().to_string();
        let site = volume.path("site");
        assert!(
            message.ends_with(&format!("publish to a folder inside it with `--out {}`", site.display())),
            "{message}"
        );
    });
    assert_eq!(home.beside(), ["disk", "volume"]);
}

#[test]
fn a_site_in_a_lower_layer_of_a_container_is_replaced() {
    // The layers lie on a small disk of their own: a layer may not lie on another layer, as it would in a container.
    with_mount(&Home::new(), &["-t", "tmpfs", "tmpfs"], |disk| {
        for folder in ["lower", "upper", "work"] {
            fs::create_dir(disk.path(folder)).unwrap();
        }
        let lower = Home::at(&disk.path("lower"));
        lower.publish(OLD).unwrap();
        for (file, words) in [("CNAME", "example.org"), (".git/deep/HEAD", "main")] {
            create_new(&lower.public.join(file), words.as_bytes()).unwrap();
        }
        let path = |name| disk.path(name).display().to_string();
        let layers = format!("lowerdir={},upperdir={},workdir={}", path("lower"), path("upper"), path("work"));
        with_mount(disk, &["-t", "overlay", "-o", &layers, "overlay"], |layered| {
            layered.publish(&[("index.html", "new"), ("a/index.html", "a")]).unwrap();
            assert_eq!(layered.site(), ".git/deep/HEAD: main\nCNAME: example.org\na/index.html: a\nindex.html: new");
            layered.publish(OLD).unwrap();
            assert_eq!(layered.beside(), ["public"]);
        });
    });
}
