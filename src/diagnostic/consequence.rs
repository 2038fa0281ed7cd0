//! Messages that only follow from another: said beside it they would send somebody to mend what is not broken.

use std::collections::HashSet;
use std::sync::Arc;

use super::{Code, Diagnostic, Place, Severity};

/// The errors that others follow from.
#[derive(Default)]
pub(super) struct Causes {
    /// Something is wrong that is no consequence itself.
    any: bool,
    /// Files with an error.
    files: HashSet<Arc<str>>,
    /// Files that do not stand where they should.
    unplaced: HashSet<Arc<str>>,
    /// Blocks whose first line could not be read.
    blocks: HashSet<Place>,
    /// The settings or the law of the site could not be read, so that nobody knows whose law applies.
    law: bool,
    /// The folders of meetings of which a paper could not be read.
    meetings: HashSet<String>,
    /// Files with a number or a list of names that could not be read.
    unread: HashSet<Arc<str>>,
    /// Names that are nobody's.
    names: Vec<Misspelt>,
}

/// A name that is nobody's, in a list of those present or of seats.
struct Misspelt {
    place: Place,
    severity: Severity,
    /// The name as typed, and the one that was meant, where one is near: in backticks, as messages begin with them.
    names: Vec<String>,
}

impl Misspelt {
    fn of(diagnostic: &Diagnostic) -> Self {
        let hint = diagnostic.hint.as_deref().filter(|hint| hint.starts_with("did you mean"));
        let said = [Some(diagnostic.message.as_str()), hint];
        let names = said.into_iter().flatten().filter_map(|said| said.split('`').nth(1)).map(|name| {
            let name = name.strip_prefix("people/").and_then(|name| name.strip_suffix(".md")).unwrap_or(name);
            format!("`{name}`")
        });
        Self { place: diagnostic.place().clone(), severity: diagnostic.severity, names: names.collect() }
    }

    /// Is it the reason why somebody seems to have no seat, or to be in no list, or a vote to have too many? A warning
    /// never hides an error.
    fn explains(&self, diagnostic: &Diagnostic) -> bool {
        let is_here = || self.scope().is_some_and(|scope| diagnostic.place().file.starts_with(scope));
        let is_graver = || self.severity == Severity::Warning && diagnostic.severity == Severity::Error;
        let is_theirs = || self.names.iter().any(|name| diagnostic.message.starts_with(name));
        match diagnostic.code {
            Code::SeatMissing
            | Code::MemberUnaccounted
            | Code::MoverAbsent
            | Code::VoteByAbsent
            | Code::VoterWithoutVote
            | Code::ArrivalUnlisted => {
                let is_same = diagnostic.place() == &self.place;
                (is_same || is_theirs()) && !is_graver() && is_here()
            }
            // A member who is not counted leaves too few.
            Code::VotesExceedPresent | Code::Inquorate | Code::DecisionInquorate => !is_graver() && is_here(),
            _ => false,
        }
    }

    /// Whose papers a name is missed in: those of the meeting, or of the committee.
    fn scope(&self) -> Option<&str> {
        let file = &self.place.file;
        file.strip_suffix("meeting.md").or_else(|| file.strip_suffix("committee.md")).or_else(|| {
            let is_one_file = file.starts_with("content/committees/") && file.matches('/').count() == 3;
            is_one_file.then_some(&**file)
        })
    }
}

impl Causes {
    /// The causes among some messages.
    pub(super) fn among(all: &[Arc<Diagnostic>]) -> Self {
        let all = || all.iter().map(Arc::as_ref);
        let is_name = |diagnostic: &&Diagnostic| matches!(diagnostic.code, Code::PersonUnknown | Code::NameUnknown);
        let names = all().filter(is_name).map(Misspelt::of).filter(|name| name.scope().is_some());
        let mut causes = Self { names: names.collect(), ..Self::default() };
        for error in all().filter(|diagnostic| diagnostic.severity == Severity::Error) {
            let file = &error.place().file;
            causes.any |= error.code != Code::LinkNotPublic;
            if error.code != Code::PublicationDateMissing {
                causes.files.insert(file.clone());
            }
            let is_of_the_law = &**file == "content/site.yaml" || file.starts_with("content/law/");
            causes.law |= is_of_the_law && matches!(error.code, Code::ValueUnknown | Code::YamlSyntax);
            if error.code == Code::FileUnplaced {
                causes.unplaced.insert(file.clone());
            }
            if matches!(error.code, Code::NumberUnreadable | Code::NameUnreadable) {
                causes.unread.insert(file.clone());
            }
            if error.code == Code::FenceUnknown {
                causes.blocks.insert(error.place().clone());
            }
            if matches!(error.code, Code::FileUnplaced | Code::NotUtf8) {
                causes.meetings.extend(meeting(file).map(ToOwned::to_owned));
            }
        }
        causes
    }

    /// Does a message follow from one of them? When that one is mended it goes too, or is said then.
    pub(super) fn explain(&self, diagnostic: &Diagnostic) -> bool {
        let file = &diagnostic.place().file;
        match diagnostic.code {
            // What the public may see is known when every paper can be read.
            Code::LinkNotPublic => self.any,
            // The date may be there, and not be readable.
            Code::PublicationDateMissing => self.files.contains(file),
            // The keys of a paper are known when it is known what it is.
            Code::KeyUnknown | Code::KeyMissing => self.unplaced.contains(file),
            // The paragraphs may be there, behind a word that could not be read.
            Code::ExemptParagraphMissing => self.blocks.contains(diagnostic.place()),
            // The paragraphs may be those of the law that was meant.
            Code::ExemptParagraphUnknown => self.law,
            // The item of the missing number is the one that could not be read.
            Code::AgendaNumberGap => meeting(file).is_some_and(|meeting| self.meetings.contains(meeting)),
            // The figures or the names that are missing may stand there and not be readable.
            Code::VotesMissing | Code::OutcomeDiffers | Code::VoteWordsDiffer | Code::MemberUnaccounted
                if self.unread.contains(file) =>
            {
                true
            }
            _ => self.names.iter().any(|name| name.explains(diagnostic)),
        }
    }
}

/// The folder of the meeting that a file belongs to.
fn meeting(file: &str) -> Option<&str> {
    file.match_indices('/').nth(3).map(|(end, _)| &file[..end])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Diagnostics, Place};

    #[test]
    fn what_follows_from_an_error_is_not_said() {
        let said = |code, file: &str| Diagnostic::new(code, Place::file(file), "");
        let gap = said(Code::AgendaNumberGap, "content/committees/osmb/2018-08-30/02-b.md");
        let unread = said(Code::NotUtf8, "content/committees/osmb/2018-08-30/01-a/item.md");
        let elsewhere = said(Code::NotUtf8, "content/committees/osmb/2018-09-27/01-a.md");
        let mut all = Diagnostics::from_iter([gap.clone(), unread.clone()]);
        all.sort();
        assert_eq!(all, Diagnostics::from_iter([unread]));
        let mut all = Diagnostics::from_iter([gap.clone(), elsewhere.clone()]);
        all.sort();
        assert_eq!(all, Diagnostics::from_iter([gap, elsewhere]));
    }

    #[test]
    fn a_misspelt_name_is_said_alone_and_a_warning_hides_no_error() {
        let file = "content/committees/osmb/2018-08-30/meeting.md";
        let item = "content/committees/osmb/2018-08-30/06-ict.md";
        let misspelt =
            Diagnostic::new(Code::PersonUnknown, Place::new(file, 9..15), "there is no file `people/a-hal.md`")
                .hint("did you mean `Councillor A Hale` (people/a-hale.md)?");
        let seat = Diagnostic::new(Code::SeatMissing, Place::new(file, 9..15), "`a-hal` is listed as present");
        let list = Diagnostic::new(Code::MemberUnaccounted, Place::file(file), "`Councillor A Hale` holds a seat");
        let other = Diagnostic::new(Code::MemberUnaccounted, Place::file(file), "`Councillor B Webb` holds a seat");
        let vote = Diagnostic::new(Code::VoteByAbsent, Place::file(item), "`Councillor A Hale` voted");
        let mut all = Diagnostics::from_iter([misspelt.clone(), seat, list, other.clone(), vote.clone()]);
        all.sort();
        assert_eq!(all, Diagnostics::from_iter([other, misspelt.clone()]));
        let warning = Diagnostic { severity: Severity::Warning, ..misspelt };
        let mut all = Diagnostics::from_iter([vote.clone(), warning.clone()]);
        all.sort();
        assert_eq!(all, Diagnostics::from_iter([vote, warning]));
    }

    #[test]
    fn a_misspelt_block_is_not_asked_for_its_paragraphs() {
        let said = |code, start| Diagnostic::new(code, Place::new("a.md", start..start + 3), "");
        let misspelt = said(Code::FenceUnknown, 5);
        let elsewhere = said(Code::ExemptParagraphMissing, 9);
        let all = [misspelt.clone(), said(Code::ExemptParagraphMissing, 5), elsewhere.clone()];
        let mut all = Diagnostics::from_iter(all);
        all.sort();
        assert_eq!(all, Diagnostics::from_iter([misspelt, elsewhere]));
    }

    #[test]
    fn what_follows_from_a_warning_is_said() {
        let file = "content/committees/osmb/2018-08-30/06-ict/notes.md";
        let mut cause = Diagnostic::new(Code::FileUnplaced, Place::file(file), "");
        cause.severity = Severity::Warning;
        let mut all = Diagnostics::from_iter([cause, Diagnostic::new(Code::KeyUnknown, Place::file(file), "")]);
        all.sort();
        assert_eq!(all.iter().count(), 2);
    }
}
