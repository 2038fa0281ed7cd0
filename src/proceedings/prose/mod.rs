//! What sentences plainly say: something to be done, by whom and by when; an earlier decision that is cited.
//!
//! Takes the words of a resolution or of a minute and the day of the meeting; gives [`Reading`]s, each with its
//! sentence. Precision comes before recall: what may mean something else is not read. Exempt parts are not looked at,
//! so that nothing read can be a way out of them. English only.

mod action;
mod citation;
mod day;
mod due;
mod known;
mod line;
mod mark;
mod sentence;
mod vocabulary;

use jiff::civil::Date;

use crate::diagnostic::Place;
use crate::model::body::{Block, plain};
use crate::model::reading::{Meaning, Reading};
use crate::model::{Words, any_block};
use line::{Line, LineSort};
use mark::{Marked, Strength};
use sentence::lines;

pub use day::{SaidDay, days};
pub use known::Known;
pub use sentence::{Sentence, Word};

/// What the words of a resolution plainly say. `place` is where it stands, `date` the day of the meeting.
pub fn read(words: &Words, place: &Place, date: Date) -> Vec<Reading> {
    let mut readings = Vec::new();
    for line in lines(&words.body.blocks) {
        for sentence in Sentence::of(&line) {
            let mut read = |meaning| {
                readings.push(Reading { sentence: sentence.text.to_owned(), place: place.clone(), meaning });
            };
            if let Some(asked) = action::resolved(&sentence, place, date) {
                read(asked);
            }
            for citation in citation::all(&sentence, date) {
                read(Meaning::Citation(citation));
            }
        }
    }
    readings
}

/// Who came and went, by the notes of a minute whose names are tied.
pub fn noted(minute: &Words) -> Vec<Reading> {
    let mut readings = Vec::new();
    any_block(&minute.body.blocks, &mut |block| {
        let Block::TimedNote(note) = block else { return false };
        let sentence = format!("{}{}", note.typed, plain(&note.words));
        for movement in &note.movements {
            let time = movement.time.as_ref().or(note.time.as_ref()).map(|time| time.value);
            let meaning = Meaning::Movement { who: movement.who.clone(), sort: movement.sort, time };
            readings.push(Reading { sentence: sentence.clone(), place: note.place.clone(), meaning });
        }
        false
    });
    readings
}

/// What a minute asks for: in lines that say themselves that they are actions ("ACTION: the Clerk to write to …"), and
/// where it asks something of an office or of somebody who is known ("The Clerk to write to …").
///
/// Where a minute has an `action` in a fence, that is what was to be done, and nothing is read.
pub fn asked_in_minute(minute: &Words, place: &Place, date: Date, known: &Known) -> Vec<Reading> {
    let blocks = &minute.body.blocks;
    if blocks.iter().any(|block| matches!(block, Block::Action(_))) {
        return Vec::new();
    }
    let lines = line::lines(blocks, &mark::may_begin);
    let mut readings = Vec::new();
    let mut list: Option<usize> = None;
    for (at, line) in lines.iter().enumerate() {
        // A list of actions goes on as long as what stands under its name.
        list = list.filter(|depth| line.depth > *depth && line.sort != LineSort::Heading);
        if mark::is_list(&line.text) {
            list = Some(line.depth);
            continue;
        }
        let is_settled = lines.get(at + 1).is_some_and(|next| mark::is_settled(&next.text));
        if line.sort != LineSort::Words || is_settled || action::is_done(&line.text) {
            continue;
        }
        let mut read = |sentence: &str, meaning: Meaning| {
            readings.push(Reading { sentence: sentence.to_owned(), place: place.clone(), meaning });
        };
        if let Some((sentence, owner)) = named_at_end(&lines, at, known) {
            read(&sentence, action::of(owner, &sentence, place, date));
        } else if let Some(marked) = mark::at_start(&line.text) {
            let meaning = action::marked(marked, place, date);
            meaning.into_iter().for_each(|meaning| read(marked.line, meaning));
        } else if list.is_some() {
            let marked = Marked { owner: None, line: &line.text, task: &line.text, strength: Strength::Slight };
            let meaning = action::marked(marked, place, date);
            meaning.into_iter().for_each(|meaning| read(&line.text, meaning));
        } else {
            for sentence in Sentence::of(&line.text) {
                let meaning = action::asked(&sentence, place, date, known);
                meaning.into_iter().for_each(|meaning| read(sentence.text, meaning));
            }
        }
    }
    readings
}

/// The sentence that a mark with nothing but a name belongs to, and the name: "… from the list (action: Ann)", or
/// "ACTION: Clerk" on the line below.
fn named_at_end<'a>(lines: &'a [Line], at: usize, known: &Known) -> Option<(String, &'a str)> {
    let text = &lines[at].text;
    let last = |text: &str| Some(Sentence::of(text).last()?.text.to_owned());
    if let Some(marked) = mark::at_start(text) {
        let owner = marked.task.trim_end_matches(['.', ')']);
        let owner = owner.strip_prefix("the ").or_else(|| owner.strip_prefix("The ")).unwrap_or(owner);
        let above =
            lines[..at].last().filter(|above| above.sort == LineSort::Words && above.depth <= lines[at].depth)?;
        let is_alone =
            marked.owner.is_none() && action::is_somebody(owner, known) && mark::at_start(&above.text).is_none();
        return is_alone.then(|| Some((last(&above.text)?, owner)))?;
    }
    let (before, owner) = mark::at_end(text).filter(|(_, owner)| action::is_somebody(owner, known))?;
    Some((last(before)?, owner))
}

/// The sentences of some blocks, lists and paragraphs alike.
pub(super) fn sentences(blocks: &[Block]) -> Vec<String> {
    let lines = lines(blocks);
    lines.iter().flat_map(|line| Sentence::of(line)).map(|sentence| sentence.text.to_owned()).collect()
}
