//! The front matter of an agenda item and of the papers under it: reports and resolutions.

use jiff::civil::Date;

use super::access::{self, DocumentEntry, documents};
use super::body::{BodyRules, ReadBody};
use super::facts::{read_action, read_declaration, read_vote};
use super::fields::{Fields, scalar};
use super::read_value_body;
use super::yaml::Value;
use crate::diagnostic::{Code, Diagnostic, Placed};
use crate::model::meeting::{Access, Allowed, BackgroundPaper, ItemSort, KeyNotice};
use crate::model::record::{Action, Declaration, Effect, Named, Outcome, Vote};

/// The front matter of an agenda item.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs, reason = "the fields are the keys, which docs/front-matter.md explains")]
pub struct ItemPaper {
    pub title: Option<Placed<String>>,
    pub title_public: Option<String>,
    pub language: Option<String>,
    pub agenda: ReadBody,
    pub number: TypedNumber,
    pub taken: Option<u32>,
    pub minute: Option<Placed<String>>,
    pub confirms: Vec<Placed<String>>,
    pub sort: Option<ItemSort>,
    pub urgent: Option<String>,
    pub documents: Option<Vec<DocumentEntry>>,
    pub declarations: Vec<Declaration>,
    pub actions: Vec<Action>,
    pub prose: Prose,
    pub access: Access,
    pub allowed: Vec<Allowed>,
    pub draft: bool,
}

impl ItemPaper {
    /// An open item of that title and number, of which nothing more is said.
    pub fn titled(title: Placed<String>, number: TypedNumber) -> Self {
        Self {
            title: Some(title),
            title_public: None,
            language: None,
            agenda: ReadBody::default(),
            number,
            taken: None,
            minute: None,
            confirms: Vec::new(),
            sort: None,
            urgent: None,
            documents: None,
            declarations: Vec::new(),
            actions: Vec::new(),
            prose: Prose::Read,
            access: Access::Open,
            allowed: Vec::new(),
            draft: false,
        }
    }
}

/// The agenda number of an item, as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TypedNumber {
    /// Not given: by the file's prefix, in order.
    ByFile,
    /// `number: none`.
    None,
    /// This one.
    Given(Placed<String>),
}

/// Whether actions are read from the words of a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Prose {
    /// They are, where the words plainly ask for something.
    Read,
    /// `action: none`: nothing is to be done, whatever the words seem to say.
    AsksNothing,
}

/// The front matter of a report.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs, reason = "the fields are the keys, which docs/front-matter.md explains")]
pub struct ReportPaper {
    pub title: Option<Placed<String>>,
    pub title_public: Option<String>,
    pub language: Option<String>,
    pub authors: Vec<Named>,
    pub date: Option<Date>,
    pub key_decision: Option<bool>,
    pub key_notice: Option<KeyNotice>,
    pub wards: Vec<String>,
    pub recommendations: Vec<ReadBody>,
    pub background_papers: Vec<BackgroundPaper>,
    pub access: Access,
    pub allowed: Vec<Allowed>,
    pub draft: bool,
}

/// The front matter of a resolution.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs, reason = "the fields are the keys, which docs/front-matter.md explains")]
pub struct ResolutionPaper {
    pub number: Option<Placed<u32>>,
    pub outcome: Option<Outcome>,
    pub moved: Option<Named>,
    pub seconded: Option<Named>,
    pub vote: Option<Vote>,
    pub actions: Vec<Action>,
    pub prose: Prose,
    pub affects: Vec<TypedAffect>,
    pub draft: bool,
}

/// What a resolution does to an earlier one, by the id typed.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are the keys, which docs/front-matter.md explains")]
pub struct TypedAffect {
    pub resolution: Placed<String>,
    pub how: Effect,
}

/// "32", "32a", "32/18", "none": what has no number in it, or nought or less, is none.
fn minute_number(typed: &str) -> Option<String> {
    let typed = typed.trim();
    let has_number = typed.contains(|letter: char| ('1'..='9').contains(&letter)) && !typed.starts_with('-');
    (has_number || typed.eq_ignore_ascii_case("none")).then(|| typed.to_owned())
}

pub(super) fn read(fields: &mut Fields, rules: &BodyRules) -> ItemPaper {
    ItemPaper {
        title: fields.required_text("title", "\"Apologies for absence\""),
        title_public: fields.words("title_public"),
        language: fields.language(),
        agenda: markdown(fields, "agenda", rules),
        number: read_number(fields),
        taken: fields.count("taken").map(|taken| taken.value),
        minute: fields.read_with(
            "minute",
            Code::NumberUnreadable,
            ("the number of a minute", "type it as the book has it, like `32`, or `none` where a minute has no number"),
            minute_number,
        ),
        confirms: fields.texts("confirms"),
        sort: fields.one_of(
            "sort",
            &[
                ("standing", ItemSort::Standing),
                ("report", ItemSort::Report),
                ("question", ItemSort::Question),
                ("petition", ItemSort::Petition),
                ("motion", ItemSort::Motion),
                ("urgent", ItemSort::Urgent),
            ],
        ),
        urgent: read_urgent(fields, "the special circumstances for which it cannot wait"),
        documents: documents(fields),
        declarations: fields.forms("declarations", "a declaration", read_declaration),
        actions: fields.forms("actions", "an action", read_action),
        prose: read_prose(fields),
        access: access::read(fields),
        allowed: access::allowed(fields),
        draft: fields.closing_flag("draft"),
    }
}

/// The special circumstances; a mere yes still marks the item as urgent, and is asked for them.
pub(super) fn read_urgent(fields: &mut Fields, reason: &str) -> Option<String> {
    let urgent = fields.text("urgent")?;
    if !access::says_why(&urgent.value) {
        fields.source().say(
            Diagnostic::new(Code::ValueType, urgent.place, "`urgent` does not say why")
                .hint(format!("type {reason}: `urgent: \"…\"`")),
        );
    }
    Some(urgent.value)
}

fn read_prose(fields: &mut Fields) -> Prose {
    fields.one_of("action", &[("none", Prose::AsksNothing)]).unwrap_or(Prose::Read)
}

fn read_number(fields: &mut Fields) -> TypedNumber {
    match fields.text("number") {
        None => TypedNumber::ByFile,
        Some(number) if number.value.eq_ignore_ascii_case("none") => TypedNumber::None,
        Some(number) => TypedNumber::Given(number),
    }
}

/// Markdown in a value.
fn markdown(fields: &mut Fields, name: &'static str, rules: &BodyRules) -> ReadBody {
    match fields.text(name) {
        Some(text) => read_value_body(fields.source(), &text.value, &text.place.range, rules),
        None => ReadBody::default(),
    }
}

pub(super) fn read_report(fields: &mut Fields, rules: &BodyRules) -> ReportPaper {
    let (key_decision, key_notice) = read_key_decision(fields);
    ReportPaper {
        title: fields.required_text("title", "\"Winter gritting: options\""),
        title_public: fields.words("title_public"),
        language: fields.language(),
        authors: fields.names("author"),
        date: fields.date("date"),
        key_decision,
        key_notice,
        wards: fields.texts("wards").into_iter().map(|ward| ward.value).collect(),
        recommendations: fields
            .texts("recommendations")
            .into_iter()
            .map(|text| read_value_body(fields.source(), &text.value, &text.place.range, rules))
            .collect(),
        background_papers: read_background_papers(fields),
        access: access::read(fields),
        allowed: access::allowed(fields),
        draft: fields.closing_flag("draft"),
    }
}

/// `true`, `false`, or how the decision was announced, which makes it one.
fn read_key_decision(fields: &mut Fields) -> (Option<bool>, Option<KeyNotice>) {
    let Some(node) = fields.node("key_decision").filter(|node| matches!(node.value, Value::Form(_))) else {
        return (fields.flag("key_decision"), None);
    };
    let place = fields.source().place(&node.range);
    let notice = fields.read_form("a key decision", node, |fields| KeyNotice {
        published: fields.date("notice"),
        general_exception: fields.words("general_exception"),
        special_urgency: fields.words("special_urgency"),
        place,
    });
    (Some(true), Some(notice))
}

fn read_background_papers(fields: &mut Fields) -> Vec<BackgroundPaper> {
    let mut papers = Vec::new();
    for node in fields.nodes("background_papers") {
        match scalar(node) {
            Some(title) => papers.push(BackgroundPaper { title, location: None }),
            None => papers.extend(fields.read_form("a background paper", node, |fields| {
                let title = fields.required_text("title", "\"Winter service plan 2017\"");
                let location = fields.words("where");
                Some(BackgroundPaper { title: title?.value, location })
            })),
        }
    }
    papers
}

pub(super) fn read_resolution(fields: &mut Fields) -> ResolutionPaper {
    ResolutionPaper {
        number: fields.count("number"),
        outcome: fields.one_of("outcome", &Outcome::ALL.map(|outcome| (outcome.word(), outcome))),
        moved: fields.named("moved"),
        seconded: fields.named("seconded"),
        vote: fields.form("vote", "a vote", read_vote),
        actions: fields.forms("actions", "an action", read_action),
        prose: read_prose(fields),
        affects: fields.forms("affects", "an effect", |fields| {
            let resolution = fields.required_text("resolution", "osmb/2018-06-28/it-strategy/resolution-2");
            let how = fields.one_of(
                "how",
                &[("amends", Effect::Amends), ("rescinds", Effect::Rescinds), ("completes", Effect::Completes)],
            );
            Some(TypedAffect { resolution: resolution?, how: how? })
        }),
        draft: fields.closing_flag("draft"),
    }
}
