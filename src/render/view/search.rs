//! The page for searching: by what results may be chosen.

use serde::Serialize;

use crate::model::record::Outcome;
use crate::render::frame::Frame;
use crate::render::language;

/// The page for searching.
#[derive(Serialize)]
pub(super) struct Search<'a> {
    kinds: Vec<Kind>,
    committees: Vec<Choice<'a>>,
    years: Vec<i16>,
    people: Vec<Choice<'a>>,
    outcomes: Vec<Choice<'a>>,
}

/// One of the values that results are chosen by.
#[derive(Serialize)]
struct Choice<'a> {
    value: &'a str,
    title: std::borrow::Cow<'a, str>,
    /// Of the title, where that is not the site's.
    language: Option<&'a str>,
}

/// A kind of paper.
#[derive(Serialize)]
struct Kind {
    value: &'static str,
    title: &'static str,
    one: &'static str,
}

impl<'a> Search<'a> {
    pub fn of(frame: &'a Frame<'a>) -> Self {
        let public = &frame.atlas.public;
        let choice = |value: &'a str, title: &'a str| Choice { value, title: title.into(), language: None };
        let committees = public.committees().iter();
        let people = public.people().iter();
        Self {
            kinds: language::KINDS_OF_RESULT.map(|(value, title, one)| Kind { value, title, one }).into(),
            committees: committees
                .map(|committee| Choice {
                    language: committee.language.as_deref(),
                    ..choice(committee.id.as_str(), &committee.title)
                })
                .collect(),
            years: frame.atlas.years().rev().map(|(year, _)| year).collect(),
            people: people
                .map(|person| Choice {
                    value: person.id.as_str(),
                    title: person.full_name().into(),
                    language: person.language.as_deref(),
                })
                .collect(),
            outcomes: Outcome::ALL.map(|outcome| choice(outcome.word(), language::outcome(outcome))).into(),
        }
    }
}
