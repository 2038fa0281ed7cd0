//! Confirmation: under which item of a later meeting minutes were confirmed, and with what correction.
//!
//! Takes meetings; gives the item and the sentence. An item says `confirms:`, or its title is about minutes.

use super::prose::sentences;
use crate::model::body::Block;
use crate::model::meeting::{Item, Meeting};

/// What titles call the record of a meeting.
const RECORDS: &[&str] = &["minutes", "notes", "cofnodion", "procès-verbal", "proces-verbal", "compte-rendu"];

/// The item of `confirming` under which the minutes of `confirmed` were confirmed.
pub fn confirming_item<'a>(confirming: &'a Meeting, confirmed: &Meeting) -> Option<&'a Item> {
    let says = |item: &&Item| item.confirms.iter().any(|meeting| meeting.value == confirmed.id);
    let day = long_day(confirmed);
    let names = |item: &&Item| is_about_minutes(&item.title) && item.title.contains(&day);
    // An item that says which minutes it confirms does not confirm others.
    let is_about = |item: &&Item| is_about_minutes(&item.title) && item.confirms.is_empty();
    let items = || confirming.items.iter();
    items().find(says).or_else(|| items().find(names)).or_else(|| items().find(is_about))
}

/// "28 June 2018", as titles have it.
fn long_day(meeting: &Meeting) -> String {
    meeting.date.strftime("%-d %B %Y").to_string()
}

/// Is a title about the record of an earlier meeting? "Public questions (15 minutes)" is not.
pub fn is_about_minutes(title: &str) -> bool {
    let words: Vec<String> = title
        .split(|letter: char| !letter.is_alphanumeric() && letter != '-')
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let is_count = |at: usize| {
        at.checked_sub(1).is_some_and(|before| {
            let word = words[before].as_str();
            word.chars().all(|letter| letter.is_ascii_digit())
                || matches!(word, "five" | "ten" | "fifteen" | "twenty" | "thirty" | "few")
        })
    };
    words.iter().enumerate().any(|(at, word)| RECORDS.contains(&word.as_str()) && !is_count(at))
}

/// The sentence of a minute that confirms subject to something.
pub fn correction(item: &Item) -> Option<String> {
    let confirms = |sentence: &str| {
        let small = sentence.to_lowercase();
        let says = |any: &[&str]| any.iter().any(|words| small.contains(words));
        says(&["subject to"])
            && says(&["confirm", "correct record", "approved", "signed", "accurate record", "adopted"])
    };
    let mut found = None;
    for block in &item.minute.body.blocks {
        let blocks: Vec<&[Block]> = match block {
            Block::Resolutions(block) => {
                block.resolutions.iter().map(|resolution| resolution.body.blocks.as_slice()).collect()
            }
            block => vec![std::slice::from_ref(block)],
        };
        found = found.or_else(|| blocks.into_iter().flat_map(sentences).find(|sentence| confirms(sentence)));
    }
    let filed = item.resolutions.iter().filter(|resolution| !resolution.is_in_minute && !resolution.draft);
    found.or_else(|| filed.flat_map(|one| sentences(&one.words.body.blocks)).find(|sentence| confirms(sentence)))
}
