//! A folder to publish in, sites as lists of path and words, and children: this very test, run again as a process
//! that can be limited or killed.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::Command;

use minutebook::output::{Content, Output, PublicPath};
use minutebook::publish::{Error, Foreign, Published, Target};

/// Tells a child which of the tests it is and where it publishes.
const CHILD: &str = "MINUTEBOOK_PUBLISH_CHILD";

/// A folder of its own, in which `public` is published to.
pub struct Home {
    _temporary: Option<tempfile::TempDir>,
    root: PathBuf,
    pub public: PathBuf,
}

impl Home {
    pub fn new() -> Self {
        let temporary = tempfile::tempdir().unwrap();
        let home = Self::at(temporary.path());
        Self { _temporary: Some(temporary), ..home }
    }

    pub fn at(root: &Path) -> Self {
        let root = root.canonicalize().unwrap();
        Self { _temporary: None, public: root.join("public"), root }
    }

    /// The folder that a parent prepared, when this process is a child and runs that test.
    pub fn of_child(test: &str) -> Option<Self> {
        let value = std::env::var(CHILD).ok()?;
        let (name, root) = value.split_once(' ')?;
        (name == test).then(|| Self::at(Path::new(root)))
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    pub fn open(&self) -> Result<Target, Error> {
        Target::open(&self.public, &[], Foreign::Refuse)
    }

    pub fn publish(&self, site: &[(&str, &str)]) -> Result<Published, Error> {
        self.publish_as(Foreign::Refuse, site)
    }

    pub fn publish_as(&self, foreign: Foreign, site: &[(&str, &str)]) -> Result<Published, Error> {
        let target = Target::open(&self.public, &[], foreign)?;
        put(&target, site)?;
        target.commit()
    }

    /// The published files without the marker, a line each.
    pub fn site(&self) -> String {
        let files = self.snapshot().into_iter().filter(|(path, _)| path != ".minutebook");
        let lines = files.map(|(path, file)| format!("{path}: {}", String::from_utf8(file.bytes).unwrap()));
        lines.collect::<Vec<_>>().join("\n")
    }

    /// All that can be known of each file in `public`.
    pub fn snapshot(&self) -> BTreeMap<String, FileState> {
        let mut files = BTreeMap::new();
        collect(&self.public, "", &mut files);
        files
    }

    /// What lies in the folder that holds `public`.
    pub fn beside(&self) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(&self.root).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// The command that runs `test` of this binary in another process, for this folder.
    pub fn child(&self, test: &str, program: &Path) -> Command {
        let mut child = Command::new(program);
        child.args(["--exact", test, "--nocapture", "--test-threads=1"]);
        child.env(CHILD, format!("{test} {}", self.root.display()));
        child
    }
}

/// A file's bytes, and what shows that it was touched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileState {
    pub bytes: Vec<u8>,
    pub inode: u64,
    pub modified: (i64, i64),
    pub mode: u32,
}

fn collect(folder: &Path, prefix: &str, files: &mut BTreeMap<String, FileState>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries {
        let entry = entry.unwrap();
        let path = format!("{prefix}{}", entry.file_name().into_string().unwrap());
        let metadata = entry.metadata().unwrap();
        if metadata.is_dir() {
            collect(&entry.path(), &format!("{path}/"), files);
        } else {
            let state = FileState {
                bytes: fs::read(entry.path()).unwrap_or_default(),
                inode: metadata.ino(),
                modified: (metadata.mtime(), metadata.mtime_nsec()),
                mode: metadata.mode(),
            };
            files.insert(path, state);
        }
    }
}

pub fn put(target: &Target, site: &[(&str, &str)]) -> Result<(), Error> {
    site.iter().try_for_each(|(path, words)| {
        let path = PublicPath::new(path).unwrap();
        target.put(&Output { path, content: Content::Bytes(words.as_bytes().to_vec()) }, None)
    })
}

pub fn text(path: &Path) -> String {
    fs::read_to_string(path).unwrap()
}

/// Runs `test` as a child under a line of shell that ends in `exec "$0" "$@"`, then looks at what it published.
pub fn as_child(test: &str, shell: &str, look: impl FnOnce(&Home)) {
    let home = Home::new();
    let child = home.child(test, &std::env::current_exe().unwrap());
    let mut command = Command::new("sh");
    command.arg("-c").arg(shell).arg(child.get_program()).args(child.get_args());
    command.envs(child.get_envs().filter_map(|(key, value)| Some((key, value?))));
    assert_success(&mut command);
    look(&home);
}

/// Is nothing forbidden to this process?
pub fn is_root() -> bool {
    tempfile::tempfile().unwrap().metadata().unwrap().uid() == 0
}

/// Runs `test` as a child that is not root, in a folder that belongs to it.
pub fn as_ordinary_user(test: &str) {
    use std::os::unix::process::CommandExt;
    const NOBODY: u32 = 65534;
    let home = Home::new();
    let program = home.path("program");
    fs::copy(std::env::current_exe().unwrap(), &program).unwrap();
    let root = Home::at(&home.root);
    let mut child = root.child(test, &program);
    if is_root() {
        fs::set_permissions(&home.root, fs::Permissions::from_mode(0o755)).unwrap();
        std::os::unix::fs::chown(&home.root, Some(NOBODY), Some(NOBODY)).unwrap();
        child.uid(NOBODY).gid(NOBODY);
    }
    assert_success(&mut child);
}

/// Runs a child to its end, and shows what it said if it failed.
fn assert_success(child: &mut Command) {
    let output = loop {
        match child.output() {
            // Another thread started a child of its own while the program was being copied, and that child still
            // holds it open for writing: it will let go.
            Err(error) if error.kind() == std::io::ErrorKind::ExecutableFileBusy => std::thread::yield_now(),
            output => break output.unwrap(),
        }
    };
    let said = [output.stdout, output.stderr].map(|said| String::from_utf8_lossy(&said).into_owned()).concat();
    assert!(output.status.success(), "{said}");
}
