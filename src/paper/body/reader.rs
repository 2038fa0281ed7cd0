//! The one pass over the events of the Markdown reader: blocks, and the blocks within them.

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{BlockQuoteKind, Event, HeadingLevel, OffsetIter, Options, Parser, Tag, TagEnd};

use super::anchor::Anchors;
use super::flow::{Flow, Understands};
use super::footnote::Footnotes;
use super::inline::{Until, is_inline, pass_over};
use super::map::Map;
use super::resolution::{Leads, renumber};
use super::stray::{self, Definitions};
use super::{BodyRules, ReadBody, TypedLink};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::model::body::{Alert, Block, Body, Entry, List, plain};

/// The events of a text.
pub(super) type Events<'t> = std::iter::Peekable<OffsetIter<'t>>;

/// Blocks within blocks deeper than this are shown as they were typed.
const DEEPEST: usize = 40;

/// Reads one text: the body of a paper, or what stands in a fence of one.
pub(super) struct Reader<'r> {
    pub(super) file: &'r Arc<str>,
    /// The text of the whole file.
    pub(super) whole: &'r str,
    /// What is parsed.
    pub(super) text: &'r str,
    /// Where `text` stands in the file.
    pub(super) map: Map,
    pub(super) leads: &'r Leads,
    pub(super) definitions: Definitions,
    pub(super) gathered: Gathered,
    /// Within a fence `exempt`.
    pub(super) is_exempt: bool,
    /// Within the words of a link.
    pub(super) in_link: bool,
    /// What the last task-list box said.
    pub(super) ticked: Option<bool>,
    pub(super) depth: usize,
}

/// What is gathered beside the blocks, through all fences of a body.
#[derive(Default)]
pub(super) struct Gathered {
    pub(super) links: Vec<TypedLink>,
    pub(super) footnotes: Footnotes,
    anchors: Anchors,
    last_level: Option<u8>,
    pub(super) diagnostics: Diagnostics,
}

/// Reads the Markdown in `whole[range]`.
pub(super) fn read(file: &Arc<str>, whole: &str, range: Range<usize>, rules: &BodyRules) -> (ReadBody, Diagnostics) {
    let mut reader = Reader {
        file,
        whole,
        text: &whole[range.clone()],
        map: Map::of(range.clone()),
        leads: &Leads::new(&rules.resolved_words),
        definitions: Definitions::default(),
        gathered: Gathered::default(),
        is_exempt: false,
        in_link: false,
        ticked: None,
        depth: 0,
    };
    let Flow { mut blocks, mut extents, .. } = reader.all();
    for extent in &mut extents {
        extent.range = reader.map.range(&extent.range);
    }
    let Gathered { links, footnotes, mut diagnostics, .. } = reader.gathered;
    let footnotes = footnotes.settle(&mut blocks, &mut diagnostics);
    renumber(&mut blocks);
    (ReadBody { body: Arc::new(Body { blocks, footnotes }), links, extents }, diagnostics)
}

impl Reader<'_> {
    /// All blocks of the text.
    pub(super) fn all(&mut self) -> Flow {
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS
            | Options::ENABLE_GFM;
        let parser = Parser::new_ext(self.text, options);
        self.definitions = Definitions::of(&parser, || Parser::new_ext(self.text, options));
        let mut events = parser.into_offset_iter().peekable();
        self.blocks(&mut events, 0..self.text.len(), Understands::Record)
    }

    /// The blocks up to the end of what they stand in, which is `outer`.
    fn blocks(&mut self, events: &mut Events, outer: Range<usize>, understands: Understands) -> Flow {
        self.depth += 1;
        let mut flow = Flow::new(understands);
        let mut done = outer.start;
        loop {
            let start = match events.peek() {
                None => break,
                Some((Event::End(_), _)) => {
                    events.next();
                    break;
                }
                Some((_, range)) => range.start,
            };
            self.stray(&mut flow, done..start);
            done = done.max(self.block(events, &mut flow));
        }
        self.stray(&mut flow, done..outer.end);
        self.depth -= 1;
        flow
    }

    /// Adds one block to the flow; gives where it ends.
    fn block(&mut self, events: &mut Events, flow: &mut Flow) -> usize {
        if events.peek().is_some_and(|(event, _)| is_inline(event)) {
            let (words, range) = self.words(events, Until::Block);
            let end = range.end;
            if !words.is_empty() {
                self.add(flow, Block::Paragraph(words), range);
            }
            return end;
        }
        let Some((event, range)) = events.next() else { return 0 };
        let end = range.end;
        let block = match event {
            Event::Start(tag) if self.depth > DEEPEST && !matches!(tag, Tag::Paragraph | Tag::Heading { .. }) => {
                pass_over(events);
                Block::Code { language: String::new(), text: self.text[range.clone()].into() }
            }
            Event::Start(Tag::Paragraph) => {
                flow.has_paragraph = true;
                Block::Paragraph(self.words(events, Until::End).0)
            }
            Event::Start(Tag::Heading { level, .. }) => self.heading(events, level, &range),
            Event::Start(Tag::BlockQuote(kind)) => {
                let blocks = self.blocks(events, range.clone(), Understands::Words).blocks;
                Block::Quote { alert: kind.map(alert), blocks }
            }
            Event::Start(Tag::List(first)) => {
                let (list, entries) = self.list(events, flow, &range, first.is_some());
                let places = entries.iter().map(|entry| self.place(entry)).collect();
                flow.add_list(list, range, places);
                return end;
            }
            Event::Start(Tag::CodeBlock(kind)) => self.code(events, &kind, &range),
            Event::Start(Tag::HtmlBlock) => self.html(events, &range),
            Event::Start(Tag::Table(alignments)) => Block::Table(self.table(events, &alignments)),
            Event::Start(Tag::FootnoteDefinition(label)) => {
                let place = self.place(&range);
                let blocks = self.blocks(events, range, Understands::Words).blocks;
                self.gathered.footnotes.write(label.as_ref().into(), self.is_exempt, place, blocks);
                return end;
            }
            Event::Rule => Block::Rule,
            // Nothing else begins a block with the options above.
            _ => return end,
        };
        self.add(flow, block, range);
        end
    }

    fn add(&mut self, flow: &mut Flow, block: Block, range: Range<usize>) {
        let place = self.place(&range);
        let typed = &self.text[range.clone()];
        flow.add(block, range, place, typed, self.leads);
    }

    /// Shows what Markdown takes for a definition that nothing uses: `[Action]: Bob` are a clerk's words.
    fn stray(&mut self, flow: &mut Flow, gap: Range<usize>) {
        if gap.start < gap.end
            && let Some(words) = stray::words(self.text, &gap, &self.definitions)
        {
            self.add(flow, Block::Paragraph(words), gap);
        }
    }

    fn heading(&mut self, events: &mut Events, level: HeadingLevel, range: &Range<usize>) -> Block {
        let (words, _) = self.words(events, Until::End);
        let level = level as u8;
        if let Some(last) = self.gathered.last_level
            && level > last + 1
        {
            self.say(
                Diagnostic::new(
                    Code::HeadingLevelSkipped,
                    self.place(range),
                    format!("a heading of level {level} follows one of level {last}"),
                )
                .hint(format!("begin it with `{}`", "#".repeat(usize::from(last + 1)))),
            );
        }
        self.gathered.last_level = Some(level);
        let anchor = self.gathered.anchors.give(&plain(&words));
        Block::Heading { level, anchor, words }
    }

    /// A list, and where each entry stands.
    fn list(
        &mut self,
        events: &mut Events,
        flow: &mut Flow,
        outer: &Range<usize>,
        numbered: bool,
    ) -> (List, Vec<Range<usize>>) {
        let mut list = List { numbered, tight: true, entries: Vec::new() };
        let mut ranges: Vec<Range<usize>> = Vec::new();
        let mut done = outer.start;
        while let Some((event, range)) = events.next() {
            match event {
                Event::Start(Tag::Item) => {
                    self.stray(flow, done..range.start);
                    done = range.end;
                    let before = self.ticked.take();
                    let Flow { blocks, has_paragraph, .. } = self.blocks(events, range.clone(), Understands::Entry);
                    list.tight &= !has_paragraph;
                    let ticked = std::mem::replace(&mut self.ticked, before);
                    let number = if numbered { typed_number(&self.text[range.clone()]) } else { 0 };
                    list.entries.push(Entry { number, ticked, blocks });
                    ranges.push(range);
                }
                Event::End(TagEnd::List(_)) => break,
                _ => {}
            }
        }
        self.stray(flow, done..outer.end);
        if numbered {
            self.look_at_numbers(&list, &ranges);
        }
        (list, ranges)
    }

    /// Names the first number of a list that does not follow the one before. All alike are a habit of those who leave
    /// counting to Markdown.
    fn look_at_numbers(&mut self, list: &List, ranges: &[Range<usize>]) {
        let numbers: Vec<u64> = list.entries.iter().map(|entry| entry.number).collect();
        if numbers.windows(2).all(|two| two[0] == two[1]) {
            return;
        }
        let Some(at) = numbers.windows(2).position(|two| two[1] != two[0] + 1) else { return };
        let (before, number) = (numbers[at], numbers[at + 1]);
        let range = &ranges[at + 1];
        let entry = &self.text[range.clone()];
        let start = range.start + entry.len() - entry.trim_start().len();
        let end = start + number.to_string().len();
        let message = format!("number {number} of this list follows number {before}");
        self.say(
            Diagnostic::new(Code::ListNumberGap, self.place(&(start..end)), message)
                .hint(format!("type {}, unless something is left out on purpose", before + 1)),
        );
    }

    fn html(&mut self, events: &mut Events, range: &Range<usize>) -> Block {
        let mut html = String::new();
        while let Some((Event::Html(line) | Event::Text(line), _)) =
            events.next_if(|(event, _)| !matches!(event, Event::End(_)))
        {
            html.push_str(&line);
        }
        events.next();
        let end = range.start + self.text[range.clone()].trim_end().len();
        self.warn_of_html(&(range.start..end));
        self.look_for_a_fence(&html, range);
        Block::RawHtml(html.trim_end_matches(['\n', '\r']).into())
    }

    /// Where some bytes of the text stand in the file.
    pub(super) fn place(&self, range: &Range<usize>) -> Place {
        Place::new(self.file.clone(), self.map.range(range))
    }

    /// Keeps a diagnostic.
    pub(super) fn say(&mut self, diagnostic: Diagnostic) {
        self.gathered.diagnostics.push(diagnostic);
    }
}

fn alert(kind: BlockQuoteKind) -> Alert {
    match kind {
        BlockQuoteKind::Note => Alert::Note,
        BlockQuoteKind::Tip => Alert::Tip,
        BlockQuoteKind::Important => Alert::Important,
        BlockQuoteKind::Warning => Alert::Warning,
        BlockQuoteKind::Caution => Alert::Caution,
    }
}

/// The number at the start of a list entry; Markdown itself would count on from the first.
fn typed_number(entry: &str) -> u64 {
    let entry = entry.trim_start();
    let digits = &entry[..entry.find(|character: char| !character.is_ascii_digit()).unwrap_or(entry.len())];
    digits.parse().unwrap_or(0)
}
