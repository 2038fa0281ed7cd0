//! Attendance: the lists against one another, against the seats, and against the notes of who came and went.

use super::scene::Scene;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, nearest};
use crate::model::committee::{Committee, Person};
use crate::model::record::{MovementSort, Substitute};
use crate::proceedings::{Listed, Oddity, Part, Participant, Remark, Way, What};

/// Names people in two lists, substitutes for somebody present, and members without a seat or without a word.
pub(super) fn lists(scene: &Scene, diagnostics: &mut Diagnostics) {
    for twice in &scene.proceedings.two_lists {
        let name = scene.name(twice.who);
        let ((first, first_place), (second, second_place)) = (&twice.first, &twice.second);
        let message = if first == second {
            format!("{name} stands twice {}", list(*first))
        } else {
            format!("{name} stands {} and {}", list(*first), list(*second))
        };
        diagnostics.push(
            Diagnostic::new(Code::ListedTwice, second_place.clone(), message)
                .label("here")
                .also(first_place.clone(), "and here")
                .hint("take the name out of one of them"),
        );
    }
    scene.meeting.attendance.substitutes.iter().for_each(|one| instead(scene, one, diagnostics));
    for (who, participant) in scene.proceedings.people.iter().enumerate() {
        substitute(scene, who, participant, diagnostics);
        seat(scene, who, participant, diagnostics);
        unaccounted(scene, who, participant, diagnostics);
        remote(scene, who, participant, diagnostics);
    }
}

fn list(listed: Listed) -> &'static str {
    match listed {
        Listed::Present => "among those present",
        Listed::Substitute => "among the substitutes",
        Listed::Chair => "in the chair",
        Listed::InAttendance => "among those in attendance",
        Listed::Apologies => "among the apologies",
        Listed::Absent => "among those absent",
        Listed::Nowhere => "in no list",
    }
}

/// Looks at whom a substitute came for: another, who holds a seat.
fn instead(scene: &Scene, substitute: &Substitute, diagnostics: &mut Diagnostics) {
    let (member, other) = (scene.said(&substitute.member), scene.said(&substitute.instead_of));
    let place = substitute.instead_of.typed.place.clone();
    let find = |named| scene.proceedings.find(named);
    let absent = find(&substitute.instead_of);
    if absent.is_some() && absent == find(&substitute.member) {
        let message = format!("{member} is a substitute for nobody else");
        let hint = "type behind `for:` the name of the member who was away";
        diagnostics.push(Diagnostic::new(Code::SubstituteForPresent, place, message).hint(hint));
        return;
    }
    let holds_seat = absent.is_some_and(|absent| scene.proceedings.people[absent].seat.is_some());
    if scene.proceedings.seats_are_known && !holds_seat {
        let day = scene.meeting.date.strftime("%-d %B %Y");
        let message = format!("{other} has a substitute, and holds no seat on {day}");
        let hint = "type behind `for:` the name of the member who was away, or give it a seat in the committee's paper";
        diagnostics.push(Diagnostic::new(Code::SeatMissing, place, message).hint(hint));
    }
}

fn substitute(scene: &Scene, who: usize, participant: &Participant, diagnostics: &mut Diagnostics) {
    let Part::SubstituteFor(Some(member)) = participant.part else { return };
    if scene.proceedings.people[member].listed.is_in_the_room() {
        let message = format!("{} is a substitute for {}, who is present", scene.name(who), scene.name(member));
        let place = participant.who.typed.place.clone();
        diagnostics.push(
            Diagnostic::new(Code::SubstituteForPresent, place, message)
                .also(scene.proceedings.people[member].who.typed.place.clone(), "present here")
                .hint("take one of the two out; a member and their substitute have one vote between them"),
        );
    }
}

fn seat(scene: &Scene, who: usize, participant: &Participant, diagnostics: &mut Diagnostics) {
    let is_listed = matches!(participant.listed, Listed::Present | Listed::Chair);
    let is_member = participant.part == Part::Member && participant.affiliation.is_none();
    let person = scene.person(&participant.who);
    // Officers are listed with the members in many records; none of them presides.
    let is_chair = participant.listed == Listed::Chair;
    let is_officer = person.is_some_and(|person| person.officer.is_some()) && !is_chair;
    if !scene.proceedings.seats_are_known || participant.seat.is_some() || !is_listed || !is_member || is_officer {
        return;
    }
    let Some(committee) = scene.committee else { return };
    let day = scene.meeting.date.strftime("%-d %B %Y");
    let message = match ended(committee, participant, scene) {
        Some(ended) => format!("{} is listed as present, and the seat ended on {ended}", scene.name(who)),
        None if is_chair => format!("{} is in the chair, and holds no seat on {day}", scene.name(who)),
        None => format!("{} is listed as present, and holds no seat on {day}", scene.name(who)),
    };
    diagnostics.push(Diagnostic::new(Code::SeatMissing, participant.who.typed.place.clone(), message).hint(format!(
        "type the name under `substitutes:` or `in_attendance:`, or give it a seat in `{}`",
        committee.place.file
    )));
}

/// The day on which the last seat of somebody ended before the meeting.
fn ended(committee: &Committee, participant: &Participant, scene: &Scene) -> Option<String> {
    let theirs = committee.seats.iter().filter(|seat| match (&seat.member.person, &participant.who.person) {
        (Some(one), Some(other)) => one == other,
        _ => seat.member.typed.value == participant.who.typed.value,
    });
    let ended = theirs.filter_map(|seat| seat.until).filter(|until| *until < scene.meeting.date).max()?;
    Some(ended.strftime("%-d %B %Y").to_string())
}

fn unaccounted(scene: &Scene, who: usize, participant: &Participant, diagnostics: &mut Diagnostics) {
    let is_replaced = scene.proceedings.people.iter().any(|other| other.part == Part::SubstituteFor(Some(who)));
    if participant.seat.is_some()
        && participant.listed == Listed::Nowhere
        && participant.intervals.is_empty()
        && !is_replaced
    {
        let message =
            format!("{} holds a seat and stands in no list of who was there and who was not", scene.name(who));
        diagnostics.push(
            Diagnostic::new(Code::MemberUnaccounted, scene.meeting.place.clone(), message)
                .hint("add the name to `present:`, `apologies:` or `absent:`"),
        );
    }
}

/// Says of whoever attended from elsewhere that the law does not count them.
fn remote(scene: &Scene, who: usize, participant: &Participant, diagnostics: &mut Diagnostics) {
    let rule = scene.committee.and_then(|committee| committee.remote_on(scene.meeting.date));
    let Some(rule) = rule.filter(|_| participant.is_barred) else { return };
    let message = format!("{} attended from elsewhere, and is counted for no quorum and no vote", scene.name(who));
    diagnostics
        .push(Diagnostic::new(Code::RemoteNotPresent, participant.who.typed.place.clone(), message).hint(format!(
        "take `remote` away if they were in the room; else the record may be right, and who is elsewhere is not present ({})",
        rule.cite
    )));
}

/// Says which notes do not fit together with the lists or with one another.
pub(super) fn notes(scene: &Scene, diagnostics: &mut Diagnostics) {
    for remark in &scene.proceedings.remarks {
        let (who, sort) = match scene.proceedings.steps[remark.step].what {
            What::Moves(who, sort) => (who, sort),
            What::Hour(who, Way::In) => (who, MovementSort::Came),
            What::Hour(who, Way::Out) => (who, MovementSort::Went),
            What::Opens | What::Begins | What::Decides(_) | What::Ends | What::Closes => continue,
        };
        match remark.oddity {
            Oddity::AlreadyIn | Oddity::AlreadyOut => diagnostics.push(contradiction(scene, remark, who, sort)),
            Oddity::Unlisted => diagnostics.push_some(unlisted(scene, remark, who, sort)),
            Oddity::ClockBack(before) => {
                let message = format!("{} stands behind {before}", scene.clock(remark.step));
                diagnostics.push(
                    Diagnostic::new(Code::NoteOutOfTime, scene.place_of_time(remark.step), message).hint(
                        "correct the time that is wrong, or say with `taken:` in which order the items were taken",
                    ),
                );
            }
            Oddity::OutsideMeeting => diagnostics.push(outside(scene, remark)),
            Oddity::Unplaced => diagnostics.push(unplaced(scene, remark, who, sort)),
        }
    }
}

/// What somebody did, as a verb.
pub(super) fn did(sort: MovementSort) -> &'static str {
    match sort {
        MovementSort::Came => "came in",
        MovementSort::Returned => "came back",
        MovementSort::Went | MovementSort::WentForGood | MovementSort::WentForItem => "left",
        MovementSort::TookChair => "took the chair",
        MovementSort::LeftChair => "left the chair",
    }
}

fn contradiction(scene: &Scene, remark: &Remark, who: usize, sort: MovementSort) -> Diagnostic {
    let name = scene.name(who);
    let (when, did) = (scene.when(remark.step), did(sort));
    let (message, hint) = match remark.oddity {
        Oddity::AlreadyIn => (
            format!("{name} {did}{when} and was in the room already"),
            "add a note of when they left, or take this one away",
        ),
        Oddity::AlreadyOut | Oddity::Unlisted | Oddity::ClockBack(_) | Oddity::OutsideMeeting | Oddity::Unplaced => {
            (format!("{name} {did}{when} and was not in the room"), "add a note of when they came, or correct this one")
        }
    };
    Diagnostic::new(Code::NoteContradicts, scene.place(remark.step), message).hint(hint)
}

fn unlisted(scene: &Scene, remark: &Remark, who: usize, sort: MovementSort) -> Option<Diagnostic> {
    let participant = &scene.proceedings.people[who];
    let (name, when) = (scene.name(who), scene.when(remark.step));
    let place = scene.place(remark.step);
    match (participant.listed, participant.part) {
        (Listed::Apologies | Listed::Absent, _) => {
            let message = format!("{name} {}{when}, and stands {}", did(sort), list(participant.listed));
            Some(
                Diagnostic::new(Code::ArrivalUnlisted, place, message)
                    .hint("move the name to `present:`; until then it counts as present from this note on"),
            )
        }
        (_, Part::Member | Part::SubstituteFor(_)) => {
            let message = format!("{name} {}{when}, and is not in the list of those present", did(sort));
            Some(
                Diagnostic::new(Code::ArrivalUnlisted, place, message)
                    .hint("add the name to `present:`; until then it counts as present by this note"),
            )
        }
        (_, Part::Other) => {
            if participant.who.person.is_some() || is_nearly_somebody(&participant.who.typed.value, scene.people) {
                return None;
            }
            let names: Vec<String> = (0..scene.proceedings.people.len())
                .filter(|other| *other != who)
                .map(|who| scene.plain_name(who))
                .collect();
            let near = nearest(&participant.who.typed.value, names.iter().map(String::as_str));
            let hint = match near {
                Some(near) => format!("did you mean `{near}`?"),
                None => "add the name to `present:` or `in_attendance:`".to_owned(),
            };
            let message = format!("nobody called {name} is listed, or holds a seat");
            Some(Diagnostic::new(Code::NoteNamesNobody, place, message).hint(hint))
        }
    }
}

/// Then that has been said already, where the name was tied.
fn is_nearly_somebody(typed: &str, people: &[Person]) -> bool {
    let names: Vec<String> = people.iter().map(Person::full_name).collect();
    nearest(typed, names.iter().map(String::as_str)).is_some()
}

fn unplaced(scene: &Scene, remark: &Remark, who: usize, sort: MovementSort) -> Diagnostic {
    let (name, clock) = (scene.plain_name(who), scene.clock(remark.step));
    let (did, does) = match sort {
        MovementSort::Came | MovementSort::Returned => ("came", "entered"),
        MovementSort::Went
        | MovementSort::WentForGood
        | MovementSort::WentForItem
        | MovementSort::TookChair
        | MovementSort::LeftChair => ("left", "left"),
    };
    let message = format!("`{name}` {did} at {clock}, and nothing says during which item");
    Diagnostic::new(Code::TimeUnplaced, scene.place(remark.step), message).hint(format!(
        "type a note where it happened, in the minute of that item: `{clock} – {name} {does} the meeting.`"
    ))
}

fn outside(scene: &Scene, remark: &Remark) -> Diagnostic {
    let steps = &scene.proceedings.steps;
    let opens = steps.first().and_then(|step| step.time);
    let closes = steps.last().and_then(|step| step.time);
    let clock = scene.clock(remark.step);
    let message = match (opens, closes) {
        (Some(opens), _) if steps[remark.step].time < Some(opens) => {
            format!("{clock} is before the meeting began at {opens}")
        }
        (_, Some(closes)) => format!("{clock} is after the meeting ended at {closes}"),
        (_, None) => format!("{clock} is outside the meeting"),
    };
    Diagnostic::new(Code::NoteOutOfTime, scene.place_of_time(remark.step), message)
        .hint("correct the time, or `start:` and `end:` of the meeting")
}
