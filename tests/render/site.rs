//! A site with every shape of content, put together by hand: the Borough of Exmoor Vale in September 2018.

use std::collections::BTreeMap;

use jiff::civil::{Date, date, time};
use minutebook::diagnostic::Placed;
use minutebook::law::Law;
use minutebook::load::LawTexts;
use minutebook::model::address::Address;
use minutebook::model::body::{Alert, Block, Inline};
use minutebook::model::committee::{Committee, CommitteeSort, Interest, Person, Quorum, Role, Seat, Vacancy};
use minutebook::model::identity::{CommitteeId, ItemId, MeetingId, PageId, PersonId, ReportId, ResolutionId};
use minutebook::model::meeting::{
    Access, Affect, Agenda, BackgroundPaper, Document, Exemption, Item, ItemSort, KeyNotice, Meeting, MeetingSort,
    Minutes, MinutesState, Report, Resolution, Status, Supplement,
};
use minutebook::model::reading::{Due, Meaning, Reading};
use minutebook::model::record::{
    Action, Attendance, Attendee, Declaration, Effect, Hours, InterestSort, MinuteNumber, Outcome, Side, Substitute,
    Vote,
};
use minutebook::model::settings::{Contact, Settings, Venue};
use minutebook::model::{Audience, Destination, Page, PublicSite, Site, Words};
use minutebook::paper::read_settings;

use super::words::*;

/// The day on which the public looks.
pub const TODAY: Date = date(2018, 9, 13);

/// What the public may see of the site today.
pub fn public() -> PublicSite {
    PublicSite::of(&std::sync::Arc::new(site()), Audience::Public, TODAY).0
}

/// What whoever drafts the papers sees of it.
pub fn draft() -> PublicSite {
    PublicSite::of(&std::sync::Arc::new(site()), Audience::Draft, TODAY).0
}

/// The law of its authority.
pub fn law() -> Law {
    let text = "authority: Exmoor\nbase_url: https://exmoor.example\nrules: england-principal\n";
    let (settings, _) = read_settings(&"content/site.yaml".into(), text);
    minutebook::load::law(&settings, &LawTexts::new()).0
}

/// Everything.
pub fn site() -> Site {
    let mut meetings =
        vec![long_ago(), june(), annual(), extraordinary(), adjourned(), august(), cancelled(), september(), planned()];
    meetings.sort_by(|a, b| (a.date, &a.id).cmp(&(b.date, &b.id)));
    let meetings = meetings.into_iter().map(std::sync::Arc::new).collect();
    Site { settings: settings(), home: home(), pages: pages(), committees: committees(), people: people(), meetings }
}

fn settings() -> Settings {
    Settings {
        authority: "Borough of Exmoor Vale".into(),
        title: "Council meetings and decisions".into(),
        base_url: "https://democracy.example.org/council".into(),
        rules: "england-principal".into(),
        language: "en-GB".into(),
        theme: "default".into(),
        municipal_year_starts: (5, 15),
        minute_number: Some("{n}".into()),
        licence: Some("OGL-UK-3.0".into()),
        contact: Contact {
            name: Some("Democratic Services".into()),
            email: Some("democracy@example.org".into()),
            phone: Some("01632 960 123".into()),
        },
        attend: Some(PageId::new("accessibility")),
        venues: vec![Venue {
            name: "Council Chamber, Vale House".into(),
            address: Some("Vale House, Castle Street".into()),
            map: Some("https://map.example.org/vale-house".into()),
        }],
        undated_is_open: false,
        canaries: Vec::new(),
        holidays: Vec::new(),
        timezone: None,
        checks: BTreeMap::new(),
    }
}

fn home() -> Page {
    let blocks = vec![p(
        "Agendas, reports, minutes and decisions of the Borough of Exmoor Vale. Meetings are open to the public unless their agenda says otherwise.",
    )];
    Page { words: words(blocks), ..page("index", "Council meetings and decisions") }
}

fn page(id: &str, title: &str) -> Page {
    Page {
        id: PageId::new(id),
        title: title.into(),
        words: Words::default(),
        documents: Vec::new(),
        draft: false,
        place: place(),
    }
}

fn pages() -> Vec<Page> {
    let accessibility = Page {
        words: linked(
            vec![
                p("This site is meant to be read by everyone, on any screen and on paper."),
                heading(2, "what-does-not-work", "What does not work"),
                Block::Paragraph(vec![
                    text("Some older attachments are scans. "),
                    link(0, "Ask us"),
                    text(" for another form, or see "),
                    link(1, "what we promise"),
                    text("."),
                ]),
                heading(4, "our-promise", "Our promise"),
                p("We answer within five working days."),
                Block::Quote {
                    alert: Some(Alert::Important),
                    blocks: vec![p("Braille copies take ten working days.")],
                },
            ],
            vec![
                Destination::Page(Address::page(&PageId::new("contact")), None),
                Destination::Outside("#our-promise".into()),
            ],
        ),
        ..page("accessibility", "Accessibility statement")
    };
    let contact = Page {
        words: words(vec![p("Democratic Services, Vale House, Market Street, Combe Sutton.")]),
        documents: vec![document(&Address::page(&PageId::new("contact")), "map.pdf", "How to find us", 48_200)],
        ..page("contact", "Contact")
    };
    vec![accessibility, contact]
}

fn document(page: &Address, file: &str, title: &str, size: u64) -> Document {
    Document {
        title: title.into(),
        kind: "PDF",
        size,
        file: format!("content/{file}").into(),
        spelled: format!("content/{file}").into(),
        address: page.file(file),
        access: Access::Open,
        is_shown_in_words: false,
        acceptance: None,
    }
}

fn seat(member: &str, role: Role) -> Seat {
    Seat { member: person(member), role, voting: role != Role::CoOpted, from: Some(date(2017, 5, 18)), until: None }
}

fn committee(id: &str, title: &str, sort: CommitteeSort) -> Committee {
    Committee {
        id: CommitteeId::new(id),
        title: title.into(),
        short: None,
        sort: Some(sort),
        quorum: Some(Quorum::Fraction { numerator: 1, denominator: 4 }),
        quorum_by_law: None,
        remote_by_law: Vec::new(),
        seats: Vec::new(),
        vacancies: Vec::new(),
        standing: Vec::new(),
        parent: None,
        remit: Words::default(),
        draft: false,
        place: place(),
    }
}

fn committees() -> Vec<Committee> {
    let council = committee("council", "Council", CommitteeSort::Council);
    let mut osmb = committee("osmb", "Overview and Scrutiny Management Board", CommitteeSort::Scrutiny);
    osmb.short = Some("OSMB".into());
    osmb.quorum = Some(Quorum::Fraction { numerator: 1, denominator: 3 });
    osmb.vacancies = vec![
        Vacancy { role: Role::Member, voting: true, from: Some(date(2018, 9, 8)), until: None },
        Vacancy { role: Role::Member, voting: true, from: Some(date(2018, 5, 20)), until: Some(date(2018, 6, 30)) },
    ];
    osmb.parent = Some(CommitteeId::new("council"));
    osmb.remit = words(vec![
        p(
            "The Board reviews what the executive decides, plans the work of all scrutiny committees and answers to the Council.",
        ),
        bullets(&["It may ask any member of the executive to attend.", "It may call in a decision within five days."]),
    ]);
    osmb.seats = vec![
        seat("r-parker", Role::Chair),
        seat("a-bridges", Role::ViceChair),
        seat("e-cartwright", Role::Member),
        seat("m-fenwick", Role::Member),
        seat("n-okafor", Role::Member),
        Seat { member: typed("Mrs H Lacey"), ..seat("r-parker", Role::CoOpted) },
        Seat { until: Some(date(2018, 3, 1)), ..seat("j-holloway", Role::Member) },
    ];
    let mut planning = committee("planning", "Planning Committee", CommitteeSort::Regulatory);
    planning.seats = vec![seat("n-okafor", Role::Chair), seat("e-cartwright", Role::Substitute)];
    let cabinet = committee("cabinet", "Cabinet", CommitteeSort::Executive);
    let mut friends = committee("friends", "Friends of the Vale Park", CommitteeSort::Advisory);
    friends.sort = None;
    friends.quorum = None;
    vec![council, cabinet, osmb, planning, friends]
}

fn member(id: &str, name: &str, ward: &str, party: &str) -> Person {
    Person {
        id: PersonId::new(id),
        name: name.into(),
        honorific: Some("Councillor".into()),
        officer: None,
        party: Some(party.into()),
        ward: Some(ward.into()),
        interests: Vec::new(),
        from: Some(date(2015, 5, 8)),
        until: None,
        biography: Words::default(),
        draft: false,
        place: place(),
    }
}

fn people() -> Vec<Person> {
    let mut parker = member("r-parker", "R Parker", "Combe Sutton East", "Independent");
    parker.biography =
        words(vec![p("Councillor Parker farms near Combe Sutton and has chaired the Board since 2017.")]);
    let interest = |category: &str, text: &str| Interest { category: category.into(), text: text.into() };
    parker.interests = vec![
        interest("employment", "Partner, Parker and Daughters, dairy farmers"),
        interest("land", "Higher Combe Farm, Combe Sutton"),
        interest("land", "A field at Sutton Cross"),
        interest("gifts and hospitality", "None"),
    ];
    let mut wickham = member("j-wickham", "John Wickham", "", "");
    (wickham.honorific, wickham.party, wickham.ward) = (None, None, None);
    wickham.officer = Some("Head of ICT".into());
    let mut former = member("j-holloway", "J Holloway", "Northmoor", "Labour");
    former.until = Some(date(2018, 3, 1));
    vec![
        member("a-bridges", "A Bridges", "Sutton Cross", "Conservative"),
        member("e-cartwright", "E Cartwright", "Westleigh", "Liberal Democrat"),
        member("m-fenwick", "M Fenwick", "Northmoor", "Labour"),
        former,
        member("n-okafor", "N Okafor", "Harbour", "Green"),
        parker,
        member("l-wootton", "L Wootton", "Harbour", "Conservative"),
        wickham,
    ]
}

fn meeting(committee: &str, sitting: &str, date: Date) -> Meeting {
    let committee = CommitteeId::new(committee);
    Meeting {
        id: MeetingId::new(&committee, sitting),
        committee,
        date,
        title: None,
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

fn minutes(state: MinutesState, published: Date, confirmed_at: Option<(&str, &str)>) -> Minutes {
    let confirmed_at = confirmed_at.map(|(committee, sitting)| MeetingId::new(&CommitteeId::new(committee), sitting));
    let confirmed_at = confirmed_at.map(|id| Placed::new(id, place()));
    Minutes { state, published: Some(published), confirmed_at }
}

fn item(meeting: &Meeting, number: u32, name: &str, title: &str) -> Item {
    Item {
        id: ItemId::new(&meeting.id, name),
        number: Some(Placed::new(number.to_string(), place())),
        title: title.into(),
        title_public: None,
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

fn resolution(item: &Item, number: u32, said: &str) -> Resolution {
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

fn side(count: u32, names: &[&str]) -> Side {
    Side { count, names: names.iter().map(|name| person(name)).collect() }
}

fn long_ago() -> Meeting {
    let mut meeting = meeting("council", "2017-11-16", date(2017, 11, 16));
    meeting.start = Some(time(19, 30, 0, 0));
    meeting.minutes = Some(minutes(MinutesState::Confirmed, date(2017, 12, 1), None));
    let mut budget = item(&meeting, 1, "budget", "Outline budget 2018/19");
    budget.minute = words(vec![resolved(1, &["That the outline budget be approved for consultation."])]);
    budget.resolutions = vec![resolution(&budget, 1, "That the outline budget be approved for consultation.")];
    meeting.items = vec![budget];
    meeting
}

fn june() -> Meeting {
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

fn annual() -> Meeting {
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

fn extraordinary() -> Meeting {
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

fn adjourned() -> Meeting {
    let mut meeting = meeting("cabinet", "2018-08-06", date(2018, 8, 6));
    meeting.status = Some(Status::Adjourned);
    meeting.note = Some("The fire alarm sounded; the meeting goes on on 17 September.".into());
    meeting.items = vec![item(&meeting, 1, "capital-programme", "Capital programme")];
    meeting
}

fn cancelled() -> Meeting {
    let mut meeting = meeting("planning", "2018-09-19", date(2018, 9, 19));
    meeting.status = Some(Status::Cancelled);
    meeting.note = Some("There is no business to consider.".into());
    meeting.agenda.published = None;
    meeting
}

fn planned() -> Meeting {
    let mut meeting = meeting("planning", "2018-10-17", date(2018, 10, 17));
    meeting.questions_by = Some(minutebook::model::Moment::new(date(2018, 10, 12), Some(time(12, 0, 0, 0))));
    meeting.status = Some(Status::Planned);
    meeting.agenda.published = None;
    meeting.start = Some(time(18, 30, 0, 0));
    meeting
}

fn september() -> Meeting {
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

fn attendee(id: &str) -> Attendee {
    Attendee { who: person(id), affiliation: None, remote: false, hours: Hours::default(), under: None }
}

fn guest(name: &str, affiliation: &str) -> Attendee {
    Attendee {
        who: typed(name),
        affiliation: Some(affiliation.into()),
        remote: false,
        hours: Hours::default(),
        under: None,
    }
}

/// Draft minutes with everything in them.
fn august() -> Meeting {
    let mut meeting = meeting("osmb", "2018-08-30", date(2018, 8, 30));
    meeting.end = Some(time(12, 35, 0, 0));
    meeting.agenda.published = Some(date(2018, 8, 21));
    meeting.minutes = Some(minutes(MinutesState::Draft, date(2018, 9, 12), Some(("osmb", "2018-09-27"))));
    meeting.webcast = Some("https://video.example.org/osmb-30-august".into());
    meeting.note = Some("The lift was out of order; a hearing loop was in use.".into());
    meeting.attendance = august_attendance();
    meeting.introduction =
        words(vec![heading(2, "welcome", "Welcome"), p("The Chairman welcomed everyone to the meeting.")]);
    meeting.closing = words(vec![p("The meeting closed at 12.35pm.")]);
    let address = Address::meeting(&meeting.id);
    meeting.documents = vec![document(&address, "agenda.pdf", "Agenda and open reports", 1_234_567)];
    let mut apologies = item(&meeting, 1, "apologies", "Apologies for absence");
    apologies.sort = Some(ItemSort::Standing);
    apologies.minute_number = MinuteNumber::Pinned(Placed::new("30".into(), place()));
    apologies.minute = words(vec![
        p("Apologies for absence were received from Councillors P Dunning and K Vaisey."),
        p("The minutes of 28 June 2018 were confirmed as a correct record, subject to one correction."),
    ]);
    apologies.confirms = vec![Placed::new(june_id(), place())];
    let mut announcement = item(&meeting, 2, "chairman", "Announcements by the Chairman");
    announcement.number = None;
    announcement.minute = words(vec![p("The Chairman thanked the stewards of the summer fair.")]);
    meeting.items = vec![
        apologies,
        announcement,
        ict(&meeting),
        questions(&meeting),
        work_programme(&meeting),
        land(&meeting),
        personnel(&meeting),
    ];
    meeting.agenda.supplements = vec![Supplement {
        published: date(2018, 8, 28),
        published_time: None,
        items: vec![meeting.items[2].id.clone()],
        urgent: Some("The figures came in on 27 August.".into()),
        place: place(),
    }];
    meeting.agenda.urgent = Some("The lease ends on 31 August.".into());
    meeting
}

fn august_attendance() -> Attendance {
    let mut okafor = attendee("n-okafor");
    okafor.remote = true;
    Attendance {
        chair: Some(person("r-parker")),
        present: vec![attendee("r-parker"), attendee("e-cartwright"), attendee("m-fenwick"), okafor],
        substitutes: vec![Substitute { member: person("l-wootton"), instead_of: person("a-bridges") }],
        apologies: vec![
            attendee("a-bridges"),
            Attendee {
                who: typed("Councillor P Dunning"),
                affiliation: None,
                remote: false,
                hours: Hours::default(),
                under: None,
            },
        ],
        absent: vec![Attendee {
            who: typed("Councillor K Vaisey"),
            affiliation: None,
            remote: false,
            hours: Hours::default(),
            under: Some("Members on leave".into()),
        }],
        in_attendance: vec![guest("John Wickham", "Head of ICT"), guest("Sam Petty", "Exmoor Vale Gazette")],
    }
}

fn ict(meeting: &Meeting) -> Item {
    let title = "Corporate support services: update on ICT soft market testing and staff engagement";
    let mut item = item(meeting, 3, "ict-reprovision", title);
    item.sort = Some(ItemSort::Report);
    item.minute_number = MinuteNumber::Pinned(Placed::new("32".into(), place()));
    item.taken = Some(4);
    item.agenda = words(vec![p(
        "To receive a report by John Wickham (Head of ICT), which gives an update on the soft market testing undertaken, and a summary of the staff engagement sessions.",
    )]);
    let noted = "That the report and comments made be noted.";
    let shared = "That the principles of the new strategy be shared with the Board by the end of September 2018.";
    item.minute = with_notes(
        vec![
            p(
                "The Head of ICT presented a report, which gave the Board an update on the soft market testing undertaken to help inform the Council’s decision on the delivery of IT services from 2020.",
            ),
            Block::Paragraph(vec![
                text("Five providers had expressed an interest"),
                Inline::Footnote { number: 1, mention: 1 },
                text(" in going on to the final stage; "),
                Inline::Emphasis(vec![text("although the market was small")]),
                text(" it was "),
                Inline::Strong(vec![text("viable")]),
                text(". See the "),
                link(0, "IT strategy"),
                text(", "),
                link(1, "appendix A"),
                text(" and "),
                link(2, "the costs"),
                text(" below; the "),
                link(3, "contract"),
                text(" is not published."),
            ]),
            heading(2, "costs", "Costs"),
            table(
                &["Service", "Now", "From 2020"],
                &[&["Service desk", "In-house", "£410,000"], &["Networks", "Contract to 2019", "£1,025,500"]],
            ),
            p("Questions and comments from members and officers included the following:"),
            numbered(&[
                (
                    1,
                    "It was asked why the tactical issues were being dealt with before the strategic elements were in place. Officers explained that it was essential to address the immediate problems whilst still planning ahead.",
                ),
                (
                    2,
                    "Of the 1,025 comments made by staff, a significant proportion could be resolved by updating equipment.",
                ),
                (4, "A written answer would be sent about the service desk."),
            ]),
            when("10:50am", 10, 50, " – Councillor L Wootton entered the meeting."),
            resolved(1, &[noted, shared]),
        ],
        vec![
            Destination::Page(Address::item(&ItemId::new(&june_id(), "it-strategy")), None),
            Destination::File(Address::item(&item.id).file("appendix-a.pdf")),
            Destination::Outside("#costs".into()),
            Destination::Nowhere,
        ],
        vec![footnote(1, 1, "Two of them jointly.")],
    );
    let mut first = resolution(&item, 1, noted);
    first.outcome = Some(Outcome::Noted);
    let mut second = resolution(&item, 2, shared);
    second.has_file = true;
    second.outcome = Some(Outcome::Carried);
    second.moved = Some(person("m-fenwick").into());
    second.seconded = Some(typed("Councillor C Ransome").into());
    second.vote = Some(Box::new(Vote {
        in_favour: side(3, &["e-cartwright", "m-fenwick", "n-okafor"]),
        against: side(1, &["l-wootton"]),
        abstained: side(1, &["r-parker"]),
        is_whole: true,
        casting: None,
        resolution: None,
        place: None,
    }));
    second.actions = vec![Action {
        what: "Share the principles of the new strategy with the Board".into(),
        owner: Some(person("j-wickham")),
        due: Some(date(2018, 9, 30)),
        done: None,
    }];
    second.affects = vec![Affect {
        resolution: ResolutionId::new(&ItemId::new(&june_id(), "it-strategy"), 2),
        how: Effect::Completes,
        place: place(),
    }];
    let mut filed = resolution(&item, 3, "That the thanks of the Board be sent to the staff of the service desk.");
    filed.has_file = true;
    filed.readings = vec![Reading {
        sentence: "That the answer be reported to the next meeting.".into(),
        place: place(),
        meaning: Meaning::Action { owner: None, due: Some(Due::NextMeeting) },
    }];
    filed.is_in_minute = false;
    item.resolutions = vec![first, second, filed];
    let address = Address::item(&item.id);
    item.documents = vec![document(&address, "appendix-a.pdf", "Appendix A: providers’ service models", 309_600)];
    let shut = Report {
        id: ReportId::new(&item.id, "report-2"),
        title: "Prices of the five providers".into(),
        title_public: Some("Prices".into()),
        access: Access::Exempt(Exemption {
            place: place(),
            paragraphs: vec![Placed::new(3, place())],
            public_interest: Some("Bids are still open.".into()),
            review: None,
            summary: None,
        }),
        ..report(&item)
    };
    item.reports = vec![report(&item), shut];
    item
}

fn june_id() -> MeetingId {
    MeetingId::new(&CommitteeId::new("osmb"), "2018-06-28")
}

fn report(item: &Item) -> Report {
    let address = Address::item(&item.id);
    Report {
        id: ReportId::new(&item.id, "report"),
        title: "ICT soft market testing and staff engagement".into(),
        title_public: None,
        authors: vec![person("j-wickham"), typed("Priya Nair")],
        date: Some(date(2018, 8, 20)),
        key_decision: Some(true),
        key_notice: Some(KeyNotice {
            published: Some(date(2018, 7, 30)),
            general_exception: Some("The tender came in late.".into()),
            special_urgency: Some("The chair of scrutiny agreed.".into()),
            place: place(),
        }),
        wards: vec!["Harbour".into(), "Northmoor".into()],
        recommendations: vec![
            words(vec![p("That the Board note the report.")]),
            words(vec![p("That the Board comment on the principles of the new strategy.")]),
        ],
        background_papers: vec![
            BackgroundPaper { title: "IT strategy 2016".into(), location: Some("https://example.org/strategy".into()) },
            BackgroundPaper { title: "Notes of staff sessions".into(), location: Some("Vale House, room 12".into()) },
        ],
        words: linked(
            vec![
                heading(1, "summary", "Summary"),
                p("The market has been tested and five providers are interested."),
                heading(3, "money", "Money"),
                p("Nothing is spent before 2019."),
                Block::Paragraph(vec![Inline::Image {
                    destination: 0,
                    title: "".into(),
                    alt: "A chart of comments by service".into(),
                }]),
                Block::Exempt {
                    paragraphs: vec![3],
                    blocks: vec![p("The lowest price was a secret.")],
                    place: place(),
                },
                Block::RawHtml("<div onclick=\"run()\">".into()),
                Block::Code { language: "text".into(), text: "desk  410\nnet  1025\n".into() },
                Block::Rule,
                Block::Quote { alert: None, blocks: vec![p("“It works, mostly.”")] },
            ],
            vec![Destination::File(address.file("appendix-a.pdf"))],
        ),
        access: Access::Open,
        allowed: Vec::new(),
        draft: false,
        place: place(),
    }
}

fn questions(meeting: &Meeting) -> Item {
    let mut item = item(meeting, 4, "customer-strategy", "Customer services: draft strategy");
    item.declarations = vec![Declaration {
        member: person("e-cartwright"),
        sort: InterestSort::Pecuniary,
        nature: Some("Her firm prints the Council’s leaflets".into()),
        left: true,
        dispensation: None,
    }];
    let said = "That the draft strategy be referred back to the executive councillor.";
    let vote = Vote { in_favour: side(6, &[]), against: side(2, &[]), resolution: Some(1), ..Vote::default() };
    item.minute = words(vec![
        p("The Board discussed the draft."),
        Block::Declaration(Box::new(Declaration {
            member: typed("Councillor C Ransome"),
            sort: InterestSort::Other,
            nature: None,
            left: false,
            dispensation: Some("granted on 2 May 2018".into()),
        })),
        tasks(&[(true, "Opening hours"), (false, "Telephone waiting times")]),
        resolved_that(1, "It was RESOLVED", said),
        Block::Vote(Box::new(vote.clone())),
        Block::Action(Box::new(Action {
            what: "Bring the strategy back in November".into(),
            owner: Some(typed("Executive Councillor for Customers")),
            due: None,
            done: Some(date(2018, 9, 3)),
        })),
    ]);
    let mut back = resolution(&item, 1, said);
    back.outcome = Some(Outcome::Carried);
    back.vote = Some(Vote { resolution: None, ..vote }.into());
    item.resolutions = vec![back];
    item
}

fn work_programme(meeting: &Meeting) -> Item {
    let mut item = item(meeting, 5, "work-programme", "Scrutiny work programme");
    let said = "That a review of winter gritting be added for January 2019.";
    item.minute = words(vec![
        p("Members proposed several additions to the programme."),
        resolved(1, &[said]),
        when("At 11.42am,", 11, 42, " Councillor M Fenwick left the meeting."),
    ]);
    let mut lost = resolution(&item, 1, said);
    lost.outcome = Some(Outcome::Lost);
    lost.vote = Some(Box::new(Vote {
        in_favour: side(2, &["m-fenwick", "n-okafor"]),
        against: side(2, &["e-cartwright", "l-wootton"]),
        abstained: side(0, &[]),
        is_whole: true,
        casting: Some(person("r-parker")),
        resolution: None,
        place: None,
    }));
    item.resolutions = vec![lost];
    item.actions = vec![Action {
        what: "Ask the parishes for their grit bins".into(),
        owner: Some(typed("Head of Highways")),
        due: Some(date(2018, 10, 31)),
        done: None,
    }];
    item
}

fn land(meeting: &Meeting) -> Item {
    let mut item = item(meeting, 6, "land-at-mill-lane", "Purchase of land at Mill Lane for £2m");
    item.title_public = Some("Purchase of land".into());
    item.minute = words(vec![
        p("The Board heard the secret price."),
        Block::Summary(vec![p("The Board supported the purchase.")]),
    ]);
    item.resolutions = vec![resolution(&item, 1, "That the secret price be paid.")];
    item.access = Access::Exempt(Exemption {
        place: place(),
        paragraphs: vec![Placed::new(3, place())],
        public_interest: Some(
            "The public interest in keeping the price confidential until the contract is signed outweighs the interest in disclosing it.".into(),
        ),
        review: Some(date(2019, 3, 31)),
        summary: Some("The Board gave its views to the Cabinet.".into()),
    });
    item
}

fn personnel(meeting: &Meeting) -> Item {
    let mut item = item(meeting, 7, "personnel", "A staffing matter");
    item.access = Access::Confidential("A government department supplied the information in confidence.".into());
    item
}
