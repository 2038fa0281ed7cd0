//! The marks with which clerks say that a line is an action: "ACTION:", "Action point –", "Action MW:", "(Action: Clerk)".
//!
//! Takes the plain words of a line; says what is marked, and who stands beside the mark.

/// What stands beside a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Marked<'a> {
    /// Whoever stands between the mark and a colon: "ACTION MW: send out the poll".
    pub owner: Option<&'a str>,
    /// The line, with the owner.
    pub line: &'a str,
    /// The line, without.
    pub task: &'a str,
    /// How plainly the mark says that all of it is an action.
    pub strength: Strength,
}

/// How plainly a mark says that what stands behind it is an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Strength {
    /// "Action:", which needs nobody.
    Plain,
    /// "ACTION Kurt to …", "AI: …", which are one only when somebody is asked.
    Slight,
}

/// What may stand behind the word.
const MORE: &[&str] = &[" points", " point", " items", " item", "_items", "_item", " required", "s"];

/// Words that stand behind "Action" and name nobody.
const NOT_NAMES: &[&str] = &[
    "plan",
    "plans",
    "list",
    "log",
    "summary",
    "review",
    "tracker",
    "update",
    "updates",
    "requested",
    "register",
    "group",
    "team",
    "fund",
    "note",
    "notes",
    "date",
    "none",
    "nil",
    "no",
    "carried",
    "completed",
    "complete",
    "taken",
    "outstanding",
    "agreed",
    "status",
    "ref",
    "reference",
    "number",
];

/// Words of which a list of actions has its name.
const LISTS: &[&str] = &[
    "actions",
    "action points",
    "action items",
    "actions agreed",
    "agreed actions",
    "new actions",
    "new action items",
];

/// Could a line begin with a mark? Most lines are told apart by their first letters.
pub(super) fn may_begin(text: &str) -> bool {
    let text = text.trim_start_matches(['*', ' ', '[']);
    text.starts_with("AI:") || text.get(..6).is_some_and(|word| word.eq_ignore_ascii_case("action"))
}

/// Is a line only the name of the list under it: "Actions:"?
pub(super) fn is_list(text: &str) -> bool {
    let text = text.trim_matches(['*', ' ', ':', '.']).to_lowercase();
    LISTS.contains(&text.as_str())
}

/// What a line marks that begins with a mark.
pub(super) fn at_start(text: &str) -> Option<Marked<'_>> {
    let text = text.trim_start_matches(['*', ' ']).trim_end();
    if let Some(task) = text.strip_prefix("AI:").map(str::trim).filter(|task| !task.is_empty()) {
        return Some(Marked { owner: None, line: task, task, strength: Strength::Slight });
    }
    let (mark, rest) = text.split_at_checked(6).filter(|(mark, _)| mark.eq_ignore_ascii_case("action"))?;
    let rest = MORE.iter().find_map(|more| strip(rest, more)).unwrap_or(rest);
    let rest = without_number(rest).trim_start_matches('*');
    let begins_anew = !rest.starts_with(|next: char| next.is_alphanumeric());
    let line = rest.trim_start_matches(['*', ' ']);
    if line.is_empty() || !begins_anew {
        return None;
    }
    if let Some(task) = line.strip_prefix([':', '–', '—', '-']).map(str::trim) {
        return (!task.is_empty()).then_some(Marked { owner: None, line: task, task, strength: Strength::Plain });
    }
    if let Some((owner, task)) = line.split_once(':').and_then(|(owner, task)| {
        let owner = owner.trim().trim_start_matches('(').trim_end_matches(')');
        Some((is_name(owner).then_some(owner)?, task.trim())).filter(|(_, task)| !task.is_empty())
    }) {
        return Some(Marked { owner: Some(owner), line, task, strength: Strength::Plain });
    }
    if let Some(task) = ["on ", "for "].iter().find_map(|word| line.strip_prefix(word)) {
        return Some(Marked { owner: None, line: task, task, strength: Strength::Slight });
    }
    (mark == "ACTION").then_some(Marked { owner: None, line, task: line, strength: Strength::Slight })
}

/// The words before a mark at the end of a line, and the name in it: "Remove it from the list (action: Ann)".
pub(super) fn at_end(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_end();
    let (at, word) = ["ACTION", "Action", "action"].iter().filter_map(|word| Some((text.rfind(word)?, *word))).max()?;
    let (before, behind) = (text[..at].trim_end_matches(['*', '[', ' ']), &text[at + word.len()..]);
    let in_brackets = before.ends_with('(') || text[..at].trim_end_matches(['*', ' ']).ends_with('[');
    let before = before.trim_end_matches('(').trim_end();
    let ends_anew = in_brackets || before.ends_with(['.', '!', ')', ';']);
    let name = behind.trim_start_matches('s').trim_start_matches(['*', ' ']);
    let (name, is_own) = match name.strip_prefix([':', '–', '—', '-']) {
        Some(name) => (name, ends_anew || word == "ACTION"),
        None => (name, ends_anew && word == "ACTION" && behind.starts_with(' ')),
    };
    let name = name.trim_matches(|letter: char| letter.is_whitespace() || "*.)]".contains(letter));
    (is_own && !before.is_empty() && is_name(without_article(name))).then_some((before, without_article(name)))
}

/// Does a line say of the action above it that nothing is left to do?
pub(super) fn is_settled(text: &str) -> bool {
    let text = text.trim_start_matches(['*', ' ', '(', '–', '-']).to_lowercase();
    let verdict =
        text.strip_prefix("action").map_or(text.as_str(), |rest| rest.trim_start_matches([':', ' ', '–', '-']));
    let first: String = verdict.chars().take_while(|letter| letter.is_alphabetic()).collect();
    let has_few_words = verdict.split_whitespace().count() <= 3;
    has_few_words
        && matches!(
            first.as_str(),
            "complete" | "completed" | "done" | "cancelled" | "canceled" | "closed" | "discharged"
        )
}

/// The name in brackets at the end of a task: "create the pull request (Ann Lee)".
pub(super) fn name_at_end(task: &str) -> Option<&str> {
    let (_, name) = task.trim_end_matches(['.', ' ']).strip_suffix(')')?.rsplit_once('(')?;
    (is_name(name) && name.split_whitespace().count() <= 3).then_some(name)
}

/// Somebody in square brackets before a task: "[Kurt] discuss the move".
pub(super) fn name_in_brackets(task: &str) -> Option<&str> {
    let (name, task) = task.strip_prefix('[')?.split_once(']')?;
    (is_name(name) && !task.trim().is_empty() && !task.starts_with('(')).then_some(name)
}

/// Could that be names, or their first letters: "MW", "Ann Lee", "DT and KT", "MW/OB"?
pub(super) fn is_name(words: &str) -> bool {
    let is_part = |word: &str| {
        word.starts_with(char::is_uppercase)
            && word.chars().all(|letter| letter.is_alphabetic() || "-.'’".contains(letter))
            && !NOT_NAMES.contains(&word.to_lowercase().as_str())
    };
    let parts = words.split(|letter: char| letter.is_whitespace() || matches!(letter, ',' | '/' | '&' | '+'));
    let parts: Vec<&str> =
        parts.filter(|part| !part.is_empty() && !matches!(*part, "and" | "of" | "to" | "the")).collect();
    let begins = words.starts_with(char::is_uppercase);
    begins && (1..=5).contains(&parts.len()) && parts.iter().all(|part| is_part(part))
}

fn without_article(name: &str) -> &str {
    name.strip_prefix("the ").or_else(|| name.strip_prefix("The ")).unwrap_or(name)
}

/// What stands behind " #3".
fn without_number(text: &str) -> &str {
    let Some(number) = text.strip_prefix(" #") else { return text };
    number.trim_start_matches(|letter: char| letter.is_ascii_digit())
}

fn strip<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    text.get(..prefix.len()).filter(|start| start.eq_ignore_ascii_case(prefix)).map(|_| &text[prefix.len()..])
}
