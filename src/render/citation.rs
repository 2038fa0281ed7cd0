//! How a place in the record is cited: in words that anybody can look up, and by an address that never changes.

use super::atlas::{Atlas, Decided};
use super::html::{self, escape};
use super::language;
use crate::model::address::{Address, percent_encode};
use crate::model::meeting::{Item, Meeting};

/// A citation.
pub(super) struct Cited {
    /// "Overview and Scrutiny Management Board, 30 August 2018, minute 32, resolution 2", as HTML.
    pub words: String,
    /// The full address: `https://democracy.example.org/committees/osmb/2018-08-30/ict-reprovision/#resolution-2`.
    pub address: String,
}

impl Cited {
    /// The citation of an item.
    pub fn item(meeting: &Meeting, item: &Item, atlas: &Atlas) -> Self {
        let committee = atlas.committee(&meeting.committee);
        let mut words = String::new();
        let (name, language) = committee
            .map_or((meeting.committee.as_str(), None), |known| (known.title.as_str(), known.language.as_deref()));
        html::said(name, language, &mut words);
        escape::text(&format!(", {}, ", sitting(meeting)), &mut words);
        match (atlas.ledger().numbers().of_item(&item.id), &item.number) {
            (Some(minute), _) => escape::text(&format!("minute {minute}"), &mut words),
            (None, Some(number)) => escape::text(&format!("item {}", number.value), &mut words),
            (None, None) => html::said(&item.title, item.language.as_deref(), &mut words),
        }
        let address = percent_encode(Address::item(&item.id).as_str());
        Self { words, address: atlas.public.settings().base_url.clone() + &address }
    }

    /// The citation of a resolution.
    pub fn resolution(decided: Decided<'_>, atlas: &Atlas) -> Self {
        let Self { words, address } = Self::item(decided.meeting, decided.item, atlas);
        let number = decided.resolution.number;
        Self { words: format!("{words}, resolution {number}"), address: format!("{address}#resolution-{number}") }
    }
}

/// The day of a meeting, and what tells two sittings of one day apart: "30 August 2018 (extraordinary)".
pub(super) fn sitting(meeting: &Meeting) -> String {
    let day = language::day(meeting.date);
    let behind = meeting.id.sitting().strip_prefix(&meeting.date.to_string()).unwrap_or_default();
    match behind.trim_matches('-') {
        "" => day,
        behind => format!("{day} ({})", behind.replace('-', " ")),
    }
}
