//! What follows from the record of a meeting: one short meeting a fact, in `tests/proceedings/`.
//!
//! A case holds the papers of one meeting of the Board, each after a line `=== name`; beside them stands who was
//! present for what, and what is said. What a case does not give is there: a committee of five, a meeting at which all
//! were present.

#[path = "support/assembled.rs"]
mod assembled;
#[path = "support/cases.rs"]
mod cases;
#[path = "proceedings/corpora.rs"]
mod corpora;
#[path = "proceedings/dump.rs"]
mod dump;
#[path = "proceedings/effects.rs"]
mod effects;
#[path = "proceedings/figures.rs"]
mod figures;
#[path = "proceedings/mutations.rs"]
mod mutations;
#[path = "proceedings/properties.rs"]
mod properties;
#[path = "proceedings/sample.rs"]
mod sample;
mod support;

use std::fs;
use std::path::Path;

const COMMITTEE: &str = "\
---
title: The Board
quorum: 3
seats:
  - { member: Councillor A Hale, role: chair }
  - { member: Councillor B Webb, role: vice-chair }
  - { member: Councillor C Frost, role: member }
  - { member: Councillor D Lee, role: member }
  - { member: Councillor E Moss, role: member }
---
";

const MEETING: &str = "\
---
start: 10am
end: 1pm
minutes: { published: 2018-09-12 }
agenda: { published: 2018-08-21 }
present: [Councillor A Hale, Councillor B Webb, Councillor C Frost, Councillor D Lee, Councillor E Moss]
---
";

const SETTINGS: &str = "authority: The Authority\nbase_url: https://democracy.example.org\nrules: none\n";

/// Lays the papers of a case below a folder.
fn lay(case: &str, root: &Path) {
    let write = |name: &str, text: &str| {
        let path = match name {
            "site.yaml" => "content/site.yaml".to_owned(),
            "committee.md" => "content/committees/board/committee.md".to_owned(),
            name if name.starts_with("people/") => format!("content/{name}"),
            name => format!("content/committees/board/2018-08-30/{name}"),
        };
        let path = root.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, text).expect("written");
    };
    write("site.yaml", SETTINGS);
    write("committee.md", COMMITTEE);
    write("meeting.md", MEETING);
    for part in format!("\n{case}\n").split("\n=== ").skip(1) {
        let (name, text) = part.split_once('\n').unwrap_or((part, ""));
        write(name.trim(), text);
    }
}

fn dumped(case: &str) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    lay(case, folder.path());
    dump::dump(folder.path())
}

#[test]
fn every_case_is_worked_out_as_it_says() {
    cases::run("proceedings", dumped);
}
