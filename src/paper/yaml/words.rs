//! What the YAML library complains of, in the words of somebody who knows no YAML.

/// What is wrong with `title:Minutes`.
pub(super) const NO_SPACE: (&str, &str) =
    ("this line has no colon and space after its key", "type `key: value`, with a space after the colon");

/// What is wrong with anything else.
pub(super) const NO_KEYS: (&str, &str) = (
    "this cannot be read as `key: value` lines",
    "look for a missing quotation mark, bracket or colon here or on the line above",
);

/// What the library complains of at byte `at`, and what to type, for someone who does not know YAML.
pub(super) fn in_plain_words(error: &str, yaml: &str, at: usize) -> (&'static str, String) {
    let line = line_around(yaml, at);
    let quoted = line.split_once(':').map(|(key, value)| {
        let value = value.trim().replace('\\', "\\\\").replace('"', "\\\"");
        format!("`{}: \"{value}\"`", key.trim_start())
    });
    let quote_it = |reason: &str| match &quoted {
        Some(quoted) => format!("{reason}: type {quoted}"),
        None => format!("{reason}: put it between quotes"),
    };
    let has_tab = line.starts_with('\t') || yaml[at..].lines().nth(1).is_some_and(|next| next.starts_with('\t'));
    if has_tab || error.contains("found a tab") {
        ("a tab stands where spaces should", "indent with spaces: two for each step".into())
    } else if error.contains("anchor") || error.contains("alias") || error.contains("budget") {
        ("`&` and `*` at the beginning of a value mean something else here", quote_it("put the value between quotes"))
    } else if error.contains("mapping values are not allowed") {
        let is_indented = line.starts_with(' ') && !line[..line.find(':').unwrap_or(0)].contains(['{', '[']);
        if is_indented && line.matches(": ").count() < 2 {
            (
                "this line is indented further than the one above allows",
                "begin it in the same column as the key it belongs with".into(),
            )
        } else {
            ("there is a second colon in this value", quote_it("a value with a colon in it stands between quotes"))
        }
    } else if error.contains("quote") && error.contains("unclosed") {
        let hint = match &quoted {
            Some(quoted) if yaml[at..].starts_with('\'') => {
                format!("close it with the same mark, or, if it is an apostrophe, type {quoted}")
            }
            _ => "close it with the same mark at the end of the value".to_owned(),
        };
        ("this quotation mark is never closed", hint)
    } else if error.contains("trailing content after") {
        (
            "there are more words after the closing quotation mark",
            quote_it("write a mark inside quotes twice (`''`), or use the other kind"),
        )
    } else if error.contains("unclosed bracket") {
        ("this bracket is never closed", "close it: `[ … ]` or `{ … }`".into())
    } else if error.contains("expected ':'") && line.starts_with('-') {
        ("there is no space behind this hyphen", format!("type `- {}`", line.trim_start_matches('-').trim_start()))
    } else if error.contains("expected ':'") {
        (NO_SPACE.0, format!("{}; or two spaces before it, if it goes on with the line above", NO_SPACE.1))
    } else if error.contains("unexpected character") || error.contains("non-finite") {
        ("a value may not begin with this character", quote_it("put the value between quotes"))
    } else if error.contains("multiple YAML documents") {
        ("a second `---` stands inside the settings", "take the line away".into())
    } else if has_more_behind_a_bracket(line) {
        ("there are more words after the closing bracket", quote_it("put the value between quotes"))
    } else if !line.starts_with(' ') && yaml.trim_start_matches('\n').starts_with(' ') {
        ("this line begins further left than the one above", "begin all keys in the first column".into())
    } else {
        (NO_KEYS.0, NO_KEYS.1.into())
    }
}

/// Does a value begin with something in brackets, and go on, as in `title: [Exempt] Land`?
fn has_more_behind_a_bracket(line: &str) -> bool {
    let value = line.split_once(": ").map_or("", |(_, value)| value.trim());
    let behind = match value.chars().next() {
        Some('[') => value.split_once(']'),
        Some('{') => value.split_once('}'),
        _ => None,
    };
    behind.is_some_and(|(_, behind)| behind.trim_start().starts_with(char::is_alphanumeric))
}

fn line_around(yaml: &str, at: usize) -> &str {
    let start = yaml[..at].rfind('\n').map_or(0, |end| end + 1);
    let end = yaml[at..].find('\n').map_or(yaml.len(), |end| at + end);
    yaml[start..end].trim_end()
}
