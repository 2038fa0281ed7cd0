//! Counts of those present in words against the list: "Nine members were present."

use super::super::scene::Scene;
use super::number;
use super::passages::Passage;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::proceedings::Sentence;

/// Names counts of members present that are right at no moment of the meeting.
pub(super) fn counts(scene: &Scene, passage: &Passage, diagnostics: &mut Diagnostics) {
    if !passage.is_record || !scene.proceedings.is_recorded || !passage.text.contains("present") {
        return;
    }
    for sentence in passage.sentences() {
        let Some(count) = counted(&sentence) else { continue };
        let listed = &scene.meeting.attendance;
        let all = listed.present.len() + listed.substitutes.len();
        let were = scene.proceedings.people.iter().filter(|one| one.has_vote && !one.intervals.is_empty()).count();
        let steps = 0..scene.proceedings.steps.len();
        let is_right = |right: usize| u32::try_from(right) == Ok(count);
        if is_right(all) || is_right(were) || steps.clone().any(|step| scene.proceedings.count(step) == count) {
            continue;
        }
        let message = format!("the words count {count} members present, and the list has {were}");
        diagnostics.push(
            Diagnostic::new(Code::AttendanceWordsDiffer, passage.place.clone(), message)
                .about(sentence.text, sentence.text)
                .hint("correct the words or `present:`, whichever is wrong"),
        );
    }
}

/// "Nine members were present", "9 councillors present".
fn counted(sentence: &Sentence<'_>) -> Option<u32> {
    const NOT_A_COUNT: &[&str] =
        &["quorum", "quorate", "least", "fewer", "more", "than", "if", "when", "must", "other"];
    if (0..sentence.words.len()).any(|at| sentence.is(at, NOT_A_COUNT)) {
        return None;
    }
    (0..sentence.words.len()).find_map(|at| {
        let who = at + 1;
        let present = who + 1 + usize::from(sentence.is(who + 1, &["were"]));
        let is_count = sentence.is(who, &["members", "councillors"]) && sentence.is(present, &["present"]);
        // "Present were 45 and 9 members present" and the like are left to the reader.
        let is_whole = sentence.words.get(present + 1).is_none_or(|_| !sentence.is(present + 1, &["and", "at"]));
        number(sentence.small(at)).filter(|_| is_count && is_whole)
    })
}
