//! How the words of a paper are written: a plain page of some blocks, and what stands in its main part.

use minutebook::model::body::{Alert, Block, Column, Inline, List, ResolutionBlock, Table};
use minutebook::model::{Destination, Words};

use super::words::*;
use super::{default_theme, pages_of, site};

/// The HTML that a plain page of these words has between its title and its end.
fn written(words: Words) -> String {
    let mut site = site::site();
    site.pages[0].words = words;
    let page = pages_of(&site, &default_theme()).remove("accessibility/index.html").unwrap();
    let main = page.split("<div class=\"record\">").nth(1).unwrap();
    main.split("</div>\n\n</main>").next().unwrap().trim().to_owned()
}

fn written_blocks(blocks: Vec<Block>) -> String {
    written(words(blocks))
}

#[test]
fn words_are_escaped_and_html_is_shown_as_text() {
    let html = written_blocks(vec![
        p("Fish & chips < £5"),
        Block::RawHtml("<script>alert(1)</script>\n".into()),
        Block::Paragraph(vec![Inline::RawHtml("<b>".into()), Inline::Code("a<b".into())]),
    ]);
    assert_eq!(
        html,
        "<p>Fish &amp; chips &lt; £5</p>\n<p class=\"raw\">&lt;script&gt;alert(1)&lt;/script&gt;</p>\n<p>&lt;b&gt;<code>a&lt;b</code></p>"
    );
}

#[test]
fn headings_fit_under_the_title_and_none_is_skipped() {
    let html = written_blocks(vec![
        heading(3, "one", "One"),
        heading(5, "two", "Two"),
        heading(4, "three", "Three"),
        heading(1, "four", "Four"),
    ]);
    let levels: Vec<&str> = html.lines().map(|line| &line[..3]).collect();
    assert_eq!(levels, ["<h2", "<h3", "<h3", "<h2"]);
    assert!(html.starts_with("<h2 id=\"one\">One</h2>"));
}

#[test]
fn lists_keep_the_numbers_that_were_typed() {
    let html = written_blocks(vec![numbered(&[(3, "three"), (4, "four"), (7, "seven"), (8, "eight")])]);
    assert_eq!(
        html,
        "<ol start=\"3\">\n<li>three</li>\n<li>four</li>\n<li value=\"7\">seven</li>\n<li>eight</li>\n</ol>"
    );
}

#[test]
fn loose_lists_have_paragraphs_and_bullets_have_no_numbers() {
    let Block::List(list) = bullets(&["a", "b"]) else { unreachable!() };
    let html = written_blocks(vec![Block::List(List { tight: false, ..list })]);
    assert_eq!(html, "<ul>\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ul>");
}

#[test]
fn tasks_say_whether_they_are_done() {
    let html = written_blocks(vec![tasks(&[(true, "hours"), (false, "queue")])]);
    assert!(
        html.contains("aria-label=\"Done\">☑</span> hours") && html.contains("aria-label=\"Not done\">☐</span> queue")
    );
}

#[test]
fn tables_have_scopes_and_scroll_in_a_region_that_the_keyboard_reaches() {
    let html = written_blocks(vec![table(&["", "2018"], &[&["Desk", "4"]])]);
    assert!(html.starts_with("<section class=\"table\" tabindex=\"0\" aria-label=\"Table 1\"><table>"));
    assert!(html.contains("<thead><tr><td></td><th scope=\"col\" class=\"right\">2018</th></tr></thead>"), "{html}");
    assert!(html.contains("<tr><td>Desk</td><td class=\"right\">4</td></tr>"));
}

#[test]
fn a_table_without_headings_has_no_empty_ones() {
    let head = vec![Vec::new(), Vec::new()];
    let rows = vec![vec![vec![text("a")], vec![text("b")]]];
    let html = written_blocks(vec![Block::Table(Table { columns: vec![Column::Left, Column::Centre], head, rows })]);
    assert!(!html.contains("thead") && html.contains("<td class=\"left\">a</td><td class=\"centre\">b</td>"));
}

#[test]
fn footnotes_stand_at_the_end_and_lead_back_to_each_mention() {
    let mention = |mention| Inline::Footnote { number: 1, mention };
    let blocks = vec![Block::Paragraph(vec![text("One"), mention(1), text(" two"), mention(2)]), p("Last.")];
    let html = written(with_notes(blocks, vec![], vec![footnote(1, 2, "The note.")]));
    assert!(html.contains("One<sup class=\"mention\"><a id=\"footnote-1-mention-1\" href=\"#footnote-1\""));
    let notes = html.split("Last.").nth(1).unwrap();
    assert!(notes.contains("<li id=\"footnote-1\"><p>The note. <a class=\"back\" href=\"#footnote-1-mention-1\""));
    assert!(notes.contains("href=\"#footnote-1-mention-2\""));
}

#[test]
fn a_footnote_keeps_its_number_when_one_before_it_is_withheld() {
    let html = written(with_notes(vec![p("x")], vec![], vec![footnote(2, 1, "The second.")]));
    assert!(html.contains("<li id=\"footnote-2\" value=\"2\">"));
}

#[test]
fn links_that_lead_nowhere_or_run_something_are_plain_words() {
    let destinations =
        ["javascript:alert(1)", " JavaScript:x", "data:text/html,x"].map(|to| Destination::Outside(to.into()));
    let destinations: Vec<_> = destinations.into_iter().chain([Destination::Nowhere]).collect();
    let inlines = (0..=destinations.len()).map(|index| link(index, "word")).collect();
    assert_eq!(written(linked(vec![Block::Paragraph(inlines)], destinations)), "<p>wordwordwordwordword</p>");
}

#[test]
fn links_are_written_as_urls() {
    let destination = Destination::Outside("https://example.org/a b?c=d&e=\"é\"%20".into());
    let html = written(linked(vec![Block::Paragraph(vec![link(0, "x")])], vec![destination]));
    assert_eq!(html, "<p><a href=\"https://example.org/a%20b?c=d&amp;e=%22%C3%A9%22%20\">x</a></p>");
}

#[test]
fn pictures_of_another_site_are_links() {
    let image = |destination| Inline::Image { destination, title: "".into(), alt: "A map".into() };
    let there = Destination::Outside("https://example.org/map.png".into());
    let html = written(linked(vec![Block::Paragraph(vec![image(0)])], vec![there]));
    assert_eq!(html, "<p><a href=\"https://example.org/map.png\">A map</a></p>");
}

#[test]
fn an_alert_has_a_title() {
    let html = written_blocks(vec![Block::Quote { alert: Some(Alert::Warning), blocks: vec![p("Ice.")] }]);
    assert_eq!(html, "<div class=\"alert warning\">\n<p class=\"label\">Warning</p>\n<p>Ice.</p>\n</div>");
}

#[test]
fn what_leads_resolutions_may_be_a_heading_of_the_outline() {
    let Block::Resolutions(block) = resolved(4, &["That it be so."]) else { unreachable!() };
    let html = written_blocks(vec![
        heading(2, "item", "Item"),
        Block::Resolutions(ResolutionBlock { heading: Some(4), ..block }),
    ]);
    assert!(html.contains("<h3 class=\"lead\">RESOLVED:</h3>\n<ol start=\"4\">\n<li id=\"resolution-4\">"), "{html}");
}

#[test]
fn times_are_typed_as_typed_and_read_by_machines() {
    let html = written_blocks(vec![when("At 12.30pm,", 12, 30, " Councillor M Fenwick left.")]);
    assert_eq!(html, "<p class=\"when\"><time datetime=\"12:30\">At 12.30pm,</time> Councillor M Fenwick left.</p>");
}
