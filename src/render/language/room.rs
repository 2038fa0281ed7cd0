//! The words about who was in the room.

use super::{capitalised, list, time};
use crate::proceedings::{Clock, Part, Required};

/// "9 of 11 members", "all 11 members", "1 member"; without places only the count.
pub(in crate::render) fn members(count: u32, places: u32) -> String {
    let plural = |count: u32| if count == 1 { "1 member".to_owned() } else { format!("{count} members") };
    match (count, places) {
        (count, 0) => plural(count),
        (0, places) => format!("none of {}", plural(places)),
        (count, places) if count == places && count > 2 => format!("all {}", plural(places)),
        (count, places) => format!("{count} of {}", plural(places)),
    }
}

/// "9 of 11 members were present for this decision".
pub(in crate::render) fn present_for_decision(count: u32, places: u32) -> String {
    let were = if count == 1 || (count == 0 && places > 0) { "was" } else { "were" };
    capitalised(&format!("{} {were} present for this decision", members(count, places)))
}

/// "9 of 11 members present", where a decision stands in a list.
pub(in crate::render) fn present_in_list(count: u32, places: u32) -> String {
    capitalised(&format!("{} present", members(count, places)))
}

/// "fewer than the quorum of 4".
pub(in crate::render) fn fewer_than(required: Required) -> String {
    format!("fewer than the quorum of {}", required.count)
}

/// "The quorum is 4."
pub(in crate::render) fn quorum(required: Required) -> String {
    format!("The quorum is {}.", required.count)
}

/// Behind the name of whoever was in the chair.
pub(in crate::render) const IN_THE_CHAIR: &str = " (in the chair)";

/// "9 of 11 members, quorum 4".
pub(in crate::render) fn in_the_room(count: u32, places: u32, quorum: Option<Required>) -> String {
    let quorum = quorum.map_or(String::new(), |quorum| format!(", quorum {}", quorum.count));
    format!("{}{quorum}", capitalised(&members(count, places)))
}

/// "10.50am".
pub(in crate::render) fn clock(clock: Clock) -> String {
    time(clock.time)
}

/// " at 10.50am"; nothing without a time.
pub(in crate::render) fn at(when: Option<Clock>) -> String {
    when.map_or(String::new(), |when| format!(" at {}", clock(when)))
}

/// "item 6", or the title in quotation marks of an item without a number.
pub(in crate::render) fn item(number: Option<&str>, title: &str) -> String {
    number.map_or_else(|| format!("“{title}”"), |number| format!("item {number}"))
}

/// "Councillor L Wootton came at 10.50am, during item 6".
pub(in crate::render) fn came(name: &str, when: Option<Clock>, item: Option<&str>) -> String {
    format!("{name} came{}{}", at(when), during(when, item))
}

/// "left at 11.42am, during item 7".
pub(in crate::render) fn left(when: Option<Clock>, item: Option<&str>) -> String {
    format!("left{}{}", at(when), during(when, item))
}

/// "came back at 12.22pm".
pub(in crate::render) fn came_back(when: Option<Clock>, item: Option<&str>) -> String {
    format!("came back{}{}", at(when), during(when, item))
}

/// "was out of the room for item 9".
pub(in crate::render) fn out_for(item: Option<&str>) -> String {
    item.map_or_else(|| "was out of the room for a time".to_owned(), |item| format!("was out of the room for {item}"))
}

fn during(when: Option<Clock>, item: Option<&str>) -> String {
    let Some(item) = item else { return String::new() };
    if when.is_some() { format!(", during {item}") } else { format!(" during {item}") }
}

/// The name of a member who had declared an interest in what they were out for.
pub(in crate::render) fn with_interest(name: &str) -> String {
    format!("{name}, who had declared an interest,")
}

/// "A left at noon and came back at 1pm".
pub(in crate::render) fn sentence(parts: &[String]) -> String {
    capitalised(&format!("{}.", list(parts)))
}

/// What the picture is, for those who do not see it.
pub(in crate::render) const PICTURE: &str =
    "Timeline of who was in the room. The words beneath it and the table say the same.";

/// "Everybody who was there stayed from beginning to end."
pub(in crate::render) const NOBODY_MOVED: &str = "Everybody stayed from the beginning to the end.";

/// "Between 8 and 9 members with a vote were in the room at a time; the quorum is 4."
pub(in crate::render) fn between(least: u32, most: u32, quorum: Option<Required>) -> String {
    let count = match (least, most) {
        (least, most) if least == most => format!("{most}"),
        (least, most) => format!("Between {least} and {most}"),
    };
    let quorum = quorum.map_or(String::new(), |quorum| format!("; the quorum is {}", quorum.count));
    let members = if most == 1 { "member with a vote was" } else { "members with a vote were" };
    format!("{count} {members} in the room at a time{quorum}.")
}

/// "was present for resolution 2, and not for resolution 1".
pub(in crate::render) fn decisions(before: &[u32], after: &[u32], way: Side) -> Option<String> {
    let resolutions = |numbers: &[u32]| {
        let word = if numbers.len() == 1 { "resolution" } else { "resolutions" };
        format!("{word} {}", list(&numbers.iter().map(u32::to_string).collect::<Vec<_>>()))
    };
    match (way, before, after) {
        (Side::Came, [], []) => Some("was not present for what came before".into()),
        (Side::Came, [], after) => Some(format!("was present for {}", resolutions(after))),
        (Side::Came, before, []) => Some(format!("was not present for {}", resolutions(before))),
        (Side::Came, before, after) => {
            Some(format!("was present for {}, and not for {}", resolutions(after), resolutions(before)))
        }
        (Side::Left, _, []) => None,
        (Side::Left, _, after) => Some(format!("was not present for {}", resolutions(after))),
    }
}

/// Whether somebody came or left during an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "plain words")]
pub(in crate::render) enum Side {
    Came,
    Left,
}

/// "26 members throughout", "5 others throughout".
pub(in crate::render) fn throughout(count: usize, part: Part) -> String {
    match part {
        Part::Member | Part::SubstituteFor(_) => format!("{count} members throughout"),
        Part::Other => format!("{count} others throughout"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_said_with_their_whole() {
        assert_eq!(present_for_decision(9, 11), "9 of 11 members were present for this decision");
        assert_eq!(present_for_decision(11, 11), "All 11 members were present for this decision");
        assert_eq!(present_for_decision(4, 0), "4 members were present for this decision");
        assert_eq!(in_the_room(9, 11, Some(Required { count: 4, by_law: false })), "9 of 11 members, quorum 4");
    }

    #[test]
    fn who_came_late_was_there_for_what_came_after() {
        assert_eq!(decisions(&[], &[1, 2], Side::Came).as_deref(), Some("was present for resolutions 1 and 2"));
        assert_eq!(decisions(&[1], &[2], Side::Left).as_deref(), Some("was not present for resolution 2"));
        assert_eq!(decisions(&[1], &[], Side::Left), None);
    }
}
