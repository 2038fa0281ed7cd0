//! `watch`: serves the site as it is being drafted, and says what came of every save.

use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use super::arguments::{Volume, Watch};
use super::build::{here, options, today};
use super::exit::{Exit, Failure};
use super::report::{self, Aim};
use super::site_folder::SiteFolder;
use super::terminal::{self, Look};
use super::user_settings::UserSettings;
use super::words::{counted, seconds};
use super::{complain, warning};
use crate::build::Outcome;
use crate::diagnostic::Diagnostics;
use crate::serve::{self, Day, Editor, Remark, Remarks, Settings, Shows, Watching};

/// A browser that ends later than this has been open.
const OPENS: Duration = Duration::from_secs(10);

/// Serves the site until somebody ends it.
pub(super) fn watch(arguments: &Watch) -> Result<Exit, Failure> {
    let folder = SiteFolder::find(arguments.folder.as_deref(), &here()?)?;
    let options = options(&folder, &arguments.options);
    let settings = Settings {
        host: arguments.host.clone(),
        port: arguments.port,
        shows: if arguments.public { Shows::Public } else { Shows::Drafts },
        watching: if arguments.poll { Watching::Polling } else { Watching::Events },
        publish: arguments.publish.then(|| PathBuf::from(folder.shown("public"))),
        editor: editor(arguments.editor.as_deref())?,
        day: arguments.options.as_of.map_or(Day::Today(today), Day::Fixed),
    };
    let remarks = Terminal { folder, shows: settings.shows, opens: arguments.open, said: Mutex::default() };
    serve::serve(options, settings, Arc::new(remarks))?;
    Ok(Exit::Well)
}

/// The editor that was typed, or the one that the user's settings name.
fn editor(typed: Option<&str>) -> Result<Option<Editor>, Failure> {
    let wanted = match typed {
        Some(typed) => Some(typed.to_owned()),
        None => UserSettings::read()?.editor,
    };
    let Some(wanted) = wanted else { return Ok(None) };
    let names: Vec<String> = Editor::names().map(|name| format!("`{name}`")).collect();
    let hint = format!("type one of {}, or a link such as `vscode://file/{{path}}:{{line}}`", names.join(", "));
    let editor = Editor::named(&wanted);
    editor.map(Some).ok_or_else(|| Failure::usage(format!("`{wanted}` is no editor that a link can open"), hint))
}

/// Says in the terminal what the watch has to say.
struct Terminal {
    folder: SiteFolder,
    shows: Shows,
    opens: bool,
    said: Mutex<Said>,
}

/// What was said last.
#[derive(Default)]
struct Said {
    /// What was wrong.
    diagnostics: Diagnostics,
    /// That the site was published.
    published: bool,
    /// What kept it from being published.
    refused: Diagnostics,
}

impl Remarks for Terminal {
    fn tell(&self, remark: &Remark<'_>) {
        match remark {
            Remark::Ready { address, taken, is_private } => self.ready(address, *taken, *is_private),
            Remark::Built { outcome, files, pages, took } => self.built(outcome, files, *pages, *took),
            Remark::Failed(error) => trouble(&error.to_string(), "this is tried again every second"),
            Remark::Stumbled(words) => trouble(
                &format!("something in minutebook itself broke: {words}"),
                "this is not your mistake; the next save tries again",
            ),
            Remark::Polls(why) => {
                warn(why, "your papers are looked at twice a second instead, which is a little slower");
            }
            Remark::Published { outcome, took } => self.published(outcome, *took),
            Remark::NotPublished(error) => trouble(&error.to_string(), "this is tried again after the next save"),
        }
    }
}

impl Terminal {
    fn ready(&self, address: &str, taken: Option<u16>, is_private: bool) {
        if let Some(port) = taken {
            warn(&format!("port {port} is used by another program"), "the next one that is free is taken instead");
        }
        if !is_private {
            let (who, hint) = match self.shows {
                Shows::Drafts => (
                    "everybody who can reach this computer can read your drafts and exempt papers while this runs",
                    "leave out `--host`, or add `--public` to show only what is public",
                ),
                Shows::Public => ("everybody who can reach this computer can see this preview", "leave out `--host`"),
            };
            warn(who, hint);
        }
        say(&format!("look at {address} (Ctrl-C ends this)\n"));
        if self.opens {
            open(address);
        }
    }

    /// The folder that is published to, as it is opened from here.
    fn public(&self) -> PathBuf {
        PathBuf::from(self.folder.shown("public"))
    }

    /// Says what was published, the first time, and then whenever a file has changed; or what keeps it from that.
    fn published(&self, outcome: &Outcome, took: Duration) {
        let mut said = self.said();
        let Some(published) = &outcome.published else {
            // What would be published was looked at once more, and something in it may not be.
            if said.refused != outcome.diagnostics {
                terminal::remark(&report::human(outcome, &self.folder, Volume::Usual, Look::of_remarks()));
                terminal::remark(&report::verdict(outcome, Aim::Publish(&self.public())).unwrap_or_default());
                said.refused.clone_from(&outcome.diagnostics);
            }
            return;
        };
        said.refused = Diagnostics::default();
        let is_first = !std::mem::replace(&mut said.published, true);
        if is_first || published.new + published.changed + published.removed > 0 {
            say(&report::published(published, took));
        }
    }

    fn said(&self) -> MutexGuard<'_, Said> {
        self.said.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn built(&self, outcome: &Outcome, files: &[String], pages: Option<usize>, took: Duration) {
        let mut said = self.said();
        if said.diagnostics != outcome.diagnostics {
            let look = Look::of_remarks();
            terminal::remark(&report::human(outcome, &self.folder, Volume::Usual, look));
            terminal::remark(&report::verdict(outcome, Aim::Show).unwrap_or_default());
            said.diagnostics.clone_from(&outcome.diagnostics);
        }
        if !outcome.diagnostics.has_errors() {
            say(&line(files, outcome.work.papers, pages, took));
        }
    }
}

/// What came of a save, in a line.
fn line(files: &[String], papers: usize, pages: Option<usize>, took: Duration) -> String {
    let what = match files {
        [] => counted(papers, "paper"),
        [file] => short(file),
        files => counted(files.len(), "file"),
    };
    let pages = match pages {
        None => "shown".to_owned(),
        Some(0) => "no page".to_owned(),
        Some(pages) => counted(pages, "page"),
    };
    format!("{what}: {pages} in {}\n", moment(took))
}

/// The file and the folder it lies in: enough to know it by.
fn short(file: &str) -> String {
    let parts: Vec<&str> = file.rsplitn(3, '/').take(2).collect();
    parts.into_iter().rev().collect::<Vec<_>>().join("/")
}

/// "11 ms", "1.24 s".
fn moment(took: Duration) -> String {
    if took < Duration::from_secs(1) { format!("{} ms", took.as_millis().max(1)) } else { seconds(took) }
}

fn trouble(message: &str, hint: &str) {
    complain(&Failure::usage(message, hint));
}

fn warn(message: &str, hint: &str) {
    terminal::remark(&warning(message, hint, Look::of_remarks()));
}

/// Prints a line; where nobody reads any more there is nobody to tell.
fn say(line: &str) {
    let _ = terminal::answer(line);
}

/// Opens the browser, and says so where that cannot be done.
fn open(address: &str) {
    let mut browser = browser();
    browser.arg(address).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    // Ctrl-C ends us, and not a browser that we have opened.
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut browser, 0);
    let hint = format!("open {address} yourself");
    let failed = move || warn("the browser does not open", &hint);
    match browser.spawn() {
        Ok(mut browser) => {
            let begun = Instant::now();
            thread::spawn(move || {
                // Windows' own program says that it failed when it has not.
                let has_failed = browser.wait().is_ok_and(|end| !end.success() && !cfg!(windows));
                if has_failed && begun.elapsed() < OPENS {
                    failed();
                }
            });
        }
        Err(_) => failed(),
    }
}

/// The program that opens an address: the first that `BROWSER` names, or the system's own.
fn browser() -> Command {
    let named = std::env::var("BROWSER").ok().filter(|_| cfg!(unix)).unwrap_or_default();
    let mut words = named.split(':').next().unwrap_or_default().split_whitespace().filter(|word| *word != "%s");
    if let Some(program) = words.next() {
        let mut command = Command::new(program);
        command.args(words);
        return command;
    }
    Command::new(if cfg!(target_os = "macos") {
        "open"
    } else if cfg!(windows) {
        "explorer"
    } else {
        "xdg-open"
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(files: &[&str], pages: Option<usize>, milliseconds: u64) -> String {
        let files: Vec<String> = files.iter().map(|file| (*file).to_owned()).collect();
        line(&files, 22, pages, Duration::from_millis(milliseconds))
    }

    #[test]
    fn a_build_is_one_line() {
        let item = "content/committees/osmb/2018-08-30/06-ict-reprovision/item.md";
        assert_eq!(said(&[item], Some(4), 11), "06-ict-reprovision/item.md: 4 pages in 11 ms\n");
        assert_eq!(said(&["content/site.yaml"], Some(1), 0), "content/site.yaml: 1 page in 1 ms\n");
        assert_eq!(said(&[item, "content/site.yaml"], Some(29), 1_240), "2 files: 29 pages in 1.24 s\n");
        assert_eq!(said(&[item], Some(0), 3), "06-ict-reprovision/item.md: no page in 3 ms\n");
        assert_eq!(said(&["themes/default/page.html"], None, 3), "default/page.html: shown in 3 ms\n");
        assert_eq!(said(&[], Some(29), 90), "22 papers: 29 pages in 90 ms\n");
    }
}
