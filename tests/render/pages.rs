//! What a reader finds on the pages of a site.

use std::collections::{BTreeMap, BTreeSet};

use minutebook::output::{Content, unique};

use super::{default_theme, pages, plan, site};

const MEETING: &str = "committees/osmb/2018-08-30/index.html";
const ITEM: &str = "committees/osmb/2018-08-30/ict-reprovision/index.html";

fn html_pages() -> BTreeMap<String, String> {
    pages(&default_theme()).into_iter().filter(|(path, _)| is_page(path)).collect()
}

fn is_page(path: &str) -> bool {
    minutebook::output::PublicPath::new(path).unwrap().is_page()
}

fn page(path: &str) -> String {
    html_pages().remove(path).unwrap_or_else(|| panic!("there is no {path}"))
}

/// The values of an attribute, in order.
fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let start = format!(" {attribute}=\"");
    html.split(&start).skip(1).map(|rest| rest.split('"').next().unwrap()).collect()
}

/// The words between tags.
fn words(html: &str) -> String {
    let text: String =
        html.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text.to_owned() + " ").collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_thing_has_its_page() {
    let pages = html_pages();
    for path in [
        "index.html",
        "404.html",
        "accessibility/index.html",
        "committees/index.html",
        "committees/osmb/index.html",
        MEETING,
        ITEM,
        "committees/osmb/2018-08-30/ict-reprovision/report/index.html",
        "committees/osmb/2018-08-30/ict-reprovision/resolution-2/index.html",
        "committees/osmb/2018-08-30/purchase-of-land/index.html",
        "meetings/index.html",
        "meetings/2018/index.html",
        "resolutions/index.html",
        "resolutions/2017/index.html",
        "people/index.html",
        "people/r-parker/index.html",
    ] {
        assert!(pages.contains_key(path), "there is no {path}");
    }
    assert!(!pages.contains_key("committees/osmb/2018-06-28/it-strategy/resolution-1/index.html"));
}

#[test]
fn attachments_are_copied_from_the_sites_folder() {
    let theme = default_theme();
    let plan = plan(&site::public(), &theme);
    assert!(plan.wrong().is_empty());
    assert!(unique(plan.jobs().map(|job| (job.path(), job.place()))).is_empty());
    let job = plan.jobs().find(|job| job.path().as_str().ends_with("appendix-a.pdf")).unwrap();
    assert_eq!(job.address().as_str(), "/committees/osmb/2018-08-30/ict-reprovision/appendix-a.pdf");
    assert_eq!(plan.make(job, &theme).unwrap().content, Content::File("/site/content/appendix-a.pdf".into()));
}

#[test]
fn a_minute_stands_once_and_in_order_on_its_item_and_on_its_meeting() {
    for html in [page(ITEM), page(MEETING)] {
        let words = words(&html);
        let mut rest = words.as_str();
        for sentence in [
            "To receive a report by John Wickham",
            "The Head of ICT presented a report",
            "Five providers had expressed an interest",
            "although the market was small",
            "£1,025,500",
            "A written answer would be sent",
            "10:50am – Councillor L Wootton entered the meeting.",
            "Two of them jointly.",
            "That the thanks of the Board",
        ] {
            let (_, after) =
                rest.split_once(sentence).unwrap_or_else(|| panic!("{sentence} is not there, or not in order"));
            assert!(sentence.starts_with("That") || !after.contains(sentence), "{sentence} is there twice");
            rest = after;
        }
    }
}

#[test]
fn resolutions_have_their_addresses() {
    assert!(page(ITEM).contains("<li id=\"resolution-2\">"));
    assert!(page(MEETING).contains("<li id=\"ict-reprovision/resolution-2\">"));
    let decided = "<a href=\"#ict-reprovision/resolution-2\">That the principles";
    assert!(page(MEETING).contains(decided));
    let cited = "<a href=\"../../committees/osmb/2018-08-30/ict-reprovision/#resolution-2\">That the principles";
    assert!(page("resolutions/2018/index.html").contains(cited));
}

#[test]
fn items_paragraphs_and_resolutions_are_cited_by_words_and_address() {
    let item = page(ITEM);
    let address = "https://democracy.example.org/council/committees/osmb/2018-08-30/ict-reprovision/";
    assert!(
        item.contains(&format!("<a href=\"../../../../committees/osmb/2018-08-30/ict-reprovision/\">{address}</a>"))
    );
    assert!(item.contains(&format!("<a href=\"#resolution-2\">{address}#resolution-2</a>")));
    let cited = "Overview and Scrutiny Management Board, 30 August 2018, minute 32, resolution 2";
    assert!(words(&item).contains(cited) && words(&page(MEETING)).contains(cited));
    assert!(item.contains("<a href=\"#paragraph-1\">1</a>") && item.contains("<p id=\"paragraph-1\">"));
    assert!(page(MEETING).contains("<p id=\"ict-reprovision/paragraph-1\">"));
}

#[test]
fn what_is_known_of_a_resolution_stands_under_it_once() {
    let words = words(&page(ITEM));
    for fact in [
        "Carried : 3 for, 1 against, 1 abstained. Moved by Councillor M Fenwick . Seconded by Councillor C Ransome. Cite",
        "For 3 Councillor E Cartwright , Councillor M Fenwick , Councillor N Okafor",
        "Action : Share the principles of the new strategy with the Board John Wickham , by 30 September 2018",
        "Completes resolution 2 of 28 June 2018 , IT strategy",
    ] {
        assert_eq!(words.matches(fact).count(), 1, "{fact}");
    }
    let customers = page("committees/osmb/2018-08-30/customer-strategy/index.html");
    assert_eq!(customers.matches("6 for, 2 against").count(), 1);
    assert_eq!(customers.matches("class=\"declared\"").count(), 2, "two declarations");
}

#[test]
fn a_year_with_very_many_decisions_lists_their_meetings() {
    let mut site = site::site();
    let meeting = site.meetings.iter_mut().find(|meeting| meeting.id.as_str() == "council/2017-11-16").unwrap();
    let meeting = std::sync::Arc::make_mut(meeting);
    let one = meeting.items[0].resolutions[0].clone();
    meeting.items[0].resolutions = vec![one; 2_001];
    let html = super::pages_of(&site, &default_theme()).remove("resolutions/2017/index.html").unwrap();
    assert!(html.contains("committees/council/2017-11-16/#decided/\">All 2001 decisions of this meeting</a>"));
    assert!(html.len() < 10_000);
}

#[test]
fn draft_minutes_say_so_wherever_they_are_shown() {
    let band = "Draft minutes, not yet confirmed.";
    let pages = html_pages();
    for (path, html) in &pages {
        let is_draft = path.starts_with("committees/osmb/2018-08-30/") && !path.contains("/report/")
            || path.starts_with("committees/council/2018-07-12-extraordinary/");
        assert_eq!(html.contains(band), is_draft, "{path}");
    }
    assert!(words(&pages[MEETING]).contains("to be confirmed at the meeting of 27 September 2018"));
    for path in ["index.html", "resolutions/2018/index.html", "meetings/2018/index.html", "committees/osmb/index.html"]
    {
        assert!(pages[path].contains("<span class=\"mark draft\">Draft minutes</span>"), "{path}");
    }
}

#[test]
fn an_exempt_item_shows_its_reason_and_never_more() {
    let pages = html_pages();
    for (path, html) in &pages {
        for secret in ["secret", "Mill Lane", "mill-lane", "£2m"] {
            assert!(!html.contains(secret), "{path} says {secret}");
        }
    }
    let words = words(&pages[MEETING]);
    assert!(words.contains("Exempt under paragraph 3 (financial or business affairs). The public interest in keeping"));
    assert!(words.contains("To be looked at again on 31 March 2019"));
    assert!(words.contains("Public summary The Board supported the purchase."));
    assert!(words.contains("Confidential. A government department"));
    let report = &pages["committees/osmb/2018-08-30/ict-reprovision/report/index.html"];
    assert!(report.contains("This part is exempt under paragraph 3 (financial or business affairs)."));
}

#[test]
fn before_a_meeting_its_page_is_an_agenda() {
    let agenda = words(&page("committees/osmb/2018-09-27/index.html"));
    assert!(agenda.contains("Agenda The meeting is held in the Council Chamber."));
    assert!(agenda.contains("Urgent: The contract must be signed before 30 September"));
    assert!(agenda.contains("Contact Democratic Services"));
    let meeting = page("committees/osmb/2018-09-27/index.html");
    assert!(meeting.contains("Vale House, Castle Street") && meeting.contains("https://map.example.org/vale-house"));
    assert!(!agenda.contains("Minutes confirmed") && !agenda.contains("What was decided"));
    let planned = words(&page("committees/planning/2018-10-17/index.html"));
    assert!(planned.contains("The agenda is not published yet."));
    assert!(planned.contains("Questions by noon on Friday 12 October 2018"));
    assert!(!words(&page(MEETING)).contains("Contact Democratic"), "after it nobody need come");
}

#[test]
fn cancelled_and_adjourned_meetings_say_so() {
    let pages = html_pages();
    let cancelled = words(&pages["committees/planning/2018-09-19/index.html"]);
    assert!(cancelled.contains("This meeting is cancelled. There is no business to consider."));
    assert!(pages["index.html"].contains("<span class=\"mark cancelled\">Cancelled</span>"));
    assert!(
        words(&pages["committees/cabinet/2018-08-06/index.html"])
            .contains("This meeting was adjourned. The fire alarm")
    );
}

#[test]
fn an_item_taken_out_of_order_says_so() {
    assert!(words(&page(MEETING)).contains("Minute 32, taken as the 4th item"));
    assert!(words(&page(ITEM)).contains("Item 3, minute 32, taken as the 4th item"));
}

#[test]
fn people_with_a_file_are_linked_and_others_are_named() {
    let html = page(MEETING);
    assert!(html.contains("<a href=\"../../../people/m-fenwick/\">Councillor M Fenwick</a>"));
    assert!(html.contains("<dd class=\"who\">Councillor P Dunning</dd>"));
    assert!(words(&html).contains("Councillor L Wootton for Councillor A Bridges"));
}

#[test]
fn dates_and_times_are_written_as_people_say_them() {
    assert!(words(&page(MEETING)).contains("Thursday 30 August 2018, 10am"));
    assert!(
        words(&page("committees/council/2018-07-12-extraordinary/index.html")).contains("Thursday 12 July 2018, noon")
    );
    assert!(words(&page(ITEM)).contains("Appendix A: providers’ service models PDF, 310 KB"));
}

#[test]
fn titles_are_unique_and_specific() {
    let pages = html_pages();
    let titles: BTreeSet<&str> =
        pages.values().map(|html| html.split("<title>").nth(1).unwrap().split('<').next().unwrap()).collect();
    assert_eq!(titles.len(), pages.len());
    assert!(titles.contains("4. Customer services: draft strategy, OSMB, 30 August 2018 – Borough of Exmoor Vale"));
}

#[test]
fn anchors_are_unique_on_every_page() {
    for (path, html) in html_pages() {
        let ids = values(&html, "id");
        let unique: BTreeSet<&&str> = ids.iter().collect();
        assert_eq!(unique.len(), ids.len(), "{path}: {ids:?}");
    }
}

#[test]
fn headings_are_in_order_on_every_page() {
    for (path, html) in html_pages() {
        let levels: Vec<u32> =
            html.match_indices("<h").filter_map(|(index, _)| html[index + 2..].chars().next()?.to_digit(10)).collect();
        assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1, "{path}");
        assert_eq!(levels.first(), Some(&1), "{path}");
        assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{path}: {levels:?}");
    }
}

#[test]
fn every_link_leads_somewhere_and_works_in_any_folder() {
    let theme = default_theme();
    let plan = plan(&site::public(), &theme);
    let paths: BTreeSet<&str> = plan.jobs().map(|job| job.path().as_str()).collect();
    let pages = html_pages();
    for (path, html) in pages.iter().filter(|(path, _)| *path != "404.html") {
        for link in values(html, "href").into_iter().chain(values(html, "src")) {
            if link.starts_with("http") || link.starts_with("mailto:") {
                continue;
            }
            let (to, anchor) = link.split_once('#').unwrap_or((link, ""));
            let target = if to.is_empty() { path.clone() } else { resolve(path, to) };
            assert!(paths.contains(target.as_str()), "{path} links to {link}, which is not there");
            let found = anchor.is_empty() || values(&pages[&target], "id").contains(&anchor);
            assert!(found, "{path} links to {link}, and there is no such anchor");
        }
    }
}

/// The file that a relative link leads to.
fn resolve(from: &str, link: &str) -> String {
    assert!(!link.starts_with('/'), "{from} links to {link} from the root");
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    let path = parts.join("/");
    if path.is_empty() || path.ends_with('/') { path + "index.html" } else { path }
}

#[test]
fn a_page_asks_no_other_site_for_anything_and_runs_nothing_of_others() {
    for (path, html) in html_pages() {
        let scripts = html.matches("<script").count();
        let own = html.matches(" src=\"../").count()
            + html.matches(" src=\"./").count()
            + html.matches(" src=\"/council/").count();
        assert!(scripts > 0 && scripts <= own, "{path}: scripts are files of this site");
        assert!(!html.contains("<iframe") && !html.contains("style=\""), "{path}");
        let asked = values(&html, "src").into_iter().filter(|link| link.contains("//"));
        assert_eq!(asked.count(), 0, "{path}");
        assert!(html.contains(&format!(
            "href=\"https://democracy.example.org/council/{}\"",
            path.trim_end_matches("index.html")
        )));
        assert!(html.contains("<html lang=\"en-GB\">"));
    }
}

#[test]
fn the_page_for_addresses_that_do_not_exist_works_at_any_depth() {
    let html = page("404.html");
    assert!(html.contains("href=\"/council/assets/style.") && html.contains("href=\"/council/meetings/\""));
}

#[test]
fn the_same_site_gives_the_same_bytes() {
    assert_eq!(pages(&default_theme()), pages(&default_theme()));
}

#[test]
fn scripts_import_each_other_by_the_names_under_which_they_are_published() {
    let pages = pages(&default_theme());
    let scripts = pages.iter().filter(|(path, _)| path.starts_with("assets/search") && path.ends_with("js"));
    let imports =
        scripts.flat_map(|(_, text)| text.split(" from \"./").skip(1).filter_map(|rest| rest.split('"').next()));
    let imports: BTreeSet<&str> = imports.collect();
    assert_eq!(imports.len(), 2, "{imports:?}");
    assert!(imports.iter().all(|name| pages.contains_key(&format!("assets/{name}"))), "{imports:?}");
}
