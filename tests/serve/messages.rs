//! What is wrong, in the browser and in the terminal.

use crate::desk::{Desk, FILES, ITEM, PAGE, item};
use crate::support::{SETTINGS, Site};

const BROKEN: &str = "---\ntitle: Winter gritting\nexemt: { paragraphs: [3] }\n---\n\nThe board was broken.\n";

/// The usual site, whose agenda is not public yet.
fn not_yet() -> String {
    format!("{}=== content/site.yaml\n{SETTINGS}undated: withheld\n", FILES.replace("2018-08-21", "2018-10-21"))
}

#[test]
fn an_error_is_shown_over_the_last_good_page_and_goes_when_it_is_mended() {
    let desk = Desk::over(Site::of(FILES), &["--editor", "vscode"]);
    desk.site.write(ITEM, BROKEN);
    desk.wait_for("an error", |desk| desk.check(PAGE).contains("key-unknown"));
    let page = desk.get(PAGE).text();
    assert!(page.contains("The board received the first report."), "the page is the last good one");
    assert!(page.contains("an agenda item has no key <code>exemt</code>"));
    assert!(page.contains(&format!("{ITEM}:3:1")));
    assert!(page.contains("<span class=\"line\"><i>3</i><mark>exemt</mark>: { paragraphs: [3] }</span>"));
    assert!(page.contains("<b>hint:</b> did you mean <code>exempt</code>?"));
    let root = desk.site.root().canonicalize().expect("it is there");
    assert!(page.contains(&format!("href=\"vscode://file{}/{ITEM}:3:1\"", root.display())));

    desk.site.write(ITEM, item("a mended report"));
    desk.wait_for_words(PAGE, "a mended report");
    assert!(!desk.get(PAGE).text().contains("key-unknown"));
    // The browser comes first, then the terminal.
    desk.wait_for("the line of the build", |desk| desk.printed().contains("2018-08-30/01-gritting.md: "));
    let printed = desk.printed();
    assert!(printed.contains("error[key-unknown]") && printed.contains("the browser shows the last good pages"));
}

#[test]
fn at_the_start_an_error_stands_on_a_plain_page() {
    let site = Site::of(FILES);
    site.write(ITEM, BROKEN);
    let desk = Desk::over(site, &[]);
    let answer = desk.get(PAGE);
    assert_eq!(answer.status, 503);
    assert!(answer.text().contains("key-unknown") && answer.text().contains("There is no page to show."));
    desk.site.write(ITEM, item("a mended report"));
    desk.wait_for_words(PAGE, "a mended report");
}

#[test]
fn warnings_are_counted_and_stand_under_their_meeting() {
    let desk = Desk::new();
    desk.site.write(ITEM, "---\ntitle: Winter gritting\n---\n\n<b>The board</b> received a report.\n");
    desk.wait_for("a warning", |desk| desk.get(PAGE).text().contains(">1 warning</button>"));
    let page = desk.get(PAGE).text();
    assert!(page.contains("<h3 class=\"group\">osmb, 30 August 2018</h3>"));
    assert!(page.contains("id=\"errors-list\"></div>"), "a warning is no error");
}

#[test]
fn a_template_that_cannot_be_read_is_an_error_with_its_line() {
    let desk = Desk::new();
    desk.site.write(
        "themes/default/item.html",
        "{% extends \"base.html\" %}\n{% block main %}\n{{ nothing_of_this_name }}\n{% endblock %}\n",
    );
    desk.wait_for("an error", |desk| desk.check(PAGE).contains("themes/default/item.html:3:"));
    desk.site.remove("themes/default/item.html");
    desk.wait_for("its end", |desk| !desk.check(PAGE).contains("themes/default/item.html"));
}

#[test]
fn the_bar_says_when_the_public_sees_a_page() {
    let files = not_yet();
    let desk = Desk::with(&files);
    assert!(desk.get(PAGE).text().contains("(agenda published 21 October 2018)"));
    desk.site.write("content/committees/osmb/2018-08-30/meeting.md", "---\nstart: 10am\n---\n");
    desk.wait_for_words(PAGE, "no day is written down on which it is published");
}

#[test]
fn a_draft_is_listed_in_our_own_corner() {
    let files = not_yet();
    let desk = Desk::with(&files);
    let corner = desk.get("/_minutebook/").text();
    assert!(corner.contains(&format!("<a href=\"{PAGE}\">")), "{corner}");
    assert!(corner.contains("agenda published 21 October 2018") && corner.contains("<p>1 warning.</p>"));
    assert!(corner.contains("Nothing was saved yet."));
    desk.site.write(ITEM, item("a second report"));
    desk.wait_for("the page that changed last", |desk| {
        !desk.get("/_minutebook/").text().contains("Nothing was saved yet.")
    });
    assert!(desk.get("/_minutebook/explain/key-unknown").text().contains("key-unknown"));
    assert_eq!(desk.get("/_minutebook/explain/nothing").status, 404);
}

#[test]
fn papers_that_cannot_be_read_are_tried_again_until_they_can() {
    use std::fs::{Permissions, set_permissions};
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    set_permissions(desk.path(ITEM), Permissions::from_mode(0o000)).expect("it is ours");
    if std::fs::read(desk.path(ITEM)).is_ok() {
        eprintln!("left out: root reads everything");
        return;
    }
    desk.site.write("content/site.yaml", format!("{SETTINGS}title: Other\n"));
    desk.wait_for("an error", |desk| desk.check(PAGE).contains("the papers cannot be read"));
    set_permissions(desk.path(ITEM), Permissions::from_mode(0o644)).expect("it is ours");
    desk.wait_for("its end", |desk| !desk.check(PAGE).contains("the papers cannot be read"));
}

#[test]
fn to_those_who_see_no_drafts_not_a_word_of_them_is_said() {
    let files = not_yet();
    let desk = Desk::over(Site::of(&files), &["--public"]);
    assert_eq!(desk.get(PAGE).status, 404);
    desk.site.write(ITEM, "---\ntitle: Winter gritting\nsecret: sale of Mill Lane\n---\n\nThe bid of Acme.\n");
    desk.wait_for("an error", |desk| desk.check(PAGE).contains("1 error"));
    let all = [desk.get(PAGE).text(), desk.check(PAGE), desk.get("/_minutebook/").text()].concat();
    for secret in ["Mill Lane", "Acme", "secret", "Winter gritting", "21 October", "01-gritting", "2018-08-30/"] {
        assert!(!all.replace(PAGE, "").contains(secret), "{secret}");
    }
    assert!(all.contains("The terminal says more."));
    let asked = desk.get(&format!("/_minutebook/view?as=draft&page={PAGE}"));
    assert_eq!(asked.status, 303);
    assert_eq!(desk.get(PAGE).status, 404);
}
