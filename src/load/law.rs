//! The law of the site: the rules that its settings name, with the calendars that those name.
//!
//! A site's own file in `content/law/` stands in the place of what is built in under its name. Both are read in the
//! same way.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Placed, nearest};
use crate::law::{BuiltIn, CALENDARS, Holidays, Law, RULES, Rules};
use crate::paper::{self, SettingsPaper};

/// What a file in `content/law/` is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum LawSlot {
    /// Rules of that name.
    Rules(String),
    /// A calendar of that name.
    Calendar(String),
}

/// The texts in `content/law/`, each with its file.
pub type LawTexts = Vec<(LawSlot, Arc<str>, Arc<str>)>;

/// What is built in, read.
static BUILT_IN: LazyLock<(BTreeMap<String, Rules>, BTreeMap<String, Holidays>)> =
    LazyLock::new(|| (read_all(RULES, paper::read_rules), read_all(CALENDARS, paper::read_calendar)));

fn read_all<T>(texts: &[BuiltIn], read: impl Fn(&Arc<str>, &str) -> (T, Diagnostics)) -> BTreeMap<String, T> {
    texts.iter().map(|(name, file, text)| ((*name).to_owned(), read(&(*file).into(), text).0)).collect()
}

/// The law that the settings name, or none; and what is wrong with the site's own files of law.
pub fn law(settings: &SettingsPaper, own: &LawTexts) -> (Law, Diagnostics) {
    let mut diagnostics = Diagnostics::new();
    let (mut rules, mut calendars) = BUILT_IN.clone();
    for (slot, file, text) in own {
        match slot {
            LawSlot::Rules(name) => {
                let (own, wrong) = paper::read_rules(file, text);
                rules.insert(name.clone(), own);
                diagnostics.append(wrong);
            }
            LawSlot::Calendar(name) => {
                let (own, wrong) = paper::read_calendar(file, text);
                calendars.insert(name.clone(), own);
                diagnostics.append(wrong);
            }
        }
    }
    for named in rules.values().flat_map(calendars_named).filter(|named| !calendars.contains_key(&named.value)) {
        diagnostics.push(no_such("calendar", named, calendars.keys().map(String::as_str)));
    }
    if let Some(typed) = settings.rules.as_ref().filter(|typed| !rules.contains_key(&typed.value)) {
        diagnostics.push(no_such("rules", typed, rules.keys().map(String::as_str)));
    }
    let settings = &settings.settings;
    let chosen = rules.remove(&settings.rules).unwrap_or_else(|| rules.remove("none").expect("`none` is built in"));
    let used: Vec<&str> = calendars_named(&chosen).map(|named| named.value.as_str()).collect();
    let used = used.iter().filter_map(|name| Some((*name, calendars.get(*name)?))).collect::<Vec<_>>();
    let law = Law::new(&settings.rules, chosen.clone(), used, &settings.holidays, settings.timezone.clone());
    (law, diagnostics)
}

/// The calendars that rules name.
fn calendars_named(rules: &Rules) -> impl Iterator<Item = &Placed<String>> {
    rules.notices.iter().filter_map(|notice| notice.calendar.as_ref()).chain(&rules.calendar)
}

fn no_such<'a>(what: &str, typed: &Placed<String>, known: impl Iterator<Item = &'a str> + Clone) -> Diagnostic {
    let hint = match nearest(&typed.value, known.clone()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("use one of {}", paper::listed(&known.collect::<Vec<_>>())),
    };
    let message = match what {
        "rules" => format!("there are no rules called `{}`", typed.value),
        _ => format!("there is no {what} called `{}`", typed.value),
    };
    Diagnostic::new(Code::ValueUnknown, typed.place.clone(), message).hint(hint)
}
