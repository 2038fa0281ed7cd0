//! A build that is killed, at any moment: what is published is one whole site, and the next build tidies up.

use std::fs;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use minutebook::files::create_new;
use minutebook::publish::Error;

use crate::support::Home;

/// One of the two sites that are published in turn: they share some files and folders, and differ in others.
fn site(name: &str) -> Vec<(String, String)> {
    let words = |page: usize| if page.is_multiple_of(3) { "the same".into() } else { name.repeat(page * 50) };
    let mut site: Vec<(String, String)> =
        (0..24).map(|page| (format!("{}/{page}.html", page % 5), words(page))).collect();
    site.push((format!("only/in/{name}.html"), name.into()));
    site
}

fn publish(home: &Home, name: &str) {
    let site = site(name);
    let site: Vec<(&str, &str)> = site.iter().map(|(path, words)| (path.as_str(), words.as_str())).collect();
    home.publish(&site).unwrap();
}

/// What `Home::site` says when that site is published, kept files included.
fn whole(name: &str) -> String {
    let mut lines: Vec<String> = site(name).iter().map(|(path, words)| format!("{path}: {words}")).collect();
    lines.extend(["CNAME: example.org".into(), ".nojekyll: ".into()]);
    lines.sort();
    lines.join("\n")
}

/// A folder in which site A is published, with things of its own.
fn prepared() -> Home {
    let home = Home::new();
    for (file, words) in [("CNAME", "example.org"), (".nojekyll", ""), (".git/HEAD", "main")] {
        create_new(&home.public.join(file), words.as_bytes()).unwrap();
    }
    publish(&home, "A");
    home
}

/// Asserts that what is published is one whole site, and that the next build finds and tidies up everything.
fn assert_whole(home: &Home, when: &str) {
    let seen = home.site();
    let seen: Vec<&str> = seen.lines().filter(|line| !line.starts_with(".git/")).collect();
    let seen = seen.join("\n");
    assert!(seen == whole("A") || seen == whole("B"), "neither site is whole after {when}: {seen}");
    drop(home.open().unwrap());
    assert_eq!(home.beside(), ["public"], "after {when}");
    let head = fs::read_to_string(home.public.join(".git/HEAD"));
    assert_eq!(head.ok().as_deref(), Some("main"), "after {when}");
}

#[test]
fn a_kill_at_any_moment_leaves_one_whole_site() {
    let home = prepared();
    let seed = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_nanos();
    let mut random = u64::try_from(seed & u128::from(u64::MAX)).unwrap() | 1;
    eprintln!("seed {random}");
    for kill in 0..60 {
        let mut child = home.child("kill::publishes_for_ever", &std::env::current_exe().unwrap());
        let mut child = child.stdout(Stdio::null()).spawn().unwrap();
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        thread::sleep(Duration::from_micros(random % 40_000));
        child.kill().unwrap();
        child.wait().unwrap();
        assert_whole(&home, &format!("kill {kill}"));
    }
}

/// Runs as a child of the test above.
#[test]
fn publishes_for_ever() {
    let Some(home) = Home::of_child("kill::publishes_for_ever") else { return };
    loop {
        publish(&home, "B");
        publish(&home, "A");
    }
}

#[test]
fn a_kill_at_each_step_leaves_one_whole_site() {
    let can_trace = Command::new("strace").args(["-qq", "-o", "/dev/null", "true"]).status();
    if !can_trace.is_ok_and(|status| status.success()) {
        eprintln!("skipped: `strace`, which kills a build at each step, is not there or not allowed");
        return;
    }
    let mut kills = 0;
    for call in ["mkdir", "write", "link", "linkat", "syncfs", "renameat2", "rename", "unlinkat", "unlink", "rmdir"] {
        for step in 1.. {
            let home = prepared();
            let child = home.child("kill::publishes_once", &std::env::current_exe().unwrap());
            let mut traced = Command::new("strace");
            traced.args(["-f", "-qq", "-o", "/dev/null", "-e", &format!("trace={call}")]);
            traced.args(["-e", &format!("inject={call}:signal=SIGKILL:when={step}")]);
            traced.arg(child.get_program()).args(child.get_args());
            traced.envs(child.get_envs().filter_map(|(key, value)| Some((key, value?))));
            let ended = traced.stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap();
            assert_whole(&home, &format!("{call} {step}"));
            if ended.success() {
                break;
            }
            kills += 1;
        }
    }
    assert!(kills > 20, "only {kills} builds were killed");
}

/// Runs as a child of the test above.
#[test]
fn publishes_once() {
    let Some(home) = Home::of_child("kill::publishes_once") else { return };
    publish(&home, "B");
}

#[test]
fn a_swap_in_two_steps_that_was_cut_off_is_undone() {
    let home = prepared();
    let room = home.path(".public.minutebook-unfinished");
    fs::create_dir(&room).unwrap();
    fs::rename(&home.public, room.join("old")).unwrap();
    create_new(&room.join("site-1/index.html"), b"new").unwrap();
    drop(home.open().unwrap());
    assert_whole(&home, "the first step");
}

#[test]
fn a_repository_is_never_deleted() {
    let home = prepared();
    let left = home.path(".public.minutebook-unfinished/site-1/.git");
    create_new(&left.join("HEAD"), b"another").unwrap();
    let error = home.open().unwrap_err();
    assert!(matches!(error, Error::Kept { .. }), "{error}");
    assert_eq!(fs::read(left.join("HEAD")).unwrap(), b"another");
    assert_eq!(fs::read(home.public.join(".git/HEAD")).unwrap(), b"main");
}
