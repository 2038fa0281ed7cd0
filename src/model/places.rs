//! Where meetings stand in a list of them, for whoever looks many up.

use std::collections::HashMap;
use std::sync::Arc;

use super::identity::MeetingId;

/// The places of meetings in a list.
#[derive(Debug, Default)]
pub struct Places {
    list: Vec<MeetingId>,
    places: HashMap<MeetingId, usize>,
}

impl Places {
    /// The places of a list; the very same as before where it is the same list.
    pub fn after<'a>(before: &Arc<Self>, list: impl Iterator<Item = &'a MeetingId> + Clone) -> Arc<Self> {
        if list.clone().eq(&before.list) {
            return Arc::clone(before);
        }
        let list: Vec<MeetingId> = list.cloned().collect();
        let places = list.iter().cloned().enumerate().map(|(at, id)| (id, at)).collect();
        Arc::new(Self { list, places })
    }

    /// Where the meeting of that id stands.
    pub fn of(&self, id: &str) -> Option<usize> {
        self.places.get(id).copied()
    }
}
