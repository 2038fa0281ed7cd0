//! The front matter of a committee and of a person.

use jiff::civil::Date;

use super::fields::Fields;
use super::values;
use crate::diagnostic::{Code, Placed};
use crate::model::committee::{CommitteeSort, Interest, Quorum, Role, Seat};

/// The front matter of a committee.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs, reason = "the fields are the keys, which docs/front-matter.md explains")]
pub struct CommitteePaper {
    pub title: Option<Placed<String>>,
    pub short: Option<String>,
    pub sort: Option<CommitteeSort>,
    pub quorum: Option<Quorum>,
    pub seats: Vec<Seat>,
    pub parent: Option<Placed<String>>,
    pub draft: bool,
}

/// The front matter of a person.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs, reason = "the fields are the keys, which docs/front-matter.md explains")]
pub struct PersonPaper {
    pub name: Option<Placed<String>>,
    pub honorific: Option<String>,
    pub officer: Option<String>,
    pub party: Option<String>,
    pub ward: Option<String>,
    pub interests: Vec<Interest>,
    pub from: Option<Date>,
    pub until: Option<Date>,
    pub draft: bool,
}

pub(super) fn read(fields: &mut Fields) -> CommitteePaper {
    CommitteePaper {
        title: fields.required_text("title", "Planning Committee"),
        short: fields.words("short"),
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
        seats: fields.forms("seats", "a seat", read_seat),
        parent: fields.text("parent"),
        draft: fields.closing_flag("draft"),
    }
}

fn quorum(text: &str) -> Option<Quorum> {
    let (numerator, denominator) = values::fraction(text)?;
    Some(if text.contains('/') { Quorum::Fraction { numerator, denominator } } else { Quorum::Count(numerator) })
}

fn read_seat(fields: &mut Fields) -> Option<Seat> {
    let member = fields.required_named("member");
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
    Some(Seat { member: member?, role: role.unwrap_or(Role::Member), voting, from, until })
}

pub(super) fn read_person(fields: &mut Fields) -> PersonPaper {
    PersonPaper {
        name: fields.required_text("name", "R Parker"),
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
