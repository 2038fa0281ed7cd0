//! The rules that only a whole site can break, one family a file.
//!
//! Takes a [`Site`] and the [`Rules`] of its authority; gives diagnostics. Mends nothing.

mod access;
mod agenda;
mod publication;
mod record;

use crate::diagnostic::Diagnostics;
use crate::law::Rules;
use crate::model::Site;

/// All that is wrong with the site as a whole.
pub fn check(site: &Site, rules: &Rules) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    for meeting in &site.meetings {
        agenda::numbers(meeting, &mut diagnostics);
        agenda::urgency(meeting, &mut diagnostics);
        access::exemptions(meeting, rules, &site.settings.rules, &mut diagnostics);
        publication::dates(meeting, &site.settings, &mut diagnostics);
    }
    record::across(site, &mut diagnostics);
    for words in site.words() {
        access::exempt_parts(words, rules, &site.settings.rules, &mut diagnostics);
    }
    diagnostics
}
