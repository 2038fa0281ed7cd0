//! Whom a paper is about: the people with a page who are named in its facts or in its words.

use std::collections::BTreeSet;

use super::fold::words;
use super::hash::Map;
use crate::model::body::Block;
use crate::model::identity::PersonId;
use crate::model::meeting::{Item, Meeting};
use crate::model::record::{Named, Vote};
use crate::model::{PublicSite, any_block};

/// The names by which people are found in words: two words or more, as a surname alone may be another's.
#[derive(Debug, Default)]
pub(super) struct Roll {
    /// By their first word.
    names: Map<String, Vec<Name>>,
}

/// A name on the roll.
#[derive(Debug)]
pub(super) struct Name {
    /// Whose it is.
    pub person: PersonId,
    /// Its words after the first.
    pub rest: Vec<String>,
}

impl Roll {
    /// The people of a site.
    pub fn of(public: &PublicSite) -> Self {
        let mut roll = Self::default();
        for person in public.people() {
            let mut words = words(&person.name).into_iter();
            let (Some(first), rest) = (words.next(), words.collect::<Vec<_>>()) else { continue };
            if !rest.is_empty() {
                roll.names.entry(first).or_default().push(Name { person: person.id.clone(), rest });
            }
        }
        roll
    }

    /// The names that begin with a word.
    pub fn beginning_with(&self, word: &str) -> &[Name] {
        self.names.get(word).map_or(&[], Vec::as_slice)
    }
}

/// The people tied to the facts of a meeting as a whole: who was there, who was not.
pub(super) fn of_meeting(meeting: &Meeting) -> BTreeSet<PersonId> {
    let attendance = &meeting.attendance;
    let lists = [&attendance.present, &attendance.apologies, &attendance.absent, &attendance.in_attendance];
    let attendees = lists.into_iter().flatten().map(|attendee| &attendee.who);
    let substitutes = attendance.substitutes.iter().flat_map(|substitute| [&substitute.member, &substitute.instead_of]);
    tied(attendees.chain(substitutes).chain(&attendance.chair))
}

/// The people tied to the facts of an item: who moved, seconded, voted, declared, came, went, or has something to do.
pub(super) fn of_item(item: &Item) -> BTreeSet<PersonId> {
    let resolutions = item.resolutions.iter();
    let moved = resolutions
        .clone()
        .flat_map(|resolution| resolution.moved.as_deref().into_iter().chain(resolution.seconded.as_deref()));
    let voted = resolutions.clone().filter_map(|resolution| resolution.vote.as_deref()).flat_map(voters);
    let actions = item.actions.iter().chain(resolutions.flat_map(|resolution| &resolution.actions));
    let owners = actions.filter_map(|action| action.owner.as_ref());
    let declared = item.declarations.iter().map(|declaration| &declaration.member);
    let mut people = tied(moved.chain(voted).chain(owners).chain(declared));
    any_block(&item.minute.body.blocks, &mut |block| {
        if let Block::TimedNote(note) = block {
            people.extend(tied(note.movements.iter().map(|movement| &movement.who)));
        }
        false
    });
    people
}

/// The ids of those who have one.
pub(super) fn tied<'n>(named: impl Iterator<Item = &'n Named>) -> BTreeSet<PersonId> {
    named.filter_map(|named| named.person.clone()).collect()
}

fn voters(vote: &Vote) -> impl Iterator<Item = &Named> {
    let sides = [&vote.in_favour, &vote.against, &vote.abstained];
    sides.into_iter().flat_map(|side| &side.names).chain(&vote.casting)
}
