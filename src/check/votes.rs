//! Votes: the figures against those in the room, the names against who they are, the outcome against the figures.

use super::scene::{Decision, Scene};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::record::{Named, Outcome, Vote};

/// Holds every vote of a meeting against what is known of those in the room.
pub(super) fn votes(scene: &Scene, diagnostics: &mut Diagnostics) {
    for decision in scene.decisions() {
        let Some(vote) = &decision.resolution.vote else { continue };
        outcome(&decision, vote, diagnostics);
        casting(scene, &decision, vote, diagnostics);
        twice(scene, vote, diagnostics);
        if scene.proceedings.is_recorded {
            figures(scene, &decision, vote, diagnostics);
            names(scene, &decision, vote, diagnostics);
        }
    }
}

/// Holds who moved and seconded against those in the room.
pub(super) fn motions(scene: &Scene, diagnostics: &mut Diagnostics) {
    for decision in scene.decisions() {
        let (moved, seconded) = (&decision.resolution.moved, &decision.resolution.seconded);
        if let (Some(moved), Some(seconded)) = (moved, seconded)
            && scene.proceedings.find(moved).is_some_and(|mover| scene.proceedings.find(seconded) == Some(mover))
        {
            let message = format!("{} moved this and seconded it too", scene.said(seconded));
            diagnostics.push(
                Diagnostic::new(Code::MoverAbsent, seconded.typed.place.clone(), message)
                    .hint("correct one of the two names"),
            );
        }
        for (named, did) in [(moved, "moved"), (seconded, "seconded")] {
            let Some(named) = named.as_ref().filter(|_| scene.proceedings.is_recorded) else { continue };
            diagnostics.push_some(mover(scene, &decision, named, did));
        }
    }
}

fn mover(scene: &Scene, decision: &Decision, named: &Named, did: &str) -> Option<Diagnostic> {
    let known = scene.proceedings.find(named);
    let name = scene.said(named);
    let (message, hint) = match known {
        Some(who) if !scene.proceedings.is_in(who, decision.step) => (
            format!("{name} {did} this and was not in the room"),
            "correct the name, the list of those present, or the notes of who came and went",
        ),
        Some(who) if scene.proceedings.people[who].is_barred => return None,
        Some(who) if !scene.proceedings.people[who].has_vote => (
            format!("{name} {did} this and has no vote here"),
            "correct the name, or give it a seat in the committee's paper or a place under `substitutes:`",
        ),
        Some(_) => return None,
        None => (
            format!("{name} {did} this and is in no list of those present"),
            "correct the name, or add it to `present:`",
        ),
    };
    Some(Diagnostic::new(Code::MoverAbsent, named.typed.place.clone(), message).hint(hint))
}

fn outcome(decision: &Decision, vote: &Vote, diagnostics: &mut Diagnostics) {
    let (in_favour, against) = (vote.in_favour.count, vote.against.count);
    let figures = format!("{in_favour} for and {against} against");
    let message = match decision.resolution.outcome {
        Some(Outcome::Carried) if in_favour < against => format!("this is carried with {figures}"),
        Some(Outcome::Carried) if in_favour == against && vote.casting.is_none() => {
            format!("this is carried with {figures} and no casting vote")
        }
        Some(Outcome::Lost) if in_favour > against => format!("this is lost with {figures}"),
        Some(
            Outcome::Carried
            | Outcome::Lost
            | Outcome::Noted
            | Outcome::Deferred
            | Outcome::Withdrawn
            | Outcome::Referred,
        )
        | None => return,
    };
    diagnostics.push(
        Diagnostic::new(Code::OutcomeDiffers, decision.place_of(vote), message)
            .hint("correct `outcome:` or the figures, unless a rule asked for more than half"),
    );
}

fn casting(scene: &Scene, decision: &Decision, vote: &Vote, diagnostics: &mut Diagnostics) {
    let Some(casting) = &vote.casting else { return };
    let law = scene.rules.casting_vote.as_ref().map_or(String::new(), |cite| format!(" ({cite})"));
    let (in_favour, against) = (vote.in_favour.count, vote.against.count);
    if in_favour != against {
        let message = format!("a casting vote was given with {in_favour} for and {against} against");
        diagnostics.push(
            Diagnostic::new(Code::CastingVoteUntied, casting.typed.place.clone(), message)
                .hint(format!("type the figures without the casting vote; it is given only when they are equal{law}")),
        );
    }
    let chair = scene.proceedings.chairs.get(decision.step).copied().flatten();
    let Some(chair) = chair.filter(|_| scene.proceedings.is_recorded) else { return };
    if scene.proceedings.find(casting) != Some(chair) {
        let message =
            format!("{} gave a casting vote, and {} was in the chair", scene.said(casting), scene.name(chair));
        diagnostics.push(
            Diagnostic::new(Code::CastingVoteNotChair, casting.typed.place.clone(), message)
                .hint(format!("correct the name, or add a note of who took the chair; the vote is the chair's{law}")),
        );
    }
}

/// Names who stands on two sides, or twice on one.
fn twice(scene: &Scene, vote: &Vote, diagnostics: &mut Diagnostics) {
    let names: Vec<&Named> = sides(vote).collect();
    for (index, named) in names.iter().enumerate() {
        let key = |named: &Named| scene.proceedings.find(named).ok_or(named.typed.value.clone());
        if let Some(first) = names[..index].iter().find(|first| key(first) == key(named)) {
            let message = format!("{} voted twice", scene.said(named));
            diagnostics.push(
                Diagnostic::new(Code::VoteTwice, named.typed.place.clone(), message)
                    .label("here")
                    .also(first.typed.place.clone(), "and here")
                    .hint("take the name away where it is wrong"),
            );
        }
    }
}

fn sides(vote: &Vote) -> impl Iterator<Item = &Named> {
    [&vote.in_favour, &vote.against, &vote.abstained].into_iter().flat_map(|side| &side.names)
}

fn figures(scene: &Scene, decision: &Decision, vote: &Vote, diagnostics: &mut Diagnostics) {
    let sides = [vote.in_favour.count, vote.against.count, vote.abstained.count];
    let votes = sides.iter().fold(0_u32, |sum, count| sum.saturating_add(*count));
    let voters = scene.proceedings.count(decision.step);
    let (code, hint) = match votes.cmp(&voters) {
        std::cmp::Ordering::Greater => (
            Code::VotesExceedPresent,
            "check the figures, who is listed as present, and the notes of who came and went",
        ),
        std::cmp::Ordering::Less if vote.is_whole => (
            Code::VotesMissing,
            "check the figures; leave `abstained:` out where nobody counted those who did not vote",
        ),
        std::cmp::Ordering::Less | std::cmp::Ordering::Equal => return,
    };
    let plural =
        |count: u32, one: &str, more: &str| if count == 1 { format!("1 {one}") } else { format!("{count} {more}") };
    let message = format!(
        "{} recorded, and {} in the room",
        plural(votes, "vote is", "votes are"),
        plural(voters, "member with a vote was", "members with a vote were")
    );
    diagnostics.push(Diagnostic::new(code, decision.place_of(vote), message).hint(hint));
}

fn names(scene: &Scene, decision: &Decision, vote: &Vote, diagnostics: &mut Diagnostics) {
    for named in sides(vote) {
        let name = scene.said(named);
        let (code, message, hint) = match scene.proceedings.find(named) {
            Some(who) if !scene.proceedings.is_in(who, decision.step) => (
                Code::VoteByAbsent,
                format!("{name} voted and was not in the room"),
                "correct the name, the list of those present, or the notes of who came and went",
            ),
            // That is said once, of the member.
            Some(who) if scene.proceedings.people[who].is_barred => continue,
            Some(who) if !scene.proceedings.people[who].has_vote => (
                Code::VoterWithoutVote,
                format!("{name} voted and has no vote here"),
                "correct the name, or give it a seat in the committee's paper or a place under `substitutes:`",
            ),
            Some(_) => continue,
            None => (
                Code::VoteByAbsent,
                format!("{name} voted and is in no list of those present"),
                "correct the name, or add it to `present:`",
            ),
        };
        diagnostics.push(Diagnostic::new(code, named.typed.place.clone(), message).hint(hint));
    }
}
