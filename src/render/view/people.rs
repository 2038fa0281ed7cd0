//! People: the list, and one with their seats and their register of interests.

use serde::Serialize;

use super::attendance;
use super::parts::{Date, Html};
use super::register::decided;
use super::title::{Link, Title};
use crate::model::address::Address;
use crate::model::committee::{Committee, Person as ModelPerson, Seat as ModelSeat};
use crate::proceedings::Spot;
use crate::render::frame::{Anchors, Frame};
use crate::render::html::{self, Setting};
use crate::render::language;
use crate::render::ledger::{self, Hand};

/// The list of people: members in office, officers, and who was in office before.
#[derive(Serialize)]
pub(super) struct People<'a> {
    members: Vec<Row<'a>>,
    officers: Vec<Row<'a>>,
    former: Vec<Row<'a>>,
}

/// A person in a list.
#[derive(Serialize)]
struct Row<'a> {
    name: Title<'a>,
    href: String,
    officer: Option<&'a str>,
    party: Option<&'a str>,
    ward: Option<&'a str>,
}

/// The page of a person.
#[derive(Serialize)]
pub(super) struct Person<'a> {
    name: Title<'a>,
    officer: Option<&'a str>,
    party: Option<&'a str>,
    ward: Option<&'a str>,
    from: Option<Date>,
    until: Option<Date>,
    biography: Option<Html>,
    seats: Vec<Seat<'a>>,
    former_seats: Vec<Seat<'a>>,
    attendance: Vec<attendance::OfPerson<'a>>,
    declarations: Vec<Declared<'a>>,
    motions: Vec<Motion<'a>>,
    votes: Vec<Motion<'a>>,
    interests: Vec<Category<'a>>,
}

/// An interest that a person declared at a meeting.
#[derive(Serialize)]
struct Declared<'a> {
    item: Link<'static>,
    committee: Link<'a>,
    sort: &'static str,
    nature: Option<&'a str>,
    left: bool,
    dispensation: Option<&'a str>,
}

/// A motion that a person moved, seconded or voted on.
#[derive(Serialize)]
struct Motion<'a> {
    hand: &'static str,
    title: Title<'a>,
    resolution: Link<'static>,
    committee: Link<'a>,
    outcome: Option<&'static str>,
}

/// A place on a committee.
#[derive(Serialize)]
struct Seat<'a> {
    committee: Link<'a>,
    role: &'static str,
    from: Option<Date>,
    until: Option<Date>,
}

/// The interests of one kind in the register.
#[derive(Serialize)]
struct Category<'a> {
    title: String,
    entries: Vec<&'a str>,
}

impl<'a> People<'a> {
    pub fn of(frame: &Frame<'a>) -> Self {
        let today = frame.atlas.public.as_of();
        let mut people = Self { members: Vec::new(), officers: Vec::new(), former: Vec::new() };
        for person in frame.atlas.public.people() {
            let row = Row {
                name: Title::of_person(person),
                href: frame.href(&Address::person(&person.id)),
                officer: person.officer.as_deref(),
                party: person.party.as_deref(),
                ward: person.ward.as_deref(),
            };
            if person.until.is_some_and(|until| until < today) {
                people.former.push(row);
            } else if person.officer.is_some() {
                people.officers.push(row);
            } else {
                people.members.push(row);
            }
        }
        people
    }
}

impl<'a> Person<'a> {
    pub fn of(person: &'a ModelPerson, frame: &'a Frame<'a>) -> Self {
        let today = frame.atlas.public.as_of();
        let setting = Setting { frame, prefix: "", level: 2, item: None, language: None };
        let (former, seats): (Vec<_>, Vec<_>) = frame
            .atlas
            .seats_of(&person.id)
            .filter(|(_, seat)| seat.from.is_none_or(|from| from <= today))
            .partition(|(_, seat)| seat.until.is_some_and(|until| until < today));
        let list = |seats: Vec<(&'a Committee, &'a ModelSeat)>| -> Vec<Seat<'a>> {
            seats.into_iter().map(|(committee, seat)| Seat::of(committee, seat, frame)).collect()
        };
        Self {
            name: Title::of_person(person),
            officer: person.officer.as_deref(),
            party: person.party.as_deref(),
            ward: person.ward.as_deref(),
            from: person.from.map(Date::from),
            until: person.until.map(Date::from),
            biography: Html::some(&html::words(&person.biography, setting, &mut Anchors::default())),
            seats: list(seats),
            former_seats: list(former),
            attendance: attendance::OfPerson::list(person, frame),
            declarations: Declared::list(person, frame),
            motions: Motion::list(frame.atlas.ledger().moved_by(&person.id), frame),
            votes: Motion::list(frame.atlas.ledger().voted_by(&person.id), frame),
            interests: Category::list(person),
        }
    }
}

impl<'a> Seat<'a> {
    fn of(committee: &'a Committee, seat: &ModelSeat, frame: &Frame<'a>) -> Self {
        Self {
            committee: Link::committee(&committee.id, frame),
            role: language::role(seat.role),
            from: seat.from.map(Date::from),
            until: seat.until.map(Date::from),
        }
    }
}

impl<'a> Declared<'a> {
    /// What a person declared, the latest first.
    fn list(person: &ModelPerson, frame: &'a Frame<'a>) -> Vec<Self> {
        let declared = frame.atlas.ledger().declared_by(&person.id).iter().rev();
        let one = |declared: &'a ledger::Declared| Self {
            item: Link {
                title: Title::of_item_and(
                    declared.at.item(),
                    &format!(", {}", language::day(declared.at.meeting.date)),
                ),
                href: frame.href(&Address::item(&declared.at.item().id)),
            },
            committee: Link::committee(&declared.at.meeting.committee, frame),
            sort: language::interest(declared.declaration.sort),
            nature: declared.declaration.nature.as_deref(),
            left: declared.declaration.left,
            dispensation: declared.declaration.dispensation.as_deref(),
        };
        declared.map(one).collect()
    }
}

impl<'a> Motion<'a> {
    /// What a person did with motions, the latest first.
    fn list(done: &'a [(Spot, Hand)], frame: &'a Frame<'a>) -> Vec<Self> {
        let one = |(spot, hand): &'a (Spot, Hand)| Self {
            hand: match hand {
                Hand::Moved => "Moved",
                Hand::Seconded => "Seconded",
                Hand::For => "For",
                Hand::Against => "Against",
                Hand::Abstained => "Abstained on",
            },
            title: Title::of_item(spot.item()),
            resolution: decided(spot, frame),
            committee: Link::committee(&spot.meeting.committee, frame),
            outcome: spot.resolution().and_then(|resolution| resolution.outcome).map(language::outcome),
        };
        done.iter().rev().map(one).collect()
    }
}

impl<'a> Category<'a> {
    /// The register by category, in the order in which each is first named.
    fn list(person: &'a ModelPerson) -> Vec<Self> {
        let mut categories: Vec<Self> = Vec::new();
        for interest in &person.interests {
            let title = language::capitalised(&interest.category);
            match categories.iter_mut().find(|category| category.title == title) {
                Some(category) => category.entries.push(&interest.text),
                None => categories.push(Self { title, entries: vec![&interest.text] }),
            }
        }
        categories
    }
}
