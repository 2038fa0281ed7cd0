//! The record across meetings: minute numbers, confirmation, and what resolutions do to others.

use std::collections::HashMap;

use super::Told;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, Placed};
use crate::model::Site;
use crate::model::identity::{CommitteeId, MeetingId};
use crate::model::meeting::{Item, Meeting, MinutesState, Status};
use crate::model::reading::Cited;
use crate::proceedings::{EffectFaultSort, NumberFaultSort, Numbers, Register, Unmet, confirming_item};

/// All that is wrong with the record across meetings.
pub(super) fn across(site: &Site, told: &[(&Meeting, &Told)], numbers: &Numbers, diagnostics: &mut Diagnostics) {
    number_faults(numbers, diagnostics);
    let speaking = told.iter().flat_map(|(_, told)| &told.speaking).cloned();
    let register = Register::of_speaking(speaking.collect(), &site.meetings, numbers);
    effects(&register, diagnostics);
    register.unmet.iter().for_each(|unmet| diagnostics.push(citation(unmet)));
    for (meeting, _) in told.iter().filter(|(_, told)| told.confirms) {
        confirmed(meeting, site, diagnostics);
        meeting.items.iter().for_each(|item| confirms_others(item, meeting, site, diagnostics));
    }
    stay_unconfirmed(told, diagnostics);
}

/// Do the minutes of a meeting say where they were confirmed, or does an item say which it confirms?
pub(super) fn confirms(meeting: &Meeting) -> bool {
    let minutes = meeting.minutes.as_ref();
    minutes.is_some_and(|minutes| minutes.confirmed_at.is_some())
        || meeting.items.iter().any(|item| !item.confirms.is_empty())
}

/// Names pinned numbers that skip or repeat.
fn number_faults(numbers: &Numbers, diagnostics: &mut Diagnostics) {
    for fault in numbers.faults() {
        let Placed { value: number, place } = &fault.number;
        diagnostics.push(match &fault.sort {
            NumberFaultSort::Skips { before, expected } => Diagnostic::new(
                Code::MinuteNumberGap,
                place.clone(),
                format!("minute {number} follows minute {before}"),
            )
            .hint(format!("leave `minute` out to give it {expected}, or keep it if the book has it so")),
            NumberFaultSort::Repeats { other } => {
                let message = format!("`{other}` is minute {number} already");
                Diagnostic::new(Code::MinuteNumberRepeated, place.clone(), message)
                    .hint("leave `minute` out: the numbers then run on by themselves")
            }
        });
    }
}

/// Names effects on resolutions that are not earlier.
fn effects(register: &Register, diagnostics: &mut Diagnostics) {
    for fault in &register.faults {
        let affected = &fault.affected;
        let (code, message) = match fault.sort {
            EffectFaultSort::OnLater => {
                (Code::EffectOnLater, format!("`{affected}` was not made before this resolution"))
            }
            EffectFaultSort::Circle => (Code::EffectCircle, format!("`{affected}` affects this resolution in turn")),
        };
        let hint = "name the earlier resolution in the file of the later one, and nowhere else";
        diagnostics.push(Diagnostic::new(code, fault.place.clone(), message).hint(hint));
    }
}

/// Names a citation of what a meeting does not have.
fn citation(unmet: &Unmet) -> Diagnostic {
    let what = match &unmet.what {
        Cited::Minute(number) => format!("minute {number}"),
        Cited::Resolution(number) => format!("resolution {number}"),
    };
    let day = unmet.of.date.strftime("%-d %B %Y");
    let message = format!("the words cite {what} of {day}, and that meeting has none of that number");
    Diagnostic::new(Code::CitationUnknown, unmet.place.clone(), message)
        .also(unmet.of.place.clone(), "the meeting of that day")
        .hint("correct the number or the day")
}

/// Looks at where a meeting's minutes say that they were confirmed.
fn confirmed(meeting: &Meeting, site: &Site, diagnostics: &mut Diagnostics) {
    let Some(at) = meeting.minutes.as_ref().and_then(|minutes| minutes.confirmed_at.as_ref()) else { return };
    let Some(confirming) = site.meeting(&at.value) else { return };
    if let Some(why) = impossible(confirming, meeting) {
        diagnostics.push(cannot_confirm(&at.value, why, &at.place));
    } else if !confirming.items.is_empty() && !has_item(confirming, meeting) {
        let is_of_others = confirming.committee != meeting.committee && confirming_item(confirming, meeting).is_some();
        let message = if is_of_others {
            format!("`{}` is a meeting of another committee, and has no item for these minutes", at.value)
        } else {
            format!("`{}` has no item for minutes", at.value)
        };
        diagnostics.push(
            Diagnostic::new(Code::ConfirmationItemMissing, at.place.clone(), message)
                .also(confirming.place.clone(), "this meeting")
                .hint(format!("add `confirms: {}` to the item under which they were confirmed", meeting.id)),
        );
    }
}

/// Has a meeting an item for the minutes of another? One of another committee has its own minutes to confirm, and must
/// name these.
fn has_item(confirming: &Meeting, confirmed: &Meeting) -> bool {
    let day = confirmed.date.strftime("%-d %B %Y").to_string();
    let names = |item: &Item| {
        let says = item.confirms.iter().any(|meeting| meeting.value == confirmed.id);
        confirming.committee == confirmed.committee || says || item.title.contains(&day)
    };
    confirming_item(confirming, confirmed).is_some_and(names)
}

/// Looks at which minutes an item says that it confirms.
fn confirms_others(item: &Item, meeting: &Meeting, site: &Site, diagnostics: &mut Diagnostics) {
    for typed in &item.confirms {
        let Some(confirmed) = site.meeting(&typed.value) else { continue };
        if let Some(why) = impossible(meeting, confirmed) {
            diagnostics.push(cannot_confirm(&meeting.id, why, &typed.place));
            continue;
        }
        let said = confirmed.minutes.as_ref().and_then(|minutes| minutes.confirmed_at.as_ref());
        let is_recorded = meeting.minutes.is_some();
        if is_recorded && said.is_none_or(|said| said.value != meeting.id) {
            let message = match said {
                Some(said) => format!("the minutes of `{}` say that `{}` confirmed them", confirmed.id, said.value),
                None => format!("the minutes of `{}` do not say that they were confirmed", confirmed.id),
            };
            diagnostics.push(
                Diagnostic::new(Code::ConfirmationUnrecorded, typed.place.clone(), message)
                    .also(confirmed.place.clone(), "in this paper")
                    .hint(format!("add `confirmed_at: {}` inside `minutes:` there", meeting.id)),
            );
        }
    }
}

/// Why one meeting cannot have confirmed the minutes of another.
fn impossible(confirming: &Meeting, confirmed: &Meeting) -> Option<&'static str> {
    match () {
        () if confirming.id == confirmed.id => Some("cannot confirm its own minutes"),
        () if confirming.date < confirmed.date => Some("came before that meeting"),
        () if confirming.status == Some(Status::Cancelled) => Some("was cancelled"),
        () => None,
    }
}

fn cannot_confirm(meeting: &MeetingId, why: &str, place: &Place) -> Diagnostic {
    Diagnostic::new(Code::ConfirmationImpossible, place.clone(), format!("`{meeting}` {why}"))
        .hint("name the later meeting at which the minutes were signed")
}

/// Has a meeting minutes that later ones of its committee should have confirmed, or that count as later ones?
fn is_recorded(meeting: &Meeting) -> bool {
    !meeting.draft && meeting.minutes.is_some() && meeting.status != Some(Status::Cancelled)
}

/// What there is to say of minutes that stay a draft though two later meetings have minutes.
pub(super) fn unconfirmed(meeting: &Meeting) -> Option<Diagnostic> {
    let is_draft = meeting.minutes.as_ref().is_some_and(|minutes| minutes.state == MinutesState::Draft);
    (is_draft && is_recorded(meeting)).then(|| {
        let message = "these minutes are still a draft, and two later meetings have minutes";
        Diagnostic::new(Code::MinutesUnconfirmed, meeting.place.clone(), message)
            .hint("add `confirmed_at:` inside `minutes:` with the meeting that confirmed them")
    })
}

/// Names minutes that are still a draft when two later meetings of the committee have minutes.
fn stay_unconfirmed(told: &[(&Meeting, &Told)], diagnostics: &mut Diagnostics) {
    let mut later: HashMap<&CommitteeId, u32> = HashMap::new();
    for (meeting, told) in told.iter().rev().filter(|(meeting, _)| is_recorded(meeting)) {
        let later = later.entry(&meeting.committee).or_default();
        if *later >= 2 {
            diagnostics.push_some(told.unconfirmed.clone());
        }
        *later += 1;
    }
}
