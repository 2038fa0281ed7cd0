//! The passages of a meeting: its own, its items', and those of the papers under them.

use jiff::civil::Date;

use super::super::meeting::{
    Agenda, Allowed, BackgroundPaper, Item, KeyNotice, Meeting, Minutes, Report, Resolution, ShutReport, Supplement,
};
use super::super::record::{Attendance, Attendee, Substitute};
use super::{Passage, PassageSort, Standing, Walk, value};
use crate::diagnostic::Place;

/// Calls back with all passages of a meeting, whose committee is of this standing.
pub fn meeting(meeting: &Meeting, committee: &Standing, as_of: Date, seen: &mut dyn FnMut(Passage)) {
    Walk { seen, as_of }.meeting(meeting, committee);
}

/// The standing of what belongs to the agenda, and of what belongs to the minutes.
struct Days {
    agenda: Standing,
    minutes: Standing,
    either: Standing,
}

impl Days {
    fn of(meeting: &Meeting, outer: &Standing, as_of: Date) -> Self {
        let is_later = |day: Option<Date>| day.is_some_and(|day| day > as_of);
        let later = |closes: bool| outer.within(closes, &Standing::Later);
        let agenda = is_later(meeting.agenda.published);
        let minutes = is_later(meeting.minutes.as_ref().and_then(|minutes| minutes.published));
        let none_yet = meeting.minutes.is_none() && meeting.date > as_of;
        Self { agenda: later(agenda), minutes: later(minutes), either: later(agenda && (minutes || none_yet)) }
    }
}

impl Walk<'_> {
    fn meeting(&mut self, meeting: &Meeting, committee: &Standing) {
        let Meeting {
            id,
            committee: _,
            date: _,
            title,
            language: _,
            start: _,
            end: _,
            venue,
            status: _,
            sort: _,
            draft,
            agenda: Agenda { published: _, published_time: _, urgent, supplements, place: _ },
            minutes,
            decisions: _,
            attendance,
            note,
            webcast,
            introduction,
            closing,
            items,
            questions_by: _,
            documents,
            allowed,
            place,
        } = meeting;
        if let Some(minutes) = minutes {
            let Minutes { state: _, published: _, confirmed_at: _ } = minutes;
        }
        let outer = committee.within(*draft, &Standing::Draft);
        let days = Days::of(meeting, &outer, self.as_of);
        self.say(id.sitting(), PassageSort::Address, &outer, place);
        if let Some(title) = title {
            self.say(title, PassageSort::Title, &days.either, place);
        }
        for text in [venue, note] {
            self.words(text.as_ref(), &outer, place);
        }
        if let Some(webcast) = webcast {
            self.say(webcast, PassageSort::Address, &outer, place);
        }
        self.words(urgent.as_ref(), &days.agenda, place);
        for supplement in supplements {
            let Supplement { published, published_time: _, items: _, urgent, place } = supplement;
            let standing = days.agenda.within(*published > self.as_of, &Standing::Later);
            self.words(urgent.as_ref(), &standing, place);
        }
        self.attendance(attendance, &days.minutes, place);
        self.body(introduction, &days.either, place);
        self.body(closing, &days.minutes, place);
        self.documents(documents, &days.either, place);
        self.allowed(allowed, &days.minutes, place);
        items.iter().for_each(|item| self.item(item, &days));
    }

    fn attendance(&mut self, attendance: &Attendance, standing: &Standing, place: &Place) {
        let Attendance { chair, present, substitutes, apologies, absent, in_attendance } = attendance;
        chair.iter().for_each(|named| self.name(named, standing, place));
        for attendee in present.iter().chain(apologies).chain(absent).chain(in_attendance) {
            let Attendee { who, affiliation, remote: _, hours: _, under } = attendee;
            self.name(who, standing, place);
            self.words(affiliation.as_ref(), standing, place);
            under.iter().for_each(|under| self.say(under, PassageSort::Words, standing, place));
        }
        for Substitute { member, instead_of } in substitutes {
            self.name(member, standing, place);
            self.name(instead_of, standing, place);
        }
    }

    fn item(&mut self, item: &Item, days: &Days) {
        let Item {
            id,
            number,
            title,
            title_public,
            language: _,
            agenda,
            taken: _,
            minute_number,
            confirms: _,
            sort: _,
            urgent,
            minute,
            reports,
            shut_reports,
            resolutions,
            declarations,
            actions,
            // They repeat sentences of the minute.
            readings: _,
            documents,
            access,
            allowed,
            draft,
            place,
        } = item;
        let of_item = |standing: &Standing| standing.within(*draft, &Standing::Draft).with_access(access);
        let (either, agenda_stands, minutes_stand) =
            (days.either.within(*draft, &Standing::Draft), of_item(&days.agenda), of_item(&days.minutes));
        let title_stands = if title_public.is_some() { either.with_access(access) } else { either.clone() };
        self.say(id.name(), PassageSort::Address, &title_stands, place);
        self.words(value(number.as_ref()), &either, place);
        self.say(title, PassageSort::Title, &title_stands, place);
        if let Some(title) = title_public {
            self.say(title, PassageSort::Declared, &either, place);
        }
        self.access(access, &either, place);
        self.allowed(allowed, &minutes_stand, place);
        self.body(agenda, &agenda_stands, place);
        self.words(urgent.as_ref(), &agenda_stands, place);
        if let Some(number) = minute_number.pinned() {
            self.say(number, PassageSort::Words, &either, place);
        }
        if access.is_open() {
            self.body(minute, &minutes_stand, place);
        } else {
            self.withheld_minute(minute, &minutes_stand, place);
        }
        for declaration in declarations {
            self.declaration(declaration, &minutes_stand, place);
        }
        actions.iter().for_each(|action| self.action(action, &minutes_stand, place));
        self.documents(documents, &agenda_stands, place);
        reports.iter().for_each(|report| self.report(report, &agenda_stands));
        for ShutReport { title, language: _, access } in shut_reports {
            title.iter().for_each(|title| self.say(title, PassageSort::Declared, &agenda_stands, place));
            self.access(access, &agenda_stands, place);
        }
        resolutions.iter().for_each(|resolution| self.resolution(resolution, &minutes_stand));
    }

    fn report(&mut self, report: &Report, item: &Standing) {
        let Report {
            id,
            title,
            title_public,
            language: _,
            authors,
            date: _,
            key_decision: _,
            key_notice,
            wards,
            recommendations,
            background_papers,
            words,
            access,
            allowed,
            draft,
            place,
        } = report;
        let standing = &item.within(*draft, &Standing::Draft).with_access(access);
        let name = id.as_str().rsplit('/').next().unwrap_or_default();
        self.say(name, PassageSort::Address, standing, place);
        self.say(title, PassageSort::Title, standing, place);
        title_public.iter().for_each(|title| self.say(title, PassageSort::Declared, item, place));
        authors.iter().for_each(|named| self.name(named, standing, place));
        if let Some(KeyNotice { published: _, general_exception, special_urgency, place }) = key_notice {
            for text in [general_exception, special_urgency] {
                self.words(text.as_ref(), standing, place);
            }
        }
        wards.iter().for_each(|ward| self.words(Some(ward), standing, place));
        recommendations.iter().for_each(|words| self.decided(|walk| walk.body(words, standing, place)));
        for BackgroundPaper { title, location } in background_papers {
            self.words(Some(title), standing, place);
            self.words(location.as_ref(), standing, place);
        }
        self.body(words, standing, place);
        self.access(access, &item.within(*draft, &Standing::Draft), place);
        self.allowed(allowed, standing, place);
    }

    fn resolution(&mut self, resolution: &Resolution, item: &Standing) {
        let Resolution {
            id: _,
            number: _,
            has_file: _,
            is_in_minute,
            words,
            outcome: _,
            moved,
            seconded,
            vote,
            actions,
            affects: _,
            readings: _,
            draft,
            place,
        } = resolution;
        let standing = &item.within(*draft, &Standing::Draft);
        // The words of one in the minute have been said with the minute.
        if !is_in_minute {
            self.decided(|walk| walk.body(words, standing, place));
        }
        moved.iter().chain(seconded).for_each(|named| self.name(named, standing, place));
        vote.iter().for_each(|vote| self.vote(vote, standing, place));
        actions.iter().for_each(|action| self.action(action, standing, place));
    }

    /// Why a phrase may be published is for those who check it.
    fn allowed(&mut self, allowed: &[Allowed], standing: &Standing, place: &Place) {
        for Allowed { text: _, because, place: _ } in allowed {
            self.words(Some(because), standing, place);
        }
    }
}
