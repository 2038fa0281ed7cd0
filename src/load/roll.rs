//! The roll: who is meant by a name as typed.
//!
//! Takes the people who have a file; ties [`Named`]s to them. Titles, dots, letter case and the spelling of
//! accents make no difference; `Cllr Parker`, `R Parker` and `Richard Parker` may all be Councillor R Parker.
//! A person without a file is only named; a name that is nearly somebody's is a warning, an id that is nobody's
//! an error.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::committee::Person;
use crate::model::identity::PersonId;
use crate::model::record::Named;
use crate::model::{bare_name, first_names_agree};

/// Everybody who has a file, by every name they answer to.
pub(super) struct Roll {
    by_id: HashMap<String, PersonId>,
    by_name: HashMap<String, Vec<PersonId>>,
    by_surname: HashMap<String, Vec<(String, PersonId)>>,
    /// Whom a slip of the fingers may have meant.
    near: Vec<Near>,
}

/// What to compare with a name that nobody has, and what to suggest.
struct Near {
    id: String,
    first: String,
    surname: String,
    suggestion: String,
}

impl Roll {
    /// The roll of these people.
    pub(super) fn of(people: &[Person]) -> Self {
        let mut roll =
            Self { by_id: HashMap::new(), by_name: HashMap::new(), by_surname: HashMap::new(), near: Vec::new() };
        for person in people {
            let name = plain_name(&person.name);
            let suggestion = format!("`{}` ({})", person.full_name(), person.place.file.trim_start_matches("content/"));
            roll.by_id.insert(person.id.to_string(), person.id.clone());
            let (first, surname) = name.rsplit_once(' ').unwrap_or(("", &name));
            roll.near.push(Near {
                id: person.id.to_string(),
                first: first.into(),
                surname: surname.into(),
                suggestion,
            });
            roll.by_surname.entry(surname.to_owned()).or_default().push((first.to_owned(), person.id.clone()));
            roll.by_name.entry(name).or_default().push(person.id.clone());
        }
        roll
    }

    /// Says who is meant. `expected` are the people most likely to be (the members of the committee).
    pub(super) fn tie(&self, named: &mut Named, expected: &[PersonId], diagnostics: &mut Diagnostics) {
        let typed = named.typed.value.trim();
        if let Some(id) = self.by_id.get(typed) {
            named.person = Some(id.clone());
            return;
        }
        let name = plain_name(typed);
        let meant = self.candidates(&name);
        let likely: Vec<&PersonId> = meant.iter().copied().filter(|id| expected.contains(id)).collect();
        match (&meant[..], &likely[..]) {
            ([only], _) | (_, [only]) => named.person = Some((*only).clone()),
            ([], _) => diagnostics.push_some(self.unknown(named, &name)),
            (several, _) => {
                let several: Vec<String> = several.iter().map(|id| format!("`{id}`")).collect();
                diagnostics.push(
                    Diagnostic::new(
                        Code::NameAmbiguous,
                        named.typed.place.clone(),
                        format!("`{typed}` may be any of {}", several.join(", ")),
                    )
                    .hint("type the first name or an initial too, or the name of their file"),
                );
            }
        }
    }

    /// Everybody who may be meant: by the whole name, else by surname with first names that agree.
    fn candidates(&self, name: &str) -> Vec<&PersonId> {
        if let Some(ids) = self.by_name.get(name) {
            return ids.iter().collect();
        }
        let (first, surname) = name.rsplit_once(' ').unwrap_or(("", name));
        let bearers = self.by_surname.get(surname).map(Vec::as_slice).unwrap_or_default();
        bearers.iter().filter(|(theirs, _)| first_names_agree(first, theirs)).map(|(_, id)| id).collect()
    }

    /// A name that nobody has: an error when it is typed as an id, a warning when it is nearly somebody's.
    fn unknown(&self, named: &Named, name: &str) -> Option<Diagnostic> {
        let typed = named.typed.value.trim();
        let is_id = typed.contains('-')
            && typed
                .chars()
                .all(|character| character.is_lowercase() || character == '-' || character.is_ascii_digit());
        let near =
            self.near.iter().filter_map(|near| near.slips(typed, name, is_id).map(|slips| (slips, &near.suggestion)));
        let hint = near.min().map(|(_, suggestion)| format!("did you mean {suggestion}?"));
        let place = named.typed.place.clone();
        if is_id {
            let message = format!("there is no file `people/{typed}.md`");
            let hint = hint.unwrap_or_else(|| {
                let name = capitalised(typed);
                format!(
                    "type `minutebook new person \"{name}\"` to make one, or the name as it is read aloud: `{name}`"
                )
            });
            return Some(Diagnostic::new(Code::PersonUnknown, place, message).hint(hint));
        }
        let message = format!("nobody is called `{typed}`");
        hint.map(|hint| Diagnostic::new(Code::NameUnknown, place, message).hint(hint))
    }
}

impl Near {
    /// How many slips of the fingers turn an id or a name into this person's, when they are few. A different initial
    /// is a different person, not a slip.
    fn slips(&self, typed: &str, name: &str, is_id: bool) -> Option<usize> {
        let (first, surname) = name.rsplit_once(' ').unwrap_or(("", name));
        let (typed, theirs) = if is_id { (typed, self.id.as_str()) } else { (surname, self.surname.as_str()) };
        let length = typed.chars().count();
        let allowed = if length > 9 { 2 } else { 1 };
        // Two words cannot be nearer than their lengths are.
        if length <= 3 || theirs.chars().count().abs_diff(length) > allowed {
            return None;
        }
        if !is_id && (typed == theirs || !first_names_agree(first, &self.first)) {
            return None;
        }
        Some(strsim::damerau_levenshtein(typed, theirs)).filter(|slips| *slips <= allowed)
    }
}

/// A name as it is compared, however its accents are spelt.
fn plain_name(name: &str) -> String {
    bare_name(&name.nfc().collect::<String>())
}

/// The name that an id was made of, as far as it tells: `r-parker` is "R Parker".
fn capitalised(id: &str) -> String {
    let words = id.split('-').map(|word| {
        let mut letters = word.chars();
        letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect::<String>()
    });
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Place, Placed};
    use crate::model::Words;

    fn roll() -> Roll {
        let person = |id: &str, name: &str| Person {
            id: PersonId::new(id),
            name: name.into(),
            language: None,
            honorific: Some("Councillor".into()),
            officer: None,
            party: None,
            ward: None,
            interests: Vec::new(),
            from: None,
            until: None,
            biography: Words::default(),
            draft: false,
            place: Place::file(format!("content/people/{id}.md")),
        };
        Roll::of(&[person("m-fenwick", "M Fenwick"), person("zoe-reed", "Zoë Reed"), person("a-reed", "Alan Reed")])
    }

    fn tied(typed: &str) -> (Option<String>, Vec<String>) {
        let mut named = Named::typed(Placed::new(typed.into(), Place::file("x.md")));
        let mut diagnostics = Diagnostics::new();
        roll().tie(&mut named, &[], &mut diagnostics);
        let messages = diagnostics.iter().map(|diagnostic| format!("{}: {}", diagnostic.code, diagnostic.message));
        (named.person.map(|id| id.to_string()), messages.collect())
    }

    #[test]
    fn a_person_answers_to_many_names() {
        for typed in ["m-fenwick", "Councillor M Fenwick", "Cllr. Fenwick", "M. FENWICK", "Mary Fenwick", "Fenwick"] {
            assert_eq!(tied(typed), (Some("m-fenwick".into()), vec![]), "{typed}");
        }
        assert_eq!(tied("Cllr Zoe\u{308} Reed").0.as_deref(), Some("zoe-reed"));
    }

    #[test]
    fn a_name_that_two_have_is_ambiguous() {
        assert_eq!(tied("Cllr Reed").1, ["name-ambiguous: `Cllr Reed` may be any of `zoe-reed`, `a-reed`"]);
    }

    #[test]
    fn a_slip_is_a_warning_and_a_stranger_is_not() {
        assert_eq!(tied("Cllr M Fenwik").1, ["name-unknown: nobody is called `Cllr M Fenwik`"]);
        assert_eq!(tied("Cllr Fenwik").1, ["name-unknown: nobody is called `Cllr Fenwik`"]);
        assert_eq!(tied("Cllr L Fenwik").1, Vec::<String>::new(), "a different initial is a different person");
        assert_eq!(tied("Jane Doe"), (None, vec![]));
        assert_eq!(tied("m-fenwik").1, ["person-unknown: there is no file `people/m-fenwik.md`"]);
    }
}
