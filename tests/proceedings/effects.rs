//! What holds for resolutions, whatever they are said to do to one another: made up at random, from a fixed seed.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use minutebook::model::record::Effect;
use minutebook::proceedings::{Numbers, Register, Source};

use super::assembled::assembled;
use super::properties::Dice;

const DAYS: [&str; 3] = ["2018-06-28", "2018-08-30", "2018-08-30-extraordinary"];
const HOWS: [&str; 3] = ["amends", "rescinds", "completes"];

/// Each resolution, and what it is said to do to others.
type Typed = Vec<(String, Vec<(String, &'static str)>)>;

fn typed(seed: u64) -> Typed {
    let mut dice = Dice(seed);
    let ids: Vec<String> = DAYS
        .iter()
        .flat_map(|day| (1..=2).flat_map(move |item| (1..=2).map(move |number| (day, item, number))))
        .map(|(day, item, number)| format!("board/{day}/item-{item}/resolution-{number}"))
        .collect();
    let effects = |dice: &mut Dice| -> Vec<(String, &'static str)> {
        let affected: BTreeSet<usize> = (0..dice.below(4)).map(|_| dice.below(ids.len())).collect();
        affected.into_iter().map(|at| (ids[at].clone(), HOWS[dice.below(3)])).collect()
    };
    ids.iter().map(|id| (id.clone(), effects(&mut dice))).collect()
}

/// The effects that count, as "affected how by", and how many do not.
fn worked_out(typed: &Typed, is_turned: bool) -> (BTreeSet<(String, &'static str, String)>, usize) {
    let folder = tempfile::tempdir().expect("a folder");
    super::lay("", folder.path());
    let committee = folder.path().join("content/committees/board");
    let mut papers: BTreeMap<String, String> = BTreeMap::new();
    for (id, effects) in typed {
        let (item, name) = id.strip_prefix("board/").and_then(|id| id.rsplit_once('/')).expect("an id");
        let mut effects: Vec<String> =
            effects.iter().map(|(id, how)| format!("{{ resolution: {id}, how: {how} }}")).collect();
        if is_turned {
            effects.reverse();
        }
        papers.insert(format!("{item}/item.md"), "---\ntitle: Business\n---\n".into());
        papers.insert(
            format!("{item}/{name}.md"),
            format!("---\naffects: [{}]\n---\nThat it be done.\n", effects.join(", ")),
        );
    }
    for day in DAYS {
        papers.insert(format!("{day}/meeting.md"), "---\nminutes: { published: 2018-09-12 }\n---\n".into());
    }
    let mut papers: Vec<(String, String)> = papers.into_iter().collect();
    if is_turned {
        papers.reverse();
    }
    for (name, text) in papers {
        let path = committee.join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, text).expect("written");
    }
    let (site, _, _) = assembled(folder.path());
    let numbers = Numbers::of(&site.meetings, &site.committees, &site.settings);
    let register = Register::of(&site.meetings, &numbers);
    let mut counted = BTreeSet::new();
    for (id, _) in typed {
        let resolution = site.meetings.iter().flat_map(|meeting| &meeting.items).flat_map(|item| &item.resolutions);
        let resolution = resolution.into_iter().find(|resolution| resolution.id.as_str() == id).expect("it was typed");
        for later in register.later(&resolution.id) {
            assert_eq!(later.source, Source::Typed);
            let how = match later.how {
                Effect::Amends => "amends",
                Effect::Rescinds => "rescinds",
                Effect::Completes => "completes",
            };
            let by = later.by.resolution().expect("a resolution").id.as_str().to_owned();
            counted.insert((id.clone(), how, by));
        }
    }
    (counted, register.faults.len())
}

#[test]
fn no_circle_of_effects_is_accepted_and_none_is_lost() {
    for seed in 0..60 {
        let typed = typed(seed);
        let (counted, faults) = worked_out(&typed, false);
        let all = typed.iter().map(|(_, effects)| effects.len()).sum::<usize>();
        assert_eq!(counted.len() + faults, all, "seed {seed}");
        // Take away what nothing left affects, until nothing changes: in a circle something would be left.
        let mut left = counted;
        loop {
            let affected: BTreeSet<String> = left.iter().map(|(affected, ..)| affected.clone()).collect();
            let before = left.len();
            left.retain(|(_, _, by)| affected.contains(by));
            if left.len() == before {
                break;
            }
        }
        assert!(left.is_empty(), "seed {seed}: {left:?}");
    }
}

#[test]
fn what_becomes_of_resolutions_does_not_depend_on_the_order_in_which_papers_are_read() {
    for seed in 0..60 {
        let typed = typed(seed);
        assert_eq!(worked_out(&typed, false), worked_out(&typed, true), "seed {seed}");
    }
}
