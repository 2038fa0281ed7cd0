//! The law of each kind of authority: texts that are built in, holidays by date, and time counted day by day.
//!
//! Takes [`Rules`] and [`Holidays`], as a paper says them; gives a [`Law`]: what notice a meeting needs ([`notice`]),
//! what it was given, and which day counted for what reason. Law is data: the built-in texts stand in `src/law/rules/`
//! and `src/law/calendars/`, and are read as a site's own are. Knows one meeting at a time, never the site.

mod calendar;
mod count;
mod deadline;
pub mod notice;

pub use crate::model::holidays::Holidays;
pub use crate::model::rules::{Exemptions, Notice, Occasion, Rules, Unit};
pub use calendar::Calendar;
pub use count::{Count, Counted, Share, Why, count, latest};
pub use deadline::{Deadline, Due, deadlines};

use std::collections::BTreeMap;

use jiff::tz::TimeZone;

use crate::model::holidays::ClosedDay;

/// The law that an authority works under, with the days on which it is closed.
#[derive(Debug, Clone, PartialEq)]
pub struct Law {
    /// The name of the rules (`england-principal`).
    pub set: String,
    /// The rules.
    pub rules: Rules,
    /// The calendars that the rules name, by name; each with the closed days of the authority.
    calendars: BTreeMap<String, Calendar>,
    /// The calendar of rules that name none: the closed days alone.
    closed: Calendar,
    /// Where the authority's clocks are, when its settings say so.
    timezone: Option<TimeZone>,
}

impl Law {
    /// The law of that name, for an authority that is closed on some days and has its clocks in a zone.
    pub fn new<'a>(
        set: &str,
        rules: Rules,
        calendars: impl IntoIterator<Item = (&'a str, &'a Holidays)>,
        closed: &[ClosedDay],
        timezone: Option<TimeZone>,
    ) -> Self {
        let calendars = calendars
            .into_iter()
            .map(|(name, holidays)| (name.to_owned(), Calendar::of(Some(holidays), closed)))
            .collect();
        Self { set: set.to_owned(), rules, calendars, closed: Calendar::of(None, closed), timezone }
    }

    /// The calendar that a rule of notice goes by.
    pub fn calendar(&self, notice: &Notice) -> &Calendar {
        let name = notice.calendar.as_ref().or(self.rules.calendar.as_ref());
        name.and_then(|name| self.calendars.get(&name.value)).unwrap_or(&self.closed)
    }

    /// Where the clocks are that a rule of notice goes by.
    pub fn timezone<'a>(&'a self, notice: &'a Notice) -> &'a TimeZone {
        self.timezone.as_ref().or(notice.timezone.as_ref()).unwrap_or(&self.rules.timezone)
    }
}

/// A text that is built in: its name, its file in our source, and what stands there.
pub type BuiltIn = (&'static str, &'static str, &'static str);

macro_rules! built_in {
    ($folder:literal: $($name:literal)*) => {
        &[$(($name, concat!("src/law/", $folder, "/", $name, ".yaml"), include_str!(concat!($folder, "/", $name, ".yaml")))),*]
    };
}

/// The rules that are built in, sorted by name.
pub const RULES: &[BuiltIn] = built_in!("rules": "california" "england-parish" "england-principal" "massachusetts" "none"
    "northern-ireland" "scotland" "texas" "wales-principal");

/// The calendars that are built in, sorted by name.
pub const CALENDARS: &[BuiltIn] = built_in!("calendars": "england-and-wales" "massachusetts" "northern-ireland"
    "scotland" "texas" "united-states");
