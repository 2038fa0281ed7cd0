//! Minute numbers: they run on by committee through the municipal year, in the order in which items were taken.
//!
//! Takes meetings by date; gives each minute its number as it is shown, and names the pinned ones that skip or repeat.
//! A count starts with 1 where the settings ask for numbers, else with the first number that a paper pins. Where a
//! meeting was held whose minutes are not there yet, nobody knows what comes after it, until a number is pinned:
//! a number that is shown never changes. Drafts are not counted.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use jiff::civil::Date;

use super::order::order_of_record;
use crate::diagnostic::Placed;
use crate::model::committee::Committee;
use crate::model::identity::{CommitteeId, ItemId};
use crate::model::meeting::{Item, Meeting, Status};
use crate::model::record::MinuteNumber;
use crate::model::settings::{Settings, municipal_year};

/// The numbers of minutes.
#[derive(Debug, Default)]
pub struct Numbers {
    /// Those of each committee's year.
    years: BTreeMap<CommitteeId, BTreeMap<i16, Arc<Year>>>,
    /// The month and the day on which a municipal year begins.
    begins: (i8, i8),
}

/// The numbers of the minutes of one committee in one municipal year.
#[derive(Debug)]
struct Year {
    /// The meetings, by date.
    meetings: Vec<Arc<Meeting>>,
    format: Format,
    shown: HashMap<ItemId, String>,
    faults: Vec<NumberFault>,
}

/// What is wrong with a pinned number.
#[derive(Debug, PartialEq, Eq)]
pub struct NumberFault {
    /// The number, as shown, where it was typed.
    pub number: Placed<String>,
    /// What is wrong with it.
    pub sort: NumberFaultSort,
}

/// The ways in which a pinned number is wrong.
#[derive(Debug, PartialEq, Eq)]
pub enum NumberFaultSort {
    /// It does not follow the one before, which is shown so; the next was expected.
    Skips {
        /// The number before it.
        before: String,
        /// The number that would follow.
        expected: String,
    },
    /// Another minute of the committee's year has it.
    Repeats {
        /// The other minute.
        other: ItemId,
    },
}

/// How far the count of a committee's year has come.
#[derive(Debug, Clone, Default)]
struct Count {
    last: Reached,
    taken: HashMap<String, ItemId>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Reached {
    /// No minute yet.
    #[default]
    Nothing,
    /// This number.
    Number(u32),
    /// Nobody knows: minutes are not there yet.
    Unknown,
}

impl Numbers {
    /// The numbers of the minutes of some meetings, which stand by date.
    pub fn of(meetings: &[Arc<Meeting>], committees: &[Committee], settings: &Settings) -> Self {
        Self::after(&Self::default(), meetings, committees, settings)
    }

    /// The same, where some are known: a committee's year of which all meetings are the very same is not counted again.
    pub fn after(before: &Self, meetings: &[Arc<Meeting>], committees: &[Committee], settings: &Settings) -> Self {
        let mut groups: HashMap<(&CommitteeId, i16), Vec<&Arc<Meeting>>> = HashMap::new();
        for meeting in meetings.iter().filter(|meeting| !meeting.draft) {
            groups.entry((&meeting.committee, settings.municipal_year(meeting.date))).or_default().push(meeting);
        }
        let mut years: BTreeMap<CommitteeId, BTreeMap<i16, Arc<Year>>> = BTreeMap::new();
        for ((id, year), meetings) in groups {
            let committee = committees.iter().find(|committee| committee.id == *id);
            let name = committee.map_or(id.as_str(), |it| it.short.as_deref().unwrap_or(&it.title));
            let format = Format { pattern: settings.minute_number.clone(), committee: name.to_owned(), year };
            let known = before.years.get(id).and_then(|years| years.get(&year));
            let same = known.filter(|known| known.is_of(&meetings, &format)).map(Arc::clone);
            let numbers = same.unwrap_or_else(|| Arc::new(Year::of(&meetings, format)));
            years.entry(id.clone()).or_default().insert(year, numbers);
        }
        Self { years, begins: settings.municipal_year_starts }
    }

    /// The number of an item's minute, as it is shown.
    pub fn of_item(&self, item: &ItemId) -> Option<&str> {
        let (committee, rest) = item.as_str().split_once('/')?;
        let date: Date = rest.get(..10)?.parse().ok()?;
        let year = municipal_year(date, self.begins);
        self.years.get(committee)?.get(&year)?.shown.get(item).map(String::as_str)
    }

    /// What is wrong with those that are pinned.
    pub fn faults(&self) -> impl Iterator<Item = &NumberFault> {
        self.years.values().flat_map(BTreeMap::values).flat_map(|year| &year.faults)
    }
}

impl Year {
    fn of(meetings: &[&Arc<Meeting>], format: Format) -> Self {
        let meetings: Vec<Arc<Meeting>> = meetings.iter().copied().cloned().collect();
        let (shown, faults) = Default::default();
        let mut year = Self { meetings: Vec::new(), format, shown, faults };
        let mut count = Count::default();
        meetings.iter().for_each(|meeting| year.count(meeting, &mut count));
        Self { meetings, ..year }
    }

    /// Are these its meetings, and is this how its numbers are written?
    fn is_of(&self, meetings: &[&Arc<Meeting>], format: &Format) -> bool {
        self.format == *format
            && self.meetings.len() == meetings.len()
            && self.meetings.iter().zip(meetings).all(|(one, other)| Arc::ptr_eq(one, other))
    }

    fn count(&mut self, meeting: &Meeting, count: &mut Count) {
        if !has_minutes(meeting) {
            let is_awaited =
                matches!(meeting.status, Some(Status::Held | Status::Adjourned)) && !meeting.items.is_empty();
            if is_awaited {
                count.last = Reached::Unknown;
            }
            return;
        }
        let is_pinned = |item: &Item| matches!(item.minute_number, MinuteNumber::Pinned(_));
        if self.format.pattern.is_none() && count.last == Reached::Nothing && !meeting.items.iter().any(is_pinned) {
            return;
        }
        for item in order_of_record(&meeting.items) {
            match &item.minute_number {
                MinuteNumber::Pinned(typed) => self.pin(item, typed, count),
                MinuteNumber::Counted if takes_number(item) => {
                    let next = match count.last {
                        Reached::Number(last) => last + 1,
                        Reached::Nothing if self.format.pattern.is_some() => 1,
                        Reached::Nothing | Reached::Unknown => continue,
                    };
                    count.last = Reached::Number(next);
                    let shown = self.format.write(next);
                    count.taken.insert(shown.clone(), item.id.clone());
                    self.shown.insert(item.id.clone(), shown);
                }
                MinuteNumber::Counted | MinuteNumber::Unnumbered => {}
            }
        }
    }

    /// Takes a number as a paper gives it, and names what is wrong with it.
    fn pin(&mut self, item: &Item, typed: &Placed<String>, count: &mut Count) {
        let (number, shown) = self.format.read(&typed.value);
        let fault = |sort| NumberFault { number: Placed::new(shown.clone(), typed.place.clone()), sort };
        if let Some(other) = count.taken.get(&shown) {
            self.faults.push(fault(NumberFaultSort::Repeats { other: other.clone() }));
        } else if let (Some(number), Reached::Number(last)) = (number, count.last)
            && number != last + 1
        {
            let (before, expected) = (self.format.write(last), self.format.write(last + 1));
            self.faults.push(fault(NumberFaultSort::Skips { before, expected }));
        }
        if let Some(number) = number {
            count.last = Reached::Number(number);
        }
        count.taken.insert(shown.clone(), item.id.clone());
        self.shown.insert(item.id.clone(), shown);
    }
}

/// How the numbers of a committee's year are written.
#[derive(Debug, PartialEq, Eq)]
struct Format {
    pattern: Option<String>,
    committee: String,
    year: i16,
}

impl Format {
    fn write(&self, number: u32) -> String {
        let pattern = self.pattern.as_deref().unwrap_or("{n}");
        let year = self.year.rem_euclid(100);
        let written = pattern.replace("{n}", &number.to_string()).replace("{yy}", &format!("{year:02}"));
        written.replace("{committee}", &self.committee)
    }

    /// A number as typed: what it counts as, and how it is shown. One that is more than digits is shown as typed.
    fn read(&self, typed: &str) -> (Option<u32>, String) {
        if let Ok(number) = typed.parse() {
            return (Some(number), self.write(number));
        }
        let digits = typed.find(|letter: char| letter.is_ascii_digit()).map(|start| {
            let rest = &typed[start..];
            &rest[..rest.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(rest.len())]
        });
        (digits.and_then(|digits| digits.parse().ok()), typed.to_owned())
    }
}

/// Is there a record of the meeting? What is withheld of it makes no difference, so that the public counts as we do.
fn has_minutes(meeting: &Meeting) -> bool {
    let has_minute = |item: &Item| item.access.is_open() && !item.draft && has_minute(item);
    meeting.status != Some(Status::Cancelled)
        && (meeting.minutes.is_some() || !meeting.attendance.present.is_empty() || meeting.items.iter().any(has_minute))
}

fn has_minute(item: &Item) -> bool {
    !item.minute.is_empty() || item.resolutions.iter().any(|resolution| !resolution.draft)
}

/// Does a minute count? One that is withheld does whether it is written or not: the public knows only that there is one.
fn takes_number(item: &Item) -> bool {
    item.number.is_some() && (!item.access.is_open() || has_minute(item))
}
