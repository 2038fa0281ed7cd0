//! The words of coming and going, and of taking the chair.

use crate::model::record::MovementSort;

/// The verbs, and which way they go.
pub(super) const VERBS: &[(&str, MovementSort)] = &[
    ("entered", MovementSort::Came),
    ("arrived", MovementSort::Came),
    ("joined", MovementSort::Came),
    ("re-entered", MovementSort::Returned),
    ("rejoined", MovementSort::Returned),
    ("re-joined", MovementSort::Returned),
    ("returned", MovementSort::Returned),
    ("reconnected", MovementSort::Returned),
    ("left", MovementSort::Went),
    ("withdrew", MovementSort::Went),
    ("retired", MovementSort::Went),
    ("departed", MovementSort::Went),
    ("disconnected", MovementSort::Went),
    ("dropped", MovementSort::Went),
    ("lost", MovementSort::Went),
];

/// The verbs that stand before "the chair".
pub(super) const CHAIR_VERBS: &[(&str, MovementSort)] = &[
    ("took", MovementSort::TookChair),
    ("assumed", MovementSort::TookChair),
    ("resumed", MovementSort::TookChair),
    ("left", MovementSort::LeftChair),
    ("vacated", MovementSort::LeftChair),
    ("handed", MovementSort::LeftChair),
];

/// What the chair is called.
pub(super) const CHAIR: &[&str] = &["chair", "chairmanship", "chairship"];

/// Words behind a verb that say that somebody stayed out.
pub(super) const FOR_GOOD: &[&str] = &["did not return", "did not rejoin", "not returning"];

/// Words behind a verb that say that somebody was out while the item was considered.
pub(super) const FOR_THE_ITEM: &[&str] = &[
    "during consideration",
    "during the consideration",
    "for consideration",
    "for the consideration",
    "during discussion",
    "during the discussion",
    "for the discussion",
    "during the debate",
    "during this item",
    "during the item",
    "for this item",
    "for the item",
    "for the duration of the item",
    "for the duration of this item",
    "while the item",
    "while this item",
    "whilst the item",
    "whilst this item",
    "while it was considered",
    "whilst it was considered",
    "while it was discussed",
    "throughout this item",
    "throughout the item",
];

/// Words behind a verb that say that somebody was out for what was left of the item.
pub(super) const FOR_THE_REST: &[&str] =
    &["remainder of this item", "remainder of the item", "rest of this item", "rest of the item"];

/// What may stand between a name and its verb.
pub(super) const ADVERBS: &[&str] = &[
    "had",
    "has",
    "have",
    "then",
    "also",
    "both",
    "all",
    "briefly",
    "temporarily",
    "again",
    "now",
    "each",
    "having",
    "was",
    "were",
];

/// What is entered, joined and left.
pub(super) const PLACES: &[&str] = &[
    "meeting",
    "room",
    "chamber",
    "call",
    "session",
    "hall",
    "table",
    "dais",
    "gallery",
    "conference",
    "chambers",
    "proceedings",
    "building",
    "videoconference",
    "teleconference",
];

/// What may describe a place: "the virtual meeting", "the council chamber".
pub(super) const DESCRIPTIONS: &[&str] = &[
    "the",
    "this",
    "council",
    "committee",
    "meeting",
    "virtual",
    "remote",
    "online",
    "video",
    "zoom",
    "teams",
    "public",
    "board",
    "conference",
    "telephone",
];

/// What may follow the verb at once and says no more than how, why or when.
pub(super) const MANNERS: &[&str] = &[
    "at",
    "during",
    "for",
    "due",
    "because",
    "while",
    "whilst",
    "before",
    "after",
    "early",
    "late",
    "remotely",
    "online",
    "virtually",
    "temporarily",
    "permanently",
    "briefly",
    "again",
    "by",
    "via",
    "as",
    "having",
    "prior",
    "shortly",
    "and",
    "when",
    "until",
    "in",
    "on",
    "following",
    "with",
];
