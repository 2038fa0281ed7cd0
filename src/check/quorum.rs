//! Quorum: enough members with a vote in the room, for each decision and all the time.

use super::scene::Scene;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::record::Outcome;
use crate::proceedings::{Required, Step, What};

/// Names decisions for which there were too few members, and stretches of the meeting when nothing was decided.
pub(super) fn quorum(scene: &Scene, diagnostics: &mut Diagnostics) {
    let Some(required) = scene.proceedings.quorum else { return };
    let steps = scene.proceedings.steps.len();
    let mut from = 0;
    while from < steps {
        if scene.proceedings.is_quorate(from) {
            from += 1;
            continue;
        }
        let to = (from..steps).find(|step| scene.proceedings.is_quorate(*step)).unwrap_or(steps);
        stretch(scene, required, from..to, diagnostics);
        from = to;
    }
}

fn stretch(scene: &Scene, required: Required, steps: std::ops::Range<usize>, diagnostics: &mut Diagnostics) {
    let mut is_decided = false;
    for step in steps.clone() {
        let What::Decides(number) = scene.proceedings.steps[step].what else { continue };
        let outcome = scene.resolution(step).and_then(|resolution| resolution.outcome);
        if matches!(outcome, Some(Outcome::Withdrawn)) {
            continue;
        }
        is_decided = true;
        let message = format!(
            "{} in the room for resolution {number}, and the quorum is {}",
            members(scene.proceedings.count(step)),
            required.count
        );
        diagnostics
            .push(Diagnostic::new(Code::DecisionInquorate, scene.place(step), message).hint(hint(scene, required)));
    }
    if is_decided || is_one_moment(scene, &steps) {
        return;
    }
    let step = steps.start;
    let when = match scene.proceedings.steps[step].what {
        What::Opens => "when the meeting opened".to_owned(),
        What::Begins | What::Moves(..) | What::Hour(..) | What::Decides(_) | What::Ends | What::Closes => {
            match scene.proceedings.steps[step].time {
                Some(clock) => format!("from {clock} on"),
                None => "from here on".to_owned(),
            }
        }
    };
    let count = members(scene.proceedings.count(step));
    let message = format!("{count} in the room {when}, and the quorum is {}", required.count);
    diagnostics.push(Diagnostic::new(Code::Inquorate, scene.place(step), message).hint(hint(scene, required)));
}

fn members(count: u32) -> String {
    match count {
        0 => "no member with a vote was".to_owned(),
        1 => "1 member with a vote was".to_owned(),
        count => format!("{count} members with a vote were"),
    }
}

fn hint(scene: &Scene, required: Required) -> String {
    let by_law = scene.committee.and_then(|committee| committee.quorum_by_law.as_ref()).filter(|_| required.by_law);
    let advice = "check who is listed as present and the notes of who came and went";
    match by_law {
        Some(law) => format!("{advice}; the record may be right: {} says how many must be there", law.cite),
        None => format!("{advice}; the record may be right"),
    }
}

/// Do some leave and others come in one breath? Then there was a quorum before and after, and no time between.
fn is_one_moment(scene: &Scene, steps: &std::ops::Range<usize>) -> bool {
    let all = &scene.proceedings.steps;
    let Some(together) = all.get(steps.start..=steps.end) else { return false };
    let is_move = |step: &Step| matches!(step.what, What::Moves(..) | What::Hour(..));
    together.iter().all(|step| is_move(step) && step.time == together[0].time)
}
