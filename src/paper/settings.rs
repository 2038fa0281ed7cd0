//! `site.yaml`: the authority and the settings.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::fields::{Fields, Source, scalar};
use super::holidays::closed_days;
use super::rules::read_timezone;
use super::values::{self, listed};
use super::yaml::{self, Value};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, Placed, Severity, nearest};
use crate::model::identity::PageId;
use crate::model::settings::{Contact, Settings, Venue};

/// What `site.yaml` says.
#[derive(Debug, Clone, PartialEq)]
pub struct SettingsPaper {
    /// The settings that pages and rules depend on.
    pub settings: Settings,
    /// The name of the set of rules, and where it was typed.
    pub rules: Option<Placed<String>>,
    /// The page about coming to meetings, and where it was typed.
    pub attend: Option<Placed<String>>,
    /// The words that lead resolutions.
    pub resolved_words: Vec<String>,
    /// More headings of the one-file form, beside those that are known.
    pub headings: Headings,
}

/// Headings of the one-file form in the words that an authority uses.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are the keys, which docs/front-matter.md explains")]
pub struct Headings {
    pub present: Vec<String>,
    pub apologies: Vec<String>,
    pub absent: Vec<String>,
    pub in_attendance: Vec<String>,
    pub introduction: Vec<String>,
    pub items: Vec<String>,
}

/// The words that lead resolutions, where the settings name none.
const RESOLVED_WORDS: &[&str] = &["Resolved", "Recommended", "Agreed", "Decision"];

/// Reads `site.yaml`. With nothing readable in it the settings are empty, and closed.
pub fn read_settings(file: &Arc<str>, text: &str) -> (SettingsPaper, Diagnostics) {
    let source = Source::new(file, text);
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let node = yaml::read_form(file, text, start..text.len()).map_err(|diagnostic| source.say(diagnostic)).ok();
    let mut fields = match &node {
        Some(node) => Fields::of(&source, "`site.yaml`", node),
        None => Fields::none(&source, "`site.yaml`"),
    };
    let paper = read(&mut fields);
    if node.is_some() {
        fields.finish();
    }
    (paper, source.diagnostics.into_inner())
}

fn read(fields: &mut Fields) -> SettingsPaper {
    let authority =
        fields.required_text("authority", "Borough of Exmoor Vale").map_or_else(String::new, |text| text.value);
    let title = fields.words("title").unwrap_or_else(|| authority.clone());
    let base_url = fields.required_text("base_url", "https://democracy.example.org");
    let base_url = base_url.map_or_else(String::new, |url| read_base_url(fields, &url));
    let rules = fields.text("rules");
    let is_without_law = rules.as_ref().is_some_and(|rules| rules.value == "none");
    let attend = fields.text("attend").map(|typed| {
        let name = typed.value.trim_matches('/').trim_start_matches("pages/").trim_end_matches(".md").to_owned();
        Placed::new(name, typed.place)
    });
    let undated = fields.one_of("undated", &[("open", true), ("withheld", false)]);
    let settings = Settings {
        title,
        authority,
        base_url,
        rules: rules.as_ref().map_or_else(|| "none".into(), |rules| rules.value.clone()),
        language: fields.language().unwrap_or_else(|| "en".into()),
        theme: fields.words("theme").unwrap_or_else(|| "default".into()),
        municipal_year_starts: fields
            .value(
                "municipal_year_starts",
                Code::DateUnreadable,
                ("a month and a day", "type month and day: `05-15`"),
                month_and_day,
            )
            .unwrap_or((5, 15)),
        minute_number: read_minute_number(fields),
        licence: fields.words("licence"),
        contact: fields.form("contact", "the contact", read_contact).unwrap_or_default(),
        attend: attend.as_ref().map(|page| PageId::new(&page.value)),
        venues: fields.forms("venues", "a venue", read_venue),
        undated_is_open: undated.unwrap_or(is_without_law && !fields.has("undated")),
        canaries: read_canaries(fields),
        holidays: closed_days(fields, "holidays"),
        timezone: read_timezone(fields),
        checks: read_checks(fields),
    };
    let resolved_words: Vec<String> = fields.texts("resolved_words").into_iter().map(|word| word.value).collect();
    let resolved_words = if resolved_words.is_empty() {
        RESOLVED_WORDS.iter().map(ToString::to_string).collect()
    } else {
        resolved_words
    };
    let headings = fields.form("headings", "the headings", read_headings).unwrap_or_default();
    SettingsPaper { settings, rules, attend, resolved_words, headings }
}

fn read_base_url(fields: &Fields, url: &Placed<String>) -> String {
    let host = url.value.strip_prefix("https://").or_else(|| url.value.strip_prefix("http://"));
    if host.is_none_or(|host| host.is_empty() || host.starts_with('/') || host.contains([' ', '?', '#'])) {
        let message = format!("`{}` is not the address of a website", url.value);
        fields.source().say(
            Diagnostic::new(Code::ValueUnknown, url.place.clone(), message)
                .hint("type the whole address: `base_url: https://democracy.example.org`"),
        );
    }
    url.value.trim_end_matches('/').to_owned()
}

/// How minute numbers are written; a pattern without the number itself is no pattern.
fn read_minute_number(fields: &mut Fields) -> Option<String> {
    let typed = fields.text("minute_number")?;
    if typed.value.contains("{n}") {
        return Some(typed.value);
    }
    let message = format!("`{}` has no place for the number", typed.value);
    fields.source().say(
        Diagnostic::new(Code::ValueUnknown, typed.place, message)
            .hint("type `{n}` where the number is to stand: `minute_number: \"{n}/{yy}\"`"),
    );
    None
}

fn month_and_day(text: &str) -> Option<(i8, i8)> {
    // A leap year, so that 29 February is a day.
    let date = values::date(&format!("2020-{}", text.trim()))?;
    Some((date.month(), date.day()))
}

/// How many letters and digits a canary has at least: a shorter one stands in other words.
const CANARY: usize = 6;

/// Words that nothing published may hold.
fn read_canaries(fields: &mut Fields) -> Vec<Placed<String>> {
    let mut canaries = fields.texts("canaries");
    if fields.has("canaries") && fields.nodes("canaries").is_empty() {
        let message = "`canaries` names no word";
        fields.source().say(Diagnostic::new(Code::ValueUnknown, fields.key_place("canaries"), message).hint(
            "plant a word that nobody would type by chance, such as `canaries: [quillorpax-417]`, or leave the key out",
        ));
    }
    canaries.retain(|canary| {
        let is_short = canary.value.chars().filter(|letter| letter.is_alphanumeric()).count() < CANARY;
        if is_short {
            let message = format!("`{}` is too short for a canary", canary.value);
            fields.source().say(
                Diagnostic::new(Code::ValueUnknown, canary.place.clone(), message).hint(
                    "use a word of at least 6 letters that nobody would type by chance, such as `quillorpax-417`",
                ),
            );
        }
        !is_short
    });
    canaries
}

fn read_contact(fields: &mut Fields) -> Contact {
    Contact { name: fields.words("name"), email: fields.words("email"), phone: fields.words("phone") }
}

fn read_venue(fields: &mut Fields) -> Option<Venue> {
    let name = fields.required_text("name", "Council Chamber, Vale House");
    let address = fields.words("address");
    let map = fields.text("map");
    let is_web = |map: &&Placed<String>| map.value.starts_with("https://") || map.value.starts_with("http://");
    if let Some(map) = map.as_ref().filter(|map| !is_web(map)) {
        let message = format!("`{}` is not the address of a map", map.value);
        fields.source().say(
            Diagnostic::new(Code::ValueUnknown, map.place.clone(), message)
                .hint("copy the whole address from your browser: `map: https://www.openstreetmap.org/…`"),
        );
    }
    let map = map.filter(|map| is_web(&map)).map(|map| map.value);
    name.map(|name| Venue { name: name.value, address, map })
}

fn read_headings(fields: &mut Fields) -> Headings {
    let mut read = |name| fields.texts(name).into_iter().map(|heading| heading.value).collect();
    Headings {
        present: read("present"),
        apologies: read("apologies"),
        absent: read("absent"),
        in_attendance: read("in_attendance"),
        introduction: read("introduction"),
        items: read("items"),
    }
}

/// What `checks:` chooses for each code; the codes on which secrecy and sense depend cannot be chosen.
fn read_checks(fields: &mut Fields) -> BTreeMap<Code, Option<Severity>> {
    let mut checks = BTreeMap::new();
    let Some(node) = fields.node("checks") else { return checks };
    let source = fields.source();
    let entries = match &node.value {
        Value::Form(entries) => entries.as_slice(),
        Value::Empty => &[],
        Value::Flag(_) | Value::Text(_) | Value::List(_) => {
            fields.read_form("`checks`", node, |_| ());
            &[]
        }
    };
    for (key, value) in entries {
        let place = source.place(&key.range);
        let Some(code) = Code::named(&key.name) else {
            let near = nearest(&key.name, Code::ALL.iter().map(|code| code.name()));
            let hint = near.map_or_else(
                || "`minutebook explain` lists the codes there are".to_owned(),
                |near| format!("did you mean `{near}`?"),
            );
            source
                .say(Diagnostic::new(Code::KeyUnknown, place, format!("there is no check `{}`", key.name)).hint(hint));
            continue;
        };
        if code.is_fixed() {
            source.say(fixed(code, place));
            continue;
        }
        let chosen = match scalar(value).as_deref() {
            Some("error") => Some(Severity::Error),
            Some("warning") => Some(Severity::Warning),
            Some("off") => None,
            typed => {
                let message = format!("`{code}` cannot be `{}`", typed.unwrap_or_default());
                source.say(
                    Diagnostic::new(Code::ValueUnknown, source.place(&value.range), message)
                        .hint(format!("use one of {}", listed(&["error", "warning", "off"]))),
                );
                continue;
            }
        };
        checks.insert(code, chosen);
    }
    checks
}

fn fixed(code: Code, place: Place) -> Diagnostic {
    let message = format!("`{code}` is always an error");
    Diagnostic::new(Code::ValueUnknown, place, message)
        .hint("take this line away: without that error a paper could be published that should not be")
}
