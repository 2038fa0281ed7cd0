//! Who may read a paper or an attachment, as typed.
//!
//! Anything that is there and cannot be read closes the paper and is an error: never "open".

use super::fields::{Fields, scalar};
use super::yaml::{Node, Value};
use crate::diagnostic::{Code, Diagnostic, Placed, nearest};
use crate::model::acceptance::Acceptance;
use crate::model::meeting::{Access, Allowed, Exemption};

/// Who may read an attachment, as typed in `documents:`.
#[derive(Debug, Clone, PartialEq)]
pub enum TypedAccess {
    /// Nobody says: as the paper it stands with.
    AsThePaper,
    /// `access: open`.
    Open,
    /// `access: exempt` without more, or anything that could not be read: withheld, for the paper's own reason
    /// where it has one.
    Closed,
    /// With a reason of its own.
    Own(Access),
}

/// An entry of `documents:`.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs, reason = "the fields are the keys, which docs/front-matter.md explains")]
pub struct DocumentEntry {
    pub file: Placed<String>,
    pub title: Option<String>,
    pub language: Option<String>,
    pub access: TypedAccess,
    pub acceptance: Option<Acceptance>,
}

/// Reads `documents:`; nothing when the key is not there.
pub(super) fn documents(fields: &mut Fields) -> Option<Vec<DocumentEntry>> {
    let nodes = fields.nodes("documents");
    if !fields.has("documents") {
        return None;
    }
    let mut entries = Vec::new();
    for node in nodes {
        if let Some(file) = scalar(node) {
            let file = Placed::new(file, fields.source().place(&node.range));
            let access = TypedAccess::AsThePaper;
            entries.push(DocumentEntry { file, title: None, language: None, access, acceptance: None });
            continue;
        }
        entries.extend(fields.read_form("a document", node, |fields| {
            let file = fields.required_text("file", "appendix-a.pdf");
            let title = fields.words("title");
            let language = fields.language();
            let access = document_access(fields);
            let acceptance = acceptance(fields);
            file.map(|file| DocumentEntry { file, title, language, access, acceptance })
        }));
    }
    Some(entries)
}

/// Reads `accept:` and the `because:` that it cannot do without.
fn acceptance(fields: &mut Fields) -> Option<Acceptance> {
    let mut codes = Vec::new();
    for typed in fields.texts("accept") {
        match Code::named(&typed.value).filter(|code| code.may_be_accepted()) {
            Some(code) => codes.push(Placed::new(code, typed.place)),
            None => fields.source().say(not_acceptable(&typed)),
        }
    }
    if codes.is_empty() {
        let because = fields.text("because").filter(|_| !fields.has("accept"))?;
        let message = "`because` says why something is accepted, and nothing is";
        fields.source().say(
            Diagnostic::new(Code::KeyMissing, because.place, message)
                .hint("add `accept: [attachment-comment]`, with the code of the message, or take `because` away"),
        );
        return None;
    }
    let because = fields.required_text("because", "\"the comments are part of the report\"")?;
    Some(Acceptance { codes, because: because.value })
}

fn not_acceptable(typed: &Placed<String>) -> Diagnostic {
    let known = Code::ALL.iter().filter(|code| code.may_be_accepted()).map(|code| code.name());
    let hint = match nearest(&typed.value, known) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "type the code that stands in the message, such as `attachment-comment`".to_owned(),
    };
    let message = format!("`{}` is nothing that can be accepted in an attachment", typed.value);
    Diagnostic::new(Code::ValueUnknown, typed.place.clone(), message).hint(hint)
}

fn document_access(fields: &mut Fields) -> TypedAccess {
    let choices = [("open", TypedAccess::Open.is_open()), ("exempt", false), ("confidential", false)];
    let given = fields.has("access");
    let is_open = fields.one_of("access", &choices);
    match read(fields) {
        access @ (Access::Exempt(_) | Access::Confidential(_)) => TypedAccess::Own(access),
        Access::Open => match is_open {
            Some(true) => TypedAccess::Open,
            Some(false) => TypedAccess::Closed,
            None if given => {
                empty(fields, "access", "type `access: open` or `access: exempt`");
                TypedAccess::Closed
            }
            None => TypedAccess::AsThePaper,
        },
    }
}

impl TypedAccess {
    fn is_open(&self) -> bool {
        *self == Self::Open
    }
}

/// Reads `exempt:` and `confidential:`.
pub(super) fn read(fields: &mut Fields) -> Access {
    let exempt = fields.node("exempt");
    let confidential = fields.node("confidential");
    match (exempt, confidential) {
        (None, None) => Access::Open,
        (None, Some(node)) => Access::Confidential(confidential_reason(fields, node)),
        (Some(node), None) => exemption(fields, node),
        (Some(node), Some(_)) => {
            let message = "a paper is exempt or confidential, not both";
            let diagnostic = Diagnostic::new(Code::ValueUnknown, fields.key_place("confidential"), message)
                .also(fields.key_place("exempt"), "this stands here too")
                .hint("keep the one that the law gives, and take the other away");
            fields.source().say(diagnostic);
            exemption(fields, node)
        }
    }
}

fn empty(fields: &Fields, name: &str, hint: &str) {
    // A value that is there and wrong has been said already.
    let place = fields.key_place(name);
    let is_said =
        fields.source().diagnostics.borrow().iter().any(|diagnostic| {
            diagnostic.place().range.start >= place.range.start && diagnostic.code == Code::ValueUnknown
        });
    if !is_said {
        fields.source().say(Diagnostic::new(Code::ValueType, place, format!("`{name}` is empty")).hint(hint));
    }
}

fn confidential_reason(fields: &Fields, node: &Node) -> String {
    scalar(node).filter(|text| says_why(text)).unwrap_or_else(|| {
        let message = "`confidential` does not say why";
        fields.source().say(
            Diagnostic::new(Code::ValueType, fields.source().place(&node.range), message).hint(
                "type the reason that the public may read: `confidential: \"…\"`; an open paper has no such line",
            ),
        );
        String::new()
    })
}

/// Is it a reason, and not a mere yes or no?
pub(super) fn says_why(text: &str) -> bool {
    !matches!(text.to_lowercase().as_str(), "" | "true" | "false" | "yes" | "no" | "y" | "n" | "on" | "off")
}

/// Reads `exempt:`; what is no form closes the paper, and there is nothing more to say of it.
fn exemption(fields: &Fields, node: &Node) -> Access {
    let Value::Form(_) = &node.value else {
        let message = "`exempt` does not say why";
        fields.source().say(Diagnostic::new(Code::ValueType, fields.source().place(&node.range), message).hint(
            "type `exempt: { public_interest: \"…\" }`, and `paragraphs: [3]` where your law has them; an open \
                     paper has no such line",
        ));
        return Access::Confidential(String::new());
    };
    let place = fields.key_place("exempt");
    Access::Exempt(fields.read_form("an exemption", node, |fields| Exemption {
        place,
        paragraphs: paragraphs(fields),
        public_interest: fields.words("public_interest"),
        review: fields.date("review"),
        summary: fields.words("summary"),
    }))
}

/// Reads `allow:`, the phrases of a withheld paper that are public already.
pub(super) fn allowed(fields: &mut Fields) -> Vec<Allowed> {
    fields.forms("allow", "a phrase that is allowed", |fields| {
        let text = fields.required_text("text", "\"the purchase of the depot\"");
        let because = fields.required_text("because", "\"it was in the press release of 3 August\"");
        let text = text?;
        Some(Allowed { because: because?.value, text: text.value, place: text.place })
    })
}

fn paragraphs(fields: &mut Fields) -> Vec<Placed<u32>> {
    let mut paragraphs = Vec::new();
    for typed in fields.texts("paragraphs") {
        match typed.value.parse() {
            Ok(number) => paragraphs.push(Placed::new(number, typed.place)),
            Err(_) => fields.source().say(
                Diagnostic::new(
                    Code::NumberUnreadable,
                    typed.place,
                    format!("`{}` is not a paragraph's number", typed.value),
                )
                .hint("type the numbers of the paragraphs: `paragraphs: [1, 3]`"),
            ),
        }
    }
    paragraphs
}
