//! The meetings of the site put together by hand, but for that of 30 August 2018.

use jiff::civil::{Date, date, time};
use minutebook::diagnostic::Placed;
use minutebook::model::Words;
use minutebook::model::address::Address;
use minutebook::model::identity::{CommitteeId, ItemId, MeetingId, ResolutionId};
use minutebook::model::meeting::{
    Access, Agenda, Item, ItemSort, Meeting, MeetingSort, Minutes, MinutesState, Resolution, Status,
};
use minutebook::model::record::{Attendance, Attendee, Declaration, Hours, InterestSort, MinuteNumber, Outcome, Side};

use super::site::document;
use super::words::*;

pub fn meeting(committee: &str, sitting: &str, date: Date) -> Meeting {
    let committee = CommitteeId::new(committee);
    Meeting {
        id: MeetingId::new(&committee, sitting),
        committee,
        date,
        title: None,
        language: None,
        start: Some(time(10, 0, 0, 0)),
        end: None,
        venue: Some("Council Chamber, Vale House".into()),
        status: None,
        sort: MeetingSort::Ordinary,
        draft: false,
        agenda: Agenda { published: date.checked_sub(jiff::Span::new().days(9)).ok(), ..Agenda::default() },
        minutes: None,
        decisions: None,
        attendance: Attendance::default(),
        note: None,
        webcast: None,
        questions_by: None,
        introduction: Words::default(),
        closing: Words::default(),
        items: Vec::new(),
        documents: Vec::new(),
        allowed: Vec::new(),
        place: place(),
    }
}

pub fn minutes(state: MinutesState, published: Date, confirmed_at: Option<(&str, &str)>) -> Minutes {
    let confirmed_at = confirmed_at.map(|(committee, sitting)| MeetingId::new(&CommitteeId::new(committee), sitting));
    let confirmed_at = confirmed_at.map(|id| Placed::new(id, place()));
    Minutes { state, published: Some(published), confirmed_at }
}

pub fn item(meeting: &Meeting, number: u32, name: &str, title: &str) -> Item {
    Item {
        id: ItemId::new(&meeting.id, name),
        number: Some(Placed::new(number.to_string(), place())),
        title: title.into(),
        title_public: None,
        language: None,
        agenda: Words::default(),
        taken: None,
        minute_number: MinuteNumber::Counted,
        confirms: Vec::new(),
        sort: None,
        urgent: None,
        minute: Words::default(),
        reports: Vec::new(),
        shut_reports: Vec::new(),
        resolutions: Vec::new(),
        declarations: Vec::new(),
        actions: Vec::new(),
        readings: Vec::new(),
        documents: Vec::new(),
        access: Access::Open,
        allowed: Vec::new(),
        draft: false,
        place: place(),
    }
}

pub fn resolution(item: &Item, number: u32, said: &str) -> Resolution {
    Resolution {
        id: ResolutionId::new(&item.id, number),
        number,
        has_file: false,
        is_in_minute: true,
        words: words(vec![p(said)]),
        outcome: None,
        moved: None,
        seconded: None,
        vote: None,
        actions: Vec::new(),
        affects: Vec::new(),
        readings: Vec::new(),
        draft: false,
        place: place(),
    }
}

pub fn side(count: u32, names: &[&str]) -> Side {
    Side { count, names: names.iter().map(|name| person(name)).collect() }
}

pub fn long_ago() -> Meeting {
    let mut meeting = meeting("council", "2017-11-16", date(2017, 11, 16));
    meeting.start = Some(time(19, 30, 0, 0));
    meeting.minutes = Some(minutes(MinutesState::Confirmed, date(2017, 12, 1), None));
    let mut budget = item(&meeting, 1, "budget", "Outline budget 2018/19");
    budget.minute = words(vec![resolved(1, &["That the outline budget be approved for consultation."])]);
    budget.resolutions = vec![resolution(&budget, 1, "That the outline budget be approved for consultation.")];
    meeting.items = vec![budget];
    meeting
}

pub fn june() -> Meeting {
    let mut meeting = meeting("osmb", "2018-06-28", date(2018, 6, 28));
    meeting.minutes = Some(minutes(MinutesState::Confirmed, date(2018, 7, 10), Some(("osmb", "2018-08-30"))));
    meeting.attendance.present = vec![attendee("r-parker"), attendee("a-bridges")];
    let mut strategy = item(&meeting, 1, "it-strategy", "IT strategy");
    let said = ["That the strategy be noted.", "That soft market testing begin in July."];
    strategy.minute = words(vec![p("The Board considered the IT strategy."), resolved(1, &said)]);
    strategy.resolutions = vec![resolution(&strategy, 1, said[0]), resolution(&strategy, 2, said[1])];
    strategy.declarations = vec![Declaration {
        member: person("r-parker"),
        sort: InterestSort::Other,
        nature: Some("governor of a school".into()),
        left: false,
        dispensation: Some("granted on 2 May 2018".into()),
    }];
    meeting.items = vec![strategy];
    meeting
}

pub fn annual() -> Meeting {
    let mut meeting = meeting("council", "2018-05-17", date(2018, 5, 17));
    meeting.sort = MeetingSort::Annual;
    meeting.title = Some("Annual Council".into());
    meeting.minutes =
        Some(minutes(MinutesState::Confirmed, date(2018, 6, 1), Some(("council", "2018-07-12-extraordinary"))));
    let mut mayor = item(&meeting, 1, "mayor", "Election of the Mayor");
    mayor.minute = words(vec![resolved_that(1, "It was RESOLVED", "That Councillor A Bridges be elected Mayor.")]);
    let mut elected = resolution(&mayor, 1, "That Councillor A Bridges be elected Mayor.");
    elected.outcome = Some(Outcome::Carried);
    mayor.resolutions = vec![elected];
    meeting.items = vec![mayor];
    meeting
}

pub fn extraordinary() -> Meeting {
    let mut meeting = meeting("council", "2018-07-12-extraordinary", date(2018, 7, 12));
    meeting.sort = MeetingSort::Extraordinary;
    meeting.start = Some(time(12, 0, 0, 0));
    meeting.minutes = Some(minutes(MinutesState::Draft, date(2018, 7, 20), None));
    let mut petition = item(&meeting, 1, "harbour-petition", "Petition: keep the harbour bus");
    petition.sort = Some(ItemSort::Petition);
    petition.minute = words(vec![
        p("Ms T Adeyemi presented a petition of 1,204 signatures."),
        resolved(1, &["That the petition be referred to the Cabinet."]),
    ]);
    let mut referred = resolution(&petition, 1, "That the petition be referred to the Cabinet.");
    referred.outcome = Some(Outcome::Referred);
    petition.resolutions = vec![referred];
    meeting.items = vec![petition];
    meeting
}

pub fn adjourned() -> Meeting {
    let mut meeting = meeting("cabinet", "2018-08-06", date(2018, 8, 6));
    meeting.status = Some(Status::Adjourned);
    meeting.note = Some("The fire alarm sounded; the meeting goes on on 17 September.".into());
    meeting.items = vec![item(&meeting, 1, "capital-programme", "Capital programme")];
    meeting
}

pub fn cancelled() -> Meeting {
    let mut meeting = meeting("planning", "2018-09-19", date(2018, 9, 19));
    meeting.status = Some(Status::Cancelled);
    meeting.note = Some("There is no business to consider.".into());
    meeting.agenda.published = None;
    meeting
}

pub fn planned() -> Meeting {
    let mut meeting = meeting("planning", "2018-10-17", date(2018, 10, 17));
    meeting.questions_by = Some(minutebook::model::Moment::new(date(2018, 10, 12), Some(time(12, 0, 0, 0))));
    meeting.status = Some(Status::Planned);
    meeting.agenda.published = None;
    meeting.start = Some(time(18, 30, 0, 0));
    meeting
}

pub fn september() -> Meeting {
    let mut meeting = meeting("osmb", "2018-09-27", date(2018, 9, 27));
    meeting.agenda.published = Some(date(2018, 9, 12));
    meeting.introduction =
        words(vec![p("The meeting is held in the Council Chamber. Seats for the public are on the left.")]);
    let mut minutes = item(&meeting, 1, "minutes", "Minutes of the meeting held on 30 August 2018");
    minutes.agenda = words(vec![p("To confirm the minutes as a correct record.")]);
    let mut gritting = item(&meeting, 2, "winter-gritting", "Winter gritting");
    gritting.sort = Some(ItemSort::Urgent);
    gritting.urgent = Some("The contract must be signed before 30 September or the depot stands empty.".into());
    gritting.agenda = words(vec![p("To receive a report by the Head of Highways.")]);
    let address = Address::item(&gritting.id);
    gritting.documents = vec![document(&address, "routes.pdf", "Gritting routes", 2_340_000)];
    meeting.items = vec![minutes, gritting];
    meeting
}

pub fn attendee(id: &str) -> Attendee {
    Attendee { who: person(id), affiliation: None, remote: false, hours: Hours::default(), under: None }
}

pub fn guest(name: &str, affiliation: &str) -> Attendee {
    Attendee {
        who: typed(name),
        affiliation: Some(affiliation.into()),
        remote: false,
        hours: Hours::default(),
        under: None,
    }
}
