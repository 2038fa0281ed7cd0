//! The rules that a paper alone cannot break, one family a file.
//!
//! Takes a meeting, or a [`Site`], and the [`Law`] of its authority; gives diagnostics. What is wrong with a meeting is
//! remembered as long as it and all that stands above it is the same. Mends nothing.

mod access;
mod agenda;
mod attendance;
mod dates;
mod foretold;
mod interests;
mod notice;
mod publication;
mod quorum;
mod record;
mod references;
mod said;
mod scene;
mod votes;
mod votes_in_words;
mod withheld;

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::law::{Law, Rules};
use crate::model::Site;
use crate::model::committee::{Committee, Person};
use crate::model::meeting::{Meeting, Status};
use crate::proceedings::{self, Numbers, Spot};
use foretold::Foretold;
use references::Recall;
use scene::Scene;

/// All that is wrong with one meeting; `above` is the site without any.
pub fn meeting(meeting: &Meeting, above: &Site, law: &Law) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    agenda::numbers(meeting, &mut diagnostics);
    agenda::urgency(meeting, &mut diagnostics);
    access::exemptions(meeting, &law.rules, &law.set, &mut diagnostics);
    publication::dates(meeting, &above.settings, &mut diagnostics);
    publication::order(meeting, &mut diagnostics);
    dates::dates(meeting, &mut diagnostics);
    sitting(meeting, above.committee(&meeting.committee), &above.people, &law.rules, &mut diagnostics);
    notice::notice(meeting, above.committee(&meeting.committee), law, &mut diagnostics);
    for words in meeting.words() {
        access::exempt_parts(words, &law.rules, &law.set, &mut diagnostics);
    }
    diagnostics
}

/// What a meeting says of others, to be held against them.
pub struct Told {
    /// The days of minutes that its items name.
    days: Vec<Recall>,
    /// The days on which it says that somebody meets.
    foretold: Vec<Foretold>,
    /// The resolutions that speak of others.
    speaking: Vec<Spot>,
    /// Its minutes say where they were confirmed, or an item says which it confirms.
    confirms: bool,
    /// What is said of it when its minutes stay a draft too long.
    unconfirmed: Option<Arc<Diagnostic>>,
}

/// What a meeting says of others; `above` is the site without any.
pub fn told(meeting: &Arc<Meeting>, above: &Site) -> Told {
    Told {
        days: references::recalls(meeting, above.committee(&meeting.committee)),
        foretold: foretold::foretold(meeting, &above.committees),
        speaking: proceedings::speaking(meeting),
        confirms: record::confirms(meeting),
        unconfirmed: record::unconfirmed(meeting).map(Arc::new),
    }
}

/// All that is wrong with the site as a whole, beside what is wrong with each meeting. Looks at every meeting and so
/// only at what is short; what each meeting says of others is given, and so are the numbers of minutes.
pub fn site(site: &Site, law: &Law, told: &[(&Meeting, &Told)], numbers: &Numbers) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    record::across(site, told, numbers, &mut diagnostics);
    references::references(site, told, &mut diagnostics);
    foretold::unmet(told.iter().map(|(meeting, told)| (*meeting, &*told.foretold)), site, &mut diagnostics);
    for (_, words) in site.plain_words() {
        access::exempt_parts(words, &law.rules, &law.set, &mut diagnostics);
    }
    diagnostics
}

/// Holds the record of a meeting against what follows from it: who was there, quorum, votes, interests.
fn sitting(
    meeting: &Meeting,
    committee: Option<&Committee>,
    people: &[Person],
    rules: &Rules,
    diagnostics: &mut Diagnostics,
) {
    if meeting.status == Some(Status::Cancelled) {
        return;
    }
    let proceedings = proceedings::of(meeting, committee);
    let scene = Scene { meeting, committee, people, proceedings: &proceedings, rules };
    votes::votes(&scene, diagnostics);
    votes::motions(&scene, diagnostics);
    votes_in_words::figures(&scene, diagnostics);
    interests::interests(&scene, diagnostics);
    said::said(&scene, diagnostics);
    if proceedings.is_recorded {
        attendance::lists(&scene, diagnostics);
        attendance::notes(&scene, diagnostics);
        withheld::notes(&scene, diagnostics);
        quorum::quorum(&scene, diagnostics);
    }
}
