//! What somebody has looked at and accepted in a file, by name and with a reason.

use super::Finding;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::acceptance::Acceptance;

/// A finding that somebody has accepted, for the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    /// The file.
    pub file: String,
    /// What was found in it.
    pub code: Code,
    /// How often.
    pub count: usize,
    /// Why the public may have it.
    pub because: String,
}

/// The messages about a file's findings, without those that were accepted; and what was accepted. What was accepted and
/// is not there any more is a message too, so that it is not accepted in the next file of that name.
pub fn accept(file: &str, findings: &[Finding], acceptance: Option<&Acceptance>) -> (Vec<Diagnostic>, Vec<Accepted>) {
    let is_accepted = |code: Code| acceptance.is_some_and(|it| it.codes.iter().any(|known| known.value == code));
    let left = findings.iter().filter(|finding| !is_accepted(finding.code));
    let mut messages: Vec<Diagnostic> = left.map(|finding| finding.diagnostic(Place::file(file))).collect();
    let mut accepted = Vec::new();
    for (acceptance, code) in acceptance.iter().flat_map(|it| it.codes.iter().map(move |code| (it, code))) {
        let count = findings.iter().filter(|finding| finding.code == code.value).count();
        if count == 0 {
            messages.push(unused(file, code.value, &code.place));
        } else {
            let because = acceptance.because.clone();
            accepted.push(Accepted { file: file.to_owned(), code: code.value, count, because });
        }
    }
    (messages, accepted)
}

fn unused(file: &str, code: Code, place: &Place) -> Diagnostic {
    let name = file.rsplit('/').next().unwrap_or(file);
    let message = format!("`{name}` has nothing of `{code}` that could be accepted");
    Diagnostic::new(Code::AttachmentAcceptUnused, place.clone(), message)
        .hint(format!("take `{code}` out of `accept:`"))
}
