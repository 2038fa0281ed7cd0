//! The proceedings of a meeting as compact text.

use std::fmt::Write;
use std::path::Path;

use minutebook::check;
use minutebook::model::meeting::Meeting;
use minutebook::proceedings::{self, By, Extent, Proceedings, Way, What};

use super::assembled::assembled;

/// What was worked out of the one meeting below a folder.
pub fn dump(root: &Path) -> String {
    let (site, law, wrong) = assembled(root);
    let meeting = site.meetings.first().expect("a meeting");
    let worked_out = proceedings::of(meeting, site.committee(&meeting.committee));
    let mut text = room(meeting, &worked_out);
    for diagnostic in wrong.iter().chain(&check::meeting(meeting, &site, &law)) {
        writeln!(text, "{}: {}", diagnostic.code, diagnostic.message).expect("memory");
    }
    text
}

fn room(meeting: &Meeting, proceedings: &Proceedings) -> String {
    let mut text = String::new();
    let name = |who: usize| short(&proceedings.people[who].who.typed.value);
    let quorum = proceedings.quorum.map_or("none".to_owned(), |quorum| quorum.count.to_string());
    writeln!(text, "{} places, quorum {quorum}", proceedings.places).expect("memory");
    for (index, step) in proceedings.steps.iter().enumerate() {
        let of = format!("{} of {}", proceedings.count(index), proceedings.places);
        let chair = proceedings.chairs[index].map_or("nobody".to_owned(), name);
        let inquorate = if proceedings.is_quorate(index) { "" } else { ", inquorate" };
        match step.what {
            What::Begins => {
                let item = &meeting.items[step.item.expect("an item begins")];
                writeln!(text, "{}: {of}, {chair} in the chair{inquorate}", item.title).expect("memory");
            }
            What::Decides(number) => {
                let who: Vec<String> = proceedings.voters(index).map(name).collect();
                writeln!(text, "  resolution {number}: {of} ({}), {chair} in the chair{inquorate}", who.join(", "))
                    .expect("memory");
            }
            What::Opens | What::Moves(..) | What::Hour(..) | What::Ends | What::Closes => {}
        }
        for passage in proceedings.passages.iter().filter(|passage| passage.step == index) {
            let way = match passage.way {
                Way::In => "in",
                Way::Out => "out",
            };
            let by = match passage.by {
                By::Note => "",
                By::Item => " for the item",
                By::List => " by the list",
            };
            let time = step.time.map_or(String::new(), |clock| {
                let night = if clock.day > 0 { " past midnight" } else { "" };
                format!(" at {}{night}", clock.time.strftime("%H:%M"))
            });
            writeln!(text, "  {} {way}{by}{time}", name(passage.who)).expect("memory");
        }
        if step.what == What::Ends {
            let item = step.item.expect("an item ends");
            for extent in [Extent::Part, Extent::Nothing] {
                let members = (0..proceedings.people.len())
                    .filter(|who| proceedings.people[*who].has_vote && proceedings.extent(*who, item) == extent);
                let members: Vec<String> = members.map(name).collect();
                if !members.is_empty() {
                    let how = if extent == Extent::Part { "part" } else { "none" };
                    writeln!(text, "  {how} of it: {}", members.join(", ")).expect("memory");
                }
            }
        }
    }
    text
}

fn short(name: &str) -> String {
    name.rsplit(' ').next().unwrap_or(name).to_owned()
}
