//! Facts that a record states beside its words: votes, actions, declarations.

use super::Writer;
use crate::model::record::{Action, Declaration, Named, Side, Vote};
use crate::render::language;

impl Writer<'_, '_> {
    /// The most votes that are drawn, one square each.
    const MOST_VOTES: u32 = 80;

    /// A name, linked where the person has a page.
    pub(super) fn name(&mut self, named: &Named) {
        let frame = self.setting.frame;
        let name = frame.name(named);
        if let Some(href) = &name.href {
            self.push("<a");
            self.attribute("href", href);
            self.push(">");
        }
        match name.html() {
            Some(html) => self.push(&html),
            None => self.text(&name.words),
        }
        if name.href.is_some() {
            self.push("</a>");
        }
    }

    /// A vote on what stands before it.
    pub(super) fn vote(&mut self, vote: &Vote) {
        self.push("<div class=\"vote\"");
        self.ours();
        self.push(">\n<p><strong>Vote");
        if let Some(number) = vote.resolution {
            self.push(&format!(" on resolution {number}"));
        }
        self.push("</strong>: ");
        self.push(&language::vote(vote));
        self.push("</p>\n");
        self.sides(vote);
        self.push("</div>\n");
    }

    /// The names on each side of a vote, where they were taken.
    pub(super) fn sides(&mut self, vote: &Vote) {
        self.tally(vote);
        let named = [&vote.in_favour, &vote.against, &vote.abstained].iter().any(|side| !side.names.is_empty());
        if !named && vote.casting.is_none() {
            return;
        }
        self.push("<table class=\"sides\"");
        self.ours();
        self.push(">\n<caption class=\"unseen\">Who voted how</caption>\n<tbody>\n");
        self.side("For", &vote.in_favour);
        self.side("Against", &vote.against);
        self.side("Abstained", &vote.abstained);
        if let Some(casting) = &vote.casting {
            self.push("<tr><th scope=\"row\">Casting vote</th> <td></td> <td>");
            self.name(casting);
            self.push("</td></tr>\n");
        }
        self.push("</tbody>\n</table>\n");
    }

    fn side(&mut self, words: &str, side: &Side) {
        if side.names.is_empty() {
            return;
        }
        self.push(&format!("<tr><th scope=\"row\">{words}</th> <td>{}</td> <td>", side.count));
        for (index, name) in side.names.iter().enumerate() {
            if index > 0 {
                self.push(", ");
            }
            self.name(name);
        }
        self.push("</td></tr>\n");
    }

    /// A vote as a bar; the words before it say the same.
    fn tally(&mut self, vote: &Vote) {
        let sides =
            [("for", vote.in_favour.count), ("against", vote.against.count), ("abstained", vote.abstained.count)];
        let all: u32 = sides.iter().map(|(_, count)| count).sum();
        if all == 0 || all > Self::MOST_VOTES {
            return;
        }
        self.push(&format!("<svg class=\"tally\" viewBox=\"0 0 {} 8\" aria-hidden=\"true\">", all * 8));
        let mut x = 0;
        for (side, count) in sides {
            for _ in 0..count {
                self.push(&format!("<rect class=\"{side}\" x=\"{x}\" width=\"7\" height=\"8\"/>"));
                x += 8;
            }
        }
        self.push("</svg>\n");
    }

    /// What somebody is to do, and by when.
    pub(super) fn action(&mut self, action: &Action) {
        self.push("<p class=\"action\"");
        self.ours();
        self.push("><strong>Action</strong>: ");
        self.typed(&action.what);
        if action.owner.is_some() || action.due.is_some() || action.done.is_some() {
            self.push(" <span class=\"of\">");
            let mut between = "";
            if let Some(owner) = &action.owner {
                self.name(owner);
                between = ", ";
            }
            for (words, date) in [("by", action.due), ("done on", action.done)] {
                let Some(date) = date else { continue };
                self.push(between);
                self.push(words);
                self.push(" ");
                self.date(date);
                between = ", ";
            }
            self.push("</span>");
        }
        self.state_of(action);
        self.push("</p>\n");
    }

    pub(super) fn date(&mut self, date: jiff::civil::Date) {
        self.push("<time");
        self.attribute("datetime", &date.to_string());
        self.push(">");
        self.push(&language::day(date));
        self.push("</time>");
    }

    /// An interest that a member declared, and what came of it.
    pub(super) fn declaration(&mut self, declaration: &Declaration) {
        self.push("<p class=\"declared\"");
        self.ours();
        self.push("><strong>Declaration</strong>: ");
        self.name(&declaration.member);
        self.push(" declared ");
        self.push(language::interest(declaration.sort));
        if declaration.left {
            self.push(" and left the room");
        }
        match &declaration.nature {
            Some(nature) => {
                self.push(": ");
                self.typed(nature);
                if !nature.ends_with('.') {
                    self.push(".");
                }
            }
            None => self.push("."),
        }
        if let Some(dispensation) = &declaration.dispensation {
            self.push(" Dispensation: ");
            self.typed(dispensation);
            if !dispensation.ends_with('.') {
                self.push(".");
            }
        }
        self.push("</p>\n");
    }
}
