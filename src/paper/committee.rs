//! The front matter of a committee and of a person.

use jiff::civil::Date;

use super::fields::{Fields, scalar};
use super::values;
use crate::diagnostic::{Code, Placed};
use crate::model::committee::{CommitteeSort, Interest, Quorum, Role, Seat, StandingItem, Vacancy};

/// The front matter of a committee.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs, reason = "the fields are the keys, which docs/front-matter.md explains")]
pub struct CommitteePaper {
    pub title: Option<Placed<String>>,
    pub short: Option<String>,
    pub language: Option<String>,
    pub sort: Option<CommitteeSort>,
    pub quorum: Option<Quorum>,
    pub seats: Vec<Seat>,
    pub vacancies: Vec<Vacancy>,
    pub standing: Vec<StandingItem>,
    pub parent: Option<Placed<String>>,
    pub draft: bool,
}

/// The front matter of a person.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs, reason = "the fields are the keys, which docs/front-matter.md explains")]
pub struct PersonPaper {
    pub name: Option<Placed<String>>,
    pub language: Option<String>,
    pub honorific: Option<String>,
    pub officer: Option<String>,
    pub party: Option<String>,
    pub ward: Option<String>,
    pub interests: Vec<Interest>,
    pub from: Option<Date>,
    pub until: Option<Date>,
    pub draft: bool,
}

/// A place on a committee, held or not.
enum Place {
    Held(Seat),
    Vacant(Vacancy),
}

pub(super) fn read(fields: &mut Fields) -> CommitteePaper {
    let (mut seats, mut vacancies) = (Vec::new(), Vec::new());
    for place in fields.forms("seats", "a seat", read_place) {
        match place {
            Place::Held(seat) => seats.push(seat),
            Place::Vacant(vacancy) => vacancies.push(vacancy),
        }
    }
    CommitteePaper {
        title: fields.required_text("title", "Planning Committee"),
        short: fields.words("short"),
        language: fields.language(),
        sort: fields.one_of(
            "sort",
            &[
                ("council", CommitteeSort::Council),
                ("executive", CommitteeSort::Executive),
                ("scrutiny", CommitteeSort::Scrutiny),
                ("regulatory", CommitteeSort::Regulatory),
                ("advisory", CommitteeSort::Advisory),
                ("joint", CommitteeSort::Joint),
            ],
        ),
        quorum: fields.value(
            "quorum",
            Code::FractionUnreadable,
            ("a count or a fraction", "type a count (`quorum: 4`) or a fraction of the voting seats (`quorum: 1/3`)"),
            quorum,
        ),
        seats,
        vacancies,
        standing: read_standing(fields),
        parent: fields.text("parent"),
        draft: fields.closing_flag("draft"),
    }
}

fn quorum(text: &str) -> Option<Quorum> {
    let (numerator, denominator) = values::fraction(text)?;
    Some(if text.contains('/') { Quorum::Fraction { numerator, denominator } } else { Quorum::Count(numerator) })
}

/// A seat; `member: vacant` is the place of nobody.
fn read_place(fields: &mut Fields) -> Option<Place> {
    let typed = fields.required_text("member", "r-parker")?;
    let is_vacant = typed.value.eq_ignore_ascii_case("vacant");
    let member = if is_vacant { None } else { fields.name_of(typed) };
    let role = fields.one_of(
        "role",
        &[
            ("chair", Role::Chair),
            ("vice-chair", Role::ViceChair),
            ("member", Role::Member),
            ("co-opted", Role::CoOpted),
            ("substitute", Role::Substitute),
        ],
    );
    let voting = fields.flag("voting").unwrap_or(true);
    let (from, until) = (fields.date("from"), fields.date("until"));
    let role = role.unwrap_or(Role::Member);
    if is_vacant {
        return Some(Place::Vacant(Vacancy { role, voting, from, until }));
    }
    Some(Place::Held(Seat { member: member?, role, voting, from, until }))
}

/// What stands on every agenda: titles, or forms with what the agenda says.
fn read_standing(fields: &mut Fields) -> Vec<StandingItem> {
    let mut standing = Vec::new();
    for node in fields.nodes("standing") {
        match scalar(node) {
            Some(title) => standing.push(StandingItem { title, agenda: None }),
            None => standing.extend(fields.read_form("a standing item", node, |fields| {
                let title = fields.required_text("title", "Apologies for absence");
                let agenda = fields.words("agenda");
                Some(StandingItem { title: title?.value, agenda })
            })),
        }
    }
    standing
}

pub(super) fn read_person(fields: &mut Fields) -> PersonPaper {
    PersonPaper {
        name: fields.required_text("name", "R Parker"),
        language: fields.language(),
        honorific: fields.words("as").filter(|honorific| !honorific.eq_ignore_ascii_case("none")),
        officer: fields.words("officer"),
        party: fields.words("party"),
        ward: fields.words("ward"),
        interests: fields.forms("interests", "an interest", |fields| {
            let category = fields.required_text("category", "employment");
            let text = fields.required_text("text", "\"…\"");
            Some(Interest { category: category?.value, text: text?.value })
        }),
        from: fields.date("from"),
        until: fields.date("until"),
        draft: fields.closing_flag("draft"),
    }
}
