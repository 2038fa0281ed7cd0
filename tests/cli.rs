//! Console sessions as Markdown: each file of `tests/cli/` is typed into a shell in a fresh folder, and what is printed
//! must be what stands in the file.
//!
//! In a fence `console`, a line that begins with `$ ` is typed, lines that begin with `> ` go on with it, and the other
//! lines are what is printed, answers and remarks in their order. A line `...` stands for any lines, `[2]` for an exit
//! code that is not 0. Seconds and numbers of bytes are not compared. `UPDATE_SESSIONS=1 cargo test --test cli` writes down what is printed.
//! `README.md` and `docs/getting-started.md` are among them: what they promise is what happens. Their sites begin today,
//! so how many pages were published is not compared in them.
#![cfg(unix)]

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, iter};

/// A folder that nobody else uses, and the shell in it.
struct Shell {
    home: tempfile::TempDir,
    folder: PathBuf,
}

impl Shell {
    fn new() -> Self {
        let home = tempfile::tempdir().expect("a folder for the session");
        let folder = home.path().join("home");
        fs::create_dir(&folder).expect("the folder is new");
        Self { home, folder }
    }

    /// Types a command and returns all that it prints, line by line.
    fn types(&mut self, command: &str) -> Vec<String> {
        if let Some(folder) = command.strip_prefix("cd ") {
            self.folder = self.folder.join(folder).canonicalize().expect("the folder to go to is there");
            return Vec::new();
        }
        let binary = Path::new(env!("CARGO_BIN_EXE_minutebook"));
        let path = env::var_os("PATH").unwrap_or_default();
        let folder = binary.parent().expect("the program is in a folder").to_owned();
        let folders = iter::once(folder).chain(env::split_paths(&path));
        let printed = self.home.path().join("printed");
        let stream = File::create(&printed).expect("what is printed can be kept");
        let status = Command::new("sh")
            .args(["-c", command])
            .current_dir(&self.folder)
            .env("PATH", env::join_paths(folders).expect("the folders have plain names"))
            .env("TERM", "dumb")
            .env("LC_ALL", "C.UTF-8")
            .env_remove("NO_COLOR")
            .env_remove("CLICOLOR_FORCE")
            .stdin(Stdio::null())
            .stdout(stream.try_clone().expect("the stream can be shared"))
            .stderr(stream)
            .status()
            .expect("there is a shell");
        let printed = fs::read_to_string(printed).expect("what is printed is text");
        let code = status.code().filter(|code| *code != 0).map(|code| format!("[{code}]"));
        printed.lines().map(|line| line.trim_end().to_owned()).chain(code).collect()
    }
}

/// The session as it was written down, with what is printed now where that differs.
fn replay(session: &str, same: Same) -> String {
    let mut shell = Shell::new();
    let mut lines = session.lines().peekable();
    let mut replayed = Vec::new();
    let mut in_console = false;
    while let Some(line) = lines.next() {
        replayed.push(line.to_owned());
        if line.starts_with("```") {
            in_console = line == "```console";
        }
        let Some(command) = line.strip_prefix("$ ").filter(|_| in_console) else { continue };
        let mut command = command.to_owned();
        while let Some(more) = lines.next_if(|line| line.starts_with("> ") || *line == ">") {
            replayed.push(more.to_owned());
            command.push('\n');
            command.push_str(more.strip_prefix("> ").unwrap_or(""));
        }
        let is_printed = |line: &&str| !line.starts_with("$ ") && !line.starts_with("```");
        let expected: Vec<String> = iter::from_fn(|| lines.next_if(is_printed)).map(str::to_owned).collect();
        let printed = shell.types(&command);
        replayed.extend(if agree(&expected, &printed, same) { expected } else { printed });
    }
    replayed.join("\n") + "\n"
}

/// What of a line has to be the same; nothing where the line is not compared.
type Same = fn(&str) -> Option<String>;

/// Is that what is expected, any lines for `...`?
fn agree(expected: &[String], printed: &[String], same: Same) -> bool {
    let compared = |lines: &[String]| lines.iter().filter_map(|line| same(line)).collect::<Vec<_>>();
    fits(&compared(expected), &compared(printed))
}

fn fits(expected: &[String], printed: &[String]) -> bool {
    match (expected.split_first(), printed.split_first()) {
        (None, None) => true,
        (Some((line, rest)), _) if line == "..." => (0..=printed.len()).any(|skipped| fits(rest, &printed[skipped..])),
        (Some((line, rest)), Some((other, others))) => line == other && fits(rest, others),
        (None, Some(_)) | (Some(_), None) => false,
    }
}

/// A line in which every number of seconds is the same, and every number of bytes.
///
/// How many bytes a site has depends on each letter of the theme.
#[allow(clippy::unnecessary_wraps, reason = "it is one of the ways to compare")]
fn timeless(line: &str) -> Option<String> {
    let words = line.split(' ').collect::<Vec<_>>();
    let is_time = |index: usize| words.get(index + 1) == Some(&"s") && words[index].parse::<f64>().is_ok();
    let is_size = |index: usize| index > 0 && words[index - 1] == "\"bytes\":";
    let same = |index: usize| {
        if is_time(index) {
            "0.00"
        } else if is_size(index) {
            "0,"
        } else {
            words[index]
        }
    };
    Some((0..words.len()).map(same).collect::<Vec<_>>().join(" "))
}

/// A line of the manual: what a build changed and what comes next depend on the day, since a new site begins today; exit
/// codes are not shown to those who read it.
fn dateless(line: &str) -> Option<String> {
    let is_exit_code = line.len() == 3 && line.starts_with('[') && line.ends_with(']');
    let is_to_come = line.starts_with("next: the agenda of ") || line.ends_with(" when you build again");
    let line = timeless(line).filter(|_| !is_exit_code && !is_to_come)?;
    Some(if line.starts_with("published ") { "published".to_owned() } else { line })
}

fn session(name: &str, same: Same) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    let written = fs::read_to_string(&path).expect("the session is there");
    let replayed = replay(&written, same);
    if env::var_os("UPDATE_SESSIONS").is_some() {
        fs::write(&path, replayed).expect("the session can be written");
    } else if written != replayed {
        let differing = written.lines().zip(replayed.lines()).position(|(line, other)| line != other).unwrap_or(0);
        panic!("{name}, line {}: what is printed now is\n\n{replayed}", differing + 1);
    }
}

macro_rules! sessions {
    ($($name:ident = $file:literal,)*) => {
        $(#[test] fn $name() { session(&format!("tests/cli/{}", $file), timeless); })*

        #[test]
        fn every_session_is_run() {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli");
            let entries = fs::read_dir(folder).expect("the sessions are there");
            let mut there: Vec<_> = entries.map(|entry| entry.expect("it is readable").file_name()).collect();
            there.sort();
            assert_eq!(there, [$($file),*]);
        }
    };
}

sessions! {
    actions_are_listed_and_put_on_the_next_agenda = "actions.md",
    a_site_is_built_broken_and_mended = "build.md",
    what_is_due_is_said_soonest_first = "clock.md",
    a_message_is_explained_in_the_terminal = "explain.md",
    what_is_withheld_is_kept_back = "leaks.md",
    papers_are_laid_in_their_right_place = "new-papers.md",
    what_cannot_be_is_refused_with_what_to_type = "new-refused.md",
    a_site_is_started = "new-site.md",
    the_shell_is_helped = "shell.md",
    wrong_usage_is_answered_with_what_to_type = "usage.md",
    files_are_looked_into_before_they_are_attached = "xray.md",
}

#[test]
fn the_readme_keeps_its_word() {
    session("README.md", dateless);
}

#[test]
fn the_first_steps_are_as_the_manual_says() {
    session("docs/getting-started.md", dateless);
}
