//! What stands in a fence or in code: facts, exempt parts, summaries, and code.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event};

use super::fence::{self, Fact, Info};
use super::map::Map;
use super::reader::{Events, Reader};
use super::stray::Definitions;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::body::Block;
use crate::paper::facts;

impl Reader<'_> {
    /// The block of a fence or of code that has just begun.
    pub(super) fn code(&mut self, events: &mut Events, kind: &CodeBlockKind, range: &Range<usize>) -> Block {
        let (mut text, mut map, mut inner) = (String::new(), Map::default(), range.end..range.end);
        while let Some((Event::Text(line), at)) = events.next_if(|(event, _)| !matches!(event, Event::End(_))) {
            inner.start = inner.start.min(at.start);
            inner.end = at.end;
            map.add(line.len(), self.map.range(&at));
            text.push_str(&line);
        }
        events.next();
        let CodeBlockKind::Fenced(language) = kind else {
            self.look_for_a_fence(&text, range);
            return Block::Code { language: String::new(), text };
        };
        let info = fence::info(language);
        if info != Info::Code {
            self.look_for_the_end(language, range);
        }
        match info {
            Info::Code => {}
            Info::Near("exempt") => {
                self.unknown_fence(language, "exempt", range);
                self.look_for_fallen_words(&text, range);
                // Whatever was meant, it must not be published.
                return self.exempt(Vec::new(), &text, map, range);
            }
            Info::Near(ours) => self.unknown_fence(language, ours, range),
            Info::Exempt(paragraphs) => {
                self.look_for_fallen_words(&text, range);
                return self.exempt(paragraphs, &text, map, range);
            }
            Info::Summary => return Block::Summary(self.within(&text, map, Access::AsAround)),
            Info::Fact(fact) => {
                let inner = self.with_indent(self.map.range(&inner));
                if let Some(block) = self.fact(fact, &text, inner) {
                    return block;
                }
            }
        }
        Block::Code { language: language.as_ref().into(), text }
    }

    fn exempt(&mut self, paragraphs: Vec<u32>, text: &str, map: Map, range: &Range<usize>) -> Block {
        let place = self.first_line(range);
        Block::Exempt { paragraphs, blocks: self.within(text, map, Access::Exempt), place }
    }

    /// Says when a block of ours goes on to the end of the paper because nobody closed it.
    fn look_for_the_end(&mut self, language: &str, range: &Range<usize>) {
        let place = self.place(range);
        let (_, lines) = self.whole[place.range.clone()].trim_end().split_once('\n').unwrap_or_default();
        let last = lines.lines().next_back().unwrap_or_default().trim_start_matches(['>', ' ', '\t']);
        if last.is_empty() || !last.trim_end().bytes().all(|mark| matches!(mark, b'`' | b'~')) {
            let message = format!("the block `{}` is never closed", language.trim());
            let diagnostic = Diagnostic::new(Code::FenceUnknown, self.first_line(range), message);
            self.say(diagnostic.hint("type a line of three backticks where it ends"));
        }
    }

    /// The line that begins a block.
    fn first_line(&self, range: &Range<usize>) -> Place {
        let place = self.place(range);
        let length = self.whole[place.range.clone()].lines().next().map_or(0, str::len);
        Place::new(place.file, place.range.start..place.range.start + length)
    }

    /// Reads a fact; nothing where it cannot be read.
    fn fact(&mut self, fact: Fact, text: &str, range: Range<usize>) -> Option<Block> {
        let typed = &self.whole[range.clone()];
        // In a quotation each line begins with a mark, which is not YAML.
        let is_whole = typed.lines().map(str::trim).eq(text.lines().map(str::trim));
        if !is_whole {
            return None;
        }
        let (file, whole) = (self.file, self.whole);
        let (block, diagnostics) = match fact {
            Fact::Vote => {
                let (vote, diagnostics) = facts::vote(file, whole, range);
                (vote.map(|vote| Block::Vote(vote.into())), diagnostics)
            }
            Fact::Action => {
                let (action, diagnostics) = facts::action(file, whole, range);
                (action.map(|action| Block::Action(action.into())), diagnostics)
            }
            Fact::Declaration => {
                let (declaration, diagnostics) = facts::declaration(file, whole, range);
                (declaration.map(|declaration| Block::Declaration(declaration.into())), diagnostics)
            }
        };
        self.gathered.diagnostics.append(diagnostics);
        block
    }

    /// The range from the beginning of its first line, where nothing but spaces stands before it: YAML in the entry of a
    /// list is indented as a whole.
    fn with_indent(&self, range: Range<usize>) -> Range<usize> {
        let before = self.whole[..range.start].trim_end_matches([' ', '\t']);
        if before.ends_with('\n') { before.len()..range.end } else { range }
    }

    /// Names an exempt block that ends before its words do. Markdown ends it with the list or the quotation that it
    /// stands in, and what was to be withheld would be published below it.
    fn look_for_fallen_words(&mut self, text: &str, range: &Range<usize>) {
        let last = self.text[range.clone()].trim_end().lines().skip(1).last().unwrap_or_default();
        let last = last.trim_start_matches([' ', '\t', '>']);
        let is_closed =
            last.len() >= 3 && (last.bytes().all(|byte| byte == b'`') || last.bytes().all(|byte| byte == b'~'));
        let ends_with_the_text = self.text[range.end..].trim().is_empty();
        let message = if text.trim().is_empty() {
            "this block `exempt` holds nothing"
        } else if leaves_a_block_open(text) {
            let message = "this block `exempt` ends where the block inside it ends";
            let hint = "begin and end it with four backticks, so that a line of three does not close it";
            self.say(Diagnostic::new(Code::FenceUnknown, self.first_line(range), message).hint(hint));
            return;
        } else if is_closed || ends_with_the_text {
            return;
        } else {
            "this block `exempt` ends before a line closes it"
        };
        self.say(
            Diagnostic::new(Code::FenceUnknown, self.first_line(range), message).hint(
                "put all that is exempt between its two lines of backticks, each line with the same indent or mark before it",
            ),
        );
    }

    /// The blocks of the Markdown that stands in a fence.
    fn within(&mut self, text: &str, map: Map, access: Access) -> Vec<Block> {
        let mut reader = Reader {
            file: self.file,
            whole: self.whole,
            text,
            map,
            leads: self.leads,
            definitions: Definitions::default(),
            gathered: std::mem::take(&mut self.gathered),
            is_exempt: self.is_exempt || access == Access::Exempt,
            in_link: false,
            ticked: None,
            depth: self.depth,
        };
        let blocks = reader.all().blocks;
        self.gathered = reader.gathered;
        blocks
    }

    fn unknown_fence(&mut self, typed: &str, ours: &str, range: &Range<usize>) {
        let place = self.first_line(range);
        let hint = match ours {
            "exempt" => {
                "did you mean `exempt`? It is typed in small letters, with the paragraphs behind it: `exempt 3, 5`"
                    .into()
            }
            _ => format!("did you mean `{ours}`?"),
        };
        self.say(
            Diagnostic::new(Code::FenceUnknown, place, format!("there is no block `{}`", typed.trim())).hint(hint),
        );
    }

    /// Names a fence of ours that Markdown does not take for one, so that what it holds would be published as it is.
    pub(super) fn look_for_a_fence(&mut self, text: &str, range: &Range<usize>) {
        let fence = |line: &&str| line.starts_with("```") || line.starts_with("~~~");
        let words = text.lines().map(str::trim_start).filter(fence).map(|line| line.trim_matches(['`', '~', ' ']));
        let found: Vec<&str> = words.filter(|word| is_ours(word)).collect();
        for word in found {
            self.fence_not_one(word, range);
        }
    }

    /// The same for marks that stand behind other words, or that are marks of a block elsewhere.
    pub(super) fn look_for_a_fence_in_words(&mut self, run: &str, map: &Map) {
        for mark in ["```", "~~~", ":::", "'''"] {
            let Some((before, after)) = run.split_once(mark) else { continue };
            let word = after.trim_start_matches(|letter: char| mark.contains(letter) || letter == ' ');
            if is_ours(word) {
                let range = before.len()..run.len() - word.len();
                self.fence_not_one(word, &map.range(&range));
            }
        }
    }

    /// The same for ` ```exempt … ``` ` in a line.
    pub(super) fn look_for_a_fence_in_code(&mut self, text: &str, range: &Range<usize>) {
        if self.text[range.clone()].starts_with("``") && is_ours(text) {
            self.fence_not_one(text, range);
        }
    }

    fn fence_not_one(&mut self, word: &str, range: &Range<usize>) {
        let word = word.split_whitespace().next().unwrap_or_default();
        self.say(
            Diagnostic::new(
                Code::FenceUnknown,
                self.place(range),
                format!("this does not begin a block `{word}`: it is shown as it was typed"),
            )
            .hint(format!("type ` ```{word} ` on a line of its own, not indented, after an empty line")),
        );
    }
}

/// Does a text begin a block that it does not close? The line that was to close it has closed what is around it.
fn leaves_a_block_open(text: &str) -> bool {
    let mut open: Option<&str> = None;
    for line in text.lines().map(|line| line.trim_start_matches([' ', '\t', '>', '-', '*', '+'])) {
        let end = line.find(|mark| !line.starts_with(mark) || !matches!(mark, '`' | '~')).unwrap_or(line.len());
        let (marks, rest) = line.split_at(end);
        match open {
            None if marks.len() >= 3 && !rest.contains('`') => open = Some(marks),
            Some(begun) if marks.starts_with(begun) && rest.trim().is_empty() => open = None,
            None | Some(_) => {}
        }
    }
    open.is_some()
}

/// Who may read what stands in a fence.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Access {
    Exempt,
    AsAround,
}

fn is_ours(text: &str) -> bool {
    !matches!(fence::info(text.lines().next().unwrap_or_default()), Info::Code)
}
