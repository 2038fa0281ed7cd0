//! Who is who: the ids of committees, meetings, items, papers and people.
//!
//! Identity is the path, never the title and never the number before it:
//! `osmb/2018-08-30/ict-reprovision`. An id prints as it is typed in front matter and links.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            /// The id as it is typed.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

id! {
    /// A committee: the name of its folder (`osmb`).
    CommitteeId
}
id! {
    /// A meeting: committee and sitting (`osmb/2018-08-30`).
    MeetingId
}
id! {
    /// An agenda item: its meeting and its name (`osmb/2018-08-30/ict-reprovision`).
    ItemId
}
id! {
    /// A report: its item and its file's name (`osmb/2018-08-30/ict-reprovision/report-2`).
    ReportId
}
id! {
    /// A resolution: its item and its number (`osmb/2018-08-30/ict-reprovision/resolution-1`).
    ResolutionId
}
id! {
    /// A person: the name of their file (`r-parker`).
    PersonId
}
id! {
    /// A plain page: the name of its file (`contact`).
    PageId
}

impl CommitteeId {
    /// The committee of that folder.
    pub fn new(folder: &str) -> Self {
        Self(folder.into())
    }
}

impl MeetingId {
    /// The meeting of a committee in that folder or file (`2018-08-30-extraordinary`).
    pub fn new(committee: &CommitteeId, sitting: &str) -> Self {
        Self(format!("{committee}/{sitting}").into())
    }

    /// The last part: the date and what stands behind it.
    pub fn sitting(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or(&self.0)
    }
}

impl ItemId {
    /// The item of a meeting by its name without a number.
    pub fn new(meeting: &MeetingId, name: &str) -> Self {
        Self::in_meeting(meeting.as_str(), name)
    }

    /// The item of that name in the meeting of that id.
    pub(super) fn in_meeting(meeting: &str, name: &str) -> Self {
        Self(format!("{meeting}/{name}").into())
    }

    /// The last part: the item's own name.
    pub fn name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or(&self.0)
    }
}

impl ReportId {
    /// The report of an item by its file's name without `.md`.
    pub fn new(item: &ItemId, name: &str) -> Self {
        Self(format!("{item}/{name}").into())
    }
}

impl ResolutionId {
    /// The `number`th resolution of an item.
    pub fn new(item: &ItemId, number: u32) -> Self {
        Self(format!("{item}/resolution-{number}").into())
    }
}

impl PersonId {
    /// The person of that file.
    pub fn new(name: &str) -> Self {
        Self(name.into())
    }
}

impl PageId {
    /// The page of that file.
    pub fn new(name: &str) -> Self {
        Self(name.into())
    }
}
