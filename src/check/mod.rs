//! The rules that only a whole site can break, one family a file.
//!
//! Takes a [`Site`] and the [`Law`] of its authority; gives diagnostics. Mends nothing.

mod access;
mod agenda;
mod notice;
mod publication;

use crate::diagnostic::Diagnostics;
use crate::law::Law;
use crate::model::Site;

/// All that is wrong with the site as a whole.
pub fn check(site: &Site, law: &Law) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    for meeting in &site.meetings {
        agenda::numbers(meeting, &mut diagnostics);
        agenda::urgency(meeting, &mut diagnostics);
        access::exemptions(meeting, &law.rules, &law.set, &mut diagnostics);
        publication::dates(meeting, &site.settings, &mut diagnostics);
        notice::notice(meeting, site.committee(&meeting.committee), law, &mut diagnostics);
    }
    for words in site.words() {
        access::exempt_parts(words, &law.rules, &law.set, &mut diagnostics);
    }
    diagnostics
}
