//! What is public on which day.

use super::{MEETING, MEETING_PAGE, shows};
use crate::support::Site;

#[test]
fn before_the_agenda_is_out_the_public_sees_date_time_and_place() {
    let site = Site::of(MEETING).on("2018-08-20");
    shows(
        &site,
        &["Thursday 30 August 2018, 10am", "Council Chamber"],
        &["Welcome to the Chamber", "Apologies", "Winter gritting", "Jane Doe", "routes.csv"],
    );
}

#[test]
fn with_the_agenda_the_items_are_public_and_the_supplement_waits_for_its_day() {
    let site = Site::of(MEETING).on("2018-08-21");
    shows(
        &site,
        &["Welcome to the Chamber", "To receive apologies", "Winter gritting"],
        &["Joan Roe", "be accepted", "Jane Doe", "Every bus route", "Gritting routes", "routes.csv", "A361"],
    );
    let site = Site::of(MEETING).on("2018-08-28");
    shows(&site, &["Every bus route", "routes.csv", "A361"], &["Joan Roe", "presented the report"]);
}

#[test]
fn after_the_meeting_the_minutes_wait_for_their_day_and_are_marked_as_draft() {
    let site = Site::of(MEETING).on("2018-09-11");
    shows(&site, &["Every bus route"], &["Joan Roe", "be accepted", "Jane Doe"]);
    let site = Site::of(MEETING).on("2018-09-12");
    shows(&site, &["Joan Roe", "That the apologies be accepted", "Jane Doe"], &[]);
    for page in [MEETING_PAGE, "/committees/osmb/2018-08-30/apologies/"] {
        assert!(site.words(page).contains("Draft minutes, not yet confirmed"), "{page}");
    }
}

#[test]
fn minutes_are_confirmed_from_the_day_of_the_meeting_that_confirms_them() {
    let site = Site::of(MEETING);
    site.write(
        "content/committees/osmb/2018-08-30/meeting.md",
        "---\nagenda: { published: 2018-08-21 }\n\
         minutes: { state: confirmed, published: 2018-09-12, confirmed_at: osmb/2018-09-27 }\n---\n",
    );
    site.write("content/committees/osmb/2018-09-27/meeting.md", "---\nagenda: { published: 2018-09-19 }\n---\n");
    let page = |as_of: &str| {
        let options = minutebook::build::Options { as_of: crate::support::day(as_of), ..site.options() };
        minutebook::build::build(&options, &()).expect("the world does not fail");
        site.words(MEETING_PAGE)
    };
    assert!(page("2018-09-26").contains("Draft minutes, not yet confirmed"));
    assert!(!page("2018-09-27").contains("Draft minutes"));
}

#[test]
fn what_happens_after_the_day_of_the_build_has_not_happened() {
    let site = Site::of(MEETING).on("2018-09-12");
    site.write(
        "content/committees/osmb/2018-08-30/01-apologies/resolution-1.md",
        "---\nactions: [ { what: Write to them, due: 2018-09-30, done: 2018-10-04 } ]\n---\n",
    );
    site.write(
        "content/committees/osmb/2018-08-30/01-apologies/item.md",
        "---\ntitle: Apologies\n---\nRESOLVED:\n\n1. That the apologies be accepted.\n",
    );
    site.remove("content/committees/osmb/2018-08-30/01-apologies.md");
    shows(&site, &["Write to them", "30 September 2018"], &["4 October 2018", "2018-10-04"]);
}

/// The pages of the meeting, and what is published beside them.
fn addresses(site: &Site) -> Vec<String> {
    let meeting = MEETING_PAGE.trim_start_matches('/');
    site.outputs().into_keys().filter_map(|path| path.strip_prefix(meeting).map(str::to_owned)).collect()
}

#[test]
fn on_each_day_exactly_those_pages_are_there_that_were_public_then() {
    let agenda = ["agenda/index.html", "apologies/index.html", "gritting/index.html", "index.html"];
    let mut before: Option<Vec<String>> = None;
    for (day, there, not_there) in [
        (
            "2018-08-20",
            &["index.html"][..],
            &["apologies/index.html", "gritting/index.html", "gritting/routes.csv"][..],
        ),
        ("2018-08-21", &agenda[1..], &["gritting/routes.csv"]),
        ("2018-08-28", &["gritting/routes.csv"], &[]),
        ("2018-09-11", &["gritting/routes.csv"], &[]),
        ("2018-09-12", &["gritting/routes.csv"], &[]),
    ] {
        let site = Site::of(MEETING).on(day);
        assert!(site.build().published.is_some(), "{day}");
        let pages = addresses(&site);
        println!("{day}: {pages:?}");
        let has = |path: &&str| pages.iter().any(|page| page == path);
        assert!(there.iter().all(&has), "{day}: {pages:?}");
        assert!(!not_there.iter().any(&has), "{day}: {pages:?}");
        assert!(before.is_none_or(|before| before.iter().all(|path| pages.contains(path))), "{day}");
        before = Some(pages);
    }
}
