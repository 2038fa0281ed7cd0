//! Links between papers: what a clerk typed, and the page or file that it leads to.
//!
//! Takes the targets of all papers and attachments; ties a [`ReadBody`] into [`Words`]. A link may be a path from
//! the paper's own folder, an address from the root of the site, or an id between `[[` and `]]`.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;

use super::gather::Outline;
use super::targets::{Spot, Target, TargetSet};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity, nearest};
use crate::model::address::Address;
use crate::model::body::{Anchor, each_anchor};
use crate::model::identity::MeetingId;
use crate::model::{Destination, Link, Words};
use crate::paper::body::{LinkSort, ReadBody, TypedLink};

/// Everything a link may lead to.
pub(super) struct Targets {
    /// Pages that need no paper.
    fixed: HashSet<Address>,
    /// What belongs to no meeting.
    plain: TargetSet,
    meetings: HashMap<MeetingId, Arc<Outline>>,
}

impl Targets {
    /// The targets of what belongs to no meeting, and of each meeting.
    pub(super) fn new(plain: TargetSet, outlines: &[Arc<Outline>]) -> Self {
        let fixed = [
            Address::home(),
            Address::committees(),
            Address::meetings(),
            Address::resolutions(),
            Address::actions(),
            Address::people(),
        ];
        let meetings = outlines.iter().map(|outline| (outline.sitting.meeting.clone(), Arc::clone(outline)));
        Self { fixed: fixed.into(), plain, meetings: meetings.collect() }
    }

    /// The targets in the meeting of an id, or of the id of anything in it.
    fn in_meeting(&self, id: &str) -> Option<&TargetSet> {
        let end = id.match_indices('/').nth(1).map_or(id.len(), |(at, _)| at);
        self.meetings.get(&id[..end]).map(|outline| &outline.targets)
    }

    /// The targets in the meeting that a file belongs to.
    fn beside(&self, file: &str) -> Option<&TargetSet> {
        let below = file.strip_prefix("content/committees/")?;
        self.in_meeting(below.strip_suffix(".md").filter(|id| id.matches('/').count() == 1).unwrap_or(below))
    }

    fn sets(&self) -> impl Iterator<Item = &TargetSet> {
        self.meetings.values().map(|outline| &outline.targets).chain([&self.plain])
    }

    fn spot(&self, id: &str) -> Option<Spot> {
        self.in_meeting(id).and_then(|set| set.spot(id)).or_else(|| self.plain.spot(id))
    }

    fn target(&self, file: &str) -> Option<&Target> {
        self.beside(file).and_then(|set| set.by_file.get(file)).or_else(|| self.plain.by_file.get(file))
    }

    fn file_at(&self, address: &str) -> Option<(&Address, &Arc<str>)> {
        let id = address.strip_prefix("/committees/").unwrap_or(address).trim_end_matches('/');
        let in_meeting = self.in_meeting(id).and_then(|set| set.by_address.get_key_value(address));
        in_meeting.or_else(|| self.plain.by_address.get_key_value(address))
    }

    fn attachment(&self, file: &str) -> Option<(&Arc<str>, &Address)> {
        let in_meeting = self.beside(file).and_then(|set| set.files.get_key_value(file));
        in_meeting.or_else(|| self.plain.files.get_key_value(file))
    }

    /// Is there a paper, or a resolution in a minute, of that id?
    pub(super) fn has(&self, id: &str) -> bool {
        self.spot(id).is_some()
    }

    /// The id nearest to one that is not there, among those with as many parts.
    pub(super) fn near_id(&self, id: &str) -> Option<String> {
        let parts = id.matches('/').count();
        let ids = self.sets().flat_map(TargetSet::ids).filter(|known| known.matches('/').count() == parts);
        let ids: Vec<Cow<'_, str>> = ids.collect();
        nearest(id, ids.iter().map(AsRef::as_ref)).map(ToOwned::to_owned)
    }

    /// The address of an attachment.
    pub(super) fn file_address(&self, file: &str) -> Option<&Address> {
        self.attachment(file).map(|(_, address)| address)
    }

    /// Ties the links of a body.
    pub(super) fn tie(&self, file: &Arc<str>, read: ReadBody, reader: Reader, diagnostics: &mut Diagnostics) -> Words {
        let mut own: HashSet<Anchor> = HashSet::new();
        if read.links.iter().any(|link| link.target.contains('#')) {
            each_anchor(&read.body.blocks, &mut |anchor| {
                own.insert(anchor);
            });
        }
        let tied = read.links.iter().map(|link| {
            let destination = self.destination(file, link, &own).unwrap_or_else(|mut diagnostic| {
                if reader == Reader::Foreign {
                    diagnostic.severity = Severity::Warning;
                }
                diagnostics.push(diagnostic);
                Destination::Nowhere
            });
            let id = (link.sort == LinkSort::Id).then(|| link.target.as_ref().into());
            Link { destination, place: link.place.clone(), id }
        });
        let links: Vec<Link> = tied.collect();
        Words { body: read.body, links: links.into() }
    }

    /// The files of attachments that a body shows or links to.
    pub(super) fn files_linked<'a>(
        &'a self,
        file: &'a Arc<str>,
        read: &'a ReadBody,
    ) -> impl Iterator<Item = (Arc<str>, &'a TypedLink)> {
        read.links.iter().filter_map(move |link| {
            let path = resolve(file, &decoded(link.target.split(['#', '?']).next().unwrap_or_default()))?;
            let (known, _) = self.attachment(&path)?;
            Some((known.clone(), link))
        })
    }

    /// Where a link in `file` leads, `own` being the anchors in the words that it stands in.
    fn destination(&self, file: &Arc<str>, link: &TypedLink, own: &HashSet<Anchor>) -> Result<Destination, Diagnostic> {
        // Text that was pasted from elsewhere may hold signs of no width.
        let typed = link.target.trim_matches(|letter: char| letter.is_whitespace() || is_of_no_width(letter));
        // `[words]([https://…)` is one bracket too many.
        let typed = typed.strip_prefix('[').filter(|rest| has_scheme(rest)).unwrap_or(typed);
        if link.sort == LinkSort::Id {
            return self.by_typed_id(typed, link);
        }
        if typed.starts_with("//") || has_scheme(typed) {
            return Ok(Destination::Outside(typed.into()));
        }
        let (path, fragment) =
            typed.split_once('#').map_or((typed, None), |(path, fragment)| (path, Some(decoded(fragment))));
        let path = decoded(path.split('?').next().unwrap_or_default());
        if path.is_empty() {
            return match fragment.as_deref() {
                Some(fragment) if Anchor::typed(fragment).any(|anchor| own.contains(&anchor)) => {
                    Ok(Destination::Outside(format!("#{fragment}").into()))
                }
                _ => self.in_this_paper(file, typed, fragment.as_deref(), link),
            };
        }
        if path.starts_with('/') {
            return self.at_address(&path, fragment.as_deref(), link);
        }
        let resolved = resolve(file, &path).ok_or_else(|| broken(typed, link, None))?;
        if let Some(address) = self.file_address(&resolved) {
            return Ok(Destination::File(address.clone()));
        }
        let trimmed = resolved.trim_end_matches('/');
        let forms = ["", ".md", "/item.md", "/meeting.md", "/committee.md"].map(|end| format!("{trimmed}{end}"));
        match forms.iter().find_map(|form| self.target(form)) {
            Some(target) => target.at(fragment.as_deref(), link),
            None => Err(broken(typed, link, self.near_file(&resolved).map(|near| way(file, &near)))),
        }
    }

    fn by_typed_id(&self, typed: &str, link: &TypedLink) -> Result<Destination, Diagnostic> {
        let (id, fragment) = typed.split_once('#').map_or((typed, None), |(id, fragment)| (id, Some(fragment)));
        let id: String = id.trim().trim_matches('/').nfc().collect();
        let Some(spot) = self.spot(&id) else {
            return Err(broken(typed, link, self.near_id(&id).map(|near| format!("[[{near}]]"))));
        };
        let target = fragment.and_then(|_| self.target(self.file_at(spot.address.as_str())?.1));
        target.map_or_else(|| Ok(spot.destination()), |target| target.at(fragment, link))
    }

    /// A heading elsewhere in the same paper, which may be shown on another page.
    fn in_this_paper(
        &self,
        file: &Arc<str>,
        typed: &str,
        fragment: Option<&str>,
        link: &TypedLink,
    ) -> Result<Destination, Diagnostic> {
        match (fragment.filter(|fragment| !fragment.is_empty()), self.target(file)) {
            (Some(fragment), Some(target)) => target.at(Some(fragment), link),
            (Some(_), None) | (None, _) => Ok(Destination::Outside(typed.into())),
        }
    }

    fn at_address(&self, path: &str, fragment: Option<&str>, link: &TypedLink) -> Result<Destination, Diagnostic> {
        let wanted = path.trim_end_matches('/');
        let is_wanted = |address: &Address| address.as_str().trim_end_matches('/') == wanted;
        if let Some(address) = self.fixed.iter().find(|address| is_wanted(address)) {
            return Ok(Destination::Page(address.clone(), None));
        }
        let mut forms = [format!("{wanted}/"), path.to_owned()].into_iter();
        let page = forms.find_map(|form| self.file_at(&form));
        if let Some((address, file)) = page {
            return match fragment.and_then(|_| self.target(file)) {
                None => Ok(Destination::Page(address.clone(), None)),
                Some(target) => target.at(fragment, link),
            };
        }
        match self.sets().flat_map(|set| set.files.values()).find(|address| address.as_str() == path) {
            Some(address) => Ok(Destination::File(address.clone())),
            None => Err(broken(path, link, None)),
        }
    }

    /// A file of nearly that path, to be suggested: of that name in another folder, or of nearly that name in this one.
    fn near_file(&self, path: &str) -> Option<String> {
        let (folder, name) = path.rsplit_once('/')?;
        let all = || self.sets().flat_map(|set| set.by_file.keys().chain(set.files.keys()));
        let here = all()
            .filter_map(|file| file.rsplit_once('/').filter(|(theirs, _)| *theirs == folder))
            .map(|(_, name)| name);
        nearest(name, here).map(|near| format!("{folder}/{near}")).or_else(|| {
            // An item that is a folder is known by the name of the folder, without its number.
            let known = |file: &str| {
                let file = file.trim_end_matches("/item.md").rsplit('/').next().unwrap_or_default();
                file.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == '-').to_owned()
            };
            let name = known(path);
            let mut elsewhere = all().filter(|file| known(file) == name && name != "meeting.md");
            elsewhere.next().filter(|_| elsewhere.next().is_none()).map(ToString::to_string)
        })
    }
}

/// For whom a paper was written: for minutebook, or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reader {
    /// A paper of ours: what is wrong with it is an error.
    Ours,
    /// A file without front matter, written before anybody thought of this site: what is wrong with its links is
    /// a warning.
    Foreign,
}

fn broken(typed: &str, link: &TypedLink, near: Option<String>) -> Diagnostic {
    let what = if link.sort == LinkSort::Image { "picture" } else { "paper or file" };
    let hint = match near {
        Some(near) => format!("did you mean `{near}`?"),
        None if link.sort == LinkSort::Id => {
            "type the path of the paper below `committees/` without numbers: `[[osmb/2018-06-28/it-strategy]]`".into()
        }
        None if link.sort == LinkSort::Image => "put the picture in the same folder, under this name".into(),
        None if is_attachment(typed) => "put the file in the same folder as this paper, under this name".into(),
        None => "type the path to the paper from this file's folder: `../../2018-06-28/04-it-strategy.md`".into(),
    };
    let message = format!("this leads to no {what}: `{typed}`");
    Diagnostic::new(Code::LinkBroken, link.place.clone(), message).hint(hint)
}

/// Does it end as an attachment does, and not as a paper?
fn is_attachment(typed: &str) -> bool {
    let name = typed.rsplit('/').next().unwrap_or_default();
    name.rsplit_once('.').is_some_and(|(_, ending)| {
        (2..=4).contains(&ending.len())
            && !ending.eq_ignore_ascii_case("md")
            && ending.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}

fn is_of_no_width(letter: char) -> bool {
    matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// Does it begin with a scheme (`https:`, `mailto:`)? RFC 3986, section 3.1.
fn has_scheme(typed: &str) -> bool {
    typed.split_once(':').is_some_and(|(scheme, _)| {
        scheme.starts_with(|first: char| first.is_ascii_alphabetic())
            && scheme.chars().all(|character| character.is_ascii_alphanumeric() || matches!(character, '+' | '-' | '.'))
    })
}

/// The path that `typed` means in the folder of `file`; nothing when it leads out of the content.
fn resolve(file: &str, typed: &str) -> Option<String> {
    let mut parts: Vec<&str> = file.split('/').collect();
    parts.pop();
    for part in typed.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop().filter(|_| !parts.is_empty())?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/").nfc().collect())
}

/// The way from the folder of one file to another, as it is typed in a link.
fn way(from: &str, to: &str) -> String {
    let from: Vec<&str> = from.split('/').collect();
    let to: Vec<&str> = to.split('/').collect();
    let shared = from.iter().zip(&to).take_while(|(from, to)| from == to).count().min(from.len() - 1).min(to.len() - 1);
    let up = "../".repeat(from.len() - 1 - shared);
    format!("{up}{}", to[shared..].join("/"))
}

/// Undoes `%20` and the like; what does not decode stays as it was typed.
fn decoded(typed: &str) -> String {
    let mut bytes = Vec::with_capacity(typed.len());
    let mut rest = typed.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let escaped = (first == b'%').then(|| after.get(..2)).flatten();
        let byte = escaped.and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        bytes.push(byte.unwrap_or(first));
        rest = if byte.is_some() { &after[2..] } else { after };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| typed.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_start_from_the_papers_own_folder() {
        let resolved = |typed| resolve("content/committees/osmb/2018-08-30/06-ict/item.md", typed);
        assert_eq!(resolved("report.md").as_deref(), Some("content/committees/osmb/2018-08-30/06-ict/report.md"));
        assert_eq!(resolved("../../2018-06-28/").as_deref(), Some("content/committees/osmb/2018-06-28"));
        assert_eq!(resolved("../../../../../../etc/passwd"), None);
    }

    #[test]
    fn a_way_leads_back_to_its_file() {
        let from = "content/committees/osmb/2018-08-30/06-ict/item.md";
        for (to, typed) in [
            ("content/committees/osmb/2018-08-30/06-ict/report.md", "report.md"),
            ("content/committees/osmb/2018-08-30/report.md", "../report.md"),
            ("content/pages/accessibility.md", "../../../../pages/accessibility.md"),
        ] {
            assert_eq!(way(from, to), typed);
            assert_eq!(resolve(from, typed).as_deref(), Some(to));
        }
    }

    #[test]
    fn percent_signs_are_undone_where_they_are_escapes() {
        assert_eq!(decoded("plan%20%C3%A9.pdf"), "plan é.pdf");
        assert_eq!(decoded("50%"), "50%");
        assert_eq!(decoded("100%zz"), "100%zz");
    }
}
