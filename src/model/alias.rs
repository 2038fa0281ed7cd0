//! Names for items that are withheld: an address must not say what the public title does not.

use std::collections::{BTreeMap, HashSet};

use super::address::Address;
use super::identity::ItemId;
use super::meeting::{Item, Meeting};
use super::slug::{folder_name, slug};

/// The items of a meeting that the public finds elsewhere than their papers say, by the address that papers know.
#[derive(Debug, Default)]
pub(super) struct Aliases(BTreeMap<Address, Alias>);

/// Where the public finds an item, and under which title.
#[derive(Debug, Hash)]
pub(super) struct Alias {
    /// The address.
    pub address: Address,
    /// The title.
    pub title: String,
}

impl Aliases {
    /// The alias of the item at an address, if it has one.
    pub(super) fn of(&self, address: &Address) -> Option<&Alias> {
        self.0.get(address)
    }

    /// All of them, by the address that papers know.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&Address, &Alias)> {
        self.0.iter()
    }
}

/// Gives aliases to the items of one meeting, each its own.
pub(super) struct Namer<'a> {
    taken: HashSet<ItemId>,
    aliases: &'a mut Aliases,
}

impl<'a> Namer<'a> {
    /// A namer that gives no name that an item of the meeting has.
    pub(super) fn new(meeting: &Meeting, aliases: &'a mut Aliases) -> Self {
        Self { taken: meeting.items.iter().map(|item| item.id.clone()).collect(), aliases }
    }

    /// The id under which the public finds a withheld item.
    ///
    /// It is the item's own where nobody gave a public title and its file's name says no word that its title does
    /// not: then it stays when the item is opened one day.
    pub(super) fn name(&mut self, item: &Item) -> ItemId {
        let title = item.title_public.as_deref().unwrap_or(&item.title);
        if item.title_public.is_none() && says_no_more(item.id.name(), title) {
            return item.id.clone();
        }
        let (meeting, _) = item.id.as_str().rsplit_once('/').unwrap_or_default();
        let slug = slug(title);
        let name = folder_name(&slug).to_owned();
        let mut names = std::iter::once(name.clone()).chain((2_u32..).map(|count| format!("{name}-{count}")));
        let id = names.find_map(|name| {
            let id = ItemId::in_meeting(meeting, &name);
            (id == item.id || self.taken.insert(id.clone())).then_some(id)
        });
        let id = id.expect("numbers do not end");
        let alias = Alias { address: Address::item(&id), title: title.to_owned() };
        self.aliases.0.insert(Address::item(&item.id), alias);
        id
    }
}

/// Is every word of a file's name in the title?
fn says_no_more(name: &str, title: &str) -> bool {
    let title = slug(title);
    let known: HashSet<&str> = title.split('-').collect();
    slug(name).split('-').all(|word| known.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_files_name_may_say_what_the_title_says() {
        assert!(says_no_more("land", "Purchase of land"));
        assert!(!says_no_more("land-at-barle-reach", "Purchase of land"));
    }
}
