//! When somebody came and went, as it stands beside a name in a list of those present: "joined at 2:19pm, left 14:40".

use super::clock;
use crate::model::record::Hours;

/// Words before the time at which somebody came.
const CAME: &[&str] = &["joined", "arrived", "entered", "from", "came"];

/// Words before the time at which somebody went.
const WENT: &[&str] = &["left", "departed", "withdrew", "until", "till"];

/// What may stand between such a word and the time.
const BETWEEN: &[&str] = &["the", "meeting", "call", "late", "early", "only"];

/// The hours that the words beside a name give.
pub fn hours(said: &str) -> Hours {
    let mut hours = Hours::default();
    let mut last = "";
    let mut at = 0;
    while let Some(start) = said[at..].find(char::is_alphanumeric).map(|found| at + found) {
        let length = said[start..].find(|letter: char| !letter.is_alphanumeric()).unwrap_or(said.len() - start);
        let word = &said[start..start + length];
        let is_any = |words: &[&'static str]| words.iter().find(|known| known.eq_ignore_ascii_case(word)).copied();
        if let Some((time, end)) = clock::read(&said[start..]).filter(|_| !last.is_empty()) {
            let hour = if CAME.contains(&last) { &mut hours.from } else { &mut hours.until };
            *hour = hour.or(Some(time));
            (last, at) = ("", start + end);
            continue;
        }
        last = match is_any(CAME).or_else(|| is_any(WENT)) {
            Some(verb) => verb,
            None if is_any(BETWEEN).is_some() || word.eq_ignore_ascii_case("at") => last,
            None => "",
        };
        at = start + length;
    }
    hours
}
