//! The settings of a site: the authority, its addresses, its rules and its words.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;

use super::holidays::ClosedDay;
use super::identity::PageId;
use crate::diagnostic::{Code, Placed, Severity};

/// What `site.yaml` says.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// The body that publishes.
    pub authority: String,
    /// The site's title; the authority's name where none is given.
    pub title: String,
    /// Where the site is published, without a slash at the end.
    pub base_url: String,
    /// The name of the set of rules (`england-principal`).
    pub rules: String,
    /// The language of the record (BCP 47).
    pub language: String,
    /// The name of the theme.
    pub theme: String,
    /// Month and day on which the municipal year starts.
    pub municipal_year_starts: (i8, i8),
    /// How minute numbers are written (`{n}/{yy}`); where nothing says so, only those that are pinned begin a count.
    pub minute_number: Option<String>,
    /// The licence of the record, as an SPDX id.
    pub licence: Option<String>,
    /// Whom to ask.
    pub contact: Contact,
    /// The plain page that says how to come to a meeting and ask a question.
    pub attend: Option<PageId>,
    /// The places where meetings are held.
    pub venues: Vec<Venue>,
    /// Papers without a publication date are open (and not withheld).
    pub undated_is_open: bool,
    /// Words that a clerk has planted in withheld papers, and that nothing published may hold. A public site has none.
    pub canaries: Vec<Placed<String>>,
    /// Days on which the authority is closed, beside the holidays of its calendar.
    pub holidays: Vec<ClosedDay>,
    /// Where its clocks are, when its rules do not say it right.
    pub timezone: Option<TimeZone>,
    /// What `checks:` chose for a code; `None` silences it.
    pub checks: BTreeMap<Code, Option<Severity>>,
}

/// A place where meetings are held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Venue {
    /// Its name, as meetings give it in `venue`.
    pub name: String,
    /// Where it is.
    pub address: Option<String>,
    /// The address of a map.
    pub map: Option<String>,
}

/// Whom to ask about a meeting.
#[derive(Debug, Clone, Default, PartialEq)]
#[allow(missing_docs, reason = "plain words")]
pub struct Contact {
    pub name: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
}

impl Settings {
    /// The place of that name.
    pub fn venue(&self, name: &str) -> Option<&Venue> {
        self.venues.iter().find(|venue| venue.name.eq_ignore_ascii_case(name.trim()))
    }

    /// The municipal year that a date falls in, named by the calendar year it starts in.
    pub fn municipal_year(&self, date: jiff::civil::Date) -> i16 {
        municipal_year(date, self.municipal_year_starts)
    }
}

/// The municipal year that a date falls in, where one begins on a month and day.
pub fn municipal_year(date: jiff::civil::Date, begins: (i8, i8)) -> i16 {
    if (date.month(), date.day()) < begins { date.year() - 1 } else { date.year() }
}
