//! The rules that only a whole site can break, one family a file.
//!
//! Takes a [`Site`] and the [`Rules`] of its authority; gives diagnostics. Mends nothing.

mod access;
mod agenda;
mod attendance;
mod interests;
mod publication;
mod quorum;
mod scene;
mod votes;
mod votes_in_words;

use crate::diagnostic::Diagnostics;
use crate::law::Rules;
use crate::model::Site;
use crate::model::committee::{Committee, Person};
use crate::model::meeting::{Meeting, Status};
use crate::proceedings;
use scene::Scene;

/// All that is wrong with the site as a whole.
pub fn check(site: &Site, rules: &Rules) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    for meeting in &site.meetings {
        agenda::numbers(meeting, &mut diagnostics);
        agenda::urgency(meeting, &mut diagnostics);
        access::exemptions(meeting, rules, &site.settings.rules, &mut diagnostics);
        publication::dates(meeting, &site.settings, &mut diagnostics);
        record(meeting, site.committee(&meeting.committee), &site.people, rules, &mut diagnostics);
    }
    for words in site.words() {
        access::exempt_parts(words, rules, &site.settings.rules, &mut diagnostics);
    }
    diagnostics
}

/// Holds the record of a meeting against what follows from it: who was there, quorum, votes, interests.
fn record(
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
    if proceedings.is_recorded {
        attendance::lists(&scene, diagnostics);
        attendance::notes(&scene, diagnostics);
        quorum::quorum(&scene, diagnostics);
    }
}
