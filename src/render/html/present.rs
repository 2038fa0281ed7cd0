//! Who was present for a decision, beneath its words.

use super::Writer;
use crate::model::address::Address;
use crate::model::meeting::Resolution;
use crate::proceedings::Required;
use crate::render::language::room as words;

impl Writer<'_, '_> {
    /// How many members were present, and, for those who open it, who, and who was in the chair. Nothing where the
    /// record does not say who was there.
    pub(super) fn present(&mut self, resolution: &Resolution) {
        let frame = self.setting.frame;
        let Some(decided) = frame.atlas.decided(&resolution.id) else { return };
        let proceedings = frame.atlas.proceedings(decided.meeting);
        let item = decided.meeting.items.iter().position(|item| item.id == decided.item.id);
        let step = item.and_then(|item| proceedings.decided(item, resolution.number));
        let Some(step) = step.filter(|_| proceedings.is_recorded) else { return };
        let count = proceedings.count(step);
        if count == 0 {
            return;
        }
        let short = proceedings.quorum.filter(|quorum| count < quorum.count);
        // The page of a meeting names those present once, above; a decision's own page names them with it.
        if !self.setting.prefix.is_empty() {
            self.push("<p class=\"present\"");
            self.ours();
            self.push(">");
            self.how_many(count, proceedings.places, short);
            self.push(".</p>\n");
            return;
        }
        self.push("<details class=\"present\"");
        self.attribute("id", &Address::anchor_of_present(resolution.number));
        self.ours();
        self.push("><summary>");
        self.how_many(count, proceedings.places, short);
        self.push("</summary>\n<p>");
        let chair = proceedings.chairs[step];
        for (index, who) in proceedings.voters(step).enumerate() {
            self.push(if index == 0 { "" } else { ", " });
            self.name(&proceedings.people[who].who);
            if chair == Some(who) {
                self.push(words::IN_THE_CHAIR);
            }
        }
        self.push(".");
        if let Some(quorum) = proceedings.quorum {
            self.push(" ");
            self.text(&words::quorum(quorum));
        }
        self.push("</p></details>\n");
    }
    fn how_many(&mut self, count: u32, places: u32, short: Option<Required>) {
        self.text(&words::present_for_decision(count, places));
        if let Some(quorum) = short {
            self.push(", ");
            self.text(&words::fewer_than(quorum));
        }
    }
}
