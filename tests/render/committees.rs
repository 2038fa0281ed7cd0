//! The committees of the site put together by hand, and its people.

use jiff::civil::date;
use minutebook::model::Words;
use minutebook::model::committee::{Committee, CommitteeSort, Interest, Person, Quorum, Role, Seat, Vacancy};
use minutebook::model::identity::{CommitteeId, PersonId};

use super::words::*;

pub fn seat(member: &str, role: Role) -> Seat {
    Seat { member: person(member), role, voting: role != Role::CoOpted, from: Some(date(2017, 5, 18)), until: None }
}

pub fn committee(id: &str, title: &str, sort: CommitteeSort) -> Committee {
    Committee {
        id: CommitteeId::new(id),
        title: title.into(),
        short: None,
        language: None,
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

pub fn committees() -> Vec<Committee> {
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
    let mut friends = committee("friends", "Cyfeillion Parc y Cwm", CommitteeSort::Advisory);
    friends.language = Some("cy".into());
    friends.parent = Some(CommitteeId::new("council"));
    friends.sort = None;
    friends.quorum = None;
    vec![council, cabinet, osmb, planning, friends]
}

pub fn member(id: &str, name: &str, ward: &str, party: &str) -> Person {
    Person {
        id: PersonId::new(id),
        name: name.into(),
        language: None,
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

pub fn people() -> Vec<Person> {
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
