//! The view is closed: what templates see is what `docs/themes.md` says, field by field.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::{plan, site, theme};

/// Types by name, each with its fields and their types.
type Documented = BTreeMap<String, BTreeMap<String, String>>;

fn documented() -> Documented {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/themes.md")).unwrap();
    let mut types = Documented::new();
    let mut current = None;
    for line in text.lines() {
        if let Some(name) = line.strip_prefix("### ") {
            current = Some(name.trim_matches('`').to_owned());
            types.insert(name.trim_matches('`').to_owned(), BTreeMap::new());
        } else if line.starts_with("## ") {
            current = None;
        } else if let (Some(name), Some(row)) = (&current, line.strip_prefix("| `")) {
            let mut cells = row.split('|').map(str::trim);
            let (field, sort) = (cells.next().unwrap().trim_matches('`'), cells.next().unwrap());
            types.get_mut(name).unwrap().insert(field.to_owned(), sort.to_owned());
        }
    }
    types
}

struct Walk<'a> {
    documented: &'a Documented,
    /// Fields that were seen with something in them.
    seen: BTreeSet<(String, String)>,
}

impl Walk<'_> {
    /// Says whether there is something in the value; panics where it is not what is documented.
    fn check(&mut self, at: &str, value: &Value, sort: &str) -> bool {
        if let Some(sort) = sort.strip_suffix(" or nothing") {
            return !value.is_null() && self.check(at, value, sort);
        }
        if let Some(sort) = sort.strip_prefix("list of ") {
            let values = value.as_array().unwrap_or_else(|| panic!("{at} is no list: {value}"));
            return values.iter().filter(|value| self.check(at, value, sort)).count() > 0;
        }
        match sort {
            "text" | "html" => assert!(value.is_string(), "{at} is no text: {value}"),
            "number" => assert!(value.is_number(), "{at} is no number: {value}"),
            "yes or no" => assert!(value.is_boolean(), "{at} is neither yes nor no: {value}"),
            name => {
                let Some(fields) = self.documented.get(name) else {
                    panic!("{at} is a `{name}`, which is not documented")
                };
                let object = value.as_object().unwrap_or_else(|| panic!("{at} has no fields: {value}"));
                let names = |names: Vec<&String>| names.into_iter().cloned().collect::<BTreeSet<String>>();
                assert_eq!(
                    names(object.keys().collect()),
                    names(fields.keys().collect()),
                    "the fields of {at}, a {name}"
                );
                for (field, sort) in fields {
                    if self.check(&format!("{at}.{field}"), &object[field], sort) {
                        self.seen.insert((name.to_owned(), field.clone()));
                    }
                }
            }
        }
        true
    }
}

#[test]
fn every_field_of_every_view_is_documented() {
    let documented = documented();
    let theme = theme(&[("theme.toml", "[options]\nlogo = \"assets/logo.svg\"\n"), ("assets/logo.svg", "<svg/>")]);
    let mut walk = Walk { documented: &documented, seen: BTreeSet::new() };
    // Of an exempt report there is a page in the preview alone.
    for site in [site::public(), site::draft()] {
        let plan = plan(&site, &theme);
        for job in plan.jobs() {
            if let Some(template) = job.template() {
                walk.check(job.address().as_str(), &plan.view(job), template);
            }
        }
    }
    let all =
        documented.iter().flat_map(|(name, fields)| fields.keys().map(move |field| (name.clone(), field.clone())));
    let unseen: Vec<_> = all.filter(|field| !walk.seen.contains(field)).collect();
    assert!(unseen.is_empty(), "documented, and never seen with something in it: {unseen:?}");
}

#[test]
fn every_page_template_is_documented() {
    let documented = documented();
    let theme = super::default_theme();
    let shared = ["base.html", "notice.html", "parts.html", "room.html", "search-box.html"];
    for template in theme.templates().iter().filter(|template| template.name.ends_with(".html")) {
        assert!(shared.contains(&&*template.name) || documented.contains_key(&*template.name), "{}", template.name);
    }
}
