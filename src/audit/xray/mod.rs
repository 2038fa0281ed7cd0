//! Looks into a file as nobody sees it on its page, and says what is there that a person would not see.
//!
//! Takes a name and bytes; gives [`Finding`]s: a pure function, the same for the same bytes, whatever they are. Which
//! files are published, and what somebody has accepted, is known to `build`.

mod accept;
mod finding;
mod marking;
mod office;
mod pdf;
mod picture;

pub use accept::{Accepted, accept};
pub use finding::Finding;

use super::Limits;
use super::read::archive::{Archive, gunzip, unpacked_name};
use super::read::format::Format;
use super::read::{Budget, Excess, Unreadable, within};

/// What a person would not see of a file, in the order of its insides.
pub fn look(name: &str, bytes: &[u8], limits: &Limits) -> Vec<Finding> {
    if bytes.len() as u64 > limits.file {
        return unread(name, limits);
    }
    let mut budget = Budget::new(limits);
    let mut findings = Vec::new();
    if let Err(unreadable) = look_inside(name, bytes, "", &mut budget, &mut findings) {
        findings.push(Finding::unreadable(unreadable, ""));
    }
    findings.extend(marking::look(name, bytes, limits));
    findings
}

/// The endings of films and of sound, which may be of any size: there is no text in them to find.
const FILMS: [&str; 17] = [
    "mp4", "m4v", "mov", "webm", "ogv", "avi", "mkv", "mpg", "mpeg", "wmv", "mp3", "m4a", "ogg", "opus", "wav", "flac",
    "aac",
];

/// What is said of a file that is too large to be read at all; of a film or of sound, nothing.
pub fn unread(name: &str, limits: &Limits) -> Vec<Finding> {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
    if FILMS.contains(&ending.as_str()) {
        return Vec::new();
    }
    let size = limits.file / (1024 * 1024);
    let mut finding = Finding::unreadable(Unreadable::TooLarge(Excess::File), "");
    finding.message = format!("this file is larger than the {size} MB that can be looked into");
    vec![finding]
}

/// Looks into a file that stands at `at` inside another, or at no place.
fn look_inside(
    name: &str,
    bytes: &[u8],
    at: &str,
    budget: &mut Budget,
    findings: &mut Vec<Finding>,
) -> Result<(), Unreadable> {
    match Format::of(name, bytes) {
        Format::Pdf => pdf::look(bytes, at, budget, findings),
        Format::Zip => {
            let mut archive = Archive::open(bytes, budget)?;
            if office::look(&mut archive, at, budget, findings)? {
                return Ok(());
            }
            let names = archive.names.clone();
            look_at_members(&mut archive, &names, at, budget, findings)
        }
        Format::Gzip => {
            let inner = gunzip(bytes, budget)?;
            let name = unpacked_name(name);
            look_at_member(name, &inner, &within(at, name), budget, findings)
        }
        Format::Jpeg | Format::Png | Format::WebP | Format::Tiff => {
            picture::look(bytes, at, findings);
            Ok(())
        }
        Format::Markup => picture::look_at_markup(bytes, at, budget, findings),
        Format::Old(kind) => Err(Unreadable::Old(kind)),
        Format::Packed(kind) => Err(Unreadable::Packed(kind)),
        Format::Locked => Err(Unreadable::Locked),
        Format::Plain | Format::Other => Ok(()),
    }
}

/// Looks into some members of an archive.
fn look_at_members(
    archive: &mut Archive,
    names: &[String],
    at: &str,
    budget: &mut Budget,
    findings: &mut Vec<Finding>,
) -> Result<(), Unreadable> {
    for name in names {
        let inside = within(at, name);
        match archive.read(name, budget) {
            Ok(inner) => look_at_member(name, &inner, &inside, budget, findings)?,
            Err(excess @ Unreadable::TooLarge(_)) => return Err(excess),
            Err(unreadable) => findings.push(Finding::unreadable(unreadable, &inside)),
        }
    }
    Ok(())
}

/// Looks into a file inside another; what cannot be read is said, and the rest is looked at all the same.
fn look_at_member(
    name: &str,
    bytes: &[u8],
    at: &str,
    budget: &mut Budget,
    findings: &mut Vec<Finding>,
) -> Result<(), Unreadable> {
    budget.enter()?;
    match look_inside(name, bytes, at, budget, findings) {
        Ok(()) => {}
        Err(excess @ Unreadable::TooLarge(_)) => return Err(excess),
        Err(unreadable) => findings.push(Finding::unreadable(unreadable, at)),
    }
    budget.leave();
    Ok(())
}
