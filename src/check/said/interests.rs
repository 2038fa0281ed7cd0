//! Declarations in words against the agenda: "declared an interest in item 9".

use super::super::scene::Scene;
use super::passages::Passage;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::proceedings::Sentence;

/// Names sentences that declare an interest in an item that is not there, or in another than the record has.
pub(super) fn items(scene: &Scene, passage: &Passage, diagnostics: &mut Diagnostics) {
    if !passage.is_record || !passage.text.contains("nterest") {
        return;
    }
    let items = &scene.meeting.items;
    if items.iter().all(|item| item.number.is_none()) {
        return;
    }
    for sentence in passage.sentences() {
        let Some(number) = declared_in(&sentence) else { continue };
        let has_it = |typed: &str| typed == number;
        let item = items.iter().find(|item| item.number.as_ref().is_some_and(|typed| has_it(&typed.value)));
        let message = match item {
            None => format!("the words declare an interest in item {number}, and there is none of that number"),
            Some(item) => {
                let elsewhere = items.iter().find_map(|other| {
                    let theirs = other.declarations.iter().find(|one| names(scene, &sentence, &one.member))?;
                    let is_here = item.declarations.iter().any(|one| names(scene, &sentence, &one.member));
                    let number = other.number.as_ref().map(|number| number.value.as_str())?;
                    (!is_here).then(|| (scene.said(&theirs.member), number))
                });
                let Some((name, other)) = elsewhere else { continue };
                format!(
                    "the words declare an interest of {name} in item {number}, and it is recorded under item {other}"
                )
            }
        };
        diagnostics.push(
            Diagnostic::new(Code::InterestWordsDiffer, passage.place.clone(), message)
                .about(format!("item {number}"), sentence.text)
                .hint("correct the number in the words, or move the declaration"),
        );
    }
}

fn names(scene: &Scene, sentence: &Sentence<'_>, member: &crate::model::record::Named) -> bool {
    scene.person(member).is_some_and(|person| sentence.text.contains(&person.name))
        || sentence.text.contains(&member.typed.value)
}

/// The only item in which a sentence declares an interest.
fn declared_in<'a>(sentence: &Sentence<'a>) -> Option<&'a str> {
    let declares = (0..sentence.words.len()).any(|at| sentence.is(at, &["declared", "declares", "declare"]));
    let mut found = None;
    for at in 0..sentence.words.len() {
        let begins = sentence.is(at, &["interest", "interests"]) && sentence.is(at + 1, &["in"]);
        let item = at + 2 + usize::from(sentence.is(at + 2, &["agenda"]));
        if begins && sentence.is(item, &["item"]) {
            let number = item + 1 + usize::from(sentence.is(item + 1, &["no", "number"]));
            let typed = sentence.words.get(number).filter(|word| word.small.parse::<u32>().is_ok())?;
            // "items 5 and 6", "item 5 of the plan", "item 5.2": more than we know.
            let goes_on = sentence.behind(number) == "." && number + 1 < sentence.words.len();
            if found.is_some() || goes_on || sentence.is(number + 1, &["and", "of", "to", "or"]) {
                return None;
            }
            found = Some(typed.typed);
        }
    }
    found.filter(|_| declares)
}
