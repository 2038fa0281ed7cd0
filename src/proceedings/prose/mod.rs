//! What sentences plainly say: something to be done, by whom and by when; an earlier decision that is cited.
//!
//! Takes the words of a resolution or of a minute and the day of the meeting; gives [`Reading`]s, each with its
//! sentence. Precision comes before recall: what may mean something else is not read. Exempt parts are not looked at,
//! so that nothing read can be a way out of them. English only.

mod action;
mod citation;
mod due;
mod sentence;

use jiff::civil::Date;

use crate::diagnostic::Place;
use crate::model::Words;
use crate::model::body::Block;
use crate::model::reading::{Meaning, Reading};
use sentence::{Sentence, lines};

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

/// What lines of a minute ask for that say themselves that they are actions: "ACTION: the Clerk to write to …".
///
/// Where a minute has an `action` in a fence, that is what was to be done, and nothing is read.
pub fn marked_actions(minute: &Words, place: &Place, date: Date) -> Vec<Reading> {
    let blocks = &minute.body.blocks;
    if blocks.iter().any(|block| matches!(block, Block::Action(_))) {
        return Vec::new();
    }
    let mut readings = Vec::new();
    sentence::each_marked_line(blocks, &mut |marked| {
        let sentence = marked.line.to_owned();
        let meaning = action::marked(marked, place, date);
        readings.extend(meaning.map(|meaning| Reading { sentence, place: place.clone(), meaning }));
    });
    readings
}

/// The sentences of some blocks, lists and paragraphs alike.
pub(super) fn sentences(blocks: &[Block]) -> Vec<String> {
    let lines = lines(blocks);
    lines.iter().flat_map(|line| Sentence::of(line)).map(|sentence| sentence.text.to_owned()).collect()
}
