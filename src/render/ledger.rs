//! What follows from the record of the site, shared by all pages: each part worked out once, for the first page that
//! shows any of it.
//!
//! Takes a [`PublicSite`]; gives minute numbers, what has become of resolutions, actions, attendance and confirmations.
//! Knows only what the public may see. Never changes once it is made.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use crate::model::PublicSite;
use crate::model::identity::{ItemId, PersonId, ResolutionId};
use crate::model::meeting::{Item, Meeting, Resolution};
use crate::model::record::{Declaration, Named};
use crate::proceedings::{Attendances, Numbers, Register, Spot, Task, actions_of, confirming_item};

/// What follows from the record.
pub(super) struct Ledger {
    public: PublicSite,
    numbers: Arc<Numbers>,
    /// The resolutions that speak of others.
    speaking: Vec<Spot>,
    register: OnceLock<Register>,
    /// The actions of each meeting, in the order of the site.
    tasks: Vec<OnceLock<Vec<Task>>>,
    attendances: OnceLock<Attendances>,
    confirmed_under: OnceLock<HashMap<ItemId, Vec<Arc<Meeting>>>>,
    deeds: OnceLock<Deeds>,
}

/// What people declared, moved and voted, by date.
#[derive(Default)]
struct Deeds {
    declared: HashMap<PersonId, Vec<Declared>>,
    moved: HashMap<PersonId, Vec<(Spot, Hand)>>,
    voted: HashMap<PersonId, Vec<(Spot, Hand)>>,
}

/// A declaration and where it was made.
pub(super) struct Declared {
    /// The item.
    pub at: Spot,
    /// The declaration.
    pub declaration: Declaration,
}

/// What somebody did with a motion.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Hand {
    /// Moved it.
    Moved,
    /// Seconded it.
    Seconded,
    /// Voted for it.
    For,
    /// Voted against it.
    Against,
    /// Abstained.
    Abstained,
}

impl Ledger {
    /// The ledger of a site, of which nothing is worked out yet but the numbers of minutes, and which resolutions speak
    /// of others.
    pub fn of(public: &PublicSite, numbers: Arc<Numbers>, speaking: Vec<Spot>) -> Self {
        Self {
            public: public.clone(),
            numbers,
            speaking,
            register: OnceLock::new(),
            tasks: public.meetings().iter().map(|_| OnceLock::new()).collect(),
            attendances: OnceLock::new(),
            confirmed_under: OnceLock::new(),
            deeds: OnceLock::new(),
        }
    }

    /// The numbers of minutes.
    pub fn numbers(&self) -> &Numbers {
        &self.numbers
    }

    /// What has become of resolutions.
    pub fn register(&self) -> &Register {
        let speaking = || self.speaking.clone();
        self.register.get_or_init(|| Register::of_speaking(speaking(), self.public.meetings(), self.numbers()))
    }

    /// Who was at which meeting.
    pub fn attendances(&self) -> &Attendances {
        self.attendances.get_or_init(|| Attendances::of(self.public.meetings(), self.public.committees()))
    }

    /// Every action, in the order in which they were asked for.
    pub fn tasks(&self) -> impl Iterator<Item = &Task> {
        self.tasks_by_meeting().flatten()
    }

    /// The actions of each meeting, in the order in which they were asked for.
    pub fn tasks_by_meeting(&self) -> impl Iterator<Item = &[Task]> {
        (0..self.tasks.len()).map(|at| self.tasks_at(at))
    }

    /// What a resolution asks for.
    pub fn tasks_of(&self, resolution: &ResolutionId) -> impl Iterator<Item = &Task> {
        let of_it = |task: &Task| task.at.resolution().is_some_and(|asking| asking.id == *resolution);
        self.tasks_in(resolution.as_str()).iter().filter(move |task| of_it(task))
    }

    /// What an item asks for beside its resolutions.
    pub fn tasks_beside(&self, item: &ItemId) -> impl Iterator<Item = &Task> {
        let of_it = |task: &Task| task.at.resolution().is_none() && task.at.item().id == *item;
        self.tasks_in(item.as_str()).iter().filter(move |task| of_it(task))
    }

    /// The meetings whose minutes were confirmed under an item.
    pub fn confirmed_under(&self, item: &ItemId) -> &[Arc<Meeting>] {
        self.confirmed_under.get_or_init(|| confirmations(&self.public)).get(item).map_or(&[], Vec::as_slice)
    }

    /// What a person declared, by date.
    pub fn declared_by(&self, person: &PersonId) -> &[Declared] {
        self.deeds().declared.get(person).map_or(&[], Vec::as_slice)
    }

    /// What a person moved or seconded, by date.
    pub fn moved_by(&self, person: &PersonId) -> &[(Spot, Hand)] {
        self.deeds().moved.get(person).map_or(&[], Vec::as_slice)
    }

    /// How a person voted where the vote was by name, by date.
    pub fn voted_by(&self, person: &PersonId) -> &[(Spot, Hand)] {
        self.deeds().voted.get(person).map_or(&[], Vec::as_slice)
    }

    /// What the meeting asks for to which the id of anything in it belongs.
    fn tasks_in(&self, id: &str) -> &[Task] {
        self.public.place_of_meeting(id).map_or(&[], |at| self.tasks_at(at))
    }

    fn tasks_at(&self, at: usize) -> &[Task] {
        let (meetings, as_of) = (self.public.meetings(), self.public.as_of());
        self.tasks[at].get_or_init(|| actions_of(&meetings[at], meetings, self.register(), as_of))
    }

    fn deeds(&self) -> &Deeds {
        self.deeds.get_or_init(|| {
            let mut deeds = Deeds::default();
            for meeting in self.public.meetings() {
                (0..meeting.items.len()).for_each(|at| deeds.add(meeting, at));
            }
            deeds
        })
    }
}

impl Deeds {
    fn add(&mut self, meeting: &Arc<Meeting>, at: usize) {
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
            for (named, hand) in votes(resolution) {
                if let Some(person) = &named.person {
                    let spot = Spot::of_resolution(meeting, at, index);
                    self.voted.entry(person.clone()).or_default().push((spot, hand));
                }
            }
        }
    }
}

/// The meetings whose minutes were confirmed, by the items under which they were.
fn confirmations(public: &PublicSite) -> HashMap<ItemId, Vec<Arc<Meeting>>> {
    let mut confirmed: HashMap<ItemId, Vec<Arc<Meeting>>> = HashMap::new();
    for meeting in public.meetings() {
        let confirming = meeting.minutes.as_ref().and_then(|minutes| minutes.confirmed_at.as_ref());
        let confirming = confirming.and_then(|id| public.meeting(&id.value));
        if let Some(item) = confirming.and_then(|confirming| confirming_item(confirming, meeting)) {
            confirmed.entry(item.id.clone()).or_default().push(Arc::clone(meeting));
        }
    }
    confirmed
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

/// Who voted how on a resolution, as far as the record has names.
fn votes(resolution: &Resolution) -> impl Iterator<Item = (&Named, Hand)> {
    resolution.vote.iter().flat_map(|vote| {
        let sides = [(&vote.in_favour, Hand::For), (&vote.against, Hand::Against), (&vote.abstained, Hand::Abstained)];
        sides.into_iter().flat_map(|(side, hand)| side.names.iter().map(move |named| (named, hand)))
    })
}
