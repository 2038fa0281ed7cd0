//! A clerk's desk: a site in a folder of its own, the watch over it, and a browser without a face.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use crate::support::Site;

/// So long we wait for what must come; nothing is said about how long it takes.
const LIMIT: Duration = Duration::from_secs(30);

/// A committee, a meeting whose agenda is public and whose minutes are not, and an item.
pub const FILES: &str = "\
=== content/committees/osmb/committee.md
---
title: Overview and Scrutiny Management Board
short: OSMB
---
=== content/committees/osmb/2018-08-30/meeting.md
---
start: 10am
agenda: { published: 2018-08-21 }
---
=== content/committees/osmb/2018-08-30/01-gritting.md
---
title: Winter gritting
---

The board received the first report.
";

/// The item's paper, and its page.
pub const ITEM: &str = "content/committees/osmb/2018-08-30/01-gritting.md";
pub const PAGE: &str = "/committees/osmb/2018-08-30/gritting/";

/// The item's paper with other words in it.
pub fn item(words: &str) -> String {
    format!("---\ntitle: Winter gritting\n---\n\nThe board received {words}.\n")
}

/// An answer to a request.
pub struct Answer {
    pub status: u16,
    /// In small letters.
    pub head: String,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    }
}

/// A site, and the watch over it.
pub struct Desk {
    pub site: Site,
    pub port: u16,
    watch: Child,
    printed: Arc<Mutex<String>>,
}

impl Desk {
    /// Watches a site of these files.
    pub fn with(files: &str) -> Self {
        Self::over(Site::of(files), &[])
    }

    /// Watches the usual site.
    pub fn new() -> Self {
        Self::with(FILES)
    }

    /// Watches a site, with further words on the command line.
    pub fn over(site: Site, words: &[&str]) -> Self {
        let mut program = Command::new(env!("CARGO_BIN_EXE_minutebook"));
        program.args(["watch", "--as-of", "2018-10-01"]).args(words);
        if !words.contains(&"--port") {
            program.args(["--port", "0"]);
        }
        Self::by(program, site)
    }

    /// Watches a site with a program that starts the watch.
    pub fn by(mut program: Command, site: Site) -> Self {
        program.current_dir(site.root()).env("NO_COLOR", "1").env("XDG_CONFIG_HOME", site.root().join("settings"));
        program.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut watch = program.spawn().expect("the program starts");
        let printed = Arc::new(Mutex::new(String::new()));
        keep(watch.stdout.take().expect("it is piped"), &printed);
        keep(watch.stderr.take().expect("it is piped"), &printed);
        let mut desk = Self { site, port: 0, watch, printed };
        desk.wait_for("an address", |desk| desk.printed().contains("look at http://"));
        let printed = desk.printed();
        let address = printed.split("look at http://").nth(1).expect("it was printed");
        let port = address.split('/').next().and_then(|host| host.rsplit(':').next());
        desk.port = port.and_then(|port| port.parse().ok()).expect("the address has a port");
        // The watch begins after the first page is there.
        desk.wait_for("a first page", |desk| desk.get("/").status != 0);
        desk.settle();
        desk
    }

    /// Waits until the watch looks at the folders: what is saved before is seen as well, but not in one way only.
    fn settle(&self) {
        let builds = |desk: &Self| desk.check("/").contains("-2\"");
        self.wait_for("a watch", builds);
    }

    /// All that was printed so far, answers and remarks.
    pub fn printed(&self) -> String {
        self.printed.lock().expect("nobody panicked").clone()
    }

    /// Waits for a fact.
    pub fn wait_for(&self, what: &str, is_so: impl Fn(&Self) -> bool) {
        let begun = Instant::now();
        while !is_so(self) {
            assert!(begun.elapsed() < LIMIT, "there never was {what}; printed:\n{}", self.printed());
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Waits until the page at an address has these words.
    pub fn wait_for_words(&self, address: &str, words: &str) {
        self.wait_for(words, |desk| desk.get(address).text().contains(words));
    }

    /// The page at an address, as a browser with drafts asks for it.
    pub fn get(&self, address: &str) -> Answer {
        self.ask(&format!("GET {address} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n\r\n", self.port))
    }

    /// What a page is told of itself.
    pub fn check(&self, address: &str) -> String {
        self.get(&format!("/_minutebook/check?page={address}")).text()
    }

    /// A connection on which nothing was said yet.
    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).expect("somebody listens");
        stream.set_read_timeout(Some(LIMIT)).expect("it can be set");
        stream
    }

    /// The answer to a request; one without a status when the connection was ended.
    pub fn ask(&self, request: &str) -> Answer {
        let mut stream = self.connect();
        // Who is refused may find the door shut before the end of a long request.
        let _ = stream.write_all(request.as_bytes());
        let mut bytes = Vec::new();
        let _ = stream.read_to_end(&mut bytes);
        let split = bytes.windows(4).position(|four| four == b"\r\n\r\n");
        let (head, body) = split.map_or((&bytes[..], &[][..]), |at| (&bytes[..at], &bytes[at + 4..]));
        let head = String::from_utf8_lossy(head).to_lowercase();
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
        Answer { status, head, body: body.to_vec() }
    }

    /// Presses Ctrl-C, and waits for the end.
    pub fn end(&mut self) -> ExitStatus {
        self.signal("INT");
        self.watch.wait().expect("it can be waited for")
    }

    /// Waits for an end that was asked for in another way.
    pub fn end_of_its_own(&mut self) -> ExitStatus {
        self.watch.wait().expect("it can be waited for")
    }

    /// Sends a signal.
    pub fn signal(&self, signal: &str) {
        let status = Command::new("kill").args([&format!("-{signal}"), &self.watch.id().to_string()]).status();
        assert!(status.expect("there is a `kill`").success());
    }

    /// So many bytes the watch had in memory at most.
    pub fn memory(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.watch.id())).expect("it runs");
        let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("it is counted");
        peak.trim().trim_end_matches(" kB").parse::<u64>().expect("a number") << 10
    }

    /// A path in the site's folder.
    pub fn path(&self, path: &str) -> std::path::PathBuf {
        self.site.root().join(path)
    }

    /// Renames in the site's folder.
    pub fn rename(&self, from: &str, to: &str) {
        std::fs::rename(self.path(from), self.path(to)).expect("it can be renamed");
    }

    pub fn link(&self, target: &Path, link: &str) {
        symlink(target, self.path(link)).expect("it can be linked");
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = self.watch.kill();
        let _ = self.watch.wait();
    }
}

/// Keeps what is printed on a stream.
fn keep(stream: impl Read + Send + 'static, printed: &Arc<Mutex<String>>) {
    let printed = Arc::clone(printed);
    thread::spawn(move || {
        for line in BufReader::new(stream).lines().map_while(Result::ok) {
            printed.lock().expect("nobody panicked").push_str(&(line + "\n"));
        }
    });
}
