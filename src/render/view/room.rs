//! Who was in the room: the timeline of a meeting with its table, and who was present for an item.

use serde::Serialize;

use super::parts::Html;
use super::title::Title;
use crate::model::Audience;
use crate::model::address::percent_encode;
use crate::model::meeting::{Item as ModelItem, Meeting as ModelMeeting};
use crate::proceedings::{By, Clock, Extent, Listed, Part, Passage, Proceedings, Way, What};
use crate::render::frame::{Frame, Name};
use crate::render::language::{self, room as words};
use crate::render::timeline::{self, Column as DrawnColumn, End, Picture, Row as DrawnRow};

/// Who was in the room, where the record says who was there.
#[derive(Serialize)]
pub(super) struct Room<'a> {
    present: String,
    wide: Html,
    narrow: Html,
    caption: Vec<Title<'a>>,
    columns: Vec<Column<'a>>,
    rows: Vec<Row<'a>>,
}

/// An item at the head of the table.
#[derive(Serialize)]
struct Column<'a> {
    number: Option<&'a str>,
    title: &'a str,
    /// Of the title, where that is not the site's.
    language: Option<&'a str>,
    here: String,
}

/// Somebody's line of the table.
#[derive(Serialize)]
struct Row<'a> {
    who: Name<'a>,
    member: bool,
    cells: Vec<Cell>,
}

/// How much of an item somebody was in the room for.
#[derive(Serialize)]
struct Cell {
    extent: &'static str,
    words: &'static str,
}

/// The longest list of people that is drawn one by one; of a longer one, those who stayed throughout share a bar.
const MOST: usize = 18;

impl<'a> Room<'a> {
    pub fn of(meeting: &'a ModelMeeting, frame: &'a Frame<'a>) -> Option<Self> {
        let proceedings = frame.atlas.proceedings(meeting);
        if !proceedings.is_recorded || meeting.items.is_empty() {
            return None;
        }
        let teller = Teller { meeting, proceedings, frame };
        let caption = teller.caption().into_iter().map(|sentence| teller.said(sentence)).collect();
        let picture = teller.picture();
        let came = (0..proceedings.people.len()).filter(|who| {
            let participant = &proceedings.people[*who];
            participant.has_vote && !participant.intervals.is_empty()
        });
        let came = u32::try_from(came.count()).unwrap_or(u32::MAX);
        Some(Self {
            present: words::in_the_room(came, proceedings.places, proceedings.quorum),
            wide: Html::some(&timeline::wide(&picture))?,
            narrow: Html::some(&timeline::narrow(&picture))?,
            caption,
            columns: teller.order().map(|index| Column::of(&meeting.items[index])).collect(),
            rows: teller.shown().map(|who| teller.line(who)).collect(),
        })
    }
}

impl<'a> Column<'a> {
    fn of(item: &'a ModelItem) -> Self {
        Self {
            number: item.number.as_ref().map(|number| number.value.as_str()),
            title: &item.title,
            language: item.language.as_deref(),
            here: format!("#{}", percent_encode(item.id.name())),
        }
    }
}

/// What is said of those who came and went during an item, a sentence each.
pub(super) fn during_item<'a>(meeting: &'a ModelMeeting, item: &ModelItem, frame: &'a Frame<'a>) -> Vec<Title<'a>> {
    let proceedings = frame.atlas.proceedings(meeting);
    let index = meeting.items.iter().position(|other| other.id == item.id);
    let Some(index) = index.filter(|_| proceedings.is_recorded && !is_private(item, frame)) else { return Vec::new() };
    let teller = Teller { meeting, proceedings, frame };
    let steps = proceedings.steps_of(index);
    let members = (0..proceedings.people.len()).filter(|who| proceedings.people[*who].has_vote);
    members.filter_map(|who| teller.during(who, steps.clone())).map(|sentence| teller.said(sentence)).collect()
}

/// Is it taken in private, and are we the public? Then nobody shows who was in the room for it.
fn is_private(item: &ModelItem, frame: &Frame<'_>) -> bool {
    !item.access.is_open() && frame.atlas.public.audience() == Audience::Public
}

/// Tells what happened in a meeting.
struct Teller<'a, 'f> {
    meeting: &'a ModelMeeting,
    proceedings: &'f Proceedings,
    frame: &'f Frame<'a>,
}

impl<'a, 'f: 'a> Teller<'a, 'f> {
    /// The items in the order taken.
    fn order(&self) -> impl Iterator<Item = usize> + '_ {
        let begins = self.proceedings.steps.iter().filter(|step| step.what == What::Begins);
        begins.filter_map(|step| step.item)
    }

    /// Members, there or not, and then whoever else was there.
    fn shown(&self) -> impl Iterator<Item = usize> + '_ {
        let people = &self.proceedings.people;
        let is_member = |who: &usize| people[*who].part != Part::Other;
        let was_there = |who: &usize| !people[*who].intervals.is_empty();
        let is_known =
            move |who: &usize| was_there(who) || people[*who].listed != Listed::Nowhere || people[*who].has_vote;
        let is_replaced = move |who: &usize| people.iter().any(|other| other.part == Part::SubstituteFor(Some(*who)));
        let members = (0..people.len()).filter(move |who| is_member(who) && (is_known(who) || is_replaced(who)));
        let others = (0..people.len()).filter(move |who| !is_member(who) && was_there(who));
        members.chain(others)
    }

    fn name(&self, who: usize) -> String {
        self.frame.name(&self.proceedings.people[who].who).words.into_owned()
    }

    /// The name beside a bar: without a title.
    fn short_name(&self, who: usize) -> String {
        let participant = &self.proceedings.people[who];
        let person = participant.who.person.as_ref().and_then(|id| self.frame.atlas.person(id));
        let mut name =
            person.map_or_else(|| language::without_title(&participant.who.typed.value), |person| person.name.clone());
        if self.proceedings.chairs.iter().flatten().next() == Some(&who) {
            name.push_str(" (chair)");
        }
        name
    }

    /// A sentence in which people and items are named, each in its language.
    fn said(&self, sentence: String) -> Title<'a> {
        let people = self.proceedings.people.iter().map(|participant| self.frame.name(&participant.who));
        let people: Vec<_> = people.filter_map(|name| Some((name.bare(), name.language?))).collect();
        let people = people.iter().map(|(name, language)| (name.as_str(), *language));
        let items = self.meeting.items.iter();
        let items = items.filter_map(|item| Some((item.title.as_str(), item.language.as_deref()?)));
        Title::naming(sentence, &people.chain(items).collect::<Vec<_>>())
    }

    fn item_words(&self, item: Option<usize>) -> Option<String> {
        let item = &self.meeting.items[item?];
        Some(words::item(item.number.as_ref().map(|number| number.value.as_str()), &item.title))
    }

    fn clock(&self, step: usize) -> Option<Clock> {
        self.proceedings.steps[step].time
    }

    /// Who came and went, a sentence a person, and how many there were.
    fn caption(&self) -> Vec<String> {
        let mut sentences: Vec<String> = Vec::new();
        let mut told: Vec<usize> = Vec::new();
        for passage in &self.proceedings.passages {
            if !told.contains(&passage.who) {
                told.push(passage.who);
                sentences.push(self.movements_of(passage.who));
            }
        }
        if sentences.is_empty() {
            sentences.push(words::NOBODY_MOVED.to_owned());
        }
        let counts =
            || self.order().map(|item| self.proceedings.steps_of(item)).flat_map(|steps| steps.start..steps.end);
        let counts: Vec<u32> = counts().map(|step| self.proceedings.count(step)).collect();
        if let (Some(least), Some(most)) = (counts.iter().min(), counts.iter().max())
            && *most > 0
        {
            sentences.push(words::between(*least, *most, self.proceedings.quorum));
        }
        sentences
    }

    fn movements_of(&self, who: usize) -> String {
        let passages: Vec<&Passage> = self.proceedings.passages.iter().filter(|passage| passage.who == who).collect();
        let mut parts: Vec<String> = Vec::new();
        for passage in &passages {
            let step = &self.proceedings.steps[passage.step];
            let item = self.item_words(step.item);
            let when = self.clock(passage.step);
            let said = match (passage.way, passage.by) {
                (Way::In, By::Item) => continue,
                // Nobody knows during which item that was.
                (Way::Out, By::List) => words::left(when, None),
                (Way::In, By::List) => words::came("", when, None).trim_start().to_owned(),
                (Way::Out, By::Item) => words::out_for(item.as_deref()),
                (Way::Out, By::Note) => words::left(when, item.as_deref()),
                (Way::In, By::Note) if parts.is_empty() => {
                    words::came("", when, item.as_deref()).trim_start().to_owned()
                }
                (Way::In, By::Note) => words::came_back(when, item.as_deref()),
            };
            parts.push(said);
        }
        let declared = passages.first().is_some_and(|passage| passage.way == Way::Out && self.has_interest(passage));
        let name = if declared { words::with_interest(&self.name(who)) } else { self.name(who) };
        if let Some(first) = parts.first_mut() {
            *first = format!("{name} {first}");
        }
        words::sentence(&parts)
    }

    /// Had whoever left declared an interest in the item?
    fn has_interest(&self, passage: &Passage) -> bool {
        let item = self.proceedings.steps[passage.step].item;
        let interests = &self.proceedings.interests;
        interests.iter().any(|interest| interest.who == Some(passage.who) && Some(interest.item) == item)
    }

    /// What is said of somebody who came or went during an item.
    fn during(&self, who: usize, steps: std::ops::Range<usize>) -> Option<String> {
        let passages: Vec<&Passage> = self
            .proceedings
            .passages
            .iter()
            .filter(|passage| passage.who == who && steps.contains(&passage.step))
            .collect();
        let first = passages.first()?;
        let name = self.name(who);
        let resolutions = |steps: std::ops::Range<usize>, is_in: bool| -> Vec<u32> {
            let decided = steps.filter_map(|step| match self.proceedings.steps[step].what {
                What::Decides(number) if self.proceedings.is_in(who, step) == is_in => Some(number),
                _ => None,
            });
            decided.collect()
        };
        let when = self.clock(first.step);
        let (out, within) = (resolutions(steps.clone(), false), resolutions(steps, true));
        let (subject, tail) = match (first.way, first.by) {
            (Way::Out, By::Item) => {
                let name = if self.has_interest(first) { words::with_interest(&name) } else { name };
                return Some(words::sentence(&[format!("{name} {}", words::out_for(Some("this item")))]));
            }
            (Way::In, By::Item) | (_, By::List) => return None,
            (Way::In, By::Note) => (words::came(&name, when, None), words::decisions(&out, &within, words::Side::Came)),
            (Way::Out, By::Note) => {
                let subject = format!("{name} {}", words::left(when, None));
                (subject, words::decisions(&within, &out, words::Side::Left))
            }
        };
        Some(words::sentence(&std::iter::once(subject).chain(tail).collect::<Vec<_>>()))
    }

    fn line(&self, who: usize) -> Row<'a> {
        let participant = &self.proceedings.people[who];
        let cells = self.order().map(|item| {
            if is_private(&self.meeting.items[item], self.frame) {
                return Cell { extent: "private", words: "In private" };
            }
            match self.proceedings.extent(who, item) {
                Extent::Whole => Cell { extent: "whole", words: "Yes" },
                Extent::Part => Cell { extent: "part", words: "Part" },
                Extent::Nothing => Cell { extent: "nothing", words: "No" },
            }
        });
        Row { who: self.frame.name(&participant.who), member: participant.part != Part::Other, cells: cells.collect() }
    }

    /// The picture of the meeting.
    fn picture(&self) -> Picture {
        let positions = self.positions();
        let end = self.proceedings.steps.len();
        let at = |step: usize| if step >= end { 1.0 } else { positions[step] };
        let columns = self.order().map(|index| {
            let steps = self.proceedings.steps_of(index);
            let item = &self.meeting.items[index];
            DrawnColumn {
                label: item.number.as_ref().map_or(String::new(), |number| number.value.clone()),
                from: at(steps.start),
                to: at(steps.end - 1),
                is_private: is_private(item, self.frame),
            }
        });
        let mut counts: Vec<(f64, u32)> = Vec::new();
        for step in 0..end {
            let count = self.proceedings.count(step);
            if counts.last().is_none_or(|(_, last)| *last != count) {
                counts.push((at(step), count));
            }
        }
        let time = |step: usize| self.clock(step).map(words::clock);
        Picture {
            words: words::PICTURE.to_owned(),
            columns: columns.collect(),
            rows: self.bars(&at),
            counts,
            quorum: self.proceedings.quorum.map(|quorum| quorum.count),
            places: self.proceedings.places,
            times: [time(0), time(end - 1)],
        }
    }

    /// Where each step stands between the beginning and the end. An item in which people came and went is wider.
    fn positions(&self) -> Vec<f64> {
        let steps = &self.proceedings.steps;
        let weight = |item: usize| {
            let moves = self.proceedings.steps_of(item).filter(|step| matches!(steps[*step].what, What::Moves(..)));
            1.0 + 0.5 * f64::from(u32::try_from(moves.count()).unwrap_or(u32::MAX))
        };
        let total: f64 = self.order().map(weight).sum();
        let mut positions = vec![0.0; steps.len()];
        let mut left = 0.0;
        for item in self.order() {
            let right = left + weight(item) / total;
            let range = self.proceedings.steps_of(item);
            let parts = f64::from(u32::try_from(range.len() - 1).unwrap_or(u32::MAX));
            for (part, step) in range.enumerate() {
                positions[step] = left + (right - left) * f64::from(u32::try_from(part).unwrap_or(u32::MAX)) / parts;
            }
            left = right;
        }
        // What is noted after the last item stands at the end.
        let last = steps.iter().rposition(|step| step.item.is_some()).unwrap_or(0);
        positions[last + 1..].fill(1.0);
        positions
    }

    fn bars(&self, at: &dyn Fn(usize) -> f64) -> Vec<DrawnRow> {
        let shown: Vec<usize> = self.shown().collect();
        let end = self.proceedings.steps.len();
        let stayed = |who: usize| matches!(&self.proceedings.people[who].intervals[..], [only] if only.from == 0 && only.to == end);
        let (members, others): (Vec<usize>, Vec<usize>) =
            shown.iter().partition(|who| self.proceedings.people[**who].part != Part::Other);
        let mut rows = Vec::new();
        for (people, part) in [(members, Part::Member), (others, Part::Other)] {
            let together: Vec<usize> =
                people.iter().copied().filter(|who| shown.len() > MOST && stayed(*who)).collect();
            let first = rows.len();
            if together.len() > 1 {
                rows.push(DrawnRow {
                    name: words::throughout(together.len(), part),
                    language: None,
                    spans: vec![(0.0, 1.0)],
                    times: Vec::new(),
                    absent: None,
                    is_remote: false,
                    begins_others: false,
                });
            }
            let alone = people.iter().filter(|who| together.len() < 2 || !together.contains(who));
            rows.extend(alone.map(|who| self.bar(*who, at)));
            if let Some(row) = rows.get_mut(first) {
                row.begins_others = part == Part::Other && first > 0;
            }
        }
        rows
    }

    fn bar(&self, who: usize, at: &dyn Fn(usize) -> f64) -> DrawnRow {
        let participant = &self.proceedings.people[who];
        let passages = self.proceedings.passages.iter().filter(|passage| passage.who == who && passage.by != By::Item);
        let times = passages.filter_map(|passage| {
            let end = match passage.way {
                Way::In => End::Begins,
                Way::Out => End::Ends,
            };
            Some((at(passage.step), end, words::clock(self.clock(passage.step)?)))
        });
        let absent = match participant.listed {
            _ if !participant.intervals.is_empty() => None,
            Listed::Apologies => Some("apologies"),
            Listed::Absent => Some("absent"),
            Listed::Present | Listed::Substitute | Listed::Chair | Listed::InAttendance | Listed::Nowhere => None,
        };
        DrawnRow {
            name: self.short_name(who),
            language: self.frame.name(&participant.who).language.map(str::to_owned),
            spans: participant.intervals.iter().map(|interval| (at(interval.from), at(interval.to))).collect(),
            times: times.collect(),
            absent,
            is_remote: participant.remote,
            begins_others: false,
        }
    }
}
