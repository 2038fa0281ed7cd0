//! What is withheld, in the preview: marked, in memory only, and not in the public view.

use std::path::{Path, PathBuf};

use crate::desk::{Desk, FILES, PAGE};

/// An exempt item with a report, and an open one with an exempt part.
const WITHHELD: &str = "\
=== content/committees/osmb/2018-08-30/02-contract/item.md
---
title: Network contract
exempt: { paragraphs: [3], public_interest: Bids are still open. }
---
Three bids were the quillorpax of it.
=== content/committees/osmb/2018-08-30/02-contract/report.md
---
title: The bids
---
The lowest bid is the quillorpax of it.
=== content/committees/osmb/2018-08-30/03-land.md
---
title: Land
agenda: To hear of it.
---
Open words.

```exempt 3
The price is the quillorpax of it.
```

Open words again.
";

fn desk() -> Desk {
    let site = crate::support::Site::of(&format!("{FILES}{WITHHELD}"));
    site.write("content/site.yaml", crate::support::SETTINGS.replace("rules: none", "rules: england-principal"));
    Desk::over(site, &[])
}

/// Every file below a folder but the papers.
fn beside_the_papers(root: &Path) -> Vec<PathBuf> {
    let files = walkdir::WalkDir::new(root).into_iter().map(|entry| entry.expect("readable"));
    let files = files.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path);
    files.filter(|path| !path.starts_with(root.join("content"))).collect()
}

#[test]
fn exempt_words_are_marked_and_the_public_view_has_none_of_them() {
    let desk = desk();
    let meeting = "/committees/osmb/2018-08-30/";
    for (page, mark) in [
        (format!("{meeting}contract/"), "Not for publication: only this preview shows what follows."),
        (format!("{meeting}contract/report/"), "Not for publication: only this preview shows what follows."),
        (format!("{meeting}land/"), "This part is exempt under paragraph 3"),
        (meeting.to_owned(), "Not for publication: only this preview shows what follows."),
    ] {
        let draft = desk.get(&page).text();
        let at = draft.find(mark).unwrap_or_else(|| panic!("`{page}` is not marked: {draft}"));
        assert!(draft[at..].contains("quillorpax"), "{page}");
        let before = &draft[..at];
        assert!(!before.contains("quillorpax"), "{page} says it before it is marked");
        let cookie = format!("Cookie: minutebook-{}=public\r\nConnection: close", desk.port);
        let public = desk.ask(&format!("GET {page} HTTP/1.1\r\nHost: localhost\r\n{cookie}\r\n\r\n"));
        assert!(!public.text().contains("quillorpax"), "{page}");
        assert_eq!(public.header("cache-control"), Some("no-store"));
    }
}

#[test]
fn nothing_is_written_while_nothing_is_published() {
    let desk = desk();
    for page in ["/", PAGE, "/committees/osmb/2018-08-30/contract/report/", "/search/", "/_minutebook/"] {
        desk.get(page);
    }
    desk.site
        .write("content/committees/osmb/2018-08-30/02-contract/report.md", "---\ntitle: The bids\n---\nA quillorp.\n");
    desk.wait_for_words("/committees/osmb/2018-08-30/contract/report/", "quillorp.");
    assert_eq!(beside_the_papers(desk.site.root()), Vec::<PathBuf>::new());
}
