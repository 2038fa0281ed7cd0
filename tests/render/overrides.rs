//! A site changes a theme template by template and file by file.

use minutebook::render::Origin;

use super::{default_theme, pages, theme};

const MEETING: &str = "committees/osmb/2018-08-30/index.html";
const ITEM: &str = "committees/osmb/2018-08-30/ict-reprovision/index.html";

#[test]
fn a_template_takes_the_place_of_the_built_in_one_and_the_others_stay() {
    let mine = pages(&theme(&[("meeting.html", "<p>{{ meeting.committee.title }}, {{ meeting.date.day }}</p>")]));
    assert_eq!(mine[MEETING], "<p>Overview and Scrutiny Management Board, 30 August 2018</p>");
    assert_eq!(mine[ITEM], pages(&default_theme())[ITEM]);
}

#[test]
fn what_pages_share_is_changed_for_all_of_them() {
    let blocks =
        ["kind", "main", "beside", "after", "head"].map(|name| format!("{{% block {name} %}}{{% endblock %}}:"));
    let mine = pages(&theme(&[("base.html", &blocks.concat())]));
    assert!(mine[MEETING].starts_with("meeting is-draft:") && mine["index.html"].starts_with("home:"));
}

#[test]
fn a_template_builds_on_the_built_in_one() {
    let text = "{% extends \"default/page.html\" %}{% block kind %}mine{% endblock kind %}";
    let mine = pages(&theme(&[("page.html", text)]));
    assert!(mine["contact/index.html"].contains("<body class=\"mine\">"));
    assert!(mine["contact/index.html"].contains("<h1>Contact</h1>"));
}

#[test]
fn one_part_is_defined_anew_and_the_others_stay() {
    let text = "{% component parts.date(date) %}on {{ date.iso }}{% endcomponent parts.date %}";
    let mine = pages(&theme(&[("parts.html", text)]));
    assert!(mine[MEETING].contains("on 2018-08-21"));
    assert!(mine[MEETING].contains("Draft minutes, not yet confirmed."));
}

#[test]
fn assets_are_changed_and_added_file_by_file() {
    let mine = pages(&theme(&[("assets/style.css", "p {}"), ("assets/logo.svg", "<svg/>")]));
    let (_, css) = style(&mine);
    assert!(css.starts_with(":root {") && css.ends_with("}\np {}"));
    assert_eq!(mine["assets/logo.svg"], "<svg/>");
    assert_eq!(mine["assets/favicon.svg"], pages(&default_theme())["assets/favicon.svg"]);
}

#[test]
fn a_logo_is_shown_beside_the_name() {
    let mine =
        pages(&theme(&[("theme.toml", "[options]\nlogo = \"assets/logo.svg\"\n"), ("assets/logo.svg", "<svg/>")]));
    assert!(mine[ITEM].contains("<img src=\"../../../../assets/logo.svg\""));
}

#[test]
fn files_are_listed_with_where_they_come_from() {
    let theme = theme(&[("meeting.html", "mine"), ("extra.html", "more")]);
    let found = |name: &str| theme.templates().iter().find(|template| &*template.name == name).unwrap();
    assert_eq!(found("item.html").origin, Origin::BuiltIn);
    assert_eq!(found("item.html").makes, "the page of an agenda item");
    assert_eq!(found("meeting.html").origin, Origin::Site);
    assert!(found("meeting.html").built_in.unwrap().contains("What was decided"));
    assert_eq!(found("extra.html").built_in, None);
}

/// The stylesheet of some pages: its path, and what is in it.
fn style(pages: &std::collections::BTreeMap<String, String>) -> (&String, &String) {
    pages.iter().find(|(path, _)| path.starts_with("assets/style.")).expect("there is a stylesheet")
}

#[test]
fn a_theme_of_ones_own_is_a_few_values() {
    let toml = "[light]\naccent = \"#7a1f3d\"\n[type]\nmeasure = \"34rem\"\n";
    let (mine, built_in) = (pages(&theme(&[("theme.toml", toml)])), pages(&default_theme()));
    let (path, css) = style(&mine);
    assert!(css.contains("--accent: #7a1f3d;") && css.contains("--measure: 34rem;") && css.contains("--ink: #16201c;"));
    let (before, _) = style(&built_in);
    assert_ne!(path, before);
    assert!(mine[ITEM].contains(path.as_str()) && built_in[ITEM].contains(before.as_str()));
}

#[test]
fn a_file_for_hosts_says_what_pages_may_load_unless_the_theme_wants_none() {
    let built_in = pages(&default_theme());
    let headers = &built_in["_headers"];
    assert!(headers.contains("Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self';"));
    assert!(
        headers.contains(&format!("/{}\n  Cache-Control: public, max-age=31536000, immutable", style(&built_in).0))
    );
    assert!(!headers.contains("favicon"), "what has no hash in its name may change");
    let without = pages(&theme(&[("theme.toml", "[options]\nheaders = false\n")]));
    assert!(!without.contains_key("_headers"));
}
