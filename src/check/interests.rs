//! Interests: who declared a pecuniary interest takes no part without a dispensation.

use super::scene::Scene;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::record::{InterestSort, Named};
use crate::proceedings::{Extent, Interest, Listed};

/// Names members who declared a pecuniary interest in an item and were in the room when it was decided.
pub(super) fn interests(scene: &Scene, diagnostics: &mut Diagnostics) {
    for interest in &scene.proceedings.interests {
        let declaration = &interest.declaration;
        diagnostics.push_some(while_away(scene, interest));
        if declaration.sort != InterestSort::Pecuniary || declaration.dispensation.is_some() {
            continue;
        }
        let stayed = stayed(scene, interest);
        let Some(message) = stayed else { continue };
        let cite = scene.rules.pecuniary_interest.as_ref().map_or(String::new(), |cite| format!(" ({cite})"));
        diagnostics.push(Diagnostic::new(Code::InterestStayed, declaration.member.typed.place.clone(), message).hint(
            format!(
                "add `left: true`, a note of when they left, or `dispensation:` with what allowed them to stay{cite}"
            ),
        ));
    }
}

/// What is odd about a declaration of somebody who never came, as the lists have it.
fn while_away(scene: &Scene, interest: &Interest) -> Option<Diagnostic> {
    let participant = &scene.proceedings.people[interest.who.filter(|_| scene.proceedings.is_recorded)?];
    let list = match participant.listed {
        Listed::Apologies => "those who sent apologies",
        Listed::Absent => "those absent",
        Listed::Present | Listed::Substitute | Listed::Chair | Listed::InAttendance | Listed::Nowhere => return None,
    };
    let member = &interest.declaration.member;
    let message = format!("{} declared an interest, and stands among {list}", scene.said(member));
    participant.intervals.is_empty().then(|| {
        Diagnostic::new(Code::InterestByAbsent, member.typed.place.clone(), message)
            .also(participant.who.typed.place.clone(), "listed here")
            .hint("correct the name or the list; leave it if the member declared in writing")
    })
}

/// How the record shows that somebody stayed; nothing when it shows that they were out.
fn stayed(scene: &Scene, interest: &Interest) -> Option<String> {
    let member: &Named = &interest.declaration.member;
    let name = scene.said(member);
    let silent = format!("{name} declared a pecuniary interest, and nothing says that they left");
    let known = interest.who.filter(|_| scene.proceedings.is_recorded);
    let Some(who) = known else { return (!interest.declaration.left).then_some(silent) };
    if scene.proceedings.extent(who, interest.item) == Extent::Nothing {
        return None;
    }
    let mut decisions = scene.decisions().filter(|decision| decision.item == interest.item).peekable();
    if decisions.peek().is_none() {
        return (scene.proceedings.extent(who, interest.item) == Extent::Whole).then_some(silent);
    }
    let decision = decisions.find(|decision| scene.proceedings.is_in(who, decision.step))?;
    let number = decision.resolution.number;
    Some(if interest.declaration.left {
        format!("{name} declared a pecuniary interest, and was back in the room for resolution {number}")
    } else {
        format!("{name} declared a pecuniary interest, and was in the room for resolution {number}")
    })
}
