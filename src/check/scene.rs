//! What the rules over one meeting look at: the meeting, its committee, what follows from its record, and the law.

use crate::diagnostic::Place;
use crate::law::Rules;
use crate::model::committee::{Committee, Person};
use crate::model::meeting::{Meeting, Resolution};
use crate::model::record::{Named, Vote};
use crate::proceedings::{Proceedings, What};

/// One meeting, as the rules look at it.
pub(super) struct Scene<'a> {
    /// The meeting.
    pub meeting: &'a Meeting,
    /// Its committee.
    pub committee: Option<&'a Committee>,
    /// Everybody who has a file.
    pub people: &'a [Person],
    /// What follows from the record.
    pub proceedings: &'a Proceedings,
    /// The law of the authority.
    pub rules: &'a Rules,
}

/// A resolution and the step at which it was decided.
pub(super) struct Decision<'a> {
    pub item: usize,
    pub step: usize,
    pub resolution: &'a Resolution,
}

impl<'a> Scene<'a> {
    /// The person with a file whom a name means.
    pub fn person(&self, named: &Named) -> Option<&'a Person> {
        named.person.as_ref().and_then(|id| self.people.iter().find(|person| person.id == *id))
    }

    /// A name as a message says it.
    pub fn said(&self, named: &Named) -> String {
        format!("`{}`", self.plain(named))
    }

    /// A participant as a message says it.
    pub fn name(&self, who: usize) -> String {
        self.said(&self.proceedings.people[who].who)
    }

    /// The name of a participant.
    pub fn plain_name(&self, who: usize) -> String {
        self.plain(&self.proceedings.people[who].who)
    }

    fn plain(&self, named: &Named) -> String {
        self.person(named).map_or_else(|| named.typed.value.clone(), Person::full_name)
    }

    /// Where a step stands.
    pub fn place(&self, step: usize) -> Place {
        self.proceedings.steps[step].place.clone()
    }

    /// Where the time of a step stands.
    pub fn place_of_time(&self, step: usize) -> Place {
        let step = &self.proceedings.steps[step];
        step.time_place.as_ref().unwrap_or(&step.place).clone()
    }

    /// The time of a step: "10.50am".
    pub fn clock(&self, step: usize) -> String {
        self.proceedings.steps[step].time.map_or(String::new(), |clock| clock.to_string())
    }

    /// The time of a step behind a verb: " at 10.50am"; nothing where the record gives none.
    pub fn when(&self, step: usize) -> String {
        self.proceedings.steps[step].time.map_or(String::new(), |clock| format!(" at {clock}"))
    }

    /// The resolution decided at a step.
    pub fn resolution(&self, step: usize) -> Option<&'a Resolution> {
        let at = &self.proceedings.steps[step];
        let What::Decides(number) = at.what else { return None };
        let item = self.meeting.items.get(at.item?)?;
        item.resolutions.iter().find(|resolution| resolution.number == number)
    }

    /// What was decided, in order.
    pub fn decisions(&self) -> impl Iterator<Item = Decision<'a>> + '_ {
        let steps = self.proceedings.steps.iter().enumerate();
        steps.filter_map(|(step, at)| Some(Decision { item: at.item?, step, resolution: self.resolution(step)? }))
    }
}

impl Decision<'_> {
    /// Where a vote on it was typed.
    pub fn place_of(&self, vote: &Vote) -> Place {
        vote.place.clone().unwrap_or_else(|| self.resolution.place.clone())
    }
}
