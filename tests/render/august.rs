//! The meeting of 30 August 2018 of the site put together by hand, with every shape of item.

use jiff::civil::{date, time};
use minutebook::diagnostic::Placed;
use minutebook::model::Destination;
use minutebook::model::address::Address;
use minutebook::model::body::{Block, Inline};
use minutebook::model::identity::{CommitteeId, ItemId, MeetingId, ReportId, ResolutionId};
use minutebook::model::meeting::{
    Access, Affect, BackgroundPaper, Exemption, Item, ItemSort, KeyNotice, Meeting, MinutesState, Report, Supplement,
};
use minutebook::model::reading::{Due, Meaning, Reading};
use minutebook::model::record::{
    Action, Attendance, Attendee, Declaration, Effect, Hours, InterestSort, MinuteNumber, Outcome, Substitute, Vote,
};

use super::meetings::*;
use super::site::document;
use super::words::*;

/// Draft minutes with everything in them.
pub fn august() -> Meeting {
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

pub fn august_attendance() -> Attendance {
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

pub fn ict(meeting: &Meeting) -> Item {
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

pub fn june_id() -> MeetingId {
    MeetingId::new(&CommitteeId::new("osmb"), "2018-06-28")
}

pub fn report(item: &Item) -> Report {
    let address = Address::item(&item.id);
    Report {
        id: ReportId::new(&item.id, "report"),
        title: "ICT soft market testing and staff engagement".into(),
        title_public: None,
        language: None,
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

pub fn questions(meeting: &Meeting) -> Item {
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

pub fn work_programme(meeting: &Meeting) -> Item {
    let mut item = item(meeting, 5, "work-programme", "Scrutiny work programme");
    item.language = Some("en-GB".into());
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

pub fn land(meeting: &Meeting) -> Item {
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

pub fn personnel(meeting: &Meeting) -> Item {
    let mut item = item(meeting, 7, "personnel", "A staffing matter");
    item.access = Access::Confidential("A government department supplied the information in confidence.".into());
    item
}
