//! Notice: agendas, supplements, key decisions and notes of decisions that came later than the rules ask.
//!
//! All are warnings, in neutral words: the meeting may have been held all the same, and then the record is right.

use jiff::civil::Date;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::law::notice::{self, Given};
use crate::law::{Law, Share, Unit, Why};
use crate::model::Moment;
use crate::model::committee::Committee;
use crate::model::meeting::{Item, Meeting, Status, Supplement};

/// Names what a meeting published later than its rules ask.
pub(super) fn notice(meeting: &Meeting, committee: Option<&Committee>, law: &Law, diagnostics: &mut Diagnostics) {
    if meeting.status == Some(Status::Cancelled) {
        return;
    }
    agenda(meeting, law, diagnostics);
    for later in &meeting.agenda.supplements {
        supplement(meeting, later, law, diagnostics);
    }
    if notice::may_make_key_decisions(committee) {
        key_decisions(meeting, law, diagnostics);
    }
    decisions(meeting, law, diagnostics);
}

fn agenda(meeting: &Meeting, law: &Law, diagnostics: &mut Diagnostics) {
    let Some(given) = notice::agenda(meeting, law) else { return };
    let place = meeting.agenda.place.as_ref().unwrap_or(&meeting.place);
    diagnostics.push_some(unknown_holidays(&given, law, place));
    if given.count.is_enough {
        return;
    }
    if meeting.agenda.urgent.is_none() || given.notice.urgent_needs.is_none() {
        let excuse = match given.notice.urgent_needs {
            Some(_) => "if the meeting was called at shorter notice, add `urgent: \"…\"` inside `agenda:`",
            None => "",
        };
        diagnostics
            .push(late(Code::AgendaLate, "the agenda was", &given, meeting.date, place).hint(hint(&given, excuse)));
        return;
    }
    if let Some(given) = notice::urgent_agenda(meeting, law).filter(|given| !given.count.is_enough) {
        diagnostics
            .push(late(Code::AgendaLate, "the urgent agenda was", &given, meeting.date, place).hint(hint(&given, "")));
    }
}

fn supplement(meeting: &Meeting, supplement: &Supplement, law: &Law, diagnostics: &mut Diagnostics) {
    let Some(given) = notice::supplement(meeting, supplement, law) else { return };
    if given.count.is_enough || supplement.urgent.is_some() {
        return;
    }
    let items: Vec<&Item> = meeting.items.iter().filter(|item| supplement.items.contains(&item.id)).collect();
    let unexcused: Vec<&&Item> = items.iter().filter(|item| item.urgent.is_none()).collect();
    if unexcused.is_empty() && !items.is_empty() {
        return;
    }
    let of: Vec<String> = unexcused.iter().map(|item| name(item)).collect();
    let what = if of.is_empty() { "this supplement was".into() } else { format!("papers for {} were", of.join(", ")) };
    let excuse = "if the chair agreed that they could not wait, add `urgent: \"…\"` to this supplement";
    diagnostics
        .push(late(Code::SupplementLate, &what, &given, meeting.date, &supplement.place).hint(hint(&given, excuse)));
}

fn key_decisions(meeting: &Meeting, law: &Law, diagnostics: &mut Diagnostics) {
    let Some((rule, latest)) = notice::key_decision_rule(meeting, law) else { return };
    for (_, report) in notice::key_decisions(meeting) {
        let key_notice = report.key_notice.as_ref();
        if key_notice.is_some_and(|key| key.general_exception.is_some() || key.special_urgency.is_some()) {
            continue;
        }
        let place = key_notice.map_or(&report.place, |key| &key.place);
        let exception =
            "if it could not be given in time, type `general_exception: \"…\"` or `special_urgency: \"…\"` instead";
        let Some(published) = key_notice.and_then(|key| key.published) else {
            let message = "nobody says when notice of this key decision was published";
            diagnostics.push(Diagnostic::new(Code::KeyDecisionNotice, place.clone(), message).hint(format!(
                "type `key_decision: {{ notice: {} }}` with the day, {} before the meeting or earlier ({}); {exception}",
                latest.date,
                rule.words(rule.amount),
                rule.cite
            )));
            continue;
        };
        let given = notice::key_decision(meeting, published, law).filter(|given| !given.count.is_enough);
        if let Some(given) = given {
            let what = "notice of this key decision was";
            diagnostics
                .push(late(Code::KeyDecisionNotice, what, &given, meeting.date, place).hint(hint(&given, exception)));
        }
    }
}

fn decisions(meeting: &Meeting, law: &Law, diagnostics: &mut Diagnostics) {
    let Some(given) = notice::decisions(meeting, law).filter(|given| !given.count.is_enough) else { return };
    let place = meeting.decisions.as_ref().map_or(&meeting.place, |decisions| &decisions.place);
    let message = format!(
        "what this meeting decided was published within {}; these rules give {}",
        given.notice.words(given.count.given),
        given.count.required
    );
    let excuse = match &meeting.decisions {
        Some(_) => String::new(),
        None => format!(
            "if a note of the decisions came out before the minutes, add `decisions: {{ published: {} }}`",
            given.count.latest.date
        ),
    };
    diagnostics.push(Diagnostic::new(Code::DecisionsLate, place.clone(), message).hint(hint(&given, &excuse)));
}

/// Says how much notice there was of how much.
fn late(code: Code, what: &str, given: &Given<'_>, meeting: Date, place: &Place) -> Diagnostic {
    let words = given.words(meeting);
    Diagnostic::new(code, place.clone(), format!("{what} {words}; these rules ask for {}", given.count.required))
}

fn hint(given: &Given<'_>, excuse: &str) -> String {
    let mut hint =
        format!("the last {} for it was {} ({})", last_what(given), said(given.count.latest), given.notice.cite);
    if given.count.days.iter().any(|day| day.why == Why::NoTime && day.share == Share::None) {
        hint += "; if it came out in time, type the time behind the day: `2018-08-21 09:00`";
    } else if !excuse.is_empty() {
        hint += "; ";
        hint += excuse;
    }
    hint
}

fn last_what(given: &Given<'_>) -> &'static str {
    match given.notice.unit {
        Unit::Days => "day",
        Unit::Hours => "moment",
    }
}

/// "Tuesday 21 August 2018", with the time where it matters.
fn said(moment: Moment) -> String {
    let day = moment.date.strftime("%A %-d %B %Y");
    moment.time.map_or(day.to_string(), |time| format!("{day}, {}", time.strftime("%H:%M")))
}

fn name(item: &Item) -> String {
    item.number.as_ref().map_or_else(|| format!("`{}`", item.title), |number| format!("item {}", number.value))
}

/// Says that a count goes by holidays that nobody has announced.
fn unknown_holidays(given: &Given<'_>, law: &Law, place: &Place) -> Option<Diagnostic> {
    let until = given.is_beyond(law)?;
    let year = given.count.days.last()?.date.year();
    let calendar = &given.notice.calendar.as_ref().or(law.rules.calendar.as_ref())?.value;
    let message = format!("the holidays of {year} are not known");
    Some(Diagnostic::new(Code::HolidaysUnknown, place.clone(), message).hint(format!(
        "the calendar `{calendar}` ends with {until}; add the days of {year} to `holidays` in `content/site.yaml`, or \
         look for a newer minutebook"
    )))
}
