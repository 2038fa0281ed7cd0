//! Which day is a holiday: rules and dates worked out, year by year.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use crate::model::holidays::{Anchor, ClosedDay, Holiday, Holidays, Substitute, When};

/// The years whose holidays are worked out.
const YEARS: std::ops::RangeInclusive<i16> = 1972..=2100;

/// The holidays of a place by date, with the days on which an authority is closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    days: BTreeMap<Date, Arc<str>>,
    known_until: Option<i16>,
}

impl Calendar {
    /// The calendar of some holidays and some closed days. A closed day in a later year than was announced says that
    /// somebody has looked at that year.
    pub fn of(holidays: Option<&Holidays>, closed: &[ClosedDay]) -> Self {
        let mut days = holidays.map(by_date).unwrap_or_default();
        let last = closed.iter().map(|closed| closed.date.year()).max();
        for closed in closed {
            let name = closed.name.as_deref().unwrap_or("a day on which the authority is closed");
            days.entry(closed.date).or_insert_with(|| name.into());
        }
        let known_until = holidays.and_then(|holidays| holidays.until).map(|until| until.max(last.unwrap_or(until)));
        Self { days, known_until }
    }

    /// What a day is called when it is a holiday.
    pub fn holiday(&self, date: Date) -> Option<&Arc<str>> {
        self.days.get(&date)
    }

    /// The last year that it knows for sure; none when it knows them all.
    pub fn known_until(&self) -> Option<i16> {
        self.known_until
    }

    /// The holidays of a year.
    pub fn year(&self, year: i16) -> impl Iterator<Item = (Date, &str)> {
        let days = self.days.iter().filter(move |(date, _)| date.year() == year);
        days.map(|(date, name)| (*date, &**name))
    }
}

fn by_date(holidays: &Holidays) -> BTreeMap<Date, Arc<str>> {
    let mut days = BTreeMap::new();
    let mut moved: Vec<(Date, &Holiday)> = Vec::new();
    for holiday in &holidays.days {
        for date in dates(holiday) {
            if is_moved(holiday.substitute, date.weekday()) {
                moved.push((date, holiday));
            } else {
                days.insert(date, holiday.name.as_str().into());
            }
        }
    }
    // In the order of their days: of Christmas Day on a Saturday and Boxing Day on the Sunday, Christmas goes first.
    moved.sort_by_key(|(date, _)| *date);
    for (date, holiday) in moved {
        let kept = kept_instead(date, holiday.substitute, &days);
        days.insert(kept, format!("{} (substitute day)", holiday.name).into());
    }
    days
}

/// The days on which a holiday falls.
fn dates(holiday: &Holiday) -> Vec<Date> {
    match &holiday.on {
        When::Dates(dates) => dates.clone(),
        When::EachYear(anchor, offset) => {
            let from = holiday.from.unwrap_or(*YEARS.start()).max(*YEARS.start());
            let until = holiday.until.unwrap_or(*YEARS.end()).min(*YEARS.end());
            let years = (from..=until).filter(|year| !holiday.except.contains(year));
            years.filter_map(|year| Some(day_of(*anchor, year)?.saturating_add(offset.days()))).collect()
        }
    }
}

fn day_of(anchor: Anchor, year: i16) -> Option<Date> {
    match anchor {
        Anchor::Day(month, day) => Date::new(year, month, day).ok(),
        Anchor::Weekday(nth, weekday, month) => Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok(),
        Anchor::Easter => Some(easter(year)),
    }
}

/// Easter Day of a year in the Gregorian calendar, by the method that was printed in `Nature` in 1876.
pub(super) fn easter(year: i16) -> Date {
    let number = i32::from(year);
    let (golden, century, in_century) = (number % 19, number / 100, number % 100);
    let moon_drift = (century - (century + 8) / 25 + 1) / 3;
    let full_moon = (19 * golden + century - century / 4 - moon_drift + 15) % 30;
    let sunday = (32 + 2 * (century % 4) + 2 * (in_century / 4) - full_moon - in_century % 4) % 7;
    let late_moon = (golden + 11 * full_moon + 22 * sunday) / 451;
    let month_and_day = full_moon + sunday - 7 * late_moon + 114;
    let small = |number: i32| i8::try_from(number).expect("a month or a day is small");
    Date::new(year, small(month_and_day / 31), small(month_and_day % 31 + 1)).expect("Easter is in March or April")
}

fn is_moved(substitute: Substitute, weekday: Weekday) -> bool {
    match substitute {
        Substitute::None => false,
        Substitute::Next | Substitute::Nearest => matches!(weekday, Weekday::Saturday | Weekday::Sunday),
        Substitute::AfterSunday => weekday == Weekday::Sunday,
    }
}

fn kept_instead(date: Date, substitute: Substitute, days: &BTreeMap<Date, Arc<str>>) -> Date {
    let is_weekend = |date: Date| matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday);
    match substitute {
        Substitute::None => date,
        Substitute::Nearest if date.weekday() == Weekday::Saturday => date.saturating_sub(1.day()),
        Substitute::Nearest | Substitute::AfterSunday => date.saturating_add(1.day()),
        Substitute::Next => {
            let mut kept = date;
            while is_weekend(kept) || days.contains_key(&kept) {
                kept = kept.saturating_add(1.day());
            }
            kept
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_falls_where_it_fell() {
        for day in ["1990-04-15", "1995-04-16", "2000-04-23", "2008-03-23", "2011-04-24", "2018-04-01", "2038-04-25"] {
            let day: Date = day.parse().expect("a date");
            assert_eq!(easter(day.year()), day);
        }
    }
}
