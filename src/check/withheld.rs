//! Comings and goings that the public cannot read: then the public record counts others than were there.
//!
//! Who was present is shown to the public by what the public may read. A note that stands only in private words would
//! make those words a little less private if it counted, so it does not, and the clerk is told.

use super::attendance::did;
use super::scene::Scene;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::open_record;
use crate::proceedings::{self, Proceedings, Step, What};

/// Names notes of who came and went that are withheld, where what is open comes out otherwise without them.
pub(super) fn notes(scene: &Scene, diagnostics: &mut Diagnostics) {
    let meeting = scene.meeting;
    let is_withheld = meeting.items.iter().any(|item| !item.access.is_open() || item.minute.has_exempt_part())
        || meeting.introduction.has_exempt_part()
        || meeting.closing.has_exempt_part();
    if !is_withheld || !scene.proceedings.steps.iter().any(is_move) {
        return;
    }
    let open = proceedings::of(&open_record(meeting), scene.committee);
    for who in (0..scene.proceedings.people.len()).filter(|who| scene.proceedings.people[*who].has_vote) {
        let Some(difference) = first_difference(scene, &open, who) else { continue };
        let Some(step) = to_blame(scene.proceedings, &open, who, difference.step) else { continue };
        let What::Moves(_, sort) = scene.proceedings.steps[step].what else { continue };
        let item = &meeting.items[difference.item];
        let item =
            item.number.as_ref().map_or_else(|| format!("`{}`", item.title), |number| format!("item {}", number.value));
        let where_to = if difference.is_in { "in the room for" } else { "out of the room for" };
        let message = format!(
            "{} {}{} in words that the public cannot read, and so is shown to them as {where_to} {item}",
            scene.name(who),
            did(sort),
            scene.when(step)
        );
        diagnostics.push(Diagnostic::new(Code::NoteWithheld, scene.place(step), message).hint(
            "type the note where the public can read it: outside the exempt words, or in the open item before or after",
        ));
    }
}

/// Where the public record has somebody in the room who was out of it, or the other way round.
struct Difference {
    item: usize,
    step: usize,
    /// In the room, by what the public can read.
    is_in: bool,
}

fn first_difference(scene: &Scene, open: &Proceedings, who: usize) -> Option<Difference> {
    let whole = scene.proceedings;
    let theirs = open.find(&whole.people[who].who);
    whole.steps.iter().enumerate().filter(|(_, at)| !is_move(at)).find_map(|(step, at)| {
        let item = at.item.filter(|item| scene.meeting.items[*item].access.is_open())?;
        let same = open.steps.iter().position(|other| other.item == at.item && other.what == at.what)?;
        let is_in = theirs.is_some_and(|theirs| open.is_in(theirs, same));
        (is_in != whole.is_in(who, step)).then_some(Difference { item, step, is_in })
    })
}

/// The withheld note that makes the difference: the last before it, else the first after it.
fn to_blame(whole: &Proceedings, open: &Proceedings, who: usize, difference: usize) -> Option<usize> {
    let is_withheld = |step: &usize| {
        let at = &whole.steps[*step];
        let is_theirs = matches!(at.what, What::Moves(mover, _) if mover == who);
        is_theirs && !open.steps.iter().any(|other| is_move(other) && other.place == at.place)
    };
    let before = (0..difference).rev().find(is_withheld);
    before.or_else(|| (difference..whole.steps.len()).find(is_withheld))
}

fn is_move(step: &Step) -> bool {
    matches!(step.what, What::Moves(..))
}
