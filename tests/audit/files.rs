//! Files that are withheld, and files that say what is withheld.

use super::{MEETING, SECRET, SITE, base64, stopped};
use crate::support::{Site, messages};

#[test]
fn a_copy_of_a_withheld_file_is_found_under_any_name_and_in_any_folder() {
    for copy in ["content/committees/osmb/2018-08-30/01-grit.pdf", "themes/default/assets/plan.pdf"] {
        let site = Site::of(SITE);
        let bytes = b"%PDF-1.4 not much of one";
        site.write(&format!("{MEETING}/02-tenders/prices.pdf"), bytes);
        site.write(copy, bytes);
        let outcome = site.build();
        let said = messages(&outcome);
        assert!(outcome.published.is_none(), "{copy} was published: {said:?}");
        assert!(said.iter().any(|said| said.starts_with("withheld-file-published")), "{said:?}");
    }
}

#[test]
fn the_words_of_an_exempt_paper_are_found_in_open_files() {
    let utf16: Vec<u8> = SECRET.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let base64 = base64(SECRET.as_bytes());
    for (name, bytes) in [
        ("notes.txt", SECRET.as_bytes().to_vec()),
        ("notes.html", format!("<p>{}</p>", SECRET.replace(' ', "</b> <b>")).into_bytes()),
        ("notes.json", format!("{{\"a\": \"{}\"}}", SECRET.replace(' ', "\\u0020")).into_bytes()),
        ("notes.url", SECRET.replace(' ', "%20").into_bytes()),
        ("notes.eml", SECRET.replace(' ', "=20").replace("references", "refer=\r\nences").into_bytes()),
        ("notes.doc.txt", utf16),
        ("notes.bin", base64.into_bytes()),
        ("table.csv", b"Name,Note\nOttoline Fettiplace,head\n".to_vec()),
    ] {
        let site = Site::of(SITE);
        site.write(&format!("{MEETING}/01-grit/item.md"), "---\ntitle: Grit\n---\nThe board heard.\n");
        site.remove(&format!("{MEETING}/01-grit.md"));
        site.write(&format!("{MEETING}/01-grit/{name}"), bytes);
        stopped(&site, "withheld-words-attached", &format!("{MEETING}/01-grit/{name}"));
    }
}

#[test]
fn the_text_of_a_withheld_file_is_found_in_open_papers_and_files() {
    let text = "Grade, name and annual salary of each of the eleven officers of the unit that is to be closed in \
                the spring of next year, with the dates on which they are to be told.";
    for open in ["01-grit.md", "notes.txt"] {
        let site = Site::of(SITE);
        site.write(&format!("{MEETING}/02-tenders/pay.csv"), text);
        site.write(&format!("{MEETING}/{open}"), format!("---\ntitle: Grit\n---\n{text}\n"));
        let outcome = site.build();
        let said = messages(&outcome);
        assert!(outcome.published.is_none(), "{open} was published: {said:?}");
        assert!(said.iter().any(|said| said.contains("02-tenders/pay.csv")), "{said:?}");
    }
}
