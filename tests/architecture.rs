//! The house, as data: which rooms there are, whom they may ask, and where each outside library lives.
//!
//! Reads the source as text. To change a table here is to change the architecture: do it in a commit of its own, with
//! the reason, and change `ARCHITECTURE.md` with it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A room of the house.
struct Room {
    floor: u8,
    name: &'static str,
    /// The rooms whose doors it uses.
    asks: &'static [&'static str],
}

const ROOMS: &[Room] = &[
    Room { floor: 1, name: "diagnostic", asks: &[] },
    Room { floor: 2, name: "model", asks: &["diagnostic"] },
    Room { floor: 2, name: "files", asks: &["diagnostic"] },
    Room { floor: 2, name: "output", asks: &["diagnostic"] },
    Room { floor: 3, name: "paper", asks: &["diagnostic", "model"] },
    Room { floor: 3, name: "law", asks: &["diagnostic", "model"] },
    Room { floor: 3, name: "proceedings", asks: &["diagnostic", "model"] },
    Room { floor: 4, name: "check", asks: &["diagnostic", "law", "model", "proceedings"] },
    Room { floor: 4, name: "render", asks: &["diagnostic", "law", "model", "output", "proceedings"] },
    Room { floor: 4, name: "export", asks: &["diagnostic", "law", "model", "output", "proceedings"] },
    Room { floor: 4, name: "audit", asks: &["diagnostic", "model", "output"] },
    Room { floor: 4, name: "publish", asks: &["diagnostic", "files", "output"] },
    Room { floor: 4, name: "load", asks: &["diagnostic", "files", "law", "model", "paper", "proceedings"] },
    Room { floor: 4, name: "new", asks: &["diagnostic", "files", "model", "paper", "proceedings"] },
    Room {
        floor: 5,
        name: "build",
        asks: &[
            "audit",
            "check",
            "diagnostic",
            "export",
            "files",
            "law",
            "load",
            "model",
            "output",
            "paper",
            "proceedings",
            "publish",
            "render",
        ],
    },
    Room { floor: 6, name: "serve", asks: &["build", "diagnostic", "files", "output"] },
    Room { floor: 7, name: "cli", asks: &["build", "diagnostic", "new", "serve"] },
    Room { floor: 8, name: "main", asks: &["cli"] },
];

/// Each outside library and the rooms it lives in.
const LIBRARIES: &[(&str, &[&str])] = &[
    ("annotate_snippets", &["cli"]),
    ("anyhow", &["cli"]),
    ("axum", &["serve"]),
    ("clap", &["cli"]),
    ("clap_complete", &["cli"]),
    ("clap_mangen", &["cli"]),
    ("exif", &["audit"]),
    ("flate2", &["audit"]),
    ("futures_util", &["serve"]),
    ("indicatif", &["cli"]),
    (
        "jiff",
        &["model", "paper", "law", "proceedings", "load", "check", "audit", "render", "new", "build", "serve", "cli"],
    ),
    ("lopdf", &["audit"]),
    ("memchr", &["audit"]),
    ("notify", &["serve"]),
    ("pulldown_cmark", &["paper"]),
    ("quick_xml", &["audit"]),
    ("rayon", &["build"]),
    ("rust_stemmers", &["export"]),
    ("rustc_hash", &["export"]),
    ("rustix", &["files", "publish"]),
    ("serde", &["paper", "render", "serve", "cli"]),
    ("serde_json", &["audit", "export", "render", "serve", "cli"]),
    ("serde_saphyr", &["paper"]),
    ("strsim", &["diagnostic", "paper", "load", "render"]),
    ("tera", &["render"]),
    ("terminal_size", &["cli"]),
    ("tokio", &["serve"]),
    ("toml", &["render"]),
    ("unicode_normalization", &["files", "paper", "load", "new", "export", "audit"]),
    ("walkdir", &["files", "publish"]),
    ("zip", &["audit"]),
    ("zune_jpeg", &["audit"]),
];

/// How long a file may be before it is asked which second noun has moved in.
const LINES: usize = 400;

/// The longer files, and why they stay whole.
const LONG: &[(&str, &str)] = &[
    ("src/paper/body/reader.rs", "one pass over the events of Markdown, whose cases share one state"),
    ("src/paper/body/timed_note.rs", "nearly half of it lists the words that clerks use"),
];

/// Names what in a source file does not follow the tables. `path` is from the root of the repository.
fn faults(path: &str, text: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let lines = text.lines().count();
    if lines > LINES && !LONG.iter().any(|(long, _)| *long == path) {
        faults.push(format!("{path} has {lines} lines: which second noun has moved in?"));
    }
    let name = room_of(path);
    if name == "lib" {
        return faults;
    }
    let Some(room) = ROOMS.iter().find(|room| room.name == name) else {
        faults.push(format!("{path} is in no room of the house"));
        return faults;
    };
    let code = code(text);
    for asked in rooms_asked(&code).into_iter().filter(|asked| asked != name) {
        if ROOMS.iter().any(|room| room.name == asked) && !room.asks.contains(&asked.as_str()) {
            faults.push(format!("{path}: `{name}` may not ask `{asked}`"));
        }
    }
    for (library, homes) in LIBRARIES {
        if names_library(&code, library) && !homes.contains(&name) {
            faults.push(format!("{path}: `{library}` does not live in `{name}`"));
        }
    }
    faults
}

/// The room that a file stands in: the folder below `src`, or the file itself.
fn room_of(path: &str) -> &str {
    let below = path.strip_prefix("src/").unwrap_or(path);
    let name = below.split('/').next().unwrap_or(below);
    name.strip_suffix(".rs").unwrap_or(name)
}

/// The text without its tests, comments, strings and character literals.
fn code(text: &str) -> String {
    let mut code = String::new();
    let mut rest = text.find("\n#[cfg(test)]").map_or(text, |tests| &text[..tests]);
    while let Some(first) = rest.chars().next() {
        let skipped = match first {
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |end| end + 2),
            'r' if rest.starts_with("r\"") || rest.starts_with("r#") => raw_string(rest),
            '"' => quoted(rest, '"'),
            '\'' if rest[1..].starts_with('\\') || rest[1..].chars().nth(1) == Some('\'') => quoted(rest, '\''),
            _ => 0,
        };
        if skipped == 0 {
            code.push(first);
            rest = &rest[first.len_utf8()..];
        } else {
            code.push(' ');
            rest = &rest[skipped..];
        }
    }
    code
}

/// The length of the quoted text at the beginning.
fn quoted(text: &str, mark: char) -> usize {
    let mut escaped = false;
    for (at, letter) in text.char_indices().skip(1) {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if letter == mark => return at + letter.len_utf8(),
            _ => {}
        }
    }
    text.len()
}

/// The length of the raw string at the beginning; none, if it is a raw identifier.
fn raw_string(text: &str) -> usize {
    let marks = text[1..].bytes().take_while(|&byte| byte == b'#').count();
    if !text[1 + marks..].starts_with('"') {
        return 0;
    }
    let end = format!("\"{}", "#".repeat(marks));
    text[2 + marks..].find(&end).map_or(text.len(), |at| 2 + marks + at + end.len())
}

/// The first names of all paths from the root of the library, `crate::{a, b::c}` among them.
fn rooms_asked(code: &str) -> BTreeSet<String> {
    let mut asked = BTreeSet::new();
    for root in ["crate::", "minutebook::"] {
        for (at, _) in code.match_indices(root) {
            let path = code[at + root.len()..].trim_start();
            match path.strip_prefix('{') {
                Some(group) => asked.extend(first_names(group)),
                None => asked.extend(name_at(path)),
            }
        }
    }
    asked
}

/// The first name of each path in a group, up to the brace that closes it.
fn first_names(group: &str) -> Vec<String> {
    let (mut names, mut depth, mut begins) = (Vec::new(), 0, true);
    for (at, letter) in group.char_indices() {
        match letter {
            '}' if depth == 0 => break,
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => begins = true,
            _ if begins && !letter.is_whitespace() => {
                names.extend(name_at(&group[at..]));
                begins = false;
            }
            _ => {}
        }
    }
    names
}

fn name_at(path: &str) -> Option<String> {
    let name: String = path.chars().take_while(|&letter| is_name(letter)).collect();
    (!name.is_empty()).then_some(name)
}

fn is_name(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// Does a path begin with the library's name, or is the library imported whole?
fn names_library(code: &str, library: &str) -> bool {
    code.match_indices(library).any(|(at, _)| {
        let before = code[..at].trim_end();
        let after = code[at + library.len()..].trim_start();
        let begins = !code[..at].ends_with(is_name) && !before.ends_with("::");
        let imported = before.ends_with("use") && (after.starts_with(';') || after.starts_with("as "));
        begins && (after.starts_with("::") || imported)
    })
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every source file, as its path from the root of the repository and its text; those that hold only tests left out.
fn sources() -> Vec<(String, String)> {
    let mut folders = vec![PathBuf::from("src")];
    let mut sources = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(root().join(&folder)).expect("the folder was listed") {
            let path = folder.join(entry.expect("the folder can be read").file_name());
            if root().join(&path).is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") && !path.ends_with("tests.rs") {
                let text = fs::read_to_string(root().join(&path)).expect("sources are UTF-8");
                sources.push((path.to_string_lossy().replace('\\', "/"), text));
            }
        }
    }
    sources.sort();
    sources
}

#[test]
fn every_file_follows_the_tables() {
    let sources = sources();
    assert!(sources.len() > ROOMS.len(), "the sources were not found");
    let faults: Vec<String> = sources.iter().flat_map(|(path, text)| faults(path, text)).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Does a path from the model end at the whole site, in which everything is?
fn names_whole_site(code: &str) -> bool {
    code.match_indices("model::").any(|(at, _)| {
        let path = &code[at..];
        let end = path.find(';').unwrap_or(path.len());
        path[..end].split(|letter: char| !is_name(letter)).any(|name| name == "Site")
    })
}

/// What makes and writes outputs is given a `PublicSite`, and cannot even name a `Site`: so no function of theirs, private
/// or to come, takes one.
#[test]
fn nothing_that_makes_outputs_can_name_a_whole_site() {
    let rooms = ["render", "export", "output", "publish", "serve"];
    let sources: Vec<_> = sources().into_iter().filter(|(path, _)| rooms.contains(&room_of(path))).collect();
    assert!(sources.len() > 50, "the sources were not found");
    let named: Vec<_> =
        sources.iter().filter(|(_, text)| names_whole_site(&code(text))).map(|(path, _)| path).collect();
    assert!(named.is_empty(), "{named:?}");
    for planted in [
        "use crate::model::Site;",
        "use crate::model::{Page, Site};",
        "use crate::{\n    model::{self, site::Site},\n};",
        "fn page(site: &crate::model::Site) {}",
    ] {
        assert!(names_whole_site(&code(planted)), "{planted}");
    }
    assert!(!names_whole_site("use crate::model::{PublicSite, SiteId};\nstruct Site;"));
}

#[test]
fn arrows_lead_down() {
    for room in ROOMS {
        for asked in room.asks {
            let asked = ROOMS.iter().find(|other| other.name == *asked).expect("a room asks a room that there is");
            assert!(asked.floor < room.floor, "`{}` may not ask `{}`", room.name, asked.name);
        }
    }
}

#[test]
fn the_rooms_are_those_of_the_library() {
    let library = fs::read_to_string(root().join("src/lib.rs")).expect("there is a library");
    let code = code(&library);
    let declared: BTreeSet<&str> =
        code.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    let known: BTreeSet<&str> = ROOMS.iter().map(|room| room.name).filter(|name| *name != "main").collect();
    assert_eq!(declared, known);
}

#[test]
fn the_map_shows_every_room_on_its_floor() {
    let map = fs::read_to_string(root().join("ARCHITECTURE.md")).expect("there is a map");
    for room in ROOMS {
        let row = format!("| {} | `{}` |", room.floor, room.name);
        assert!(map.lines().any(|line| line.starts_with(&row)), "ARCHITECTURE.md has no row `{row}`");
    }
}

#[test]
fn every_library_has_a_room_and_is_named_in_it() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).expect("there is a manifest");
    let manifest: toml::Table = manifest.parse().expect("the manifest is TOML");
    let used: BTreeSet<String> = manifest["dependencies"]
        .as_table()
        .expect("dependencies are a table")
        .keys()
        // A package may give its library another name.
        .map(|name| if name == "kamadak-exif" { "exif".to_owned() } else { name.replace('-', "_") })
        .collect();
    let known: BTreeSet<String> = LIBRARIES.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(used, known);
    let sources = sources();
    for (library, homes) in LIBRARIES {
        let mut named = sources.iter().filter(|(_, text)| names_library(&code(text), library));
        assert!(named.next().is_some(), "`{library}` is named nowhere: it may live in {homes:?}");
    }
}

#[test]
fn a_planted_arrow_is_found() {
    let found = |text| faults("src/render/page.rs", text);
    let forbidden = ["src/render/page.rs: `render` may not ask `paper`"];
    assert_eq!(found("use crate::paper::Paper;"), forbidden);
    assert_eq!(found("use crate::{model::{Site, paper}, paper};"), forbidden);
    assert_eq!(found("fn page() { crate::paper::read() }"), forbidden);
    assert_eq!(found("use crate::{\n    model::Site,\n    output::Output,\n};").len(), 0);
    assert_eq!(found("//! Knows nothing of [`crate::paper`].\nconst WORDS: &str = \"crate::paper\";").len(), 0);
    assert_eq!(found("use super::paper;\nuse crate::render::paper;").len(), 0);
    assert_eq!(found("fn page() {}\n\n#[cfg(test)]\nmod tests { use crate::paper; }").len(), 0);
    assert_eq!(faults("src/main.rs", "fn main() { minutebook::build::build() }").len(), 1);
    assert_eq!(faults("src/helpers/mod.rs", ""), ["src/helpers/mod.rs is in no room of the house"]);
}

#[test]
fn a_planted_library_is_found() {
    let found = |text| faults("src/model/site.rs", text);
    let forbidden = ["src/model/site.rs: `tera` does not live in `model`"];
    assert_eq!(found("use tera::Tera;"), forbidden);
    assert_eq!(found("fn page() -> ::tera::Tera { r#\"'\"#; tera :: Tera::new() }"), forbidden);
    assert_eq!(found("use tera;"), forbidden);
    assert_eq!(found("use tera as templates;"), forbidden);
    assert_eq!(found("fn tera() { model::tera::page('\"'); tera() } // tera::Tera").len(), 0);
}

#[test]
fn a_planted_long_file_is_found() {
    let found = faults("src/model/site.rs", &"\n".repeat(LINES + 1));
    assert_eq!(found, ["src/model/site.rs has 401 lines: which second noun has moved in?"]);
    assert!(faults("src/model/site.rs", &"\n".repeat(LINES)).is_empty());
}
