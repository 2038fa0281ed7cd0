//! Addresses: where each thing is found on the public site. A function of identity; they never change.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use super::identity::{CommitteeId, ItemId, MeetingId, PageId, PersonId, ReportId, ResolutionId};
use super::record::Outcome;

/// An address on the public site, from its root: `/committees/osmb/2018-08-30/`.
///
/// Begins with a slash; ends with one when it is a page, and with a file's name when it is a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address(Arc<str>);

impl Address {
    fn new(address: String) -> Self {
        debug_assert!(address.starts_with('/'));
        Self(address.into())
    }

    /// The home page.
    pub fn home() -> Self {
        Self::new("/".into())
    }

    /// The page shown for an address that does not exist.
    pub fn not_found() -> Self {
        Self::new("/404.html".into())
    }

    /// The list of committees.
    pub fn committees() -> Self {
        Self::new("/committees/".into())
    }

    /// A committee.
    pub fn committee(id: &CommitteeId) -> Self {
        Self::new(format!("/committees/{id}/"))
    }

    /// A meeting.
    pub fn meeting(id: &MeetingId) -> Self {
        Self::new(format!("/committees/{id}/"))
    }

    /// An agenda item.
    pub fn item(id: &ItemId) -> Self {
        Self::new(format!("/committees/{id}/"))
    }

    /// A report.
    pub fn report(id: &ReportId) -> Self {
        Self::new(format!("/committees/{id}/"))
    }

    /// A resolution that is a file of its own.
    pub fn resolution(id: &ResolutionId) -> Self {
        Self::new(format!("/committees/{id}/"))
    }

    /// The meetings of all years.
    pub fn meetings() -> Self {
        Self::new("/meetings/".into())
    }

    /// The meetings of a calendar year.
    pub fn meetings_in(year: i16) -> Self {
        Self::new(format!("/meetings/{year}/"))
    }

    /// The register of resolutions.
    pub fn resolutions() -> Self {
        Self::new("/resolutions/".into())
    }

    /// The resolutions of a calendar year.
    pub fn resolutions_in(year: i16) -> Self {
        Self::new(format!("/resolutions/{year}/"))
    }

    /// The resolutions of a committee in a calendar year.
    pub fn resolutions_of(year: i16, committee: &CommitteeId) -> Self {
        Self::new(format!("/resolutions/{year}/{committee}/"))
    }

    /// The resolutions of a calendar year that ended in one way.
    pub fn resolutions_ended(year: i16, outcome: Outcome) -> Self {
        Self::new(format!("/resolutions/{year}/{}/", outcome.word()))
    }

    /// The resolutions of which one thing has become (`rescinded`).
    pub fn resolutions_become(word: &str) -> Self {
        Self::new(format!("/resolutions/{word}/"))
    }

    /// What is still to be done.
    pub fn actions() -> Self {
        Self::new("/actions/".into())
    }

    /// What is withheld, and why.
    pub fn not_public() -> Self {
        Self::new("/not-public/".into())
    }

    /// The people.
    pub fn people() -> Self {
        Self::new("/people/".into())
    }

    /// The page for searching.
    pub fn search() -> Self {
        Self::new("/search/".into())
    }

    /// A person.
    pub fn person(id: &PersonId) -> Self {
        Self::new(format!("/people/{id}/"))
    }

    /// A plain page.
    pub fn page(id: &PageId) -> Self {
        Self::new(format!("/{id}/"))
    }

    /// A file of the theme (`style.css`).
    pub fn asset(name: &str) -> Self {
        Self::new(format!("/{name}"))
    }

    /// A file that stands beside this page (`appendix-a.pdf`).
    pub fn file(&self, name: &str) -> Self {
        Self::new(format!("{}{name}", &self.0[..=self.0.rfind('/').unwrap_or(0)]))
    }

    /// The address from the root, with its slash.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The id by which papers link to what is found here: `osmb/2018-08-30/ict-reprovision`, `contact`.
    pub fn id(&self) -> &str {
        let below = self.0.strip_prefix("/committees/").unwrap_or(&self.0);
        below.trim_matches('/')
    }

    /// Where the file of this address stands in the published folder: a page is the `index.html` of its folder.
    pub fn file_path(&self) -> String {
        let path = &self.0[1..];
        if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() }
    }

    /// The way up from this page to the root: `../../`, or `./` at the root.
    pub fn root(&self) -> String {
        match self.0.matches('/').count() - 1 {
            0 => "./".into(),
            depth => "../".repeat(depth),
        }
    }

    /// The place on the page of an item where it says who was present for a resolution. No heading has a slash in its own.
    pub fn anchor_of_present(resolution: u32) -> String {
        format!("resolution-{resolution}/present")
    }

    /// The shortest sensible link from this page to `target`, relative, so that a site works in any folder.
    pub fn link_to(&self, target: &Address) -> String {
        self.root() + &percent_encode(&target.0[1..])
    }
}

impl Borrow<str> for Address {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Encodes what may not stand in the path of a URL (RFC 3986, section 3.3); letters beyond ASCII too.
pub fn percent_encode(path: &str) -> String {
    let mut encoded = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z'
            | b'A'..=b'Z'
            | b'0'..=b'9'
            | b'-'
            | b'.'
            | b'_'
            | b'~'
            | b'/'
            | b'!'
            | b'$'
            | b'('
            | b')'
            | b'*'
            | b'+'
            | b','
            | b';'
            | b'='
            | b':'
            | b'@' => encoded.push(char::from(byte)),
            _ => {
                encoded.push('%');
                for half in [byte >> 4, byte & 15] {
                    encoded.push(char::from_digit(u32::from(half), 16).map_or('0', |digit| digit.to_ascii_uppercase()));
                }
            }
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_relative_to_the_page() {
        let committee = CommitteeId::new("osmb");
        let meeting = Address::meeting(&MeetingId::new(&committee, "2018-08-30"));
        assert_eq!(meeting.link_to(&Address::committee(&committee)), "../../../committees/osmb/");
        assert_eq!(Address::home().link_to(&meeting), "./committees/osmb/2018-08-30/");
        assert_eq!(meeting.file("plan é.pdf").as_str(), "/committees/osmb/2018-08-30/plan é.pdf");
        assert_eq!(
            Address::home().link_to(&meeting.file("plan é.pdf")),
            "./committees/osmb/2018-08-30/plan%20%C3%A9.pdf"
        );
    }
}
