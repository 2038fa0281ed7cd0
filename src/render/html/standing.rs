//! What has become of a resolution: what later ones did to it, what its words name, what is still to be done.

use super::Writer;
use crate::model::address::Address;
use crate::model::meeting::Resolution;
use crate::model::record::Action;
use crate::proceedings::{DueBy, Source, Spot, Task, TaskState};
use crate::render::language;

impl Writer<'_, '_> {
    /// What later resolutions did to one, and the links to and from what words name; each in a line of its own.
    pub(super) fn standing(&mut self, resolution: &Resolution) {
        let frame = self.setting.frame;
        let register = &frame.atlas.ledger().register();
        for later in register.later(&resolution.id) {
            self.standing_line(language::affected(later.how), &later.by, later.source);
        }
        for cites in register.cites(&resolution.id) {
            let words = cites.how.map_or("Names", language::effect);
            self.standing_line(words, &cites.at, Source::Read);
        }
        let Some(item) = self.setting.item else { return };
        for (by, cites) in register.cited_by(&item.id) {
            // What says that it changes this one has a line above.
            let names_this = cites.at.resolution().is_none_or(|named| named.id == resolution.id);
            if cites.how.is_none() && names_this {
                self.standing_line("Named by", by, Source::Read);
            }
        }
    }

    /// "Rescinded by resolution 1 of 10 July 2018, The free half hour", with a link, and a mark where it was read.
    fn standing_line(&mut self, words: &str, spot: &Spot, source: Source) {
        let frame = self.setting.frame;
        self.push("<p class=\"effect\"");
        self.ours();
        self.push(">");
        self.push(words);
        self.push(" <a");
        let (name, anchor) = if let Some(resolution) = spot.resolution() {
            (format!("resolution {}", resolution.number), Some(resolution.number))
        } else {
            let number = frame.atlas.ledger().numbers().of_item(&spot.item().id);
            (number.map_or_else(|| "the minute".to_owned(), |number| format!("minute {number}")), None)
        };
        let address = Address::item(&spot.item().id);
        let href = match anchor {
            Some(number) => frame.href_to_anchor(&address, &format!("resolution-{number}")),
            None => frame.href(&address),
        };
        self.attribute("href", &href);
        self.push(">");
        self.text(&format!("{name} of {}", language::day(spot.meeting.date)));
        self.push("</a>, ");
        self.said(&spot.item().title, spot.item().language.as_deref());
        self.read_mark(source);
        self.push("</p>\n");
    }

    fn read_mark(&mut self, source: Source) {
        match source {
            Source::Typed => {}
            Source::Read => self.push(" <span class=\"read\">read from the text</span>"),
        }
    }

    /// What the words of a resolution ask for, as far as they were read.
    pub(super) fn read_actions_of(&mut self, resolution: &Resolution) {
        let ledger = &self.setting.frame.atlas.ledger();
        let tasks = ledger.tasks_of(&resolution.id).filter(|task| task.source == Source::Read);
        tasks.for_each(|task| self.read_action(task));
    }

    /// By whom and by when something is asked for; the words that ask stand above it.
    fn read_action(&mut self, task: &Task) {
        self.push("<p class=\"action\"");
        self.ours();
        self.push("><strong>Action</strong>");
        if let Some(owner) = &task.owner {
            self.push(" for ");
            self.name(owner);
        }
        if let Some(due) = &task.due {
            self.push(if task.owner.is_some() { ", by " } else { " by " });
            self.due(due);
        }
        self.read_mark(Source::Read);
        self.state(task.state, Source::Read);
        self.push("</p>\n");
    }

    fn due(&mut self, due: &DueBy) {
        let frame = self.setting.frame;
        match due {
            DueBy::Day(date) => self.date(*date),
            DueBy::NextMeeting => self.push("the next meeting"),
            DueBy::Meeting(meeting) => {
                self.push("<a");
                self.attribute("href", &frame.href(&Address::meeting(&meeting.id)));
                self.push(">the next meeting</a>, ");
                self.date(meeting.date);
            }
        }
    }

    /// The mark of an action whose day has gone by, or that is no longer wanted.
    fn state(&mut self, state: TaskState, source: Source) {
        let words = match (state, source) {
            (TaskState::Overdue, Source::Typed) => "Overdue",
            // That the record is silent does not mean that nothing was done.
            (TaskState::Overdue, Source::Read) => "Not recorded as done",
            (TaskState::Withdrawn, _) => "No longer asked for",
            (TaskState::Done(Some(_)), Source::Read) => "Completed",
            (TaskState::Outstanding | TaskState::Done(_), _) => return,
        };
        self.push(" ");
        self.element("span", "mark overdue", words);
    }

    /// The mark of a typed action, as the item's meeting knows it.
    pub(super) fn state_of(&mut self, action: &Action) {
        let Some(item) = self.setting.item else { return };
        let ledger = &self.setting.frame.atlas.ledger();
        let in_resolutions = item.resolutions.iter().flat_map(|resolution| ledger.tasks_of(&resolution.id));
        let mut tasks = in_resolutions.chain(ledger.tasks_beside(&item.id));
        let is_it = |task: &&Task| task.source == Source::Typed && task.what == action.what && task.day() == action.due;
        if let Some(task) = tasks.find(is_it) {
            self.state(task.state, Source::Typed);
        }
    }
}
