//! Links of a public site, pointed at where things are for the public.
//!
//! A link to what is withheld keeps its words and leads nowhere; an id that was typed without words is a name of
//! what it leads to, and is not kept. A link to a heading that is withheld leads to its page as a whole: a heading's
//! anchor holds its words.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use super::address::Address;
use super::alias::Alias;
use super::body::{Anchor, Inline, each_anchor};
use super::meeting::Meeting;
use super::passage::Passages;
use super::site::Site;
use super::walk::each_inline;
use super::words::{Destination, Link, Words};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};

/// What stands in place of an id that the public may not know.
const LEFT_OUT: &str = "[…]";

/// What links may lead to: in meetings, and beside them.
pub(super) struct Ends<'a> {
    addresses: HashSet<Address>,
    anchors: HashSet<(Address, Anchor)>,
    passages: &'a Passages,
}

impl<'a> Ends<'a> {
    /// What links may lead to in a public site, of which `passages` holds the meetings.
    pub(super) fn of(site: &Site, passages: &'a Passages) -> Self {
        let mut addresses: HashSet<Address> = [
            Address::home(),
            Address::committees(),
            Address::meetings(),
            Address::resolutions(),
            Address::actions(),
            Address::people(),
            Address::search(),
            Address::not_public(),
        ]
        .into();
        for page in site.pages.iter().chain([&site.home]) {
            addresses.insert(Address::page(&page.id));
            addresses.extend(page.documents.iter().map(|document| document.address.clone()));
        }
        let mut anchors = HashSet::new();
        for (address, words) in site.plain_words() {
            each_anchor(&words.body.blocks, &mut |anchor| {
                anchors.insert((address.clone(), anchor));
            });
            addresses.insert(address);
        }
        Self { addresses, anchors, passages }
    }

    /// A hash of all of them.
    pub(super) fn key(&self) -> u64 {
        let mut addresses: Vec<_> = self.addresses.iter().collect();
        let mut anchors: Vec<_> = self.anchors.iter().collect();
        addresses.sort_unstable();
        anchors.sort_unstable();
        let mut hasher = DefaultHasher::new();
        (addresses, anchors, self.passages.ends()).hash(&mut hasher);
        hasher.finish()
    }

    fn alias(&self, address: &Address) -> Option<&Alias> {
        self.passages.of(address.id())?.aliases.of(address)
    }

    fn has(&self, address: &Address) -> bool {
        self.addresses.contains(address)
            || self.passages.of(address.id()).is_some_and(|passed| passed.addresses.binary_search(address).is_ok())
    }

    fn has_anchor(&self, address: &Address, anchor: &Arc<str>) -> bool {
        let passed = self.passages.of(address.id());
        Anchor::typed(anchor).map(|anchor| (address.clone(), anchor)).any(|anchor| {
            self.anchors.contains(&anchor) || passed.is_some_and(|passed| passed.anchors.binary_search(&anchor).is_ok())
        })
    }

    /// Where the public is led by a link, if that is not where the paper leads; with the name of what it leads to.
    fn redirected(&self, link: &Link) -> Option<(Destination, Option<Name>)> {
        let (Destination::Page(typed, _) | Destination::File(typed)) = &link.destination else { return None };
        let alias = self.alias(typed);
        let target = alias.map_or(typed, |alias| &alias.address);
        if !self.has(target) {
            return Some((Destination::Nowhere, Some(Name::new(&link.destination, LEFT_OUT))));
        }
        if let Some(alias) = alias {
            let name = Name::new(&link.destination, &alias.title);
            return Some((Destination::Page(target.clone(), None), Some(name)));
        }
        match &link.destination {
            Destination::Page(address, Some(anchor)) if !self.has_anchor(address, anchor) => {
                Some((Destination::Page(address.clone(), None), None))
            }
            Destination::Page(..) | Destination::File(_) | Destination::Outside(_) | Destination::Nowhere => None,
        }
    }

    /// Points the links of some words at where things are for the public.
    pub(super) fn mend(&self, words: &mut Words, diagnostics: &mut Diagnostics) {
        let mut names: HashMap<usize, Name> = HashMap::new();
        words.redirect(&mut |index, link| {
            let (destination, name) = self.redirected(link)?;
            if destination == Destination::Nowhere {
                diagnostics.push(not_public(link));
            }
            names.extend(name.map(|name| (index, name)));
            Some(destination)
        });
        if !names.is_empty() {
            rename(words, &names);
        }
    }
}

/// The meeting with its links pointed at where things are for the public, and without what its resolutions say of
/// others that the public may not see; the very same one, if that is what it is.
pub(super) fn mended_meeting(
    meeting: &Arc<Meeting>,
    passages: &Passages,
    ends: &Ends<'_>,
) -> (Arc<Meeting>, Diagnostics) {
    let mut diagnostics = Diagnostics::new();
    let resolutions = meeting.items.iter().flat_map(|item| &item.resolutions);
    let mut affects = resolutions.flat_map(|resolution| &resolution.affects);
    let mut links = meeting.shown_words().flat_map(|words| words.links.iter());
    if affects.all(|affect| passages.has_resolution(&affect.resolution))
        && links.all(|link| ends.redirected(link).is_none())
    {
        return (Arc::clone(meeting), diagnostics);
    }
    let mut mended = Meeting::clone(meeting);
    for resolution in mended.items.iter_mut().flat_map(|item| &mut item.resolutions) {
        resolution.affects.retain(|affect| passages.has_resolution(&affect.resolution));
    }
    mended.words_mut().for_each(|words| ends.mend(words, &mut diagnostics));
    (Arc::new(mended), diagnostics)
}

fn not_public(link: &Link) -> Diagnostic {
    let message = "this links to a paper that the public may not see yet";
    Diagnostic::new(Code::LinkNotPublic, link.place.clone(), message)
        .hint("publish that paper too, or take the link away; until then only its words are shown")
}

/// The id of what a link leads to, and what the public reads in its place.
struct Name {
    id: String,
    anchor: Option<Arc<str>>,
    shown: String,
}

impl Name {
    fn new(destination: &Destination, shown: &str) -> Self {
        let (id, anchor) = match destination {
            Destination::Page(address, anchor) => (address.id().to_owned(), anchor.clone()),
            Destination::File(address) => (address.id().to_owned(), None),
            Destination::Outside(_) | Destination::Nowhere => (String::new(), None),
        };
        Self { id, anchor, shown: shown.to_owned() }
    }

    /// Are these words no more than the id?
    fn is_typed(&self, words: &[Inline]) -> bool {
        let [Inline::Text(typed)] = words else { return false };
        let typed = typed.trim().trim_matches('/');
        let rest = typed.strip_prefix(self.id.as_str()).map(|rest| rest.trim_start_matches(['/', '#']));
        rest.is_some_and(|rest| rest.is_empty() || Some(rest) == self.anchor.as_deref())
    }
}

/// Takes ids that were typed without words out of the words.
fn rename(words: &mut Words, names: &HashMap<usize, Name>) {
    let mut change = |inline: &mut Inline| {
        if let Inline::Link { destination, words, .. } = inline
            && let Some(name) = names.get(destination).filter(|name| name.is_typed(words))
        {
            *words = vec![Inline::Text(name.shown.as_str().into())];
        }
    };
    let body = Arc::make_mut(&mut words.body);
    each_inline(&mut body.blocks, &mut change);
    body.footnotes.iter_mut().for_each(|footnote| each_inline(&mut footnote.blocks, &mut change));
}
