//! The default theme, built into the program: one list of its files.

/// A file of the default theme.
pub(super) struct File {
    /// Where it stands in the theme's folder.
    pub path: &'static str,
    /// What it makes.
    pub makes: &'static str,
    /// What is in it.
    pub text: &'static str,
}

macro_rules! files {
    ($($path:literal: $makes:literal,)*) => {
        /// All files of the default theme, sorted.
        pub(super) const FILES: &[File] = &[$(File {
            path: $path,
            makes: $makes,
            text: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/themes/default/", $path)),
        },)*];
    };
}

files! {
    "404.html": "the page for an address that does not exist",
    "actions.html": "what is still to be done, by committee and by owner",
    "assets/favicon.svg": "the small picture in the browser's tab",
    "assets/page.js": "the script, which pages can do without",
    "assets/register.js": "the script that chooses among the decisions of a year",
    "assets/search.css": "the stylesheet of the page for searching",
    "assets/search.js": "the script of the page for searching",
    "assets/search-index.js": "the script that asks the index",
    "assets/search-words.js": "words as the index knows them",
    "assets/style.css": "the stylesheet",
    "base.html": "what all pages share: head, header, breadcrumbs, footer",
    "committee.html": "the page of a committee",
    "committees.html": "the list of committees",
    "home.html": "the home page",
    "item.html": "the page of an agenda item",
    "meeting.html": "the page of a meeting: its agenda or its minutes",
    "meetings.html": "the list of years with meetings, and the next meetings",
    "meetings-year.html": "the meetings of a year",
    "not-public.html": "the list of what is withheld, and why",
    "notice.html": "the notice that papers gave, with the days counted one by one",
    "page.html": "a plain page",
    "parts.html": "the parts that pages are made of",
    "people.html": "the list of people",
    "person.html": "the page of a person",
    "report.html": "the page of a report",
    "resolution.html": "the page of a resolution that has a file",
    "resolutions.html": "the register of resolutions: its years",
    "resolutions-state.html": "the resolutions of which one thing has become",
    "resolutions-year.html": "the resolutions of a year, of a committee in it, or of one outcome",
    "room.html": "the timeline of who was in the room, on the page of a meeting",
    "search.html": "the page for searching",
    "search-box.html": "the box that leads to the page for searching",
    "theme.toml": "the theme's name and its options",
}
