//! The rules that a paper alone cannot break, one family a file.
//!
//! Takes a meeting, or a [`Site`], and the [`Law`] of its authority; gives diagnostics. What is wrong with a meeting is
//! remembered as long as it and all that stands above it is the same. Mends nothing.

mod access;
mod agenda;
mod notice;
mod publication;
mod record;

use crate::diagnostic::Diagnostics;
use crate::law::Law;
use crate::model::Site;
use crate::model::meeting::Meeting;

/// All that is wrong with one meeting; `above` is the site without any.
pub fn meeting(meeting: &Meeting, above: &Site, law: &Law) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    agenda::numbers(meeting, &mut diagnostics);
    agenda::urgency(meeting, &mut diagnostics);
    access::exemptions(meeting, &law.rules, &law.set, &mut diagnostics);
    publication::dates(meeting, &above.settings, &mut diagnostics);
    notice::notice(meeting, above.committee(&meeting.committee), law, &mut diagnostics);
    for words in meeting.words() {
        access::exempt_parts(words, &law.rules, &law.set, &mut diagnostics);
    }
    diagnostics
}

/// All that is wrong with the site as a whole, beside what is wrong with each meeting. Looks at every meeting and so
/// only at what is short.
pub fn site(site: &Site, law: &Law) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    record::across(site, &mut diagnostics);
    for (_, words) in site.plain_words() {
        access::exempt_parts(words, &law.rules, &law.set, &mut diagnostics);
    }
    diagnostics
}
