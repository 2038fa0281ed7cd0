//! The system's own watch over folders: never over files, whose second save by renaming it would not see.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::Instant;

use notify::event::ModifyKind;
use notify::{ErrorKind, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher, recommended_watcher};

use super::SOURCES;
use super::noise::paper;

/// A watch over the folders that pages are made from, and over the site's folder that they lie in.
pub(super) struct Folders {
    happenings: Receiver<Happening>,
    /// Which folders are watched, however they are called.
    identities: Vec<Option<Identity>>,
    /// The folders that the system was asked to watch.
    watched: Vec<PathBuf>,
    /// Watches as long as it lives.
    watcher: RecommendedWatcher,
}

/// What the system says.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Happening {
    /// A file was saved, or is gone.
    Saved(String),
    /// A folder has come.
    Folder(String),
    /// More happened than the system could say.
    Lost,
    /// The system watches no further folder.
    Limit,
}

impl Folders {
    /// Begins to watch, or says in words why it cannot be done.
    pub(super) fn open(root: &Path) -> Result<Self, String> {
        let (sender, happenings) = mpsc::channel();
        let home = root.to_owned();
        // Looked at first: a folder that is replaced in between is then seen to have moved.
        let identities = identities(root);
        let hear = move |event: notify::Result<Event>| hear(&home, event, &sender);
        let mut watcher = recommended_watcher(hear).map_err(|error| why(&error))?;
        let folders = SOURCES.map(|source| root.join(source));
        let folders =
            folders.iter().filter(|folder| folder.is_dir()).map(|folder| (&**folder, RecursiveMode::Recursive));
        let mut watched = Vec::new();
        for (folder, mode) in folders.chain([(root, RecursiveMode::NonRecursive)]) {
            match watcher.watch(folder, mode) {
                Ok(()) => watched.push(folder.to_owned()),
                // Gone again already: that is seen at the next look.
                Err(error) if is_gone(&error) => {}
                Err(error) => return Err(why(&error)),
            }
        }
        Ok(Self { happenings, identities, watched, watcher })
    }

    /// Ends the watch at once: the system counts every watched folder, and not twice when they are watched anew.
    pub(super) fn close(&mut self) {
        for folder in self.watched.drain(..) {
            // Of a folder that is gone there is no watch to end.
            let _ = self.watcher.unwatch(&folder);
        }
    }

    /// What happens next; nothing when that much time has passed.
    pub(super) fn next(&self, until: Instant) -> Option<Happening> {
        self.happenings.recv_timeout(until.saturating_duration_since(Instant::now())).ok()
    }

    /// Is one of the folders another one than the one that is watched?
    pub(super) fn have_moved(&self, root: &Path) -> bool {
        self.identities != identities(root)
    }
}

/// Turns an event into what it means for us.
fn hear(root: &Path, event: notify::Result<Event>, sender: &Sender<Happening>) {
    let happenings: Vec<Happening> = match event {
        Ok(event) if event.need_rescan() => vec![Happening::Lost],
        Ok(event) if is_only_a_look(event.kind) => return,
        Ok(event) => event.paths.iter().filter_map(|path| happening(root, path)).collect(),
        Err(error) if is_limit(&error) => vec![Happening::Limit],
        Err(_) => vec![Happening::Lost],
    };
    for happening in happenings {
        // Nobody listens any more when the watch is over.
        let _ = sender.send(happening);
    }
}

/// Did somebody only look, as we do ourselves?
fn is_only_a_look(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(_) | EventKind::Modify(ModifyKind::Metadata(_)) => true,
        EventKind::Create(_) | EventKind::Remove(_) | EventKind::Modify(_) | EventKind::Any | EventKind::Other => false,
    }
}

/// What happened at a path; nothing when no page is made from it. Of a folder that is moved in nothing else is said.
fn happening(root: &Path, path: &Path) -> Option<Happening> {
    let paper = paper(root, path)?;
    Some(if path.is_dir() { Happening::Folder(paper) } else { Happening::Saved(paper) })
}

/// Does the system watch no further folder?
fn is_limit(error: &notify::Error) -> bool {
    match &error.kind {
        ErrorKind::MaxFilesWatch => true,
        ErrorKind::Io(error) => {
            matches!(error.raw_os_error(), Some(TOO_MANY_FILES | TOO_MANY_FILES_OF_ALL | NO_SPACE))
        }
        ErrorKind::Generic(_) | ErrorKind::PathNotFound | ErrorKind::WatchNotFound | ErrorKind::InvalidConfig(_) => {
            false
        }
    }
}

/// What Linux says when a program, or all together, have too many files open, and when there are too many watches.
const TOO_MANY_FILES: i32 = 24;
const TOO_MANY_FILES_OF_ALL: i32 = 23;
const NO_SPACE: i32 = 28;

fn is_gone(error: &notify::Error) -> bool {
    match &error.kind {
        ErrorKind::PathNotFound => true,
        ErrorKind::Io(error) => error.kind() == io::ErrorKind::NotFound,
        ErrorKind::Generic(_) | ErrorKind::MaxFilesWatch | ErrorKind::WatchNotFound | ErrorKind::InvalidConfig(_) => {
            false
        }
    }
}

fn why(error: &notify::Error) -> String {
    if is_limit(error) { limit() } else { format!("the system does not watch the folders: {error}") }
}

/// The system's limit, in words.
pub(super) fn limit() -> String {
    let number = |name: &str| {
        let text = fs::read_to_string(format!("/proc/sys/fs/inotify/{name}")).ok()?;
        text.trim().parse::<usize>().ok()
    };
    match (number("max_user_watches"), number("max_user_instances")) {
        (Some(watches), Some(instances)) => format!(
            "the system watches no more folders for you: its limits are {watches} folders \
             (fs.inotify.max_user_watches) and {instances} programs (fs.inotify.max_user_instances)"
        ),
        _ => "the system watches no more folders for you".to_owned(),
    }
}

/// What a folder is, whatever it is called: its disk and its number there.
type Identity = (u64, u64);

fn identities(root: &Path) -> Vec<Option<Identity>> {
    let folders = SOURCES.map(|source| root.join(source));
    [root.to_owned()].into_iter().chain(folders).map(|folder: PathBuf| identity(&folder)).collect()
}

#[cfg(unix)]
fn identity(folder: &Path) -> Option<Identity> {
    use std::os::unix::fs::MetadataExt;
    let metadata = fs::metadata(folder).ok()?;
    Some((metadata.dev(), metadata.ino()))
}

/// Where folders have no numbers, the moment they were made tells them apart.
#[cfg(not(unix))]
fn identity(folder: &Path) -> Option<Identity> {
    let made = fs::metadata(folder).ok()?.created().ok()?;
    let made = made.duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    Some((made.as_secs(), u64::from(made.subsec_nanos())))
}
