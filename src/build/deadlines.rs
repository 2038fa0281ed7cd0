//! What is still to be published, over all meetings of a site.

use jiff::civil::Date;

use super::memo::Memo;
use super::outcome::Clock;
use super::{Error, Options, Outcome, assemble};
use crate::files::Look;
use crate::law::{self, Deadline, Due, Law};
use crate::model::Site;

/// What has to be published, soonest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadlines {
    /// Where the site is found.
    pub base_url: String,
    /// The ids of the committees.
    pub committees: Vec<String>,
    /// All deadlines.
    pub all: Vec<Deadline>,
}

/// What has to be published for the meetings of a site from a day on, soonest first; with what is wrong with the site.
pub fn deadlines(options: &Options, from: Date) -> Result<(Outcome, Deadlines), Error> {
    let mut outcome = Outcome::default();
    let mut memo = Memo::default();
    let (site, law) = assemble(options, &Look::Everywhere, &mut memo, &(), &mut outcome, &mut Clock::start())?;
    let deadlines = Deadlines {
        base_url: site.settings.base_url.clone(),
        committees: site.committees.iter().map(|committee| committee.id.to_string()).collect(),
        all: of_site(&site, &law, options.as_of, from),
    };
    outcome.diagnostics.apply(&site.settings.checks);
    outcome.finish(&options.root);
    Ok((outcome, deadlines))
}

/// The agenda that has to be out next and is not out yet.
pub(super) fn next_agenda(site: &Site, law: &Law, today: Date) -> Option<Deadline> {
    let all = of_site(site, law, today, today);
    all.into_iter()
        .find(|deadline| deadline.what == Due::Agenda && deadline.published.is_none() && deadline.latest.date >= today)
}

fn of_site(site: &Site, law: &Law, today: Date, from: Date) -> Vec<Deadline> {
    let mut deadlines: Vec<Deadline> = site
        .meetings
        .iter()
        .flat_map(|meeting| law::deadlines(meeting, site.committee(&meeting.committee), law, today))
        .filter(|deadline| deadline.date >= from || deadline.what == Due::Decisions)
        .collect();
    deadlines.sort_by(|a, b| (a.latest, &a.meeting).cmp(&(b.latest, &b.meeting)));
    deadlines
}
