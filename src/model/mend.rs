//! Links of a public site, pointed at where things are for the public.
//!
//! A link to what is withheld keeps its words and leads nowhere; an id that was typed without words is a name of
//! what it leads to, and is not kept.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::address::Address;
use super::alias::Aliases;
use super::body::{Inline, each_anchor};
use super::site::Site;
use super::walk::each_inline;
use super::words::{Destination, Link, Words};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};

/// What stands in place of an id that the public may not know.
const LEFT_OUT: &str = "[…]";

/// Points links at where things are for the public, and takes away those to what is not at one of the `addresses`.
pub(super) fn mend_links(site: &mut Site, addresses: &HashSet<Address>, aliases: &Aliases) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    for words in site.words_mut() {
        let mut names: HashMap<usize, Name> = HashMap::new();
        words.redirect(&mut |index, link| {
            let (Destination::Page(typed, _) | Destination::File(typed)) = &link.destination else { return None };
            let alias = aliases.of(typed);
            let target = alias.map_or(typed, |alias| &alias.address);
            if !addresses.contains(target) {
                diagnostics.push(not_public(link));
                names.insert(index, Name::new(&link.destination, LEFT_OUT));
                return Some(Destination::Nowhere);
            }
            alias.map(|alias| {
                names.insert(index, Name::new(&link.destination, &alias.title));
                Destination::Page(target.clone(), None)
            })
        });
        if !names.is_empty() {
            rename(words, &names);
        }
    }
    diagnostics
}

/// Makes links to headings that are withheld lead to the page as a whole: a heading's anchor holds its words.
pub(super) fn forget_withheld_headings(site: &mut Site) {
    let mut wanted: HashSet<(Address, Arc<str>)> = HashSet::new();
    for link in site.words_mut().flat_map(|words| words.links.iter()) {
        if let Destination::Page(address, Some(anchor)) = &link.destination {
            wanted.insert((address.clone(), anchor.clone()));
        }
    }
    if wanted.is_empty() {
        return;
    }
    let mut there: HashSet<(Address, Arc<str>)> = HashSet::new();
    site.each_page(&mut |address, words| {
        each_anchor(&words.body.blocks, &mut |anchor| {
            there.insert((address.clone(), anchor));
        });
    });
    for words in site.words_mut() {
        words.redirect(&mut |_, link| match &link.destination {
            Destination::Page(address, Some(anchor)) if !there.contains(&(address.clone(), anchor.clone())) => {
                Some(Destination::Page(address.clone(), None))
            }
            _ => None,
        });
    }
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
