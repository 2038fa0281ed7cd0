//! Words within a block: emphasis, links, pictures, mentions of footnotes, and what plain words hold.

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{Event, LinkType, Tag};

use super::map::Map;
use super::reader::{Events, Reader};
use super::run::{self, Sort};
use super::{LinkSort, TypedLink};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::body::{Inline, plain};

/// Stressed words within stressed words deeper than this are shown as they were typed.
const DEEPEST: usize = 32;

/// Where a run of words ends.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Until {
    /// With the mark-up that it stands in.
    End,
    /// Before the next block: the entry of a tight list has no paragraph of its own.
    Block,
}

/// Words as they are read, the plain ones still in pieces.
#[derive(Default)]
struct Words {
    inlines: Vec<Inline>,
    run: String,
    /// Where the run stands in the text that is parsed.
    map: Map,
}

impl Reader<'_> {
    /// The words up to the end, and which bytes of the text that is parsed they are.
    pub(super) fn words(&mut self, events: &mut Events, until: Until) -> (Vec<Inline>, Range<usize>) {
        let start = events.peek().map_or(0, |(_, range)| range.start);
        let (words, end) = self.words_within(events, until, 0, start);
        (words, start..end)
    }

    fn words_within(&mut self, events: &mut Events, until: Until, depth: usize, start: usize) -> (Vec<Inline>, usize) {
        let mut words = Words::default();
        let mut end = start;
        loop {
            if until == Until::Block && !events.peek().is_some_and(|(event, _)| is_inline(event)) {
                break;
            }
            let Some((event, range)) = events.next() else { break };
            if !matches!(event, Event::End(_)) {
                end = end.max(range.end);
            }
            let inline = match event {
                Event::Text(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                    words.map.add(text.len(), range);
                    words.run.push_str(&text);
                    continue;
                }
                Event::End(_) => break,
                Event::TaskListMarker(ticked) => {
                    self.ticked = Some(ticked);
                    continue;
                }
                Event::SoftBreak => Inline::SoftBreak,
                Event::HardBreak => Inline::HardBreak,
                Event::Rule => continue,
                Event::Code(text) => {
                    self.look_for_a_fence_in_code(&text, &range);
                    Inline::Code(text.as_ref().into())
                }
                Event::Html(html) | Event::InlineHtml(html) => {
                    self.warn_of_html(&range);
                    Inline::RawHtml(html.as_ref().into())
                }
                Event::FootnoteReference(label) => self.mention(&label, &range),
                Event::Start(_) if depth == DEEPEST => {
                    pass_over(events);
                    Inline::Text(self.text[range].into())
                }
                Event::Start(tag) => {
                    self.settle_run(&mut words);
                    let outer = self.in_link;
                    self.in_link |= matches!(tag, Tag::Link { .. });
                    let (inner, _) = self.words_within(events, Until::End, depth + 1, range.start);
                    self.in_link = outer;
                    self.marked_up(tag, inner, range, &mut words.inlines);
                    continue;
                }
            };
            self.settle_run(&mut words);
            words.inlines.push(inline);
        }
        self.settle_run(&mut words);
        (words.inlines, end)
    }

    /// Adds words that stand in mark-up.
    fn marked_up(&mut self, tag: Tag, inner: Vec<Inline>, range: Range<usize>, words: &mut Vec<Inline>) {
        match tag {
            Tag::Emphasis => words.push(Inline::Emphasis(inner)),
            Tag::Strong => words.push(Inline::Strong(inner)),
            Tag::Strikethrough => words.push(Inline::Struck(inner)),
            Tag::Link { link_type, dest_url, title, .. } => {
                let prefix = if link_type == LinkType::Email { "mailto:" } else { "" };
                match self.link(&format!("{prefix}{dest_url}"), LinkSort::Link, range) {
                    Some(destination) => {
                        words.push(Inline::Link { destination, title: title.as_ref().into(), words: inner });
                    }
                    None => words.extend(inner),
                }
            }
            Tag::Image { dest_url, title, .. } => {
                let alt = plain(&inner);
                if alt.trim().is_empty() {
                    self.say(
                        Diagnostic::new(
                            Code::ImageAltMissing,
                            self.place(&range),
                            "this picture has no words for those who cannot see it",
                        )
                        .hint("say between the square brackets what it shows: `![Plan of the new library](plan.png)`"),
                    );
                }
                match self.link(&dest_url, LinkSort::Image, range) {
                    Some(destination) => {
                        words.push(Inline::Image { destination, title: title.as_ref().into(), alt: alt.into() });
                    }
                    None => words.push(Inline::Text(alt.into())),
                }
            }
            _ => words.extend(inner),
        }
    }

    /// The index of a link in the list beside the body; nothing when it is not safe to follow.
    fn link(&mut self, target: &str, sort: LinkSort, range: Range<usize>) -> Option<usize> {
        let place = self.place(&range);
        if let Some(scheme) = unsafe_scheme(target) {
            let hint = match scheme.as_str() {
                "file" => "put the file beside the paper and link to its name",
                _ => "link to a web address, a mail address or another paper",
            };
            self.say(
                Diagnostic::new(Code::LinkUnsafe, place, format!("a link to `{scheme}:` is not safe to publish"))
                    .hint(hint),
            );
            return None;
        }
        self.gathered.links.push(TypedLink { target: target.into(), sort, is_exempt: self.is_exempt, place });
        Some(self.gathered.links.len() - 1)
    }

    /// Finds what stands in the plain words read so far, and adds all of it.
    fn settle_run(&mut self, words: &mut Words) {
        let Words { inlines, run, map } = words;
        if run.is_empty() {
            return;
        }
        self.look_for_a_fence_in_words(run, map);
        let mut done = 0;
        for found in run::find(run) {
            let range = map.range(&found.range);
            let typed = &run[found.range.clone()];
            let is_escaped = self.text[..range.start].ends_with('\\');
            let inline = match found.sort {
                Sort::Mention { .. } | Sort::Id { .. } if is_escaped => continue,
                Sort::Mention { label } => self.mention(label, &range),
                Sort::Address { .. } | Sort::Id { .. } if self.in_link => continue,
                Sort::Address { prefix } => {
                    let target = format!("{prefix}{typed}");
                    let Some(destination) = self.link(&target, LinkSort::Link, range) else { continue };
                    Inline::Link { destination, title: "".into(), words: vec![Inline::Text(typed.into())] }
                }
                Sort::Id { id, words } => {
                    let Some(destination) = self.link(id, LinkSort::Id, range) else { continue };
                    Inline::Link { destination, title: "".into(), words: vec![Inline::Text(words.into())] }
                }
            };
            if done < found.range.start {
                inlines.push(Inline::Text(run[done..found.range.start].into()));
            }
            inlines.push(inline);
            done = found.range.end;
        }
        if done < run.len() {
            inlines.push(Inline::Text(run[done..].into()));
        }
        run.clear();
        map.clear();
    }

    /// A mention of a footnote. Its number is for now that of the mention: the footnotes are numbered at the end.
    fn mention(&mut self, label: &str, range: &Range<usize>) -> Inline {
        let place = self.place(range);
        self.gathered.footnotes.mention(Arc::from(label), self.is_exempt, place)
    }

    /// Warns of raw HTML; of a pair of tags once.
    pub(super) fn warn_of_html(&mut self, range: &Range<usize>) {
        if self.text[range.clone()].starts_with("</") {
            return;
        }
        self.say(
            Diagnostic::new(Code::RawHtml, self.place(range), "HTML is shown as it was typed")
                .hint("write it in Markdown, or take it away"),
        );
    }
}

/// Passes over all up to the end of what has just begun.
pub(super) fn pass_over(events: &mut Events) {
    let mut open = 1;
    while open > 0
        && let Some((event, _)) = events.next()
    {
        match event {
            Event::Start(_) => open += 1,
            Event::End(_) => open -= 1,
            _ => {}
        }
    }
}

/// Does this belong to the words of a block?
pub(super) fn is_inline(event: &Event) -> bool {
    match event {
        Event::Text(_)
        | Event::Code(_)
        | Event::InlineMath(_)
        | Event::DisplayMath(_)
        | Event::InlineHtml(_)
        | Event::FootnoteReference(_)
        | Event::SoftBreak
        | Event::HardBreak
        | Event::TaskListMarker(_) => true,
        Event::Start(tag) => matches!(
            tag,
            Tag::Emphasis
                | Tag::Strong
                | Tag::Strikethrough
                | Tag::Superscript
                | Tag::Subscript
                | Tag::Link { .. }
                | Tag::Image { .. }
        ),
        Event::End(_) | Event::Html(_) | Event::Rule => false,
    }
}

/// The scheme of an address that may do more than lead somewhere. Browsers read past spaces and control characters.
fn unsafe_scheme(target: &str) -> Option<String> {
    let scheme: String = target
        .chars()
        .filter(|character| !character.is_whitespace() && !character.is_control())
        .take_while(|character| !"/?#".contains(*character))
        .collect();
    let (scheme, _) = scheme.split_once(':')?;
    let scheme = scheme.to_lowercase();
    match scheme.as_str() {
        "javascript" | "data" | "vbscript" | "file" | "blob" | "filesystem" | "view-source" => Some(scheme),
        // A drive of the clerk's own computer.
        _ if scheme.len() == 1 && scheme.is_ascii() && scheme.starts_with(char::is_alphabetic) => Some("file".into()),
        _ => None,
    }
}
