//! Who sat on a committee, municipal year by municipal year, so that its members can be read at any date.
//!
//! Years in which nothing changed stand together; a date stands where somebody came or went within the year.

use jiff::ToSpan;
use jiff::civil::Date as Day;
use serde::Serialize;

use super::committee::Seat;
use super::parts::Date;
use crate::model::committee::{Committee, Role, Seat as ModelSeat, Vacancy};
use crate::render::frame::Frame;
use crate::render::language;

/// Some municipal years, and who sat in them.
#[derive(Serialize)]
pub(super) struct Term<'a> {
    id: i16,
    title: String,
    seats: Vec<Seat<'a>>,
    vacancies: Vec<Gap>,
}

/// A place that nobody held for some or all of a year.
#[derive(Serialize)]
pub(super) struct Gap {
    role: &'static str,
    from: Option<Date>,
    until: Option<Date>,
}

/// Somebody's seat, or an empty one, with the days within the year on which it began and ended.
#[derive(Clone, Copy, PartialEq)]
struct Within {
    place: Place,
    from: Option<Day>,
    until: Option<Day>,
}

/// A seat or a vacancy, as its index in the committee.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    Held(usize),
    Vacant(usize),
}

impl<'a> Term<'a> {
    /// The years since somebody first sat, the latest first.
    pub fn list(committee: &'a Committee, frame: &Frame<'a>) -> Vec<Self> {
        let settings = frame.atlas.public.settings();
        let today = frame.atlas.public.as_of();
        let this = settings.municipal_year(today);
        let days = committee.seats.iter().filter_map(|seat| seat.from.or(seat.until));
        let Some(first) = days.filter(|day| *day <= today).min() else { return Vec::new() };
        let (month, day) = settings.municipal_year_starts;
        let begins = |year: i16| Day::new(year, month, day).unwrap_or_else(|_| Day::constant(year, month, 28));
        let mut runs: Vec<(i16, i16, Vec<Within>)> = Vec::new();
        for year in settings.municipal_year(first)..=this {
            let last = begins(year + 1).saturating_sub(1.day()).min(today);
            let within = within(committee, begins(year), last);
            match runs.last_mut() {
                Some((_, end, same)) if *same == within => *end = year,
                _ => runs.push((year, year, within)),
            }
        }
        let term = |(from, to, within): (i16, i16, Vec<Within>)| Self::of(committee, (from, to), &within, frame);
        runs.into_iter().rev().map(term).collect()
    }

    fn of(committee: &'a Committee, years: (i16, i16), within: &[Within], frame: &Frame<'a>) -> Self {
        let name = |year: i16| format!("{year}/{:02}", (year + 1) % 100);
        let (from, to) = years;
        let title = if from == to { name(from) } else { format!("{} to {}", name(from), name(to)) };
        let mut term = Self { id: from, title, seats: Vec::new(), vacancies: Vec::new() };
        for Within { place, from, until } in within {
            let (from, until) = (from.map(Date::from), until.map(Date::from));
            match place {
                Place::Held(at) => {
                    let mut seat = Seat::of(&committee.seats[*at], frame);
                    (seat.from, seat.until) = (from, until);
                    term.seats.push(seat);
                }
                Place::Vacant(at) => {
                    term.vacancies.push(Gap { role: language::role(committee.vacancies[*at].role), from, until });
                }
            }
        }
        term
    }
}

/// The seats of a year, the chair's first.
fn within(committee: &Committee, first: Day, last: Day) -> Vec<Within> {
    let days = |from: Option<Day>, until: Option<Day>| {
        let is_in = from.is_none_or(|from| from <= last) && until.is_none_or(|until| first <= until);
        is_in.then(|| (from.filter(|from| *from > first), until.filter(|until| *until < last)))
    };
    let mut held: Vec<(Role, Within)> = Vec::new();
    for (at, ModelSeat { role, from, until, .. }) in committee.seats.iter().enumerate() {
        if let Some((from, until)) = days(*from, *until) {
            held.push((*role, Within { place: Place::Held(at), from, until }));
        }
    }
    held.sort_by_key(|(role, _)| *role);
    let mut all: Vec<Within> = held.into_iter().map(|(_, within)| within).collect();
    for (at, Vacancy { from, until, .. }) in committee.vacancies.iter().enumerate() {
        if let Some((from, until)) = days(*from, *until) {
            all.push(Within { place: Place::Vacant(at), from, until });
        }
    }
    all
}
