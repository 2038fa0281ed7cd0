//! Appendices that a paper names against those that are there.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::model::Words;
use crate::model::any_block;
use crate::model::body::{Block, plain};
use crate::model::meeting::Item;
use crate::proceedings::Sentence;

/// Names mentions of an appendix that the item does not have, where it has others of that sort.
pub(super) fn mentions(item: &Item, diagnostics: &mut Diagnostics) {
    let mut known: BTreeSet<String> = BTreeSet::new();
    for document in &item.documents {
        known.extend(appendix_in(&document.title));
        let name = document.file.rsplit('/').next().unwrap_or_default().replace(['-', '_', '.'], " ");
        known.extend(appendix_in(&name));
    }
    if known.is_empty() {
        return;
    }
    let papers: Vec<(&Words, &Place)> = [(&item.minute, &item.place), (&item.agenda, &item.place)]
        .into_iter()
        .chain(item.reports.iter().map(|report| (&report.words, &report.place)))
        .collect();
    // An appendix may be a part of a report.
    for (words, _) in &papers {
        any_block(&words.body.blocks, &mut |block| {
            if let Block::Heading { words, .. } = block {
                known.extend(appendix_in(&plain(words)));
            }
            false
        });
    }
    for (words, place) in papers {
        // Each with the first sentence that names it.
        let mut said: BTreeMap<String, String> = BTreeMap::new();
        any_block(&words.body.blocks, &mut |block| {
            if let Block::Paragraph(words) = block {
                for sentence in Sentence::of(&plain(words)) {
                    for name in mentioned(&sentence) {
                        said.entry(name).or_insert_with(|| sentence.text.to_owned());
                    }
                }
            }
            false
        });
        let is_letter = |name: &String| name.starts_with(char::is_alphabetic);
        for (name, sentence) in said.iter().filter(|(name, _)| !known.contains(*name)) {
            // Where those that are there have numbers, a letter is of another set.
            if known.iter().all(|other| is_letter(other) != is_letter(name)) {
                continue;
            }
            let all: Vec<&str> = known.iter().map(String::as_str).collect();
            let message = format!("the words name Appendix {name}, and those here are {}", all.join(", "));
            diagnostics.push(
                Diagnostic::new(Code::AppendixUnknown, place.clone(), message)
                    .about(format!("Appendix {name}"), sentence)
                    .hint("correct the words, or put the appendix beside the item"),
            );
        }
    }
}

/// "Appendix A: what it costs" has A.
fn appendix_in(title: &str) -> Option<String> {
    let mut words = title.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.find(|word| word.eq_ignore_ascii_case("appendix"))?;
    words.next().filter(|name| is_name(name)).map(str::to_uppercase)
}

/// A letter, or a number up to 99.
fn is_name(word: &str) -> bool {
    let is_letter = word.len() == 1 && word.bytes().all(|byte| byte.is_ascii_alphabetic());
    is_letter || (word.len() < 3 && word.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The appendices of its own paper that a sentence names.
fn mentioned(sentence: &Sentence<'_>) -> Vec<String> {
    let names = (0..sentence.words.len()).filter_map(|at| {
        let name = sentence.words.get(at + 1).filter(|name| is_name(name.typed))?;
        let is_capital = name.typed.bytes().all(|byte| !byte.is_ascii_lowercase());
        // "Appendix C of the Local Plan" is another paper's.
        let is_of_another = sentence.is(at + 2, &["of", "to", "in"]);
        let is_one = sentence.is(at, &["appendix"]) && sentence.behind(at).trim().is_empty();
        (is_one && is_capital && !is_of_another).then(|| name.typed.to_uppercase())
    });
    names.collect()
}
