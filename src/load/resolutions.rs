//! Resolutions of an item: those in the minute and those that are files, as one list.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::gather::Sheet;
use super::item::{People, trailing_number};
use super::links::{Reader, Targets};
use super::meeting::no_such;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::Words;
use crate::model::body::{Block, TypedResolution, plain_blocks};
use crate::model::identity::{CommitteeId, ItemId, MeetingId, ResolutionId};
use crate::model::meeting::{Affect, Resolution};
use crate::model::reading::Meaning;
use crate::model::record::{Action, Vote};
use crate::paper::{Prose, ResolutionPaper, TypedAffect};
use crate::proceedings;

/// The resolutions that stand openly in a minute, in order. What an exempt part resolves is not among them: it
/// would be a way out of the part.
pub fn typed_resolutions(blocks: &[Block]) -> impl Iterator<Item = &TypedResolution> {
    blocks.iter().flat_map(|block| match block {
        Block::Resolutions(block) => block.resolutions.as_slice(),
        _ => &[],
    })
}

/// The resolutions that are files, each with its number: the one it gives, else that of its name.
pub(super) fn numbered(
    files: &[(String, Sheet<ResolutionPaper>)],
) -> impl Iterator<Item = (u32, &Sheet<ResolutionPaper>)> {
    files.iter().map(|(name, sheet)| (number(name, sheet), sheet))
}

fn number(name: &str, sheet: &Sheet<ResolutionPaper>) -> u32 {
    sheet.front.number.as_ref().map(|number| number.value).or_else(|| trailing_number(name)).unwrap_or(1)
}

/// A number that is another than that of the file's name.
fn other_number(name: &str, sheet: &Sheet<ResolutionPaper>) -> Option<Diagnostic> {
    let (typed, named) = (sheet.front.number.as_ref()?, trailing_number(name)?);
    let message = format!("this is resolution {}, and its file is called `{name}`", typed.value);
    let differs = Diagnostic::new(Code::ResolutionNumberDiffers, typed.place.clone(), message);
    (typed.value != named).then(|| differs.hint("leave `number` out, or call the file by the number that it gives"))
}

/// Ties the resolutions of an item. The words of a file and of the minute must agree; the file's facts win.
pub(super) fn tie(
    item: &ItemId,
    minute: &Words,
    files: Vec<(String, Sheet<ResolutionPaper>)>,
    prose: Prose,
    targets: &Targets,
    people: &People,
    diagnostics: &mut Diagnostics,
) -> Vec<Resolution> {
    let mut resolutions: BTreeMap<u32, Resolution> = BTreeMap::new();
    for typed in typed_resolutions(&minute.body.blocks) {
        resolutions.insert(typed.number, in_minute(item, typed, minute));
    }
    add_facts(&minute.body.blocks, &mut resolutions);
    let mut silent: Vec<u32> = Vec::new();
    for (name, sheet) in files {
        let number = number(&name, &sheet);
        diagnostics.push_some(other_number(&name, &sheet));
        if sheet.front.prose == Prose::AsksNothing {
            silent.push(number);
        }
        let before = resolutions.remove(&number);
        if let Some(twin) = before.as_ref().filter(|before| before.has_file) {
            diagnostics.push(
                Diagnostic::new(
                    Code::AddressRepeated,
                    sheet.place.clone(),
                    format!("two files hold resolution {number}"),
                )
                .label("this one")
                .also(twin.place.clone(), "and this one")
                .hint("give one of them another `number:`"),
            );
        }
        resolutions.insert(number, in_file(item, number, sheet, before, targets, people, diagnostics));
    }
    let mut resolutions: Vec<Resolution> = resolutions.into_values().collect();
    for resolution in &mut resolutions {
        let asks_nothing = prose == Prose::AsksNothing || silent.contains(&resolution.number);
        let readings = proceedings::read(&resolution.words, &resolution.place, people.date);
        // What was typed as an action wins over whatever the words seem to ask for.
        let readings = readings.into_iter().filter(|reading| match reading.meaning {
            Meaning::Action { .. } => !asks_nothing && resolution.actions.is_empty(),
            Meaning::Citation(_) | Meaning::Movement { .. } => true,
        });
        resolution.readings = people.tie_readings(readings.collect());
    }
    resolutions
}

fn in_minute(item: &ItemId, typed: &TypedResolution, minute: &Words) -> Resolution {
    Resolution {
        id: ResolutionId::new(item, typed.number),
        number: typed.number,
        has_file: false,
        is_in_minute: true,
        words: Words { body: Arc::clone(&typed.body), links: Arc::clone(&minute.links) },
        outcome: None,
        moved: None,
        seconded: None,
        vote: None,
        actions: Vec::new(),
        affects: Vec::new(),
        readings: Vec::new(),
        draft: false,
        place: typed.place.clone(),
    }
}

/// Gives each resolution the votes and actions that stand behind it in fences.
fn add_facts(blocks: &[Block], resolutions: &mut BTreeMap<u32, Resolution>) {
    let mut before: Vec<u32> = Vec::new();
    for block in blocks {
        match block {
            Block::Resolutions(block) => {
                before = block.resolutions.iter().map(|resolution| resolution.number).collect();
            }
            Block::Vote(vote) => {
                let meant: Vec<u32> = vote.resolution.map_or_else(|| before.clone(), |number| vec![number]);
                for number in meant {
                    if let Some(resolution) = resolutions.get_mut(&number) {
                        resolution.vote = Some(Vote { resolution: None, ..Vote::clone(vote) }.into());
                    }
                }
            }
            Block::Action(action) => {
                if let Some(resolution) = before.last().and_then(|last| resolutions.get_mut(last)) {
                    resolution.actions.push(Action::clone(action));
                }
            }
            _ => {}
        }
    }
}

fn in_file(
    item: &ItemId,
    number: u32,
    sheet: Sheet<ResolutionPaper>,
    in_minute: Option<Resolution>,
    targets: &Targets,
    people: &People,
    diagnostics: &mut Diagnostics,
) -> Resolution {
    let Sheet { front, body, place, words: first_line, .. } = sheet;
    let words = targets.tie(&place.file, body, Reader::Ours, diagnostics);
    let in_minute = in_minute.filter(|resolution| resolution.is_in_minute);
    if let Some(typed) = in_minute.as_ref().filter(|typed| !words.is_empty() && !say_the_same(&typed.words, &words)) {
        let message = format!("the words of resolution {number} differ between its file and the minute");
        diagnostics.push(
            Diagnostic::new(Code::ResolutionWordsDiffer, first_line, message)
                .also(typed.place.clone(), "the minute has it so")
                .hint("correct the one that is wrong, or leave the file's words out: the minute's are shown"),
        );
    }
    if words.is_empty() && in_minute.is_none() {
        let message = format!("nobody has typed the words of resolution {number}");
        let hint = format!("type them below the second line of `---`, or as resolution {number} in the minute");
        diagnostics.push(Diagnostic::new(Code::ResolutionWordsMissing, place.clone(), message).hint(hint));
    }
    let (mut moved, mut seconded, mut vote) = (front.moved, front.seconded, front.vote);
    moved.iter_mut().chain(&mut seconded).for_each(|named| people.tie(named, diagnostics));
    vote.iter_mut().for_each(|vote| people.tie_vote(vote, diagnostics));
    let mut actions = people.tie_actions(front.actions, diagnostics);
    let is_in_minute = in_minute.is_some();
    let (minute_words, minute_vote, minute_actions) = match in_minute {
        Some(resolution) => (Some(resolution.words), resolution.vote, resolution.actions),
        None => (None, None, Vec::new()),
    };
    actions.extend(minute_actions);
    Resolution {
        id: ResolutionId::new(item, number),
        number,
        has_file: true,
        is_in_minute,
        words: minute_words.filter(|_| words.is_empty()).unwrap_or(words),
        outcome: front.outcome,
        moved: moved.map(Box::new),
        seconded: seconded.map(Box::new),
        vote: vote.map(Box::new).or(minute_vote),
        actions,
        affects: front.affects.into_iter().filter_map(|affect| tie_affect(affect, targets, diagnostics)).collect(),
        readings: Vec::new(),
        draft: front.draft,
        place,
    }
}

fn tie_affect(affect: TypedAffect, targets: &Targets, diagnostics: &mut Diagnostics) -> Option<Affect> {
    let TypedAffect { resolution: typed, how } = affect;
    let known = resolution_id(&typed.value).filter(|_| targets.has(&typed.value));
    if known.is_none() {
        let near = targets.near_id(&typed.value);
        diagnostics.push(no_such("resolution", &typed, near, "osmb/2018-06-28/it-strategy/resolution-2"));
    }
    known.map(|resolution| Affect { resolution, how, place: typed.place })
}

fn resolution_id(typed: &str) -> Option<ResolutionId> {
    let mut parts = typed.split('/');
    let (committee, sitting, item, resolution) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    let number = resolution.strip_prefix("resolution-")?.parse().ok()?;
    let meeting = MeetingId::new(&CommitteeId::new(committee), sitting);
    parts.next().is_none().then(|| ResolutionId::new(&ItemId::new(&meeting, item), number))
}

/// Do two bodies have the same words? Case, spaces and full stops at the end make no difference.
fn say_the_same(minute: &Words, file: &Words) -> bool {
    let words = |words: &Words| {
        let plain = plain_blocks(&words.body.blocks).to_lowercase();
        let plain = plain.trim().trim_end_matches(['.', ';', ',']).trim_end_matches("; and");
        plain.split_whitespace().map(ToOwned::to_owned).collect::<Vec<_>>()
    };
    words(minute) == words(file)
}
