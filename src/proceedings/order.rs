//! The order in which the items of a meeting were taken.

use crate::model::meeting::Item;

/// The items by their place in the order taken, as indices into the agenda's order.
///
/// An item with `taken:` stands at that place; the others fill the places between them in the order of the agenda.
pub fn order_taken(items: &[Item]) -> Vec<usize> {
    by_place(&items.iter().map(|item| item.taken).collect::<Vec<_>>())
}

/// The items that are no drafts, in the order in which they were taken. So the public counts them as we do.
pub(super) fn order_of_record(items: &[Item]) -> Vec<&Item> {
    let items: Vec<&Item> = items.iter().filter(|item| !item.draft).collect();
    let order = by_place(&items.iter().map(|item| item.taken).collect::<Vec<_>>());
    order.into_iter().map(|index| items[index]).collect()
}

fn by_place(places: &[Option<u32>]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..places.len()).filter(|index| places[*index].is_none()).collect();
    let mut moved: Vec<(usize, usize)> = (0..places.len())
        .filter_map(|index| places[index].map(|taken| (usize::try_from(taken).unwrap_or(usize::MAX), index)))
        .collect();
    moved.sort_unstable();
    for (taken, index) in moved {
        order.insert(taken.saturating_sub(1).min(order.len()), index);
    }
    order
}
