//! The text of a new paper: a pattern, its gaps filled with what is safe in YAML.

/// Fills each `{gap}` of a pattern; braces around anything else stay.
pub(super) fn fill(pattern: &str, gaps: &[(&str, &str)]) -> String {
    let mut text = String::with_capacity(pattern.len());
    let mut rest = pattern;
    while let Some(open) = rest.find('{') {
        text.push_str(&rest[..open]);
        rest = &rest[open..];
        let filling = rest.find('}').and_then(|close| {
            let (_, filling) = gaps.iter().find(|(gap, _)| *gap == &rest[1..close])?;
            Some((filling, close + 1))
        });
        let (filling, length) = filling.map_or(("{", 1), |(filling, length)| (*filling, length));
        text.push_str(filling);
        rest = &rest[length..];
    }
    text + rest
}

/// Words as a YAML string: in quotes, with everything escaped that could end it or that nobody can see.
pub(super) fn quoted(words: &str) -> String {
    let mut quoted = String::from("\"");
    for character in words.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            '\u{2028}' | '\u{2029}' | '\u{feff}' => quoted.extend([format!("\\u{:04X}", u32::from(character))]),
            _ if character.is_control() => quoted.extend([format!("\\x{:02X}", u32::from(character))]),
            _ => quoted.push(character),
        }
    }
    quoted + "\""
}

/// A title as typed, on one line and without space around it.
pub(super) fn one_line(title: &str) -> String {
    title.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fills_a_gap_is_not_filled_again() {
        let text = fill("{ a: {title} } {number} {", &[("title", "{number}"), ("number", "6")]);
        assert_eq!(text, "{ a: {number} } 6 {");
    }
}
