//! What follows from the record of the site, worked out once and shared by all pages.
//!
//! Takes a [`PublicSite`]; gives minute numbers, what has become of resolutions, actions, attendance and confirmations.
//! Knows only what the public may see. Never changes once it is made.

use std::collections::HashMap;
use std::sync::Arc;

use crate::model::PublicSite;
use crate::model::identity::{ItemId, PersonId, ResolutionId};
use crate::model::meeting::{Item, Meeting, Resolution};
use crate::model::record::{Declaration, Named};
use crate::proceedings::{Attendances, Numbers, Register, Spot, Task, actions, confirming_item};

/// What follows from the record.
pub(super) struct Ledger {
    /// The numbers of minutes.
    pub numbers: Numbers,
    /// What has become of resolutions.
    pub register: Register,
    /// Every action, in the order in which they were asked for.
    pub tasks: Vec<Task>,
    /// Who was at which meeting.
    pub attendances: Attendances,
    tasks_of: HashMap<ResolutionId, Vec<usize>>,
    tasks_beside: HashMap<ItemId, Vec<usize>>,
    confirmed_under: HashMap<ItemId, Vec<Arc<Meeting>>>,
    declared: HashMap<PersonId, Vec<Declared>>,
    moved: HashMap<PersonId, Vec<(Spot, Hand)>>,
}

/// A declaration and where it was made.
pub(super) struct Declared {
    /// The item.
    pub at: Spot,
    /// The declaration.
    pub declaration: Declaration,
}

/// What somebody did for a motion.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Hand {
    /// Moved it.
    Moved,
    /// Seconded it.
    Seconded,
}

impl Ledger {
    /// Works everything out.
    pub fn of(public: &PublicSite) -> Self {
        let meetings = public.meetings();
        let numbers = Numbers::of(meetings, public.committees(), public.settings());
        let register = Register::of(meetings, &numbers);
        let tasks = actions(meetings, &register, public.as_of());
        let mut ledger = Self {
            numbers,
            register,
            tasks,
            attendances: Attendances::of(meetings, public.committees()),
            tasks_of: HashMap::new(),
            tasks_beside: HashMap::new(),
            confirmed_under: HashMap::new(),
            declared: HashMap::new(),
            moved: HashMap::new(),
        };
        for (index, task) in ledger.tasks.iter().enumerate() {
            match task.at.resolution() {
                Some(resolution) => ledger.tasks_of.entry(resolution.id.clone()).or_default().push(index),
                None => ledger.tasks_beside.entry(task.at.item().id.clone()).or_default().push(index),
            }
        }
        for meeting in meetings {
            ledger.add_confirmation(meeting, public);
            for at in 0..meeting.items.len() {
                ledger.add_people(meeting, at);
            }
        }
        ledger
    }

    /// What a resolution asks for.
    pub fn tasks_of(&self, resolution: &ResolutionId) -> impl Iterator<Item = &Task> {
        self.tasks_of.get(resolution).into_iter().flatten().map(|index| &self.tasks[*index])
    }

    /// What an item asks for beside its resolutions.
    pub fn tasks_beside(&self, item: &ItemId) -> impl Iterator<Item = &Task> {
        self.tasks_beside.get(item).into_iter().flatten().map(|index| &self.tasks[*index])
    }

    /// The meetings whose minutes were confirmed under an item.
    pub fn confirmed_under(&self, item: &ItemId) -> &[Arc<Meeting>] {
        self.confirmed_under.get(item).map_or(&[], Vec::as_slice)
    }

    /// What a person declared, by date.
    pub fn declared_by(&self, person: &PersonId) -> &[Declared] {
        self.declared.get(person).map_or(&[], Vec::as_slice)
    }

    /// What a person moved or seconded, by date.
    pub fn moved_by(&self, person: &PersonId) -> &[(Spot, Hand)] {
        self.moved.get(person).map_or(&[], Vec::as_slice)
    }

    fn add_confirmation(&mut self, meeting: &Arc<Meeting>, public: &PublicSite) {
        let confirming = meeting.minutes.as_ref().and_then(|minutes| minutes.confirmed_at.as_ref());
        let confirming = confirming.and_then(|id| public.meeting(&id.value));
        if let Some(item) = confirming.and_then(|confirming| confirming_item(confirming, meeting)) {
            self.confirmed_under.entry(item.id.clone()).or_default().push(Arc::clone(meeting));
        }
    }

    fn add_people(&mut self, meeting: &Arc<Meeting>, at: usize) {
        let item = &meeting.items[at];
        for declaration in declarations(item) {
            if let Some(person) = &declaration.member.person {
                let declared = Declared { at: Spot::of_item(meeting, at), declaration: declaration.clone() };
                self.declared.entry(person.clone()).or_default().push(declared);
            }
        }
        for (index, resolution) in item.resolutions.iter().enumerate() {
            for (named, hand) in hands(resolution) {
                if let Some(person) = &named.person {
                    let spot = Spot::of_resolution(meeting, at, index);
                    self.moved.entry(person.clone()).or_default().push((spot, hand));
                }
            }
        }
    }
}

/// What members declared under an item, in its front matter and in its minute; each once.
fn declarations(item: &Item) -> impl Iterator<Item = &Declaration> {
    use crate::model::body::Block;
    let in_minute = item.minute.body.blocks.iter().filter_map(|block| match block {
        Block::Declaration(declaration) => Some(&**declaration),
        _ => None,
    });
    item.declarations.iter().chain(in_minute.filter(|declaration| !item.declarations.contains(declaration)))
}

/// Who moved and who seconded a resolution.
fn hands(resolution: &Resolution) -> impl Iterator<Item = (&Named, Hand)> {
    let moved = resolution.moved.as_deref().into_iter().map(|named| (named, Hand::Moved));
    moved.chain(resolution.seconded.as_deref().into_iter().map(|named| (named, Hand::Seconded)))
}
