//! Resolutions as they stand in a minute, each with its address and what is known of it.

use super::Writer;
use crate::model::address::Address;
use crate::model::any_block;
use crate::model::body::{Block, ResolutionBlock, TypedResolution};
use crate::model::meeting::{Item, Resolution};
use crate::model::record::{Action, Outcome, Vote};
use crate::render::citation::Cited;
use crate::render::language;

/// Does the minute itself, or a resolution, say that action?
pub(super) fn says_action(item: &Item, action: &Action) -> bool {
    any_block(&item.minute.body.blocks, &mut |block| matches!(block, Block::Action(said) if **said == *action))
        || item.resolutions.iter().any(|resolution| resolution.actions.contains(action))
}

/// Does the minute itself say that vote? Which resolution it is on makes no difference: it stands behind it.
fn says_vote(item: &Item, vote: &Vote) -> bool {
    let same = |said: &Vote| {
        (&said.in_favour, &said.against, &said.abstained, &said.casting)
            == (&vote.in_favour, &vote.against, &vote.abstained, &vote.casting)
    };
    any_block(&item.minute.body.blocks, &mut |block| matches!(block, Block::Vote(said) if same(said)))
}

impl Writer<'_, '_> {
    pub(super) fn resolutions(&mut self, block: &ResolutionBlock) {
        self.push("<div class=\"resolved\">\n");
        if !block.lead.is_empty() {
            let lead = match block.heading {
                Some(level) => format!("h{}", self.fit_heading(level)),
                None => "p".to_owned(),
            };
            self.push(&format!("<{lead} class=\"lead\">"));
            self.inlines(&block.lead);
            self.push(&format!("</{lead}>\n"));
        }
        if block.numbered {
            self.numbered(&block.resolutions);
        } else {
            for resolution in &block.resolutions {
                self.push("<div");
                self.anchor(resolution.number);
                self.push(">\n");
                self.typed_resolution(resolution);
                self.push("</div>\n");
            }
        }
        self.push("</div>\n");
    }

    fn numbered(&mut self, resolutions: &[TypedResolution]) {
        let first = resolutions.first().map_or(1, |resolution| resolution.shown);
        self.push("<ol");
        if first != 1 {
            self.attribute("start", &first.to_string());
        }
        self.push(">\n");
        let mut expected = first;
        for resolution in resolutions {
            self.push("<li");
            self.anchor(resolution.number);
            if resolution.shown != expected {
                self.attribute("value", &resolution.shown.to_string());
            }
            expected = resolution.shown.saturating_add(1);
            self.push(">\n");
            self.typed_resolution(resolution);
            self.push("</li>\n");
        }
        self.push("</ol>\n");
    }

    fn anchor(&mut self, number: u32) {
        self.attribute("id", &format!("{}resolution-{number}", self.setting.prefix));
    }

    fn typed_resolution(&mut self, typed: &TypedResolution) {
        self.blocks(&typed.body.blocks);
        let Some(item) = self.setting.item else { return };
        if let Some(resolution) = item.resolutions.iter().find(|resolution| resolution.number == typed.number) {
            self.resolution_facts(resolution);
        }
    }

    /// A resolution that is a file and does not stand in the minute.
    pub(super) fn filed_resolution(&mut self, resolution: &Resolution) {
        // A motion that fell was not resolved.
        let (class, lead) = match resolution.outcome {
            Some(Outcome::Lost | Outcome::Withdrawn) => ("resolved fell", "Motion"),
            _ => ("resolved", "Resolved"),
        };
        self.push(&format!("<div class=\"{class}\">\n<p class=\"lead\""));
        self.ours();
        self.push(&format!(">{lead}</p>\n<ol"));
        if resolution.number != 1 {
            self.attribute("start", &resolution.number.to_string());
        }
        self.push(">\n<li");
        self.anchor(resolution.number);
        self.push(">\n");
        self.blocks(&resolution.words.body.blocks);
        self.footnotes(&resolution.words.body.footnotes);
        self.resolution_facts(resolution);
        self.push("</li>\n</ol>\n</div>\n");
    }

    /// How it ended, who moved it, how the vote went, what it asks for and what it does to earlier ones.
    pub(super) fn resolution_facts(&mut self, resolution: &Resolution) {
        let said = |vote: &&Vote| !self.setting.item.is_some_and(|item| says_vote(item, vote));
        let vote = resolution.vote.as_deref().filter(said);
        let by = [("Moved by", resolution.moved.as_deref()), ("Seconded by", resolution.seconded.as_deref())];
        let says = resolution.outcome.is_some() || vote.is_some() || by.iter().any(|(_, name)| name.is_some());
        if says || self.setting.item.is_some() {
            self.push("<div class=\"facts\"");
            self.ours();
            self.push(">\n");
            if says {
                self.push("<p>");
                self.outcome(resolution, vote);
                for (words, name) in by {
                    let Some(name) = name else { continue };
                    self.push(words);
                    self.push(" ");
                    self.name(name);
                    self.push(". ");
                }
                self.push("</p>\n");
            }
            if self.setting.item.is_some() {
                self.cite(resolution);
            }
            self.push("</div>\n");
        }
        if let Some(vote) = vote {
            self.sides(vote);
        }
        self.present(resolution);
        for action in &resolution.actions {
            let said = |block: &Block| matches!(block, Block::Action(said) if **said == *action);
            if !self.setting.item.is_some_and(|item| any_block(&item.minute.body.blocks, &mut |block| said(block))) {
                self.action(action);
            }
        }
        self.read_actions_of(resolution);
        self.effects(resolution);
        self.standing(resolution);
    }

    fn outcome(&mut self, resolution: &Resolution, vote: Option<&Vote>) {
        if let Some(outcome) = resolution.outcome {
            let words = language::outcome(outcome);
            self.element("strong", &format!("outcome {}", words.to_lowercase()), words);
            self.push(if vote.is_some() { ": " } else { ". " });
        }
        if let Some(vote) = vote {
            self.push(&language::vote(vote));
            self.push(". ");
        }
    }

    fn effects(&mut self, resolution: &Resolution) {
        let frame = self.setting.frame;
        for affect in &resolution.affects {
            let Some(earlier) = frame.atlas.decided(&affect.resolution) else { continue };
            self.push("<p class=\"effect\"");
            self.ours();
            self.push(">");
            self.push(language::effect(affect.how));
            self.push(" <a");
            let anchor = format!("resolution-{}", earlier.resolution.number);
            self.attribute("href", &frame.href_to_anchor(&Address::item(&earlier.item.id), &anchor));
            self.push(">");
            self.push(&format!("resolution {} of ", earlier.resolution.number));
            self.push(&language::day(earlier.meeting.date));
            self.push("</a>, ");
            self.said(&earlier.item.title, earlier.item.language.as_deref());
            self.push("</p>\n");
        }
    }

    /// How a resolution is cited, folded up: the words, the permanent address, and the page of its own where it has one.
    fn cite(&mut self, resolution: &Resolution) {
        let frame = self.setting.frame;
        let number = resolution.number;
        let Some(decided) = frame.atlas.decided(&resolution.id) else { return };
        let cited = Cited::resolution(decided, frame.atlas);
        self.push(&format!(
            "<details class=\"cite\"><summary aria-label=\"Cite resolution {number}\">Cite</summary>\n<p>"
        ));
        self.push(&cited.words);
        self.push("<br>\n<a");
        let anchor = format!("resolution-{number}");
        self.attribute("href", &frame.href_to_anchor(&Address::item(&decided.item.id), &anchor));
        self.push(">");
        self.text(&cited.address);
        self.push("</a></p>\n");
        if resolution.has_file {
            self.push("<p><a");
            self.attribute("href", &frame.href(&Address::resolution(&resolution.id)));
            self.push(&format!(">Resolution {number} on its own page</a></p>\n"));
        }
        self.push("</details>\n");
    }
}
