//! A calendar of holidays, as data: days by rule, days by date, and how far it is known.
//!
//! Built in or a site's own; `docs/law.md` says how a calendar is typed. Which day falls where is left to `law`.

use std::collections::BTreeSet;

use jiff::civil::{Date, Weekday};

/// The holidays of a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holidays {
    /// What they are ("Bank holidays in Scotland").
    pub name: String,
    /// Where they stand in the law.
    pub cite: Option<String>,
    /// The last year that is announced; none where the law needs no announcement.
    pub until: Option<i16>,
    /// The holidays.
    pub days: Vec<Holiday>,
}

/// A holiday that comes again, or days that came once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holiday {
    /// What it is called.
    pub name: String,
    /// When it is.
    pub on: When,
    /// The day kept instead when it falls on a weekend.
    pub substitute: Substitute,
    /// The first year.
    pub from: Option<i16>,
    /// The last year.
    pub until: Option<i16>,
    /// Years in which it was not.
    pub except: BTreeSet<i16>,
}

/// When a holiday is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum When {
    /// A day that the rule gives in each year, and some days before or after it.
    EachYear(Anchor, i32),
    /// These days.
    Dates(Vec<Date>),
}

/// A day in each year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// A month and a day of it.
    Day(i8, i8),
    /// The nth weekday of a month; the last one for -1.
    Weekday(i8, Weekday, i8),
    /// Easter Day.
    Easter,
}

/// The day kept instead of one that falls on a weekend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Substitute {
    /// None: it is kept on its day.
    #[default]
    None,
    /// The next weekday that is no holiday, after a Saturday or a Sunday (United Kingdom).
    Next,
    /// The Friday before a Saturday, the Monday after a Sunday (United States, federal).
    Nearest,
    /// The Monday after a Sunday (Massachusetts).
    AfterSunday,
}

/// A day on which the authority is closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClosedDay {
    /// The day.
    pub date: Date,
    /// Why, where somebody says.
    pub name: Option<String>,
}
