//! The order in which the items of a meeting were taken.

use crate::model::meeting::Item;

/// The items by their place in the order taken, as indices into the agenda's order.
///
/// An item with `taken:` stands at that place; the others fill the places between them in the order of the agenda.
pub fn order_taken(items: &[Item]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..items.len()).filter(|index| items[*index].taken.is_none()).collect();
    let mut moved: Vec<(usize, usize)> = (0..items.len())
        .filter_map(|index| items[index].taken.map(|taken| (usize::try_from(taken).unwrap_or(usize::MAX), index)))
        .collect();
    moved.sort_unstable();
    for (taken, index) in moved {
        order.insert(taken.saturating_sub(1).min(order.len()), index);
    }
    order
}
